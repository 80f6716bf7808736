//! Passkeys of staff: found by a keyed hash of what names them, sealed.

use super::{
    times::{at as moment, maybe_at, micros},
    tx::{Government, Tx},
};
use crate::{
    contract::{Fault, PasskeyRow},
    keys::Place,
};
use application::StaffId;
use catalogue::GovernmentId;
use rusqlite::Row;
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

pub(super) const ADD_PASSKEY: &str = "INSERT INTO passkeys (government, id_hash, staff, name, sealed, added_at, used_at, trusted_from) \
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING";
pub(super) const PASSKEYS: &str = "SELECT id_hash, staff, name, sealed, added_at, used_at, trusted_from FROM passkeys \
    WHERE government = ?1 AND staff = ?2 ORDER BY added_at LIMIT 100";
pub(super) const FIND_PASSKEY: &str =
    "SELECT id_hash, staff, name, sealed, added_at, used_at, trusted_from FROM passkeys WHERE government = ?1 AND id_hash = ?2";
pub(super) const USE_PASSKEY: &str =
    "UPDATE passkeys SET used_at = ?3, sealed = coalesce(?4, sealed) WHERE government = ?1 AND id_hash = ?2";
pub(super) const REMOVE_PASSKEY: &str = "DELETE FROM passkeys WHERE government = ?1 AND id_hash = ?2 AND staff = ?3";
pub(super) const REMOVE_PASSKEYS: &str = "DELETE FROM passkeys WHERE government = ?1 AND staff = ?2";

/// What is sealed.
#[derive(Serialize, Deserialize)]
struct Sealed {
    id: Vec<u8>,
    passkey: Vec<u8>,
}

pub(super) fn add(tx: &Tx<'_>, government: &GovernmentId, row: &PasskeyRow) -> Result<bool, Fault> {
    let government = tx.government(government)?;
    let hash = hash(tx, government, &row.id);
    let sealed = seal(tx, government, &hash, &row.id, &row.passkey)?;
    let used = row.used_at.map(micros);
    let values = (government.number, hash, &row.staff.0, &row.name, sealed, micros(row.added_at), used, micros(row.trusted_from));
    Ok(tx.prepare(ADD_PASSKEY)?.execute(values)? == 1)
}

pub(super) fn list(tx: &Tx<'_>, government: &GovernmentId, staff: &StaffId) -> Result<Vec<PasskeyRow>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(PASSKEYS)?;
    let mut rows = statement.query((government.number, &staff.0))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(tx, government, row)?);
    }
    Ok(found)
}

pub(super) fn find(tx: &Tx<'_>, government: &GovernmentId, id: &[u8]) -> Result<Option<PasskeyRow>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(None) };
    let mut statement = tx.prepare(FIND_PASSKEY)?;
    let mut rows = statement.query((government.number, hash(tx, government, id)))?;
    rows.next()?.map(|row| read(tx, government, row)).transpose()
}

pub(super) fn note_use(tx: &Tx<'_>, government: &GovernmentId, id: &[u8], changed: Option<&[u8]>, at: OffsetDateTime) -> Result<(), Fault> {
    let government = tx.government(government)?;
    let hash = hash(tx, government, id);
    let sealed = changed.map(|passkey| seal(tx, government, &hash, id, passkey)).transpose()?;
    tx.prepare(USE_PASSKEY)?.execute((government.number, hash, micros(at), sealed))?;
    Ok(())
}

pub(super) fn remove(tx: &Tx<'_>, government: &GovernmentId, staff: &StaffId, id: &[u8]) -> Result<bool, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(false) };
    Ok(tx.prepare(REMOVE_PASSKEY)?.execute((government.number, hash(tx, government, id), &staff.0))? == 1)
}

pub(super) fn remove_all(tx: &Tx<'_>, government: Government<'_>, staff: &StaffId) -> Result<(), Fault> {
    tx.prepare(REMOVE_PASSKEYS)?.execute((government.number, &staff.0))?;
    Ok(())
}

fn hash(tx: &Tx<'_>, government: Government<'_>, id: &[u8]) -> [u8; 32] {
    tx.keys.token_hash(government.name, "passkey", id)
}

fn place<'a>(government: &'a str, hash: &'a [u8; 32]) -> Place<'a> {
    Place { table: "passkeys", government, row: hash, column: "sealed" }
}

fn seal(tx: &Tx<'_>, government: Government<'_>, hash: &[u8; 32], id: &[u8], passkey: &[u8]) -> Result<Vec<u8>, Fault> {
    let plain = serde_json::to_vec(&Sealed { id: id.to_vec(), passkey: passkey.to_vec() })?;
    Ok(tx.keys.seal(place(government.name, hash), &plain))
}

fn read(tx: &Tx<'_>, government: Government<'_>, row: &Row<'_>) -> Result<PasskeyRow, Fault> {
    let (hash, sealed): ([u8; 32], Vec<u8>) = (row.get(0)?, row.get(3)?);
    let opened: Sealed = serde_json::from_slice(&tx.keys.open(place(government.name, &hash), &sealed)?)?;
    Ok(PasskeyRow {
        id: opened.id,
        staff: StaffId(row.get(1)?),
        name: row.get(2)?,
        passkey: opened.passkey,
        added_at: moment(row.get(4)?)?,
        used_at: maybe_at(row.get(5)?)?,
        trusted_from: moment(row.get(6)?)?,
    })
}
