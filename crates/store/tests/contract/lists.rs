//! Queues, counts and stale cases: which cases a list shows, and in which order.

use crate::house::{self, act, at, birth, decisions, done, draft, id, offices, people, sent, sent_as, staff, surabaya};
use application::{Action, ApplicationId, StaffId, Stage};
use catalogue::service::StepAct;
use decisions::Sending;
use std::sync::Arc;
use store::{Contract, Counts, QueueFilter, QueueOrder};
use time::Duration;

crate::guarantees!(
    a_row_shows_the_case_as_it_stands,
    each_filter_narrows_the_list,
    filters_hold_together,
    a_case_is_listed_at_its_ward_district_and_registry,
    the_most_urgent_come_first_and_those_without_a_promise_last,
    the_newest_come_first_when_asked,
    a_paused_case_is_never_overdue,
    counts_tell_each_stage_and_step,
    counts_of_an_office_are_its_own,
    counts_of_overlapping_offices_count_each_case_once,
    stale_cases_are_those_left_alone,
    an_office_finds_the_drafts_that_it_opened_until_they_are_sent,
);

fn any() -> QueueFilter {
    QueueFilter { limit: 200, ..QueueFilter::default() }
}

async fn listed(store: &impl Contract, filter: QueueFilter) -> Vec<ApplicationId> {
    let page = store.queue(&surabaya(), filter).await.expect("a list");
    assert!(page.next.is_none());
    page.rows.into_iter().map(|row| row.application).collect()
}

fn ids<const N: usize>(cases: [u64; N]) -> [ApplicationId; N] {
    cases.map(id)
}

/// Case `n` at a ward, promised at a minute.
async fn sent_to(store: &impl Contract, n: u64, ward: &str, due_minute: u64) {
    sent_as(store, n, people(n), Sending { to: offices(ward), due_at: at(due_minute, 0) }).await;
}

async fn a_row_shows_the_case_as_it_stands(store: Arc<impl Contract>) {
    let case = house::registered(&*store, 1).await.application;
    let row = store.queue(&surabaya(), any()).await.expect("a list").rows.remove(0);
    assert_eq!((row.application, row.service, row.receipt), (case.id, case.service.clone(), case.receipt.clone()));
    assert_eq!((row.stage, row.due_act, row.seq, row.round), (Stage::Signing, Some(StepAct::Sign), case.seq, 1));
    let responsible = case.responsible.expect("sent");
    assert_eq!((row.ward, row.district), (Some(responsible.ward), Some(responsible.district)));
    assert_eq!((row.submitted_at, row.due_at, row.changed_at), (case.submitted_at, case.due_at, case.changed_at));
    assert_eq!((row.paused, row.claimed_by), (false, None));
    assert_eq!(row.registration, case.registration.map(|registration| registration.number));
    assert_eq!(row.card, people(1));
    draft(&*store, 2).await;
    let row = store.queue(&surabaya(), QueueFilter { stages: vec![Stage::Draft], ..any() }).await.expect("a list").rows.remove(0);
    assert_eq!((row.receipt, row.ward, row.due_at, row.submitted_at, row.card.is_empty()), (None, None, None, None, true));
}

async fn each_filter_narrows_the_list(store: Arc<impl Contract>) {
    draft(&*store, 1).await;
    sent_to(&*store, 2, "3578071002", 100).await;
    sent_to(&*store, 3, "3578071003", 200).await;
    house::approved(&*store, 4).await;
    done(&*store, act(3, 5, |_, _| Ok(decisions::one(Action::Claimed)))).await;
    let claimed = done(&*store, store::ActRequest { actor: staff("budi"), ..act(4, 5, |_, _| Ok(decisions::one(Action::Claimed))) }).await;
    assert_eq!(claimed.application.claimed_by.expect("claimed").0, StaffId("budi".into()));
    let stages = |stages: &[Stage]| QueueFilter { stages: stages.to_vec(), ..any() };
    assert_eq!(listed(&*store, stages(&[Stage::Draft])).await, ids([1]));
    assert_eq!(listed(&*store, stages(&[Stage::Submitted, Stage::Approved])).await, ids([2, 3, 4]));
    assert_eq!(listed(&*store, stages(&[Stage::Refused])).await, []);
    assert_eq!(listed(&*store, QueueFilter { due_acts: vec![StepAct::Review], ..any() }).await, ids([2, 3]));
    assert_eq!(listed(&*store, QueueFilter { due_acts: vec![StepAct::Register, StepAct::Sign], ..any() }).await, ids([4]));
    assert_eq!(listed(&*store, QueueFilter { services: vec![birth()], ..any() }).await.len(), 4);
    assert_eq!(listed(&*store, QueueFilter { services: vec!["death".into()], ..any() }).await, []);
    assert_eq!(listed(&*store, QueueFilter { claimed_by: Some(StaffId("budi".into())), ..any() }).await, ids([4]));
    assert_eq!(listed(&*store, QueueFilter { unclaimed: true, ..any() }).await, ids([2, 1]));
    assert_eq!(listed(&*store, QueueFilter { due_before: Some(at(200, 0)), ..any() }).await, ids([2]));
    assert_eq!(listed(&*store, QueueFilter { due_before: Some(at(200, 1)), ..any() }).await, ids([2, 3]));
    assert_eq!(listed(&*store, any()).await, ids([2, 3, 4, 1]));
}

