//! Secrets of apps that make codes, recovery codes, and the tries at them.

use super::{
    passkeys, session, staff,
    times::{at as moment, micros},
    tx::{Government, Tx},
};
use crate::{
    contract::{CodeSecret, Enrolment, Fault, NO_PASSWORD, Renewal, StaffRow, Try, delay_after},
    keys::Place,
};
use application::StaffId;
use catalogue::GovernmentId;
use rusqlite::OptionalExtension as _;
use time::OffsetDateTime;
use zeroize::Zeroizing;

pub(super) const FIND_CODE_SECRET: &str = "SELECT sealed, since FROM code_secrets WHERE government = ?1 AND staff = ?2";
pub(super) const PUT_CODE_SECRET: &str = "INSERT INTO code_secrets (government, staff, sealed, since, step) VALUES (?1, ?2, ?3, ?4, 0) \
    ON CONFLICT DO UPDATE SET sealed = excluded.sealed, since = excluded.since, step = 0";
pub(super) const USE_STEP: &str = "UPDATE code_secrets SET step = ?3 WHERE government = ?1 AND staff = ?2 AND step < ?3";
pub(super) const REMOVE_CODE_SECRET: &str = "DELETE FROM code_secrets WHERE government = ?1 AND staff = ?2";
pub(super) const ADD_RECOVERY: &str = "INSERT INTO recovery_codes (government, staff, code_hash, made_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
pub(super) const COUNT_RECOVERY: &str = "SELECT count(*) FROM recovery_codes WHERE government = ?1 AND staff = ?2";
pub(super) const TAKE_RECOVERY: &str = "DELETE FROM recovery_codes WHERE government = ?1 AND staff = ?2 AND code_hash = ?3";
pub(super) const REMOVE_RECOVERY: &str = "DELETE FROM recovery_codes WHERE government = ?1 AND staff = ?2";
pub(super) const FIND_TRIES: &str = "SELECT failures, last_at FROM tries WHERE government = ?1 AND name_hash = ?2";
pub(super) const PUT_TRIES: &str = "INSERT INTO tries (government, name_hash, failures, last_at) VALUES (?1, ?2, ?3, ?4) \
    ON CONFLICT DO UPDATE SET failures = excluded.failures, last_at = excluded.last_at";
pub(super) const FORGIVE_TRIES: &str = "DELETE FROM tries WHERE government = ?1 AND name_hash = ?2";
pub(super) const FORGET_TRIES: &str = "DELETE FROM tries WHERE government = ?1 AND last_at < ?2 AND failures < 100";
pub(super) const PUT_RENEWAL: &str = "INSERT INTO renewals (government, staff, asked_by, asked_at) VALUES (?1, ?2, ?3, ?4) \
    ON CONFLICT DO UPDATE SET asked_by = excluded.asked_by, asked_at = excluded.asked_at";
pub(super) const RENEWALS: &str = "SELECT staff, asked_by, asked_at FROM renewals WHERE government = ?1 ORDER BY staff LIMIT 500";
pub(super) const TAKE_RENEWAL: &str = "DELETE FROM renewals WHERE government = ?1 AND staff = ?2 AND asked_by <> ?3";
pub(super) const DROP_RENEWAL: &str = "DELETE FROM renewals WHERE government = ?1 AND staff = ?2";

fn place<'a>(government: &'a str, staff: &'a StaffId) -> Place<'a> {
    Place { table: "code_secrets", government, row: staff.0.as_bytes(), column: "sealed" }
}

