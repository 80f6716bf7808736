//! The page that asks for a fresh proof, and the way back to what was interrupted.
//!
//! **Invariant:** a password with a code is no proof here, nor is a passkey that a recovery code made less than a day ago; in the demo
//! the printed password is, and the page says why. A form that was interrupted is sent by her own press of a button, with what she typed.

use super::{
    enter, forms, sign_in,
    sign_in_passkey::Long,
    site::{self, Whose, begun, no_room, no_site},
};
use crate::{
    kernel::{
        Halt, Seat, Sent, own_path, password,
        proof::Way,
        security::{self, Event},
        session::parse_key,
    },
    page::{Button, ErrorSummary, Field, Form, Inset, InputKind, TextInput, Width},
};
use axum::{
    http::header,
    response::{IntoResponse, Redirect, Response},
};
use catalogue::Passwords;
use factors::passkey::{Passkey, Trouble};
use maud::{Markup, html};
use store::{Interrupted, PasskeyRow, SessionKey, StaffSecurity};

pub(super) async fn page(seat: Seat) -> Result<Response, Halt> {
    show(&seat, None).await
}

/// Her passkeys that prove enough for this.
async fn trusted(seat: &Seat) -> Result<Vec<(PasskeyRow, Passkey)>, Halt> {
    let staff = seat.actor.staff_id().ok_or(Halt::NotPermitted)?;
    let all = site::passkeys_of(&seat.visit, staff).await?;
    Ok(all.into_iter().filter(|(row, _)| row.trusted_from <= seat.visit.now.at).collect())
}

async fn show(seat: &Seat, error: Option<String>) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let passkeys = trusted(seat).await?;
    let provider = crate::staff_oidc::offer_proof(visit);
    let practice = visit.passwords() == Passwords::Practice;
    let title = visit.say("prove-title");
    let faults: Vec<_> = error.iter().map(|text| forms::fault_at(if practice { "password" } else { "content" }, text)).collect();
    let label = visit.say("prove-passkey");
    let asked = forms::Asked {
        action: "/petugas/bukti/kunci", start: "/petugas/bukti/kunci/mulai", making: false, label: &label, missing: "prove-passkey-missing",
        secondary: false, body: html! {},
    };
    let body = html! {
        (ErrorSummary { words: visit.words(), faults: &faults })
        h1 { (title) }
        p { (visit.say("prove-text")) }
        @if seat.marks.interrupted.as_ref().is_some_and(|waits| waits.form.is_some()) { p { (visit.say("prove-kept")) } }
        @if !passkeys.is_empty() { (forms::passkey(visit, asked)) }
        @if let Some(provider) = &provider { (provider) }
        @if practice { (practice_form(seat, error.as_deref())) }
        @if passkeys.is_empty() && provider.is_none() && !practice { (Inset { body: html! { p { (visit.say("prove-none")) } } }) }
        p { a href="/petugas" { (visit.say("prove-not-now")) } }
    };
    Ok(seat.page(&title, None, error.is_some(), body))
}

fn practice_form(seat: &Seat, error: Option<&str>) -> Markup {
    let visit = &seat.visit;
    let label = visit.say("counter-sign-in-password");
    let field = Field { words: visit.words(), name: "password", label: &label, error, private: true, ..Field::default() };
    html! {
        (Inset { body: html! { p { (visit.say("prove-practice")) } } })
        (Form {
            action: "/petugas/bukti/sandi",
            body: html! {
                (TextInput { field, kind: InputKind::Password, width: Width::Chars20, autocomplete: Some("current-password"), ..TextInput::default() })
                (Button { label: &visit.say("prove-practice-send"), ..Button::default() })
            },
            ..Form::default()
        })
    }
}

pub(super) async fn start(seat: Seat) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let known: Vec<Passkey> = trusted(&seat).await?.into_iter().map(|(_, passkey)| passkey).collect();
    if known.is_empty() {
        return Err(Halt::NotFound);
    }
    let (options, waiting) = site::site(visit).and_then(|site| site.prove(&known)).map_err(no_site)?;
    let secret = SessionKey(visit.now.draw("passkey ceremony"));
    visit.desk.ceremonies.proving.keep(secret.0, (whose(&seat)?, waiting), visit.now.at).map_err(no_room)?;
    begun(&secret, &options)
}

fn whose(seat: &Seat) -> Result<Whose, Halt> {
    let staff = seat.actor.staff_id().ok_or(Halt::NotPermitted)?.clone();
    Ok(Whose { government: seat.visit.government.id.clone(), staff })
}

pub(super) async fn finish(seat: Seat, sent: Long) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let whose = whose(&seat)?;
    let waiting = parse_key(&sent.ceremony).and_then(|secret| visit.desk.ceremonies.proving.take(&secret.0, visit.now.at));
    let waiting = waiting.filter(|(waits_for, _)| *waits_for == whose).map(|(_, waiting)| waiting);
    let mut known: Vec<Passkey> = trusted(&seat).await?.into_iter().map(|(_, passkey)| passkey).collect();
    let judged = match waiting {
        Some(waiting) => site::site(visit).and_then(|site| site.proved(&waiting, &sent.answer, &mut known)),
        None => Err(Trouble::Untrusted),
    };
    match judged {
        Ok((place, changed)) => {
            if let Some(passkey) = known.get(place) {
                site::used(visit, passkey, changed).await?;
            }
            go_on(&seat, Way::Passkey).await
        }
        Err(trouble) => {
            let event = if trouble == Trouble::Copied { Event::PasskeyCopied } else { Event::ProofFailed };
            security::note_own(&seat, event, "passkey").await?;
            show(&seat, Some(visit.say("passkey-refused-text"))).await
        }
    }
}

/// The demo's password again. Elsewhere there is no such page.
pub(super) async fn practice(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let visit = &seat.visit;
    if visit.passwords() != Passwords::Practice {
        return Err(Halt::NotFound);
    }
    let staff = seat.actor.staff_id().ok_or(Halt::NotPermitted)?;
    sign_in::try_at(visit, staff).await?;
    let row = site::active(visit, staff).await?.ok_or(Halt::SignIn)?;
    let word = sent.find("password").unwrap_or_default().to_owned();
    if !password::verify(word, row.password_hash).await? {
        security::note_own(&seat, Event::ProofFailed, "practice").await?;
        return show(&seat, Some(visit.say("prove-practice-wrong"))).await;
    }
    visit.desk.store.forgive_tries(&visit.government.id, &staff.0).await?;
    go_on(&seat, Way::Practice).await
}

/// Proved: under a new key, back to what was interrupted.
pub async fn go_on(seat: &Seat, way: Way) -> Result<Response, Halt> {
    let (cookie, interrupted) = enter::prove(seat, way).await?;
    let mut response = match interrupted {
        Some(Interrupted { path, form: None, .. }) => Redirect::to(own_path(&path).unwrap_or("/petugas")).into_response(),
        Some(Interrupted { path, form: Some(form), .. }) => send_again(seat, own_path(&path).unwrap_or("/petugas"), &form),
        None => Redirect::to("/petugas").into_response(),
    };
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

/// What she had sent, ready to be sent again.
fn send_again(seat: &Seat, path: &str, form: &[(String, String)]) -> Response {
    let title = seat.say("prove-again-title");
    let hidden: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let body = html! {
        h1 { (title) }
        p { (seat.say("prove-again-text")) }
        (Form { action: path, hidden: &hidden, body: html! { (Button { label: &seat.say("prove-again-send"), ..Button::default() }) }, ..Form::default() })
        p { a href="/petugas" { (seat.say("prove-not-now")) } }
    };
    seat.page(&title, None, false, body)
}
