//! A status: a word, a shape and a colour, never a colour alone.

use maud::{Markup, Render, html};

/// What a status means; each tone has its own shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Ring: not begun, plain fact.
    #[default]
    Neutral,
    /// Disc: under way.
    Progress,
    /// Triangle: someone must act.
    Attention,
    /// Tick: done, genuine.
    Good,
    /// Cross: refused, withdrawn, wrong.
    Bad,
}

impl Tone {
    pub(super) fn class(self) -> &'static str {
        match self {
            Tone::Neutral => "neutral",
            Tone::Progress => "progress",
            Tone::Attention => "attention",
            Tone::Good => "good",
            Tone::Bad => "bad",
        }
    }
}

#[derive(Debug, Clone, Copy, Default)]
pub struct Tag<'a> {
    pub text: &'a str,
    pub tone: Tone,
}

impl Render for Tag<'_> {
    fn render(&self) -> Markup {
        html! { strong class={ "tag " (self.tone.class()) } { (self.text) } }
    }
}
