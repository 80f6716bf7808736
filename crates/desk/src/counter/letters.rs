//! Single-letter shortcuts, switched off and on by each person (WCAG 2.1.4). The choice stays with her name in this browser.

use super::shared::own_address;
use crate::kernel::{Seat, Sent, session};
use axum::{
    http::header,
    response::{IntoResponse, Redirect, Response},
};
use time::Duration;

pub(super) async fn switch(seat: Seat, sent: Sent) -> Response {
    let value = if sent.text("huruf") == "mati" { seat.letters_off_mark() } else { String::new() };
    let cookie = session::set_cookie(crate::kernel::seat::LETTERS_COOKIE, &value, Duration::days(365), seat.desk().settings.secure);
    let mut response = Redirect::to(&own_address(&sent).unwrap_or_else(|| "/petugas".to_owned())).into_response();
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}
