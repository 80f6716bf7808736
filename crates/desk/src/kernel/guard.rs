//! What a request must be before any page sees it: an allowed method, an address of bearable length, a form that one of our own pages
//! sent, over TLS where we promise TLS, and all of that within a time.
//!
//! A POST must show where it comes from: `Sec-Fetch-Site`, or `Origin` (both judged by tower-http's layer), or for browsers that send
//! neither with a form of the same site, `Referer`. A request that shows none of the three is no browser's and is refused; so is
//! everything foreign. The session's cookie is `SameSite=Lax` besides. Pages say `Referrer-Policy: same-origin`: with `no-referrer`
//! browsers before `Sec-Fetch-Site` would send `Origin: null` from our own pages.
//!
//! **Invariant:** only POST changes anything, and no POST passes without a sign of its origin, or a signature, or a token.
//! Read next: [`super::halt`] (how a refusal is dressed), `crate::router` (the order of layers).

use super::{Desk, halt::Halt};
use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use std::{sync::Arc, time::Duration};
use tower_http::timeout::TimeoutBody;

/// Longest path with its query; ours are under 200.
const ADDRESS_BYTES_MAX: usize = 4_096;

/// Longest that a page may take, and longest for a photo on a slow line: 15 MB at 20 kB/s.
const PAGE_TIME_MAX: Duration = Duration::from_secs(60);
const UPLOAD_TIME_MAX: Duration = Duration::from_secs(15 * 60);

/// Longest silence within a body.
const SILENCE_MAX: Duration = Duration::from_secs(30);

/// Forms come as the first two; scripts of our own pages send the third.
const CONTENT_TYPES: [&str; 3] = ["application/x-www-form-urlencoded", "multipart/form-data", "application/json"];

const SIGN_OUT: &str = "/petugas/keluar";
const CLEAR_SITE_DATA: HeaderName = HeaderName::from_static("clear-site-data");
const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// A request that is refused for what it is, not for what it asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    Method,
    TooLarge,
    LongAddress,
    ContentType,
    /// Not from a page of ours.
    Foreign,
    /// Over plain HTTP though people are to come over TLS.
    Plain,
    Slow,
}

impl Wrong {
    pub fn status(self) -> StatusCode {
        match self {
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::LongAddress => StatusCode::URI_TOO_LONG,
            Self::ContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Foreign | Self::Plain => StatusCode::FORBIDDEN,
            Self::Slow => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// Text keys `<key>-title` and `<key>-text`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Method => "halt-method",
            Self::TooLarge => "halt-too-large",
            Self::LongAddress => "halt-long-address",
            Self::ContentType => "halt-content-type",
            Self::Foreign => "halt-foreign",
            Self::Plain => "halt-plain",
            Self::Slow => "halt-slow",
        }
    }

    /// What a bare answer of the framework means; None for what it never gives by itself.
    pub fn of_status(status: StatusCode) -> Option<Self> {
        match status {
            StatusCode::METHOD_NOT_ALLOWED => Some(Self::Method),
            StatusCode::PAYLOAD_TOO_LARGE => Some(Self::TooLarge),
            StatusCode::URI_TOO_LONG => Some(Self::LongAddress),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Some(Self::ContentType),
            _ => None,
        }
    }
}

/// Innermost of the layers around all pages.
pub async fn check(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response {
    if let Some(wrong) = wrong(&request) {
        return Halt::Wrong(wrong).into_response();
    }
    if desk.settings.secure && super::client::of(request.extensions()).over_tls == Some(false) {
        return to_tls(&desk, &request);
    }
    let multipart = content_type(request.headers()) == "multipart/form-data";
    let time_max = if multipart { UPLOAD_TIME_MAX } else { PAGE_TIME_MAX };
    let leaves = request.uri().path() == SIGN_OUT;
    let request = request.map(|body| Body::new(TimeoutBody::new(SILENCE_MAX, body)));
    let answer = tokio::time::timeout(time_max, next.run(request)).await;
    let mut answer = answer.unwrap_or_else(|_| Halt::Wrong(Wrong::Slow).into_response());
    if leaves {
        // What a page kept of typed text goes with her; pages themselves are never kept.
        answer.headers_mut().insert(CLEAR_SITE_DATA, HeaderValue::from_static("\"storage\""));
    }
    answer
}

fn wrong(request: &Request) -> Option<Wrong> {
    if !matches!(*request.method(), Method::GET | Method::HEAD | Method::POST) {
        return Some(Wrong::Method);
    }
    if request.uri().path_and_query().is_some_and(|address| address.as_str().len() > ADDRESS_BYTES_MAX) {
        return Some(Wrong::LongAddress);
    }
    if request.method() != Method::POST {
        return None;
    }
    if !is_for_machines(request.uri()) && !shows_our_origin(request.uri(), request.headers()) {
        return Some(Wrong::Foreign);
    }
    let kind = content_type(request.headers());
    let empty = kind.is_empty() && request.headers().get(header::CONTENT_LENGTH).is_none_or(|length| length == "0");
    (!empty && !CONTENT_TYPES.contains(&kind.as_str())).then_some(Wrong::ContentType)
}

/// What no browser sends: the form that proves itself by a signature and only ends sessions, and what a program sends with its token, for
/// which no cookie counts.
pub fn is_for_machines(uri: &Uri) -> bool {
    uri.path() == crate::staff_oidc::SIGNED_OUT_PATH || uri.path().starts_with(super::machine::PREFIX)
}

/// True when tower-http's layer has something to judge, or else when the page that sent the form was ours.
fn shows_our_origin(uri: &Uri, headers: &HeaderMap) -> bool {
    let said = |name: &HeaderName| headers.get(name).is_some_and(|value| !value.is_empty());
    if said(&SEC_FETCH_SITE) || said(&header::ORIGIN) {
        return true;
    }
    let host = uri.authority().map(|authority| authority.as_str()).or_else(|| headers.get(header::HOST)?.to_str().ok());
    let referer = headers.get(header::REFERER).and_then(|value| value.to_str().ok()?.parse::<Uri>().ok());
    let from = referer.as_ref().and_then(|uri| uri.authority()).map(|authority| authority.as_str());
    host.is_some() && from == host
}

fn content_type(headers: &HeaderMap) -> String {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    value.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Our own proxy says that she came over plain HTTP. A page is asked for again over TLS; what was sent has been read on the way
/// already and is not taken.
fn to_tls(desk: &Desk, request: &Request) -> Response {
    if request.method() == Method::POST {
        return Halt::Wrong(Wrong::Plain).into_response();
    }
    let host = request.headers().get(header::HOST).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name).to_ascii_lowercase();
    let known = desk.catalogue.governments().iter().any(|government| government.hosts.contains(&name));
    let site = if known { format!("https://{name}") } else { desk.settings.public_url.clone() };
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str());
    Redirect::temporary(&format!("{site}{path}")).into_response()
}
