//! Sending what was filed at the counter. The originals on the counter are seen in the same act; the slip with its PIN is the answer.

use super::super::{
    originals_form, record,
    shared::{case_id, faults, or_refusal, service_of},
    slip,
};
use crate::kernel::{Halt, Seat, Sent};
use application::Command;
use axum::{extract::Path, response::Response};
use people::View;

pub(in crate::counter) async fn submit(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let case = seat.look_again(case_id(&id)?, View::Record, "review").await?;
    let service = service_of(&seat, &case)?;
    let requirements = record::requirements(&seat, &service, &case);
    let papers = originals_form::read(&case, &requirements, &sent);
    let command = Command::Submit { statement_of_truth: sent.has("statement"), papers, witnesses_present: sent.has("witnesses") };
    match or_refusal(seat.act(case.id, &sent, command).await)? {
        Ok(outcome) => Ok(slip::answer(&seat, &outcome, "counter-sent-title")),
        Err(refusal) => record::show(&seat, &id, &sent, 1, faults(&seat, &refusal)).await,
    }
}
