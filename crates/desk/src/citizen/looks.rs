//! Who looked at a case, for whom it concerns: on the tracker after the PIN, and as a list of its own.
//!
//! **Invariant:** office, role, purpose and time, never an officer's name: whoever has a question names the time, and the head of office
//! knows who it was. Read next: `registry_office/accesses.rs` (the same list with names, for head and auditor).

use super::held::Held;
use crate::{
    kernel::{Halt, Visit},
    page::{Details, LookLine, Looks, Pagination},
};
use application::Actor;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use maud::{Markup, html};
use std::collections::HashMap;
use store::{AccessRow, Contract};

/// Rows of one page.
const ROWS: usize = 30;
/// Rows on the tracker itself; the rest is one link away.
const NEWEST: usize = 5;
/// Whatever an address says, no list is walked further than this.
const PAGES: usize = 1_000;

pub async fn show(visit: Visit, Path(id): Path<String>, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    let page = query.get("halaman").and_then(|text| text.parse::<usize>().ok()).unwrap_or(1).clamp(1, PAGES);
    let (lines, more) = read(&visit, &held, (page - 1) * ROWS, ROWS).await?;
    let address = |page: usize| format!("{}?halaman={page}", held.path("/dilihat"));
    let (previous, next) = ((page > 1).then(|| address(page - 1)), more.then(|| address(page + 1)));
    let title = visit.say("looks-title");
    let back = if held.case.receipt.is_some() { held.tracker_path(&visit) } else { held.path("") };
    let body = html! {
        h1 { (title) }
        p { (visit.say_with("looks-intro", &[("phone", &visit.government.help.phone)])) }
        (Looks { lines: &lines, none: &visit.say("looks-none") })
        @if previous.is_some() || next.is_some() {
            (Pagination { words: visit.words(), previous: previous.as_deref(), next: next.as_deref(), position: &visit.say_with("looks-page", &[("page", &page.to_string())]) })
        }
    };
    Ok(visit.page(&title, Some(&held.voice(&visit).title()), Some(&back), false, body))
}

/// The newest rows, folded, with the way to all of them.
pub async fn newest(visit: &Visit, held: &Held) -> Result<Markup, Halt> {
    let (lines, more) = read(visit, held, 0, NEWEST).await?;
    let body = html! {
        p { (visit.say_with("looks-intro", &[("phone", &visit.government.help.phone)])) }
        (Looks { lines: &lines, none: &visit.say("looks-none") })
        @if more { p { a href=(held.path("/dilihat")) { (visit.say("looks-all")) } } }
    };
    Ok(html! { (Details { summary: &visit.say("looks-title"), body, ..Details::default() }) })
}

/// Rows in words, and whether there are more.
async fn read(visit: &Visit, held: &Held, skip: usize, rows: usize) -> Result<(Vec<LookLine>, bool), Halt> {
    let mut looks = visit.desk.store.looks(&visit.government.id, held.case.id, skip, rows + 1).await?;
    let more = looks.len() > rows;
    looks.truncate(rows);
    Ok((looks.iter().map(|look| line(visit, look)).collect(), more))
}

/// One look in the words of the person concerned.
pub fn line(visit: &Visit, look: &AccessRow) -> LookLine {
    let (role, office) = match &look.actor {
        Actor::Staff { role, office, .. } => {
            let office = visit.government.find_office(office.as_str()).map_or_else(String::new, |office| office.name.clone());
            (visit.say(&format!("role-{}", role.replace('_', "-"))), office)
        }
        Actor::System | Actor::Applicant => (visit.say("looks-program"), String::new()),
    };
    let key = format!("looks-for-{}", look.purpose);
    let what_for = if visit.speech().has(&key) { visit.say(&key) } else { visit.say("looks-for-other") };
    LookLine { when: visit.say_time(look.at), office, role, what_for }
}
