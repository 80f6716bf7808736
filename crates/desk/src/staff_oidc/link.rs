//! Linking one's account to oneself at the provider, and taking the link away.
//!
//! **Invariant:** a link is made by whoever is signed in to the account, after she saw what is linked and said yes, or by whoever holds
//! the account's invitation; one person is one account.

use super::{provider, sign_in::{send_away, stored}, told, waiting::{Asked, Purpose}};
use crate::{
    kernel::{Halt, Seat, Sent, Visit, proof::Way, security::{self, Event}, session::{Jar, find, key_text, parse_key}},
    page::{Button, ButtonLink, Emphasis, Form},
    staff_security::{enrol, enter, outside, own_passkeys::{self, Leaving}, step_up},
};
use application::StaffId;
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use factors::oidc::{Identity, Provider};
use maud::html;
use store::{Contract, Enrolment, SessionKey, StaffSecurity};

const PAGE: &str = "/petugas/keamanan/penyedia";
const START: &str = "/petugas/keamanan/penyedia/mulai";

fn staff_of(seat: &Seat) -> Result<&StaffId, Halt> {
    seat.actor.staff_id().ok_or(Halt::NotPermitted)
}

pub async fn page(seat: Seat) -> Result<Response, Halt> {
    let provider = provider(&seat.visit)?;
    let visit = &seat.visit;
    let since = visit.desk.store.identity_since(&visit.government.id, staff_of(&seat)?, provider.issuer()).await?;
    let (title, name) = (seat.say("oidc-link-title"), [("provider", provider.name())]);
    let body = html! {
        h1 { (title) }
        @match since {
            Some(since) => {
                p { (seat.say_with("oidc-linked-since", &[("provider", provider.name()), ("time", &visit.say_time(since))])) }
                (Form { action: &format!("{PAGE}/lepas"), body: html! {
                    (Button { label: &seat.say("oidc-unlink"), emphasis: Emphasis::Secondary, ..Button::default() })
                }, ..Form::default() })
                p { a href=(START) { (seat.say_with("oidc-link-anew", &name)) } }
            }
            None => {
                p { (seat.say_with("oidc-not-linked", &name)) }
                p { (ButtonLink { label: &seat.say_with("oidc-link-start", &name), href: START, ..ButtonLink::default() }) }
            }
        }
    };
    Ok(seat.page(&title, Some("/petugas"), false, body))
}

pub async fn start(seat: Seat) -> Result<Response, Halt> {
    let staff = staff_of(&seat)?.clone();
    send_away(&seat.visit, Purpose::Link(staff), false).await
}

/// She came back as somebody: is that to be linked with the account that sits here?
pub(super) async fn ask(visit: &Visit, headers: &HeaderMap, provider: &Provider, staff: StaffId, identity: Identity) -> Result<Response, Halt> {
    let seated = find(&visit.desk, &visit.government.id, headers, Jar::Staff, visit.now.at).await?;
    if seated.is_none_or(|(_, session)| session.staff.as_ref() != Some(&staff)) {
        return Err(Halt::SignIn);
    }
    let secret = SessionKey(visit.now.draw("link"));
    let asked = Asked { government: visit.government.id.clone(), staff: staff.clone(), identity };
    visit.desk.waiting.asked.keep(secret.0, asked, visit.now.at).map_err(|_| Halt::TooMany { retry_seconds: 60 })?;
    let title = visit.say("oidc-confirm-title");
    let key = key_text(&secret);
    let body = html! {
        h1 { (title) }
        p { (visit.say_with("oidc-confirm-text", &[("provider", provider.name()), ("account", &staff.0)])) }
        (Form { action: PAGE, hidden: &[("kunci", &key)], body: html! { (Button { label: &visit.say("oidc-confirm"), ..Button::default() }) }, ..Form::default() })
        p { a href=(PAGE) { (visit.say("oidc-confirm-no")) } }
    };
    Ok(outside(visit, &title, false, &body))
}

