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

/// A form on one page that leads to another.
async fn send(bench: &Bench, cookie: &str, shown_at: &str, action: &str, fields: &[(&str, &str)]) -> crate::bench::Reply {
    let shown = bench.get(shown_at, cookie).await;
    assert_eq!(shown.status, StatusCode::OK, "{shown_at}: {}", shown.body);
    assert_said(&shown.body);
    post(bench, action, cookie, &filled(&shown.body, action, fields)).await
}

#[tokio::test]
async fn the_first_sheet_needs_no_reason_and_the_next_one_a_second_person() {
    let bench = Bench::new();
    let (joko, dewi) = (bench.staff("joko", Role::DistrictOfficer, DISTRICT).await, bench.staff("dewi", Role::DistrictOfficer, DISTRICT).await);
    let id = issued(&bench).await;
    let printed = send(&bench, &joko, "/petugas/cetak", &at(id, "cetak"), &[]).await;
    assert_eq!(printed.status, StatusCode::SEE_OTHER, "{}", printed.body);
    assert_said(&bench.get(printed.location(), &joko).await.body);
    let pdf = bench.get(&at(id, "akta.pdf"), &joko).await;
    assert_eq!(pdf.bytes, b"%PDF-certificate");
    assert_eq!(pdf.headers["content-type"], "application/pdf");
    assert!(!bench.get("/petugas/cetak", &joko).await.body.contains(&at(id, "cetak")));
    assert_eq!(bench.post(&at(id, "cetak"), &joko, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody allowed it");
    let (print, ask, decide, record) = (at(id, "cetak"), at(id, "cetak-ulang"), at(id, "izin-cetak"), format!("/petugas/permohonan/{id}"));
    assert_eq!(send(&bench, &joko, &print, &ask, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "without a reason");
    assert_eq!(send(&bench, &joko, &print, &ask, &[("code", "CETAK-RUSAK")]).await.status, StatusCode::SEE_OTHER);
    for page in [&print, &record] {
        assert!(!bench.get(page, &joko).await.body.contains(&decide), "who asked decides nothing");
    }
    assert_eq!(bench.post(&decide, &joko, &[("answer", "yes")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let waiting = bench.get("/petugas/orang-kedua", &dewi).await;
    assert_said(&waiting.body);
    assert!(waiting.body.contains(&record));
    assert_eq!(send(&bench, &dewi, &record, &decide, &[("answer", "yes"), ("ke", "/petugas/orang-kedua")]).await.location(), "/petugas/orang-kedua");
    assert!(!bench.get("/petugas/orang-kedua", &dewi).await.body.contains(&record));
    assert_eq!(send(&bench, &joko, &print, &print, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.post(&print, &joko, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "one yes is one copy");
    let prints = case(&bench, id).await.prints;
    assert_eq!(prints.iter().map(|print| print.copy).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(prints[1].allowed_by.as_ref().and_then(|by| by.staff_id()).map(|id| id.0.as_str()), Some("dewi"));
    reported(&bench, &joko, id).await;
}

/// The report of the day says what the log says, and other days and other offices say nothing.
async fn reported(bench: &Bench, joko: &str, id: ApplicationId) {
    let number = case(bench, id).await.registration.expect("registered").number.to_string();
    let entries = bench.desk.store.entries(&bench.government.id, id).await.expect("a log");
    let logged = entries.iter().filter(|entry| matches!(entry.action, application::Action::Printed { .. })).count();
    let report = bench.get("/petugas/cetak/laporan", joko).await;
    assert_said(&report.body);
    assert_eq!((report.body.matches(&number).count(), logged), (2, 2));
    assert!(report.body.contains("Petugas dewi") && !report.body.contains("Bunga"));
    let auditor = bench.staff("periksa", Role::Auditor, "").await;
    assert_eq!(bench.get("/petugas/cetak/laporan?hari=2026-11-24", &auditor).await.body.matches(&number).count(), 2);
    let elsewhere = bench.staff("lain", Role::DistrictOfficer, "357801").await;
    for (path, who) in [("/petugas/cetak/laporan?hari=2026-11-23", joko), ("/petugas/cetak/laporan", elsewhere.as_str())] {
        assert!(!bench.get(path, who).await.body.contains(&number), "{path}");
    }
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
    let looks = bench.desk.store.accesses(&bench.government.id, id).await.expect("a list");
    assert_eq!(looks.iter().filter(|look| look.purpose == "pick-up-mismatch").count(), 1, "that somebody tried is kept");
    let auditor = bench.staff("periksa", Role::Auditor, "").await;
    assert!(bench.get(&at(id, "dilihat"), &auditor).await.body.contains("identitas tidak cocok"));
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
