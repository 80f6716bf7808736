//! The papers that these answers ask for, each with its state.

use super::{held::Held, road::Road, voice::Voice};
use crate::{
    kernel::{Halt, Visit},
    page::{ButtonLink, Emphasis, Task, TaskList, Tone, button_group},
};
use axum::{extract::Path, response::Response};
use catalogue::{SlotId, service::Need};
use maud::{Markup, html};

pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    if !held.is_draft() {
        return Ok(held.elsewhere(&visit));
    }
    let voice = held.voice(&visit);
    let title = visit.say("citizen-papers-title");
    Ok(visit.page(&title, Some(&voice.title()), Some(&held.path("")), false, body(&visit, &held, &voice, &title)))
}

fn body(visit: &Visit, held: &Held, voice: &Voice<'_>, title: &str) -> Markup {
    let road = Road::of(visit, held);
    let tasks: Vec<Task> = road.requirements.iter().map(|asked| task(visit, held, voice, &asked.slot, asked.need)).collect();
    let (next, later) = (visit.say("citizen-continue"), visit.say("citizen-to-tasks"));
    let forward = road.missing.first().map_or_else(|| road.after_documents(), |slot| held.path(&format!("/dokumen/{slot}")));
    html! {
        h1 { (title) }
        p { (visit.say("citizen-papers-lead")) }
        @if tasks.is_empty() { p { (visit.say("citizen-papers-none")) } }
        (TaskList { id: "dokumen", tasks: &tasks })
        (button_group(&[
            html! { (ButtonLink { label: &next, href: &forward, ..ButtonLink::default() }) },
            html! { (ButtonLink { label: &later, href: &held.path(""), emphasis: Emphasis::Secondary, ..ButtonLink::default() }) },
        ]))
    }
}

fn task(visit: &Visit, held: &Held, voice: &Voice<'_>, slot: &SlotId, need: Need) -> Task {
    let pages: u32 = held.case.documents_in(slot).map(|document| u32::from(document.pages)).sum();
    let (status, tone) = match (pages, need) {
        (0, Need::Must) => (visit.say("citizen-paper-missing"), Tone::Attention),
        (0, Need::May) => (visit.say("citizen-paper-optional"), Tone::Neutral),
        (pages, _) => (visit.say_with("citizen-paper-pages", &[("count", &pages.to_string())]), Tone::Good),
    };
    Task { title: voice.slot(slot), href: Some(held.path(&format!("/dokumen/{slot}"))), hint: None, status, tone }
}
