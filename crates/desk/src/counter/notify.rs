//! A hospital, a midwife or the keeper of a cemetery reports an event: one page, a minute, and a slip for the family.
//!
//! **Invariant:** what was reported is shown to nobody again, not even to who reported it; it waits sealed for the family's declaration.
//! The notifier reads what she left empty, and how many of her reports came to stand in the register, by number alone.

use super::{
    filing::{form, read},
    words,
};
use crate::{
    kernel::{Halt, Seat, Sent},
    page::{Button, Column, ErrorSummary, Form, Inset, LinkCard, LinkCards, NumberTiles, Pagination, Slip, SlipPin, Table, Tag, Tile, Tone, qr_svg},
};
use application::{Pin, ReceiptNumber};
use axum::{
    extract::{Path, Query},
    response::Response,
};
use catalogue::{Answers, FieldId, Problem, Service};
use maud::{Markup, html};
use std::{collections::{BTreeMap, HashMap}, sync::Arc};
use store::{NewNotification, NotificationRow, Notifications};

const ROWS: usize = 25;

/// Her reports, and the events that she may report.
pub(super) async fn page(seat: Seat, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let (visit, store) = (&seat.visit, &seat.desk().store);
    let own = seat.actor.staff_id().ok_or(Halt::NotPermitted)?;
    let before = query.get("sebelum").and_then(|text| text.parse().ok());
    let mut rows = store.notifications_of(&visit.government.id, own, before, ROWS + 1).await?;
    let more = rows.len() > ROWS;
    rows.truncate(ROWS);
    let counts = store.notification_counts(&visit.government.id, own).await?;
    let next = rows.last().filter(|_| more).map(|row| format!("/petugas/lapor?sebelum={}", row.row));
    let title = seat.say("notify-title");
    let tile = |key: &str, number: u64, tone| Tile { number: number.to_string(), label: seat.say(key), href: None, tone };
    let body = html! {
        h1 { (title) }
        p { (seat.say("notify-text")) }
        (LinkCards { cards: &offered(&seat) })
        (NumberTiles { tiles: &[
            tile("notify-sent", counts.sent, Tone::Neutral), tile("notify-claimed", counts.claimed, Tone::Progress), tile("notify-registered", counts.registered, Tone::Good),
        ] })
        @if rows.is_empty() { p { (seat.say("notify-empty")) } } @else { (table(&seat, &rows)) (most_missing(&seat, &rows)) }
        @if next.is_some() || before.is_some() {
            (Pagination { words: visit.words(), previous: before.map(|_: i64| "/petugas/lapor"), next: next.as_deref(), position: "" })
        }
    };
    Ok(seat.page(&title, Some("/petugas"), false, body))
}

fn offered(seat: &Seat) -> Vec<LinkCard> {
    let services = seat.visit.government.services.values().filter(|service| !service.notify.is_empty());
    services
        .map(|service| LinkCard {
            title: seat.say_with("notify-report", &[("service", &words::service_name(&seat.visit, service.id.as_str()))]),
            href: format!("/petugas/lapor/{}", service.id),
            text: Some(seat.say("notify-report-text")),
        })
        .collect()
}

fn table(seat: &Seat, rows: &[NotificationRow]) -> Markup {
    let columns = ["number", "service", "at", "state", "missing"].map(|key| Column { title: seat.say(&format!("notify-column-{key}")), numeric: false });
    let cells: Vec<Vec<Markup>> = rows
        .iter()
        .map(|row| {
            let (key, tone) = match (row.registered, row.claimed) {
                (true, _) => ("notify-state-registered", Tone::Good),
                (false, true) => ("notify-state-claimed", Tone::Progress),
                (false, false) => ("notify-state-waits", Tone::Neutral),
            };
            vec![
                html! { (row.number) },
                html! { (words::service_name(&seat.visit, row.service.as_str())) },
                html! { (seat.visit.say_time(row.at)) },
                html! { (Tag { text: &seat.say(key), tone }) },
                html! { (names(seat, &row.service, &row.missing)) },
            ]
        })
        .collect();
    html! { (Table { caption: &seat.say("notify-own"), columns: &columns, rows: &cells, row_headers: true }) }
}

/// Names of questions in the words of their service.
fn names(seat: &Seat, service: &catalogue::ServiceId, fields: &[FieldId]) -> String {
    let name = |field: &FieldId| seat.visit.say_of(service, &format!("field-{}-label", catalogue::texts::key_part(field.as_str())));
    fields.iter().map(name).collect::<Vec<_>>().join(", ")
}

/// What she leaves empty most often, in the reports on this page.
fn most_missing(seat: &Seat, rows: &[NotificationRow]) -> Markup {
    let mut counted: BTreeMap<String, u32> = BTreeMap::new();
    for row in rows {
        for field in &row.missing {
            *counted.entry(names(seat, &row.service, std::slice::from_ref(field))).or_default() += 1;
        }
    }
    let mut counted: Vec<(String, u32)> = counted.into_iter().collect();
    counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let told: Vec<String> = counted.iter().take(3).map(|(name, count)| format!("{name} ({count})")).collect();
    html! { @if !told.is_empty() { p { (seat.say("notify-most-missing")) " " (told.join(", ")) } } }
}

