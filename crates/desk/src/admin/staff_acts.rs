//! Inviting, inviting again, switching an account off and on.
//!
//! **Invariant:** switching off ends every session at once; nobody switches herself off, so that an administrator always remains.

use super::{fields::{self, Wrong}, invitation, staff};
use crate::kernel::{Halt, Seat, Sent, password::NOBODY};
use crate::page::{Inset, WarningText};
use application::StaffId;
use axum::response::Response;
use maud::html;
use people::Role;
use store::{Contract, StaffRow};

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
        id: id.clone(),
        name: name.to_owned(),
        role: role.as_str().to_owned(),
        office: office.id.clone(),
        password_hash: NOBODY.to_owned(),
        active: true,
        failures: 0,
        locked_until: None,
    };
    store.put_staff(government, row.clone()).await?;
    link_page(&seat, &row).await
}

/// A new link for someone who lost hers or forgot her password; the old password holds until she uses it.
pub async fn invite_again(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let row = named(&seat, &sent).await?;
    if !row.active {
        return Err(Halt::NotFound);
    }
    link_page(&seat, &row).await
}

pub async fn deactivate(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let row = named(&seat, &sent).await?;
    if seat.actor.staff_id() == Some(&row.id) {
        return Err(Halt::NotPermitted);
    }
    let (store, government, id) = (&seat.desk().store, &seat.visit.government.id, row.id.clone());
    store.put_staff(government, StaffRow { active: false, ..row }).await?;
    store.end_sessions_of(government, &id).await?;
    Ok(seat.visit.see_other("/petugas/admin/petugas"))
}

/// Back at work: with a new invitation, because the old password may have been forgotten or known to others.
pub async fn reactivate(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let row = named(&seat, &sent).await?;
    let row = StaffRow { active: true, password_hash: NOBODY.to_owned(), failures: 0, locked_until: None, ..row };
    seat.desk().store.put_staff(&seat.visit.government.id, row.clone()).await?;
    link_page(&seat, &row).await
}

async fn named(seat: &Seat, sent: &Sent) -> Result<StaffRow, Halt> {
    let id = StaffId(sent.text("id").to_owned());
    seat.desk().store.find_staff(&seat.visit.government.id, &id).await?.ok_or(Halt::NotFound)
}

/// Shows the link this once: it is a secret, and no other page ever shows it.
async fn link_page(seat: &Seat, row: &StaffRow) -> Result<Response, Halt> {
    let link = invitation::issue(&seat.visit, &row.id).await?;
    let title = seat.say_with("admin-link-title", &[("name", &row.name)]);
    let warning = seat.say_with("admin-link-warning", &[("days", &invitation::DAYS.to_string())]);
    let body = html! {
        h1 { (title) }
        p { (seat.say_with("admin-link-hint", &[("id", &row.id.0)])) }
        (Inset { body: html! { p { a href=(link) { (link) } } } })
        (WarningText { prefix: &seat.visit.words().warning, text: &warning })
        p { a href="/petugas/admin/petugas" { (seat.say("admin-link-back")) } }
    };
    Ok(seat.page(&title, Some("/petugas/admin/petugas"), false, body))
}
