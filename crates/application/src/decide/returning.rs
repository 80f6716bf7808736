//! Back to the citizen: coded reasons for each document or field; she mends only those and keeps number and answers.

use super::{Moment, has_words};
use crate::{
    action::{Action, ReturnItem, Target},
    decision::Decision,
    entry::Particulars,
    refusal::Refusal,
    stage::Stage,
};
use catalogue::{FieldId, service::{ReasonAct, ReasonTarget}};
use std::collections::BTreeMap;

/// Where an officer's own words for an item stand in the particulars.
pub fn note_key(target: &Target) -> String {
    match target {
        Target::Document(slot) => format!("document:{slot}"),
        Target::Field(field) => format!("field:{field}"),
    }
}

pub(super) fn send_back(moment: Moment<'_>, items: Vec<ReturnItem>, notes: BTreeMap<String, String>) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| stage.is_under_review())?;
    if items.is_empty() {
        return Err(Refusal::NothingNamed);
    }
    for item in &items {
        let reason = moment.reason(&item.code, ReasonAct::Return)?;
        let (fits, known) = match &item.target {
            Target::Document(slot) => (ReasonTarget::Document, moment.ground.service.slots.contains_key(slot)),
            Target::Field(field) => (ReasonTarget::Field, moment.ground.service.fields.contains_key(field)),
        };
        if !known {
            return Err(Refusal::UnknownDocument);
        }
        if !reason.targets.contains(&fits) {
            return Err(Refusal::UnknownReason { code: item.code.clone() });
        }
        if reason.free_text && !notes.get(&note_key(&item.target)).is_some_and(|words| has_words(words)) {
            return Err(Refusal::ReasonNeedsWords { code: item.code.clone() });
        }
    }
    let until = moment.today() + time::Duration::days(i64::from(moment.ground.service.limits.returned_days));
    let args = vec![("until".to_owned(), until.to_string()), ("reason".to_owned(), items.first().map(|item| item.code.to_string()).unwrap_or_default())];
    let particulars = (!notes.is_empty()).then(|| Particulars { notes, ..Particulars::default() });
    Ok(Decision {
        actions: vec![(Action::Returned { items, until }, particulars)],
        effects: vec![moment.notify("returned", args)],
        ..Decision::default()
    })
}

/// The applicant says that the draft extract is wrong: the fields she names are hers to mend, and the case is looked at again.
pub(super) fn dispute(moment: Moment<'_>, fields: Vec<FieldId>, note: String) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| stage.is_under_review())?;
    if moment.case.parentage().is_none() {
        return Err(moment.not_now());
    }
    let known = |field: &FieldId| moment.ground.service.fields.contains_key(field);
    if fields.is_empty() || !fields.iter().all(known) {
        return Err(Refusal::NothingNamed);
    }
    let until = moment.today() + time::Duration::days(i64::from(moment.ground.service.limits.returned_days));
    Ok(Decision { actions: vec![(Action::Disputed { fields, until }, Some(Particulars::note("note", &note)))], ..Decision::default() })
}

pub(super) fn resubmit(moment: Moment<'_>, statement_of_truth: bool) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| stage == Stage::Returned)?;
    let Some(returned) = &moment.case.returned else { return Err(moment.not_now()) };
    if !statement_of_truth {
        return Err(Refusal::StatementMissing);
    }
    let (mut fields, mut slots) = (Vec::new(), Vec::new());
    for item in &returned.items {
        match &item.target {
            Target::Field(field) if !returned.mended_fields.contains(field) => fields.push(field.clone()),
            Target::Document(slot) if !returned.mended_slots.contains(slot) || moment.case.documents_in(slot).next().is_none() => {
                slots.push(slot.clone());
            }
            Target::Field(_) | Target::Document(_) => {}
        }
    }
    if !fields.is_empty() || !slots.is_empty() {
        return Err(Refusal::StillToFix { fields, slots });
    }
    let service = moment.ground.service;
    // Judged as of the day she declared: a late return does not make a birth late.
    let declared_on = moment.case.declared_on.unwrap_or_else(|| moment.today());
    let answers = service.effective(&moment.case.answers, declared_on);
    let problems = service.problems(&answers, declared_on, moment.ground.government);
    if !problems.is_empty() {
        return Err(Refusal::Incomplete { problems, missing: Vec::new() });
    }
    let due_at = moment.due_after_pause().unwrap_or_else(|| service.calendar.due(moment.now.at, &service.promise));
    let decision = Decision {
        actions: vec![(Action::Resubmitted { due_at }, None)],
        effects: vec![moment.notify("resubmitted", vec![("due".to_owned(), due_at.to_offset(service.calendar.offset()).date().to_string())])],
        ..Decision::default()
    };
    Ok(moment.indexed(decision, &answers))
}
