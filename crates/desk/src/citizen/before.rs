//! "Before you start": everything comes from the service's standard and tables, so page, checklist and form cannot disagree.
//!
//! Read next: [`super::guide`] for the papers.

use super::{guide, voice::Voice};
use crate::{
    kernel::{Halt, Visit},
    page::{Button, ButtonLink, Details, Emphasis, Form, SummaryList, SummaryRow, button_group},
};
use axum::{extract::Path, response::Response};
use catalogue::{Answers, Facts};
use maud::{Markup, html};

/// Components that a citizen needs before she starts, in the order of the page; the others fold away.
const DELIVERY: [&str; 6] = ["requirements", "procedure", "time", "cost", "product", "complaints"];

pub async fn show(visit: Visit, Path(service): Path<String>) -> Result<Response, Halt> {
    let service = visit.government.find_service(&service).cloned().ok_or(Halt::NotFound)?;
    let voice = Voice::new(&visit, &service);
    let title = voice.title();
    Ok(visit.page(&title, None, Some("/"), false, body(&visit, &voice, &title)))
}

fn body(visit: &Visit, voice: &Voice<'_>, title: &str) -> Markup {
    html! {
        h1 { (title) }
        p { (voice.say("service-summary")) }
        (SummaryList { words: visit.words(), rows: &in_short(visit, voice) })
        (begin(visit, voice, "atas"))
        h2 id="syarat" { (visit.say("citizen-standard-requirements")) }
        p { (voice.say("standard-requirements")) }
        (guide::papers(voice))
        p { (visit.say("citizen-before-print")) }
        @for component in ["procedure", "time"] { (part(visit, voice, component)) }
        h2 { (visit.say("citizen-standard-cost")) }
        p { (voice.say("standard-cost")) }
        (cost_today(visit, voice))
        @for component in ["product", "complaints"] { (part(visit, voice, component)) }
        (Details { summary: &visit.say("citizen-before-standard"), body: rest(visit, voice), ..Details::default() })
        (begin(visit, voice, "bawah"))
    }
}

/// What it costs, how long it takes, what she needs at hand: enough to decide whether to begin now.
fn in_short(visit: &Visit, voice: &Voice<'_>) -> Vec<SummaryRow> {
    let fees = voice.service.fees_on(&Answers::default(), &Facts::default(), visit.today());
    let due: Vec<String> = fees.iter().filter(|fee| fee.amount_rupiah > 0 && !fee.waived).map(|fee| voice.fee(fee)).collect();
    let cost = if due.is_empty() { visit.say("before-free") } else { due.join("; ") };
    let days = voice.service.promise.working_days.to_string();
    let mut names = guide::usual_names(voice).into_iter();
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

fn part(visit: &Visit, voice: &Voice<'_>, component: &str) -> Markup {
    html! {
        h2 { (visit.say(&format!("citizen-standard-{component}"))) }
        (sentences(&voice.say(&format!("standard-{component}"))))
    }
}

/// A text of several lines is a numbered list.
fn sentences(text: &str) -> Markup {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    html! {
        @if lines.len() > 1 { ol { @for line in lines { li { (line) } } } } @else { p { (text) } }
    }
}

/// The components of the standard that concern the office, and its legal basis.
fn rest(visit: &Visit, voice: &Voice<'_>) -> Markup {
    let others = voice.service.standard.components.iter().filter(|component| !DELIVERY.contains(&component.id.as_str()));
    html! {
        @for component in others {
            h3 { (visit.say(&format!("citizen-standard-{}", component.id))) }
            (sentences(&voice.say(&format!("standard-{}", component.id))))
            @if component.example { p { em { (visit.say("citizen-before-example")) } } }
        }
        @if !voice.service.standard.basis.is_empty() {
            ul { @for law in &voice.service.standard.basis { li { (law) } } }
        }
    }
}

/// What is to be paid today in each situation that the fee table knows, waivers included.
fn cost_today(visit: &Visit, voice: &Voice<'_>) -> Markup {
    let today = visit.today();
    let always = voice.service.fees_on(&Answers::default(), &Facts::default(), today);
    let rest = voice.service.fees.iter().filter(|fee| fee.from <= today && fee.until.is_none_or(|until| today <= until) && !fee.when.0.is_empty());
    html! {
        p { strong { (visit.say_with("citizen-before-cost-today", &[("date", &visit.say_date(today))])) } }
        ul {
            @for fee in &always { li { (voice.fee(fee)) } }
            @for fee in rest {
                @let waiver = voice.service.waivers.iter().find(|waiver| waiver.fee == fee.id && waiver.from <= today && waiver.until.is_none_or(|until| today <= until));
                @let shown = catalogue::service::FeeToday { fee: fee.id.clone(), amount_rupiah: fee.amount_rupiah, waived: waiver.is_some(), waived_until: waiver.and_then(|waiver| waiver.until), basis: String::new() };
                li { (visit.say_with("before-fee-when", &[("fee", &voice.fee(&shown)), ("situation", &guide::situations(voice, &fee.when))])) }
            }
        }
    }
}

fn begin(visit: &Visit, voice: &Voice<'_>, place: &str) -> Markup {
    let (start, resume) = (visit.say("citizen-before-start"), visit.say("citizen-before-resume"));
    let token = visit.delivery_token("open");
    html! {
        (Form {
            action: "/permohonan",
            idempotency: &token,
            hidden: &[("layanan", voice.service.id.as_str())],
            id: Some(&format!("mulai-{place}")),
            body: button_group(&[
                html! { (Button { label: &start, ..Button::default() }) },
                html! { (ButtonLink { label: &resume, href: "/lanjut", emphasis: Emphasis::Secondary, ..ButtonLink::default() }) },
            ]),
            ..Form::default()
        })
    }
}
