//! The header: crest, government, site, languages. Our own, in the government's colours.

use maud::{Markup, html};

use super::chrome::Chrome;

/// Skip link and header with the practice line; `below` is the staff's bar.
pub(super) fn masthead(chrome: &Chrome<'_>, below: &Markup) -> Markup {
    html! {
        a.skip href="#content" { (chrome.words.skip) }
        header {
            @if let Some(practice) = chrome.practice { p.practice { (practice) } }
            div.masthead { div.width { (identity(chrome)) (language_navigation(chrome)) } }
            (below)
        }
    }
}

fn identity(chrome: &Chrome<'_>) -> Markup {
    html! {
        a.identity href=(chrome.home) {
            @if let Some(crest) = chrome.crest {
                img src=(crest.path) alt=(crest.text) width="44" height="44";
            } @else {
                span.monogram aria-hidden="true" { (monogram(chrome.government)) }
            }
            span { span.government { (chrome.government) } " " span.site { (chrome.site) } }
        }
    }
}

/// A landmark of its own, before the content, so that people meet it first.
pub(super) fn back_link(chrome: &Chrome<'_>, back: Option<&str>) -> Markup {
    html! {
        @if let Some(back) = back {
            nav aria-label=(chrome.words.back) { a.back href=(back) { (chrome.words.back) } }
        }
    }
}

/// Last word's initial, where the name of the place stands: "Pemerintah Kota Surabaya" gives S.
fn monogram(government: &str) -> String {
    government.split_whitespace().last().and_then(|word| word.chars().next()).map(String::from).unwrap_or_default()
}

fn language_navigation(chrome: &Chrome<'_>) -> Markup {
    html! {
        @if chrome.languages.len() > 1 {
            nav.languages aria-label=(chrome.words.languages) {
                @for link in chrome.languages {
                    @if link.current {
                        span lang=(link.language) aria-current="true" { (link.name) }
                    } @else {
                        a href=(link.href) lang=(link.language) hreflang=(link.language) { (link.name) }
                    }
                }
            }
        }
    }
}
