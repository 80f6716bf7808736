//! Inviting, inviting anew, ending sessions, switching an account off and on.
//!
//! **Invariant:** nobody sets anybody's factors. An account that has been in use, or whose role signs or administers, is invited by two
//! administrators where there are two: one asks, another confirms and tells the code. Switching off drops every factor and ends every
//! session at once; nobody switches herself off, so that an administrator always remains.

use super::{fields::{self, Wrong}, staff};
use crate::kernel::{
    Halt, Seat, Sent,
    password::NOBODY,
    security::{self, Event},
};
use crate::page::{Inset, WarningText};
use crate::staff_security::enrol;
use application::StaffId;
use axum::response::Response;
use maud::html;
use people::Role;
use store::{Contract, Machines, Renewal, StaffRow, StaffSecurity};

const LIST: &str = "/petugas/admin/petugas";

pub async fn add(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let (store, government) = (&seat.desk().store, &visit.government.id);
    let (name, id) = (sent.text("name"), StaffId(sent.text("sign-in").to_owned()));
    let mut wrongs = Vec::new();
    fields::check_name(visit, name, &mut wrongs);
    fields::check_sign_in(visit, &id.0, &mut wrongs);
    if store.find_staff(government, &id).await?.is_some() {
        wrongs.push(Wrong::new(visit, "sign-in", "admin-sign-in-taken"));
    }
    let (role, office) = (Role::parse(sent.text("role")), visit.government.find_office(sent.text("office")));
    if role.is_none() {
        wrongs.push(Wrong::new(visit, "role", "admin-role-missing"));
    }
    match (role, office) {
        (_, None) => wrongs.push(Wrong::new(visit, "office", "admin-office-missing")),
        (Some(role), Some(office)) if role.office_kind() != office.kind => wrongs.push(Wrong::new(visit, "office", "admin-office-wrong-kind")),
        _ => {}
    }
    let (Some(role), Some(office), true) = (role, office, wrongs.is_empty()) else {
        return staff::show(&seat, &sent, &wrongs).await;
    };
    let row = StaffRow {
        id: id.clone(), name: name.to_owned(), role: role.as_str().to_owned(), office: office.id.clone(), password_hash: NOBODY.to_owned(), active: true,
    };
    store.put_staff(government, row.clone()).await?;
    if role == Role::Connector { super::machine_token::issue(&seat, &row).await } else { invite(&seat, &row).await }
}

/// For someone who lost her way in; the old one holds until she uses the new code.
pub async fn invite_again(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let row = named(&seat, &sent).await?;
    if !row.active || Role::parse(&row.role) == Some(Role::Connector) {
        return Err(Halt::NotFound);
    }
    invite(&seat, &row).await
}

/// At once, or by asking another administrator first.
async fn invite(seat: &Seat, row: &StaffRow) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let (store, government) = (&visit.desk.store, &visit.government.id);
    let bound = Role::parse(&row.role).is_none_or(people::rights::needs_passkey);
    let delicate = bound || !row.active || has_way_in(seat, row).await?;
    let own = seat.actor.staff_id().ok_or(Halt::NotPermitted)?.clone();
    if delicate && has_another_administrator(seat, &row.id).await? {
        store.ask_renewal(government, Renewal { staff: row.id.clone(), asked_by: own.clone(), asked_at: visit.now.at }).await?;
        security::note(visit, Some(&row.id), Some(&own), Event::RenewalAsked, "").await?;
        return Ok(visit.see_other(LIST));
    }
    issue(seat, row).await
}

/// Another one's yes; asking and confirming are two people, and neither is the person concerned.
pub async fn confirm(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let row = named(&seat, &sent).await?;
    let own = seat.actor.staff_id().ok_or(Halt::NotPermitted)?;
    if *own == row.id || !seat.desk().store.take_renewal(&seat.visit.government.id, &row.id, own).await? {
        return Err(Halt::NotPermitted);
    }
    issue(&seat, &row).await
}

