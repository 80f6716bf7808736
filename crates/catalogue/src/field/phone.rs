//! Telephone numbers, as people in Indonesia write them, to E.164.

use super::Checked;
use crate::{answers::Problem, ids::FieldId};

pub(super) fn check(field: &FieldId, typed: &str) -> Result<Checked, Problem> {
    phone_number(typed).map(Checked::plain).ok_or_else(|| Problem::new(field, "problem-phone"))
}

/// Accepts `0812...`, `812...`, `62812...`, `+62812...` with spaces, dots, dashes or brackets, and foreign numbers with `+`; gives E.164.
pub fn phone_number(typed: &str) -> Option<String> {
    let international = typed.starts_with('+');
    let mut digits = String::with_capacity(typed.len());
    for (position, character) in typed.chars().enumerate() {
        match character {
            '0'..='9' => digits.push(character),
            '+' if position == 0 => {}
            ' ' | '.' | '-' | '(' | ')' | '/' => {}
            _ => return None,
        }
    }
    let national = if let Some(rest) = digits.strip_prefix("62") {
        rest.strip_prefix('0').unwrap_or(rest)
    } else if international {
        let plausible = (8..=15).contains(&digits.len()) && !digits.starts_with('0');
        return plausible.then(|| format!("+{digits}"));
    } else {
        digits.strip_prefix('0').unwrap_or(&digits)
    };
    let plausible = (8..=13).contains(&national.len()) && !national.starts_with('0') && !national.starts_with('1');
    plausible.then(|| format!("+62{national}"))
}
