//! Taking a case so that two officers do not work on one, giving it back, and taking the next of the queue.

use super::{
    queue,
    shared::{case_id, kitir_text, own_address, record_path},
    words,
};
use crate::kernel::{Halt, Seat, Sent};
use crate::page::{Button, ButtonLink, Emphasis, Form};
use application::{ApplicationId, Command};
use axum::{
    extract::{Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use catalogue::service::StepAct;
use maud::{Markup, html};
use people::{Role, View};
use std::collections::HashMap;
use store::{Contract, LISTED, QueueFilter};

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
        Role::Registrar => QueueFilter { due_acts: vec![StepAct::Approve, StepAct::Register, StepAct::RecordElsewhere], ..queue::filter(seat, "dispenduk") },
        Role::WardOfficer | Role::DistrictOfficer | Role::Head | Role::Administrator | Role::Auditor | Role::Notifier | Role::Connector | Role::Helper => queue::filter(seat, "periksa"),
    }
}

/// Takes the chosen cases, one act each; what somebody else took first is left, and the next page says so.
pub(super) async fn many(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let chosen: Vec<ApplicationId> = sent.all("pilih").filter_map(ApplicationId::parse).take(queue::ROWS).collect();
    let (mut taken, mut left) = (0_usize, Vec::new());
    for id in chosen {
        match take(&seat, id).await {
            Ok(()) => taken += 1,
            Err(Halt::Refused(_) | Halt::NotPermitted | Halt::NotFound) => left.push(id.to_string()),
            Err(other) => return Err(other),
        }
    }
    Ok(Redirect::to(&format!("/petugas/antrean/diambil?jumlah={taken}&sisa={}", left.join("."))).into_response())
}

/// A second tap on the same rows takes nothing twice.
async fn take(seat: &Seat, id: ApplicationId) -> Result<(), Halt> {
    let case = seat.visit.desk.store.find_application(&seat.visit.government.id, id).await?.ok_or(Halt::NotFound)?;
    if case.claimed_by.as_ref().is_some_and(|(holder, _)| Some(holder) == seat.actor.staff_id()) {
        return Ok(());
    }
    seat.act(id, &Sent::default(), Command::Claim).await.map(|_| ())
}

/// What came of it: how many were taken, and which were not and why.
pub(super) async fn result(seat: Seat, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let taken = query.get("jumlah").and_then(|text| text.parse::<usize>().ok()).unwrap_or(0).to_string();
    let ids = query.get("sisa").into_iter().flat_map(|ids| ids.split('.')).filter_map(ApplicationId::parse).take(queue::ROWS);
    let mut left = Vec::new();
    for id in ids {
        left.extend(untaken(&seat, id).await?);
    }
    let title = seat.say("queue-claimed-title");
    let body = html! {
        h1 { (title) }
        p { (seat.say_with("queue-claimed", &[("count", &taken)])) }
        @if !left.is_empty() {
            h2 { (seat.say_with("queue-left", &[("count", &left.len().to_string())])) }
            ul { @for reason in &left { li { (reason) } } }
        }
        div.btn-group {
            (ButtonLink { label: &seat.say("queue-mine"), href: "/petugas/antrean?lihat=semua&siapa=saya", ..Default::default() })
            (ButtonLink { label: &seat.say("counter-queue-title"), href: "/petugas/antrean", emphasis: Emphasis::Secondary, ..Default::default() })
        }
    };
    Ok(seat.page(&title, Some("/petugas/antrean"), false, body))
}

/// Number and reason of a case that was left. Nothing is said about a case that is not hers to see.
async fn untaken(seat: &Seat, id: ApplicationId) -> Result<Option<String>, Halt> {
    let case = match seat.look_again(id, View::Record, LISTED).await {
        Ok(case) => case,
        Err(Halt::NotFound) => return Ok(None),
        Err(other) => return Err(other),
    };
    let kitir = kitir_text(&case);
    Ok(Some(match &case.claimed_by {
        Some((_, name)) => seat.say_with("queue-left-taken", &[("kitir", &kitir), ("name", name)]),
        None => seat.say_with("queue-left-moved", &[("kitir", &kitir), ("stage", &words::stage_name(&seat.visit, &case))]),
    }))
}

/// The list in a form with the button that takes what is ticked; the plain list where nothing can be taken.
pub(super) fn many_form(seat: &Seat, list: Markup, any: bool) -> Markup {
    if !any {
        return list;
    }
    let button = Button { label: &seat.say("queue-claim-chosen"), emphasis: Emphasis::Secondary, ..Default::default() };
    html! { (Form { action: "/petugas/antrean/ambil", id: Some("ambil"), body: html! { (list) p { (button) } }, ..Default::default() }) }
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
