//! Every government apart: what one stored is never answered to another, method by method.

use crate::house::{self, access, act, at, birth, buleleng, decisions, done, id, now, people, pin, receipt, series, staff, surabaya};
use application::{DocumentId, StaffId, Stage};
use catalogue::GovernmentId;
use std::sync::{Arc, Mutex};
use store::{ActError, ActRequest, Contract, Counts, DeliveryToken, Pictures, PinCheck, QueueFilter, SearchQuery, SessionKey, StaffRow};

crate::guarantees!(
    a_stranger_reads_nothing_of_a_case,
    a_stranger_lists_and_finds_nothing,
    a_stranger_cannot_act,
    a_decision_is_told_of_its_own_government_only,
    the_same_id_is_two_cases,
    staff_tickets_and_editions_are_apart,
    tokens_and_deliveries_are_apart,
);

/// One government that never stored anything, and one with a case of its own.
async fn strangers(store: &impl Contract) -> [GovernmentId; 2] {
    let opened = |_: &application::Application, _: &dyn application::Reads| Ok(decisions::opened(&buleleng(), people(700)));
    done(store, ActRequest { government: buleleng(), create: true, ..act(700, 0, opened) }).await;
    [buleleng(), GovernmentId::new("nowhere")]
}

async fn a_stranger_reads_nothing_of_a_case(store: Arc<impl Contract>) {
    let number = house::registered(&*store, 1).await.application.registration.expect("registered").number;
    let (document, sha256) = (DocumentId([1; 16]), "ab".repeat(32));
    let pictures = Pictures { pages: vec![b"page".to_vec()], thumbnail: b"small".to_vec() };
    store.put_document(&surabaya(), id(1), document, pictures, &now(1, 0)).await.expect("a write");
    store.put_certificate(&surabaya(), id(1), &sha256, b"%PDF".to_vec(), &now(1, 0)).await.expect("a write");
    for other in strangers(&*store).await {
        assert!(store.find_application(&other, id(1)).await.expect("a read").is_none());
        assert!(store.open_record(&other, id(1), access("review", 9)).await.expect("a read").is_none());
        assert!(store.entries(&other, id(1)).await.expect("a read").is_empty());
        assert!(store.accesses(&other, id(1)).await.expect("a read").is_empty());
        assert!(store.duplicates(&other, id(1), house::births()).await.expect("a read").is_empty());
        assert!(store.find_by_receipt(&other, &receipt(1)).await.expect("a read").is_none());
        assert!(store.find_by_token(&other, store.token_of(&surabaya(), id(1))).await.expect("a read").is_none());
        assert_eq!(store.check_pin(&other, id(1), &pin(1), at(9, 0)).await.expect("a check"), PinCheck::None);
        assert!(store.find_entry(&other, id(1)).await.expect("a read").is_none());
        assert!(store.find_entry_by_number(&other, &number).await.expect("a read").is_none());
        assert!(store.find_picture(&other, id(1), document, 1).await.expect("a read").is_none());
        assert!(store.find_certificate(&other, id(1), &sha256).await.expect("a read").is_none());
        assert!(store.outbox(&other, Some(id(1)), None, 10).await.expect("a read").is_empty());
        assert!(store.outbox(&other, None, None, 10).await.expect("a read").is_empty());
    }
    assert!(store.accesses(&surabaya(), id(1)).await.expect("a read").is_empty(), "a stranger's try is no look");
    assert!(store.find_picture(&surabaya(), id(1), document, 1).await.expect("a read").is_some());
}

async fn a_stranger_lists_and_finds_nothing(store: Arc<impl Contract>) {
    let number = house::registered(&*store, 1).await.application.registration.expect("registered").number;
    let answers = people(1);
    let text = |field| answers.get(field).map(str::to_owned);
    let named = SearchQuery { words: text("child.name").expect("a name"), limit: 50, ..SearchQuery::default() };
    let queries = [
        named,
        SearchQuery { nik: text("mother.nik"), limit: 50, ..SearchQuery::default() },
        SearchQuery { birth_date: text("child.birth_date"), limit: 50, ..SearchQuery::default() },
        SearchQuery { registration: Some(number), limit: 50, ..SearchQuery::default() },
    ];
    let [neighbour, nowhere] = strangers(&*store).await;
    for query in queries {
        assert_eq!(store.search(&surabaya(), query.clone(), access("search", 9)).await.expect("a search").len(), 1);
        for other in [&neighbour, &nowhere] {
            assert!(store.search(other, query.clone(), access("search", 9)).await.expect("a search").is_empty());
        }
    }
    let all = || QueueFilter { limit: 200, ..QueueFilter::default() };
    let listed = |page: store::QueuePage| page.rows.into_iter().map(|row| row.application).collect::<Vec<_>>();
    assert_eq!(listed(store.queue(&neighbour, all()).await.expect("a list")), [id(700)]);
    assert_eq!(listed(store.queue(&surabaya(), all()).await.expect("a list")), [id(1)]);
    assert!(store.queue(&nowhere, all()).await.expect("a list").rows.is_empty());
    assert_eq!(store.counts(&neighbour, &[], at(9, 0)).await.expect("counts"), Counts { by_stage: vec![(Stage::Draft, None, 1)], overdue: 0 });
    assert_eq!(store.counts(&nowhere, &[], at(9, 0)).await.expect("counts"), Counts::default());
    assert!(store.stale(&neighbour, Stage::Signing, at(9_999, 0)).await.expect("a list").is_empty());
    assert_eq!(store.stale(&neighbour, Stage::Draft, at(9_999, 0)).await.expect("a list"), [id(700)]);
}

