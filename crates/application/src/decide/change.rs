//! Officers never overwrite answers: they propose, the applicant confirms.

use super::{Moment, has_words};
use crate::{action::Action, decision::Decision, entry::Particulars, refusal::Refusal};
use catalogue::{Answers, Problem, FieldId};

pub(super) fn propose(moment: Moment<'_>, answers: Answers, reason: String) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| stage.is_under_review())?;
    if moment.case.proposal.is_some() {
        return Err(Refusal::ChangeOpen);
    }
    if !has_words(&reason) {
        return Err(Refusal::BadInput(Problem::new(&FieldId::new("reason"), "problem-reason-too-short")));
    }
    let mut changed = Answers::default();
    for (field, raw) in answers.iter() {
        let known = moment.ground.service.fields.get(field).ok_or_else(|| Refusal::BadInput(Problem::new(field, "problem-unknown-field")))?;
        let checked = known.check(raw, &moment.case.answers, moment.today()).map_err(Refusal::BadInput)?;
        if moment.case.answers.get(field.as_str()) != Some(checked.value.as_str()) {
            changed.set(field, &checked.value);
        }
    }
    if changed.is_empty() {
        return Err(Refusal::NothingNamed);
    }
    let fields: Vec<FieldId> = changed.iter().map(|(field, _)| field.clone()).collect();
    let mut particulars = Particulars::note("note", reason.trim());
    particulars.answers = changed;
    Ok(Decision {
        actions: vec![(Action::ChangeProposed { fields }, Some(particulars))],
        effects: vec![moment.notify("change-proposed", Vec::new())],
        ..Decision::default()
    })
}

pub(super) fn confirm(moment: Moment<'_>) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| stage.is_under_review())?;
    let Some(proposal) = &moment.case.proposal else { return Err(Refusal::NoChangeProposed) };
    let mut answers = moment.case.answers.clone();
    answers.extend(&proposal.answers);
    let decision =
        Decision { actions: vec![(Action::ChangeConfirmed, Some(Particulars::answers(proposal.answers.clone())))], ..Decision::default() };
    Ok(moment.indexed(decision, &answers))
}

pub(super) fn decline(moment: Moment<'_>) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| stage.is_under_review())?;
    if moment.case.proposal.is_none() {
        return Err(Refusal::NoChangeProposed);
    }
    Ok(Decision { actions: vec![(Action::ChangeDeclined, None)], ..Decision::default() })
}
