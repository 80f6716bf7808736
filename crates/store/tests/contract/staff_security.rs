//! Passkeys, codes, tries, sessions of one person, and what is written down about accounts.

use crate::house::{at, surabaya};
use application::StaffId;
use catalogue::GovernmentId;
use std::sync::Arc;
use store::{
    Contract, Enrolment, FREE_TRIES, NO_PASSWORD, PasskeyRow, Renewal, SeatMarks, SecurityNote, Session, SessionData, SessionKey, StaffRow, StaffSecurity, Try,
    TRIES_MAX,
};

crate::guarantees!(
    a_passkey_comes_back_and_is_found_by_its_id,
    a_passkey_is_one_persons_and_one_governments,
    a_passkey_is_used_changed_and_removed_by_its_owner_only,
    a_step_of_codes_counts_once_even_side_by_side,
    a_recovery_code_is_taken_once_and_by_its_owner,
    tries_wait_longer_each_time_whether_or_not_there_is_an_account,
    tries_side_by_side_are_all_counted,
    an_invitation_drops_every_former_factor_in_one_stroke,
    an_invitation_that_has_gone_changes_nothing,
    a_renewal_is_confirmed_by_another,
    notes_are_listed_newest_first_by_account_and_forgotten_when_old,
    sessions_are_listed_and_ended_by_their_mark,
);

fn buleleng() -> GovernmentId {
    GovernmentId::new("buleleng")
}

fn staff(name: &str) -> StaffId {
    StaffId(name.into())
}

fn passkey(n: u8, name: &str) -> PasskeyRow {
    PasskeyRow {
        id: vec![n; 40], staff: staff(name), name: "Ponsel".into(), passkey: vec![n, 1, 2, 3], added_at: at(u64::from(n), 0), used_at: None, trusted_from: at(5, 0),
    }
}

async fn a_passkey_comes_back_and_is_found_by_its_id(store: Arc<impl Contract + StaffSecurity>) {
    assert!(store.passkeys(&surabaya(), &staff("rina")).await.expect("a read").is_empty());
    for n in [2, 1] {
        assert!(store.add_passkey(&surabaya(), passkey(n, "rina")).await.expect("a write"));
    }
    assert_eq!(store.passkeys(&surabaya(), &staff("rina")).await.expect("a read"), [passkey(1, "rina"), passkey(2, "rina")]);
    assert_eq!(store.find_passkey(&surabaya(), &[1; 40]).await.expect("a read"), Some(passkey(1, "rina")));
    assert_eq!(store.find_passkey(&surabaya(), &[3; 40]).await.expect("a read"), None);
}

async fn a_passkey_is_one_persons_and_one_governments(store: Arc<impl Contract + StaffSecurity>) {
    assert!(store.add_passkey(&surabaya(), passkey(1, "rina")).await.expect("a write"));
    assert!(!store.add_passkey(&surabaya(), passkey(1, "budi")).await.expect("a write"));
    assert!(store.passkeys(&surabaya(), &staff("budi")).await.expect("a read").is_empty());
    assert_eq!(store.find_passkey(&buleleng(), &[1; 40]).await.expect("a read"), None);
    assert!(store.add_passkey(&buleleng(), passkey(1, "rina")).await.expect("a write"));
}

async fn a_passkey_is_used_changed_and_removed_by_its_owner_only(store: Arc<impl Contract + StaffSecurity>) {
    store.add_passkey(&surabaya(), passkey(1, "rina")).await.expect("a write");
    store.use_passkey(&surabaya(), &[1; 40], None, at(9, 0)).await.expect("a write");
    let used = store.find_passkey(&surabaya(), &[1; 40]).await.expect("a read").expect("there");
    assert_eq!((used.used_at, used.passkey.as_slice()), (Some(at(9, 0)), [1, 1, 2, 3].as_slice()));
    store.use_passkey(&surabaya(), &[1; 40], Some(vec![9, 9]), at(10, 0)).await.expect("a write");
    assert_eq!(store.find_passkey(&surabaya(), &[1; 40]).await.expect("a read").expect("there").passkey, [9, 9]);
    assert!(!store.remove_passkey(&surabaya(), &staff("budi"), &[1; 40]).await.expect("a write"));
    assert!(store.remove_passkey(&surabaya(), &staff("rina"), &[1; 40]).await.expect("a write"));
    assert!(!store.remove_passkey(&surabaya(), &staff("rina"), &[1; 40]).await.expect("a write"));
}

