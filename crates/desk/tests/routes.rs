//! Every route with every role: who may pass is what the table of rights says, on the running pages.

mod bench;

use bench::Bench;
use desk::kernel::Gate;
use http::{Method, StatusCode};
use people::{Role, passes};

fn office_of(role: Role) -> &'static str {
    match role {
        Role::WardOfficer => "3578071002",
        Role::DistrictOfficer => "357807",
        Role::Registrar | Role::Head | Role::Administrator | Role::Auditor | Role::Connector => "",
        Role::Notifier => "contoh-rs",
        Role::Helper => "contoh-balai",
    }
}

/// A path with opaque ids that belong to nothing.
fn concrete(path: &str) -> String {
    path.replace("{id}", &"0".repeat(32))
        .replace("{document}", &"0".repeat(32))
        .replace("{token}", &"0".repeat(32))
        .replace("{ticket}", &"0".repeat(64))
        .replace("{other}", &"0".repeat(32))
        .replace("{service}", "birth")
        .replace("{slot}", "birth-proof")
        .replace("{part}", "medical-cause")
        .replace("{page}", "1")
        .replace("{language}", "id")
        .replace("{percent}", "100")
        .replace("{file}", "x.css")
        .replace("{staff}", "nobody")
        .replace(['{', '}'], "")
}

#[tokio::test]
async fn every_staff_route_lets_pass_exactly_the_roles_of_the_table() {
    let bench = Bench::new();
    let (_, lines) = desk::routes(bench.desk.clone());
    assert!(lines.len() > 40, "only {} routes", lines.len());
    for role in Role::ALL {
        let cookie = bench.staff(role.as_str(), role, office_of(role)).await;
        // Signing out would end the session that the other lines need.
        for line in lines.iter().filter(|line| line.path != "/petugas/keluar") {
            let path = concrete(line.path);
            let reply = match line.method {
                Method::GET => bench.get(&path, &cookie).await,
                _ => bench.post(&path, &cookie, &[]).await,
            };
            assert!(!reply.status.is_server_error(), "{} {path} as {role:?}: {}\n{}", line.method, reply.status, reply.body);
            if let Gate::Staff(deed) = line.gate {
                let passed = reply.status != StatusCode::FORBIDDEN;
                assert_eq!(passed, passes(role, deed), "{} {path} as {role:?} wants {deed:?}: {}", line.method, reply.status);
            }
        }
    }
}

#[tokio::test]
async fn nobody_passes_a_staff_gate_without_signing_in() {
    let bench = Bench::new();
    let (_, lines) = desk::routes(bench.desk.clone());
    for line in lines.iter().filter(|line| matches!(line.gate, Gate::Staff(_) | Gate::SignedIn | Gate::Proved)) {
        let path = concrete(line.path);
        let reply = match line.method {
            Method::GET => bench.get(&path, "").await,
            _ => bench.post(&path, "petugas=00", &[]).await,
        };
        assert_eq!((reply.status, reply.location()), (StatusCode::SEE_OTHER, "/petugas/masuk"), "{} {path}", line.method);
    }
}

#[tokio::test]
async fn every_staff_path_has_a_gate_and_every_answer_its_headers() {
    let bench = Bench::new();
    let (_, lines) = desk::routes(bench.desk.clone());
    for line in &lines {
        let open = ["/petugas/masuk", "/petugas/siapkan/{ticket}", "/petugas/kunci-sandi"];
        let outside = open.contains(&line.path) || ["/petugas/masuk/", "/petugas/undangan"].iter().any(|start| line.path.starts_with(start));
        if line.path.starts_with("/petugas") && !outside {
            assert!(matches!(line.gate, Gate::Staff(_) | Gate::SignedIn | Gate::Proved), "{} {}", line.method, line.path);
        }
        let reply = bench.get(&concrete(line.path), "").await;
        for name in ["x-content-type-options", "referrer-policy", "content-security-policy", "cross-origin-opener-policy"] {
            assert!(reply.headers.contains_key(name), "{} lacks {name}", line.path);
        }
    }
}

#[tokio::test]
async fn a_post_from_another_site_is_refused() {
    let bench = Bench::new();
    let request = http::Request::post("/permohonan")
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(axum::body::Body::from("service=birth"));
    assert_eq!(bench.send(request.expect("a request")).await.status, StatusCode::FORBIDDEN);
}

/// Every case of a citizen is behind a gate that names her deed.
#[tokio::test]
async fn every_path_of_a_citizens_case_names_its_deed() {
    let bench = Bench::new();
    let (_, lines) = desk::routes(bench.desk.clone());
    for line in lines.iter().filter(|line| line.path.starts_with("/permohonan/{id}")) {
        assert!(matches!(line.gate, Gate::Applicant(_)), "{} {}", line.method, line.path);
    }
}

/// `docs/rights.md` is what the table and the routes say.
#[tokio::test]
async fn the_page_for_auditors_says_what_the_table_says() {
    let bench = Bench::new();
    let (_, lines) = desk::routes(bench.desk.clone());
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/rights.md");
    let wanted = desk::auditor::pivot::markdown(&lines);
    if std::env::var_os("KITIR_WRITE_DOCS").is_some() {
        std::fs::write(&path, &wanted).expect("docs can be written");
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == wanted, "docs/rights.md is stale; run with KITIR_WRITE_DOCS=1 to write it anew");
}
