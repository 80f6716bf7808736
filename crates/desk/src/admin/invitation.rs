//! An invitation: the person whom it was made for chooses her own password.
//!
//! **Invariant:** the link works once, for one account, for [`DAYS`] days; using it ends all sessions of that account.

use super::fields::{self, Wrong, faults};
use crate::kernel::{Halt, Sent, Visit, limits::Tried, password, session::{key_text, parse_key}};
use crate::page::{Button, ErrorSummary, Form, SummaryList, SummaryRow};
use application::StaffId;
use axum::{extract::Path, response::Response};
use maud::html;
use store::{Contract, SessionKey, StaffRow};
use time::Duration;

/// How long an invitation may wait.
pub const DAYS: i64 = 3;

/// A ticket for this account; the path that carries it, to be told to the person and to nobody else.
pub async fn issue(visit: &Visit, staff: &StaffId) -> Result<String, Halt> {
    let key = SessionKey(visit.now.draw(&format!("invitation {staff}")));
    let until = visit.now.at + Duration::days(DAYS);
    visit.desk.store.put_ticket(&visit.government.id, &key, &purpose(staff), until).await?;
    Ok(format!("{}/petugas/undangan/{}", visit.desk.settings.public_url, key_text(&key)))
}

pub(crate) fn purpose(staff: &StaffId) -> String {
    format!("invitation {staff}")
}

pub async fn page(visit: Visit, Path(ticket): Path<String>) -> Result<Response, Halt> {
    let (_, staff) = find_ticket(&visit, &ticket).await?;
    Ok(form(&visit, &ticket, &staff, &[]))
}

pub async fn post(visit: Visit, Path(ticket): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let (key, staff) = find_ticket(&visit, &ticket).await?;
    let mut wrongs = Vec::new();
    fields::check_password(&visit, sent.text("password"), sent.text("password-again"), &mut wrongs);
    if !wrongs.is_empty() {
        return Ok(form(&visit, &ticket, &staff, &wrongs));
    }
    let password_hash = password::hash(sent.text("password").to_owned(), visit.now.draw("password salt")).await?;
    let (store, government) = (&visit.desk.store, &visit.government.id);
    if !store.take_ticket(government, &key, &purpose(&staff.id), visit.now.at).await? {
        return Err(Halt::NotFound);
    }
    let id = staff.id.clone();
    store.put_staff(government, StaffRow { password_hash, failures: 0, locked_until: None, ..staff }).await?;
    store.end_sessions_of(government, &id).await?;
    Ok(visit.see_other("/petugas/masuk"))
}

/// The account that a ticket was made for. Accounts are few; tries are limited.
pub(crate) async fn find_ticket(visit: &Visit, ticket: &str) -> Result<(SessionKey, StaffRow), Halt> {
    visit.desk.limits.count(Tried::SignIn, visit.address, visit.now.at)?;
    let key = parse_key(ticket).ok_or(Halt::NotFound)?;
    let (store, government) = (&visit.desk.store, &visit.government.id);
    for staff in store.staff(government).await?.into_iter().filter(|staff| staff.active) {
        if store.has_ticket(government, &key, &purpose(&staff.id), visit.now.at).await? {
            return Ok((key, staff));
        }
    }
    Err(Halt::NotFound)
}

fn form(visit: &Visit, ticket: &str, staff: &StaffRow, wrongs: &[Wrong]) -> Response {
    let title = visit.say("admin-invitation-title");
    let office = visit.government.find_office(staff.office.as_str()).map(|office| office.name.clone()).unwrap_or_default();
    let role = visit.say(&format!("role-{}", staff.role.replace('_', "-")));
    let row = |key: &str, value: &str| SummaryRow { key: visit.say(key), value: html! { (value) }, change: None };
    let rows = [row("admin-name-label", &staff.name), row("admin-sign-in-label", &staff.id.0), row("admin-role-label", &role), row("admin-office-label", &office)];
    let body = html! {
        (ErrorSummary { words: visit.words(), faults: &faults(wrongs) })
        h1 { (title) }
        (SummaryList { words: visit.words(), rows: &rows })
        p { (visit.say("admin-invitation-hint")) }
        (Form {
            action: &format!("/petugas/undangan/{ticket}"),
            body: html! {
                // Password keepers want to know whose password this is.
                input type="hidden" name="sign-in" value=(staff.id.0) autocomplete="username";
                (fields::password_inputs(visit, wrongs))
                (Button { label: &visit.say("admin-invitation-send"), ..Button::default() })
            },
            ..Form::default()
        })
        (crate::staff_oidc::offer_invitation(visit, ticket))
    };
    visit.page(&title, None, None, !wrongs.is_empty(), body)
}
