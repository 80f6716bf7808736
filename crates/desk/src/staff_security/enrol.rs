//! An invitation: a code that is told to one person, by which she makes her own way in.
//!
//! **Invariant:** a code works once, for one account, for [`DAYS`] days; using it drops every former factor and ends all sessions of that
//! account. What stands in an address is made from the code and is no shorter a secret.

use super::{
    codes_page, enter, forms,
    sign_in_passkey::Long,
    site::{self, Whose, begun, no_room, no_site},
};
use crate::{
    kernel::{
        Halt, Sent, Visit,
        limits::Tried,
        proof::Way,
        security::{self, Event},
        session::{key_text, parse_key},
    },
    page::{Button, ErrorSummary, Field, Form, SummaryList, SummaryRow, TextInput, Width},
};
use application::StaffId;
use axum::{extract::Path, http::HeaderMap, response::Response};
use catalogue::Passwords;
use factors::{codes::Code, passkey::Person};
use maud::{Markup, html};
use people::Role;
use sha2::{Digest, Sha256};
use store::{Contract, Enrolment, PasskeyRow, SessionKey, StaffRow, StaffSecurity};
use time::Duration;

/// How long an invitation may wait.
pub const DAYS: i64 = 3;

/// A fresh code for this account, to be told to its owner and to nobody else.
pub async fn issue(visit: &Visit, staff: &StaffId) -> Result<Code, Halt> {
    let code = Code::new(visit.now.draw(&format!("invitation {staff}")));
    let until = visit.now.at + Duration::days(DAYS);
    visit.desk.store.put_ticket(&visit.government.id, &ticket_of(&code), &purpose(staff), until).await?;
    Ok(code)
}

pub fn purpose(staff: &StaffId) -> String {
    format!("invitation {staff}")
}

/// What stands in the address of the pages behind a code.
pub fn ticket_of(code: &Code) -> SessionKey {
    SessionKey(Sha256::new().chain_update("kitir invitation").chain_update(code.as_bytes()).finalize().into())
}

/// The account that a ticket was made for. Accounts are few; tries are limited.
pub async fn find_ticket(visit: &Visit, ticket: &str) -> Result<(SessionKey, StaffRow), Halt> {
    visit.desk.limits.count(Tried::SignIn, visit.address, visit.now.at)?;
    let key = parse_key(ticket).ok_or(Halt::NotFound)?;
    find(visit, key).await?.ok_or(Halt::NotFound)
}

async fn find(visit: &Visit, key: SessionKey) -> Result<Option<(SessionKey, StaffRow)>, Halt> {
    let (store, government) = (&visit.desk.store, &visit.government.id);
    for staff in store.staff(government).await?.into_iter().filter(|staff| staff.active) {
        if store.has_ticket(government, &key, &purpose(&staff.id), visit.now.at).await? {
            return Ok(Some((key, staff)));
        }
    }
    Ok(None)
}

pub(super) async fn code_page(visit: Visit) -> Response {
    ask_code(&visit, None)
}

pub(super) async fn code(visit: Visit, sent: Sent) -> Result<Response, Halt> {
    visit.desk.limits.count(Tried::SignIn, visit.address, visit.now.at)?;
    let found = match Code::parse(sent.text("code")) {
        Some(code) => find(&visit, ticket_of(&code)).await?,
        None => None,
    };
    match found {
        Some((key, _)) => Ok(visit.see_other(&format!("/petugas/undangan/{}", key_text(&key)))),
        None => Ok(ask_code(&visit, Some(visit.say("enrol-code-wrong")))),
    }
}

fn ask_code(visit: &Visit, error: Option<String>) -> Response {
    let title = visit.say("enrol-code-title");
    let words = visit.words();
    let faults: Vec<_> = error.iter().map(|text| forms::fault_at("code", text)).collect();
    let (label, hint, button) = (visit.say("enrol-code"), visit.say("enrol-code-hint"), visit.say("enrol-code-send"));
    let body = html! {
        (ErrorSummary { words, faults: &faults })
        h1 { (title) }
        p { (visit.say("enrol-code-text")) }
        (Form {
            action: "/petugas/undangan",
            body: html! {
                (forms::code_input(visit, "code", &label, Some(&hint), error.as_deref(), false))
                (Button { label: &button, ..Button::default() })
            },
            ..Form::default()
        })
        p { a href="/petugas/masuk" { (visit.say("sign-in-again")) } }
    };
    forms::outside(visit, &title, error.is_some(), &body)
}

pub(super) async fn page(visit: Visit, Path(ticket): Path<String>) -> Result<Response, Halt> {
    let (_, staff) = find_ticket(&visit, &ticket).await?;
    let title = visit.say("enrol-title");
    let body = html! {
        h1 { (title) }
        (about(&visit, &staff))
        (offer_ways(&visit, &ticket, &staff, &[]))
    };
    Ok(forms::outside(&visit, &title, false, &body))
}

/// Whose invitation this is: she checks that it is hers.
pub(super) fn about(visit: &Visit, staff: &StaffRow) -> Markup {
    let office = visit.government.find_office(staff.office.as_str()).map(|office| office.name.clone()).unwrap_or_default();
    let role = visit.say(&format!("role-{}", staff.role.replace('_', "-")));
    let row = |key: &str, value: &str| SummaryRow { key: visit.say(key), value: html! { (value) }, change: None };
    let rows = [row("admin-name-label", &staff.name), row("admin-sign-in-label", &staff.id.0), row("admin-role-label", &role), row("admin-office-label", &office)];
    html! { (SummaryList { words: visit.words(), rows: &rows }) p { (visit.say("enrol-former")) } }
}

