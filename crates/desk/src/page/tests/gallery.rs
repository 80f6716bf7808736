//! One page of every component for each layout, written to `target/gallery/` to look at and to run axe on.

use super::super::*;
use super::{citizen_samples, paper_samples, staff_samples};
use std::path::PathBuf;

pub fn words() -> Words {
    let text = String::from;
    Words {
        skip: text("Lewati ke isi"),
        back: text("Kembali"),
        error: text("Kesalahan"),
        error_summary: text("Ada yang perlu diperbaiki"),
        warning: text("Perhatian"),
        change: text("Ubah"),
        languages: text("Pilih bahasa"),
        menu: text("Menu utama"),
        sign_out: text("Keluar"),
        day: text("Tanggal"),
        month: text("Bulan"),
        year: text("Tahun"),
        take_photo: text("Ambil foto"),
        choose_file: text("Pilih foto atau PDF"),
        pages: text("Halaman"),
        previous: text("Sebelumnya"),
        next: text("Berikutnya"),
        help: text("Butuh bantuan?"),
        free_of_charge: text("Layanan ini gratis. Jangan bayar siapa pun."),
        text_size: text("Ukuran teks"),
        differs: text("Beda"),
        same: text("Sama"),
        absent: text("tidak ada"),
        sending: text("Mengirim foto"),
        retry: text("Sambungan terputus, mencoba lagi"),
    }
}

/// Calls `draw` with the dress of a made-up government.
pub fn with_chrome<T>(stylesheet: Stylesheet, theme: &Theme, draw: impl FnOnce(&Chrome<'_>) -> T) -> T {
    let words = words();
    let language = |tag: &str, name: &str, current| LanguageLink {
        language: tag.into(),
        name: name.into(),
        href: format!("/bahasa/{tag}"),
        current,
    };
    let languages = [language("id", "Bahasa Indonesia", true), language("en", "English", false)];
    let size = |text: &str, current| TextSizeLink { text: text.into(), href: "/teks/125".into(), current };
    let sizes = [size("Biasa", true), size("Besar", false)];
    let footer = [FooterLink { text: "Aksesibilitas".into(), href: "/aksesibilitas".into() }];
    draw(&Chrome {
        words: &words,
        language: "id",
        government: "Pemerintah Kota Surabaya",
        site: "Kitir",
        home: "/",
        crest: None,
        languages: &languages,
        help: Help {
            whatsapp: Some(("WhatsApp 0812-0000-9900", "https://wa.me/6281200009900")),
            phone: Some(("Telepon (031) 000-9900", "tel:+62310009900")),
            hours: Some("Senin-Jumat 08.00-15.00"),
        },
        footer: &footer,
        text_sizes: &sizes,
        text_size: TextSize::Normal,
        stylesheet,
        theme,
        practice: Some("Peragaan: semua orang di sini karangan"),
    })
}

/// All sample pages: name and document.
pub fn pages() -> Vec<(&'static str, String)> {
    let theme = Theme::default();
    with_chrome(Stylesheet::Inline, &theme, |chrome| {
        [citizen_samples::pages(chrome), staff_samples::pages(chrome), paper_samples::pages(chrome)].concat()
    })
}

/// A stand-in for a photographed letter.
const PAPER: &str = concat!(
    r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 800" width="600" height="800"><path fill="#fffdf5" d="M0 0h600v800H0z"/>"##,
    r##"<path stroke="#667" stroke-width="8" d="M150 80h300M80 160h440M80 220h400M80 280h440M80 340h320M80 400h440M80 640h160"/></svg>"##,
);

#[test]
fn the_gallery_is_written_for_eyes_and_for_axe() {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/gallery"));
    std::fs::create_dir_all(folder.join("aset")).unwrap();
    for asset in assets() {
        std::fs::write(folder.join(asset.path.trim_start_matches('/')), asset.body).unwrap();
    }
    std::fs::write(folder.join("contoh.svg"), PAPER).unwrap();
    for (name, page) in pages() {
        // Opened from disk, the site's absolute paths become relative ones.
        let page = page.replace("\"/aset/", "\"aset/");
        std::fs::write(folder.join(format!("{name}.html")), page).unwrap();
    }
}
