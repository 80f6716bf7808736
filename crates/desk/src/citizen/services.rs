//! All services of the counter by group, with a search over the words people use; what is not offered here yet says so.

use super::{entry, voice::Voice};
use crate::{
    kernel::{Halt, Visit},
    page::{Field, InputKind, LinkCard, LinkCards, TextInput},
};
use axum::{extract::Query, response::Response};
use catalogue::Entry;
use maud::{Markup, html};
use std::collections::HashMap;

/// Longest search text that is looked at.
const SEARCH_CHARACTERS_MAX: usize = 80;

pub async fn show(visit: Visit, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let wanted = wanted(&query);
    let title = visit.say("services-title");
    Ok(visit.page(&title, None, Some("/"), false, body(&visit, &title, &wanted)))
}

/// What was typed into the search box.
pub fn wanted(query: &HashMap<String, String>) -> String {
    query.get("cari").map(|text| text.trim().chars().take(SEARCH_CHARACTERS_MAX).collect()).unwrap_or_default()
}

fn body(visit: &Visit, title: &str, wanted: &str) -> Markup {
    let directory = visit.desk.catalogue.directory();
    let here = directory.entries.iter().filter(|entry| entry.service_of(&visit.government).is_some()).count();
    let lead = if here == directory.entries.len() { "services-lead-whole" } else { "services-lead" };
    let (all, here) = (directory.entries.len().to_string(), here.to_string());
    html! {
        h1 { (title) }
        p { (visit.say_with(lead, &[("all", &all), ("here", &here)])) }
        (search(visit, "/layanan", wanted))
        @if wanted.is_empty() {
            @for group in &directory.groups {
                h2 { (visit.say(&format!("entry-group-{group}"))) }
                ul { @for entry in directory.of_group(group) { li { (line(visit, entry)) } } }
            }
            @let own = unlisted(visit, "");
            @if !own.is_empty() {
                h2 { (visit.say("services-own")) }
                ul { @for card in own { li { a href=(card.href) { (card.title) } } } }
            }
        } @else {
            (found(visit, wanted))
        }
    }
}

fn line(visit: &Visit, entry: &Entry) -> Markup {
    html! {
        a href=(format!("/layanan/{}", entry.id)) { (entry::name(visit, entry)) }
        @if entry.service_of(&visit.government).is_none() { " " span.small { "(" (visit.say("services-not-yet")) ")" } }
    }
}

/// The only forms with GET: a search for services names no person.
pub fn search(visit: &Visit, action: &str, wanted: &str) -> Markup {
    html! {
        form action=(action) method="get" role="search" {
            (TextInput {
                field: Field { words: visit.words(), name: "cari", label: &visit.say("citizen-home-search"), hint: Some(&visit.say("citizen-home-search-hint")), ..Field::default() },
                value: wanted,
                kind: InputKind::Search,
                ..TextInput::default()
            })
            button.btn.btn-secondary type="submit" { (visit.say("citizen-home-search-do")) }
        }
    }
}

/// What was found, or what to do when nothing was.
pub fn found(visit: &Visit, wanted: &str) -> Markup {
    let found = visit.desk.catalogue.directory().search(wanted, &visit.speech());
    let cards: Vec<LinkCard> = found.into_iter().map(|entry| card(visit, entry)).chain(unlisted(visit, wanted)).collect();
    html! {
        h2 { (visit.say("citizen-home-found")) }
        @if cards.is_empty() {
            p { (visit.say_with("citizen-home-nothing", &[("wanted", wanted)])) " " a href="/layanan" { (visit.say("citizen-home-all")) } }
        } @else {
            (LinkCards { cards: &cards })
        }
    }
}

/// Services of this government that the common list does not know, in which every word occurs.
pub fn unlisted(visit: &Visit, wanted: &str) -> Vec<LinkCard> {
    let directory = visit.desk.catalogue.directory();
    let services = visit.government.services.values().filter(|service| !directory.entries.iter().any(|entry| entry.service == service.id));
    let words = wanted.to_lowercase();
    let cards = services.filter_map(|service| {
        let voice = Voice::new(visit, service);
        let (title, summary) = (voice.title(), voice.say("service-summary"));
        let said = format!("{title} {summary} {}", voice.say("service-search")).to_lowercase();
        let fits = words.split_whitespace().all(|word| said.contains(word));
        fits.then(|| LinkCard { title, href: format!("/layanan/{}", service.id), text: Some(summary) })
    });
    cards.collect()
}

pub fn card(visit: &Visit, entry: &Entry) -> LinkCard {
    let summary = entry::summary(visit, entry);
    let text = if entry.service_of(&visit.government).is_some() { summary } else { format!("{summary} ({})", visit.say("services-not-yet")) };
    LinkCard { title: entry::name(visit, entry), href: format!("/layanan/{}", entry.id), text: Some(text) }
}
