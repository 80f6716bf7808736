//! The draft extract: what the certificate will say, for the applicant to confirm or to call wrong before it is recorded for ever.

use super::{held::{Held, refused}, voice::Voice};
use crate::{
    kernel::{
        Halt, Sent, Visit,
        act::explain,
        extract::{about, draft_answers, draft_extract, draft_pdf, pdf_answer, printed},
    },
    page::{Button, ButtonLink, Emphasis, ErrorSummary, Fault, Form, Inset, SummaryList, SummaryRow, button_group, group_digits},
};
use application::{Command, action::ConfirmedBy, facts::EntryLife};
use axum::{extract::Path, response::Response};
use catalogue::service::StepAct;
use maud::{Markup, html};

pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    render(&visit, &held, &[]).await
}

pub async fn pdf(visit: Visit, Path(id): Path<String>) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    if !held.case.has_draft_extract() {
        return Ok(held.elsewhere(&visit));
    }
    Ok(pdf_answer(draft_pdf(&visit, &held.case, about(&visit, &held.case).await?.as_ref()).await?, "draf"))
}

pub async fn confirm(visit: Visit, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    if let Some(answer) = held.too_late(&visit) {
        return Ok(answer);
    }
    match held.act(&visit, sent.delivery(), Command::Confirm { by: ConfirmedBy::Tracker }).await {
        Ok(_) => Ok(visit.see_other(&held.tracker_path(&visit))),
        Err(halt) => {
            let refusal = refused(halt)?;
            if held.case.confirmed {
                return Ok(held.elsewhere(&visit));
            }
            let faults: Vec<Fault> = explain(&visit, &refusal).into_iter().map(|text| Fault { text, href: None }).collect();
            render(&visit, &held, &faults).await
        }
    }
}

async fn render(visit: &Visit, held: &Held, faults: &[Fault]) -> Result<Response, Halt> {
    if !held.case.has_draft_extract() {
        return Ok(held.elsewhere(visit));
    }
    // What cannot be printed is refused here with its reasons, before anybody agrees to it.
    let about = about(visit, &held.case).await?;
    draft_extract(visit, &held.case, about.as_ref())?;
    let voice = held.voice(visit);
    let title = visit.say("citizen-extract-title");
    let open = held.case.stage.is_under_review() && held.case.goes_through(StepAct::Confirm) && !held.case.confirmed && held.case.proposal.is_none();
    let body = html! {
        (ErrorSummary { words: visit.words(), faults })
        h1 { (title) }
        p { (visit.say("citizen-extract-lead")) }
        (SummaryList { words: visit.words(), rows: &rows(visit, held, &voice, about.as_ref()) })
        (decided(held, &voice))
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

/// What will stand on the document, in its order.
fn rows(visit: &Visit, held: &Held, voice: &Voice<'_>, about: Option<&EntryLife>) -> Vec<SummaryRow> {
    if let Some(life) = about.filter(|_| held.service.prints.is_empty()) {
        let stated = crate::registers::shall_state(visit, &held.case, life).into_iter();
        return stated.map(|(key, value)| SummaryRow { key, value: html! { (value) }, change: None }).collect();
    }
    let stated = printed(&held.service, &draft_answers(visit, &held.case), &held.case.known_facts());
    let row = |(field, value): (String, String)| {
        let words = held.service.fields.get(field.as_str()).map_or_else(|| group_digits(&value, &[4, 4, 4, 4]), |field| voice.answer(field, &value));
        SummaryRow { key: voice.label(&field.as_str().into()), value: html! { (words) }, change: None }
    };
    stated.into_iter().map(row).collect()
}

/// What papers decided, in plain words: what will stand about the parents.
fn decided(held: &Held, voice: &Voice<'_>) -> Markup {
    let facts = held.service.needs.iter().filter_map(|fact| Some((fact.as_str(), held.case.decided.get(fact.as_str())?)));
    html! {
        @for (fact, value) in facts { (Inset { body: html! { p { (voice.fact(fact)) ": " strong { (voice.cell(fact, value)) } } } }) }
    }
}
