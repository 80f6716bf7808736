//! Reported events: sealed until a family claims them, and then gone.

use crate::house::{act, approved, at, decisions, id, now, surabaya};
use application::{Application, Pin, ReceiptNumber, Reads, StaffId};
use catalogue::{Answers, ServiceId};
use std::sync::Arc;
use store::{Contract, NewNotification, NotificationCounts, Notifications, Slip};
use time::Duration;

crate::guarantees!(a_slip_opens_by_number_and_code_once_and_its_reporter_sees_numbers_only, wrong_codes_lock_a_slip, what_nobody_claims_is_forgotten);

fn number(n: u64) -> ReceiptNumber {
    ReceiptNumber::draw(&now(n, 40))
}

fn code(n: u64) -> Pin {
    Pin::draw(&now(n, 40))
}

fn answers() -> Answers {
    [("mother.name", "Ibu Rahasia"), ("child.birth_date", "2026-11-02")].into_iter().collect()
}

async fn reported(store: &impl Notifications, n: u64) {
    let new = NewNotification {
        id: [u8::try_from(n).expect("few"); 16], service: ServiceId::new("birth"), notifier: StaffId("bidan".into()), office: "contoh-rs".into(),
        number: number(n), code: code(n), answers: answers(), missing: vec!["child.weight_grams".into()], at: at(n, 0),
    };
    assert!(store.put_notification(&surabaya(), new).await.expect("reported"));
}

async fn a_slip_opens_by_number_and_code_once_and_its_reporter_sees_numbers_only(store: Arc<impl Contract + Notifications>) {
    reported(&*store, 1).await;
    reported(&*store, 2).await;
    approved(&*store, 1).await;
    let opened = store.open_slip(&surabaya(), &number(1), &code(1), at(3, 0)).await.expect("a read");
    assert_eq!(opened, Slip::Open { id: [1; 16], service: ServiceId::new("birth"), office: "contoh-rs".into(), answers: answers() });
    assert!(store.claim_slip(&surabaya(), [1; 16], id(1), at(3, 1)).await.expect("claimed"));
    assert!(!store.claim_slip(&surabaya(), [1; 16], id(1), at(3, 2)).await.expect("a write"), "once");
    assert_eq!(store.open_slip(&surabaya(), &number(1), &code(1), at(3, 3)).await.expect("a read"), Slip::Gone);
    let counts = |claimed, registered| NotificationCounts { sent: 2, claimed, registered };
    assert_eq!(store.notification_counts(&surabaya(), &StaffId("bidan".into())).await.expect("a read"), counts(1, 0));
    let registers = |case: &Application, reads: &dyn Reads| decisions::register(crate::house::series(), at(1, 9))(case, reads);
    store.act(act(1, 9, registers)).await.expect("registered");
    assert_eq!(store.notification_counts(&surabaya(), &StaffId("bidan".into())).await.expect("a read"), counts(1, 1));
    let rows = store.notifications_of(&surabaya(), &StaffId("bidan".into()), None, 10).await.expect("a read");
    assert_eq!(rows.iter().map(|row| (row.number.clone(), row.claimed, row.registered)).collect::<Vec<_>>(), [(number(2), false, false), (number(1), true, true)]);
    assert!(store.notifications_of(&surabaya(), &StaffId("lain".into()), None, 10).await.expect("a read").is_empty());
}

async fn wrong_codes_lock_a_slip(store: Arc<impl Contract + Notifications>) {
    reported(&*store, 1).await;
    let wrong = Pin::parse(if code(1).reveal() == "000000" { "000001" } else { "000000" }).expect("digits");
    for _ in 0..4 {
        assert_eq!(store.open_slip(&surabaya(), &number(1), &wrong, at(3, 0)).await.expect("a read"), Slip::Wrong);
    }
    assert!(matches!(store.open_slip(&surabaya(), &number(1), &wrong, at(3, 0)).await.expect("a read"), Slip::Locked { .. }));
    assert!(matches!(store.open_slip(&surabaya(), &number(1), &code(1), at(3, 0)).await.expect("a read"), Slip::Locked { .. }), "the right one too");
    let later = at(3, 0) + Duration::minutes(16);
    assert!(matches!(store.open_slip(&surabaya(), &number(1), &code(1), later).await.expect("a read"), Slip::Open { .. }));
    assert_eq!(store.open_slip(&surabaya(), &number(9), &code(1), later).await.expect("a read"), Slip::Wrong, "no such slip");
}

async fn what_nobody_claims_is_forgotten(store: Arc<impl Contract + Notifications>) {
    reported(&*store, 1).await;
    assert_eq!(store.forget_notifications(&surabaya(), at(1, 0)).await.expect("a write"), 0);
    assert_eq!(store.forget_notifications(&surabaya(), at(1, 1)).await.expect("a write"), 1);
    assert_eq!(store.open_slip(&surabaya(), &number(1), &code(1), at(3, 0)).await.expect("a read"), Slip::Gone);
}
