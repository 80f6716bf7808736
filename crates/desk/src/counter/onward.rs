//! The family is registered in another regency that is on this program too: the officer tells the applicant and hands the case on.

use super::shared::{case_form, case_id, fault, faults, record_path, service_of};
use crate::{
    kernel::{Halt, Seat, Sent, onward},
    page::{Button, ErrorSummary, Fault, Field, Inset, Select, SelectOption, SingleCheckbox},
};
use application::{Application, Refusal};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use catalogue::{Government, OfficeKind, Service};
use maud::html;
use people::View;

/// Whether anybody could take it.
pub(super) fn is_offered(seat: &Seat, service: &Service) -> bool {
    onward::takers(&seat.visit, &service.id).next().is_some()
}

pub(super) async fn page(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "review").await?;
    show(&seat, &case, &Sent::default(), &[])
}

pub(super) async fn send(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "review").await?;
    // A second tap: it has gone already.
    if case.handed_on_to.is_some() {
        return Ok(Redirect::to(&record_path(case.id)).into_response());
    }
    if let Some(seen) = sent.seen().filter(|seen| *seen != case.seq) {
        return Err(Refusal::Stale { seen, now: case.seq }.into());
    }
    let code = sent.text("ward");
    let found = onward::takers(&seat.visit, &case.service).find(|government| government.find_ward(code).is_some()).cloned();
    let Some(to) = found else {
        return show(&seat, &case, &sent, &[fault(seat.say("counter-onward-choose"), "ward")]);
    };
    let wanted = onward::Onward { to, ward: code.to_owned(), agreed: sent.has("agreed") };
    match onward::hand_on(&seat, &sent, &case, wanted).await {
        Ok(()) => Ok(Redirect::to(&record_path(case.id)).into_response()),
        Err(Halt::Refused(refusal)) if matches!(*refusal, Refusal::NotAgreed) => show(&seat, &case, &sent, &[fault(seat.say("refusal-not-agreed-text"), "agreed")]),
        Err(Halt::Refused(refusal)) if !refusal.is_conflict() => show(&seat, &case, &sent, &faults(&seat, &refusal)),
        Err(other) => Err(other),
    }
}

fn show(seat: &Seat, case: &Application, sent: &Sent, faults: &[Fault]) -> Result<Response, Halt> {
    let service = service_of(seat, case)?;
    let title = seat.say("counter-onward");
    let options: Vec<SelectOption> = onward::takers(&seat.visit, &service.id).flat_map(|government| wards_of(government, sent.text("ward"))).collect();
    let words = seat.visit.words();
    let error = |field: &str| faults.iter().find(|fault| fault.href.as_deref() == Some(field)).map(|fault| fault.text.clone());
    let (ward_error, agreed_error) = (error("#ward"), error("#agreed"));
    let body = html! {
        (ErrorSummary { words, faults })
        h1 { (title) }
        p { (seat.say("counter-onward-hint")) }
        (Inset { body: html! { p { (seat.say("counter-onward-after")) } } })
        (case_form(seat, case, "limpahkan", html! {
            (Select { field: Field { words, name: "ward", label: &seat.say("counter-onward-ward"), hint: Some(&seat.say("counter-onward-ward-hint")),
                error: ward_error.as_deref(), ..Default::default() }, empty: Some(&seat.say("counter-onward-empty")), options: &options })
            (SingleCheckbox { field: Field { words, name: "agreed", label: &seat.say("counter-onward-agreed"), error: agreed_error.as_deref(), ..Default::default() },
                value: "yes", checked: sent.has("agreed") })
            (Button { label: &seat.say("counter-onward-button"), accesskey: Some("s"), ..Default::default() })
        }))
    };
    Ok(seat.page(&title, Some(&record_path(case.id)), !faults.is_empty(), body))
}

/// By district, in the order of names.
fn wards_of(government: &Government, picked: &str) -> Vec<SelectOption> {
    let district = |parent: Option<&catalogue::OfficeId>| parent.and_then(|id| government.find_office(id.as_str())).map(|office| office.name.clone()).unwrap_or_default();
    let mut wards: Vec<(String, String, String)> = government
        .offices
        .values()
        .filter(|office| office.kind == OfficeKind::Ward)
        .map(|ward| (format!("{}, {}", government.city, district(ward.parent.as_ref())), ward.name.clone(), ward.region_code.clone()))
        .collect();
    wards.sort();
    wards.into_iter().map(|(group, label, value)| SelectOption { selected: value == picked, value, label, group: Some(group) }).collect()
}
