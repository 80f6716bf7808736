//! The footer: help at the same place on every page, "free of charge", text sizes, links.

use maud::{Markup, html};

use super::chrome::Chrome;

pub(super) fn footer(chrome: &Chrome<'_>) -> Markup {
    let words = chrome.words;
    let help = chrome.help;
    html! {
        footer.foot {
            div.width {
                div.help {
                    h2 { (words.help) }
                    p {
                        @for (text, href) in [help.whatsapp, help.phone].into_iter().flatten() {
                            a href=(href) { (text) } " "
                        }
                        @if let Some(hours) = help.hours { span { (hours) } }
                    }
                }
                p.free { strong { (words.free_of_charge) } }
                @if !chrome.text_sizes.is_empty() {
                    nav.foot-links aria-label=(words.text_size) {
                        span { (words.text_size) ":" }
                        @for link in chrome.text_sizes {
                            @if link.current { span aria-current="true" { (link.text) } }
                            @else { a href=(link.href) { (link.text) } }
                        }
                    }
                }
                @if !chrome.footer.is_empty() {
                    ul.foot-links { @for link in chrome.footer { li { a href=(link.href) { (link.text) } } } }
                }
                p.small { (chrome.government) }
            }
        }
    }
}
