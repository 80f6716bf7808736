//! Questions and answers to check, each with a link to change it that names its thing.

use maud::{Markup, Render, html};

use super::words::Words;

#[derive(Debug, Clone, Default)]
pub struct SummaryRow {
    pub key: String,
    pub value: Markup,
    pub change: Option<Change>,
}

/// `what` is read after "Ubah" by readers of screens: "nama bayi".
#[derive(Debug, Clone, Default)]
pub struct Change {
    pub href: String,
    pub what: String,
}

#[derive(Debug, Clone, Copy, Default)]
pub struct SummaryList<'a> {
    pub words: &'a Words,
    pub rows: &'a [SummaryRow],
}

impl Render for SummaryList<'_> {
    fn render(&self) -> Markup {
        html! {
            dl.govuk-summary-list {
                @for row in self.rows {
                    @let plain = if row.change.is_none() { " govuk-summary-list__row--no-actions" } else { "" };
                    div class={ "govuk-summary-list__row" (plain) } {
                        dt.govuk-summary-list__key { (row.key) }
                        dd.govuk-summary-list__value { (row.value) }
                        @if let Some(change) = &row.change {
                            dd.govuk-summary-list__actions {
                                a href=(change.href) {
                                    (self.words.change) span.govuk-visually-hidden { " " (change.what) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
