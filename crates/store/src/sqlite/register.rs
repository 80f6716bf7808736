//! The register and its series.
//!
//! **Invariant:** a serial is the former one plus one, checked in the writing transaction and guarded by unique indexes.

use super::{
    fault::broken,
    tx::{Case, Government, Tx},
};
use crate::{contract::Fault, keys::Place, ring::REGISTER};
use application::{ApplicationId, facts::Taken};
use catalogue::GovernmentId;
use registry::{RegisterEntry, RegistrationNumber, Series};
use rusqlite::OptionalExtension as _;

pub(super) const LAST_SERIAL: &str = "SELECT last FROM series WHERE government = ?1 AND series = ?2";
pub(super) const BEGIN_SERIES: &str = "INSERT INTO series (government, series, last) VALUES (?1, ?2, 1)";
pub(super) const ADVANCE_SERIES: &str = "UPDATE series SET last = ?3 WHERE government = ?1 AND series = ?2 AND last = ?3 - 1";
pub(super) const ADD_REGISTER: &str = "INSERT INTO register (government, application, number, sealed) VALUES (?1, ?2, ?3, ?4)";
pub(super) const FIND_REGISTER: &str = "SELECT number, sealed FROM register WHERE government = ?1 AND application = ?2";
pub(super) const FIND_REGISTER_BY_NUMBER: &str = "SELECT application, sealed FROM register WHERE government = ?1 AND number = ?2";
pub(super) const NOTE_RECORDED: &str = "INSERT INTO recorded_elsewhere (government, certificate_sha256, application) VALUES (?1, ?2, ?3)";
pub(super) const FIND_RECORDED: &str = "SELECT application FROM recorded_elsewhere WHERE government = ?1 AND certificate_sha256 = ?2";

pub(super) fn next_serial(tx: &Tx<'_>, government: Government<'_>, series: &Series) -> Result<u32, Fault> {
    let last: Option<u32> = tx.prepare(LAST_SERIAL)?.query_row((government.number, series.to_string()), |row| row.get(0)).optional()?;
    Ok(last.map_or(1, |last| last + 1))
}

pub(super) fn write(tx: &Tx<'_>, government: Government<'_>, case: Case, entry: &RegisterEntry, series: &Series, serial: u32) -> Result<(), Fault> {
    let number = series.number(serial).map_err(|_| broken("a serial outside its series"))?;
    if number != entry.number {
        return Err(broken("an entry with a number of another series"));
    }
    advance(tx, government, series, serial)?;
    add(tx, government, case, entry)
}

/// A series moves on by one: to a register entry, or to a receipt for money.
pub(super) fn advance(tx: &Tx<'_>, government: Government<'_>, series: &Series, serial: u32) -> Result<(), Fault> {
    let series = series.to_string();
    let changed = match serial {
        // A series that began already makes the insert fail.
        1 => tx.prepare(BEGIN_SERIES)?.execute((government.number, &series))?,
        _ => tx.prepare(ADVANCE_SERIES)?.execute((government.number, &series, serial))?,
    };
    if changed == 1 { Ok(()) } else { Err(broken("a serial that is not the next one")) }
}

fn add(tx: &Tx<'_>, government: Government<'_>, case: Case, entry: &RegisterEntry) -> Result<(), Fault> {
    let plain = zeroize::Zeroizing::new(serde_json::to_vec(entry)?);
    let sealed = tx.keys.seal_by(REGISTER, place(government, &row(case.id, &entry.number)), &plain);
    tx.prepare(ADD_REGISTER)?.execute((government.number, case.number, entry.number.as_str(), sealed))?;
    Ok(())
}

/// An entry that another system made: its number comes with it, and no series of ours moves.
pub(super) fn write_recorded(
    tx: &Tx<'_>, government: Government<'_>, case: Case, entry: &RegisterEntry, certificate_sha256: &str,
) -> Result<(), Fault> {
    add(tx, government, case, entry)?;
    note_recorded(tx, government, case, certificate_sha256)
}

/// A PDF from outside is one case's.
pub(super) fn note_recorded(tx: &Tx<'_>, government: Government<'_>, case: Case, certificate_sha256: &str) -> Result<(), Fault> {
    tx.prepare(NOTE_RECORDED)?.execute((government.number, certificate_sha256, case.number))?;
    Ok(())
}

