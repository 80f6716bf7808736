//! On the registrar's page of a case that is about an entry: which entry, the person side by side, and what shall be changed.

use super::{find::number_input, life_path, pair, standing, words};
use crate::{
    kernel::{Seat, Sent},
    page::{Button, ButtonLink, Checkboxes, Choice, Comparison, ComparisonRow, Details, Emphasis, Field, Form, Inset, Notification, SummaryList, SummaryRow, Tone},
    registry_office::{path, wording},
};
use application::{Application, command::Act, facts::EntryLife, state::{Amendment, SecondAct}};
use catalogue::{Answers, Service, basis::claimed, service::{Does, StepAct}};
use maud::{Markup, html};
use people::Deed;

/// What the section looks at. `found`: an entry that was looked up just now and is not compared yet.
pub struct About<'a> {
    pub seat: &'a Seat,
    pub service: &'a Service,
    pub case: &'a Application,
    pub answers: &'a Answers,
    pub life: Option<&'a EntryLife>,
    pub found: Option<&'a EntryLife>,
    pub typed: &'a Sent,
}

pub fn section(about: &About<'_>) -> Markup {
    let (seat, case) = (about.seat, about.case);
    let Some(annotates) = &about.service.annotates else { return Markup::default() };
    let open = case.stage.is_under_review() && case.due_act() == Some(StepAct::Approve) && seat.may(Deed::Act(Act::Refer));
    html! {
        h2.govuk-heading-m id="akta" { (seat.say("register-section")) }
        @if let Some(life) = about.life {
            (persons(about, life))
            (standing::of_entry(seat, life))
            p.govuk-body { a.govuk-link href=(life_path(life.of)) { (seat.say_with("register-open", &[("number", life.entry.number.as_str())])) } }
            @if annotates.does.is_drafted() { (amendment(about, life, annotates.does, open)) }
            @if annotates.does == Does::Note && case.annotated.is_none() { (note(about, life)) }
        } @else if case.entry_elsewhere { (Inset { body: html! { p.govuk-body { (seat.say("register-elsewhere")) } } }) }
        @else if about.found.is_none() { p.govuk-body { (seat.say("register-none-yet")) } }
        @if open { (finding(about)) }
    }
}

/// Look one up, or say that the person has been compared.
fn finding(about: &About<'_>) -> Markup {
    let (seat, case) = (about.seat, about.case);
    let seen = case.seq.to_string();
    if let Some(found) = about.found {
        let number = found.entry.number.to_string();
        let (label, legend) = (seat.say("register-compared"), seat.say("register-compared-legend"));
        let choices = [Choice { value: "yes".into(), label, ..Choice::default() }];
        let field = Field { words: seat.visit.words(), name: "compared", id: Some("compared"), label: &legend, ..Field::default() };
        return html! {
            (persons(about, found))
            (standing::of_entry(seat, found))
            (Form {
                action: &path(case.id, "rujuk"), idempotency: &seat.visit.delivery_token("rujuk"),
                hidden: &[("seen", &seen), ("number", &number), ("step", "compare")],
                body: html! {
                    (Checkboxes { field, choices: &choices })
                    (Button { label: &seat.say("register-refer"), ..Button::default() })
                },
                ..Form::default()
            })
        };
    }
    let typed = about.typed.find("number").map(str::to_owned);
    let value = typed.or_else(|| about.service.entry_number(about.answers).map(str::to_owned)).unwrap_or_default();
    let form = html! {
        (Form {
            action: &path(case.id, "rujuk"), idempotency: &seat.visit.delivery_token("rujuk"), hidden: &[("seen", &seen)],
            body: html! {
                (number_input(seat, &value, None))
                (Button { label: &seat.say("register-find-button"), emphasis: Emphasis::Secondary, ..Button::default() })
            },
            ..Form::default()
        })
    };
    let form = html! { (form) (elsewhere(about, &seen)) (of_another_region(about)) };
    if about.life.is_none() { form } else { html! { (Details { summary: &seat.say("register-another"), body: form, ..Details::default() }) } }
}

