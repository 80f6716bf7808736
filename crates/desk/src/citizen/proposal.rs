//! An officer proposes a change; the applicant alone decides whether her answers change.

use super::held::{Held, refused};
use crate::{
    kernel::{Halt, Sent, Visit, act::explain},
    page::{Button, Comparison, ComparisonRow, Emphasis, ErrorSummary, Fault, Form, Inset, button_group},
};
use application::Command;
use axum::{extract::Path, response::Response};
use maud::html;

pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    Ok(render(&visit, &held, &[]))
}

pub async fn answer(visit: Visit, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    if let Some(answer) = held.too_late(&visit) {
        return Ok(answer);
    }
    let command = match sent.text("jawab") {
        "setuju" => Command::ConfirmChange,
        "tidak" => Command::DeclineChange,
        _ => return Ok(render(&visit, &held, &[])),
    };
    match held.act(&visit, sent.delivery(), command).await {
        Ok(_) => Ok(visit.see_other(&held.tracker_path(&visit))),
        Err(halt) => {
            let refusal = refused(halt)?;
            let faults: Vec<Fault> = explain(&visit, &refusal).into_iter().map(|text| Fault { text, href: None }).collect();
            Ok(render(&visit, &held, &faults))
        }
    }
}

fn render(visit: &Visit, held: &Held, faults: &[Fault]) -> Response {
    let Some(proposal) = &held.case.proposal else { return held.elsewhere(visit) };
    let voice = held.voice(visit);
    let title = visit.say("citizen-proposal-title");
    let rows: Vec<ComparisonRow> = proposal
        .answers
        .iter()
        .map(|(field, _)| ComparisonRow {
            fact: voice.label(field),
            values: vec![voice.said(&held.case.answers, field.as_str()), voice.said(&proposal.answers, field.as_str())],
        })
        .collect();
    let sources = [visit.say("citizen-proposal-old"), visit.say("citizen-proposal-new")];
    let said = ["citizen-proposal-caption", "citizen-proposal-fact", "citizen-proposal-result", "citizen-proposal-agree", "citizen-proposal-decline"];
    let [caption, fact, result, agree, decline] = said.map(|key| visit.say(key));
    let token = visit.delivery_token("proposal");
    let body = html! {
        (ErrorSummary { words: visit.words(), faults })
        h1 { (title) }
        p { (visit.say_with("citizen-proposal-lead", &[("date", &visit.say_time(proposal.at))])) }
        (Comparison { words: visit.words(), caption: &caption, fact_title: &fact, result_title: &result, sources: &sources, rows: &rows })
        (Inset { body: html! { p { (visit.say("citizen-proposal-reason")) " " q { (proposal.reason) } } } })
        (Form {
            action: &held.path("/usul"),
            idempotency: &token,
            body: button_group(&[
                html! { (Button { label: &agree, name: Some("jawab"), value: Some("setuju"), ..Button::default() }) },
                html! { (Button { label: &decline, emphasis: Emphasis::Secondary, name: Some("jawab"), value: Some("tidak"), ..Button::default() }) },
            ]),
            ..Form::default()
        })
        p { (visit.say("citizen-proposal-after")) }
    };
    visit.page(&title, Some(&voice.title()), Some(&held.tracker_path(visit)), !faults.is_empty(), body)
}
