//! What pages of one case share: its address, its service, forms that act on it, refusals shown where the person is.

use crate::{
    kernel::{Halt, Seat, Sent, act},
    page::{Fault, Form},
};
use application::{Application, ApplicationId, Refusal};
use catalogue::Service;
use maud::{Markup, html};
use std::sync::Arc;
use store::Outcome;

/// The id in a path. Anything else is a page that does not exist.
pub(super) fn case_id(text: &str) -> Result<ApplicationId, Halt> {
    ApplicationId::parse(text).ok_or(Halt::NotFound)
}

/// Where a case is worked on.
pub(super) fn record_path(id: ApplicationId) -> String {
    format!("/petugas/permohonan/{id}")
}

/// A page of a case: `kembalikan`, `asli`.
pub(super) fn case_path(id: ApplicationId, page: &str) -> String {
    format!("/petugas/permohonan/{id}/{page}")
}

pub(super) fn service_of(seat: &Seat, case: &Application) -> Result<Arc<Service>, Halt> {
    seat.visit.speak_of(&case.service);
    let found = seat.visit.government.services.get(&case.service);
    found.cloned().ok_or_else(|| Halt::Fault(format!("service {} is not offered", case.service)))
}

/// A form that acts on a case: counts once, and only on the case as it was shown.
pub(super) fn case_form(seat: &Seat, case: &Application, page: &str, body: Markup) -> Markup {
    case_form_with(seat, case, page, &[], None, body)
}

pub(super) fn case_form_with(
    seat: &Seat, case: &Application, page: &str, hidden: &[(&str, &str)], form_id: Option<&str>, body: Markup,
) -> Markup {
    form_of(seat, case, page, hidden, Form { id: form_id, body, ..Form::default() })
}

/// A long form of a case, in which Enter goes on.
pub(super) fn long_case_form(seat: &Seat, case: &Application, page: &str, body: Markup) -> Markup {
    form_of(seat, case, page, &[], Form { onward: true, body, ..Form::default() })
}

fn form_of(seat: &Seat, case: &Application, page: &str, hidden: &[(&str, &str)], form: Form<'_>) -> Markup {
    let seen = case.seq.to_string();
    let mut all: Vec<(&str, &str)> = vec![("seen", seen.as_str())];
    all.extend_from_slice(hidden);
    let action = case_path(case.id, page);
    let token = seat.visit.delivery_token(page);
    html! { (Form { action: &action, idempotency: &token, hidden: &all, ..form }) }
}

/// Splits a "no" of the domain, which is shown on the page, from everything else.
pub(super) fn or_refusal(result: Result<Outcome, Halt>) -> Result<Result<Outcome, Box<Refusal>>, Halt> {
    match result {
        Ok(outcome) => Ok(Ok(outcome)),
        // Somebody else was faster: a page of its own says so.
        Err(Halt::Refused(refusal)) if !refusal.is_conflict() => Ok(Err(refusal)),
        Err(other) => Err(other),
    }
}

/// Every reason of a refusal for the error summary.
pub(super) fn faults(seat: &Seat, refusal: &Refusal) -> Vec<Fault> {
    act::explain(&seat.visit, refusal).into_iter().map(|text| Fault { text, href: None }).collect()
}

pub(super) fn fault(text: String, field: &str) -> Fault {
    Fault { text, href: Some(format!("#{field}")) }
}

/// An address of these pages that a form may lead back to.
pub(super) fn own_address(sent: &Sent) -> Option<String> {
    let wanted = sent.text("ke");
    let plain = wanted.starts_with("/petugas") && !wanted.contains(['\\', '\r', '\n']);
    plain.then(|| wanted.to_owned())
}

/// The words of a component set, by short name.
pub(super) fn kitir_text(case: &Application) -> String {
    case.receipt.as_ref().map(ToString::to_string).unwrap_or_default()
}