async fn a_step_of_codes_counts_once_even_side_by_side(store: Arc<impl Contract + StaffSecurity>) {
    let rina = staff("rina");
    assert!(!store.use_code_step(&surabaya(), &rina, 7).await.expect("a write"), "without a secret");
    store.put_code_secret(&surabaya(), &rina, vec![4; 20], at(1, 0)).await.expect("a write");
    let kept = store.code_secret(&surabaya(), &rina).await.expect("a read").expect("there");
    assert_eq!((kept.secret, kept.since), (vec![4; 20], at(1, 0)));
    assert!(store.code_secret(&buleleng(), &rina).await.expect("a read").is_none());
    let tries: Vec<_> = (0..8)
        .map(|_| {
            let (store, rina) = (store.clone(), rina.clone());
            tokio::spawn(async move { store.use_code_step(&surabaya(), &rina, 100).await.expect("a write") })
        })
        .collect();
    let mut right = 0;
    for one in tries {
        right += u32::from(one.await.expect("a task"));
    }
    assert_eq!(right, 1);
    assert!(!store.use_code_step(&surabaya(), &rina, 99).await.expect("a write"), "an earlier step");
    assert!(store.use_code_step(&surabaya(), &rina, 101).await.expect("a write"));
}

async fn a_recovery_code_is_taken_once_and_by_its_owner(store: Arc<impl Contract + StaffSecurity>) {
    let rina = staff("rina");
    store.put_recovery_codes(&surabaya(), &rina, vec![b"one".to_vec(), b"two".to_vec()], at(0, 0)).await.expect("a write");
    assert_eq!(store.recovery_codes(&surabaya(), &rina).await.expect("a read"), 2);
    assert!(!store.take_recovery_code(&surabaya(), &staff("budi"), b"one").await.expect("a write"));
    assert!(!store.take_recovery_code(&buleleng(), &rina, b"one").await.expect("a write"));
    assert!(store.take_recovery_code(&surabaya(), &rina, b"one").await.expect("a write"));
    assert!(!store.take_recovery_code(&surabaya(), &rina, b"one").await.expect("a write"));
    store.put_recovery_codes(&surabaya(), &rina, vec![b"new".to_vec()], at(1, 0)).await.expect("a write");
    assert!(!store.take_recovery_code(&surabaya(), &rina, b"two").await.expect("a write"), "former ones are gone");
    assert_eq!(store.recovery_codes(&surabaya(), &rina).await.expect("a read"), 1);
}

async fn tries_wait_longer_each_time_whether_or_not_there_is_an_account(store: Arc<impl Contract + StaffSecurity>) {
    store.put_staff(&surabaya(), row("rina")).await.expect("a write");
    for name in ["rina", "nobody"] {
        for failures in 1..=FREE_TRIES {
            assert_eq!(store.count_try(&surabaya(), name, at(0, 0)).await.expect("a write"), Try::Counted { failures });
        }
        assert_eq!(store.count_try(&surabaya(), name, at(0, 59)).await.expect("a write"), Try::Wait { until: at(1, 0) });
        assert_eq!(store.count_try(&surabaya(), name, at(1, 0)).await.expect("a write"), Try::Counted { failures: FREE_TRIES + 1 });
        assert_eq!(store.count_try(&surabaya(), name, at(2, 59)).await.expect("a write"), Try::Wait { until: at(3, 0) });
        assert_eq!(store.tries(&surabaya(), name).await.expect("a read"), (FREE_TRIES + 1, Some(at(3, 0))));
        assert!(matches!(store.count_try(&buleleng(), name, at(2, 0)).await.expect("a write"), Try::Counted { failures: 1 }));
    }
    store.forgive_tries(&surabaya(), "rina").await.expect("a write");
    assert_eq!(store.count_try(&surabaya(), "rina", at(2, 0)).await.expect("a write"), Try::Counted { failures: 1 });
    let mut minute = 10;
    for failures in FREE_TRIES + 2..=TRIES_MAX {
        assert_eq!(store.count_try(&surabaya(), "nobody", at(minute, 0)).await.expect("a write"), Try::Counted { failures });
        minute += 31;
    }
    let waits = store.count_try(&surabaya(), "nobody", at(minute + 600_000, 0)).await.expect("a write");
    assert!(matches!(waits, Try::Wait { .. }), "after a hundred the door stays closed: {waits:?}");
    store.forget_security_notes(&surabaya(), at(minute + 600_000, 0)).await.expect("a write");
    assert!(matches!(store.count_try(&surabaya(), "nobody", at(minute + 600_000, 0)).await.expect("a write"), Try::Wait { .. }), "and is not forgotten");
}

