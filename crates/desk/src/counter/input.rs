//! One question of a form as an input that fits its kind. Form name: the field's id (`child.name`); dates also take `<id>-day`, `-month`, `-year`.

use super::words;
use crate::{
    kernel::{Seat, Sent, Visit},
    page::{Choice, DateInput, Field as Frame, GroupedNumber, InputKind, Radios, Select, SelectOption, TextInput, Width},
};
use catalogue::{
    FieldId, OfficeKind,
    field::{Field, FieldKind, PrefillSource},
    region,
};
use maud::{Markup, Render};

/// More options than this are a list, fewer are radio buttons.
const RADIOS_MOST: usize = 5;

/// What was sent for a field, as one text: dates from one box or three. None when the form did not carry the field at all.
pub(crate) fn raw(sent: &Sent, field: &Field) -> Option<String> {
    let id = field.id.as_str();
    if let Some(whole) = sent.find(id) {
        return Some(whole.to_owned());
    }
    if !matches!(field.kind, FieldKind::Date { .. }) {
        return None;
    }
    let part = |name: &str| sent.find(&format!("{id}-{name}"));
    let (day, month, year) = (part("day")?, part("month")?, part("year")?);
    if [day, month, year].iter().all(|part| part.is_empty()) { Some(String::new()) } else { Some(format!("{year}-{month}-{day}")) }
}

/// Id of the element that a link of the error summary leads to.
pub(super) fn anchor(field: &Field) -> String {
    if matches!(field.kind, FieldKind::Date { .. }) { format!("{}-day", field.key()) } else { field.key() }
}

/// `value` is as typed or as stored; `error` blocks, `warning` does not.
pub(crate) fn input(seat: &Seat, field: &Field, value: &str, error: Option<&str>, warning: Option<&str>) -> Markup {
    let visit = &seat.visit;
    let (label, hint, key) = (label(visit, field), hint(visit, field, value), field.key());
    let frame = Frame {
        words: visit.words(),
        name: field.id.as_str(),
        id: Some(&key),
        label: &label,
        hint: hint.as_deref(),
        error,
        warning,
        heading: false,
        private: true,
    };
    let text = |kind: InputKind, width: Width| TextInput { field: frame, value, kind, width, autocomplete: Some("off"), ..Default::default() }.render();
    match &field.kind {
        FieldKind::PersonName { .. } => text(InputKind::Name, Width::Full),
        FieldKind::Text { .. } => text(InputKind::Text, Width::Full),
        FieldKind::Time => text(InputKind::Text, Width::Chars5),
        FieldKind::Integer { .. } => text(InputKind::Digits, Width::Chars5),
        FieldKind::Phone => text(InputKind::Phone, Width::Chars20),
        FieldKind::Email => text(InputKind::Email, Width::Full),
        FieldKind::Nik { .. } | FieldKind::FamilyCardNumber => {
            GroupedNumber { field: frame, value, groups: words::NUMBER_GROUPS, autocomplete: Some("off") }.render()
        }
        FieldKind::Date { .. } => date(frame, value),
        FieldKind::Choice { options } => choice(visit, &field.id, frame, options, value),
        FieldKind::Ward => Select { field: frame, empty: Some(&seat.say("counter-choose")), options: &wards(seat, value) }.render(),
    }
}

/// Only what may stay empty is marked.
fn label(visit: &Visit, field: &Field) -> String {
    let label = words::field_label(visit, &field.id);
    if field.required { label } else { visit.say_with("filling-optional", &[("label", &label)]) }
}

/// An empty box that would be filled from the informant's answers says so.
fn hint(visit: &Visit, field: &Field, value: &str) -> Option<String> {
    let own = words::field_hint(visit, field);
    let offers = field.prefill.as_ref().is_some_and(|prefill| matches!(prefill.source, PrefillSource::Answer(_)));
    if !offers || !value.is_empty() {
        return own;
    }
    let offer = visit.say("filling-offer-hint");
    Some(own.map_or_else(|| offer.clone(), |own| format!("{own}. {offer}")))
}

