//! What was printed on a day: each copy with number, person, reason and who allowed it. The rows are the log itself.
//!
//! The district sees its own copies; the head and auditors see those of every office. No name of a citizen stands here.

use super::words;
use crate::{
    kernel::{Halt, Seat},
    page::{Button, Column, DateInput, Emphasis, Field, Pagination, Table},
};
use axum::{extract::Query, response::Response};
use catalogue::field::{date_text, parse_date};
use maud::{Markup, html};
use people::Role;
use std::collections::HashMap;
use store::{Contract, PrintFilter, PrintRow};
use time::Date;

const ROWS: usize = 100;
const PAGES: usize = 100;

pub(super) async fn page(seat: Seat, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let day = asked_day(&query).unwrap_or_else(|| visit.today());
    let page = query.get("halaman").and_then(|text| text.parse::<usize>().ok()).unwrap_or(1).clamp(1, PAGES);
    let offset = visit.government.calendar.offset();
    let from = day.midnight().assume_offset(offset);
    let office = (seat.role == Role::DistrictOfficer).then(|| seat.office.id.clone());
    let filter = PrintFilter { office, from, to: from + time::Duration::DAY, skip: (page - 1) * ROWS, limit: ROWS + 1 };
    let mut printed = visit.desk.store.prints(&visit.government.id, filter).await?;
    let more = printed.len() > ROWS;
    printed.truncate(ROWS);
    let mut rows = Vec::new();
    for row in &printed {
        rows.push(cells(&seat, row).await?);
    }
    let address = |page: usize| format!("/petugas/cetak/laporan?hari={}&halaman={page}", date_text(day));
    let (previous, next) = ((page > 1).then(|| address(page - 1)), more.then(|| address(page + 1)));
    let further = printed.iter().filter(|row| row.copy > 1).count().to_string();
    let title = seat.say_with("print-report-day", &[("date", &visit.say_date(day))]);
    let position = seat.say_with("print-report-rows", &[("count", &rows.len().to_string()), ("further", &further)]);
    let columns = ["registry-column-number", "counter-print-copy", "counter-history-when", "counter-history-who", "counter-print-reason", "counter-print-allowed"]
        .map(|key| Column { title: seat.say(key), numeric: false });
    let body = html! {
        h1 { (title) }
        p { (seat.say("print-report-text")) }
        (choose(&seat, day))
        @if rows.is_empty() { p { (seat.say("print-report-empty")) } }
        @else { p { (position) } (Table { caption: &title, columns: &columns, rows: &rows, row_headers: true }) }
        @if previous.is_some() || next.is_some() {
            (Pagination { words: visit.words(), previous: previous.as_deref(), next: next.as_deref(), position: &position })
        }
    };
    Ok(seat.page(&title, Some("/petugas"), false, body))
}

/// One address (`hari=2026-11-24`), or three boxes.
fn asked_day(query: &HashMap<String, String>) -> Option<Date> {
    let part = |name: &str| query.get(&format!("hari-{name}")).map_or("", String::as_str);
    let typed = format!("{}-{:0>2}-{:0>2}", part("year"), part("month"), part("day"));
    query.get("hari").and_then(|text| parse_date(text)).or_else(|| parse_date(&typed))
}

fn choose(seat: &Seat, day: Date) -> Markup {
    let (date, month, year) = (day.day().to_string(), u8::from(day.month()).to_string(), day.year().to_string());
    let field = Field { words: seat.visit.words(), name: "hari", label: &seat.say("print-report-other"), ..Field::default() };
    html! {
        form action="/petugas/cetak/laporan" method="get" {
            (DateInput { field, day: &date, month: &month, year: &year, ..DateInput::default() })
            (Button { label: &seat.say("print-report-show"), emphasis: Emphasis::Secondary, ..Button::default() })
        }
    }
}

async fn cells(seat: &Seat, row: &PrintRow) -> Result<Vec<Markup>, Halt> {
    let visit = &seat.visit;
    // Only further copies were asked for and allowed; who did stands in the case.
    let case = if row.copy > 1 { visit.desk.store.find_application(&visit.government.id, row.application).await? } else { None };
    let print = case.as_ref().and_then(|case| case.prints.iter().find(|print| print.copy == row.copy));
    let allowed = print.and_then(|print| print.allowed_by.as_ref()).map(|by| words::who(visit, by)).unwrap_or_default();
    let reason = row.reason.as_ref().map(|code| words::reason_name(visit, code)).unwrap_or_default();
    Ok(vec![
        html! { (row.registration.as_ref().map(ToString::to_string).unwrap_or_default()) },
        html! { (row.copy) },
        html! { (visit.say_time(row.at)) },
        html! { (words::who(visit, &row.by)) },
        html! { (reason) },
        html! { (allowed) },
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_comes_from_one_address_or_from_three_boxes_and_nonsense_is_today() {
        let asked = |pairs: &[(&str, &str)]| asked_day(&pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect());
        let day = time::macros::date!(2026 - 11 - 04);
        assert_eq!(asked(&[("hari", "2026-11-04")]), Some(day));
        assert_eq!(asked(&[("hari-day", "4"), ("hari-month", "11"), ("hari-year", "2026")]), Some(day));
        assert_eq!(asked(&[("hari", "kemarin"), ("hari-day", "40")]), None);
    }
}
