//! Tests of the statements themselves: all of them prepare, none reads a whole table, and looking stays cheap.

use super::{open, register};
use crate::{
    contract::{QueueFilter, QueueOrder},
    keys::Keys,
    ring::Ring,
};
use application::Stage;
use rusqlite::{Connection, StatementStatus};
use std::{collections::BTreeSet, path::Path};
use tempfile::TempDir;

macro_rules! statements {
    ($($file:ident: $($name:ident)+;)+) => {
        [$($((stringify!($name), super::$file::$name),)+)+]
    };
}

const STATEMENTS: [(&str, &str); 268] = statements! {
    access: ADD_ACCESS LOOKS FIND_LOOKER ADD_LOOKER FIND_SIGHT NOTE_DAY SEEN_ON IS_HONEY NOTE_OPENED NOTE_FOUND NOTE_LISTED;
    accounts: FIND_CLAIM ADD_CLAIM REMOVE_CLAIM REMOVE_CLAIMS ADD_ACCOUNT FIND_ACCOUNT FIND_MEMBER ACCOUNTS_WITH_NIK ACCOUNT_BY_NUMBER CHANGE_ACCOUNT VERIFY_ACCOUNT SEE_ACCOUNT UNVERIFIED_WITH_NIK UNUSED_ACCOUNTS CLOSE_ACCOUNT CLOSED_ACCOUNTS NOTE_EVENT EVENTS FORGET_EVENTS DROP_MAILS;
    account_sessions: BEGIN_MEMBER TOUCH_MEMBER ACCOUNT_OF_SESSION SESSIONS LEAVE END_ONE END_OTHERS END_ALL END_STALE SLOT_OF;
    account_passkeys: ADD_PASSKEY FIND_PASSKEY PASSKEYS_OF USE_PASSKEY REMOVE_PASSKEY REMOVE_PASSKEYS;
    account_cases: ADD_CASE HAS_CASE CASES_OF REMOVE_CASES;
    consents: ADD_CONSENT FIND_CONSENT CONSENTS_SINCE HELPED_DRAFTS;
    codes: TO_CONTACT FROM_ADDRESS OF_GOVERNMENT OF_ALL CONSENTS_OF_CONTACT ADD_CODE WRONG_LATELY NEWEST_ASKED GIVEN_BY NEWEST_GIVEN NOTE_WRONG USE_CODE OLD_CODES REMOVE_CODE;
    machines: PUT_MACHINE_TOKEN FIND_MACHINE MACHINE_SINCE DROP_MACHINE_TOKEN;
    mails: ADD_MAIL SEAL_MAIL MAIL_ACCOUNTS_OF_CASE HAS_DUE DUE_MAILS LEASE_MAIL SETTLE_MAIL DELAY_MAIL NOTE_SENT COUNT_MAILS OLD_MAILS REMOVE_MAIL;
    alerts: ADD_ALERT ALERTS ALERTS_OPEN COUNT_OPEN SETTLE;
    blanks: NEWEST_MOVE ADD_MOVE FIND_MOVE MOVES;
    checkpoint: PASSIVE RESTART;
    making: ADD_MAKING MADE MAKING MAKING_OF_CASE AHEAD WAITING;
    staff_codes: FIND_CODE_SECRET PUT_CODE_SECRET USE_STEP REMOVE_CODE_SECRET ADD_RECOVERY COUNT_RECOVERY TAKE_RECOVERY REMOVE_RECOVERY FIND_TRIES PUT_TRIES FORGIVE_TRIES FORGET_TRIES PUT_RENEWAL RENEWALS TAKE_RENEWAL DROP_RENEWAL;
    delivery: FIND_DELIVERY ADD_DELIVERY PRUNE_DELIVERIES CASE_BY_NUMBER;
    drafts: DRAFTS_OF;
    edition: FIND_EDITION ADD_EDITION;
    erasure: ERASE_PARTICULARS NOTE_ERASED ENDED ERASED;
    identities: FIND_IDENTITY PUT_IDENTITY IDENTITY_SINCE DROP_IDENTITY;
    index: ADD_TERM REMOVE_TERM FIND_INDEXED NOTE_INDEXED;
    ledger: PUT_COMPENSATION COMPENSATIONS ADD_PAYMENT PAYMENTS;
    log: ENTRIES ADD_ENTRY ADD_PARTICULARS;
    notifications: ADD_NOTIFICATION FIND_SLIP COUNT_WRONG_SLIP CLAIM_SLIP NOTIFICATIONS_OF COUNT_NOTIFICATIONS FORGET_NOTIFICATIONS;
    onward: COPY_RECEIPT;
    open: CREATE_MIGRATIONS MIGRATIONS_DONE NOTE_MIGRATION KEY_MARK GOVERNMENTS NOTE_KEY_MARK;
    outages: BEGIN_OUTAGE LIFT_OUTAGE UNSETTLED_OUTAGES SETTLE_OUTAGE LIST_OUTAGES;
    outbox: ADD_OUTBOX OUTBOX OUTBOX_OF_CASE OUTBOX_ROW;
    passkeys: ADD_PASSKEY PASSKEYS FIND_PASSKEY USE_PASSKEY REMOVE_PASSKEY REMOVE_PASSKEYS;
    paces: COUNT_BIRTH PACE FIRST_DAY RELEASE_BIRTHS RELEASE_LOOKS ADD_RELEASE RELEASES PLANT PLANTED;
    places: HAS_WARD HAS_DISTRICT HAS_REGISTRY REGISTRIES;
    queue: STALE;
    readers: BEGIN_READ END_READ;
    reads: SUMMARY NEWEST_WITH_TERM SENT_SINCE;
    receipt: PUT_RECEIPT FIND_BY_NUMBER FIND_BY_TOKEN FIND_PIN COUNT_PIN;
    register: LAST_SERIAL BEGIN_SERIES ADVANCE_SERIES ADD_REGISTER FIND_REGISTER FIND_REGISTER_BY_NUMBER NOTE_RECORDED FIND_RECORDED;
    annotations: ADD_ANNOTATION ANNOTATIONS ADD_ISSUE ISSUES CONTEST CONTEST_NO_MORE IS_CONTESTED SOME_ANNOTATIONS RESEAL_ANNOTATION;
    telling: VERIFIED_WITH_NIK FILED_BY;
    renewal: SOME_ENTRIES RESEAL_ENTRY;
    retention: OLD_ACCESSES REMOVE_ACCESS OLD_SIGHTS REMOVE_SIGHTS OLD_MESSAGES REMOVE_MESSAGE;
    search: NEWEST_OF_TERM HAS_TERM CASE_OF_REGISTRATION;
    second_person: ADD_PRINT PRINTS AWAIT AWAIT_NO_MORE AWAITED;
    security: NOTE_SECURITY SECURITY_NOTES SECURITY_NOTES_OF FORGET_SECURITY_NOTES SESSIONS_OF;
    session: PUT_SESSION FIND_SESSION CHANGE_SESSION_DATA TOUCH_SESSION LENGTHEN_SESSION END_SESSION END_SESSIONS_OF PRUNE_SESSIONS;
    stand_ins: NAME_STAND_IN END_STAND_IN STAND_IN_OF STAND_INS;
    staff: PUT_STAFF FIND_STAFF STAFF PUT_TICKET HAS_TICKET TAKE_TICKET;
    summary: ADD_SUMMARY CHANGE_SUMMARY ADD_REGISTRY;
    tx: FIND_GOVERNMENT ADD_GOVERNMENT NAME_OF_GOVERNMENT FIND_CASE ID_OF_CASE;
    writer: BEGIN COMMIT SAVEPOINT KEEP UNDO;
};

