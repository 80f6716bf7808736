//! Blank cards of an office: what is left, what arrived, what was spoiled, when more come.
//!
//! **Invariant:** entries are appended, none is changed; what prints took stands among them. The district counts its own boxes, an
//! administrator any office's.

use super::{shared::{fault, record_path}, words};
use crate::{
    kernel::{Halt, Seat, Sent},
    page::{Button, Choice, Column, DateInput, ErrorSummary, Fault, Field, Form, Inset, InputKind, Notification, Pagination, Radios, Table, TextInput, Tone, Width},
};
use axum::{extract::{Path, Query}, response::Response};
use catalogue::{BlankId, Office, OfficeKind, field::parse_date, texts::key_part};
use maud::{Markup, html};
use people::Role;
use std::collections::{BTreeSet, HashMap};
use store::{Blanks, MoveKind, MoveRow, Moved, NewMove, StockRow};
use time::Date;

const ROWS: usize = 25;
const MOST: u32 = 100_000;
/// What a person enters; prints enter themselves.
const ENTERED: [MoveKind; 3] = [MoveKind::Arrived, MoveKind::Spoiled, MoveKind::Expected];

/// Kinds that something of this government is printed on.
fn kinds(seat: &Seat) -> Vec<BlankId> {
    let all: BTreeSet<BlankId> = seat.visit.government.services.values().flat_map(|service| service.blanks()).cloned().collect();
    all.into_iter().collect()
}

fn name(seat: &Seat, blank: &BlankId) -> String {
    seat.say(&format!("blank-{}", key_part(blank.as_str())))
}

/// Offices whose boxes this person counts.
fn offices(seat: &Seat) -> Vec<&Office> {
    let own = seat.role != Role::Administrator;
    seat.visit.government.offices.values().filter(|office| if own { office.id == seat.office.id } else { office.kind == OfficeKind::District }).collect()
}

async fn stocks(seat: &Seat, offices: &[&Office], kinds: Vec<BlankId>) -> Result<Vec<StockRow>, Halt> {
    let visit = &seat.visit;
    let ids = offices.iter().map(|office| office.id.clone()).collect();
    Ok(visit.desk.store.stocks(&visit.government.id, ids, kinds).await?)
}

fn left(seat: &Seat, row: &StockRow) -> String {
    row.left.map_or_else(|| seat.say("blanks-untracked"), |left| seat.say_with("blanks-left", &[("left", &left.to_string())]))
}

fn expected(seat: &Seat, day: Option<Date>) -> String {
    day.map_or_else(|| seat.say("blanks-unexpected"), |day| seat.say_with("blanks-expected", &[("date", &seat.visit.say_date(day))]))
}

fn sentence(seat: &Seat, row: &StockRow) -> String {
    let mut said = format!("{}: {}, {}", name(seat, &row.blank), left(seat, row), seat.say_with("blanks-waiting", &[("waiting", &row.waiting.to_string())]));
    if row.left.is_some_and(|left| left < row.waiting) {
        said = format!("{said}; {}", expected(seat, row.expected_on));
    }
    said
}

/// What this office has, for queues. Nothing where it has nothing to print on.
pub(super) async fn shown(seat: &Seat) -> Result<Markup, Halt> {
    let rows = stocks(seat, &[&seat.office], kinds(seat)).await?;
    let told: Vec<&StockRow> = rows.iter().filter(|row| row.left.is_some() || row.waiting > 0).collect();
    let may = seat.may(people::Deed::View(people::View::Blanks));
    Ok(html! {
        @if !told.is_empty() { (Inset { body: html! { @for row in &told { p { (sentence(seat, row)) } } } }) }
        @if may { p { a href="/petugas/blangko" { (seat.say("blanks-enter")) } } }
    })
}

/// One kind, beside what is printed on it.
pub(super) async fn line(seat: &Seat, blank: &BlankId) -> Result<Markup, Halt> {
    let rows = stocks(seat, &[&seat.office], vec![blank.clone()]).await?;
    Ok(html! { @for row in &rows { p { (sentence(seat, row)) } } })
}

