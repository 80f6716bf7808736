//! The draft extract: what the certificate will say, for the applicant to confirm or to call wrong before it is recorded for ever.

use super::{held::{Held, refused}, voice::Voice};
use crate::{
    kernel::{
        Halt, Sent, Visit,
        act::explain,
        extract::{draft_extract, draft_pdf, pdf_answer},
    },
    page::{Button, ButtonLink, Emphasis, ErrorSummary, Fault, Form, Inset, SummaryList, SummaryRow, button_group},
};
use application::{Command, action::ConfirmedBy};
use axum::{extract::Path, response::Response};
use certificate::{BirthExtract, Parentage, words::Sex};
use maud::{Markup, html};

pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    render(&visit, &held, &[])
}

pub async fn pdf(visit: Visit, Path(id): Path<String>) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    if !held.case.has_draft_extract() {
        return Ok(held.elsewhere(&visit));
    }
    Ok(pdf_answer(draft_pdf(&visit, &held.case).await?, "draf"))
}

pub async fn confirm(visit: Visit, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    match held.act(&visit, sent.delivery(), Command::Confirm { by: ConfirmedBy::Tracker }).await {
        Ok(_) => Ok(visit.see_other(&held.tracker_path(&visit))),
        Err(halt) => {
            let refusal = refused(halt)?;
            if held.case.confirmed {
                return Ok(held.elsewhere(&visit));
            }
            let faults: Vec<Fault> = explain(&visit, &refusal).into_iter().map(|text| Fault { text, href: None }).collect();
            render(&visit, &held, &faults)
        }
    }
}

fn render(visit: &Visit, held: &Held, faults: &[Fault]) -> Result<Response, Halt> {
    if !held.case.has_draft_extract() {
        return Ok(held.elsewhere(visit));
    }
    let extract = draft_extract(visit, &held.case)?;
    let voice = held.voice(visit);
    let title = visit.say("citizen-extract-title");
    let open = held.case.stage.is_under_review() && !held.case.confirmed && held.case.proposal.is_none();
    let body = html! {
        (ErrorSummary { words: visit.words(), faults })
        h1 { (title) }
        p { (visit.say("citizen-extract-lead")) }
        (SummaryList { words: visit.words(), rows: &rows(visit, &voice, &extract) })
        (Inset { body: html! { p { (visit.say("citizen-extract-parents")) " " strong { (parentage(visit, &extract.parentage)) } } } })
        p { a href=(held.path("/draf.pdf")) { (visit.say("citizen-extract-pdf")) } }
        @if open { (agree(visit, held)) }
        @else if held.case.confirmed { p { (visit.say("citizen-extract-confirmed")) } }
        @else if held.case.proposal.is_some() { p { a href=(held.path("/usul")) { (visit.say("citizen-door-proposal")) } } }
    };
    Ok(visit.page(&title, Some(&voice.title()), Some(&held.tracker_path(visit)), !faults.is_empty(), body))
}

fn agree(visit: &Visit, held: &Held) -> Markup {
    let token = visit.delivery_token("confirm");
    let (yes, no) = (visit.say("citizen-extract-agree"), visit.say("citizen-extract-wrong"));
    html! {
        p { (visit.say("citizen-extract-forever")) }
        (Form {
            action: &held.path("/draf"),
            idempotency: &token,
            body: button_group(&[
                html! { (Button { label: &yes, ..Button::default() }) },
                html! { (ButtonLink { label: &no, href: &held.path("/draf/salah"), emphasis: Emphasis::Secondary, ..ButtonLink::default() }) },
            ]),
            ..Form::default()
        })
    }
}

fn rows(visit: &Visit, voice: &Voice<'_>, extract: &BirthExtract) -> Vec<SummaryRow> {
    let sex = match extract.sex {
        Sex::Male => "male",
        Sex::Female => "female",
    };
    let mut rows = vec![
        ("child.name", extract.child_name.clone()),
        ("child.birth_place", extract.place_of_birth.clone()),
        ("child.birth_date", visit.say_date(extract.date_of_birth)),
        ("child.sex", voice.option(&"child.sex".into(), sex)),
        ("child.birth_order", extract.birth_order.to_string()),
    ];
    match &extract.parentage {
        Parentage::BothParents { father, mother } | Parentage::BothParentsUnregistered { father, mother } => {
            rows.push(("father.name", father.clone()));
            rows.push(("mother.name", mother.clone()));
        }
        Parentage::MotherOnly { mother } => rows.push(("mother.name", mother.clone())),
        Parentage::Unknown => {}
    }
    rows.into_iter().map(|(field, value)| SummaryRow { key: voice.label(&field.into()), value: html! { (value) }, change: None }).collect()
}

/// What will stand about the parents, in plain words.
fn parentage(visit: &Visit, parentage: &Parentage) -> String {
    let key = match parentage {
        Parentage::BothParents { .. } => "both",
        Parentage::BothParentsUnregistered { .. } => "both-unregistered",
        Parentage::MotherOnly { .. } => "mother-only",
        Parentage::Unknown => "unknown",
    };
    visit.say(&format!("citizen-parentage-{key}"))
}
