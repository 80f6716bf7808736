//! Sign-ins, changed factors and refused rights of all members of staff: for administrators and auditors.

use crate::kernel::{Halt, Seat};
use crate::staff_security::notes_table;
use axum::{extract::Query, response::Response};
use maud::html;
use std::collections::HashMap;
use store::StaffSecurity;

const ROWS: usize = 100;

pub async fn page(seat: Seat, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let before = query.get("sebelum").and_then(|id| id.parse().ok());
    let notes = seat.desk().store.security_notes(&seat.visit.government.id, None, before, ROWS).await?;
    let title = seat.say("security-title");
    let older = notes.last().filter(|_| notes.len() == ROWS).map(|row| row.id);
    let body = html! {
        h1 { (title) }
        p { (seat.say("security-text")) }
        (notes_table(&seat.visit, &title, &notes, true))
        @if let Some(id) = older { p { a href={ "/petugas/admin/keamanan?sebelum=" (id) } { (seat.say("security-older")) } } }
    };
    Ok(seat.page(&title, Some("/petugas"), false, body))
}
