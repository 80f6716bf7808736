//! The kitir: number, QR and PIN to keep, and what happens next. A page to bookmark.
//!
//! **Invariant:** the PIN stands here only for the browser in which it was born, until she says that she has noted it or 24 hours
//! have passed; then nobody can show it again. The QR carries an address, nothing else.

use super::{held::Held, road::Road, voice::Voice};
use crate::{
    kernel::{Halt, Visit, bundle},
    page::{Button, ButtonLink, Emphasis, Form, Inset, Panel, Slip, SlipPin, button_group, qr_svg},
};
use application::{ReceiptNumber, Stage};
use axum::{extract::Path, response::Response};
use catalogue::{Calendar, service::OfficeLevel};
use maud::{Markup, html};
use time::Weekday;

pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    let Some(number) = held.case.receipt.clone() else { return Ok(visit.see_other(&held.path("/nanti"))) };
    let voice = held.voice(&visit);
    let title = visit.say(if held.is_draft() { "citizen-kitir-title-draft" } else { "citizen-kitir-title" });
    let body = html! {
        (Panel { title: &title, body: html! { p { (visit.say(if held.is_draft() { "citizen-kitir-lead-draft" } else { "citizen-kitir-lead" })) } }, ..Panel::default() })
        (slip(&visit, &held, &voice, &number))
        (pin_noted(&visit, &held))
        (keep(&visit, &held, &number))
        (next(&visit, &held, &voice))
    };
    let response = visit.page(&title, Some(&voice.title()), Some(&held.list_or_tracker(&visit)), false, body);
    Ok(visit.keep_cookie(response))
}

impl Held {
    fn list_or_tracker(&self, visit: &Visit) -> String {
        if self.is_draft() { self.path("") } else { self.tracker_path(visit) }
    }
}

/// "I have noted the PIN": from now on nobody can show it.
pub async fn noted(mut visit: Visit, Path(id): Path<String>) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    let case = held.case.id;
    visit.change_session(move |data| data.pins.retain(|pin| pin.application != case)).await?;
    Ok(visit.see_other(&held.path("/kitir")))
}

fn slip(visit: &Visit, held: &Held, voice: &Voice<'_>, number: &ReceiptNumber) -> Markup {
    let address = held.public_address(visit);
    let number = number.to_string();
    let said = ["citizen-kitir-slip", "citizen-kitir-number", "citizen-kitir-qr", "citizen-kitir-pin", "citizen-kitir-pin-show", "citizen-kitir-pin-secret"];
    let [title, number_label, qr_label, pin_label, show, remark] = said.map(|key| visit.say(key));
    let pin = visit.fresh_pin(held.case.id).map(|pin| pin.digits.clone());
    let mut lines = vec![(visit.say("citizen-kitir-service"), html! { (voice.title()) })];
    lines.extend(promise(visit, held).map(|promise| (visit.say("citizen-kitir-promise"), html! { (promise) })));
    let receives = bundle::receives(visit, &held.service, &held.case);
    if !receives.is_empty() {
        lines.push((visit.say("outputs-receives"), html! { (receives.join("; ")) }));
    }
    if let Some((office, _)) = office(visit, held) {
        lines.push((visit.say("citizen-kitir-office"), html! { (office) }));
    }
    html! {
        (Slip {
            government: &visit.government.name,
            crest: Some("/lambang.svg"),
            title: &title,
            number_label: &number_label,
            number: &number,
            qr: qr_svg(&address, &qr_label),
            address: &address,
            pin: pin.as_deref().map(|pin| SlipPin { label: &pin_label, show: &show, pin, remark: &remark, open: true }),
            lines: &lines,
            free_of_charge: "",
        })
    }
}

fn pin_noted(visit: &Visit, held: &Held) -> Markup {
    let label = visit.say("citizen-kitir-pin-noted");
    html! {
        @if visit.fresh_pin(held.case.id).is_some() {
            (Form {
                action: &held.path("/kitir"),
                body: html! {
                    p { (visit.say("citizen-kitir-pin-note")) }
                    (Button { label: &label, emphasis: Emphasis::Secondary, ..Button::default() })
                },
                ..Form::default()
            })
        } @else { (Inset { body: html! { p { (visit.say("citizen-kitir-pin-gone")) } } }) }
    }
}

/// Saving, printing, sending it to oneself.
fn keep(visit: &Visit, held: &Held, number: &ReceiptNumber) -> Markup {
    let message = visit.say_with("citizen-kitir-whatsapp-text", &[("number", &number.to_string()), ("address", &held.public_address(visit))]);
    let whatsapp = format!("https://wa.me/?text={}", percent_encoded(&message));
    let (pdf, send) = (visit.say("citizen-kitir-pdf"), visit.say("citizen-kitir-whatsapp"));
    let calendar = held.case.due_at.is_some() && !held.case.stage.is_final();
    html! {
        (button_group(&[
            html! { (ButtonLink { label: &pdf, href: &held.path("/kitir.pdf?ukuran=a6"), ..ButtonLink::default() }) },
            html! { (ButtonLink { label: &send, href: &whatsapp, emphasis: Emphasis::Secondary, ..ButtonLink::default() }) },
        ]))
        p {
            (visit.say("citizen-kitir-rolls")) " "
            a href=(held.path("/kitir.pdf?ukuran=58")) { "58 mm" } " "
            a href=(held.path("/kitir.pdf?ukuran=80")) { "80 mm" }
        }
        @if calendar { p { a href=(held.path("/kitir.ics")) { (visit.say("citizen-kitir-calendar")) } } }
        p { a href=(held.tracker_path(visit)) { (visit.say("citizen-kitir-track")) } }
    }
}