fn date(frame: Frame<'_>, value: &str) -> Markup {
    let mut parts = value.splitn(3, '-');
    let (year, month, day) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    DateInput { field: frame, day, month, year, ..Default::default() }.render()
}

fn choice(visit: &Visit, id: &FieldId, frame: Frame<'_>, options: &[String], value: &str) -> Markup {
    if options.len() > RADIOS_MOST {
        let options: Vec<SelectOption> = options
            .iter()
            .map(|option| SelectOption { value: option.clone(), label: words::option_label(visit, id, option), selected: option == value, group: None })
            .collect();
        return Select { field: frame, empty: Some(&visit.say("counter-choose")), options: &options }.render();
    }
    let choices: Vec<Choice> = options
        .iter()
        .map(|option| Choice { value: option.clone(), label: words::option_label(visit, id, option), checked: option == value, ..Default::default() })
        .collect();
    Radios { field: frame, choices: &choices, inline: options.len() == 2, divider: None }.render()
}

/// Wards by district, one's own district first; and "elsewhere", which the check answers with where to go.
fn wards(seat: &Seat, chosen: &str) -> Vec<SelectOption> {
    let government = &seat.visit.government;
    let name = |id: &catalogue::OfficeId| government.find_office(id.as_str()).map(|office| office.name.clone()).unwrap_or_default();
    let own = if seat.office.kind == OfficeKind::Ward { seat.office.parent.clone() } else { Some(seat.office.id.clone()) };
    let mut wards: Vec<(bool, String, String, &str)> = government
        .offices
        .values()
        .filter(|office| office.kind == OfficeKind::Ward)
        .map(|ward| (ward.parent != own, ward.parent.as_ref().map(&name).unwrap_or_default(), ward.name.clone(), ward.region_code.as_str()))
        .collect();
    wards.sort();
    let mut options: Vec<SelectOption> = wards
        .into_iter()
        .map(|(_, district, ward, code)| SelectOption { value: code.to_owned(), label: ward, selected: code == chosen, group: Some(district) })
        .collect();
    options.push(SelectOption { value: region::OUTSIDE.into(), label: seat.say("counter-ward-outside"), selected: chosen == region::OUTSIDE, group: None });
    options
}

#[cfg(test)]
mod tests {
    use super::*;
    use catalogue::Condition;

    fn field(kind: FieldKind) -> Field {
        Field {
            id: FieldId::new("child.birth_date"), kind, required: true, when: Condition::default(), private: false, index: None,
            basis: String::new(), autocomplete: None,
            prefill: None,
        }
    }

    fn sent(pairs: &[(&str, &str)]) -> Sent {
        Sent::from_pairs(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()).expect("short")
    }

    #[test]
    fn a_date_comes_from_one_box_or_from_three() {
        let date = field(FieldKind::Date { not_after_today: true });
        assert_eq!(raw(&sent(&[("child.birth_date", "2026-11-20")]), &date).as_deref(), Some("2026-11-20"));
        let boxes = [("child.birth_date-day", "7"), ("child.birth_date-month", "3"), ("child.birth_date-year", "2026")];
        assert_eq!(raw(&sent(&boxes), &date).as_deref(), Some("2026-3-7"));
        let empty = boxes.map(|(name, _)| (name, ""));
        assert_eq!(raw(&sent(&empty), &date).as_deref(), Some(""));
        assert_eq!(raw(&sent(&[]), &date), None);
    }

    #[test]
    fn the_error_summary_leads_to_the_first_box_of_a_date() {
        assert_eq!(anchor(&field(FieldKind::Date { not_after_today: false })), "child-birth-date-day");
        assert_eq!(anchor(&field(FieldKind::Phone)), "child-birth-date");
    }
}
