//! What only the SQLite engine promises: what it refuses to open, what its files show, and what it makes of rows that somebody moved.

mod house;

use application::{Action, Decision, Particulars, Refusal};
use house::{access, act, at, decisions, done, id, keys, now, people, series, surabaya};
use registry::Series;
use rusqlite::Connection;
use std::path::Path;
use store::{ActError, Contract, Keys, QueueFilter, SearchQuery, Session, SessionData, SessionKey, Sqlite, sqlite::{OpenError, Options}};
use tempfile::TempDir;

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

fn open(folder: &Path) -> Result<Sqlite, OpenError> {
    Sqlite::open(folder, keys(), Options::default())
}

/// The database itself, past the engine.
fn raw(folder: &Path) -> Connection {
    Connection::open(folder.join("kitir.sqlite")).expect("a database")
}

#[tokio::test]
async fn what_was_answered_is_there_after_reopening() {
    let folder = folder();
    let before = {
        let store = open(folder.path()).expect("a fresh store");
        house::registered(&store, 1).await.application
    };
    let store = open(folder.path()).expect("the same store");
    assert_eq!(store.find_application(&surabaya(), id(1)).await.expect("a read"), Some(before));
    house::registered(&store, 2).await;
    assert_eq!(house::serials(&store, [1, 2]).await, [1, 2], "the series goes on");
}

#[tokio::test]
async fn a_newer_schema_is_refused_and_left_alone() {
    let folder = folder();
    drop(open(folder.path()).expect("a fresh store"));
    raw(folder.path()).execute("INSERT INTO migrations (number, checksum) VALUES (700, x'00')", []).expect("a row");
    let refused = open(folder.path()).err().expect("refused");
    assert!(matches!(refused, OpenError::NewerSchema { found: 700, known: _ }), "{refused}");
    assert!(refused.to_string().contains("newer program"));
    raw(folder.path()).execute("DELETE FROM migrations WHERE number = 700", []).expect("a row");
    assert!(open(folder.path()).is_ok());
}

#[tokio::test]
async fn a_changed_migration_is_refused() {
    let folder = folder();
    drop(open(folder.path()).expect("a fresh store"));
    raw(folder.path()).execute("UPDATE migrations SET checksum = x'00' WHERE number = 1", []).expect("a row");
    assert!(matches!(open(folder.path()).err(), Some(OpenError::ChangedMigration { number: 1 })));
}

#[tokio::test]
async fn other_keys_are_refused_before_anything_is_written() {
    let folder = folder();
    drop(open(folder.path()).expect("a fresh store"));
    let other = Sqlite::open(folder.path(), Keys::from_master([8; 32]), Options::default());
    assert!(matches!(other.err(), Some(OpenError::OtherKeys)));
    assert!(open(folder.path()).is_ok());
}

