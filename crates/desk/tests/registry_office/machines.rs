//! A program that records in the outside registry: its token, what it reads, what it brings back.

use crate::{
    bench::{Bench, Reply},
    cases::{OTHER_FAMILY, approved, assert_said, case, visit},
    elsewhere::outside,
};
use application::{ApplicationId, Stage};
use axum::body::Body;
use base64::Engine as _;
use desk::kernel::{Gate, extract::{draft_pdf, sha256_hex}};
use http::{Method, Request, StatusCode};
use people::Role;
use serde_json::{Value, json};
use store::Contract;

const CASES: &str = "/api/v1/pencatatan";

async fn ask(bench: &Bench, method: Method, path: &str, token: &str, body: Option<&Value>) -> Reply {
    let request = Request::builder().method(method).uri(path).header("authorization", format!("Bearer {token}")).header("content-type", "application/json");
    // As it is: no program says where a page of ours stands.
    bench.send_as_is(request.body(body.map_or(Body::empty(), |body| Body::from(body.to_string()))).expect("a request")).await
}

fn read(reply: &Reply) -> Value {
    serde_json::from_slice(&reply.bytes).unwrap_or_else(|error| panic!("{error}: {}", reply.body))
}

/// An administrator makes a service account; the page shows the token this once.
async fn token(bench: &Bench) -> String {
    let admin = bench.staff("admin", Role::Administrator, "").await;
    let fields = [("name", "Penghubung SIAK"), ("sign-in", "siak"), ("role", "connector"), ("office", "dispendukcapil")];
    let made = bench.post("/petugas/admin/petugas", &admin, &fields).await;
    assert_said(&made.body);
    token_in(&made)
}

fn token_in(page: &Reply) -> String {
    page.body.split("Bearer ").nth(1).and_then(|rest| rest.get(..64)).unwrap_or_else(|| panic!("no token in {}", page.body)).to_owned()
}

async fn brought(bench: &Bench, id: ApplicationId, number: &str) -> Value {
    let pdf = draft_pdf(&visit(bench).await, &case(bench, id).await, None).await.unwrap_or_else(|halt| panic!("{halt:?}"));
    json!({ "number": number, "sha256": sha256_hex(&pdf), "pdf": base64::engine::general_purpose::STANDARD.encode(&pdf) })
}

#[tokio::test]
async fn a_program_lists_reads_and_brings_back_and_the_same_again_is_the_same() {
    let bench = outside();
    let id = approved(&bench, 1, &[]).await;
    let token = token(&bench).await;
    let list = ask(&bench, Method::GET, CASES, &token, None).await;
    assert_eq!((list.status, read(&list)["cases"][0]["id"].as_str()), (StatusCode::OK, Some(id.to_string().as_str())), "{}", list.body);
    assert!(!list.body.contains("Bunga"), "nobody is named in a list: {}", list.body);
    let path = format!("{CASES}/{id}");
    let values = read(&ask(&bench, Method::GET, &path, &token, None).await);
    assert_eq!((values["answers"]["child.name"].as_str(), values["answers"]["child.birth_date"].as_str()), (Some("Bunga Melati Lestari"), Some("2026-11-20")));
    let looks = bench.desk.store.accesses(&bench.government.id, id).await.expect("reads");
    assert!(looks.iter().any(|look| look.purpose == "elsewhere" && look.actor.staff_id().is_some_and(|id| id.0 == "siak")), "{looks:?}");

    let body = brought(&bench, id, "3578-LU-24112026-0007").await;
    let first = ask(&bench, Method::POST, &path, &token, Some(&body)).await;
    assert_eq!((first.status, read(&first)["repeated"].as_bool()), (StatusCode::OK, Some(false)), "{}", first.body);
    let after = case(&bench, id).await;
    assert_eq!(after.stage, Stage::Issued);
    let again = ask(&bench, Method::POST, &path, &token, Some(&body)).await;
    assert_eq!((again.status, read(&again)["repeated"].as_bool()), (StatusCode::OK, Some(true)), "{}", again.body);
    let other = json!({ "number": "3578-LU-24112026-0008", "sha256": body["sha256"], "pdf": body["pdf"] });
    let other = ask(&bench, Method::POST, &path, &token, Some(&other)).await;
    assert_eq!((other.status, read(&other)["code"].as_str()), (StatusCode::CONFLICT, Some("already-done")), "{}", other.body);
    assert_eq!(case(&bench, id).await.seq, after.seq);
}

