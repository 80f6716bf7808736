//! Every citizen component with sample data (synthetic people, NIK 99…).

use super::super::*;
use maud::{Markup, html};

pub fn pages(chrome: &Chrome<'_>) -> Vec<(&'static str, String)> {
    let samples: [(&'static str, &str, bool, Option<&str>, Markup); 7] = [
        ("citizen-start", "Akta kelahiran", false, None, start()),
        ("citizen-question", "Kapan bayi lahir?", true, Some("/kembali"), question(chrome)),
        ("citizen-fields", "Isian lain", false, Some("/kembali"), fields(chrome)),
        ("citizen-documents", "Dokumen", false, Some("/kembali"), documents(chrome)),
        ("citizen-check", "Periksa jawaban", false, Some("/kembali"), check(chrome)),
        ("citizen-kitir", "Permohonan terkirim", false, None, kitir()),
        ("citizen-death", "Laporan kematian terkirim", false, None, html! {
            (Panel { title: "Laporan kematian terkirim", body: html! { p { "Kami turut berduka." } }, neutral: true })
        }),
    ];
    samples
        .into_iter()
        .map(|(name, title, errors, back, body)| {
            let page = CitizenPage { chrome, title, service: Some("Akta kelahiran"), errors, back, body };
            (name, citizen_page(&page).into_string())
        })
        .collect()
}

fn field<'a>(words: &'a Words, name: &'a str, label: &'a str) -> Field<'a> {
    Field { words, name, label, ..Default::default() }
}

pub fn start() -> Markup {
    let card = |title: &str, text: &str| LinkCard { title: title.into(), href: "/layanan".into(), text: Some(text.into()) };
    html! {
        h1 { "Akta kelahiran" }
        p.lead { "Bukti resmi bahwa kelahiran anak Anda tercatat. Bisa diurus dari rumah lewat HP." }
        (Inset { body: html! { p { "Selesai " strong { "3 hari kerja" } " sejak berkas lengkap. Rata-rata bulan lalu 1,4 hari." } } })
        h2 { "Yang perlu disiapkan" }
        ul { li { "Surat keterangan lahir" } li { "Kartu keluarga" } li { "Buku nikah, bila ada" } }
        (WarningText { prefix: "Penting", text: "Lapor paling lambat 60 hari sejak bayi lahir." })
        (ButtonLink { label: "Mulai", href: "/mulai", start: true, ..Default::default() })
        (Details { summary: "Cara lain mengurus", body: html! { p { "Datang ke kelurahan, Senin-Jumat 08.00-15.00." } }, ..Default::default() })
        h2 { "Layanan lain" }
        (LinkCards { cards: &[card("Akta kematian", "Paling lambat 30 hari"), card("Kartu keluarga", "Tambah anggota, ubah data")] })
    }
}

fn question(chrome: &Chrome<'_>) -> Markup {
    let words = chrome.words;
    let faults = [Fault { text: "Bulan harus antara 1 dan 12".into(), href: Some("#birth-date-month".into()) }];
    let date = DateInput {
        field: Field {
            heading: true,
            hint: Some("Contoh: 8 7 2026"),
            error: Some("Bulan harus antara 1 dan 12"),
            warning: Some("Sudah 73 hari sejak lahir: perlu surat tambahan."),
            ..field(words, "birth-date", "Kapan bayi lahir?")
        },
        day: "8",
        month: "17",
        year: "2026",
        wrong: DateParts { month: true, ..Default::default() },
        ..Default::default()
    };
    html! {
        (ErrorSummary { words, faults: &faults })
        (Form { action: "/tanggal", idempotency: "00112233445566778899aabbccddeeff", body: html! {
            (date)
            (Button { label: "Simpan dan lanjut", ..Default::default() })
        }, ..Default::default() })
    }
}

fn choice(value: &str, label: &str) -> Choice {
    Choice { value: value.into(), label: label.into(), ..Default::default() }
}

