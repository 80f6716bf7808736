//! What was typed on the long page, tidied and checked field by field in the order of the journey.

use super::super::input;
use crate::kernel::Sent;
use catalogue::{Answers, FieldId, Government, Problem, Service};
use time::Date;

/// The tidy answers, the fields that were left empty, and what cannot be.
#[derive(Default)]
pub(super) struct Typed {
    pub answers: Answers,
    pub emptied: Vec<FieldId>,
    pub problems: Vec<Problem>,
}

/// `before`: answers of the case that the form does not carry.
pub(super) fn read(service: &Service, sent: &Sent, before: &Answers, today: Date, government: &Government) -> Typed {
    let mut typed = Typed { answers: before.clone(), ..Typed::default() };
    for id in service.pages.iter().flat_map(|page| &page.fields) {
        let Some(field) = service.fields.get(id.as_str()) else { continue };
        let Some(raw) = input::raw(sent, field) else { continue };
        if raw.trim().is_empty() {
            typed.answers.remove(id);
            typed.emptied.push(id.clone());
            continue;
        }
        match service.check_answer(id, &raw, &typed.answers, today, government) {
            Ok(checked) => typed.answers.set(id, &checked.value),
            Err(problem) => {
                typed.answers.remove(id);
                typed.problems.push(problem);
            }
        }
    }
    typed
}

/// Problems of questions that are asked with these answers: the long page shows more than what counts.
pub(super) fn that_count(service: &Service, typed: &Typed, today: Date) -> Vec<Problem> {
    let facts = service.facts(&typed.answers, today);
    let asked = service.visible_fields(&typed.answers, &facts);
    typed.problems.iter().filter(|problem| asked.iter().any(|field| field.id == problem.field)).cloned().collect()
}
