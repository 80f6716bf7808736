//! Entries older than this program, keyed from their book: the form of the first person. Read next: [`super::book_page`] (the scan, and the
//! second person).

use super::words;
use crate::{
    counter::input,
    kernel::{Halt, Seat, Sent, act::{Doing, act}},
    page::{Button, Choice, DateInput, ErrorSummary, Fault, Field, Form, LinkCard, LinkCards, Radios, TextInput, Width},
    registry_office::{faults_of, path},
};
use application::{ApplicationId, Command, command::KeyedEntry};
use axum::{extract::Path, response::Response};
use catalogue::{Answers, Facts, FactId, Service, field::parse_date, texts::key_part};
use maud::{Markup, html};
use std::sync::Arc;

/// Whose books there are: services with numbers of their own.
pub async fn choose(seat: Seat) -> Response {
    let title = seat.say("book-title");
    let services = seat.visit.government.services.values().filter(|service| !service.series.is_empty());
    let cards: Vec<LinkCard> = services
        .map(|service| LinkCard { title: seat.visit.say_of(&service.id, "service-name"), href: format!("/petugas/buku/{}", service.id), text: None })
        .collect();
    let body = html! {
        h1.govuk-heading-l { (title) }
        p.govuk-body { (seat.say("book-text")) }
        (LinkCards { cards: &cards })
    };
    seat.page(&title, Some("/petugas/register"), false, body)
}

fn service_of(seat: &Seat, id: &str) -> Result<Arc<Service>, Halt> {
    let found = seat.visit.government.find_service(id).filter(|service| !service.series.is_empty());
    let service = found.cloned().ok_or(Halt::NotFound)?;
    seat.visit.speak_of(&service.id);
    Ok(service)
}

pub async fn page(seat: Seat, Path(service): Path<String>) -> Result<Response, Halt> {
    let service = service_of(&seat, &service)?;
    Ok(show(&seat, &service, &Sent::default(), &[]))
}

pub async fn post(seat: Seat, Path(service): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let service = service_of(&seat, &service)?;
    let visit = &seat.visit;
    let Some(registered_on) = parse_date(&date(&sent)) else {
        return Ok(show(&seat, &service, &sent, &[Fault { text: seat.say("book-date-wrong"), href: Some("#registered_on-day".into()) }]));
    };
    let keyed = KeyedEntry {
        language: visit.language.tag().to_owned(),
        answers: typed(&service, &sent),
        facts: chosen(&service, &sent),
        number: sent.text("number").to_owned(),
        registered_on,
        book: sent.text("book").to_owned(),
        kept_by: sent.text("kept_by").to_owned(),
    };
    let id = ApplicationId(visit.now.draw("book entry"));
    let doing = Doing { application: id, create: Some(service.id.clone()), seen: None, delivery: sent.delivery(), pin_to: None };
    match act(visit, seat.actor.clone(), doing, Command::KeyEntry(keyed)).await {
        Ok(outcome) => Ok(visit.see_other(&path(outcome.application.id, "buku"))),
        Err(halt) => {
            let faults = faults_of(&seat, halt, None)?;
            Ok(show(&seat, &service, &sent, &faults))
        }
    }
}

/// `yyyy-mm-dd` from three boxes.
fn date(sent: &Sent) -> String {
    let part = |name: &str| sent.text(&format!("registered_on-{name}")).to_owned();
    format!("{:0>4}-{:0>2}-{:0>2}", part("year"), part("month"), part("day"))
}

fn typed(service: &Service, sent: &Sent) -> Answers {
    let mut answers = Answers::default();
    for field in words::stated(service).into_iter().filter_map(|id| service.fields.get(id.as_str())) {
        if let Some(raw) = input::raw(sent, field).filter(|raw| !raw.is_empty()) {
            answers.set(&field.id, &raw);
        }
    }
    answers
}

fn chosen(service: &Service, sent: &Sent) -> Facts {
    let mut facts = Facts::default();
    for fact in &service.needs {
        let value = sent.text(&fact_name(fact));
        if !value.is_empty() {
            facts.set(fact.as_str(), value);
        }
    }
    facts
}

fn fact_name(fact: &FactId) -> String {
    format!("fact-{fact}")
}

fn show(seat: &Seat, service: &Service, sent: &Sent, faults: &[Fault]) -> Response {
    let title = seat.visit.say_with("book-form-title", &[("service", &seat.say("service-name"))]);
    let words_of = seat.visit.words();
    let text = |name: &'static str, key: &str, hint: &str| {
        let (label, hint) = (seat.say(key), seat.say(hint));
        let field = Field { words: words_of, name, id: Some(name), label: &label, hint: Some(&hint), private: true, ..Field::default() };
        html! { (TextInput { field, value: sent.text(name), width: Width::Chars30, autocomplete: Some("off"), ..TextInput::default() }) }
    };
    let on = seat.say("book-registered-on");
    let date = Field { words: words_of, name: "registered_on", id: Some("registered_on"), label: &on, ..Field::default() };
    let body = html! {
        (ErrorSummary { words: words_of, faults })
        h1.govuk-heading-l { (title) }
        p.govuk-body { (seat.say("book-form-text")) }
        (Form { action: &format!("/petugas/buku/{}", service.id), idempotency: &seat.visit.delivery_token("book"), onward: true, body: html! {
            (text("number", "book-number", "book-number-hint"))
            (DateInput { field: date, day: sent.text("registered_on-day"), month: sent.text("registered_on-month"), year: sent.text("registered_on-year"), ..DateInput::default() })
            (text("kept_by", "book-kept-by", "book-kept-by-hint"))
            (text("book", "book-place", "book-place-hint"))
            @for fact in &service.needs { (fact_choice(seat, service, fact, sent)) }
            @for field in words::stated(service).into_iter().filter_map(|id| service.fields.get(id.as_str())) {
                (input::input(seat, field, &input::raw(sent, field).unwrap_or_default(), None, None))
            }
            (Button { label: &seat.say("book-save"), accesskey: Some("s"), ..Button::default() })
        }, ..Form::default() })
    };
    seat.page(&title, Some("/petugas/buku"), !faults.is_empty(), body)
}

/// What the book says about the parents, or about how a death was proved.
fn fact_choice(seat: &Seat, service: &Service, fact: &FactId, sent: &Sent) -> Markup {
    let name = fact_name(fact);
    let values = service.facts.get(fact).cloned().unwrap_or_default();
    let choices: Vec<Choice> = values
        .into_iter()
        .map(|value| Choice {
            label: seat.say(&format!("fact-{}-{}", key_part(fact.as_str()), key_part(&value))),
            checked: sent.text(&name) == value,
            value,
            ..Choice::default()
        })
        .collect();
    let label = seat.say(&format!("fact-{}", key_part(fact.as_str())));
    html! { (Radios { field: Field { words: seat.visit.words(), name: &name, id: Some(&name), label: &label, ..Field::default() }, choices: &choices, ..Radios::default() }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_from_three_boxes_however_it_is_typed() {
        let sent = |parts: [&str; 3]| {
            let names = ["registered_on-day", "registered_on-month", "registered_on-year"];
            Sent::from_pairs(names.iter().zip(parts).map(|(name, part)| ((*name).to_owned(), part.to_owned())).collect()).expect("short")
        };
        assert_eq!(parse_date(&date(&sent(["1", "6", "2004"]))).map(|date| date.to_string()).as_deref(), Some("2004-06-01"));
        assert!(parse_date(&date(&sent(["", "", ""]))).is_none() && parse_date(&date(&sent(["31", "2", "2004"]))).is_none());
    }
}
