//! Acting on a case: rights, facts and decision inside one writing transaction; and saying a refusal in words.

use super::{halt::Halt, visit::Visit};
use application::{Actor, Application, ApplicationId, Command, Ground, Now, Reads, Refusal, gather};
use catalogue::{Government, ServiceId, service::OfficeLevel};
use people::Acting;
use std::sync::Arc;
use store::{ActError, ActRequest, Contract, Decide, DeliveryToken, Fault, Outcome, PinTo};

/// The circumstances of an act.
pub struct Doing {
    pub application: ApplicationId,
    /// Begin a case of this service with this act.
    pub create: Option<ServiceId>,
    pub seen: Option<u32>,
    pub delivery: Option<DeliveryToken>,
    pub pin_to: Option<PinTo>,
}

/// The only way to act: one request, one decision, one transaction.
pub async fn act(visit: &Visit, actor: Actor, doing: Doing, command: Command) -> Result<Outcome, Halt> {
    Ok(perform(&visit.desk.store, &visit.government, &visit.now, actor, doing, command).await?)
}

/// The same without a visitor: for the daily job and for the demo's synthetic people.
pub async fn perform(
    store: &impl Contract, government: &Arc<Government>, now: &Now, actor: Actor, doing: Doing, command: Command,
) -> Result<Outcome, ActError> {
    let (offered, actor_inside, now_inside, create) = (government.clone(), actor.clone(), now.clone(), doing.create.clone());
    let decide: Decide = Box::new(move |case: &Application, reads: &dyn Reads| {
        let wanted = create.as_ref().unwrap_or(&case.service);
        let service = offered.services.get(wanted).ok_or_else(|| ActError::Fault(Fault(format!("service {wanted} is not offered"))))?;
        let ground = Ground { service, government: &offered };
        let acting = Acting::begin(&actor_inside, &command, case)?;
        let facts = gather(ground, case, &command, &actor_inside, &now_inside, reads)?;
        Ok(acting.decide(ground, &facts, command, &now_inside)?)
    });
    let request = ActRequest {
        government: government.id.clone(),
        application: doing.application,
        create: doing.create.is_some(),
        seen: doing.seen,
        delivery: doing.delivery,
        actor,
        now: now.clone(),
        decide,
        pin_to: doing.pin_to,
    };
    store.act(request).await
}

/// An office by its name; anything else as it is.
fn about(visit: &Visit, id: &str) -> String {
    visit.government.find_office(id).map_or_else(|| id.to_owned(), |office| office.name.clone())
}

/// Every reason of a refusal as a sentence: what, why, how to go on.
pub fn explain(visit: &Visit, refusal: &Refusal) -> Vec<String> {
    let text = format!("refusal-{}-text", refusal.key());
    let say = |args: &[(&str, &str)]| visit.say_with(&text, args);
    let slots = |slots: &[catalogue::SlotId]| {
        let names: Vec<String> = slots.iter().map(|slot| visit.say(&format!("slot-{slot}-name"))).collect();
        names.join(", ")
    };
    let act_name = |act: application::command::Act| visit.say(&format!("act-{}", act.key()));
    match refusal {
        Refusal::NotNow { act, stage } => {
            vec![say(&[("act", &act_name(*act)), ("stage", &visit.say(&format!("stage-{}", stage.as_str().replace('_', "-"))))])]
        }
        Refusal::AlreadyDone { act, by, at } => vec![say(&[("act", &act_name(*act)), ("by", by), ("at", &visit.say_time(*at))])],
        Refusal::Elsewhere { act, holder } => {
            let holder = visit.say(match holder {
                OfficeLevel::Applicant => "holder-applicant",
                OfficeLevel::Ward => "holder-ward",
                OfficeLevel::District => "holder-district",
                OfficeLevel::Registry => "holder-registry",
            });
            vec![say(&[("act", &act_name(*act)), ("holder", &holder)])]
        }
        Refusal::NotPermitted { act } => vec![say(&[("act", &act_name(*act))])],
        Refusal::Incomplete { problems, missing } => {
            let mut lines: Vec<String> = problems.iter().map(|problem| visit.speech().say_problem(problem)).collect();
            lines.extend(missing.iter().map(|slot| visit.say_with("refusal-incomplete-slot", &[("slot", &visit.say(&format!("slot-{slot}-name")))])));
            lines
        }
        Refusal::TooManyDocuments { most } => vec![say(&[("most", &most.to_string())])],
        Refusal::StillToFix { fields, slots: left } => {
            let mut names: Vec<String> = fields.iter().map(|field| visit.say(&format!("field-{}-label", catalogue::texts::key_part(field.as_str())))).collect();
            names.extend(left.iter().map(|slot| visit.say(&format!("slot-{slot}-name"))));
            vec![say(&[("items", &names.join(", "))])]
        }
        Refusal::FactUndecided { fact } => vec![say(&[("fact", &visit.say(&format!("fact-{}", catalogue::texts::key_part(fact.as_str()))))])],
        Refusal::UnknownReason { code } | Refusal::ReasonNeedsWords { code } | Refusal::SecondPersonNeeded { code } => vec![say(&[("code", code.as_str())])],
        Refusal::OriginalsNotSeen { slots: left } | Refusal::Undecided { slots: left } => vec![say(&[("slots", &slots(left))])],
        Refusal::WrongKind { slot } => vec![say(&[("slots", &slots(std::slice::from_ref(slot)))])],
        Refusal::DuplicatesOpen { others } => vec![say(&[("count", &others.len().to_string())])],
        Refusal::TooManyBirths { of, usual } => vec![say(&[("office", &about(visit, &of.about)), ("usual", &usual.to_string())])],
        Refusal::TooManyFamilies { most, days } => vec![say(&[("most", &most.to_string()), ("days", &days.to_string()), ("phone", &visit.government.help.phone)])],
        Refusal::ContestOver { last: date } | Refusal::SeriesFull { date } => vec![say(&[("date", &visit.say_date(*date))])],
        Refusal::NoBlanks { blank } => vec![say(&[("blank", &visit.say(&format!("blank-{}", catalogue::texts::key_part(blank.as_str()))))])],
        Refusal::AlreadyHandedOver { at } => vec![say(&[("at", &visit.say_time(*at))])],
        Refusal::BadInput(problem) => vec![visit.speech().say_problem(problem)],
        Refusal::Stale { .. }
        | Refusal::OutsideGovernment
        | Refusal::StatementMissing
        | Refusal::UnknownDocument
        | Refusal::NotReturned
        | Refusal::NothingNamed
        | Refusal::IsDuplicate { .. }
        | Refusal::LateDecisionMissing
        | Refusal::LateDenied
        | Refusal::NotConfirmed
        | Refusal::ChangeOpen
        | Refusal::NoChangeProposed
        | Refusal::SamePerson
        | Refusal::ReprintNotAllowed
        | Refusal::NotForDownload
        | Refusal::NotHandedOn
        | Refusal::NotAgreed
        | Refusal::EntryNotFound | Refusal::EntryMissing | Refusal::EntryAnnulled | Refusal::ExtractOutdated | Refusal::EntryExists | Refusal::EntryNotOurs | Refusal::ScanMissing
        | Refusal::AmendmentMissing | Refusal::AmendmentUndecided | Refusal::Contested
        | Refusal::NoReceipt => vec![say(&[])],
    }
}