/// What another case has already of what is brought back from outside.
pub(super) fn taken(
    tx: &Tx<'_>, government: Government<'_>, except: ApplicationId, number: &RegistrationNumber, certificate_sha256: &str,
) -> Result<Taken, Fault> {
    let other = |sql: &'static str, value: &str| -> Result<bool, Fault> {
        let found: Option<i64> = tx.prepare(sql)?.query_row((government.number, value), |row| row.get(0)).optional()?;
        found.map_or(Ok(false), |case| Ok(tx.id_of(case)? != except))
    };
    Ok(Taken { number: other(FIND_REGISTER_BY_NUMBER, number.as_str())?, certificate: other(FIND_RECORDED, certificate_sha256)? })
}

/// An entry from no series: older than this program, under the number of its book.
pub(super) fn keep(tx: &Tx<'_>, government: Government<'_>, case: Case, entry: &RegisterEntry) -> Result<(), Fault> {
    add(tx, government, case, entry)
}

/// An entry belongs to its case and its number; moved to another of either it does not open.
fn row(case: ApplicationId, number: &RegistrationNumber) -> Vec<u8> {
    [case.0.as_slice(), number.as_str().as_bytes()].concat()
}

fn place<'a>(government: Government<'a>, row: &'a [u8]) -> Place<'a> {
    Place { table: "register", government: government.name, row, column: "sealed" }
}

/// The same entry under the newest secret.
pub(super) fn resealed(
    tx: &Tx<'_>, government: Government<'_>, case: ApplicationId, number: &RegistrationNumber, sealed: &[u8],
) -> Result<Vec<u8>, Fault> {
    let plain = open_plain(tx, government, case, number, sealed)?;
    Ok(tx.keys.seal_by(REGISTER, place(government, &row(case, number)), &plain))
}

fn open(tx: &Tx<'_>, government: Government<'_>, case: ApplicationId, number: &RegistrationNumber, sealed: &[u8]) -> Result<RegisterEntry, Fault> {
    Ok(serde_json::from_slice(&open_plain(tx, government, case, number, sealed)?)?)
}

fn open_plain(
    tx: &Tx<'_>, government: Government<'_>, case: ApplicationId, number: &RegistrationNumber, sealed: &[u8],
) -> Result<zeroize::Zeroizing<Vec<u8>>, Fault> {
    let opened = tx.keys.open_sealed(REGISTER, place(government, &row(case, number)), sealed);
    // The first entries were bound to their number alone.
    let plain = opened.or_else(|_| tx.keys.open_sealed(REGISTER, place(government, number.as_str().as_bytes()), sealed))?;
    Ok(zeroize::Zeroizing::new(plain))
}

pub(super) fn find_entry(tx: &Tx<'_>, government: &GovernmentId, id: ApplicationId) -> Result<Option<RegisterEntry>, Fault> {
    let Some((government, case)) = tx.find(government, id)? else { return Ok(None) };
    entry_of(tx, government, case)
}

pub(super) fn entry_of(tx: &Tx<'_>, government: Government<'_>, case: Case) -> Result<Option<RegisterEntry>, Fault> {
    let mut statement = tx.prepare(FIND_REGISTER)?;
    let row: Option<(String, Vec<u8>)> =
        statement.query_row((government.number, case.number), |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let Some((number, sealed)) = row else { return Ok(None) };
    let number = RegistrationNumber::read(&number).ok_or_else(|| broken("an entry under no number"))?;
    open(tx, government, case.id, &number, &sealed).map(Some)
}

/// The case that an entry belongs to.
pub(super) fn case_of_number(tx: &Tx<'_>, government: Government<'_>, number: &RegistrationNumber) -> Result<Option<ApplicationId>, Fault> {
    let mut statement = tx.prepare(FIND_REGISTER_BY_NUMBER)?;
    let case: Option<i64> = statement.query_row((government.number, number.as_str()), |row| row.get(0)).optional()?;
    case.map(|case| tx.id_of(case)).transpose()
}

pub(super) fn find_entry_by_number(
    tx: &Tx<'_>,
    government: &GovernmentId,
    number: &RegistrationNumber,
) -> Result<Option<(ApplicationId, RegisterEntry)>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(None) };
    let mut statement = tx.prepare(FIND_REGISTER_BY_NUMBER)?;
    let row: Option<(i64, Vec<u8>)> =
        statement.query_row((government.number, number.as_str()), |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let Some((case, sealed)) = row else { return Ok(None) };
    let case = tx.id_of(case)?;
    Ok(Some((case, open(tx, government, case, number, &sealed)?)))
}
