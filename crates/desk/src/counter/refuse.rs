//! Refusing an application: a coded reason with its legal basis, how to object, and a look at what the citizen will read.

use super::{
    give_back::rehearse,
    offered, second_person,
    shared::{case_form_with, case_id, faults, or_refusal, own_address, record_path, service_of},
    words,
};
use crate::{
    kernel::{Halt, Seat, Sent},
    page::{Button, Choice, Emphasis, ErrorSummary, Fault, Field, Inset, Radios, Textarea, WarningText},
};
use application::{Application, Command, command::Act};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use catalogue::{ReasonCode, service::{Reason, ReasonAct}};
use maud::{Markup, html};
use people::View;

pub(super) async fn page(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "review").await?;
    choose(&seat, &case, &Sent::default(), &[])
}

pub(super) async fn send(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "review").await?;
    let (code, note) = (ReasonCode::new(sent.text("code")), sent.text("note").to_owned());
    let grave = service_of(&seat, &case)?.reasons.get(&code).is_some_and(|reason| reason.two_persons);
    let command = match (code.clone(), note.clone()) {
        (code, note) if grave => Command::ProposeRefusal { code, note },
        (code, note) => Command::Refuse { code, note },
    };
    match sent.text("step") {
        "send" => match or_refusal(seat.act(case.id, &sent, command).await)? {
            Ok(_) => Ok(Redirect::to(&record_path(case.id)).into_response()),
            Err(refusal) => choose(&seat, &case, &sent, &faults(&seat, &refusal)),
        },
        "edit" => choose(&seat, &case, &sent, &[]),
        _ if code.as_str().is_empty() => {
            let fault = super::shared::fault(seat.say("counter-refuse-choose"), "code");
            choose(&seat, &case, &sent, &[fault])
        }
        _ => match rehearse(&seat, &case, command) {
            Ok(()) => preview(&seat, &case, &code, &note),
            Err(refusal) => choose(&seat, &case, &sent, &faults(&seat, &refusal)),
        },
    }
}

/// The second person's word on a grave refusal.
pub(super) async fn decide(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    let agreed = match sent.text("answer") {
        "yes" => true,
        "no" => false,
        _ => return Err(Halt::Bad("halt-form-unreadable")),
    };
    seat.act(id, &sent, Command::DecideRefusal { agreed }).await?;
    Ok(Redirect::to(&own_address(&sent).unwrap_or_else(|| record_path(id))).into_response())
}

/// On the page of a case: a grave refusal that waits, and the answers for whoever may give them.
pub(super) fn open_proposal(seat: &Seat, case: &Application) -> Markup {
    let Some(proposed) = &case.refusal_proposed else { return Markup::default() };
    let visit = &seat.visit;
    let (by, at, reason) = (words::who(visit, &proposed.by), visit.say_time(proposed.at), words::reason_name(visit, &proposed.code));
    let own = proposed.by.staff_id() == seat.actor.staff_id();
    html! {
        h2 { (seat.say("second-refusal-title")) }
        (Inset { body: html! {
            p { (seat.say_with("second-refusal-asked", &[("by", &by), ("at", &at), ("reason", &reason)])) }
            p { (visit.say_basis(&proposed.basis)) }
            @if !proposed.note.is_empty() { p { q { (proposed.note) } } }
        } })
        @if own || !offered::may(seat, case, Act::DecideRefusal) { p { (seat.say("second-waits")) } }
        @else { (second_person::answers(seat, case, "putus-tolak", "second-refusal-agree", "second-refusal-disagree")) }
    }
}

fn preview(seat: &Seat, case: &Application, code: &ReasonCode, note: &str) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let service = service_of(seat, case)?;
    let title = seat.say("counter-refuse-preview");
    let reason = service.reasons.get(code);
    let (basis, grave) = (reason.and_then(|reason| reason.basis.clone()).unwrap_or_default(), reason.is_some_and(|reason| reason.two_persons));
    let hidden = [("code", code.as_str()), ("note", note)];
    let body = html! {
        h1 { (title) }
        (Inset { body: html! {
            p { (words::reason_text(visit, code)) }
            p { (visit.say_basis(&basis)) }
            @if !note.is_empty() { p { (seat.say("counter-return-own-words")) " " (note) } }
            p { (words::reason_objection(visit, code)) }
        } })
        (WarningText { prefix: &visit.words().warning, text: &seat.say(if grave { "second-refusal-preview" } else { "counter-refuse-final" }) })
        (case_form_with(seat, case, "tolak", &hidden, None, html! { div.btn-group {
            (Button { label: &seat.say("counter-refuse-send"), emphasis: Emphasis::Warning, name: Some("step"), value: Some("send"), ..Default::default() })
            (Button { label: &seat.say("counter-change"), emphasis: Emphasis::Secondary, name: Some("step"), value: Some("edit"), ..Default::default() })
        } }))
    };
    Ok(seat.page(&title, Some(&record_path(case.id)), false, body))
}

fn choose(seat: &Seat, case: &Application, sent: &Sent, faults: &[Fault]) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let service = service_of(seat, case)?;
    let title = seat.say("counter-refuse");
    let choices: Vec<Choice> =
        service.reasons.values().filter(|reason| reason.act == ReasonAct::Refuse).map(|reason| choice(seat, reason, sent)).collect();
    let body = html! {
        (ErrorSummary { words: visit.words(), faults })
        h1 { (title) }
        p { (seat.say("counter-refuse-hint")) }
        (case_form_with(seat, case, "tolak", &[], None, html! {
            (Radios { field: Field { words: visit.words(), name: "code", label: &seat.say("counter-refuse-reason"), ..Default::default() },
                choices: &choices, ..Default::default() })
            (Textarea { field: Field { words: visit.words(), name: "note", label: &seat.say("counter-refuse-note"),
                hint: Some(&seat.say("counter-refuse-note-hint")), ..Default::default() }, value: sent.text("note"), rows: 3 })
            (Button { label: &seat.say("counter-preview"), name: Some("step"), value: Some("preview"), accesskey: Some("s"), ..Default::default() })
        }))
    };
    Ok(seat.page(&title, Some(&record_path(case.id)), !faults.is_empty(), body))
}

fn choice(seat: &Seat, reason: &Reason, sent: &Sent) -> Choice {
    let mut hint = seat.visit.say_basis(reason.basis.as_deref().unwrap_or_default());
    if reason.two_persons {
        hint = format!("{hint} {}", seat.say("counter-refuse-two-persons"));
    }
    Choice {
        value: reason.code.to_string(),
        label: words::reason_name(&seat.visit, &reason.code),
        hint: Some(hint),
        checked: sent.text("code") == reason.code.as_str(),
        reveal: None,
    }
}
