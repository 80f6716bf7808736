//! "Go on later": the draft gets its number and PIN now, so that any phone can go on with it.

use super::held::{Held, refused};
use crate::{
    kernel::{Halt, Sent, Visit},
    page::{Button, Form, button_group},
};
use application::Command;
use axum::{extract::Path, response::Response};
use maud::html;

pub async fn ask(visit: Visit, Path(id): Path<String>) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    if held.case.receipt.is_some() {
        return Ok(visit.see_other(&held.path("/kitir")));
    }
    if !held.is_draft() {
        return Ok(held.elsewhere(&visit));
    }
    let (title, give) = (visit.say("citizen-later-title"), visit.say("citizen-later-give"));
    let token = visit.delivery_token("receipt");
    let days = held.service.limits.draft_days.to_string();
    let body = html! {
        h1 { (title) }
        p { (visit.say("citizen-later-saved")) }
        p { (visit.say_with("citizen-later-number", &[("days", &days)])) }
        (Form {
            action: &held.path("/nanti"),
            idempotency: &token,
            body: button_group(&[html! { (Button { label: &give, ..Button::default() }) }]),
            ..Form::default()
        })
        p { a href=(held.path("")) { (visit.say("citizen-to-tasks")) } }
    };
    Ok(visit.page(&title, Some(&held.voice(&visit).title()), Some(&held.path("")), false, body))
}

pub async fn issue(mut visit: Visit, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    if let Some(answer) = held.too_late(&visit) {
        return Ok(answer);
    }
    let browser = visit.ensure_session().await?;
    match held.act_with_pin(&visit, sent.delivery(), Command::IssueReceipt, Some(browser)).await {
        Ok(_) => {}
        // Given before, by an earlier tap.
        Err(halt) => {
            let refusal = refused(halt)?;
            if held.case.receipt.is_none() {
                return Err(refusal.into());
            }
        }
    }
    Ok(visit.see_other(&held.path("/kitir")))
}
