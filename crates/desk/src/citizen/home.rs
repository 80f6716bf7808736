//! The first page: find a service, go on with an application, look up a kitir.

use super::services;
use crate::{
    kernel::{Halt, Visit},
    page::{ButtonLink, Emphasis, LinkCard, LinkCards, Notification, Tone, button_group},
    registry_office::outages,
};
use axum::{extract::Query, response::Response};
use maud::{Markup, html};
use std::collections::HashMap;

pub async fn show(visit: Visit, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let wanted = services::wanted(&query);
    let title = visit.say("citizen-home-title");
    let withdrawn = query.contains_key("batal");
    let down = outages::banner(&visit).await?;
    Ok(visit.page(&title, None, None, false, body(&visit, &title, &wanted, withdrawn, &down)))
}

/// `down`: what is out of order now, for those who would come for it today.
fn body(visit: &Visit, title: &str, wanted: &str, withdrawn: bool, down: &Markup) -> Markup {
    let resume = visit.say("citizen-home-resume");
    let account = visit.say(if visit.member.is_some() { "account-title" } else { "account-enter-title" });
    html! {
        @if withdrawn { (Notification { title: "", tone: Tone::Neutral, body: html! { p { (visit.say("citizen-home-withdrawn")) } } }) }
        h1 { (title) }
        p { (visit.say("citizen-home-lead")) }
        (down)
        (services::search(visit, "/", wanted))
        @if wanted.is_empty() { (often(visit)) } @else { (services::found(visit, wanted)) }
        h2 { (visit.say("citizen-home-going-on")) }
        p { (visit.say("citizen-home-going-on-text")) }
        (button_group(&[
            html! { (ButtonLink { label: &resume, href: "/lanjut", emphasis: Emphasis::Secondary, ..ButtonLink::default() }) },
            html! { (ButtonLink { label: &account, href: "/akun", emphasis: Emphasis::Secondary, ..ButtonLink::default() }) },
        ]))
    }
}

/// What most people come for: first what they can begin here and now.
fn often(visit: &Visit) -> Markup {
    let directory = visit.desk.catalogue.directory();
    let often = || directory.entries.iter().filter(|entry| entry.often);
    let offered = |entry: &&catalogue::Entry| entry.service_of(&visit.government).is_some();
    let cards: Vec<LinkCard> = often().filter(offered).chain(often().filter(|entry| !offered(entry))).map(|entry| services::card(visit, entry)).collect();
    html! {
        h2 { (visit.say("citizen-home-services")) }
        (LinkCards { cards: &cards })
        p { a href="/layanan" { (visit.say_with("services-all", &[("count", &directory.entries.len().to_string())])) } }
    }
}
