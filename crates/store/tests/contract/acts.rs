//! One act, one transaction: everything or nothing.

use crate::house::{self, act, at, decisions, done, draft, id, opening, people, sent, surabaya};
use application::{Action, Actor, Decision, Particulars, Refusal, Stage};
use std::sync::Arc;
use store::{ActError, ActRequest, Contract, QueueFilter, SearchQuery};

crate::guarantees!(
    what_an_act_answers_is_what_is_read_back,
    a_refusing_decision_writes_nothing,
    a_panicking_decision_writes_nothing_and_the_store_goes_on,
    a_fault_halfway_undoes_the_whole_act,
    a_refused_opening_leaves_no_case,
    a_stale_page_is_refused_and_a_fresh_one_is_not,
    of_two_acts_on_one_page_one_is_stale,
    a_case_begins_once,
    an_unknown_case_cannot_be_acted_on,
    a_case_of_another_government_is_not_written,
    an_act_whose_caller_leaves_is_whole,
    entries_keep_order_actor_time_and_particulars,
);

async fn what_an_act_answers_is_what_is_read_back(store: Arc<impl Contract>) {
    let answered = sent(&*store, 1).await;
    assert!(!answered.repeated);
    assert_eq!(answered.receipt.expect("born in this act").number, house::receipt(1));
    let read = store.find_application(&surabaya(), id(1)).await.expect("a read");
    assert_eq!(read, Some(answered.application));
    let registered = house::registered(&*store, 2).await.application;
    assert_eq!(store.find_application(&surabaya(), id(2)).await.expect("a read"), Some(registered));
}

/// Everything that a reader can see of case 1.
async fn seen(store: &impl Contract) -> String {
    let government = surabaya();
    let queue = store.queue(&government, QueueFilter { limit: 200, ..QueueFilter::default() }).await.expect("a list");
    let found = store.search(&government, SearchQuery { nik: Some("9978074101000001".into()), limit: 50, ..SearchQuery::default() }, house::access("search", 9));
    format!(
        "{:?} {:?} {:?} {:?} {:?} {:?} {:?}",
        store.find_application(&government, id(1)).await.expect("a read"),
        store.entries(&government, id(1)).await.expect("a read"),
        store.find_entry(&government, id(1)).await.expect("a read"),
        store.outbox(&government, None, None, 100).await.expect("a read"),
        store.find_by_receipt(&government, &house::receipt(1)).await.expect("a read"),
        queue.rows,
        found.await.expect("a search").len(),
    )
}

async fn a_refusing_decision_writes_nothing(store: Arc<impl Contract>) {
    sent(&*store, 1).await;
    let before = seen(&*store).await;
    let refused = store.act(act(1, 2, |_, _| Err(Refusal::NothingNamed.into()))).await;
    assert!(matches!(refused, Err(ActError::Refused(reason)) if *reason == Refusal::NothingNamed));
    assert_eq!(seen(&*store).await, before);
}

async fn a_panicking_decision_writes_nothing_and_the_store_goes_on(store: Arc<impl Contract>) {
    sent(&*store, 1).await;
    let before = seen(&*store).await;
    let panicked = store.act(act(1, 2, |_, _| panic!("a mistake in a rule"))).await;
    assert!(matches!(panicked, Err(ActError::Fault(_))));
    assert_eq!(seen(&*store).await, before);
    assert_eq!(done(&*store, act(1, 3, |_, _| Ok(decisions::reviewed()))).await.application.stage, Stage::InReview);
    assert_eq!(sent(&*store, 2).await.application.stage, Stage::Submitted);
}

async fn a_fault_halfway_undoes_the_whole_act(store: Arc<impl Contract>) {
    sent(&*store, 1).await;
    let before = seen(&*store).await;
    // Entries, summary, terms and outbox are written before the wrong serial is noticed.
    let wrong = |case: &application::Application, _: &dyn application::Reads| {
        let register = decisions::registered_as(case, house::series(), 7, at(1, 2));
        let index = Some(Vec::new());
        Ok(Decision { index, effects: vec![decisions::notice("sent"), decisions::notice("registered")], ..register })
    };
    assert!(matches!(store.act(act(1, 2, wrong)).await, Err(ActError::Fault(_))));
    assert_eq!(seen(&*store).await, before);
}

async fn a_refused_opening_leaves_no_case(store: Arc<impl Contract>) {
    let refused = ActRequest { create: true, ..act(1, 0, |_, _| Err(Refusal::OutsideGovernment.into())) };
    assert!(matches!(store.act(refused).await, Err(ActError::Refused(_))));
    assert!(store.find_application(&surabaya(), id(1)).await.expect("a read").is_none());
    assert_eq!(draft(&*store, 1).await.application.seq, 2);
}