pub async fn confirm(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let (visit, staff) = (&seat.visit, staff_of(&seat)?);
    let provider = provider(visit)?;
    let asked = parse_key(sent.text("kunci")).and_then(|secret| visit.desk.waiting.asked.take(&secret.0, visit.now.at));
    let asked = asked.filter(|asked| asked.staff == *staff && asked.government == visit.government.id);
    let Some(asked) = asked else { return Ok(told(visit, "oidc-too-late", provider.name(), StatusCode::UNPROCESSABLE_ENTITY)) };
    let linked = visit.desk.store.link_identity(&visit.government.id, staff, &stored(&asked.identity), visit.now.at).await?;
    if linked {
        security::note_own(&seat, Event::ProviderLinked, "").await?;
        Ok(Redirect::to(PAGE).into_response())
    } else { Ok(told(visit, "oidc-taken", provider.name(), StatusCode::CONFLICT))
    }
}

pub async fn unlink(seat: Seat) -> Result<Response, Halt> {
    let visit = &seat.visit;
    if own_passkeys::is_last_way(&seat, Leaving::Provider).await? {
        return Ok(own_passkeys::last_way(&seat));
    }
    visit.desk.store.unlink_identity(&visit.government.id, staff_of(&seat)?, provider(visit)?.issuer()).await?;
    security::note_own(&seat, Event::ProviderUnlinked, "").await?;
    Ok(Redirect::to(PAGE).into_response())
}

/// Whoever holds an invitation proves herself at the provider instead of making a proof of her own.
pub async fn start_invitation(visit: Visit, Path(ticket): Path<String>) -> Result<Response, Halt> {
    let (key, _) = enrol::find_ticket(&visit, &ticket).await?;
    send_away(&visit, Purpose::Invitation(key), false).await
}

pub(super) async fn accept(visit: &Visit, headers: &HeaderMap, provider: &Provider, ticket: &SessionKey, identity: Identity) -> Result<Response, Halt> {
    let (key, row) = enrol::find_ticket(visit, &key_text(ticket)).await?;
    let (store, government) = (&visit.desk.store, &visit.government.id);
    if store.find_identity(government, &stored(&identity)).await?.is_some_and(|staff| staff != row.id) {
        return Ok(told(visit, "oidc-taken", provider.name(), StatusCode::CONFLICT));
    }
    let enrolment = Enrolment {
        staff: row.id.clone(), ticket: key, purpose: enrol::purpose(&row.id), passkey: None, password: None, recovery_codes: Vec::new(), at: visit.now.at,
    };
    if !store.enrol(government, enrolment).await? {
        return Err(Halt::NotFound);
    }
    if !store.link_identity(government, &row.id, &stored(&identity), visit.now.at).await? {
        return Ok(told(visit, "oidc-taken", provider.name(), StatusCode::CONFLICT));
    }
    security::note(visit, Some(&row.id), None, Event::InvitationTaken, Way::Provider.key()).await?;
    enter::welcome(visit, headers, &row, Way::Provider, false).await
}

/// A fresh sign-in there is proof here, where the government says so.
pub async fn start_proof(seat: Seat) -> Result<Response, Halt> {
    if !provider(&seat.visit)?.steps_up() {
        return Err(Halt::NotFound);
    }
    let staff = staff_of(&seat)?.clone();
    send_away(&seat.visit, Purpose::Proof(staff), true).await
}

/// She came back: the person who is linked with the account that sits here, and fresh.
pub(super) async fn prove(visit: &Visit, headers: &HeaderMap, provider: &Provider, staff: &StaffId, identity: &Identity) -> Result<Response, Halt> {
    let linked = visit.desk.store.find_identity(&visit.government.id, &stored(identity)).await?;
    if linked.as_ref() != Some(staff) || !identity.fresh {
        security::note(visit, Some(staff), None, Event::ProofFailed, Way::Provider.key()).await?;
        return Ok(told(visit, "oidc-not-fresh", provider.name(), StatusCode::FORBIDDEN));
    }
    let seat = Seat::of(visit, headers).await?;
    if seat.actor.staff_id() != Some(staff) {
        return Err(Halt::SignIn);
    }
    step_up::go_on(&seat, Way::Provider).await
}
