//! What waits for the head's signature: each with its preview, its age and who prepared it.

use super::{path, queue, wording};
use crate::kernel::{Halt, Seat};
use crate::page::{Button, Field, Form, ErrorSummary, Fault, QueueColumn, QueueRow, QueueTable, RowSelect, SingleCheckbox};
use application::{Application, Stage};
use axum::response::Response;
use maud::{Markup, html};
use store::{Contract, QueueFilter};

/// Signed in one go at most; the rest waits for the next page.
pub const AT_ONCE: usize = 50;

pub async fn page(seat: Seat) -> Result<Response, Halt> {
    show(&seat, &[], Vec::new()).await
}

/// `picked`: ids of the rows that were ticked when the form was refused.
pub async fn show(seat: &Seat, picked: &[&str], faults: Vec<Fault>) -> Result<Response, Halt> {
    let (store, government) = (&seat.desk().store, &seat.visit.government.id);
    let filter = QueueFilter { offices: seat.offices(), stages: vec![Stage::Signing], limit: AT_ONCE, ..QueueFilter::default() };
    let listed = seat.look_over(filter).await?;
    let mut rows = Vec::new();
    for row in &listed.rows {
        // Only for the name of the officer who registered; the applicant's data come from the row.
        let case = store.find_application(government, row.application).await?;
        rows.push(queue_row(seat, row, case.as_ref()));
    }
    let title = seat.say("registry-sign-title");
    let body = html! {
        (ErrorSummary { words: seat.visit.words(), faults: &faults })
        h1.govuk-heading-l { (title) }
        p.govuk-body { (seat.say_with("registry-sign-hint", &[("most", &AT_ONCE.to_string())])) }
        (Form {
            action: "/petugas/tanda-tangan", idempotency: &seat.visit.delivery_token("signing list"),
            body: html! {
                (QueueTable {
                    caption: &title, columns: &columns(seat), rows: &rows, select_title: &seat.say("registry-sign-select"),
                    empty: &seat.say("registry-sign-empty"),
                })
                @if !rows.is_empty() { (send(seat, picked)) }
            },
            ..Form::default()
        })
        @if listed.next.is_some() { p.govuk-body { (seat.say("registry-sign-more")) } }
    };
    Ok(seat.page(&title, Some("/petugas"), !faults.is_empty(), body))
}

fn send(seat: &Seat, picked: &[&str]) -> Markup {
    let statement = seat.say("registry-sign-statement");
    html! {
        @if !picked.is_empty() { p.govuk-body { (seat.say("registry-sign-pick-again")) } }
        (SingleCheckbox { field: Field { words: seat.visit.words(), name: "checked", label: &statement, ..Field::default() }, value: "yes", checked: false })
        (Button { label: &seat.say("registry-sign-selected"), accesskey: Some("t"), ..Button::default() })
    }
}

fn columns(seat: &Seat) -> Vec<QueueColumn> {
    let extra = ["prepared", "preview"]
        .map(|column| QueueColumn { title: seat.say(&format!("registry-column-{column}")), ..QueueColumn::default() });
    let mut columns = queue::columns(seat);
    columns.truncate(3);
    columns.push(QueueColumn { title: seat.say("registry-column-number"), ..QueueColumn::default() });
    columns.push(QueueColumn { title: seat.say("registry-column-age"), ..QueueColumn::default() });
    columns.extend(extra);
    columns
}

fn queue_row(seat: &Seat, row: &store::QueueRow, case: Option<&Application>) -> QueueRow {
    let mut cells = queue::cells(seat, row);
    cells.truncate(3);
    let number = row.registration.as_ref().map(ToString::to_string).unwrap_or_default();
    let registration = case.and_then(|case| case.registration.as_ref());
    let age = registration.map(|registration| seat.visit.now.at - registration.at).unwrap_or_default();
    cells.push(html! { (number) });
    cells.push(html! { (age_words(seat, age)) });
    cells.push(html! { @if let Some(registration) = registration { (wording::person(&seat.visit, &registration.by)) } });
    cells.push(html! { a href=(path(row.application, "pratinjau.pdf")) { (seat.say("registry-sign-preview")) span.govuk-visually-hidden { " " (number) } } });
    let label = seat.say_with("registry-sign-pick", &[("number", &number)]);
    let select = RowSelect { name: "pilih".to_owned(), value: row.application.to_string(), label };
    QueueRow { href: path(row.application, "akta"), cells, select: Some(select), late: queue::is_late(seat, row) }
}

fn age_words(seat: &Seat, age: time::Duration) -> String {
    let (key, count) = if age.whole_hours() >= 48 { ("registry-age-days", age.whole_days()) } else { ("registry-age-hours", age.whole_hours()) };
    seat.say_with(key, &[("count", &count.max(0).to_string())])
}
