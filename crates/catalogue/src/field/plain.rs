//! Free texts, choices and wards.

use super::Checked;
use crate::{answers::Problem, ids::FieldId, region};

pub(super) fn check_text(field: &FieldId, typed: &str, max_letters: usize) -> Result<Checked, Problem> {
    let letters = typed.chars().count();
    if letters > max_letters {
        return Err(Problem::new(field, "problem-text-too-long").with("letters", letters).with("max", max_letters));
    }
    Ok(Checked::plain(typed.to_owned()))
}

pub(super) fn check_choice(field: &FieldId, typed: &str, options: &[String]) -> Result<Checked, Problem> {
    if options.iter().any(|option| option == typed) {
        Ok(Checked::plain(typed.to_owned()))
    } else {
        Err(Problem::new(field, "problem-choice"))
    }
}

/// Shape only; whether the ward lies in the government is asked by `Service::check_answer`, which knows the government.
pub(super) fn check_ward(field: &FieldId, typed: &str) -> Result<Checked, Problem> {
    if typed == region::OUTSIDE {
        return Err(Problem::new(field, "problem-ward-outside"));
    }
    match region::ward_code(typed) {
        Some(code) => Ok(Checked::plain(code)),
        None => Err(Problem::new(field, "problem-ward-unknown")),
    }
}
