//! A form counts only when a page of ours sent it.

use crate::paths::{concrete, house};
use axum::body::Body;
use http::{Method, Request, StatusCode, header};

/// What other sites, and machines that show nothing, send. Chrome 80 over plain HTTP sends `Origin` alone.
const FOREIGN: [&[(&str, &str)]; 9] = [
    &[],
    &[("origin", "https://evil.example")],
    &[("origin", "null")],
    &[("origin", "http://surabaya.localhost.evil.example")],
    &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")],
    &[("sec-fetch-site", "same-site"), ("origin", "http://lain.localhost")],
    &[("sec-fetch-site", "cross-site")],
    &[("referer", "https://evil.example/surabaya.localhost")],
    &[("origin", ""), ("sec-fetch-site", ""), ("referer", "")],
];

/// What browsers send from our own pages: today's, Chrome 80 and old Safari over TLS, and one that sends neither with its own forms.
const OURS: [&[(&str, &str)]; 4] = [
    &[("sec-fetch-site", "same-origin"), ("origin", "http://surabaya.localhost")],
    &[("sec-fetch-site", "same-origin"), ("origin", "null")],
    &[("origin", "http://surabaya.localhost")],
    &[("referer", "http://surabaya.localhost/permohonan")],
];

fn post(path: &str, cookies: &str, headers: &[(&str, &str)]) -> Request<Body> {
    let mut request = Request::post(path)
        .header(header::HOST, "surabaya.localhost")
        .header(header::COOKIE, cookies)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::from("benar=ya&jawab=setuju&service=birth")).expect("a request")
}

#[tokio::test]
async fn every_post_without_an_origin_of_ours_is_refused_for_everybody() {
    let house = house().await;
    let (_, lines) = desk::routes(house.bench.desk.clone());
    let before = crate::cases::case(&house.bench, house.cases[0]).await;
    // The provider's own message proves itself by a signature, and a program by its token: without one it is refused another way.
    let browsers = |line: &&desk::kernel::Line| line.path != desk::staff_oidc::SIGNED_OUT_PATH && !matches!(line.gate, desk::kernel::Gate::Machine(_));
    let forms = lines.iter().filter(|line| line.method == Method::POST).filter(browsers);
    let posts: Vec<_> = forms.collect();
    assert!(posts.len() > 40, "only {} forms", posts.len());
    for (who, cookies) in &house.cookies {
        for line in &posts {
            let path = concrete(&house.bench, line.path, house.cases[0]);
            for headers in FOREIGN {
                let reply = house.bench.send_as_is(post(&path, cookies, headers)).await;
                assert_eq!(reply.status, StatusCode::FORBIDDEN, "{path} as {who} with {headers:?}");
                assert!(reply.body.contains("halaman kami sendiri"), "{path} says why");
                assert!(!reply.headers.contains_key(header::SET_COOKIE), "{path} as {who} with {headers:?}");
            }
        }
    }
    let after = crate::cases::case(&house.bench, house.cases[0]).await;
    assert_eq!((after.seq, after.stage), (before.seq, before.stage), "nothing happened to the case");
}

#[tokio::test]
async fn forms_of_our_own_pages_pass_in_every_browser() {
    let house = house().await;
    let (_, lines) = desk::routes(house.bench.desk.clone());
    for line in lines.iter().filter(|line| line.method == Method::POST) {
        let path = concrete(&house.bench, line.path, house.cases[0]);
        for headers in OURS {
            let reply = house.bench.send_as_is(post(&path, "", headers)).await;
            assert_ne!(reply.status, StatusCode::FORBIDDEN, "{path} with {headers:?}: {}", reply.body);
        }
    }
}

#[tokio::test]
async fn no_method_but_get_head_and_post_is_answered() {
    let house = house().await;
    for method in ["TRACE", "TRACK", "PUT", "DELETE", "PATCH", "OPTIONS", "CONNECT", "PROPFIND", "GETS"] {
        for path in ["/", "/petugas", "/aset/x.css", "/nowhere"] {
            let request = Request::builder().method(method).uri(path).header("sec-fetch-site", "same-origin").body(Body::empty()).expect("a request");
            let reply = house.bench.send_as_is(request).await;
            assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
            assert_eq!(reply.headers[header::ALLOW], "GET,HEAD,POST");
        }
    }
    let wrong = house.bench.post("/layanan/birth", "", &[]).await;
    assert_eq!((wrong.status, wrong.headers[header::ALLOW].to_str().expect("methods")), (StatusCode::METHOD_NOT_ALLOWED, "GET,HEAD"));
}
