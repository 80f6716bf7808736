//! "The draft is wrong": the applicant names what is wrong; those answers are hers to mend, and the office looks again.

use super::held::{Held, refused};
use crate::{
    kernel::{Halt, Sent, Visit, act::explain},
    page::{Button, Checkboxes, Choice, ErrorSummary, Fault, Field as Frame, Form, Textarea},
};
use application::Command;
use axum::{extract::Path, response::Response};
use catalogue::{FieldId, Service};
use maud::html;

/// Longest note kept, in characters.
const NOTE_CHARACTERS_MAX: usize = 1_000;

pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    Ok(render(&visit, &held, &Sent::default(), &[]))
}

pub async fn send(visit: Visit, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    if let Some(answer) = held.too_late(&visit) {
        return Ok(answer);
    }
    let hers = disputable(&held.service);
    let fields: Vec<FieldId> = sent.all("bagian").filter(|field| hers.contains(field)).map(FieldId::new).collect();
    let note: String = sent.text("catatan").chars().take(NOTE_CHARACTERS_MAX).collect();
    match held.act(&visit, sent.delivery(), Command::Dispute { fields, note }).await {
        Ok(_) => Ok(visit.see_other(&held.path("/perbaiki"))),
        Err(halt) => {
            let refusal = refused(halt)?;
            let faults: Vec<Fault> = explain(&visit, &refusal).into_iter().map(|text| Fault { text, href: Some("#bagian".to_owned()) }).collect();
            Ok(render(&visit, &held, &sent, &faults))
        }
    }
}

/// What the document states of her answers, and the answers on which it hangs what it states.
fn disputable(service: &Service) -> Vec<&str> {
    let mut fields: Vec<&str> = Vec::new();
    let stated = service.prints.iter().map(|print| &print.field).chain(&service.subject.disputed);
    for field in stated.filter(|field| service.fields.contains_key(*field)) {
        if !fields.contains(&field.as_str()) {
            fields.push(field.as_str());
        }
    }
    fields
}

fn render(visit: &Visit, held: &Held, sent: &Sent, faults: &[Fault]) -> Response {
    if !held.case.stage.is_under_review() || !held.case.has_draft_extract() {
        return held.elsewhere(visit);
    }
    let voice = held.voice(visit);
    let answers = held.effective(visit);
    let choices: Vec<Choice> = disputable(&held.service)
        .into_iter()
        .filter_map(|field| Some((field, voice.said(&answers, field)?)))
        .map(|(field, said)| Choice {
            value: field.to_owned(),
            label: voice.label(&field.into()),
            hint: Some(said),
            checked: sent.all("bagian").any(|one| one == field),
            reveal: None,
        })
        .collect();
    let title = visit.say("citizen-dispute-title");
    let (fields, hint, note, note_hint, send) = (
        visit.say("citizen-dispute-fields"), visit.say("citizen-dispute-hint"), visit.say("citizen-dispute-note"), visit.say("citizen-dispute-note-hint"),
        visit.say("citizen-dispute-send"),
    );
    let token = visit.delivery_token("dispute");
    let error = faults.first().map(|fault| fault.text.as_str());
    let body = html! {
        (ErrorSummary { words: visit.words(), faults })
        h1 { (title) }
        (Form {
            action: &held.path("/draf/salah"),
            idempotency: &token,
            body: html! {
                (Checkboxes { field: Frame { words: visit.words(), name: "bagian", label: &fields, hint: Some(&hint), error, ..Frame::default() }, choices: &choices })
                (Textarea { field: Frame { words: visit.words(), name: "catatan", label: &note, hint: Some(&note_hint), ..Frame::default() }, value: sent.text("catatan"), rows: 4 })
                (Button { label: &send, ..Button::default() })
            },
            ..Form::default()
        })
    };
    visit.page(&title, Some(&voice.title()), Some(&held.path("/draf")), !faults.is_empty(), body)
}
