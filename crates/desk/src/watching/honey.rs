//! Planting a record that nobody has reason to open: a whole case of an invented family, sent and withdrawn, found by search like any other.
//!
//! Whoever opens it raises an alert in the act of opening and sees an ordinary case. It is in no queue, so that nobody opens it for work.
//! It is erased with the schedule like other withdrawn cases; the list says when, so that another one is planted.

use super::invented;
use crate::{
    kernel::{Doing, Halt, Seat, Sent, act},
    page::{Button, Column, Field, Form, Select, SelectOption, Table},
};
use application::{Actor, ApplicationId, Command, DocumentId, action::{Channel, Document, DocumentSource}};
use axum::response::{IntoResponse, Redirect, Response};
use catalogue::{OfficeKind, retention::Kept, service::Need};
use maud::{Markup, html};
use store::{Contract, HoneyRow, Pictures};
use time::Duration;

/// A photo too blurred to read, as many are.
const PHOTO: &[u8] = include_bytes!("blurred.jpg");

pub(super) async fn page(seat: Seat) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let planted = visit.desk.store.planted(&visit.government.id).await?;
    let title = seat.say("honey-title");
    let columns: Vec<Column> = ["number", "planted", "by", "ends"].map(|key| Column { title: seat.say(&format!("honey-{key}")), numeric: false }).to_vec();
    let rows: Vec<Vec<Markup>> = planted.iter().map(|row| cells(&seat, row)).collect();
    let wards: Vec<SelectOption> = visit
        .government
        .offices
        .values()
        .filter(|office| office.kind == OfficeKind::Ward)
        .map(|office| SelectOption { value: office.id.to_string(), label: office.name.clone(), ..SelectOption::default() })
        .collect();
    let label = seat.say("honey-ward");
    let token = visit.delivery_token("honey");
    let body = html! {
        h1 { (title) }
        p { (seat.say("honey-text")) }
        @if rows.is_empty() { p { (seat.say("honey-empty")) } }
        @else { (Table { caption: &title, columns: &columns, rows: &rows, row_headers: true }) }
        (Form { action: "/petugas/pengawasan/umpan", idempotency: &token, body: html! {
            (Select { field: Field { words: visit.words(), name: "ward", label: &label, ..Field::default() }, options: &wards, ..Select::default() })
            (Button { label: &seat.say("honey-plant"), ..Button::default() })
        }, ..Form::default() })
    };
    Ok(seat.page(&title, Some("/petugas/pengawasan"), false, body))
}

/// No link: opening it is what the alert is about.
fn cells(seat: &Seat, row: &HoneyRow) -> Vec<Markup> {
    let visit = &seat.visit;
    let days = visit.government.retention.days(Kept::Ended);
    let ends = days.map(|days| visit.say_date(visit.government.calendar.date_of(row.at + Duration::days(i64::from(days)))));
    vec![
        html! { (row.receipt.as_ref().map(ToString::to_string).unwrap_or_default()) },
        html! { (visit.say_time(row.at)) },
        html! { (crate::registry_office::wording::person(visit, &row.by)) },
        html! { (ends.unwrap_or_default()) },
    ]
}

pub(super) async fn plant(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let ward = visit.government.find_office(sent.text("ward")).filter(|office| office.kind == OfficeKind::Ward).ok_or(Halt::NotFound)?;
    let id = match sent.delivery() {
        // The same form sent twice plants one.
        Some(token) => ApplicationId(token.0),
        None => ApplicationId(visit.now.draw("honey")),
    };
    if visit.desk.store.find_application(&visit.government.id, id).await?.is_none() {
        filed(&seat, id, &ward.region_code).await?;
    }
    visit.desk.store.plant(&visit.government.id, id, &seat.actor, visit.now.at).await?;
    Ok(Redirect::to("/petugas/pengawasan/umpan").into_response())
}

/// As a family at home would: filled in, photographed, sent; and withdrawn.
async fn filed(seat: &Seat, id: ApplicationId, ward_code: &str) -> Result<(), Halt> {
    let visit = &seat.visit;
    let service = visit.government.find_service("birth").cloned().ok_or(Halt::NotFound)?;
    let answers = invented::answers(ward_code, visit.today(), &visit.now);
    let asked = service.requirements(&answers, &service.facts(&answers, visit.today()), visit.today());
    let doing = |create| Doing { application: id, create, seen: None, delivery: None, pin_to: None };
    let open = Command::Open { channel: Channel::Home, language: visit.language.tag().to_owned() };
    act(visit, Actor::Applicant, doing(Some(service.id.clone())), open).await?;
    act(visit, Actor::Applicant, doing(None), Command::Answer { page: "child-when".to_owned(), answers, removed: Vec::new() }).await?;
    for requirement in asked.iter().filter(|one| one.need == Need::Must) {
        let document = DocumentId(visit.now.draw(&format!("honey {}", requirement.slot)));
        let pictures = Pictures { pages: vec![PHOTO.to_vec()], thumbnail: PHOTO.to_vec() };
        visit.desk.store.put_document(&visit.government.id, id, document, pictures, &visit.now).await?;
        let attached = Document { document, slot: requirement.slot.clone(), source: DocumentSource::Photo, pages: 1 };
        act(visit, Actor::Applicant, doing(None), Command::Attach(attached)).await?;
    }
    let submit = Command::Submit { statement_of_truth: true, papers: Vec::new(), witnesses_present: false };
    act(visit, Actor::Applicant, doing(None), submit).await?;
    act(visit, Actor::Applicant, doing(None), Command::Withdraw).await?;
    Ok(())
}
