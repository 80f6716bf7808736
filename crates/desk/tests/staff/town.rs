//! A member of staff with a passkey, and the forms by which she uses it.

use crate::{
    bench::{Bench, Reply, cookies},
    device::Device,
};
use application::StaffId;
use desk::kernel::session::key_text;
use http::{Request, StatusCode, header};
use people::Role;
use serde_json::Value;
use store::{Contract, SecurityRow, SessionKey, StaffSecurity};
use time::Duration;

pub const WARD: &str = "3578071002";

pub fn device() -> Device {
    Device::new("localhost", "http://localhost:8080")
}

/// A POST as a browser at `localhost:8080` sends it.
pub async fn post(bench: &Bench, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Reply {
    let body = fields.iter().map(|(name, value)| format!("{}={}", crate::bench::escaped(name), crate::bench::escaped(value))).collect::<Vec<_>>().join("&");
    let request = Request::post(path)
        .header(header::HOST, "localhost:8080")
        .header(header::COOKIE, cookie)
        .header(header::USER_AGENT, "Mozilla/5.0 (Linux; Android 13) Chrome/120.0 Safari/537.36")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    bench.send(request.body(axum::body::Body::from(body)).expect("a request")).await
}

/// As a page's script asks, which is no form.
pub async fn fetch(bench: &Bench, path: &str, cookie: &str) -> Reply {
    let request = Request::post(path).header(header::HOST, "localhost:8080").header(header::COOKIE, cookie).body(axum::body::Body::empty());
    bench.send(request.expect("a request")).await
}

/// What a page's script gets: the secret of the ceremony, and the options.
pub async fn begin(bench: &Bench, start: &str, cookie: &str) -> (String, String) {
    let reply = fetch(bench, start, cookie).await;
    assert_eq!(reply.status, StatusCode::OK, "{start}: {} {}", reply.location(), reply.body);
    let begun: Value = serde_json::from_str(&reply.body).expect("JSON");
    (begun["ceremony"].as_str().expect("a secret").to_owned(), begun["options"].to_string())
}

/// The whole ceremony of a form at this path.
pub async fn make(bench: &Bench, path: &str, cookie: &str, device: &mut Device) -> Reply {
    let (ceremony, options) = begin(bench, &format!("{path}/mulai"), cookie).await;
    let answer = device.make(&options);
    post(bench, path, cookie, &[("ceremony", &ceremony), ("answer", &answer), ("key-name", "Kunci USB biru")]).await
}

pub async fn prove(bench: &Bench, path: &str, cookie: &str, device: &mut Device) -> Reply {
    let (ceremony, options) = begin(bench, &format!("{path}/mulai"), cookie).await;
    let answer = device.prove(&options);
    post(bench, path, cookie, &[("ceremony", &ceremony), ("answer", &answer)]).await
}

pub async fn sign_in(bench: &Bench, device: &mut Device) -> Reply {
    prove(bench, "/petugas/masuk/kunci", "", device).await
}

/// A ticket for this account, as an invitation makes one.
pub async fn invite(bench: &Bench, name: &str) -> String {
    let ticket = SessionKey(bench.desk.now().draw(name));
    let until = bench.desk.now().at + Duration::days(3);
    bench.desk.store.put_ticket(&bench.government.id, &ticket, &format!("invitation {name}"), until).await.expect("kept");
    format!("/petugas/undangan/{}", key_text(&ticket))
}

/// Invited, with a passkey, signed in: her device, her cookie, and the page with her recovery codes.
pub async fn enrolled(bench: &Bench, name: &str, role: Role, office: &str) -> (Device, String, String) {
    bench.staff(name, role, office).await;
    let (link, mut device) = (invite(bench, name).await, device());
    let reply = make(bench, &format!("{link}/kunci"), "", &mut device).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
    (device, cookies(&reply), reply.body)
}

pub async fn notes(bench: &Bench, name: &str) -> Vec<String> {
    let rows: Vec<SecurityRow> = bench.desk.store.security_notes(&bench.government.id, Some(&StaffId(name.into())), None, 100).await.expect("a read");
    rows.into_iter().map(|row| row.note.event).collect()
}

/// No text is missing: a missing one shows its key in brackets.
pub fn assert_said(page: &str) {
    let body = page.split_once("<body").map_or(page, |(_, rest)| rest);
    let keys = body.split('[').skip(1).filter_map(|rest| rest.split(']').next());
    let missing: Vec<&str> = keys.filter(|key| key.contains('-') && key.len() < 80 && key.bytes().all(|c| matches!(c, b'a'..=b'z' | b'0'..=b'9' | b'-'))).collect();
    assert!(missing.is_empty(), "no text for {missing:?}");
    assert!(!body.contains("{$"), "{body}");
}
