//! A password with a code of an app beside it, where a government lets people choose it: chosen with an invitation.
//!
//! **Invariant:** nothing is kept before the first code of the app was right; the secret of the app is shown to whoever holds the
//! invitation and to nobody afterwards.

use super::{
    codes_page, enrol, forms,
    site::{Chosen, Whose, no_room},
};
use crate::{
    admin::{Wrong, check_password, faults, password_inputs},
    kernel::{
        Halt, Sent, Visit, password,
        proof::Way,
        session::{key_text, parse_key},
    },
    page::{Button, ErrorSummary, Form, qr_svg},
};
use axum::{extract::Path, http::HeaderMap, response::Response};
use factors::totp::Shared;
use maud::{Markup, html};
use store::{Enrolment, SessionKey, StaffRow, StaffSecurity};

pub(super) fn form(visit: &Visit, ticket: &str, staff: &StaffRow, wrongs: &[Wrong]) -> Markup {
    html! {
        h2 { (visit.say("enrol-password-title")) }
        p { (visit.say("enrol-password-text")) }
        (Form {
            action: &format!("/petugas/undangan/{ticket}/sandi"),
            body: html! {
                // Password keepers want to know whose password this is.
                input type="hidden" name="sign-in" value=(staff.id.0) autocomplete="username";
                (password_inputs(visit, wrongs))
                (Button { label: &visit.say("enrol-password-send"), ..Button::default() })
            },
            ..Form::default()
        })
    }
}

pub(super) async fn begin(visit: Visit, Path(ticket): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let (_, staff) = enrol::find_ticket(&visit, &ticket).await?;
    if !enrol::lets_password(&visit, &staff) {
        return Err(Halt::NotFound);
    }
    let mut wrongs = Vec::new();
    check_password(&visit, sent.text("password"), sent.text("password-again"), &[&staff.name, &staff.id.0], &mut wrongs);
    if !wrongs.is_empty() {
        let title = visit.say("enrol-title");
        let body = html! {
            (ErrorSummary { words: visit.words(), faults: &faults(&wrongs) })
            h1 { (title) }
            (enrol::about(&visit, &staff))
            (enrol::offer_ways(&visit, &ticket, &staff, &wrongs))
        };
        return Ok(forms::outside(&visit, &title, true, &body));
    }
    let password_hash = password::hash(sent.text("password").to_owned(), visit.now.draw("password salt")).await?;
    let shared = Shared::new(visit.now.draw("app secret"));
    let whose = Whose { government: visit.government.id.clone(), staff: staff.id.clone() };
    let secret = SessionKey(visit.now.draw("chosen password"));
    let shown = app(&visit, &ticket, &staff, &key_text(&secret), &shared, None);
    visit.desk.ceremonies.chosen.keep(secret.0, Chosen { whose, password_hash, shared }, visit.now.at).map_err(no_room)?;
    Ok(shown)
}

pub(super) async fn finish(visit: Visit, headers: HeaderMap, Path(ticket): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let (key, staff) = enrol::find_ticket(&visit, &ticket).await?;
    let whose = Whose { government: visit.government.id.clone(), staff: staff.id.clone() };
    let secret = parse_key(sent.text("chosen")).ok_or(Halt::NotFound)?;
    let chosen = visit.desk.ceremonies.chosen.take(&secret.0, visit.now.at).filter(|chosen| chosen.whose == whose);
    let Some(chosen) = chosen else { return Ok(visit.see_other(&format!("/petugas/undangan/{ticket}"))) };
    let Some(step) = chosen.shared.step_of(sent.text("code"), visit.now.at) else {
        let shown = app(&visit, &ticket, &staff, sent.text("chosen"), &chosen.shared, Some(visit.say("enrol-app-wrong")));
        visit.desk.ceremonies.chosen.keep(secret.0, chosen, visit.now.at).map_err(no_room)?;
        return Ok(shown);
    };
    let codes = codes_page::draw(&visit);
    let enrolment = Enrolment {
        staff: staff.id.clone(),
        ticket: key,
        purpose: enrol::purpose(&staff.id),
        passkey: None,
        password: Some((chosen.password_hash, chosen.shared.to_bytes())),
        recovery_codes: codes_page::bytes(&codes),
        at: visit.now.at,
    };
    let answer = enrol::accept(&visit, &headers, &staff, enrolment, Way::PasswordCode, &codes).await?;
    visit.desk.store.use_code_step(&visit.government.id, &staff.id, step).await?;
    Ok(answer)
}

/// The QR for her app, the same as letters, and the box for the first code.
fn app(visit: &Visit, ticket: &str, staff: &StaffRow, chosen: &str, shared: &Shared, error: Option<String>) -> Response {
    let title = visit.say("enrol-app-title");
    let faults: Vec<_> = error.iter().map(|text| forms::fault_at("code", text)).collect();
    let (label, hint) = (visit.say("sign-in-code"), visit.say("sign-in-code-hint"));
    let address = shared.address(&format!("Kitir {}", visit.government.short_name), &staff.id.0);
    let body = html! {
        (ErrorSummary { words: visit.words(), faults: &faults })
        h1 { (title) }
        p { (visit.say("enrol-app-text")) }
        @if let Some(qr) = address.and_then(|address| qr_svg(&address, &visit.say("enrol-app-qr"))) { (qr) }
        p { (visit.say("enrol-app-typed")) " " code { (shared.typed()) } }
        (Form {
            action: &format!("/petugas/undangan/{ticket}/kode"),
            hidden: &[("chosen", chosen)],
            body: html! {
                (forms::code_input(visit, "code", &label, Some(&hint), error.as_deref(), true))
                (Button { label: &visit.say("enrol-app-send"), ..Button::default() })
            },
            ..Form::default()
        })
    };
    forms::outside(visit, &title, error.is_some(), &body)
}
