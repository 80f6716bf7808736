//! "Go on": what this browser still holds, and number with PIN for everything else.
//!
//! **Invariant:** an unknown number, a wrong PIN and a locked kitir get the same words after the same time.

use super::{
    held::Held,
    question,
    tracker_pin::{admit, pin_box},
};
use crate::{
    kernel::{Halt, Sent, Visit, limits::Tried, own_path},
    page::{Button, ErrorSummary, Fault, Field as Frame, Form, InputKind, LinkCard, LinkCards, Notification, TextInput, Tone, Width},
};
use application::{ApplicationId, Pin, PublicState, ReceiptNumber, Stage};
use axum::{
    extract::Query,
    response::Response,
};
use maud::{Markup, html};
use std::{collections::HashMap, time::Duration};
use store::{Contract, PinCheck};

/// No answer about number and PIN comes sooner, so that its time tells nothing.
pub const ANSWER_FLOOR: Duration = Duration::from_millis(300);
/// Most cases listed of one browser.
const LISTED_MAX: usize = 10;
/// Name of a typed value that is carried along, before the value's own name.
const CARRIED: &str = "bawa:";

pub async fn show(visit: Visit, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let to = query.get("ke").map(String::as_str).unwrap_or_default();
    let cards = own_cases(&visit).await?;
    Ok(render(&visit, &Asking { to, cards, ..Asking::default() }))
}

/// A page was sent after the browser's right had run out: number and PIN are asked, and what was typed is carried along.
pub fn ask_again(visit: &Visit, sent: &Sent) -> Response {
    let carried = sent.pairs().filter(|(name, _)| *name != crate::page::IDEMPOTENCY_FIELD).map(|(name, value)| (format!("{CARRIED}{name}"), value.to_owned())).collect();
    render(visit, &Asking { to: &visit.path, carried, ..Asking::default() })
}

pub async fn open(mut visit: Visit, sent: Sent) -> Result<Response, Halt> {
    visit.desk.limits.count(Tried::Pin, visit.address, visit.now.at)?;
    let (found, ()) = tokio::join!(proved(&visit, &sent), tokio::time::sleep(ANSWER_FLOOR));
    let Some(id) = found? else {
        let carried = sent.pairs().filter(|(name, _)| name.starts_with(CARRIED)).map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let asking = Asking { to: sent.text("ke"), number: sent.text("nomor"), wrong: true, carried, cards: Vec::new() };
        return Ok(render(&visit, &asking));
    };
    let held = Held::read(&visit, id).await?;
    admit(&mut visit, &held).await?;
    let to = sent.text("ke");
    if let Some(page) = to.strip_prefix(held.path("/tanya/").as_str()).filter(|_| sent.pairs().any(|(name, _)| name.starts_with(CARRIED))) {
        let typed = sent.pairs().filter_map(|(name, value)| Some((name.strip_prefix(CARRIED)?.to_owned(), value.to_owned()))).collect();
        return Ok(visit.keep_cookie(question::show_carried(&visit, &held, page, &Sent::from_pairs(typed)?)));
    }
    let own = own_path(to).filter(|to| to.starts_with(held.path("/").as_str()));
    let place = if let Some(to) = own { to.to_owned() } else if held.is_draft() { held.path("") } else { held.tracker_path(&visit) };
    Ok(visit.keep_cookie(visit.see_other(&place)))
}

/// The case whose number and PIN were given, if both are right.
pub async fn proved(visit: &Visit, sent: &Sent) -> Result<Option<ApplicationId>, Halt> {
    let (Some(number), Some(pin)) = (ReceiptNumber::parse(sent.text("nomor")), Pin::parse(sent.text("pin"))) else { return Ok(None) };
    let store = &visit.desk.store;
    let Some(id) = store.find_by_receipt(&visit.government.id, &number).await? else { return Ok(None) };
    let check = store.check_pin(&visit.government.id, id, &pin, visit.now.at).await?;
    Ok((check == PinCheck::Right).then_some(id))
}

/// Cases that this browser began, newest first.
async fn own_cases(visit: &Visit) -> Result<Vec<LinkCard>, Halt> {
    let drafts = visit.data().map(|data| data.drafts.clone()).unwrap_or_default();
    let mut cards = Vec::new();
    for id in drafts.into_iter().rev().take(LISTED_MAX) {
        let Ok(held) = Held::read(visit, id).await else { continue };
        let (state, known) = (PublicState::of(&held.case), held.case.receipt.is_some());
        // What she threw away herself before it had a number; a draft that expired is told.
        if held.case.stage == Stage::Withdrawn && !known {
            continue;
        }
        let href = if known && !held.is_draft() { held.tracker_path(visit) } else { held.path("") };
        let text = visit.say_with("citizen-resume-own-text", &[("state", &visit.say(&format!("state-{}", state.key()))), ("date", &visit.say_time(held.case.changed_at))]);
        cards.push(LinkCard { title: held.voice(visit).title(), href, text: Some(text) });
    }
    Ok(cards)
}

#[derive(Default)]
struct Asking<'a> {
    /// Path to go on to.
    to: &'a str,
    number: &'a str,
    wrong: bool,
    carried: Vec<(String, String)>,
    cards: Vec<LinkCard>,
}

fn render(visit: &Visit, asking: &Asking<'_>) -> Response {
    let title = visit.say("citizen-resume-title");
    let wrong = asking.wrong.then(|| visit.say("citizen-resume-wrong"));
    let faults: Vec<Fault> = wrong.iter().map(|text| Fault { text: text.clone(), href: Some("#nomor".to_owned()) }).collect();
    let body = html! {
        (ErrorSummary { words: visit.words(), faults: &faults })
        h1 { (title) }
        @if !asking.to.is_empty() && !asking.wrong {
            (Notification { title: "", tone: Tone::Attention, body: html! { p { (visit.say(if asking.carried.is_empty() { "citizen-resume-closed" } else { "citizen-resume-carried" })) } } })
        }
        @if !asking.cards.is_empty() {
            h2 { (visit.say("citizen-resume-own")) }
            (LinkCards { cards: &asking.cards })
        }
        h2 { (visit.say("citizen-resume-number")) }
        (form(visit, asking, wrong.as_deref()))
        p { (visit.say("citizen-pin-lost")) }
    };
    visit.page(&title, None, Some("/"), asking.wrong, body)
}

fn form(visit: &Visit, asking: &Asking<'_>, wrong: Option<&str>) -> Markup {
    let mut hidden: Vec<(&str, &str)> = asking.carried.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    if !asking.to.is_empty() {
        hidden.push(("ke", asking.to));
    }
    let said = ["citizen-resume-number-label", "citizen-resume-number-hint", "citizen-pin", "citizen-pin-hint", "citizen-resume-open"];
    let [label, hint, pin, pin_hint, open] = said.map(|key| visit.say(key));
    html! {
        (Form {
            action: "/lanjut",
            hidden: &hidden,
            body: html! {
                (TextInput {
                    field: Frame { words: visit.words(), name: "nomor", label: &label, hint: Some(&hint), error: wrong, ..Frame::default() },
                    value: asking.number,
                    kind: InputKind::Text,
                    width: Width::Chars20,
                    autocomplete: Some("off"),
                    ..TextInput::default()
                })
                (pin_box(visit, &pin, &pin_hint, None))
                (Button { label: &open, ..Button::default() })
            },
            ..Form::default()
        })
    }
}
