//! What an office makes beside documents: the list of what waits, and one output that is marked as made or not made.
//!
//! **Invariant:** no name of a citizen stands in the list. A PDF is kept byte for byte before the act that names it.
//! Read next: `application::decide` (`outputs.rs`), [`super::blanks`] (the stock).

use super::{
    blanks,
    shared::{case_form, case_form_with, case_id, case_path, fault, faults, kitir_text, or_refusal, record_path, service_of},
    words,
};
use crate::{
    kernel::{Halt, Seat, Sent, bundle, halt},
    page::{Button, Choice, Column, Emphasis, ErrorSummary, Fault, Field, Form, Inset, Pagination, PdfUpload, Radios, SummaryList, SummaryRow, Table, Tag, Textarea},
    registry_office::bring_back,
};
use application::{Application, Command, Refusal, command::Act, state::{MAIN, Output, OutputState}};
use axum::{
    extract::{Multipart, Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use catalogue::{ReasonCode, service::{Delivery, ReasonAct}};
use maud::{Markup, html};
use people::View;
use std::collections::HashMap;
use store::{Blanks, Contract, MakingRow};

const ROWS: usize = 50;
/// Rows on the page of the print queue, which has a list of its own before it.
const FEW: usize = 20;

/// Everything that this office has to make, longest waiting first.
pub(super) async fn list(seat: Seat, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let skip: usize = query.get("mulai").and_then(|text| text.parse().ok()).unwrap_or(0);
    let (rows, more) = rows(&seat, skip, ROWS).await?;
    let title = seat.say("outputs-list-title");
    let next = more.then(|| format!("/petugas/keluaran?mulai={}", skip + ROWS));
    let position = seat.say_with("outputs-rows", &[("rows", &rows.len().to_string())]);
    let body = html! {
        h1 { (title) }
        p { (seat.say("outputs-list-hint")) }
        (blanks::shown(&seat).await?)
        (table(&seat, &title, &rows))
        (Pagination { words: visit.words(), previous: (skip > 0).then_some("/petugas/keluaran"), next: next.as_deref(), position: &position })
    };
    Ok(seat.page(&title, None, false, body))
}

/// The first of them, for the page of the print queue; with what is left of blanks.
pub(super) async fn section(seat: &Seat) -> Result<Markup, Halt> {
    let (rows, more) = rows(seat, 0, FEW).await?;
    let title = seat.say("outputs-list-title");
    Ok(html! {
        h2 { (title) }
        p { (seat.say("outputs-list-hint")) }
        (blanks::shown(seat).await?)
        (table(seat, &title, &rows))
        @if more { p { a href="/petugas/keluaran" { (seat.say("outputs-list-more")) } } }
    })
}

/// Cards of a case itself stand in the print queue already.
async fn rows(seat: &Seat, skip: usize, limit: usize) -> Result<(Vec<MakingRow>, bool), Halt> {
    let visit = &seat.visit;
    let mut rows = visit.desk.store.making(&visit.government.id, &seat.office.id, skip, limit + 1).await?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    rows.retain(|row| row.output != MAIN);
    Ok((rows, more))
}

fn table(seat: &Seat, caption: &str, rows: &[MakingRow]) -> Markup {
    let column = |key: &str| Column { title: seat.say(key), numeric: false };
    let columns = ["counter-column-kitir", "outputs-column-what", "counter-column-service", "outputs-column-since", "counter-print-act"].map(column);
    let row = |row: &MakingRow| {
        let page = page_of(row.application, &row.output);
        vec![
            html! { a href=(record_path(row.application)) { (row.receipt.as_ref().map(ToString::to_string).unwrap_or_default()) } },
            html! { (output_name(seat, row)) },
            html! { (words::service_name(&seat.visit, row.service.as_str())) },
            html! { (seat.visit.say_time(row.since)) },
            html! { a href=(page) { (seat.say("outputs-make")) } },
        ]
    };
    let rows: Vec<Vec<Markup>> = rows.iter().map(row).collect();
    html! {
        @if rows.is_empty() { p { (seat.say("outputs-list-empty")) } }
        @else { (Table { caption, columns: &columns, rows: &rows, row_headers: true }) }
    }
}

/// In the words of its own service: several have a `family-card`.
fn output_name(seat: &Seat, row: &MakingRow) -> String {
    let key = format!("output-{}-name", catalogue::texts::key_part(&row.output));
    let service = seat.visit.government.services.get(&row.service);
    service.map_or_else(|| row.output.clone(), |service| service.texts.speech(&seat.visit.language).say(&key))
}

fn page_of(case: application::ApplicationId, output: &str) -> String {
    case_path(case, &format!("keluaran/{output}"))
}

/// On the page of a case: each output with its state, and the way to what is to be done about it.
pub(super) fn of_case(seat: &Seat, case: &Application) -> Markup {
    let Ok(service) = service_of(seat, case) else { return Markup::default() };
    let visit = &seat.visit;
    let lines = bundle::lines(visit, &service, case);
    if lines.is_empty() {
        return Markup::default();
    }
    let may = super::offered::may(seat, case, Act::MakeOutput);
    let column = |key: &str| Column { title: seat.say(key), numeric: false };
    let columns = ["outputs-column-what", "outputs-column-way", "outputs-column-state", "counter-print-act"].map(column);
    let further = std::iter::once(None).chain(case.outputs.iter().map(Some));
    let row = |(line, output): (bundle::Line, Option<&Output>)| {
        let act = output.filter(|output| may && matches!(output.state, OutputState::Making { .. }));
        vec![
            html! { (line.name) },
            html! { (seat.say(&format!("outputs-way-{}", line.way.key()))) },
            html! { (Tag { text: &line.state, tone: line.tone }) },
            html! { @if let Some(output) = act { a href=(page_of(case.id, &output.plan.output)) { (seat.say("outputs-make")) } } },
        ]
    };
    let rows: Vec<Vec<Markup>> = lines.into_iter().zip(further).map(row).collect();
    html! { (Table { caption: &seat.say("outputs-title"), columns: &columns, rows: &rows, row_headers: true }) }
}

pub(super) async fn page(seat: Seat, Path((id, output)): Path<(String, String)>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "print").await?;
    show(&seat, &case, &output, &Sent::default(), &[]).await
}

/// Laid on the shelf.
pub(super) async fn make(seat: Seat, Path((id, output)): Path<(String, String)>, sent: Sent) -> Result<Response, Halt> {
    let command = Command::MakeOutput { output: output.clone(), certificate_sha256: None };
    acted(&seat, &id, &output, &sent, command).await
}

/// The PDF that the applicant downloads.
pub(super) async fn bring(seat: Seat, Path((id, output)): Path<(String, String)>, form: Multipart) -> Result<Response, Halt> {
    let (sent, pdf) = super::upload::parts(form).await?;
    let case = seat.open(case_id(&id)?, View::Record, "print").await?;
    let visit = &seat.visit;
    let sha256 = match bring_back::looked_at(visit, &pdf, "").await? {
        Ok(sha256) => sha256,
        Err(unfit) => {
            let mut response = show(&seat, &case, &output, &sent, &[fault(unfit.text, "pdf")]).await?;
            if unfit.ours {
                halt::come_back(&mut response);
            }
            return Ok(response);
        }
    };
    // What nobody waits for is not kept first.
    let waits = case.find_output(&output).is_some_and(|output| matches!(output.state, OutputState::Making { .. }));
    if waits {
        visit.desk.store.put_certificate(&visit.government.id, case.id, &sha256, pdf, &visit.now).await?;
    }
    acted(&seat, &id, &output, &sent, Command::MakeOutput { output: output.clone(), certificate_sha256: Some(sha256) }).await
}

pub(super) async fn leave(seat: Seat, Path((id, output)): Path<(String, String)>, sent: Sent) -> Result<Response, Halt> {
    if sent.text("code").is_empty() {
        let case = seat.open(case_id(&id)?, View::Record, "print").await?;
        return show(&seat, &case, &output, &sent, &[fault(seat.say("outputs-leave-choose"), "code")]).await;
    }
    let command = Command::LeaveOutput { output: output.clone(), code: ReasonCode::new(sent.text("code")), note: sent.text("note").to_owned() };
    acted(&seat, &id, &output, &sent, command).await
}

async fn acted(seat: &Seat, id: &str, output: &str, sent: &Sent, command: Command) -> Result<Response, Halt> {
    let id = case_id(id)?;
    match or_refusal(seat.act(id, sent, command).await)? {
        Ok(_) => Ok(Redirect::to(&format!("{}#keluaran", record_path(id))).into_response()),
        Err(refusal) => {
            let case = seat.open(id, View::Record, "print").await?;
            show(seat, &case, output, sent, &faults(seat, &refusal)).await
        }
    }
}

async fn show(seat: &Seat, case: &Application, id: &str, sent: &Sent, faults: &[Fault]) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let service = service_of(seat, case)?;
    let found = case.find_output(id).filter(|output| matches!(output.state, OutputState::Making { .. }));
    let Some(output) = found else { return Err(Refusal::NotNow { act: Act::MakeOutput, stage: case.stage }.into()) };
    let title = seat.say_with("outputs-make-title", &[("output", &bundle::name(visit, id)), ("number", &kitir_text(case))]);
    let row = |key: &str, value: String| SummaryRow { key: seat.say(key), value: html! { (value) }, change: None };
    let mut rows = vec![
        row("counter-subject", words::subject(visit, &case.service, &case.answers).unwrap_or_default().to_owned()),
        row("outputs-column-way", seat.say(&format!("outputs-way-{}", output.plan.delivery.key()))),
    ];
    rows.extend(case.registration.as_ref().map(|registration| row("counter-record-number", registration.number.to_string())));
    let stock = match &output.plan.blank {
        Some(blank) => blanks::line(seat, blank).await?,
        None => Markup::default(),
    };
    let body = html! {
        (ErrorSummary { words: visit.words(), faults })
        h1 { (title) }
        (SummaryList { words: visit.words(), rows: &rows })
        (stock)
        (making(seat, case, output))
        h2 { (seat.say("outputs-leave-title")) }
        (leaving(seat, case, &service, output, sent))
        p { a href=(record_path(case.id)) { (seat.say("counter-slip-to-record")) } }
    };
    Ok(seat.page(&title, Some(&record_path(case.id)), !faults.is_empty(), body))
}