async fn a_stale_page_is_refused_and_a_fresh_one_is_not(store: Arc<impl Contract>) {
    let shown = sent(&*store, 1).await.application.seq;
    let review = |seen| ActRequest { seen, ..act(1, 2, |_, _| Ok(decisions::reviewed())) };
    for old in [0, shown - 1, shown + 1] {
        let refused = store.act(review(Some(old))).await;
        assert!(matches!(refused, Err(ActError::Refused(reason)) if *reason == Refusal::Stale { seen: old, now: shown }));
    }
    assert_eq!(done(&*store, review(Some(shown))).await.application.seq, shown + 1);
    assert_eq!(done(&*store, review(None)).await.application.seq, shown + 2, "an act that does not care is never stale");
}

async fn of_two_acts_on_one_page_one_is_stale(store: Arc<impl Contract>) {
    let shown = sent(&*store, 1).await.application.seq;
    let press = |step| ActRequest { seen: Some(shown), ..act(1, step, |_, _| Ok(decisions::reviewed())) };
    let (one, other) = tokio::join!(store.act(press(2)), store.act(press(3)));
    assert_eq!([one.is_ok(), other.is_ok()].iter().filter(|ok| **ok).count(), 1);
    assert_eq!(store.entries(&surabaya(), id(1)).await.expect("a read").len() as u32, shown + 1);
}

async fn a_case_begins_once(store: Arc<impl Contract>) {
    let first = draft(&*store, 1).await.application;
    assert!(matches!(store.act(opening(1)).await, Err(ActError::Fault(_))));
    assert_eq!(store.find_application(&surabaya(), id(1)).await.expect("a read"), Some(first));
}

async fn an_unknown_case_cannot_be_acted_on(store: Arc<impl Contract>) {
    assert!(matches!(store.act(act(1, 0, |_, _| panic!("never asked"))).await, Err(ActError::NotFound)));
    draft(&*store, 2).await;
    assert!(matches!(store.act(act(1, 0, |_, _| panic!("never asked"))).await, Err(ActError::NotFound)));
}

async fn a_case_of_another_government_is_not_written(store: Arc<impl Contract>) {
    let wrong = ActRequest { create: true, ..act(1, 0, |_, _| Ok(decisions::opened(&house::buleleng(), people(1)))) };
    assert!(matches!(store.act(wrong).await, Err(ActError::Fault(_))));
    let never_opened = ActRequest { create: true, ..act(1, 0, |_, _| Ok(Decision::default())) };
    assert!(matches!(store.act(never_opened).await, Err(ActError::Fault(_))));
    for government in [surabaya(), house::buleleng()] {
        assert!(store.find_application(&government, id(1)).await.expect("a read").is_none());
        assert!(store.queue(&government, QueueFilter { limit: 200, ..QueueFilter::default() }).await.expect("a list").rows.is_empty());
    }
}

async fn an_act_whose_caller_leaves_is_whole(store: Arc<impl Contract>) {
    for n in 1..=20 {
        let one = Arc::clone(&store);
        let caller = tokio::spawn(async move { one.act(opening(n)).await.map(|_| ()) });
        if n % 2 == 0 {
            tokio::task::yield_now().await;
        }
        caller.abort();
    }
    // The line is one after the other: when this one is through, so are those that got into it.
    draft(&*store, 100).await;
    for n in 1..=20 {
        let case = store.find_application(&surabaya(), id(n)).await.expect("a read");
        let entries = store.entries(&surabaya(), id(n)).await.expect("a read").len();
        assert_eq!(entries, if case.is_some() { 2 } else { 0 });
    }
}

async fn entries_keep_order_actor_time_and_particulars(store: Arc<impl Contract>) {
    draft(&*store, 1).await;
    let (applicant, note) = (Actor::Applicant, Particulars::note("note", "Akta nikah menyusul"));
    let withdrawn = Decision { actions: vec![(Action::Withdrawn, Some(note.clone()))], ..Decision::default() };
    done(&*store, ActRequest { actor: applicant.clone(), ..act(1, 5, move |_, _| Ok(withdrawn)) }).await;
    let entries = store.entries(&surabaya(), id(1)).await.expect("a read");
    assert_eq!(entries.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(entries[0].particulars, None);
    assert_eq!(entries[1].particulars, Some(Particulars::answers(people(1))));
    assert_eq!((&entries[2].by, entries[2].at, &entries[2].action, &entries[2].particulars), (&applicant, at(1, 5), &Action::Withdrawn, &Some(note)));
    assert_eq!(entries[0].by, house::staff("ratna"));
}
