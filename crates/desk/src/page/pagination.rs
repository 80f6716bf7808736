//! Links to the previous and the next page of a list.

use maud::{Markup, Render, html};

use super::words::Words;

/// `position` is the sentence between: "51-100 dari 240".
#[derive(Debug, Clone, Copy, Default)]
pub struct Pagination<'a> {
    pub words: &'a Words,
    pub previous: Option<&'a str>,
    pub next: Option<&'a str>,
    pub position: &'a str,
}

impl Render for Pagination<'_> {
    fn render(&self) -> Markup {
        html! {
            nav.pages aria-label=(self.words.pages) {
                @if let Some(href) = self.previous {
                    a href=(href) rel="prev" { span aria-hidden="true" { "← " } (self.words.previous) }
                }
                span { (self.position) }
                @if let Some(href) = self.next {
                    a href=(href) rel="next" { (self.words.next) span aria-hidden="true" { " →" } }
                }
            }
        }
    }
}