pub(super) fn find_secret(tx: &Tx<'_>, government: &GovernmentId, staff: &StaffId) -> Result<Option<CodeSecret>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(None) };
    let mut statement = tx.prepare(FIND_CODE_SECRET)?;
    let found: Option<(Vec<u8>, i64)> = statement.query_row((government.number, &staff.0), |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let Some((sealed, since)) = found else { return Ok(None) };
    Ok(Some(CodeSecret { secret: tx.keys.open(place(government.name, staff), &sealed)?, since: moment(since)? }))
}

pub(super) fn put_secret(tx: &Tx<'_>, government: &GovernmentId, staff: &StaffId, secret: &[u8], at: OffsetDateTime) -> Result<(), Fault> {
    let government = tx.government(government)?;
    let sealed = tx.keys.seal(place(government.name, staff), secret);
    tx.prepare(PUT_CODE_SECRET)?.execute((government.number, &staff.0, sealed, micros(at)))?;
    Ok(())
}

pub(super) fn use_step(tx: &Tx<'_>, government: &GovernmentId, staff: &StaffId, step: i64) -> Result<bool, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(false) };
    Ok(tx.prepare(USE_STEP)?.execute((government.number, &staff.0, step))? == 1)
}

fn code_hash(tx: &Tx<'_>, government: Government<'_>, staff: &StaffId, code: &[u8]) -> [u8; 32] {
    let whose = Zeroizing::new([staff.0.as_bytes(), b"\0", code].concat());
    tx.keys.token_hash(government.name, "recovery code", &whose)
}

pub(super) fn put_recovery(tx: &Tx<'_>, government: &GovernmentId, staff: &StaffId, codes: &[Vec<u8>], at: OffsetDateTime) -> Result<(), Fault> {
    let government = tx.government(government)?;
    tx.prepare(REMOVE_RECOVERY)?.execute((government.number, &staff.0))?;
    let mut add = tx.prepare(ADD_RECOVERY)?;
    for code in codes {
        add.execute((government.number, &staff.0, code_hash(tx, government, staff, code), micros(at)))?;
    }
    Ok(())
}

pub(super) fn count_recovery(tx: &Tx<'_>, government: &GovernmentId, staff: &StaffId) -> Result<u32, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(0) };
    Ok(tx.prepare(COUNT_RECOVERY)?.query_row((government.number, &staff.0), |row| row.get(0))?)
}

pub(super) fn take_recovery(tx: &Tx<'_>, government: &GovernmentId, staff: &StaffId, code: &[u8]) -> Result<bool, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(false) };
    Ok(tx.prepare(TAKE_RECOVERY)?.execute((government.number, &staff.0, code_hash(tx, government, staff, code)))? == 1)
}

pub(super) fn enrol(tx: &Tx<'_>, government: &GovernmentId, enrolment: &Enrolment) -> Result<bool, Fault> {
    let Enrolment { staff: id, ticket, purpose, passkey, password, recovery_codes, at } = enrolment;
    if !staff::take_ticket(tx, government, ticket, purpose, *at)? {
        return Ok(false);
    }
    drop_factors(tx, government, id)?;
    let Some(mut row) = staff::find(tx, government, id)? else { return Ok(false) };
    if let Some((hash, secret)) = password {
        row.password_hash.clone_from(hash);
        staff::put(tx, government, &row)?;
        put_secret(tx, government, id, secret, *at)?;
    }
    if let Some(passkey) = passkey
        && !passkeys::add(tx, government, passkey)?
    {
        return Err(Fault("a passkey that somebody else has".into()));
    }
    put_recovery(tx, government, id, recovery_codes, *at)?;
    forgive(tx, government, &id.0)?;
    Ok(true)
}

pub(super) fn drop_factors(tx: &Tx<'_>, government: &GovernmentId, id: &StaffId) -> Result<(), Fault> {
    let known = tx.government(government)?;
    passkeys::remove_all(tx, known, id)?;
    for statement in [REMOVE_CODE_SECRET, REMOVE_RECOVERY, DROP_RENEWAL] {
        tx.prepare(statement)?.execute((known.number, &id.0))?;
    }
    if let Some(row) = staff::find(tx, government, id)? {
        staff::put(tx, government, &StaffRow { password_hash: NO_PASSWORD.to_owned(), ..row })?;
    }
    session::end_of(tx, government, id)?;
    Ok(())
}

pub(super) fn ask_renewal(tx: &Tx<'_>, government: &GovernmentId, renewal: &Renewal) -> Result<(), Fault> {
    let government = tx.government(government)?;
    tx.prepare(PUT_RENEWAL)?.execute((government.number, &renewal.staff.0, &renewal.asked_by.0, micros(renewal.asked_at)))?;
    Ok(())
}

pub(super) fn renewals(tx: &Tx<'_>, government: &GovernmentId) -> Result<Vec<Renewal>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(RENEWALS)?;
    let mut rows = statement.query([government.number])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(Renewal { staff: StaffId(row.get(0)?), asked_by: StaffId(row.get(1)?), asked_at: moment(row.get(2)?)? });
    }
    Ok(found)
}

pub(super) fn take_renewal(tx: &Tx<'_>, government: &GovernmentId, staff: &StaffId, confirmed_by: &StaffId) -> Result<bool, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(false) };
    Ok(tx.prepare(TAKE_RENEWAL)?.execute((government.number, &staff.0, &confirmed_by.0))? == 1)
}

// --- tries ---

fn name_hash(tx: &Tx<'_>, government: Government<'_>, name: &str) -> [u8; 32] {
    tx.keys.token_hash(government.name, "sign-in name", name.as_bytes())
}

fn stored(tx: &Tx<'_>, government: Government<'_>, name: &str) -> Result<(u32, Option<OffsetDateTime>), Fault> {
    let mut statement = tx.prepare(FIND_TRIES)?;
    let found: Option<(u32, i64)> =
        statement.query_row((government.number, name_hash(tx, government, name)), |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let Some((failures, last)) = found else { return Ok((0, None)) };
    let delay = delay_after(failures);
    Ok((failures, (!delay.is_zero()).then_some(moment(last)? + delay)))
}

pub(super) fn tries(tx: &Tx<'_>, government: &GovernmentId, name: &str) -> Result<(u32, Option<OffsetDateTime>), Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok((0, None)) };
    stored(tx, government, name)
}

pub(super) fn count_try(tx: &Tx<'_>, government: &GovernmentId, name: &str, at: OffsetDateTime) -> Result<Try, Fault> {
    let government = tx.government(government)?;
    let (failures, waits) = stored(tx, government, name)?;
    if let Some(until) = waits.filter(|until| *until > at) {
        return Ok(Try::Wait { until });
    }
    let failures = failures.saturating_add(1);
    tx.prepare(PUT_TRIES)?.execute((government.number, name_hash(tx, government, name), failures, micros(at)))?;
    Ok(Try::Counted { failures })
}

pub(super) fn forgive(tx: &Tx<'_>, government: &GovernmentId, name: &str) -> Result<(), Fault> {
    let government = tx.government(government)?;
    tx.prepare(FORGIVE_TRIES)?.execute((government.number, name_hash(tx, government, name)))?;
    Ok(())
}

pub(super) fn forget_tries(tx: &Tx<'_>, government: &GovernmentId, before: OffsetDateTime) -> Result<(), Fault> {
    let government = tx.government(government)?;
    tx.prepare(FORGET_TRIES)?.execute((government.number, micros(before)))?;
    Ok(())
}