fn database() -> (Connection, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut connection = open::writing(&open::file(folder.path())).expect("a database");
    open::migrate(&mut connection).expect("a fresh schema");
    (connection, folder)
}

#[test]
fn every_statement_prepares() {
    let (connection, _folder) = database();
    for (name, sql) in STATEMENTS {
        if let Err(error) = connection.prepare(sql) {
            panic!("{name}: {error}");
        }
    }
}

#[test]
fn no_statement_is_left_out_of_the_list() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sqlite");
    let mut written = BTreeSet::new();
    for file in std::fs::read_dir(folder).expect("the engine's folder") {
        let path = file.expect("a file").path();
        let is_code = path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests.rs");
        let text = if is_code { std::fs::read_to_string(&path).expect("a text") } else { String::new() };
        let names = text.split("pub(super) const ").skip(1).filter_map(|rest| rest.split_once(": &str")).map(|(name, _)| name.to_owned());
        written.extend(names.filter(|name| name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')));
    }
    let listed: BTreeSet<String> = STATEMENTS.iter().map(|(name, _)| (*name).to_owned()).collect();
    assert_eq!(listed, written);
}

#[test]
fn no_statement_reads_a_whole_table() {
    let (connection, _folder) = database();
    // One row for each migration, one row, one for each government. Entries would be read only while a deferred foreign key is broken; none is deferred.
    let small = ["SCAN migrations", "SCAN key_mark", "SCAN governments", "SCAN entries"];
    for (name, sql) in STATEMENTS.into_iter().filter(|(_, sql)| ["SELECT", "UPDATE", "DELETE", "INSERT"].iter().any(|verb| sql.starts_with(verb))) {
        let mut plan = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).expect("a plan");
        let mut steps = plan.raw_query();
        while let Some(step) = steps.next().expect("a step") {
            let step: String = step.get(3).expect("a text");
            let whole = step.starts_with("SCAN ") && step != "SCAN CONSTANT ROW" && !small.iter().any(|table| step.starts_with(table));
            assert!(!whole, "{name}: {step}");
        }
    }
}

