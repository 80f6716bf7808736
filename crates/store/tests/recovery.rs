//! What happens to everything that is sealed when a key is changed, lost and brought back.

mod house;

use house::{at, id, surabaya};
use std::path::Path;
use store::{Contract, Keys, Session, SessionData, SessionKey, Sqlite, recovery::{self, RecoveryError}, sqlite::{OpenError, Options}};

const PASSPHRASE: &str = "correct horse battery staple";

fn master(n: u8) -> Keys {
    Keys::new([n; 32], [n + 100; 32])
}

fn open(folder: &Path, n: u8) -> Result<Sqlite, OpenError> {
    Sqlite::open(folder, master(n), Options::default())
}

/// Two registered cases, a document, a session.
async fn filled(folder: &Path) {
    let store = open(folder, 1).expect("a fresh store");
    for n in [1, 2] {
        house::registered(&store, n).await;
    }
    let pictures = store::Pictures { pages: vec![b"a page".to_vec()], thumbnail: b"small".to_vec() };
    store.put_document(&surabaya(), id(1), application::DocumentId([1; 16]), pictures, &house::now(1, 0)).await.expect("a write");
    let data = SessionData { drafts: vec![id(1)], ..SessionData::default() };
    let session = Session { government: surabaya(), staff: None, created_at: at(0, 0), seen_at: at(0, 0), expires_at: at(60, 0), data };
    store.put_session(&SessionKey([1; 32]), session).await.expect("a write");
}

async fn assert_whole(store: &Sqlite) {
    for n in [1, 2] {
        let case = store.find_application(&surabaya(), id(n)).await.expect("a read").expect("a case");
        assert_eq!(case.answers, house::people(n));
        assert_eq!(store.find_entry(&surabaya(), id(n)).await.expect("a read").expect("registered").particulars, house::people(n));
    }
    let picture = store.find_picture(&surabaya(), id(1), application::DocumentId([1; 16]), 1).await.expect("a read");
    assert_eq!(picture.as_deref(), Some(b"a page".as_slice()));
    assert_eq!(store.find_session(&SessionKey([1; 32]), at(1, 0)).await.expect("a read").expect("alive").data.drafts, [id(1)]);
    assert!(store.find_by_receipt(&surabaya(), &house::receipt(1)).await.expect("a read").is_some());
    let query = store::SearchQuery { words: house::word(2), limit: 9, ..store::SearchQuery::default() };
    assert_eq!(store.search(&surabaya(), query, house::access("search", 1)).await.expect("a search").len(), 1);
}

#[tokio::test]
async fn after_a_change_of_the_master_key_the_new_one_opens_everything_and_the_former_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path()).await;
    assert_eq!(recovery::change_master(folder.path(), &master(1), &[2; 32]).expect("changed"), 4);
    assert!(matches!(open(folder.path(), 1).err(), Some(OpenError::OtherKeys)));
    assert!(!recovery::opens(folder.path(), &master(1)) && recovery::opens(folder.path(), &master(2)));
    let again = recovery::change_master(folder.path(), &master(1), &[3; 32]);
    assert!(matches!(again, Err(RecoveryError::Open(OpenError::OtherKeys))));
    assert_whole(&open(folder.path(), 2).expect("the same store")).await;
}

#[tokio::test]
async fn new_secrets_of_a_government_open_everything_and_the_former_are_forgotten() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path()).await;
    {
        let store = open(folder.path(), 1).expect("the same store");
        let note = house::decisions::annotation(1, registry::AnnotationKind::Note, 2);
        let written = house::decisions::written(house::id(1), note);
        house::done(&store, house::act(2, 9, move |_, _| Ok(written))).await;
        let renewed = store.renew_keys(&surabaya()).await.expect("renewed");
        assert_eq!(renewed.register_entries, 2);
        assert!(renewed.case_keys >= 2);
        assert_whole(&store).await;
    }
    let raw = rusqlite::Connection::open(folder.path().join("keys.sqlite")).expect("a key store");
    let kept: Vec<String> = raw
        .prepare("SELECT purpose || ' ' || version FROM secrets WHERE government = 'surabaya' ORDER BY 1")
        .and_then(|mut all| all.query_map([], |row| row.get(0))?.collect())
        .expect("rows");
    assert_eq!(kept, ["case 2", "register 2", "seal 1", "seal 2"]);
    let store = open(folder.path(), 1).expect("the same store");
    assert_whole(&store).await;
    let life = store.find_life(&surabaya(), house::id(1)).await.expect("a read").expect("registered");
    assert_eq!(life.annotations.len(), 1, "what stands beside an entry is sealed anew with it");
    house::registered(&store, 3).await;
}

#[tokio::test]
async fn with_the_recovery_copy_a_lost_master_key_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path()).await;
    let copy = recovery::copy(folder.path(), &master(1), PASSPHRASE, [5; 16]).expect("a copy");
    assert!(!copy.contains(&"01".repeat(32)), "the master key is sealed");
    assert!(matches!(open(folder.path(), 9).err(), Some(OpenError::OtherKeys)), "lost");
    assert!(matches!(recovery::restore(folder.path(), &copy, "wrong", false), Err(RecoveryError::WrongPassphrase)));
    assert!(matches!(recovery::restore(folder.path(), "no copy", PASSPHRASE, false), Err(RecoveryError::NotACopy)));
    let restored = recovery::restore(folder.path(), &copy, PASSPHRASE, false).expect("restored");
    assert_eq!((*restored.master, restored.secrets, restored.given_up), ([1; 32], 4, 0));
    assert_whole(&open(folder.path(), 1).expect("the same store")).await;
}

#[tokio::test]
async fn with_the_recovery_copy_alone_register_entries_stay_readable() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path()).await;
    let copy = recovery::copy(folder.path(), &master(1), PASSPHRASE, [5; 16]).expect("a copy");
    for name in ["keys.sqlite", "keys.sqlite-wal", "keys.sqlite-shm"] {
        let _ = std::fs::remove_file(folder.path().join(name));
    }
    assert!(matches!(open(folder.path(), 1).err(), Some(OpenError::KeysLost)));
    recovery::restore(folder.path(), &copy, PASSPHRASE, false).expect("restored");
    let store = open(folder.path(), 1).expect("the same store");
    assert_eq!(store.find_entry(&surabaya(), id(2)).await.expect("a read").expect("registered").particulars, house::people(2));
    let lost = store.find_application(&surabaya(), id(2)).await.expect_err("the cases' own keys are gone");
    assert!(lost.to_string().contains("key of a case is missing"), "{lost}");
}

#[tokio::test]
async fn keys_made_after_the_copy_are_given_up_only_when_told_so() {
    let folder = tempfile::tempdir().expect("a folder");
    filled(folder.path()).await;
    let copy = recovery::copy(folder.path(), &master(1), PASSPHRASE, [5; 16]).expect("a copy");
    open(folder.path(), 1).expect("the same store").renew_keys(&surabaya()).await.expect("renewed");
    recovery::change_master(folder.path(), &master(1), &[2; 32]).expect("changed");
    assert!(matches!(recovery::restore(folder.path(), &copy, PASSPHRASE, false), Err(RecoveryError::Newer(3))));
    assert_whole(&open(folder.path(), 2).expect("left alone")).await;
    let restored = recovery::restore(folder.path(), &copy, PASSPHRASE, true).expect("restored");
    assert_eq!(restored.given_up, 3);
    assert!(open(folder.path(), 1).is_ok(), "what the copy knows opens");
}
