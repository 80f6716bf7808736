//! An entry keyed from its book: what was keyed, the scan beside it, and the second person's word.
//!
//! **Invariant:** whoever keyed it never confirms it; only pictures drawn anew by the intake worker are kept.

use super::{life_path, section::row, words};
use crate::{
    counter::upload::{Taken, parts, take},
    kernel::{Halt, Seat, halt},
    page::{Button, DocumentCard, Emphasis, ErrorSummary, Fault, Field, FileUpload, Form, Inset, Notification, SummaryList, SummaryRow, Tag, Tone},
    registry_office::{case_id, faults_of, path, wording},
};
use application::{Application, Command, Stage, command::Act, decide::SCAN, state::Keyed};
use axum::{extract::{Multipart, Path}, response::Response};
use catalogue::{SlotId, texts::key_part};
use maud::{Markup, html};
use people::{Deed, View};

pub async fn page(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Register, "book").await?;
    show(&seat, &case, &[])
}

pub async fn scan(seat: Seat, Path(id): Path<String>, form: Multipart) -> Result<Response, Halt> {
    let (sent, bytes) = parts(form).await?;
    let case = seat.open(case_id(&id)?, View::Register, "book").await?;
    if people::permit(&seat.actor, Deed::Act(Act::AttachScan), Some(&case)).is_err() || case.stage != Stage::Keyed {
        return Err(application::Refusal::NotNow { act: Act::AttachScan, stage: case.stage }.into());
    }
    match take(&seat, case.id, &SlotId::new(SCAN), bytes).await? {
        Taken::Kept(document) => match seat.act(case.id, &sent, Command::AttachScan(document)).await {
            Ok(_) => Ok(seat.visit.see_other(&path(case.id, "buku"))),
            Err(halt) => {
                let faults = faults_of(&seat, halt, None)?;
                show(&seat, &case, &faults)
            }
        },
        Taken::Rejected { text, ours } => {
            let mut response = show(&seat, &case, &[Fault { text, href: Some("#photo-camera".into()) }])?;
            if ours {
                halt::come_back(&mut response);
            }
            Ok(response)
        }
    }
}

pub async fn decide(seat: Seat, Path(id): Path<String>, sent: crate::kernel::Sent) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    let agreed = sent.text("answer") == "yes";
    match seat.act(id, &sent, Command::ConfirmEntry { agreed }).await {
        Ok(outcome) if outcome.application.registration.is_some() => Ok(seat.visit.see_other(&life_path(id))),
        Ok(_) => Ok(seat.visit.see_other("/petugas/orang-kedua")),
        Err(halt) => {
            let faults = faults_of(&seat, halt, None)?;
            let case = seat.open(id, View::Register, "book").await?;
            show(&seat, &case, &faults)
        }
    }
}

fn show(seat: &Seat, case: &Application, faults: &[Fault]) -> Result<Response, Halt> {
    let Some(keyed) = &case.keyed else {
        return Err(application::Refusal::NotNow { act: Act::ConfirmEntry, stage: case.stage }.into());
    };
    seat.visit.speak_of(&case.service);
    let title = seat.say_with("book-entry-title", &[("number", keyed.number.as_str())]);
    let body = html! {
        (ErrorSummary { words: seat.visit.words(), faults })
        h1.govuk-heading-l { (title) }
        p.govuk-body { (Tag { text: &wording::stage(&seat.visit, case.stage), tone: if case.registration.is_some() { Tone::Good } else { Tone::Progress } }) }
        @if case.registration.is_some() { p.govuk-body { a.govuk-link href=(life_path(case.id)) { (seat.say("register-open-history")) } } }
        h2.govuk-heading-m { (seat.say("book-scans")) }
        (scans(seat, case))
        h2.govuk-heading-m { (seat.say("book-content")) }
        (SummaryList { words: seat.visit.words(), rows: &rows(seat, case, keyed) })
        (deciding(seat, case, keyed))
    };
    Ok(seat.page(&title, Some("/petugas/buku"), !faults.is_empty(), body))
}