fn making(seat: &Seat, case: &Application, output: &Output) -> Markup {
    let visit = &seat.visit;
    let page = format!("keluaran/{}", output.plan.output);
    if output.plan.delivery == Delivery::PickUp {
        return html! {
            p { (seat.say("outputs-make-pick-up")) }
            @if output.plan.blank.is_some() { (Inset { body: html! { p { (seat.say("outputs-make-blank")) } } }) }
            (case_form(seat, case, &page, html! { (Button { label: &seat.say("outputs-make"), accesskey: Some("s"), ..Default::default() }) }))
        };
    }
    let (action, seen) = (case_path(case.id, &format!("{page}/pdf")), case.seq.to_string());
    html! {
        p { (seat.say("outputs-make-download")) }
        (Form { action: &action, idempotency: &visit.delivery_token(&page), hidden: &[("seen", &seen)], multipart: true, body: html! {
            (PdfUpload { field: Field { words: visit.words(), name: "pdf", label: &seat.say("outputs-make-pdf"), ..Default::default() } })
            (Button { label: &seat.say("outputs-make-send"), accesskey: Some("s"), ..Default::default() })
        }, ..Default::default() })
    }
}

fn leaving(seat: &Seat, case: &Application, service: &catalogue::Service, output: &Output, sent: &Sent) -> Markup {
    let visit = &seat.visit;
    let reasons = service.reasons.values().filter(|reason| reason.act == ReasonAct::NotMade);
    let choices: Vec<Choice> = reasons
        .map(|reason| Choice {
            value: reason.code.to_string(), label: words::reason_name(visit, &reason.code), checked: sent.text("code") == reason.code.as_str(), ..Default::default()
        })
        .collect();
    case_form_with(seat, case, &format!("keluaran/{}/tidak", output.plan.output), &[], None, html! {
        (Radios { field: Field { words: visit.words(), name: "code", label: &seat.say("outputs-leave-why"), ..Default::default() }, choices: &choices, ..Default::default() })
        (Textarea { field: Field { words: visit.words(), name: "note", label: &seat.say("outputs-leave-note"), ..Default::default() }, value: sent.text("note"), rows: 3 })
        (Button { label: &seat.say("outputs-leave"), emphasis: Emphasis::Secondary, ..Default::default() })
    })
}