/// Passkey first; the provider; a password with a code where the government lets people whose role never signs.
pub(super) fn offer_ways(visit: &Visit, ticket: &str, staff: &StaffRow, wrongs: &[crate::admin::Wrong]) -> Markup {
    let address = format!("/petugas/undangan/{ticket}");
    html! {
        h2 { (visit.say("enrol-passkey-title")) }
        p { (visit.say("enrol-passkey-text")) }
        (making(visit, &format!("{address}/kunci"), &visit.say("enrol-passkey-send")))
        (crate::staff_oidc::offer_invitation(visit, ticket))
        @if lets_password(visit, staff) { (super::enrol_password::form(visit, ticket, staff, wrongs)) }
    }
}

pub(super) fn lets_password(visit: &Visit, staff: &StaffRow) -> bool {
    let bound = Role::parse(&staff.role).is_none_or(people::rights::needs_passkey);
    visit.passwords() == Passwords::WithCode && !bound
}

/// The form that makes a passkey, with a name for it.
pub(super) fn making(visit: &Visit, action: &str, label: &str) -> Markup {
    let (name_label, hint) = (visit.say("passkey-name"), visit.say("passkey-name-hint"));
    let field = Field { words: visit.words(), name: "key-name", label: &name_label, hint: Some(&hint), ..Field::default() };
    let start = format!("{action}/mulai");
    let asked = forms::Asked {
        action, start: &start, making: true, label, missing: "passkey-missing-making", secondary: false,
        body: html! { (TextInput { field, value: &visit.device(), width: Width::Chars20, autocomplete: Some("off"), ..TextInput::default() }) },
    };
    forms::passkey(visit, asked)
}

pub(super) async fn start(visit: Visit, Path(ticket): Path<String>) -> Result<Response, Halt> {
    let (_, staff) = find_ticket(&visit, &ticket).await?;
    let person = Person { handle: visit.now.draw("passkey handle"), name: &staff.id.0 };
    let (options, waiting) = site::site(&visit).and_then(|site| site.make(person, &[])).map_err(no_site)?;
    let secret = SessionKey(visit.now.draw("passkey ceremony"));
    let whose = Whose { government: visit.government.id.clone(), staff: staff.id };
    visit.desk.ceremonies.making.keep(secret.0, (whose, waiting), visit.now.at).map_err(no_room)?;
    begun(&secret, &options)
}

pub(super) async fn finish(visit: Visit, headers: HeaderMap, Path(ticket): Path<String>, sent: Long) -> Result<Response, Halt> {
    let (key, staff) = find_ticket(&visit, &ticket).await?;
    let Some(row) = made(&visit, &staff.id, &sent, Duration::ZERO)? else { return Ok(not_made(&visit, &format!("/petugas/undangan/{ticket}"))) };
    let codes = codes_page::draw(&visit);
    let enrolment = Enrolment {
        staff: staff.id.clone(),
        ticket: key,
        purpose: purpose(&staff.id),
        passkey: Some(row),
        password: None,
        recovery_codes: codes_page::bytes(&codes),
        at: visit.now.at,
    };
    accept(&visit, &headers, &staff, enrolment, Way::Passkey, &codes).await
}

/// Takes the invitation, signs her in, and shows her recovery codes this once.
pub(super) async fn accept(
    visit: &Visit, headers: &HeaderMap, staff: &StaffRow, enrolment: Enrolment, way: Way, codes: &[Code],
) -> Result<Response, Halt> {
    if !visit.desk.store.enrol(&visit.government.id, enrolment).await? {
        return Err(Halt::NotFound);
    }
    security::note(visit, Some(&staff.id), None, Event::InvitationTaken, way.key()).await?;
    let cookie = enter::begin(visit, headers, staff, way, way == Way::Passkey).await?;
    Ok(codes_page::first(visit, codes, cookie))
}

/// The passkey that a browser made, as a row; None when it is not to be believed or took too long.
pub(super) fn made(visit: &Visit, staff: &StaffId, sent: &Long, held_back: Duration) -> Result<Option<PasskeyRow>, Halt> {
    let waiting = parse_key(&sent.ceremony).and_then(|secret| visit.desk.ceremonies.making.take(&secret.0, visit.now.at));
    let whose = Whose { government: visit.government.id.clone(), staff: staff.clone() };
    let Some((_, waiting)) = waiting.filter(|(waits_for, _)| *waits_for == whose) else { return Ok(None) };
    let Ok(passkey) = site::site(visit).and_then(|site| site.made(&waiting, &sent.answer)) else { return Ok(None) };
    let name = if sent.name.is_empty() { visit.device() } else { sent.name.clone() };
    Ok(Some(PasskeyRow {
        id: passkey.id().to_vec(),
        staff: staff.clone(),
        name,
        passkey: passkey.to_bytes().map_err(|_| site::broken())?,
        added_at: visit.now.at,
        used_at: None,
        trusted_from: visit.now.at + held_back,
    }))
}

pub(super) fn not_made(visit: &Visit, back: &str) -> Response {
    let (title, text) = (visit.say("passkey-not-made-title"), visit.say("passkey-not-made-text"));
    let body = html! {
        (ErrorSummary { words: visit.words(), faults: &[crate::page::Fault { text: text.clone(), href: None }] })
        h1 { (title) }
        p { (text) }
        p { a href=(back) { (visit.say("passkey-try-again")) } }
    };
    forms::outside(visit, &title, true, &body)
}
