//! What happened to one case: each act with person, office and time; and who looked. Particulars stay sealed.

use super::super::registry_office::wording;
use crate::{
    kernel::{Halt, Seat},
    page::{Column, SummaryList, SummaryRow, Table},
};
use application::{Actor, ApplicationId, command::Act};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use people::View;
use store::Contract;
use time::OffsetDateTime;

pub(super) async fn page(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let id = ApplicationId::parse(&id).ok_or(Halt::NotFound)?;
    let case = seat.open(id, View::Log, "audit").await?;
    let looks = seat.desk().store.accesses(&seat.visit.government.id, case.id).await?;
    let number = case.receipt.as_ref().map_or_else(|| seat.say("registry-no-number"), ToString::to_string);
    let title = seat.say_with("audit-case-title", &[("number", &number)]);
    let (acts_title, looks_title) = (seat.say("audit-acts"), seat.say("audit-looks"));
    let acts: Vec<Vec<Markup>> = case.acts.iter().map(|act| act_cells(&seat, act)).collect();
    let looked: Vec<Vec<Markup>> = looks
        .iter()
        .map(|look| vec![html! { (seat.visit.say_time(look.at)) }, html! { (wording::person(&seat.visit, &look.actor)) }, html! { (purpose(&seat, &look.purpose)) }])
        .collect();
    let row = |key: &str, value: String| SummaryRow { key: seat.say(key), value: html! { (value) }, change: None };
    let mut facts = vec![row("audit-column-stage", wording::stage(&seat.visit, case.stage))];
    if let Some(responsible) = &case.responsible {
        facts.push(row("audit-column-office", wording::office(&seat, Some(&responsible.ward))));
    }
    if let Some(registration) = &case.registration {
        facts.push(row("registry-entry-number", registration.number.to_string()));
    }
    let body = html! {
        h1.govuk-heading-l { (title) }
        p.govuk-body { (seat.say("audit-case-hint")) }
        (SummaryList { words: seat.visit.words(), rows: &facts })
        (Table { caption: &acts_title, columns: &columns(&seat, ["when", "act", "who"]), rows: &acts, row_headers: false })
        (Table { caption: &looks_title, columns: &columns(&seat, ["when", "who", "why"]), rows: &looked, row_headers: false })
    };
    Ok(seat.page(&title, Some("/petugas/audit"), false, body))
}

fn columns(seat: &Seat, names: [&str; 3]) -> Vec<Column> {
    names.map(|name| Column { title: seat.say(&format!("audit-column-{name}")), numeric: false }).to_vec()
}

fn act_cells(seat: &Seat, (act, actor, at): &(Act, Actor, OffsetDateTime)) -> Vec<Markup> {
    vec![
        html! { (seat.visit.say_time(*at)) },
        html! { (seat.say(&format!("act-{}", act.key()))) },
        html! { (wording::person(&seat.visit, actor)) },
    ]
}

fn purpose(seat: &Seat, purpose: &str) -> String {
    let key = format!("purpose-{purpose}");
    if seat.visit.speech().has(&key) { seat.say(&key) } else { purpose.to_owned() }
}
