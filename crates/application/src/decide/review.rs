//! The ward's review: a typed decision for each document.

use super::{Moment, hand_over};
use crate::{
    action::{Action, ConfirmedBy, DocumentDecision},
    actor::Actor,
    decision::Decision,
    refusal::Refusal,
};
use catalogue::{DocumentKindId, Facts as RuleFacts, SlotId, service::{Promise, StepAct}};

pub(super) fn claim(moment: Moment<'_>) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| !stage.is_final() && stage != crate::stage::Stage::Draft)?;
    if let Some((holder, name)) = &moment.case.claimed_by
        && Some(holder) != moment.actor.staff_id()
    {
        let at = moment.case.last(moment.act).map_or(moment.case.changed_at, |(_, at)| at);
        return Err(Refusal::AlreadyDone { act: moment.act, by: name.clone(), at });
    }
    Ok(Decision { actions: vec![(Action::Claimed, None)], ..Decision::default() })
}

pub(super) fn release(moment: Moment<'_>) -> Result<Decision, Refusal> {
    let Some((holder, _)) = &moment.case.claimed_by else { return Err(moment.not_now()) };
    // The program gives back what its holder has not touched for a whole working day; nothing waits for one absent person.
    if *moment.actor == Actor::System {
        let touched = moment.case.acts.iter().rev().find(|(_, actor, _)| actor.staff_id() == Some(holder)).map_or(moment.case.changed_at, |(_, _, at)| *at);
        let day = Promise { working_days: 1, basis: String::new() };
        if moment.now.at < moment.ground.government.calendar.due(touched, &day) {
            return Err(moment.not_now());
        }
    }
    Ok(Decision { actions: vec![(Action::Released, None)], ..Decision::default() })
}

pub(super) fn review(moment: Moment<'_>, documents: Vec<DocumentDecision>, draft_signed: bool) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| stage.is_under_review())?;
    if moment.case.due_act() != Some(StepAct::Review) {
        return Err(moment.not_now());
    }
    if moment.case.proposal.is_some() {
        return Err(Refusal::ChangeOpen);
    }
    for decision in &documents {
        let slot = moment.ground.service.slots.get(&decision.slot).ok_or(Refusal::UnknownDocument)?;
        if !slot.kinds.contains(&decision.kind) {
            return Err(Refusal::WrongKind { slot: decision.slot.clone() });
        }
        // Nothing is decided about a paper that is not there, or that was not asked for.
        let asked = moment.case.requirements.iter().any(|requirement| requirement.slot == decision.slot);
        let once = documents.iter().filter(|other| other.slot == decision.slot).count() == 1;
        if !asked || !once || moment.case.documents_in(&decision.slot).next().is_none() {
            return Err(Refusal::UnknownDocument);
        }
    }
    let missing = moment.case.empty_slots();
    if !missing.is_empty() {
        return Err(Refusal::Incomplete { problems: Vec::new(), missing });
    }
    let undecided: Vec<SlotId> =
        moment.case.undecided_slots().into_iter().filter(|slot| !documents.iter().any(|decision| decision.slot == *slot)).collect();
    if !undecided.is_empty() {
        return Err(Refusal::Undecided { slots: undecided });
    }
    let unseen = moment.case.unseen_originals();
    if !unseen.is_empty() {
        return Err(Refusal::OriginalsNotSeen { slots: unseen });
    }
    let decided = decided_by(moment, &documents);
    if let Some(fact) = moment.ground.service.undecided(&decided) {
        return Err(Refusal::FactUndecided { fact: fact.clone() });
    }
    let mut decision = Decision { actions: vec![(Action::Reviewed { documents, decided }, None)], ..Decision::default() };
    if draft_signed && moment.case.goes_through(StepAct::Confirm) {
        decision.actions.push((Action::Confirmed { by: ConfirmedBy::CounterSignature, due_at: None }, None));
    } else {
        decision.effects.push(if hand_over::comes_next(moment) { hand_over::ready(moment) } else { moment.notify("reviewed", Vec::new()) });
    }
    Ok(decision)
}

/// What all accepted kinds together decide: former decisions that still stand, and the new ones over them.
fn decided_by(moment: Moment<'_>, documents: &[DocumentDecision]) -> RuleFacts {
    let former = moment.case.document_decisions.iter().filter(|former| !documents.iter().any(|new| new.slot == former.slot));
    let kinds: Vec<DocumentKindId> = former.chain(documents).map(|decision| decision.kind.clone()).collect();
    moment.ground.service.decided(&kinds)
}
