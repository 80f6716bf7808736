//! Entries that another system made: their numbers and PDFs are one case's, and no series moves.

use crate::house::{act, approved, at, decisions, id, registered, serials, surabaya};
use application::{Action, Application, Decision, Reads};
use registry::{Origin, RegisterEntry, RegistrationNumber, Series};
use std::sync::Arc;
use store::{ActError, Contract};

crate::guarantees!(what_was_brought_back_is_found_taken_and_moves_no_series);

fn number(serial: u32) -> (RegistrationNumber, Series) {
    let (number, series, _) = RegistrationNumber::parse(&format!("3578-LU-24112026-{serial:04}")).expect("a number");
    (number, series)
}

fn recorded(case: &Application, serial: u32, certificate: &str, step: u64) -> Decision {
    let (number, series) = number(serial);
    let entry = RegisterEntry {
        number: number.clone(), service: case.service.clone(), edition: case.edition, registered_at: at(1, step), registered_on: series.date,
        office: "dispendukcapil".into(), late: false, origin: Origin::Here, facts: catalogue::Facts::default(), particulars: case.answers.clone(),
    };
    let done = Action::RecordedElsewhere { number, recorded_on: series.date, certificate_sha256: certificate.to_owned() };
    Decision { recorded: Some((entry, certificate.to_owned())), ..decisions::one(done) }
}

async fn what_was_brought_back_is_found_taken_and_moves_no_series(store: Arc<impl Contract>) {
    approved(&*store, 1).await;
    approved(&*store, 2).await;
    let (one, two) = ("1".repeat(64), "2".repeat(64));
    let first = one.clone();
    store.act(act(1, 4, move |case: &Application, _: &dyn Reads| Ok(recorded(case, 7, &first, 4)))).await.expect("brought back");
    let found = store.find_entry_by_number(&surabaya(), &number(7).0).await.expect("a read").map(|(case, _)| case);
    assert_eq!(found, Some(id(1)));
    let (same, other) = (one.clone(), two.clone());
    let asked = move |case: &Application, reads: &dyn Reads| {
        let taken = |serial, certificate: &str| reads.taken(case.id, &number(serial).0, certificate).map(|taken| (taken.number, taken.certificate));
        assert_eq!((taken(7, &same)?, taken(8, &other)?), ((true, true), (false, false)));
        Ok(recorded(case, 7, &other, 4))
    };
    assert!(matches!(store.act(act(2, 4, asked)).await, Err(ActError::Fault(_))), "one number, two cases");
    let copy = one.clone();
    let again = move |case: &Application, _: &dyn Reads| Ok(recorded(case, 8, &copy, 5));
    assert!(matches!(store.act(act(2, 5, again)).await, Err(ActError::Fault(_))), "one PDF, two cases");
    registered(&*store, 3).await;
    assert_eq!(serials(&*store, [3]).await, [1]);
}
