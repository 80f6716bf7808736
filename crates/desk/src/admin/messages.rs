//! Messages that the program wants to send, newest first. Where no channel is set up, this page is where they are read.

use super::notice;
use crate::kernel::{Halt, Seat};
use crate::page::{Column, Pagination, Table, Tag, Tone};
use application::ApplicationId;
use axum::{extract::Query, response::Response};
use maud::{Markup, html};
use std::collections::HashMap;
use store::{Accounts, Contract, OutboxRow, OutboxState};

const ROWS: usize = 50;

pub async fn page(seat: Seat, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let before = query.get("sebelum").and_then(|text| text.parse().ok());
    let (store, government) = (&seat.desk().store, &seat.visit.government.id);
    // One more than is shown, to know whether there is a next page.
    let mut listed = store.outbox(government, None, before, ROWS + 1).await?;
    let more = listed.len() > ROWS;
    listed.truncate(ROWS);
    let next = listed.last().filter(|_| more).map(|row| format!("/petugas/admin/pesan?sebelum={}", row.id));
    let [waiting, sent, failed] = store.mail_counts(government).await?.map(|count| count.to_string());
    let columns: Vec<Column> = ["when", "kitir", "language", "text", "state"]
        .map(|column| Column { title: seat.say(&format!("admin-column-{column}")), numeric: false })
        .to_vec();
    let rows: Vec<Vec<Markup>> = listed.iter().map(|row| cells(&seat, row)).collect();
    let title = seat.say("admin-messages-title");
    let body = html! {
        h1 { (title) }
        p { (seat.say("admin-messages-hint")) }
        p { (seat.say_with("account-mail-counts", &[("waiting", &waiting), ("sent", &sent), ("failed", &failed)])) }
        @if rows.is_empty() { p { (seat.say("admin-messages-none")) } }
        @else { (Table { caption: &title, columns: &columns, rows: &rows, row_headers: false }) }
        @if next.is_some() || before.is_some() {
            (Pagination {
                words: seat.visit.words(), previous: before.is_some().then_some("/petugas/admin/pesan"), next: next.as_deref(),
                position: &seat.say_with("admin-messages-rows", &[("count", &rows.len().to_string())]),
            })
        }
    };
    Ok(seat.page(&title, Some("/petugas"), false, body))
}

fn cells(seat: &Seat, row: &OutboxRow) -> Vec<Markup> {
    let visit = &seat.visit;
    let link = match row.application {
        Some(id) => format!("{}/k/{}", visit.desk.settings.public_url, ApplicationId(visit.desk.store.token_of(&visit.government.id, id))),
        None => format!("{}/petugas/pengawasan", visit.desk.settings.public_url),
    };
    let text = notice::wording(&visit.government, row, &link);
    let length = text.chars().count().to_string();
    let (key, tone) = match row.state {
        OutboxState::Waiting => ("admin-message-waiting", Tone::Progress),
        OutboxState::Sent => ("admin-message-sent", Tone::Good),
    };
    vec![
        html! { (visit.say_time(row.at)) },
        html! { @if let Some(number) = &row.receipt { (number) } @else if row.application.is_none() { (visit.say("alert-to-supervisors")) } },
        html! { @if !row.language.is_empty() { (visit.say(&format!("language-{}", row.language))) } },
        html! { (linked(&text, &link)) " " span.hint { "(" (seat.say_with("admin-message-length", &[("count", &length)])) ")" } },
        html! { (Tag { text: &seat.say(key), tone }) },
    ]
}

/// The text with its address as a link.
fn linked(text: &str, link: &str) -> Markup {
    match text.split_once(link) {
        Some((before, after)) => html! { (before) a href=(link) { (link) } (after) },
        None => html! { (text) },
    }
}
