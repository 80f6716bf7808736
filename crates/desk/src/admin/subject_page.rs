//! Everything stored about one person, as a file to hand to her: UU 27/2022 art. 7 gives her the right.
//!
//! **Invariant:** the NIK comes in a form and is in no address; the answer is a file that is kept nowhere. Every case in it is written down
//! as looked at. Read next: [`crate::kernel::subject`].

use super::fields::{Wrong, error_of, faults};
use crate::kernel::{
    Halt, Seat, Sent,
    subject::{Subject, export},
};
use crate::page::{Button, ErrorSummary, Field, Form, InputKind, TextInput, Width};
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use maud::html;
use people::Deed;

pub async fn page(seat: Seat) -> Response {
    show(&seat, &[])
}

pub async fn post(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let nik: String = sent.text("nik").chars().filter(|letter| !matches!(letter, ' ' | '.' | '-')).collect();
    if nik.len() != 16 || !nik.bytes().all(|digit| digit.is_ascii_digit()) {
        // What was typed is not shown again: it may be somebody's number.
        return Ok(show(&seat, &[Wrong::new(&seat.visit, "nik", "keeping-subject-wrong")]));
    }
    let visit = &seat.visit;
    let told = export(&visit.desk.store, &visit.government, Subject::Nik(&nik), &seat.actor, visit.now.at).await?;
    let bytes = serde_json::to_vec_pretty(&told).map_err(|_| Halt::Fault("an export that cannot be written".into()))?;
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, "application/json"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"data-subjek.json\""),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}

fn show(seat: &Seat, wrongs: &[Wrong]) -> Response {
    let words = seat.visit.words();
    let (title, label, hint) = (seat.say("keeping-subject-title"), seat.say("keeping-subject-nik"), seat.say("keeping-subject-nik-hint"));
    let field = Field { words, name: "nik", label: &label, hint: Some(&hint), error: error_of(wrongs, "nik"), ..Field::default() };
    let body = html! {
        (ErrorSummary { words, faults: &faults(wrongs) })
        h1 { (title) }
        p { (seat.say("keeping-subject-text")) }
        (Form {
            action: "/petugas/data-subjek",
            body: html! {
                (TextInput { field, kind: InputKind::Digits, width: Width::Chars20, autocomplete: Some("off"), ..TextInput::default() })
                (Button { label: &seat.say("keeping-subject-send"), ..Button::default() })
            },
            ..Form::default()
        })
        @if seat.may(Deed::Act(application::command::Act::Erase)) {
            p { a href="/petugas/hapus-data" { (seat.say("keeping-erase-title")) } }
        }
    };
    seat.page(&title, Some("/petugas"), !wrongs.is_empty(), body)
}
