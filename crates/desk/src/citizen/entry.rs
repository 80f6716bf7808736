//! What stands behind `/layanan/<id>`: an entry of the list with the service it opens, or where to go while it is not offered here.
//!
//! **Invariant:** no entry is a dead end: one without a service names an office, its hours and a telephone number.

use super::{before, kitir, voice::Voice};
use crate::{
    kernel::{Halt, Visit},
    page::{ButtonLink, Emphasis, Notification, SummaryList, SummaryRow, Tone, button_group},
};
use axum::{extract::Path, response::Response};
use catalogue::{Entry, Service, directory::Helper};
use maud::{Markup, html};
use std::sync::Arc;

/// A service as somebody asked for it.
pub struct Asked<'v> {
    /// None for a service that no entry opens as a whole.
    pub entry: Option<&'v Entry>,
    pub service: Arc<Service>,
}

pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Halt> {
    match Asked::find(&visit, &id) {
        Some(asked) => Ok(before::page(&visit, &asked)),
        None => {
            let entry = visit.desk.catalogue.directory().find(&id).ok_or(Halt::NotFound)?;
            let title = name(&visit, entry);
            Ok(visit.page(&title, None, Some("/layanan"), false, elsewhere(&visit, entry, &title)))
        }
    }
}

impl<'v> Asked<'v> {
    /// By the id of an entry, or of a service. None when this government does not offer it.
    pub fn find(visit: &'v Visit, id: &str) -> Option<Self> {
        match visit.desk.catalogue.directory().find(id) {
            Some(entry) => Some(Self { entry: Some(entry), service: entry.service_of(&visit.government)?.clone() }),
            None => Some(Self { entry: None, service: visit.government.find_service(id)?.clone() }),
        }
    }

    /// As it stands in addresses.
    pub fn id(&self) -> &str {
        self.entry.map_or(self.service.id.as_str(), |entry| entry.id.as_str())
    }

    pub fn title(&self, voice: &Voice<'_>) -> String {
        self.entry.map_or_else(|| voice.title(), |entry| name(voice.visit, entry))
    }

    pub fn summary(&self, voice: &Voice<'_>) -> String {
        self.entry.map_or_else(|| voice.say("service-summary"), |entry| summary(voice.visit, entry))
    }

    /// May a row of the service's tables apply to somebody who came this way?
    pub fn leaves_open(&self, when: &catalogue::Condition) -> bool {
        self.entry.is_none_or(|entry| entry.leaves_open(when))
    }
}

pub fn name(visit: &Visit, entry: &Entry) -> String {
    visit.say(&format!("entry-{}-name", entry.id))
}

pub fn summary(visit: &Visit, entry: &Entry) -> String {
    visit.say(&format!("entry-{}-summary", entry.id))
}

fn elsewhere(visit: &Visit, entry: &Entry, title: &str) -> Markup {
    let registry = visit.government.find_office(visit.government.registry_office.as_str());
    let office = match entry.helper {
        Helper::Registry | Helper::Court => registry.map(|office| office.name.clone()),
        Helper::District | Helper::Ward => None,
    };
    let office = office.unwrap_or_else(|| visit.say(&format!("entry-office-{}", entry.helper.key())));
    let address = registry.filter(|_| entry.helper.office() == catalogue::OfficeKind::Registry).and_then(|office| office.address.clone());
    let help = &visit.government.help;
    let mut rows = vec![("entry-where", office)];
    rows.extend(address.map(|address| ("entry-address", address)));
    rows.push(("entry-hours", kitir::opening_hours(visit)));
    rows.push(("entry-ask", help.whatsapp.as_ref().map_or_else(|| help.phone.clone(), |whatsapp| format!("{} / {whatsapp}", help.phone))));
    rows.push(("entry-form", entry.form.clone()));
    rows.push(("before-cost", visit.say("before-free")));
    let rows: Vec<SummaryRow> = rows.into_iter().map(|(key, value)| SummaryRow { key: visit.say(key), value: html! { (value) }, change: None }).collect();
    let all = visit.say("citizen-home-all");
    html! {
        h1 { (title) }
        p { (summary(visit, entry)) }
        (Notification { title: &visit.say("entry-not-yet"), tone: Tone::Neutral, body: html! { p { (visit.say(&format!("entry-helper-{}", entry.helper.key()))) } } })
        h2 { (visit.say("entry-meanwhile")) }
        (SummaryList { words: visit.words(), rows: &rows })
        p { (visit.say("entry-call-first")) }
        (button_group(&[html! { (ButtonLink { label: &all, href: "/layanan", emphasis: Emphasis::Secondary, ..ButtonLink::default() }) }]))
    }
}
