//! Fees and compensation at the counter, the ledger, and what the citizen reads of it.

use crate::{
    DISTRICT, at, bench::Bench,
    cases::{approved, assert_said, case, done, registered, reviewed},
    filled, post, rina,
};
use application::{ApplicationId, Command, Stage};
use desk::kernel::daily;
use http::StatusCode;
use people::Role;
use store::Contract;
use time::Duration;

/// A birth of February: late, with the fee of Surabaya.
const LATE: [(&str, &str); 1] = [("child.birth_date", "2026-02-20")];

async fn tracker(bench: &Bench, id: ApplicationId) -> String {
    let token = ApplicationId(bench.desk.store.token_of(&bench.government.id, id));
    bench.get(&format!("/k/{token}"), "").await.body
}

async fn act(bench: &Bench, cookie: &str, id: ApplicationId, page: &str, action: &str, fields: &[(&str, &str)]) -> crate::bench::Reply {
    let shown = bench.get(&at(id, page), cookie).await;
    assert_eq!(shown.status, StatusCode::OK, "{page}: {}", shown.body);
    assert_said(&shown.body);
    post(bench, &at(id, action), cookie, &filled(&shown.body, &at(id, action), fields)).await
}

#[tokio::test]
async fn a_fee_is_taken_against_a_receipt_and_a_free_service_takes_nothing() {
    let bench = Bench::new();
    let ward = rina(&bench).await;
    let id = reviewed(&bench, 1, &LATE, false).await;
    let record = bench.get(&at(id, ""), &ward).await;
    assert!(record.body.contains(&at(id, "bayar")), "{}", record.body);
    let nobody = act(&bench, &ward, id, "bayar", "bayar", &[("person", "")]).await;
    assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_said(&nobody.body);
    assert_eq!(act(&bench, &ward, id, "bayar", "bayar", &[("person", "Sri Wahyuni")]).await.status, StatusCode::SEE_OTHER);
    let paid = bench.get(&at(id, "bayar"), &ward).await;
    assert_said(&paid.body);
    assert!(paid.body.contains("3578-BY-24112026-0001") && paid.body.contains("Rp100.000"), "{}", paid.body);
    let pdf = bench.get(&at(id, "kuitansi.pdf"), &ward).await;
    assert_eq!((pdf.status, pdf.bytes.get(..5)), (StatusCode::OK, Some(&b"%PDF-"[..])));
    assert_eq!(bench.post(&at(id, "bayar"), &ward, &[("person", "Sri Wahyuni")]).await.status, StatusCode::CONFLICT, "once");
    let free = reviewed(&bench, 2, &crate::cases::OTHER_FAMILY, false).await;
    let page = bench.get(&at(free, "bayar"), &ward).await;
    assert!(page.body.contains("gratis"), "{}", page.body);
    assert_said(&page.body);
    let district = bench.staff("dewi", Role::DistrictOfficer, DISTRICT).await;
    let day = bench.get("/petugas/ganti-rugi/kas", &district).await;
    assert_said(&day.body);
    assert!(!day.body.contains("3578-BY"), "the ward's cash is the ward's");
    let head = bench.staff("kepala", Role::Head, "").await;
    assert!(bench.get("/petugas/ganti-rugi/kas", &head).await.body.contains("3578-BY-24112026-0001"));
}

#[tokio::test]
async fn she_reads_that_it_is_late_and_what_that_is_worth_before_she_asks() {
    let bench = Bench::new();
    let id = registered(&bench, 1, &[]).await;
    bench.set_clock(bench.desk.now().at + Duration::days(2));
    assert_eq!(daily::late(&bench.desk.store, &bench.government, &bench.desk.now()).await.expect("a job"), 2);
    assert_eq!(daily::late(&bench.desk.store, &bench.government, &bench.desk.now()).await.expect("a job"), 0, "told once, owed once");
    let shown = tracker(&bench, id).await;
    assert_said(&shown);
    assert!(shown.contains("Rp50.000") && shown.contains("tanpa perlu meminta"), "{shown}");
    let told = bench.desk.store.outbox(&bench.government.id, Some(id), None, 20).await.expect("messages");
    assert_eq!(told.iter().filter(|row| format!("{:?}", row.effect).contains("\"late\"")).count(), 1, "{told:?}");

    let district = bench.staff("dewi", Role::DistrictOfficer, DISTRICT).await;
    let ledger = bench.get("/petugas/ganti-rugi", &district).await;
    assert_said(&ledger.body);
    assert!(ledger.body.contains(&at(id, "ganti-rugi")) && ledger.body.contains("belum"), "{}", ledger.body);
    let early = bench.post(&at(id, "ganti-rugi"), &district, &[("person", "Sri Wahyuni")]).await;
    assert!(early.status.is_client_error());
    done(&bench, &bench.actor("kepala", Role::Head, ""), id, Command::Sign { certificate_sha256: "ab".repeat(32) }).await;
    assert_eq!(act(&bench, &district, id, "ganti-rugi", "ganti-rugi", &[("person", "Sri Wahyuni")]).await.status, StatusCode::SEE_OTHER);
    let paid = bench.get(&at(id, "ganti-rugi"), &district).await;
    assert_said(&paid.body);
    assert!(paid.body.contains("3578-GR-26112026-0001"), "{}", paid.body);
    assert_eq!(bench.get(&at(id, "ganti-rugi.pdf"), &district).await.bytes.get(..5), Some(&b"%PDF-"[..]));
    assert!(bench.get("/petugas/ganti-rugi?daftar=paid", &district).await.body.contains("3578-GR-26112026-0001"));
    assert!(tracker(&bench, id).await.contains("sudah dibayarkan"));
}

#[tokio::test]
async fn the_head_excuses_by_a_published_exception_and_the_citizen_reads_which() {
    let bench = Bench::new();
    let id = registered(&bench, 1, &[]).await;
    bench.set_clock(bench.desk.now().at + Duration::days(2));
    daily::late(&bench.desk.store, &bench.government, &bench.desk.now()).await.expect("a job");
    let head = bench.staff("kepala", Role::Head, "").await;
    let without = act(&bench, &head, id, "ganti-rugi", "kecualikan", &[("note", "Menunggu jawaban Bangkalan.")]).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(without.body.contains("Menunggu jawaban Bangkalan."), "nothing typed is lost");
    let fields = [("reason", "other-region"), ("note", "Menunggu jawaban Bangkalan.")];
    assert_eq!(act(&bench, &head, id, "ganti-rugi", "kecualikan", &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(case(&bench, id).await.money.due_rupiah(), 0);
    let shown = tracker(&bench, id).await;
    assert_said(&shown);
    assert!(shown.contains("Menunggu konfirmasi daerah penerbit pertama"), "{shown}");
    assert!(bench.get("/petugas/ganti-rugi?daftar=excused", &head).await.body.contains(&at(id, "ganti-rugi")));
}

#[tokio::test]
async fn nothing_waits_for_an_officer_who_is_away_and_the_applicant_is_reminded() {
    let bench = Bench::new();
    let id = approved(&bench, 1, &[]).await;
    let budi = bench.actor("budi", Role::Registrar, "");
    done(&bench, &budi, id, Command::Claim).await;
    assert_eq!(daily::waiting(&bench.desk.store, &bench.government, &bench.desk.now()).await.expect("a job"), 0);
    bench.set_clock(bench.desk.now().at + Duration::days(2));
    assert_eq!(daily::waiting(&bench.desk.store, &bench.government, &bench.desk.now()).await.expect("a job"), 1);
    let free = case(&bench, id).await;
    assert_eq!((free.claimed_by, free.stage), (None, Stage::Approved));
}
