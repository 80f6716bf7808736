//! An entry by its number. The number travels in the body of a POST, never in an address.

use super::life_path;
use crate::{
    kernel::{Halt, Seat, Sent},
    page::{Button, ErrorSummary, Fault, Field, Form, TextInput, Width},
};
use axum::response::Response;
use maud::{Markup, html};
use application::command::Act;
use people::{Deed, View};
use registry::RegistrationNumber;
use store::Contract;

pub async fn page(seat: Seat) -> Response {
    show(&seat, "", None)
}

pub async fn find(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let typed = sent.text("number");
    if typed.is_empty() {
        return Ok(show(&seat, typed, Some(seat.say("register-find-empty"))));
    }
    let number = RegistrationNumber::read(typed);
    let life = match number {
        Some(number) => seat.desk().store.find_life_by_number(&seat.visit.government.id, &number).await?,
        None => None,
    };
    let Some(life) = life else { return Ok(show(&seat, typed, Some(seat.say("refusal-entry-not-found-text")))) };
    match seat.open(life.of, View::Register, "register").await {
        Ok(_) => Ok(seat.visit.see_other(&life_path(life.of))),
        Err(Halt::NotFound) => Ok(show(&seat, typed, Some(seat.say("refusal-entry-not-found-text")))),
        Err(halt) => Err(halt),
    }
}

fn show(seat: &Seat, typed: &str, error: Option<String>) -> Response {
    let title = seat.say("register-find-title");
    let faults: Vec<Fault> = error.iter().map(|text| Fault { text: text.clone(), href: Some("#number".into()) }).collect();
    let body = html! {
        (ErrorSummary { words: seat.visit.words(), faults: &faults })
        h1 { (title) }
        p { (seat.say("register-find-text")) }
        (Form { action: "/petugas/register", body: html! {
            (number_input(seat, typed, error.as_deref()))
            (Button { label: &seat.say("register-find-button"), accesskey: Some("c"), ..Button::default() })
        }, ..Form::default() })
        @if seat.may(Deed::Act(Act::KeyEntry)) { p { a href="/petugas/buku" { (seat.say("book-open")) } } }
    };
    seat.page(&title, Some("/petugas"), error.is_some(), body)
}

pub(super) fn number_input(seat: &Seat, typed: &str, error: Option<&str>) -> Markup {
    let (label, hint) = (seat.say("register-number"), seat.say("register-number-hint"));
    let field = Field { words: seat.visit.words(), name: "number", id: Some("number"), label: &label, hint: Some(&hint), error, private: true, ..Field::default() };
    html! { (TextInput { field, value: typed, width: Width::Chars30, autocomplete: Some("off"), ..TextInput::default() }) }
}
