//! A case goes on at another government: both acts or neither, number and PIN stay valid, and the first one reads nothing any more.

use crate::house::{act, access, at, birth, buleleng, decisions, done, id, now, people, pin, receipt, sent, surabaya};
use application::{
    Action, Actor, Application, Decision, DocumentId, Particulars, Pin, Refusal, Stage,
    action::{Channel, ErasureReason},
};
use std::sync::Arc;
use store::{ActError, ActRequest, Contract, DeliveryToken, HandOn, Pictures, PinCheck, SearchQuery};

crate::guarantees!(
    a_case_that_was_handed_on_is_read_where_it_is_and_nowhere_else,
    number_and_pin_stay_valid_until_a_new_pin_is_given,
    a_refusal_on_either_side_leaves_everything_as_it_was,
    a_case_does_not_come_back_to_where_it_was,
    the_same_delivery_hands_on_once,
);

const DOCUMENT: DocumentId = DocumentId([7; 16]);

fn leaving() -> Decision {
    let gone = Action::HandedOn { to: buleleng() };
    let erased = Action::Erased { reason: ErasureReason::HandedOn };
    Decision { actions: vec![(gone, None), (erased, None)], index: Some(Vec::new()), erase: true, ..Decision::default() }
}

fn arriving(case: &Application) -> Decision {
    let opened = Action::Opened { government: buleleng(), service: birth(), edition: 1, channel: Channel::Home, language: "id".into() };
    let answers = case.answers.clone();
    let usual = decisions::sent(&answers, &now(1, 50), &decisions::Sending { to: crate::house::offices("5108061010"), ..Default::default() });
    let submitted = usual.actions.into_iter().filter(|(action, _)| matches!(action, Action::Submitted(_)));
    let begun = vec![
        (opened, None),
        (Action::ReceivedFrom { government: case.government.clone() }, None),
        (Action::Answered { page: "handed-on".into() }, Some(Particulars::answers(answers.clone()))),
        (Action::ReceiptIssued { number: case.receipt.clone().expect("sent") }, None),
    ];
    Decision { actions: begun.into_iter().chain(submitted).collect(), index: usual.index, card: usual.card, ..Decision::default() }
}

/// From Surabaya to Buleleng; `step` tells one try from another.
fn handing(n: u64, step: u64, leave: fn() -> Result<Decision, ActError>, arrive: fn(&Application) -> Result<Decision, ActError>) -> HandOn {
    let from = act(n, step, move |_, _| leave());
    let onward = move |case: &Application| {
        let decision = arrive(case);
        ActRequest { government: buleleng(), create: true, actor: Actor::System, ..act(n, step, move |_, _| decision) }
    };
    HandOn { from, to: buleleng(), onward: Box::new(onward) }
}

fn usual(n: u64) -> HandOn {
    handing(n, 50, || Ok(leaving()), |case| Ok(arriving(case)))
}

async fn with_pictures(store: &impl Contract, n: u64) {
    sent(store, n).await;
    for government in [surabaya(), buleleng()] {
        let pictures = Pictures { pages: vec![b"a page".to_vec()], thumbnail: b"small".to_vec() };
        store.put_document(&government, id(n), DOCUMENT, pictures, &now(n, 40)).await.expect("a write");
    }
}

async fn a_case_that_was_handed_on_is_read_where_it_is_and_nowhere_else(store: Arc<impl Contract>) {
    with_pictures(&*store, 1).await;
    let gone = store.hand_on(usual(1)).await.expect("both sides agree").application;
    assert_eq!((gone.stage, gone.handed_on_to), (Stage::HandedOn, Some(buleleng())));
    let here = store.find_application(&surabaya(), id(1)).await.expect("a read").expect("its log stays");
    assert!(here.answers.is_empty() && here.erased.is_some());
    assert!(store.entries(&surabaya(), id(1)).await.expect("a read").iter().all(|entry| entry.particulars.is_none()));
    assert!(store.find_picture(&surabaya(), id(1), DOCUMENT, 1).await.expect("a read").is_none());
    let there = store.find_application(&buleleng(), id(1)).await.expect("a read").expect("it goes on");
    assert!(there.answers == people(1));
    assert_eq!(there.received_from, Some(surabaya()));
    assert_eq!(store.find_picture(&buleleng(), id(1), DOCUMENT, 1).await.expect("a read").as_deref(), Some(b"a page".as_slice()));
    let nik = people(1).get("mother.nik").map(str::to_owned);
    for (government, expected) in [(surabaya(), 0), (buleleng(), 1)] {
        let query = SearchQuery { nik: nik.clone(), limit: 9, ..SearchQuery::default() };
        assert_eq!(store.search(&government, query, access("search", 60)).await.expect("a search").len(), expected, "{government}");
        let rows = store.queue(&government, store::QueueFilter { limit: 9, ..Default::default() }).await.expect("a list").rows;
        assert_eq!(rows.iter().map(|row| row.card.is_empty()).collect::<Vec<_>>(), [expected == 0], "{government}");
    }
    assert_eq!(store.destroy_erased(&surabaya(), at(91, 0)).await.expect("a look"), 0, "nothing was left to destroy");
}

