//! Officers never overwrite answers: they propose, the applicant confirms.

use super::{Moment, has_words, submit};
use crate::{action::Action, decision::Decision, entry::Particulars, refusal::Refusal};
use catalogue::{Answers, FieldId, Problem, service::StepAct};

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
        let (service, government) = (moment.ground.service, moment.ground.government);
        let checked = service.check_answer(field, raw, &moment.case.answers, moment.judged_on(), government).map_err(Refusal::BadInput)?;
        if moment.case.answers.get(field.as_str()) != Some(checked.value.as_str()) {
            changed.set(field, &checked.value);
        }
    }
    if changed.is_empty() {
        return Err(Refusal::NothingNamed);
    }
    // What she is asked to confirm must be whole: a change that opens new questions brings their answers along.
    let after = with_changes(moment, &changed);
    let problems = moment.ground.service.problems(&after, moment.judged_on(), moment.ground.government);
    if !problems.is_empty() {
        return Err(Refusal::Incomplete { problems, missing: Vec::new() });
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
    // At the counter another officer than the one who proposed hears the applicant's yes; otherwise one person could rewrite answers.
    if moment.actor.is_staff() && moment.actor.staff_id() == proposal.by.staff_id() {
        return Err(Refusal::SamePerson);
    }
    let answers = moment.ground.service.effective(&with_changes(moment, &proposal.answers), moment.judged_on());
    let mut actions = vec![(Action::ChangeConfirmed, Some(Particulars::answers(proposal.answers.clone())))];
    let (service, on) = (moment.ground.service, moment.judged_on());
    let requirements = service.requirements(&answers, &service.facts(&answers, on), on);
    actions.extend(submit::forgotten(moment, &answers, &requirements));
    let due_at = moment.due_after_pause().or(moment.case.due_at).unwrap_or(moment.now.at);
    let effects = match submit::reassessed(moment, &answers, due_at) {
        Some(reassessed) => {
            actions.push((reassessed, None));
            vec![moment.notify("reassessed", Vec::new())]
        }
        None => {
            actions.extend(clock_resumed(moment, waits_for_confirmation(moment, true)));
            // What she agreed to says something else now: she is asked again.
            let asked = moment.case.confirmed && waits_for_confirmation(moment, true);
            if asked { vec![moment.notify("confirm-draft", Vec::new())] } else { Vec::new() }
        }
    };
    Ok(moment.indexed(Decision { actions, effects, ..Decision::default() }, &answers))
}

fn with_changes(moment: Moment<'_>, changes: &Answers) -> Answers {
    let mut answers = moment.case.answers.clone();
    answers.extend(changes);
    answers
}

/// After her answer the case may still wait for her: for her yes to the draft extract.
fn waits_for_confirmation(moment: Moment<'_>, changed: bool) -> bool {
    match moment.case.due_act() {
        Some(StepAct::Confirm) => true,
        Some(StepAct::Register | StepAct::RecordElsewhere) => changed && moment.case.route.iter().any(|step| step.act == StepAct::Confirm),
        _ => false,
    }
}

fn clock_resumed(moment: Moment<'_>, still_waiting: bool) -> Option<(Action, Option<Particulars>)> {
    let due_at = moment.due_after_pause().filter(|_| !still_waiting)?;
    Some((Action::ClockResumed { due_at }, None))
}

pub(super) fn decline(moment: Moment<'_>) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| stage.is_under_review())?;
    if moment.case.proposal.is_none() {
        return Err(Refusal::NoChangeProposed);
    }
    let mut actions = vec![(Action::ChangeDeclined, None)];
    actions.extend(clock_resumed(moment, waits_for_confirmation(moment, false)));
    Ok(Decision { actions, ..Decision::default() })
}
