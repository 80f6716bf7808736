//! Signing in by a passkey, without a name.
//!
//! **Invariant:** whatever is wrong - an unknown passkey, a switched-off account, a bad signature, a stale ceremony - looks the same.

use super::{
    enter, forms,
    site::{self, begun, no_room, no_site},
};
use crate::{
    kernel::{
        Halt, Visit,
        limits::Tried,
        proof::Way,
        security::{self, Event},
        session::parse_key,
    },
    page::ErrorSummary,
};
use axum::{http::HeaderMap, response::Response};
use factors::passkey::{Named, Passkey, Trouble};
use maud::html;
use store::{SessionKey, StaffRow, StaffSecurity};

pub(super) async fn start(visit: Visit) -> Result<Response, Halt> {
    visit.desk.limits.count(Tried::Ceremony, visit.address, visit.now.at)?;
    let (options, waiting) = site::site(&visit).and_then(|site| site.find()).map_err(no_site)?;
    let secret = SessionKey(visit.now.draw("passkey ceremony"));
    visit.desk.ceremonies.finding.keep(secret.0, (visit.government.id.clone(), waiting), visit.now.at).map_err(no_room)?;
    begun(&secret, &options)
}

pub(super) async fn finish(visit: Visit, headers: HeaderMap, sent: Long) -> Result<Response, Halt> {
    visit.desk.limits.count(Tried::Ceremony, visit.address, visit.now.at)?;
    match judge(&visit, &sent).await? {
        Some((row, trusted)) => enter::welcome(&visit, &headers, &row, Way::Passkey, trusted).await,
        None => Ok(refused(&visit)),
    }
}

/// Who she is, and whether this passkey proves enough for signing already.
async fn judge(visit: &Visit, sent: &Long) -> Result<Option<(StaffRow, bool)>, Halt> {
    let waiting = parse_key(&sent.ceremony).and_then(|secret| visit.desk.ceremonies.finding.take(&secret.0, visit.now.at));
    let Some((_, waiting)) = waiting.filter(|(government, _)| *government == visit.government.id) else { return Ok(None) };
    let Ok(named) = Named::read(&sent.answer) else { return Ok(None) };
    let Some(stored) = visit.desk.store.find_passkey(&visit.government.id, named.id()).await? else {
        security::note(visit, None, None, Event::SignInFailed, "passkey").await?;
        return Ok(None);
    };
    let mut passkey = Passkey::from_bytes(&stored.passkey).map_err(|_| site::broken())?;
    let judged = site::site(visit).and_then(|site| site.found(waiting, &named, &mut passkey));
    match (judged, site::active(visit, &stored.staff).await?) {
        (Ok(changed), Some(row)) => {
            site::used(visit, &passkey, changed).await?;
            Ok(Some((row, stored.trusted_from <= visit.now.at)))
        }
        (judged, _) => {
            let event = if judged == Err(Trouble::Copied) { Event::PasskeyCopied } else { Event::SignInFailed };
            security::note(visit, Some(&stored.staff), None, event, "passkey").await?;
            Ok(None)
        }
    }
}

fn refused(visit: &Visit) -> Response {
    let (title, text) = (visit.say("passkey-refused-title"), visit.say("passkey-refused-text"));
    let body = html! {
        (ErrorSummary { words: visit.words(), faults: &[crate::page::Fault { text: text.clone(), href: None }] })
        h1 { (title) }
        p { (text) }
        p { a href="/petugas/masuk" { (visit.say("sign-in-again")) } }
    };
    forms::outside(visit, &title, true, &body)
}

/// A form with an answer of a browser in it, which is longer than what people type.
pub(super) struct Long {
    pub ceremony: String,
    pub answer: String,
    pub name: String,
}

impl<S: Send + Sync> axum::extract::FromRequest<S> for Long {
    type Rejection = Halt;

    async fn from_request(request: axum::extract::Request, state: &S) -> Result<Self, Halt> {
        let read = axum::Form::<Vec<(String, String)>>::from_request(request, state).await;
        let axum::Form(pairs) = read.map_err(|_| Halt::Bad("halt-form-unreadable"))?;
        let text = |name: &str| pairs.iter().find(|(field, _)| field == name).map(|(_, value)| value.trim().to_owned()).unwrap_or_default();
        let name: String = text("key-name").chars().filter(|letter| !letter.is_control()).take(60).collect();
        Ok(Self { ceremony: text("ceremony"), answer: text("answer"), name })
    }
}
