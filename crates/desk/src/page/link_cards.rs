//! Links to services or next steps as large cards.

use maud::{Markup, Render, html};

#[derive(Debug, Clone, Default)]
pub struct LinkCard {
    pub title: String,
    pub href: String,
    pub text: Option<String>,
}

#[derive(Debug, Clone, Copy, Default)]
pub struct LinkCards<'a> {
    pub cards: &'a [LinkCard],
}

impl Render for LinkCards<'_> {
    fn render(&self) -> Markup {
        html! {
            ul.link-cards {
                @for card in self.cards {
                    li {
                        a href=(card.href) { (card.title) }
                        @if let Some(text) = &card.text { p { (text) } }
                    }
                }
            }
        }
    }
}
