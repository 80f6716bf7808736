//! The first set-up: whoever holds the one-time link that the program printed becomes the first administrator.
//!
//! She goes on with an invitation of her own, where she makes her passkey.
//!
//! **Invariant:** the link works once and not after its time; the ticket is taken before the account is written.

use super::fields::{self, Wrong, faults};
use crate::kernel::{Halt, Sent, Visit, limits::Tried, password::NOBODY, session::{key_text, parse_key}};
use crate::page::{Button, ErrorSummary, Form};
use crate::staff_security::enrol;
use application::StaffId;
use axum::{extract::Path, response::Response};
use maud::html;
use people::Role;
use store::{Contract, SessionKey, StaffRow, StaffSecurity};

/// What the ticket of the printed link is for.
pub const PURPOSE: &str = "setup";

pub async fn page(visit: Visit, Path(ticket): Path<String>) -> Result<Response, Halt> {
    find_ticket(&visit, &ticket).await?;
    Ok(form(&visit, &ticket, &Sent::default(), &[]))
}

pub async fn post(visit: Visit, Path(ticket): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let key = find_ticket(&visit, &ticket).await?;
    let (store, government) = (&visit.desk.store, &visit.government.id);
    let (name, id) = (sent.text("name"), sent.text("sign-in"));
    let mut wrongs = Vec::new();
    fields::check_name(&visit, name, &mut wrongs);
    fields::check_sign_in(&visit, id, &mut wrongs);
    let staff = StaffId(id.to_owned());
    // Who began before and never made a way in begins again.
    let begun = |row: &StaffRow| row.role == Role::Administrator.as_str() && row.password_hash == NOBODY;
    let taken = match store.find_staff(government, &staff).await? {
        Some(row) => !begun(&row) || !store.passkeys(government, &staff).await?.is_empty(),
        None => false,
    };
    if taken {
        wrongs.push(Wrong::new(&visit, "sign-in", "admin-sign-in-taken"));
    }
    if !wrongs.is_empty() {
        return Ok(form(&visit, &ticket, &sent, &wrongs));
    }
    if !store.take_ticket(government, &key, PURPOSE, visit.now.at).await? {
        return Err(Halt::NotFound);
    }
    let row = StaffRow {
        id: staff,
        name: name.to_owned(),
        role: Role::Administrator.as_str().to_owned(),
        office: visit.government.registry_office.clone(),
        password_hash: NOBODY.to_owned(),
        active: true,
    };
    let id = row.id.clone();
    store.put_staff(government, row).await?;
    tracing::info!("the first administrator was set up");
    let code = enrol::issue(&visit, &id).await?;
    Ok(visit.see_other(&format!("/petugas/undangan/{}", key_text(&enrol::ticket_of(&code)))))
}

async fn find_ticket(visit: &Visit, ticket: &str) -> Result<SessionKey, Halt> {
    visit.desk.limits.count(Tried::SignIn, visit.address, visit.now.at)?;
    let key = parse_key(ticket).ok_or(Halt::NotFound)?;
    let known = visit.desk.store.has_ticket(&visit.government.id, &key, PURPOSE, visit.now.at).await?;
    if known { Ok(key) } else { Err(Halt::NotFound) }
}

fn form(visit: &Visit, ticket: &str, sent: &Sent, wrongs: &[Wrong]) -> Response {
    let title = visit.say("admin-setup-title");
    let body = html! {
        (ErrorSummary { words: visit.words(), faults: &faults(wrongs) })
        h1 { (title) }
        p { (visit.say_with("admin-setup-hint", &[("government", &visit.government.name)])) }
        (Form {
            action: &format!("/petugas/siapkan/{ticket}"),
            body: html! {
                (fields::name_input(visit, sent.text("name"), wrongs, true))
                (fields::sign_in_input(visit, sent.text("sign-in"), wrongs, true))
                (Button { label: &visit.say("admin-setup-send"), ..Button::default() })
            },
            ..Form::default()
        })
    };
    visit.page(&title, None, None, !wrongs.is_empty(), body)
}
