//! The few texts that components say by themselves, already in the reader's language.
//!
//! **Invariant:** no sentence is written in Rust; a language that leaves a word out shows a gap that the page
//! tests find, never the wrong language. Next: `chrome.rs`.

/// Short texts used inside components, one set a language, built once from the Fluent files.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    /// Skip link: "Lewati ke isi".
    pub skip: String,
    /// Back link: "Kembali".
    pub back: String,
    /// Prefix of titles and messages of a page with faults, without colon: "Kesalahan".
    pub error: String,
    /// Heading of the error summary: "Ada yang perlu diperbaiki".
    pub error_summary: String,
    /// Prefix of a warning that does not block, without colon: "Perhatian".
    pub warning: String,
    /// "Ubah"; followed by the hidden name of the thing.
    pub change: String,
    /// Name of the language navigation: "Pilih bahasa".
    pub languages: String,
    /// Name of the staff navigation: "Menu utama".
    pub menu: String,
    /// "Keluar".
    pub sign_out: String,
    /// Labels of the three boxes of a date: "Tanggal", "Bulan", "Tahun".
    pub day: String,
    pub month: String,
    pub year: String,
    /// "Ambil foto", the camera input.
    pub take_photo: String,
    /// "Pilih foto atau PDF", the gallery input.
    pub choose_file: String,
    /// Name of the page numbers: "Halaman".
    pub pages: String,
    pub previous: String,
    pub next: String,
    /// Heading of the help contact in the footer: "Butuh bantuan?".
    pub help: String,
    /// "Layanan ini gratis. Jangan bayar siapa pun."
    pub free_of_charge: String,
    /// Name of the switch of text sizes: "Ukuran teks".
    pub text_size: String,
    /// Marks of a comparison: "Beda", "Sama", "Tidak ada".
    pub differs: String,
    pub same: String,
    pub absent: String,
    /// Texts of the optional script while a photo is sent: "Mengirim", "Coba lagi".
    pub sending: String,
    pub retry: String,
}

/// Only a placeholder so that parameter structs can derive `Default`; pages always pass their own words.
static NO_WORDS: Words = Words {
    skip: String::new(),
    back: String::new(),
    error: String::new(),
    error_summary: String::new(),
    warning: String::new(),
    change: String::new(),
    languages: String::new(),
    menu: String::new(),
    sign_out: String::new(),
    day: String::new(),
    month: String::new(),
    year: String::new(),
    take_photo: String::new(),
    choose_file: String::new(),
    pages: String::new(),
    previous: String::new(),
    next: String::new(),
    help: String::new(),
    free_of_charge: String::new(),
    text_size: String::new(),
    differs: String::new(),
    same: String::new(),
    absent: String::new(),
    sending: String::new(),
    retry: String::new(),
};

impl Default for &Words {
    fn default() -> Self {
        &NO_WORDS
    }
}
