//! The one place where "no" becomes a page: refusals (409, 422), what is not there (404), limits (429), faults (500), requests that
//! are wrong in themselves ([`Wrong`]), and the bare answers that the framework gives by itself.
//!
//! A handler returns `Err(Halt)`; [`render`] dresses it in the visitor's language afterwards. A fault is logged once, here, with an
//! incident number; its text never reaches a page.

use super::{Desk, guard::Wrong, visit::Visit};
use crate::page::{Inset, citizen_page};
use application::{ApplicationId, Refusal};
use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use maud::html;
use std::sync::{Arc, Mutex};
use store::{ActError, Contract, Fault, LookError};
use watch::looks::Spent;

/// Why a request ends here.
#[derive(Debug)]
pub enum Halt {
    Refused(Box<Refusal>),
    /// Unknown, or not for this visitor: both look the same.
    NotFound,
    /// Signed in, but the table of rights says no.
    NotPermitted,
    /// Nobody is signed in: to the sign-in page, and back here after.
    SignIn,
    /// Signed in, but a fresh proof is wanted first: to the page that asks for one, and back here after.
    Prove,
    /// Came in by a recovery code: to her own security page and no further.
    Recover,
    /// The browser's session does not hold this case any more: to "go on with number and PIN".
    Resume,
    /// No account is signed in here, or not freshly enough: to the account's sign-in, and back to this path.
    Enter { to: String },
    TooMany { retry_seconds: i64 },
    /// What her day allows her to look at is spent; a supervisor can allow as much again.
    Spent(Spent),
    /// A malformed request; text key of what happened.
    Bad(&'static str),
    Wrong(Wrong),
    Fault(String),
}

impl From<Fault> for Halt {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault.0)
    }
}

impl From<LookError> for Halt {
    fn from(error: LookError) -> Self {
        match error {
            LookError::Spent(spent) => Self::Spent(spent),
            LookError::Fault(fault) => fault.into(),
        }
    }
}

