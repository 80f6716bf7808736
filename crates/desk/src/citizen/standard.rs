//! The service standard: 14 components, said from the service's own tables, as a public page. The poster prints the same parts.
//!
//! **Invariant:** what the tables know (procedure, time, cost, legal basis) is never written a second time as a text.
//!
//! Read next: [`super::standard_pdf`].

use super::{entry::Asked, guide, kitir, voice::Voice};
use crate::{
    kernel::{Halt, Visit},
    page::{ButtonLink, Emphasis, button_group},
};
use axum::{extract::Path, response::Response};
use catalogue::{Answers, Facts, basis, service::Component, texts::key_part};
use maud::{Markup, html};

/// Components that a citizen needs before she starts, in the order of the page; the others concern the office.
pub const DELIVERY: [&str; 6] = ["requirements", "procedure", "time", "cost", "product", "complaints"];

/// One component in words.
pub struct Part {
    pub component: String,
    pub title: String,
    pub sentences: Vec<String>,
    pub points: Vec<String>,
    /// The points happen one after the other.
    pub numbered: bool,
    /// The government must replace the text.
    pub example: bool,
}

pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Halt> {
    let asked = Asked::find(&visit, &id).ok_or(Halt::NotFound)?;
    let voice = Voice::new(&visit, &asked.service);
    let title = visit.say_with("standard-title", &[("service", &asked.title(&voice))]);
    let back = format!("/layanan/{}", asked.id());
    let poster = visit.say("standard-poster");
    let body = html! {
        h1 { (title) }
        p { (visit.say_with("standard-lead", &[("government", &visit.government.name)])) }
        (button_group(&[html! { (ButtonLink { label: &poster, href: &format!("{back}/standar.pdf"), emphasis: Emphasis::Secondary, ..ButtonLink::default() }) }]))
        @for (heading, delivery) in [("standard-delivery", true), ("standard-management", false)] {
            h2 { (visit.say(heading)) }
            @for part in parts(&voice, &asked).iter().filter(|part| DELIVERY.contains(&part.component.as_str()) == delivery) {
                h3 { (part.title) }
                (said(&visit, part))
            }
        }
    };
    Ok(visit.page(&title, None, Some(&back), false, body))
}

/// A part without its heading.
pub fn said(visit: &Visit, part: &Part) -> Markup {
    html! {
        @for sentence in &part.sentences { p { (sentence) } }
        @if part.numbered { ol { @for point in &part.points { li { (point) } } } }
        @else if !part.points.is_empty() { ul { @for point in &part.points { li { (point) } } } }
        @if part.example { p { em { (visit.say("citizen-before-example")) } } }
    }
}

/// All components in the order of the law.
pub fn parts(voice: &Voice<'_>, asked: &Asked<'_>) -> Vec<Part> {
    let components = &voice.service.standard.components;
    let delivery = DELIVERY.iter().filter_map(|id| components.iter().find(|component| component.id == *id));
    let others = components.iter().filter(|component| !DELIVERY.contains(&component.id.as_str()));
    delivery.chain(others).map(|component| part(voice, asked, component)).collect()
}

/// One component in words.
pub fn part(voice: &Voice<'_>, asked: &Asked<'_>, component: &Component) -> Part {
    let none = Vec::new;
    let (sentences, points) = match component.id.as_str() {
        "requirements" => (vec![voice.say("standard-requirements")], guide::papers_in_short(voice, asked)),
        "procedure" => (none(), procedure(voice, asked)),
        "time" => (vec![time(voice), voice.say("standard-time-paused")], times(voice, asked)),
        "cost" => (vec![cost(voice)], cost_today(voice, asked)),
        "product" => (vec![voice.say("service-product")], none()),
        "complaints" => (vec![complaints(voice)], none()),
        "legal-basis" => (none(), voice.service.standard.basis.iter().map(|law| basis::claimed(law).to_owned()).collect()),
        other => (vec![voice.say(&format!("standard-{}", key_part(other)))], none()),
    };
    Part {
        title: voice.say(&format!("citizen-standard-{}", key_part(&component.id))),
        numbered: component.id == "procedure",
        component: component.id.clone(),
        sentences,
        points,
        example: component.example,
    }
}

