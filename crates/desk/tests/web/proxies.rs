//! Headers about the way here are believed from our own proxies only.

use crate::{bench::Bench, limits::from};
use axum::{body::Body, extract::ConnectInfo};
use desk::kernel::client::Proxies;
use http::{Request, StatusCode};
use std::net::SocketAddr;

const SIGN_IN: (&str, &str) = ("/petugas/masuk", "name=nobody&password=x");

fn behind(network: &str) -> Bench {
    Bench::with(|settings| {
        settings.secure = true;
        settings.public_url = "https://kitir.example".into();
        settings.web.proxies = Proxies { networks: vec![network.parse().expect("a network")], ..Proxies::default() };
    })
}

#[tokio::test]
async fn nobody_escapes_a_limit_by_writing_headers() {
    for bench in [Bench::new(), behind("10.0.0.1")] {
        let mut last = StatusCode::OK;
        for number in 0..=20 {
            let made_up = format!("198.51.100.{number}");
            let standard = format!("for={made_up}");
            let headers = [("x-forwarded-for", made_up.as_str()), ("forwarded", standard.as_str()), ("x-real-ip", made_up.as_str())];
            last = from(&bench, "203.0.113.9:4711", SIGN_IN.0, &headers, SIGN_IN.1).await.status;
        }
        assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    }
}

#[tokio::test]
async fn behind_our_proxy_each_person_has_her_own_limit_and_what_she_writes_to_the_left_is_nothing() {
    let bench = behind("10.0.0.0/24");
    let person = |written: String| {
        let bench = &bench;
        async move { from(bench, "10.0.0.1:4711", SIGN_IN.0, &[("x-forwarded-for", &written), ("x-forwarded-proto", "https")], SIGN_IN.1).await.status }
    };
    for number in 0..20 {
        assert_ne!(person(format!("198.51.100.{number}, 203.0.113.9, 10.0.0.2")).await, StatusCode::TOO_MANY_REQUESTS);
    }
    assert_eq!(person("198.51.100.99, 203.0.113.9, 10.0.0.2".into()).await, StatusCode::TOO_MANY_REQUESTS);
    assert_ne!(person("203.0.113.10".into()).await, StatusCode::TOO_MANY_REQUESTS, "her neighbour is not held up");
}

async fn get(bench: &Bench, peer: &str, scheme: &str, host: &str) -> crate::bench::Reply {
    let request = Request::get("/layanan/birth?x=1").header("host", host).header("x-forwarded-proto", scheme).body(Body::empty());
    let mut request = request.expect("a request");
    request.extensions_mut().insert(ConnectInfo(peer.parse::<SocketAddr>().expect("an address")));
    bench.send_as_is(request).await
}

#[tokio::test]
async fn whom_our_proxy_reports_over_plain_http_is_led_to_tls_on_a_host_of_ours() {
    let bench = behind("10.0.0.1");
    let led = get(&bench, "10.0.0.1:80", "http", "surabaya.localhost").await;
    assert_eq!((led.status, led.location()), (StatusCode::TEMPORARY_REDIRECT, "https://surabaya.localhost/layanan/birth?x=1"));
    let elsewhere = get(&bench, "10.0.0.1:80", "http", "evil.example").await;
    assert_eq!(elsewhere.location(), "https://kitir.example/layanan/birth?x=1");
    assert_eq!(get(&bench, "10.0.0.1:80", "https", "surabaya.localhost").await.status, StatusCode::OK);
    assert_eq!(get(&bench, "203.0.113.9:80", "http", "surabaya.localhost").await.status, StatusCode::OK, "a stranger's word counts for nothing");
    let sent = from(&bench, "10.0.0.1:80", SIGN_IN.0, &[("x-forwarded-proto", "http")], SIGN_IN.1).await;
    assert_eq!(sent.status, StatusCode::FORBIDDEN);
    assert!(sent.body.contains("https"), "{}", sent.body);
}

#[tokio::test]
async fn every_cookie_of_a_secure_site_is_secure_and_bound_to_its_host() {
    let bench = behind("10.0.0.1");
    let begun = bench.post("/permohonan", "", &[("layanan", "birth")]).await;
    let size = bench.get("/teks/125?ke=/", "").await;
    let language = bench.get("/bahasa/en?ke=/", "").await;
    let style = bench.get(desk::page::css::citizen_path(), "").await;
    for reply in [begun, size, language, style] {
        let cookie = reply.headers[http::header::SET_COOKIE].to_str().expect("a cookie");
        assert!(cookie.starts_with("__Host-") && cookie.ends_with("; Secure") && cookie.contains("; Path=/;"), "{cookie}");
        assert!(!cookie.contains("Domain"), "{cookie}");
    }
}
