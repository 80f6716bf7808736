//! A native list to pick one entry, for lists too long for radios.

use maud::{Markup, Render, html};

use super::field::Field;

/// One entry; entries with the same `group` in a row stand under it.
#[derive(Debug, Clone, Default)]
pub struct SelectOption {
    pub value: String,
    pub label: String,
    pub selected: bool,
    pub group: Option<String>,
}

#[derive(Debug, Clone, Copy, Default)]
pub struct Select<'a> {
    pub field: Field<'a>,
    /// First, empty entry: "Pilih satu". Nothing is picked for people.
    pub empty: Option<&'a str>,
    pub options: &'a [SelectOption],
}

fn entry(option: &SelectOption) -> Markup {
    html! { option value=(option.value) selected[option.selected] { (option.label) } }
}

impl Render for Select<'_> {
    fn render(&self) -> Markup {
        let error = if self.field.error.is_some() { " govuk-select--error" } else { "" };
        html! {
            div class=(self.field.group_class()) {
                (self.field.label_markup())
                (self.field.notes())
                select class={ "govuk-select" (error) } id=(self.field.id()) name=(self.field.name)
                    aria-describedby=[self.field.described_by()] {
                    @if let Some(text) = self.empty { option value="" { (text) } }
                    @for run in self.options.chunk_by(|a, b| a.group == b.group) {
                        @if let Some(group) = run.first().and_then(|first| first.group.as_deref()) {
                            optgroup label=(group) { @for option in run { (entry(option)) } }
                        } @else {
                            @for option in run { (entry(option)) }
                        }
                    }
                }
            }
        }
    }
}
