//! At a counter: somebody stands there of whom something was recorded that is not true. Nothing is given out until it is settled.

use super::section::row;
use crate::{
    kernel::{Halt, Seat, Sent, act::explain},
    page::{Button, Choice, Details, Emphasis, ErrorSummary, Fault, Field, Form, Notification, Radios, SummaryList, Textarea, Tone},
    registry_office::{case_id, faults_of, path, wording},
};
use application::{Application, Command, Refusal, action::IdentityDocument, command::Act};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use people::{Deed, View};

pub async fn page(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    show(&seat, &id, &Sent::default(), Vec::new()).await
}

pub async fn post(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let case = case_id(&id)?;
    let identity_seen = IdentityDocument::parse(sent.text("identity"));
    if identity_seen.is_none() {
        let missing = Fault { text: seat.say("contest-identity-missing"), href: Some("#identity".into()) };
        return show(&seat, &id, &sent, vec![missing]).await;
    }
    match seat.act(case, &sent, Command::Contest { identity_seen, note: sent.text("note").to_owned() }).await {
        Ok(_) => Ok(seat.visit.see_other(&format!("/petugas/permohonan/{case}"))),
        Err(halt) => {
            let faults = faults_of(&seat, halt, None)?;
            show(&seat, &id, &sent, faults).await
        }
    }
}

pub async fn dismiss(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    match seat.act(id, &sent, Command::DismissContest { note: sent.text("note").to_owned() }).await {
        Ok(_) => Ok(seat.visit.see_other(&path(id, "akta"))),
        // Back to the page with the form: what was typed and why it was not enough.
        Err(Halt::Refused(refusal)) if !refusal.is_conflict() => {
            let case = seat.open(id, View::Certificate, "certificate").await?;
            seat.visit.speak_of(&case.service);
            let faults: Vec<Fault> = explain(&seat.visit, &refusal).into_iter().map(|text| Fault { text, href: Some("#note".into()) }).collect();
            let title = seat.say("contest-title");
            let body = html! {
                (ErrorSummary { words: seat.visit.words(), faults: &faults })
                h1.govuk-heading-l { (title) }
                (dismissing(&seat, &case, sent.text("note")))
            };
            Ok(seat.page(&title, Some(&path(id, "akta")), true, body))
        }
        Err(halt) => Err(halt),
    }
}

async fn show(seat: &Seat, id: &str, sent: &Sent, faults: Vec<Fault>) -> Result<Response, Halt> {
    let case = seat.open(case_id(id)?, View::Record, "contest").await?;
    seat.visit.speak_of(&case.service);
    let contestable = seat.visit.government.services.get(&case.service).is_some_and(|service| service.contest.is_some());
    if !contestable || case.registration.is_none() {
        return Err(Refusal::NotNow { act: Act::Contest, stage: case.stage }.into());
    }
    let title = seat.say("contest-title");
    let seen = case.seq.to_string();
    let identities: Vec<Choice> = IdentityDocument::ALL
        .into_iter()
        .map(|one| Choice { value: one.key().into(), label: seat.say(&format!("identity-{}", one.key())), checked: sent.text("identity") == one.key(), ..Choice::default() })
        .collect();
    let (legend, label, hint) = (seat.say("contest-identity"), seat.say("contest-note"), seat.say("contest-note-hint"));
    let body = html! {
        (ErrorSummary { words: seat.visit.words(), faults: &faults })
        h1.govuk-heading-l { (title) }
        p.govuk-body { (seat.say("contest-text")) }
        (Form {
            action: &path(case.id, "bantah"), idempotency: &seat.visit.delivery_token("bantah"), hidden: &[("seen", &seen)],
            body: html! {
                (Radios { field: Field { words: seat.visit.words(), name: "identity", id: Some("identity"), label: &legend, ..Field::default() }, choices: &identities, ..Radios::default() })
                (Textarea { field: Field { words: seat.visit.words(), name: "note", label: &label, hint: Some(&hint), ..Field::default() }, value: sent.text("note"), rows: 3 })
                (Button { label: &seat.say("contest-stop"), emphasis: Emphasis::Warning, accesskey: Some("s"), ..Button::default() })
            },
            ..Form::default()
        })
    };
    Ok(seat.page(&title, Some(&format!("/petugas/permohonan/{}", case.id)), !faults.is_empty(), body))
}

/// What every officer must see on a contested case, and the head's way to end it.
pub fn notice(seat: &Seat, case: &Application) -> Markup {
    let Some(contest) = &case.contest else { return Markup::default() };
    let visit = &seat.visit;
    let mut rows = vec![row(seat, "contest-since", visit.say_time(contest.at))];
    let by = if contest.by.is_staff() { wording::person(visit, &contest.by) } else { seat.say("contest-by-herself") };
    rows.push(row(seat, "contest-by", by));
    if let Some(identity) = contest.identity_seen {
        rows.push(row(seat, "contest-identity", seat.say(&format!("identity-{}", identity.key()))));
    }
    if !contest.note.is_empty() {
        rows.push(row(seat, "register-note", contest.note.clone()));
    }
    html! {
        (Notification { title: &seat.say("contest-news"), tone: Tone::Bad, body: html! { p { (seat.say("contest-news-text")) } } })
        (SummaryList { words: visit.words(), rows: &rows })
        @if people::permit(&seat.actor, Deed::Act(Act::DismissContest), Some(case)).is_ok() {
            (Details { summary: &seat.say("contest-dismiss"), body: dismissing(seat, case, ""), ..Details::default() })
        }
    }
}

fn dismissing(seat: &Seat, case: &Application, typed: &str) -> Markup {
    let (label, hint, seen) = (seat.say("contest-dismiss-why"), seat.say("registry-reason-hint"), case.seq.to_string());
    html! {
        (Form {
            action: &path(case.id, "tolak-bantahan"), idempotency: &seat.visit.delivery_token("tolak-bantahan"), hidden: &[("seen", &seen)],
            body: html! {
                p.govuk-body { (seat.say("contest-dismiss-text")) }
                (Textarea { field: Field { words: seat.visit.words(), name: "note", id: Some("note"), label: &label, hint: Some(&hint), ..Field::default() }, value: typed, rows: 3 })
                (Button { label: &seat.say("contest-dismiss-button"), emphasis: Emphasis::Secondary, ..Button::default() })
            },
            ..Form::default()
        })
    }
}
