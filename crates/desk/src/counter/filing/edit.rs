//! Mending answers at the counter: all of a draft, or what was returned.

use super::{super::shared::{case_id, faults, or_refusal, record_path, service_of}, form, read};
use crate::kernel::{Halt, Seat, Sent};
use application::Command;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use catalogue::{Answers, FieldId};
use people::View;

pub(in crate::counter) async fn edit_page(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "review").await?;
    let service = service_of(&seat, &case)?;
    Ok(form::again(&seat, &service, &case, &Sent::default(), &[], Vec::new()))
}

pub(in crate::counter) async fn edit(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "review").await?;
    let service = service_of(&seat, &case)?;
    let today = case.declared_on.unwrap_or_else(|| seat.visit.today());
    let typed = read::read(&service, &sent, &case.answers, today, &seat.visit.government);
    let problems = read::that_count(&service, &typed, today);
    if !problems.is_empty() {
        return Ok(form::again(&seat, &service, &case, &sent, &problems, Vec::new()));
    }
    // What the form carried, whether it changed or not: a returned answer that is right stays, and counts as looked at.
    let on_form = |field: &FieldId| typed.offered.contains(field) || sent.pairs().any(|(name, _)| name.starts_with(field.as_str()));
    let carried = |field: &FieldId| form::may_write(&case, field) && on_form(field);
    let answers: Answers = typed.answers.iter().filter(|(field, _)| carried(field)).map(|(field, value)| (field.as_str(), value)).collect();
    let removed: Vec<FieldId> = typed.emptied.into_iter().filter(|field| form::may_write(&case, field) && case.answers.get(field.as_str()).is_some()).collect();
    let command = Command::Answer { page: "counter".into(), answers, removed };
    match or_refusal(seat.act(case.id, &sent, command).await)? {
        Ok(_) => Ok(Redirect::to(&record_path(case.id)).into_response()),
        Err(refusal) => Ok(form::again(&seat, &service, &case, &sent, &[], faults(&seat, &refusal))),
    }
}
