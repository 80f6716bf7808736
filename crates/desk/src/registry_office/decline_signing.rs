//! The head declines to sign, with a reason: the case goes back to the registrar, the entry stays.

use super::{case_id, path, trial::friendlier};
use crate::kernel::{Halt, Seat, Sent, act::explain};
use crate::page::{Button, Emphasis, ErrorSummary, Fault, Field, Form, Select, SelectOption, Textarea};
use application::{Application, Command};
use axum::{extract::Path, response::Response};
use catalogue::{ReasonCode, texts::key_part};
use maud::{Markup, html};
use people::View;

/// Reasons of the head. Stored with the case: frozen; texts `decline-<code>`.
const REASONS: [&str; 5] = ["DATA-SALAH", "NAMA-SALAH", "ORANG-TUA-SALAH", "BERKAS-RAGU", "LAIN"];

pub async fn post(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    let (code, note) = (sent.text("code"), sent.text("note"));
    if !REASONS.contains(&code) {
        let fault = Fault { text: seat.say("registry-decline-missing"), href: Some("#code".to_owned()) };
        return again(&seat, id, &sent, vec![fault]).await;
    }
    let command = Command::DeclineSigning { code: ReasonCode::new(code), note: note.to_owned() };
    match seat.act(id, &sent, command.clone()).await {
        Ok(_) => Ok(seat.visit.see_other("/petugas/tanda-tangan")),
        Err(halt) => match friendlier(&seat, id, command, halt).await {
            Halt::Refused(refusal) if !refusal.is_conflict() => {
                let lines = explain(&seat.visit, &refusal);
                let faults = lines.into_iter().map(|text| Fault { text, href: Some("#note".to_owned()) }).collect();
                again(&seat, id, &sent, faults).await
            }
            other => Err(other),
        },
    }
}

async fn again(seat: &Seat, id: application::ApplicationId, sent: &Sent, faults: Vec<Fault>) -> Result<Response, Halt> {
    let case = seat.open(id, View::SigningQueue, "sign").await?;
    let title = seat.say("registry-decline-title");
    let body = html! {
        (ErrorSummary { words: seat.visit.words(), faults: &faults })
        h1.govuk-heading-l { (title) }
        (form(seat, &case, sent.text("code"), sent.text("note")))
    };
    Ok(seat.page(&title, Some(&path(id, "akta")), true, body))
}

pub fn form(seat: &Seat, case: &Application, code: &str, note: &str) -> Markup {
    let options: Vec<SelectOption> = REASONS
        .iter()
        .map(|reason| SelectOption {
            value: (*reason).to_owned(),
            label: seat.say(&format!("decline-{}", key_part(reason))),
            selected: *reason == code,
            group: None,
        })
        .collect();
    let words = seat.visit.words();
    let (label, empty, words_label, hint) =
        (seat.say("registry-decline-reason"), seat.say("registry-decline-choose"), seat.say("registry-decline-note"), seat.say("registry-reason-hint"));
    let seen = case.seq.to_string();
    html! {
        (Form {
            action: &path(case.id, "tolak-tanda-tangan"), idempotency: &seat.visit.delivery_token("decline"), hidden: &[("seen", &seen)],
            body: html! {
                (Select { field: Field { words, name: "code", label: &label, ..Field::default() }, empty: Some(&empty), options: &options })
                (Textarea { field: Field { words, name: "note", label: &words_label, hint: Some(&hint), ..Field::default() }, value: note, rows: 3 })
                (Button { label: &seat.say("registry-decline-send"), emphasis: Emphasis::Warning, ..Button::default() })
            },
            ..Form::default()
        })
    }
}
