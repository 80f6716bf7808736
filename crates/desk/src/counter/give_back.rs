//! Back to the citizen: coded reasons for each document or field, shown first as she will read them, then sent.
//!
//! Form names are `reason-document-<slot>`, `note-document-<slot>`, `reason-field-<field>`, `note-field-<field>`; `step` is `preview`,
//! `edit` or `send`.

use super::{
    shared::{case_form_with, case_id, faults, or_refusal, record_path, service_of},
    words,
};
use crate::{
    kernel::{Halt, Seat, Sent},
    page::{Button, Details, Emphasis, ErrorSummary, Fault, Field, Inset, Select, SelectOption, TextInput},
};
use application::{
    Application, Command, Ground, Refusal,
    action::{ReturnItem, Target},
    decide, decide::note_key,
};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use catalogue::{FieldId, Service, SlotId, service::{ReasonAct, ReasonTarget}};
use maud::{Markup, html};
use people::View;
use std::collections::BTreeMap;

pub(super) async fn page(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "review").await?;
    choose(&seat, &case, &Sent::default(), &[])
}

pub(super) async fn send(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "review").await?;
    let (items, notes) = read(&sent);
    match sent.text("step") {
        "send" => match or_refusal(seat.act(case.id, &sent, Command::Return { items, notes }).await)? {
            Ok(_) => Ok(Redirect::to(&record_path(case.id)).into_response()),
            Err(refusal) => choose(&seat, &case, &sent, &faults(&seat, &refusal)),
        },
        "edit" => choose(&seat, &case, &sent, &[]),
        _ => match rehearse(&seat, &case, Command::Return { items: items.clone(), notes: notes.clone() }) {
            Ok(()) => Ok(preview(&seat, &case, &sent, &items, &notes)),
            Err(refusal) => choose(&seat, &case, &sent, &faults(&seat, &refusal)),
        },
    }
}

/// Asks the core whether it would accept, without writing anything.
pub(super) fn rehearse(seat: &Seat, case: &Application, command: Command) -> Result<(), Refusal> {
    let government = &seat.visit.government;
    let Some(service) = government.services.get(&case.service) else { return Ok(()) };
    let ground = Ground { service, government };
    decide(ground, case, &application::Facts::default(), command, &seat.actor, &seat.visit.now).map(|_| ())
}

/// Chosen items and the officer's own words by target.
fn read(sent: &Sent) -> (Vec<ReturnItem>, BTreeMap<String, String>) {
    let (mut items, mut notes) = (Vec::new(), BTreeMap::new());
    for (name, code) in sent.pairs().filter(|(_, value)| !value.is_empty()) {
        let Some(target) = name.strip_prefix("reason-").and_then(target) else { continue };
        let note = sent.text(&name.replacen("reason-", "note-", 1)).to_owned();
        if !note.is_empty() {
            notes.insert(note_key(&target), note);
        }
        items.push(ReturnItem { target, code: code.into() });
    }
    (items, notes)
}

fn target(rest: &str) -> Option<Target> {
    let (kind, id) = rest.split_once('-')?;
    match kind {
        "document" => Some(Target::Document(SlotId::new(id))),
        "field" => Some(Target::Field(FieldId::new(id))),
        _ => None,
    }
}

fn name_of(seat: &Seat, target: &Target) -> String {
    match target {
        Target::Document(slot) => words::slot_name(&seat.visit, slot),
        Target::Field(field) => words::field_label(&seat.visit, field),
    }
}

fn preview(seat: &Seat, case: &Application, sent: &Sent, items: &[ReturnItem], notes: &BTreeMap<String, String>) -> Response {
    let visit = &seat.visit;
    let title = seat.say("counter-return-preview");
    let kept: Vec<(&str, &str)> = sent.pairs().filter(|(name, _)| name.starts_with("reason-") || name.starts_with("note-")).collect();
    let body = html! {
        h1 { (title) }
        p { (seat.say("counter-return-preview-hint")) }
        (Inset { body: html! {
            @for item in items {
                h2.govuk-heading-s { (name_of(seat, &item.target)) }
                p { (words::reason_text(visit, &item.code)) }
                @if let Some(fix) = words::reason_fix(visit, &item.code) { p { (fix) } }
                @if let Some(note) = notes.get(&note_key(&item.target)) { p { (seat.say("counter-return-own-words")) " " (note) } }
            }
        } })
        (case_form_with(seat, case, "kembalikan", &kept, None, html! { div.btn-group {
            (Button { label: &seat.say("counter-return-send"), name: Some("step"), value: Some("send"), accesskey: Some("s"), ..Default::default() })
            (Button { label: &seat.say("counter-change"), emphasis: Emphasis::Secondary, name: Some("step"), value: Some("edit"), ..Default::default() })
        } }))
    };
    seat.page(&title, Some(&record_path(case.id)), false, body)
}