pub(super) async fn list(seat: Seat) -> Result<Response, Halt> {
    let (offices, kinds) = (offices(&seat), kinds(&seat));
    let rows = stocks(&seat, &offices, kinds).await?;
    let title = seat.say("blanks-title");
    let columns = ["office", "blank", "left", "waiting", "expected"].map(|key| Column { title: seat.say(&format!("blanks-column-{key}")), numeric: matches!(key, "waiting") });
    let row = |row: &StockRow| {
        let page = format!("/petugas/blangko/{}/{}", row.office, row.blank);
        vec![
            html! { (words::office_name(&seat.visit, row.office.as_str())) },
            html! { a href=(page) { (name(&seat, &row.blank)) } },
            html! { (left(&seat, row)) },
            html! { (row.waiting) },
            html! { @match row.expected_on { Some(day) => { (seat.visit.say_date(day)) }, None => { "–" } } },
        ]
    };
    let cells: Vec<Vec<Markup>> = rows.iter().map(row).collect();
    let body = html! {
        h1 { (title) }
        p { (seat.say("blanks-text")) }
        @if cells.is_empty() { p { (seat.say("blanks-none")) } }
        @else { (Table { caption: &title, columns: &columns, rows: &cells, row_headers: true }) }
    };
    Ok(seat.page(&title, None, false, body))
}

/// The office and kind of an address, if this person counts them.
fn asked<'s>(seat: &'s Seat, office: &str, blank: &str) -> Result<(&'s Office, BlankId), Halt> {
    let office = offices(seat).into_iter().find(|known| known.id.as_str() == office).ok_or(Halt::NotFound)?;
    let blank = kinds(seat).into_iter().find(|known| known.as_str() == blank).ok_or(Halt::NotFound)?;
    Ok((office, blank))
}

pub(super) async fn page(seat: Seat, Path((office, blank)): Path<(String, String)>, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let before = query.get("sebelum").and_then(|text| text.parse().ok());
    show(&seat, (&office, &blank), before, &Sent::default(), (&[], query.contains_key("tercatat"))).await
}

pub(super) async fn enter(seat: Seat, Path((office, blank)): Path<(String, String)>, sent: Sent) -> Result<Response, Halt> {
    let (at, kind) = asked(&seat, &office, &blank)?;
    let visit = &seat.visit;
    let new = match read(&seat, &sent) {
        Ok((what, count, expected_on)) => NewMove {
            office: at.id.clone(), blank: kind, kind: what, count, expected_on, reason: sent.text("reason").to_owned(), by: seat.actor.clone(), at: visit.now.at,
            delivery: sent.delivery(),
        },
        Err(faults) => return show(&seat, (&office, &blank), None, &sent, (&faults, false)).await,
    };
    match visit.desk.store.move_blanks(&visit.government.id, new).await? {
        Moved::Done { .. } | Moved::Repeated => Ok(visit.see_other(&format!("/petugas/blangko/{office}/{blank}?tercatat=1"))),
        Moved::TooFew { left } => {
            let faults = [fault(seat.say_with("problem-blanks-few", &[("left", &left.to_string())]), "count")];
            show(&seat, (&office, &blank), None, &sent, (&faults, false)).await
        }
    }
}

/// What was typed, or everything that is wrong with it.
fn read(seat: &Seat, sent: &Sent) -> Result<(MoveKind, u32, Option<Date>), Vec<Fault>> {
    let mut faults = Vec::new();
    let mut wrong = |key: &str, field: &str| faults.push(fault(seat.say(key), field));
    let kind = MoveKind::parse(sent.text("kind")).filter(|kind| ENTERED.contains(kind));
    if kind.is_none() {
        wrong("problem-blanks-kind", "kind");
    }
    let count: Option<u32> = sent.text("count").parse().ok().filter(|count| (1..=MOST).contains(count));
    let counts = kind != Some(MoveKind::Expected);
    if counts && count.is_none() {
        wrong("problem-blanks-count", "count");
    }
    let day = day(sent);
    if day.is_none_or(|day| day.is_some_and(|day| day < seat.visit.today())) {
        wrong("problem-blanks-date", "expected-day");
    }
    let reason = sent.text("reason").chars().count();
    if kind == Some(MoveKind::Spoiled) && reason == 0 || reason > 300 {
        wrong("problem-blanks-reason", "reason");
    }
    match (kind, day) {
        (Some(kind), Some(day)) if faults.is_empty() => Ok((kind, count.unwrap_or(0), day)),
        _ => Err(faults),
    }
}

/// Outside none: no such day. Inside none: nothing typed.
fn day(sent: &Sent) -> Option<Option<Date>> {
    let parts = ["expected-year", "expected-month", "expected-day"].map(|name| sent.text(name));
    if parts.iter().all(|part| part.is_empty()) {
        return Some(None);
    }
    let [year, month, day] = parts;
    parse_date(&format!("{year:0>4}-{month:0>2}-{day:0>2}")).map(Some)
}

