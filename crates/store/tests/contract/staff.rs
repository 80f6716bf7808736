//! Members of staff, one-time tickets, and the editions of services.

use crate::house::{at, birth, surabaya};
use application::StaffId;
use std::sync::Arc;
use store::{Contract, Session, SessionData, SessionKey, StaffRow};

crate::guarantees!(
    a_member_of_staff_comes_back_as_put,
    a_member_of_staff_put_again_is_changed,
    a_seat_is_a_session_of_staff_with_its_account,
    a_seat_is_lost_with_the_session_or_changed_with_the_account_at_once,
    staff_are_listed_by_name,
    a_ticket_is_taken_once,
    a_ticket_taken_side_by_side_goes_to_one,
    a_ticket_is_for_its_purpose_and_time,
    an_edition_keeps_its_content,
);

fn row(name: &str) -> StaffRow {
    StaffRow {
        id: StaffId(name.into()),
        name: format!("Ibu {name}"),
        role: "ward-officer".into(),
        office: "3578071002".into(),
        password_hash: "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA".into(),
        active: true,
    }
}

async fn a_member_of_staff_comes_back_as_put(store: Arc<impl Contract>) {
    assert_eq!(store.find_staff(&surabaya(), &StaffId("ratna".into())).await.expect("a read"), None);
    store.put_staff(&surabaya(), row("ratna")).await.expect("a write");
    assert_eq!(store.find_staff(&surabaya(), &StaffId("ratna".into())).await.expect("a read"), Some(row("ratna")));
    assert_eq!(store.find_staff(&surabaya(), &StaffId("Ratna".into())).await.expect("a read"), None);
}

fn session(staff: Option<&str>) -> Session {
    Session {
        government: surabaya(),
        staff: staff.map(|name| StaffId(name.into())),
        created_at: at(0, 0),
        seen_at: at(0, 0),
        expires_at: at(60, 0),
        data: SessionData::default(),
    }
}

async fn seat(store: &impl Contract, n: u8, minute: u64) -> Option<StaffRow> {
    let found = store.find_seat(&SessionKey([n; 32]), at(minute, 0)).await.expect("a read");
    found.map(|(_, row)| row)
}

async fn a_seat_is_a_session_of_staff_with_its_account(store: Arc<impl Contract>) {
    store.put_staff(&surabaya(), row("ratna")).await.expect("a write");
    for (n, staff) in [(1, Some("ratna")), (2, None), (3, Some("nobody"))] {
        store.put_session(&SessionKey([n; 32]), session(staff)).await.expect("a write");
    }
    assert_eq!(seat(&*store, 1, 1).await, Some(row("ratna")));
    assert_eq!((seat(&*store, 2, 1).await, seat(&*store, 3, 1).await, seat(&*store, 4, 1).await), (None, None, None));
    assert_eq!(seat(&*store, 1, 60).await, None, "after its hour");
}

async fn a_seat_is_lost_with_the_session_or_changed_with_the_account_at_once(store: Arc<impl Contract>) {
    store.put_staff(&surabaya(), row("ratna")).await.expect("a write");
    for n in [1, 2] {
        store.put_session(&SessionKey([n; 32]), session(Some("ratna"))).await.expect("a write");
        assert_eq!(seat(&*store, n, 1).await, Some(row("ratna")));
    }
    store.end_session(&SessionKey([1; 32])).await.expect("a write");
    assert_eq!(seat(&*store, 1, 1).await, None);
    store.put_staff(&surabaya(), StaffRow { active: false, ..row("ratna") }).await.expect("a write");
    assert!(!seat(&*store, 2, 1).await.expect("still a session").active);
    store.end_sessions_of(&surabaya(), &StaffId("ratna".into())).await.expect("a write");
    assert_eq!(seat(&*store, 2, 1).await, None);
}

async fn a_member_of_staff_put_again_is_changed(store: Arc<impl Contract>) {
    store.put_staff(&surabaya(), row("ratna")).await.expect("a write");
    let changed = StaffRow {
        name: "Ratna Sari".into(), role: "registrar".into(), office: "dispendukcapil".into(), password_hash: "another".into(),
        active: false, ..row("ratna")
    };
    store.put_staff(&surabaya(), changed.clone()).await.expect("a write");
    assert_eq!(store.staff(&surabaya()).await.expect("a read"), [changed]);
}

async fn staff_are_listed_by_name(store: Arc<impl Contract>) {
    for name in ["sri", "agus", "made"] {
        store.put_staff(&surabaya(), row(name)).await.expect("a write");
    }
    let names: Vec<String> = store.staff(&surabaya()).await.expect("a read").into_iter().map(|row| row.id.0).collect();
    assert_eq!(names, ["agus", "made", "sri"]);
}

const TICKET: SessionKey = SessionKey([5; 32]);

async fn a_ticket_is_taken_once(store: Arc<impl Contract>) {
    store.put_ticket(&surabaya(), &TICKET, "set-up", at(60, 0)).await.expect("a write");
    for _ in 0..2 {
        assert!(store.has_ticket(&surabaya(), &TICKET, "set-up", at(1, 0)).await.expect("a read"), "looking does not take it");
    }
    assert!(store.take_ticket(&surabaya(), &TICKET, "set-up", at(1, 0)).await.expect("a write"));
    assert!(!store.take_ticket(&surabaya(), &TICKET, "set-up", at(1, 0)).await.expect("a write"));
    assert!(!store.has_ticket(&surabaya(), &TICKET, "set-up", at(1, 0)).await.expect("a read"));
}

async fn a_ticket_taken_side_by_side_goes_to_one(store: Arc<impl Contract>) {
    store.put_ticket(&surabaya(), &TICKET, "invitation", at(60, 0)).await.expect("a write");
    let mut waiting = tokio::task::JoinSet::new();
    for _ in 0..16 {
        let store = Arc::clone(&store);
        waiting.spawn(async move { store.take_ticket(&surabaya(), &TICKET, "invitation", at(1, 0)).await.expect("a write") });
    }
    assert_eq!(waiting.join_all().await.into_iter().filter(|taken| *taken).count(), 1);
}

async fn a_ticket_is_for_its_purpose_and_time(store: Arc<impl Contract>) {
    store.put_ticket(&surabaya(), &TICKET, "invitation", at(60, 0)).await.expect("a write");
    for (purpose, when) in [("set-up", at(1, 0)), ("invitation", at(60, 0)), ("invitation", at(61, 0))] {
        assert!(!store.has_ticket(&surabaya(), &TICKET, purpose, when).await.expect("a read"));
        assert!(!store.take_ticket(&surabaya(), &TICKET, purpose, when).await.expect("a write"));
    }
    assert!(!store.take_ticket(&surabaya(), &SessionKey([6; 32]), "invitation", at(1, 0)).await.expect("a write"));
    assert!(store.take_ticket(&surabaya(), &TICKET, "invitation", at(59, 59)).await.expect("a write"), "a wrong try does not use it up");
}

async fn an_edition_keeps_its_content(store: Arc<impl Contract>) {
    let note = async |edition, digest| store.note_edition(&surabaya(), &birth(), edition, [digest; 32], at(1, 0)).await.expect("a write");
    assert!(note(1, 10).await);
    assert!(note(1, 10).await);
    assert!(!note(1, 11).await, "changed without a new edition");
    assert!(note(1, 10).await, "the refused content was not remembered");
    assert!(note(2, 11).await);
    assert!(!note(2, 10).await);
}
