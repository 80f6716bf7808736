//! The list of faults on top of a page, each a link to its field.
//!
//! **Invariant:** whoever shows it also sets `errors: true` on the layout, so that the title says so first.

use maud::{Markup, Render, html};

use super::words::Words;

/// One fault; `href` is `#` and the field's id (`#birth-date-day` for a date's first box).
#[derive(Debug, Clone, Default)]
pub struct Fault {
    pub text: String,
    pub href: Option<String>,
}

#[derive(Debug, Clone, Copy, Default)]
pub struct ErrorSummary<'a> {
    pub words: &'a Words,
    pub faults: &'a [Fault],
}

impl Render for ErrorSummary<'_> {
    fn render(&self) -> Markup {
        html! {
            @if !self.faults.is_empty() {
                div.govuk-error-summary id="error-summary" tabindex="-1" {
                    div role="alert" {
                        h2.govuk-error-summary__title { (self.words.error_summary) }
                        ul.govuk-error-summary__list {
                            @for fault in self.faults {
                                li {
                                    @if let Some(href) = &fault.href { a href=(href) { (fault.text) } }
                                    @else { (fault.text) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