async fn filters_hold_together(store: Arc<impl Contract>) {
    for n in 1..=4 {
        sent_to(&*store, n, if n % 2 == 0 { "3578071002" } else { "3578071003" }, 100 + n).await;
    }
    done(&*store, act(4, 5, |_, _| Ok(decisions::one(Action::Claimed)))).await;
    let both = QueueFilter { offices: vec!["3578071002".into()], unclaimed: true, stages: vec![Stage::Submitted], ..any() };
    assert_eq!(listed(&*store, both.clone()).await, ids([2]));
    assert_eq!(listed(&*store, QueueFilter { due_before: Some(at(102, 0)), ..both }).await, []);
}

async fn a_case_is_listed_at_its_ward_district_and_registry(store: Arc<impl Contract>) {
    sent_to(&*store, 1, "3578071002", 100).await;
    sent_to(&*store, 2, "3578071003", 200).await;
    sent_to(&*store, 3, "3578081001", 300).await;
    draft(&*store, 4).await;
    let at_offices = |offices: &[&str]| QueueFilter { offices: offices.iter().map(|office| (*office).into()).collect(), ..any() };
    assert_eq!(listed(&*store, at_offices(&["3578071002"])).await, ids([1]));
    assert_eq!(listed(&*store, at_offices(&["357807"])).await, ids([1, 2]));
    assert_eq!(listed(&*store, at_offices(&["357807", "3578081001"])).await, ids([1, 2, 3]));
    assert_eq!(listed(&*store, at_offices(&["dispendukcapil"])).await, ids([1, 2, 3]));
    assert_eq!(listed(&*store, at_offices(&["3578079999"])).await, []);
}

async fn the_most_urgent_come_first_and_those_without_a_promise_last(store: Arc<impl Contract>) {
    draft(&*store, 1).await;
    for (n, due) in [(2, 300), (3, 100), (4, 200), (5, 100)] {
        sent_to(&*store, n, "3578071002", due).await;
    }
    assert_eq!(listed(&*store, any()).await, ids([3, 5, 4, 2, 1]));
}

async fn the_newest_come_first_when_asked(store: Arc<impl Contract>) {
    for n in [4, 2, 5, 1, 3] {
        sent_to(&*store, n, "3578071002", 1_000 - n).await;
    }
    assert_eq!(listed(&*store, QueueFilter { order: QueueOrder::NewestFirst, ..any() }).await, ids([5, 4, 3, 2, 1]));
}

async fn a_paused_case_is_never_overdue(store: Arc<impl Contract>) {
    sent_to(&*store, 1, "3578071002", 100).await;
    sent_to(&*store, 2, "3578071002", 100).await;
    done(&*store, act(2, 5, |_, _| Ok(decisions::returned()))).await;
    assert_eq!(listed(&*store, QueueFilter { due_before: Some(at(500, 0)), ..any() }).await, ids([1]));
    assert_eq!(store.counts(&surabaya(), &[], at(500, 0)).await.expect("counts").overdue, 1);
    assert!(store.queue(&surabaya(), QueueFilter { stages: vec![Stage::Returned], ..any() }).await.expect("a list").rows[0].paused);
}

fn sorted(mut counts: Counts) -> Counts {
    counts.by_stage.sort_by_key(|(stage, _, _)| *stage);
    counts
}

async fn counts_tell_each_stage_and_step(store: Arc<impl Contract>) {
    assert_eq!(store.counts(&surabaya(), &[], at(0, 0)).await.expect("counts"), Counts::default());
    draft(&*store, 1).await;
    sent(&*store, 2).await;
    sent(&*store, 3).await;
    house::registered(&*store, 4).await;
    let due = house::MORNING + Duration::days(1);
    let counts = sorted(store.counts(&surabaya(), &[], due).await.expect("counts"));
    let expected = [(Stage::Draft, None, 1), (Stage::Submitted, Some(StepAct::Review), 2), (Stage::Signing, Some(StepAct::Sign), 1)];
    assert_eq!(counts, Counts { by_stage: expected.to_vec(), overdue: 0 });
    let later = store.counts(&surabaya(), &[], due + Duration::microseconds(1)).await.expect("counts");
    assert_eq!(later.overdue, 3);
}

