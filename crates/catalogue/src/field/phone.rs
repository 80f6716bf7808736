//! Telephone numbers, as people in Indonesia write them, to E.164.

use super::Checked;
use crate::{answers::Problem, ids::FieldId};

/// Accepts `0812...`, `812...`, `62812...`, `+62812...` with spaces, dots, dashes or brackets, and foreign numbers with `+`.
pub(super) fn check(field: &FieldId, typed: &str) -> Result<Checked, Problem> {
    let refused = || Problem::new(field, "problem-phone");
    let international = typed.starts_with('+');
    let mut digits = String::with_capacity(typed.len());
    for (position, character) in typed.chars().enumerate() {
        match character {
            '0'..='9' => digits.push(character),
            '+' if position == 0 => {}
            ' ' | '.' | '-' | '(' | ')' | '/' => {}
            _ => return Err(refused()),
        }
    }
    let national = if let Some(rest) = digits.strip_prefix("62") {
        rest.strip_prefix('0').unwrap_or(rest)
    } else if international {
        let plausible = (8..=15).contains(&digits.len()) && !digits.starts_with('0');
        return if plausible { Ok(Checked::plain(format!("+{digits}"))) } else { Err(refused()) };
    } else {
        digits.strip_prefix('0').unwrap_or(&digits)
    };
    let plausible = (8..=13).contains(&national.len()) && !national.starts_with('0') && !national.starts_with('1');
    if plausible { Ok(Checked::plain(format!("+62{national}"))) } else { Err(refused()) }
}
