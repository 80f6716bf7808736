//! Printing at the district and handing over with an identity check.

use crate::{
    DISTRICT, at, bench::Bench,
    cases::{assert_said, case, done, registered},
    filled, post,
};
use application::{ApplicationId, Command, Stage};
use http::StatusCode;
use people::Role;
use store::Contract;

/// Signed by the head, with stored bytes for a certificate.
async fn issued(bench: &Bench) -> ApplicationId {
    let id = registered(bench, 1, &[]).await;
    let sha256 = "ab".repeat(32);
    bench.desk.store.put_certificate(&bench.government.id, id, &sha256, b"%PDF-certificate".to_vec(), &bench.desk.now()).await.expect("kept");
    done(bench, &bench.actor("kepala", Role::Head, ""), id, Command::Sign { certificate_sha256: sha256 }).await;
    id
}

async fn act(bench: &Bench, cookie: &str, id: ApplicationId, page: &str, fields: &[(&str, &str)]) -> crate::bench::Reply {
    let shown = bench.get(&at(id, page), cookie).await;
    assert_eq!(shown.status, StatusCode::OK, "{page}: {}", shown.body);
    assert_said(&shown.body);
    post(bench, &at(id, page), cookie, &filled(&shown.body, &at(id, page), fields)).await
}

const RIGHT: [(&str, &str); 4] = [("collector", "mother"), ("identity", "id-card"), ("collector_name", "Sri Wahyuni"), ("match", "yes")];

#[tokio::test]
async fn the_first_sheet_needs_no_reason_and_the_second_does() {
    let bench = Bench::new();
    let joko = bench.staff("joko", Role::DistrictOfficer, DISTRICT).await;
    let id = issued(&bench).await;
    let queue = bench.get("/petugas/cetak", &joko).await;
    assert_said(&queue.body);
    let fields = filled(&queue.body, &at(id, "cetak"), &[]);
    let printed = post(&bench, &at(id, "cetak"), &joko, &fields).await;
    assert_eq!(printed.status, StatusCode::SEE_OTHER, "{}", printed.body);
    assert_said(&bench.get(printed.location(), &joko).await.body);
    let pdf = bench.get(&at(id, "akta.pdf"), &joko).await;
    assert_eq!(pdf.bytes, b"%PDF-certificate");
    assert_eq!(pdf.headers["content-type"], "application/pdf");
    assert!(!bench.get("/petugas/cetak", &joko).await.body.contains(&at(id, "cetak")));
    assert_eq!(act(&bench, &joko, id, "cetak", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(act(&bench, &joko, id, "cetak", &[("code", "CETAK-RUSAK")]).await.status, StatusCode::SEE_OTHER);
    let copies: Vec<u32> = case(&bench, id).await.prints.iter().map(|print| print.copy).collect();
    assert_eq!(copies, [1, 2]);
}

#[tokio::test]
async fn a_certificate_goes_to_whom_it_may_and_only_once() {
    let bench = Bench::new();
    let joko = bench.staff("joko", Role::DistrictOfficer, DISTRICT).await;
    let id = issued(&bench).await;
    assert_eq!(bench.get(&at(id, "serah"), &joko).await.status, StatusCode::CONFLICT);
    act(&bench, &joko, id, "cetak", &[]).await;
    let empty = act(&bench, &joko, id, "serah", &[]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let wrong = [RIGHT[0], RIGHT[1], RIGHT[2], ("match", "no")];
    let stopped = act(&bench, &joko, id, "serah", &wrong).await;
    assert_eq!(stopped.status, StatusCode::OK);
    assert_said(&stopped.body);
    assert_eq!(case(&bench, id).await.stage, Stage::Ready);
    assert_eq!(act(&bench, &joko, id, "serah", &RIGHT).await.status, StatusCode::SEE_OTHER);
    assert_eq!(case(&bench, id).await.stage, Stage::HandedOver);
    let receipt = bench.get(&at(id, "bukti-serah.pdf"), &joko).await;
    assert!(receipt.bytes.starts_with(b"%PDF"));
    let again = bench.get(&at(id, "serah"), &joko).await;
    assert!(again.body.contains("24 November 2026") && !again.body.contains("name=\"collector\""));
    let pressed = bench.post(&at(id, "serah"), &joko, &RIGHT).await;
    assert_eq!(pressed.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn the_head_opens_a_second_hand_over_with_a_reason() {
    let bench = Bench::new();
    let joko = bench.staff("joko", Role::DistrictOfficer, DISTRICT).await;
    let head = bench.staff("kepala", Role::Head, "").await;
    let id = issued(&bench).await;
    act(&bench, &joko, id, "cetak", &[]).await;
    act(&bench, &joko, id, "serah", &RIGHT).await;
    assert_eq!(act(&bench, &head, id, "serah-ulang", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(act(&bench, &head, id, "serah-ulang", &[("code", "AKTA-HILANG")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(act(&bench, &joko, id, "serah", &RIGHT).await.status, StatusCode::SEE_OTHER);
    assert_eq!(case(&bench, id).await.hand_overs.len(), 2);
}
