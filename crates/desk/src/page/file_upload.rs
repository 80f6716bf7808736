//! One document from a phone: a camera input and a gallery/PDF input, both native, both usable without a script.
//!
//! **Invariant:** one document per POST, so that a lost connection loses one photo. Wrap it in a multipart
//! [`super::form::Form`] with its own button; the server takes whichever part is not empty.

use maud::{Markup, Render, html};

use super::field::Field;

/// The two inputs are sent as `<name>-camera` and `<name>-file`.
#[derive(Debug, Clone, Default)]
pub struct FileUpload<'a> {
    pub field: Field<'a>,
    /// Types of the gallery input; empty means JPEG, PNG, WebP and PDF.
    pub accept: &'a str,
    /// A picture of a good photo, with its own alternative text.
    pub example: Option<Markup>,
}

const ACCEPT: &str = "image/jpeg,image/png,image/webp,application/pdf";

impl Render for FileUpload<'_> {
    fn render(&self) -> Markup {
        let words = self.field.words;
        let id = self.field.id();
        let accept = if self.accept.is_empty() { ACCEPT } else { self.accept };
        html! {
            div class=(self.field.group_class()) {
                fieldset.govuk-fieldset aria-describedby=[self.field.described_by()] {
                    (self.field.legend_markup())
                    (self.field.notes())
                    @if let Some(example) = &self.example { div.example { (example) } }
                    div.upload id=(id) data-sending=(words.sending) data-retry=(words.retry) {
                        div.upload-way {
                            label.govuk-label for={ (id) "-camera" } { (words.take_photo) }
                            // `image/*` and not a list: Android opens the camera at once only for the wildcard.
                            input.govuk-file-upload type="file" id={ (id) "-camera" }
                                name={ (self.field.name) "-camera" } accept="image/*" capture="environment";
                        }
                        div.upload-way {
                            label.govuk-label for={ (id) "-file" } { (words.choose_file) }
                            input.govuk-file-upload type="file" id={ (id) "-file" }
                                name={ (self.field.name) "-file" } accept=(accept);
                        }
                    }
                }
            }
        }
    }
}

/// One file that is a PDF already.
#[derive(Debug, Clone, Copy, Default)]
pub struct PdfUpload<'a> {
    pub field: Field<'a>,
}

impl Render for PdfUpload<'_> {
    fn render(&self) -> Markup {
        html! {
            div class=(self.field.group_class()) {
                (self.field.label_markup())
                (self.field.notes())
                input.govuk-file-upload type="file" id=(self.field.id()) name=(self.field.name) accept="application/pdf"
                    aria-describedby=[self.field.described_by()];
            }
        }
    }
}
