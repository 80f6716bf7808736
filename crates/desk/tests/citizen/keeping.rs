//! How long data are kept: the schedule with a moved clock, and what the tracker says afterwards.

use crate::{
    applying::{answers, begun, case, sent},
    bench::Bench,
    browser::{Browser, text},
};
use application::{Actor, ApplicationId, Command, Stage, action::ErasureReason};
use desk::kernel::{Doing, act::perform, retention::{Swept, sweep}, subject::{Subject, export}};
use store::{Contract, SearchQuery};
use time::Duration;

async fn act(bench: &Bench, application: ApplicationId, actor: Actor, command: Command) -> Result<(), store::ActError> {
    let doing = Doing { application, create: None, seen: None, delivery: None, pin_to: None };
    perform(&bench.desk.store, &bench.government, &bench.desk.now(), actor, doing, command).await.map(|_| ())
}

async fn swept(bench: &Bench, days: i64) -> Swept {
    bench.set_clock(bench.desk.now().at + Duration::days(days));
    sweep(&bench.desk.store, &bench.government, &bench.desk.now()).await.expect("a sweep")
}

#[tokio::test]
async fn a_withdrawn_case_is_erased_after_its_days_and_the_tracker_says_so() {
    let bench = Bench::new();
    let mut mother = Browser::new(&bench);
    let (id, _) = sent(&mut mother, &answers()).await;
    act(&bench, id, Actor::Applicant, Command::Withdraw).await.expect("withdrawn");
    let early = act(&bench, id, Actor::System, Command::Erase { reason: ErasureReason::Schedule }).await;
    assert!(early.is_err(), "not before its days");
    assert_eq!(swept(&bench, 89).await.erased, 0);
    assert!(!case(&bench, id).await.answers.is_empty());
    assert_eq!(swept(&bench, 1).await.erased, 1);
    assert_eq!(swept(&bench, 1).await, Swept::default(), "once");
    let erased = case(&bench, id).await;
    assert!(erased.answers.is_empty() && erased.documents.is_empty());
    assert_eq!(erased.stage, Stage::Withdrawn);
    let tracker = format!("/k/{}", ApplicationId(bench.desk.store.token_of(&bench.government.id, id)));
    let page = Browser::new(&bench).open(&tracker).await;
    let said = text(&page.body);
    assert!(said.contains("sudah dihapus") && said.contains("22 Februari 2027") && said.contains("masa simpannya habis"), "{said}");
    assert!(!said.contains("Bunga") && !said.contains("Sri Wahyuni"));
}

#[tokio::test]
async fn a_forgotten_draft_leaves_nothing_after_thirty_days() {
    let bench = Bench::new();
    let mut mother = Browser::new(&bench);
    let id = begun(&mut mother).await;
    bench.set_clock(bench.desk.now().at + Duration::days(29));
    assert!(act(&bench, id, Actor::System, Command::Expire).await.is_err());
    bench.set_clock(bench.desk.now().at + Duration::days(1));
    act(&bench, id, Actor::System, Command::Expire).await.expect("its days are over");
    assert_eq!(swept(&bench, 0).await.erased, 1);
    assert_eq!(case(&bench, id).await.erased.map(|(_, reason)| reason), Some(ErasureReason::Schedule));
}

#[tokio::test]
async fn looks_are_forgotten_after_two_years() {
    let bench = Bench::new();
    let mut mother = Browser::new(&bench);
    let (id, _) = sent(&mut mother, &answers()).await;
    let query = SearchQuery { words: "Bunga".into(), limit: 9, ..SearchQuery::default() };
    let actor = bench.actor("rina", people::Role::WardOfficer, "3578071002");
    let access = store::Access::new(actor, "search", bench.desk.now().at, bench.government.calendar.offset());
    bench.desk.store.search(&bench.government.id, query, access).await.expect("a search");
    assert_eq!(swept(&bench, 729).await.accesses, 0);
    assert_eq!(bench.desk.store.accesses(&bench.government.id, id).await.expect("a list").len(), 1);
    assert_eq!(swept(&bench, 2).await.accesses, 1);
    assert!(bench.desk.store.accesses(&bench.government.id, id).await.expect("a list").is_empty());
}

#[tokio::test]
async fn an_open_case_is_not_erased_for_anybody() {
    let bench = Bench::new();
    let mut mother = Browser::new(&bench);
    let (id, _) = sent(&mut mother, &answers()).await;
    for reason in ErasureReason::ALL {
        for actor in [Actor::System, Actor::Applicant, bench.actor("kepala", people::Role::Head, "")] {
            assert!(act(&bench, id, actor, Command::Erase { reason }).await.is_err());
        }
    }
    assert_eq!(swept(&bench, 4_000).await.erased, 0);
    assert!(!case(&bench, id).await.answers.is_empty());
}

#[tokio::test]
async fn everything_about_one_person_comes_out_and_nothing_about_a_stranger() {
    let bench = Bench::new();
    let mut mother = Browser::new(&bench);
    let (id, _) = sent(&mut mother, &answers()).await;
    let (store, at) = (&bench.desk.store, bench.desk.now().at);
    let told = export(store, &bench.government, Subject::Nik("9978075203960001"), &Actor::System, at).await.expect("an export").to_string();
    for mine in [id.to_string().as_str(), "Bunga Melati Lestari", "Jalan Ketabang Kali 12", "what_happened", "documents", "subject-export"] {
        assert!(told.contains(mine), "{mine} in {told}");
    }
    let nobody = export(store, &bench.government, Subject::Nik("9978071004949999"), &Actor::System, at).await.expect("an export");
    assert_eq!(nobody["applications"].as_array().map(Vec::len), Some(0));
    let whole = export(store, &bench.government, Subject::Case(id), &Actor::System, at).await.expect("an export");
    assert!(whole.to_string().contains("Bunga Melati Lestari"));
}
