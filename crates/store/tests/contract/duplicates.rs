//! What a decision may ask about other cases, inside its transaction.

use crate::house::{self, act, births, draft, id, people, sent_as, surabaya, with};
use application::{ApplicationId, Refusal};
use catalogue::{field::Index, service::{IndexTerm, Lookup}};
use std::sync::{Arc, Mutex};
use store::{ActError, Contract};

crate::guarantees!(
    candidates_share_the_mother_or_the_birth_date,
    names_narrow_what_a_date_finds_and_never_what_a_mother_finds,
    a_decision_sees_what_was_committed_a_moment_before,
    possible_duplicates_are_shown_with_their_likeness,
);

/// What a decision on case `n` would be told.
async fn candidates(store: &impl Contract, n: u64, mother: Option<&'static str>, date: Option<&'static str>) -> Vec<ApplicationId> {
    let term = |kind, role: &str, value: &str| IndexTerm { kind, role: role.to_owned(), value: value.to_owned() };
    let mother = mother.map(|nik| term(Index::Nik, "mother", nik));
    let terms = mother.into_iter().chain(date.map(|date| term(Index::Date, "child", date)));
    told(store, n, terms.map(|term| Lookup { term, names: Vec::new() }).collect()).await
}

async fn told(store: &impl Contract, n: u64, lookups: Vec<Lookup>) -> Vec<ApplicationId> {
    let told = Arc::new(Mutex::new(Vec::new()));
    let tell = Arc::clone(&told);
    let ask = move |case: &application::Application, reads: &dyn application::Reads| {
        let found = reads.candidates(case.id, &lookups)?;
        *tell.lock().expect("no panic") = found.into_iter().map(|one| one.application).collect();
        Err(Refusal::NothingNamed.into())
    };
    assert!(matches!(store.act(act(n, 9, ask)).await, Err(ActError::Refused(_))));
    told.lock().expect("no panic").clone()
}

const MOTHER: &str = "9978075203970001";

async fn born(store: &impl Contract, n: u64, mother: &str, date: &str) {
    sent_as(store, n, with(with(people(n), "mother.nik", mother), "child.birth_date", date), Default::default()).await;
}

async fn candidates_share_the_mother_or_the_birth_date(store: Arc<impl Contract>) {
    born(&*store, 1, MOTHER, "2026-11-20").await;
    born(&*store, 2, MOTHER, "2026-10-01").await;
    born(&*store, 3, "9978075203970009", "2026-11-20").await;
    born(&*store, 4, "9978075203970008", "2026-11-19").await;
    // The mother's number in another role, and a draft, do not count.
    sent_as(&*store, 5, with(people(5), "informant.nik", MOTHER), Default::default()).await;
    draft(&*store, 6).await;
    let sorted = async |mother, date| {
        let mut found = candidates(&*store, 1, mother, date).await;
        found.sort();
        found
    };
    assert_eq!(sorted(Some(MOTHER), None).await, [id(2)]);
    assert_eq!(sorted(None, Some("2026-11-20")).await, [id(3)]);
    assert_eq!(sorted(Some(MOTHER), Some("2026-11-20")).await, [id(2), id(3)]);
    assert_eq!(sorted(None, None).await, []);
    assert_eq!(sorted(Some("9978075203970777"), None).await, []);
}

async fn names_narrow_what_a_date_finds_and_never_what_a_mother_finds(store: Arc<impl Contract>) {
    for (n, child) in [(1, "Aisyah Putri"), (2, "Aisha Putri"), (3, "Bambang Pamungkas"), (4, "Aisah Ramadhani")] {
        let people = with(with(people(n), "child.name", child), "mother.name", "Dewi Lestari");
        sent_as(&*store, n, with(with(people, "mother.nik", MOTHER), "child.birth_date", "2026-11-20"), Default::default()).await;
    }
    let term = |kind, role: &str, value: &str| IndexTerm { kind, role: role.to_owned(), value: value.to_owned() };
    let born = || term(Index::Date, "child", "2026-11-20");
    let mut found = told(&*store, 1, vec![Lookup { term: born(), names: vec![term(Index::Name, "child", "Aisyah Putri")] }]).await;
    found.sort();
    assert_eq!(found, [id(2), id(4)], "a name that has nothing in common is not compared");
    let either = vec![term(Index::Name, "child", "Zulaikha"), term(Index::Name, "mother", "Dewi Lestari")];
    assert_eq!(told(&*store, 1, vec![Lookup { term: born(), names: either }]).await.len(), 3, "one of the names is enough");
    let father = vec![term(Index::Name, "father", "Nobody")];
    assert_eq!(told(&*store, 1, vec![Lookup { term: born(), names: father }]).await.len(), 3, "by a name that is indexed whole, nothing is left out");
    let mother = Lookup { term: term(Index::Nik, "mother", MOTHER), names: Vec::new() };
    assert_eq!(told(&*store, 1, vec![mother]).await.len(), 3);
}

async fn a_decision_sees_what_was_committed_a_moment_before(store: Arc<impl Contract>) {
    house::sent(&*store, 1).await;
    for n in 2..30 {
        born(&*store, n, MOTHER, "2026-11-20").await;
        assert_eq!(candidates(&*store, 1, Some(MOTHER), None).await.first(), Some(&id(n)), "newest first");
    }
    assert_eq!(candidates(&*store, 1, Some(MOTHER), Some("2026-11-20")).await.len(), 28, "each once");
}

async fn possible_duplicates_are_shown_with_their_likeness(store: Arc<impl Contract>) {
    born(&*store, 1, MOTHER, "2026-11-20").await;
    born(&*store, 2, MOTHER, "2026-11-18").await;
    let another = with(with(people(3), "child.name", "Bambang Pamungkas"), "child.birth_date", "2026-11-20");
    sent_as(&*store, 3, another, Default::default()).await;
    let births = births();
    let found = store.duplicates(&surabaya(), id(1), births.clone()).await.expect("a read");
    assert_eq!(found.iter().map(|one| (one.other.application, one.likeness.as_str())).collect::<Vec<_>>(), [(id(2), "same-mother")]);
    assert_eq!(found[0].other.receipt, Some(house::receipt(2)));
    assert!(store.duplicates(&surabaya(), id(9), births).await.expect("a read").is_empty());
}
