//! Which edition of a service had which content.

use super::{times::micros, tx::Tx};
use crate::contract::Fault;
use catalogue::{GovernmentId, ServiceId};
use rusqlite::OptionalExtension as _;
use time::OffsetDateTime;

pub(super) const FIND_EDITION: &str = "SELECT digest FROM editions WHERE government = ?1 AND service = ?2 AND edition = ?3";
pub(super) const ADD_EDITION: &str = "INSERT INTO editions (government, service, edition, digest, at) VALUES (?1, ?2, ?3, ?4, ?5)";

pub(super) fn note(
    tx: &Tx<'_>,
    government: &GovernmentId,
    service: &ServiceId,
    edition: u32,
    digest: [u8; 32],
    at: OffsetDateTime,
) -> Result<bool, Fault> {
    let government = tx.government(government)?;
    let mut find = tx.prepare(FIND_EDITION)?;
    let known: Option<[u8; 32]> = find.query_row((government.number, service.as_str(), edition), |row| row.get(0)).optional()?;
    if let Some(known) = known {
        return Ok(known == digest);
    }
    tx.prepare(ADD_EDITION)?.execute((government.number, service.as_str(), edition, digest, micros(at)))?;
    Ok(true)
}
