//! To the provider and back.
//!
//! **Invariant:** an answer counts for the browser that was sent away, once; whoever comes back is signed in with a new session key and
//! the session before it ends. An unknown person and a switched-off account get the same page.

use super::{link, provider, told, troubled, waiting::{Away, Purpose, TIME_MAX}};
use crate::kernel::{
    Halt, Visit,
    limits::Tried,
    proof::Way,
    session::{self, Jar, key_text, parse_key, set_cookie},
};
use crate::staff_security::enter;
use axum::{
    extract::Query,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use factors::oidc::{Identity, Returned};
use std::collections::HashMap;
use store::{Contract, ProviderIdentity, SessionKey};
use time::Duration;

pub async fn start(visit: Visit) -> Result<Response, Halt> {
    send_away(&visit, Purpose::SignIn, false).await
}

/// Sends the browser to the provider, with a secret that it must bring back.
pub(super) async fn send_away(visit: &Visit, purpose: Purpose, fresh: bool) -> Result<Response, Halt> {
    let provider = provider(visit)?;
    visit.desk.limits.count(Tried::Ceremony, visit.address, visit.now.at)?;
    let begun = match provider.begin(fresh, visit.now.at).await {
        Ok(begun) => begun,
        Err(trouble) => return Ok(troubled(visit, &provider, &trouble)),
    };
    let secret = SessionKey(visit.now.draw("identity provider"));
    let away = Away { government: visit.government.id.clone(), purpose, pending: begun.pending };
    visit.desk.waiting.away.keep(secret.0, away, visit.now.at).map_err(|_| Halt::TooMany { retry_seconds: 60 })?;
    let mut response = Redirect::to(begun.url.as_str()).into_response();
    response.headers_mut().append(header::SET_COOKIE, cookie(visit, &key_text(&secret), TIME_MAX));
    Ok(response)
}

fn cookie(visit: &Visit, value: &str, age: Duration) -> http::HeaderValue {
    let secure = visit.desk.settings.secure;
    set_cookie(Jar::Provider.cookie(secure), value, age, secure)
}

pub async fn finish(visit: Visit, headers: HeaderMap, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let provider = provider(&visit)?;
    visit.desk.limits.count(Tried::Ceremony, visit.address, visit.now.at)?;
    let secret = session::cookie(&headers, Jar::Provider.cookie(visit.desk.settings.secure)).and_then(parse_key);
    let away = secret.and_then(|secret| visit.desk.waiting.away.take(&secret.0, visit.now.at));
    let Some(away) = away.filter(|away| away.government == visit.government.id) else {
        return Ok(told(&visit, "oidc-too-late", provider.name(), StatusCode::UNPROCESSABLE_ENTITY));
    };
    let find = |name: &str| query.get(name).cloned();
    let returned = Returned { state: find("state").unwrap_or_default(), code: find("code"), error: find("error"), issuer: find("iss") };
    let mut response = match provider.finish(away.pending, returned, visit.now.at).await {
        Ok(identity) => match away.purpose {
            Purpose::SignIn => enter(&visit, &headers, &identity, provider.name()).await?,
            Purpose::Proof(staff) => link::prove(&visit, &headers, &provider, &staff, &identity).await?,
            Purpose::Link(staff) => link::ask(&visit, &headers, &provider, staff, identity).await?,
            Purpose::Invitation(ticket) => link::accept(&visit, &headers, &provider, &ticket, identity).await?,
        },
        Err(trouble) => troubled(&visit, &provider, &trouble),
    };
    response.headers_mut().append(header::SET_COOKIE, cookie(&visit, "", Duration::ZERO));
    Ok(response)
}

async fn enter(visit: &Visit, headers: &HeaderMap, identity: &Identity, provider: &str) -> Result<Response, Halt> {
    let (store, government) = (&visit.desk.store, &visit.government.id);
    let row = match store.find_identity(government, &stored(identity)).await? {
        Some(staff) => store.find_staff(government, &staff).await?,
        None => None,
    };
    match row.filter(|row| row.active) {
        Some(row) => enter::welcome(visit, headers, &row, Way::Provider, identity.fresh).await,
        None => Ok(told(visit, "oidc-unknown", provider, StatusCode::FORBIDDEN)),
    }
}

pub(super) fn stored(identity: &Identity) -> ProviderIdentity {
    ProviderIdentity { issuer: identity.issuer.clone(), subject: identity.subject.clone() }
}
