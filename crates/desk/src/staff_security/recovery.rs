//! Signing in with a recovery code: to make a new passkey, and for nothing else.
//!
//! **Invariant:** such a session reaches her own security page only, and the passkey made in it opens no window for signing for a day:
//! whoever photographed the sheet is noticed before she can sign.

use super::{enter, forms, sign_in};
use crate::{
    kernel::{
        Halt, Sent, Visit,
        limits::Tried,
        proof::Way,
        security::{self, Event},
    },
    page::{Button, ErrorSummary, Field, Form, TextInput, Width},
};
use application::StaffId;
use axum::{http::HeaderMap, response::Response};
use factors::codes::{Code, LENGTH};
use maud::html;
use store::{Contract, StaffSecurity};
use time::Duration;

/// How long a passkey that was made by a recovery code waits before it opens the window.
pub const HELD_BACK: Duration = Duration::DAY;

pub(super) async fn page(visit: Visit) -> Response {
    show(&visit, "", None)
}

pub(super) async fn sign_in(visit: Visit, headers: HeaderMap, sent: Sent) -> Result<Response, Halt> {
    visit.desk.limits.count(Tried::SignIn, visit.address, visit.now.at)?;
    let typed = sent.text("name").to_owned();
    let name = StaffId(typed.to_lowercase());
    let failures = sign_in::try_at(&visit, &name).await?;
    let (store, government) = (&visit.desk.store, &visit.government.id);
    let row = store.find_staff(government, &name).await?.filter(|row| row.active);
    // The same work for a name that nobody has and for something that is no code.
    let code = Code::parse(sent.text("code")).unwrap_or_else(|| Code::new([0; LENGTH]));
    let right = store.take_recovery_code(government, &name, code.as_bytes()).await?;
    match row {
        Some(row) if right => {
            store.forgive_tries(government, &name.0).await?;
            store.end_sessions_of(government, &name).await?;
            security::note(&visit, Some(&row.id), None, Event::RecoveryCodeUsed, "").await?;
            enter::welcome(&visit, &headers, &row, Way::Recovery, false).await
        }
        row => {
            sign_in::failed(&visit, row.as_ref(), failures, "recovery").await?;
            Ok(show(&visit, &typed, Some(visit.say("recovery-wrong"))))
        }
    }
}

fn show(visit: &Visit, name: &str, error: Option<String>) -> Response {
    let title = visit.say("recovery-title");
    let words = visit.words();
    let faults: Vec<_> = error.iter().map(|text| forms::fault_at("name", text)).collect();
    let (name_label, code_label, code_hint, button) =
        (visit.say("counter-sign-in-name"), visit.say("recovery-code"), visit.say("recovery-code-hint"), visit.say("recovery-send"));
    let body = html! {
        (ErrorSummary { words, faults: &faults })
        h1 { (title) }
        p { (visit.say("recovery-text")) }
        (Form {
            action: "/petugas/masuk/pemulihan",
            body: html! {
                (TextInput {
                    field: Field { words, name: "name", label: &name_label, error: error.as_deref(), ..Field::default() },
                    value: name, width: Width::Chars20, autocomplete: Some("username"), ..TextInput::default()
                })
                (forms::code_input(visit, "code", &code_label, Some(&code_hint), None, false))
                (Button { label: &button, ..Button::default() })
            },
            ..Form::default()
        })
        p { (visit.say("recovery-none-left")) }
        p { a href="/petugas/masuk" { (visit.say("sign-in-again")) } }
    };
    forms::outside(visit, &title, error.is_some(), &body)
}
