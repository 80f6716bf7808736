//! Every case of the government, newest first, by number, stage and office. No name stands here.

use crate::{
    kernel::{Halt, Seat},
    page::{Column, Pagination, Table},
};
use application::ApplicationId;
use axum::{extract::Query, response::Response};
use maud::{Markup, html};
use std::collections::HashMap;
use store::{Contract, QueueCursor, QueueFilter, QueueOrder, QueueRow};

const ROWS: usize = 50;

pub(super) async fn page(seat: Seat, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let after = query.get("setelah").and_then(|text| parse(text));
    let filter = QueueFilter { order: QueueOrder::NewestFirst, limit: ROWS, after, ..Default::default() };
    let found = visit.desk.store.queue(&visit.government.id, filter).await?;
    let title = seat.say("audit-title");
    let columns: Vec<Column> =
        ["number", "stage", "office", "changed"].map(|column| Column { title: seat.say(&format!("audit-column-{column}")), numeric: false }).to_vec();
    let rows: Vec<Vec<Markup>> = found.rows.iter().map(|row| cells(&seat, row)).collect();
    let next = found.next.map(|cursor| format!("/petugas/audit?setelah={}.{}", cursor.at, cursor.application));
    let position = seat.say_with("audit-rows", &[("rows", &rows.len().to_string())]);
    let body = html! {
        h1.govuk-heading-l { (title) }
        p.govuk-body { (seat.say("audit-hint")) }
        (Table { caption: &title, columns: &columns, rows: &rows, row_headers: true })
        (Pagination { words: visit.words(), previous: after.map(|_| "/petugas/audit"), next: next.as_deref(), position: &position })
    };
    Ok(seat.page(&title, Some("/petugas"), false, body))
}

fn parse(text: &str) -> Option<QueueCursor> {
    let (at, application) = text.split_once('.')?;
    Some(QueueCursor { at: at.parse().ok()?, application: ApplicationId::parse(application)? })
}

fn cells(seat: &Seat, row: &QueueRow) -> Vec<Markup> {
    let number = row.receipt.as_ref().map_or_else(|| seat.say("registry-no-number"), ToString::to_string);
    let office = row.ward.as_ref().and_then(|ward| seat.visit.government.find_office(ward.as_str()));
    vec![
        html! { a.govuk-link href=(format!("/petugas/audit/{}", row.application)) { (number) } },
        html! { (seat.say(&format!("stage-{}", row.stage.as_str().replace('_', "-")))) },
        html! { @if let Some(office) = office { (office.name) } },
        html! { (seat.visit.say_time(row.changed_at)) },
    ]
}
