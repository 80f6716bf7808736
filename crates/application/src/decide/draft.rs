//! Before sending: answers, documents, the kitir. Also the mending of returned items, which are answers and documents again.

use super::Moment;
use crate::{
    action::{Action, Channel, Document, IdentityDocument},
    command::Act,
    decision::{Decision, NewReceipt},
    entry::Particulars,
    ids::DocumentId,
    receipt::{Pin, ReceiptNumber},
    refusal::Refusal,
    stage::Stage,
};
use catalogue::{Answers, FieldId, Problem, SlotId, field::Field, service::{Need, Requirement}};

pub(super) fn open(moment: Moment<'_>, channel: Channel, language: String) -> Result<Decision, Refusal> {
    if moment.case.is_open() {
        return Err(moment.not_now());
    }
    let government = moment.ground.government.id.clone();
    let service = moment.ground.service;
    let opened = Action::Opened { government, service: service.id.clone(), edition: service.edition, channel, language };
    Ok(Decision { actions: vec![(opened, None)], ..Decision::default() })
}

/// At the counter: opened, answered and given its papers at once.
pub(super) fn file(moment: Moment<'_>, language: String, answers: Answers, documents: Vec<Document>) -> Result<Decision, Refusal> {
    let mut decision = open(moment, Channel::Counter, language)?;
    let most = moment.ground.service.limits.uploads_max;
    if documents.len() > most as usize {
        return Err(Refusal::TooManyDocuments { most });
    }
    decision.actions.append(&mut answer(moment, "counter".to_owned(), answers, Vec::new())?.actions);
    for document in documents {
        decision.actions.append(&mut attach(moment, document)?.actions);
    }
    Ok(decision)
}

/// May this field be written now? In a draft each; in a returned case the returned ones, and questions that only arose because she
/// mended those. `asked`: the required questions with her new answers.
fn writable_field(moment: Moment<'_>, field: &FieldId, asked: &[&Field]) -> bool {
    match (&moment.case.stage, &moment.case.returned) {
        (Stage::Draft, _) => true,
        (Stage::Returned, Some(returned)) => {
            let arose = || moment.case.answers.get(field.as_str()).is_none() && asked.iter().any(|one| one.id == *field);
            returned.asks_for_field(field) || returned.mended_fields.contains(field) || arose()
        }
        _ => false,
    }
}

fn writable_slot(moment: Moment<'_>, slot: &SlotId) -> bool {
    match (&moment.case.stage, &moment.case.returned) {
        (Stage::Draft, _) => true,
        (Stage::Returned, Some(returned)) => {
            let arose = || moment.case.documents_in(slot).next().is_none() && asked_now(moment).iter().any(|asked| asked.slot == *slot && asked.need == Need::Must);
            returned.asks_for_slot(slot) || returned.mended_slots.contains(slot) || arose()
        }
        _ => false,
    }
}

/// Papers that her answers, as they stand now, ask for.
pub(super) fn asked_now(moment: Moment<'_>) -> Vec<Requirement> {
    let (service, on) = (moment.ground.service, moment.judged_on());
    let answers = service.effective(&moment.case.answers, on);
    service.requirements(&answers, &service.facts(&answers, on), on)
}

pub(super) fn answer(moment: Moment<'_>, page: String, answers: Answers, removed: Vec<FieldId>) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| matches!(stage, Stage::Draft | Stage::Returned))?;
    let unknown = answers.iter().map(|(field, _)| field).chain(&removed).find(|field| !moment.ground.service.fields.contains_key(*field));
    if let Some(field) = unknown {
        return Err(Refusal::BadInput(Problem::new(field, "problem-field-unknown")));
    }
    let mut after = moment.case.answers.clone();
    after.extend(&answers);
    let facts = moment.ground.service.facts(&after, moment.judged_on());
    let asked: Vec<&Field> = moment.ground.service.visible_fields(&after, &facts).into_iter().filter(|field| field.required).collect();
    // An unchanged answer beside a returned one is not a change; anything else that is not hers to mend is refused.
    let changed = |field: &FieldId, value: Option<&str>| moment.case.answers.get(field.as_str()) != value;
    let foreign = answers
        .iter()
        .filter(|(field, value)| changed(field, Some(value)))
        .map(|(field, _)| field)
        .chain(removed.iter().filter(|field| changed(field, None)))
        .any(|field| !writable_field(moment, field, &asked));
    if foreign {
        return Err(Refusal::NotReturned);
    }
    let wards = &moment.ground.service.subject.wards;
    let elsewhere = |ward: &str| moment.ground.government.responsible(ward).is_none();
    if wards.iter().filter_map(|field| answers.get(field.as_str())).any(elsewhere) {
        return Err(Refusal::OutsideGovernment);
    }
    let particulars = Particulars { answers, removed, ..Particulars::default() };
    let particulars = (!particulars.is_empty()).then_some(particulars);
    Ok(Decision { actions: vec![(Action::Answered { page }, particulars)], ..Decision::default() })
}

pub(super) fn attach(moment: Moment<'_>, document: Document) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| matches!(stage, Stage::Draft | Stage::Returned))?;
    if !moment.ground.service.slots.contains_key(&document.slot) {
        return Err(Refusal::UnknownDocument);
    }
    if !writable_slot(moment, &document.slot) {
        return Err(Refusal::NotReturned);
    }
    let most = moment.ground.service.limits.uploads_max;
    // A returned case that is full must still take the one paper that it waits for.
    let awaited = moment.case.stage == Stage::Returned && moment.case.documents_in(&document.slot).next().is_none();
    if moment.case.documents.len() >= most as usize && !awaited {
        return Err(Refusal::TooManyDocuments { most });
    }
    Ok(Decision { actions: vec![(Action::DocumentAttached(document), None)], ..Decision::default() })
}

pub(super) fn detach(moment: Moment<'_>, document: DocumentId) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| matches!(stage, Stage::Draft | Stage::Returned))?;
    let Some(known) = moment.case.documents.iter().find(|one| one.document == document) else {
        return Err(Refusal::UnknownDocument);
    };
    if !writable_slot(moment, &known.slot) {
        return Err(Refusal::NotReturned);
    }
    Ok(Decision { actions: vec![(Action::DocumentDetached { document }, None)], ..Decision::default() })
}

pub(super) fn issue_receipt(moment: Moment<'_>) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| stage == Stage::Draft)?;
    if moment.case.receipt.is_some() {
        return Err(Refusal::NotNow { act: Act::IssueReceipt, stage: moment.case.stage });
    }
    let mut decision = Decision::default();
    give_receipt(moment, &mut decision);
    Ok(decision)
}

/// Number and PIN are born together.
pub(super) fn give_receipt(moment: Moment<'_>, decision: &mut Decision) {
    let number = ReceiptNumber::draw(moment.now);
    decision.actions.push((Action::ReceiptIssued { number: number.clone() }, None));
    decision.receipt = Some(NewReceipt { number, pin: Pin::draw(moment.now) });
}

pub(super) fn reissue_pin(moment: Moment<'_>, identity_seen: IdentityDocument) -> Result<Decision, Refusal> {
    let Some(number) = moment.case.receipt.clone() else { return Err(Refusal::NoReceipt) };
    Ok(Decision {
        actions: vec![(Action::PinReissued { identity_seen }, None)],
        receipt: Some(NewReceipt { number, pin: Pin::draw(moment.now) }),
        effects: vec![moment.notify("pin-reissued", Vec::new())],
        ..Decision::default()
    })
}
