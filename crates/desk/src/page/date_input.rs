//! A date in three boxes, day first. Form names are `<name>-day`, `<name>-month`, `<name>-year`.
//!
//! Boxes wrap on narrow screens with large text; a calendar widget would need a script and fails for birth dates.

use maud::{Markup, Render, html};

use super::field::Field;

/// Day, month and year as typed, never parsed here.
#[derive(Debug, Clone, Copy, Default)]
pub struct DateInput<'a> {
    pub field: Field<'a>,
    pub day: &'a str,
    pub month: &'a str,
    pub year: &'a str,
    /// Which boxes are wrong; with an error and none marked, all are.
    pub wrong: DateParts,
    /// Adds `bday-day` and so on: only for the applicant's own birth date.
    pub own_birthday: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DateParts {
    pub day: bool,
    pub month: bool,
    pub year: bool,
}

impl DateInput<'_> {
    fn part(&self, part: &str, label: &str, value: &str, wrong: bool) -> Markup {
        let id = self.field.id();
        let width = if part == "year" { "4" } else { "2" };
        let wrong = self.field.error.is_some() && (wrong || self.wrong == DateParts::default());
        let error = if wrong { " govuk-input--error" } else { "" };
        let autocomplete = self.own_birthday.then(|| format!("bday-{part}"));
        html! {
            div.govuk-date-input__item {
                label.govuk-label.govuk-date-input__label for={ (id) "-" (part) } { (label) }
                input class={ "govuk-input govuk-date-input__input govuk-input--width-" (width) (error) }
                    type="text" id={ (id) "-" (part) } name={ (self.field.name) "-" (part) } value=(value)
                    inputmode="numeric" autocomplete=[autocomplete] data-private=[self.field.private_mark()];
            }
        }
    }
}

impl Render for DateInput<'_> {
    fn render(&self) -> Markup {
        let words = self.field.words;
        html! {
            div class=(self.field.group_class()) {
                fieldset.govuk-fieldset role="group" aria-describedby=[self.field.described_by()] {
                    (self.field.legend_markup())
                    (self.field.notes())
                    div.govuk-date-input id=(self.field.id()) {
                        (self.part("day", &words.day, self.day, self.wrong.day))
                        (self.part("month", &words.month, self.month, self.wrong.month))
                        (self.part("year", &words.year, self.year, self.wrong.year))
                    }
                }
            }
        }
    }
}
