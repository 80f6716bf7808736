//! The ways a case ends or stands still.

use super::{Moment, has_words};
use crate::{action::{Action, ErasureReason, SuspensionReason}, decision::Decision, entry::Particulars, refusal::Refusal, stage::Stage, state::Application};
use catalogue::{ReasonCode, service::{ReasonAct, StepAct}};

/// Nothing that stands in the register is refused or withdrawn, suspended or not.
pub(super) fn before_register(case: &Application, stage: Stage) -> bool {
    let stage = case.suspended.as_ref().filter(|_| stage == Stage::Suspended).map_or(stage, |suspension| suspension.resumes_to);
    stage.is_under_review() || stage == Stage::Returned
}

pub(super) fn refuse(moment: Moment<'_>, code: ReasonCode, note: String) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| before_register(moment.case, stage))?;
    let reason = moment.reason(&code, ReasonAct::Refuse)?;
    if reason.free_text && !has_words(&note) {
        return Err(Refusal::ReasonNeedsWords { code });
    }
    if reason.two_persons {
        return Err(Refusal::SecondPersonNeeded { code });
    }
    let basis = reason.basis.clone().unwrap_or_default();
    Ok(refused(moment, code, basis, words(&note)))
}

/// The officer's own words, where she wrote any.
pub(super) fn words(note: &str) -> Option<Particulars> {
    (!note.trim().is_empty()).then(|| Particulars::note("note", note.trim()))
}

pub(super) fn refused(moment: Moment<'_>, code: ReasonCode, basis: String, words: Option<Particulars>) -> Decision {
    Decision {
        effects: vec![moment.notify("refused", vec![("reason".to_owned(), code.to_string())])],
        actions: vec![(Action::Refused { code, basis }, words)],
        ..Decision::default()
    }
}

pub(super) fn withdraw(moment: Moment<'_>) -> Result<Decision, Refusal> {
    // What may not be given out any more can be closed.
    let void = super::amend::is_void(moment);
    moment.in_stage(|stage| stage == Stage::Draft || before_register(moment.case, stage) || void && matches!(stage, Stage::Issued | Stage::Ready))?;
    let effects = if moment.case.stage == Stage::Draft { Vec::new() } else { vec![moment.notify("withdrawn", Vec::new())] };
    Ok(Decision { actions: vec![(Action::Withdrawn, None)], effects, ..Decision::default() })
}

/// Drafts that nobody touched, and returned cases whose time has run out.
pub(super) fn expire(moment: Moment<'_>) -> Result<Decision, Refusal> {
    let over = match (moment.case.stage, &moment.case.returned) {
        (Stage::Draft, _) => {
            moment.now.at - moment.case.changed_at >= time::Duration::days(i64::from(moment.ground.service.limits.draft_days))
        }
        (Stage::Returned, Some(returned)) => moment.today() > returned.until,
        _ => false,
    };
    if !over {
        return Err(moment.not_now());
    }
    let effects = if moment.case.receipt.is_some() { vec![moment.notify("expired", Vec::new())] } else { Vec::new() };
    Ok(Decision { actions: vec![(Action::Expired, None)], effects, ..Decision::default() })
}

/// Also after registration, while the signature is awaited: signing systems fail too.
pub(super) fn suspend(moment: Moment<'_>, reason: SuspensionReason) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| stage.is_under_review() || matches!(stage, Stage::Registered | Stage::Signing))?;
    let effects = vec![moment.notify("suspended", vec![("reason".to_owned(), reason.key().to_owned())])];
    Ok(Decision { actions: vec![(Action::Suspended { reason }, None)], effects, ..Decision::default() })
}

pub(super) fn resume(moment: Moment<'_>) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| stage == Stage::Suspended)?;
    // A case that already waited for its applicant before it was suspended goes on waiting, with the clock still paused.
    let still_waiting = moment.case.proposal.is_some() || moment.case.due_act() == Some(StepAct::Confirm);
    let due_at = if still_waiting { None } else { moment.due_after_pause() };
    Ok(Decision { actions: vec![(Action::Resumed { due_at }, None)], effects: vec![moment.notify("resumed", Vec::new())], ..Decision::default() })
}

/// Only what is over. By the schedule only when its days have passed; what is in the register leaves its entry there.
pub(super) fn erase(moment: Moment<'_>, reason: ErasureReason) -> Result<Decision, Refusal> {
    moment.in_stage(Stage::is_final)?;
    let case = moment.case;
    let due = moment.ground.government.retention.days_of_case(case.submitted_at.is_some());
    let over = !case.is_in_register() && due.is_some_and(|days| moment.now.at - case.changed_at >= time::Duration::days(i64::from(days)));
    if reason == ErasureReason::Schedule && !over {
        return Err(moment.not_now());
    }
    Ok(Decision { actions: vec![(Action::Erased { reason }, None)], index: Some(Vec::new()), erase: true, ..Decision::default() })
}
