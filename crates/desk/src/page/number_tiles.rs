//! A row of counts on the desk: new, due today, returned, ready. Each leads to its queue.

use maud::{Markup, Render, html};

use super::tag::Tone;

#[derive(Debug, Clone, Default)]
pub struct Tile {
    pub number: String,
    pub label: String,
    pub href: Option<String>,
    pub tone: Tone,
}

#[derive(Debug, Clone, Copy, Default)]
pub struct NumberTiles<'a> {
    pub tiles: &'a [Tile],
}

impl Render for NumberTiles<'_> {
    fn render(&self) -> Markup {
        html! {
            ul.tiles {
                @for tile in self.tiles {
                    li class=(tile.tone.class()) {
                        @if let Some(href) = &tile.href {
                            a href=(href) { strong { (tile.number) } " " span { (tile.label) } }
                        } @else {
                            div { strong { (tile.number) } " " span { (tile.label) } }
                        }
                    }
                }
            }
        }
    }
}
