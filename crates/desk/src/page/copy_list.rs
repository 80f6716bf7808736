//! Values to be keyed into another system, in the order in which that system asks for them.
//!
//! Without a script: Tab goes to the next box and marks what stands in it, Ctrl+C takes it. With one each box has a button besides.
//! The boxes have no name: nothing in them is ever sent.

use maud::{Markup, Render, html};

#[derive(Debug, Clone, Default)]
pub struct CopyRow {
    /// Unique on the page.
    pub id: String,
    pub label: String,
    /// As the other system wants it typed.
    pub value: String,
}

#[derive(Debug, Clone, Copy, Default)]
pub struct CopyList<'a> {
    pub rows: &'a [CopyRow],
    /// "Salin", and what the button says once it has.
    pub copy: &'a str,
    pub copied: &'a str,
}

impl Render for CopyList<'_> {
    fn render(&self) -> Markup {
        html! {
            div.copy-list {
                @for row in self.rows {
                    div.copy-row {
                        label for=(row.id) { (row.label) }
                        input.govuk-input type="text" id=(row.id) value=(row.value) readonly autocomplete="off" spellcheck="false";
                        button.btn.btn-secondary type="button" hidden data-copy=(row.id) data-done=(self.copied) {
                            (self.copy) span.govuk-visually-hidden { " " (row.label) }
                        }
                    }
                }
            }
        }
    }
}
