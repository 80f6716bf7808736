//! The layout of things on paper: slips, receipts, manifests. No header, no footer, fixed paper sizes.
//!
//! **Invariant:** paper lengths are fixed: browsers ignore `58mm auto` and fall back to Letter.

use maud::{DOCTYPE, Markup, html};

use super::chrome::Chrome;
use super::head::{Kind, head};

/// Paper of one sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    #[default]
    A4,
    /// 105 x 148 mm.
    A6,
    /// Thermal roll, 58 x 150 mm.
    Roll58,
    /// Thermal roll, 80 x 150 mm.
    Roll80,
}

impl Paper {
    fn class(self) -> &'static str {
        match self {
            Paper::A4 => "sheet a4",
            Paper::A6 => "sheet a6",
            Paper::Roll58 => "sheet roll58",
            Paper::Roll80 => "sheet roll80",
        }
    }
}

/// Sheets in order; each starts a page of its own size.
#[derive(Debug, Clone)]
pub struct PrintPage<'a> {
    pub chrome: &'a Chrome<'a>,
    pub title: &'a str,
    /// Screen only: links back and "how to print".
    pub note: Option<Markup>,
    pub sheets: Vec<(Paper, Markup)>,
}

/// The whole document.
pub fn print_page(page: &PrintPage<'_>) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(page.chrome.language) {
            head { (head(page.chrome, Kind::Print, page.title, None, false)) }
            body.print {
                @if let Some(note) = &page.note { aside.no-print { (note) } }
                main id="content" {
                    h1.govuk-visually-hidden { (page.title) }
                    @for (paper, sheet) in &page.sheets { div class=(paper.class()) { (sheet) } }
                }
            }
        }
    }
}
