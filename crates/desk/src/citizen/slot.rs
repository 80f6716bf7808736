//! One paper: what the photo must show, taking it, and looking at it at full width. People judge sharpness better than code.

use super::{
    given_before,
    held::{Held, refused},
    road::Road,
};
use crate::{
    kernel::{Halt, Sent, Visit, act::explain},
    page::{Button, ButtonLink, Emphasis, ErrorSummary, Fault, Field as Frame, FileUpload, Form, Photo, button_group},
};
use application::{Command, DocumentId, action::Document};
use axum::{
    extract::{Path, Query},
    response::Response,
};
use catalogue::SlotId;
use maud::{Markup, html};
use std::collections::HashMap;

/// Form name of the two file inputs.
pub const PHOTO: &str = "foto";

pub async fn show(visit: Visit, Path((id, slot)): Path<(String, String)>, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    let slot = SlotId::new(&slot);
    if !held.service.slots.contains_key(slot.as_str()) || !held.may_attach(&visit, &slot) {
        return Ok(held.elsewhere(&visit));
    }
    render(&visit, &held, &slot, query.contains_key("tambah"), None).await
}

/// The page of one slot; `fault` says why the last upload or act was not taken.
pub async fn render(visit: &Visit, held: &Held, slot: &SlotId, add: bool, fault: Option<&str>) -> Result<Response, Halt> {
    let title = held.voice(visit).slot(slot);
    let has_photo = held.case.documents_in(slot).any(|document| document.pages > 0);
    let looks = has_photo && !add && fault.is_none();
    let again = if looks { html! {} } else { given_before::offer(visit, held, slot).await? };
    let body = html! {
        @if let Some(fault) = fault {
            (ErrorSummary { words: visit.words(), faults: &[Fault { text: fault.to_owned(), href: Some(format!("#{PHOTO}-camera")) }] })
        }
        @if looks { (look(visit, held, slot, &title)) } @else { (take(visit, held, slot, &title, (add, fault), &again)) }
    };
    let list = list_path(held);
    let back = if has_photo && add { held.path(&format!("/dokumen/{slot}")) } else { list };
    Ok(visit.page(&title, Some(&held.voice(visit).title()), Some(&back), fault.is_some(), body))
}

fn list_path(held: &Held) -> String {
    if held.is_draft() { held.path("/dokumen") } else { held.list_path() }
}

/// `again`: papers she gave before.
fn take(visit: &Visit, held: &Held, slot: &SlotId, title: &str, (add, fault): (bool, Option<&str>), again: &Markup) -> Markup {
    let voice = held.voice(visit);
    let token = visit.delivery_token("attach");
    let label = visit.say(if add { "citizen-paper-add-page" } else { "citizen-paper-photo" });
    let kinds: Vec<String> = held.service.slots.get(slot.as_str()).map(|slot| slot.kinds.iter().map(|kind| voice.kind(kind.as_str())).collect()).unwrap_or_default();
    let megabytes = (visit.desk.intake.limits().file_max_bytes / 1_000_000).to_string();
    let hint = visit.say_with("citizen-paper-limits", &[("megabytes", &megabytes)]);
    let send = visit.say("citizen-paper-send");
    html! {
        h1 { (title) }
        @if let Some(hint) = voice.slot_hint(slot) { p { (hint) } }
        @if kinds.len() > 1 {
            p { (visit.say("citizen-paper-kinds")) }
            ul { @for kind in &kinds { li { (kind) } } }
        }
        p { (visit.say("citizen-paper-how")) }
        (Form {
            action: &held.path(&format!("/dokumen/{slot}")),
            idempotency: &token,
            multipart: true,
            body: html! {
                (FileUpload { field: Frame { words: visit.words(), name: PHOTO, label: &label, hint: Some(&hint), error: fault, ..Frame::default() }, ..FileUpload::default() })
                (button_group(&[html! { (Button { label: &send, ..Button::default() }) }]))
            },
            ..Form::default()
        })
        (again)
        p { a href=(list_path(held)) { (visit.say("citizen-paper-later")) } }
    }
}

fn look(visit: &Visit, held: &Held, slot: &SlotId, title: &str) -> Markup {
    let documents: Vec<&Document> = held.case.documents_in(slot).filter(|document| document.pages > 0).collect();
    let road = Road::of(visit, held);
    let next = if held.is_draft() {
        road.missing.first().map_or_else(|| held.path("/dokumen"), |slot| held.path(&format!("/dokumen/{slot}")))
    } else {
        held.list_path()
    };
    let (clear, add) = (visit.say("citizen-paper-clear"), visit.say("citizen-paper-add-page"));
    let more = held.path(&format!("/dokumen/{slot}?tambah=1"));
    html! {
        h1 { (visit.say("citizen-paper-readable")) }
        p { (visit.say_with("citizen-paper-look", &[("paper", title)])) }
        @for (number, document) in documents.iter().enumerate() {
            @for page in 1..=document.pages {
                @let alt = visit.say_with("citizen-paper-alt", &[("paper", title), ("number", &(number + 1).to_string()), ("page", &page.to_string())]);
                (Photo { src: &held.path(&format!("/gambar/{}/{page}", document.document)), alt: &alt, caption: None })
            }
            (remove(visit, held, slot, document))
        }
        (button_group(&[
            html! { (ButtonLink { label: &clear, href: &next, ..ButtonLink::default() }) },
            html! { (ButtonLink { label: &add, href: &more, emphasis: Emphasis::Secondary, ..ButtonLink::default() }) },
        ]))
    }
}

fn remove(visit: &Visit, held: &Held, slot: &SlotId, document: &Document) -> Markup {
    let id = document.document.to_string();
    let label = visit.say("citizen-paper-replace");
    let token = visit.delivery_token(&format!("detach {id}"));
    html! {
        (Form {
            action: &held.path(&format!("/dokumen/{slot}/hapus")),
            idempotency: &token,
            hidden: &[("dokumen", &id)],
            body: html! { (Button { label: &label, emphasis: Emphasis::Secondary, ..Button::default() }) },
            ..Form::default()
        })
    }
}

/// "Take another photo": the old one goes, and the page asks for a new one.
pub async fn detach(visit: Visit, Path((id, slot)): Path<(String, String)>, sent: Sent) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    if let Some(answer) = held.too_late(&visit) {
        return Ok(answer);
    }
    let document = DocumentId::parse(sent.text("dokumen")).ok_or(Halt::NotFound)?;
    let slot = SlotId::new(&slot);
    match held.act(&visit, sent.delivery(), Command::Detach { document }).await {
        Ok(_) => Ok(visit.see_other(&held.path(&format!("/dokumen/{slot}")))),
        Err(halt) => {
            let refusal = refused(halt)?;
            render(&visit, &held, &slot, false, Some(&explain(&visit, &refusal).join(" "))).await
        }
    }
}
