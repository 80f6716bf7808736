//! Possible duplicates side by side with this case; each is judged the same event or another, with a reason.
//!
//! Declared siblings are shown and never block.

use super::{Look, link};
use crate::page::{Button, Candidate, CandidateFact, Choice, Emphasis, Field, Form, Inset, Radios, SideBySide, Tag, Textarea, Tone};
use crate::registry_office::wording;
use application::{Application, ApplicationId, Command, action::Verdict, duplicate::Match};
use maud::{Markup, html};

pub(super) fn section(look: &Look<'_>) -> Markup {
    html! {
        h2.govuk-heading-m id="duplikat" { (look.say("registry-duplicates-title")) }
        @if look.matches.is_empty() { p.govuk-body { (look.say("registry-duplicates-none")) } }
        @for (index, found) in look.matches.iter().enumerate() {
            @if let Some(other) = look.others.get(&found.other.application) { (pair(look, index, found, other)) }
        }
    }
}

fn pair(look: &Look<'_>, index: usize, found: &Match, other: &Application) -> Markup {
    let percent = found.similarity_percent.to_string();
    let why = look.seat.say_with(&format!("duplicate-{}", found.likeness), &[("percent", &percent)]);
    let own = Candidate {
        title: look.say("registry-duplicates-own"),
        href: None,
        status: status(look, look.case),
        facts: facts(look, look.case, None),
        actions: Markup::default(),
    };
    let theirs = Candidate {
        title: other.receipt.as_ref().map_or_else(|| look.say("registry-no-number"), ToString::to_string),
        href: Some(format!("/petugas/permohonan/{}/banding", other.id)),
        status: status(look, other),
        facts: facts(look, other, Some(look.case)),
        actions: verdict(look, found),
    };
    html! {
        h3.govuk-heading-s { (why) }
        (SideBySide { words: look.seat.visit.words(), candidates: &[own, theirs] })
        @if found.blocks && may_judge(look, found.other.application) { (form(look, index, found.other.application)) }
    }
}

fn status(look: &Look<'_>, case: &Application) -> Markup {
    let visit = &look.seat.visit;
    html! {
        (Tag { text: &wording::stage(visit, case.stage), tone: super::tone(case.stage) })
        @if let Some(registration) = &case.registration { " " (registration.number) }
    }
}

/// What the rows of the service compare, and what the document states.
fn compared<'l>(look: &Look<'l>) -> Vec<&'l str> {
    let (rows, prints) = (&look.service.duplicates, &look.service.prints);
    let mut fields: Vec<&str> = Vec::new();
    for field in prints.iter().map(|print| &print.field).chain(rows.iter().flat_map(|row| row.fields())) {
        if !fields.contains(&field.as_str()) {
            fields.push(field.as_str());
        }
    }
    fields
}

/// `against`: the case whose values are the measure.
fn facts(look: &Look<'_>, case: &Application, against: Option<&Application>) -> Vec<CandidateFact> {
    let visit = &look.seat.visit;
    let value = |case: &Application, field: &str| wording::answer_of(visit, look.service, &case.answers, field);
    let fact = |field: &str| {
        let own = value(case, field);
        let differs = against.is_some_and(|measure| value(measure, field) != own);
        CandidateFact { fact: wording::label(visit, field), value: own.unwrap_or_else(|| visit.words().absent.clone()), differs }
    };
    compared(look).into_iter().map(fact).collect()
}

/// What was decided about a pair, if anything.
fn verdict(look: &Look<'_>, found: &Match) -> Markup {
    let other = found.other.application;
    html! {
        @if let Some(verdict) = look.case.duplicates.get(&other) {
            @let (key, tone) = match verdict {
                Verdict::Same => ("registry-verdict-same", Tone::Bad),
                Verdict::Different => ("registry-verdict-different", Tone::Good),
            };
            p { (Tag { text: &look.say(key), tone }) }
            @if let Some(reason) = super::history::reason_for(look, other) { (Inset { body: html! { p { (reason) } } }) }
        } @else if !found.blocks { p { (look.say("registry-duplicates-sibling")) } }
    }
}

fn may_judge(look: &Look<'_>, other: ApplicationId) -> bool {
    look.trial().allows(Command::JudgeDuplicate { other, verdict: Verdict::Different, reason: "x".repeat(20) })
}

fn form(look: &Look<'_>, index: usize, other: ApplicationId) -> Markup {
    let visit = &look.seat.visit;
    // What was typed belongs to the pair it was typed for.
    let typed = |name: &str| if look.typed.text("other") == other.to_string() { look.typed.text(name).to_owned() } else { String::new() };
    let (verdict, reason) = (typed("verdict"), typed("reason"));
    let (verdict_id, reason_id) = (format!("verdict-{index}"), format!("reason-{index}"));
    let choices = ["different", "same"].map(|value| Choice {
        value: value.to_owned(),
        label: look.say(&format!("registry-verdict-{value}")),
        hint: Some(look.say(&format!("registry-verdict-{value}-hint"))),
        checked: verdict == value,
        reveal: None,
    });
    let (legend, label, hint) = (look.say("registry-verdict-question"), look.say("registry-verdict-reason"), look.say("registry-reason-hint"));
    let (seen, other) = (look.case.seq.to_string(), other.to_string());
    html! {
        (Form {
            action: &link(look, "duplikat"), idempotency: &look.token(&format!("duplicate {other}")), hidden: &[("seen", &seen), ("other", &other)],
            body: html! {
                (Radios { field: Field { words: visit.words(), name: "verdict", id: Some(&verdict_id), label: &legend, ..Field::default() }, choices: &choices, ..Radios::default() })
                (Textarea { field: Field { words: visit.words(), name: "reason", id: Some(&reason_id), label: &label, hint: Some(&hint), ..Field::default() }, value: &reason, rows: 3 })
                (Button { label: &look.say("registry-verdict-send"), emphasis: Emphasis::Secondary, ..Button::default() })
            },
            ..Form::default()
        })
    }
}
