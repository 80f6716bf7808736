//! A case stands still for a public reason, and goes on.

use super::shared::{case_form, case_id, fault, record_path};
use crate::{
    kernel::{Halt, Seat, Sent},
    page::{Button, Choice, ErrorSummary, Fault, Field, Radios},
};
use application::{Application, Command, action::SuspensionReason};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use maud::html;
use people::View;

pub(super) async fn page(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "review").await?;
    Ok(show(&seat, &case, &[]))
}

pub(super) async fn suspend(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    let Some(reason) = SuspensionReason::parse(sent.text("reason")) else {
        let case = seat.open(id, View::Record, "review").await?;
        return Ok(show(&seat, &case, &[fault(seat.say("counter-suspend-choose"), "reason")]));
    };
    seat.act(id, &sent, Command::Suspend { reason }).await?;
    Ok(Redirect::to(&record_path(id)).into_response())
}

pub(super) async fn resume(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    seat.act(id, &sent, Command::Resume).await?;
    Ok(Redirect::to(&record_path(id)).into_response())
}

fn show(seat: &Seat, case: &Application, faults: &[Fault]) -> Response {
    let title = seat.say("counter-suspend");
    let choices: Vec<Choice> = SuspensionReason::ALL
        .iter()
        .map(|reason| Choice { value: reason.key().to_owned(), label: seat.say(&format!("suspension-{}", reason.key())), ..Default::default() })
        .collect();
    let error = faults.first().map(|fault| fault.text.as_str());
    let body = html! {
        (ErrorSummary { words: seat.visit.words(), faults })
        h1 { (title) }
        p { (seat.say("counter-suspend-hint")) }
        (case_form(seat, case, "tunda", html! {
            (Radios { field: Field { words: seat.visit.words(), name: "reason", label: &seat.say("counter-suspend-reason"), error, ..Default::default() },
                choices: &choices, ..Default::default() })
            (Button { label: &seat.say("counter-suspend-button"), accesskey: Some("s"), ..Default::default() })
        }))
    };
    seat.page(&title, Some(&record_path(case.id)), !faults.is_empty(), body)
}
