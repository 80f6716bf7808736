//! A POST form with its idempotency token: a double tap or a retry is the same act.
//!
//! **Invariant:** the browser's own validation is off; nothing is sent by GET, so no personal data is in addresses.

use maud::{Markup, Render, html};

#[derive(Debug, Clone, Default)]
pub struct Form<'a> {
    pub action: &'a str,
    /// Opaque token of this page view; empty only where repeating is harmless (sign-in, language).
    pub idempotency: &'a str,
    /// Further hidden fields: ("version", "17").
    pub hidden: &'a [(&'a str, &'a str)],
    /// Set for file uploads.
    pub multipart: bool,
    pub id: Option<&'a str>,
    /// A long form of an officer: with the script Enter goes to the next box and Ctrl+Enter sends.
    pub onward: bool,
    pub body: Markup,
}

/// Form name of the token.
pub const IDEMPOTENCY_FIELD: &str = "idempotency";

impl Render for Form<'_> {
    fn render(&self) -> Markup {
        let encoding = self.multipart.then_some("multipart/form-data");
        html! {
            form action=(self.action) method="post" novalidate id=[self.id] enctype=[encoding] data-onward=[self.onward.then_some("")] {
                @if !self.idempotency.is_empty() {
                    input type="hidden" name=(IDEMPOTENCY_FIELD) value=(self.idempotency);
                }
                @for (name, value) in self.hidden { input type="hidden" name=(name) value=(value); }
                (self.body)
            }
        }
    }
}
