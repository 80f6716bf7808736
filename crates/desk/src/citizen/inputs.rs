//! One question as the component that fits its kind of answer.

use super::{
    typed::{SHOWN, Values},
    voice::Voice,
    ward,
};
use crate::page::{Choice, DateInput, Field as Frame, GroupedNumber, InputKind, Inset, Radios, TextInput, Width};
use catalogue::{
    Problem,
    condition::OneOrMany,
    field::{Field, FieldKind},
};
use maud::{Markup, html};

/// The questions of one page.
pub struct Inputs<'a> {
    pub voice: &'a Voice<'a>,
    pub values: Values<'a>,
    pub problems: &'a [Problem],
    pub warnings: &'a [Problem],
    /// Those that are asked, or would be asked with another choice on this page; in order.
    pub fields: Vec<&'a Field>,
    /// The page's question; the label of a lone input.
    pub title: &'a str,
    /// A paragraph between question and boxes.
    pub intro: Option<&'a str>,
    /// What the page has done already, said below the question.
    pub note: Option<&'a str>,
}

impl Inputs<'_> {
    pub fn render(&self) -> Markup {
        let outer: Vec<&Field> = self.fields.iter().copied().filter(|field| self.revealed_by(field).is_none()).collect();
        let lone = self.intro.is_none() && self.note.is_none() && matches!(outer.as_slice(), [one] if one.kind != FieldKind::Ward);
        html! {
            @if !lone { h1 { (self.title) } }
            @if let Some(intro) = self.intro { p { (intro) } }
            @if let Some(note) = self.note { (Inset { body: html! { p { (note) } } }) }
            @for field in outer { (self.input(field, lone)) }
        }
    }

    /// Marks of all questions on this page, for [`super::typed::was_shown`].
    pub fn marks(&self) -> Markup {
        html! { @for field in &self.fields { input type="hidden" name=(SHOWN) value=(field.id); } }
    }

    /// The choice of this page, and its option, under which a question stands.
    fn revealed_by<'f>(&'f self, field: &'f Field) -> Option<(&'f Field, &'f str)> {
        let [row] = field.when.0.as_slice() else { return None };
        let mut cells = row.iter();
        let (Some((name, OneOrMany::One(value))), None) = (cells.next(), cells.next()) else { return None };
        let choice = self.fields.iter().copied().find(|one| one.id.as_str() == name && one.options().is_some())?;
        Some((choice, value))
    }

    fn input(&self, field: &Field, heading: bool) -> Markup {
        let id = field.key();
        let label = if heading { self.title.to_owned() } else { self.label(field) };
        let hint = self.voice.hint(field);
        let said = |problems: &[Problem]| problems.iter().find(|problem| problem.field == field.id).map(|problem| self.voice.problem(problem));
        let (error, warning) = (said(self.problems), said(self.warnings));
        let frame = Frame {
            words: self.voice.visit.words(),
            name: field.id.as_str(),
            id: Some(&id),
            label: &label,
            hint: hint.as_deref(),
            error: error.as_deref(),
            warning: warning.as_deref(),
            heading,
            private: field.private,
        };
        match &field.kind {
            FieldKind::Choice { options } => self.choice(field, frame, options),
            FieldKind::Date { .. } => self.date(field, frame),
            FieldKind::Ward => ward::picker(self.voice, field, frame, self.values),
            FieldKind::Nik { .. } | FieldKind::FamilyCardNumber => {
                html! { (GroupedNumber { field: frame, value: &self.values.text(field), groups: &[4, 4, 4, 4], autocomplete: Some("off") }) }
            }
            kind => self.line(field, frame, kind),
        }
    }

    /// Only what may stay empty is marked; where answers are read, the mark is not.
    fn label(&self, field: &Field) -> String {
        let label = self.voice.label(&field.id);
        if field.required { label } else { self.voice.visit.say_with("filling-optional", &[("label", &label)]) }
    }

    fn line(&self, field: &Field, frame: Frame<'_>, kind: &FieldKind) -> Markup {
        let (kind, width) = match kind {
            FieldKind::PersonName { .. } => (InputKind::Name, Width::Full),
            FieldKind::Integer { .. } => (InputKind::Digits, Width::Chars5),
            FieldKind::Time => (InputKind::Text, Width::Chars5),
            FieldKind::Phone => (InputKind::Phone, Width::Chars20),
            FieldKind::Email => (InputKind::Email, Width::Full),
            FieldKind::Text { max_letters } if *max_letters <= 5 => (InputKind::Digits, Width::Chars5),
            _ => (InputKind::Text, Width::Full),
        };
        let unit = self.voice.unit(&field.id);
        let autocomplete = field.autocomplete.as_deref().or(Some("off"));
        html! { (TextInput { field: frame, value: &self.values.text(field), kind, width, autocomplete, suffix: unit.as_deref(), ..TextInput::default() }) }
    }

    fn date(&self, field: &Field, frame: Frame<'_>) -> Markup {
        let [day, month, year] = self.values.date(field);
        html! { (DateInput { field: frame, day: &day, month: &month, year: &year, own_birthday: field.autocomplete.is_some(), ..DateInput::default() }) }
    }

    fn choice(&self, field: &Field, frame: Frame<'_>, options: &[String]) -> Markup {
        let picked = self.values.text(field);
        let choices: Vec<Choice> = options
            .iter()
            .map(|option| Choice {
                value: option.clone(),
                label: self.voice.option(&field.id, option),
                hint: self.voice.option_hint(&field.id, option),
                checked: picked == *option,
                reveal: self.reveal(field, option),
            })
            .collect();
        html! { (Radios { field: frame, choices: &choices, ..Radios::default() }) }
    }

    fn reveal(&self, choice: &Field, option: &str) -> Option<Markup> {
        let below: Vec<&Field> =
            self.fields.iter().copied().filter(|field| self.revealed_by(field).is_some_and(|(by, value)| by.id == choice.id && value == option)).collect();
        (!below.is_empty()).then(|| html! { @for field in below { (self.input(field, false)) } })
    }
}

/// A question that a choice of the same page opens is sent with it, even while the choice is not made: under its option where one
/// option opens it, below all of them where several do.
pub fn may_open(field: &Field, page: &[&Field]) -> bool {
    let mut cells = field.when.0.iter().flat_map(|row| row.iter());
    let (Some((name, _)), None) = (cells.next(), cells.next()) else { return false };
    page.iter().any(|one| one.id.as_str() == name && one.options().is_some())
}
