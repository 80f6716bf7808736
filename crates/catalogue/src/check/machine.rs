//! What the machine works on: every id exists and is of the right kind, numbers have letters, documents state something, duplicates can be found.

use crate::{
    field::{FieldKind, Index},
    finding::Finding,
    ids::FieldId,
    load::{cells::Placed, service_file::ServiceDraft},
    service::{Does, DuplicateRow, ReasonAct, StepAct},
};
use std::collections::BTreeSet;

/// Letters of receipts for money (`registry::RECEIPTS`; a test compares the two).
pub const RECEIPTS: [&str; 2] = ["BY", "GR"];

/// Words of the core for who may fetch a document (`application::action::Collector`; a test compares the two).
pub const COLLECTORS: [&str; 6] = ["informant", "mother", "father", "family", "heir", "proxy"];

pub(super) fn check(draft: &ServiceDraft) -> Vec<Finding> {
    let mut findings = subject(draft);
    findings.extend(numbers(draft));
    findings.extend(document(draft));
    findings.extend(annotates(draft));
    findings.extend(collectors(draft));
    draft.duplicates.iter().for_each(|row| duplicate(draft, row, &mut findings));
    findings
}

/// Answers of parts stand apart: nothing of the machine sees them.
fn kind<'d>(draft: &'d ServiceDraft, id: &FieldId) -> Option<&'d FieldKind> {
    let parted = draft.parts.iter().any(|part| part.item.fields.contains(id));
    draft.fields.iter().find(|field| field.item.id == *id && !parted).map(|field| &field.item.kind)
}

fn is_entered(draft: &ServiceDraft, id: &FieldId) -> bool {
    draft.subject.item.entered_nik.as_ref().is_some_and(|nik| nik.field == *id)
}

fn wrong<T>(at: &Placed<T>, what: &str, id: &FieldId, wanted: &str) -> Finding {
    at.fault(format!("{what} `{id}` is no {wanted}"))
}

fn subject(draft: &ServiceDraft) -> Vec<Finding> {
    let (at, subject) = (&draft.subject, &draft.subject.item);
    let mut findings = Vec::new();
    for (list, key) in [(&subject.names, "names"), (&subject.wards, "wards")] {
        if list.is_empty() {
            findings.push(at.fault(format!("`subject` has no `{key}`")));
        }
    }
    for id in subject.names.iter().chain(&subject.card).chain(&subject.disputed).filter(|id| kind(draft, id).is_none()) {
        findings.push(wrong(at, "subject:", id, "question"));
    }
    for id in subject.wards.iter().filter(|id| !matches!(kind(draft, id), Some(FieldKind::Ward))) {
        findings.push(wrong(at, "subject: ward", id, "question for a ward"));
    }
    for id in subject.date.iter().filter(|id| !matches!(kind(draft, id), Some(FieldKind::Date { .. }))) {
        findings.push(wrong(at, "subject: date", id, "question for a date"));
    }
    let watched = |id: &FieldId| draft.fields.iter().any(|field| field.item.id == *id && field.item.index == Some(Index::Nik));
    if subject.born_of.as_ref().is_some_and(|id| !watched(id) || subject.date.is_none()) {
        findings.push(at.fault("subject: `born_of` wants a question for a NIK with `index = \"nik\"`, and a `date`".to_owned()));
    }
    if let Some(nik) = &subject.entered_nik {
        if kind(draft, &nik.field).is_some() {
            findings.push(at.fault(format!("subject: `{}` is asked and entered", nik.field)));
        }
        for id in nik.birth_date.iter().chain(&nik.sex).filter(|id| kind(draft, id).is_none()) {
            findings.push(wrong(at, "subject: compared with", id, "question"));
        }
    }
    findings
}

fn numbers(draft: &ServiceDraft) -> Vec<Finding> {
    let mut findings = Vec::new();
    let some = |act: StepAct| draft.route.iter().any(|step| step.item.act == act);
    let registers = some(StepAct::Register) || some(StepAct::RecordElsewhere);
    // Something beside an entry, or another extract of it, has the entry's number.
    let annotates = draft.annotates.as_ref().is_some_and(|annotates| annotates.item.does != Does::Nothing || !some(StepAct::Register));
    match draft.series.last() {
        None if registers && !annotates => findings.push(draft.edition.fault("a step registers, but no `series` gives a number".to_owned())),
        Some(last) if !registers => findings.push(last.fault("a series gives numbers, but no step registers".to_owned())),
        Some(last) if !last.item.when.0.is_empty() => findings.push(last.fault("the last series must hold for every application".to_owned())),
        _ => {}
    }
    for row in &draft.series {
        let letters = &row.item.letters;
        if !(2..=6).contains(&letters.len()) || !letters.bytes().all(|letter| letter.is_ascii_uppercase()) {
            findings.push(row.fault(format!("`{letters}` are not two to six capital letters")));
        }
        if RECEIPTS.contains(&letters.as_str()) {
            findings.push(row.fault(format!("`{letters}` are the letters of receipts for money")));
        }
    }
    findings
}

