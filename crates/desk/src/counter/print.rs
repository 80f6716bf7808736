//! Printing certificates at the district: the queue, one sheet at a time with its copy number. Read next: [`super::reprint`].

use super::{
    outputs, queue, queue_rows, reprint,
    shared::{case_form, case_id, case_path, faults, kitir_text, or_refusal, record_path},
    words,
};
use crate::{
    kernel::{Halt, Seat, Sent},
    page::{Button, ButtonLink, Column, ErrorSummary, Fault, Form, Notification, Pagination, Table, Tone},
};
use application::{Application, Command, Stage};
use axum::{
    extract::{Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use catalogue::service::StepAct;
use maud::{Markup, html};
use people::View;
use std::collections::HashMap;
use store::{QueueFilter, QueueOrder, QueueRow};

/// Certificates that wait for their first sheet.
pub(super) async fn queue(seat: Seat, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let after = query.get("setelah").and_then(|text| queue::parse_cursor(text));
    let filter = QueueFilter {
        offices: seat.offices(), stages: vec![Stage::Issued], due_acts: vec![StepAct::Print], order: QueueOrder::DueFirst, limit: queue::ROWS,
        after, ..Default::default()
    };
    let page = seat.look_over(filter).await?;
    let title = seat.say("counter-print-queue");
    let column = |key: &str| Column { title: seat.say(key), numeric: false };
    let columns = ["counter-column-kitir", "counter-column-name", "counter-print-number", "counter-print-act"].map(column);
    let rows: Vec<Vec<Markup>> = page.rows.iter().map(|row| queued(&seat, row)).collect();
    let position = seat.say_with("counter-queue-rows", &[("rows", &page.rows.len().to_string())]);
    let next = page.next.map(|cursor| format!("/petugas/cetak?setelah={}", queue::cursor_text(&cursor)));
    let body = html! {
        h1 { (title) }
        p { (seat.say("counter-print-hint")) }
        p { a href="/petugas/cetak/laporan" { (seat.say("print-report-title")) } " · " a href="/petugas/orang-kedua" { (seat.say("second-title")) } }
        @if rows.is_empty() { p { (seat.say("counter-print-empty")) } }
        @else { (Table { caption: &title, columns: &columns, rows: &rows, row_headers: true }) }
        (Pagination { words: visit.words(), previous: after.map(|_| "/petugas/cetak"), next: next.as_deref(), position: &position })
        (outputs::section(&seat).await?)
    };
    Ok(seat.page(&title, None, false, body))
}

fn queued(seat: &Seat, row: &QueueRow) -> Vec<Markup> {
    let kitir = row.receipt.as_ref().map(ToString::to_string).unwrap_or_default();
    let number = row.registration.as_ref().map(ToString::to_string).unwrap_or_default();
    let seen = row.seq.to_string();
    let token = seat.visit.delivery_token(&format!("cetak {}", row.application));
    let action = case_path(row.application, "cetak");
    let print = html! { (Form { action: &action, idempotency: &token, hidden: &[("seen", &seen)],
        body: queue::small_button(&seat.say("counter-print")), ..Form::default() }) };
    let name = words::subject(&seat.visit, &row.service, &row.card).unwrap_or_default().to_owned();
    vec![html! { a href=(record_path(row.application)) { (kitir) } }, html! { (name) }, html! { (number) }, print]
}

pub(super) async fn page(seat: Seat, Path(id): Path<String>, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "print").await?;
    show(&seat, &case, query.contains_key("baru"), &[])
}

pub(super) async fn print(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    match or_refusal(seat.act(id, &sent, Command::Print).await)? {
        Ok(_) => Ok(Redirect::to(&format!("{}?baru=1", case_path(id, "cetak"))).into_response()),
        Err(refusal) => {
            let case = seat.open(id, View::Record, "print").await?;
            show(&seat, &case, false, &faults(&seat, &refusal))
        }
    }
}

pub(super) fn show(seat: &Seat, case: &Application, fresh: bool, faults: &[Fault]) -> Result<Response, Halt> {
    let visit = &seat.visit;
    if !super::offered::fits(case, application::command::Act::Print) {
        return Err(Halt::NotFound);
    }
    let title = seat.say_with("counter-print-title", &[("number", &kitir_text(case))]);
    let pdf = case_path(case.id, "akta.pdf");
    let body = html! {
        (ErrorSummary { words: visit.words(), faults })
        h1 { (title) }
        @if let (true, Some(last)) = (fresh, case.prints.last()) {
            (Notification { title: &seat.say_with("counter-print-done", &[("copy", &last.copy.to_string())]),
                body: html! { p { (seat.say("counter-print-now")) } }, tone: Tone::Good })
        }
        @if case.prints.is_empty() {
            (case_form(seat, case, "cetak", html! { (Button { label: &seat.say("counter-print-first"), accesskey: Some("p"), ..Default::default() }) }))
        } @else {
            @if case.certificate_sha256.is_some() {
                (ButtonLink { label: &seat.say("counter-print-pdf"), href: &pdf, accesskey: Some("p"), ..Default::default() })
            }
            (prints(seat, case))
            (reprint::section(seat, case)?)
        }
        p { a href="/petugas/cetak" { (seat.say("counter-print-queue")) } " " @if queue_rows::tone(case.stage) == Tone::Good {
            a href=(record_path(case.id)) { (seat.say("counter-slip-to-record")) } } }
    };
    Ok(seat.page(&title, Some("/petugas/cetak"), !faults.is_empty(), body))
}

fn prints(seat: &Seat, case: &Application) -> Markup {
    let visit = &seat.visit;
    let column = |key: &str| Column { title: seat.say(key), numeric: false };
    let columns = ["counter-print-copy", "counter-history-when", "counter-history-who", "counter-print-reason", "counter-print-allowed"].map(column);
    let rows: Vec<Vec<Markup>> = case
        .prints
        .iter()
        .map(|print| {
            let reason = print.reason.as_ref().map(|code| words::reason_name(visit, code)).unwrap_or_default();
            let allowed = print.allowed_by.as_ref().map(|by| words::who(visit, by)).unwrap_or_default();
            vec![html! { (print.copy) }, html! { (visit.say_time(print.at)) }, html! { (words::who(visit, &print.by)) }, html! { (reason) }, html! { (allowed) }]
        })
        .collect();
    html! { (Table { caption: &seat.say("counter-print-copies"), columns: &columns, rows: &rows, row_headers: true }) }
}
