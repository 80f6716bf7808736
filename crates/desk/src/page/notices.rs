//! Boxes that speak to the reader: confirmation, inset, warning, notification, details.

use maud::{Markup, Render, html};

use super::tag::Tone;

/// The page's result: "Permohonan terkirim". It holds the page's `h1`.
#[derive(Debug, Clone, Default)]
pub struct Panel<'a> {
    pub title: &'a str,
    pub body: Markup,
    /// Calm colours, for deaths: nothing celebrates.
    pub neutral: bool,
}

impl Render for Panel<'_> {
    fn render(&self) -> Markup {
        let class = if self.neutral { "panel panel-neutral" } else { "panel" };
        html! { div class=(class) { h1 { (self.title) } (self.body) } }
    }
}

/// A quieter remark beside the text.
#[derive(Debug, Clone, Default)]
pub struct Inset {
    pub body: Markup,
}

impl Render for Inset {
    fn render(&self) -> Markup {
        html! { div.govuk-inset-text { (self.body) } }
    }
}

/// What has consequences: "Lewat 60 hari perlu surat tambahan". `prefix` is read aloud: "Penting".
#[derive(Debug, Clone, Copy, Default)]
pub struct WarningText<'a> {
    pub prefix: &'a str,
    pub text: &'a str,
}

impl Render for WarningText<'_> {
    fn render(&self) -> Markup {
        html! {
            div.govuk-warning-text {
                span.govuk-warning-text__icon aria-hidden="true" { "!" }
                strong.govuk-warning-text__text {
                    span.govuk-visually-hidden { (self.prefix) ": " } (self.text)
                }
            }
        }
    }
}

/// News of this page: saved, returned, late. Good and neutral ones are announced politely, bad ones at once.
#[derive(Debug, Clone, Default)]
pub struct Notification<'a> {
    pub title: &'a str,
    pub body: Markup,
    pub tone: Tone,
}

impl Render for Notification<'_> {
    fn render(&self) -> Markup {
        let role = if self.tone == Tone::Bad { "alert" } else { "status" };
        html! {
            div class={ "notification " (self.tone.class()) } role=(role) {
                @if !self.title.is_empty() { strong { (self.title) } }
                div { (self.body) }
            }
        }
    }
}

/// Text that folds away, without a script.
#[derive(Debug, Clone, Default)]
pub struct Details<'a> {
    pub summary: &'a str,
    pub body: Markup,
    pub open: bool,
    pub id: Option<&'a str>,
}

impl Render for Details<'_> {
    fn render(&self) -> Markup {
        html! {
            details.govuk-details open[self.open] id=[self.id] {
                summary.govuk-details__summary { span.govuk-details__summary-text { (self.summary) } }
                div.govuk-details__text { (self.body) }
            }
        }
    }
}
