//! Sending: everything must be there and right; what applies today is pinned to the case.

use super::{Moment, draft, originals};
use crate::{
    action::{Action, DocumentSource, PaperSeen, Submission},
    decision::Decision,
    refusal::Refusal,
    stage::Stage,
};
use catalogue::{SlotId, service::{Need, Requirement}};

pub(super) fn submit(moment: Moment<'_>, statement_of_truth: bool, papers: Vec<PaperSeen>, witnesses_present: bool) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| stage == Stage::Draft)?;
    if !statement_of_truth {
        return Err(Refusal::StatementMissing);
    }
    let (service, government, today) = (moment.ground.service, moment.ground.government, moment.today());
    let answers = service.effective(&moment.case.answers, today);
    let facts = service.facts(&answers, today);
    let requirements = service.requirements(&answers, &facts, today);
    let problems = service.problems(&answers, today, government);
    let missing = missing_slots(moment, &requirements);
    if !problems.is_empty() || !missing.is_empty() {
        return Err(Refusal::Incomplete { problems, missing });
    }
    originals::settled(moment, &requirements, &papers)?;
    let responsible = answers.get("family.ward").and_then(|ward| government.responsible(ward)).ok_or(Refusal::OutsideGovernment)?;
    let due_at = service.calendar.due(moment.now.at, &service.promise);
    let submission = Submission {
        declared_on: today,
        requirements,
        route: service.route_for(&answers, &facts),
        responsible,
        due_at,
        fees: service.fees_on(&answers, &facts, today),
        delivery: moment.case.delivery(),
        facts,
    };
    let mut decision = Decision::default();
    if moment.case.receipt.is_none() {
        draft::give_receipt(moment, &mut decision);
    }
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
    Ok(moment.indexed(decision, &answers))
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
