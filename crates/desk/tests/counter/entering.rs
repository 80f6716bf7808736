//! Signing in with a password, in the demo and where a government lets people; and out.

use crate::{bench::{Bench, catalogue_of, cookies}, cases::assert_said};
use application::StaffId;
use argon2::{Algorithm, Argon2, Params, Version, password_hash::PasswordHasher};
use desk::kernel::Demo;
use factors::totp::Shared;
use http::{StatusCode, header};
use people::Role;
use store::{Contract, StaffRow, StaffSecurity};
use time::Duration;

const PHRASE: &str = "kuda hijau makan rumput";

/// A hash that costs little, as a stored hash carries its own cost.
fn cheap() -> String {
    let params = Params::new(64, 1, 1, None).expect("a cost");
    let hash: argon2::password_hash::phc::PasswordHash =
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_with_salt(PHRASE.as_bytes(), &[7; 16]).expect("hashes");
    hash.to_string()
}

/// A demo, whose government lets the printed password in.
fn demo() -> Bench {
    Bench::with(|settings| settings.demo = Some(Demo::default()))
}

/// In real use, with passwords and codes.
fn with_codes() -> Bench {
    Bench::of(catalogue_of("passwords = \"with-code\""))
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
    let bench = demo();
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
    let bench = demo();
    officer(&bench).await;
    let first = cookies(&bench.post("/petugas/masuk", "", &[("name", "rina"), ("password", PHRASE)]).await);
    let second = cookies(&bench.post("/petugas/masuk", &first, &[("name", "rina"), ("password", PHRASE)]).await);
    assert_ne!(first, second);
    assert_eq!(bench.get("/petugas", &first).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.get("/petugas", &second).await.status, StatusCode::OK);
}

/// Answers to six tries with this name: status and, of pages, the words without the name.
async fn six_tries(bench: &Bench, name: &str) -> Vec<(StatusCode, String, Option<String>)> {
    let mut answers = Vec::new();
    for _ in 0..6 {
        let reply = bench.post("/petugas/masuk", "", &[("name", name), ("password", "salah salah salah"), ("code", "123456")]).await;
        let wait = reply.headers.get(header::RETRY_AFTER).and_then(|value| value.to_str().ok()).map(str::to_owned);
        answers.push((reply.status, reply.body.replace(name, "NAME"), wait));
    }
    answers
}

