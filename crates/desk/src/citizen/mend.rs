//! Mending: only what came back, each with its reason, how to fix it, the officer's words and what was sent.

use super::{
    held::{Held, refused},
    voice::Voice,
};
use crate::{
    kernel::{Halt, Sent, Visit, act::explain},
    page::{Button, DocumentCard, ErrorSummary, Fault, Field as Frame, Form, SingleCheckbox, Tag, Tone},
};
use application::{
    Command, Refusal, Stage,
    action::{ReturnItem, Target},
    decide::note_key,
    state::Returned,
};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};

pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    Ok(render(&visit, &held, &[]))
}

pub async fn resend(visit: Visit, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    if let Some(answer) = held.too_late(&visit) {
        return Ok(answer);
    }
    match held.act(&visit, sent.delivery(), Command::Resubmit { statement_of_truth: sent.has("benar") }).await {
        Ok(_) => Ok(visit.see_other(&held.tracker_path(&visit))),
        Err(halt) => {
            let refusal = refused(halt)?;
            if held.case.stage != Stage::Returned {
                return Ok(held.elsewhere(&visit));
            }
            Ok(render(&visit, &held, &faults(&visit, &held, &refusal)))
        }
    }
}

fn faults(visit: &Visit, held: &Held, refusal: &Refusal) -> Vec<Fault> {
    match refusal {
        Refusal::Incomplete { problems, .. } => {
            let voice = held.voice(visit);
            let fault = |problem: &catalogue::Problem| Fault {
                text: format!("{}: {}", voice.label(&problem.field), voice.problem(problem)),
                href: held.service.page_of(&problem.field).filter(|_| held.may_answer(visit, &problem.field)).map(|page| held.path(&format!("/tanya/{}", page.id))),
            };
            problems.iter().map(fault).collect()
        }
        Refusal::StatementMissing => explain(visit, refusal).into_iter().map(|text| Fault { text, href: Some("#benar".to_owned()) }).collect(),
        _ => explain(visit, refusal).into_iter().map(|text| Fault { text, href: None }).collect(),
    }
}

fn render(visit: &Visit, held: &Held, faults: &[Fault]) -> Response {
    let Some(returned) = held.returned() else { return held.elsewhere(visit) };
    let voice = held.voice(visit);
    let title = visit.say("citizen-mend-title");
    let token = visit.delivery_token("resubmit");
    let (statement, send) = (voice.say("statement-of-truth"), visit.say("citizen-mend-send"));
    let lead = if returned.disputed { "citizen-mend-lead-disputed" } else { "citizen-mend-lead" };
    let body = html! {
        (ErrorSummary { words: visit.words(), faults })
        h1 { (title) }
        p { (visit.say(lead)) }
        p { strong { (visit.say_with("citizen-mend-until", &[("date", &visit.say_date(returned.until))])) } }
        @for item in &returned.items { (card(visit, held, &voice, returned, item)) }
        (arisen(visit, held, &voice, returned))
        (Form {
            action: &held.path("/perbaiki"),
            idempotency: &token,
            body: html! {
                (SingleCheckbox { field: Frame { words: visit.words(), name: "benar", label: &statement, ..Frame::default() }, value: "ya", checked: false })
                (Button { label: &send, ..Button::default() })
            },
            ..Form::default()
        })
        p { a href=(held.path("/batal")) { (visit.say("citizen-tasks-withdraw")) } }
    };
    visit.page(&title, Some(&voice.title()), Some(&held.tracker_path(visit)), !faults.is_empty(), body)
}

/// What the mended answers ask for besides: new questions, each page once, and new papers.
fn arisen(visit: &Visit, held: &Held, voice: &Voice<'_>, returned: &Returned) -> Markup {
    let mut open: Vec<(String, String)> = Vec::new();
    for field in held.arisen_fields(visit, &held.case.answers).iter().filter(|field| !returned.asks_for_field(field)) {
        let Some(page) = held.service.page_of(field) else { continue };
        let entry = (voice.page(&page.id), held.path(&format!("/tanya/{}", page.id)));
        if !open.contains(&entry) {
            open.push(entry);
        }
    }
    let slots = held.arisen_slots(visit);
    open.extend(slots.iter().filter(|slot| !returned.asks_for_slot(slot)).map(|slot| (voice.slot(slot), held.path(&format!("/dokumen/{slot}")))));
    html! {
        @if !open.is_empty() {
            h2 { (visit.say("citizen-mend-new")) }
            p { (visit.say("citizen-mend-new-text")) }
            ul { @for (title, href) in &open { li { a href=(href) { (title) } } } }
        }
    }
}

fn card(visit: &Visit, held: &Held, voice: &Voice<'_>, returned: &Returned, item: &ReturnItem) -> Markup {
    let (title, href, was, done) = match &item.target {
        Target::Document(slot) => {
            let done = returned.mended_slots.contains(slot) && held.case.documents_in(slot).next().is_some();
            (voice.slot(slot), Some(held.path(&format!("/dokumen/{slot}"))), None, done)
        }
        Target::Field(field) => {
            let page = held.service.page_of(field).map(|page| held.path(&format!("/tanya/{}", page.id)));
            (voice.label(field), page, voice.said(&held.case.answers, field.as_str()), returned.mended_fields.contains(field))
        }
    };
    let thumbnail = match &item.target {
        Target::Document(slot) => held.case.documents_in(slot).find(|one| one.pages > 0).map(|one| held.path(&format!("/gambar/{}/0", one.document))),
        Target::Field(_) => None,
    };
    let alt = visit.say_with("citizen-paper-thumbnail", &[("paper", &title)]);
    let status = visit.say(if done { "citizen-mend-done" } else { "citizen-mend-open" });
    let note = returned.notes.get(&note_key(&item.target));
    let (text, fix) = if returned.disputed { (None, None) } else { (Some(voice.reason(&item.code)), voice.reason_fix(&item.code)) };
    html! {
        (DocumentCard {
            title: &title,
            thumbnail: thumbnail.as_deref().map(|src| (src, alt.as_str())),
            status: html! { (Tag { text: &status, tone: if done { Tone::Good } else { Tone::Attention } }) },
            detail: html! {
                @if let Some(text) = &text { p { strong { (text) } } }
                @if let Some(fix) = &fix { p { (fix) } }
                @if let Some(note) = note { p { (visit.say("citizen-mend-officer")) " " q { (note) } } }
                @if let Some(was) = &was { p { (visit.say("citizen-mend-answer")) " " (was) } }
            },
            actions: html! { @if let Some(href) = &href { a href=(href) { (visit.say("citizen-mend-do")) span.govuk-visually-hidden { " " (title) } } } },
        })
    }
}
