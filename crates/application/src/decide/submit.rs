//! Sending: everything must be there and right; what applies today is pinned to the case.

use super::{Moment, draft, originals, outputs, watch};
use crate::{
    action::{Action, DocumentSource, PaperSeen, Submission},
    command::Act,
    decision::Decision,
    entry::Particulars,
    refusal::Refusal,
    stage::Stage,
    state::Delivery,
};
use catalogue::{Answers, Condition, Facts, FieldId, SlotId, service::{Need, Requirement, Responsible, Step}};
use time::{Date, OffsetDateTime};

pub(super) fn submit(moment: Moment<'_>, statement_of_truth: bool, papers: Vec<PaperSeen>, witnesses_present: bool) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| stage == Stage::Draft)?;
    // Only an officer can have seen an original.
    if !papers.is_empty() && !moment.actor.is_staff() {
        return Err(Refusal::NotPermitted { act: Act::SeeOriginals });
    }
    if !statement_of_truth {
        return Err(Refusal::StatementMissing);
    }
    let (service, government, today) = (moment.ground.service, moment.ground.government, moment.today());
    let (answers, facts) = service.settled(&moment.case.answers, today);
    let problems = service.problems_of(&answers, &facts, today, government);
    let responsible = service.ward(&answers).and_then(|ward| government.responsible(ward));
    let due_at = service.calendar.due(moment.now.at, service.promise_for(&answers, &facts));
    let missing = missing_slots(moment, &service.requirements(&answers, &facts, today));
    if !problems.is_empty() || !missing.is_empty() {
        return Err(Refusal::Incomplete { problems, missing });
    }
    let submission = submission(moment, &answers, facts, today, responsible.ok_or(Refusal::OutsideGovernment)?, due_at);
    originals::settled(moment, &submission.requirements, &papers)?;
    let mut decision = Decision::default();
    if moment.case.receipt.is_none() {
        draft::give_receipt(moment, &mut decision);
    }
    decision.actions.extend(forgotten(moment, &answers, &submission.requirements));
    decision.actions.push((Action::Submitted(Box::new(submission)), None));
    if !papers.is_empty() {
        decision.actions.push((Action::OriginalsSeen { papers, witnesses_present }, None));
    }
    let due = due_at.to_offset(service.calendar.offset()).date().to_string();
    let mut args = vec![("due".to_owned(), due)];
    if let Some(receipt) = &decision.receipt {
        args.push(("number".into(), receipt.number.to_string()));
    }
    decision.effects.push(moment.notify("sent", args));
    watch::sent(moment, &answers, &mut decision)?;
    Ok(moment.indexed(decision, &answers))
}

/// What applies to these answers on a day.
pub(super) fn submission(moment: Moment<'_>, answers: &Answers, facts: Facts, on: Date, responsible: Responsible, due_at: OffsetDateTime) -> Submission {
    let service = moment.ground.service;
    // Conditions chose these steps; they are not stored with them.
    let plain = |step: Step| Step { when: Condition::default(), ..step };
    Submission {
        declared_on: on,
        requirements: service.requirements(answers, &facts, on),
        route: service.route_for(answers, &facts).into_iter().map(plain).collect(),
        responsible,
        due_at,
        fees: service.fees_on(answers, &facts, on),
        blank: service.blank_for(answers, &facts).cloned(),
        outputs: outputs::plans(service, answers, &facts),
        delivery: match answers.get("delivery.method") {
            Some("download") => Delivery::Download,
            _ => Delivery::PickUp,
        },
        facts,
    }
}

/// The case pinned anew, when its answers now ask for other papers, another route, fee or office than those it was sent with.
pub(super) fn reassessed(moment: Moment<'_>, answers: &Answers, due_at: OffsetDateTime) -> Option<Action> {
    let case = moment.case;
    let found = moment.ground.service.ward(answers).and_then(|ward| moment.ground.government.responsible(ward));
    let responsible = found.or_else(|| case.responsible.clone())?;
    let on = moment.judged_on();
    let anew = submission(moment, answers, moment.ground.service.facts(answers, on), on, responsible, due_at);
    let same = anew.facts == case.facts
        && anew.requirements == case.requirements
        && anew.route == case.route
        && anew.fees == case.fees
        && Some(&anew.responsible) == case.responsible.as_ref()
        && Some(anew.delivery) == case.delivery
        && outputs::are_same(case, &anew.outputs);
    (!same).then(|| Action::Reassessed(Box::new(anew)))
}

/// Answers to questions and papers in slots that are no longer asked for do not stay with a case that was sent.
pub(super) fn forgotten(moment: Moment<'_>, effective: &Answers, requirements: &[Requirement]) -> Vec<(Action, Option<Particulars>)> {
    let asked_once = |field: &FieldId| moment.ground.service.fields.contains_key(field);
    let removed: Vec<FieldId> = moment
        .case
        .answers
        .iter()
        .map(|(field, _)| field)
        .filter(|field| asked_once(field) && effective.get(field.as_str()).is_none())
        .cloned()
        .collect();
    let particulars = Particulars { removed, ..Particulars::default() };
    let answers = (!particulars.is_empty()).then(|| (Action::Answered { page: "not-asked".to_owned() }, Some(particulars)));
    let asked = |slot: &SlotId| requirements.iter().any(|requirement| requirement.slot == *slot);
    let papers = moment.case.documents.iter().filter(|document| !asked(&document.slot));
    answers.into_iter().chain(papers.map(|document| (Action::DocumentDetached { document: document.document }, None))).collect()
}

/// Slots that must hold a document and hold none. An officer at the counter may take a paper instead of a photo.
pub(super) fn missing_slots(moment: Moment<'_>, requirements: &[Requirement]) -> Vec<SlotId> {
    let counter = moment.actor.is_staff();
    requirements
        .iter()
        .filter(|requirement| requirement.need == Need::Must)
        .filter(|requirement| {
            !moment.case.documents_in(&requirement.slot).any(|document| counter || document.source != DocumentSource::Paper)
        })
        .map(|requirement| requirement.slot.clone())
        .collect()
}
