//! What the date of the event means: how old, until when in time, and what is due when late. Said right after the date was given.

use super::{held::Held, road::Road, voice::Voice};
use crate::{
    kernel::Visit,
    page::{Notification, Tone},
};
use catalogue::{field::parse_date, service::{Event, Page}};
use maud::{Markup, html};

/// The question that asks for the day of the event.
fn date_field(event: Event) -> &'static str {
    match event {
        Event::Birth => "child.birth_date",
        Event::Death => "deceased.death_date",
    }
}

pub fn is_asked_on(held: &Held, page: &Page) -> bool {
    page.fields.iter().any(|field| field.as_str() == date_field(held.service.event))
}

/// None while the date is not known.
pub fn notice(visit: &Visit, held: &Held, voice: &Voice<'_>) -> Option<Markup> {
    let road = Road::of(visit, held);
    let happened = parse_date(road.answers.get(date_field(held.service.event))?)?;
    let today = visit.today();
    let days = (today - happened).whole_days().max(0).to_string();
    let deadline = held.service.deadlines.iter().find(|one| one.from <= today && one.until.is_none_or(|until| today <= until))?;
    let last = visit.government.calendar.days_after(happened, deadline.days, deadline.counting)?;
    let limit = deadline.days.to_string();
    let late = today > last;
    let key = if late { "citizen-late" } else { "citizen-in-time" };
    let text = visit.say_with(key, &[("days", &days), ("limit", &limit), ("last", &visit.say_date(last))]);
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
