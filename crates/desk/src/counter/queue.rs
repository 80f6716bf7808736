//! The queue of one's own office: least time left first, filters as links, fifty rows a page.
//!
//! **Invariant:** everything that decides what is shown stands in the address and is no personal data, so that it can be bookmarked.

use super::{claim, queue_rows};
use crate::{
    kernel::{Halt, Seat},
    page::{Button, Emphasis, FilterLink, Filters, Pagination, QueueTable},
};
use application::{ApplicationId, Stage};
use axum::{extract::Query, response::Response};
use catalogue::service::StepAct;
use maud::{Markup, html};
use std::collections::HashMap;
use store::{QueueCursor, QueueFilter, QueueOrder};

pub(super) const ROWS: usize = 50;

/// The lists that can be chosen, in order of the links.
pub(super) const LISTS: [&str; 8] = ["periksa", "baru", "terlambat", "hari-ini", "dikembalikan", "dispenduk", "siap", "semua"];

const OPEN: [Stage; 9] = [
    Stage::Submitted, Stage::InReview, Stage::Returned, Stage::Approved, Stage::Recording, Stage::Registered, Stage::Signing, Stage::Issued,
    Stage::Ready,
];
/// Stages in which the promised time runs.
const RUNNING: [Stage; 6] = [Stage::Submitted, Stage::InReview, Stage::Approved, Stage::Recording, Stage::Registered, Stage::Signing];

/// What the address asks for.
struct Asked {
    list: &'static str,
    /// `saya`, `bebas` or everybody's.
    whose: &'static str,
    after: Option<QueueCursor>,
}

