//! Money beside the log: one row a late case, one row a payment, and receipts without a gap.

use crate::house::{MORNING, act, approved, at, decisions, id, surabaya};
use application::{Action, Application, Decision, Reads};
use registry::{Letters, Series};
use std::sync::Arc;
use store::{ActError, Contract, Ledger, LedgerFilter, Standing};
use time::Duration;

crate::guarantees!(what_is_owed_moves_to_what_was_paid_with_a_receipt_of_the_next_number);

fn series() -> Series {
    Series { regency_code: "3578".into(), letters: Letters::of_compensation(), date: crate::house::TODAY }
}

fn owed(day: u32) -> Decision {
    decisions::one(Action::CompensationOwed { day, amount_rupiah: 50_000, basis: "janji".into() })
}

fn paid(serial: u32) -> Decision {
    let receipt = series().number(serial).expect("a serial");
    Decision { receipt_number: Some((series(), serial)), ..decisions::one(Action::CompensationPaid { receipt, amount_rupiah: 100_000 }) }
}

fn listed(standing: Standing, office: &str) -> LedgerFilter {
    LedgerFilter { standing, offices: vec![office.into()], skip: 0, limit: 10 }
}

async fn what_is_owed_moves_to_what_was_paid_with_a_receipt_of_the_next_number(store: Arc<impl Contract + Ledger>) {
    approved(&*store, 1).await;
    approved(&*store, 2).await;
    let registry = store.find_application(&surabaya(), id(1)).await.expect("a read").expect("a case").responsible.expect("sent").registry;
    for day in [1, 2] {
        store.act(act(1, 3 + u64::from(day), move |_: &Application, _: &dyn Reads| Ok(owed(day)))).await.expect("owed");
    }
    let rows = store.compensations(&surabaya(), listed(Standing::Owed, registry.as_str())).await.expect("a read");
    assert_eq!(rows.iter().map(|row| (row.application, row.days, row.amount_rupiah)).collect::<Vec<_>>(), [(id(1), 2, 100_000)]);
    assert!(store.compensations(&surabaya(), listed(Standing::Owed, "elsewhere")).await.expect("a read").is_empty());
    let gap = |_: &Application, _: &dyn Reads| Ok(paid(2));
    assert!(matches!(store.act(act(1, 8, gap)).await, Err(ActError::Fault(_))), "a receipt with a gap before it");
    let next = |_: &Application, reads: &dyn Reads| Ok(paid(reads.next_serial(&series())?));
    store.act(act(1, 9, next)).await.expect("paid");
    assert!(store.compensations(&surabaya(), listed(Standing::Owed, registry.as_str())).await.expect("a read").is_empty());
    let done = store.compensations(&surabaya(), listed(Standing::Paid, registry.as_str())).await.expect("a read");
    assert_eq!(done.iter().map(|row| row.receipt.as_deref()).collect::<Vec<_>>(), [Some("3578-GR-24112026-0001")]);
    let day = (MORNING - Duration::hours(12), MORNING + Duration::hours(12));
    let payments = store.payments(&surabaya(), None, day, 0, 10).await.expect("a read");
    assert_eq!(payments.iter().map(|row| (row.receipt.as_str(), row.amount_rupiah, row.is_out, row.at)).collect::<Vec<_>>(), [("3578-GR-24112026-0001", 100_000, true, at(1, 9))]);
    assert!(store.payments(&surabaya(), Some("nowhere".into()), day, 0, 10).await.expect("a read").is_empty());
}
