//! The kitir: number, token and PIN.
//!
//! The number stands in clear: it is printed, read aloud and part of the log, and opens nothing without the PIN. The PIN is a keyed
//! hash bound to its case, the token a keyed hash of a keyed hash.

use super::{
    times::{at as moment, micros},
    tx::{Case, Government, Tx},
};
use crate::contract::{Fault, PIN_LOCK, PIN_TRIES, PinCheck};
use application::{ApplicationId, NewReceipt, Pin, ReceiptNumber};
use catalogue::GovernmentId;
use rusqlite::OptionalExtension as _;
use time::OffsetDateTime;

/// A new PIN for an old number: the old PIN is dead and the wrong tries against it are forgotten.
pub(super) const PUT_RECEIPT: &str = "INSERT INTO receipts (government, application, number, token_hash, pin_hash) VALUES (?1, ?2, ?3, ?4, ?5) \
    ON CONFLICT (government, application) DO UPDATE SET number = excluded.number, pin_hash = excluded.pin_hash, wrong = 0, \
    locked_until = NULL, pin_of = NULL";
pub(super) const FIND_BY_NUMBER: &str = "SELECT application FROM receipts WHERE government = ?1 AND number = ?2";
pub(super) const FIND_BY_TOKEN: &str = "SELECT application FROM receipts WHERE government = ?1 AND token_hash = ?2";
pub(super) const FIND_PIN: &str = "SELECT pin_hash, wrong, locked_until, pin_of FROM receipts WHERE government = ?1 AND application = ?2";
pub(super) const COUNT_PIN: &str = "UPDATE receipts SET wrong = ?3, locked_until = ?4 WHERE government = ?1 AND application = ?2";

pub(super) fn write(tx: &Tx<'_>, government: Government<'_>, case: Case, new: &NewReceipt) -> Result<(), Fault> {
    let token_hash = token_hash(tx, government, case.id);
    let pin_hash = tx.keys.pin_hash(government.name, case.id, &new.pin);
    tx.prepare(PUT_RECEIPT)?.execute((government.number, case.number, new.number.as_str(), token_hash, pin_hash))?;
    Ok(())
}

/// Of the address that its slip carries.
pub(super) fn token_hash(tx: &Tx<'_>, government: Government<'_>, id: ApplicationId) -> [u8; 32] {
    tx.keys.token_hash(government.name, "qr", &tx.keys.token(government.name, id))
}

pub(super) fn find_by_number(tx: &Tx<'_>, government: &GovernmentId, number: &ReceiptNumber) -> Result<Option<ApplicationId>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(None) };
    let case = tx.prepare(FIND_BY_NUMBER)?.query_row((government.number, number.as_str()), |row| row.get(0)).optional()?;
    case.map(|case| tx.id_of(case)).transpose()
}

pub(super) fn find_by_token(tx: &Tx<'_>, government: &GovernmentId, token: [u8; 16]) -> Result<Option<ApplicationId>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(None) };
    let hash = tx.keys.token_hash(government.name, "qr", &token);
    let case = tx.prepare(FIND_BY_TOKEN)?.query_row((government.number, hash), |row| row.get(0)).optional()?;
    case.map(|case| tx.id_of(case)).transpose()
}

pub(super) fn check_pin(tx: &Tx<'_>, government: &GovernmentId, id: ApplicationId, pin: &Pin, at: OffsetDateTime) -> Result<PinCheck, Fault> {
    let Some((government, case)) = tx.find(government, id)? else { return Ok(PinCheck::None) };
    let mut statement = tx.prepare(FIND_PIN)?;
    let row: Option<(Vec<u8>, u32, Option<i64>, Option<i64>)> =
        statement.query_row((government.number, case.number), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).optional()?;
    let Some((stored, wrong, locked_until, pin_of)) = row else { return Ok(PinCheck::None) };
    if let Some(until) = locked_until.filter(|until| micros(at) < *until) {
        return Ok(PinCheck::Locked { until: moment(until)? });
    }
    // Given out by another government, where the case began.
    let giver = pin_of.map(|giver| tx.name_of_government(giver)).transpose()?;
    let right = tx.keys.is_pin(giver.as_ref().map_or(government.name, GovernmentId::as_str), case.id, pin, &stored);
    let wrong_now = if right { 0 } else { wrong + 1 };
    let until = (wrong_now >= PIN_TRIES).then(|| at + PIN_LOCK);
    // After a lock the count begins anew.
    let kept = if until.is_some() { 0 } else { wrong_now };
    if kept != wrong || until.is_some() || locked_until.is_some() {
        tx.prepare(COUNT_PIN)?.execute((government.number, case.number, kept, until.map(micros)))?;
    }
    Ok(match until {
        _ if right => PinCheck::Right,
        Some(until) => PinCheck::Locked { until },
        None => PinCheck::Wrong { left: PIN_TRIES - wrong_now },
    })
}
