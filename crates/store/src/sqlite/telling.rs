//! Telling a person that something was recorded of her: by accounts whose NIK a counter has verified, and by the contact of a case that
//! she filed herself and whose papers an office has seen. In the transaction that records it.
//!
//! **Invariant:** a claim alone reaches nobody: unverified accounts and drafts are not told.

use super::{
    accounts, codes::nik_hash, index::{self, Key}, outbox,
    tx::{Case, Government, Tx},
};
use crate::contract::Fault;
use application::{ApplicationId, Now, decision::Tell};
use rusqlite::OptionalExtension as _;

pub(super) const VERIFIED_WITH_NIK: &str = "SELECT number FROM accounts WHERE government = ?1 AND nik_hash = ?2 AND verified_at IS NOT NULL AND closed_at IS NULL LIMIT 5";
/// Of the newest 50 that she filed, the newest in which the registry has acted.
pub(super) const FILED_BY: &str = "SELECT number, id, seq, key_slot FROM applications WHERE number IN (SELECT application FROM terms WHERE government = ?1 AND term = ?2 \
    ORDER BY application DESC LIMIT 50) AND stage IN ('registered', 'signing', 'issued', 'ready', 'handed_over') AND receipt IS NOT NULL AND number <> ?3 ORDER BY number DESC LIMIT 1";

/// What the e-mail to an account says: text `mail-account-recorded`.
const EVENT: &str = "recorded";

pub(super) fn tell(tx: &Tx<'_>, government: Government<'_>, case: Case, told: &Tell, now: &Now) -> Result<(), Fault> {
    let nik = nik_hash(tx, government, &told.nik);
    let accounts: Vec<i64> = tx.prepare(VERIFIED_WITH_NIK)?.query_map((government.number, nik), |row| row.get(0))?.collect::<Result<_, _>>()?;
    for account in accounts {
        accounts::tell(tx, government, account, EVENT, now.at)?;
    }
    let term = index::term(tx.keys, government, Key::RoleNik("informant", &told.nik));
    let filed = tx.prepare(FILED_BY)?.query_row((government.number, term, case.number), |row| {
        Ok(Case { number: row.get(0)?, id: ApplicationId(row.get(1)?), seq: row.get(2)?, key_slot: row.get(3)? })
    });
    if let Some(filed) = filed.optional()? {
        outbox::add(tx, government, filed, &told.effect, now)?;
    }
    Ok(())
}
