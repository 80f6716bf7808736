//! Withdrawing: asked once more, then done.

use super::held::{Held, refused};
use crate::{
    kernel::{Halt, Sent, Visit, act::explain},
    page::{Button, ButtonLink, Emphasis, ErrorSummary, Fault, Form, WarningText, button_group},
};
use application::{Command, Stage};
use axum::{extract::Path, response::Response};
use maud::html;

pub async fn ask(visit: Visit, Path(id): Path<String>) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    Ok(render(&visit, &held, &[]))
}

pub async fn withdraw(visit: Visit, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    match held.act(&visit, sent.delivery(), Command::Withdraw).await {
        Ok(_) if held.case.receipt.is_none() => Ok(visit.see_other("/?batal=1")),
        Ok(_) => Ok(visit.see_other(&held.tracker_path(&visit))),
        Err(halt) => {
            let refusal = refused(halt)?;
            // Over already: there is nothing to withdraw, and nothing is lost.
            if held.has_ended() {
                return Ok(render(&visit, &held, &[]));
            }
            let faults: Vec<Fault> = explain(&visit, &refusal).into_iter().map(|text| Fault { text, href: None }).collect();
            Ok(render(&visit, &held, &faults))
        }
    }
}

fn render(visit: &Visit, held: &Held, faults: &[Fault]) -> Response {
    let stage = held.case.stage;
    let possible = stage == Stage::Draft || stage.is_under_review() || matches!(stage, Stage::Returned | Stage::Suspended);
    if !possible && faults.is_empty() {
        return if stage == Stage::Withdrawn && held.case.receipt.is_none() { visit.see_other("/?batal=1") } else { held.elsewhere(visit) };
    }
    let title = visit.say("citizen-withdraw-title");
    let said = ["citizen-withdraw-what", "citizen-withdraw-do", "citizen-withdraw-keep"];
    let [what, go, keep] = said.map(|key| visit.say(key));
    let back = if held.is_draft() { held.path("") } else { held.tracker_path(visit) };
    let (token, prefix) = (visit.delivery_token("withdraw"), visit.words().warning.clone());
    let body = html! {
        (ErrorSummary { words: visit.words(), faults })
        h1 { (title) }
        (WarningText { prefix: &prefix, text: &what })
        p { (visit.say("citizen-withdraw-after")) }
        (Form {
            action: &held.path("/batal"),
            idempotency: &token,
            body: button_group(&[
                html! { (Button { label: &go, emphasis: Emphasis::Warning, ..Button::default() }) },
                html! { (ButtonLink { label: &keep, href: &back, emphasis: Emphasis::Secondary, ..ButtonLink::default() }) },
            ]),
            ..Form::default()
        })
    };
    visit.page(&title, Some(&held.voice(visit).title()), Some(&back), !faults.is_empty(), body)
}
