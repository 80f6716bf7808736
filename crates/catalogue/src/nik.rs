//! The population number (NIK): `PP KK CC DDMMYY SSSS`, region of first issue, birth date (day + 40 for women), serial.
//!
//! **Invariant:** a NIK is refused only when it can belong to nobody. A region that is unknown or retired, or a birth date or sex that
//! differs from the declared one, is a warning: the number stays valid for life, whatever is corrected later.

use crate::{answers::{Answers, Problem}, field::{Checked, digits_of, parse_date}, ids::FieldId, region};
use std::fmt;
use time::{Date, Month};

/// 16 ASCII digits that can be someone's number.
///
/// **Invariant:** `Debug` shows it masked; there is no `Display`.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Nik(String);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    Male,
    Female,
}

/// Why 16 digits, or not 16, can be nobody's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NikFault {
    NotDigits,
    Length(usize),
    Serial,
    Day,
    Month,
    Date,
}

impl Nik {
    /// Accepts spaces, dots and dashes between digits.
    pub fn parse(typed: &str) -> Result<Self, NikFault> {
        let digits = digits_of(typed).ok_or(NikFault::NotDigits)?;
        if digits.len() != 16 {
            return Err(NikFault::Length(digits.len()));
        }
        let nik = Self(digits);
        if nik.part(12, 16) == 0 {
            return Err(NikFault::Serial);
        }
        let day = nik.part(6, 8);
        if !matches!(day, 1..=31 | 41..=71) {
            return Err(NikFault::Day);
        }
        if !(1..=12).contains(&nik.part(8, 10)) {
            return Err(NikFault::Month);
        }
        if nik.birth_dates().is_empty() {
            return Err(NikFault::Date);
        }
        Ok(nik)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The six digits of the district where the number was first issued. Not where the person lives.
    pub fn region(&self) -> &str {
        self.0.get(..6).unwrap_or_default()
    }

    pub fn sex(&self) -> Sex {
        if self.part(6, 8) > 40 { Sex::Female } else { Sex::Male }
    }

    /// The dates that the number can mean: one for 19yy, one for 20yy, without those that never were.
    pub fn birth_dates(&self) -> Vec<Date> {
        let day = self.part(6, 8);
        let day = u8::try_from(if day > 40 { day - 40 } else { day }).unwrap_or_default();
        let month = u8::try_from(self.part(8, 10)).ok().and_then(|month| Month::try_from(month).ok());
        let Some(month) = month else { return Vec::new() };
        let year = i32::from(self.part(10, 12));
        [1900 + year, 2000 + year].into_iter().filter_map(|year| Date::from_calendar_date(year, month, day).ok()).collect()
    }

    /// `357807******0001`, for lists and messages.
    pub fn masked(&self) -> String {
        masked(&self.0)
    }

    fn part(&self, from: usize, to: usize) -> u16 {
        self.0.get(from..to).and_then(|part| part.parse().ok()).unwrap_or_default()
    }
}

impl fmt::Debug for Nik {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.masked())
    }
}

/// First six and last four digits of a 16-digit number, stars between; anything else becomes stars altogether.
pub fn masked(digits: &str) -> String {
    match (digits.len(), digits.get(..6), digits.get(12..)) {
        (16, Some(first), Some(last)) => format!("{first}******{last}"),
        _ => "*".repeat(digits.chars().count()),
    }
}

/// What the same form says about the person whose number it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Declared {
    pub birth_date: Option<Date>,
    pub sex: Option<Sex>,
}

impl Declared {
    pub(crate) fn from_answers(answers: &Answers, birth_date: Option<&FieldId>, sex: Option<&FieldId>) -> Self {
        let answer = |field: Option<&FieldId>| field.and_then(|field| answers.get(field.as_str()));
        let sex = match answer(sex) {
            Some("male") => Some(Sex::Male),
            Some("female") => Some(Sex::Female),
            _ => None,
        };
        Self { birth_date: answer(birth_date).and_then(parse_date), sex }
    }
}

pub(crate) fn check(field: &FieldId, typed: &str, declared: &Declared) -> Result<Checked, Problem> {
    let nik = Nik::parse(typed).map_err(|fault| match fault {
        NikFault::NotDigits => Problem::new(field, "problem-nik-digits"),
        NikFault::Length(digits) => Problem::new(field, "problem-nik-length").with("digits", digits),
        NikFault::Serial => Problem::new(field, "problem-nik-serial"),
        NikFault::Day | NikFault::Month | NikFault::Date => Problem::new(field, "problem-nik-date"),
    })?;
    let mut warnings = Vec::new();
    if !region::regency_known(nik.region()) {
        warnings.push(Problem::new(field, "problem-nik-region-unknown"));
    }
    if declared.birth_date.is_some_and(|date| !nik.birth_dates().contains(&date)) {
        warnings.push(Problem::new(field, "problem-nik-birth-date-differs"));
    }
    if declared.sex.is_some_and(|sex| sex != nik.sex()) {
        warnings.push(Problem::new(field, "problem-nik-sex-differs"));
    }
    Ok(Checked { value: nik.0, warnings })
}

#[cfg(test)]
mod tests;
