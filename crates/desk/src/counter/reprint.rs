//! A further copy: asked for by one officer with a coded reason, allowed by another person, and printed then.
//!
//! **Invariant:** the form to print stands only where the copy was allowed; `application::decide` asks again who it is.

use super::{
    offered, print,
    shared::{case_form, case_form_with, case_id, case_path, fault, faults, or_refusal, own_address, record_path, service_of},
    words,
};
use crate::{
    kernel::{Halt, Seat, Sent},
    page::{Button, Choice, Emphasis, Field, Inset, Radios},
};
use application::{Application, Command, command::Act, state::Reprint};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use catalogue::{ReasonCode, service::ReasonAct};
use maud::{Markup, html};
use people::View;

pub(super) async fn ask(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    let code = ReasonCode::new(sent.text("code"));
    let refused = if code.as_str().is_empty() {
        vec![fault(seat.say("second-reprint-choose"), "code")]
    } else {
        match or_refusal(seat.act(id, &sent, Command::AskReprint { code }).await)? {
            Ok(_) => return Ok(Redirect::to(&case_path(id, "cetak")).into_response()),
            Err(refusal) => faults(&seat, &refusal).into_iter().map(|one| fault(one.text, "code")).collect(),
        }
    };
    let case = seat.open(id, View::Record, "print").await?;
    print::show(&seat, &case, false, &refused)
}

pub(super) async fn decide(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    let granted = match sent.text("answer") {
        "yes" => true,
        "no" => false,
        _ => return Err(Halt::Bad("halt-form-unreadable")),
    };
    seat.act(id, &sent, Command::DecideReprint { granted }).await?;
    Ok(Redirect::to(&own_address(&sent).unwrap_or_else(|| record_path(id))).into_response())
}

/// On the print page: ask for a copy, wait for the second person, or print it.
pub(super) fn section(seat: &Seat, case: &Application) -> Result<Markup, Halt> {
    let Some(reprint) = &case.reprint else { return asking(seat, case) };
    let button = || html! { (Button { label: &seat.say("counter-print-again-button"), accesskey: Some("c"), ..Default::default() }) };
    Ok(html! {
        h2 { (seat.say("counter-print-again")) }
        (told(seat, reprint))
        @if let Some(by) = &reprint.allowed_by {
            p { (seat.say_with("second-reprint-allowed", &[("by", &words::who(&seat.visit, by))])) }
            (case_form(seat, case, "cetak", button()))
        } @else { (deciding(seat, case, reprint)) }
    })
}

fn asking(seat: &Seat, case: &Application) -> Result<Markup, Halt> {
    let service = service_of(seat, case)?;
    let reasons = service.reasons.values().filter(|reason| reason.act == ReasonAct::Reprint);
    let choices: Vec<Choice> = reasons
        .map(|reason| Choice { value: reason.code.to_string(), label: words::reason_name(&seat.visit, &reason.code), ..Default::default() })
        .collect();
    let field = Field { words: seat.visit.words(), name: "code", label: &seat.say("second-reprint-why"), hint: Some(&seat.say("second-reprint-hint")), ..Default::default() };
    Ok(case_form_with(seat, case, "cetak-ulang", &[], None, html! {
        (Radios { field, choices: &choices, ..Default::default() })
        (Button { label: &seat.say("second-reprint-ask"), emphasis: Emphasis::Secondary, ..Default::default() })
    }))
}

fn told(seat: &Seat, reprint: &Reprint) -> Markup {
    let visit = &seat.visit;
    let (reason, by, at) = (words::reason_name(visit, &reprint.code), words::who(visit, &reprint.by), visit.say_time(reprint.at));
    html! { (Inset { body: html! { p { (seat.say_with("second-reprint-asked", &[("by", &by), ("at", &at), ("reason", &reason)])) } } }) }
}

/// The second person's yes or no; whoever asked is told that it is not hers.
fn deciding(seat: &Seat, case: &Application, reprint: &Reprint) -> Markup {
    let own = reprint.by.staff_id() == seat.actor.staff_id();
    html! {
        @if own || !offered::may(seat, case, Act::DecideReprint) { p { (seat.say("second-waits")) } }
        @else { (super::second_person::answers(seat, case, "izin-cetak", "second-reprint-grant", "second-reprint-deny")) }
    }
}

/// On the page of a case, for whoever may decide.
pub(super) fn open_request(seat: &Seat, case: &Application) -> Markup {
    let Some(reprint) = case.reprint.as_ref().filter(|reprint| reprint.allowed_by.is_none()) else { return Markup::default() };
    html! {
        h2 { (seat.say("counter-print-again")) }
        (told(seat, reprint))
        (deciding(seat, case, reprint))
    }
}