async fn counts_of_an_office_are_its_own(store: Arc<impl Contract>) {
    sent_to(&*store, 1, "3578071002", 100).await;
    sent_to(&*store, 2, "3578081001", 100).await;
    draft(&*store, 3).await;
    let counts = store.counts(&surabaya(), &["3578081001".into()], at(101, 0)).await.expect("counts");
    assert_eq!(counts, Counts { by_stage: vec![(Stage::Submitted, Some(StepAct::Review), 1)], overdue: 1 });
}

async fn counts_of_overlapping_offices_count_each_case_once(store: Arc<impl Contract>) {
    let count = async |offices: &[&str]| {
        let offices: Vec<_> = offices.iter().map(|office| (*office).into()).collect();
        let counts = store.counts(&surabaya(), &offices, at(500, 0)).await.expect("counts");
        (counts.by_stage.iter().map(|(_, _, cases)| cases).sum::<u64>(), counts.overdue)
    };
    sent_to(&*store, 1, "3578071002", 100).await;
    sent_to(&*store, 2, "3578071003", 100).await;
    sent_to(&*store, 3, "3578081001", 900).await;
    draft(&*store, 4).await;
    for _ in 0..2 {
        assert_eq!(count(&["3578071002", "357807"]).await, (2, 2));
        assert_eq!(count(&["3578071002", "3578081001"]).await, (2, 1));
        assert_eq!(count(&["357807", "357808", "3578071003"]).await, (3, 2));
        assert_eq!(count(&["3578099999"]).await, (0, 0));
        assert_eq!(count(&["3578099999", "3578081001"]).await, (1, 0));
        assert_eq!(count(&["dispendukcapil"]).await, (3, 2));
        assert_eq!(count(&["dispendukcapil", "357807"]).await, (3, 2));
        // And all the same where a second registration office has cases of its own.
        let mut elsewhere = offices("3601010001");
        elsewhere.registry = "another-registry".into();
        if store.find_application(&surabaya(), id(9)).await.expect("a read").is_none() {
            sent_as(&*store, 9, people(9), Sending { to: elsewhere, due_at: at(100, 0) }).await;
        }
    }
    assert_eq!(count(&["another-registry"]).await, (1, 1));
    assert_eq!(count(&["another-registry", "dispendukcapil"]).await, (4, 3));
    assert_eq!(count(&[]).await, (5, 3));
}

async fn stale_cases_are_those_left_alone(store: Arc<impl Contract>) {
    for n in 1..=3 {
        draft(&*store, n).await;
    }
    sent(&*store, 4).await;
    let stale = async |stage, before| store.stale(&surabaya(), stage, before).await.expect("a list");
    assert_eq!(stale(Stage::Draft, at(3, 0)).await, ids([1, 2]));
    assert_eq!(stale(Stage::Draft, at(1, 0)).await, []);
    assert_eq!(stale(Stage::Submitted, at(5, 0)).await, ids([4]));
    done(&*store, act(1, 600, |_, _| Ok(decisions::one(Action::Answered { page: "parents".into() })))).await;
    assert_eq!(stale(Stage::Draft, at(10, 0)).await, ids([2, 3]), "touched again ten minutes later");
}

async fn an_office_finds_the_drafts_that_it_opened_until_they_are_sent(store: Arc<impl Contract>) {
    let office = catalogue::OfficeId::new("3578071002");
    let own = |n| store::ActRequest { actor: staff("budi"), ..house::opening(n) };
    for n in [1, 2] {
        done(&*store, own(n)).await;
    }
    done(&*store, store::ActRequest { actor: application::Actor::Applicant, ..house::opening(3) }).await;
    let drafts = async || store.drafts_of(&surabaya(), &office, house::access("queue", 50)).await.expect("a list").into_iter().map(|row| row.application).collect::<Vec<_>>();
    assert_eq!(drafts().await, ids([2, 1]));
    assert!(store.drafts_of(&surabaya(), &"3578071003".into(), house::access("queue", 50)).await.expect("a list").is_empty());
    done(&*store, house::sending(1, Sending::default())).await;
    assert_eq!(drafts().await, ids([2]));
}
