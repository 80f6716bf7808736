//! Ending one's sessions elsewhere.
//!
//! **Invariant:** anybody who is signed in may end her own; no proof is wanted for locking a door.

use crate::kernel::{
    Halt, Seat, Sent,
    security::{self, Event},
};
use axum::response::Response;
use store::StaffSecurity;

pub(super) async fn end_one(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let staff = seat.actor.staff_id().ok_or(Halt::NotPermitted)?;
    let mark = application::ApplicationId::parse(sent.text("session")).ok_or(Halt::NotFound)?.0;
    if !visit.desk.store.end_session_of(&visit.government.id, staff, mark).await? {
        return Err(Halt::NotFound);
    }
    security::note_own(&seat, Event::SessionEnded, "by-owner").await?;
    Ok(visit.see_other("/petugas/keamanan"))
}

pub(super) async fn end_others(seat: Seat) -> Result<Response, Halt> {
    if end_all_but_this(&seat).await? > 0 {
        security::note_own(&seat, Event::SessionEnded, "by-owner").await?;
    }
    Ok(seat.visit.see_other("/petugas/keamanan"))
}

/// How many were ended.
pub(super) async fn end_all_but_this(seat: &Seat) -> Result<u32, Halt> {
    let visit = &seat.visit;
    let (store, government) = (&visit.desk.store, &visit.government.id);
    let staff = seat.actor.staff_id().ok_or(Halt::NotPermitted)?;
    let own = store.mark_of(&seat.key);
    let mut ended = 0;
    for session in store.sessions_of(government, staff, visit.now.at).await? {
        if session.mark != own && store.end_session_of(government, staff, session.mark).await? {
            ended += 1;
        }
    }
    Ok(ended)
}
