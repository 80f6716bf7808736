//! What was said beside what the certificate will say; warnings; all answers; the draft in words.

use super::{Look, link};
use crate::kernel::extract;
use crate::page::{Comparison, ComparisonRow, Details, Inset, SummaryList, SummaryRow, WarningText};
use crate::registry_office::wording;
use catalogue::field::date_text;
use certificate::{BirthExtract, Parentage as Printed, words::Sex};
use maud::{Markup, html};
use registry::Parentage;

/// Facts that stand on the extract, in its order.
const ON_THE_EXTRACT: [&str; 8] =
    ["child.nik", "child.name", "child.birth_place", "child.birth_date", "child.birth_order", "child.sex", "father.name", "mother.name"];

/// The application beside the draft extract: a name that was given but will not be printed is seen at once.
pub(super) fn comparison(look: &Look<'_>) -> Markup {
    let visit = &look.seat.visit;
    let draft = extract::draft_extract(visit, look.case).ok();
    let mut rows: Vec<ComparisonRow> = ON_THE_EXTRACT
        .iter()
        .map(|field| {
            let printed = draft.as_ref().and_then(|draft| printed(draft, field));
            let printed = printed.map(|value| wording::answer(visit, look.service, field, &value));
            ComparisonRow { fact: wording::label(visit, field), values: vec![wording::answer_of(visit, look.service, &look.answers, field), printed] }
        })
        .collect();
    let said = look.case.facts.get("parentage_claimed").and_then(Parentage::from_fact).map(|claimed| wording::parentage(visit, claimed));
    let decided = look.case.parentage().map(|decided| wording::parentage(visit, decided));
    rows.push(ComparisonRow { fact: look.say("fact-parentage"), values: vec![said, decided] });
    let sources = [look.say("registry-source-application"), look.say("registry-source-extract")];
    html! {
        h2.govuk-heading-m { (look.say("registry-compare-data")) }
        (Comparison {
            words: visit.words(), caption: &look.say("registry-compare-data-caption"), fact_title: &look.say("registry-column-fact"),
            result_title: &look.say("registry-column-result"), sources: &sources, rows: &rows,
        })
    }
}

/// The value that the extract will show for a field, in the form in which answers are kept.
fn printed(draft: &BirthExtract, field: &str) -> Option<String> {
    let (father, mother) = match &draft.parentage {
        Printed::BothParents { father, mother } | Printed::BothParentsUnregistered { father, mother } => (Some(father), Some(mother)),
        Printed::MotherOnly { mother } => (None, Some(mother)),
        Printed::Unknown => (None, None),
    };
    match field {
        "child.nik" => draft.nik.clone(),
        "child.name" => Some(draft.child_name.clone()),
        "child.birth_place" => Some(draft.place_of_birth.clone()),
        "child.birth_date" => Some(date_text(draft.date_of_birth)),
        "child.birth_order" => Some(draft.birth_order.to_string()),
        "child.sex" => Some(match draft.sex {
            Sex::Male => "male".to_owned(),
            Sex::Female => "female".to_owned(),
        }),
        "father.name" => father.cloned(),
        "mother.name" => mother.cloned(),
        _ => None,
    }
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

/// What the extract will say, in one sentence a line, with a link to the page as it would be printed.
pub(super) fn draft(look: &Look<'_>) -> Markup {
    html! {
        h2.govuk-heading-m { (look.say("registry-draft-title")) }
        @match extract::draft_extract(&look.seat.visit, look.case) {
            Ok(draft) => {
                (Inset { body: draft_words(look, &draft) })
                @if look.case.registration.is_none() {
                    p.govuk-body { a.govuk-link href=(link(look, "draf.pdf")) { (look.say("registry-draft-pdf")) } }
                } @else {
                    p.govuk-body { a.govuk-link href=(link(look, "pratinjau.pdf")) { (look.say("registry-certificate-pdf")) } }
                }
            }
            Err(_) => { p.govuk-body { (look.say("registry-draft-not-yet")) } }
        }
    }
}

fn draft_words(look: &Look<'_>, draft: &BirthExtract) -> Markup {
    let visit = &look.seat.visit;
    let shown = |field: &str| printed(draft, field).map(|value| wording::answer(visit, look.service, field, &value)).unwrap_or_default();
    let born = [("place", shown("child.birth_place")), ("date", shown("child.birth_date"))];
    let child = [("order", shown("child.birth_order")), ("sex", shown("child.sex"))];
    let say = |key: &str, args: &[(&str, String)]| {
        let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        visit.say_with(key, &args)
    };
    let parents = match &draft.parentage {
        Printed::BothParents { father, mother } => say("registry-draft-both", &[("father", father.clone()), ("mother", mother.clone())]),
        Printed::BothParentsUnregistered { father, mother } => {
            say("registry-draft-both-unregistered", &[("father", father.clone()), ("mother", mother.clone())])
        }
        Printed::MotherOnly { mother } => say("registry-draft-mother-only", &[("mother", mother.clone())]),
        Printed::Unknown => say("registry-draft-unknown", &[]),
    };
    html! {
        p.govuk-body { (say("registry-draft-born", &born)) }
        p.govuk-body { strong { (draft.child_name) } }
        p.govuk-body { (say("registry-draft-child", &child)) }
        p.govuk-body { (parents) }
        p.govuk-body { (say("registry-draft-issued", &[("city", draft.issued_in.clone()), ("head", draft.head_name.clone())])) }
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
