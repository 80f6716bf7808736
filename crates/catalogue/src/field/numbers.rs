//! Whole numbers and family card numbers.

use super::{Checked, digits_of};
use crate::{answers::Problem, ids::FieldId};

/// Accepts a thousands separator (`3.200`, `3 200`); a decimal comma is refused, because units are whole grams, centimetres, children.
pub(super) fn check_integer(field: &FieldId, typed: &str, min: i64, max: i64) -> Result<Checked, Problem> {
    let digits = digits_of(typed).filter(|digits| !digits.is_empty() && !typed.contains('-'));
    let number = digits.and_then(|digits| digits.parse::<i64>().ok());
    let Some(number) = number else {
        return Err(Problem::new(field, "problem-number-form"));
    };
    if number < min || number > max {
        return Err(Problem::new(field, "problem-number-range").with("min", min).with("max", max));
    }
    Ok(Checked::plain(number.to_string()))
}

/// 16 digits: region of issue, date of recording (ddmmyy), serial. Only the length is certain enough to refuse.
pub(super) fn check_family_card(field: &FieldId, typed: &str) -> Result<Checked, Problem> {
    let digits = digits_of(typed).ok_or_else(|| Problem::new(field, "problem-family-card-digits"))?;
    if digits.len() != 16 {
        return Err(Problem::new(field, "problem-family-card-length").with("digits", digits.len()));
    }
    let part = |range: std::ops::Range<usize>| digits.get(range).and_then(|two| two.parse::<u8>().ok()).unwrap_or_default();
    let (day, month) = (part(6..8), part(8..10));
    let mut checked = Checked::plain(digits.clone());
    if !(1..=31).contains(&day) || !(1..=12).contains(&month) {
        checked.warnings.push(Problem::new(field, "problem-family-card-date"));
    }
    Ok(checked)
}
