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
use application::{Application, Command, Refusal};
use axum::{
    extract::{Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use catalogue::{Answers, Service};
use maud::{Markup, html};
use people::View;
use std::collections::HashMap;

pub(super) async fn page(seat: Seat, Path(id): Path<String>, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "review").await?;
    let service = service_of(&seat, &case)?;
    match query.get("isian") {
        Some(field) => show(&seat, &case, &service, std::slice::from_ref(field), &Sent::default(), &[]),
        None => Ok(choose(&seat, &case, &service)),
    }
}

/// A change that opens further questions brings their answers along: `field` may stand several times, the wrong answer first.
pub(super) async fn send(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "review").await?;
    let service = service_of(&seat, &case)?;
    let mut names: Vec<String> = sent.all("field").map(str::to_owned).collect();
    let (mut answers, mut wrong) = (Answers::default(), Vec::new());
    let on = case.declared_on.unwrap_or_else(|| seat.visit.today());
    for name in &names {
        let field = service.fields.get(name.as_str()).ok_or(Halt::NotFound)?;
        let raw = input::raw(&sent, field).unwrap_or_default();
        match service.check_answer(&field.id, &raw, &case.answers, on, &seat.visit.government) {
            Ok(checked) => answers.set(&field.id, &checked.value),
            Err(problem) => wrong.push(fault(seat.visit.speech().say_problem(&problem), &input::anchor(field))),
        }
    }
    if !wrong.is_empty() {
        return show(&seat, &case, &service, &names, &sent, &wrong);
    }
    let command = Command::ProposeChange { answers, reason: sent.text("reason").to_owned() };
    match or_refusal(seat.act(case.id, &sent, command).await)? {
        Ok(_) => Ok(Redirect::to(&record_path(case.id)).into_response()),
        Err(refusal) => {
            if let Refusal::Incomplete { problems, .. } = refusal.as_ref() {
                let opened = problems.iter().map(|problem| problem.field.to_string()).filter(|name| service.fields.contains_key(name.as_str()));
                let further: Vec<String> = opened.filter(|name| !names.contains(name)).collect();
                names.extend(further);
            }
            show(&seat, &case, &service, &names, &sent, &faults(&seat, &refusal))
        }
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

fn show(seat: &Seat, case: &Application, service: &Service, names: &[String], sent: &Sent, faults: &[Fault]) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let main = names.first().and_then(|name| service.fields.get(name.as_str())).ok_or(Halt::NotFound)?;
    let title = seat.say("counter-propose");
    let former = case.answers.get(main.id.as_str()).map_or_else(|| seat.say("counter-empty"), |old| words::answer_text(visit, service, &main.id, old));
    let hidden: Vec<(&str, &str)> = names.iter().map(|name| ("field", name.as_str())).collect();
    let body = html! {
        (ErrorSummary { words: visit.words(), faults })
        h1 { (title) }
        p { (seat.say("counter-propose-now")) " " strong { (former) } }
        (case_form_with(seat, case, "usul", &hidden, None, html! {
            @for name in names { (question(seat, case, service, name, sent, faults)) }
            (Textarea { field: Field { words: visit.words(), name: "reason", label: &seat.say("counter-propose-reason"),
                hint: Some(&seat.say("counter-propose-reason-hint")), ..Default::default() }, value: sent.text("reason"), rows: 3 })
            (Button { label: &seat.say("counter-propose-button"), accesskey: Some("s"), ..Default::default() })
        }))
    };
    Ok(seat.page(&title, Some(&record_path(case.id)), !faults.is_empty(), body))
}

fn question(seat: &Seat, case: &Application, service: &Service, name: &str, sent: &Sent, faults: &[Fault]) -> Markup {
    let Some(field) = service.fields.get(name) else { return html! {} };
    let value = input::raw(sent, field).unwrap_or_else(|| case.answers.get(name).unwrap_or_default().to_owned());
    let anchor = format!("#{}", input::anchor(field));
    let error = faults.iter().find(|fault| fault.href.as_deref() == Some(&anchor)).map(|fault| fault.text.as_str());
    input::input(seat, field, &value, error, None)
}