#[test]
fn the_thousandth_look_at_a_case_costs_what_the_second_did() {
    let (connection, _folder) = database();
    let mut insert = connection.prepare(super::access::ADD_ACCESS).expect("a statement");
    let mut steps = Vec::new();
    for look in 0..1_000 {
        insert.reset_status(StatementStatus::VmStep);
        insert.execute((1, 1, look, "{}", "queue")).expect("a look");
        steps.push(insert.get_status(StatementStatus::VmStep));
    }
    assert!(steps[999] * 10 <= steps[1] * 12, "{} steps, then {}", steps[1], steps[999]);
}

/// As many cases as told in each of two wards of a district, one in ten of them late, in a store with one registration office.
fn crowd(connection: &Connection, from: i64, to: i64) {
    connection.execute_batch("BEGIN").expect("a transaction");
    let mut add = connection
        .prepare(
            "INSERT INTO applications (number, government, id, service, edition, language, stage, due_act, seq, round, ward, district, registry, \
             due_order, newest_order, changed_at, paused) VALUES (?1, 1, randomblob(16), 'birth', 1, 'id', ?2, 'review', 1, 1, ?3, 'd1', 'r', ?4, ?1, ?1, 0)",
        )
        .expect("a statement");
    for n in from..to {
        let (stage, ward) = (if n % 3 == 0 { "submitted" } else { "in_review" }, if n % 2 == 0 { "w1" } else { "w2" });
        add.execute((n, stage, ward, if n < 40 { n } else { 1_000_000 + n })).expect("a case");
    }
    connection.execute_batch("COMMIT").expect("a commit");
}

/// Steps of the engine for a statement that is read to its end, and how often it sorted.
fn steps(connection: &Connection, sql: &str, values: Vec<rusqlite::types::Value>) -> (i32, i32) {
    let mut statement = connection.prepare(sql).expect("a statement");
    let mut rows = statement.query(rusqlite::params_from_iter(values)).expect("a query");
    while rows.next().expect("a row").is_some() {}
    drop(rows);
    (statement.get_status(StatementStatus::VmStep), statement.get_status(StatementStatus::Sort))
}

