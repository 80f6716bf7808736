//! The answers of a case by group, each with a "cocok" tick that helps the eye and is kept nowhere.

use super::super::words;
use super::Look;
use crate::page::{CheckList, CheckRow};
use catalogue::Answers;
use maud::{Markup, html};

pub(super) fn fields(look: &Look<'_>) -> Markup {
    let (seat, case, service) = (look.seat, look.case, look.service);
    let on = case.declared_on.unwrap_or_else(|| seat.visit.today());
    let counted = service.effective(&case.answers, on);
    let tick_word = seat.say("counter-tick");
    html! {
        @for group in &service.groups {
            @let rows = rows(look, &counted, group);
            @if !rows.is_empty() { (CheckList { title: &words::group_title(&seat.visit, group), tick_word: &tick_word, rows: &rows }) }
        }
    }
}

fn rows(look: &Look<'_>, counted: &Answers, group: &str) -> Vec<CheckRow> {
    let (seat, service) = (look.seat, look.service);
    let visit = &seat.visit;
    let asked = service.pages.iter().filter(|page| page.group == group).flat_map(|page| &page.fields);
    asked
        .filter_map(|field| Some((field, counted.get(field.as_str())?)))
        .map(|(field, value)| {
            let label = words::field_label(visit, field);
            let shown = words::answer_text(visit, service, field, value);
            CheckRow {
                tick_label: seat.say_with("counter-tick-label", &[("field", &label)]),
                label,
                value: html! { (shown) },
                name: "tick".into(),
                tick_value: field.to_string(),
                checked: look.sent.all("tick").any(|ticked| ticked == field.as_str()),
                note: None,
            }
        })
        .collect()
}
