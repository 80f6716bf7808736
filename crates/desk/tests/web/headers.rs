//! Every answer carries the headers that keep it what it is: pages, redirects, files, and every way of saying no.

use crate::{
    bench::{Bench, Reply},
    paths::{concrete, house},
};
use axum::body::Body;
use http::{Method, Request, StatusCode, header};

fn assert_guarded(reply: &Reply, what: &str) {
    let value = |name: &str| reply.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    assert_eq!(value("x-content-type-options"), "nosniff", "{what}");
    assert_eq!(value("x-frame-options"), "DENY", "{what}");
    assert_eq!(value("referrer-policy"), "same-origin", "{what}");
    assert_eq!(value("cross-origin-opener-policy"), "same-origin", "{what}");
    assert_eq!(value("cross-origin-resource-policy"), "same-origin", "{what}");
    assert!(value("permissions-policy").contains("geolocation=()"), "{what}");
    let policy = value("content-security-policy");
    assert!(policy.contains("default-src 'none'"), "{what}: {policy}");
    assert!(!policy.contains("unsafe-eval") && !policy.contains("script-src 'unsafe") && !policy.contains('*'), "{what}: {policy}");
    let is_page = value("content-type").starts_with("text/html");
    assert!(!is_page || policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"), "{what}: {policy}");
    let kept = value("cache-control");
    let shared = ["/aset/", "/lambang.svg", "/favicon.ico"].iter().any(|path| what.contains(path)) && reply.status == StatusCode::OK;
    assert!(shared || kept.contains("no-store"), "{what} may be kept: {kept}");
    for name in ["server", "x-powered-by", "via"] {
        assert!(!reply.headers.contains_key(name), "{what} tells {name}");
    }
    for cookie in reply.headers.get_all(header::SET_COOKIE) {
        let cookie = cookie.to_str().expect("a cookie");
        assert!(cookie.contains("; Path=/; HttpOnly; SameSite=Lax"), "{what}: {cookie}");
    }
}

#[tokio::test]
async fn every_route_answers_with_them_whoever_asks() {
    let house = house().await;
    let (_, lines) = desk::routes(house.bench.desk.clone());
    for (who, cookies) in &house.cookies {
        for line in lines.iter().filter(|line| line.path != "/petugas/keluar") {
            for id in house.cases {
                let path = concrete(&house.bench, line.path, id);
                let reply = match line.method {
                    Method::GET => house.bench.get(&path, cookies).await,
                    _ => house.bench.post(&path, cookies, &[]).await,
                };
                assert!(!reply.status.is_server_error(), "{} {path} as {who}: {}", line.method, reply.status);
                assert_guarded(&reply, &format!("{} {path} as {who}: {}", line.method, reply.status));
            }
        }
    }
}

#[tokio::test]
async fn signing_out_takes_along_what_pages_kept() {
    let bench = Bench::new();
    let cookie = bench.staff("rina", people::Role::WardOfficer, crate::cases::WARD).await;
    let left = bench.post("/petugas/keluar", &cookie, &[]).await;
    assert_eq!(left.headers["clear-site-data"], "\"storage\"");
    assert_eq!(bench.get("/petugas", &cookie).await.location(), "/petugas/masuk", "the cookie opens nothing any more");
}

#[tokio::test]
async fn files_are_not_run_not_framed_and_not_kept() {
    let house = house().await;
    let id = house.cases[1];
    let mut seen = 0;
    for (_, cookies) in &house.cookies {
        for page in ["kitir.pdf", "draf.pdf", "pratinjau.pdf", "akta.pdf", "tanda-terima.pdf"] {
            for path in [format!("/petugas/permohonan/{id}/{page}"), format!("/permohonan/{id}/{page}")] {
                let reply = house.bench.get(&path, cookies).await;
                if reply.headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind == "application/pdf") {
                    seen += 1;
                    assert_guarded(&reply, &path);
                    assert_eq!(reply.headers[header::CONTENT_SECURITY_POLICY], "sandbox; default-src 'none'", "{path}");
                    assert!(reply.headers.contains_key(header::CONTENT_DISPOSITION), "{path}");
                }
            }
        }
    }
    assert!(seen >= 3, "only {seen} files were seen");
    let crest = house.bench.get("/lambang.svg", "").await;
    assert!(crest.headers[header::CONTENT_SECURITY_POLICY].to_str().is_ok_and(|policy| policy.contains("sandbox")));
}

#[tokio::test]
async fn every_way_of_saying_no_has_them_and_speaks_to_people() {
    let bench = Bench::new();
    let of = |method: &str, path: String, kind: &str, body: Vec<u8>| {
        let request = Request::builder().method(method).uri(path).header(header::CONTENT_TYPE, kind).header("sec-fetch-site", "same-origin");
        request.body(Body::from(body)).expect("a request")
    };
    let form = "application/x-www-form-urlencoded";
    let cases = [
        (of("GET", "/tidak-ada".into(), form, Vec::new()), StatusCode::NOT_FOUND),
        (of("GET", "/layanan/birth%FF".into(), form, Vec::new()), StatusCode::BAD_REQUEST),
        (of("DELETE", "/".into(), form, Vec::new()), StatusCode::METHOD_NOT_ALLOWED),
        (of("POST", "/lambang.svg".into(), form, Vec::new()), StatusCode::METHOD_NOT_ALLOWED),
        (of("GET", format!("/?{}", "a".repeat(5_000)), form, Vec::new()), StatusCode::URI_TOO_LONG),
        (of("POST", "/lanjut".into(), "text/plain", b"number=1".to_vec()), StatusCode::UNSUPPORTED_MEDIA_TYPE),
        (of("POST", "/lanjut".into(), "multipart/form-data; boundary=x", b"--x--".to_vec()), StatusCode::UNSUPPORTED_MEDIA_TYPE),
        (of("POST", "/lanjut".into(), form, vec![b'a'; 300 * 1024]), StatusCode::PAYLOAD_TOO_LARGE),
        (of("POST", "/lanjut".into(), form, b"number=%FF%FE".to_vec()), StatusCode::UNPROCESSABLE_ENTITY),
        (of("POST", format!("/permohonan/{}/dokumen/birth-proof", "0".repeat(32)), form, b"a=b".to_vec()), StatusCode::BAD_REQUEST),
    ];
    for (request, status) in cases {
        let what = format!("{} {}", request.method(), request.uri().path());
        let reply = bench.send_as_is(request).await;
        assert_eq!(reply.status, status, "{what}: {}", reply.body);
        assert_guarded(&reply, &what);
        assert!(reply.body.contains("<h1"), "{what} is a page: {}", reply.body);
    }
}

#[tokio::test]
async fn a_host_that_no_government_has_gets_an_answer_that_never_repeats_it() {
    let bench = Bench::new();
    let (_, lines) = desk::routes(bench.desk.clone());
    for line in lines.iter().filter(|line| line.method == Method::GET) {
        let path = concrete(&bench, line.path, application::ApplicationId([0; 16]));
        for host in ["evil.example", "evil.example:8080@x", "\"><script>", "surabaya.localhost.evil.example"] {
            let request = Request::get(&path).header(header::HOST, host).header("x-forwarded-host", host).body(Body::empty()).expect("a request");
            let reply = bench.send_as_is(request).await;
            assert!(!reply.status.is_server_error(), "{path} at {host}: {}", reply.status);
            assert!(!reply.body.contains(host) && !reply.location().contains(host), "{path} repeats {host}");
        }
    }
}
