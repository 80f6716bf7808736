//! What was said beside what the certificate will say; warnings; all answers; the draft in words.

use super::{Look, link};
use crate::kernel::extract;
use crate::page::{Comparison, ComparisonRow, Details, Inset, SummaryList, SummaryRow, WarningText};
use crate::registry_office::wording;
use certificate::Extract;
use maud::{Markup, html};

/// The application beside the draft: a name that was given but will not be printed is seen at once.
pub(super) fn comparison(look: &Look<'_>) -> Markup {
    // What is printed from an entry stands beside that entry.
    if look.service.prints.is_empty() {
        return Markup::default();
    }
    let visit = &look.seat.visit;
    let printed = printed(look);
    let shown = |field: &str| printed.iter().find(|(id, _)| id == field).map(|(_, value)| value.clone());
    let mut fields: Vec<&str> = Vec::new();
    for print in &look.service.prints {
        if !fields.contains(&print.field.as_str()) {
            fields.push(print.field.as_str());
        }
    }
    let mut rows: Vec<ComparisonRow> = fields
        .into_iter()
        .map(|field| {
            let values = vec![wording::answer_of(visit, look.service, &look.answers, field), shown(field)];
            ComparisonRow { fact: wording::label(visit, field), values }
        })
        .collect();
    for fact in &look.service.needs {
        let words = |value: &str| wording::fact(visit, fact.as_str(), value);
        let said = look.case.facts.get(&format!("{fact}_claimed")).map(words);
        rows.push(ComparisonRow { fact: wording::fact_name(visit, fact.as_str()), values: vec![said, look.case.decided.get(fact.as_str()).map(words)] });
    }
    let sources = [look.say("registry-source-application"), look.say("registry-source-extract")];
    html! {
        h2.govuk-heading-m { (look.say("registry-compare-data")) }
        (Comparison {
            words: visit.words(), caption: &look.say("registry-compare-data-caption"), fact_title: &look.say("registry-column-fact"),
            result_title: &look.say("registry-column-result"), sources: &sources, rows: &rows,
        })
    }
}

/// What the document will state, in words; nothing before the papers are decided on.
fn printed(look: &Look<'_>) -> Vec<(String, String)> {
    if !look.case.reviewed {
        return Vec::new();
    }
    let stated = extract::printed(look.service, &look.answers, &look.case.known_facts()).into_iter();
    stated.map(|(field, value)| { let words = wording::answer(&look.seat.visit, look.service, &field, &value); (field, words) }).collect()
}

pub(super) fn warnings(look: &Look<'_>) -> Markup {
    let visit = &look.seat.visit;
    let on = look.case.declared_on.unwrap_or_else(|| visit.today());
    let warnings = look.service.warnings(&look.answers, on, &visit.government);
    html! {
        @for warning in &warnings {
            (WarningText { prefix: &visit.words().warning, text: &format!("{}: {}", wording::label(visit, warning.field.as_str()), visit.speech().say_problem(warning)) })
        }
    }
}

/// What the document will say, with a link to the page as it would be printed.
pub(super) fn draft(look: &Look<'_>) -> Markup {
    if !look.service.has_document() {
        return Markup::default();
    }
    html! {
        h2.govuk-heading-m { (look.say("registry-draft-title")) }
        @match extract::draft_extract(&look.seat.visit, look.case, look.life.as_ref()) {
            Ok(draft) => {
                (Inset { body: draft_words(look, &draft) })
                @if !look.case.is_in_register() {
                    p.govuk-body { a.govuk-link href=(link(look, "draf.pdf")) { (look.say("registry-draft-pdf")) } }
                } @else {
                    p.govuk-body { a.govuk-link href=(link(look, "pratinjau.pdf")) { (look.say("registry-certificate-pdf")) } }
                }
            }
            Err(_) => { p.govuk-body { (look.say("registry-draft-not-yet")) } }
        }
    }
}

fn draft_words(look: &Look<'_>, draft: &Extract) -> Markup {
    let visit = &look.seat.visit;
    let stated = match &look.life {
        Some(life) if look.service.prints.is_empty() => crate::registers::shall_state(visit, look.case, life),
        _ => printed(look).into_iter().map(|(field, value)| (wording::label(visit, &field), value)).collect(),
    };
    let rows: Vec<SummaryRow> = stated.into_iter().map(|(key, value)| SummaryRow { key, value: html! { (value) }, change: None }).collect();
    html! {
        (SummaryList { words: visit.words(), rows: &rows })
        @for fact in &look.service.needs {
            @if let Some(value) = look.case.decided.get(fact.as_str()) { p.govuk-body { (wording::fact(visit, fact.as_str(), value)) } }
        }
        p.govuk-body { (visit.say_with("registry-draft-issued", &[("city", &draft.issued_in), ("head", &draft.head_name)])) }
    }
}

/// Every answer by group of the form, folded away.
pub(super) fn all_answers(look: &Look<'_>) -> Markup {
    let visit = &look.seat.visit;
    let groups = look.service.groups.iter().map(|group| {
        let pages = look.service.pages.iter().filter(|page| page.group == *group);
        let rows: Vec<SummaryRow> = pages
            .flat_map(|page| &page.fields)
            .filter(|field| wording::tells(field.as_str()))
            .filter_map(|field| {
                let value = wording::answer_of(visit, look.service, &look.answers, field.as_str())?;
                Some(SummaryRow { key: wording::label(visit, field.as_str()), value: html! { (value) }, change: None })
            })
            .collect();
        (group, rows)
    });
    let body = html! {
        @for (group, rows) in groups.filter(|(_, rows)| !rows.is_empty()) {
            h3.govuk-heading-s { (look.say(&format!("group-{group}"))) }
            (SummaryList { words: visit.words(), rows: &rows })
        }
    };
    html! { (Details { summary: &look.say("registry-all-answers"), body, ..Details::default() }) }
}
