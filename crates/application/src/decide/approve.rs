//! The registrar's part before the register: duplicates, late births, approval; and the applicant's yes to the draft.

use super::{Moment, hand_over, has_words};
use crate::{
    action::{Action, ConfirmedBy, Verdict},
    command::Act,
    decision::Decision,
    entry::Particulars,
    ids::ApplicationId,
    refusal::Refusal,
};
use catalogue::{FieldId, Problem, service::StepAct};

pub(super) fn judge_duplicate(moment: Moment<'_>, other: ApplicationId, verdict: Verdict, reason: String) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| stage.is_under_review())?;
    // A former verdict can be taken back though the other case is no longer alike, or has ended.
    let judged_before = moment.case.duplicates.contains_key(&other);
    if !judged_before && !moment.facts.possible_duplicates.iter().any(|found| found.other.application == other) {
        return Err(Refusal::NothingNamed);
    }
    if !has_words(&reason) {
        return Err(Refusal::BadInput(Problem::new(&FieldId::new("reason"), "problem-reason-too-short")));
    }
    let judged = Action::DuplicateJudged { other, verdict };
    Ok(Decision { actions: vec![(judged, Some(Particulars::note("note", reason.trim())))], ..Decision::default() })
}

/// Late births need the decision of the head of office (UU 24/2013 art. 32), by another person than the ward's reviewer. A no says why: the
/// family reads it, and what it can do.
pub(super) fn decide_late(moment: Moment<'_>, granted: bool, note: &str) -> Result<Decision, Refusal> {
    if moment.case.due_act() != Some(StepAct::DecideLate) || !moment.case.stage.is_under_review() {
        return Err(moment.not_now());
    }
    same_person(moment, Act::Review)?;
    let decided = Action::LateDecided { granted };
    if granted {
        return Ok(Decision { actions: vec![(decided, None)], ..Decision::default() });
    }
    if !has_words(note) {
        return Err(Refusal::BadInput(Problem::new(&FieldId::new("reason"), "problem-reason-too-short")));
    }
    Ok(Decision {
        actions: vec![(decided, Some(Particulars::note("note", note.trim())))],
        effects: vec![moment.notify("late-denied", Vec::new())],
        ..Decision::default()
    })
}

pub(super) fn same_person(moment: Moment<'_>, former: Act) -> Result<(), Refusal> {
    let first = moment.case.last(former).and_then(|(actor, _)| actor.staff_id());
    if first.is_some() && first == moment.actor.staff_id() { Err(Refusal::SamePerson) } else { Ok(()) }
}

/// Duplicates that nobody has judged yet, or one judged the same: both stand in the way of approval and registration.
pub(super) fn duplicates_settled(moment: Moment<'_>) -> Result<(), Refusal> {
    if let Some((other, _)) = moment.case.duplicates.iter().find(|(_, verdict)| **verdict == Verdict::Same) {
        return Err(Refusal::IsDuplicate { other: *other });
    }
    let open: Vec<ApplicationId> = moment
        .facts
        .possible_duplicates
        .iter()
        .filter(|found| found.blocks && !moment.case.duplicates.contains_key(&found.other.application))
        .map(|found| found.other.application)
        .collect();
    if open.is_empty() { Ok(()) } else { Err(Refusal::DuplicatesOpen { others: open }) }
}

pub(super) fn approve(moment: Moment<'_>) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| stage.is_under_review())?;
    match moment.case.due_act() {
        Some(StepAct::Approve) => {}
        Some(StepAct::DecideLate) => {
            return Err(if moment.case.late.as_ref().is_some_and(|late| !late.granted) { Refusal::LateDenied } else { Refusal::LateDecisionMissing });
        }
        _ => return Err(moment.not_now()),
    }
    if moment.case.proposal.is_some() {
        return Err(Refusal::ChangeOpen);
    }
    let missing = moment.case.empty_slots();
    if !missing.is_empty() {
        return Err(Refusal::Incomplete { problems: Vec::new(), missing });
    }
    let unseen = moment.case.unseen_originals();
    if !unseen.is_empty() {
        return Err(Refusal::OriginalsNotSeen { slots: unseen });
    }
    same_person(moment, Act::Review)?;
    // Whoever acts for the head may be a registrar at other times.
    same_person(moment, Act::DecideLate)?;
    duplicates_settled(moment)?;
    super::amend::is_ready(moment)?;
    let asks = moment.case.goes_through(StepAct::Confirm) && !moment.case.confirmed;
    let effects = match asks {
        true => vec![moment.notify("confirm-draft", Vec::new())],
        false if hand_over::comes_next(moment) => vec![hand_over::ready(moment)],
        false => vec![moment.notify("approved", Vec::new())],
    };
    let drafted = super::amend::of_approval(moment);
    let actions = [Some(Action::Approved), drafted].into_iter().flatten().map(|action| (action, None)).collect();
    Ok(Decision { actions, effects, ..Decision::default() })
}

/// From the ward's decision on, the applicant may agree to the draft extract.
pub(super) fn confirm(moment: Moment<'_>, by: ConfirmedBy) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| stage.is_under_review())?;
    // Nobody at the counter confirms as if she were the applicant at home, and nobody at home signs on paper.
    if moment.actor.is_staff() != (by == ConfirmedBy::CounterSignature) {
        return Err(Refusal::NotPermitted { act: Act::Confirm });
    }
    if !moment.case.has_draft_extract() || moment.case.confirmed || !moment.case.goes_through(StepAct::Confirm) {
        return Err(moment.not_now());
    }
    if moment.case.proposal.is_some() {
        return Err(Refusal::ChangeOpen);
    }
    Ok(Decision { actions: vec![(Action::Confirmed { by, due_at: moment.due_after_pause() }, None)], ..Decision::default() })
}
