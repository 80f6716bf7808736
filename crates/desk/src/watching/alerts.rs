//! Alerts: newest first, each settled with a note or answered by allowing more for the day.

use crate::{
    kernel::{Halt, Seat, Sent},
    page::{Button, Column, Details, Emphasis, ErrorSummary, Fault, Field, FilterLink, Filters, Form, Inset, Pagination, Table, Textarea},
};
use application::{ApplicationId, StaffId, facts::PaceOf};
use axum::{
    extract::Query,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use people::{Deed, Role, View};
use std::collections::HashMap;
use store::{AlertRow, Contract, Release, ReleaseRow, Released, Settled};
use watch::AlertKind;

const ROWS: usize = 25;
const RELEASES: usize = 50;
/// Words that help whoever reads them next year.
const NOTE_LETTERS: std::ops::RangeInclusive<usize> = 10..=500;

pub(super) async fn page(seat: Seat, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    show(&seat, query.contains_key("semua"), query.get("sebelum").and_then(|text| text.parse().ok()), &Sent::default(), Vec::new()).await
}

/// `typed`: the form that was refused; its words stand where they were typed.
async fn show(seat: &Seat, all: bool, before: Option<i64>, typed: &Sent, faults: Vec<Fault>) -> Result<Response, Halt> {
    let (visit, store) = (&seat.visit, &seat.desk().store);
    let mut alerts = store.alerts(&visit.government.id, !all, before, ROWS + 1).await?;
    let more = alerts.len() > ROWS;
    alerts.truncate(ROWS);
    let releases = store.releases(&visit.government.id, RELEASES).await?;
    let here = if all { "/petugas/pengawasan?semua=1" } else { "/petugas/pengawasan" };
    let next = alerts.last().filter(|_| more).map(|row| format!("{here}{}sebelum={}", if all { "&" } else { "?" }, row.id));
    let title = seat.say("alerts-title");
    let lists = [("alerts-open", "/petugas/pengawasan", !all), ("alerts-all", "/petugas/pengawasan?semua=1", all)]
        .map(|(key, href, current)| FilterLink { text: seat.say(key), href: href.to_owned(), count: None, current });
    let body = html! {
        (ErrorSummary { words: visit.words(), faults: &faults })
        h1 { (title) }
        p { (seat.say("alerts-text")) }
        (Filters { label: &title, links: &lists })
        @if alerts.is_empty() { p { (seat.say("alerts-empty")) } }
        @for row in &alerts { (one(seat, row, typed)) }
        @if next.is_some() || before.is_some() {
            (Pagination { words: visit.words(), previous: before.is_some().then_some(here), next: next.as_deref(),
                position: &seat.say_with("alerts-rows", &[("count", &alerts.len().to_string())]) })
        }
        @if !releases.is_empty() { (released(seat, &releases)) }
        @if seat.may(Deed::View(View::Honey)) { p { a href="/petugas/pengawasan/umpan" { (seat.say("honey-title")) } } }
    };
    Ok(seat.page(&title, Some("/petugas"), !faults.is_empty(), body))
}

fn one(seat: &Seat, row: &AlertRow, typed: &Sent) -> Markup {
    let visit = &seat.visit;
    let (count, usual) = (row.alert.count.to_string(), row.alert.usual.to_string());
    let about = about(seat, &row.alert.about);
    let told = seat.say_with(&format!("alert-{}-text", row.alert.kind.key()), &[("about", &about), ("count", &count), ("usual", &usual)]);
    html! {
        section id=(format!("p{}", row.id)) {
            h2 { (seat.say(&format!("alert-{}", row.alert.kind.key()))) }
            p { (told) }
            p.small {
                (visit.say_time(row.at))
                @if row.times > 1 { " · " (seat.say_with("alerts-times", &[("times", &row.times.to_string())])) }
                @if let Some(id) = row.application { " · " (case_link(seat, id, row)) }
            }
            @match &row.settled {
                Some(settled) => { (Inset { body: html! { p { (crate::registry_office::wording::person(visit, &settled.by)) ", " (visit.say_time(settled.at)) ": " q { (settled.note) } } } }) }
                None => { (answers(seat, row, typed)) }
            }
        }
    }
}

/// The head opens the case, an auditor its log. Opening what was planted is an alert of its own, whoever does it: its link is left out.
fn case_link(seat: &Seat, id: ApplicationId, row: &AlertRow) -> Markup {
    let number = row.receipt.as_ref().map(ToString::to_string).unwrap_or_else(|| seat.say("counter-no-kitir"));
    if row.alert.kind == AlertKind::Honey {
        return html! { (number) };
    }
    let href = if seat.role == Role::Auditor { format!("/petugas/audit/{id}") } else { format!("/petugas/permohonan/{id}") };
    html! { a href=(href) { (number) } }
}

/// An office by its name, a member of staff by the name she signs in with.
fn about(seat: &Seat, about: &str) -> String {
    seat.visit.government.find_office(about).map_or_else(|| about.to_owned(), |office| office.name.clone())
}

/// What can be allowed once more on the day of the alert.
fn releasable(seat: &Seat, row: &AlertRow) -> Option<Released> {
    let visit = &seat.visit;
    if visit.government.calendar.date_of(row.at) != visit.today() {
        return None;
    }
    match row.alert.kind {
        AlertKind::LooksOpened | AlertKind::LooksListed | AlertKind::LooksSearched => Some(Released::Looks(StaffId(row.alert.about.clone()))),
        AlertKind::BirthsSent | AlertKind::BirthsRegistered | AlertKind::OfficerRegistered => {
            Some(Released::Births(PaceOf { kind: row.alert.kind, about: row.alert.about.clone() }))
        }
        AlertKind::Honey | AlertKind::Mother | AlertKind::Informant => None,
    }
}

/// Her own limits are for somebody else to raise.
fn is_own(seat: &Seat, what: &Released) -> bool {
    let own = seat.actor.staff_id().map(|id| id.0.as_str());
    match what {
        Released::Looks(staff) => Some(staff.0.as_str()) == own,
        Released::Births(of) => Some(of.about.as_str()) == own,
    }
}

fn answers(seat: &Seat, row: &AlertRow, typed: &Sent) -> Markup {
    let visit = &seat.visit;
    let id = row.id.to_string();
    let field_id = format!("note-{id}");
    let label = seat.say("alerts-note");
    let hint = seat.say("alerts-note-hint");
    let missing = (typed.text("id") == id).then(|| seat.say("alerts-note-missing"));
    let value = if missing.is_some() { typed.text("note") } else { "" };
    let field = Field { words: visit.words(), name: "note", id: Some(&field_id), label: &label, hint: Some(&hint), error: missing.as_deref(), ..Field::default() };
    let may_release = releasable(seat, row).is_some_and(|what| !is_own(seat, &what));
    let body = html! {
        (Textarea { field, value, rows: 2 })
        div.btn-group {
            (Button { label: &seat.say("alerts-settle"), emphasis: Emphasis::Secondary, ..Button::default() })
            @if may_release {
                (Button { label: &seat.say("alerts-release"), emphasis: Emphasis::Secondary, action: Some("/petugas/pengawasan/izin"), ..Button::default() })
            }
        }
    };
    html! { (Form { action: "/petugas/pengawasan", hidden: &[("id", &id)], body, ..Form::default() }) }
}

/// What was typed, and the open alert that it is about.
async fn asked(seat: &Seat, sent: &Sent) -> Result<Result<(AlertRow, String), Vec<Fault>>, Halt> {
    let visit = &seat.visit;
    let id: i64 = sent.text("id").parse().map_err(|_| Halt::NotFound)?;
    let found = visit.desk.store.alerts(&visit.government.id, true, Some(id.saturating_add(1)), 1).await?;
    let row = found.into_iter().find(|row| row.id == id).ok_or(Halt::NotFound)?;
    let note = sent.text("note").trim().to_owned();
    if !NOTE_LETTERS.contains(&note.chars().count()) {
        return Ok(Err(vec![Fault { text: seat.say("alerts-note-missing"), href: Some(format!("#note-{id}")) }]));
    }
    Ok(Ok((row, note)))
}

pub(super) async fn settle(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let (row, note) = match asked(&seat, &sent).await? {
        Err(faults) => return show(&seat, false, None, &sent, faults).await,
        Ok(asked) => asked,
    };
    settled(&seat, &row, &note).await?;
    Ok(Redirect::to("/petugas/pengawasan").into_response())
}

/// False: somebody else was first.
async fn settled(seat: &Seat, row: &AlertRow, note: &str) -> Result<bool, Halt> {
    let visit = &seat.visit;
    let settled = Settled { by: seat.actor.clone(), at: visit.now.at, note: note.to_owned() };
    Ok(visit.desk.store.settle(&visit.government.id, row.id, settled).await?)
}

/// Allows as much again for the day, and settles the alert with the same words.
pub(super) async fn release(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let (row, note) = match asked(&seat, &sent).await? {
        Err(faults) => return show(&seat, false, None, &sent, faults).await,
        Ok(asked) => asked,
    };
    let what = releasable(&seat, &row).ok_or(Halt::NotFound)?;
    if is_own(&seat, &what) {
        return Err(application::Refusal::SamePerson.into());
    }
    // Whoever settles it first allows it; a second tap allows nothing twice.
    if settled(&seat, &row, &note).await? {
        let release = Release { what, day: visit.today(), by: seat.actor.clone(), at: visit.now.at, note };
        visit.desk.store.release(&visit.government.id, release).await?;
    }
    Ok(Redirect::to("/petugas/pengawasan").into_response())
}

fn released(seat: &Seat, rows: &[ReleaseRow]) -> Markup {
    let visit = &seat.visit;
    let columns: Vec<Column> =
        ["when", "what", "who", "why"].map(|key| Column { title: seat.say(&format!("alerts-released-{key}")), numeric: false }).to_vec();
    let cells: Vec<Vec<Markup>> = rows
        .iter()
        .map(|row| {
            let what = seat.say(&format!("alerts-released-{}", row.kind));
            vec![
                html! { (visit.say_time(row.at)) },
                html! { (what) ": " (about(seat, &row.about)) },
                html! { (crate::registry_office::wording::person(visit, &row.by)) },
                html! { (row.note) },
            ]
        })
        .collect();
    let title = seat.say("alerts-released");
    html! { (Details { summary: &title, body: html! { (Table { caption: &title, columns: &columns, rows: &cells, row_headers: false }) }, ..Details::default() }) }
}
