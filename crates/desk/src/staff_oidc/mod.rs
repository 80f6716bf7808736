//! Signing in through the government's own identity provider, and linking an account to a person there.
//!
//! The browser is sent to the provider by a link, not by a form: `form-action 'self'` would stop the redirect. What waits for its
//! return is kept in memory ([`waiting`]) under a secret that the browser holds as a cookie; opening the link changes nothing that is kept.
//!
//! **Invariant:** an account is found by the provider's `sub` alone, which was linked before by whoever was signed in to that account or
//! held its invitation; never by name or e-mail address. A person who is not linked learns nothing about accounts.
//!
//! Read next: `factors::oidc` (what is believed), [`sign_in`], [`link`], [`signed_out`] (the provider ends sessions).

mod link;
mod sign_in;
mod signed_out;
pub mod waiting;

pub use signed_out::PATH as SIGNED_OUT_PATH;

use crate::{
    kernel::{Gate, Halt, Routes, Visit},
    page::{ButtonLink, Emphasis},
    staff_security::outside,
};
use axum::{http::StatusCode, response::Response};
use factors::oidc::{Provider, Trouble};
use maud::{Markup, html};
use std::sync::Arc;

/// Where the provider sends browsers back to, below the address of the government.
pub const RETURN_PATH: &str = "/petugas/masuk/penyedia/kembali";

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/petugas/masuk/penyedia", Gate::Open, sign_in::start)
        .get(RETURN_PATH, Gate::Open, sign_in::finish)
        .post(signed_out::PATH, Gate::Open, signed_out::post)
        .get("/petugas/undangan/{ticket}/penyedia", Gate::Open, link::start_invitation)
        .get("/petugas/keamanan/penyedia", Gate::SignedIn, link::page)
        .get("/petugas/keamanan/penyedia/mulai", Gate::Proved, link::start)
        .post("/petugas/keamanan/penyedia", Gate::Proved, link::confirm)
        .post("/petugas/keamanan/penyedia/lepas", Gate::Proved, link::unlink)
        .get("/petugas/bukti/penyedia", Gate::SignedIn, link::start_proof)
}

/// The provider of this government; without one these pages do not exist.
fn provider(visit: &Visit) -> Result<Arc<Provider>, Halt> {
    visit.desk.settings.web.providers.get(&visit.government.id).cloned().ok_or(Halt::NotFound)
}

/// The way in for the sign-in page; nothing where the government has no provider.
pub fn offer(visit: &Visit) -> Markup {
    match provider(visit) {
        Ok(provider) => {
            let label = visit.say_with("oidc-sign-in", &[("provider", provider.name())]);
            html! { p { (ButtonLink { label: &label, href: "/petugas/masuk/penyedia", ..ButtonLink::default() }) } }
        }
        Err(_) => html! {},
    }
}

/// A fresh proof by signing in there anew; None where that is no proof.
pub fn offer_proof(visit: &Visit) -> Option<Markup> {
    let provider = provider(visit).ok().filter(|provider| provider.steps_up())?;
    let label = visit.say_with("oidc-prove", &[("provider", provider.name())]);
    Some(html! { p { (ButtonLink { label: &label, href: "/petugas/bukti/penyedia", ..ButtonLink::default() }) } })
}

/// For somebody who was invited: no password or key of her own is needed then.
pub fn offer_invitation(visit: &Visit, ticket: &str) -> Markup {
    match provider(visit) {
        Ok(provider) => {
            let (label, href) = (visit.say_with("oidc-accept", &[("provider", provider.name())]), format!("/petugas/undangan/{ticket}/penyedia"));
            html! { p { (ButtonLink { label: &label, href: &href, emphasis: Emphasis::Secondary, ..ButtonLink::default() }) } }
        }
        Err(_) => html! {},
    }
}

/// A page that says what went wrong there and how to go on. The cause goes to the log.
fn troubled(visit: &Visit, provider: &Provider, trouble: &Trouble) -> Response {
    let key = match trouble {
        Trouble::Unreachable(_) | Trouble::Settings(_) => "oidc-unreachable",
        Trouble::Refused(_) => "oidc-refused",
        Trouble::Untrusted(_) => "oidc-untrusted",
        Trouble::NotFresh => "oidc-not-fresh",
    };
    tracing::warn!(government = %visit.government.id, %trouble, "identity provider");
    let status = if matches!(trouble, Trouble::Unreachable(_) | Trouble::Settings(_)) { StatusCode::SERVICE_UNAVAILABLE } else { StatusCode::UNPROCESSABLE_ENTITY };
    told(visit, key, provider.name(), status)
}

/// One message, and the way back to the sign-in page.
fn told(visit: &Visit, key: &str, provider: &str, status: StatusCode) -> Response {
    let title = visit.say(&format!("{key}-title"));
    let body = html! {
        h1 { (title) }
        p { (visit.say_with(&format!("{key}-text"), &[("provider", provider)])) }
        p { a href="/petugas/masuk" { (visit.say("oidc-back")) } }
    };
    let mut response = outside(visit, &title, true, &body);
    *response.status_mut() = status;
    response
}