#[tokio::test]
async fn wrong_passwords_wait_longer_each_time_and_an_unknown_name_waits_the_same() {
    for bench in [demo(), with_codes()] {
        officer(&bench).await;
        bench.staff("qqq7", Role::WardOfficer, crate::cases::WARD).await;
        let known = six_tries(&bench, "rina").await;
        assert_eq!(known[4].0, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!((known[5].0, known[5].2.as_deref()), (StatusCode::TOO_MANY_REQUESTS, Some("60")));
        bench.set_clock(bench.desk.now().at + Duration::MINUTE);
        for other in ["zzz7", "qqq7"] {
            bench.set_clock(bench.desk.now().at + Duration::MINUTE);
            assert_eq!(six_tries(&bench, other).await, known, "{other}: somebody else, nobody, and an account without a password look alike");
        }
        let waits = |minutes: i64| bench.set_clock(time::macros::datetime!(2026-11-25 03:00 UTC) + Duration::minutes(minutes));
        waits(0);
        let sixth = bench.post("/petugas/masuk", "", &[("name", "rina"), ("password", "salah salah salah")]).await;
        assert_eq!(sixth.status, StatusCode::UNPROCESSABLE_ENTITY);
        waits(1);
        let early = bench.post("/petugas/masuk", "", &[("name", "rina"), ("password", PHRASE)]).await;
        assert_eq!(early.status, StatusCode::TOO_MANY_REQUESTS, "two minutes after the sixth, whatever is typed");
    }
}

#[tokio::test]
async fn a_right_password_forgives_the_wrong_ones() {
    let bench = demo();
    officer(&bench).await;
    for _ in 0..3 {
        for _ in 0..4 {
            bench.post("/petugas/masuk", "", &[("name", "rina"), ("password", "salah salah salah")]).await;
        }
        let right = bench.post("/petugas/masuk", "", &[("name", "rina"), ("password", PHRASE)]).await;
        assert_eq!(right.status, StatusCode::SEE_OTHER);
        bench.set_clock(bench.desk.now().at + Duration::MINUTE);
    }
}

#[tokio::test]
async fn the_password_is_never_on_a_page() {
    let bench = demo();
    officer(&bench).await;
    let reply = bench.post("/petugas/masuk", "", &[("name", "rina"), ("password", "rahasia yang salah")]).await;
    assert!(!reply.body.contains("rahasia yang salah"));
    assert!(reply.body.contains("value=\"rina\""));
}

#[tokio::test]
async fn outside_the_demo_no_password_opens_anything_alone() {
    // The same data, served for real.
    let bench = Bench::new();
    officer(&bench).await;
    let page = bench.get("/petugas/masuk", "").await;
    assert!(!page.body.contains("name=\"password\""));
    assert_eq!(bench.post("/petugas/masuk", "", &[("name", "rina"), ("password", PHRASE)]).await.status, StatusCode::NOT_FOUND);
    let bench = with_codes();
    officer(&bench).await;
    let reply = bench.post("/petugas/masuk", "", &[("name", "rina"), ("password", PHRASE)]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "a password without an app");
}

#[tokio::test]
async fn a_session_of_the_demo_is_nobodys_outside_the_demo() {
    let bench = Bench::new();
    let cookie = bench.staff("rina", Role::WardOfficer, crate::cases::WARD).await;
    assert_eq!(bench.get("/petugas", &cookie).await.status, StatusCode::OK);
    bench.mark(&cookie, |seat| seat.way = "practice".into()).await;
    assert_eq!(bench.get("/petugas", &cookie).await.location(), "/petugas/masuk");
}

#[tokio::test]
async fn a_code_counts_once_and_opens_no_window_for_signing() {
    let bench = with_codes();
    officer(&bench).await;
    let shared = Shared::new([3; 20]);
    let (store, government) = (&bench.desk.store, &bench.government.id);
    store.put_code_secret(government, &StaffId("rina".into()), shared.to_bytes(), bench.desk.now().at).await.expect("kept");
    let code = shared.code_at(bench.desk.now().at).expect("a code");
    let form = [("name", "rina"), ("password", PHRASE), ("code", code.as_str())];
    let wrong = bench.post("/petugas/masuk", "", &[("name", "rina"), ("password", "salah salah salah"), ("code", &code)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "a wrong password does not use the code up");
    let reply = bench.post("/petugas/masuk", "", &form).await;
    assert_eq!((reply.status, reply.location()), (StatusCode::SEE_OTHER, "/petugas"));
    let again = bench.post("/petugas/masuk", "", &form).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "the same code again");
    let cookie = cookies(&reply);
    assert_eq!(bench.get("/petugas/antrean", &cookie).await.status, StatusCode::OK);
    let add = bench.get("/petugas/keamanan/kunci", &cookie).await;
    assert_eq!(add.location(), "/petugas/bukti", "no passkey is added by a password");
    let page = bench.get("/petugas/bukti", &cookie).await;
    assert!(page.body.contains("Kata sandi dengan kode tidak cukup") && !page.body.contains("name=\"password\""), "{}", page.body);
    assert_said(&page.body);
    assert_eq!(bench.post("/petugas/bukti/sandi", &cookie, &[("password", PHRASE)]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_password_is_changed_with_the_old_one_and_ends_other_sessions() {
    let bench = with_codes();
    officer(&bench).await;
    let (one, other) = (bench.session("rina").await, bench.session("rina").await);
    let page = bench.get("/petugas/keamanan/sandi", &one).await;
    assert_said(&page.body);
    let good = "tujuh becak di jembatan";
    let change = |former, new| [("password-former", former), ("password", new), ("password-again", new)];
    for (former, new, said) in [("salah salah salah", good, "Kata sandi sekarang tidak cocok"), (PHRASE, "surabaya123456", "error-summary"), (PHRASE, "kata123", "error-summary")] {
        let refused = bench.post("/petugas/keamanan/sandi", &one, &change(former, new)).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{new}");
        assert!(refused.body.contains(said) && !refused.body.contains(new));
    }
    assert_eq!(bench.post("/petugas/keamanan/sandi", &one, &change(PHRASE, good)).await.location(), "/petugas/keamanan");
    assert_eq!(bench.get("/petugas", &other).await.location(), "/petugas/masuk");
    assert_eq!(bench.get("/petugas", &one).await.status, StatusCode::OK);
    assert!(bench.get("/petugas/keamanan", &one).await.body.contains("Kata sandi diganti"));
}
