//! One entry has one number; a series has no gap.

use crate::house::{TODAY, act, approved, at, decisions, done, id, registered, serials, series, surabaya};
use application::{Refusal, Stage};
use registry::{RegistrationNumber, Series};
use std::sync::Arc;
use store::{ActError, Contract};

crate::guarantees!(
    parallel_registrations_of_one_case_make_one_entry_with_one_number,
    a_second_entry_for_a_case_takes_no_number,
    a_series_is_gapless_under_parallel_registrations,
    refused_and_panicking_registrations_leave_no_gap,
    a_serial_that_is_not_the_next_is_not_written,
    an_entry_whose_number_is_of_another_series_is_not_written,
    series_run_apart_by_letters_and_day,
    an_entry_is_found_by_case_and_by_number,
);

async fn parallel_registrations_of_one_case_make_one_entry_with_one_number(store: Arc<impl Contract>) {
    approved(&*store, 1).await;
    let mut waiting = tokio::task::JoinSet::new();
    for step in 4..20 {
        let store = Arc::clone(&store);
        waiting.spawn(async move { store.act(act(1, step, decisions::register(series(), at(1, step)))).await });
    }
    let answers = waiting.join_all().await;
    let (fine, refused): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
    assert_eq!(fine.len(), 1);
    assert!(refused.iter().all(|answer| matches!(answer, Err(ActError::Refused(reason)) if matches!(**reason, Refusal::AlreadyDone { .. }))));
    let entry = store.find_entry(&surabaya(), id(1)).await.expect("a read").expect("registered");
    assert_eq!(entry.number.as_str(), "3578-LU-24112026-0001");
    registered(&*store, 2).await;
    assert_eq!(serials(&*store, [1, 2]).await, [1, 2]);
}

async fn a_second_entry_for_a_case_takes_no_number(store: Arc<impl Contract>) {
    let first = registered(&*store, 1).await.application;
    // A decision that forgets to look whether the case has its entry.
    let again = |case: &application::Application, _: &dyn application::Reads| Ok(decisions::registered_as(case, series(), 2, at(1, 9)));
    assert!(matches!(store.act(act(1, 9, again)).await, Err(ActError::Fault(_))));
    assert_eq!(store.find_application(&surabaya(), id(1)).await.expect("a read"), Some(first));
    registered(&*store, 2).await;
    assert_eq!(serials(&*store, [1, 2]).await, [1, 2]);
}

async fn a_series_is_gapless_under_parallel_registrations(store: Arc<impl Contract>) {
    let mut waiting = tokio::task::JoinSet::new();
    for task in 0..32 {
        let store = Arc::clone(&store);
        waiting.spawn(async move {
            for n in [task * 3 + 1, task * 3 + 2, task * 3 + 3] {
                assert_eq!(registered(&*store, n).await.application.stage, Stage::Signing);
            }
        });
    }
    waiting.join_all().await;
    assert_eq!(serials(&*store, 1..=96).await, (1..=96).collect::<Vec<u32>>());
}

async fn refused_and_panicking_registrations_leave_no_gap(store: Arc<impl Contract>) {
    let mut waiting = tokio::task::JoinSet::new();
    for n in 1..=30 {
        let store = Arc::clone(&store);
        waiting.spawn(async move {
            approved(&*store, n).await;
            let register = decisions::register(series(), at(n, 4));
            let outcome = store.act(act(n, 4, move |case, reads| {
                let decision = register(case, reads)?;
                match n % 3 {
                    0 => Err(Refusal::NothingNamed.into()),
                    1 => panic!("after the number was read"),
                    _ => Ok(decision),
                }
            }));
            assert_eq!(outcome.await.is_ok(), n % 3 == 2);
        });
    }
    waiting.join_all().await;
    assert_eq!(serials(&*store, 1..=30).await, (1..=10).collect::<Vec<u32>>());
}

async fn a_serial_that_is_not_the_next_is_not_written(store: Arc<impl Contract>) {
    registered(&*store, 1).await;
    approved(&*store, 2).await;
    for serial in [1, 3, 9_999, 10_000] {
        let wrong = move |case: &application::Application, _: &dyn application::Reads| Ok(decisions::registered_as(case, series(), serial, at(2, 4)));
        assert!(matches!(store.act(act(2, 4, wrong)).await, Err(ActError::Fault(_))), "{serial}");
    }
    assert!(store.find_entry(&surabaya(), id(2)).await.expect("a read").is_none());
    assert_eq!(serials(&*store, [1, 2]).await, [1]);
}

async fn an_entry_whose_number_is_of_another_series_is_not_written(store: Arc<impl Contract>) {
    approved(&*store, 1).await;
    let wrong = |case: &application::Application, _: &dyn application::Reads| {
        let mut decision = decisions::registered_as(case, series(), 1, at(1, 4));
        let late = Series { letters: crate::house::letters("LT"), ..series() };
        decision.register = decision.register.map(|(entry, _, serial)| (entry, late, serial));
        Ok(decision)
    };
    assert!(matches!(store.act(act(1, 4, wrong)).await, Err(ActError::Fault(_))));
    assert!(store.find_entry(&surabaya(), id(1)).await.expect("a read").is_none());
}

async fn series_run_apart_by_letters_and_day(store: Arc<impl Contract>) {
    let late = Series { letters: crate::house::letters("LT"), ..series() };
    let tomorrow = Series { date: TODAY.next_day().expect("a day"), ..series() };
    let mut numbers = Vec::new();
    for (n, series) in (1..).zip([series(), late, tomorrow, series()]) {
        approved(&*store, n).await;
        let case = done(&*store, act(n, 4, decisions::register(series, at(n, 4)))).await.application;
        numbers.push(case.registration.expect("registered").number.to_string());
    }
    assert_eq!(numbers, ["3578-LU-24112026-0001", "3578-LT-24112026-0001", "3578-LU-25112026-0001", "3578-LU-24112026-0002"]);
}

async fn an_entry_is_found_by_case_and_by_number(store: Arc<impl Contract>) {
    let case = registered(&*store, 1).await.application;
    let entry = store.find_entry(&surabaya(), id(1)).await.expect("a read").expect("registered");
    assert_eq!(entry.particulars, case.answers);
    assert_eq!(entry.registered_at, at(1, 4));
    let by_number = store.find_entry_by_number(&surabaya(), &entry.number).await.expect("a read");
    assert_eq!(by_number, Some((id(1), entry)));
    let (unknown, _, _) = RegistrationNumber::parse("3578-LU-24112026-0002").expect("a number");
    assert!(store.find_entry_by_number(&surabaya(), &unknown).await.expect("a read").is_none());
    approved(&*store, 2).await;
    assert!(store.find_entry(&surabaya(), id(2)).await.expect("a read").is_none());
}
