//! What the registrar can do now, what stands in the way, and what was done last.

use super::{Look, link};
use crate::kernel::{Halt, extract};
use crate::page::{ActionBar, Button, ButtonLink, Emphasis, Field, Form, GroupedNumber, Inset, Notification, Tag, Tone};
use crate::registry_office::{bring_back, lines, wording};
use application::{Command, Stage, command::Act};
use catalogue::service::StepAct;
use maud::{Markup, html};
use people::Deed;

/// A number that can be a NIK, to ask whether one may be entered at all.
const SAMPLE_NIK: &str = "9978010101000001";

/// What the reader should know before anything else.
pub(super) fn news(look: &Look<'_>) -> Markup {
    let (case, visit) = (look.case, &look.seat.visit);
    let approved = case.last(Act::Approve).filter(|_| case.stage == Stage::Approved);
    html! {
        @if let Some(registration) = &case.registration {
            (Notification {
                title: &look.say("registry-news-registered"), tone: Tone::Good,
                body: html! {
                    p { strong { (registration.number) } " " (wording::person(visit, &registration.by)) ", " (visit.say_time(registration.at)) }
                    p { a href=(link(look, "akta")) { (look.say("registry-open-entry")) } }
                },
            })
        }
        @if let Some(annotated) = &case.annotated {
            (Notification {
                title: &look.say(&format!("register-news-{}", annotated.kind.key())), tone: Tone::Good,
                body: html! {
                    p { (wording::person(visit, &annotated.by)) ", " (visit.say_time(annotated.at)) }
                    p { a href={ "/petugas/permohonan/" (annotated.entry) "/register" } { (look.say("register-open-history")) } }
                },
            })
        }
        @if let (Stage::Registered, Some((reason, note))) = (case.stage, super::history::declined(look)) {
            (Notification { title: &look.say("registry-news-declined"), tone: Tone::Bad, body: html! { p { (reason) } p { q { (note) } } } })
        }
        @if let Some((by, at)) = approved {
            (Notification { title: &look.say("registry-news-approved"), tone: Tone::Good, body: html! { p { (wording::person(visit, by)) ", " (visit.say_time(at)) } } })
        }
        @if case.due_act() == Some(StepAct::Confirm) && case.stage == Stage::Approved {
            (Inset { body: html! { p.govuk-body { (look.say("registry-news-awaits-applicant")) } } })
        }
        @if case.due_act() == Some(StepAct::DecideLate) && case.stage.is_under_review() {
            (Inset { body: html! { p.govuk-body {
                (look.say("registry-news-late")) " " a.govuk-link href=(link(look, "terlambat")) { (look.say("registry-open-late")) }
            } } })
        }
        @if case.stage == Stage::Recording {
            (Inset { body: html! { p.govuk-body {
                (look.say("registry-news-elsewhere")) " " a.govuk-link href=(link(look, "luar")) { (look.say("registry-open-elsewhere")) }
            } } })
        }
        @if let Some(suspension) = &case.suspended {
            (Inset { body: html! { p.govuk-body { (look.say(&format!("suspension-{}", suspension.reason.key()))) } } })
        }
    }
}

/// Why a button is not there, in the core's own words.
pub(super) fn obstacles(look: &Look<'_>) -> Markup {
    let trial = look.trial();
    let mut reasons: Vec<String> = [Command::Approve, Command::Register]
        .into_iter()
        .chain(bring_back::trial(&look.seat.visit, look.case))
        .filter_map(|command| trial.obstacle(command))
        .flat_map(|refusal| lines(look.seat, &refusal, None))
        .map(|fault| fault.text)
        .chain(unprintable(look))
        .collect();
    reasons.dedup();
    html! {
        @if !reasons.is_empty() {
            (Notification {
                title: &look.say("registry-obstacles"), tone: Tone::Attention,
                body: html! { ul { @for reason in &reasons { li { (reason) } } } },
            })
        }
    }
}

