//! What waits for a second person: further copies, grave refusals, what shall be written beside entries; oldest first. No name of a citizen stands here.

use super::shared::{case_form_with, case_path, record_path};
use crate::{
    kernel::{Halt, Seat},
    page::{Button, Column, Emphasis, Table},
};
use application::{Application, state::SecondAct};
use axum::response::Response;
use maud::{Markup, html};
use store::{AwaitingRow, Contract};

pub(super) async fn page(seat: Seat) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let waiting = visit.desk.store.awaiting_second(&visit.government.id, &seat.offices()).await?;
    let title = seat.say("second-title");
    let columns = ["second-number", "second-what", "second-since"].map(|key| Column { title: seat.say(key), numeric: false });
    let rows: Vec<Vec<Markup>> = waiting.iter().map(|row| cells(&seat, row)).collect();
    let body = html! {
        h1 { (title) }
        p { (seat.say("second-text")) }
        @if rows.is_empty() { p { (seat.say("second-empty")) } }
        @else { (Table { caption: &title, columns: &columns, rows: &rows, row_headers: true }) }
    };
    Ok(seat.page(&title, Some("/petugas"), false, body))
}

fn cells(seat: &Seat, row: &AwaitingRow) -> Vec<Markup> {
    let registration = row.registration.as_ref().map(ToString::to_string);
    let number = registration.or_else(|| row.receipt.as_ref().map(ToString::to_string)).unwrap_or_else(|| seat.say("counter-no-kitir"));
    vec![
        html! { a href=(place(row)) { (number) } },
        html! { (seat.say(&format!("second-act-{}", row.act.key()))) },
        html! { (seat.visit.say_time(row.at)) },
    ]
}

/// Where it is decided.
fn place(row: &AwaitingRow) -> String {
    match row.act {
        SecondAct::Reprint | SecondAct::Refusal => record_path(row.application),
        SecondAct::Amendment => case_path(row.application, "banding"),
        SecondAct::BookEntry => case_path(row.application, "buku"),
    }
}

/// Two buttons: yes and no.
pub(super) fn answers(seat: &Seat, case: &Application, page: &str, yes: &str, no: &str) -> Markup {
    let answer = |value: &str, key: &str, emphasis: Emphasis| {
        case_form_with(seat, case, page, &[("answer", value), ("ke", "/petugas/orang-kedua")], None, html! { (Button { label: &seat.say(key), emphasis, ..Default::default() }) })
    };
    html! { div.btn-group { (answer("yes", yes, Emphasis::Primary)) (answer("no", no, Emphasis::Secondary)) } }
}
