//! What waits for a second person, and the copies of a day.

use crate::house::{act, at, decisions::one, done, id, receipt, registered, sent, staff, surabaya};
use application::{Action, state::SecondAct};
use std::sync::Arc;
use store::{AwaitingRow, Contract, PrintFilter};
use time::Duration;

crate::guarantees!(
    what_one_person_asked_for_waits_until_another_decides,
    every_copy_stands_in_the_report_of_its_moment_and_office,
);

fn code() -> catalogue::ReasonCode {
    catalogue::ReasonCode::new("CETAK-RUSAK")
}

async fn what_one_person_asked_for_waits_until_another_decides(store: Arc<impl Contract>) {
    for n in [1, 2] {
        sent(&*store, n).await;
    }
    let waiting = async |office: &str| store.awaiting_second(&surabaya(), &[office.into()]).await.expect("a list");
    assert!(waiting("3578071002").await.is_empty());
    done(&*store, act(2, 20, |_, _| Ok(one(Action::RefusalProposed { code: code(), basis: String::new() })))).await;
    done(&*store, act(1, 30, |_, _| Ok(one(Action::ReprintAsked { code: code() })))).await;
    let row = |n, act, moment| AwaitingRow { application: id(n), receipt: Some(receipt(n)), registration: None, act, at: moment };
    let both = [row(1, SecondAct::Reprint, at(1, 30)), row(2, SecondAct::Refusal, at(2, 20))];
    assert_eq!(waiting("3578071002").await, both, "the ward of these cases");
    assert_eq!(waiting("357807").await, both, "and its district");
    assert!(waiting("3578011001").await.is_empty(), "no other ward");
    assert_eq!(store.awaiting_second(&surabaya(), &[]).await.expect("a list"), both);
    done(&*store, act(1, 40, |_, _| Ok(one(Action::ReprintDecided { granted: true })))).await;
    assert_eq!(waiting("357807").await, both[1..]);
    done(&*store, act(2, 41, |_, _| Ok(one(Action::Withdrawn)))).await;
    assert!(waiting("357807").await.is_empty(), "what was asked for fell away with the case");
}

async fn every_copy_stands_in_the_report_of_its_moment_and_office(store: Arc<impl Contract>) {
    for n in [1, 2] {
        registered(&*store, n).await;
        done(&*store, act(n, 10, |_, _| Ok(one(Action::Printed { copy: 1, reason: None })))).await;
    }
    done(&*store, act(1, 50, |_, _| Ok(one(Action::Printed { copy: 2, reason: Some(code()) })))).await;
    let filter = PrintFilter { office: Some("3578071002".into()), from: at(1, 10), to: at(2, 10), skip: 0, limit: 9 };
    let found = store.prints(&surabaya(), filter.clone()).await.expect("a report");
    let told: Vec<_> = found.iter().map(|row| (row.application, row.copy, row.reason.clone(), row.at, row.by.clone())).collect();
    assert_eq!(told, [(id(1), 1, None, at(1, 10), staff("ratna")), (id(1), 2, Some(code()), at(1, 50), staff("ratna"))], "from the first moment on, before the last");
    assert!(found.iter().all(|row| row.registration.is_some()));
    let count = async |filter: PrintFilter| store.prints(&surabaya(), filter).await.expect("a report").len();
    assert_eq!(count(PrintFilter { to: at(2, 11), ..filter.clone() }).await, 3);
    assert_eq!(count(PrintFilter { skip: 1, ..filter.clone() }).await, 1);
    assert_eq!(count(PrintFilter { limit: 1, ..filter.clone() }).await, 1);
    assert_eq!(count(PrintFilter { office: Some("357801".into()), ..filter.clone() }).await, 0);
    assert_eq!(count(PrintFilter { office: None, from: at(1, 0) - Duration::DAY, to: at(1, 0), ..filter }).await, 0);
}
