//! What was typed on the long page, tidied and checked field by field in the order of the journey.

use super::super::input;
use crate::kernel::Sent;
use catalogue::{Answers, FieldId, Government, Problem, Service, field::Field};
use time::Date;

/// The tidy answers, the fields that were left empty, and what cannot be.
#[derive(Default)]
pub(in crate::counter) struct Typed {
    pub answers: Answers,
    pub emptied: Vec<FieldId>,
    /// Left empty, and taken from what was said of the same person elsewhere on the page.
    pub offered: Vec<FieldId>,
    pub problems: Vec<Problem>,
}

/// `before`: answers of the case that the form does not carry.
pub(in crate::counter) fn read(service: &Service, sent: &Sent, before: &Answers, today: Date, government: &Government) -> Typed {
    let mut typed = Typed { answers: before.clone(), ..Typed::default() };
    for id in service.pages.iter().flat_map(|page| &page.fields) {
        let Some(field) = service.fields.get(id.as_str()) else { continue };
        let raw = input::raw(sent, field);
        let carried = raw.is_some();
        let raw = raw.unwrap_or_default();
        if raw.trim().is_empty() {
            take_offer(service, field, carried, today, &mut typed);
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

/// An empty box: nobody types what the page already says of the same person.
fn take_offer(service: &Service, field: &Field, carried: bool, today: Date, typed: &mut Typed) {
    if carried {
        typed.answers.remove(&field.id);
    }
    if let Some(offer) = service.offer(field, &typed.answers, today) {
        typed.answers.set(&field.id, &offer);
        typed.offered.push(field.id.clone());
    } else if carried {
        typed.emptied.push(field.id.clone());
    }
}

/// Problems of questions that are asked with these answers: the long page shows more than what counts.
pub(in crate::counter) fn that_count(service: &Service, typed: &Typed, today: Date) -> Vec<Problem> {
    let facts = service.facts(&typed.answers, today);
    let asked = service.visible_fields(&typed.answers, &facts);
    typed.problems.iter().filter(|problem| asked.iter().any(|field| field.id == problem.field)).cloned().collect()
}
