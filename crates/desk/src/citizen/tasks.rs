//! The task list of a draft: groups of questions with what is done and what is left.

use super::{
    held::Held,
    road::{DOCUMENTS, Progress, Road},
    voice::Voice,
};
use crate::{
    kernel::{Halt, Visit},
    page::{ButtonLink, Emphasis, Task, TaskList, Tone, button_group},
};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};

pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    if !held.is_draft() {
        return Ok(held.elsewhere(&visit));
    }
    let voice = held.voice(&visit);
    let title = visit.say("citizen-tasks-title");
    Ok(visit.page(&title, Some(&voice.title()), Some("/"), false, body(&visit, &held, &voice, &title)))
}

fn body(visit: &Visit, held: &Held, voice: &Voice<'_>, title: &str) -> Markup {
    let road = Road::of(visit, held);
    let tasks = tasks(visit, held, voice, &road);
    let until = visit.government.calendar.date_of(held.case.changed_at) + time::Duration::days(i64::from(held.service.limits.draft_days));
    let (go, later, withdraw) = (visit.say("citizen-tasks-check"), visit.say("citizen-tasks-later"), visit.say("citizen-tasks-withdraw"));
    html! {
        span.govuk-caption-l { (voice.title()) }
        h1 { (title) }
        p { (visit.say("citizen-tasks-lead")) }
        @if !held.service.notify.is_empty() { p { a href=(held.path("/slip")) { (visit.say("citizen-slip-link")) } } }
        (TaskList { id: "bagian", tasks: &tasks })
        p { (visit.say_with("citizen-tasks-until", &[("date", &visit.say_date(until))])) }
        (button_group(&[
            html! { @if let Some(next) = continue_path(held, &road) { (ButtonLink { label: &visit.say("citizen-continue"), href: &next, ..ButtonLink::default() }) }
                    @else { (ButtonLink { label: &go, href: &held.path("/periksa"), ..ButtonLink::default() }) } },
            html! { (ButtonLink { label: &later, href: &held.path("/nanti"), emphasis: Emphasis::Secondary, ..ButtonLink::default() }) },
        ]))
        p { a href=(held.path("/batal")) { (withdraw) } }
    }
}

/// The first thing that is still open; none when all is there.
fn continue_path(held: &Held, road: &Road<'_>) -> Option<String> {
    let question = |own: bool| road.pages.iter().find(|page| (page.group == DOCUMENTS) == own && !road.is_page_done(page));
    if let Some(page) = question(false) {
        return Some(road.question_path(&page.id));
    }
    if !road.missing.is_empty() {
        return Some(held.path("/dokumen"));
    }
    question(true).map(|page| road.question_path(&page.id))
}

fn tasks(visit: &Visit, held: &Held, voice: &Voice<'_>, road: &Road<'_>) -> Vec<Task> {
    let mut tasks = Vec::new();
    for group in &held.service.groups {
        if group == DOCUMENTS {
            let count = visit.say_with("citizen-tasks-papers", &[("missing", &road.missing.len().to_string())]);
            let papers = task(visit, visit.say("citizen-papers-title"), held.path("/dokumen"), road.papers_progress());
            tasks.push(if road.missing.is_empty() { papers } else { Task { hint: Some(count), ..papers } });
            for page in road.pages_of(group) {
                let progress = if road.is_page_done(page) { Progress::Done } else { Progress::NotBegun };
                tasks.push(task(visit, voice.page(&page.id), road.question_path(&page.id), progress));
            }
        } else if let Some(entrance) = road.entrance(group) {
            tasks.push(task(visit, voice.group(group), entrance, road.progress(group)));
        } else if !road.is_known() {
            tasks.push(task(visit, voice.group(group), String::new(), Progress::Waiting));
        }
    }
    tasks
}

fn task(visit: &Visit, title: String, href: String, progress: Progress) -> Task {
    let (key, tone) = match progress {
        Progress::Waiting => ("citizen-progress-waiting", Tone::Neutral),
        Progress::NotBegun => ("citizen-progress-none", Tone::Neutral),
        Progress::Begun => ("citizen-progress-some", Tone::Progress),
        Progress::Done => ("citizen-progress-done", Tone::Good),
    };
    let waits = progress == Progress::Waiting;
    let hint = waits.then(|| visit.say("citizen-progress-waiting-hint"));
    Task { title, href: (!waits).then_some(href), hint, status: visit.say(key), tone }
}
