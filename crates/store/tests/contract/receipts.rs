//! The kitir: found by number and by token; the PIN and its lock.

use crate::house::{act, at, decisions, done, draft, id, pin, receipt, sent, surabaya};
use application::{Pin, ReceiptNumber};
use std::sync::Arc;
use store::{Contract, PIN_LOCK, PIN_TRIES, PinCheck};

crate::guarantees!(
    a_case_is_found_by_its_number,
    a_case_is_found_by_its_token_and_by_no_other,
    the_right_pin_is_right_again_and_again,
    a_case_without_a_receipt_has_no_pin,
    five_wrong_pins_lock_for_a_quarter_of_an_hour,
    a_right_pin_forgets_the_wrong_ones,
    the_wrong_pins_of_one_case_do_not_lock_another,
    wrong_pins_side_by_side_are_all_counted,
    a_new_pin_kills_the_old_one_and_opens_the_lock,
    a_new_pin_keeps_number_and_token,
    a_number_is_given_once,
);

fn wrong() -> Pin {
    Pin::parse("000001").expect("six digits")
}

async fn a_case_is_found_by_its_number(store: Arc<impl Contract>) {
    sent(&*store, 1).await;
    sent(&*store, 2).await;
    assert_eq!(store.find_by_receipt(&surabaya(), &receipt(1)).await.expect("a read"), Some(id(1)));
    assert_eq!(store.find_by_receipt(&surabaya(), &receipt(2)).await.expect("a read"), Some(id(2)));
    assert_eq!(store.find_by_receipt(&surabaya(), &receipt(3)).await.expect("a read"), None);
}

async fn a_case_is_found_by_its_token_and_by_no_other(store: Arc<impl Contract>) {
    sent(&*store, 1).await;
    draft(&*store, 2).await;
    let token = store.token_of(&surabaya(), id(1));
    assert_eq!(store.token_of(&surabaya(), id(1)), token);
    assert_ne!(store.token_of(&surabaya(), id(2)), token);
    assert_eq!(store.find_by_token(&surabaya(), token).await.expect("a read"), Some(id(1)));
    for place in 0..16 {
        let mut other = token;
        other[place] ^= 1;
        assert_eq!(store.find_by_token(&surabaya(), other).await.expect("a read"), None);
    }
    let unborn = store.token_of(&surabaya(), id(2));
    assert_eq!(store.find_by_token(&surabaya(), unborn).await.expect("a read"), None, "no kitir, no token");
}

async fn the_right_pin_is_right_again_and_again(store: Arc<impl Contract>) {
    sent(&*store, 1).await;
    for minute in 2..10 {
        assert_eq!(store.check_pin(&surabaya(), id(1), &pin(1), at(minute, 0)).await.expect("a check"), PinCheck::Right);
    }
}

async fn a_case_without_a_receipt_has_no_pin(store: Arc<impl Contract>) {
    draft(&*store, 1).await;
    for n in [1, 2] {
        assert_eq!(store.check_pin(&surabaya(), id(n), &pin(1), at(2, 0)).await.expect("a check"), PinCheck::None);
    }
}

async fn five_wrong_pins_lock_for_a_quarter_of_an_hour(store: Arc<impl Contract>) {
    sent(&*store, 1).await;
    let check = async |pin: &Pin, when| store.check_pin(&surabaya(), id(1), pin, when).await.expect("a check");
    for left in (1..PIN_TRIES).rev() {
        assert_eq!(check(&wrong(), at(10, 0)).await, PinCheck::Wrong { left });
    }
    let until = at(10, 0) + PIN_LOCK;
    assert_eq!(check(&wrong(), at(10, 0)).await, PinCheck::Locked { until });
    // Now even the right one waits, and tries do not make the wait longer.
    for minute in 10..25 {
        assert_eq!(check(&pin(1), at(minute, 59)).await, PinCheck::Locked { until });
        assert_eq!(check(&wrong(), at(minute, 59)).await, PinCheck::Locked { until });
    }
    assert_eq!(check(&wrong(), until).await, PinCheck::Wrong { left: PIN_TRIES - 1 }, "after the lock the count begins anew");
    assert_eq!(check(&pin(1), until).await, PinCheck::Right);
}