fn choose(seat: &Seat, case: &Application, sent: &Sent, faults: &[Fault]) -> Result<Response, Halt> {
    let service = service_of(seat, case)?;
    let title = seat.say("counter-return");
    let on = case.declared_on.unwrap_or_else(|| seat.visit.today());
    let counted = service.effective(&case.answers, on);
    let slots: Vec<&SlotId> = case.requirements.iter().map(|requirement| &requirement.slot).collect();
    let body = html! {
        (ErrorSummary { words: seat.visit.words(), faults })
        h1 { (title) }
        p { (seat.say("counter-return-hint")) }
        (case_form_with(seat, case, "kembalikan", &[], None, html! {
            h2 { (seat.say("counter-documents")) }
            @for slot in slots { (item(seat, &service, "document", slot.as_str(), &words::slot_name(&seat.visit, slot), sent)) }
            h2 { (seat.say("counter-fields")) }
            @for group in &service.groups {
                @let fields: Vec<&FieldId> = service.pages.iter().filter(|page| page.group == *group).flat_map(|page| &page.fields)
                    .filter(|field| counted.get(field.as_str()).is_some()).collect();
                @let open = fields.iter().any(|field| sent.has(&format!("reason-field-{field}")));
                @if !fields.is_empty() {
                    (Details { summary: &words::group_title(&seat.visit, group), open, id: None, body: html! {
                        @for field in fields { (item(seat, &service, "field", field.as_str(), &words::field_label(&seat.visit, field), sent)) }
                    } })
                }
            }
            (Button { label: &seat.say("counter-preview"), name: Some("step"), value: Some("preview"), accesskey: Some("s"), ..Default::default() })
        }))
    };
    Ok(seat.page(&title, Some(&record_path(case.id)), !faults.is_empty(), body))
}

/// One thing that may go back: its reason, and room for the officer's own words.
fn item(seat: &Seat, service: &Service, kind: &str, id: &str, label: &str, sent: &Sent) -> Markup {
    let visit = &seat.visit;
    let target = if kind == "document" { ReasonTarget::Document } else { ReasonTarget::Field };
    let (reason_name, note_name) = (format!("reason-{kind}-{id}"), format!("note-{kind}-{id}"));
    let chosen = sent.text(&reason_name);
    let options: Vec<SelectOption> = service
        .reasons
        .values()
        .filter(|reason| reason.act == ReasonAct::Return && reason.targets.contains(&target))
        .map(|reason| SelectOption {
            value: reason.code.to_string(),
            label: words::reason_name(visit, &reason.code),
            selected: reason.code.as_str() == chosen,
            group: None,
        })
        .collect();
    let note_label = format!("{label}: {}", seat.say("counter-return-note"));
    html! {
        (Select { field: Field { words: visit.words(), name: &reason_name, label, ..Default::default() },
            empty: Some(&seat.say("counter-return-none")), options: &options })
        (TextInput { field: Field { words: visit.words(), name: &note_name, label: &note_label, ..Default::default() },
            value: sent.text(&note_name), ..Default::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_carry_their_target_code_and_words() {
        let pairs = [
            ("reason-document-birth-proof", "FOTO-BURAM"), ("note-document-birth-proof", ""), ("reason-field-child.name", "LAIN"),
            ("note-field-child.name", "Ejaan nama berbeda dari surat lahir."), ("reason-field-mother.name", ""), ("reason-case-x", "LAIN"),
        ];
        let sent = Sent::from_pairs(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()).expect("short");
        let (items, notes) = read(&sent);
        let told: Vec<(Target, &str)> = items.iter().map(|item| (item.target.clone(), item.code.as_str())).collect();
        assert_eq!(told, [(Target::Document("birth-proof".into()), "FOTO-BURAM"), (Target::Field("child.name".into()), "LAIN")]);
        assert_eq!(notes.into_iter().collect::<Vec<_>>(), [("field:child.name".to_owned(), "Ejaan nama berbeda dari surat lahir.".to_owned())]);
    }
}
