//! A program of the government at the door: a token in `Authorization: Bearer`, no cookie, answers in JSON.
//!
//! **Invariant:** a request by token is never a browser's: browsers send no such header to us from another site's page, so these paths need
//! no sign of origin. A wrong token is counted by address. Read next: `crate::machine` (what a program may do).

use super::{Desk, gate::Gate, halt::Halt, limits::Tried, session::parse_key, visit::Visit};
use application::Actor;
use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use people::Role;
use serde_json::{Value, json};
use std::sync::Arc;
use store::{Access, Machines};

/// Where programs are answered.
pub const PREFIX: &str = "/api/";

#[derive(Clone)]
pub struct Machine {
    pub visit: Arc<Visit>,
    pub actor: Actor,
    pub role: Role,
}

impl Machine {
    /// This program looking now.
    pub fn access(&self, purpose: &str) -> Access {
        let (visit, allowance) = (&self.visit, self.visit.government.watch.allowance(self.role.as_str()));
        Access::new(self.actor.clone(), purpose, visit.now.at, visit.government.calendar.offset()).within(allowance)
    }
}

impl FromRequestParts<Arc<Desk>> for Machine {
    type Rejection = Response;

    /// The gate has found it already.
    async fn from_request_parts(parts: &mut Parts, _: &Arc<Desk>) -> Result<Self, Response> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| problem(StatusCode::UNAUTHORIZED, "token", &[]))
    }
}

pub async fn pass(State((desk, gate)): State<(Arc<Desk>, Gate)>, request: Request, next: Next) -> Response {
    let Gate::Machine(deed) = gate else { return problem(StatusCode::FORBIDDEN, "not-permitted", &[]) };
    let (mut parts, body) = request.into_parts();
    let visit = Visit::bare(&desk, &parts.uri, &parts.headers, &parts.extensions).await;
    match find(visit, &parts.headers).await {
        Ok(Some(machine)) if people::passes(machine.role, deed) || people::may(machine.role, deed) => {
            parts.extensions.insert(machine);
            next.run(Request::from_parts(parts, body)).await
        }
        Ok(Some(_)) => problem(StatusCode::FORBIDDEN, "not-permitted", &[]),
        Ok(None) => problem(StatusCode::UNAUTHORIZED, "token", &[]),
        Err(halt) => refused(None, halt),
    }
}

async fn find(visit: Visit, headers: &HeaderMap) -> Result<Option<Machine>, Halt> {
    let said = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()).and_then(|text| text.strip_prefix("Bearer "));
    let token = said.and_then(|text| parse_key(text.trim()));
    let row = match &token {
        Some(token) => visit.desk.store.find_machine(&visit.government.id, token).await?,
        None => None,
    };
    let Some((row, role)) = row.and_then(|row| Role::parse(&row.role).map(|role| (row, role))) else {
        visit.desk.limits.count(Tried::SignIn, visit.address, visit.now.at)?;
        return Ok(None);
    };
    let actor = Actor::Staff { id: row.id, name: row.name, role: row.role, office: row.office };
    Ok(Some(Machine { visit: Arc::new(visit), actor, role }))
}

/// RFC 9457. `code` is for programs, `reasons` for people.
pub fn problem(status: StatusCode, code: &str, reasons: &[String]) -> Response {
    let body = json!({ "type": "about:blank", "title": status.canonical_reason().unwrap_or_default(), "status": status.as_u16(), "code": code, "reasons": reasons });
    let mut response = dressed(status, "application/problem+json", &body);
    if status == StatusCode::UNAUTHORIZED {
        response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

pub fn answer(body: &Value) -> Response {
    dressed(StatusCode::OK, "application/json", body)
}

fn dressed(status: StatusCode, kind: &'static str, body: &Value) -> Response {
    let mut response = (status, body.to_string()).into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    response
}

/// What a page would say, as JSON.
pub fn refused(visit: Option<&Visit>, halt: Halt) -> Response {
    match halt {
        Halt::Refused(refusal) => {
            let status = if refusal.is_conflict() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
            problem(status, refusal.key(), &visit.map(|visit| super::act::explain(visit, &refusal)).unwrap_or_default())
        }
        Halt::NotFound => problem(StatusCode::NOT_FOUND, "not-found", &[]),
        Halt::TooMany { retry_seconds } => {
            let mut response = problem(StatusCode::TOO_MANY_REQUESTS, "too-many", &[]);
            response.headers_mut().insert(header::RETRY_AFTER, retry_seconds.max(1).into());
            response
        }
        Halt::Spent(_) => problem(StatusCode::TOO_MANY_REQUESTS, "spent", &[]),
        Halt::NotPermitted => problem(StatusCode::FORBIDDEN, "not-permitted", &[]),
        Halt::Bad(_) | Halt::Wrong(_) => problem(StatusCode::BAD_REQUEST, "bad-request", &[]),
        Halt::Fault(text) => {
            tracing::error!(fault = %text, "fault");
            problem(StatusCode::INTERNAL_SERVER_ERROR, "fault", &[])
        }
        Halt::SignIn | Halt::Prove | Halt::Recover | Halt::Resume | Halt::Enter { .. } => problem(StatusCode::UNAUTHORIZED, "token", &[]),
    }
}