#[tokio::test]
async fn what_cannot_be_taken_is_refused_in_json_with_a_reason() {
    let bench = outside();
    let id = approved(&bench, 1, &[]).await;
    let token = token(&bench).await;
    let path = format!("{CASES}/{id}");
    let good = brought(&bench, id, "3578-LU-24112026-0007").await;
    let with = |key: &str, value: Value| {
        let mut body = good.clone();
        body[key] = value;
        body
    };
    let big = base64::engine::general_purpose::STANDARD.encode(vec![b'%'; 5 * 1024 * 1024 + 1]);
    let cases = [
        (with("number", json!("0007")), StatusCode::UNPROCESSABLE_ENTITY, "bad-input"),
        (with("sha256", json!("0".repeat(64))), StatusCode::UNPROCESSABLE_ENTITY, "pdf"),
        (with("pdf", json!("%%%")), StatusCode::BAD_REQUEST, "bad-base64"),
        (with("more", json!(1)), StatusCode::BAD_REQUEST, "bad-json"),
        (with("pdf", json!(big)), StatusCode::UNPROCESSABLE_ENTITY, "pdf"),
        (with("pdf", json!("A".repeat(8 * 1024 * 1024))), StatusCode::PAYLOAD_TOO_LARGE, "too-large"),
    ];
    for (body, status, code) in cases {
        let reply = ask(&bench, Method::POST, &path, &token, Some(&body)).await;
        assert_eq!((reply.status, read(&reply)["code"].as_str()), (status, Some(code)), "{}", reply.body);
        assert_eq!(reply.headers["content-type"], "application/problem+json");
    }
    let unknown = ask(&bench, Method::GET, &format!("{CASES}/{}", "0".repeat(32)), &token, None).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    assert_eq!(case(&bench, id).await.stage, Stage::Recording);
    // A neighbour's paper check is not a program's to read.
    let sent = crate::cases::sent(&bench, 2, &OTHER_FAMILY).await;
    assert_eq!(ask(&bench, Method::GET, &format!("{CASES}/{sent}"), &token, None).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn only_a_living_token_opens_and_it_opens_no_page() {
    let bench = outside();
    let first = token(&bench).await;
    let admin = bench.session("admin").await;
    for nothing in ["", "xyz", &"0".repeat(64)] {
        let reply = ask(&bench, Method::GET, CASES, nothing, None).await;
        assert_eq!((reply.status, reply.headers.contains_key("www-authenticate")), (StatusCode::UNAUTHORIZED, true), "{nothing}");
    }
    let registrar = bench.staff("budi", Role::Registrar, "").await;
    assert_eq!(bench.get(CASES, &registrar).await.status, StatusCode::UNAUTHORIZED, "a session is no token");
    let renewed = token_in(&bench.post("/petugas/admin/petugas/token", &admin, &[("id", "siak")]).await);
    assert_eq!(ask(&bench, Method::GET, CASES, &first, None).await.status, StatusCode::UNAUTHORIZED, "the former token is dead");
    assert_eq!(ask(&bench, Method::GET, CASES, &renewed, None).await.status, StatusCode::OK);
    assert_eq!(bench.post("/petugas/admin/petugas/undang", &admin, &[("id", "siak")]).await.status, StatusCode::NOT_FOUND, "a program is not invited");
    let list = bench.get("/petugas/admin/petugas", &admin).await;
    assert_said(&list.body);
    assert!(list.body.contains("/petugas/admin/petugas/token") && !list.body.contains(&renewed));
    bench.post("/petugas/admin/petugas/nonaktif", &admin, &[("id", "siak")]).await;
    assert_eq!(ask(&bench, Method::GET, CASES, &renewed, None).await.status, StatusCode::UNAUTHORIZED, "switched off");
}

#[tokio::test]
async fn the_description_names_every_route_of_programs_and_no_other() {
    let bench = Bench::new();
    let (_, lines) = desk::routes(bench.desk.clone());
    let served: std::collections::BTreeSet<String> = lines
        .iter()
        .filter(|line| matches!(line.gate, Gate::Machine(_)))
        .map(|line| format!("{} {}", line.method.as_str().to_lowercase(), line.path))
        .collect();
    let description = read(&bench.get("/api/v1/openapi.json", "").await);
    let paths = description["paths"].as_object().expect("paths");
    let told = paths.iter().flat_map(|(path, methods)| methods.as_object().expect("methods").keys().map(move |method| format!("{method} {path}")));
    assert_eq!(told.collect::<std::collections::BTreeSet<String>>(), served);
}
