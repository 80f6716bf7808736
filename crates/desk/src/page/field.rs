//! What every form field shares: label, hint, error, warning, and how they are tied together for readers of screens.
//!
//! **Invariant:** each input has a label and names its hint, error and warning in `aria-describedby`.
//! Next: `text_input.rs`, `choices.rs`.

use maud::{Markup, html};

use super::words::Words;

/// The frame of one question. `name` is the form name and, unless `id` is set, the element's id.
#[derive(Debug, Clone, Copy, Default)]
pub struct Field<'a> {
    pub words: &'a Words,
    pub name: &'a str,
    /// Set it when the same name stands twice on a page.
    pub id: Option<&'a str>,
    pub label: &'a str,
    pub hint: Option<&'a str>,
    /// Blocks: what is wrong and how to mend it.
    pub error: Option<&'a str>,
    /// Does not block: "please look again".
    pub warning: Option<&'a str>,
    /// The label is the page's `h1` (one thing per page).
    pub heading: bool,
    /// NIKs and codes: the script never keeps them in the browser.
    pub private: bool,
}

impl<'a> Field<'a> {
    /// Id of the input, where links of the error summary lead.
    pub fn id(&self) -> &'a str {
        self.id.unwrap_or(self.name)
    }

    pub(super) fn group_class(&self) -> &'static str {
        if self.error.is_some() { "govuk-form-group govuk-form-group--error" } else { "govuk-form-group" }
    }

    /// Space-separated ids for `aria-describedby`.
    pub(super) fn described_by(&self) -> Option<String> {
        let id = self.id();
        let parts: Vec<String> = [(self.hint, "hint"), (self.error, "error"), (self.warning, "warning")]
            .into_iter()
            .filter(|(text, _)| text.is_some())
            .map(|(_, part)| format!("{id}-{part}"))
            .collect();
        if parts.is_empty() { None } else { Some(parts.join(" ")) }
    }

    /// Label of a single input.
    pub(super) fn label_markup(&self) -> Markup {
        html! {
            @if self.heading {
                h1.govuk-label-wrapper { label.govuk-label."govuk-label--l" for=(self.id()) { (self.label) } }
            } @else {
                label.govuk-label for=(self.id()) { (self.label) }
            }
        }
    }

    /// Legend of several inputs that answer one question.
    pub(super) fn legend_markup(&self) -> Markup {
        html! {
            @if self.heading {
                legend.govuk-fieldset__legend."govuk-fieldset__legend--l" {
                    h1.govuk-fieldset__heading { (self.label) }
                }
            } @else {
                legend.govuk-fieldset__legend { (self.label) }
            }
        }
    }

    /// Hint, error and warning between label and input.
    pub(super) fn notes(&self) -> Markup {
        let id = self.id();
        html! {
            @if let Some(hint) = self.hint {
                div.govuk-hint id={ (id) "-hint" } { (hint) }
            }
            @if let Some(error) = self.error {
                p.govuk-error-message id={ (id) "-error" } {
                    span.govuk-visually-hidden { (self.words.error) ": " } (error)
                }
            }
            @if let Some(warning) = self.warning {
                p.field-warning id={ (id) "-warning" } { strong { (self.words.warning) ": " } (warning) }
            }
        }
    }

    pub(super) fn private_mark(&self) -> Option<&'static str> {
        self.private.then_some("")
    }
}
