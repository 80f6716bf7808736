//! An application filed at the counter for someone who stands there: one long page, two acts (file, send).
//!
//! POST `/petugas/daftar/{service}` takes the answers under their field ids (`child.name`), each paper shown as `paper=<slot>`, and
//! answers with the case's page; POST `.../kirim` sends it and sees the originals in the same act.
//!
//! **Invariant:** what was typed stands on the page again until it is right; nothing half-checked is stored.
//!
//! Read next: [`form`] (the page), [`read`] (what was typed), [`send`].

mod edit;
pub(super) mod form;
pub(super) mod read;
mod send;

use crate::{
    kernel::{Doing, Halt, Seat, Sent, act},
    page::{LinkCard, LinkCards},
};
use application::{
    ApplicationId, Command, DocumentId, Now,
    action::{Document, DocumentSource},
};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use catalogue::{Answers, Service, SlotId};
use maud::html;
use std::sync::Arc;

pub(super) use edit::{edit, edit_page};
pub(super) use send::submit;

/// Which service?
pub(super) async fn choose(seat: Seat) -> Response {
    let title = seat.say("counter-file-title");
    let cards: Vec<LinkCard> = seat
        .visit
        .government
        .services
        .keys()
        .map(|id| LinkCard { title: super::words::service_name(&seat.visit, id.as_str()), href: format!("/petugas/daftar/{id}"), text: None })
        .collect();
    let body = html! { h1 { (title) } p { (seat.say("counter-file-hint")) } (LinkCards { cards: &cards }) };
    seat.page(&title, Some("/petugas"), false, body)
}

fn find(seat: &Seat, service: &str) -> Result<Arc<Service>, Halt> {
    let service = seat.visit.government.find_service(service).cloned().ok_or(Halt::NotFound)?;
    seat.visit.speak_of(&service.id);
    Ok(service)
}

pub(super) async fn page(seat: Seat, Path(service): Path<String>) -> Result<Response, Halt> {
    let service = find(&seat, &service)?;
    Ok(form::new(&seat, &service, &Sent::default(), &[]))
}

/// Files the case in one act: opened, answered, papers noted.
pub(super) async fn create(seat: Seat, Path(service): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let service = find(&seat, &service)?;
    let (visit, today) = (&seat.visit, seat.visit.today());
    let typed = read::read(&service, &sent, &Answers::default(), today, &visit.government);
    let answers = service.effective(&typed.answers, today);
    let mut problems = read::that_count(&service, &typed, today);
    // "Keep for later" may leave questions open, but never keeps what cannot be.
    if sent.text("as") != "draft" && problems.is_empty() {
        problems = service.problems(&answers, today, &visit.government);
    }
    if !problems.is_empty() {
        return Ok(form::new(&seat, &service, &sent, &problems));
    }
    let application = ApplicationId(visit.now.draw("application"));
    let command = Command::File { language: visit.language.tag().to_owned(), answers, documents: papers(&service, &sent, &visit.now) };
    let doing = Doing { application, create: Some(service.id.clone()), seen: None, delivery: sent.delivery(), pin_to: None };
    let outcome = act(visit, seat.actor.clone(), doing, command).await?;
    Ok(Redirect::to(&super::shared::record_path(outcome.application.id)).into_response())
}

/// Papers that lie on the counter.
fn papers(service: &Service, sent: &Sent, now: &Now) -> Vec<Document> {
    let mut slots: Vec<SlotId> = sent.all("paper").map(SlotId::new).filter(|slot| service.slots.contains_key(slot)).collect();
    slots.dedup();
    slots
        .into_iter()
        .map(|slot| Document { document: DocumentId(now.draw(&format!("paper {slot}"))), slot, source: DocumentSource::Paper, pages: 0 })
        .collect()
}
