//! The long page: every question of the service in order, by section, and the papers shown at the counter.
//!
//! Questions that the answers do not ask for are shown as well, because nothing may depend on a script; their answers count for nothing.

use super::super::{
    input,
    shared::{long_case_form, record_path},
    words,
};
use crate::{
    kernel::{Seat, Sent},
    page::{Button, Checkboxes, Choice, Emphasis, ErrorSummary, Fault, Field as Frame, Form},
};
use application::{Application, Stage};
use axum::response::Response;
use catalogue::{Answers, FieldId, Problem, Service, field::Field};
use maud::{Markup, html};

/// An empty or refused new application.
pub(super) fn new(seat: &Seat, service: &Service, sent: &Sent, problems: &[Problem]) -> Response {
    let title = seat.say_with("counter-file-service", &[("service", &words::service_name(&seat.visit, service.id.as_str()))]);
    let faults = faults(seat, service, problems);
    let action = format!("/petugas/daftar/{}", service.id);
    let token = seat.visit.delivery_token("daftar");
    let body = html! {
        (ErrorSummary { words: seat.visit.words(), faults: &faults })
        h1 { (title) }
        p { (seat.say("counter-file-all")) }
        (onward_hint(seat))
        (Form { action: &action, idempotency: &token, id: Some("daftar"), onward: true, body: html! {
            (sections(seat, service, &Answers::default(), sent, problems, |_| true))
            (papers(seat, service, sent))
            div.btn-group {
                (Button { label: &seat.say("counter-file-button"), accesskey: Some("s"), ..Default::default() })
                (Button { label: &seat.say("counter-file-later"), emphasis: Emphasis::Secondary, name: Some("as"), value: Some("draft"), ..Default::default() })
            }
        }, ..Default::default() })
    };
    seat.page(&title, Some("/petugas/daftar"), !faults.is_empty(), body)
}

/// The answers of a draft again, or of a returned case only what is to be mended.
pub(super) fn again(seat: &Seat, service: &Service, case: &Application, sent: &Sent, problems: &[Problem], refused: Vec<Fault>) -> Response {
    let title = seat.say("counter-edit-title");
    let mut faults = faults(seat, service, problems);
    faults.extend(refused);
    let body = html! {
        (ErrorSummary { words: seat.visit.words(), faults: &faults })
        h1 { (title) }
        (onward_hint(seat))
        (long_case_form(seat, case, "isian", html! {
            (sections(seat, service, &case.answers, sent, problems, |field| may_write(case, field)))
            (Button { label: &seat.say("counter-save"), accesskey: Some("s"), ..Default::default() })
        }))
    };
    seat.page(&title, Some(&record_path(case.id)), !faults.is_empty(), body)
}

/// Shown by the script that makes it true.
fn onward_hint(seat: &Seat) -> Markup {
    html! { p.govuk-hint data-onward-hint="" hidden { (seat.say("filling-onward")) } }
}

pub(super) fn may_write(case: &Application, field: &FieldId) -> bool {
    case.stage == Stage::Draft || case.returned.as_ref().is_some_and(|returned| returned.asks_for_field(field))
}

pub(in crate::counter) fn faults(seat: &Seat, service: &Service, problems: &[Problem]) -> Vec<Fault> {
    problems
        .iter()
        .map(|problem| {
            let text = format!("{}: {}", words::field_label(&seat.visit, &problem.field), seat.visit.speech().say_problem(problem));
            let href = service.fields.get(problem.field.as_str()).map(|field| format!("#{}", input::anchor(field)));
            Fault { text, href }
        })
        .collect()
}

pub(in crate::counter) fn sections(
    seat: &Seat, service: &Service, answers: &Answers, sent: &Sent, problems: &[Problem], wanted: impl Fn(&FieldId) -> bool,
) -> Markup {
    html! {
        @for group in &service.groups {
            @let fields: Vec<&Field> = service.pages.iter().filter(|page| page.group == *group).flat_map(|page| &page.fields)
                .filter(|id| wanted(id)).filter_map(|id| service.fields.get(id.as_str())).collect();
            @if !fields.is_empty() {
                h2 { (words::group_title(&seat.visit, group)) }
                @for field in fields { (question(seat, answers, sent, problems, field)) }
            }
        }
    }
}

fn question(seat: &Seat, answers: &Answers, sent: &Sent, problems: &[Problem], field: &Field) -> Markup {
    let stored = answers.get(field.id.as_str()).unwrap_or_default();
    let value = input::raw(sent, field).unwrap_or_else(|| stored.to_owned());
    let error = problems.iter().find(|problem| problem.field == field.id).map(|problem| seat.visit.speech().say_problem(problem));
    input::input(seat, field, &value, error.as_deref(), None)
}

/// Papers that were shown; which of them the answers demand is said on the next page.
fn papers(seat: &Seat, service: &Service, sent: &Sent) -> Markup {
    let choices: Vec<Choice> = slots_in_order(service)
        .into_iter()
        .map(|slot| Choice {
            label: words::slot_name(&seat.visit, slot),
            checked: sent.all("paper").any(|ticked| ticked == slot.as_str()),
            value: slot.to_string(),
            ..Default::default()
        })
        .collect();
    html! {
        h2 { (seat.say("counter-file-papers")) }
        (Checkboxes {
            field: Frame { words: seat.visit.words(), name: "paper", label: &seat.say("counter-file-papers-label"), hint: Some(&seat.say("counter-file-papers-hint")), ..Default::default() },
            choices: &choices,
        })
    }
}

/// In the order of the decision table.
fn slots_in_order(service: &Service) -> Vec<&catalogue::SlotId> {
    let mut slots: Vec<&catalogue::SlotId> = Vec::new();
    for row in &service.requirements {
        if !slots.contains(&&row.slot) {
            slots.push(&row.slot);
        }
    }
    slots
}
