//! Tokens of service accounts.

use super::{
    Sqlite, log, staff,
    times::{at as moment, micros},
    tx::Tx,
};
use crate::contract::{Fault, Machines, SessionKey, StaffRow};
use application::{Actor, StaffId};
use catalogue::GovernmentId;
use rusqlite::OptionalExtension as _;
use time::OffsetDateTime;

pub(super) const PUT_MACHINE_TOKEN: &str = "INSERT INTO machine_tokens (government, staff, token_hash, since, made_by) VALUES (?1, ?2, ?3, ?4, ?5) \
    ON CONFLICT DO UPDATE SET token_hash = excluded.token_hash, since = excluded.since, made_by = excluded.made_by";
pub(super) const FIND_MACHINE: &str = "SELECT staff FROM machine_tokens WHERE government = ?1 AND token_hash = ?2";
pub(super) const MACHINE_SINCE: &str = "SELECT since FROM machine_tokens WHERE government = ?1 AND staff = ?2";
pub(super) const DROP_MACHINE_TOKEN: &str = "DELETE FROM machine_tokens WHERE government = ?1 AND staff = ?2";

fn put(tx: &Tx<'_>, government: &GovernmentId, staff: &StaffId, token: &SessionKey, by: &Actor, at: OffsetDateTime) -> Result<(), Fault> {
    let government = tx.government(government)?;
    let hash = tx.keys.token_hash(government.name, "machine", &token.0);
    tx.prepare(PUT_MACHINE_TOKEN)?.execute((government.number, &staff.0, hash, micros(at), log::by_json(by)?))?;
    Ok(())
}

fn find(tx: &Tx<'_>, government: &GovernmentId, token: &SessionKey) -> Result<Option<StaffRow>, Fault> {
    let Some(known) = tx.find_government(government)? else { return Ok(None) };
    let hash = tx.keys.token_hash(known.name, "machine", &token.0);
    let id: Option<String> = tx.prepare(FIND_MACHINE)?.query_row((known.number, hash), |row| row.get(0)).optional()?;
    let Some(id) = id else { return Ok(None) };
    Ok(staff::find(tx, government, &StaffId(id))?.filter(|row| row.active))
}

fn since(tx: &Tx<'_>, government: &GovernmentId, staff: &StaffId) -> Result<Option<OffsetDateTime>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(None) };
    let found: Option<i64> = tx.prepare(MACHINE_SINCE)?.query_row((government.number, &staff.0), |row| row.get(0)).optional()?;
    found.map(moment).transpose()
}

fn remove(tx: &Tx<'_>, government: &GovernmentId, staff: &StaffId) -> Result<(), Fault> {
    if let Some(government) = tx.find_government(government)? {
        tx.prepare(DROP_MACHINE_TOKEN)?.execute((government.number, &staff.0))?;
    }
    Ok(())
}

impl Machines for Sqlite {
    async fn put_machine_token(&self, government: &GovernmentId, staff: &StaffId, token: SessionKey, by: Actor, at: OffsetDateTime) -> Result<(), Fault> {
        let (government, staff) = (government.clone(), staff.clone());
        self.write_case(move |tx| put(tx, &government, &staff, &token, &by, at)).await
    }

    async fn find_machine(&self, government: &GovernmentId, token: &SessionKey) -> Result<Option<StaffRow>, Fault> {
        self.glance(|tx| find(tx, government, token))
    }

    async fn machine_since(&self, government: &GovernmentId, staff: &StaffId) -> Result<Option<OffsetDateTime>, Fault> {
        self.glance(|tx| since(tx, government, staff))
    }

    async fn drop_machine_token(&self, government: &GovernmentId, staff: &StaffId) -> Result<(), Fault> {
        let (government, staff) = (government.clone(), staff.clone());
        self.write_case(move |tx| remove(tx, &government, &staff)).await
    }
}
