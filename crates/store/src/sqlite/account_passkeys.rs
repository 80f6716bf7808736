//! Passkeys of accounts. Which device made one stands sealed under the account's key; found by the keyed hash of its id.

use super::{
    accounts,
    times::{at as moment, maybe_at, micros},
    tx::{Government, Tx},
};
use crate::{
    contract::{AccountId, AccountPasskey, Fault, SignIn},
    keys::Place,
};
use application::Actor;
use catalogue::GovernmentId;
use rusqlite::OptionalExtension as _;
use time::OffsetDateTime;

pub(super) const ADD_PASSKEY: &str = "INSERT INTO account_passkeys (government, credential_hash, account, id, made_at, sealed) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
    ON CONFLICT DO NOTHING";
pub(super) const FIND_PASSKEY: &str = "SELECT account, id, sealed FROM account_passkeys WHERE government = ?1 AND credential_hash = ?2";
pub(super) const PASSKEYS_OF: &str = "SELECT id, made_at, used_at, sealed FROM account_passkeys WHERE account = ?1 ORDER BY made_at LIMIT 20";
pub(super) const USE_PASSKEY: &str = "UPDATE account_passkeys SET sealed = ?3, used_at = ?4 WHERE government = ?1 AND credential_hash = ?2";
pub(super) const REMOVE_PASSKEY: &str = "DELETE FROM account_passkeys WHERE account = ?1 AND id = ?2";
pub(super) const REMOVE_PASSKEYS: &str = "DELETE FROM account_passkeys WHERE account = ?1";

fn credential_hash(tx: &Tx<'_>, government: Government<'_>, credential: &[u8]) -> [u8; 32] {
    tx.keys.token_hash(government.name, "account passkey", credential)
}

fn place<'a>(government: &'a str, id: &'a [u8; 16]) -> Place<'a> {
    Place { table: "account_passkeys", government, row: id, column: "sealed" }
}

pub(super) fn add(
    tx: &Tx<'_>, government: &GovernmentId, account: AccountId, credential: &[u8], id: [u8; 16], bytes: &[u8], at: OffsetDateTime,
) -> Result<(), Fault> {
    let Some((government, found)) = accounts::here(tx, government, account)? else { return Ok(()) };
    let sealed = tx.keys.seal_in(&found.key, place(government.name, &id), bytes)?;
    tx.prepare(ADD_PASSKEY)?.execute((government.number, credential_hash(tx, government, credential), found.number, id, micros(at), sealed))?;
    accounts::note(tx, government, Some(found.number), &Actor::Applicant, "passkey-added", at)?;
    accounts::tell(tx, government, found.number, "passkey-added", at)
}

pub(super) fn find(tx: &Tx<'_>, government: &GovernmentId, credential: &[u8]) -> Result<Option<(AccountId, Vec<u8>)>, Fault> {
    let Some(here) = tx.find_government(government)? else { return Ok(None) };
    let row: Option<(i64, [u8; 16], Vec<u8>)> = tx
        .prepare(FIND_PASSKEY)?
        .query_row((here.number, credential_hash(tx, here, credential)), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((number, id, sealed)) = row else { return Ok(None) };
    let Some(account) = accounts::id_of(tx, number)? else { return Ok(None) };
    let Some((_, found)) = accounts::here(tx, government, account)? else { return Ok(None) };
    let plain = tx.keys.open_in(&found.key, place(here.name, &id), &sealed)?;
    Ok(plain.map(|plain| (account, plain.to_vec())))
}

pub(super) fn list(tx: &Tx<'_>, government: &GovernmentId, account: AccountId) -> Result<Vec<AccountPasskey>, Fault> {
    let Some((government, found)) = accounts::here(tx, government, account)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(PASSKEYS_OF)?;
    let mut rows = statement.query([found.number])?;
    let mut passkeys = Vec::new();
    while let Some(row) = rows.next()? {
        let (id, sealed): ([u8; 16], Vec<u8>) = (row.get(0)?, row.get(3)?);
        let Some(plain) = tx.keys.open_in(&found.key, place(government.name, &id), &sealed)? else { continue };
        passkeys.push(AccountPasskey { id, made_at: moment(row.get(1)?)?, used_at: maybe_at(row.get(2)?)?, bytes: plain.to_vec() });
    }
    Ok(passkeys)
}

/// Signs a browser in by a passkey that was proved; what changed of it is kept. False when it was taken away meanwhile.
pub(super) fn enter(tx: &Tx<'_>, government: &GovernmentId, credential: &[u8], bytes: &[u8], sign_in: &SignIn) -> Result<bool, Fault> {
    let Some(here) = tx.find_government(government)? else { return Ok(false) };
    let hash = credential_hash(tx, here, credential);
    let row: Option<(i64, [u8; 16])> = tx.prepare(FIND_PASSKEY)?.query_row((here.number, hash), |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let Some((number, id)) = row else { return Ok(false) };
    let Some(account) = accounts::id_of(tx, number)? else { return Ok(false) };
    let Some((_, found)) = accounts::here(tx, government, account)? else { return Ok(false) };
    let sealed = tx.keys.seal_in(&found.key, place(here.name, &id), bytes)?;
    tx.prepare(USE_PASSKEY)?.execute((here.number, hash, sealed, micros(sign_in.at)))?;
    tx.prepare(accounts::SEE_ACCOUNT)?.execute((number, micros(sign_in.at)))?;
    super::account_sessions::begin(tx, number, sign_in)?;
    accounts::note(tx, here, Some(number), &Actor::Applicant, "signed-in-passkey", sign_in.at)?;
    Ok(true)
}

pub(super) fn remove(tx: &Tx<'_>, government: &GovernmentId, account: AccountId, id: [u8; 16], at: OffsetDateTime) -> Result<(), Fault> {
    let Some((government, found)) = accounts::here(tx, government, account)? else { return Ok(()) };
    if tx.prepare(REMOVE_PASSKEY)?.execute((found.number, id))? == 1 {
        accounts::note(tx, government, Some(found.number), &Actor::Applicant, "passkey-removed", at)?;
        accounts::tell(tx, government, found.number, "passkey-removed", at)?;
    }
    Ok(())
}
