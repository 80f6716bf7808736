//! A long number typed in groups: NIK and family card 4-4-4-4. One box, so that pasting works.
//!
//! **Invariant:** what was typed is shown again; only a clean run of digits is regrouped.

use maud::{Markup, Render, html};

use super::field::Field;

/// A digit box that shows its value in groups. The server accepts spaces, dots and dashes.
#[derive(Debug, Clone, Copy, Default)]
pub struct GroupedNumber<'a> {
    pub field: Field<'a>,
    pub value: &'a str,
    /// Sizes of the groups, `&[4, 4, 4, 4]`.
    pub groups: &'a [usize],
    pub autocomplete: Option<&'a str>,
}

/// `9978071708010001` with `[4, 4, 4, 4]` gives `9978 0717 0801 0001`; anything but that many digits comes back as is.
pub fn group_digits(value: &str, groups: &[usize]) -> String {
    let digits: String = value.chars().filter(|c| !matches!(c, ' ' | '.' | '-')).collect();
    let wanted: usize = groups.iter().sum();
    if digits.len() != wanted || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return value.to_owned();
    }
    let mut rest = digits.as_str();
    let mut shown = Vec::with_capacity(groups.len());
    for size in groups {
        let (group, tail) = rest.split_at(*size);
        shown.push(group);
        rest = tail;
    }
    shown.join(" ")
}

impl Render for GroupedNumber<'_> {
    fn render(&self) -> Markup {
        let error = if self.field.error.is_some() { " govuk-input--error" } else { "" };
        html! {
            div class=(self.field.group_class()) {
                (self.field.label_markup())
                (self.field.notes())
                input class={ "govuk-input govuk-input--width-20 govuk-input--extra-letter-spacing" (error) }
                    type="text" id=(self.field.id()) name=(self.field.name)
                    value=(group_digits(self.value, self.groups)) inputmode="numeric" spellcheck="false"
                    autocomplete=[self.autocomplete] aria-describedby=[self.field.described_by()]
                    data-private="" data-groups=(self.groups.iter().map(usize::to_string).collect::<Vec<_>>().join(" "));
            }
        }
    }
}