fn rows(seat: &Seat, case: &Application, keyed: &Keyed) -> Vec<SummaryRow> {
    let visit = &seat.visit;
    let mut rows = vec![
        row(seat, "book-number", keyed.number.to_string()),
        row(seat, "book-registered-on", visit.say_date(keyed.on)),
        row(seat, "book-kept-by", keyed.kept_by.clone().unwrap_or_else(|| seat.say("book-kept-here"))),
        row(seat, "book-place", keyed.book.clone()),
        row(seat, "book-by", format!("{}, {}", wording::person(visit, &keyed.by), visit.say_time(keyed.at))),
    ];
    let Some(service) = words::service(visit, &case.service) else { return rows };
    rows.extend(service.needs.iter().filter_map(|fact| {
        let value = case.facts.get(fact.as_str())?;
        Some(SummaryRow { key: seat.say(&format!("fact-{}", key_part(fact.as_str()))), value: html! { (wording::fact(visit, fact.as_str(), value)) }, change: None })
    }));
    rows.extend(words::stated(&service).into_iter().filter_map(|field| {
        let value = words::answer(visit, &service, &case.answers, field.as_str())?;
        Some(SummaryRow { key: words::label(visit, &service, field.as_str()), value: html! { (value) }, change: None })
    }));
    rows
}

fn scans(seat: &Seat, case: &Application) -> Markup {
    let name = seat.say("book-scan");
    let pictures = case.documents.iter().map(|document| {
        let at = |kind: &str, page: u16| path(case.id, &format!("{kind}/{}/{page}", document.document));
        let alt = seat.say_with("counter-document-alt", &[("name", &name), ("page", "1")]);
        html! {
            (DocumentCard {
                title: &name, thumbnail: Some((at("gambar", 0).as_str(), alt.as_str())), status: html! {},
                detail: html! { p { a href=(at("besar", 1)) { (seat.say("book-scan-large")) } } }, actions: html! {},
            })
        }
    });
    let adds = case.stage == Stage::Keyed && people::permit(&seat.actor, Deed::Act(Act::AttachScan), Some(case)).is_ok();
    let (token, seen, label) = (seat.visit.delivery_token("pindaian"), case.seq.to_string(), seat.say("book-scan-add"));
    html! {
        @if case.documents.is_empty() { p.govuk-body { (seat.say("book-scan-none")) } }
        @for picture in pictures { (picture) }
        @if adds {
            (Form { action: &path(case.id, "pindaian"), idempotency: &token, hidden: &[("seen", &seen)], multipart: true, body: html! {
                (FileUpload { field: Field { words: seat.visit.words(), name: "photo", label: &label, ..Field::default() }, ..FileUpload::default() })
                (Button { label: &seat.say("book-scan-save"), emphasis: if case.documents.is_empty() { Emphasis::Primary } else { Emphasis::Secondary }, ..Button::default() })
            }, ..Form::default() })
        }
    }
}

/// The second person's word; whoever keyed it reads that it waits for somebody else.
fn deciding(seat: &Seat, case: &Application, keyed: &Keyed) -> Markup {
    if case.stage != Stage::Keyed || people::permit(&seat.actor, Deed::Act(Act::ConfirmEntry), Some(case)).is_err() {
        return Markup::default();
    }
    if keyed.by.staff_id() == seat.actor.staff_id() {
        return html! { (Inset { body: html! { p.govuk-body { (seat.say("second-waits")) } } }) };
    }
    let seen = case.seq.to_string();
    let answer = |value: &str, key: &str, emphasis: Emphasis| {
        html! {
            (Form {
                action: &path(case.id, "putus-buku"), idempotency: &seat.visit.delivery_token(value), hidden: &[("seen", &seen), ("answer", value)],
                body: html! { (Button { label: &seat.say(key), emphasis, ..Button::default() }) }, ..Form::default()
            })
        }
    };
    html! {
        (Notification { title: &seat.say("register-second-title"), tone: Tone::Attention, body: html! { p { (seat.say("book-second-text")) } } })
        div.btn-group { (answer("yes", "book-second-yes", Emphasis::Primary)) (answer("no", "book-second-no", Emphasis::Secondary)) }
    }
}
