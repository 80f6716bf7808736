//! The token of a service account: made by an administrator, shown once, in the place of the former one.

use super::staff_acts::named;
use crate::kernel::{Halt, Seat, Sent, security::{self, Event}, session::key_text};
use crate::page::{Inset, WarningText};
use axum::response::Response;
use maud::html;
use people::Role;
use store::{Contract, Machines, SessionKey, StaffRow};

const LIST: &str = "/petugas/admin/petugas";

pub async fn post(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let row = named(&seat, &sent).await?;
    if Role::parse(&row.role) != Some(Role::Connector) || !row.active {
        return Err(Halt::NotFound);
    }
    issue(&seat, &row).await
}

pub(super) async fn issue(seat: &Seat, row: &StaffRow) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let (store, government) = (&visit.desk.store, &visit.government.id);
    if !row.active {
        store.put_staff(government, StaffRow { active: true, ..row.clone() }).await?;
        security::note(visit, Some(&row.id), seat.actor.staff_id(), Event::SwitchedOn, "").await?;
    }
    let token = SessionKey(visit.now.draw("machine token"));
    let shown = key_text(&token);
    store.put_machine_token(government, &row.id, token, seat.actor.clone(), visit.now.at).await?;
    security::note(visit, Some(&row.id), seat.actor.staff_id(), Event::Invited, "token").await?;
    let title = seat.say_with("admin-token-title", &[("name", &row.name)]);
    let address = format!("{}/api/v1/openapi.json", visit.desk.settings.public_url);
    let body = html! {
        h1 { (title) }
        (Inset { body: html! { p { code { "Authorization: Bearer " (shown) } } p { (seat.say("admin-token-address")) " " code { (address) } } } })
        (WarningText { prefix: &visit.words().warning, text: &seat.say("admin-token-warning") })
        p { a href=(LIST) { (seat.say("admin-link-back")) } }
    };
    Ok(seat.page(&title, Some(LIST), false, body))
}