async fn tries_side_by_side_are_all_counted(store: Arc<impl Contract + StaffSecurity>) {
    let tries: Vec<_> = (0..20)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move { store.count_try(&surabaya(), "rina", at(0, 0)).await.expect("a write") })
        })
        .collect();
    let mut counted = 0;
    for one in tries {
        counted += u32::from(matches!(one.await.expect("a task"), Try::Counted { .. }));
    }
    assert_eq!(counted, FREE_TRIES, "twenty guesses at once are no more than five");
}

fn row(name: &str) -> StaffRow {
    StaffRow {
        id: staff(name), name: format!("Ibu {name}"), role: "ward_officer".into(), office: "3578071002".into(), password_hash: "former".into(), active: true,
    }
}

fn session(name: &str, minute: u64) -> Session {
    let seat = SeatMarks { way: "passkey".into(), device: "Chrome, Android".into(), address: "203.0.113.x".into(), ..SeatMarks::default() };
    Session {
        government: surabaya(), staff: Some(staff(name)), created_at: at(minute, 0), seen_at: at(minute, 0), expires_at: at(600, 0),
        data: SessionData { seat, ..SessionData::default() },
    }
}

/// Rina with every factor, a session, tries that failed, and an invitation.
async fn furnished(store: &(impl Contract + StaffSecurity)) -> Enrolment {
    let rina = staff("rina");
    store.put_staff(&surabaya(), row("rina")).await.expect("a write");
    store.add_passkey(&surabaya(), passkey(1, "rina")).await.expect("a write");
    store.put_code_secret(&surabaya(), &rina, vec![4; 20], at(1, 0)).await.expect("a write");
    store.put_recovery_codes(&surabaya(), &rina, vec![b"one".to_vec()], at(1, 0)).await.expect("a write");
    store.ask_renewal(&surabaya(), Renewal { staff: rina.clone(), asked_by: staff("ayu"), asked_at: at(1, 0) }).await.expect("a write");
    store.count_try(&surabaya(), "rina", at(1, 0)).await.expect("a write");
    store.put_session(&SessionKey([1; 32]), session("rina", 1)).await.expect("a write");
    store.put_ticket(&surabaya(), &SessionKey([9; 32]), "invitation rina", at(60, 0)).await.expect("a write");
    Enrolment {
        staff: rina, ticket: SessionKey([9; 32]), purpose: "invitation rina".into(), passkey: Some(passkey(2, "rina")), password: None,
        recovery_codes: vec![b"new".to_vec(), b"two".to_vec()], at: at(2, 0),
    }
}

async fn an_invitation_drops_every_former_factor_in_one_stroke(store: Arc<impl Contract + StaffSecurity>) {
    let enrolment = furnished(&*store).await;
    assert!(store.find_seat(&SessionKey([1; 32]), at(2, 0)).await.expect("a read").is_some());
    assert!(store.enrol(&surabaya(), enrolment.clone()).await.expect("a write"));
    let rina = staff("rina");
    assert_eq!(store.passkeys(&surabaya(), &rina).await.expect("a read"), [passkey(2, "rina")]);
    assert!(store.code_secret(&surabaya(), &rina).await.expect("a read").is_none());
    assert_eq!(store.recovery_codes(&surabaya(), &rina).await.expect("a read"), 2);
    assert!(!store.take_recovery_code(&surabaya(), &rina, b"one").await.expect("a write"));
    assert!(store.renewals(&surabaya()).await.expect("a read").is_empty());
    assert_eq!(store.tries(&surabaya(), "rina").await.expect("a read"), (0, None));
    assert_eq!(store.find_staff(&surabaya(), &rina).await.expect("a read").expect("there").password_hash, NO_PASSWORD);
    assert!(store.find_seat(&SessionKey([1; 32]), at(2, 0)).await.expect("a read").is_none(), "the remembered seat is forgotten at once");
    assert!(!store.enrol(&surabaya(), enrolment).await.expect("a write"), "once");
}

async fn an_invitation_that_has_gone_changes_nothing(store: Arc<impl Contract + StaffSecurity>) {
    let enrolment = furnished(&*store).await;
    for wrong in [
        Enrolment { ticket: SessionKey([8; 32]), ..enrolment.clone() },
        Enrolment { purpose: "invitation budi".into(), ..enrolment.clone() },
        Enrolment { at: at(60, 0), ..enrolment.clone() },
    ] {
        assert!(!store.enrol(&surabaya(), wrong).await.expect("a write"));
    }
    store.put_staff(&surabaya(), row("budi")).await.expect("a write");
    store.add_passkey(&surabaya(), passkey(7, "budi")).await.expect("a write");
    let stolen = Enrolment { passkey: Some(PasskeyRow { staff: staff("rina"), ..passkey(7, "budi") }), ..enrolment.clone() };
    assert!(store.enrol(&surabaya(), stolen).await.is_err(), "somebody else's passkey");
    assert_eq!(store.passkeys(&surabaya(), &staff("rina")).await.expect("a read"), [passkey(1, "rina")]);
    assert!(store.find_seat(&SessionKey([1; 32]), at(2, 0)).await.expect("a read").is_some());
    assert!(store.enrol(&surabaya(), enrolment).await.expect("a write"), "the invitation was not used up");
}

