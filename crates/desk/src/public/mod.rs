//! For everybody and for machines: style sheets and scripts, the crest, language and text size, health.

use crate::{
    kernel::{
        Desk, Gate, Halt, Routes, Visit, own_path,
        session::{self, Taste},
    },
    page,
};
use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use std::{collections::HashMap, sync::Arc};
use time::Duration;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/aset/{file}", Gate::Open, asset)
        .get("/lambang.svg", Gate::Open, crest)
        .get("/bahasa/{language}", Gate::Open, language)
        .get("/teks/{percent}", Gate::Open, text_size)
        .get("/healthz", Gate::Open, health)
        .get("/robots.txt", Gate::Open, robots)
        .get("/favicon.ico", Gate::Open, crest)
}

async fn asset(State(desk): State<Arc<Desk>>, Path(file): Path<String>, headers: HeaderMap) -> Result<Response, Halt> {
    let asset = page::find_asset(&format!("/aset/{file}")).ok_or(Halt::NotFound)?;
    let accepts_brotli = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains("br"));
    let packed = accepts_brotli && !asset.brotli.is_empty();
    let body = if packed { asset.brotli.clone() } else { asset.body.as_bytes().to_vec() };
    let mut response = body.into_response();
    let out = response.headers_mut();
    out.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type));
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if packed {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    if asset.path == page::css::citizen_path() {
        // This browser now holds the style sheet: later pages link it instead of carrying it.
        let secure = desk.settings.secure;
        let cookie = session::set_cookie(Taste::Stylesheet.cookie(secure), page::css::citizen_cookie(), Duration::days(365), secure);
        out.append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

async fn crest(visit: Visit) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "image/svg+xml"),
        (header::CACHE_CONTROL, "public, max-age=86400"),
        (header::CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'; sandbox"),
    ];
    (headers, visit.government.theme.crest_svg.clone()).into_response()
}

/// Only paths of this site; anything else leads home.
fn way_back(query: &HashMap<String, String>) -> &str {
    query.get("ke").and_then(|to| own_path(to)).unwrap_or("/")
}

async fn language(visit: Visit, Path(tag): Path<String>, Query(query): Query<HashMap<String, String>>) -> Response {
    let language = visit.government.texts.language_or_default(&tag);
    remember(Taste::Language, language.tag(), way_back(&query), visit.desk.settings.secure)
}

async fn text_size(visit: Visit, Path(percent): Path<String>, Query(query): Query<HashMap<String, String>>) -> Response {
    let percent = if ["125", "150"].contains(&percent.as_str()) { percent } else { "100".to_owned() };
    remember(Taste::TextSize, &percent, way_back(&query), visit.desk.settings.secure)
}

fn remember(taste: Taste, value: &str, to: &str, secure: bool) -> Response {
    let mut response = Redirect::to(to).into_response();
    response.headers_mut().append(header::SET_COOKIE, session::set_cookie(taste.cookie(secure), value, Duration::days(365), secure));
    response
}

async fn health() -> (StatusCode, &'static str) {
    (StatusCode::OK, "ok\n")
}

async fn robots() -> &'static str {
    "User-agent: *\nDisallow: /petugas\nDisallow: /k/\nDisallow: /p/\n"
}
