//! Accounts of staff linked to persons at an identity provider.

use super::{
    times::{maybe_at, micros},
    tx::Tx,
};
use crate::contract::{Fault, ProviderIdentity};
use application::StaffId;
use catalogue::GovernmentId;
use rusqlite::OptionalExtension as _;
use time::OffsetDateTime;

pub(super) const FIND_IDENTITY: &str = "SELECT staff FROM identities WHERE government = ?1 AND issuer = ?2 AND subject_hash = ?3";
pub(super) const PUT_IDENTITY: &str =
    "INSERT INTO identities (government, issuer, subject_hash, staff, linked_at) VALUES (?1, ?2, ?3, ?4, ?5)";
pub(super) const IDENTITY_SINCE: &str = "SELECT linked_at FROM identities WHERE government = ?1 AND issuer = ?2 AND staff = ?3";
pub(super) const DROP_IDENTITY: &str = "DELETE FROM identities WHERE government = ?1 AND issuer = ?2 AND staff = ?3";

pub(super) fn link(tx: &Tx<'_>, government: &GovernmentId, staff: &StaffId, identity: &ProviderIdentity, at: OffsetDateTime) -> Result<bool, Fault> {
    let government = tx.government(government)?;
    let hash = tx.keys.token_hash(government.name, "identity", identity.subject.as_bytes());
    let holder: Option<String> = tx.prepare(FIND_IDENTITY)?.query_row((government.number, &identity.issuer, hash), |row| row.get(0)).optional()?;
    if holder.is_some_and(|holder| holder != staff.0) {
        return Ok(false);
    }
    tx.prepare(DROP_IDENTITY)?.execute((government.number, &identity.issuer, &staff.0))?;
    tx.prepare(PUT_IDENTITY)?.execute((government.number, &identity.issuer, hash, &staff.0, micros(at)))?;
    Ok(true)
}

pub(super) fn find(tx: &Tx<'_>, government: &GovernmentId, identity: &ProviderIdentity) -> Result<Option<StaffId>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(None) };
    let hash = tx.keys.token_hash(government.name, "identity", identity.subject.as_bytes());
    let staff = tx.prepare(FIND_IDENTITY)?.query_row((government.number, &identity.issuer, hash), |row| row.get(0)).optional()?;
    Ok(staff.map(StaffId))
}

pub(super) fn since(tx: &Tx<'_>, government: &GovernmentId, staff: &StaffId, issuer: &str) -> Result<Option<OffsetDateTime>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(None) };
    let at: Option<i64> = tx.prepare(IDENTITY_SINCE)?.query_row((government.number, issuer, &staff.0), |row| row.get(0)).optional()?;
    maybe_at(at)
}

pub(super) fn unlink(tx: &Tx<'_>, government: &GovernmentId, staff: &StaffId, issuer: &str) -> Result<bool, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(false) };
    Ok(tx.prepare(DROP_IDENTITY)?.execute((government.number, issuer, &staff.0))? == 1)
}
