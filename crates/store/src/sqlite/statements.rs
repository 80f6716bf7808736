//! Every statement of the engine, by name.

use super::{access, checkpoint, delivery, edition, index, log, open, outbox, queue, readers, reads, receipt, register, search, session, staff, summary, tx, writer};

macro_rules! named {
    ($($module:ident: $($name:ident),+;)+) => {
        /// Name and text of each.
        #[cfg_attr(not(test), allow(dead_code))]
        pub(super) const ALL: &[(&str, &str)] = &[$($((concat!(stringify!($module), "::", stringify!($name)), $module::$name)),+),+];
    };
}

named! {
    access: ADD_ACCESS, ACCESSES;
    checkpoint: PASSIVE, RESTART;
    delivery: FIND_DELIVERY, ADD_DELIVERY, PRUNE_DELIVERIES, CASE_BY_NUMBER;
    edition: FIND_EDITION, ADD_EDITION;
    index: ADD_TERM, REMOVE_TERM, FIND_INDEXED, NOTE_INDEXED;
    log: ENTRIES, ADD_ENTRY, ADD_PARTICULARS;
    open: CREATE_MIGRATIONS, MIGRATIONS_DONE, NOTE_MIGRATION, KEY_MARK, NOTE_KEY_MARK;
    outbox: ADD_OUTBOX, OUTBOX, OUTBOX_OF_CASE;
    queue: DUE_ANY, DUE_WARD, DUE_DISTRICT, DUE_REGISTRY, NEWEST_ANY, NEWEST_WARD, NEWEST_DISTRICT, NEWEST_REGISTRY,
        IS_REGISTRY, STALE, COUNT_ANY, COUNT_WARD, COUNT_DISTRICT, COUNT_REGISTRY;
    readers: BEGIN_READ, END_READ;
    reads: SUMMARY, NEWEST_WITH_TERM;
    receipt: PUT_RECEIPT, FIND_BY_NUMBER, FIND_BY_TOKEN, FIND_PIN, COUNT_PIN;
    register: LAST_SERIAL, BEGIN_SERIES, ADVANCE_SERIES, ADD_REGISTER, FIND_REGISTER, FIND_REGISTER_BY_NUMBER;
    search: COUNT_TERM, HAS_TERM, BY_REGISTRATION;
    session: PUT_SESSION, FIND_SESSION, CHANGE_SESSION_DATA, END_SESSION, END_SESSIONS_OF, PRUNE_SESSIONS;
    staff: PUT_STAFF, FIND_STAFF, STAFF, PUT_TICKET, HAS_TICKET, TAKE_TICKET;
    summary: ADD_SUMMARY, CHANGE_SUMMARY, ADD_REGISTRY;
    tx: FIND_GOVERNMENT, ADD_GOVERNMENT, NAME_OF_GOVERNMENT, FIND_CASE, ID_OF_CASE;
    writer: BEGIN, COMMIT, ROLLBACK, SAVEPOINT, RELEASE, ROLLBACK_TO, DATA_VERSION;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::Keys;
    use rusqlite::Connection;

    fn migrated() -> Connection {
        let mut connection = Connection::open_in_memory().expect("a database in memory");
        super::open::migrate(&mut connection, &Keys::from_master([1; 32])).expect("migrations run");
        connection
    }

    #[test]
    fn every_statement_fits_the_schema() {
        let connection = migrated();
        for (name, text) in ALL {
            assert!(connection.prepare(text).is_ok(), "{name}: {:?}", connection.prepare(text).err());
        }
    }

    /// A list that reads every case of a government gets slower with each birth.
    #[test]
    fn no_statement_walks_a_whole_table_of_cases() {
        let connection = migrated();
        for (name, text) in ALL.iter().filter(|(_, text)| text.starts_with("SELECT") || text.starts_with("UPDATE") || text.starts_with("DELETE")) {
            let mut explain = connection.prepare(&format!("EXPLAIN QUERY PLAN {text}")).expect("explains");
            let parameters = vec![rusqlite::types::Null; explain.parameter_count()];
            let plan: Vec<String> = explain
                .query_map(rusqlite::params_from_iter(parameters), |row| row.get(3))
                .expect("a plan")
                .collect::<Result<_, _>>()
                .expect("a plan");
            let scans = plan.iter().any(|step| step.starts_with("SCAN") && !step.contains("CONSTANT ROW") && !step.contains("(subquery"));
            assert!(!scans || matches!(*name, "open::MIGRATIONS_DONE" | "open::KEY_MARK"), "{name}: {plan:?}");
        }
    }

    #[test]
    fn every_queue_stream_comes_out_of_an_index_in_order() {
        let connection = migrated();
        for (name, text) in ALL.iter().filter(|(name, _)| name.starts_with("queue::DUE") || name.starts_with("queue::NEWEST")) {
            let mut explain = connection.prepare(&format!("EXPLAIN QUERY PLAN {text}")).expect("explains");
            let parameters = vec![rusqlite::types::Null; explain.parameter_count()];
            let plan: Vec<String> =
                explain.query_map(rusqlite::params_from_iter(parameters), |row| row.get(3)).expect("a plan").flatten().collect();
            assert!(plan.iter().all(|step| !step.contains("TEMP B-TREE")), "{name}: {plan:?}");
        }
    }
}
