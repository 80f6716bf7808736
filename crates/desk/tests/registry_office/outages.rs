//! An officer says that the outside registry is down, and that it is up again.

use crate::{
    bench::Bench,
    cases::{OTHER_FAMILY, approved, assert_said, case, done, reviewed},
    elsewhere::outside,
};
use application::{Actor, Command, Stage, action::{ConfirmedBy, SuspensionReason}};
use desk::kernel::outage;
use http::StatusCode;
use people::Role;
use store::{Contract, Outages};
use time::Duration;

async fn say(bench: &Bench, cookie: &str, reason: &str, word: &str) -> StatusCode {
    bench.post("/petugas/gangguan", cookie, &[("reason", reason), ("word", word)]).await.status
}

async fn tracker(bench: &Bench, id: application::ApplicationId) -> String {
    let token = application::ApplicationId(bench.desk.store.token_of(&bench.government.id, id));
    bench.get(&format!("/k/{token}"), "").await.body
}

#[tokio::test]
async fn while_it_is_down_cases_stand_with_their_clock_and_everybody_reads_why() {
    let bench = outside();
    let waiting = approved(&bench, 1, &[]).await;
    let registrar = bench.staff("budi", Role::Registrar, "").await;
    let due = case(&bench, waiting).await.due_at.expect("promised");
    assert_eq!(say(&bench, &registrar, "registry-down", "down").await, StatusCode::SEE_OTHER);
    let stands = case(&bench, waiting).await;
    assert_eq!((stands.stage, stands.suspended.map(|one| one.reason)), (Stage::Suspended, Some(SuspensionReason::RegistryDown)));
    let home = bench.get("/", "").await;
    assert!(home.body.contains("Sistem pencatatan (SIAK) sedang terganggu"), "{}", home.body);
    for page in ["/petugas/gangguan", "/petugas/registrasi", "/petugas"] {
        let page = bench.get(page, &registrar).await;
        assert_said(&page.body);
        assert!(page.body.contains("Sistem pencatatan (SIAK)"), "{}", page.body);
    }
    let shown = tracker(&bench, waiting).await;
    assert!(shown.contains("Sistem pencatatan (SIAK) sedang terganggu") && shown.contains("tidak perlu datang"), "{shown}");
    assert_said(&shown);

    // One that reaches the step meanwhile is caught by the next minute.
    let late = reviewed(&bench, 2, &OTHER_FAMILY, false).await;
    done(&bench, &bench.actor("budi", Role::Registrar, ""), late, Command::Approve).await;
    done(&bench, &Actor::Applicant, late, Command::Confirm { by: ConfirmedBy::Tracker }).await;
    assert_eq!(case(&bench, late).await.stage, Stage::Recording);
    assert_eq!(outage::sweep(&bench.desk.store, &bench.government, &bench.desk.now()).await.expect("a sweep"), 1);
    assert_eq!(case(&bench, late).await.stage, Stage::Suspended);

    bench.set_clock(bench.desk.now().at + Duration::hours(3));
    let registrar = bench.session("budi").await;
    assert_eq!(say(&bench, &registrar, "registry-down", "up").await, StatusCode::SEE_OTHER);
    let goes_on = case(&bench, waiting).await;
    assert_eq!((goes_on.stage, goes_on.paused_since, goes_on.due_at), (Stage::Recording, None, Some(due + Duration::hours(3))));
    assert_eq!(case(&bench, late).await.stage, Stage::Recording);
    let shown = tracker(&bench, waiting).await;
    assert!(!shown.contains("sedang terganggu.") && !shown.contains("tidak perlu datang"), "{shown}");
    assert!(shown.contains("Waktu yang tidak dihitung") && shown.contains(": menunggu Anda") && shown.contains(": Sistem pencatatan sedang terganggu"), "{shown}");
    assert!(!bench.get("/", "").await.body.contains("sedang terganggu"));
    assert!(bench.desk.store.unsettled_outages(&bench.government.id).await.expect("reads").is_empty());
    let history = bench.get("/petugas/gangguan", &registrar).await;
    assert!(history.body.contains("Gangguan yang pernah dinyatakan") && history.body.contains("Berjalan seperti biasa"), "{}", history.body);
    assert_said(&history.body);
}

#[tokio::test]
async fn what_an_officer_suspended_herself_does_not_go_on_with_the_outage() {
    let bench = outside();
    let id = approved(&bench, 1, &[]).await;
    let budi = bench.actor("budi", Role::Registrar, "");
    done(&bench, &budi, id, Command::Suspend { reason: SuspensionReason::RegistryDown }).await;
    let registrar = bench.staff("budi", Role::Registrar, "").await;
    say(&bench, &registrar, "registry-down", "down").await;
    say(&bench, &registrar, "registry-down", "up").await;
    assert_eq!(case(&bench, id).await.stage, Stage::Suspended);
}

#[tokio::test]
async fn it_is_said_once_by_those_who_may_and_nonsense_is_told() {
    let bench = outside();
    let registrar = bench.staff("budi", Role::Registrar, "").await;
    for _ in 0..2 {
        assert_eq!(say(&bench, &registrar, "signature-down", "down").await, StatusCode::SEE_OTHER);
    }
    assert_eq!(bench.desk.store.outages(&bench.government.id, None, 10).await.expect("reads").len(), 1);
    assert_eq!(say(&bench, &registrar, "court", "down").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(say(&bench, &registrar, "registry-down", "maybe").await, StatusCode::UNPROCESSABLE_ENTITY);
    let ward = bench.staff("rina", Role::WardOfficer, crate::cases::WARD).await;
    assert_eq!(say(&bench, &ward, "registry-down", "down").await, StatusCode::FORBIDDEN);
}
