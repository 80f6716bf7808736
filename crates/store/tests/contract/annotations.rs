//! What is written beside an entry is only added, in order, and never changes the entry; each signed extract has its place.

use crate::house::{TODAY, act, approved, at, buleleng, decisions::{self, annotation, written}, done, id, registered, surabaya};
use application::{Action, Decision};
use registry::{AnnotationKind, Standing};
use std::sync::Arc;
use store::{ActError, Contract};

crate::guarantees!(
    annotations_stand_in_order_beside_an_entry_that_stays_as_it_was,
    an_annotation_that_is_not_the_next_one_is_not_written_and_neither_is_its_act,
    an_annotation_beside_no_entry_is_not_written,
    extracts_take_each_others_place_in_order,
    the_life_of_an_entry_is_nobody_elses,
);

/// Case `n` writes beside the entry of case 1.
async fn annotated(store: &impl Contract, n: u64, ordinal: u32, kind: AnnotationKind) -> Result<(), ActError> {
    approved(store, n).await;
    store.act(act(n, 5, move |_, _| Ok(written(id(1), annotation(ordinal, kind, n))))).await.map(drop)
}

async fn annotations_stand_in_order_beside_an_entry_that_stays_as_it_was(store: Arc<impl Contract>) {
    let case = registered(&*store, 1).await.application;
    let before = store.find_entry(&surabaya(), id(1)).await.expect("a read").expect("registered");
    annotated(&*store, 2, 1, AnnotationKind::Note).await.expect("the first");
    annotated(&*store, 3, 2, AnnotationKind::Correction).await.expect("the second");
    let life = store.find_life(&surabaya(), id(1)).await.expect("a read").expect("registered");
    assert_eq!(life.annotations, [annotation(1, AnnotationKind::Note, 2), annotation(2, AnnotationKind::Correction, 3)]);
    assert_eq!((&life.entry, life.of), (&before, id(1)));
    assert_eq!(life.content_before(2), &case.answers);
    assert_eq!(life.content().get("child.name"), Some("Nama Lain"));
    assert_eq!(store.find_life_by_number(&surabaya(), &before.number).await.expect("a read"), Some(life));
}

async fn an_annotation_that_is_not_the_next_one_is_not_written_and_neither_is_its_act(store: Arc<impl Contract>) {
    registered(&*store, 1).await;
    annotated(&*store, 2, 1, AnnotationKind::Note).await.expect("the first");
    for (n, ordinal) in [(3, 1), (4, 3), (5, 0)] {
        assert!(matches!(annotated(&*store, n, ordinal, AnnotationKind::Note).await, Err(ActError::Fault(_))), "{ordinal}");
        assert!(store.find_application(&surabaya(), id(n)).await.expect("a read").expect("there").annotated.is_none());
    }
    // One case writes once.
    let again = store.act(act(2, 9, |_, _| Ok(written(id(1), annotation(2, AnnotationKind::Note, 2))))).await;
    assert!(matches!(again, Err(ActError::Fault(_))));
    assert_eq!(store.find_life(&surabaya(), id(1)).await.expect("a read").expect("registered").annotations.len(), 1);
}

async fn an_annotation_beside_no_entry_is_not_written(store: Arc<impl Contract>) {
    approved(&*store, 2).await;
    for of in [id(2), id(77)] {
        let tried = store.act(act(2, 5, move |_, _| Ok(written(of, annotation(1, AnnotationKind::Note, 2))))).await;
        assert!(matches!(tried, Err(ActError::Fault(_))), "{of:?}");
    }
}

async fn extracts_take_each_others_place_in_order(store: Arc<impl Contract>) {
    registered(&*store, 1).await;
    approved(&*store, 2).await;
    let signed = || Decision { issued_from: Some(id(1)), ..decisions::one(Action::Signed { certificate_sha256: "ab".repeat(32) }) };
    done(&*store, act(1, 6, move |_, _| Ok(signed()))).await;
    done(&*store, act(2, 7, move |_, _| Ok(signed()))).await;
    let life = store.find_life(&surabaya(), id(1)).await.expect("a read").expect("registered");
    assert_eq!(life.standing(id(1)), Some(Standing::Superseded { by: id(2), at: at(2, 7) }));
    assert_eq!(life.standing(id(2)), Some(Standing::Current));
    annotated(&*store, 3, 1, AnnotationKind::Annulment).await.expect("annulled");
    let life = store.find_life(&surabaya(), id(1)).await.expect("a read").expect("registered");
    assert_eq!(life.standing(id(2)), Some(Standing::Annulled { since: TODAY }));
}

async fn the_life_of_an_entry_is_nobody_elses(store: Arc<impl Contract>) {
    registered(&*store, 1).await;
    let number = store.find_entry(&surabaya(), id(1)).await.expect("a read").expect("registered").number;
    assert!(store.find_life(&buleleng(), id(1)).await.expect("a read").is_none());
    assert!(store.find_life_by_number(&buleleng(), &number).await.expect("a read").is_none());
    approved(&*store, 2).await;
    assert!(store.find_life(&surabaya(), id(2)).await.expect("a read").is_none(), "no entry yet");
}
