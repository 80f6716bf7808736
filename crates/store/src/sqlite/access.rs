//! Who looked at which record. Written in the transaction that reads; opening never changes the case.

use super::{
    log,
    times::{at, micros},
    tx::{Government, Tx},
};
use crate::contract::{Access, AccessRow, Fault};
use application::{Application, ApplicationId};
use catalogue::GovernmentId;

pub(super) const ADD_ACCESS: &str = "INSERT INTO accesses (government, application, number, at, by, purpose) VALUES (?1, ?2, \
    (SELECT coalesce(max(number), 0) + 1 FROM accesses WHERE government = ?1 AND application = ?2), ?3, ?4, ?5)";
pub(super) const ACCESSES: &str =
    "SELECT at, by, purpose FROM accesses WHERE government = ?1 AND application = ?2 ORDER BY number DESC LIMIT 200";

pub(super) fn note(tx: &Tx<'_>, government: Government<'_>, cases: impl IntoIterator<Item = i64>, access: &Access) -> Result<(), Fault> {
    let by = log::by_json(&access.actor)?;
    let mut insert = tx.prepare(ADD_ACCESS)?;
    for case in cases {
        insert.execute((government.number, case, micros(access.at), &by, &access.purpose))?;
    }
    Ok(())
}

pub(super) fn open_record(tx: &Tx<'_>, government: &GovernmentId, id: ApplicationId, access: &Access) -> Result<Option<Application>, Fault> {
    let Some((government, case)) = tx.find(government, id)? else { return Ok(None) };
    note(tx, government, [case.number], access)?;
    log::load(tx, government, case).map(Some)
}

pub(super) fn list(tx: &Tx<'_>, government: &GovernmentId, id: ApplicationId) -> Result<Vec<AccessRow>, Fault> {
    let Some((government, case)) = tx.find(government, id)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(ACCESSES)?;
    let mut rows = statement.query((government.number, case.number))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let by: String = row.get(1)?;
        found.push(AccessRow { at: at(row.get(0)?)?, actor: serde_json::from_str(&by)?, purpose: row.get(2)? });
    }
    Ok(found)
}
