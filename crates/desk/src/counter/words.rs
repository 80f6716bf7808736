//! Catalogue things and people in the officer's language: labels, answers, papers, reasons, times.
//!
//! **Invariant:** an answer is only formatted here, never changed; what nobody has a word for is shown as it is.

use crate::{kernel::Visit, page::group_digits};
use application::{Actor, Application};
use catalogue::{Answers, DocumentKindId, FieldId, ReasonCode, Service, ServiceId, SlotId, field::{Field, FieldKind, parse_date}, texts::key_part};
use time::Duration;

/// Sizes of the groups of a NIK or family card number.
pub(super) const NUMBER_GROUPS: &[usize] = &[4, 4, 4, 4];

pub(super) fn service_name(visit: &Visit, service: &str) -> String {
    let found = visit.government.find_service(service);
    found.map_or_else(|| service.to_owned(), |service| service.texts.speech(&visit.language).say("service-name"))
}

pub(super) fn group_title(visit: &Visit, group: &str) -> String {
    let keys = [format!("group-{}-title", key_part(group)), format!("group-{}", key_part(group))];
    first_of(visit, &keys).unwrap_or_else(|| group.to_owned())
}

pub(super) fn field_label(visit: &Visit, field: &FieldId) -> String {
    let part = key_part(field.as_str());
    first_of(visit, &[format!("field-{part}-label")]).unwrap_or_else(|| field.to_string())
}

/// `letters` of the text: how long the answer may be.
pub(super) fn field_hint(visit: &Visit, field: &Field) -> Option<String> {
    let key = format!("field-{}-hint", field.key());
    let letters = field.letters_max().map(|most| most.to_string()).unwrap_or_default();
    first_of(visit, std::slice::from_ref(&key)).map(|_| visit.say_with(&key, &[("letters", &letters)]))
}

pub(super) fn option_label(visit: &Visit, field: &FieldId, value: &str) -> String {
    let key = format!("option-{}-{}", key_part(field.as_str()), key_part(value));
    first_of(visit, &[key]).unwrap_or_else(|| value.to_owned())
}

pub(super) fn slot_name(visit: &Visit, slot: &SlotId) -> String {
    visit.say(&format!("slot-{slot}-name"))
}

pub(super) fn slot_hint(visit: &Visit, slot: &SlotId) -> Option<String> {
    first_of(visit, &[format!("slot-{slot}-hint")])
}

pub(super) fn kind_name(visit: &Visit, kind: &DocumentKindId) -> String {
    visit.say(&format!("kind-{kind}-name"))
}

/// What the citizen will read for a reason.
pub(super) fn reason_text(visit: &Visit, code: &ReasonCode) -> String {
    visit.say(&format!("reason-{}", key_part(code.as_str())))
}

/// The short name of a reason, for lists that officers choose from.
pub(super) fn reason_name(visit: &Visit, code: &ReasonCode) -> String {
    let part = key_part(code.as_str());
    first_of(visit, &[format!("reason-{part}-name"), format!("reason-{part}")]).unwrap_or_else(|| code.to_string())
}

pub(super) fn reason_fix(visit: &Visit, code: &ReasonCode) -> Option<String> {
    first_of(visit, &[format!("reason-{}-fix", key_part(code.as_str()))])
}

/// How to object to a refusal: the reason's own words, else those for every refusal.
pub(super) fn reason_objection(visit: &Visit, code: &ReasonCode) -> String {
    let keys = [format!("reason-{}-objection", key_part(code.as_str())), "objection".to_owned()];
    first_of(visit, &keys).unwrap_or_default()
}

pub(super) fn stage_name(visit: &Visit, case: &Application) -> String {
    stage_word(visit, case.stage)
}

pub(super) fn stage_word(visit: &Visit, stage: application::Stage) -> String {
    visit.say(&format!("stage-{}", stage.as_str().replace('_', "-")))
}

pub(super) fn office_name(visit: &Visit, office: &str) -> String {
    visit.government.find_office(office).map_or_else(|| office.to_owned(), |office| office.name.clone())
}

pub(super) fn who(visit: &Visit, actor: &Actor) -> String {
    match actor {
        Actor::Applicant => visit.say("counter-who-applicant"),
        Actor::System => visit.say("counter-who-system"),
        Actor::Staff { name, office, .. } => {
            visit.say_with("counter-who-staff", &[("name", name), ("office", &office_name(visit, office.as_str()))])
        }
    }
}

/// An answer as people write it: dates in words, numbers in groups, options and wards by name.
pub(super) fn answer_text(visit: &Visit, service: &Service, field: &FieldId, value: &str) -> String {
    match service.fields.get(field.as_str()).map(|known| &known.kind) {
        Some(FieldKind::Choice { .. }) => option_label(visit, field, value),
        Some(FieldKind::Date { .. }) => parse_date(value).map_or_else(|| value.to_owned(), |date| visit.say_date(date)),
        Some(FieldKind::Nik { .. } | FieldKind::FamilyCardNumber) => group_digits(value, NUMBER_GROUPS),
        Some(FieldKind::Ward) => visit.government.find_ward(value).map_or_else(|| value.to_owned(), |ward| ward.name.clone()),
        Some(FieldKind::Integer { .. }) => {
            let unit = first_of(visit, &[format!("field-{}-unit", key_part(field.as_str()))]);
            unit.map_or_else(|| value.to_owned(), |unit| format!("{value} {unit}"))
        }
        _ => value.to_owned(),
    }
}

/// The person that a case is about, for headings and rows; none when no name is known yet.
pub(super) fn subject<'a>(visit: &Visit, service: &ServiceId, answers: &'a Answers) -> Option<&'a str> {
    visit.government.services.get(service).and_then(|service| service.subject_name(answers))
}

/// "3 jam 20 menit" of working time.
pub(super) fn duration(visit: &Visit, length: Duration) -> String {
    let minutes = length.whole_minutes().max(0);
    let (hours, rest) = (minutes / 60, minutes % 60);
    if hours >= 10 || hours > 0 && rest == 0 {
        return visit.say_with("counter-hours", &[("hours", &hours.to_string())]);
    }
    if hours == 0 {
        return visit.say_with("counter-minutes", &[("minutes", &rest.to_string())]);
    }
    visit.say_with("counter-hours-minutes", &[("hours", &hours.to_string()), ("minutes", &rest.to_string())])
}

/// "24/11 10.00", for lists; local time of the government.
pub(super) fn short_time(visit: &Visit, at: time::OffsetDateTime) -> String {
    let local = at.to_offset(visit.government.calendar.offset());
    let two = |number: u8| format!("{number:02}");
    let (hour, minute) = (two(local.hour()), two(local.minute()));
    let args = [("day", two(local.day())), ("month", two(u8::from(local.month()))), ("time", format!("{hour}.{minute}"))];
    visit.say_with("counter-short-time", &args.each_ref().map(|(name, value)| (*name, value.as_str())))
}

/// The first of these texts that exists.
pub(super) fn first_of(visit: &Visit, keys: &[String]) -> Option<String> {
    let speech = visit.speech();
    keys.iter().find(|key| speech.has(key)).map(|key| speech.say(key))
}
