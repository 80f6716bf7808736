//! The ledger: what is owed for being late, what was paid and what was excused; and the money of a day with its receipts.

use super::money::rupiah;
use crate::{
    kernel::{Halt, Seat},
    page::{Column, FilterLink, Filters, Pagination, Table},
};
use axum::{extract::Query, response::Response};
use maud::{Markup, html};
use people::Role;
use std::collections::HashMap;
use store::{CompensationRow, Ledger, LedgerFilter, PaymentRow, Standing};

const ROWS: usize = 50;

/// Her office's; an auditor sees all.
fn offices(seat: &Seat) -> Vec<catalogue::OfficeId> {
    if seat.role == Role::Auditor { Vec::new() } else { seat.offices() }
}

pub(super) async fn page(seat: Seat, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let (visit, store) = (&seat.visit, &seat.desk().store);
    let standing = query.get("daftar").and_then(|key| Standing::parse(key)).unwrap_or(Standing::Owed);
    let skip: usize = query.get("lewati").and_then(|text| text.parse().ok()).unwrap_or(0).min(1_000_000);
    let filter = LedgerFilter { standing, offices: offices(&seat), skip, limit: ROWS + 1 };
    let mut rows = store.compensations(&visit.government.id, filter).await?;
    let more = rows.len() > ROWS;
    rows.truncate(ROWS);
    let title = seat.say("ledger-title");
    let here = |standing: Standing| format!("/petugas/ganti-rugi?daftar={}", standing.key());
    let tabs = Standing::ALL.map(|one| FilterLink { text: seat.say(&format!("ledger-{}", one.key())), href: here(one), count: None, current: one == standing });
    let next = more.then(|| format!("{}&lewati={}", here(standing), skip + ROWS));
    let former = (skip > 0).then(|| here(standing));
    let rule = visit.government.compensation_on(visit.today());
    let body = html! {
        h1 { (title) }
        @match rule {
            Some(rule) => p { (seat.say_with("ledger-rule", &[("amount", &rupiah(rule.amount_rupiah))])) " " (visit.say_basis(&rule.basis)) },
            None => p { (seat.say("ledger-no-rule")) },
        }
        (Filters { label: &title, links: &tabs })
        (table(&seat, standing, &rows))
        @if next.is_some() || former.is_some() {
            (Pagination { words: visit.words(), previous: former.as_deref(), next: next.as_deref(), position: &seat.say_with("ledger-rows", &[("count", &rows.len().to_string())]) })
        }
        p { a href="/petugas/ganti-rugi/kas" { (seat.say("ledger-day-title")) } }
    };
    Ok(seat.page(&title, Some("/petugas"), false, body))
}

fn table(seat: &Seat, standing: Standing, rows: &[CompensationRow]) -> Markup {
    if rows.is_empty() {
        return html! { p { (seat.say("ledger-empty")) } };
    }
    let columns = ["kitir", "days", "amount", "receipt", "changed"].map(|key| Column { title: seat.say(&format!("ledger-column-{key}")), numeric: matches!(key, "days" | "amount") });
    let cells: Vec<Vec<Markup>> = rows
        .iter()
        .map(|row| {
            let kitir = row.kitir.as_ref().map_or_else(|| seat.say("counter-no-kitir"), ToString::to_string);
            vec![
                html! { a href=(format!("/petugas/permohonan/{}/ganti-rugi", row.application)) { (kitir) } },
                html! { (row.days) },
                html! { (rupiah(row.amount_rupiah)) },
                html! { (row.receipt.clone().unwrap_or_default()) },
                html! { (seat.visit.say_time(row.changed_at)) },
            ]
        })
        .collect();
    html! { (Table { caption: &seat.say(&format!("ledger-{}", standing.key())), columns: &columns, rows: &cells, row_headers: true }) }
}

/// The money of one day: today, or the day of `hari`.
pub(super) async fn day(seat: Seat, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let day = query.get("hari").and_then(|text| catalogue::field::parse_date(text)).unwrap_or(visit.today());
    let skip: usize = query.get("lewati").and_then(|text| text.parse().ok()).unwrap_or(0).min(1_000_000);
    let offset = visit.government.calendar.offset();
    let from = day.midnight().assume_offset(offset);
    let office = offices(&seat).into_iter().next().filter(|_| seat.role == Role::DistrictOfficer);
    let mut rows = seat.desk().store.payments(&visit.government.id, office, (from, from + time::Duration::DAY), skip, ROWS + 1).await?;
    let more = rows.len() > ROWS;
    rows.truncate(ROWS);
    let title = seat.say_with("ledger-day", &[("date", &visit.say_date(day))]);
    let at = |day: time::Date, skip: usize| format!("/petugas/ganti-rugi/kas?hari={day}&lewati={skip}");
    let next = more.then(|| at(day, skip + ROWS));
    let yesterday = day.previous_day().map(|day| at(day, 0));
    let body = html! {
        h1 { (title) }
        @if rows.is_empty() { p { (seat.say("ledger-day-empty")) } } @else { (payments(&seat, &title, &rows)) }
        (Pagination { words: visit.words(), previous: yesterday.as_deref(), next: next.as_deref(), position: &seat.say_with("ledger-rows", &[("count", &rows.len().to_string())]) })
    };
    Ok(seat.page(&title, Some("/petugas/ganti-rugi"), false, body))
}

fn payments(seat: &Seat, caption: &str, rows: &[PaymentRow]) -> Markup {
    let columns = ["receipt", "kind", "amount", "by", "at"].map(|key| Column { title: seat.say(&format!("ledger-column-{key}")), numeric: key == "amount" });
    let cells: Vec<Vec<Markup>> = rows
        .iter()
        .map(|row| {
            let (page, kind) = if row.is_out { ("ganti-rugi", "ledger-out") } else { ("bayar", "ledger-in") };
            let href = format!("/petugas/permohonan/{}/{page}", row.application);
            vec![
                html! { @if seat.role == Role::DistrictOfficer { a href=(href) { (row.receipt) } } @else { (row.receipt) } },
                html! { (seat.say(kind)) },
                html! { (rupiah(row.amount_rupiah)) },
                html! { (super::words::who(&seat.visit, &row.by)) },
                html! { (seat.visit.say_time(row.at)) },
            ]
        })
        .collect();
    let sum = |is_out: bool| rupiah(rows.iter().filter(|row| row.is_out == is_out).map(|row| row.amount_rupiah).sum());
    html! {
        (Table { caption, columns: &columns, rows: &cells, row_headers: true })
        p { (seat.say_with("ledger-day-sum", &[("in", &sum(false)), ("out", &sum(true))])) }
    }
}
