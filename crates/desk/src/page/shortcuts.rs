//! The list behind `?`: a part of the page that opens without a script, with the switch to turn letters off.

use maud::{Markup, Render, html};

/// `keys` are key and meaning; `switch` is a form of the page that turns single letters on or off.
#[derive(Debug, Clone, Default)]
pub struct ShortcutList<'a> {
    pub title: &'a str,
    pub keys: &'a [(String, String)],
    pub switch: Markup,
}

impl Render for ShortcutList<'_> {
    fn render(&self) -> Markup {
        html! {
            details.shortcuts id="shortcuts" {
                summary { (self.title) " " kbd { "?" } }
                dl { @for (key, meaning) in self.keys { div { dt { kbd { (key) } } dd { (meaning) } } } }
                (self.switch)
            }
        }
    }
}
