//! What these pages share: the dress of somebody who is not signed in, and the passkey form.

use crate::{
    kernel::Visit,
    page::{Button, Emphasis, Fault, Field, Form, InputKind, PasskeyForm, PasskeyWords, StaffPage, TextInput, Width, staff_page},
};
use axum::{http::StatusCode, response::Response};
use maud::{Markup, html};

/// A staff page for somebody who is not signed in.
pub fn outside(visit: &Visit, title: &str, errors: bool, body: &Markup) -> Response {
    let mut response = visit.dressed(|chrome| {
        staff_page(&StaffPage {
            chrome, title, errors, signed_in: None, menu: &[], back: None, shortcuts: false, shortcut_list: None, body: body.clone(),
        })
    });
    if errors {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    response
}

pub fn fault_at(field: &str, text: &str) -> Fault {
    Fault { text: text.to_owned(), href: Some(format!("#{field}")) }
}

/// What differs between the forms that a passkey answers.
pub struct Asked<'a> {
    pub action: &'a str,
    pub start: &'a str,
    pub making: bool,
    pub label: &'a str,
    /// Said where scripts or passkeys are missing.
    pub missing: &'a str,
    pub secondary: bool,
    pub body: Markup,
}

pub fn passkey(visit: &Visit, asked: Asked<'_>) -> Markup {
    let words = PasskeyWords {
        missing: visit.say(asked.missing),
        stopped: visit.say("passkey-stopped"),
        known: visit.say("passkey-known"),
        failed: visit.say("passkey-failed"),
    };
    let explained = visit.say("passkey-explained");
    let emphasis = if asked.secondary { Emphasis::Secondary } else { Emphasis::Primary };
    html! {
        (PasskeyForm {
            action: asked.action, start: asked.start, making: asked.making, words: &words, explained: ("/petugas/kunci-sandi", &explained),
            hidden: &[], body: asked.body, button: Button { label: asked.label, emphasis, ..Button::default() },
        })
    }
}

/// A code that is copied: of an app, of a paper.
pub fn code_input(visit: &Visit, name: &str, label: &str, hint: Option<&str>, error: Option<&str>, one_time: bool) -> Markup {
    let field = Field { words: visit.words(), name, label, hint, error, private: true, ..Field::default() };
    let (kind, autocomplete) = if one_time { (InputKind::Code, "one-time-code") } else { (InputKind::Text, "off") };
    html! { (TextInput { field, kind, width: Width::Chars20, autocomplete: Some(autocomplete), ..TextInput::default() }) }
}

/// One button that posts.
pub fn button(action: &str, hidden: &[(&str, &str)], label: &str, emphasis: Emphasis) -> Markup {
    html! { (Form { action, hidden, body: html! { (Button { label, emphasis, ..Button::default() }) }, ..Form::default() }) }
}