fn fields(chrome: &Chrome<'_>) -> Markup {
    let words = chrome.words;
    let reveal = html! { (TextInput { field: field(words, "other-place", "Sebutkan tempatnya"), ..Default::default() }) };
    let places = [
        Choice { hint: Some("Rumah sakit, puskesmas, klinik".into()), checked: true, ..choice("hospital", "Fasilitas kesehatan") },
        choice("home", "Rumah"),
        Choice { reveal: Some(reveal), ..choice("other", "Tempat lain") },
    ];
    let wards = ["Genteng", "Embong Kaliasin"].map(|ward| SelectOption {
        value: ward.into(),
        label: ward.into(),
        group: Some("Kecamatan Genteng".into()),
        ..Default::default()
    });
    let name = Field { error: Some("Tulis nama tanpa angka"), hint: Some("Seperti di KTP"), ..field(words, "name", "Nama Anda") };
    let fields = html! {
        (TextInput { field: name, value: "<b>O'Brien 2", kind: InputKind::Name, autocomplete: Some("name"), ..Default::default() })
        (GroupedNumber { field: Field { hint: Some("16 angka"), ..field(words, "nik", "NIK ibu") }, value: "9978071708010001", groups: &[4, 4, 4, 4], ..Default::default() })
        (TextInput { field: field(words, "weight", "Berat bayi"), kind: InputKind::Digits, width: Width::Chars5, suffix: Some("gram"), ..Default::default() })
        (Radios { field: field(words, "place", "Di mana bayi lahir?"), choices: &places, divider: Some("atau"), ..Default::default() })
        (Radios { field: field(words, "sex", "Jenis kelamin"), choices: &[choice("f", "Perempuan"), choice("m", "Laki-laki")], inline: true, ..Default::default() })
        (Checkboxes { field: field(words, "papers", "Surat yang Anda punya"), choices: &[Choice { checked: true, ..choice("kk", "Kartu keluarga") }, choice("marriage", "Buku nikah")] })
        (Select { field: field(words, "ward", "Kelurahan"), empty: Some("Pilih satu"), options: &wards })
        (Textarea { field: field(words, "note", "Catatan"), value: "", rows: 3 })
        (SingleCheckbox { field: field(words, "truth", "Data yang saya tulis benar"), value: "1", checked: false })
        (button_group(&[
            html! { (Button { label: "Simpan dan lanjut", ..Default::default() }) },
            html! { (Button { label: "Lanjutkan nanti", emphasis: Emphasis::Secondary, name: Some("later"), value: Some("1"), ..Default::default() }) },
            html! { (Button { label: "Batalkan permohonan", emphasis: Emphasis::Warning, ..Default::default() }) },
        ]))
    };
    html! {
        h1 { "Isian lain" }
        (Form { action: "/isian", idempotency: "00", body: fields, ..Default::default() })
    }
}

fn documents(chrome: &Chrome<'_>) -> Markup {
    let words = chrome.words;
    let task = |title: &str, status: &str, tone, href: Option<&str>| Task {
        title: title.into(),
        status: status.into(),
        tone,
        href: href.map(String::from),
        ..Default::default()
    };
    let tasks = [
        task("Pelapor", "Selesai", Tone::Good, Some("/pelapor")),
        task("Bayi", "Sedang diisi", Tone::Progress, Some("/bayi")),
        Task { hint: Some("Ibu, ayah, buku nikah".into()), ..task("Orang tua", "Belum diisi", Tone::Neutral, Some("/ortu")) },
        task("Dokumen", "Perlu diperbaiki", Tone::Attention, Some("/dokumen")),
        task("Kirim", "Belum bisa", Tone::Neutral, None),
    ];
    let upload = FileUpload {
        field: Field { hint: Some("Seluruh surat terlihat, tulisan terbaca."), ..field(words, "letter", "Foto surat keterangan lahir") },
        ..Default::default()
    };
    html! {
        h1 { "Dokumen" }
        (TaskList { id: "tasks", tasks: &tasks })
        (DocumentCard {
            title: "Surat keterangan lahir",
            thumbnail: Some(("contoh.svg", "Surat keterangan lahir, kecil")),
            status: html! { (Tag { text: "Kurang jelas", tone: Tone::Attention }) },
            detail: html! { p { "Foto buram. Ambil ulang di tempat terang, tanpa lampu kilat." } },
            actions: html! { a href="/ulang" { "Ambil ulang" span.govuk-visually-hidden { " surat keterangan lahir" } } },
            ..Default::default()
        })
        (Form { action: "/dokumen", idempotency: "00", multipart: true, body: html! {
            (upload) (Button { label: "Kirim foto", ..Default::default() })
        }, ..Default::default() })
        (Photo { src: "contoh.svg", alt: "Foto kartu keluarga", caption: Some("Tulisan terlihat jelas?") })
    }
}

