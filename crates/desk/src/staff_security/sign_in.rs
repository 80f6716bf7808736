//! The sign-in page, and signing in with a password where a government lets people.
//!
//! **Invariant:** an unknown name, a wrong password, a wrong or used code and an account without a password get the same answer after the
//! same work, and wait the same: tries are counted by the name that was typed, before it is looked at.

use super::{enter, forms};
use crate::{
    kernel::{
        Halt, Sent, Visit,
        limits::Tried,
        password,
        proof::Way,
        security::{self, Event},
        session::{self, Jar},
    },
    page::{Button, Column, ErrorSummary, Field, Form, InputKind, Table, TextInput, Width},
};
use application::StaffId;
use axum::{
    http::HeaderMap,
    response::{IntoResponse, Redirect, Response},
};
use catalogue::Passwords;
use factors::totp::Shared;
use maud::{Markup, html};
use store::{Contract, FREE_TRIES, StaffRow, StaffSecurity, Try};
use time::OffsetDateTime;

/// Longest that a client is told to wait; a door that stays closed is opened by an invitation.
const WAIT_MAX_SECONDS: i64 = 24 * 3_600;

pub(super) async fn page(visit: Visit, headers: HeaderMap) -> Result<Response, Halt> {
    let signed_in = session::find(&visit.desk, &visit.government.id, &headers, Jar::Staff, visit.now.at).await?;
    if signed_in.is_some() {
        return Ok(Redirect::to("/petugas").into_response());
    }
    Ok(show(&visit, "", None))
}

pub(super) async fn sign_in(visit: Visit, headers: HeaderMap, sent: Sent) -> Result<Response, Halt> {
    visit.desk.limits.count(Tried::SignIn, visit.address, visit.now.at)?;
    let rule = visit.passwords();
    if rule == Passwords::Never {
        return Err(Halt::NotFound);
    }
    let typed = sent.text("name").to_owned();
    let name = StaffId(typed.to_lowercase());
    let failures = try_at(&visit, &name).await?;
    let row = visit.desk.store.find_staff(&visit.government.id, &name).await?.filter(|row| row.active);
    let hash = row.as_ref().map_or_else(|| password::NOBODY.to_owned(), |row| row.password_hash.clone());
    // As typed: spaces at the ends belong to a password.
    let word = sent.find("password").unwrap_or_default().to_owned();
    let right = password::verify(word, hash).await?;
    match row {
        Some(row) if right && second(&visit, rule, &row, sent.text("code")).await? => {
            visit.desk.store.forgive_tries(&visit.government.id, &name.0).await?;
            let (way, proved) = if rule == Passwords::Practice { (Way::Practice, true) } else { (Way::PasswordCode, false) };
            enter::welcome(&visit, &headers, &row, way, proved).await
        }
        row => {
            failed(&visit, row.as_ref(), failures, "password").await?;
            Ok(show(&visit, &typed, Some(visit.say("counter-sign-in-wrong"))))
        }
    }
}

/// Counts a try at this name, known or not; how many have failed in a row, this one among them.
pub(super) async fn try_at(visit: &Visit, name: &StaffId) -> Result<u32, Halt> {
    match visit.desk.store.count_try(&visit.government.id, &name.0, visit.now.at).await? {
        Try::Counted { failures } => Ok(failures),
        Try::Wait { until } => Err(Halt::TooMany { retry_seconds: wait_seconds(until, visit.now.at) }),
    }
}

fn wait_seconds(until: OffsetDateTime, at: OffsetDateTime) -> i64 {
    (until - at).whole_seconds().clamp(1, WAIT_MAX_SECONDS)
}

pub(super) async fn failed(visit: &Visit, row: Option<&StaffRow>, failures: u32, detail: &str) -> Result<(), Halt> {
    let staff = row.map(|row| &row.id);
    security::note(visit, staff, None, Event::SignInFailed, detail).await?;
    if failures == FREE_TRIES {
        security::note(visit, staff, None, Event::Slowed, detail).await?;
    }
    Ok(())
}

/// The code beside the password; each counts once.
async fn second(visit: &Visit, rule: Passwords, row: &StaffRow, code: &str) -> Result<bool, Halt> {
    if rule == Passwords::Practice {
        return Ok(true);
    }
    let (store, government) = (&visit.desk.store, &visit.government.id);
    let Some(kept) = store.code_secret(government, &row.id).await? else { return Ok(false) };
    let step = Shared::from_bytes(&kept.secret).and_then(|shared| shared.step_of(code, visit.now.at));
    match step {
        Some(step) => Ok(store.use_code_step(government, &row.id, step).await?),
        None => Ok(false),
    }
}

