//! The first page: find a service, go on with an application, look up a kitir.

use super::voice::Voice;
use crate::{
    kernel::{Halt, Visit},
    page::{ButtonLink, Emphasis, Field, InputKind, LinkCard, LinkCards, Notification, TextInput, Tone, button_group},
};
use axum::{extract::Query, response::Response};
use maud::{Markup, html};
use std::collections::HashMap;

/// Longest search text that is looked at.
const SEARCH_CHARACTERS_MAX: usize = 80;

pub async fn show(visit: Visit, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let wanted: String = query.get("cari").map(|text| text.trim().chars().take(SEARCH_CHARACTERS_MAX).collect()).unwrap_or_default();
    let title = visit.say("citizen-home-title");
    let withdrawn = query.contains_key("batal");
    Ok(visit.page(&title, None, None, false, body(&visit, &title, &wanted, withdrawn)))
}

fn body(visit: &Visit, title: &str, wanted: &str, withdrawn: bool) -> Markup {
    let services = visit.government.services.values().map(|service| Voice::new(visit, service));
    let found: Vec<LinkCard> = services.filter(|voice| matches(voice, wanted)).map(|voice| card(&voice)).collect();
    let resume = visit.say("citizen-home-resume");
    let account = visit.say(if visit.member.is_some() { "account-title" } else { "account-enter-title" });
    html! {
        @if withdrawn { (Notification { title: "", tone: Tone::Neutral, body: html! { p { (visit.say("citizen-home-withdrawn")) } } }) }
        h1 { (title) }
        p { (visit.say("citizen-home-lead")) }
        // The only form with GET: a search for services names no person.
        form action="/" method="get" role="search" {
            (TextInput {
                field: Field { words: visit.words(), name: "cari", label: &visit.say("citizen-home-search"), hint: Some(&visit.say("citizen-home-search-hint")), ..Field::default() },
                value: wanted,
                kind: InputKind::Search,
                ..TextInput::default()
            })
            button.btn.btn-secondary type="submit" { (visit.say("citizen-home-search-do")) }
        }
        h2 { (visit.say(if wanted.is_empty() { "citizen-home-services" } else { "citizen-home-found" })) }
        @if found.is_empty() { p { (visit.say_with("citizen-home-nothing", &[("wanted", wanted)])) " " a href="/" { (visit.say("citizen-home-all")) } } }
        @else { (LinkCards { cards: &found }) }
        h2 { (visit.say("citizen-home-going-on")) }
        p { (visit.say("citizen-home-going-on-text")) }
        (button_group(&[
            html! { (ButtonLink { label: &resume, href: "/lanjut", emphasis: Emphasis::Secondary, ..ButtonLink::default() }) },
            html! { (ButtonLink { label: &account, href: "/akun", emphasis: Emphasis::Secondary, ..ButtonLink::default() }) },
        ]))
    }
}

fn card(voice: &Voice<'_>) -> LinkCard {
    LinkCard { title: voice.title(), href: format!("/layanan/{}", voice.service.id), text: Some(voice.say("service-summary")) }
}

/// Every word must occur in what people read about the service, or in its list of search words.
fn matches(voice: &Voice<'_>, wanted: &str) -> bool {
    let said = format!("{} {} {}", voice.title(), voice.say("service-summary"), voice.find("service-search").unwrap_or_default()).to_lowercase();
    wanted.to_lowercase().split_whitespace().all(|word| said.contains(word))
}