impl Asked {
    fn read(query: &HashMap<String, String>) -> Self {
        let chosen = |name: &str, of: &[&'static str]| of.iter().copied().find(|known| query.get(name).is_some_and(|value| value == known));
        Self {
            list: chosen("lihat", &LISTS).unwrap_or("periksa"),
            whose: chosen("siapa", &["saya", "bebas"]).unwrap_or(""),
            after: query.get("setelah").and_then(|text| parse_cursor(text)),
        }
    }

    fn href(&self, list: &str, whose: &str) -> String {
        if whose.is_empty() { format!("/petugas/antrean?lihat={list}") } else { format!("/petugas/antrean?lihat={list}&siapa={whose}") }
    }
}

pub(super) fn cursor_text(cursor: &QueueCursor) -> String {
    format!("{}.{}", cursor.at, cursor.application)
}

pub(super) fn parse_cursor(text: &str) -> Option<QueueCursor> {
    let (at, application) = text.split_once('.')?;
    Some(QueueCursor { at: at.parse().ok()?, application: ApplicationId::parse(application)? })
}

/// What a named list holds for this person.
pub(super) fn filter(seat: &Seat, list: &str) -> QueueFilter {
    let base = QueueFilter { offices: seat.offices(), order: QueueOrder::DueFirst, limit: ROWS, ..Default::default() };
    let now = seat.visit.now.at;
    match list {
        "periksa" => QueueFilter { stages: vec![Stage::Submitted, Stage::InReview], due_acts: vec![StepAct::Review], ..base },
        "baru" => QueueFilter { stages: vec![Stage::Submitted], ..base },
        "terlambat" => QueueFilter { stages: RUNNING.to_vec(), due_before: Some(now), ..base },
        "hari-ini" => QueueFilter { stages: RUNNING.to_vec(), due_before: Some(end_of_today(seat)), ..base },
        "dikembalikan" => QueueFilter { stages: vec![Stage::Returned], ..base },
        "dispenduk" => QueueFilter {
            stages: vec![Stage::InReview, Stage::Approved, Stage::Recording, Stage::Registered, Stage::Signing],
            due_acts: vec![StepAct::DecideLate, StepAct::Approve, StepAct::Confirm, StepAct::Register, StepAct::RecordElsewhere, StepAct::Sign],
            ..base
        },
        "siap" => QueueFilter { stages: vec![Stage::Ready], ..base },
        _ => QueueFilter { stages: OPEN.to_vec(), ..base },
    }
}

fn end_of_today(seat: &Seat) -> time::OffsetDateTime {
    let visit = &seat.visit;
    let tomorrow = visit.today().next_day().unwrap_or(visit.today());
    tomorrow.midnight().assume_offset(visit.government.calendar.offset())
}

pub(super) async fn page(seat: Seat, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let asked = Asked::read(&query);
    let mut filter = filter(&seat, asked.list);
    filter.after = asked.after;
    match asked.whose {
        "saya" => filter.claimed_by = seat.actor.staff_id().cloned(),
        "bebas" => filter.unclaimed = true,
        _ => {}
    }
    let page = seat.look_over(filter).await?;
    let title = seat.say("counter-queue-title");
    let nothing_left = query.contains_key("kosong").then(|| seat.say("counter-queue-nothing-to-claim"));
    let next = page.next.map(|cursor| format!("{}&setelah={}", asked.href(asked.list, asked.whose), cursor_text(&cursor)));
    let first = asked.after.map(|_| asked.href(asked.list, asked.whose));
    let position = seat.say_with("counter-queue-rows", &[("rows", &page.rows.len().to_string())]);
    let rows = queue_rows::rows_to_claim(&seat, &page.rows);
    let body = html! {
        h1 { (title) }
        @if let Some(text) = &nothing_left { (crate::page::Inset { body: html! { p { (text) } } }) }
        (links(&seat, &asked))
        (claim::next_form(&seat))
        (claim::many_form(&seat, html! { (QueueTable {
            caption: &seat.say(&format!("counter-list-{}", asked.list)),
            columns: &queue_rows::columns(visit),
            rows: &rows,
            select_title: &seat.say("queue-select-title"),
            empty: &seat.say("counter-queue-empty"),
        }) }, rows.iter().any(|row| row.select.is_some())))
        (Pagination { words: visit.words(), previous: first.as_deref(), next: next.as_deref(), position: &position })
    };
    Ok(seat.page(&title, None, false, body))
}

fn links(seat: &Seat, asked: &Asked) -> Markup {
    let lists: Vec<FilterLink> = LISTS
        .iter()
        .map(|list| FilterLink {
            text: seat.say(&format!("counter-list-{list}")),
            href: asked.href(list, asked.whose),
            count: None,
            current: *list == asked.list,
        })
        .collect();
    let people: Vec<FilterLink> = ["", "saya", "bebas"]
        .iter()
        .map(|whose| FilterLink {
            text: seat.say(&format!("counter-whose-{}", if whose.is_empty() { "semua" } else { whose })),
            href: asked.href(asked.list, whose),
            count: None,
            current: *whose == asked.whose,
        })
        .collect();
    html! {
        (Filters { label: &seat.say("counter-filter-list"), links: &lists })
        (Filters { label: &seat.say("counter-filter-whose"), links: &people })
    }
}

/// A plain button of a form, for lists.
pub(super) fn small_button(label: &str) -> Markup {
    html! { (Button { label, emphasis: Emphasis::Secondary, ..Default::default() }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_the_address_and_rubbish_does_not() {
        let cursor = QueueCursor { at: -5, application: ApplicationId([7; 16]) };
        assert_eq!(parse_cursor(&cursor_text(&cursor)), Some(cursor));
        for wrong in ["", "5", "5.", "x.0707", "5.07070707070707070707070707070g07"] {
            assert_eq!(parse_cursor(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_unknown_list_becomes_the_usual_one() {
        let query = HashMap::from([("lihat".to_owned(), "'; drop".to_owned()), ("siapa".to_owned(), "saya".to_owned())]);
        let asked = Asked::read(&query);
        assert_eq!((asked.list, asked.whose), ("periksa", "saya"));
        assert_eq!(asked.href("baru", ""), "/petugas/antrean?lihat=baru");
    }
}