fn reported(seat: &Seat, id: &str) -> Result<Arc<Service>, Halt> {
    let service = seat.visit.government.find_service(id).filter(|service| !service.notify.is_empty()).cloned().ok_or(Halt::NotFound)?;
    seat.visit.speak_of(&service.id);
    Ok(service)
}

pub(super) async fn form(seat: Seat, Path(service): Path<String>) -> Result<Response, Halt> {
    let service = reported(&seat, &service)?;
    Ok(show(&seat, &service, &Sent::default(), &[]))
}

fn show(seat: &Seat, service: &Service, sent: &Sent, problems: &[Problem]) -> Response {
    let title = seat.say_with("notify-report", &[("service", &words::service_name(&seat.visit, service.id.as_str()))]);
    let faults = form::faults(seat, service, problems);
    let token = seat.visit.delivery_token("lapor");
    let body = html! {
        (ErrorSummary { words: seat.visit.words(), faults: &faults })
        h1 { (title) }
        p { (seat.say("notify-form-text")) }
        (Form { action: &format!("/petugas/lapor/{}", service.id), idempotency: &token, onward: true, body: html! {
            (form::sections(seat, service, &Answers::default(), sent, problems, |field| service.notify.contains(field)))
            (Button { label: &seat.say("notify-send"), accesskey: Some("s"), ..Button::default() })
        }, ..Form::default() })
    };
    seat.page(&title, Some("/petugas/lapor"), !faults.is_empty(), body)
}

pub(super) async fn send(seat: Seat, Path(service): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let service = reported(&seat, &service)?;
    let (visit, today) = (&seat.visit, seat.visit.today());
    let typed = read::read(&service, &sent, &Answers::default(), today, &visit.government);
    let mut problems: Vec<Problem> = typed.problems.into_iter().filter(|problem| service.notify.contains(&problem.field)).collect();
    let answers: Answers = typed.answers.iter().filter(|(field, _)| service.notify.contains(field)).map(|(field, value)| (field.as_str(), value)).collect();
    // The day is what makes it a report of an event.
    if let Some(date) = service.subject.date.as_ref().filter(|date| service.notify.contains(date) && answers.get(date.as_str()).is_none())
        && !problems.iter().any(|problem| problem.field == *date)
    {
        problems.push(Problem::new(date, "problem-required-date"));
    }
    if !problems.is_empty() {
        return Ok(show(&seat, &service, &sent, &problems));
    }
    let facts = service.facts(&answers, today);
    let asked = service.visible_fields(&answers, &facts);
    let empty = |field: &&FieldId| answers.get(field.as_str()).is_none() && asked.iter().any(|one| one.id == **field);
    let missing: Vec<FieldId> = service.notify.iter().filter(empty).cloned().collect();
    let (number, code) = (ReceiptNumber::draw(&visit.now), Pin::draw(&visit.now));
    let new = NewNotification {
        id: sent.delivery().map_or_else(|| visit.now.draw("notification"), |token| token.0),
        service: service.id.clone(),
        notifier: seat.actor.staff_id().cloned().ok_or(Halt::NotPermitted)?,
        office: seat.office.id.clone(),
        number: number.clone(),
        code: code.clone(),
        answers,
        missing: missing.clone(),
        at: visit.now.at,
    };
    if !seat.desk().store.put_notification(&visit.government.id, new).await? {
        return Ok(visit.see_other("/petugas/lapor"));
    }
    Ok(slip(&seat, &service, &number, &code, &missing))
}

/// Shown this once.
fn slip(seat: &Seat, service: &Service, number: &ReceiptNumber, code: &Pin, missing: &[FieldId]) -> Response {
    let visit = &seat.visit;
    let address = format!("{}/layanan/{}", visit.desk.settings.public_url, service.id);
    let lines = [(seat.office.name.clone(), html! { (visit.say_date(visit.today())) }), (seat.say("notify-slip-how"), html! { (seat.say("notify-slip-how-text")) })];
    let title = seat.say("notify-slip-title");
    let body = html! {
        h1 { (title) }
        (Inset { body: html! { p { (seat.say("notify-slip-once")) } @if !missing.is_empty() { p { (seat.say_with("notify-slip-missing", &[("fields", &names(seat, &service.id, missing))])) } } } })
        (Slip {
            government: &visit.government.name, crest: Some("/lambang.svg"), title: &seat.say("notify-slip-name"),
            number_label: &seat.say("notify-column-number"), number: &number.to_string(), qr: qr_svg(&address, &seat.say("notify-slip-qr")), address: &address,
            pin: Some(SlipPin { label: &seat.say("notify-slip-code"), show: &seat.say("notify-slip-code"), pin: code.reveal(), remark: &seat.say("notify-slip-remark"), open: true }),
            lines: &lines, free_of_charge: &visit.words().free_of_charge,
        })
        p { a href=(format!("/petugas/lapor/{}", service.id)) { (seat.say("notify-again")) } }
        p { a href="/petugas/lapor" { (seat.say("notify-title")) } }
    };
    seat.page(&title, Some("/petugas/lapor"), false, body)
}