fn show(visit: &Visit, name: &str, error: Option<String>) -> Response {
    let title = visit.say("counter-sign-in-title");
    let words = visit.words();
    let faults: Vec<_> = error.iter().map(|text| forms::fault_at("name", text)).collect();
    let rule = visit.passwords();
    let body = html! {
        (ErrorSummary { words, faults: &faults })
        h1 { (title) }
        (passkey(visit, rule))
        (crate::staff_oidc::offer(visit))
        @if rule != Passwords::Never { (password_form(visit, name, error.as_deref(), rule)) }
        ul.plain {
            li { a href="/petugas/undangan" { (visit.say("sign-in-invited")) } }
            li { a href="/petugas/masuk/pemulihan" { (visit.say("sign-in-lost")) } }
        }
        (demo(visit))
    };
    forms::outside(visit, &title, error.is_some(), &body)
}

fn passkey(visit: &Visit, rule: Passwords) -> Markup {
    let label = visit.say("sign-in-passkey");
    let missing = if rule == Passwords::Never { "sign-in-passkey-missing" } else { "sign-in-passkey-missing-password" };
    let asked = forms::Asked {
        action: "/petugas/masuk/kunci", start: "/petugas/masuk/kunci/mulai", making: false, label: &label, missing,
        secondary: rule == Passwords::Practice, body: html! {},
    };
    forms::passkey(visit, asked)
}

fn password_form(visit: &Visit, name: &str, error: Option<&str>, rule: Passwords) -> Markup {
    let (name_label, word_label, button) = (visit.say("counter-sign-in-name"), visit.say("counter-sign-in-password"), visit.say("counter-sign-in-button"));
    let (code_label, code_hint) = (visit.say("sign-in-code"), visit.say("sign-in-code-hint"));
    let words = visit.words();
    let fields = html! {
        (TextInput {
            field: Field { words, name: "name", label: &name_label, error, ..Default::default() },
            value: name, width: Width::Chars20, autocomplete: Some("username"), autofocus: name.is_empty(), ..Default::default()
        })
        (TextInput {
            field: Field { words, name: "password", label: &word_label, private: true, ..Default::default() },
            kind: InputKind::Password, width: Width::Chars20, autocomplete: Some("current-password"), ..Default::default()
        })
        @if rule == Passwords::WithCode { (forms::code_input(visit, "code", &code_label, Some(&code_hint), None, true)) }
        (Button { label: &button, ..Default::default() })
    };
    html! {
        h2 { (visit.say("sign-in-password-title")) }
        (Form { action: "/petugas/masuk", idempotency: "", body: fields, ..Default::default() })
        p.small { (visit.say_with("counter-sign-in-lock", &[("tries", &FREE_TRIES.to_string())])) }
    }
}

/// The log-ins of a demo, for everybody to try.
fn demo(visit: &Visit) -> Markup {
    let Some(demo) = &visit.desk.settings.demo else { return html! {} };
    let column = |key: &str| Column { title: visit.say(key), numeric: false };
    let columns = [column("counter-sign-in-demo-who"), column("counter-sign-in-name")];
    let rows: Vec<Vec<Markup>> = demo
        .staff
        .iter()
        .filter(|one| one.government == visit.government.id)
        .map(|one| vec![html! { (one.who) }, html! { code { (one.name) } }])
        .collect();
    let caption = visit.say("counter-sign-in-demo");
    html! {
        (Table { caption: &caption, columns: &columns, rows: &rows, row_headers: true })
        p { (visit.say("counter-sign-in-demo-password")) " " code { (demo.password) } }
        p { (visit.say("sign-in-demo-only")) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::Duration;

    #[test]
    fn a_wait_is_told_in_seconds_and_never_as_a_hundred_years() {
        let at = OffsetDateTime::UNIX_EPOCH;
        assert_eq!(wait_seconds(at + Duration::minutes(4), at), 240);
        assert_eq!(wait_seconds(at + Duration::milliseconds(20), at), 1);
        assert_eq!(wait_seconds(at + Duration::days(36_500), at), 86_400);
    }
}
