//! Staff sign in with name and password, and sign out.
//!
//! **Invariant:** an unknown name, a wrong password and a locked account get the same answer after the same work; each sign-in draws a
//! new session key and ends the one before. Ten wrong passwords in a row lock the account for 15 minutes.

use crate::{
    kernel::{Desk, Halt, Seat, Sent, Visit, limits::Tried, password, session},
    page::{Button, ErrorSummary, Fault, Field, Form, InputKind, StaffPage, Table, TextInput, Width, staff_page},
};
use application::StaffId;
use axum::{
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use store::{Contract, Session, SessionData, SessionKey, StaffRow};
use time::{Duration, OffsetDateTime};

/// Wrong passwords in a row before the account is locked, and for how long.
const FAILURES_MAX: u32 = 10;
const LOCK: Duration = Duration::minutes(15);

pub(super) async fn page(visit: Visit, headers: HeaderMap) -> Result<Response, Halt> {
    let signed_in = session::find(&visit.desk, &visit.government.id, &headers, session::Jar::Staff, visit.now.at).await?;
    if signed_in.is_some() {
        return Ok(Redirect::to("/petugas").into_response());
    }
    Ok(show(&visit, "", None))
}

pub(super) async fn sign_in(visit: Visit, headers: HeaderMap, sent: Sent) -> Result<Response, Halt> {
    let at = visit.now.at;
    visit.desk.limits.count(Tried::SignIn, visit.address, at)?;
    let typed = sent.text("name").to_owned();
    let row = visit.desk.store.find_staff(&visit.government.id, &StaffId(typed.to_lowercase())).await?;
    let open = row.filter(|row| row.active && row.locked_until.is_none_or(|until| until <= at) && !row.password_hash.is_empty());
    let hash = open.as_ref().map_or_else(|| password::NOBODY.to_owned(), |row| row.password_hash.clone());
    // As typed: spaces at the ends belong to a password.
    let word = sent.find("password").unwrap_or_default().to_owned();
    let right = password::verify(word, hash).await?;
    match open {
        Some(row) if right => welcome(&visit, &headers, row).await,
        Some(row) => {
            count_failure(&visit.desk, &visit, row).await?;
            Ok(show(&visit, &typed, Some(visit.say("counter-sign-in-wrong"))))
        }
        None => Ok(show(&visit, &typed, Some(visit.say("counter-sign-in-wrong")))),
    }
}

async fn count_failure(desk: &Desk, visit: &Visit, row: StaffRow) -> Result<(), Halt> {
    let row = after_failure(row, visit.now.at);
    Ok(desk.store.put_staff(&visit.government.id, row).await?)
}

fn after_failure(mut row: StaffRow, at: OffsetDateTime) -> StaffRow {
    row.failures += 1;
    if row.failures >= FAILURES_MAX {
        (row.failures, row.locked_until) = (0, Some(at + LOCK));
    }
    row
}

async fn welcome(visit: &Visit, headers: &HeaderMap, mut row: StaffRow) -> Result<Response, Halt> {
    let (desk, at) = (&visit.desk, visit.now.at);
    if let Some((former, _)) = session::find(desk, &visit.government.id, headers, session::Jar::Staff, at).await? {
        desk.store.end_session(&former).await?;
    }
    let key = SessionKey(visit.now.draw("staff session"));
    let fresh = Session {
        government: visit.government.id.clone(),
        staff: Some(row.id.clone()),
        created_at: at,
        seen_at: at,
        expires_at: at + Duration::hours(session::STAFF_HOURS),
        data: SessionData::default(),
    };
    desk.store.put_session(&key, fresh).await?;
    if row.failures > 0 || row.locked_until.is_some() {
        (row.failures, row.locked_until) = (0, None);
        desk.store.put_staff(&visit.government.id, row).await?;
    }
    Ok(with_cookie(visit, Redirect::to("/petugas").into_response(), &session::key_text(&key), Duration::hours(session::STAFF_HOURS)))
}

fn with_cookie(visit: &Visit, mut response: Response, value: &str, age: Duration) -> Response {
    let secure = visit.desk.settings.secure;
    let cookie = session::set_cookie(session::Jar::Staff.cookie(secure), value, age, secure);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    response
}

pub(super) async fn sign_out(seat: Seat) -> Result<Response, Halt> {
    seat.desk().store.end_session(&seat.key).await?;
    Ok(with_cookie(&seat.visit, Redirect::to("/petugas/masuk").into_response(), "", Duration::ZERO))
}

fn show(visit: &Visit, name: &str, error: Option<String>) -> Response {
    let title = visit.say("counter-sign-in-title");
    let faults: Vec<Fault> = error.iter().map(|text| Fault { text: text.clone(), href: Some("#name".into()) }).collect();
    let (name_label, word_label) = (visit.say("counter-sign-in-name"), visit.say("counter-sign-in-password"));
    let button = visit.say("counter-sign-in-button");
    let words = visit.words();
    let fields = html! {
        (TextInput {
            field: Field { words, name: "name", label: &name_label, error: error.as_deref(), ..Default::default() },
            value: name, width: Width::Chars20, autocomplete: Some("username"), autofocus: name.is_empty(), ..Default::default()
        })
        (TextInput {
            field: Field { words, name: "password", label: &word_label, private: true, ..Default::default() },
            kind: InputKind::Password, width: Width::Chars20, autocomplete: Some("current-password"), ..Default::default()
        })
        (Button { label: &button, ..Default::default() })
    };
    let body = html! {
        (ErrorSummary { words, faults: &faults })
        h1 { (title) }
        (Form { action: "/petugas/masuk", idempotency: "", body: fields, ..Default::default() })
        (crate::staff_oidc::offer(visit))
        p.small { (visit.say("counter-sign-in-lock")) }
        (demo(visit))
    };
    let mut response = visit.dressed(|chrome| {
        staff_page(&StaffPage {
            chrome, title: &title, errors: !faults.is_empty(), signed_in: None, menu: &[], back: None, shortcuts: false,
            shortcut_list: None, body: body.clone(),
        })
    });
    if !faults.is_empty() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    response
}

/// The log-ins of a demo, for everybody to try.
fn demo(visit: &Visit) -> Markup {
    let Some(demo) = &visit.desk.settings.demo else { return html! {} };
    let column = |key: &str| crate::page::Column { title: visit.say(key), numeric: false };
    let columns = [column("counter-sign-in-demo-who"), column("counter-sign-in-name")];
    let rows: Vec<Vec<Markup>> = demo.staff.iter().map(|(who, name)| vec![html! { (who) }, html! { code { (name) } }]).collect();
    let caption = visit.say("counter-sign-in-demo");
    html! {
        (Table { caption: &caption, columns: &columns, rows: &rows, row_headers: true })
        p { (visit.say("counter-sign-in-demo-password")) " " code { (demo.password) } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(failures: u32) -> StaffRow {
        StaffRow {
            id: StaffId("rina".into()),
            name: "Rina".into(),
            role: "ward_officer".into(),
            office: "3578071002".into(),
            password_hash: String::new(),
            active: true,
            failures,
            locked_until: None,
        }
    }

    #[test]
    fn the_tenth_wrong_password_locks_for_a_quarter_of_an_hour() {
        let at = OffsetDateTime::UNIX_EPOCH;
        assert_eq!(after_failure(row(8), at).locked_until, None);
        let locked = after_failure(row(9), at);
        assert_eq!((locked.failures, locked.locked_until), (0, Some(at + Duration::minutes(15))));
    }
}
