//! An officer never overwrites an answer: she proposes another one, and the applicant agrees or not.

use super::{
    input,
    shared::{case_form_with, case_id, fault, faults, or_refusal, record_path, service_of},
    words,
};
use crate::{
    kernel::{Halt, Seat, Sent},
    page::{Button, ErrorSummary, Fault, Field, LinkCard, LinkCards, Textarea},
};
use application::{Application, Command};
use axum::{
    extract::{Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use catalogue::{Answers, Service};
use maud::html;
use people::View;
use std::collections::HashMap;

pub(super) async fn page(seat: Seat, Path(id): Path<String>, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "review").await?;
    let service = service_of(&seat, &case)?;
    match query.get("isian") {
        Some(field) => show(&seat, &case, &service, field, &Sent::default(), &[]),
        None => Ok(choose(&seat, &case, &service)),
    }
}

pub(super) async fn send(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "review").await?;
    let service = service_of(&seat, &case)?;
    let name = sent.text("field");
    let field = service.fields.get(name).ok_or(Halt::NotFound)?;
    let raw = input::raw(&sent, field).unwrap_or_default();
    let value = match service.check_answer(&field.id, &raw, &case.answers, seat.visit.today(), &seat.visit.government) {
        Ok(checked) => checked.value,
        Err(problem) => {
            let text = seat.visit.speech().say_problem(&problem);
            return show(&seat, &case, &service, name, &sent, &[fault(text, &input::anchor(field))]);
        }
    };
    let mut answers = Answers::default();
    answers.set(&field.id, &value);
    let command = Command::ProposeChange { answers, reason: sent.text("reason").to_owned() };
    match or_refusal(seat.act(case.id, &sent, command).await)? {
        Ok(_) => Ok(Redirect::to(&record_path(case.id)).into_response()),
        Err(refusal) => show(&seat, &case, &service, name, &sent, &faults(&seat, &refusal)),
    }
}

/// Which answer is wrong.
fn choose(seat: &Seat, case: &Application, service: &Service) -> Response {
    let visit = &seat.visit;
    let title = seat.say("counter-propose");
    let on = case.declared_on.unwrap_or_else(|| visit.today());
    let counted = service.effective(&case.answers, on);
    let asked = service.pages.iter().flat_map(|page| &page.fields);
    let cards: Vec<LinkCard> = asked
        .filter_map(|field| Some((field, counted.get(field.as_str())?)))
        .map(|(field, value)| LinkCard {
            title: words::field_label(visit, field),
            href: format!("/petugas/permohonan/{}/usul?isian={field}", case.id),
            text: Some(words::answer_text(visit, service, field, value)),
        })
        .collect();
    let body = html! {
        h1 { (title) }
        p { (seat.say("counter-propose-hint")) }
        (LinkCards { cards: &cards })
    };
    seat.page(&title, Some(&record_path(case.id)), false, body)
}

fn show(seat: &Seat, case: &Application, service: &Service, name: &str, sent: &Sent, faults: &[Fault]) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let field = service.fields.get(name).ok_or(Halt::NotFound)?;
    let title = seat.say("counter-propose");
    let former = case.answers.get(name).unwrap_or_default();
    let value = input::raw(sent, field).unwrap_or_else(|| former.to_owned());
    let anchor = format!("#{}", input::anchor(field));
    let error = faults.iter().find(|fault| fault.href.as_deref() == Some(&anchor)).map(|fault| fault.text.as_str());
    let body = html! {
        (ErrorSummary { words: visit.words(), faults })
        h1 { (title) }
        p { (seat.say("counter-propose-now")) " " strong { (words::answer_text(visit, service, &field.id, former)) } }
        (case_form_with(seat, case, "usul", &[("field", name)], None, html! {
            (input::input(seat, field, &value, error, None))
            (Textarea { field: Field { words: visit.words(), name: "reason", label: &seat.say("counter-propose-reason"),
                hint: Some(&seat.say("counter-propose-reason-hint")), ..Default::default() }, value: sent.text("reason"), rows: 3 })
            (Button { label: &seat.say("counter-propose-button"), accesskey: Some("s"), ..Default::default() })
        }))
    };
    Ok(seat.page(&title, Some(&record_path(case.id)), !faults.is_empty(), body))
}