impl From<Refusal> for Halt {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<ActError> for Halt {
    fn from(error: ActError) -> Self {
        match error {
            ActError::Refused(refusal) => match *refusal {
                Refusal::NotPermitted { .. } => Self::NotPermitted,
                other => other.into(),
            },
            ActError::NotFound => Self::NotFound,
            ActError::Fault(fault) => fault.into(),
        }
    }
}

impl Halt {
    fn status(&self) -> StatusCode {
        match self {
            Self::Refused(refusal) if refusal.is_conflict() => StatusCode::CONFLICT,
            Self::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::NotPermitted => StatusCode::FORBIDDEN,
            Self::SignIn | Self::Prove | Self::Recover | Self::Resume | Self::Enter { .. } => StatusCode::SEE_OTHER,
            Self::TooMany { .. } | Self::Spent(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Bad(_) => StatusCode::BAD_REQUEST,
            Self::Wrong(wrong) => wrong.status(),
            Self::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Text keys `<key>-title` and `<key>-text`.
    fn key(&self) -> String {
        match self {
            Self::Refused(refusal) => format!("refusal-{}", refusal.key()),
            Self::NotFound => "halt-not-found".into(),
            Self::NotPermitted => "halt-not-permitted".into(),
            Self::SignIn | Self::Prove | Self::Recover | Self::Resume | Self::Enter { .. } => "halt-sign-in".into(),
            Self::TooMany { .. } => "halt-too-many".into(),
            Self::Spent(Spent::Opened) => "halt-spent-opened".into(),
            Self::Spent(Spent::Listed) => "halt-spent-listed".into(),
            Self::Spent(Spent::Searches) => "halt-spent-searches".into(),
            Self::Bad(key) => (*key).into(),
            Self::Wrong(wrong) => wrong.key().into(),
            Self::Fault(_) => "halt-fault".into(),
        }
    }
}

/// Carried from the handler to [`render`].
#[derive(Clone)]
struct Carried(Arc<Mutex<Option<Halt>>>);

impl IntoResponse for Halt {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Carried(Arc::new(Mutex::new(Some(self)))));
        response
    }
}

/// Outermost of the page layers: dresses a [`Halt`] for the visitor.
pub async fn render(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let (uri, headers, extensions) = (parts.uri.clone(), parts.headers.clone(), parts.extensions.clone());
    let response = next.run(Request::from_parts(parts, body)).await;
    let halt = response.extensions().get::<Carried>().and_then(|carried| carried.0.lock().ok()?.take());
    let framework = halt.is_none();
    let Some(halt) = halt.or_else(|| bare(&response)) else { return response };
    let visit = Visit::bare(&desk, &uri, &headers, &extensions).await;
    if matches!(halt, Halt::Refused(_)) {
        speak_of_case(&visit).await;
    }
    match &halt {
        Halt::SignIn => return Redirect::to("/petugas/masuk").into_response(),
        Halt::Enter { to } => return Redirect::to(&format!("/masuk?ke={to}")).into_response(),
        Halt::Prove => return Redirect::to(super::proof::PAGE).into_response(),
        Halt::Recover => return Redirect::to("/petugas/keamanan").into_response(),
        Halt::Resume => return Redirect::to(&format!("/lanjut?ke={}", visit.path)).into_response(),
        _ => {}
    }
    let incident = incident(&halt, &visit);
    let mut answer = dressed(&visit, &halt, incident.as_deref());
    *answer.status_mut() = halt.status();
    match halt {
        Halt::TooMany { retry_seconds } => { answer.headers_mut().insert(header::RETRY_AFTER, retry_seconds.max(1).into()); }
        Halt::Spent(_) => { answer.headers_mut().insert(header::RETRY_AFTER, seconds_left_today(&visit).into()); }
        Halt::Wrong(Wrong::Slow) => { answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("60")); }
        // Of a route that is there the framework names the methods, further out.
        Halt::Wrong(Wrong::Method) if !framework => { answer.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET,HEAD,POST")); }
        _ => {}
    }
    answer
}

/// Tomorrow is another day.
fn seconds_left_today(visit: &Visit) -> i64 {
    let local = visit.now.at.to_offset(visit.government.calendar.offset());
    86_400 - i64::from(local.hour()) * 3_600 - i64::from(local.minute()) * 60
}

/// A refusal names papers and questions in the words of the service whose case the address is about.
async fn speak_of_case(visit: &Visit) {
    let id = visit.path.split('/').find_map(ApplicationId::parse);
    let Some(id) = id else { return };
    if let Ok(Some(case)) = visit.desk.store.find_application(&visit.government.id, id).await {
        visit.speak_of(&case.service);
    }
}

/// Nothing is wrong with what was sent: 503, and when to send it again.
pub fn come_back(response: &mut Response) {
    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
}

/// The framework refuses what it cannot read in a word of plain English; people get a page.
fn bare(response: &Response) -> Option<Halt> {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if !(kind.is_empty() || kind.starts_with("text/plain")) {
        return None;
    }
    match response.status() {
        StatusCode::BAD_REQUEST => Some(Halt::Bad("halt-form-unreadable")),
        StatusCode::NOT_FOUND => Some(Halt::NotFound),
        other => Wrong::of_status(other).map(Halt::Wrong),
    }
}

/// Logs a fault once and gives it a number that people can read to the help desk.
fn incident(halt: &Halt, visit: &Visit) -> Option<String> {
    let Halt::Fault(text) = halt else { return None };
    let number: String = visit.now.draw::<4>("incident").iter().map(|byte| format!("{byte:02X}")).collect();
    tracing::error!(incident = %number, fault = %text, "fault");
    Some(number)
}

fn dressed(visit: &Visit, halt: &Halt, incident: Option<&str>) -> Response {
    let key = halt.key();
    let title = visit.say(&format!("{key}-title"));
    let lines = match halt {
        Halt::Refused(refusal) => super::act::explain(visit, refusal),
        Halt::TooMany { retry_seconds } => vec![visit.say_with("halt-too-many-text", &[("minutes", &(retry_seconds / 60 + 1).to_string())])],
        Halt::Fault(_) => vec![visit.say_with("halt-fault-text", &[("incident", incident.unwrap_or_default())])],
        _ => vec![visit.say(&format!("{key}-text"))],
    };
    let staff = visit.is_staff_path();
    let (href, link) = if staff { ("/petugas", visit.say("halt-back-desk")) } else { ("/", visit.say("halt-back-home")) };
    let body = html! {
        h1.govuk-heading-l { (title) }
        @for line in &lines { (Inset { body: html! { p.govuk-body { (line) } } }) }
        p.govuk-body { (visit.say(if staff { "halt-staff-hint" } else { "halt-hint" })) }
        p.govuk-body { a.govuk-link href=(href) { (link) } }
    };
    visit.dressed(|chrome| citizen_page(&crate::page::CitizenPage { chrome, title: &title, service: None, errors: true, back: None, body: body.clone() }))
}
