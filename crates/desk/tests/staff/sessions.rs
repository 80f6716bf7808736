//! Her sessions: two at most, listed, ended by her or by an administrator; how long they live; and what is written down.

use crate::{
    bench::{Bench, cookies, id_in},
    town::{assert_said, enrolled, notes, post, sign_in, WARD},
};
use http::StatusCode;
use people::Role;
use store::StaffSecurity;
use time::Duration;

#[tokio::test]
async fn a_third_session_ends_the_first() {
    let bench = Bench::new();
    let (mut device, first, _) = enrolled(&bench, "rina", Role::WardOfficer, WARD).await;
    bench.set_clock(bench.desk.now().at + Duration::minutes(1));
    let second = cookies(&sign_in(&bench, &mut device).await);
    bench.set_clock(bench.desk.now().at + Duration::minutes(1));
    assert_eq!(bench.get("/petugas", &first).await.status, StatusCode::OK);
    let third = cookies(&sign_in(&bench, &mut device).await);
    assert_eq!(bench.get("/petugas", &first).await.location(), "/petugas/masuk");
    for living in [&second, &third] {
        assert_eq!(bench.get("/petugas", living).await.status, StatusCode::OK);
    }
    let page = bench.get("/petugas/keamanan", &third).await.body;
    assert!(page.contains("masuk di tempat lain") && page.contains("127.0.0.x") && page.contains("Chrome, Android") && page.contains("sesi ini"));
}

#[tokio::test]
async fn she_ends_her_own_sessions_and_nobody_elses() {
    let bench = Bench::new();
    let (mut device, first, _) = enrolled(&bench, "rina", Role::WardOfficer, WARD).await;
    let second = cookies(&sign_in(&bench, &mut device).await);
    let other = bench.staff("budi", Role::WardOfficer, WARD).await;
    let page = bench.get("/petugas/keamanan", &second).await.body;
    let mark = page.split("name=\"session\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a session").to_owned();
    assert_eq!(post(&bench, "/petugas/keamanan/sesi/akhiri", &other, &[("session", &mark)]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(bench.get("/petugas", &first).await.status, StatusCode::OK);
    assert_eq!(post(&bench, "/petugas/keamanan/sesi/akhiri", &second, &[("session", &mark)]).await.location(), "/petugas/keamanan");
    assert_eq!(bench.get("/petugas", &first).await.location(), "/petugas/masuk");
    let third = cookies(&sign_in(&bench, &mut device).await);
    assert_eq!(post(&bench, "/petugas/keamanan/sesi/lain", &third, &[]).await.location(), "/petugas/keamanan");
    assert_eq!(bench.get("/petugas", &second).await.location(), "/petugas/masuk");
    assert_eq!(bench.get("/petugas", &third).await.status, StatusCode::OK);
    assert_eq!(bench.get("/petugas", &other).await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_administrator_ends_somebodys_sessions_and_it_is_written_down() {
    let bench = Bench::new();
    let (_, cookie, _) = enrolled(&bench, "rina", Role::WardOfficer, WARD).await;
    let admin = bench.staff("ayu", Role::Administrator, "").await;
    assert_eq!(bench.post("/petugas/admin/petugas/sesi", &admin, &[("id", "rina")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.get("/petugas", &cookie).await.location(), "/petugas/masuk");
    let log = bench.get("/petugas/admin/keamanan", &admin).await;
    assert_said(&log.body);
    assert!(log.body.contains("Sesi diakhiri") && log.body.contains("oleh ayu"), "{}", log.body);
}

#[tokio::test]
async fn a_session_left_alone_ends_after_half_an_hour_and_any_after_eight_hours() {
    let bench = Bench::new();
    let cookie = bench.staff("rina", Role::WardOfficer, WARD).await;
    let begun = bench.desk.now().at;
    bench.set_clock(begun + Duration::minutes(30));
    assert_eq!(bench.get("/petugas", &cookie).await.status, StatusCode::OK);
    bench.set_clock(begun + Duration::minutes(61));
    assert_eq!(bench.get("/petugas", &cookie).await.location(), "/petugas/masuk", "31 minutes after it was last seen");
    bench.set_clock(begun);
    let busy = bench.session("rina").await;
    for quarter in 1..32 {
        bench.set_clock(begun + Duration::minutes(quarter * 15));
        assert_eq!(bench.get("/petugas", &busy).await.status, StatusCode::OK, "{quarter} quarters of an hour");
    }
    bench.set_clock(begun + Duration::hours(8));
    assert_eq!(bench.get("/petugas", &busy).await.location(), "/petugas/masuk");
}

#[tokio::test]
async fn a_fresh_proof_makes_no_session_live_longer() {
    let bench = Bench::new();
    let (mut device, cookie, _) = enrolled(&bench, "rina", Role::WardOfficer, WARD).await;
    let begun = bench.desk.now().at;
    let mut busy = cookie;
    for quarter in 1..32 {
        bench.set_clock(begun + Duration::minutes(quarter * 15));
        busy = cookies(&crate::town::prove(&bench, "/petugas/bukti/kunci", &busy, &mut device).await);
    }
    bench.set_clock(begun + Duration::hours(8));
    assert_eq!(bench.get("/petugas", &busy).await.location(), "/petugas/masuk");
}

#[tokio::test]
async fn refused_rights_are_written_down_without_the_case() {
    let bench = Bench::new();
    let cookie = bench.staff("rina", Role::WardOfficer, WARD).await;
    let far = bench.staff("jauh", Role::DistrictOfficer, "357801").await;
    assert_eq!(bench.get("/petugas/tanda-tangan", &cookie).await.status, StatusCode::FORBIDDEN);
    let drafted = bench.post("/petugas/daftar/birth", &cookie, &[]).await;
    let id = id_in(drafted.location().split('?').next().unwrap_or_default());
    if let Some(id) = id {
        assert_eq!(bench.get(&format!("/petugas/permohonan/{id}"), &far).await.status, StatusCode::NOT_FOUND);
        assert!(notes(&bench, "jauh").await.contains(&"refused".to_owned()));
    }
    assert_eq!(notes(&bench, "rina").await, ["refused"]);
    let rows = bench.desk.store.security_notes(&bench.government.id, None, None, 10).await.expect("a read");
    assert!(rows.iter().any(|row| row.note.detail == "view-signing-queue"));
    assert!(id.is_none_or(|id| rows.iter().all(|row| !format!("{row:?}").contains(&id.to_string()))));
    let auditor = bench.staff("audi", Role::Auditor, "").await;
    let log = bench.get("/petugas/admin/keamanan", &auditor).await;
    assert_said(&log.body);
    assert!(log.body.contains("Wewenang ditolak"));
    assert_eq!(bench.get("/petugas/admin/keamanan", &cookie).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn what_somebody_typed_as_a_name_is_not_in_the_log() {
    let bench = Bench::with(|settings| settings.demo = Some(desk::kernel::Demo::default()));
    bench.post("/petugas/masuk", "", &[("name", "rahasia di kotak salah"), ("password", "x")]).await;
    let admin = bench.staff("ayu", Role::Administrator, "").await;
    let log = bench.get("/petugas/admin/keamanan", &admin).await.body;
    assert!(log.contains("Gagal masuk") && log.contains("tidak ada akun") && !log.contains("rahasia di kotak"));
}
