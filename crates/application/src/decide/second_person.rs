//! Acts that one person asks for and another decides: a further copy of a certificate, a grave refusal.
//!
//! **Invariant:** who asked never decides, whatever her roles; what was asked for falls away with the situation it was asked in.

use super::{Moment, end, has_words};
use crate::{action::Action, actor::Actor, command::Act, decision::Decision, refusal::Refusal, stage::Stage};
use catalogue::{ReasonCode, service::ReasonAct};

fn another_person(moment: Moment<'_>, asked_by: &Actor) -> Result<(), Refusal> {
    let same = asked_by.staff_id().is_some() && asked_by.staff_id() == moment.actor.staff_id();
    if same { Err(Refusal::SamePerson) } else { Ok(()) }
}

pub(super) fn ask_reprint(moment: Moment<'_>, code: ReasonCode) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| matches!(stage, Stage::Issued | Stage::Ready | Stage::HandedOver))?;
    if moment.case.prints.is_empty() || moment.case.reprint.is_some() {
        return Err(moment.not_now());
    }
    super::amend::may_be_given(moment)?;
    moment.reason(&code, ReasonAct::Reprint)?;
    Ok(Decision { actions: vec![(Action::ReprintAsked { code }, None)], ..Decision::default() })
}

pub(super) fn decide_reprint(moment: Moment<'_>, granted: bool) -> Result<Decision, Refusal> {
    let Some(asked) = moment.case.reprint.as_ref().filter(|reprint| reprint.allowed_by.is_none()) else { return Err(moment.not_now()) };
    another_person(moment, &asked.by)?;
    if granted {
        super::amend::may_be_given(moment)?;
    }
    Ok(Decision { actions: vec![(Action::ReprintDecided { granted }, None)], ..Decision::default() })
}

pub(super) fn propose_refusal(moment: Moment<'_>, code: ReasonCode, note: String) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| end::before_register(moment.case, stage))?;
    if moment.case.refusal_proposed.is_some() {
        return Err(moment.not_now());
    }
    let reason = moment.reason(&code, ReasonAct::Refuse)?;
    if reason.free_text && !has_words(&note) {
        return Err(Refusal::ReasonNeedsWords { code });
    }
    let basis = reason.basis.clone().unwrap_or_default();
    Ok(Decision { actions: vec![(Action::RefusalProposed { code, basis }, end::words(&note))], ..Decision::default() })
}

/// Agreed: refused, with the first person's reason and words.
pub(super) fn decide_refusal(moment: Moment<'_>, agreed: bool) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| end::before_register(moment.case, stage))?;
    let Some(proposed) = &moment.case.refusal_proposed else {
        return Err(Refusal::NotNow { act: Act::DecideRefusal, stage: moment.case.stage });
    };
    another_person(moment, &proposed.by)?;
    if agreed {
        return Ok(end::refused(moment, proposed.code.clone(), proposed.basis.clone(), end::words(&proposed.note)));
    }
    Ok(Decision { actions: vec![(Action::RefusalDeclined, None)], ..Decision::default() })
}