async fn a_renewal_is_confirmed_by_another(store: Arc<impl Contract + StaffSecurity>) {
    let renewal = Renewal { staff: staff("rina"), asked_by: staff("ayu"), asked_at: at(3, 0) };
    store.ask_renewal(&surabaya(), renewal.clone()).await.expect("a write");
    assert_eq!(store.renewals(&surabaya()).await.expect("a read"), [renewal]);
    assert!(store.renewals(&buleleng()).await.expect("a read").is_empty());
    assert!(!store.take_renewal(&surabaya(), &staff("rina"), &staff("ayu")).await.expect("a write"));
    assert!(store.take_renewal(&surabaya(), &staff("rina"), &staff("agus")).await.expect("a write"));
    assert!(!store.take_renewal(&surabaya(), &staff("rina"), &staff("agus")).await.expect("a write"));
}

async fn notes_are_listed_newest_first_by_account_and_forgotten_when_old(store: Arc<impl Contract + StaffSecurity>) {
    let note = |minute: u64, name: Option<&str>| SecurityNote {
        at: at(minute, 0), staff: name.map(staff), by: None, event: "signed-in".into(), detail: "passkey".into(), address: "203.0.113.x".into(), device: "Chrome".into(),
    };
    for (minute, name) in [(1, Some("rina")), (2, None), (3, Some("budi")), (4, Some("rina"))] {
        store.note_security(&surabaya(), note(minute, name)).await.expect("a write");
    }
    let all = store.security_notes(&surabaya(), None, None, 3).await.expect("a read");
    assert_eq!(all.iter().map(|row| row.note.clone()).collect::<Vec<_>>(), [note(4, Some("rina")), note(3, Some("budi")), note(2, None)]);
    let older = store.security_notes(&surabaya(), None, all.last().map(|row| row.id), 3).await.expect("a read");
    assert_eq!(older.iter().map(|row| row.note.at).collect::<Vec<_>>(), [at(1, 0)]);
    let hers = store.security_notes(&surabaya(), Some(&staff("rina")), None, 10).await.expect("a read");
    assert_eq!(hers.iter().map(|row| row.note.at).collect::<Vec<_>>(), [at(4, 0), at(1, 0)]);
    assert!(store.security_notes(&buleleng(), None, None, 10).await.expect("a read").is_empty());
    assert_eq!(store.forget_security_notes(&surabaya(), at(3, 0)).await.expect("a write"), 2);
    assert_eq!(store.security_notes(&surabaya(), None, None, 10).await.expect("a read").len(), 2);
}

async fn sessions_are_listed_and_ended_by_their_mark(store: Arc<impl Contract + StaffSecurity>) {
    for (n, name, minute) in [(1, "rina", 1), (2, "rina", 2), (3, "budi", 3)] {
        store.put_session(&SessionKey([n; 32]), session(name, minute)).await.expect("a write");
    }
    let rina = staff("rina");
    let listed = store.sessions_of(&surabaya(), &rina, at(5, 0)).await.expect("a read");
    assert_eq!(listed.iter().map(|one| one.created_at).collect::<Vec<_>>(), [at(2, 0), at(1, 0)]);
    assert_eq!(listed[0].marks.device, "Chrome, Android");
    assert_eq!(listed[1].mark, store.mark_of(&SessionKey([1; 32])));
    let budis = store.mark_of(&SessionKey([3; 32]));
    assert!(!store.end_session_of(&surabaya(), &rina, budis).await.expect("a write"), "somebody else's");
    assert!(store.end_session_of(&surabaya(), &rina, listed[1].mark).await.expect("a write"));
    assert!(store.find_session(&SessionKey([1; 32]), at(5, 0)).await.expect("a read").is_none());
    assert!(store.find_session(&SessionKey([2; 32]), at(5, 0)).await.expect("a read").is_some());
    assert!(store.sessions_of(&surabaya(), &rina, at(600, 0)).await.expect("a read").is_empty(), "expired ones are not listed");
}
