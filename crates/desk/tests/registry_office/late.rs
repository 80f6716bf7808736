//! Births reported after the legal period.

use crate::{bench::Bench, cases::{assert_said, case, reviewed}};
use application::Effect;
use catalogue::service::StepAct;
use http::StatusCode;
use people::Role;
use store::Contract;

#[tokio::test]
async fn a_late_birth_waits_for_the_head_and_gets_the_late_series() {
    let bench = Bench::new();
    let id = reviewed(&bench, 1, &[("child.birth_date", "2026-06-01")], true).await;
    let (budi, head) = (bench.staff("budi", Role::Registrar, "").await, bench.staff("kepala", Role::Head, "").await);
    let page = format!("/petugas/permohonan/{id}/terlambat");
    let listed = bench.get("/petugas/registrasi?daftar=terlambat", &head).await;
    assert!(listed.body.contains(&page), "{}", listed.body);
    let shown = bench.get(&page, &head).await;
    assert!(shown.body.contains("176 hari"), "{}", shown.body);
    assert_said(&shown.body);
    assert!(!bench.get(&page, &budi).await.body.contains("name=\"decision\""), "only the head decides");
    assert_eq!(bench.post(&page, &budi, &[("decision", "grant")]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(bench.post(&page, &head, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let early = bench.post(&format!("/petugas/permohonan/{id}/setuju"), &budi, &[]).await;
    assert!(early.body.contains("Kepala dinas harus memutuskan"), "{}", early.body);
    let granted = bench.post(&page, &head, &[("decision", "grant")]).await;
    assert_eq!(granted.status, StatusCode::SEE_OTHER, "{}", granted.body);
    assert_said(&bench.get(&page, &head).await.body);
    assert_eq!(bench.post(&format!("/petugas/permohonan/{id}/setuju"), &budi, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.post(&format!("/petugas/permohonan/{id}/catat"), &budi, &[]).await.status, StatusCode::SEE_OTHER);
    let entry = bench.get(&format!("/petugas/permohonan/{id}/akta"), &budi).await;
    assert!(entry.body.contains("3578-LT-24112026-0001"), "{}", entry.body);
}

#[tokio::test]
async fn a_denied_one_stays_and_says_how_it_goes_on() {
    let bench = Bench::new();
    let id = reviewed(&bench, 1, &[("child.birth_date", "2026-06-01")], false).await;
    let head = bench.staff("kepala", Role::Head, "").await;
    let page = format!("/petugas/permohonan/{id}/terlambat");
    let words = "Surat lahir tidak menyebut hari kelahiran.";
    let silent = bench.post(&page, &head, &[("decision", "deny"), ("reason", "Tidak.")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(silent.body.contains("Tidak.</textarea>") && silent.body.contains("href=\"#reason\""), "what was written stays: {}", silent.body);
    assert_said(&silent.body);
    assert_eq!(bench.post(&page, &head, &[("decision", "deny"), ("reason", words)]).await.status, StatusCode::SEE_OTHER);
    let shown = bench.get(&page, &head).await;
    assert!(shown.body.contains("tidak disetujui") && shown.body.contains("masih dapat diubah") && shown.body.contains(words), "{}", shown.body);
    let rows = bench.desk.store.outbox(&bench.government.id, Some(id), None, 9).await.expect("a list");
    assert!(matches!(&rows[0].effect, Effect::Notify { notice, .. } if notice == "late-denied"), "{:?}", rows[0].effect);
    assert_eq!(case(&bench, id).await.due_act(), Some(StepAct::DecideLate));
}

#[tokio::test]
async fn a_birth_on_time_has_no_such_page() {
    let bench = Bench::new();
    let id = reviewed(&bench, 1, &[], false).await;
    let head = bench.staff("kepala", Role::Head, "").await;
    assert_eq!(bench.get(&format!("/petugas/permohonan/{id}/terlambat"), &head).await.status, StatusCode::NOT_FOUND);
}
