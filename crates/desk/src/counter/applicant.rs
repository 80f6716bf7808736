//! Acts of an applicant who stands at the counter: the officer keys in what she says or signs.

use super::shared::{case_form, case_id, faults, or_refusal, record_path};
use crate::{
    kernel::{Halt, Seat, Sent},
    page::{Button, Emphasis, ErrorSummary, Fault, WarningText},
};
use application::{Command, Refusal, action::ConfirmedBy};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use maud::html;
use people::View;

/// Mended parts go back to the office.
pub(super) async fn resubmit(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    act(&seat, &id, &sent, Command::Resubmit { statement_of_truth: sent.has("statement") }).await
}

/// She has signed the printed draft.
pub(super) async fn confirm(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    if !sent.has("signed") {
        return Ok(refused(&seat, &id, vec![Fault { text: seat.say("counter-confirm-needed"), href: None }]));
    }
    act(&seat, &id, &sent, Command::Confirm { by: ConfirmedBy::CounterSignature }).await
}

pub(super) async fn answer_proposal(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let command = match sent.text("answer") {
        "yes" => Command::ConfirmChange,
        "no" => Command::DeclineChange,
        _ => return Err(Refusal::NothingNamed.into()),
    };
    act(&seat, &id, &sent, command).await
}

pub(super) async fn withdraw_page(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "review").await?;
    let title = seat.say("counter-withdraw");
    let body = html! {
        h1 { (title) }
        (WarningText { prefix: &seat.visit.words().warning, text: &seat.say("counter-withdraw-text") })
        (case_form(&seat, &case, "batal", html! {
            (Button { label: &seat.say("counter-withdraw-button"), emphasis: Emphasis::Warning, ..Default::default() })
        }))
    };
    Ok(seat.page(&title, Some(&record_path(case.id)), false, body))
}

pub(super) async fn withdraw(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    let outcome = seat.act(id, &sent, Command::Withdraw).await?;
    // A draft that was withdrawn belongs to nobody's queue any more.
    let to = if outcome.application.responsible.is_some() { record_path(id) } else { "/petugas".to_owned() };
    Ok(Redirect::to(&to).into_response())
}

async fn act(seat: &Seat, id: &str, sent: &Sent, command: Command) -> Result<Response, Halt> {
    let case = case_id(id)?;
    match or_refusal(seat.act(case, sent, command).await)? {
        Ok(_) => Ok(Redirect::to(&record_path(case)).into_response()),
        Err(refusal) => Ok(refused(seat, id, faults(seat, &refusal))),
    }
}

fn refused(seat: &Seat, id: &str, faults: Vec<Fault>) -> Response {
    let back = format!("/petugas/permohonan/{id}");
    let title = seat.say("counter-not-yet");
    let body = html! {
        (ErrorSummary { words: seat.visit.words(), faults: &faults })
        h1 { (title) }
        p { a href=(back) { (seat.say("counter-slip-to-record")) } }
    };
    seat.page(&title, Some(&back), true, body)
}
