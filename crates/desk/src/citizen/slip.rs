//! A slip from a hospital, a midwife or a cemetery: number and code fill in what they reported, for the family to check.
//!
//! **Invariant:** only what she has not answered herself is filled in; a slip fills one declaration, and then says nothing any more.

use super::held::Held;
use crate::{
    kernel::{Doing, Halt, Sent, Visit, act, limits::Tried},
    page::{Button, ErrorSummary, Fault, Field, Form, InputKind, TextInput, Width},
};
use application::{Actor, Command, Pin, ReceiptNumber};
use axum::{extract::Path, response::Response};
use catalogue::Answers;
use maud::html;
use store::{Notifications, Slip};

pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    Ok(if held.is_draft() { render(&visit, &held, &Sent::default(), None) } else { held.elsewhere(&visit) })
}

fn render(visit: &Visit, held: &Held, sent: &Sent, wrong: Option<String>) -> Response {
    let title = visit.say("citizen-slip-title");
    let faults: Vec<Fault> = wrong.iter().map(|text| Fault { text: text.clone(), href: Some("#nomor".to_owned()) }).collect();
    let words = visit.words();
    let token = visit.delivery_token("slip");
    let body = html! {
        (ErrorSummary { words, faults: &faults })
        h1 { (title) }
        p { (visit.say("citizen-slip-text")) }
        (Form { action: &held.path("/slip"), idempotency: &token, body: html! {
            (TextInput {
                field: Field { words, name: "nomor", label: &visit.say("citizen-slip-number"), error: wrong.as_deref(), private: true, ..Field::default() },
                value: sent.text("nomor"), width: Width::Chars20, autocomplete: Some("off"), ..TextInput::default()
            })
            (TextInput {
                field: Field { words, name: "kode", label: &visit.say("citizen-slip-code"), private: true, ..Field::default() },
                value: "", kind: InputKind::Code, width: Width::Chars10, autocomplete: Some("off"), ..TextInput::default()
            })
            (Button { label: &visit.say("citizen-slip-button"), ..Button::default() })
        }, ..Form::default() })
    };
    visit.page(&title, Some(&held.voice(visit).title()), Some(&held.path("")), wrong.is_some(), body)
}

pub async fn fill(visit: Visit, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    if let Some(answer) = held.too_late(&visit) {
        return Ok(answer);
    }
    if !held.is_draft() {
        return Ok(held.elsewhere(&visit));
    }
    visit.desk.limits.count(Tried::Pin, visit.address, visit.now.at)?;
    let (number, code) = (ReceiptNumber::parse(sent.text("nomor")), Pin::parse(sent.text("kode")));
    let (Some(number), Some(code)) = (number, code) else { return Ok(render(&visit, &held, &sent, Some(visit.say("citizen-slip-wrong")))) };
    let store = &visit.desk.store;
    let opened = store.open_slip(&visit.government.id, &number, &code, visit.now.at).await?;
    let wrong = match opened {
        Slip::Open { id, service, answers, .. } if service == held.case.service => {
            fill_in(&visit, &held, &answers).await?;
            store.claim_slip(&visit.government.id, id, held.case.id, visit.now.at).await?;
            return Ok(visit.see_other(&held.path("")));
        }
        Slip::Open { service, .. } => visit.say_with("citizen-slip-other", &[("service", &visit.say_of(&service, "service-name"))]),
        Slip::Wrong => visit.say("citizen-slip-wrong"),
        Slip::Locked { until } => visit.say_with("citizen-slip-locked", &[("date", &visit.say_time(until))]),
        Slip::Gone => visit.say("citizen-slip-gone"),
    };
    Ok(render(&visit, &held, &sent, Some(wrong)))
}

/// Page by page, as if she had typed it.
async fn fill_in(visit: &Visit, held: &Held, answers: &Answers) -> Result<(), Halt> {
    for page in &held.service.pages {
        let new = page.fields.iter().filter(|field| held.case.answers.get(field.as_str()).is_none());
        let said: Answers = new.filter_map(|field| Some((field.as_str(), answers.get(field.as_str())?))).collect();
        if said.is_empty() {
            continue;
        }
        let doing = Doing { application: held.case.id, create: None, seen: None, delivery: None, pin_to: None };
        act(visit, Actor::Applicant, doing, Command::Answer { page: page.id.clone(), answers: said, removed: Vec::new() }).await?;
    }
    Ok(())
}
