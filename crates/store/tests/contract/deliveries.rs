//! A delivery happens once.

use crate::house::{act, at, decisions, done, draft, id, opening, sent, surabaya};
use application::{Refusal, Stage};
use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};
use store::{ActError, ActRequest, Contract, DeliveryToken};

crate::guarantees!(
    a_second_delivery_changes_nothing_and_answers_with_the_case,
    a_second_delivery_does_not_show_the_pin_again,
    deliveries_side_by_side_happen_once,
    an_opening_delivered_twice_is_one_case,
    a_repeated_delivery_is_not_stale,
    a_refused_act_leaves_its_token_unused,
    an_old_token_is_remembered_for_days,
);

const TOKEN: Option<DeliveryToken> = Some(DeliveryToken([9; 16]));

async fn a_second_delivery_changes_nothing_and_answers_with_the_case(store: Arc<impl Contract>) {
    sent(&*store, 1).await;
    let asked = Arc::new(AtomicU32::new(0));
    let review = || {
        let asked = Arc::clone(&asked);
        let decide = move |_: &application::Application, _: &dyn application::Reads| {
            asked.fetch_add(1, Ordering::Relaxed);
            Ok(decisions::reviewed())
        };
        ActRequest { delivery: TOKEN, ..act(1, 2, decide) }
    };
    let first = done(&*store, review()).await;
    let later = done(&*store, act(1, 3, |_, _| Ok(decisions::approved()))).await;
    let second = done(&*store, review()).await;
    assert!(!first.repeated);
    assert!(second.repeated);
    assert_eq!(second.application, later.application, "the case as it stands now");
    assert_eq!(asked.load(Ordering::Relaxed), 1);
    assert_eq!(store.outbox(&surabaya(), None, None, 100).await.expect("a read").len(), 2);
}

async fn a_second_delivery_does_not_show_the_pin_again(store: Arc<impl Contract>) {
    draft(&*store, 1).await;
    let send = || ActRequest { delivery: TOKEN, ..crate::house::sending(1, Default::default()) };
    assert!(done(&*store, send()).await.receipt.is_some());
    assert!(done(&*store, send()).await.receipt.is_none());
}

async fn deliveries_side_by_side_happen_once(store: Arc<impl Contract>) {
    let before = sent(&*store, 1).await.application.seq;
    let mut waiting = tokio::task::JoinSet::new();
    for step in 0..24 {
        let store = Arc::clone(&store);
        waiting.spawn(async move {
            let press = ActRequest { delivery: TOKEN, seen: Some(before), ..act(1, 2 + step, |_, _| Ok(decisions::reviewed())) };
            store.act(press).await.expect("first or repeated").repeated
        });
    }
    let repeated = waiting.join_all().await;
    assert_eq!(repeated.iter().filter(|repeated| !**repeated).count(), 1);
    assert_eq!(store.entries(&surabaya(), id(1)).await.expect("a read").len() as u32, before + 1);
}

async fn an_opening_delivered_twice_is_one_case(store: Arc<impl Contract>) {
    let first = done(&*store, ActRequest { delivery: TOKEN, ..opening(1) }).await;
    // The second press of the button draws another id.
    let second = done(&*store, ActRequest { delivery: TOKEN, ..opening(2) }).await;
    assert!(second.repeated);
    assert_eq!(second.application, first.application);
    assert!(store.find_application(&surabaya(), id(2)).await.expect("a read").is_none());
}

async fn a_repeated_delivery_is_not_stale(store: Arc<impl Contract>) {
    let shown = sent(&*store, 1).await.application.seq;
    let press = || ActRequest { delivery: TOKEN, seen: Some(shown), ..act(1, 2, |_, _| Ok(decisions::reviewed())) };
    done(&*store, press()).await;
    assert!(done(&*store, press()).await.repeated);
}

async fn a_refused_act_leaves_its_token_unused(store: Arc<impl Contract>) {
    sent(&*store, 1).await;
    let refused = ActRequest { delivery: TOKEN, ..act(1, 2, |_, _| Err(Refusal::NothingNamed.into())) };
    assert!(matches!(store.act(refused).await, Err(ActError::Refused(_))));
    let mended = done(&*store, ActRequest { delivery: TOKEN, ..act(1, 3, |_, _| Ok(decisions::reviewed())) }).await;
    assert!(!mended.repeated);
    assert_eq!(mended.application.stage, Stage::InReview);
}

async fn an_old_token_is_remembered_for_days(store: Arc<impl Contract>) {
    sent(&*store, 1).await;
    let press = |days, token| ActRequest {
        delivery: Some(DeliveryToken([token; 16])),
        now: application::Now::new(at(1, 2) + time::Duration::days(days), [u8::try_from(days).expect("few"); 32]),
        ..act(1, 2, |_, _| Ok(decisions::reviewed()))
    };
    assert!(!done(&*store, press(0, 9)).await.repeated);
    for day in 1..7 {
        assert!(!done(&*store, press(day, 100 + u8::try_from(day).expect("few"))).await.repeated);
        assert!(done(&*store, press(day, 9)).await.repeated, "day {day}");
    }
}
