//! From one government to another: the family is registered there, so the event is recorded there (UU 24/2013: at the place of residence).
//!
//! Two cases in one transaction: here it ends and what it said about people is destroyed; there it begins with the same answers, papers and
//! number, judged as of the day of declaration, and gets the requirements, route, fees and promise of that government.

use super::{Moment, draft, submit};
use crate::{
    action::{Action, ErasureReason},
    command::Received,
    decision::Decision,
    entry::Particulars,
    refusal::Refusal,
    stage::Stage,
};
use catalogue::{Answers, GovernmentId, service::Need};

/// Before anybody has approved it, and before anything was paid. The officer tells the applicant first: another office will read her papers.
pub(super) fn hand_on(moment: Moment<'_>, to: GovernmentId, agreed: bool) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| matches!(stage, Stage::Submitted | Stage::InReview))?;
    let case = moment.case;
    if case.proposal.is_some() {
        return Err(Refusal::ChangeOpen);
    }
    let service = moment.ground.service;
    let by_residence = !service.subject.wards.is_empty() && service.annotates.is_none();
    if !by_residence || to == case.government || case.received_from.as_ref() == Some(&to) || case.receipt.is_none() || case.money.fee.is_some() {
        return Err(Refusal::NotHandedOn);
    }
    if !agreed {
        return Err(Refusal::NotAgreed);
    }
    Ok(Decision {
        actions: vec![(Action::HandedOn { to }, None), (Action::Erased { reason: ErasureReason::HandedOn }, None)],
        index: Some(Vec::new()),
        erase: true,
        ..Decision::default()
    })
}

/// The other side. Papers and answers must do there as well; what this government does not ask for is forgotten.
pub(super) fn receive(moment: Moment<'_>, received: Received) -> Result<Decision, Refusal> {
    let Received { from, channel, language, answers, documents, papers, witnesses_present, number, declared_on } = received;
    let mut decision = draft::open(moment, channel, language)?;
    let (service, government) = (moment.ground.service, moment.ground.government);
    let (effective, facts) = service.settled(&answers, declared_on);
    let requirements = service.requirements(&effective, &facts, declared_on);
    let problems = service.problems_of(&effective, &facts, declared_on, government);
    let filled = |slot: &catalogue::SlotId| documents.iter().any(|document| document.slot == *slot);
    let missing: Vec<_> = requirements.iter().filter(|one| one.need == Need::Must && !filled(&one.slot)).map(|one| one.slot.clone()).collect();
    if !problems.is_empty() || !missing.is_empty() {
        return Err(Refusal::Incomplete { problems, missing });
    }
    let responsible = service.ward(&effective).and_then(|ward| government.responsible(ward)).ok_or(Refusal::OutsideGovernment)?;
    let due_at = service.calendar.due(moment.now.at, service.promise_for(&effective, &facts));
    let submission = submit::submission(moment, &effective, facts, declared_on, responsible, due_at);
    decision.actions.push((Action::ReceivedFrom { government: from }, None));
    decision.actions.push((Action::Answered { page: "handed-on".to_owned() }, Some(Particulars::answers(asked(moment, &effective)))));
    let wanted = documents.into_iter().filter(|document| submission.requirements.iter().any(|one| one.slot == document.slot));
    decision.actions.extend(wanted.map(|document| (Action::DocumentAttached(document), None)));
    decision.actions.push((Action::ReceiptIssued { number: number.clone() }, None));
    let papers: Vec<_> = papers.into_iter().filter(|paper| submission.requirements.iter().any(|one| one.slot == paper.slot)).collect();
    decision.actions.push((Action::Submitted(Box::new(submission)), None));
    if !papers.is_empty() {
        decision.actions.push((Action::OriginalsSeen { papers, witnesses_present }, None));
    }
    let args = vec![("number".to_owned(), number.to_string()), ("due".to_owned(), due_at.to_offset(service.calendar.offset()).date().to_string())];
    decision.effects.push(crate::decision::Effect::Notify { notice: "handed-on".to_owned(), args });
    Ok(moment.indexed(decision, &effective))
}

/// Only what this government's service asks.
fn asked(moment: Moment<'_>, answers: &Answers) -> Answers {
    answers.iter().filter(|(field, _)| moment.ground.service.fields.contains_key(*field)).map(|(field, value)| (field.as_str(), value)).collect()
}
