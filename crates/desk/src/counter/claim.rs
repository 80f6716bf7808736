//! Taking a case so that two officers do not work on one, giving it back, and taking the next of the queue.

use super::{
    queue,
    shared::{case_id, own_address, record_path},
};
use crate::kernel::{Halt, Seat, Sent};
use crate::page::{Button, Form};
use application::Command;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use catalogue::service::StepAct;
use maud::{Markup, html};
use people::Role;
use store::{Contract, QueueFilter};

/// Others may be faster: so many rows are tried before saying that nothing is left.
const TRIES: usize = 5;

pub(super) async fn claim(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    seat.act(id, &sent, Command::Claim).await?;
    Ok(Redirect::to(&own_address(&sent).unwrap_or_else(|| record_path(id))).into_response())
}

pub(super) async fn release(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    seat.act(id, &sent, Command::Release).await?;
    Ok(Redirect::to(&own_address(&sent).unwrap_or_else(|| record_path(id))).into_response())
}

/// Takes the case with the least time left that nobody has.
pub(super) async fn next(seat: Seat) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let filter = QueueFilter { unclaimed: true, limit: TRIES, ..due_here(&seat) };
    let page = visit.desk.store.queue(&visit.government.id, filter).await?;
    for row in page.rows {
        match seat.act(row.application, &Sent::default(), Command::Claim).await {
            Ok(_) => return Ok(Redirect::to(&record_path(row.application)).into_response()),
            // Taken meanwhile: the next one.
            Err(Halt::Refused(_) | Halt::NotPermitted | Halt::NotFound) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(Redirect::to("/petugas/antrean?kosong=1").into_response())
}

fn due_here(seat: &Seat) -> QueueFilter {
    match seat.role {
        Role::Registrar => QueueFilter { due_acts: vec![StepAct::Approve, StepAct::Register], ..queue::filter(seat, "dispenduk") },
        Role::WardOfficer | Role::DistrictOfficer | Role::Head | Role::Administrator | Role::Auditor | Role::Notifier | Role::Helper => queue::filter(seat, "periksa"),
    }
}

/// The button behind the key `n`.
pub(super) fn next_form(seat: &Seat) -> Markup {
    let body = html! { (Button { label: &seat.say("counter-claim-next"), key: Some("n"), ..Default::default() }) };
    html! {
        @if seat.may(people::Deed::Act(application::command::Act::Claim)) {
            (Form { action: "/petugas/antrean/berikut", body, ..Default::default() })
        }
    }
}
