//! What every statement needs: the connection inside a transaction, the keys, and the government's number.

use super::{fault::broken, known::Known};
use crate::{contract::Fault, ring::Ring};
use application::ApplicationId;
use catalogue::GovernmentId;
use rusqlite::{CachedStatement, Connection, OptionalExtension as _};

pub(super) const FIND_GOVERNMENT: &str = "SELECT number FROM governments WHERE name = ?1";
pub(super) const ADD_GOVERNMENT: &str = "INSERT INTO governments (name) VALUES (?1)";
pub(super) const NAME_OF_GOVERNMENT: &str = "SELECT name FROM governments WHERE number = ?1";
pub(super) const FIND_CASE: &str = "SELECT number, seq, key_slot FROM applications WHERE government = ?1 AND id = ?2";
pub(super) const ID_OF_CASE: &str = "SELECT id FROM applications WHERE number = ?1";

pub(super) struct Tx<'a> {
    pub connection: &'a Connection,
    pub keys: &'a Ring,
    /// Not for lists and searches, which would push out what is acted on.
    pub known: Option<&'a Known>,
}

/// A government as rows know it.
#[derive(Clone, Copy)]
pub(super) struct Government<'a> {
    pub number: i64,
    pub name: &'a str,
}

/// A case as rows know it.
#[derive(Clone, Copy)]
pub(super) struct Case {
    pub number: i64,
    pub id: ApplicationId,
    pub seq: u32,
    /// Which key seals its rows; None for a case that began before cases had keys.
    pub key_slot: Option<i64>,
}

impl Tx<'_> {
    pub(super) fn prepare(&self, sql: &'static str) -> Result<CachedStatement<'_>, rusqlite::Error> {
        self.connection.prepare_cached(sql)
    }

    /// None when nothing was ever stored for it.
    pub(super) fn find_government<'g>(&self, id: &'g GovernmentId) -> Result<Option<Government<'g>>, Fault> {
        let number = self.prepare(FIND_GOVERNMENT)?.query_row([id.as_str()], |row| row.get(0)).optional()?;
        Ok(number.map(|number| Government { number, name: id.as_str() }))
    }

    /// In the writing thread only.
    pub(super) fn government<'g>(&self, id: &'g GovernmentId) -> Result<Government<'g>, Fault> {
        self.keys.ensure(id.as_str())?;
        if let Some(found) = self.find_government(id)? {
            return Ok(found);
        }
        self.prepare(ADD_GOVERNMENT)?.execute([id.as_str()])?;
        Ok(Government { number: self.connection.last_insert_rowid(), name: id.as_str() })
    }

    pub(super) fn find_case(&self, government: Government<'_>, id: ApplicationId) -> Result<Option<Case>, Fault> {
        let mut statement = self.prepare(FIND_CASE)?;
        let found = statement.query_row((government.number, id.0), |row| Ok(Case { number: row.get(0)?, id, seq: row.get(1)?, key_slot: row.get(2)? }));
        Ok(found.optional()?)
    }

    /// Government and case at once, for reads that answer "none" when either is unknown.
    pub(super) fn find<'g>(&self, government: &'g GovernmentId, id: ApplicationId) -> Result<Option<(Government<'g>, Case)>, Fault> {
        let Some(government) = self.find_government(government)? else { return Ok(None) };
        Ok(self.find_case(government, id)?.map(|case| (government, case)))
    }

    pub(super) fn id_of(&self, number: i64) -> Result<ApplicationId, Fault> {
        let id: Option<[u8; 16]> = self.prepare(ID_OF_CASE)?.query_row([number], |row| row.get(0)).optional()?;
        id.map(ApplicationId).ok_or_else(|| broken("a row of a case without a case"))
    }

    pub(super) fn name_of_government(&self, number: i64) -> Result<GovernmentId, Fault> {
        let name: String = self.prepare(NAME_OF_GOVERNMENT)?.query_row([number], |row| row.get(0))?;
        Ok(GovernmentId::new(&name))
    }
}

/// Every row, each read by `read`.
pub(super) fn all<T>(mut rows: rusqlite::Rows<'_>, read: impl Fn(&rusqlite::Row<'_>) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(row)?);
    }
    Ok(found)
}
