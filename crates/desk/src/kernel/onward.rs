//! A case goes on at another government of this program: what it says is put there first, sealed for that government, then both acts
//! happen in one transaction.
//!
//! **Invariant:** nobody of this government acts there: what arrives begins by the program, by the rules of the government that takes it.

use super::{Halt, Seat, Sent, Visit};
use application::{
    Actor, Application, ApplicationId, Command, Facts, Ground, Now, Reads, Refusal,
    command::{Act, Received},
    decide, gather,
};
use catalogue::{Government, GovernmentId, Service, ServiceId};
use people::{Acting, Deed, permit};
use std::sync::Arc;
use store::{ActError, ActRequest, Contract, DeliveryToken, Fault, HandOn, Pictures};

/// Governments of this program that serve the same, other than the visitor's.
pub fn takers<'v>(visit: &'v Visit, service: &'v ServiceId) -> impl Iterator<Item = &'v Arc<Government>> {
    let own = &visit.government.id;
    visit.desk.catalogue.governments().iter().filter(move |one| one.id != *own && one.services.contains_key(service))
}

pub fn find<'v>(visit: &'v Visit, id: &GovernmentId) -> Option<&'v Arc<Government>> {
    visit.desk.catalogue.governments().iter().find(|one| one.id == *id)
}

/// `https://<its host>`, on the port that people type for this program.
pub fn site_of(visit: &Visit, government: &Government) -> String {
    let own = &visit.desk.settings.public_url;
    let (scheme, rest) = own.split_once("://").unwrap_or(("https", own));
    let port = rest.rsplit_once(':').filter(|(_, port)| port.bytes().all(|byte| byte.is_ascii_digit())).map(|(_, port)| format!(":{port}"));
    let host = government.hosts.first().map_or_else(|| rest.to_owned(), |host| format!("{host}{}", port.unwrap_or_default()));
    format!("{scheme}://{host}")
}

/// The tracker of a case at that government.
pub fn tracker_at(visit: &Visit, government: &Government, id: ApplicationId) -> String {
    let token = visit.desk.store.token_of(&government.id, id);
    format!("{}/k/{}", site_of(visit, government), ApplicationId(token))
}

/// Where a case is handed on to.
#[derive(Clone)]
pub struct Onward {
    pub to: Arc<Government>,
    /// Region code of the ward where the family is registered.
    pub ward: String,
    pub agreed: bool,
}

pub async fn hand_on(seat: &Seat, sent: &Sent, case: &Application, onward: Onward) -> Result<(), Halt> {
    carry(&seat.visit, &seat.actor, sent.delivery(), case, onward).await
}

/// Both sides must allow it before a picture is copied; inside the transaction both are asked again.
pub async fn carry(visit: &Visit, actor: &Actor, delivery: Option<DeliveryToken>, case: &Application, onward: Onward) -> Result<(), Halt> {
    let command = Command::HandOn { to: onward.to.id.clone(), agreed: onward.agreed };
    rehearse(visit, actor, case, &command, &onward)?;
    copy_pictures(visit, case, &onward.to).await?;
    let from = ActRequest {
        government: visit.government.id.clone(),
        application: case.id,
        create: false,
        // What was copied is what this page showed.
        seen: Some(case.seq),
        delivery,
        actor: actor.clone(),
        now: visit.now.clone(),
        decide: deciding(visit.government.clone(), actor.clone(), visit.now.clone(), None, command),
        pin_to: None,
    };
    let (to, now) = (onward.to.id.clone(), visit.now.clone());
    let arriving = Box::new(move |case: &Application| arrival(case, onward, now));
    visit.desk.store.hand_on(HandOn { from, to, onward: arriving }).await?;
    Ok(())
}

fn rehearse(visit: &Visit, actor: &Actor, case: &Application, command: &Command, onward: &Onward) -> Result<(), Halt> {
    let (own, now) = (&visit.government, &visit.now);
    permit(actor, Deed::Act(Act::HandOn), Some(case)).map_err(Halt::from)?;
    let service = |of: &Government| of.services.get(&case.service).cloned().ok_or(Refusal::NotHandedOn);
    let (here, there) = (service(own)?, service(&onward.to)?);
    let facts = Facts::default();
    decide(Ground { service: &here, government: own }, case, &facts, command.clone(), actor, now)?;
    let receive = Command::Receive(Box::new(received(case, &there, &onward.ward)?));
    decide(Ground { service: &there, government: &onward.to }, &Application::blank(case.id), &facts, receive, &Actor::System, now)?;
    Ok(())
}

/// Everything that goes along; the family's ward is one of the new government.
fn received(case: &Application, there: &Service, ward: &str) -> Result<Received, Refusal> {
    let mut answers = case.answers.clone();
    for field in there.subject.wards.iter().filter(|field| case.answers.get(field.as_str()).is_some()) {
        answers.set(field, ward);
    }
    Ok(Received {
        from: case.government.clone(),
        channel: case.channel,
        language: case.language.clone(),
        answers,
        documents: case.documents.clone(),
        papers: case.papers_seen.clone(),
        witnesses_present: case.witnesses_present,
        number: case.receipt.clone().ok_or(Refusal::NoReceipt)?,
        declared_on: case.declared_on.ok_or(Refusal::NotHandedOn)?,
    })
}

/// Sealed anew, with a key of the other government; durable before the act.
async fn copy_pictures(visit: &Visit, case: &Application, to: &Government) -> Result<(), Halt> {
    let store = &visit.desk.store;
    for document in case.documents.iter().filter(|document| document.pages > 0) {
        let mut all = Vec::new();
        for page in 0..=document.pages {
            let found = store.find_picture(&visit.government.id, case.id, document.document, page).await?;
            all.push(found.ok_or_else(|| Halt::Fault("a page of a document is missing".into()))?);
        }
        let pictures = Pictures { thumbnail: all.remove(0), pages: all };
        store.put_document(&to.id, case.id, document.document, pictures, &visit.now).await?;
    }
    Ok(())
}

fn arrival(case: &Application, onward: Onward, now: Now) -> ActRequest {
    let wanted = case.service.clone();
    let command = onward.to.services.get(&wanted).ok_or(Refusal::NotHandedOn).and_then(|there| received(case, there, &onward.ward));
    let decide: store::Decide = match command {
        Ok(received) => deciding(onward.to.clone(), Actor::System, now.clone(), Some(wanted), Command::Receive(Box::new(received))),
        Err(refusal) => Box::new(move |_: &Application, _: &dyn Reads| Err(refusal.into())),
    };
    ActRequest {
        government: onward.to.id.clone(), application: case.id, create: true, seen: None, delivery: None, actor: Actor::System, now, decide, pin_to: None,
    }
}

fn deciding(government: Arc<Government>, actor: Actor, now: Now, create: Option<ServiceId>, command: Command) -> store::Decide {
    Box::new(move |case: &Application, reads: &dyn Reads| {
        let wanted = create.as_ref().unwrap_or(&case.service);
        let service = government.services.get(wanted).ok_or_else(|| ActError::Fault(Fault(format!("service {wanted} is not offered"))))?;
        let ground = Ground { service, government: &government };
        let acting = Acting::begin(&actor, &command, case)?;
        let facts = gather(ground, case, &command, &actor, &now, reads)?;
        Ok(acting.decide(ground, &facts, command, &now)?)
    })
}
