//! Every staff component with sample data.

use super::super::*;
use maud::{Markup, html};

pub fn pages(chrome: &Chrome<'_>) -> Vec<(&'static str, String)> {
    let menu = ["Meja kerja", "Antrean", "Daftarkan"]
        .map(|text| MenuLink { text: text.into(), href: "/petugas".into(), current: text == "Meja kerja" });
    let keys = [("j / k", "baris berikut / sebelumnya"), ("Enter", "buka baris"), ("?", "daftar ini")]
        .map(|(key, text)| (key.to_owned(), text.to_owned()));
    let samples: [(&'static str, &str, Markup); 4] = [
        ("staff-desk", "Meja kerja", desk(chrome)),
        ("staff-review", "Periksa berkas", review()),
        ("staff-compare", "Bandingkan", compare(chrome)),
        ("staff-sign-in", "Masuk untuk petugas", sign_in()),
    ];
    samples
        .into_iter()
        .map(|(name, title, body)| {
            let list = html! { (ShortcutList { title: "Pintasan papan tik", keys: &keys, ..Default::default() }) };
            let page = StaffPage {
                chrome,
                title,
                errors: false,
                signed_in: Some(SignedIn { name: "Sari Petugas", post: "Petugas, Kelurahan Genteng", sign_out: "/petugas/keluar" }),
                menu: &menu,
                back: Some("/petugas"),
                shortcuts: true,
                shortcut_list: Some(list),
                body,
            };
            (name, staff_page(&page).into_string())
        })
        .collect()
}

fn sign_in() -> Markup {
    let words = PasskeyWords {
        missing: "Peramban ini tidak bisa memakai kunci sandi.".into(),
        stopped: "Dibatalkan atau terlalu lama.".into(),
        known: "Perangkat ini sudah terdaftar.".into(),
        failed: "Tidak berhasil.".into(),
    };
    html! {
        h1 { "Masuk untuk petugas" }
        (PasskeyForm {
            action: "/petugas/masuk/kunci", start: "/petugas/masuk/kunci/mulai", making: false, words: &words,
            explained: ("/petugas/kunci-sandi", "Apa itu kunci sandi?"), hidden: &[], body: html! {},
            button: Button { label: "Masuk dengan kunci sandi", ..Button::default() },
        })
    }
}

fn row(index: u16) -> QueueRow {
    let number = format!("K7QX-2MP{}-4", index % 10);
    let (text, used_percent, tone) = match index % 4 {
        0 => ("terlambat 2 jam", 130, Tone::Bad),
        1 => ("sisa 1 jam", 90, Tone::Attention),
        _ => ("sisa 5 jam", 30, Tone::Good),
    };
    QueueRow {
        href: format!("/petugas/permohonan/{index}"),
        cells: vec![
            html! { (number) },
            html! { "Akta kelahiran" },
            html! { "Bunga Kenanga Pertiwi" },
            html! { "24 Nov 08.1" (index % 10) },
            html! { (TimeLeft { text, used_percent, tone }) },
            html! { @if index % 3 == 0 { (Tag { text: "Putaran ke-2", tone: Tone::Progress }) } @else { (Tag { text: "Baru", tone: Tone::Neutral }) } },
            html! { @if index % 5 == 0 { "Sari" } @else { "belum diambil" } },
        ],
        select: Some(RowSelect { name: "pick".into(), value: index.to_string(), label: format!("Pilih {number}") }),
        late: index.is_multiple_of(4),
    }
}

fn desk(chrome: &Chrome<'_>) -> Markup {
    let tile = |number: &str, label: &str, tone| Tile { number: number.into(), label: label.into(), href: Some("/antrean".into()), tone };
    let filter = |text: &str, count, current| FilterLink { text: text.into(), href: "/antrean".into(), count: Some(count), current };
    let column = |title: &str| QueueColumn { title: title.into(), ..Default::default() };
    let columns = [
        column("No. kitir"),
        column("Layanan"),
        column("Nama"),
        QueueColumn { sort: Some("/urut".into()), ..column("Masuk") },
        QueueColumn { sort: Some("/urut".into()), sorted: Some(Sorted::Ascending), ..column("Sisa waktu") },
        column("Status"),
        column("Petugas"),
    ];
    let rows: Vec<QueueRow> = (0..12).map(row).collect();
    html! {
        h1 { "Meja kerja" }
        (ScanBox { action: "/petugas/pindai", label: "Pindai kitir atau ketik nomornya", hint: Some("Juga NIK, manifes, atau rak"), button: "Buka", autofocus: true, ..Default::default() })
        (NumberTiles { tiles: &[tile("14", "baru", Tone::Progress), tile("3", "jatuh tempo hari ini", Tone::Attention), tile("5", "dikembalikan", Tone::Neutral), tile("8", "siap diambil", Tone::Good)] })
        (Filters { label: "Saring antrean", links: &[filter("Semua", 27, true), filter("Belum diambil", 14, false), filter("Milik saya", 4, false)] })
        (Form { action: "/petugas/ambil", idempotency: "00", body: html! {
            (QueueTable { caption: "Antrean", columns: &columns, rows: &rows, select_title: "Pilih", empty: "Tidak ada pekerjaan." })
            (Button { label: "Ambil yang dipilih", key: Some("a"), ..Default::default() })
        }, ..Default::default() })
        (QueueTable { caption: "Dikembalikan", columns: &columns[..2], rows: &[], select_title: "Pilih", empty: "Tidak ada yang dikembalikan." })
        (Pagination { words: chrome.words, previous: None, next: Some("/2"), position: "1-12 dari 27" })
    }
}

fn review() -> Markup {
    let tab = |title: &str, status: &str, tone, current| DocumentTab {
        title: title.into(),
        href: "?dok=1".into(),
        status: html! { (Tag { text: status, tone }) },
        current,
        ..Default::default()
    };
    let check = |label: &str, value: &str, checked| CheckRow {
        label: label.into(),
        value: html! { (value) },
        name: "match".into(),
        tick_value: label.into(),
        tick_label: format!("{label} cocok"),
        checked,
        note: None,
    };
    let rows = [check("Nama bayi", "Bunga Kenanga Pertiwi", true), check("Tanggal lahir", "8 Juli 2026", false), check("NIK ibu", "9978 0717 0801 0001", false)];
    html! {
        h1 { "Periksa berkas K7QX-2MPD-4" }
        (SplitView {
            documents_label: "Dokumen",
            documents: html! {
                (DocumentTabs { label: "Pilih dokumen", tabs: &[tab("Surat lahir", "Diterima", Tone::Good, true), tab("Kartu keluarga", "Belum", Tone::Neutral, false)] })
                (DocumentViewer { src: "contoh.svg", alt: "Surat keterangan lahir", larger: "/besar", larger_label: "Buka gambar penuh", next: Some(("Dokumen berikut", "?dok=2")) })
            },
            fields_label: "Isian",
            fields: html! { (Form { action: "/petugas/periksa", idempotency: "00", hidden: &[("seen", "17")], id: Some("review"), body: html! {
                (CheckList { title: "Surat keterangan lahir", tick_word: "cocok", rows: &rows })
            }, ..Default::default() }) },
        })
        (ActionBar { label: "Tindakan", body: html! {
            (Button { label: "Terima", accesskey: Some("t"), form: Some("review"), ..Default::default() })
            (ButtonLink { label: "Kembalikan", href: "/kembalikan", emphasis: Emphasis::Secondary, accesskey: Some("k"), ..Default::default() })
            (ButtonLink { label: "Berikutnya", href: "/berikut", emphasis: Emphasis::Secondary, key: Some("n"), ..Default::default() })
        } })
    }
}

fn compare(chrome: &Chrome<'_>) -> Markup {
    let words = chrome.words;
    let sources = ["Permohonan", "Register", "Rumah sakit"].map(String::from);
    let fact = |fact: &str, values: [Option<&str>; 3]| ComparisonRow { fact: fact.into(), values: values.map(|value| value.map(String::from)).into() };
    let rows = [
        fact("Nama ibu", [Some("Sekar Arum"), Some("Sekar Arumi"), Some("Sekar Arum")]),
        fact("Tanggal lahir bayi", [Some("8 Juli 2026"), Some("8 Juli 2026"), None]),
    ];
    let candidate = |title: &str, name: &str, differs| Candidate {
        title: title.into(),
        href: Some("/petugas/lain".into()),
        status: html! { (Tag { text: "Diperiksa", tone: Tone::Progress }) },
        facts: vec![
            CandidateFact { fact: "Nama bayi".into(), value: name.into(), differs },
            CandidateFact { fact: "Tanggal lahir".into(), value: "8 Juli 2026".into(), differs: false },
        ],
        actions: html! {},
    };
    html! {
        h1 { "Bandingkan" }
        (Comparison { words, caption: "Data dari tiga sumber", fact_title: "Data", result_title: "Hasil", sources: &sources, rows: &rows })
        h2 { "Mungkin orang yang sama" }
        (SideBySide { words, candidates: &[candidate("Permohonan ini", "Bunga Kenanga Pertiwi", false), candidate("K2AB-77XY-9", "Bunga Kenanga P.", true)] })
    }
}