/// Where the law lets it be: the entry is not ours, and its own region notes the event.
fn elsewhere(about: &About<'_>, seen: &str) -> Markup {
    let (seat, case) = (about.seat, about.case);
    let may_be = about.service.annotates.as_ref().is_some_and(|annotates| annotates.elsewhere) && !case.entry_elsewhere;
    if !may_be {
        return Markup::default();
    }
    html! {
        (Form {
            action: &path(case.id, "rujuk"), idempotency: &seat.visit.delivery_token("elsewhere"), hidden: &[("seen", seen), ("step", "elsewhere")],
            body: html! { (Button { label: &seat.say("register-elsewhere-button"), emphasis: Emphasis::Secondary, ..Button::default() }) },
            ..Form::default()
        })
    }
}

/// Documents are given from another region's entry too, once its letter says what stands there.
fn of_another_region(about: &About<'_>) -> Markup {
    let seat = about.seat;
    let given = about.service.annotates.as_ref().is_some_and(|annotates| annotates.does == Does::Nothing);
    if !given || !seat.may(Deed::Act(Act::KeyEntry)) {
        return Markup::default();
    }
    let body = html! {
        p.govuk-body { (seat.say("register-of-region-text")) }
        p.govuk-body { a.govuk-link href="/petugas/buku" { (seat.say("register-of-region-link")) } }
    };
    html! { (Details { summary: &seat.say("register-of-region"), body, ..Details::default() }) }
}

/// The people of the application beside the people of the entry.
fn persons(about: &About<'_>, life: &EntryLife) -> Markup {
    let (seat, visit) = (about.seat, &about.seat.visit);
    let Some(of) = words::service(visit, &life.entry.service) else { return Markup::default() };
    let meant = pair::meant(about.service, about.answers, &of, life.content());
    let rows: Vec<ComparisonRow> = words::stated(&of)
        .into_iter()
        .filter_map(|field| {
            let said = pair::same(about.service, meant.as_ref(), field).and_then(|field| wording::answer_of(visit, about.service, about.answers, field.as_str()));
            let stands = words::answer(visit, &of, life.content(), field.as_str());
            (said.is_some() || stands.is_some()).then(|| ComparisonRow { fact: words::label(visit, &of, field.as_str()), values: vec![said, stands] })
        })
        .collect();
    let sources = [seat.say("registry-source-application"), seat.say_with("register-source", &[("number", life.entry.number.as_str())])];
    html! {
        (Comparison {
            words: visit.words(), caption: &seat.say("register-persons"), fact_title: &seat.say("registry-column-fact"),
            result_title: &seat.say("registry-column-result"), sources: &sources, rows: &rows,
        })
    }
}

/// What shall be changed, and who has said what about it.
fn amendment(about: &About<'_>, life: &EntryLife, does: Does, open: bool) -> Markup {
    let (seat, case) = (about.seat, about.case);
    let key = if does == Does::Annulment { "register-annulment" } else { "register-correction" };
    html! {
        h2.govuk-heading-m { (seat.say(key)) }
        @match &case.amendment {
            None => { p.govuk-body { (seat.say("register-amendment-none")) } }
            Some(amendment) => {
                @if does == Does::Correction && case.annotated.is_none() { (before_after(seat, life, &amendment.content)) }
                (reasons(about, amendment))
            }
        }
        @if open {
            (ButtonLink { label: &seat.say(if case.amendment.is_some() { "register-amendment-again" } else { "register-amendment-draft" }),
                href: &path(case.id, "perubahan"), emphasis: Emphasis::Secondary, accesskey: Some("u"), ..ButtonLink::default() })
        }
        (undecided(about))
    }
}

fn undecided(about: &About<'_>) -> Markup {
    let waits = about.case.awaits_second().iter().any(|(act, _)| *act == SecondAct::Amendment);
    about.case.amendment.as_ref().filter(|_| waits).map_or_else(Markup::default, |amendment| second(about.seat, about.case, amendment))
}

