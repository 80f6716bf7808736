//! Several lines of text: comments, reasons.

use maud::{Markup, Render, html};

use super::field::Field;

#[derive(Debug, Clone, Copy, Default)]
pub struct Textarea<'a> {
    pub field: Field<'a>,
    pub value: &'a str,
    /// Visible lines; 0 means five.
    pub rows: u8,
}

impl Render for Textarea<'_> {
    fn render(&self) -> Markup {
        let error = if self.field.error.is_some() { " govuk-textarea--error" } else { "" };
        let rows = if self.rows == 0 { 5 } else { self.rows };
        html! {
            div class=(self.field.group_class()) {
                (self.field.label_markup())
                (self.field.notes())
                // The line feed keeps a first empty line of the answer: parsers drop one.
                textarea class={ "govuk-textarea" (error) } id=(self.field.id()) name=(self.field.name) rows=(rows)
                    aria-describedby=[self.field.described_by()] data-private=[self.field.private_mark()] {
                    "\n" (self.value)
                }
            }
        }
    }
}
