//! One way in for all: a new session key, at most [`SESSIONS_MAX`] sessions a person, a note.

use crate::kernel::{
    Halt, Seat, Visit,
    proof::{FRESH, Way},
    security::{self, Event},
    session::{self, Jar, key_text, set_cookie},
};
use axum::{
    http::{HeaderMap, header},
    response::{IntoResponse, Redirect, Response},
};
use store::{Contract, SeatMarks, Session, SessionData, SessionKey, StaffRow, StaffSecurity};
use time::Duration;

/// A counter and a desk. Whoever signs in at a third place ends the session begun first: an account that is passed around ends its
/// owner's own.
pub const SESSIONS_MAX: usize = 2;

/// Signs her in and leads to her desk.
pub async fn welcome(visit: &Visit, headers: &HeaderMap, row: &StaffRow, way: Way, proved: bool) -> Result<Response, Halt> {
    let cookie = begin(visit, headers, row, way, proved).await?;
    let to = if way == Way::Recovery { "/petugas/keamanan" } else { "/petugas" };
    let mut response = Redirect::to(to).into_response();
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

/// A new session; its cookie. `proved`: what she showed is proof enough for signing.
pub async fn begin(visit: &Visit, headers: &HeaderMap, row: &StaffRow, way: Way, proved: bool) -> Result<http::HeaderValue, Halt> {
    let (desk, at, government) = (&visit.desk, visit.now.at, &visit.government.id);
    if let Some((former, _)) = session::find(desk, government, headers, Jar::Staff, at).await? {
        desk.store.end_session(&former).await?;
    }
    let living = desk.store.sessions_of(government, &row.id, at).await?;
    for crowded_out in living.iter().skip(SESSIONS_MAX - 1) {
        desk.store.end_session_of(government, &row.id, crowded_out.mark).await?;
        security::note(visit, Some(&row.id), None, Event::SessionEnded, "crowded-out").await?;
    }
    let key = SessionKey(visit.now.draw("staff session"));
    let marks = SeatMarks {
        way: way.key().to_owned(),
        proved_until: if proved { (at + FRESH).unix_timestamp() } else { 0 },
        device: visit.device(),
        address: security::coarse(visit.address),
        interrupted: None,
        standing_in: None,
    };
    let fresh = Session {
        government: government.clone(),
        staff: Some(row.id.clone()),
        created_at: at,
        seen_at: at,
        expires_at: at + Duration::hours(session::STAFF_HOURS),
        data: SessionData { seat: marks, ..SessionData::default() },
    };
    desk.store.put_session(&key, fresh).await?;
    security::note(visit, Some(&row.id), None, Event::SignedIn, way.key()).await?;
    Ok(cookie(visit, &key_text(&key), Duration::hours(session::STAFF_HOURS)))
}

/// The same session goes on under a new key, with a fresh proof. Its cookie, and what had been interrupted.
pub async fn prove(seat: &Seat, way: Way) -> Result<(http::HeaderValue, Option<store::Interrupted>), Halt> {
    let (visit, at) = (&seat.visit, seat.visit.now.at);
    let store = &visit.desk.store;
    let mut session = store.find_session(&seat.key, at).await?.ok_or(Halt::SignIn)?;
    let interrupted = session.data.seat.interrupted.take().filter(|waits| waits.until > at.unix_timestamp());
    session.data.seat.proved_until = (at + FRESH).unix_timestamp();
    session.seen_at = at;
    let (key, age) = (SessionKey(visit.now.draw("staff session")), session.expires_at - at);
    store.put_session(&key, session).await?;
    store.end_session(&seat.key).await?;
    security::note_own(seat, Event::ProvedAnew, way.key()).await?;
    Ok((cookie(visit, &key_text(&key), age), interrupted))
}

pub fn cookie(visit: &Visit, value: &str, age: Duration) -> http::HeaderValue {
    let secure = visit.desk.settings.secure;
    set_cookie(Jar::Staff.cookie(secure), value, age, secure)
}

pub(super) async fn sign_out(seat: Seat) -> Result<Response, Halt> {
    seat.desk().store.end_session(&seat.key).await?;
    let mut response = Redirect::to("/petugas/masuk").into_response();
    response.headers_mut().append(header::SET_COOKIE, cookie(&seat.visit, "", Duration::ZERO));
    Ok(response)
}
