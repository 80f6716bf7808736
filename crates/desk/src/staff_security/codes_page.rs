//! Recovery codes, shown once: to be printed or written down.
//!
//! **Invariant:** no other page ever shows them; new ones take the place of all former.

use super::forms;
use crate::{
    kernel::{
        Halt, Seat, Visit,
        security::{self, Event},
    },
    page::{ButtonLink, Inset, WarningText},
};
use axum::{http::header, response::Response};
use factors::codes::{Code, RECOVERY_CODES};
use maud::{Markup, html};
use store::StaffSecurity;

pub fn draw(visit: &Visit) -> Vec<Code> {
    (0..RECOVERY_CODES).map(|number| Code::new(visit.now.draw(&format!("recovery code {number}")))).collect()
}

pub fn bytes(codes: &[Code]) -> Vec<Vec<u8>> {
    codes.iter().map(|code| code.as_bytes().to_vec()).collect()
}

/// After an invitation was taken: she is signed in from here on.
pub fn first(visit: &Visit, codes: &[Code], cookie: http::HeaderValue) -> Response {
    let title = visit.say("codes-title");
    let body = html! { (list(visit, &title, codes)) p { (ButtonLink { label: &visit.say("codes-kept"), href: "/petugas", ..ButtonLink::default() }) } };
    let mut response = forms::outside(visit, &title, false, &body);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}

pub(super) async fn make(seat: Seat) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let staff = seat.actor.staff_id().ok_or(Halt::NotPermitted)?;
    let codes = draw(visit);
    visit.desk.store.put_recovery_codes(&visit.government.id, staff, bytes(&codes), visit.now.at).await?;
    security::note_own(&seat, Event::RecoveryCodesMade, "").await?;
    let title = visit.say("codes-title");
    let body = html! { (list(visit, &title, &codes)) p { (ButtonLink { label: &visit.say("codes-kept-own"), href: "/petugas/keamanan", ..ButtonLink::default() }) } };
    Ok(seat.page(&title, None, false, body))
}

fn list(visit: &Visit, title: &str, codes: &[Code]) -> Markup {
    html! {
        h1 { (title) }
        p { (visit.say("codes-text")) }
        (Inset { body: html! { ol { @for code in codes { li { code { (code.shown()) } } } } } })
        (WarningText { prefix: &visit.words().warning, text: &visit.say("codes-once") })
        p { (visit.say("codes-print")) }
    }
}
