//! A further passkey, and taking one away.
//!
//! **Invariant:** a passkey is added with a fresh proof, with an invitation, or with a recovery code; never by a session that a password
//! opened. The last way in is not taken away.

use super::{
    enrol,
    recovery::HELD_BACK,
    sign_in_passkey::Long,
    site::{self, Whose, begun, no_room, no_site},
};
use crate::{
    kernel::{
        Halt, Seat, Sent, password,
        security::{self, Event},
    },
    page::ErrorSummary,
};
use axum::{http::StatusCode, response::Response};
use catalogue::Passwords;
use factors::passkey::{Passkey, Person};
use maud::html;
use store::{Contract, SessionKey, StaffSecurity};
use time::Duration;

/// Passkeys a person may have.
const PASSKEYS_MAX: usize = 10;

pub fn id_text(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(super) async fn page(seat: Seat) -> Response {
    let title = seat.say("own-passkey-add");
    let body = html! {
        h1 { (title) }
        p { (seat.say("enrol-passkey-text")) }
        (enrol::making(&seat.visit, "/petugas/keamanan/kunci", &seat.say("enrol-passkey-send")))
    };
    seat.page(&title, Some("/petugas/keamanan"), false, body)
}

pub(super) async fn start(seat: Seat) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let staff = seat.actor.staff_id().ok_or(Halt::NotPermitted)?;
    let known = site::passkeys_of(visit, staff).await?;
    if known.len() >= PASSKEYS_MAX {
        return Err(Halt::Bad("halt-passkeys-full"));
    }
    let handle = site::handle(visit, &known);
    let passkeys: Vec<Passkey> = known.into_iter().map(|(_, passkey)| passkey).collect();
    let made = site::site(visit).and_then(|site| site.make(Person { handle, name: &staff.0 }, &passkeys));
    let (options, waiting) = made.map_err(no_site)?;
    let secret = SessionKey(visit.now.draw("passkey ceremony"));
    let whose = Whose { government: visit.government.id.clone(), staff: staff.clone() };
    visit.desk.ceremonies.making.keep(secret.0, (whose, waiting), visit.now.at).map_err(no_room)?;
    begun(&secret, &options)
}

pub(super) async fn finish(seat: Seat, sent: Long) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let staff = seat.actor.staff_id().ok_or(Halt::NotPermitted)?;
    let held_back = if seat.is_recovering() { HELD_BACK } else { Duration::ZERO };
    let Some(row) = enrol::made(visit, staff, &sent, held_back)? else { return Ok(enrol::not_made(visit, "/petugas/keamanan/kunci")) };
    if !visit.desk.store.add_passkey(&visit.government.id, row).await? {
        return Ok(enrol::not_made(visit, "/petugas/keamanan/kunci"));
    }
    security::note_own(&seat, Event::PasskeyAdded, if seat.is_recovering() { "recovery" } else { "" }).await?;
    Ok(visit.see_other("/petugas/keamanan"))
}

pub(super) async fn remove(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let (store, government) = (&visit.desk.store, &visit.government.id);
    let staff = seat.actor.staff_id().ok_or(Halt::NotPermitted)?;
    let known = site::passkeys_of(visit, staff).await?;
    let wanted = known.iter().find(|(row, _)| id_text(&row.id) == sent.text("key")).ok_or(Halt::NotFound)?;
    if is_last_way(&seat, Leaving::Passkey).await? {
        return Ok(last_way(&seat));
    }
    store.remove_passkey(government, staff, &wanted.0.id).await?;
    security::note_own(&seat, Event::PasskeyRemoved, "").await?;
    Ok(visit.see_other("/petugas/keamanan"))
}

/// What she is about to give up.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Leaving {
    Passkey,
    Provider,
}

/// Whether nothing would let her in afterwards.
pub async fn is_last_way(seat: &Seat, leaving: Leaving) -> Result<bool, Halt> {
    let visit = &seat.visit;
    let (store, government) = (&visit.desk.store, &visit.government.id);
    let staff = seat.actor.staff_id().ok_or(Halt::NotPermitted)?;
    let passkeys = store.passkeys(government, staff).await?.len();
    let by_provider = match visit.desk.settings.web.providers.get(government) {
        Some(provider) if leaving != Leaving::Provider => store.identity_since(government, staff, provider.issuer()).await?.is_some(),
        _ => false,
    };
    let row = site::active(visit, staff).await?;
    let has_password = row.is_some_and(|row| row.password_hash != password::NOBODY);
    let by_password = match visit.passwords() {
        Passwords::Never => false,
        Passwords::Practice => has_password,
        Passwords::WithCode => has_password && store.code_secret(government, staff).await?.is_some(),
    };
    let by_passkey = passkeys > usize::from(leaving == Leaving::Passkey);
    Ok(!by_passkey && !by_provider && !by_password)
}

pub fn last_way(seat: &Seat) -> Response {
    let (title, text) = (seat.say("own-last-title"), seat.say("own-last-text"));
    let body = html! {
        (ErrorSummary { words: seat.visit.words(), faults: &[crate::page::Fault { text: text.clone(), href: None }] })
        h1 { (title) }
        p { (text) }
        p { a href="/petugas/keamanan" { (seat.say("own-back")) } }
    };
    let mut response = seat.page(&title, Some("/petugas/keamanan"), true, body);
    *response.status_mut() = StatusCode::CONFLICT;
    response
}
