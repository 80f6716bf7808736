//! What the date of the event means: how old, until when in time, and what is due when late. Said right after the date was given.

use super::{held::Held, road::Road, voice::Voice};
use crate::{
    kernel::Visit,
    page::{Notification, Tone},
};
use catalogue::{service::Page, texts::key_part};
use maud::{Markup, html};

pub fn is_asked_on(held: &Held, page: &Page) -> bool {
    page.fields.iter().any(|field| Some(field) == held.service.subject.date.as_ref())
}

/// None while the date is not known.
pub fn notice(visit: &Visit, held: &Held, voice: &Voice<'_>) -> Option<Markup> {
    let road = Road::of(visit, held);
    let happened = held.service.event_date(&road.answers)?;
    let today = visit.today();
    let days = (today - happened).whole_days().max(0).to_string();
    let deadline = held.service.deadlines.iter().find(|one| one.from <= today && one.until.is_none_or(|until| today <= until))?;
    let last = visit.government.calendar.days_after(happened, deadline.days, deadline.counting)?;
    let limit = deadline.days.to_string();
    let late = today > last;
    let key = format!("deadline-{}-{}", key_part(&deadline.id), if late { "late" } else { "in-time" });
    let text = voice.say_with(&key, &[("days", &days), ("limit", &limit), ("last", &visit.say_date(last))]);
    let fees = held.service.fees_on(&road.answers, &road.facts, today);
    let title = visit.say(if late { "citizen-late-title" } else { "citizen-in-time-title" });
    Some(html! {
        (Notification {
            title: &title,
            tone: if late { Tone::Attention } else { Tone::Good },
            body: html! {
                p { (text) }
                @if late { @for fee in &fees { p { (voice.fee(fee)) } } }
            },
        })
    })
}