/// The route as the citizen lives it.
fn procedure(voice: &Voice<'_>, asked: &Asked<'_>) -> Vec<String> {
    let steps = voice.service.route.iter().filter(|step| asked.leaves_open(&step.when)).map(|step| {
        let promise = voice.say(&format!("step-{}-promise", key_part(step.id.as_str())));
        if step.when.0.is_empty() {
            promise
        } else {
            voice.say_with("standard-step-when", &[("step", &promise), ("situation", &guide::situations(voice, &step.when))])
        }
    });
    let download = voice.service.outputs.iter().any(|output| output.self_print).then(|| voice.say("standard-step-download"));
    std::iter::once(voice.say("standard-step-first")).chain(steps).chain(download).collect()
}

fn time(voice: &Voice<'_>) -> String {
    voice.say_with("before-promise", &[("days", &voice.service.promise.working_days.to_string())])
}

/// Where another time is promised, and what a late day is worth.
fn times(voice: &Voice<'_>, asked: &Asked<'_>) -> Vec<String> {
    let variants = voice.service.promises.iter().filter(|(when, _)| asked.leaves_open(when)).map(|(when, promise)| {
        let time = voice.say_with("before-promise", &[("days", &promise.working_days.to_string())]);
        voice.say_with("standard-step-when", &[("step", &time), ("situation", &guide::situations(voice, when))])
    });
    let rule = voice.visit.government.compensation_on(voice.visit.today());
    variants.chain(rule.map(|rule| voice.visit.say_with("standard-compensation", &[("amount", &super::voice::rupiah(rule.amount_rupiah))]))).collect()
}

fn complaints(voice: &Voice<'_>) -> String {
    let help = &voice.visit.government.help;
    let ways = [Some(help.phone.as_str()), help.whatsapp.as_deref(), help.email.as_deref(), help.complaints_url.as_deref()];
    let ways: Vec<&str> = ways.into_iter().flatten().collect();
    voice.say_with("standard-complaints-ways", &[("ways", &ways.join(", ")), ("hours", &kitir::opening_hours(voice.visit))])
}

fn cost(voice: &Voice<'_>) -> String {
    let always = voice.service.fees_on(&Answers::default(), &Facts::default(), voice.visit.today());
    voice.say(if always.iter().all(|fee| fee.amount_rupiah == 0 || fee.waived) { "standard-cost-free" } else { "standard-cost-due" })
}

/// What is to be paid today in each situation that the fee table knows, waivers included.
pub fn cost_today(voice: &Voice<'_>, asked: &Asked<'_>) -> Vec<String> {
    let today = voice.visit.today();
    let always = voice.service.fees_on(&Answers::default(), &Facts::default(), today);
    let in_force = |from, until: Option<time::Date>| from <= today && until.is_none_or(|until| today <= until);
    let rest = voice.service.fees.iter().filter(|fee| in_force(fee.from, fee.until) && !fee.when.0.is_empty() && asked.leaves_open(&fee.when));
    let sometimes = rest.map(|fee| {
        let waiver = voice.service.waivers.iter().find(|waiver| waiver.fee == fee.id && in_force(waiver.from, waiver.until));
        let shown = catalogue::service::FeeToday {
            fee: fee.id.clone(),
            amount_rupiah: fee.amount_rupiah,
            waived: waiver.is_some(),
            waived_until: waiver.and_then(|waiver| waiver.until),
            basis: String::new(),
        };
        voice.say_with("before-fee-when", &[("fee", &voice.fee(&shown)), ("situation", &guide::situations(voice, &fee.when))])
    });
    always.iter().map(|fee| voice.fee(fee)).chain(sometimes).collect()
}