async fn number_and_pin_stay_valid_until_a_new_pin_is_given(store: Arc<impl Contract>) {
    sent(&*store, 1).await;
    store.hand_on(usual(1)).await.expect("both sides agree");
    for government in [surabaya(), buleleng()] {
        assert_eq!(store.find_by_receipt(&government, &receipt(1)).await.expect("a read"), Some(id(1)));
        assert_eq!(store.find_by_token(&government, store.token_of(&government, id(1))).await.expect("a read"), Some(id(1)));
        assert_eq!(store.check_pin(&government, id(1), &pin(1), at(60, 0)).await.expect("a check"), PinCheck::Right, "{government}");
        let wrong = Pin::parse("000001").expect("six digits");
        assert!(matches!(store.check_pin(&government, id(1), &wrong, at(60, 0)).await.expect("a check"), PinCheck::Wrong { .. }));
    }
    let new = pin(2);
    let reissued = { let new = new.clone(); move |_: &Application, _: &dyn application::Reads| Ok(decisions::pin_reissued(receipt(1), new)) };
    done(&*store, ActRequest { government: buleleng(), ..act(1, 55, reissued) }).await;
    assert_eq!(store.check_pin(&buleleng(), id(1), &new, at(61, 0)).await.expect("a check"), PinCheck::Right);
    assert!(matches!(store.check_pin(&buleleng(), id(1), &pin(1), at(61, 0)).await.expect("a check"), PinCheck::Wrong { .. }));
}

async fn a_refusal_on_either_side_leaves_everything_as_it_was(store: Arc<impl Contract>) {
    with_pictures(&*store, 1).await;
    let before = store.find_application(&surabaya(), id(1)).await.expect("a read");
    let no = || ActError::Refused(Box::new(Refusal::NotAgreed));
    let tries = [
        handing(1, 50, || Err(ActError::Refused(Box::new(Refusal::NotAgreed))), |case| Ok(arriving(case))),
        handing(1, 51, || Ok(leaving()), |_| Err(ActError::Refused(Box::new(Refusal::NotAgreed)))),
    ];
    for request in tries {
        let refused = store.hand_on(request).await.expect_err("one side says no");
        assert_eq!(format!("{refused:?}"), format!("{:?}", no()));
        assert_eq!(store.find_application(&surabaya(), id(1)).await.expect("a read"), before);
        assert!(store.find_application(&buleleng(), id(1)).await.expect("a read").is_none());
        assert!(store.find_by_receipt(&buleleng(), &receipt(1)).await.expect("a read").is_none());
        assert!(store.find_picture(&surabaya(), id(1), DOCUMENT, 1).await.expect("a read").is_some());
    }
    store.hand_on(usual(1)).await.expect("nothing of the refused tries stands in the way");
}

async fn a_case_does_not_come_back_to_where_it_was(store: Arc<impl Contract>) {
    sent(&*store, 1).await;
    store.hand_on(usual(1)).await.expect("both sides agree");
    let from = ActRequest { government: buleleng(), ..act(1, 60, |_, _| Ok(leaving())) };
    let onward = |case: &Application| {
        let decision = arriving(case);
        ActRequest { create: true, actor: Actor::System, ..act(1, 60, move |_, _| Ok(decision)) }
    };
    let back = store.hand_on(HandOn { from, to: surabaya(), onward: Box::new(onward) }).await.expect_err("it was there");
    assert!(matches!(back, ActError::Refused(refusal) if *refusal == Refusal::NotHandedOn));
    assert!(store.find_application(&buleleng(), id(1)).await.expect("a read").expect("a case").erased.is_none());
}

async fn the_same_delivery_hands_on_once(store: Arc<impl Contract>) {
    sent(&*store, 1).await;
    let token = DeliveryToken([9; 16]);
    for repeated in [false, true] {
        let request = usual(1);
        let outcome = store.hand_on(HandOn { from: ActRequest { delivery: Some(token), ..request.from }, ..request }).await.expect("done, or done before");
        assert_eq!(outcome.repeated, repeated);
        assert_eq!(outcome.application.stage, Stage::HandedOn);
    }
    assert_eq!(store.entries(&buleleng(), id(1)).await.expect("a read").len(), 5);
}