async fn a_right_pin_forgets_the_wrong_ones(store: Arc<impl Contract>) {
    sent(&*store, 1).await;
    for _ in 0..3 {
        for left in (1..PIN_TRIES).rev() {
            assert_eq!(store.check_pin(&surabaya(), id(1), &wrong(), at(10, 0)).await.expect("a check"), PinCheck::Wrong { left });
        }
        assert_eq!(store.check_pin(&surabaya(), id(1), &pin(1), at(10, 0)).await.expect("a check"), PinCheck::Right);
    }
}

async fn the_wrong_pins_of_one_case_do_not_lock_another(store: Arc<impl Contract>) {
    sent(&*store, 1).await;
    sent(&*store, 2).await;
    for _ in 0..PIN_TRIES {
        store.check_pin(&surabaya(), id(1), &wrong(), at(10, 0)).await.expect("a check");
    }
    assert_eq!(store.check_pin(&surabaya(), id(2), &pin(2), at(10, 0)).await.expect("a check"), PinCheck::Right);
}

async fn wrong_pins_side_by_side_are_all_counted(store: Arc<impl Contract>) {
    sent(&*store, 1).await;
    let mut waiting = tokio::task::JoinSet::new();
    for _ in 0..32 {
        let store = Arc::clone(&store);
        waiting.spawn(async move { store.check_pin(&surabaya(), id(1), &wrong(), at(10, 0)).await.expect("a check") });
    }
    let answers = waiting.join_all().await;
    let wrong = answers.iter().filter(|answer| matches!(answer, PinCheck::Wrong { .. })).count();
    let locked = answers.iter().filter(|answer| matches!(answer, PinCheck::Locked { .. })).count();
    assert_eq!((wrong, locked), (4, 28));
}

/// The act that gives case 1 a new PIN.
fn reissue(new: &Pin) -> store::ActRequest {
    let new = new.clone();
    act(1, 9, move |_, _| Ok(decisions::pin_reissued(receipt(1), new)))
}

async fn a_new_pin_kills_the_old_one_and_opens_the_lock(store: Arc<impl Contract>) {
    sent(&*store, 1).await;
    for _ in 0..PIN_TRIES {
        store.check_pin(&surabaya(), id(1), &wrong(), at(10, 0)).await.expect("a check");
    }
    let new = Pin::parse("135790").expect("six digits");
    let told = done(&*store, reissue(&new)).await.receipt.expect("born in this act");
    assert_eq!((told.number, told.pin), (receipt(1), new.clone()));
    let old = store.check_pin(&surabaya(), id(1), &pin(1), at(10, 0)).await.expect("a check");
    assert_eq!(old, PinCheck::Wrong { left: PIN_TRIES - 1 }, "the wrong tries against the old one are forgotten");
    assert_eq!(store.check_pin(&surabaya(), id(1), &new, at(10, 0)).await.expect("a check"), PinCheck::Right);
}

async fn a_new_pin_keeps_number_and_token(store: Arc<impl Contract>) {
    sent(&*store, 1).await;
    let token = store.token_of(&surabaya(), id(1));
    done(&*store, reissue(&Pin::parse("135790").expect("six digits"))).await;
    assert_eq!(store.find_by_receipt(&surabaya(), &receipt(1)).await.expect("a read"), Some(id(1)));
    assert_eq!(store.find_by_token(&surabaya(), token).await.expect("a read"), Some(id(1)));
}

async fn a_number_is_given_once(store: Arc<impl Contract>) {
    sent(&*store, 1).await;
    draft(&*store, 2).await;
    let same = |case: &application::Application, _: &dyn application::Reads| {
        Ok(decisions::sent(&case.answers, &crate::house::now(1, 1), &Default::default()))
    };
    assert!(matches!(store.act(act(2, 1, same)).await, Err(store::ActError::Fault(_))));
    assert_eq!(store.find_by_receipt(&surabaya(), &receipt(1)).await.expect("a read"), Some(id(1)));
    let second = store.find_application(&surabaya(), id(2)).await.expect("a read").expect("a draft");
    assert_eq!(second.receipt, None::<ReceiptNumber>);
}