#[tokio::test]
async fn a_database_without_its_key_store_is_refused_and_no_new_key_store_takes_its_place() {
    let folder = folder();
    {
        let store = open(folder.path()).expect("a fresh store");
        house::registered(&store, 1).await;
    }
    let (keys, aside) = (folder.path().join("keys.sqlite"), folder.path().join("aside"));
    std::fs::rename(&keys, &aside).expect("lost");
    for _ in 0..2 {
        assert!(matches!(open(folder.path()).err(), Some(OpenError::KeysLost)));
    }
    std::fs::rename(&aside, &keys).expect("found");
    let store = open(folder.path()).expect("whole again");
    assert!(store.find_entry(&surabaya(), id(1)).await.expect("a read").is_some());
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused() {
    let folder = folder();
    std::fs::write(folder.path().join("kitir.sqlite"), "not a database, ".repeat(100)).expect("a file");
    assert!(matches!(open(folder.path()).err(), Some(OpenError::Database(_))));
}

#[tokio::test]
async fn the_ten_thousandth_entry_of_a_day_is_refused() {
    let folder = folder();
    {
        let store = open(folder.path()).expect("a fresh store");
        house::registered(&store, 1).await;
    }
    raw(folder.path()).execute("UPDATE series SET last = 9998", []).expect("a long day");
    let store = open(folder.path()).expect("the same store");
    let last = house::registered(&store, 2).await.application.registration.expect("registered");
    assert_eq!(last.number.as_str(), "3578-LU-24112026-9999");
    house::approved(&store, 3).await;
    let full = store.act(act(3, 4, decisions::register(series(), at(3, 4)))).await;
    assert!(matches!(full, Err(ActError::Refused(reason)) if *reason == Refusal::SeriesFull { date: house::TODAY }));
    let forced = store.act(act(3, 5, |case, _| Ok(decisions::registered_as(case, series(), 10_000, at(3, 5))))).await;
    assert!(matches!(forced, Err(ActError::Fault(_))));
    assert!(store.find_entry(&surabaya(), id(3)).await.expect("a read").is_none());
    let tomorrow = Series { date: house::TODAY.next_day().expect("a day"), ..series() };
    assert!(store.act(act(3, 6, decisions::register(tomorrow, at(3, 6)))).await.is_ok());
}

#[tokio::test]
async fn particulars_moved_to_another_case_do_not_open() {
    let folder = folder();
    {
        let store = open(folder.path()).expect("a fresh store");
        house::sent(&store, 1).await;
        house::sent(&store, 2).await;
    }
    let moved = "UPDATE particulars SET sealed = (SELECT p.sealed FROM particulars p WHERE p.application = 2) WHERE application = 1";
    assert_eq!(raw(folder.path()).execute(moved, []).expect("a write"), 1);
    // What was folded before stays in the memory of the program that folded it; the next one reads what the disk has.
    let store = open(folder.path()).expect("the same store");
    assert!(store.find_application(&surabaya(), id(1)).await.is_err());
    assert!(store.entries(&surabaya(), id(1)).await.is_err());
    assert!(store.find_application(&surabaya(), id(2)).await.expect("a read").is_some());
}

#[tokio::test]
async fn a_card_a_register_entry_and_a_session_open_in_their_place_only() {
    let folder = folder();
    let store = open(folder.path()).expect("a fresh store");
    for n in [1, 2] {
        house::registered(&store, n).await;
        let data = SessionData { drafts: vec![id(n)], ..SessionData::default() };
        let session = Session { government: surabaya(), staff: None, created_at: at(0, 0), seen_at: at(0, 0), expires_at: at(60, 0), data };
        store.put_session(&SessionKey([u8::try_from(n).expect("few"); 32]), session).await.expect("a write");
    }
    let raw = raw(folder.path());
    for (table, column, key) in [("applications", "card", "number"), ("register", "sealed", "application"), ("sessions", "data", "key_hash")] {
        let row = |which: &str| format!("{key} = (SELECT {which}({key}) FROM {table})");
        let sql = format!("UPDATE {table} SET {column} = (SELECT {column} FROM {table} WHERE {}) WHERE {}", row("max"), row("min"));
        assert_eq!(raw.execute(&sql, []).expect("a write"), 1, "{table}");
    }
    assert!(store.queue(&surabaya(), QueueFilter { limit: 9, ..QueueFilter::default() }).await.is_err());
    assert!(store.find_entry(&surabaya(), id(1)).await.is_err());
    assert!(store.find_entry(&surabaya(), id(2)).await.expect("a read").is_some());
    let (one, other) = (SessionKey([1; 32]), SessionKey([2; 32]));
    let found = [store.find_session(&one, at(1, 0)).await.is_ok(), store.find_session(&other, at(1, 0)).await.is_ok()];
    assert_eq!(found.iter().filter(|ok| **ok).count(), 1);
}

#[tokio::test]
async fn a_document_file_opens_under_its_own_name_only() {
    let folder = folder();
    let store = open(folder.path()).expect("a fresh store");
    let document = application::DocumentId([1; 16]);
    for n in [1, 2] {
        house::sent(&store, n).await;
        let pictures = store::Pictures { pages: vec![format!("page of {n}").into_bytes()], thumbnail: Vec::new() };
        store.put_document(&surabaya(), id(n), document, pictures, &now(n, 0)).await.expect("a write");
    }
    let file = |n| folder.path().join(format!("documents/surabaya/{}/{document}-1", id(n)));
    std::fs::copy(file(2), file(1)).expect("a copy");
    assert!(store.find_picture(&surabaya(), id(1), document, 1).await.is_err());
    assert!(store.find_picture(&surabaya(), id(2), document, 1).await.expect("a read").is_some());
}

#[tokio::test]
async fn erased_particulars_read_as_none_and_the_entry_stays() {
    let folder = folder();
    let entries = {
        let store = open(folder.path()).expect("a fresh store");
        house::sent(&store, 1).await;
        store.entries(&surabaya(), id(1)).await.expect("a read")
    };
    for erase in ["UPDATE particulars SET sealed = x''", "DELETE FROM particulars"] {
        raw(folder.path()).execute(erase, []).expect("a write");
        let store = open(folder.path()).expect("the same store");
        let left = store.entries(&surabaya(), id(1)).await.expect("a read");
        assert_eq!(left.len(), entries.len());
        assert!(left.iter().all(|entry| entry.particulars.is_none()));
        assert!(left.iter().zip(&entries).all(|(left, entry)| (left.seq, &left.action) == (entry.seq, &entry.action)));
        let case = store.find_application(&surabaya(), id(1)).await.expect("a read").expect("a case");
        assert!(case.answers.is_empty());
    }
}

/// An old copy of the cases is put back after the erasure; the key store is today's.
#[tokio::test]
async fn what_was_erased_comes_back_from_no_copy_of_the_database() {
    let (folder, copy) = (folder(), self::folder());
    let document = application::DocumentId([7; 16]);
    {
        let store = open(folder.path()).expect("a fresh store");
        house::registered(&store, 1).await;
        house::sent(&store, 2).await;
        let pictures = store::Pictures { pages: vec![b"a page".to_vec()], thumbnail: b"small".to_vec() };
        store.put_document(&surabaya(), id(1), document, pictures, &now(1, 0)).await.expect("a write");
    }
    let picture = format!("documents/surabaya/{}/{document}-1", id(1));
    std::fs::create_dir_all(copy.path().join(&picture).parent().expect("a folder")).expect("a folder");
    for name in ["kitir.sqlite", &picture] {
        std::fs::copy(folder.path().join(name), copy.path().join(name)).expect("a copy");
    }
    {
        let store = open(folder.path()).expect("the same store");
        let erased = Decision { erase: true, ..decisions::one(Action::Erased { reason: application::action::ErasureReason::Order }) };
        done(&store, act(1, 50, |_, _| Ok(erased))).await;
        assert!(!folder.path().join(&picture).exists());
    }
    std::fs::copy(folder.path().join("keys.sqlite"), copy.path().join("keys.sqlite")).expect("today's key store");
    let store = open(copy.path()).expect("the copy opens");
    let case = store.find_application(&surabaya(), id(1)).await.expect("a read").expect("a case");
    assert!(case.answers.is_empty() && case.erased.is_none());
    assert!(store.find_picture(&surabaya(), id(1), document, 1).await.expect("a read").is_none());
    assert_eq!(store.find_entry(&surabaya(), id(1)).await.expect("a read").expect("permanent").particulars, people(1));
    assert_eq!(store.find_application(&surabaya(), id(2)).await.expect("a read").expect("a case").answers, people(2));
}

#[tokio::test]
async fn a_log_that_lost_its_last_entry_is_a_fault_and_no_older_case() {
    let folder = folder();
    {
        let store = open(folder.path()).expect("a fresh store");
        house::approved(&store, 1).await;
    }
    raw(folder.path()).execute("DELETE FROM entries WHERE seq = (SELECT max(seq) FROM entries)", []).expect("a write");
    let store = open(folder.path()).expect("the same store");
    assert!(store.find_application(&surabaya(), id(1)).await.is_err());
    assert!(matches!(store.act(act(1, 4, |_, _| panic!("never asked"))).await, Err(ActError::Fault(_))));
}

/// Five seconds is how long the writer waits for a lock.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_writer_held_up_answers_with_a_fault_and_goes_on_afterwards() {
    let folder = folder();
    let store = open(folder.path()).expect("a fresh store");
    let before = house::sent(&store, 1).await.application;
    let other = raw(folder.path());
    other.execute_batch("BEGIN IMMEDIATE").expect("a lock");
    let held_up = store.act(act(1, 2, |_, _| Ok(decisions::reviewed())));
    let government = surabaya();
    let (held_up, read) = tokio::join!(held_up, store.find_application(&government, id(1)));
    assert!(matches!(held_up, Err(ActError::Fault(_))));
    assert_eq!(read.expect("readers do not wait"), Some(before.clone()));
    other.execute_batch("ROLLBACK").expect("the lock is gone");
    assert_eq!(done(&store, act(1, 3, |_, _| Ok(decisions::reviewed()))).await.application.seq, before.seq + 1);
}

