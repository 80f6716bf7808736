//! What stands apart from the form of a case: the medical certificate of the cause of death, answers for statistics. Where a government keeps it.
//!
//! **Invariant:** a scope of its own in the table of rights; nothing here reaches a document, a register entry, a list or another page.

use crate::{
    counter::input,
    kernel::{Halt, Seat, Sent},
    page::{Button, ErrorSummary, Fault, Form, Notification, Tone},
    registry_office::{case_id, faults_of, path},
};
use application::{Application, Command, Refusal, command::Act};
use axum::{extract::Path, response::Response};
use catalogue::{Answers, Service, service::Part, texts::key_part};
use maud::{Markup, html};
use people::{Deed, View};
use std::sync::Arc;

fn part_of(seat: &Seat, case: &Application, id: &str) -> Result<(Arc<Service>, Part), Halt> {
    seat.visit.speak_of(&case.service);
    let service = seat.visit.government.services.get(&case.service).cloned().ok_or(Halt::NotFound)?;
    // A part that is not kept here is none; said as what it is, not as a page that is missing.
    let part = service.find_part(id).cloned().ok_or(Refusal::NotNow { act: Act::EnterPart, stage: case.stage })?;
    Ok((service, part))
}

pub async fn page(seat: Seat, Path((id, part)): Path<(String, String)>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Part, "part").await?;
    let (_, part) = part_of(&seat, &case, &part)?;
    Ok(show(&seat, &case, &part, None, &[]))
}

pub async fn post(seat: Seat, Path((id, part)): Path<(String, String)>, sent: Sent) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Part, "part").await?;
    let (_, part) = part_of(&seat, &case, &part)?;
    let mut answers = Answers::default();
    for field in &part.fields {
        if let Some(raw) = input::raw(&sent, field).filter(|raw| !raw.is_empty()) {
            answers.set(&field.id, &raw);
        }
    }
    match seat.act(case.id, &sent, Command::EnterPart { part: part.id.clone(), answers }).await {
        Ok(_) => Ok(seat.visit.see_other(&path(case.id, &format!("bagian/{}", part.id)))),
        Err(halt) => {
            let faults = faults_of(&seat, halt, None)?;
            Ok(show(&seat, &case, &part, Some(&sent), &faults))
        }
    }
}

fn show(seat: &Seat, case: &Application, part: &Part, sent: Option<&Sent>, faults: &[Fault]) -> Response {
    let key = key_part(&part.id);
    let title = seat.say(&format!("part-{key}-title"));
    let stored = case.parts.get(&part.id);
    let seen = case.seq.to_string();
    let body = html! {
        (ErrorSummary { words: seat.visit.words(), faults })
        h1.govuk-heading-l { (title) }
        p.govuk-body { (seat.say(&format!("part-{key}-text"))) }
        @if stored.is_some() && sent.is_none() {
            (Notification { title: &seat.say("part-kept"), tone: Tone::Good, body: html! { p { (seat.say("part-kept-text")) } } })
        }
        (Form {
            action: &path(case.id, &format!("bagian/{}", part.id)), idempotency: &seat.visit.delivery_token("part"), hidden: &[("seen", &seen)], onward: true,
            body: html! {
                @for field in &part.fields {
                    @let typed = sent.and_then(|sent| input::raw(sent, field));
                    @let value = typed.unwrap_or_else(|| stored.and_then(|stored| stored.get(field.id.as_str())).unwrap_or_default().to_owned());
                    (input::input(seat, field, &value, None, None))
                }
                (Button { label: &seat.say("part-save"), accesskey: Some("s"), ..Button::default() })
            },
            ..Form::default()
        })
    };
    seat.page(&title, Some(&path(case.id, "banding")), !faults.is_empty(), body)
}

/// On the registrar's page of a case: the parts that this government keeps.
pub fn links(seat: &Seat, service: &Service, case: &Application) -> Markup {
    if service.parts.is_empty() || !seat.may(Deed::View(View::Part)) {
        return Markup::default();
    }
    html! {
        h2.govuk-heading-m { (seat.say("part-section")) }
        ul {
            @for part in &service.parts {
                li {
                    a.govuk-link href=(path(case.id, &format!("bagian/{}", part.id))) { (seat.say(&format!("part-{}-title", key_part(&part.id)))) }
                    @if case.parts.contains_key(&part.id) { " (" (seat.say("part-there")) ")" }
                }
            }
        }
    }
}
