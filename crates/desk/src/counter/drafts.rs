//! Applications opened at this office's counter and not sent: an officer called away finds them again.

use super::{shared::record_path, words};
use crate::{
    kernel::{Halt, Seat},
    page::{Column, Table},
};
use axum::response::Response;
use maud::{Markup, html};
use store::{Contract, LISTED, QueueRow};

pub(super) async fn page(seat: Seat) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let drafts = visit.desk.store.drafts_of(&visit.government.id, &seat.office.id, seat.access(LISTED)).await?;
    let title = seat.say("drafts-title");
    let columns = ["counter-column-name", "counter-column-service", "counter-column-kitir", "drafts-changed"].map(|key| Column { title: seat.say(key), numeric: false });
    let rows: Vec<Vec<Markup>> = drafts.iter().map(|row| cells(&seat, row)).collect();
    let days = visit.government.services.values().map(|service| service.limits.draft_days).min().unwrap_or_default().to_string();
    let body = html! {
        h1 { (title) }
        p { (seat.say_with("drafts-text", &[("days", &days)])) }
        @if rows.is_empty() { p { (seat.say("drafts-empty")) } }
        @else { (Table { caption: &title, columns: &columns, rows: &rows, row_headers: true }) }
    };
    Ok(seat.page(&title, Some("/petugas"), false, body))
}

fn cells(seat: &Seat, row: &QueueRow) -> Vec<Markup> {
    let visit = &seat.visit;
    let name = words::subject(&seat.visit, &row.service, &row.card).map_or_else(|| visit.say("counter-no-name"), str::to_owned);
    let kitir = row.receipt.as_ref().map_or_else(|| visit.say("counter-no-kitir"), ToString::to_string);
    vec![
        html! { a href=(record_path(row.application)) { (name) } },
        html! { (words::service_name(visit, row.service.as_str())) },
        html! { (kitir) },
        html! { (visit.say_time(row.changed_at)) },
    ]
}