#[tokio::test]
async fn register_entries_that_swap_their_cases_do_not_open() {
    let folder = folder();
    let store = open(folder.path()).expect("a fresh store");
    for n in [1, 2] {
        house::registered(&store, n).await;
    }
    let entry = store.find_entry(&surabaya(), id(1)).await.expect("a read").expect("registered");
    let swap = "UPDATE register SET application = 99 WHERE application = 1; UPDATE register SET application = 1 WHERE application = 2; \
        UPDATE register SET application = 2 WHERE application = 99;";
    raw(folder.path()).execute_batch(swap).expect("a swap");
    assert!(store.find_entry(&surabaya(), id(1)).await.is_err());
    assert!(store.find_entry(&surabaya(), id(2)).await.is_err());
    assert!(store.find_entry_by_number(&surabaya(), &entry.number).await.is_err());
}

/// Each statement of a return succeeds, and the commit fails.
const TRAP: &str = "CREATE TABLE trap (government INTEGER REFERENCES governments DEFERRABLE INITIALLY DEFERRED); \
    CREATE TRIGGER trap_closes AFTER INSERT ON outbox WHEN NEW.effect LIKE '%returned%' BEGIN INSERT INTO trap VALUES (999); END;";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn after_a_failed_commit_its_acts_hear_a_fault_and_the_next_ones_work() {
    let folder = folder();
    let store = open(folder.path()).expect("a fresh store");
    let mut before = Vec::new();
    for n in 1..=9 {
        before.push(house::sent(&store, n).await.application);
    }
    raw(folder.path()).execute_batch(TRAP).expect("a trap");
    for round in 0..3 {
        let mut waiting = tokio::task::JoinSet::new();
        for n in [1, 2, 3] {
            let store = store.clone();
            waiting.spawn(async move { store.act(act(n, 10 + round, |_, _| Ok(decisions::returned()))).await.map(|_| ()) });
        }
        assert!(waiting.join_all().await.iter().all(|answer| matches!(answer, Err(ActError::Fault(_)))), "round {round}");
        let next = 4 + round;
        let reviewed = done(&store, act(next, 2, |_, _| Ok(decisions::reviewed()))).await.application;
        assert_eq!(reviewed.stage, application::Stage::InReview);
    }
    for n in [1, 2, 3] {
        let read = store.find_application(&surabaya(), id(n)).await.expect("a read");
        assert_eq!(read.as_ref(), before.get(usize::try_from(n - 1).expect("few")), "what was not committed is not there");
    }
    raw(folder.path()).execute_batch("DROP TRIGGER trap_closes").expect("no trap");
    let returned = done(&store, act(1, 20, |_, _| Ok(decisions::returned()))).await.application;
    assert_eq!(returned.stage, application::Stage::Returned);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn acts_side_by_side_share_commits() {
    let folder = folder();
    let store = open(folder.path()).expect("a fresh store");
    let mut waiting = tokio::task::JoinSet::new();
    for n in 1..=200 {
        let store = store.clone();
        waiting.spawn(async move { house::draft(&store, n).await.application.seq });
    }
    waiting.join_all().await;
    let figures = store.batches();
    assert!(figures.count < 150 && figures.median > 1, "{figures:?}");
}

/// Faults may reach a log: they name no person.
#[tokio::test]
async fn a_fault_tells_nothing_about_a_person() {
    let folder = folder();
    let store = open(folder.path()).expect("a fresh store");
    house::registered(&store, 1).await;
    raw(folder.path()).execute("UPDATE entries SET action = '{\"action\":\"signed\",\"certificate_sha256\":\"Wulan\",', by = 'Wulan'", []).expect("a write");
    raw(folder.path()).execute("UPDATE outbox SET effect = 'Wulan 9978074101000001'", []).expect("a write");
    let told = [
        store.entries(&surabaya(), id(1)).await.expect_err("unreadable").to_string(),
        store.outbox(&surabaya(), None, None, 9).await.expect_err("unreadable").to_string(),
    ];
    assert!(told.iter().all(|text| !text.contains("Wulan") && !text.contains("99780")), "{told:?}");
}

/// A note, a session, a search: whatever carries particulars besides the answers.
async fn leave_traces(store: &Sqlite, n: u64) {
    let note = Particulars::note("note", &format!("Surat nikah {} hilang", house::word(n + 60_000)));
    let noted = Decision { actions: vec![(Action::Released, Some(note))], ..Decision::default() };
    done(store, act(n, 8, move |_, _| Ok(noted))).await;
    let picture = format!("picture of {}", house::word(n + 20_000)).into_bytes();
    let pictures = store::Pictures { pages: vec![picture.clone()], thumbnail: picture };
    store.put_document(&surabaya(), id(n), application::DocumentId([1; 16]), pictures, &now(n, 0)).await.expect("a write");
    let nik = people(n).get("mother.nik").map(str::to_owned);
    let query = SearchQuery { words: house::word(n), nik, limit: 9, ..SearchQuery::default() };
    assert_eq!(store.search(&surabaya(), query, access("search", n)).await.expect("a search").len(), 1);
}

mod scan;

#[tokio::test]
async fn no_file_of_the_data_folder_shows_a_name_or_a_number() {
    let folder = folder();
    let mut markers = Vec::new();
    {
        let store = open(folder.path()).expect("a fresh store");
        for n in 1..=50 {
            house::registered(&store, n).await;
            leave_traces(&store, n).await;
            markers.extend([n, n + 20_000, n + 40_000, n + 60_000, n + 80_000].map(house::word));
            markers.extend(people(n).iter().filter(|(field, _)| !field.as_str().ends_with("date")).map(|(_, value)| value.to_owned()));
        }
        let forms = scan::forms(&markers);
        assert_eq!(scan::find(folder.path(), &forms), [] as [String; 0], "while it is open, the log beside it");
        // The scan can find: what stands in clear by design, and a marker that is planted.
        assert!(!scan::find(folder.path(), &scan::forms(&["3578-LU-24112026-0050".into()])).is_empty());
        assert!(!scan::find(folder.path(), &scan::forms(&[id(1).to_string()])).is_empty(), "a folder's name");
    }
    let forms = scan::forms(&markers);
    assert_eq!(scan::find(folder.path(), &forms), [] as [String; 0], "closed");
    for planted in [markers[0].to_uppercase(), markers[5].to_lowercase(), markers[6].clone()] {
        let documents = folder.path().join("documents");
        std::fs::write(documents.join("planted"), format!("....{planted}....")).expect("a file");
        assert!(!scan::find(&documents, &forms).is_empty(), "{planted}");
    }
}