/// The sentence that shall stand beside the entry, why, and who has said what about it; what stands there already is told above.
fn note(about: &About<'_>, life: &EntryLife) -> Markup {
    let (seat, case) = (about.seat, about.case);
    let basis = about.service.note_reason().and_then(|reason| reason.basis.clone()).unwrap_or_default();
    let later = [("date", seat.say("register-note-date")), ("number", seat.say("register-note-number")), ("entry", life.entry.number.to_string()), ("basis", claimed(&basis).to_owned()), ("changes", String::new())];
    let sentences = about.service.annotation(about.answers, &later);
    let sentence = sentences.get(seat.visit.language.tag()).or(sentences.values().next()).cloned().unwrap_or_default();
    html! {
        h2.govuk-heading-m { (seat.say("register-kind-note")) }
        p.govuk-body { (seat.say("register-note-text")) }
        (Inset { body: html! { p.govuk-body { (sentence) } } })
        @match &case.amendment {
            None => { (SummaryList { words: seat.visit.words(), rows: &[row(seat, "register-basis", seat.visit.say_basis(&basis))] }) }
            Some(amendment) => { (reasons(about, amendment)) }
        }
        (undecided(about))
    }
}

/// The entry as it stands and as it shall stand; only what differs.
fn before_after(seat: &Seat, life: &EntryLife, changed: &Answers) -> Markup {
    let mut after = life.content().clone();
    after.extend(changed);
    changes(seat, life, life.content(), &after)
}

/// Two contents of an entry beside each other, where they differ.
pub(super) fn changes(seat: &Seat, life: &EntryLife, before: &Answers, after: &Answers) -> Markup {
    let visit = &seat.visit;
    let Some(of) = words::service(visit, &life.entry.service) else { return Markup::default() };
    let differing = after.iter().filter(|(field, value)| before.get(field.as_str()) != Some(*value));
    let rows: Vec<ComparisonRow> = differing
        .map(|(field, _)| ComparisonRow {
            fact: words::label(visit, &of, field.as_str()),
            values: vec![words::answer(visit, &of, before, field.as_str()), words::answer(visit, &of, after, field.as_str())],
        })
        .collect();
    let sources = [seat.say("register-before"), seat.say("register-after")];
    html! {
        (Comparison {
            words: visit.words(), caption: &seat.say("register-changes"), fact_title: &seat.say("registry-column-fact"),
            result_title: &seat.say("registry-column-result"), sources: &sources, rows: &rows,
        })
    }
}

fn reasons(about: &About<'_>, amendment: &Amendment) -> Markup {
    let visit = &about.seat.visit;
    let mut rows = vec![
        row(about.seat, "register-reason", wording::reason(visit, amendment.code.as_str())),
        row(about.seat, "register-basis", visit.say_basis(&amendment.basis)),
        row(about.seat, "register-drafted-by", format!("{}, {}", wording::person(visit, &amendment.by), visit.say_time(amendment.at))),
    ];
    if !amendment.note.is_empty() {
        rows.push(row(about.seat, "register-note", amendment.note.clone()));
    }
    if let Some(by) = &amendment.agreed_by {
        rows.push(row(about.seat, "register-decided-by", wording::person(visit, by)));
    }
    html! { (SummaryList { words: visit.words(), rows: &rows }) }
}

pub(super) fn row(seat: &Seat, key: &str, value: String) -> SummaryRow {
    SummaryRow { key: seat.say(key), value: html! { (value) }, change: None }
}

/// The second person's yes or no; whoever drafted or approved it reads that it waits for somebody else.
fn second(seat: &Seat, case: &Application, amendment: &Amendment) -> Markup {
    let me = seat.actor.staff_id();
    let approved = case.last(Act::Approve).and_then(|(actor, _)| actor.staff_id());
    let own = me == amendment.by.staff_id() || me == approved;
    if own || people::permit(&seat.actor, Deed::Act(Act::DecideAmendment), Some(case)).is_err() {
        return html! { (Inset { body: html! { p.govuk-body { (seat.say("second-waits")) } } }) };
    }
    let seen = case.seq.to_string();
    let answer = |value: &str, key: &str, emphasis: Emphasis| {
        html! {
            (Form {
                action: &path(case.id, "putus-perubahan"), idempotency: &seat.visit.delivery_token(value), hidden: &[("seen", &seen), ("answer", value)],
                body: html! { (Button { label: &seat.say(key), emphasis, ..Button::default() }) }, ..Form::default()
            })
        }
    };
    html! {
        (Notification { title: &seat.say("register-second-title"), tone: Tone::Attention, body: html! { p { (seat.say("register-second-text")) } } })
        div.btn-group { (answer("yes", "register-second-yes", Emphasis::Primary)) (answer("no", "register-second-no", Emphasis::Secondary)) }
    }
}
