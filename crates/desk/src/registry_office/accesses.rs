//! Who looked at a case, and why. The person concerned may ask for the same list.

use super::{case_id, path, wording};
use crate::kernel::{Halt, Seat};
use crate::page::{Column, Table};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use people::View;
use store::{AccessRow, Contract};

pub async fn page(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Accesses, "accesses").await?;
    let looks = seat.desk().store.accesses(&seat.visit.government.id, case.id).await?;
    let columns: Vec<Column> =
        ["when", "who", "why"].map(|column| Column { title: seat.say(&format!("registry-accesses-{column}")), numeric: false }).to_vec();
    let rows: Vec<Vec<Markup>> = looks.iter().map(|look| row(&seat, look)).collect();
    let number = case.receipt.as_ref().map_or_else(|| seat.say("registry-no-number"), ToString::to_string);
    let title = seat.say_with("registry-accesses-title", &[("number", &number)]);
    let body = html! {
        h1.govuk-heading-l { (title) }
        p.govuk-body { (seat.say("registry-accesses-hint")) }
        (Table { caption: &title, columns: &columns, rows: &rows, row_headers: false })
    };
    Ok(seat.page(&title, Some(&path(case.id, "banding")), false, body))
}

fn row(seat: &Seat, look: &AccessRow) -> Vec<Markup> {
    let visit = &seat.visit;
    let key = format!("purpose-{}", look.purpose);
    let why = if visit.speech().has(&key) { visit.say(&key) } else { look.purpose.clone() };
    vec![html! { (visit.say_time(look.at)) }, html! { (wording::person(visit, &look.actor)) }, html! { (why) }]
}