/// What happens next, with dates; what to bring, where and when.
fn next(visit: &Visit, held: &Held, voice: &Voice<'_>) -> Markup {
    if held.is_draft() {
        let days = held.service.limits.draft_days.to_string();
        return html! {
            h2 { (visit.say("citizen-kitir-next")) }
            p { (visit.say_with("citizen-later-number", &[("days", &days)])) }
            p { a href=(held.path("")) { (visit.say("citizen-to-tasks")) } }
        };
    }
    let papers = papers_to_bring(held, voice);
    html! {
        h2 { (visit.say("citizen-kitir-next")) }
        ol {
            @for step in &held.case.route {
                li { (voice.find(&format!("step-{}-promise", step.id)).unwrap_or_else(|| voice.say(&format!("step-{}-name", step.id)))) }
            }
        }
        @if let Some(promise) = promise(visit, held) { p { strong { (visit.say_with("citizen-kitir-promised", &[("date", &promise)])) } } }
        @if !papers.is_empty() {
            h2 { (visit.say("citizen-kitir-bring")) }
            p { (visit.say("citizen-kitir-bring-text")) }
            ul { @for paper in &papers { li { (paper) } } }
        }
        @if let Some((name, address)) = office(visit, held) {
            h2 { (visit.say("citizen-kitir-where")) }
            p { strong { (name) } @if let Some(address) = address { br; (address) } br; (opening_hours(visit)) }
        }
    }
}

/// "Rabu, 25 November 2026 pukul 09.30 WIB", while it is still ahead of the register.
pub fn promise(visit: &Visit, held: &Held) -> Option<String> {
    let ahead = held.case.stage.is_under_review() || matches!(held.case.stage, Stage::Registered | Stage::Signing | Stage::Suspended);
    held.case.due_at.filter(|_| ahead).map(|due| visit.say_time(due))
}

/// Originals that the office must see, among the papers that were sent.
pub fn papers_to_bring(held: &Held, voice: &Voice<'_>) -> Vec<String> {
    let sent = |slot: &catalogue::SlotId| held.case.documents_in(slot).next().is_some();
    held.case.requirements.iter().filter(|one| one.original && sent(&one.slot)).map(|one| voice.slot(&one.slot)).collect()
}

/// The ward that is responsible: name and address. Before sending, the one of her address.
pub fn office(visit: &Visit, held: &Held) -> Option<(String, Option<String>)> {
    let responsible = held.case.responsible.clone().or_else(|| {
        let road = Road::of(visit, held);
        visit.government.responsible(held.service.ward(&road.answers)?)
    })?;
    let office = visit.government.find_office(responsible.at(OfficeLevel::Ward)?.as_str())?;
    Some((office.name.clone(), office.address.clone()))
}

/// "Senin-Kamis 07.30-16.00; Jumat 07.30-15.00": runs of days with the same hours.
pub fn opening_hours(visit: &Visit) -> String {
    let runs = runs(&visit.government.calendar);
    let day = |weekday: Weekday| visit.say(&format!("weekday-{}", weekday.number_from_monday()));
    let said: Vec<String> = runs
        .into_iter()
        .map(|(first, last, hours)| {
            let days = if first == last { day(first) } else { format!("{}-{}", day(first), day(last)) };
            format!("{days} {:02}.{:02}-{:02}.{:02}", hours.open.hour(), hours.open.minute(), hours.close.hour(), hours.close.minute())
        })
        .collect();
    format!("{} {}", said.join("; "), visit.government.zone_label)
}

fn runs(calendar: &Calendar) -> Vec<(Weekday, Weekday, catalogue::calendar::Hours)> {
    let week = [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday, Weekday::Saturday, Weekday::Sunday];
    let mut runs: Vec<(Weekday, Weekday, catalogue::calendar::Hours)> = Vec::new();
    for weekday in week {
        let Some(hours) = calendar.usual_hours(weekday) else { continue };
        match runs.last_mut() {
            Some((_, last, same)) if *same == hours && last.next() == weekday => *last = weekday,
            _ => runs.push((weekday, weekday, hours)),
        }
    }
    runs
}

/// For a text in an address: everything but letters, digits and `-_.~` becomes `%XX`.
pub fn percent_encoded(text: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::with_capacity(text.len() * 3);
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            out.push(char::from(byte));
        } else {
            // Writing to a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_an_address_keeps_no_sign_that_an_address_knows() {
        assert_eq!(percent_encoded("Kitir K7QX-2MPD-4: https://a/k/1?x&y"), "Kitir%20K7QX-2MPD-4%3A%20https%3A%2F%2Fa%2Fk%2F1%3Fx%26y");
        assert_eq!(percent_encoded("é"), "%C3%A9");
    }
}
