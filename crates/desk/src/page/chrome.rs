//! What surrounds every page: government, crest, languages, help, theme. Built once a request by the web kernel.
//!
//! **Invariant:** help stands at the same place on every page (WCAG 3.2.6), because only the layouts print it.
//! Next: `citizen_page.rs`, `staff_page.rs`.

use super::theme::Theme;
use super::words::Words;

/// Everything a layout prints around a page's own content.
#[derive(Debug, Clone, Copy)]
pub struct Chrome<'a> {
    pub words: &'a Words,
    /// BCP 47 tag of the page: `id`, `en`.
    pub language: &'a str,
    /// "Pemerintah Kota Surabaya".
    pub government: &'a str,
    /// Name of this site below the government: "Kitir".
    pub site: &'a str,
    /// Where the header leads.
    pub home: &'a str,
    /// Path of the crest, square, with a text that replaces it; without one the government's initial is shown.
    pub crest: Option<Crest<'a>>,
    pub languages: &'a [LanguageLink],
    pub help: Help<'a>,
    /// Links of the footer: accessibility, privacy, complaints.
    pub footer: &'a [FooterLink],
    /// Links that switch the text size without a script; empty hides the row.
    pub text_sizes: &'a [TextSizeLink],
    pub text_size: TextSize,
    pub stylesheet: Stylesheet,
    pub theme: &'a Theme,
    /// A red line on top: practice mode, demo.
    pub practice: Option<&'a str>,
}

#[derive(Debug, Clone, Copy)]
pub struct Crest<'a> {
    pub path: &'a str,
    /// Usually empty, since the government's name stands beside it.
    pub text: &'a str,
}

#[derive(Debug, Clone)]
pub struct LanguageLink {
    /// BCP 47 tag.
    pub language: String,
    /// The language's own name: "English".
    pub name: String,
    pub href: String,
    pub current: bool,
}

/// Where people ask for help; each line is optional but the block is always there.
#[derive(Debug, Clone, Copy, Default)]
pub struct Help<'a> {
    /// Visible text and address: ("WhatsApp 0812-…", "https://wa.me/…").
    pub whatsapp: Option<(&'a str, &'a str)>,
    /// ("Telepon (031) …", "tel:+6231…").
    pub phone: Option<(&'a str, &'a str)>,
    /// "Senin-Jumat 08.00-15.00".
    pub hours: Option<&'a str>,
}

#[derive(Debug, Clone)]
pub struct FooterLink {
    pub text: String,
    pub href: String,
}

#[derive(Debug, Clone)]
pub struct TextSizeLink {
    pub text: String,
    pub href: String,
    pub current: bool,
}

/// The size people chose without a script; applied to `html`, so that every rem follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextSize {
    #[default]
    Normal,
    /// 125 %.
    Large,
    /// 150 %.
    Larger,
}

impl TextSize {
    pub(super) fn class(self) -> Option<&'static str> {
        match self {
            TextSize::Normal => None,
            TextSize::Large => Some("text-125"),
            TextSize::Larger => Some("text-150"),
        }
    }
}

/// The first-view trick of the byte budget: inline once, then the cached file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stylesheet {
    /// The browser has not proved that it holds the file: send the rules in the page, prefetch the file.
    #[default]
    Inline,
    /// Cookie `c` equals [`super::css::citizen_cookie`]: link the file.
    Linked,
}
