//! Back to the citizen: coded reasons for each document or field; she mends only those and keeps number and answers.

use super::{Moment, draft, has_words, submit};
use crate::{
    action::{Action, ReturnItem, Target},
    decision::Decision,
    entry::Particulars,
    refusal::Refusal,
    stage::Stage,
};
use catalogue::{FieldId, SlotId, service::{Need, ReasonAct, ReasonTarget}};
use std::collections::{BTreeMap, BTreeSet};

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
    let visible = visible_fields(moment);
    for item in &items {
        let reason = moment.reason(&item.code, ReasonAct::Return)?;
        let (fits, known) = match &item.target {
            Target::Document(slot) => (ReasonTarget::Document, moment.case.requirements.iter().any(|requirement| requirement.slot == *slot)),
            Target::Field(field) => (ReasonTarget::Field, visible.contains(field)),
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

/// The questions that her answers ask: what was never asked cannot be mended.
fn visible_fields(moment: Moment<'_>) -> BTreeSet<FieldId> {
    let (service, on) = (moment.ground.service, moment.judged_on());
    let facts = service.facts(&moment.case.answers, on);
    service.visible_fields(&moment.case.answers, &facts).into_iter().map(|field| field.id.clone()).collect()
}

/// The applicant says that the draft extract is wrong: the fields she names are hers to mend, and the case is looked at again.
pub(super) fn dispute(moment: Moment<'_>, fields: Vec<FieldId>, note: String) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| stage.is_under_review())?;
    if !moment.case.has_draft_extract() {
        return Err(moment.not_now());
    }
    let visible = visible_fields(moment);
    if fields.is_empty() || !fields.iter().all(|field| visible.contains(field)) {
        return Err(Refusal::NothingNamed);
    }
    let until = moment.today() + time::Duration::days(i64::from(moment.ground.service.limits.returned_days));
    Ok(Decision {
        actions: vec![(Action::Disputed { fields, until }, Some(Particulars::note("note", &note)))],
        effects: vec![moment.notify("disputed", vec![("until".to_owned(), until.to_string())])],
        ..Decision::default()
    })
}

pub(super) fn resubmit(moment: Moment<'_>, statement_of_truth: bool) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| stage == Stage::Returned)?;
    let Some(returned) = &moment.case.returned else { return Err(moment.not_now()) };
    if !statement_of_truth {
        return Err(Refusal::StatementMissing);
    }
    let (visible, asked) = (visible_fields(moment), draft::asked_now(moment));
    let empty = |slot: &SlotId| moment.case.documents_in(slot).next().is_none();
    let still_asked = |slot: &SlotId| asked.iter().any(|one| one.slot == *slot && (one.need == Need::Must || !empty(slot)));
    let (mut fields, mut slots) = (Vec::new(), Vec::new());
    for item in &returned.items {
        match &item.target {
            // A question or paper that another mended answer made superfluous need not be mended, nor a paper that she may leave out.
            Target::Field(field) if visible.contains(field) && !returned.mended_fields.contains(field) => fields.push(field.clone()),
            Target::Document(slot) if still_asked(slot) && !returned.mended_slots.contains(slot) => slots.push(slot.clone()),
            Target::Field(_) | Target::Document(_) => {}
        }
    }
    if !fields.is_empty() || !slots.is_empty() {
        return Err(Refusal::StillToFix { fields, slots });
    }
    let service = moment.ground.service;
    let answers = service.effective(&moment.case.answers, moment.judged_on());
    let problems = service.problems(&answers, moment.judged_on(), moment.ground.government);
    let missing: Vec<SlotId> = asked.iter().filter(|one| one.need == Need::Must && empty(&one.slot)).map(|one| one.slot.clone()).collect();
    if !problems.is_empty() || !missing.is_empty() {
        return Err(Refusal::Incomplete { problems, missing });
    }
    let due_at = moment.due_after_pause().unwrap_or_else(|| service.calendar.due(moment.now.at, service.promise_for(&answers, &service.facts(&answers, moment.judged_on()))));
    let mut actions = submit::forgotten(moment, &answers, &asked);
    actions.push((Action::Resubmitted { due_at }, None));
    actions.extend(submit::reassessed(moment, &answers, due_at).map(|action| (action, None)));
    let decision = Decision {
        actions,
        effects: vec![moment.notify("resubmitted", vec![("due".to_owned(), due_at.to_offset(service.calendar.offset()).date().to_string())])],
        ..Decision::default()
    };
    Ok(moment.indexed(decision, &answers))
}
