//! Signing in and out.

use crate::{bench::{Bench, cookies}, cases::assert_said};
use application::StaffId;
use argon2::{Algorithm, Argon2, Params, Version, password_hash::PasswordHasher};
use http::StatusCode;
use people::Role;
use store::{Contract, StaffRow};

const PHRASE: &str = "kuda hijau makan rumput";

/// A hash that costs little, as a stored hash carries its own cost.
fn cheap() -> String {
    let params = Params::new(64, 1, 1, None).expect("a cost");
    let hash: argon2::password_hash::phc::PasswordHash =
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_with_salt(PHRASE.as_bytes(), &[7; 16]).expect("hashes");
    hash.to_string()
}

async fn officer(bench: &Bench) -> StaffRow {
    bench.staff("rina", Role::WardOfficer, crate::cases::WARD).await;
    let row = bench.desk.store.find_staff(&bench.government.id, &StaffId("rina".into())).await.expect("reads").expect("there");
    let row = StaffRow { password_hash: cheap(), ..row };
    bench.desk.store.put_staff(&bench.government.id, row.clone()).await.expect("kept");
    row
}

#[tokio::test]
async fn the_right_password_opens_the_desk_and_signing_out_closes_it() {
    let bench = Bench::new();
    officer(&bench).await;
    let page = bench.get("/petugas/masuk", "").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_said(&page.body);
    let reply = bench.post("/petugas/masuk", "", &[("name", "Rina"), ("password", PHRASE)]).await;
    assert_eq!((reply.status, reply.location()), (StatusCode::SEE_OTHER, "/petugas"));
    let cookie = cookies(&reply);
    let desk = bench.get("/petugas", &cookie).await;
    assert_eq!(desk.status, StatusCode::OK);
    assert_said(&desk.body);
    let out = bench.post("/petugas/keluar", &cookie, &[]).await;
    assert_eq!(out.location(), "/petugas/masuk");
    assert_eq!(bench.get("/petugas", &cookie).await.location(), "/petugas/masuk");
}

#[tokio::test]
async fn signing_in_again_ends_the_session_before() {
    let bench = Bench::new();
    officer(&bench).await;
    let first = cookies(&bench.post("/petugas/masuk", "", &[("name", "rina"), ("password", PHRASE)]).await);
    let second = cookies(&bench.post("/petugas/masuk", &first, &[("name", "rina"), ("password", PHRASE)]).await);
    assert_ne!(first, second);
    assert_eq!(bench.get("/petugas", &first).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.get("/petugas", &second).await.status, StatusCode::OK);
}

#[tokio::test]
async fn ten_wrong_passwords_lock_and_the_answer_does_not_tell() {
    let bench = Bench::new();
    officer(&bench).await;
    let mut answers = Vec::new();
    for _ in 0..10 {
        let reply = bench.post("/petugas/masuk", "", &[("name", "rina"), ("password", "salah salah salah")]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        answers.push(reply.body);
    }
    let locked = bench.post("/petugas/masuk", "", &[("name", "rina"), ("password", PHRASE)]).await;
    assert_eq!(locked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(Some(&locked.body), answers.last());
    bench.set_clock(bench.desk.now().at + time::Duration::minutes(16));
    assert_eq!(bench.post("/petugas/masuk", "", &[("name", "rina"), ("password", PHRASE)]).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_password_is_never_on_a_page() {
    let bench = Bench::new();
    officer(&bench).await;
    let reply = bench.post("/petugas/masuk", "", &[("name", "rina"), ("password", "rahasia yang salah")]).await;
    assert!(!reply.body.contains("rahasia yang salah"));
    assert!(reply.body.contains("value=\"rina\""));
}
