//! The layout of citizen and public pages: one column, one thing a page.
//!
//! **Invariant:** the body brings exactly one `h1`. Next: `head.rs` for the first-view trick.

use maud::{DOCTYPE, Markup, html};

use super::chrome::Chrome;
use super::footer::footer;
use super::head::{Kind, head};
use super::masthead::{back_link, masthead};

/// One page for citizens.
#[derive(Debug, Clone)]
pub struct CitizenPage<'a> {
    pub chrome: &'a Chrome<'a>,
    /// The page's question or heading, first in the title.
    pub title: &'a str,
    /// Name of the service, for the title.
    pub service: Option<&'a str>,
    /// There is an error summary: the title begins with "Kesalahan:".
    pub errors: bool,
    /// Where "Kembali" leads.
    pub back: Option<&'a str>,
    pub body: Markup,
}

/// The whole document.
pub fn citizen_page(page: &CitizenPage<'_>) -> Markup {
    let chrome = page.chrome;
    html! {
        (DOCTYPE)
        html lang=(chrome.language) class=[chrome.text_size.class()] {
            head { (head(chrome, Kind::Citizen, page.title, page.service, page.errors)) }
            body {
                (masthead(chrome, &html! {}))
                div.width {
                    (back_link(chrome, page.back))
                    main id="content" tabindex="-1" { (page.body) }
                }
                (footer(chrome))
            }
        }
    }
}
