//! Whether a document that was given out still says what the register says: for officers and for whoever holds it.

use super::{life_path, words};
use crate::{
    kernel::{Halt, Seat, Visit},
    page::{Notification, Tag, Tone},
    registry_office::path,
};
use application::{Application, ApplicationId, facts::EntryLife};
use maud::{Markup, html};
use registry::{Origin, Standing};
use store::Contract;

/// The standing of the document of a case; none while it has none, and for documents that are made from no entry.
pub async fn of_case(visit: &Visit, case: &Application) -> Result<Option<Standing<ApplicationId>>, Halt> {
    let service = visit.government.services.get(&case.service);
    let signed = service.filter(|_| case.certificate_sha256.is_some());
    let Some(of) = signed.and_then(|service| case.extract_of(service)) else { return Ok(None) };
    let life = visit.desk.store.find_life(&visit.government.id, of).await?;
    Ok(life.and_then(|life| life.standing(case.id)))
}

fn told(visit: &Visit, standing: &Standing<ApplicationId>) -> Option<(String, Tone)> {
    Some(match standing {
        Standing::Current => return None,
        Standing::Superseded { at, .. } => (visit.say_with("standing-superseded", &[("date", &visit.say_date(visit.government.calendar.date_of(*at)))]), Tone::Attention),
        Standing::Outdated { since, kind } => (visit.say_with(&format!("standing-outdated-{}", kind.key()), &[("date", &visit.say_date(*since))]), Tone::Attention),
        Standing::Annulled { since } => (visit.say_with("standing-annulled", &[("date", &visit.say_date(*since))]), Tone::Bad),
    })
}

/// With the way to the document that took its place.
pub fn for_officer(seat: &Seat, standing: Option<&Standing<ApplicationId>>) -> Markup {
    let Some((standing, (text, tone))) = standing.and_then(|standing| Some((standing, told(&seat.visit, standing)?))) else { return Markup::default() };
    html! {
        (Notification { title: &seat.say("standing-title"), tone, body: html! {
            p { (text) }
            @if let Standing::Superseded { by, .. } = standing { p { a href=(path(*by, "akta")) { (seat.say("standing-successor")) } } }
        } })
    }
}

/// No name and no number: whoever has the token reads it.
pub fn for_citizen(visit: &Visit, standing: Option<&Standing<ApplicationId>>) -> Markup {
    let Some((text, tone)) = standing.and_then(|standing| told(visit, standing)) else { return Markup::default() };
    html! { (Notification { title: &visit.say("standing-title"), tone, body: html! { p { (text) } p { (visit.say("standing-ask")) } } }) }
}

/// One word about an entry, and what stands beside it.
pub fn of_entry(seat: &Seat, life: &EntryLife) -> Markup {
    let visit = &seat.visit;
    let (key, tone) = if life.annulment().is_some() { ("register-annulled", Tone::Bad) } else { ("register-stands", Tone::Good) };
    html! {
        p.govuk-body {
            (Tag { text: &seat.say(key), tone }) " "
            @if let Origin::Region(region) = &life.entry.origin { (Tag { text: &seat.say_with("register-kept-by", &[("region", region)]), tone: Tone::Neutral }) " " }
            @if !life.annotations.is_empty() {
                a.govuk-link href={ (life_path(life.of)) "#riwayat" } { (seat.say_with("register-annotations", &[("count", &life.annotations.len().to_string())])) }
            }
        }
        @if !life.annotations.is_empty() {
            ul { @for one in &life.annotations { li { (visit.say_date(one.on)) ": " (words::sentence(visit, one)) } } }
        }
    }
}