#[test]
fn a_page_and_its_counts_cost_the_same_among_ten_times_as_many_cases() {
    let (connection, _folder) = database();
    connection.execute_batch("INSERT INTO governments VALUES (1, 'surabaya'); INSERT INTO registries VALUES (1, 'r')").expect("an office");
    let keys = Ring::unlock(Path::new(":memory:"), Keys::from_master([1; 32]), None).unwrap_or_else(|locked| panic!("{locked:?}"));
    let id = catalogue::GovernmentId::new("surabaya");
    let measure = || {
        let tx = super::tx::Tx { connection: &connection, keys: &keys, known: None };
        let government = tx.find_government(&id).expect("a read").expect("a government");
        let mut all = Vec::new();
        for offices in [&["w1"][..], &["d1"], &["r"], &["w1", "d1"], &[]] {
            let offices: Vec<_> = offices.iter().map(|office| catalogue::OfficeId::new(office)).collect();
            let places = super::places::of(&tx, government, &offices).expect("places");
            for order in [QueueOrder::DueFirst, QueueOrder::NewestFirst] {
                let stages = vec![Stage::Submitted, Stage::InReview, Stage::Returned];
                let filter = QueueFilter { offices: offices.clone(), stages, limit: 50, order, ..QueueFilter::default() };
                let (sql, values) = super::queue::list(government, &filter, None, &places).expect("a list");
                all.push((format!("{offices:?} {order:?}"), steps(&connection, &sql, values)));
            }
            let (sql, values) = super::counts::late(government, &places, time::OffsetDateTime::UNIX_EPOCH + time::Duration::seconds(1)).expect("a count");
            all.push((format!("{offices:?} late"), (steps(&connection, &sql, values).0, 0)));
            let mut clause = super::places::Clause::new(government);
            let sql = super::counts::tallied(&offices, &mut clause);
            all.push((format!("{offices:?} tallied"), (steps(&connection, &sql, clause.values).0, 0)));
        }
        all
    };
    crowd(&connection, 1, 400);
    let few = measure();
    crowd(&connection, 400, 4_000);
    for ((what, (before, _)), (_, (after, sorts))) in few.into_iter().zip(measure()) {
        assert!(after <= before + before / 5 + 20, "{what}: {before} steps among 400 cases, {after} among 4,000");
        assert_eq!(sorts, 0, "{what} sorts");
    }
}

/// What keeps the tallies makes the engine plan for foreign keys; it must not read for them.
fn opening_costs_the_same_beside_many_entries(connection: &Connection) {
    let mut add = connection
        .prepare("INSERT INTO applications (government, id, service, edition, language, stage, seq, round, due_order, newest_order, changed_at, paused) \
            VALUES (1, randomblob(16), 'birth', 1, 'id', 'draft', 1, 1, 1, 1, 1, 0)")
        .expect("a statement");
    let mut cost = || {
        add.reset_status(StatementStatus::VmStep);
        add.execute([]).expect("a case");
        add.get_status(StatementStatus::VmStep)
    };
    let (_first, before) = (cost(), cost());
    let entry = "INSERT INTO entries (government, application, seq, at, by, action) SELECT 1, 5, number, 1, '', '' FROM applications";
    assert!(connection.execute(entry, []).expect("entries") > 100);
    assert!(cost() <= before + 5);
}

