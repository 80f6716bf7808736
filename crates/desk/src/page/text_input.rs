//! One line of text: names, phone numbers, codes, short answers.
//!
//! Browsers' own spell-check and validation are off: names are not words, and our messages say how to mend.

use maud::{Markup, Render, html};

use super::field::Field;

/// What is typed, which decides keyboard and browser help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum InputKind {
    #[default]
    Text,
    /// A person's name: capitals for each word, no corrections.
    Name,
    /// Digits only, number keyboard.
    Digits,
    /// Digits with a comma.
    Decimal,
    Phone,
    Email,
    Password,
    Search,
    /// A one-time code or PIN that may be pasted.
    Code,
}

/// Visible width in characters; the field never leaves the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Width {
    #[default]
    Full,
    Chars2,
    Chars4,
    Chars5,
    Chars10,
    Chars20,
    Chars30,
}

impl Width {
    pub(super) fn class(self) -> &'static str {
        match self {
            Width::Full => "",
            Width::Chars2 => " govuk-input--width-2",
            Width::Chars4 => " govuk-input--width-4",
            Width::Chars5 => " govuk-input--width-5",
            Width::Chars10 => " govuk-input--width-10",
            Width::Chars20 => " govuk-input--width-20",
            Width::Chars30 => " govuk-input--width-30",
        }
    }
}

/// A labelled one-line input.
#[derive(Debug, Clone, Copy, Default)]
pub struct TextInput<'a> {
    pub field: Field<'a>,
    pub value: &'a str,
    pub kind: InputKind,
    pub width: Width,
    /// WHATWG token (`name`, `tel`, `bday-day`), `off` for the baby's data.
    pub autocomplete: Option<&'a str>,
    /// Unit before or after the box: "Rp", "gram".
    pub prefix: Option<&'a str>,
    pub suffix: Option<&'a str>,
    pub autofocus: bool,
}

impl InputKind {
    fn type_name(self) -> &'static str {
        match self {
            InputKind::Phone => "tel",
            InputKind::Email => "email",
            InputKind::Password => "password",
            InputKind::Search => "search",
            InputKind::Text | InputKind::Name | InputKind::Digits | InputKind::Decimal | InputKind::Code => "text",
        }
    }

    fn input_mode(self) -> Option<&'static str> {
        match self {
            InputKind::Digits | InputKind::Code => Some("numeric"),
            InputKind::Decimal => Some("decimal"),
            _ => None,
        }
    }

    fn capitals(self) -> Option<&'static str> {
        match self {
            InputKind::Name => Some("words"),
            InputKind::Email | InputKind::Password | InputKind::Code => Some("none"),
            _ => None,
        }
    }
}

impl TextInput<'_> {
    fn input(&self) -> Markup {
        let error = if self.field.error.is_some() { " govuk-input--error" } else { "" };
        let digits = matches!(self.kind, InputKind::Digits | InputKind::Code);
        let spacing = if digits { " govuk-input--extra-letter-spacing" } else { "" };
        html! {
            input class={ "govuk-input" (self.width.class()) (spacing) (error) }
                type=(self.kind.type_name()) id=(self.field.id()) name=(self.field.name) value=(self.value)
                inputmode=[self.kind.input_mode()] autocapitalize=[self.kind.capitals()] spellcheck="false"
                autocomplete=[self.autocomplete] aria-describedby=[self.field.described_by()]
                data-private=[self.field.private_mark()] autofocus[self.autofocus];
        }
    }
}

impl Render for TextInput<'_> {
    fn render(&self) -> Markup {
        html! {
            div class=(self.field.group_class()) {
                (self.field.label_markup())
                (self.field.notes())
                @if self.prefix.is_some() || self.suffix.is_some() {
                    div.govuk-input__wrapper {
                        @if let Some(unit) = self.prefix {
                            div.govuk-input__prefix aria-hidden="true" { (unit) }
                        }
                        (self.input())
                        @if let Some(unit) = self.suffix {
                            div.govuk-input__suffix aria-hidden="true" { (unit) }
                        }
                    }
                } @else { (self.input()) }
            }
        }
    }
}
