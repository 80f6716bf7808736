//! How an entry shall be corrected, or why it shall be annulled: drafted by one officer, decided by another.

use super::{section::row, words};
use crate::{
    counter::input,
    kernel::{Halt, Seat, Sent},
    page::{Button, Choice, ErrorSummary, Fault, Field, Form, Radios, SummaryList, Textarea},
    registry_office::{case_id, faults_of, path},
};
use application::{Application, Command, Refusal, command::Act, facts::EntryLife};
use axum::{extract::Path, response::Response};
use catalogue::{Answers, ReasonCode, Service, service::{Does, ReasonAct}};
use maud::{Markup, html};
use people::View;
use store::Contract;

pub async fn page(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    show(&seat, &id, &Sent::default(), Vec::new()).await
}

pub async fn post(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let case = case_id(&id)?;
    let content = match find_entry(&seat, case).await? {
        Some(life) => typed(&seat, &life, &sent),
        None => Answers::default(),
    };
    let code = ReasonCode::new(sent.text("code"));
    if code.as_str().is_empty() {
        let missing = Fault { text: seat.say("register-reason-missing"), href: Some("#code".into()) };
        return show(&seat, &id, &sent, vec![missing]).await;
    }
    match seat.act(case, &sent, Command::DraftAmendment { content, code, note: sent.text("note").to_owned() }).await {
        Ok(_) => Ok(seat.visit.see_other(&format!("{}#akta", path(case, "banding")))),
        Err(halt) => {
            let faults = faults_of(&seat, halt, None)?;
            show(&seat, &id, &sent, faults).await
        }
    }
}

pub async fn decide(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    let agreed = match sent.text("answer") {
        "yes" => true,
        "no" => false,
        _ => return Err(Halt::Bad("halt-form-unreadable")),
    };
    seat.act(id, &sent, Command::DecideAmendment { agreed }).await?;
    Ok(seat.visit.see_other(&format!("{}#akta", path(id, "banding"))))
}

/// The entry that the case points at; nothing is told of it before the case is opened.
async fn find_entry(seat: &Seat, id: application::ApplicationId) -> Result<Option<EntryLife>, Halt> {
    let (store, government) = (&seat.desk().store, &seat.visit.government.id);
    let case = store.find_application(government, id).await?.ok_or(Halt::NotFound)?;
    match &case.entry {
        Some(entry) => Ok(store.find_life(government, entry.application).await?),
        None => Ok(None),
    }
}

/// What was typed into the boxes of the entry's own questions.
fn typed(seat: &Seat, life: &EntryLife, sent: &Sent) -> Answers {
    let mut content = Answers::default();
    let Some(of) = words::service(&seat.visit, &life.entry.service) else { return content };
    for field in words::stated(&of).into_iter().filter_map(|id| of.fields.get(id.as_str())) {
        if let Some(raw) = input::raw(sent, field).filter(|raw| !raw.is_empty()) {
            content.set(&field.id, &raw);
        }
    }
    content
}

async fn show(seat: &Seat, id: &str, sent: &Sent, faults: Vec<Fault>) -> Result<Response, Halt> {
    let id = case_id(id)?;
    let entry = find_entry(seat, id).await?;
    // The boxes are questions of the entry's service, so its words come first; reasons are this one's.
    if let Some(life) = &entry {
        seat.visit.speak_of(&life.entry.service);
    }
    let case = seat.open(id, View::Duplicates, "amendment").await?;
    let service = seat.visit.government.services.get(&case.service).cloned().ok_or(Halt::NotFound)?;
    let does = service.annotates.as_ref().map(|annotates| annotates.does).filter(|does| does.is_drafted());
    let (Some(does), Some(life)) = (does, entry) else {
        return Err(Refusal::NotNow { act: Act::DraftAmendment, stage: case.stage }.into());
    };
    let title = seat.say(if does == Does::Annulment { "register-annulment-title" } else { "register-correction-title" });
    let seen = case.seq.to_string();
    let body = html! {
        (ErrorSummary { words: seat.visit.words(), faults: &faults })
        h1.govuk-heading-l { (title) }
        (SummaryList { words: seat.visit.words(), rows: &[
            row(seat, "register-number", life.entry.number.to_string()), row(seat, "register-person", words::name(&seat.visit, &life)),
        ] })
        p.govuk-body { (seat.say(if does == Does::Annulment { "register-annulment-text" } else { "register-correction-text" })) }
        (Form {
            action: &path(id, "perubahan"), idempotency: &seat.visit.delivery_token("perubahan"), hidden: &[("seen", &seen)],
            body: html! {
                @if does == Does::Correction { (boxes(seat, &life, sent)) }
                (why(seat, &case, &service, sent))
                (Button { label: &seat.say("register-amendment-save"), accesskey: Some("s"), ..Button::default() })
            },
            ..Form::default()
        })
    };
    Ok(seat.page(&title, Some(&path(id, "banding")), !faults.is_empty(), body))
}

/// One box an answer, with what stands today in it.
fn boxes(seat: &Seat, life: &EntryLife, sent: &Sent) -> Markup {
    let Some(of) = words::service(&seat.visit, &life.entry.service) else { return Markup::default() };
    let fields: Vec<_> = words::stated(&of).into_iter().filter_map(|id| of.fields.get(id.as_str())).collect();
    html! {
        @for field in fields {
            @let value = input::raw(sent, field).unwrap_or_else(|| life.content().get(field.id.as_str()).unwrap_or_default().to_owned());
            (input::input(seat, field, &value, None, None))
        }
    }
}

fn why(seat: &Seat, case: &Application, service: &Service, sent: &Sent) -> Markup {
    let former = case.amendment.as_ref();
    let chosen = sent.find("code").map(str::to_owned).or_else(|| former.map(|former| former.code.to_string())).unwrap_or_default();
    let reasons = service.reasons.values().filter(|reason| reason.act == ReasonAct::Amend);
    let choices: Vec<Choice> = reasons
        .map(|reason| Choice {
            value: reason.code.to_string(),
            label: words::reason(&seat.visit, &service.id, reason.code.as_str()),
            hint: reason.basis.as_deref().map(|basis| seat.visit.say_basis(basis)),
            checked: reason.code.as_str() == chosen,
            ..Choice::default()
        })
        .collect();
    let (legend, label, hint) = (seat.say("register-why"), seat.say("register-note"), seat.say("register-note-hint"));
    let note = sent.find("note").or(former.map(|former| former.note.as_str())).unwrap_or_default();
    html! {
        (Radios { field: Field { words: seat.visit.words(), name: "code", id: Some("code"), label: &legend, ..Field::default() }, choices: &choices, ..Radios::default() })
        (Textarea { field: Field { words: seat.visit.words(), name: "note", label: &label, hint: Some(&hint), ..Field::default() }, value: note, rows: 3 })
    }
}