pub(super) async fn has_way_in(seat: &Seat, row: &StaffRow) -> Result<bool, Halt> {
    let (store, government) = (&seat.desk().store, &seat.visit.government.id);
    if Role::parse(&row.role) == Some(Role::Connector) {
        return Ok(store.machine_since(government, &row.id).await?.is_some());
    }
    if row.password_hash != NOBODY || !store.passkeys(government, &row.id).await?.is_empty() {
        return Ok(true);
    }
    Ok(match seat.desk().settings.web.providers.get(government) {
        Some(provider) => store.identity_since(government, &row.id, provider.issuer()).await?.is_some(),
        None => false,
    })
}

/// Who could confirm: active, an administrator, neither she who asks nor the person concerned.
async fn has_another_administrator(seat: &Seat, concerned: &StaffId) -> Result<bool, Halt> {
    for row in seat.desk().store.staff(&seat.visit.government.id).await? {
        let other = row.active && Role::parse(&row.role) == Some(Role::Administrator);
        if other && seat.actor.staff_id() != Some(&row.id) && row.id != *concerned && has_way_in(seat, &row).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

pub async fn end_sessions(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let row = named(&seat, &sent).await?;
    seat.desk().store.end_sessions_of(&seat.visit.government.id, &row.id).await?;
    security::note(&seat.visit, Some(&row.id), seat.actor.staff_id(), Event::SessionEnded, "by-administrator").await?;
    Ok(seat.visit.see_other(LIST))
}

pub async fn deactivate(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let row = named(&seat, &sent).await?;
    if seat.actor.staff_id() == Some(&row.id) {
        return Err(Halt::NotPermitted);
    }
    let (store, government, id) = (&seat.desk().store, &seat.visit.government.id, row.id.clone());
    store.put_staff(government, StaffRow { active: false, ..row }).await?;
    store.drop_factors(government, &id).await?;
    store.drop_machine_token(government, &id).await?;
    security::note(&seat.visit, Some(&id), seat.actor.staff_id(), Event::SwitchedOff, "").await?;
    Ok(seat.visit.see_other(LIST))
}

/// Back at work, by an invitation like a new one.
pub async fn reactivate(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let row = named(&seat, &sent).await?;
    if Role::parse(&row.role) == Some(Role::Connector) { super::machine_token::issue(&seat, &row).await } else { invite(&seat, &row).await }
}

pub(super) async fn named(seat: &Seat, sent: &Sent) -> Result<StaffRow, Halt> {
    let id = StaffId(sent.text("id").to_owned());
    seat.desk().store.find_staff(&seat.visit.government.id, &id).await?.ok_or(Halt::NotFound)
}

/// Shows the code this once: it is a secret, and no other page ever shows it.
async fn issue(seat: &Seat, row: &StaffRow) -> Result<Response, Halt> {
    let visit = &seat.visit;
    if !row.active {
        visit.desk.store.put_staff(&visit.government.id, StaffRow { active: true, ..row.clone() }).await?;
        security::note(visit, Some(&row.id), seat.actor.staff_id(), Event::SwitchedOn, "").await?;
    }
    let code = enrol::issue(visit, &row.id).await?;
    security::note(visit, Some(&row.id), seat.actor.staff_id(), Event::Invited, "").await?;
    let address = format!("{}/petugas/undangan", visit.desk.settings.public_url);
    let title = seat.say_with("admin-code-title", &[("name", &row.name)]);
    let warning = seat.say_with("admin-code-warning", &[("days", &enrol::DAYS.to_string())]);
    let body = html! {
        h1 { (title) }
        p { (seat.say_with("admin-code-hint", &[("id", &row.id.0)])) }
        (Inset { body: html! { p { (seat.say("admin-code-address")) " " code { (address) } } p { (seat.say("admin-code-code")) " " strong { code { (code.shown()) } } } } })
        (WarningText { prefix: &visit.words().warning, text: &warning })
        p { a href=(LIST) { (seat.say("admin-link-back")) } }
    };
    Ok(seat.page(&title, Some(LIST), false, body))
}
