//! How a case ended without a certificate: why, on what legal basis, and what one can do.

use super::{held::Held, voice::Voice};
use crate::{
    kernel::{Visit, onward},
    page::{Notification, Tone},
};
use application::Stage;
use axum::{http::StatusCode, response::Response};
use catalogue::GovernmentId;
use maud::{Markup, html};

/// Did the page come in answer to something that she sent?
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    Nothing,
    /// What she sent came too late and was not taken.
    Lost,
}

/// The end of a case as a page of its own: for a draft that never had a number, and for what was sent after the end.
pub fn page(visit: &Visit, held: &Held, sent: Sent) -> Response {
    let voice = held.voice(visit);
    let title = visit.say("citizen-ended-title");
    let body = html! {
        span.govuk-caption-l { (voice.title()) }
        h1 { (title) }
        @if sent == Sent::Lost { (Notification { title: "", tone: Tone::Attention, body: html! { p { (visit.say("citizen-ended-lost")) } } }) }
        (reason(visit, held, &voice))
        (erased(visit, held))
        @if held.case.receipt.is_some() { p { a href=(held.tracker_path(visit)) { (visit.say("citizen-ended-tracker")) } } }
    };
    let mut response = visit.page(&title, Some(&voice.title()), Some("/"), sent == Sent::Lost, body);
    if sent == Sent::Lost {
        *response.status_mut() = StatusCode::CONFLICT;
    }
    response
}

/// For everybody who has the address: it names nobody, and there is nothing else left to see.
pub fn erased(visit: &Visit, held: &Held) -> Markup {
    if let Some(to) = &held.case.handed_on_to {
        return handed_on(visit, held, to);
    }
    let Some((at, reason)) = held.case.erased else { return html! {} };
    let date = visit.say_date(visit.government.calendar.date_of(at));
    let why = visit.say(&format!("citizen-erased-{}", reason.key()));
    html! {
        (Notification { title: &visit.say("citizen-erased-title"), tone: Tone::Neutral, body: html! {
            p { (visit.say_with("citizen-erased", &[("date", &date)])) " " (why) }
            @if held.case.registration.is_some() { p { (visit.say("citizen-erased-registered")) } }
        } })
    }
}

/// Its slip leads on: number and PIN are the same there.
fn handed_on(visit: &Visit, held: &Held, to: &GovernmentId) -> Markup {
    let there = onward::find(visit, to);
    let city = there.map_or_else(|| to.to_string(), |government| government.city.clone());
    html! {
        (Notification { title: &visit.say_with("citizen-onward-title", &[("city", &city)]), tone: Tone::Good, body: html! {
            p { (visit.say_with("citizen-onward", &[("city", &city)])) }
            @if let Some(government) = there {
                p { a href=(onward::tracker_at(visit, government, held.case.id)) { (visit.say_with("citizen-onward-there", &[("city", &city)])) } }
            }
        } })
    }
}

/// On the other side: whoever wonders why another office has it.
pub fn received(visit: &Visit, held: &Held) -> Markup {
    let Some(from) = &held.case.received_from else { return html! {} };
    let city = onward::find(visit, from).map_or_else(|| from.to_string(), |government| government.city.clone());
    html! {
        (Notification { title: "", tone: Tone::Neutral, body: html! {
            p { (visit.say_with("citizen-onward-received", &[("from", &city), ("city", &visit.government.city)])) }
        } })
    }
}

/// For the applicant, after her PIN.
pub fn reason(visit: &Visit, held: &Held, voice: &Voice<'_>) -> Markup {
    let key = match held.case.stage {
        Stage::Refused => return refused(visit, held, voice),
        Stage::Withdrawn => "citizen-ended-withdrawn",
        Stage::Expired => "citizen-ended-expired",
        _ => return html! {},
    };
    let title = visit.say(&format!("{key}-title"));
    html! {
        (Notification { title: &title, tone: Tone::Neutral, body: html! { p { (visit.say(key)) } p { a href=(format!("/layanan/{}", held.service.id)) { (visit.say("citizen-ended-again")) } } } })
    }
}

fn refused(visit: &Visit, held: &Held, voice: &Voice<'_>) -> Markup {
    let title = visit.say("citizen-ended-refused-title");
    let Some((code, basis)) = &held.case.refusal else { return html! {} };
    html! {
        (Notification {
            title: &title,
            tone: Tone::Bad,
            body: html! {
                p { strong { (voice.reason(code)) } }
                @if let Some(fix) = voice.reason_fix(code) { p { (fix) } }
                @if !basis.is_empty() { p { (visit.say_basis(basis)) } }
            },
        })
        h2 { (visit.say("citizen-ended-objection")) }
        p { (voice.say("objection")) }
        @if let Some(address) = &visit.government.help.complaints_url { p { a href=(address) rel="noreferrer" { (address) } } }
    }
}
