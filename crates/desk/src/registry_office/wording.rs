//! Values, people and moments of a case in the reader's words. Every sentence comes from Fluent.

use crate::kernel::{Seat, Visit};
use crate::page::{TimeLeft, Tone, group_digits};
use application::{Actor, Stage};
use catalogue::{Answers, Service, field::{FieldKind, parse_date}, texts::key_part};
use maud::{Markup, Render};
use time::OffsetDateTime;

const FOURS: [usize; 4] = [4, 4, 4, 4];

/// An answer as people read it: dates in words, options by name, long numbers in groups, wards by name.
pub fn answer(visit: &Visit, service: &Service, field: &str, value: &str) -> String {
    match service.kind_of(field) {
        Some(FieldKind::Choice { .. }) => option(visit, &key_part(field), &key_part(value)),
        Some(FieldKind::Date { .. }) => parse_date(value).map_or_else(|| value.to_owned(), |date| visit.say_date(date)),
        Some(FieldKind::Nik { .. } | FieldKind::FamilyCardNumber) => group_digits(value, &FOURS),
        Some(FieldKind::Ward) => visit.government.find_ward(value).map_or_else(|| value.to_owned(), |ward| ward.name.clone()),
        _ => value.to_owned(),
    }
}

/// Some questions speak to the applicant ("I am the mother"); officers read the plain fact.
fn option(visit: &Visit, field: &str, value: &str) -> String {
    let plain = format!("option-{field}-{value}-plain");
    if visit.speech().has(&plain) { visit.say(&plain) } else { visit.say(&format!("option-{field}-{value}")) }
}

/// Whether a field tells officers something: "do you know the NIK" says no more than the NIK or its absence does.
pub fn tells(field: &str) -> bool {
    !field.ends_with(".nik_known")
}

/// The answer to a field, if it was given.
pub fn answer_of(visit: &Visit, service: &Service, answers: &Answers, field: &str) -> Option<String> {
    answers.get(field).map(|value| answer(visit, service, field, value))
}

/// What a question is called in tables: its label, or the short name of what is no question.
pub fn label(visit: &Visit, field: &str) -> String {
    let short = format!("field-{}-short", key_part(field));
    if visit.speech().has(&short) { visit.say(&short) } else { visit.say(&format!("field-{}-label", key_part(field))) }
}

/// What papers decided, in a sentence: "Anak seorang ibu".
pub fn fact(visit: &Visit, fact: &str, value: &str) -> String {
    visit.say(&format!("fact-{}-{}", key_part(fact), key_part(value)))
}

/// What that is about: "Orang tua di akta".
pub fn fact_name(visit: &Visit, fact: &str) -> String {
    visit.say(&format!("fact-{}", key_part(fact)))
}

/// The officers' name of a coded reason of this service.
pub fn reason(visit: &Visit, code: &str) -> String {
    visit.say(&format!("reason-{}-name", key_part(code)))
}

/// "Rina, Registrar, Dispendukcapil".
pub fn person(visit: &Visit, actor: &Actor) -> String {
    match actor {
        Actor::Applicant => visit.say("registry-actor-applicant"),
        Actor::System => visit.say("registry-actor-system"),
        Actor::Staff { name, role, office, .. } => {
            let role = visit.say(&format!("role-{}", role.replace('_', "-")));
            let office = visit.government.find_office(office.as_str()).map_or(office.as_str(), |office| office.name.as_str());
            format!("{name}, {role}, {office}")
        }
    }
}

pub fn stage(visit: &Visit, stage: Stage) -> String {
    visit.say(&format!("stage-{}", stage.as_str().replace('_', "-")))
}

/// "Kelurahan Genteng"; the id when the office has left the catalogue.
pub fn office(seat: &Seat, id: Option<&catalogue::OfficeId>) -> String {
    let Some(id) = id else { return String::new() };
    seat.visit.government.find_office(id.as_str()).map_or_else(|| id.to_string(), |office| office.name.clone())
}

/// Time that is left of the promise, as bar and words.
pub fn time_left(visit: &Visit, submitted: Option<OffsetDateTime>, due: Option<OffsetDateTime>, paused: bool) -> Markup {
    let now = visit.now.at;
    let Some(due) = due else { return Markup::default() };
    if paused {
        return TimeLeft { text: &visit.say("registry-time-paused"), used_percent: 0, tone: Tone::Neutral }.render();
    }
    let hours = (due - now).whole_hours();
    let (key, amount) = match hours {
        left if left >= 48 => ("registry-time-days", left / 24),
        left if left >= 1 => ("registry-time-hours", left),
        _ if due > now => ("registry-time-minutes", (due - now).whole_minutes().max(1)),
        past if past > -24 => ("registry-time-late-hours", -past),
        past => ("registry-time-late-days", -past / 24),
    };
    let tone = if due <= now { Tone::Bad } else if hours < 4 { Tone::Attention } else { Tone::Good };
    let text = visit.say_with(key, &[("count", &amount.to_string())]);
    TimeLeft { text: &text, used_percent: used_percent(submitted, now, due), tone }.render()
}

fn used_percent(submitted: Option<OffsetDateTime>, now: OffsetDateTime, due: OffsetDateTime) -> u16 {
    let Some(submitted) = submitted else { return 0 };
    let (whole, used) = ((due - submitted).whole_minutes(), (now - submitted).whole_minutes());
    if whole <= 0 {
        return 100;
    }
    u16::try_from((used * 100 / whole).clamp(0, 100)).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::{Duration, macros::datetime};

    #[test]
    fn the_bar_is_empty_at_sending_half_in_the_middle_and_full_past_the_promise() {
        let sent = datetime!(2026-11-23 02:00 UTC);
        let due = sent + Duration::hours(24);
        assert_eq!(used_percent(Some(sent), sent, due), 0);
        assert_eq!(used_percent(Some(sent), sent + Duration::hours(12), due), 50);
        assert_eq!(used_percent(Some(sent), due + Duration::days(9), due), 100);
        assert_eq!(used_percent(Some(due), sent, due), 100);
        assert_eq!(used_percent(None, sent, due), 0);
    }
}
