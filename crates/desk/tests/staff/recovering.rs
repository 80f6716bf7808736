//! Recovery codes: one use each, her own page only, and a day before the new passkey signs.

use crate::{
    bench::{Bench, cookies},
    town::{assert_said, device, enrolled, make, notes, post, sign_in, WARD},
};
use factors::codes::RECOVERY_CODES;
use http::StatusCode;
use people::Role;
use time::Duration;

/// The codes of the page that shows them.
fn codes(page: &str) -> Vec<String> {
    page.split("<li><code>").skip(1).filter_map(|rest| rest.split("</code>").next()).map(str::to_owned).collect()
}

#[tokio::test]
async fn a_recovery_code_counts_once_and_reaches_her_own_page_only() {
    let bench = Bench::new();
    let (mut lost, open, page) = enrolled(&bench, "kepala", Role::Head, "").await;
    assert_said(&page);
    let codes = codes(&page);
    assert_eq!(codes.len(), RECOVERY_CODES);
    assert!(!bench.get("/petugas/keamanan", &open).await.body.contains(&codes[0]), "shown once");
    assert_said(&bench.get("/petugas/masuk/pemulihan", "").await.body);
    let written = codes[0].to_lowercase().replace('-', " ");
    let reply = post(&bench, "/petugas/masuk/pemulihan", "", &[("name", "Kepala"), ("code", &written)]).await;
    assert_eq!(reply.location(), "/petugas/keamanan", "{}", reply.body);
    let cookie = cookies(&reply);
    assert_eq!(bench.get("/petugas", &open).await.location(), "/petugas/masuk", "her other sessions ended");
    for path in ["/petugas", "/petugas/tanda-tangan", "/petugas/cari"] {
        assert_eq!(bench.get(path, &cookie).await.location(), "/petugas/keamanan", "{path}");
    }
    for path in ["/petugas/keamanan/pemulihan", "/petugas/keamanan/penyedia", "/petugas/keamanan/penyedia/lepas"] {
        assert_eq!(post(&bench, path, &cookie, &[]).await.location(), "/petugas/keamanan", "{path}: no other factor by a code");
    }
    let own = bench.get("/petugas/keamanan", &cookie).await;
    assert!(own.body.contains("9 kode belum dipakai") && own.body.contains("Kode pemulihan dipakai"), "{}", own.body);
    let again = post(&bench, "/petugas/masuk/pemulihan", "", &[("name", "kepala"), ("code", &written)]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "used up");

    let known = bench.get("/petugas/keamanan", &cookie).await.body;
    let id = known.split("name=\"key\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a passkey").to_owned();
    let last = post(&bench, "/petugas/keamanan/kunci/hapus", &cookie, &[("key", &id)]).await;
    assert_eq!(last.status, StatusCode::CONFLICT, "the lost one is still the last");
    let mut found = device();
    assert_eq!(make(&bench, "/petugas/keamanan/kunci", &cookie, &mut found).await.location(), "/petugas/keamanan");
    let known = bench.get("/petugas/keamanan", &cookie).await.body;
    assert!(known.contains("untuk tanda tangan mulai"));
    assert_eq!(post(&bench, "/petugas/keamanan/kunci/hapus", &cookie, &[("key", &id)]).await.location(), "/petugas/keamanan");
    let cookie = cookies(&sign_in(&bench, &mut found).await);
    assert_eq!(bench.get("/petugas/tanda-tangan", &cookie).await.status, StatusCode::OK, "she works again");
    bench.mark(&cookie, |seat| seat.proved_until = 0).await;
    assert_eq!(post(&bench, "/petugas/bukti/kunci/mulai", &cookie, &[]).await.status, StatusCode::NOT_FOUND, "not yet proof enough");
    assert_eq!(sign_in(&bench, &mut lost).await.status, StatusCode::UNPROCESSABLE_ENTITY, "whoever found it has nothing");
    bench.set_clock(bench.desk.now().at + Duration::days(1));
    let cookie = cookies(&sign_in(&bench, &mut found).await);
    assert_eq!(post(&bench, "/petugas/bukti/kunci/mulai", &cookie, &[]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_passkey_held_back_opens_no_window_at_sign_in_either() {
    let bench = Bench::new();
    let (_, _, page) = enrolled(&bench, "kepala", Role::Head, "").await;
    let reply = post(&bench, "/petugas/masuk/pemulihan", "", &[("name", "kepala"), ("code", &codes(&page)[1])]).await;
    let mut found = device();
    make(&bench, "/petugas/keamanan/kunci", &cookies(&reply), &mut found).await;
    let cookie = cookies(&sign_in(&bench, &mut found).await);
    assert_eq!(post(&bench, "/petugas/data-subjek", &cookie, &[("nik", "9978074101900001")]).await.location(), "/petugas/bukti");
}

#[tokio::test]
async fn wrong_codes_and_unknown_names_look_alike_and_are_slowed_down() {
    let bench = Bench::new();
    enrolled(&bench, "rina", Role::WardOfficer, WARD).await;
    let mut answers = Vec::new();
    for name in ["rina", "nobody"] {
        for _ in 0..5 {
            let reply = post(&bench, "/petugas/masuk/pemulihan", "", &[("name", name), ("code", "00000-00000")]).await;
            assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
            answers.push(reply.body.replace(name, "NAME"));
        }
        let waits = post(&bench, "/petugas/masuk/pemulihan", "", &[("name", name), ("code", "00000-00000")]).await;
        assert_eq!(waits.status, StatusCode::TOO_MANY_REQUESTS, "{name}");
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
    assert!(notes(&bench, "rina").await.contains(&"slowed".to_owned()));
}

#[tokio::test]
async fn new_codes_take_the_place_of_the_former() {
    let bench = Bench::new();
    let (_, cookie, page) = enrolled(&bench, "rina", Role::WardOfficer, WARD).await;
    let fresh = post(&bench, "/petugas/keamanan/pemulihan", &cookie, &[]).await;
    assert_said(&fresh.body);
    assert_eq!(codes(&fresh.body).len(), RECOVERY_CODES);
    let former = post(&bench, "/petugas/masuk/pemulihan", "", &[("name", "rina"), ("code", &codes(&page)[2])]).await;
    assert_eq!(former.status, StatusCode::UNPROCESSABLE_ENTITY);
    let new = post(&bench, "/petugas/masuk/pemulihan", "", &[("name", "rina"), ("code", &codes(&fresh.body)[2])]).await;
    assert_eq!(new.location(), "/petugas/keamanan");
}
