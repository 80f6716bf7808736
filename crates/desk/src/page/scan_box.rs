//! The box a keyboard-emulating scanner types into. Scan, Enter, redirect to an opaque id.
//!
//! **Invariant:** a plain POST, so that kitir numbers and NIKs never stand in addresses or logs.

use maud::{Markup, Render, html};

/// Sent as `code`. One a page; `/` and F2 lead to it.
#[derive(Debug, Clone, Copy, Default)]
pub struct ScanBox<'a> {
    pub action: &'a str,
    pub label: &'a str,
    pub hint: Option<&'a str>,
    pub button: &'a str,
    pub error: Option<&'a str>,
    /// What was scanned when it led nowhere.
    pub value: &'a str,
    pub autofocus: bool,
}

impl Render for ScanBox<'_> {
    fn render(&self) -> Markup {
        let described = match (self.hint, self.error) {
            (Some(_), Some(_)) => Some("scan-hint scan-error"),
            (Some(_), None) => Some("scan-hint"),
            (None, Some(_)) => Some("scan-error"),
            (None, None) => None,
        };
        html! {
            form.scan action=(self.action) method="post" novalidate role="search" {
                label.govuk-label for="scan" { (self.label) }
                @if let Some(hint) = self.hint { div.govuk-hint id="scan-hint" { (hint) } }
                @if let Some(error) = self.error { p.govuk-error-message id="scan-error" { (error) } }
                div.scan-row {
                    input.govuk-input type="text" id="scan" name="code" value=(self.value) autocomplete="off"
                        autocapitalize="characters" spellcheck="false" data-private="" data-scan=""
                        aria-describedby=[described] autofocus[self.autofocus];
                    button.btn type="submit" { (self.button) }
                }
            }
        }
    }
}
