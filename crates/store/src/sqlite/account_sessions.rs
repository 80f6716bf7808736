//! Browsers that are signed in to an account. Found by the keyed hash of the citizen's cookie; a row that is gone ends the right.

use super::{
    accounts,
    times::{at as moment, micros},
    tx::Tx,
};
use crate::contract::{AccountId, AccountSession, Fault, SIGNED_IN_MOST, SessionKey, SignIn};
use catalogue::GovernmentId;
use rusqlite::OptionalExtension as _;
use time::OffsetDateTime;

pub(super) const BEGIN_MEMBER: &str = "INSERT INTO account_sessions (key_hash, account, id, begun_at, seen_at, expires_at, agent, by) VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7) \
    ON CONFLICT DO UPDATE SET account = excluded.account, id = excluded.id, begun_at = excluded.begun_at, seen_at = excluded.seen_at, \
    expires_at = excluded.expires_at, agent = excluded.agent, by = excluded.by";
pub(super) const TOUCH_MEMBER: &str = "UPDATE account_sessions SET seen_at = max(seen_at, ?2), expires_at = max(expires_at, min(?3, begun_at + ?4)) WHERE key_hash = ?1";
pub(super) const ACCOUNT_OF_SESSION: &str = "SELECT account FROM account_sessions WHERE key_hash = ?1";
pub(super) const SESSIONS: &str = "SELECT id, begun_at, seen_at, expires_at, agent, key_hash FROM account_sessions WHERE account = ?1 AND expires_at > ?2 \
    ORDER BY begun_at DESC LIMIT 50";
pub(super) const LEAVE: &str = "DELETE FROM account_sessions WHERE key_hash = ?1";
pub(super) const END_ONE: &str = "DELETE FROM account_sessions WHERE account = ?1 AND id = ?2";
pub(super) const END_OTHERS: &str = "DELETE FROM account_sessions WHERE account = ?1 AND key_hash <> ?2";
pub(super) const END_ALL: &str = "DELETE FROM account_sessions WHERE account = ?1";
pub(super) const END_STALE: &str = "DELETE FROM account_sessions WHERE account = ?1 AND expires_at <= ?2";
pub(super) const SLOT_OF: &str = "SELECT key_slot FROM accounts WHERE number = ?1";

pub(super) fn begin(tx: &Tx<'_>, number: i64, sign_in: &SignIn) -> Result<(), Fault> {
    tx.prepare(END_STALE)?.execute((number, micros(sign_in.at)))?;
    if let Some(former) = &sign_in.replaces {
        leave(tx, former)?;
    }
    let hash = tx.keys.session_hash(&sign_in.key.0);
    tx.prepare(BEGIN_MEMBER)?.execute((hash, number, sign_in.id, micros(sign_in.at), micros(sign_in.expires_at), &sign_in.agent, sign_in.by.key()))?;
    Ok(())
}

pub(super) fn leave(tx: &Tx<'_>, key: &SessionKey) -> Result<(), Fault> {
    tx.prepare(LEAVE)?.execute([tx.keys.session_hash(&key.0)])?;
    Ok(())
}

pub(super) fn touch(tx: &Tx<'_>, key: &SessionKey, at: OffsetDateTime, expires_at: OffsetDateTime) -> Result<(), Fault> {
    let hash = tx.keys.session_hash(&key.0);
    let most = i64::try_from(SIGNED_IN_MOST.whole_microseconds()).unwrap_or(i64::MAX);
    tx.prepare(TOUCH_MEMBER)?.execute((hash, micros(at), micros(expires_at), most))?;
    let number: Option<i64> = tx.prepare(ACCOUNT_OF_SESSION)?.query_row([hash], |row| row.get(0)).optional()?;
    if let Some(number) = number {
        tx.prepare(accounts::SEE_ACCOUNT)?.execute((number, micros(at)))?;
    }
    Ok(())
}

pub(super) fn list(tx: &Tx<'_>, government: &GovernmentId, id: AccountId, own: &SessionKey, at: OffsetDateTime) -> Result<Vec<AccountSession>, Fault> {
    let Some((_, found)) = accounts::here(tx, government, id)? else { return Ok(Vec::new()) };
    let own = tx.keys.session_hash(&own.0);
    let mut statement = tx.prepare(SESSIONS)?;
    let mut rows = statement.query((found.number, micros(at)))?;
    let mut sessions = Vec::new();
    while let Some(row) = rows.next()? {
        let hash: [u8; 32] = row.get(5)?;
        sessions.push(AccountSession {
            id: row.get(0)?, begun_at: moment(row.get(1)?)?, seen_at: moment(row.get(2)?)?, expires_at: moment(row.get(3)?)?, agent: row.get(4)?, own: hash == own,
        });
    }
    Ok(sessions)
}

pub(super) fn end(tx: &Tx<'_>, government: &GovernmentId, account: AccountId, id: [u8; 16]) -> Result<(), Fault> {
    if let Some((_, found)) = accounts::here(tx, government, account)? {
        tx.prepare(END_ONE)?.execute((found.number, id))?;
    }
    Ok(())
}

pub(super) fn end_others(tx: &Tx<'_>, government: &GovernmentId, account: AccountId, own: &SessionKey) -> Result<u64, Fault> {
    let Some((_, found)) = accounts::here(tx, government, account)? else { return Ok(0) };
    Ok(tx.prepare(END_OTHERS)?.execute((found.number, tx.keys.session_hash(&own.0)))? as u64)
}

pub(super) fn slot_of(tx: &Tx<'_>, number: i64) -> Result<Option<i64>, Fault> {
    Ok(tx.prepare(SLOT_OF)?.query_row([number], |row| row.get(0)).optional()?)
}
