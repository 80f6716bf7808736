//! Opening a store: folder, settings, migrations, keys.
//!
//! **Invariant:** a schema newer than this program, a changed migration or other keys are refused before anything is written.

use crate::{contract::Fault, ring::{Locked, Ring}};
use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior, config::DbConfig};
use sha2::{Digest as _, Sha256};
use std::path::{Path, PathBuf};

/// Never edited once shipped: each is remembered with its checksum.
pub(super) const MIGRATIONS: [&str; 22] = [
    include_str!("migrations/0001_cases.sql"),
    include_str!("migrations/0002_tallies.sql"),
    include_str!("migrations/0003_case_keys.sql"),
    include_str!("migrations/0004_identities.sql"),
    include_str!("migrations/0005_drafts_of_offices.sql"),
    include_str!("migrations/0006_erasures.sql"),
    include_str!("migrations/0007_sights.sql"),
    include_str!("migrations/0008_second_person.sql"),
    include_str!("migrations/0009_accounts.sql"),
    include_str!("migrations/0010_staff_security.sql"),
    include_str!("migrations/0011_watch.sql"),
    include_str!("migrations/0012_account_passkeys.sql"),
    include_str!("migrations/0013_recorded_elsewhere.sql"),
    include_str!("migrations/0014_outages.sql"),
    include_str!("migrations/0015_machine_tokens.sql"),
    include_str!("migrations/0016_ledger.sql"),
    include_str!("migrations/0017_notifications.sql"),
    include_str!("migrations/0018_annotations.sql"),
    include_str!("migrations/0019_contests.sql"),
    include_str!("migrations/0020_stand_ins.sql"),
    include_str!("migrations/0021_handed_on.sql"),
    include_str!("migrations/0022_outputs.sql"),
];

pub(super) const CREATE_MIGRATIONS: &str =
    "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, checksum BLOB NOT NULL) STRICT";
pub(super) const MIGRATIONS_DONE: &str = "SELECT number, checksum FROM migrations ORDER BY number";
pub(super) const NOTE_MIGRATION: &str = "INSERT INTO migrations (number, checksum) VALUES (?1, ?2)";
pub(super) const KEY_MARK: &str = "SELECT mark FROM key_mark";
pub(super) const GOVERNMENTS: &str = "SELECT name FROM governments ORDER BY number";
pub(super) const NOTE_KEY_MARK: &str = "INSERT INTO key_mark (one, mark) VALUES (1, ?1)";

#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the data folder cannot be used: {0}")]
    Folder(#[from] std::io::Error),
    #[error("the database cannot be used: {0}")]
    Database(#[from] rusqlite::Error),
    #[error("the document folder cannot be used: {0}")]
    Documents(#[from] object_store::Error),
    #[error("the database has schema {found}, this program knows {known}: start a newer program")]
    NewerSchema { found: u32, known: u32 },
    #[error("migration {number} was changed after it had run on this database: restore the program or the database")]
    ChangedMigration { number: u32 },
    #[error("these keys are not the ones that seal this database")]
    OtherKeys,
    #[error("the key store keys.sqlite is missing or of another database: put its copy back, or restore the recovery copy")]
    KeysLost,
    #[error("the key store cannot be used: {0}")]
    Keys(Fault),
}

/// Name of the database inside the data folder.
pub(super) fn file(dir: &Path) -> PathBuf {
    dir.join("kitir.sqlite")
}

/// A connection that may write. Commits reach the disk before they return.
pub(super) fn writing(file: &Path) -> Result<Connection, rusqlite::Error> {
    let connection = Connection::open(file)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // Pages are moved from the log to the file by a thread of its own; see `checkpoint`.
    connection.pragma_update(None, "wal_autocheckpoint", 0)?;
    connection.pragma_update(None, "cache_size", -16_000)?;
    settle(&connection)?;
    Ok(connection)
}

pub(super) fn reading(file: &Path) -> Result<Connection, rusqlite::Error> {
    let connection = Connection::open(file)?;
    connection.pragma_update(None, "query_only", true)?;
    connection.pragma_update(None, "cache_size", -4_000)?;
    settle(&connection)?;
    Ok(connection)
}

fn settle(connection: &Connection) -> Result<(), rusqlite::Error> {
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // A statement is planned once, whatever is bound to it later. Without this SQLite, which keeps statistics, plans many of them anew at
    // each run: a tenth of a birth's processor time.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

impl From<Locked> for OpenError {
    fn from(locked: Locked) -> Self {
        match locked {
            Locked::OtherKeys => Self::OtherKeys,
            Locked::Lost => Self::KeysLost,
            Locked::Fault(fault) => Self::Keys(fault),
        }
    }
}

/// What the database remembers of the keys that seal it; None when it is new.
pub(super) fn key_mark(connection: &Connection) -> Result<Option<Vec<u8>>, OpenError> {
    Ok(connection.query_row(KEY_MARK, [], |row| row.get(0)).optional()?)
}

/// Remembers the keys of a new database, and makes the secrets of governments that have none yet.
pub(super) fn settle_keys(connection: &Connection, keys: &Ring) -> Result<(), OpenError> {
    if key_mark(connection)?.is_none() {
        connection.execute(NOTE_KEY_MARK, [keys.mark()])?;
    }
    let names: Vec<String> = connection.prepare(GOVERNMENTS)?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    names.iter().try_for_each(|name| keys.ensure(name)).map_err(OpenError::Keys)
}

/// Brings the schema up to date, in one transaction.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), OpenError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    transaction.execute_batch(CREATE_MIGRATIONS)?;
    let done: Vec<(u32, Vec<u8>)> = transaction
        .prepare(MIGRATIONS_DONE)?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    let known = u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX);
    if let Some((found, _)) = done.iter().find(|(number, _)| *number > known) {
        return Err(OpenError::NewerSchema { found: *found, known });
    }
    for (number, text) in (1..).zip(MIGRATIONS) {
        let checksum = Sha256::digest(text.as_bytes());
        match done.iter().find(|(noted, _)| *noted == number) {
            Some((_, noted)) if noted.as_slice() == checksum.as_slice() => {}
            Some(_) => return Err(OpenError::ChangedMigration { number }),
            None => {
                transaction.execute_batch(text)?;
                transaction.execute(NOTE_MIGRATION, (number, checksum.as_slice()))?;
            }
        }
    }
    transaction.commit()?;
    Ok(())
}
