//! Whoever tries too often is told to wait, and for how long.

use crate::{
    bench::{Bench, Reply},
    cases,
};
use axum::{body::Body, extract::ConnectInfo};
use http::{Request, StatusCode, header};
use people::Role;
use std::net::SocketAddr;

/// A form from this address.
pub async fn from(bench: &Bench, peer: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Reply {
    let mut request = Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let mut request = request.body(Body::from(body.to_owned())).expect("a request");
    request.extensions_mut().insert(ConnectInfo(peer.parse::<SocketAddr>().expect("an address")));
    bench.send(request).await
}

fn assert_told_to_wait(reply: &Reply, what: &str) {
    assert_eq!(reply.status, StatusCode::TOO_MANY_REQUESTS, "{what}");
    let seconds: u32 = reply.headers[header::RETRY_AFTER].to_str().expect("seconds").parse().expect("a number");
    assert!((1..=60).contains(&seconds), "{what}: {seconds}");
    assert!(reply.body.contains("Terlalu banyak percobaan"), "{what}");
}

/// Tries until the limit and gives how often it went well.
async fn tries(bench: &Bench, peer: &str, path: &str, headers: &[(&str, &str)], body: &str) -> u32 {
    for number in 0..400 {
        let reply = from(bench, peer, path, headers, body).await;
        if reply.status == StatusCode::TOO_MANY_REQUESTS {
            assert_told_to_wait(&reply, path);
            return number;
        }
        assert!(!reply.status.is_server_error(), "{path}: {}", reply.body);
    }
    panic!("{path} has no limit");
}

#[tokio::test]
async fn signing_in_pins_and_the_scan_box_have_a_limit_for_each_address() {
    let bench = Bench::new();
    let id = cases::sent(&bench, 1, &[]).await;
    let token = application::ApplicationId(store::Contract::token_of(&bench.desk.store, &bench.government.id, id));
    let rina = bench.staff("rina", Role::WardOfficer, cases::WARD).await;
    let cookie = [("cookie", rina.as_str())];
    let (tracker, number) = (format!("/k/{token}"), "number=AAAA-AAAA-A&pin=000000");
    for (path, headers, body, most) in [
        ("/petugas/masuk", &[][..], "name=nobody&password=x", 20),
        (tracker.as_str(), &[][..], "pin=000000", 30),
        ("/petugas/pindai", &cookie[..], "code=ZZZ9-ZZZZ-9", 240),
    ] {
        assert_eq!(tries(&bench, "198.51.100.7:4711", path, headers, body).await, most, "{path}");
        let other = from(&bench, "198.51.100.8:4711", path, headers, body).await;
        assert_ne!(other.status, StatusCode::TOO_MANY_REQUESTS, "{path}: another address may go on");
    }
    // Number and PIN count together with the PIN of the tracker.
    assert_told_to_wait(&from(&bench, "198.51.100.7:4712", "/lanjut", &[], number).await, "/lanjut");
}

#[tokio::test]
async fn set_up_links_invitations_and_unknown_trackers_have_a_limit() {
    let bench = Bench::new();
    let ticket = "0".repeat(64);
    for path in [format!("/petugas/siapkan/{ticket}"), "/petugas/undangan".to_owned(), format!("/petugas/undangan/{ticket}/sandi")] {
        assert!(tries(&bench, "198.51.100.7:4711", &path, &[], "name=x&password=y").await <= 20, "{path}");
        bench.set_clock(bench.desk.now().at + time::Duration::MINUTE);
    }
    let unknown = format!("/k/{}", "f".repeat(32));
    for number in 0..=30 {
        let reply = bench.get(&unknown, "").await;
        let wanted = if number < 30 { StatusCode::NOT_FOUND } else { StatusCode::TOO_MANY_REQUESTS };
        assert_eq!(reply.status, wanted, "try {number}");
    }
    let id = cases::sent(&bench, 1, &[]).await;
    let token = application::ApplicationId(store::Contract::token_of(&bench.desk.store, &bench.government.id, id));
    assert_eq!(bench.get(&format!("/k/{token}"), "").await.status, StatusCode::OK, "whoever has a slip is not counted");
}

#[tokio::test]
async fn uploads_have_a_limit() {
    let bench = Bench::new();
    let begun = bench.post("/permohonan", "", &[("layanan", "birth")]).await;
    let cookies = crate::bench::cookies(&begun);
    let id = crate::bench::id_in(begun.location()).expect("a draft");
    let path = format!("/permohonan/{id}/dokumen/family-card");
    let mut refused = None;
    for number in 0..=60 {
        let reply = bench.upload(&path, &cookies, &[], "foto-file", b"no photo").await;
        if reply.status == StatusCode::TOO_MANY_REQUESTS {
            assert_told_to_wait(&reply, &path);
            refused = Some(number);
            break;
        }
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", reply.body);
    }
    assert_eq!(refused, Some(60));
}
