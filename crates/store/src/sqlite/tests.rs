//! Tests of the statements themselves: all of them prepare, none reads a whole table, and looking stays cheap.

use super::{open, register};
use crate::keys::Keys;
use rusqlite::{Connection, StatementStatus};
use std::{collections::BTreeSet, path::Path};
use tempfile::TempDir;

macro_rules! statements {
    ($($file:ident: $($name:ident)+;)+) => {
        [$($((stringify!($name), super::$file::$name),)+)+]
    };
}

const STATEMENTS: [(&str, &str); 74] = statements! {
    access: ADD_ACCESS ACCESSES;
    checkpoint: PASSIVE RESTART;
    delivery: FIND_DELIVERY ADD_DELIVERY PRUNE_DELIVERIES CASE_BY_NUMBER;
    edition: FIND_EDITION ADD_EDITION;
    index: ADD_TERM REMOVE_TERM FIND_INDEXED NOTE_INDEXED;
    log: ENTRIES ADD_ENTRY ADD_PARTICULARS;
    open: CREATE_MIGRATIONS MIGRATIONS_DONE NOTE_MIGRATION KEY_MARK NOTE_KEY_MARK;
    outbox: ADD_OUTBOX OUTBOX OUTBOX_OF_CASE;
    queue: STALE HAS_WARD HAS_DISTRICT HAS_REGISTRY REGISTRIES;
    readers: BEGIN_READ END_READ;
    reads: SUMMARY NEWEST_WITH_TERM;
    receipt: PUT_RECEIPT FIND_BY_NUMBER FIND_BY_TOKEN FIND_PIN COUNT_PIN;
    register: LAST_SERIAL BEGIN_SERIES ADVANCE_SERIES ADD_REGISTER FIND_REGISTER FIND_REGISTER_BY_NUMBER;
    search: NEWEST_OF_TERM HAS_TERM CASE_OF_REGISTRATION;
    session: PUT_SESSION FIND_SESSION CHANGE_SESSION_DATA END_SESSION END_SESSIONS_OF PRUNE_SESSIONS;
    staff: PUT_STAFF FIND_STAFF STAFF PUT_TICKET HAS_TICKET TAKE_TICKET;
    summary: ADD_SUMMARY CHANGE_SUMMARY ADD_REGISTRY;
    tx: FIND_GOVERNMENT ADD_GOVERNMENT NAME_OF_GOVERNMENT FIND_CASE ID_OF_CASE;
    writer: BEGIN COMMIT ROLLBACK SAVEPOINT KEEP UNDO;
};

fn database() -> (Connection, TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let mut connection = open::writing(&open::file(folder.path())).expect("a database");
    open::migrate(&mut connection, &Keys::from_master([1; 32])).expect("a fresh schema");
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
    // One row for each migration, and one row.
    let small = ["SCAN migrations", "SCAN key_mark"];
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
    for (table, each) in [("applications", 1), ("particulars", 1), ("terms", 40), ("receipts", 1), ("register", 1), ("outbox", 2), ("entries", 13)] {
        assert_eq!(rows(table), 30 * each, "{table}");
    }
}
