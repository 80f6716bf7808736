//! The word that the registry or the signature service is down, and that it is up again; and when it was said before.

use super::wording;
use crate::kernel::{Halt, Seat, Sent, Visit, outage};
use crate::page::{Button, Column, Emphasis, ErrorSummary, Fault, Form, Notification, Pagination, Table, Tone};
use application::action::SuspensionReason;
use axum::{extract::Query, response::Response};
use catalogue::government::Registry;
use maud::{Markup, html};
use std::collections::HashMap;
use store::{OutageRow, Outages};

const ROWS: usize = 25;

pub async fn page(seat: Seat, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    show(&seat, query.get("sebelum").and_then(|text| text.parse().ok()), Vec::new()).await
}

pub async fn post(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let (visit, store) = (&seat.visit, &seat.desk().store);
    let reason = SuspensionReason::parse(sent.text("reason")).filter(|reason| outage::REASONS.contains(reason));
    let (Some(reason), "down" | "up") = (reason, sent.text("word")) else {
        return show(&seat, None, vec![Fault { text: seat.say("outage-choose"), href: None }]).await;
    };
    let (by, at) = (seat.actor.clone(), visit.now.at);
    let said = match sent.text("word") {
        "down" => store.begin_outage(&visit.government.id, reason, by, at).await?,
        _ => store.lift_outage(&visit.government.id, reason, by, at).await?,
    };
    if said {
        outage::sweep(store, &visit.government, &visit.now).await?;
    }
    Ok(visit.see_other("/petugas/gangguan"))
}

async fn show(seat: &Seat, before: Option<i64>, faults: Vec<Fault>) -> Result<Response, Halt> {
    let (visit, store) = (&seat.visit, &seat.desk().store);
    let open = in_force(visit).await?;
    let mut rows = store.outages(&visit.government.id, before, ROWS + 1).await?;
    let more = rows.len() > ROWS;
    rows.truncate(ROWS);
    let next = rows.last().filter(|_| more).map(|row| format!("/petugas/gangguan?sebelum={}", row.id));
    let title = seat.say("outage-title");
    let body = html! {
        (ErrorSummary { words: visit.words(), faults: &faults })
        h1.govuk-heading-l { (title) }
        p.govuk-body { (seat.say("outage-text")) }
        @for reason in outage::REASONS { (word(seat, reason, open.iter().find(|row| row.reason == reason))) }
        @if !rows.is_empty() { (history(seat, &rows)) }
        @if next.is_some() || before.is_some() {
            (Pagination { words: visit.words(), previous: before.map(|_| "/petugas/gangguan"), next: next.as_deref(), position: "" })
        }
    };
    Ok(seat.page(&title, Some("/petugas/registrasi"), !faults.is_empty(), body))
}

/// One system with its state and the button that changes it.
fn word(seat: &Seat, reason: SuspensionReason, open: Option<&OutageRow>) -> Markup {
    let visit = &seat.visit;
    let key = reason.key();
    let (word, label, emphasis) = match open {
        None => ("down", format!("outage-say-{key}"), Emphasis::Warning),
        Some(_) => ("up", format!("outage-lift-{key}"), Emphasis::Primary),
    };
    html! {
        h2.govuk-heading-m { (system(visit, reason)) }
        @match open {
            None => p.govuk-body { (seat.say("outage-up")) },
            Some(row) => p.govuk-body { (seat.say_with("outage-down", &[("date", &visit.say_time(row.since)), ("by", &wording::person(visit, &row.set_by))])) },
        }
        (Form {
            action: "/petugas/gangguan", idempotency: &visit.delivery_token(key), hidden: &[("reason", key), ("word", word)],
            body: html! { (Button { label: &seat.say(&label), emphasis, ..Button::default() }) }, ..Form::default()
        })
    }
}

fn history(seat: &Seat, rows: &[OutageRow]) -> Markup {
    let visit = &seat.visit;
    let columns = ["system", "since", "until", "by"].map(|key| Column { title: seat.say(&format!("outage-column-{key}")), numeric: false });
    let rows: Vec<Vec<Markup>> = rows
        .iter()
        .map(|row| {
            vec![
                html! { (system(visit, row.reason)) },
                html! { (visit.say_time(row.since)) },
                html! { @match &row.lifted { Some((at, _)) => { (visit.say_time(*at)) }, None => { (seat.say("outage-now")) } } },
                html! { (wording::person(visit, &row.set_by)) @if let Some((_, by)) = &row.lifted { "; " (wording::person(visit, by)) } },
            ]
        })
        .collect();
    html! { (Table { caption: &seat.say("outage-history"), columns: &columns, rows: &rows, row_headers: true }) }
}

/// What people call it: `SIAK` where another system registers.
fn system(visit: &Visit, reason: SuspensionReason) -> String {
    match (&visit.government.registry, reason) {
        (Registry::External { name }, SuspensionReason::RegistryDown) => visit.say_with("outage-system-outside", &[("registry", name)]),
        _ => visit.say(&format!("outage-system-{}", reason.key())),
    }
}

pub(crate) async fn in_force(visit: &Visit) -> Result<Vec<OutageRow>, Halt> {
    let unsettled = visit.desk.store.unsettled_outages(&visit.government.id).await?;
    Ok(unsettled.into_iter().filter(|row| row.lifted.is_none()).collect())
}

/// What everybody is told while something is down.
pub(crate) async fn banner(visit: &Visit) -> Result<Markup, Halt> {
    let open = in_force(visit).await?;
    Ok(html! {
        @for row in &open {
            (Notification { title: &visit.say_with("outage-banner-title", &[("system", &system(visit, row.reason))]), tone: Tone::Attention, body: html! {
                p { (visit.say_with("outage-banner", &[("date", &visit.say_time(row.since))])) }
            } })
        }
    })
}
