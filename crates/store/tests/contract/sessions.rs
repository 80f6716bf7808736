//! Sessions: until when they live, what they hold, and the PIN that a browser may show for a day.

use crate::house::{self, act, at, buleleng, decisions, done, draft, id, pin, receipt, sending, surabaya};
use application::{Pin, Refusal, StaffId};
use std::sync::Arc;
use store::{ActRequest, Contract, FreshPin, PinTo, Session, SessionData, SessionKey};
use time::Duration;

crate::guarantees!(
    a_session_comes_back_as_it_was_put,
    a_session_ends_at_its_hour,
    a_session_put_again_is_changed,
    an_ended_session_is_gone,
    all_sessions_of_a_member_of_staff_end_together,
    a_pin_born_in_an_act_is_shown_for_a_day,
    a_newer_pin_of_the_same_case_takes_its_place,
    a_refused_act_shows_no_pin,
    a_pin_goes_to_no_session_that_ended,
    a_pin_goes_to_no_session_of_another_government,
    changes_side_by_side_all_hold,
    a_session_that_ended_is_not_changed,
    seeing_a_session_leaves_what_it_holds_and_never_goes_back,
);

fn key(n: u8) -> SessionKey {
    SessionKey([n; 32])
}

fn session(staff: Option<&str>) -> Session {
    Session {
        government: surabaya(),
        staff: staff.map(|name| StaffId(name.into())),
        created_at: at(0, 0),
        seen_at: at(1, 0),
        expires_at: at(60, 0),
        data: SessionData { drafts: vec![id(1), id(2)], opened: vec![(id(3), 77)], pins: Vec::new(), ..SessionData::default() },
    }
}

async fn find(store: &impl Contract, n: u8) -> Option<Session> {
    store.find_session(&key(n), at(2, 0)).await.expect("a read")
}

async fn a_session_comes_back_as_it_was_put(store: Arc<impl Contract>) {
    store.put_session(&key(1), session(Some("ratna"))).await.expect("a write");
    let found = find(&*store, 1).await.expect("alive");
    assert_eq!((found.government, found.staff), (surabaya(), Some(StaffId("ratna".into()))));
    assert_eq!((found.created_at, found.seen_at, found.expires_at), (at(0, 0), at(1, 0), at(60, 0)));
    assert_eq!(found.data, session(None).data);
    assert!(find(&*store, 2).await.is_none());
    store.put_session(&key(2), session(None)).await.expect("a write");
    assert_eq!(find(&*store, 2).await.expect("alive").staff, None);
}

async fn a_session_ends_at_its_hour(store: Arc<impl Contract>) {
    store.put_session(&key(1), session(None)).await.expect("a write");
    let last = at(60, 0) - Duration::microseconds(1);
    assert!(store.find_session(&key(1), last).await.expect("a read").is_some());
    assert!(store.find_session(&key(1), at(60, 0)).await.expect("a read").is_none());
    assert!(store.find_session(&key(1), at(9_999, 0)).await.expect("a read").is_none());
}

async fn a_session_put_again_is_changed(store: Arc<impl Contract>) {
    store.put_session(&key(1), session(None)).await.expect("a write");
    let later = Session { seen_at: at(30, 0), expires_at: at(90, 0), data: SessionData::default(), ..session(None) };
    store.put_session(&key(1), later).await.expect("a write");
    let found = store.find_session(&key(1), at(70, 0)).await.expect("a read").expect("alive");
    assert_eq!((found.seen_at, found.data), (at(30, 0), SessionData::default()));
}

async fn an_ended_session_is_gone(store: Arc<impl Contract>) {
    store.put_session(&key(1), session(None)).await.expect("a write");
    store.put_session(&key(2), session(None)).await.expect("a write");
    store.end_session(&key(1)).await.expect("a write");
    store.end_session(&key(1)).await.expect("ending twice is no fault");
    assert!(find(&*store, 1).await.is_none());
    assert!(find(&*store, 2).await.is_some());
}

async fn all_sessions_of_a_member_of_staff_end_together(store: Arc<impl Contract>) {
    for (n, staff) in [(1, Some("ratna")), (2, Some("ratna")), (3, Some("budi")), (4, None)] {
        store.put_session(&key(n), session(staff)).await.expect("a write");
    }
    let abroad = Session { government: buleleng(), ..session(Some("ratna")) };
    store.put_session(&key(5), abroad).await.expect("a write");
    assert_eq!(store.end_sessions_of(&surabaya(), &StaffId("ratna".into())).await.expect("a write"), 2);
    let mut alive = Vec::new();
    for n in 1..=5 {
        alive.extend(find(&*store, n).await.map(|_| n));
    }
    assert_eq!(alive, [3, 4, 5]);
    assert_eq!(store.end_sessions_of(&surabaya(), &StaffId("ratna".into())).await.expect("a write"), 0);
}

/// Case 1 is sent from the browser with this key.
async fn sent_from(store: &impl Contract, n: u8) {
    draft(store, 1).await;
    done(store, ActRequest { pin_to: Some(PinTo::Browser(key(n))), ..sending(1, Default::default()) }).await;
}

