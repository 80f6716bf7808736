//! Answers of an entry in the words of its own service: the case in hand may be of another.

use crate::kernel::Visit;
use catalogue::{Answers, FieldId, Service, ServiceId, field::{FieldKind, parse_date}, texts::key_part};
use application::{Application, facts::EntryLife};
use registry::{Annotation, Life};
use std::sync::Arc;

pub fn service(visit: &Visit, id: &ServiceId) -> Option<Arc<Service>> {
    visit.government.services.get(id).cloned()
}

pub fn label(visit: &Visit, service: &Service, field: &str) -> String {
    service.label(&service.texts.speech(&visit.language), field)
}

pub fn answer(visit: &Visit, service: &Service, answers: &Answers, field: &str) -> Option<String> {
    if let (Some(FieldKind::Date { .. }), Some(date)) = (service.kind_of(field), answers.get(field).and_then(parse_date)) {
        return Some(visit.say_date(date));
    }
    service.said(&service.texts.speech(&visit.language), field, answers)
}

/// The answers that documents of the service state, each once.
pub fn stated(service: &Service) -> Vec<&FieldId> {
    let mut fields: Vec<&FieldId> = Vec::new();
    for print in &service.prints {
        if !fields.contains(&&print.field) {
            fields.push(&print.field);
        }
    }
    fields
}

/// The sentence of an annotation in the reader's language.
pub fn sentence<'a>(visit: &Visit, annotation: &'a Annotation) -> &'a str {
    annotation.words.get(visit.language.tag()).or(annotation.words.values().next()).map_or("", String::as_str)
}

/// Whom an entry is about: one person, or both of a couple.
pub fn name<Id: Copy + PartialEq>(visit: &Visit, life: &Life<Id>) -> String {
    let Some(service) = service(visit, &life.entry.service) else { return String::new() };
    let stated = stated(&service);
    let named = service.subject.names.iter().filter(|field| stated.contains(field)).filter_map(|field| life.content().get(field.as_str()));
    named.collect::<Vec<&str>>().join(", ")
}

/// The officers' name of a coded reason, in the words of the service that knows it.
pub fn reason(visit: &Visit, of: &ServiceId, code: &str) -> String {
    visit.say_of(of, &format!("reason-{}-name", key_part(code)))
}

/// What an extract of the entry will state, with what this case is about to correct: name and answer, in order.
pub fn shall_state(visit: &Visit, case: &Application, life: &EntryLife) -> Vec<(String, String)> {
    let Some(of) = service(visit, &life.entry.service) else { return Vec::new() };
    let mut content = life.content().clone();
    if let Some(amendment) = case.amendment.as_ref().filter(|_| case.annotated.is_none()) {
        content.extend(&amendment.content);
    }
    let fields = of.printed(&content, &life.entry.facts).into_iter().map(|print| print.field.as_str());
    fields.filter_map(|field| Some((label(visit, &of, field), answer(visit, &of, &content, field)?))).collect()
}
