//! Entries older than this program: one person keys what the book says, a scan is laid beside it, another person compares. Then it is an
//! entry like all others, under the number that the book gave it. An entry that another region keeps is keyed from its letter the same way;
//! extracts are given from it here, and nothing is written beside it.
//!
//! **Invariant:** nothing is registered anew: the day and the number are the book's; whoever keyed it never confirms it.

use super::Moment;
use crate::{
    action::{Action, Channel, Document},
    command::KeyedEntry,
    decision::Decision,
    entry::Particulars,
    refusal::Refusal,
    stage::Stage,
};
use catalogue::{Answers, FieldId, Problem, field::{Field, FieldKind}, service::Responsible};
use registry::{Origin, RegisterEntry, RegistrationNumber};

/// Where scans of the book are put.
pub const SCAN: &str = "book";

/// Pages of scans, at most.
const SCANS_MOST: usize = 6;

/// Letters of a region's name, at most.
const REGION_MOST: usize = 80;

fn bad(field: &str, key: &str) -> Refusal {
    Refusal::BadInput(Problem::new(&FieldId::new(field), key))
}

pub(super) fn key(moment: Moment<'_>, keyed: KeyedEntry) -> Result<Decision, Refusal> {
    let service = moment.ground.service;
    if moment.case.is_open() || service.series.is_empty() {
        return Err(moment.not_now());
    }
    let Some(office) = moment.actor.office() else { return Err(Refusal::NotPermitted { act: moment.act }) };
    let number = RegistrationNumber::read(&keyed.number).ok_or_else(|| bad("number", "problem-book-number"))?;
    if moment.facts.life.is_some() {
        return Err(Refusal::EntryExists);
    }
    if keyed.registered_on > moment.today() {
        return Err(bad("registered_on", "problem-date-future"));
    }
    let kept_by = region(moment, &keyed.kept_by)?;
    let known = |fact: &catalogue::FactId| keyed.facts.get(fact.as_str()).is_some_and(|value| service.facts.get(fact).is_some_and(|values| values.iter().any(|one| one == value)));
    if let Some(fact) = service.needs.iter().find(|fact| !known(fact)) {
        return Err(Refusal::FactUndecided { fact: fact.clone() });
    }
    let answers = checked(moment, &keyed)?;
    let responsible = service.ward(&answers).and_then(|ward| moment.ground.government.responsible(ward));
    let responsible = responsible.unwrap_or_else(|| Responsible { ward: office.clone(), district: office.clone(), registry: office.clone() });
    let opened = Action::Opened {
        government: moment.ground.government.id.clone(), service: service.id.clone(), edition: service.edition, channel: Channel::Book, language: keyed.language,
    };
    let mut said = Particulars::answers(answers.clone());
    said.notes.insert("book".to_owned(), keyed.book.trim().chars().take(200).collect());
    let action = Action::EntryKeyed { number, registered_on: keyed.registered_on, facts: keyed.facts, responsible, kept_by };
    let decision = Decision { actions: vec![(opened, None), (action, Some(said))], ..Decision::default() };
    Ok(moment.indexed(decision, &answers))
}

/// The region that keeps the entry; none when the book is ours.
fn region(moment: Moment<'_>, typed: &str) -> Result<Option<String>, Refusal> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Ok(None);
    }
    let letters = name.chars().filter(|letter| letter.is_alphabetic()).count();
    let plain = name.chars().all(|letter| letter.is_alphanumeric() || " .-'()".contains(letter));
    let government = moment.ground.government;
    let ours = [&government.city, &government.name].iter().any(|own| own.to_lowercase() == name.to_lowercase());
    match letters < 3 || !plain || ours || name.chars().count() > REGION_MOST {
        true => Err(bad("kept_by", "problem-book-region")),
        false => Ok(Some(name)),
    }
}

/// Each answer as if it were typed today, but for what books never asked: many are missing, and names follow older rules.
fn checked(moment: Moment<'_>, keyed: &KeyedEntry) -> Result<Answers, Refusal> {
    let service = moment.ground.service;
    let (mut answers, mut problems) = (Answers::default(), Vec::new());
    for (id, raw) in keyed.answers.iter() {
        let Some(field) = service.fields.get(id.as_str()) else { continue };
        let kind = match &field.kind {
            FieldKind::PersonName { .. } => FieldKind::PersonName { newborn: None },
            other => other.clone(),
        };
        match (Field { kind, required: false, ..field.clone() }).check(raw, &keyed.answers, moment.today()) {
            Ok(checked) if !checked.value.is_empty() => answers.set(id, &checked.value),
            Ok(_) => {}
            Err(problem) => problems.push(problem),
        }
    }
    let stated = service.printed(&answers, &keyed.facts).into_iter().filter(|print| !print.optional);
    let lacking = stated.filter(|print| answers.get(print.field.as_str()).is_none() && !problems.iter().any(|problem| problem.field == print.field));
    let unanswered = |id: &FieldId| service.fields.get(id.as_str()).map_or_else(|| Problem::new(id, "problem-required"), Field::missing);
    let lacking: Vec<Problem> = lacking.map(|print| unanswered(&print.field)).collect();
    problems.extend(lacking);
    if problems.is_empty() { Ok(answers) } else { Err(Refusal::Incomplete { problems, missing: Vec::new() }) }
}

pub(super) fn scan(moment: Moment<'_>, document: Document) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| stage == Stage::Keyed)?;
    if document.slot.as_str() != SCAN || document.pages == 0 {
        return Err(Refusal::UnknownDocument);
    }
    if moment.case.documents.len() >= SCANS_MOST {
        return Err(Refusal::TooManyDocuments { most: u32::try_from(SCANS_MOST).unwrap_or(u32::MAX) });
    }
    Ok(Decision { actions: vec![(Action::DocumentAttached(document), None)], ..Decision::default() })
}

pub(super) fn confirm(moment: Moment<'_>, agreed: bool) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| stage == Stage::Keyed)?;
    let Some(keyed) = &moment.case.keyed else { return Err(moment.not_now()) };
    if moment.actor.staff_id().is_none() || keyed.by.staff_id() == moment.actor.staff_id() {
        return Err(Refusal::SamePerson);
    }
    if !agreed {
        return Ok(Decision { actions: vec![(Action::Withdrawn, None)], index: Some(Vec::new()), ..Decision::default() });
    }
    if moment.case.documents.is_empty() {
        return Err(Refusal::ScanMissing);
    }
    if moment.facts.life.is_some() {
        return Err(Refusal::EntryExists);
    }
    let Some(responsible) = &moment.case.responsible else { return Err(moment.not_now()) };
    let entry = RegisterEntry {
        number: keyed.number.clone(),
        service: moment.case.service.clone(),
        edition: moment.case.edition,
        registered_at: moment.now.at,
        registered_on: keyed.on,
        office: responsible.registry.clone(),
        late: false,
        origin: keyed.kept_by.clone().map_or(Origin::Book, Origin::Region),
        facts: moment.case.facts.clone(),
        particulars: moment.case.answers.clone(),
    };
    Ok(Decision { actions: vec![(Action::EntryConfirmed, None)], kept: Some(entry), ..Decision::default() })
}