async fn a_pin_born_in_an_act_is_shown_for_a_day(store: Arc<impl Contract>) {
    store.put_session(&key(1), session(None)).await.expect("a write");
    store.put_session(&key(2), session(None)).await.expect("a write");
    sent_from(&*store, 1).await;
    let data = find(&*store, 1).await.expect("alive").data;
    let until = (at(1, 1) + Duration::hours(24)).unix_timestamp();
    assert_eq!(data.pins, [FreshPin { application: id(1), digits: pin(1).reveal().into(), until }]);
    assert_eq!((data.drafts, data.opened), (session(None).data.drafts, session(None).data.opened), "the rest stays");
    assert!(find(&*store, 2).await.expect("alive").data.pins.is_empty(), "another browser is told nothing");
}

async fn a_newer_pin_of_the_same_case_takes_its_place(store: Arc<impl Contract>) {
    store.put_session(&key(1), session(None)).await.expect("a write");
    sent_from(&*store, 1).await;
    let new = Pin::parse("135790").expect("six digits");
    let reissue = act(1, 9, move |_, _| Ok(decisions::pin_reissued(receipt(1), new)));
    done(&*store, ActRequest { pin_to: Some(PinTo::Browser(key(1))), ..reissue }).await;
    let pins = find(&*store, 1).await.expect("alive").data.pins;
    assert_eq!(pins.iter().map(|pin| pin.digits.as_str()).collect::<Vec<_>>(), ["135790"]);
}

async fn a_refused_act_shows_no_pin(store: Arc<impl Contract>) {
    store.put_session(&key(1), session(None)).await.expect("a write");
    draft(&*store, 1).await;
    let refused = ActRequest { pin_to: Some(PinTo::Browser(key(1))), ..act(1, 1, |_, _| Err(Refusal::OutsideGovernment.into())) };
    assert!(store.act(refused).await.is_err());
    assert!(find(&*store, 1).await.expect("alive").data.pins.is_empty());
}

async fn a_pin_goes_to_no_session_that_ended(store: Arc<impl Contract>) {
    store.put_session(&key(1), Session { expires_at: at(1, 0), ..session(None) }).await.expect("a write");
    sent_from(&*store, 1).await;
    assert!(store.find_session(&key(1), at(0, 30)).await.expect("a read").is_none_or(|session| session.data.pins.is_empty()));
    assert!(find(&*store, 9).await.is_none(), "an unknown key begins no session");
    house::draft(&*store, 2).await;
    done(&*store, ActRequest { pin_to: Some(PinTo::Browser(key(9))), ..sending(2, Default::default()) }).await;
    assert!(find(&*store, 9).await.is_none());
}

async fn a_pin_goes_to_no_session_of_another_government(store: Arc<impl Contract>) {
    store.put_session(&key(1), Session { government: buleleng(), ..session(None) }).await.expect("a write");
    sent_from(&*store, 1).await;
    assert!(find(&*store, 1).await.expect("alive").data.pins.is_empty());
}

async fn changes_side_by_side_all_hold(store: Arc<impl Contract>) {
    store.put_session(&key(1), session(None)).await.expect("a write");
    draft(&*store, 1).await;
    let mut waiting = tokio::task::JoinSet::new();
    for n in 10..40 {
        let store = Arc::clone(&store);
        waiting.spawn(async move {
            let changed = store.change_session(&key(1), at(2, 0), Box::new(move |data| data.drafts.push(id(n)))).await.expect("a write");
            assert!(changed.expect("alive").data.drafts.contains(&id(n)));
        });
    }
    let sent = done(&*store, ActRequest { pin_to: Some(PinTo::Browser(key(1))), ..sending(1, Default::default()) }).await;
    assert!(sent.receipt.is_some());
    waiting.join_all().await;
    let data = find(&*store, 1).await.expect("alive").data;
    assert_eq!(data.drafts.len(), 2 + 30);
    assert_eq!(data.pins.len(), 1, "the PIN that was born meanwhile");
}

async fn a_session_that_ended_is_not_changed(store: Arc<impl Contract>) {
    store.put_session(&key(1), session(None)).await.expect("a write");
    let late = store.change_session(&key(1), at(60, 0), Box::new(|_| panic!("never asked"))).await.expect("a write");
    assert!(late.is_none());
    assert!(store.change_session(&key(2), at(1, 0), Box::new(|_| panic!("never asked"))).await.expect("a write").is_none());
}

async fn seeing_a_session_leaves_what_it_holds_and_never_goes_back(store: Arc<impl Contract>) {
    store.put_session(&key(1), session(None)).await.expect("a write");
    store.touch_session(&key(1), at(30, 0)).await.expect("a write");
    store.touch_session(&key(1), at(20, 0)).await.expect("a write");
    store.touch_session(&key(2), at(20, 0)).await.expect("an unknown one is no fault");
    let found = find(&*store, 1).await.expect("alive");
    assert_eq!((found.seen_at, found.expires_at, found.data), (at(30, 0), at(60, 0), session(None).data));
    assert!(find(&*store, 2).await.is_none());
}
