//! The raw limit of this disk and processor: the inserts of a counter birth by a bare loop of prepared statements.
//!
//! Same tables, row sizes, durability and number of acts in a commit as the engine; no decisions, no sealing, no HTTP. `kitir bench`
//! divides its figure by this one. A test counts what a real birth writes against the constants here.

use super::open;
use rusqlite::Connection;
use std::path::Path;

#[cfg(test)]
mod tests;

/// Acts of one birth: create, submit, review, approve, register.
const ACTS: usize = 5;
/// Entries that each act adds, and the bytes of particulars among them.
const ENTRIES: [i64; ACTS] = [5, 3, 2, 1, 2];
const PARTICULARS_BYTES: usize = 1_900;
const ACTION_BYTES: [usize; ACTS] = [104, 495, 137, 21, 57];
const TERMS: i64 = 29;
const CARD_BYTES: usize = 700;
const REGISTER_BYTES: usize = 2_000;
/// Whether the act queues a message.
const MESSAGES: [bool; ACTS] = [false, true, false, true, true];

const ADD_CASE: &str = "INSERT INTO applications (number, government, id, service, edition, language, stage, seq, round, due_order, newest_order, \
    changed_at, paused, ward, district, registry, card) VALUES (?1, 1, ?2, 'birth', 1, 'id', 'draft', 5, 1, ?1, ?1, ?1, 0, 'w', 'd', 'r', ?3)";
const CHANGE_CASE: &str = "UPDATE applications SET stage = ?2, seq = seq + 2, changed_at = ?3, card = coalesce(?4, card) WHERE number = ?1";
const ADD_ENTRY: &str = "INSERT INTO entries (government, application, seq, at, by, action, payload, particulars_hash) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7)";
const ADD_PARTICULARS: &str = "INSERT INTO particulars (government, application, seq, salt, sealed) VALUES (1, ?1, ?2, ?3, ?4)";
const ADD_TERM: &str = "INSERT INTO terms (government, term, application) VALUES (1, ?1, ?2)";
const ADD_RECEIPT: &str = "INSERT INTO receipts (government, application, number, token_hash, pin_hash) VALUES (1, ?1, ?2, ?3, ?4)";
const ADD_OUTBOX: &str = "INSERT INTO outbox (government, application, at, effect) VALUES (1, ?1, ?2, ?3)";
const ADD_REGISTER: &str = "INSERT INTO register (government, application, number, sealed) VALUES (1, ?1, ?2, ?3)";
const ADVANCE: &str = "UPDATE series SET last = last % 9999 + 1 WHERE government = 1";

/// Births per second with `batch` acts in a commit, over `births` births in a fresh database in this folder.
pub fn raw_limit(dir: &Path, batch: usize, births: u32) -> Result<f64, Box<dyn std::error::Error>> {
    std::fs::create_dir_all(dir)?;
    let mut connection = open::writing(&open::file(dir))?;
    connection.pragma_update(None, "wal_autocheckpoint", 4_000)?;
    open::migrate(&mut connection)?;
    connection.execute_batch("INSERT INTO governments (number, name) VALUES (1, 'limit'); INSERT INTO series VALUES (1, 'limit', 1);")?;
    #[allow(clippy::disallowed_methods, reason = "measuring time is what this function is for")]
    let begin = std::time::Instant::now();
    let mut open_acts = 0;
    connection.execute_batch("BEGIN IMMEDIATE")?;
    for act in 0..ACTS {
        for birth in 1..=i64::from(births) {
            write_act(&connection, act, birth)?;
            open_acts += 1;
            if open_acts == batch.max(1) {
                connection.execute_batch("COMMIT; BEGIN IMMEDIATE")?;
                open_acts = 0;
            }
        }
    }
    connection.execute_batch("COMMIT")?;
    Ok(f64::from(births) / begin.elapsed().as_secs_f64())
}

fn write_act(connection: &Connection, act: usize, birth: i64) -> Result<(), rusqlite::Error> {
    let blob = |length: usize| vec![0x5a_u8; length];
    let spread = birth.wrapping_mul(0x9E37_79B9_7F4A_7C15_u64.cast_signed());
    if act == 0 {
        connection.prepare_cached(ADD_CASE)?.execute((birth, spread.to_be_bytes().repeat(2), blob(CARD_BYTES)))?;
    } else {
        let card = (act == 1).then(|| blob(CARD_BYTES));
        connection.prepare_cached(CHANGE_CASE)?.execute((birth, ["", "submitted", "in_review", "approved", "signing"][act], birth, card))?;
    }
    let first: i64 = ENTRIES[..act].iter().sum();
    let action = "x".repeat(ACTION_BYTES[act]);
    for seq in first + 1..=first + ENTRIES[act] {
        let payload = (act == 0 && seq == 2).then(|| blob(32));
        connection.prepare_cached(ADD_ENTRY)?.execute((birth, seq, birth, "{\"who\":\"staff\",\"id\":\"officer\",\"name\":\"officer\"}", &action, &payload, &payload))?;
        if payload.is_some() {
            connection.prepare_cached(ADD_PARTICULARS)?.execute((birth, seq, blob(32), blob(PARTICULARS_BYTES)))?;
        }
    }
    if act == 1 {
        let mut add = connection.prepare_cached(ADD_TERM)?;
        for term in 0..TERMS {
            add.execute((spread.wrapping_add(term.wrapping_mul(0x5851_F42D_4C95_7F2D)), birth))?;
        }
        connection.prepare_cached(ADD_RECEIPT)?.execute((birth, format!("{birth:09}"), spread.to_be_bytes().repeat(4), blob(32)))?;
    }
    if MESSAGES[act] {
        connection.prepare_cached(ADD_OUTBOX)?.execute((birth, birth, "{\"effect\":\"notify\",\"notice\":\"sent\",\"args\":[[\"due\",\"2026-11-25\"]]}"))?;
    }
    if act == 4 {
        connection.prepare_cached(ADD_REGISTER)?.execute((birth, format!("9901-LU-24112026-{birth}"), blob(REGISTER_BYTES)))?;
        connection.prepare_cached(ADVANCE)?.execute([])?;
    }
    Ok(())
}