#[test]
fn tallies_say_what_counting_the_rows_says() {
    let (connection, _folder) = database();
    connection.execute_batch("INSERT INTO governments VALUES (1, 'surabaya')").expect("a government");
    crowd(&connection, 1, 200);
    opening_costs_the_same_beside_many_entries(&connection);
    for change in [
        "UPDATE applications SET stage = 'approved', due_act = NULL WHERE number % 5 = 0",
        "UPDATE applications SET ward = 'w3', district = 'd2' WHERE number % 7 = 0",
        "UPDATE applications SET ward = NULL, district = NULL, registry = NULL, stage = 'draft' WHERE number = 9",
        "UPDATE applications SET seq = seq + 1, paused = 1 WHERE number % 2 = 0",
        "DELETE FROM applications WHERE number % 11 = 0",
    ] {
        connection.execute(change, []).expect("a change");
        let differ = "SELECT count(*) FROM (SELECT ward, district, registry, stage, due_act, cases FROM tallies WHERE cases > 0 EXCEPT \
            SELECT coalesce(ward, ''), coalesce(district, ''), coalesce(registry, ''), stage, coalesce(due_act, ''), count(*) FROM applications \
            GROUP BY 1, 2, 3, 4, 5)";
        assert_eq!(connection.query_row(differ, [], |row| row.get::<_, i64>(0)).expect("a count"), 0, "{change}");
        let (tallied, rows): (i64, i64) = connection
            .query_row("SELECT (SELECT sum(cases) FROM tallies), (SELECT count(*) FROM applications)", [], |row| Ok((row.get(0)?, row.get(1)?)))
            .expect("sums");
        assert_eq!(tallied, rows, "{change}");
    }
}

/// What each sending and each registration reads of the watch.
#[test]
fn a_pace_costs_the_same_beside_other_offices_and_after_years() {
    let (connection, _folder) = database();
    let fill = |offices: std::ops::Range<i64>, days: std::ops::RangeInclusive<i64>| {
        connection.execute_batch("BEGIN").expect("a transaction");
        let mut add = connection.prepare("INSERT INTO paces (government, kind, about, day, births) VALUES (1, 'births-sent', ?1, ?2, 3)").expect("a statement");
        for office in offices {
            for day in days.clone() {
                add.execute((format!("w{office}"), day)).expect("a day");
            }
        }
        connection.execute_batch("COMMIT").expect("a commit");
    };
    let measure = || {
        let office = |more: &[i64]| {
            let begin = [rusqlite::types::Value::Integer(1), "births-sent".to_owned().into(), "w0".to_owned().into()];
            begin.into_iter().chain(more.iter().map(|day| (*day).into())).collect::<Vec<_>>()
        };
        [steps(&connection, super::paces::PACE, office(&[916, 1_000])).0, steps(&connection, super::paces::FIRST_DAY, office(&[])).0]
    };
    fill(0..1, 916..=1_000);
    let alone = measure();
    fill(0..1, 1..=915);
    fill(1..150, 800..=1_000);
    // A deeper tree costs a step or two.
    assert!(measure().into_iter().zip(alone).all(|(among, alone)| among <= alone + 5), "{:?}, alone {alone:?}", measure());
    assert!(alone[0] < 900 && alone[1] < 30, "{alone:?}");
}

#[test]
fn a_series_holds_nothing_beyond_its_last_serial() {
    let (connection, _folder) = database();
    connection.execute(register::BEGIN_SERIES, (1, "3578-LU-24112026")).expect("a series");
    connection.execute("UPDATE series SET last = 9999", []).expect("the last one");
    assert!(connection.execute(register::ADVANCE_SERIES, (1, "3578-LU-24112026", 10_000)).is_err());
    assert!(connection.execute(register::BEGIN_SERIES, (1, "3578-LU-24112026")).is_err(), "a series begins once");
}

#[test]
fn the_raw_limit_writes_the_rows_of_whole_births() {
    let folder = tempfile::tempdir().expect("a folder");
    let births_per_second = super::raw_limit(folder.path(), 8, 30).expect("a measurement");
    assert!(births_per_second.is_finite() && births_per_second > 0.0);
    let connection = open::reading(&open::file(folder.path())).expect("a database");
    let rows = |table: &str| connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get::<_, i64>(0)).expect("a count");
    for (table, each) in [("applications", 1), ("particulars", 1), ("terms", 29), ("receipts", 1), ("register", 1), ("outbox", 3), ("entries", 13)] {
        assert_eq!(rows(table), 30 * each, "{table}");
    }
}
