//! Radios and checkboxes. A choice may reveal a further question, by CSS alone.
//!
//! **Invariant:** nothing is sent on a change (WCAG 3.2.2). Next: `select.rs`.

use maud::{Markup, Render, html};

use super::field::Field;

/// One answer to pick.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub hint: Option<String>,
    pub checked: bool,
    /// Shown below while this choice is picked.
    pub reveal: Option<Markup>,
}

/// One answer out of several.
#[derive(Debug, Clone, Copy, Default)]
pub struct Radios<'a> {
    pub field: Field<'a>,
    pub choices: &'a [Choice],
    /// Beside each other where there is room: two short answers only.
    pub inline: bool,
    /// Word before the last choice: "atau".
    pub divider: Option<&'a str>,
}

/// Any number of answers; each is sent under the same name.
#[derive(Debug, Clone, Copy, Default)]
pub struct Checkboxes<'a> {
    pub field: Field<'a>,
    pub choices: &'a [Choice],
}

fn item(field: &Field<'_>, kind: &str, input: &str, index: usize, choice: &Choice) -> Markup {
    let id = if index == 0 { field.id().to_owned() } else { format!("{}-{}", field.id(), index + 1) };
    let hint_id = choice.hint.as_ref().map(|_| format!("{id}-item-hint"));
    html! {
        div class={ "govuk-" (kind) "__item" } {
            input class={ "govuk-" (kind) "__input" } type=(input) id=(id) name=(field.name) value=(choice.value)
                checked[choice.checked] aria-describedby=[hint_id.as_deref()]
                data-private=[field.private_mark()];
            label class={ "govuk-label govuk-" (kind) "__label" } for=(id) { (choice.label) }
            @if let (Some(hint), Some(hint_id)) = (&choice.hint, &hint_id) {
                div class={ "govuk-hint govuk-" (kind) "__hint" } id=(hint_id) { (hint) }
            }
            @if let Some(reveal) = &choice.reveal { div.reveal { (reveal) } }
        }
    }
}

fn group(field: &Field<'_>, body: &Markup) -> Markup {
    html! {
        div class=(field.group_class()) {
            fieldset.govuk-fieldset aria-describedby=[field.described_by()] {
                (field.legend_markup())
                (field.notes())
                (body)
            }
        }
    }
}

impl Render for Radios<'_> {
    fn render(&self) -> Markup {
        let inline = if self.inline { " govuk-radios--inline" } else { "" };
        let last = self.choices.len().saturating_sub(1);
        group(&self.field, &html! {
            div class={ "govuk-radios" (inline) } {
                @for (index, choice) in self.choices.iter().enumerate() {
                    @if let (Some(word), true) = (self.divider, index == last && index > 0) {
                        div.govuk-radios__divider { (word) }
                    }
                    (item(&self.field, "radios", "radio", index, choice))
                }
            }
        })
    }
}

impl Render for Checkboxes<'_> {
    fn render(&self) -> Markup {
        group(&self.field, &html! {
            div.govuk-checkboxes {
                @for (index, choice) in self.choices.iter().enumerate() {
                    (item(&self.field, "checkboxes", "checkbox", index, choice))
                }
            }
        })
    }
}

/// A single box without a question of its own, such as the statement of truth.
#[derive(Debug, Clone, Copy, Default)]
pub struct SingleCheckbox<'a> {
    pub field: Field<'a>,
    pub value: &'a str,
    pub checked: bool,
}

impl Render for SingleCheckbox<'_> {
    fn render(&self) -> Markup {
        let id = self.field.id();
        html! {
            div class=(self.field.group_class()) {
                (self.field.notes())
                div.govuk-checkboxes {
                    div.govuk-checkboxes__item {
                        input.govuk-checkboxes__input type="checkbox" id=(id) name=(self.field.name)
                            value=(self.value) checked[self.checked] aria-describedby=[self.field.described_by()];
                        label.govuk-label.govuk-checkboxes__label for=(id) { (self.field.label) }
                    }
                }
            }
        }
    }
}