async fn show(
    seat: &Seat, (office, blank): (&str, &str), before: Option<i64>, sent: &Sent, (faults, saved): (&[Fault], bool),
) -> Result<Response, Halt> {
    let (office, blank) = asked(seat, office, blank)?;
    let visit = &seat.visit;
    let stock = stocks(seat, &[office], vec![blank.clone()]).await?;
    let mut moves = visit.desk.store.blank_moves(&visit.government.id, &office.id, &blank, before, ROWS + 1).await?;
    let more = moves.len() > ROWS;
    moves.truncate(ROWS);
    let here = format!("/petugas/blangko/{}/{blank}", office.id);
    let next = moves.last().filter(|_| more).map(|row| format!("{here}?sebelum={}", row.number));
    let title = format!("{}, {}", name(seat, &blank), office.name);
    let body = html! {
        (ErrorSummary { words: visit.words(), faults })
        h1 { (title) }
        @if saved { (Notification { title: &seat.say("blanks-saved"), tone: Tone::Good, body: html! {} }) }
        @for row in &stock { p.lead { (sentence(seat, row)) } }
        p { (seat.say("blanks-text")) }
        (form(seat, &here, sent, faults))
        @if !moves.is_empty() { (history(seat, &moves)) }
        @if next.is_some() || before.is_some() {
            (Pagination { words: visit.words(), previous: before.map(|_| here.as_str()), next: next.as_deref(), position: "" })
        }
    };
    Ok(seat.page(&title, Some("/petugas/blangko"), !faults.is_empty(), body))
}

fn form(seat: &Seat, here: &str, sent: &Sent, faults: &[Fault]) -> Markup {
    let words = seat.visit.words();
    let of = |id: &str| faults.iter().find(|fault| fault.href.as_deref() == Some(&format!("#{id}"))).map(|fault| fault.text.as_str());
    let choices: Vec<Choice> = ENTERED
        .iter()
        .map(|kind| Choice {
            value: kind.key().to_owned(), label: seat.say(&format!("blanks-kind-{}", kind.key())), hint: Some(seat.say(&format!("blanks-hint-{}", kind.key()))),
            checked: sent.text("kind") == kind.key(), ..Default::default()
        })
        .collect();
    let token = seat.visit.delivery_token("blangko");
    html! {
        (Form { action: here, idempotency: &token, onward: true, body: html! {
            (Radios { field: Field { words, name: "kind", label: &seat.say("blanks-choose-kind"), error: of("kind"), ..Default::default() }, choices: &choices, ..Default::default() })
            (TextInput { field: Field { words, name: "count", label: &seat.say("blanks-count"), error: of("count"), ..Default::default() },
                value: sent.text("count"), kind: InputKind::Digits, width: Width::Chars5, ..Default::default() })
            (DateInput { field: Field { words, name: "expected", label: &seat.say("blanks-expected-on"), hint: Some(&seat.say("blanks-expected-hint")), error: of("expected-day"), ..Default::default() },
                day: sent.text("expected-day"), month: sent.text("expected-month"), year: sent.text("expected-year"), ..Default::default() })
            (TextInput { field: Field { words, name: "reason", label: &seat.say("blanks-reason"), hint: Some(&seat.say("blanks-reason-hint")), error: of("reason"), ..Default::default() },
                value: sent.text("reason"), ..Default::default() })
            (Button { label: &seat.say("blanks-save"), accesskey: Some("s"), ..Default::default() })
        }, ..Default::default() })
    }
}

fn history(seat: &Seat, moves: &[MoveRow]) -> Markup {
    let visit = &seat.visit;
    let columns = ["when", "kind", "count", "left", "reason", "by"].map(|key| Column { title: seat.say(&format!("blanks-column-{key}")), numeric: matches!(key, "count" | "left") });
    let row = |row: &MoveRow| {
        vec![
            html! { (visit.say_time(row.at)) },
            html! { (seat.say(&format!("blanks-kind-{}", row.kind.key()))) },
            html! { (row.count) },
            html! { (row.left) },
            html! {
                (row.reason)
                @if let Some(day) = row.expected_on.filter(|_| row.kind != MoveKind::Printed) { @if !row.reason.is_empty() { "; " } (expected(seat, Some(day))) }
                @if let Some(case) = row.application { a href=(record_path(case)) { (seat.say("blanks-case")) } }
            },
            html! { (words::who(visit, &row.by)) },
        ]
    };
    let rows: Vec<Vec<Markup>> = moves.iter().map(row).collect();
    html! { (Table { caption: &seat.say("blanks-history"), columns: &columns, rows: &rows, row_headers: true }) }
}
