//! Cases of an account: filed from it, or joined by number and PIN.

use super::{accounts, times::micros, tx::Tx};
use crate::contract::{AccountId, Fault};
use application::ApplicationId;
use catalogue::GovernmentId;
use time::OffsetDateTime;

pub(super) const ADD_CASE: &str = "INSERT INTO account_cases (account, application, at, joined) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
pub(super) const HAS_CASE: &str = "SELECT 1 FROM account_cases WHERE account = ?1 AND application = ?2";
pub(super) const CASES_OF: &str = "SELECT a.id FROM account_cases c JOIN applications a ON a.number = c.application \
    WHERE c.account = ?1 AND c.application < ?2 ORDER BY c.application DESC LIMIT ?3";
pub(super) const REMOVE_CASES: &str = "DELETE FROM account_cases WHERE account = ?1";

pub(super) fn add(tx: &Tx<'_>, government: &GovernmentId, account: AccountId, case: ApplicationId, joined: bool, at: OffsetDateTime) -> Result<(), Fault> {
    let Some((government, found)) = accounts::here(tx, government, account)? else { return Ok(()) };
    if let Some(case) = tx.find_case(government, case)? {
        tx.prepare(ADD_CASE)?.execute((found.number, case.number, micros(at), joined))?;
    }
    Ok(())
}

pub(super) fn has(tx: &Tx<'_>, government: &GovernmentId, account: AccountId, case: ApplicationId) -> Result<bool, Fault> {
    let Some((government, found)) = accounts::here(tx, government, account)? else { return Ok(false) };
    let Some(case) = tx.find_case(government, case)? else { return Ok(false) };
    Ok(tx.prepare(HAS_CASE)?.exists((found.number, case.number))?)
}

pub(super) fn list(tx: &Tx<'_>, government: &GovernmentId, account: AccountId, after: Option<ApplicationId>, limit: usize) -> Result<Vec<ApplicationId>, Fault> {
    let Some((government, found)) = accounts::here(tx, government, account)? else { return Ok(Vec::new()) };
    let after = match after {
        Some(case) => tx.find_case(government, case)?.map_or(0, |case| case.number),
        None => i64::MAX,
    };
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut statement = tx.prepare(CASES_OF)?;
    let ids = statement.query_map((found.number, after, limit), |row| row.get(0).map(ApplicationId))?;
    Ok(ids.collect::<Result<_, _>>()?)
}
