//! What the officer can do, always in sight at the lower edge.
//!
//! **Invariant:** the page scrolls so far that the bar never hides the focus (WCAG 2.4.11): `scroll-padding-bottom`.

use maud::{Markup, Render, html};

/// `label` names the region; `body` holds buttons, usually with `form` set to the page's form.
#[derive(Debug, Clone, Default)]
pub struct ActionBar<'a> {
    pub label: &'a str,
    pub body: Markup,
}

impl Render for ActionBar<'_> {
    fn render(&self) -> Markup {
        html! { div.action-bar role="region" aria-label=(self.label) { (self.body) } }
    }
}
