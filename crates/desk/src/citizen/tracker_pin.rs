//! The PIN, asked once: right, it opens the case for this browser for half an hour; wrong five times, it locks for a quarter of an hour.

use super::{held::Held, tracker};
use crate::{
    kernel::{Halt, Sent, Visit, limits::Tried, session::TRACKER_MINUTES},
    page::{Button, ErrorSummary, Fault, Field as Frame, Form, InputKind, TextInput, Width},
};
use application::{ApplicationId, Pin};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use store::{Contract, PinCheck};

pub async fn open(mut visit: Visit, Path(token): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let held = tracker::find(&visit, &token).await?;
    visit.desk.limits.count(Tried::Pin, visit.address, visit.now.at)?;
    let Some(pin) = Pin::parse(sent.text("pin")) else {
        return tracker::render(&visit, &held, Some(&visit.say("citizen-pin-form"))).await;
    };
    let wrong = match visit.desk.store.check_pin(&visit.government.id, held.case.id, &pin, visit.now.at).await? {
        PinCheck::Right => {
            admit(&mut visit, &held).await?;
            return Ok(visit.keep_cookie(visit.see_other(&held.tracker_path(&visit))));
        }
        PinCheck::Wrong { left } => visit.say_with("citizen-pin-wrong", &[("left", &left.to_string())]),
        PinCheck::Locked { until } => visit.say_with("citizen-pin-locked", &[("until", &visit.say_time(until))]),
        PinCheck::None => visit.say("citizen-pin-none"),
    };
    tracker::render(&visit, &held, Some(&wrong)).await
}

/// This browser has proved its right: a draft stays with it, a sent case is open for half an hour.
pub async fn admit(visit: &mut Visit, held: &Held) -> Result<(), Halt> {
    let (id, draft): (ApplicationId, bool) = (held.case.id, held.is_draft());
    let until = visit.now.at.unix_timestamp() + TRACKER_MINUTES * 60;
    visit
        .change_session(move |data| {
            if draft {
                if !data.drafts.contains(&id) {
                    data.drafts.push(id);
                }
            } else {
                data.opened.retain(|(opened, _)| *opened != id);
                data.opened.push((id, until));
            }
        })
        .await
}

pub fn summary(visit: &Visit, wrong: Option<&str>) -> Markup {
    let faults: Vec<Fault> = wrong.map(|text| Fault { text: text.to_owned(), href: Some("#pin".to_owned()) }).into_iter().collect();
    html! { (ErrorSummary { words: visit.words(), faults: &faults }) }
}

pub fn form(visit: &Visit, held: &Held, wrong: Option<&str>) -> Markup {
    let (label, hint, open) = (visit.say("citizen-pin"), visit.say("citizen-pin-hint"), visit.say("citizen-pin-open"));
    html! {
        h2 { (visit.say("citizen-pin-title")) }
        p { (visit.say("citizen-pin-why")) }
        (Form {
            action: &held.tracker_path(visit),
            body: html! { (pin_box(visit, &label, &hint, wrong)) (Button { label: &open, ..Button::default() }) },
            ..Form::default()
        })
        p { (visit.say("citizen-pin-lost")) }
    }
}

pub fn pin_box(visit: &Visit, label: &str, hint: &str, wrong: Option<&str>) -> Markup {
    html! {
        (TextInput {
            field: Frame { words: visit.words(), name: "pin", label, hint: Some(hint), error: wrong, private: true, ..Frame::default() },
            kind: InputKind::Code,
            width: Width::Chars10,
            autocomplete: Some("off"),
            ..TextInput::default()
        })
    }
}
