//! What happened to the case, newest first, in words.

use super::Look;
use crate::kernel::Visit;
use crate::page::{Column, Details, Table};
use crate::registry_office::wording;
use application::{Action, ApplicationId, Entry};
use catalogue::{ReasonCode, texts::key_part};
use maud::{Markup, html};

pub(super) fn section(look: &Look<'_>) -> Markup {
    let columns: Vec<Column> =
        ["when", "who", "what"].map(|column| Column { title: look.say(&format!("registry-history-{column}")), numeric: false }).to_vec();
    let rows: Vec<Vec<Markup>> = look.entries.iter().rev().map(|entry| row(look, entry)).collect();
    let caption = look.say("registry-history-title");
    let body = html! { (Table { caption: &caption, columns: &columns, rows: &rows, row_headers: false }) };
    html! { (Details { summary: &caption, body, ..Details::default() }) }
}

fn row(look: &Look<'_>, entry: &Entry) -> Vec<Markup> {
    let visit = &look.seat.visit;
    vec![html! { (visit.say_time(entry.at)) }, html! { (wording::person(visit, &entry.by)) }, what(look, entry)]
}

fn what(look: &Look<'_>, entry: &Entry) -> Markup {
    let detail = detail(look, &entry.action);
    html! {
        (look.say(&format!("history-{}", name(&entry.action))))
        @if let Some(detail) = &detail { ": " (detail) }
        @if let Some(note) = note(entry) { " " q { (note) } }
    }
}

fn note(entry: &Entry) -> Option<&str> {
    entry.particulars.as_ref()?.notes.get("note").map(String::as_str)
}

/// The registrar's words on a pair.
pub(super) fn reason_for(look: &Look<'_>, with: ApplicationId) -> Option<String> {
    let judged = |entry: &&Entry| matches!(&entry.action, Action::DuplicateJudged { other, .. } if *other == with);
    look.entries.iter().rev().find(judged).and_then(note).map(str::to_owned)
}

/// Why the head last declined to sign, in words.
pub(super) fn declined(look: &Look<'_>) -> Option<(String, String)> {
    look.entries.iter().rev().find_map(|entry| match &entry.action {
        Action::SigningDeclined { code } => {
            Some((look.say(&format!("decline-{}", key_part(code.as_str()))), note(entry).unwrap_or_default().to_owned()))
        }
        _ => None,
    })
}

fn detail(look: &Look<'_>, action: &Action) -> Option<String> {
    let visit = &look.seat.visit;
    match action {
        Action::Registered { number, .. } | Action::Referred { number, .. } => Some(number.to_string()),
        Action::AmendmentDrafted { code, .. } => Some(reason(visit, code)),
        Action::AmendmentDecided { agreed } => Some(visit.say(if *agreed { "register-second-agreed" } else { "register-second-disagreed" })),
        Action::Returned { items, .. } => {
            let reasons: Vec<String> = items.iter().map(|item| reason(visit, &item.code)).collect();
            Some(reasons.join("; "))
        }
        Action::Refused { code, .. } => Some(reason(visit, code)),
        Action::SigningDeclined { code } => Some(visit.say(&format!("decline-{}", key_part(code.as_str())))),
        Action::LateDecided { granted } => Some(visit.say(if *granted { "registry-late-granted" } else { "registry-late-denied" })),
        Action::Disputed { fields, .. } | Action::ChangeProposed { fields } => {
            let names: Vec<String> = fields.iter().map(|field| wording::label(visit, field.as_str())).collect();
            Some(names.join(", "))
        }
        Action::DocumentAttached(document) => Some(visit.say(&format!("slot-{}-name", document.slot))),
        Action::Printed { copy, .. } | Action::Downloaded { copy } => Some(copy.to_string()),
        Action::Suspended { reason } => Some(visit.say(&format!("suspension-{}", reason.key()))),
        _ => None,
    }
}

/// The officers' name of a coded reason; a code without a name stands for itself.
pub(super) fn reason(visit: &Visit, code: &ReasonCode) -> String {
    let key = format!("reason-{}-name", key_part(code.as_str()));
    if visit.speech().has(&key) { visit.say(&key) } else { code.to_string() }
}

/// The stored name of an action, as text keys write it: `history-<name>`.
pub(super) fn name(action: &Action) -> String {
    let stored = serde_json::to_value(action).ok();
    let name = stored.as_ref().and_then(|value| value.get("action")).and_then(|name| name.as_str()).unwrap_or_default();
    key_part(name)
}
