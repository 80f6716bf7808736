//! One question of a form: what kind of answer it takes, how that answer is tidied, and when it is refused.
//!
//! **Invariant:** a field never sees another person's data and never guesses: it refuses, warns, or keeps what was typed.
//! Texts of every problem it can report are in `texts/id.ftl` and `texts/en.ftl` of this crate.
//!
//! Read next: [`crate::name`], [`crate::nik`], and the files of this folder, one a kind of answer.

mod dates;
mod email;
mod numbers;
mod phone;
mod plain;
mod prefill;

pub use dates::{date_text, parse_date};
pub use phone::phone_number;
pub use prefill::{Prefill, PrefillSource};

use crate::{answers::{Answers, Problem}, condition::Condition, ids::FieldId, name, nik};
use serde::{Deserialize, Serialize};
use time::Date;

/// Longest text anyone may type into one box, in characters; longer ones are refused before anything reads them.
pub const TYPED_CHARACTERS_MAX: usize = 1_000;

#[derive(Clone, Debug)]
pub struct Field {
    pub id: FieldId,
    pub kind: FieldKind,
    pub required: bool,
    pub when: Condition,
    /// Never kept in the browser.
    pub private: bool,
    pub index: Option<Index>,
    pub basis: String,
    /// Value of HTML `autocomplete`; only for the applicant's own data (WCAG 1.3.5).
    pub autocomplete: Option<String>,
    /// What is offered while it has no answer (WCAG 3.3.7).
    pub prefill: Option<Prefill>,
}

/// What an answer is. Normal forms: see [`crate::answers::Answers`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// `newborn`: most letters of a name that is given now; none for people who bear theirs already.
    PersonName { newborn: Option<usize> },
    Text { max_letters: usize },
    Nik { birth_date: Option<FieldId>, sex: Option<FieldId> },
    /// 16 digits of a family card (Kartu Keluarga).
    FamilyCardNumber,
    /// `yyyy-mm-dd`.
    Date { not_after_today: bool },
    /// `hh:mm`, 24 hours.
    Time,
    Integer { min: i64, max: i64 },
    /// One of the option ids.
    Choice { options: Vec<String> },
    /// E.164: `+6281234567890`.
    Phone,
    /// In lower case: `siti@surat.example`.
    Email,
    /// Dotted region code of a ward: `35.78.07.1002`.
    Ward,
}

/// What the search index takes from an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Index {
    Name,
    Nik,
    /// A date that a case is found by: of birth, of death.
    #[serde(alias = "birth_date")]
    Date,
    Phone,
}

/// A tidy answer and what the person may want to look at again. An empty value means: no answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    pub value: String,
    pub warnings: Vec<Problem>,
}

impl Checked {
    pub(crate) fn plain(value: String) -> Self {
        Self { value, warnings: Vec::new() }
    }
}

impl Field {
    /// Tidies what was typed and refuses what cannot be. `answers` are the other answers so far (a NIK is compared with the
    /// declared birth date and sex); `today` is the date in the government's time zone.
    ///
    /// An empty answer is a problem only when the field is required.
    pub fn check(&self, raw: &str, answers: &Answers, today: Date) -> Result<Checked, Problem> {
        if raw.chars().count() > TYPED_CHARACTERS_MAX {
            return Err(Problem::new(&self.id, "problem-text-too-long").with("max", TYPED_CHARACTERS_MAX));
        }
        let typed = tidy(raw);
        if typed.is_empty() {
            return if self.required { Err(self.missing()) } else { Ok(Checked::default()) };
        }
        match &self.kind {
            FieldKind::PersonName { newborn: Some(most) } => name::check_newborn(&self.id, &typed, *most),
            FieldKind::PersonName { newborn: None } => name::check_living(&self.id, &typed),
            FieldKind::Text { max_letters } => plain::check_text(&self.id, &typed, *max_letters),
            FieldKind::Nik { birth_date, sex } => {
                let declared = nik::Declared::from_answers(answers, birth_date.as_ref(), sex.as_ref());
                nik::check(&self.id, &typed, &declared)
            }
            FieldKind::FamilyCardNumber => numbers::check_family_card(&self.id, &typed),
            FieldKind::Date { not_after_today } => dates::check_date(&self.id, &typed, *not_after_today, today),
            FieldKind::Time => dates::check_time(&self.id, &typed),
            FieldKind::Integer { min, max } => numbers::check_integer(&self.id, &typed, *min, *max),
            FieldKind::Choice { options } => plain::check_choice(&self.id, &typed, options),
            FieldKind::Phone => phone::check(&self.id, &typed),
            FieldKind::Email => email::check(&self.id, &typed),
            FieldKind::Ward => plain::check_ward(&self.id, &typed),
        }
    }

    /// The problem of a required question without an answer.
    pub fn missing(&self) -> Problem {
        let key = match self.kind {
            FieldKind::Choice { .. } => "problem-required-choice",
            FieldKind::Date { .. } => "problem-required-date",
            FieldKind::Ward => "problem-required-ward",
            _ => "problem-required",
        };
        Problem::new(&self.id, key)
    }

    /// The closed set of answers, for choices only.
    pub fn options(&self) -> Option<&[String]> {
        match &self.kind {
            FieldKind::Choice { options } => Some(options),
            _ => None,
        }
    }

    /// Most letters that an answer may have, where the file says so: of a name that is given now, of a text.
    pub fn letters_max(&self) -> Option<usize> {
        match self.kind {
            FieldKind::PersonName { newborn } => newborn,
            FieldKind::Text { max_letters } => Some(max_letters),
            _ => None,
        }
    }

    /// The part of the id before the first dot, who or what the answer is about: `mother` of `mother.nik`.
    pub fn role(&self) -> &str {
        self.id.as_str().split('.').next().unwrap_or_default()
    }

    /// The id as Fluent keys and HTML ids write it: `child-birth-date`.
    pub fn key(&self) -> String {
        crate::texts::key_part(self.id.as_str())
    }
}

/// Control characters become spaces, runs of white space one space, ends are trimmed.
fn tidy(raw: &str) -> String {
    let spaced: String = raw.chars().map(|c| if c.is_control() || c.is_whitespace() { ' ' } else { c }).collect();
    spaced.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Digits of a number that people write with spaces, dots or dashes; none when anything else stands in it.
pub(crate) fn digits_of(typed: &str) -> Option<String> {
    let mut digits = String::with_capacity(typed.len());
    for character in typed.chars() {
        match character {
            '0'..='9' => digits.push(character),
            ' ' | '.' | '-' | '\u{2010}'..='\u{2015}' | '\u{a0}' => {}
            _ => return None,
        }
    }
    Some(digits)
}

#[cfg(test)]
pub(crate) mod tests;