/// What is written into the register must fit on a certificate: answers that the extract lacks stand in the way of approval.
fn unprintable(look: &Look<'_>) -> Vec<String> {
    if !look.case.reviewed || !look.case.stage.is_under_review() || !look.service.has_document() {
        return Vec::new();
    }
    match extract::draft_extract(&look.seat.visit, look.case, look.life.as_ref()) {
        Err(Halt::Refused(refusal)) => lines(look.seat, &refusal, None).into_iter().map(|fault| fault.text).collect(),
        _ => Vec::new(),
    }
}

/// The NIK of whom the case is about, as the population register gave it; blank stays blank.
pub(super) fn enter_nik(look: &Look<'_>) -> Markup {
    let Some(entered) = &look.service.subject.entered_nik else { return Markup::default() };
    if !look.trial().allows(Command::EnterNik { nik: SAMPLE_NIK.to_owned() }) {
        return Markup::default();
    }
    let visit = &look.seat.visit;
    let typed = look.typed.find("nik");
    let value = typed.or_else(|| look.case.answers.get(entered.field.as_str())).unwrap_or_default();
    let (label, hint, seen) = (look.say("registry-nik-label"), look.say("registry-nik-hint"), look.case.seq.to_string());
    let field = Field { words: visit.words(), name: "nik", label: &label, hint: Some(&hint), private: true, ..Field::default() };
    html! {
        h2.govuk-heading-m { (wording::label(visit, entered.field.as_str())) }
        @if look.case.answers.get(entered.field.as_str()).is_none() { p { (Tag { text: &look.say("registry-nik-blank"), tone: Tone::Neutral }) } }
        (Form {
            action: &link(look, "nik"), idempotency: &look.token("nik"), hidden: &[("seen", &seen)],
            body: html! {
                (GroupedNumber { field, value, groups: &[4, 4, 4, 4], autocomplete: Some("off") })
                (Button { label: &look.say("registry-nik-save"), emphasis: Emphasis::Secondary, ..Button::default() })
            },
            ..Form::default()
        })
    }
}

pub(super) fn bar(look: &Look<'_>) -> Markup {
    let trial = look.trial();
    let seen = look.case.seq.to_string();
    let acts = [
        (Command::Approve, "setuju", "registry-act-approve", Some("t")),
        (Command::Register, "catat", "registry-act-register", Some("t")),
        (Command::RequestSigning, "minta-tanda-tangan", "registry-act-request-signing", Some("t")),
    ];
    let prints = unprintable(look).is_empty();
    let offered: Vec<_> = acts.into_iter().filter(|(command, ..)| prints && trial.allows(command.clone())).collect();
    let sends_back = look.case.stage.is_under_review() && look.seat.may(Deed::Act(Act::Return));
    if offered.is_empty() && !sends_back && !look.case.is_in_register() {
        return Markup::default();
    }
    html! {
        @for (_, page, _, _) in &offered {
            (Form { action: &link(look, page), idempotency: &look.token(page), hidden: &[("seen", &seen)], id: Some(page), ..Form::default() })
        }
        (ActionBar { label: &look.say("registry-acts"), body: html! {
            @for (_, page, label, key) in &offered {
                (Button { label: &look.say(label), accesskey: *key, form: Some(page), ..Button::default() }) " "
            }
            @if sends_back {
                (ButtonLink { label: &look.say("registry-act-return"), href: &link(look, "kembalikan"), emphasis: Emphasis::Secondary, accesskey: Some("k"), ..ButtonLink::default() }) " "
                (ButtonLink { label: &look.say("registry-act-refuse"), href: &link(look, "tolak"), emphasis: Emphasis::Warning, ..ButtonLink::default() }) " "
            }
            @if look.case.is_in_register() {
                (ButtonLink { label: &look.say("registry-open-entry"), href: &link(look, "akta"), emphasis: Emphasis::Secondary, ..ButtonLink::default() })
            }
        } })
    }
}