fn check(chrome: &Chrome<'_>) -> Markup {
    let words = chrome.words;
    let row = |key: &str, value: &str, what: &str| SummaryRow {
        key: key.into(),
        value: html! { (value) },
        change: Some(Change { href: "/ubah".into(), what: what.into() }),
    };
    let rows = [
        row("Nama bayi", "Bunga Kenanga Pertiwi", "nama bayi"),
        row("Tanggal lahir", "8 Juli 2026", "tanggal lahir"),
        SummaryRow { change: None, ..row("Biaya", "Gratis", "") },
    ];
    let column = |title: &str, numeric| Column { title: title.into(), numeric };
    html! {
        h1 { "Periksa jawaban" }
        (Notification { title: "Tersimpan.", body: html! { p { "Permohonan belum dikirim." } }, tone: Tone::Good })
        (Notification { title: "Perlu Anda perbaiki.", body: html! { p { "Satu foto kurang jelas." } }, tone: Tone::Attention })
        h2 { "Bayi" }
        (SummaryList { words, rows: &rows })
        (Table { caption: "Waktu layanan", columns: &[column("Tahap", false), column("Hari", true)], rows: &[vec![html! { "Kelurahan" }, html! { "1" }], vec![html! { "Dispendukcapil" }, html! { "2" }]], row_headers: true })
        (Pagination { words, previous: Some("/1"), next: Some("/3"), position: "51-100 dari 240" })
    }
}

pub fn slip<'a>(lines: &'a [(String, Markup)], address: &'a str) -> Slip<'a> {
    Slip {
        government: "Pemerintah Kota Surabaya",
        title: "Kitir akta kelahiran",
        number_label: "Nomor kitir",
        number: "K7QX-2MPD-4",
        qr: qr_svg("https://kitir.contoh.go.id/k/0123456789abcdef0123456789abcdef", "Kode QR ke halaman lacak"),
        address,
        pin: Some(SlipPin { label: "PIN", show: "Tampilkan PIN", pin: "482 913", remark: "Jangan berikan kepada siapa pun.", open: false }),
        lines,
        free_of_charge: "Layanan ini gratis. Jangan bayar siapa pun.",
        ..Default::default()
    }
}

pub fn slip_lines() -> Vec<(String, Markup)> {
    vec![
        ("Kantor".into(), html! { "Kelurahan Genteng" }),
        ("Kami periksa paling lambat".into(), html! { "Rabu 25 November 15.00" }),
        ("Bawa".into(), html! { "Surat keterangan lahir asli, KTP" }),
    ]
}

pub fn steps() -> Vec<TimelineStep> {
    let step = |title: &str, state, word: &str, when: Option<&str>| TimelineStep {
        title: title.into(),
        state,
        state_word: word.into(),
        when: when.map(String::from),
        ..Default::default()
    };
    vec![
        step("Terkirim", StepState::Done, "selesai", Some("Senin 23 Nov 09.12")),
        TimelineStep {
            office: Some("Kelurahan Genteng".into()),
            note: Some(html! { p { "Waktu layanan berhenti sampai Anda memperbaiki." } }),
            ..step("Perlu Anda perbaiki", StepState::Paused, "menunggu Anda", Some("Selasa 24 Nov 10.05"))
        },
        step("Diperiksa Dispendukcapil", StepState::Current, "sekarang", Some("paling lambat Rabu 25 Nov 15.00")),
        step("Siap diambil", StepState::Upcoming, "nanti", None),
        step("Ditolak", StepState::Stopped, "berhenti", None),
    ]
}

fn kitir() -> Markup {
    html! {
        (Panel { title: "Permohonan terkirim", body: html! { p { "Simpan nomor kitir ini." } }, neutral: false })
        (slip(&slip_lines(), "kitir.contoh.go.id/k/0123456789abcdef0123456789abcdef"))
        (button_group(&[
            html! { (ButtonLink { label: "Simpan PDF", href: "/pdf", ..Default::default() }) },
            html! { (ButtonLink { label: "Kirim ke WhatsApp saya", href: "https://wa.me/", emphasis: Emphasis::Secondary, ..Default::default() }) },
        ]))
        h2 { "Perjalanan permohonan" }
        (Timeline { steps: &steps() })
    }
}
