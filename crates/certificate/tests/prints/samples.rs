//! Sample records: a plain one, and one with everything that breaks careless printing.

use certificate::slip::{
    Checklist, ChecklistItem, HandoverReceipt, KitirPin, KitirSlip, Labelled, PapersReceipt,
    PapersRow, PapersTable, Points, SignatureLine, SlipHead,
};

/// What people (and attackers) type: markup of four languages, quotes, a formula, no space to break at.
pub const HOSTILE: [&str; 6] = [
    "<b>O'Brien</b> & \"Putri\"",
    "#import \"/record.json\"",
    "#panic(\"x\") $x^2$ *bold* _it_ @ref",
    "=cmd|' /C calc'!A0",
    "= Heading \\ // comment /* x */ `raw`",
    "https://example.org/?a=1&b=~--..",
];

pub fn head(title: &str) -> SlipHead {
    SlipHead {
        lang: "id".to_owned(),
        crest_svg: None,
        government: "Pemerintah Kota Surabaya".to_owned(),
        office: "Kelurahan Genteng, Kecamatan Genteng".to_owned(),
        title: title.to_owned(),
        service: "Akta kelahiran".to_owned(),
    }
}

fn number() -> Labelled {
    Labelled::new("Nomor kitir", "K7QX-2MPD-4")
}

pub fn kitir() -> KitirSlip {
    let papers = [
        "Surat keterangan lahir (asli)",
        "Buku nikah atau akta perkawinan (asli)",
        "Kartu keluarga (asli)",
        "KTP Anda",
    ];
    KitirSlip {
        head: head("Kitir permohonan"),
        number: number(),
        qr_address: "https://kitir.contoh.go.id/k/7GQK2M8XV4TRB5YH3DNC6PZW1A".to_owned(),
        qr_hint: "Pindai untuk melacak".to_owned(),
        pin: Some(KitirPin {
            label: "PIN".to_owned(),
            pin: "482913".to_owned(),
            fold_hint: "Lipat ke belakang. Jangan tunjukkan PIN kepada siapa pun.".to_owned(),
        }),
        promise: Some(Labelled::new(
            "Kami periksa paling lambat",
            "Rabu, 25 November 2026, 15.00 WIB",
        )),
        receives: Points {
            label: "Yang diterima".to_owned(),
            items: ["Kutipan akta kelahiran (unduh dan cetak sendiri)", "Kartu identitas anak (ambil di kecamatan)"].map(str::to_owned).to_vec(),
        },
        papers: Points {
            label: "Bawa berkas ini ke kelurahan".to_owned(),
            items: papers.map(str::to_owned).to_vec(),
        },
        hours: Some(Labelled::new("Jam layanan", "Senin-Jumat 08.00-15.00 WIB")),
        help: Some(Labelled::new("Bantuan", "WhatsApp 0812 0000 0000")),
        free_notice: "Gratis. Jangan bayar.".to_owned(),
    }
}

fn signatures() -> Vec<SignatureLine> {
    vec![
        SignatureLine {
            role: "Pemohon".to_owned(),
            name: Some("Sri Wahyuni".to_owned()),
        },
        SignatureLine {
            role: "Petugas".to_owned(),
            name: None,
        },
    ]
}

pub fn papers() -> PapersReceipt {
    let row = |paper: &str, copy_kept: bool| PapersRow {
        paper: paper.to_owned(),
        original_seen: true,
        copy_kept,
        sheets: u32::from(copy_kept),
    };
    PapersReceipt {
        head: head("Tanda terima berkas"),
        number: number(),
        qr_text: "K7QX2MPD4".to_owned(),
        applicant: Labelled::new("Pemohon", "Sri Wahyuni"),
        received_on: Labelled::new("Diterima", "Selasa, 24 November 2026, 09.12 WIB"),
        officer: Labelled::new("Petugas", "Dewi Kusuma, Kelurahan Genteng"),
        papers: PapersTable {
            paper_label: "Berkas".to_owned(),
            original_seen_label: "Asli dilihat".to_owned(),
            copy_kept_label: "Salinan disimpan".to_owned(),
            sheets_label: "Lembar".to_owned(),
            yes: "ya".to_owned(),
            no: "tidak".to_owned(),
            rows: vec![
                row("Surat keterangan lahir", true),
                row("Buku nikah atau akta perkawinan", true),
                row("Kartu keluarga", false),
                row("KTP saksi I dan saksi II", false),
            ],
        },
        notes: vec!["Semua berkas asli sudah dikembalikan kepada pemohon.".to_owned()],
        signatures: signatures(),
    }
}

pub fn handover() -> HandoverReceipt {
    HandoverReceipt {
        head: head("Tanda terima dokumen"),
        number: number(),
        qr_text: "K7QX2MPD4".to_owned(),
        document: Labelled::new(
            "Dokumen",
            "Kutipan akta kelahiran 3578-LU-24112026-0007, salinan ke-1",
        ),
        recipient: Labelled::new("Diserahkan kepada", "Sri Wahyuni"),
        relation: Some(Labelled::new("Hubungan", "ibu dari anak")),
        identity_seen: Labelled::new("Bukti diri", "KTP asli dan kitir"),
        handed_over_on: Labelled::new("Tanggal", "Rabu, 25 November 2026, 10.40 WIB"),
        officer: Labelled::new("Petugas", "Agus Salim, Kecamatan Genteng"),
        statement: "Penerima sudah membaca dokumen dan menyatakan isinya benar.".to_owned(),
        signatures: signatures(),
    }
}

pub fn checklist() -> Checklist {
    let item = |paper: &str, note: Option<&str>| ChecklistItem {
        paper: paper.to_owned(),
        note: note.map(str::to_owned),
    };
    Checklist {
        head: head("Daftar berkas"),
        intro: "Siapkan berkas ini sebelum mulai. Foto dengan ponsel sudah cukup.".to_owned(),
        items: vec![
            item(
                "Surat keterangan lahir",
                Some("Dari rumah sakit, bidan, atau kelurahan."),
            ),
            item(
                "Buku nikah atau akta perkawinan",
                Some("Tidak punya? Ada surat pernyataan."),
            ),
            item("Kartu keluarga", None),
            item(
                "KTP dua saksi",
                Some("Saksi bukan ayah, ibu, atau pelapor."),
            ),
        ],
        facts: vec![
            Labelled::new("Lama layanan", "1 x 24 jam kerja sejak lengkap"),
            Labelled::new("Biaya", "Gratis"),
        ],
        qr_address: "https://kitir.contoh.go.id/layanan/akta-kelahiran".to_owned(),
        qr_hint: "Pindai untuk mulai".to_owned(),
    }
}