async fn a_stranger_cannot_act(store: Arc<impl Contract>) {
    let before = house::sent(&*store, 1).await.application;
    for other in strangers(&*store).await {
        let stolen = ActRequest { government: other, ..act(1, 5, |_, _| Ok(decisions::reviewed())) };
        assert!(matches!(store.act(stolen).await, Err(ActError::NotFound)));
    }
    assert_eq!(store.find_application(&surabaya(), id(1)).await.expect("a read"), Some(before));
}

async fn a_decision_is_told_of_its_own_government_only(store: Arc<impl Contract>) {
    house::registered(&*store, 1).await;
    strangers(&*store).await;
    let told = Arc::new(Mutex::new(None));
    let tell = Arc::clone(&told);
    let ask = move |case: &application::Application, reads: &dyn application::Reads| {
        let answers = people(1);
        let candidates = reads.candidates(case.id, &house::births().lookups(&answers))?;
        *tell.lock().expect("no panic") = Some((reads.next_serial(&series())?, candidates.len()));
        Ok(decisions::one(application::Action::Withdrawn))
    };
    done(&*store, ActRequest { government: buleleng(), ..act(700, 5, ask) }).await;
    assert_eq!(*told.lock().expect("no panic"), Some((1, 0)));
}

async fn the_same_id_is_two_cases(store: Arc<impl Contract>) {
    house::sent(&*store, 1).await;
    let opened = |_: &application::Application, _: &dyn application::Reads| Ok(decisions::opened(&buleleng(), people(2)));
    done(&*store, ActRequest { government: buleleng(), create: true, ..act(1, 0, opened) }).await;
    let withdraw = |_: &application::Application, _: &dyn application::Reads| Ok(decisions::one(application::Action::Withdrawn));
    done(&*store, ActRequest { government: buleleng(), ..act(1, 5, withdraw) }).await;
    let stage = async |government: &GovernmentId| store.find_application(government, id(1)).await.expect("a read").expect("a case").stage;
    assert_eq!(stage(&surabaya()).await, Stage::Submitted);
    assert_eq!(stage(&buleleng()).await, Stage::Withdrawn);
    let answers = store.find_application(&buleleng(), id(1)).await.expect("a read").expect("a case").answers;
    assert!(answers == people(2));
}

async fn staff_tickets_and_editions_are_apart(store: Arc<impl Contract>) {
    let row = StaffRow {
        id: StaffId("ratna".into()), name: "Ratna".into(), role: "registrar".into(), office: "dispendukcapil".into(),
        password_hash: "hash".into(), active: true,
    };
    let ticket = SessionKey([5; 32]);
    store.put_staff(&surabaya(), row.clone()).await.expect("a write");
    store.put_ticket(&surabaya(), &ticket, "invitation", at(60, 0)).await.expect("a write");
    assert!(store.note_edition(&surabaya(), &birth(), 1, [1; 32], at(1, 0)).await.expect("a write"));
    for other in strangers(&*store).await {
        assert!(store.find_staff(&other, &row.id).await.expect("a read").is_none());
        assert!(store.staff(&other).await.expect("a read").is_empty());
        assert!(!store.has_ticket(&other, &ticket, "invitation", at(1, 0)).await.expect("a read"));
        assert!(!store.take_ticket(&other, &ticket, "invitation", at(1, 0)).await.expect("a write"));
        assert!(store.note_edition(&other, &birth(), 1, [2; 32], at(1, 0)).await.expect("a write"));
    }
    store.put_staff(&buleleng(), StaffRow { name: "Another Ratna".into(), ..row.clone() }).await.expect("a write");
    assert_eq!(store.find_staff(&surabaya(), &row.id).await.expect("a read"), Some(row));
    assert!(store.take_ticket(&surabaya(), &ticket, "invitation", at(1, 0)).await.expect("a write"));
}

async fn tokens_and_deliveries_are_apart(store: Arc<impl Contract>) {
    assert_ne!(store.token_of(&surabaya(), id(1)), store.token_of(&buleleng(), id(1)));
    let delivery = Some(DeliveryToken([9; 16]));
    done(&*store, ActRequest { delivery, ..house::opening(1) }).await;
    let opened = |_: &application::Application, _: &dyn application::Reads| Ok(decisions::opened(&buleleng(), people(2)));
    let other = ActRequest { government: buleleng(), create: true, delivery, actor: staff("made"), ..act(2, 0, opened) };
    assert!(!done(&*store, other).await.repeated);
}
