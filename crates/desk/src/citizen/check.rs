//! "Check your answers": everything in one place, what is missing, what it costs today, and the statement of truth.

use super::{effects, held::Held, road::{DOCUMENTS, Road}, rows, voice::Voice};
use crate::{
    kernel::{Halt, Visit},
    page::{Button, ButtonLink, Change, Emphasis, ErrorSummary, Fault, Field as Frame, Form, Inset, Notification, SingleCheckbox, SummaryList, SummaryRow, Tone, button_group},
};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};

pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    if !held.is_draft() {
        return Ok(held.elsewhere(&visit));
    }
    Ok(render(&visit, &held, &[], false))
}

/// `faults`: why sending was refused, with links to where it can be mended.
pub fn render(visit: &Visit, held: &Held, faults: &[Fault], agreed: bool) -> Response {
    let voice = held.voice(visit);
    let road = Road::of(visit, held);
    let title = visit.say("citizen-check-title");
    let back = held.path("");
    let body = html! {
        (ErrorSummary { words: visit.words(), faults })
        h1 { (title) }
        p { (visit.say("citizen-check-lead")) }
        @if faults.is_empty() && !road.is_complete() { (open_things(visit, held, &voice, &road)) }
        @for warning in &road.warnings {
            (Notification { title: "", tone: Tone::Attention, body: html! { p { (voice.problem(warning)) } } })
        }
        @for group in held.service.groups.iter().filter(|group| *group != DOCUMENTS) {
            @let rows = rows::of_group(held, &voice, &road, group, true);
            @if !rows.is_empty() {
                h2 { (voice.group(group)) }
                (SummaryList { words: visit.words(), rows: &rows })
            }
        }
        h2 { (voice.group(DOCUMENTS)) }
        (SummaryList { words: visit.words(), rows: &papers(visit, held, &voice, &road) })
        h2 { (visit.say("citizen-check-cost")) }
        (costs(visit, held, &voice, &road))
        (effects::section(&voice, &road.answers, &road.facts))
        (send_form(visit, held, &voice, agreed))
    };
    visit.page(&title, Some(&voice.title()), Some(&back), !faults.is_empty(), body)
}

/// What is still open, each a link. Not an error yet: nothing was sent.
fn open_things(visit: &Visit, held: &Held, voice: &Voice<'_>, road: &Road<'_>) -> Markup {
    html! {
        (Inset { body: html! {
            p { (visit.say("citizen-check-open")) }
            ul { @for fault in open_faults(visit, held, voice, road) {
                li { @if let Some(href) = &fault.href { a href=(href) { (fault.text) } } @else { (fault.text) } }
            } }
        } })
    }
}

/// Missing answers and papers as faults with links.
pub fn open_faults(visit: &Visit, held: &Held, voice: &Voice<'_>, road: &Road<'_>) -> Vec<Fault> {
    let answers = road.problems.iter().map(|problem| {
        let text = format!("{}: {}", voice.label(&problem.field), voice.problem(problem));
        Fault { text, href: road.mending_path(problem) }
    });
    let papers = road.missing.iter().map(|slot| Fault {
        text: visit.say_with("refusal-incomplete-slot", &[("slot", &voice.slot(slot))]),
        href: Some(held.path(&format!("/dokumen/{slot}"))),
    });
    answers.chain(papers).collect()
}

fn papers(visit: &Visit, held: &Held, voice: &Voice<'_>, road: &Road<'_>) -> Vec<SummaryRow> {
    let paper = |slot: &catalogue::SlotId| {
        let name = voice.slot(slot);
        let documents: Vec<_> = held.case.documents_in(slot).collect();
        let value = html! {
            @if documents.is_empty() { span.absent { (visit.say("citizen-paper-none")) } }
            @for document in &documents {
                img.thumb src=(held.path(&format!("/gambar/{}/0", document.document))) alt=(visit.say_with("citizen-paper-thumbnail", &[("paper", &name)])) width="96" height="96" loading="lazy";
                " " (visit.say_with("citizen-paper-pages", &[("count", &document.pages.to_string())]))
            }
        };
        let change = Change { href: held.path(&format!("/dokumen/{slot}")), what: name.to_lowercase() };
        SummaryRow { key: name, value, change: Some(change) }
    };
    let mut rows: Vec<SummaryRow> = road.requirements.iter().map(|asked| paper(&asked.slot)).collect();
    rows.extend(rows::of_group(held, voice, road, DOCUMENTS, true));
    rows
}

fn costs(visit: &Visit, held: &Held, voice: &Voice<'_>, road: &Road<'_>) -> Markup {
    let fees = held.service.fees_on(&road.answers, &road.facts, visit.today());
    html! {
        @if fees.is_empty() { p { (visit.say("citizen-check-free")) } }
        @else { ul { @for fee in &fees { li { (voice.fee(fee)) } } } }
    }
}

fn send_form(visit: &Visit, held: &Held, voice: &Voice<'_>, agreed: bool) -> Markup {
    let token = visit.delivery_token("submit");
    let (statement, send, later) = (voice.say("statement-of-truth"), visit.say("citizen-check-send"), visit.say("citizen-tasks-later"));
    html! {
        h2 { (visit.say("citizen-check-truth")) }
        (Form {
            action: &held.path("/kirim"),
            idempotency: &token,
            body: html! {
                (SingleCheckbox { field: Frame { words: visit.words(), name: "benar", label: &statement, ..Frame::default() }, value: "ya", checked: agreed })
                (button_group(&[
                    html! { (Button { label: &send, ..Button::default() }) },
                    html! { (ButtonLink { label: &later, href: &held.path("/nanti"), emphasis: Emphasis::Secondary, ..ButtonLink::default() }) },
                ]))
            },
            ..Form::default()
        })
        p { (visit.say("citizen-check-not-sent")) }
    }
}
