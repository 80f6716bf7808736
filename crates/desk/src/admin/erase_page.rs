//! Erasing one closed case by hand: on the person's request or by an order; by the schedule the daily job does it.
//!
//! **Invariant:** the act goes through the core like any other, and only to a closed case. Read next: `application::decide`.

use super::fields::{Wrong, error_of, faults};
use crate::kernel::{Halt, Seat, Sent};
use crate::page::{Button, Choice, Emphasis, ErrorSummary, Field, Form, InputKind, Notification, Radios, SingleCheckbox, TextInput, Tone, Width};
use application::{ApplicationId, Command, ReceiptNumber, action::ErasureReason};
use axum::{
    extract::Query,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use std::collections::HashMap;
use store::{Contract, vault::COPIES_DAYS};

pub async fn page(seat: Seat, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let done = query.get("selesai").and_then(|id| ApplicationId::parse(id));
    Ok(show(&seat, &Sent::default(), done_note(&seat, done).await?, &[]))
}

pub async fn post(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let mut wrongs = Vec::new();
    let reason = ErasureReason::parse(sent.text("reason")).filter(|reason| matches!(reason, ErasureReason::Request | ErasureReason::Order));
    let found = match ReceiptNumber::parse(sent.text("kitir")) {
        Some(number) => visit.desk.store.find_by_receipt(&visit.government.id, &number).await?,
        None => None,
    };
    if found.is_none() {
        wrongs.push(Wrong::new(visit, "kitir", "keeping-erase-unknown"));
    }
    if reason.is_none() {
        wrongs.push(Wrong::new(visit, "reason", "keeping-erase-reason-missing"));
    }
    if !sent.has("sure") {
        wrongs.push(Wrong::new(visit, "sure", "keeping-erase-sure-missing"));
    }
    let (Some(id), Some(reason), true) = (found, reason, wrongs.is_empty()) else {
        return Ok(show(&seat, &sent, None, &wrongs));
    };
    seat.act(id, &sent, Command::Erase { reason }).await?;
    Ok(Redirect::to(&format!("/petugas/hapus-data?selesai={id}")).into_response())
}

/// When it was erased, and when the last copy of its key dies.
async fn done_note(seat: &Seat, id: Option<ApplicationId>) -> Result<Option<Markup>, Halt> {
    let visit = &seat.visit;
    let Some(id) = id else { return Ok(None) };
    let case = visit.desk.store.find_application(&visit.government.id, id).await?;
    let Some((at, _)) = case.as_ref().and_then(|case| case.erased) else { return Ok(None) };
    let number = case.and_then(|case| case.receipt).map(|number| number.to_string()).unwrap_or_default();
    let date = |at| visit.say_date(visit.government.calendar.date_of(at));
    let last = date(at + time::Duration::days(COPIES_DAYS));
    let text = visit.say_with("keeping-erase-done", &[("number", &number), ("date", &date(at)), ("last", &last)]);
    Ok(Some(html! { (Notification { title: &visit.say("keeping-erase-done-title"), tone: Tone::Good, body: html! { p { (text) } } }) }))
}

fn show(seat: &Seat, sent: &Sent, note: Option<Markup>, wrongs: &[Wrong]) -> Response {
    let visit = &seat.visit;
    let words = visit.words();
    let (title, kitir, why, sure) =
        (seat.say("keeping-erase-title"), seat.say("keeping-erase-kitir"), seat.say("keeping-erase-why"), seat.say("keeping-erase-sure"));
    let reasons: Vec<Choice> = [ErasureReason::Request, ErasureReason::Order]
        .into_iter()
        .map(|one| Choice {
            value: one.key().to_owned(),
            label: seat.say(&format!("keeping-erase-{}", one.key())),
            checked: sent.text("reason") == one.key(),
            ..Choice::default()
        })
        .collect();
    let field = |name, label| Field { words, name, label, error: error_of(wrongs, name), ..Field::default() };
    let token = visit.delivery_token("erase");
    let body = html! {
        (ErrorSummary { words, faults: &faults(wrongs) })
        @if let Some(note) = note { (note) }
        h1 { (title) }
        p { (seat.say("keeping-erase-text")) }
        (Form {
            action: "/petugas/hapus-data",
            idempotency: &token,
            body: html! {
                (TextInput { field: field("kitir", &kitir), value: sent.text("kitir"), kind: InputKind::Code, width: Width::Chars20, autocomplete: Some("off"), ..TextInput::default() })
                (Radios { field: field("reason", &why), choices: &reasons, ..Radios::default() })
                (SingleCheckbox { field: field("sure", &sure), value: "yes", checked: sent.has("sure") })
                (Button { label: &seat.say("keeping-erase-send"), emphasis: Emphasis::Warning, ..Button::default() })
            },
            ..Form::default()
        })
    };
    seat.page(&title, Some("/petugas/data-subjek"), !wrongs.is_empty(), body)
}
