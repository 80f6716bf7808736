//! "Before you start": everything comes from the service's standard and tables, so page, checklist and form cannot disagree.
//!
//! Read next: [`super::guide`] for the papers.

use super::{entry::Asked, guide, standard, voice::Voice};
use crate::{
    kernel::Visit,
    page::{Button, ButtonLink, Emphasis, Form, SummaryList, SummaryRow, button_group},
};
use axum::response::Response;
use catalogue::{Answers, Facts};
use maud::{Markup, html};

pub fn page(visit: &Visit, asked: &Asked<'_>) -> Response {
    let voice = Voice::new(visit, &asked.service);
    let title = asked.title(&voice);
    visit.page(&title, None, Some("/"), false, body(visit, &voice, asked, &title))
}

fn body(visit: &Visit, voice: &Voice<'_>, asked: &Asked<'_>, title: &str) -> Markup {
    html! {
        h1 { (title) }
        p { (asked.summary(voice)) }
        (SummaryList { words: visit.words(), rows: &in_short(visit, voice, asked) })
        (begin(visit, asked, "atas"))
        h2 id="syarat" { (visit.say("citizen-standard-requirements")) }
        p { (voice.say("standard-requirements")) }
        (guide::papers(voice, asked))
        p { (visit.say("citizen-before-print")) }
        @for component in ["procedure", "time"] { (part(visit, voice, asked, component)) }
        (part(visit, voice, asked, "cost"))
        p.small { (visit.say_with("citizen-before-cost-today", &[("date", &visit.say_date(visit.today()))])) }
        @for component in ["product", "complaints"] { (part(visit, voice, asked, component)) }
        p { a href=(format!("/layanan/{}/standar", asked.id())) { (visit.say("citizen-before-standard")) } }
        (begin(visit, asked, "bawah"))
    }
}

/// What it costs, how long it takes, what she needs at hand: enough to decide whether to begin now.
fn in_short(visit: &Visit, voice: &Voice<'_>, asked: &Asked<'_>) -> Vec<SummaryRow> {
    let fees = voice.service.fees_on(&Answers::default(), &Facts::default(), visit.today());
    let due: Vec<String> = fees.iter().filter(|fee| fee.amount_rupiah > 0 && !fee.waived).map(|fee| voice.fee(fee)).collect();
    let cost = if due.is_empty() { visit.say("before-free") } else { due.join("; ") };
    let days = voice.service.promise.working_days.to_string();
    let mut names = guide::usual_names(voice, asked).into_iter();
    let first = names.next().unwrap_or_default();
    let bring = names.fold(first, |all, name| format!("{all}, {}", name.to_lowercase()));
    let rows = [
        ("before-cost", cost),
        ("before-time", visit.say_with("before-promise", &[("days", &days)])),
        ("before-bring", bring),
        ("before-effort", visit.say("citizen-before-pace")),
    ];
    rows.into_iter().map(|(key, value)| SummaryRow { key: visit.say(key), value: html! { (value) }, change: None }).collect()
}

fn part(visit: &Visit, voice: &Voice<'_>, asked: &Asked<'_>, component: &str) -> Markup {
    let found = voice.service.standard.components.iter().find(|one| one.id == component);
    let part = found.map(|component| standard::part(voice, asked, component));
    html! {
        @if let Some(part) = part {
            h2 { (part.title) }
            (standard::said(visit, &part))
        }
    }
}

fn begin(visit: &Visit, asked: &Asked<'_>, place: &str) -> Markup {
    let (start, resume) = (visit.say("citizen-before-start"), visit.say("citizen-before-resume"));
    let token = visit.delivery_token("open");
    html! {
        (Form {
            action: "/permohonan",
            idempotency: &token,
            hidden: &[("layanan", asked.id())],
            id: Some(&format!("mulai-{place}")),
            body: button_group(&[
                html! { (Button { label: &start, ..Button::default() }) },
                html! { (ButtonLink { label: &resume, href: "/lanjut", emphasis: Emphasis::Secondary, ..ButtonLink::default() }) },
            ]),
            ..Form::default()
        })
    }
}
