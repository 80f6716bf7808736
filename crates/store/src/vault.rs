//! The key store: a small database of its own, `keys.sqlite`, with every key wrapped by another.
//!
//! It is apart from the database of cases because of backups: whoever keeps a copy of the cases for years must not keep with it the key
//! of a case that was erased. Copies of this file are kept for [`COPIES_DAYS`] days at most; then an erased case is gone everywhere.
//!
//! **Invariant:** a key is on disk here before anything is sealed with it. What an erased key was is overwritten, in the file and in its log.

use crate::contract::Fault;
use rusqlite::{Connection, OptionalExtension as _, TransactionBehavior};
use std::{
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// How long a copy of the key store may be kept. The last copy of an erased case's key dies so many days after the erasure.
pub const COPIES_DAYS: i64 = 35;

/// Name of the key store inside the data folder.
pub const FILE: &str = "keys.sqlite";

const SCHEMA: &str = "
CREATE TABLE IF NOT EXISTS secrets (
    -- '' for those of the whole store.
    government TEXT NOT NULL,
    purpose TEXT NOT NULL,
    version INTEGER NOT NULL,
    wrapped BLOB NOT NULL,
    PRIMARY KEY (government, purpose, version)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS case_keys (
    slot INTEGER PRIMARY KEY AUTOINCREMENT,
    government TEXT NOT NULL,
    -- Of the secret that wraps it.
    version INTEGER NOT NULL,
    -- None once erased.
    wrapped BLOB,
    -- A case that will begin with this key: its documents came first.
    reserved_for BLOB,
    erased_at INTEGER
) STRICT;
CREATE INDEX IF NOT EXISTS case_keys_by_version ON case_keys (government, version);
CREATE UNIQUE INDEX IF NOT EXISTS case_keys_reserved ON case_keys (government, reserved_for) WHERE reserved_for IS NOT NULL;
";
const SECRETS: &str = "SELECT government, purpose, version, wrapped FROM secrets ORDER BY government, purpose, version";
const ADD_SECRET: &str = "INSERT INTO secrets (government, purpose, version, wrapped) VALUES (?1, ?2, ?3, ?4)";
const CHANGE_SECRET: &str = "INSERT INTO secrets (government, purpose, version, wrapped) VALUES (?1, ?2, ?3, ?4) \
    ON CONFLICT DO UPDATE SET wrapped = excluded.wrapped";
const REMOVE_SECRET: &str = "DELETE FROM secrets WHERE government = ?1 AND purpose = ?2 AND version = ?3";
const LAST_SLOT: &str = "SELECT seq FROM sqlite_sequence WHERE name = 'case_keys'";
const ADD_CASE_KEY: &str = "INSERT INTO case_keys (slot, government, version, wrapped, reserved_for) VALUES (?1, ?2, ?3, ?4, ?5)";
const FIND_CASE_KEY: &str = "SELECT government, version, wrapped FROM case_keys WHERE slot = ?1";
const FIND_RESERVED: &str = "SELECT slot FROM case_keys WHERE government = ?1 AND reserved_for = ?2";
const ERASE_CASE_KEY: &str = "UPDATE case_keys SET wrapped = NULL, erased_at = ?2 WHERE slot = ?1 AND wrapped IS NOT NULL";
const OLDER_CASE_KEYS: &str =
    "SELECT slot, version, wrapped FROM case_keys WHERE government = ?1 AND version < ?2 AND wrapped IS NOT NULL ORDER BY version LIMIT 1000";
const REWRAP_CASE_KEY: &str = "UPDATE case_keys SET version = ?2, wrapped = ?3 WHERE slot = ?1";

/// A wrapped secret: government, purpose, version, sealed bytes.
pub(crate) type Secret = (String, String, u8, Vec<u8>);

/// A wrapped case key to be stored.
pub(crate) struct Fresh {
    pub slot: i64,
    pub wrapped: Vec<u8>,
    pub reserved_for: Option<[u8; 16]>,
}

pub(crate) struct Vault(Mutex<Connection>);

impl Vault {
    pub(crate) fn open(file: &Path) -> Result<Self, rusqlite::Error> {
        let connection = Connection::open(file)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "secure_delete", true)?;
        connection.busy_timeout(std::time::Duration::from_secs(5))?;
        connection.execute_batch(SCHEMA)?;
        Ok(Self(Mutex::new(connection)))
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// All or nothing, on disk when it returns.
    fn write<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Fault>) -> Result<T, Fault> {
        let mut connection = self.connection();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&transaction)?;
        transaction.commit()?;
        Ok(done)
    }

    pub(crate) fn secrets(&self) -> Result<Vec<Secret>, Fault> {
        let connection = self.connection();
        let mut statement = connection.prepare(SECRETS)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    pub(crate) fn add_secrets(&self, secrets: &[Secret]) -> Result<(), Fault> {
        self.write(|connection| {
            let mut add = connection.prepare(ADD_SECRET)?;
            put_all(&mut add, secrets)
        })
    }

    /// Puts each in the place of its former wrapping, or beside the others.
    pub(crate) fn change_secrets(&self, secrets: &[Secret]) -> Result<(), Fault> {
        self.write(|connection| {
            let mut change = connection.prepare(CHANGE_SECRET)?;
            put_all(&mut change, secrets)
        })?;
        self.wipe_log()
    }

    pub(crate) fn remove_secret(&self, government: &str, purpose: &str, version: u8) -> Result<(), Fault> {
        self.write(|connection| Ok(connection.execute(REMOVE_SECRET, (government, purpose, version))?))?;
        self.wipe_log()
    }

    /// Stores `count` keys, or those made so far, under the numbers after the last one ever given.
    pub(crate) fn add_case_keys(
        &self, government: &str, version: u8, count: usize, make: impl Fn(i64) -> Fresh,
    ) -> Result<Vec<i64>, Fault> {
        self.write(|connection| {
            let last: Option<i64> = connection.query_row(LAST_SLOT, [], |row| row.get(0)).optional()?;
            let mut add = connection.prepare_cached(ADD_CASE_KEY)?;
            let slots: Vec<i64> = (last.unwrap_or(0) + 1..).take(count).collect();
            for slot in &slots {
                let fresh = make(*slot);
                add.execute((fresh.slot, government, version, fresh.wrapped, fresh.reserved_for))?;
            }
            Ok(slots)
        })
    }

    /// Government, version of the wrapping, wrapped key; the key is None once erased.
    pub(crate) fn find_case_key(&self, slot: i64) -> Result<Option<(String, u8, Option<Vec<u8>>)>, Fault> {
        let connection = self.connection();
        let mut statement = connection.prepare_cached(FIND_CASE_KEY)?;
        Ok(statement.query_row([slot], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?)
    }

    pub(crate) fn find_reserved(&self, government: &str, case: [u8; 16]) -> Result<Option<i64>, Fault> {
        let connection = self.connection();
        let mut statement = connection.prepare_cached(FIND_RESERVED)?;
        Ok(statement.query_row((government, case), |row| row.get(0)).optional()?)
    }

    /// Overwrites it; false when it was erased before.
    pub(crate) fn erase_case_key(&self, slot: i64, at_micros: i64) -> Result<bool, Fault> {
        let erased = self.write(|connection| Ok(connection.execute(ERASE_CASE_KEY, (slot, at_micros))? == 1))?;
        if erased {
            self.wipe_log()?;
        }
        Ok(erased)
    }

    /// Wraps up to a thousand keys anew; how many there were.
    pub(crate) fn rewrap_case_keys(
        &self, government: &str, version: u8, rewrap: impl Fn(i64, u8, &[u8]) -> Result<Vec<u8>, Fault>,
    ) -> Result<usize, Fault> {
        self.write(|connection| {
            let older: Vec<(i64, u8, Vec<u8>)> = connection
                .prepare_cached(OLDER_CASE_KEYS)?
                .query_map((government, version), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
                .collect::<Result<_, _>>()?;
            let mut change = connection.prepare_cached(REWRAP_CASE_KEY)?;
            for (slot, former, wrapped) in &older {
                change.execute((slot, version, rewrap(*slot, *former, wrapped)?))?;
            }
            Ok(older.len())
        })
    }

    /// Old pages stand in the write-ahead log until it is emptied.
    pub(crate) fn wipe_log(&self) -> Result<(), Fault> {
        self.connection().query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        Ok(())
    }
}

fn put_all(statement: &mut rusqlite::Statement<'_>, secrets: &[Secret]) -> Result<(), Fault> {
    for (government, purpose, version, wrapped) in secrets {
        statement.execute((government, purpose, version, wrapped))?;
    }
    Ok(())
}
