//! Erasing a case, and forgetting what is old.

use crate::house::{access, act, at, decisions, done, id, now, people, registered, sent, surabaya, word};
use application::{Action, Decision, DocumentId, Stage, action::ErasureReason};
use std::sync::Arc;
use store::{ActError, Contract, Pictures, SearchQuery};
use time::Duration;

crate::guarantees!(
    an_erased_case_keeps_its_log_and_nothing_that_anybody_said,
    an_erased_case_keeps_its_register_entry,
    an_erased_case_is_found_by_its_number_and_by_no_name,
    a_refused_erasure_destroys_nothing,
    closed_cases_are_listed_once_they_are_old_enough,
    old_looks_are_forgotten_and_newer_ones_stay,
);

const DOCUMENT: DocumentId = DocumentId([7; 16]);

fn erased() -> Decision {
    Decision { erase: true, ..decisions::one(Action::Erased { reason: ErasureReason::Request }) }
}

async fn erase(store: &impl Contract, n: u64) {
    let pictures = Pictures { pages: vec![b"a page".to_vec()], thumbnail: b"small".to_vec() };
    store.put_document(&surabaya(), id(n), DOCUMENT, pictures, &now(n, 0)).await.expect("a write");
    assert!(store.find_picture(&surabaya(), id(n), DOCUMENT, 1).await.expect("a read").is_some());
    let case = done(store, act(n, 50, |_, _| Ok(erased()))).await.application;
    assert_eq!(case.erased, Some((at(n, 50), ErasureReason::Request)));
}

async fn an_erased_case_keeps_its_log_and_nothing_that_anybody_said(store: Arc<impl Contract>) {
    sent(&*store, 1).await;
    sent(&*store, 2).await;
    let before = store.entries(&surabaya(), id(1)).await.expect("a read");
    erase(&*store, 1).await;
    let after = store.entries(&surabaya(), id(1)).await.expect("a read");
    assert_eq!(after.len(), before.len() + 1);
    assert!(after.iter().all(|entry| entry.particulars.is_none()));
    assert!(after.iter().zip(&before).all(|(after, before)| (&after.action, after.at) == (&before.action, before.at)));
    let case = store.find_application(&surabaya(), id(1)).await.expect("a read").expect("still a case");
    assert!(case.answers.is_empty() && case.stage == Stage::Submitted);
    assert!(store.find_picture(&surabaya(), id(1), DOCUMENT, 1).await.expect("a read").is_none());
    let rows = store.queue(&surabaya(), store::QueueFilter { limit: 9, ..Default::default() }).await.expect("a list").rows;
    assert_eq!(rows.iter().map(|row| (row.application, row.card.is_empty())).collect::<Vec<_>>(), [(id(1), true), (id(2), false)]);
    let other = store.find_application(&surabaya(), id(2)).await.expect("a read").expect("a case");
    assert_eq!(other.answers, people(2));
}

async fn an_erased_case_keeps_its_register_entry(store: Arc<impl Contract>) {
    registered(&*store, 1).await;
    erase(&*store, 1).await;
    let entry = store.find_entry(&surabaya(), id(1)).await.expect("a read").expect("permanent");
    assert_eq!(entry.particulars, people(1));
    assert!(store.find_entry_by_number(&surabaya(), &entry.number).await.expect("a read").is_some());
}

async fn an_erased_case_is_found_by_its_number_and_by_no_name(store: Arc<impl Contract>) {
    let number = sent(&*store, 1).await.application.receipt.expect("sent");
    erase(&*store, 1).await;
    assert_eq!(store.find_by_receipt(&surabaya(), &number).await.expect("a read"), Some(id(1)));
    let nik = people(1).get("mother.nik").map(str::to_owned);
    for query in [SearchQuery { words: word(1), ..Default::default() }, SearchQuery { nik, ..Default::default() }] {
        let found = store.search(&surabaya(), SearchQuery { limit: 9, ..query }, access("search", 1)).await.expect("a search");
        assert!(found.is_empty());
    }
}

async fn a_refused_erasure_destroys_nothing(store: Arc<impl Contract>) {
    sent(&*store, 1).await;
    let refused = store.act(act(1, 50, |_, _| Err(ActError::Refused(Box::new(application::Refusal::NothingNamed))))).await;
    assert!(refused.is_err());
    let stale = store::ActRequest { seen: Some(1), ..act(1, 50, |_, _| Ok(erased())) };
    assert!(store.act(stale).await.is_err());
    let case = store.find_application(&surabaya(), id(1)).await.expect("a read").expect("a case");
    assert_eq!((case.answers, case.erased), (people(1), None));
}

async fn closed_cases_are_listed_once_they_are_old_enough(store: Arc<impl Contract>) {
    for n in 1..=4 {
        sent(&*store, n).await;
    }
    for n in [3, 1, 2] {
        done(&*store, act(n, 10, |_, _| Ok(decisions::one(Action::Withdrawn)))).await;
    }
    let ended = async |before| store.ended(&surabaya(), true, before, 9).await.expect("a list");
    assert_eq!(ended(at(3, 9)).await, [id(1), id(2)]);
    assert_eq!(ended(at(90, 0)).await, [id(1), id(2), id(3)]);
    assert!(store.ended(&surabaya(), false, at(90, 0), 9).await.expect("a list").is_empty(), "all were sent");
    erase(&*store, 1).await;
    assert_eq!(ended(at(90, 0)).await, [id(2), id(3)], "erased once");
    assert_eq!(store.destroy_erased(&surabaya(), at(91, 0)).await.expect("nothing left"), 0);
}

async fn old_looks_are_forgotten_and_newer_ones_stay(store: Arc<impl Contract>) {
    for n in [1, 2] {
        sent(&*store, n).await;
        for minute in [10, 20, 30] {
            store.open_record(&surabaya(), id(n), access("queue", minute)).await.expect("a look");
        }
    }
    assert_eq!(store.forget_accesses(&surabaya(), at(20, 0)).await.expect("forgotten"), 2);
    assert_eq!(store.forget_accesses(&surabaya(), at(20, 0)).await.expect("forgotten"), 0);
    let left = store.accesses(&surabaya(), id(1)).await.expect("a list");
    assert_eq!(left.iter().map(|row| row.at).collect::<Vec<_>>(), [at(30, 0), at(20, 0)]);
    store.open_record(&surabaya(), id(1), access("queue", 40)).await.expect("a look");
    assert_eq!(store.accesses(&surabaya(), id(1)).await.expect("a list").len(), 3);
    assert_eq!(store.forget_messages(&surabaya(), at(0, 0) + Duration::days(900)).await.expect("none was sent"), 0);
}