fn document(draft: &ServiceDraft) -> Vec<Finding> {
    let mut findings = Vec::new();
    for row in draft.prints.iter().filter(|row| kind(draft, &row.item.field).is_none() && !is_entered(draft, &row.item.field)) {
        findings.push(wrong(row, "prints", &row.item.field, "question"));
    }
    for fact in draft.needs.iter().filter(|fact| !draft.kinds.iter().any(|kind| kind.item.decides.contains_key(*fact))) {
        findings.push(draft.edition.fault(format!("needs `{fact}`, which no paper decides")));
    }
    let has_template = draft.outputs.iter().any(|output| output.item.template.is_some() && !output.item.of_entry);
    let has_document = draft.outputs.iter().any(|output| output.item.is_document());
    let shown = |act: StepAct| draft.route.iter().find(|step| step.item.act == act);
    if let Some(step) = shown(StepAct::Sign).or_else(|| shown(StepAct::Confirm)).filter(|_| !has_document) {
        findings.push(step.fault(format!("step `{}` shows a document, but no output has a template", step.item.id)));
    }
    if has_template && draft.prints.is_empty() {
        findings.push(draft.edition.fault("an output has a template, but no `print` says what it states".to_owned()));
    }
    findings
}

fn annotates(draft: &ServiceDraft) -> Vec<Finding> {
    let mut findings = Vec::new();
    for output in draft.outputs.iter().filter(|output| output.item.of_entry && draft.annotates.is_none()) {
        findings.push(output.fault(format!("output `{}` is printed from an entry, but nothing `annotates` one", output.item.id)));
    }
    if let Some(at) = draft.contest.as_ref().filter(|at| !matches!(kind(draft, &at.item.person), Some(FieldKind::Nik { .. }))) {
        findings.push(wrong(at, "contest: person", &at.item.person, "question for a NIK"));
    }
    let Some(at) = &draft.annotates else { return findings };
    let does = at.item.does;
    if at.item.services.is_empty() {
        findings.push(at.fault("annotates: `services` names no register".to_owned()));
    }
    for id in at.item.number.iter().filter(|id| !matches!(kind(draft, id), Some(FieldKind::Text { .. }))) {
        findings.push(wrong(at, "annotates: number", id, "question for a text"));
    }
    if let Some(id) = &at.item.kind {
        let wanted: BTreeSet<&str> = at.item.services.iter().map(|service| service.as_str()).collect();
        let asked = match kind(draft, id) {
            Some(FieldKind::Choice { options }) => options.iter().map(String::as_str).collect(),
            _ => BTreeSet::new(),
        };
        if asked != wanted {
            findings.push(at.fault(format!("annotates: the options of `{id}` are not just `services`: {}", wanted.into_iter().collect::<Vec<_>>().join(", "))));
        }
    }
    let some = |act: StepAct| draft.route.iter().any(|step| step.item.act == act);
    let records = some(StepAct::Register) || some(StepAct::RecordElsewhere);
    if !some(StepAct::Approve) || (does != Does::Nothing && !records) {
        findings.push(at.fault("annotates: a step approves, and one registers unless nothing is written".to_owned()));
    }
    if at.item.elsewhere && draft.series.is_empty() {
        findings.push(at.fault("annotates: an entry may stand `elsewhere` only where the event has an entry of its own".to_owned()));
    }
    match draft.reasons.iter().filter(|reason| reason.item.act == ReasonAct::Amend).count() {
        0 if does != Does::Nothing => findings.push(at.fault("annotates: no `reason` with act `amend` says why".to_owned())),
        2.. if does == Does::Note => findings.push(at.fault("annotates: a note has one `reason` with act `amend`".to_owned())),
        _ => {}
    }
    findings
}

fn collectors(draft: &ServiceDraft) -> Vec<Finding> {
    let mut findings = Vec::new();
    for row in &draft.collectors {
        if !COLLECTORS.contains(&row.item.who.as_str()) {
            findings.push(row.fault(format!("nobody is called `{}`: {}", row.item.who, COLLECTORS.join(", "))));
        }
        for id in row.item.name.iter().filter(|id| kind(draft, id).is_none()) {
            findings.push(wrong(row, "collector:", id, "question"));
        }
    }
    let fetched = draft.route.iter().find(|step| step.item.act == StepAct::HandOver);
    if let Some(step) = fetched.filter(|_| draft.collectors.is_empty()) {
        findings.push(step.fault(format!("step `{}` hands over, but no `collector` may fetch", step.item.id)));
    }
    findings
}

fn duplicate(draft: &ServiceDraft, row: &Placed<DuplicateRow>, findings: &mut Vec<Finding>) {
    for id in row.item.fields().filter(|id| kind(draft, id).is_none()) {
        findings.push(wrong(row, "duplicate:", id, "question"));
    }
    for (name, wanted) in &row.item.both {
        let options = kind(draft, &FieldId::new(name)).and_then(|kind| match kind {
            FieldKind::Choice { options } => Some(options),
            _ => None,
        });
        if !options.is_some_and(|options| options.iter().any(|option| wanted.contains(option))) {
            findings.push(row.fault(format!("duplicate: `{name}` is no choice with such an answer")));
        }
    }
    if row.item.near.as_ref().is_some_and(|(id, _)| !matches!(kind(draft, id), Some(FieldKind::Date { .. }))) {
        findings.push(row.fault("duplicate: `near` wants a question for a date".to_owned()));
    }
    let indexed = |id: &FieldId| draft.fields.iter().any(|field| field.item.id == *id && matches!(field.item.index, Some(Index::Nik | Index::Date)));
    let found = draft.duplicates.iter().any(|other| other.item.same.iter().any(indexed));
    if row.item.same.is_empty() && row.item.similar.is_empty() || !found {
        findings.push(row.fault(format!("duplicate `{}`: no other case can be found by an indexed NIK or date", row.item.id)));
    }
}
