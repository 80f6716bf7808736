//! Dates and times of day as people type them.

use super::Checked;
use crate::{answers::Problem, ids::FieldId};
use time::{Date, Month};

const EARLIEST_YEAR: i32 = 1900;

/// `yyyy-mm-dd`, the normal form of a date in answers.
pub fn date_text(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
}

/// A date in its normal form; none for anything else.
pub fn parse_date(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 || month.is_empty() || day.is_empty() {
        return None;
    }
    let month = Month::try_from(number::<u8>(month)?).ok()?;
    Date::from_calendar_date(i32::from(number::<u16>(year)?), month, number(day)?).ok()
}

/// Accepts `yyyy-mm-dd` and parts without leading zeros (`2026-3-7`), as three boxes send them.
pub(super) fn check_date(field: &FieldId, typed: &str, not_after_today: bool, today: Date) -> Result<Checked, Problem> {
    let parts: Vec<&str> = typed.split('-').map(str::trim).collect();
    let [year, month, day] = parts[..] else {
        return Err(Problem::new(field, "problem-date-form"));
    };
    if year.is_empty() || month.is_empty() || day.is_empty() {
        return Err(Problem::new(field, "problem-date-part-missing"));
    }
    if year.len() != 4 || month.len() > 2 || day.len() > 2 {
        return Err(Problem::new(field, "problem-date-form"));
    }
    let numbers = (number::<u16>(year), number::<u8>(month), number::<u8>(day));
    let (Some(year), Some(month), Some(day)) = numbers else {
        return Err(Problem::new(field, "problem-date-form"));
    };
    let date = Month::try_from(month).ok().and_then(|month| Date::from_calendar_date(i32::from(year), month, day).ok());
    let Some(date) = date else {
        return Err(Problem::new(field, "problem-date-nonexistent"));
    };
    if not_after_today && date > today {
        return Err(Problem::new(field, "problem-date-future"));
    }
    if date.year() < EARLIEST_YEAR {
        return Err(Problem::new(field, "problem-date-too-early").with("year", EARLIEST_YEAR));
    }
    Ok(Checked::plain(date_text(date)))
}

/// Accepts `hh:mm`, `hh.mm` (the Indonesian way) and a single-digit hour.
pub(super) fn check_time(field: &FieldId, typed: &str) -> Result<Checked, Problem> {
    let refused = || Problem::new(field, "problem-time-form");
    let (hour, minute) = typed.split_once([':', '.']).ok_or_else(refused)?;
    let (hour, minute) = (hour.trim(), minute.trim());
    if hour.len() > 2 || minute.len() != 2 {
        return Err(refused());
    }
    let (hour, minute) = (number::<u8>(hour).ok_or_else(refused)?, number::<u8>(minute).ok_or_else(refused)?);
    if hour > 23 || minute > 59 {
        return Err(refused());
    }
    Ok(Checked::plain(format!("{hour:02}:{minute:02}")))
}

/// ASCII digits only: `+3` and `٣` are no numbers here.
fn number<N: std::str::FromStr>(digits: &str) -> Option<N> {
    digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
}
