//! Which forms were delivered already: the same token twice is the same act twice.

use super::{
    fault::broken,
    times::micros,
    tx::{Case, Government, Tx},
};
use crate::contract::{DeliveryToken, Fault};
use application::{ApplicationId, Now};
use rusqlite::OptionalExtension as _;

pub(super) const FIND_DELIVERY: &str = "SELECT application FROM deliveries WHERE government = ?1 AND token_hash = ?2";
pub(super) const ADD_DELIVERY: &str = "INSERT INTO deliveries (government, token_hash, application, at) VALUES (?1, ?2, ?3, ?4)";
pub(super) const PRUNE_DELIVERIES: &str = "DELETE FROM deliveries WHERE (government, token_hash) IN \
    (SELECT government, token_hash FROM deliveries WHERE government = ?1 AND at < ?2 LIMIT 4)";
pub(super) const CASE_BY_NUMBER: &str = "SELECT id, seq, key_slot FROM applications WHERE number = ?1";

/// A page left open longer than this is shown its stale state instead.
const KEPT: time::Duration = time::Duration::days(14);

pub(super) fn find(tx: &Tx<'_>, government: Government<'_>, token: DeliveryToken) -> Result<Option<Case>, Fault> {
    let hash = tx.keys.token_hash(government.name, "delivery", &token.0);
    let number: Option<i64> = tx.prepare(FIND_DELIVERY)?.query_row((government.number, hash), |row| row.get(0)).optional()?;
    let Some(number) = number else { return Ok(None) };
    let case = |row: &rusqlite::Row<'_>| Ok(Case { number, id: ApplicationId(row.get(0)?), seq: row.get(1)?, key_slot: row.get(2)? });
    let found = tx.prepare(CASE_BY_NUMBER)?.query_row([number], case);
    found.optional()?.map(Some).ok_or_else(|| broken("a delivery without a case"))
}

pub(super) fn note(tx: &Tx<'_>, government: Government<'_>, case: Case, token: DeliveryToken, now: &Now) -> Result<(), Fault> {
    let hash = tx.keys.token_hash(government.name, "delivery", &token.0);
    tx.prepare(ADD_DELIVERY)?.execute((government.number, hash, case.number, micros(now.at)))?;
    // A few with each new one: the table never grows beyond its age.
    tx.prepare(PRUNE_DELIVERIES)?.execute((government.number, micros(now.at - KEPT)))?;
    Ok(())
}
