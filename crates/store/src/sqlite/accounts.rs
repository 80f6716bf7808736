//! Citizens' accounts: entered by claim and contact, sealed under a key of their own.
//!
//! **Invariant:** a row is found by its own id, by a signed-in browser, or by claimed NIK and contact together; by a NIK alone only to
//! say what is stored about one person.

use super::{
    codes::nik_hash,
    mails,
    times::{at as moment, maybe_at, micros},
    tx::{Government, Tx},
};
use crate::{
    contract::{Account, AccountData, AccountEvent, AccountId, ChangeAccount, Claim, Contact, FAMILY_MOST, Fault, SessionKey, SignIn, SignedIn, SignedInBy},
    keys::Place,
    ring::CaseKey,
};
use application::{Actor, ApplicationId};
use catalogue::GovernmentId;
use rusqlite::{OptionalExtension as _, Row};
use time::OffsetDateTime;
use zeroize::Zeroizing;

pub(super) const FIND_CLAIM: &str = "SELECT account FROM account_contacts WHERE government = ?1 AND contact_hash = ?2 AND nik_hash = ?3";
pub(super) const ADD_CLAIM: &str = "INSERT INTO account_contacts (government, contact_hash, nik_hash, account) VALUES (?1, ?2, ?3, ?4)";
pub(super) const REMOVE_CLAIM: &str = "DELETE FROM account_contacts WHERE government = ?1 AND contact_hash = ?2 AND nik_hash = ?3 AND account = ?4";
pub(super) const REMOVE_CLAIMS: &str = "DELETE FROM account_contacts WHERE account = ?1";
pub(super) const ADD_ACCOUNT: &str = "INSERT INTO accounts (government, id, key_slot, nik_hash, created_at, seen_at, has_email, sealed) \
    VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6, ?7)";
pub(super) const FIND_ACCOUNT: &str = "SELECT a.number, a.id, a.key_slot, a.created_at, a.seen_at, a.verified_at, a.sealed, EXISTS (SELECT 1 FROM accounts o \
    WHERE o.government = a.government AND o.nik_hash = a.nik_hash AND o.verified_at IS NOT NULL AND o.number <> a.number) FROM accounts a \
    WHERE a.government = ?1 AND a.id = ?2 AND a.closed_at IS NULL";
pub(super) const FIND_MEMBER: &str = "SELECT a.number, a.id, a.key_slot, a.created_at, a.seen_at, a.verified_at, a.sealed, EXISTS (SELECT 1 FROM accounts o \
    WHERE o.government = a.government AND o.nik_hash = a.nik_hash AND o.verified_at IS NOT NULL AND o.number <> a.number), s.begun_at, s.by FROM account_sessions s \
    JOIN accounts a ON a.number = s.account WHERE s.key_hash = ?2 AND s.expires_at > ?3 AND a.government = ?1 AND a.closed_at IS NULL";
pub(super) const ACCOUNTS_WITH_NIK: &str = "SELECT a.number, a.id, a.key_slot, a.created_at, a.seen_at, a.verified_at, a.sealed, EXISTS (SELECT 1 FROM accounts o \
    WHERE o.government = a.government AND o.nik_hash = a.nik_hash AND o.verified_at IS NOT NULL AND o.number <> a.number) FROM accounts a \
    WHERE a.government = ?1 AND a.nik_hash = ?2 AND a.closed_at IS NULL ORDER BY a.number LIMIT 50";
pub(super) const ACCOUNT_BY_NUMBER: &str = "SELECT id, key_slot, sealed FROM accounts WHERE number = ?1 AND closed_at IS NULL";
pub(super) const CHANGE_ACCOUNT: &str = "UPDATE accounts SET sealed = ?2, has_email = ?3 WHERE number = ?1";
pub(super) const VERIFY_ACCOUNT: &str = "UPDATE accounts SET verified_at = ?2 WHERE number = ?1";
pub(super) const SEE_ACCOUNT: &str = "UPDATE accounts SET seen_at = max(seen_at, ?2) WHERE number = ?1";
pub(super) const UNVERIFIED_WITH_NIK: &str = "SELECT number FROM accounts WHERE government = ?1 AND nik_hash = (SELECT nik_hash FROM accounts WHERE number = ?2) \
    AND number <> ?2 AND verified_at IS NULL AND closed_at IS NULL LIMIT 50";
pub(super) const UNUSED_ACCOUNTS: &str = "SELECT id FROM accounts INDEXED BY accounts_by_use WHERE government = ?1 AND seen_at < ?2 AND closed_at IS NULL \
    ORDER BY seen_at LIMIT ?3";
pub(super) const CLOSE_ACCOUNT: &str = "UPDATE accounts SET closed_at = ?2, sealed = x'', nik_hash = x'', has_email = 0, verified_at = NULL WHERE number = ?1";
pub(super) const CLOSED_ACCOUNTS: &str = "SELECT number, key_slot FROM accounts INDEXED BY accounts_closed WHERE government = ?1 AND number > ?2 \
    AND closed_at IS NOT NULL ORDER BY number LIMIT 500";
pub(super) const NOTE_EVENT: &str = "INSERT INTO account_events (government, account, at, by, event) VALUES (?1, ?2, ?3, ?4, ?5)";
pub(super) const EVENTS: &str = "SELECT at, by, event FROM account_events WHERE account = ?1 ORDER BY number DESC LIMIT 100";
pub(super) const FORGET_EVENTS: &str = "UPDATE account_events SET account = NULL WHERE account = ?1";
pub(super) const DROP_MAILS: &str = "UPDATE mails SET state = 'failed', sealed = NULL, account = NULL WHERE account = ?1";

/// Number, id, key and what is sealed.
pub(super) struct Found {
    pub number: i64,
    pub account: Account,
    pub key: CaseKey,
}

pub(super) fn contact_hash(tx: &Tx<'_>, government: Government<'_>, contact: &Contact) -> [u8; 32] {
    let kind = if contact.is_email() { "account email" } else { "account phone" };
    tx.keys.token_hash(government.name, kind, contact.reveal().as_bytes())
}

pub(super) fn number_of(tx: &Tx<'_>, government: Government<'_>, claim: &Claim) -> Result<Option<i64>, Fault> {
    let (contact, nik) = (contact_hash(tx, government, &claim.contact), nik_hash(tx, government, claim.nik.as_str()));
    Ok(tx.prepare(FIND_CLAIM)?.query_row((government.number, contact, nik), |row| row.get(0)).optional()?)
}

/// Who signs in, and what she proved.
pub(super) struct Entering {
    pub claim: Claim,
    pub fresh: AccountId,
    pub language: String,
    pub seen_by: Option<Actor>,
    pub sign_in: SignIn,
}

pub(super) fn enter(tx: &Tx<'_>, government: &GovernmentId, entering: &Entering) -> Result<AccountId, Fault> {
    let government = tx.government(government)?;
    let at = entering.sign_in.at;
    let number = match number_of(tx, government, &entering.claim)? {
        Some(number) => number,
        None => open(tx, government, entering)?,
    };
    tx.prepare(SEE_ACCOUNT)?.execute((number, micros(at)))?;
    super::account_sessions::begin(tx, number, &entering.sign_in)?;
    note(tx, government, Some(number), &Actor::Applicant, "signed-in", at)?;
    if let Some(officer) = &entering.seen_by {
        verify(tx, government, number, officer, at)?;
    }
    id_of(tx, number)?.ok_or_else(|| super::fault::broken("an account that was entered is closed"))
}

fn open(tx: &Tx<'_>, government: Government<'_>, entering: &Entering) -> Result<i64, Fault> {
    let (claim, at) = (&entering.claim, micros(entering.sign_in.at));
    let slot = tx.keys.begin_case(government.name, entering.fresh.0)?;
    let key = tx.keys.case_key(government.name, Some(slot))?;
    let data = AccountData {
        nik: claim.nik.as_str().to_owned(), name: String::new(), contacts: vec![claim.contact.clone()], language: entering.language.clone(), family: Vec::new(),
    };
    let sealed = seal(tx, government.name, entering.fresh, &key, &data)?;
    let nik = nik_hash(tx, government, claim.nik.as_str());
    tx.prepare(ADD_ACCOUNT)?.execute((government.number, entering.fresh.0.0, slot, nik, at, claim.contact.is_email(), sealed))?;
    let number = tx.connection.last_insert_rowid();
    tx.prepare(ADD_CLAIM)?.execute((government.number, contact_hash(tx, government, &claim.contact), nik, number))?;
    note(tx, government, Some(number), &Actor::Applicant, "opened", entering.sign_in.at)?;
    Ok(number)
}

/// A counter has seen her papers. Others with the same claim stay what they are, and are told.
fn verify(tx: &Tx<'_>, government: Government<'_>, number: i64, officer: &Actor, at: OffsetDateTime) -> Result<(), Fault> {
    tx.prepare(VERIFY_ACCOUNT)?.execute((number, micros(at)))?;
    note(tx, government, Some(number), officer, "verified", at)?;
    let others: Vec<i64> =
        tx.prepare(UNVERIFIED_WITH_NIK)?.query_map((government.number, number), |row| row.get(0))?.collect::<Result<_, _>>()?;
    for other in others {
        note(tx, government, Some(other), &Actor::System, "outclaimed", at)?;
        tell(tx, government, other, "outclaimed", at)?;
    }
    Ok(())
}

/// To her e-mail address, if she has one.
pub(super) fn tell(tx: &Tx<'_>, government: Government<'_>, number: i64, event: &str, at: OffsetDateTime) -> Result<(), Fault> {
    let Some(data) = by_number(tx, government.name, number)? else { return Ok(()) };
    if data.contacts.iter().any(Contact::is_email) {
        mails::tell(tx, government, number, event, &data.language, at)?;
    }
    Ok(())
}

pub(super) fn note(
    tx: &Tx<'_>, government: Government<'_>, number: Option<i64>, by: &Actor, event: &str, at: OffsetDateTime,
) -> Result<(), Fault> {
    tx.prepare(NOTE_EVENT)?.execute((government.number, number, micros(at), serde_json::to_string(by)?, event))?;
    Ok(())
}

/// Government and row at once.
pub(super) fn here<'g>(tx: &Tx<'_>, government: &'g GovernmentId, id: AccountId) -> Result<Option<(Government<'g>, Found)>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(None) };
    let mut statement = tx.prepare(FIND_ACCOUNT)?;
    let mut rows = statement.query((government.number, id.0.0))?;
    let found = rows.next()?.map(|row| read(tx, government.name, row)).transpose()?;
    Ok(found.map(|found| (government, found)))
}

pub(super) fn member(tx: &Tx<'_>, government: &GovernmentId, key: &SessionKey, at: OffsetDateTime) -> Result<Option<SignedIn>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(None) };
    let mut statement = tx.prepare(FIND_MEMBER)?;
    let mut rows = statement.query((government.number, tx.keys.session_hash(&key.0), micros(at)))?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let by: String = row.get(9)?;
    let by = if by == SignedInBy::Passkey.key() { SignedInBy::Passkey } else { SignedInBy::Code };
    Ok(Some(SignedIn { account: read(tx, government.name, row)?.account, begun_at: moment(row.get(8)?)?, by }))
}

pub(super) fn with_nik(tx: &Tx<'_>, government: &GovernmentId, nik: &str) -> Result<Vec<Account>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(ACCOUNTS_WITH_NIK)?;
    let mut rows = statement.query((government.number, nik_hash(tx, government, nik)))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(tx, government.name, row)?.account);
    }
    Ok(found)
}

fn read(tx: &Tx<'_>, government: &str, row: &Row<'_>) -> Result<Found, Fault> {
    let id = AccountId(ApplicationId(row.get(1)?));
    let key = tx.keys.case_key(government, Some(row.get(2)?))?;
    let sealed: Vec<u8> = row.get(6)?;
    let verified_at = maybe_at(row.get(5)?)?;
    let other: bool = row.get(7)?;
    let data = unseal(tx, government, id, &key, &sealed)?;
    let account = Account {
        id, created_at: moment(row.get(3)?)?, seen_at: moment(row.get(4)?)?, verified_at, outclaimed: other && verified_at.is_none(), data,
    };
    Ok(Found { number: row.get(0)?, account, key })
}

/// None once it is closed.
pub(super) fn id_of(tx: &Tx<'_>, number: i64) -> Result<Option<AccountId>, Fault> {
    let id: Option<[u8; 16]> = tx.prepare(ACCOUNT_BY_NUMBER)?.query_row([number], |row| row.get(0)).optional()?;
    Ok(id.map(|id| AccountId(ApplicationId(id))))
}

fn by_number(tx: &Tx<'_>, government: &str, number: i64) -> Result<Option<AccountData>, Fault> {
    let row = tx.prepare(ACCOUNT_BY_NUMBER)?.query_row([number], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
    let Some((id, slot, sealed)): Option<([u8; 16], i64, Vec<u8>)> = row else { return Ok(None) };
    let key = tx.keys.case_key(government, Some(slot))?;
    unseal(tx, government, AccountId(ApplicationId(id)), &key, &sealed).map(Some)
}

pub(super) fn email_of(tx: &Tx<'_>, government: &str, number: i64) -> Result<Option<String>, Fault> {
    let data = by_number(tx, government, number)?;
    Ok(data.and_then(|data| data.contacts.iter().find(|contact| contact.is_email()).map(|contact| contact.reveal().to_owned())))
}

fn seal(tx: &Tx<'_>, government: &str, id: AccountId, key: &CaseKey, data: &AccountData) -> Result<Vec<u8>, Fault> {
    let plain = Zeroizing::new(serde_json::to_vec(data)?);
    tx.keys.seal_in(key, place(government, &id.0.0), &plain)
}

fn unseal(tx: &Tx<'_>, government: &str, id: AccountId, key: &CaseKey, sealed: &[u8]) -> Result<AccountData, Fault> {
    let plain = tx.keys.open_in(key, place(government, &id.0.0), sealed)?.ok_or_else(|| Fault("an account whose key is gone".into()))?;
    Ok(serde_json::from_slice(&plain)?)
}

fn place<'a>(government: &'a str, id: &'a [u8; 16]) -> Place<'a> {
    Place { table: "accounts", government, row: id, column: "sealed" }
}

fn put(tx: &Tx<'_>, government: Government<'_>, found: &Found, data: &AccountData) -> Result<(), Fault> {
    let sealed = seal(tx, government.name, found.account.id, &found.key, data)?;
    tx.prepare(CHANGE_ACCOUNT)?.execute((found.number, sealed, data.contacts.iter().any(Contact::is_email)))?;
    Ok(())
}

pub(super) fn change(tx: &Tx<'_>, government: &GovernmentId, id: AccountId, change: ChangeAccount) -> Result<(), Fault> {
    let Some((government, found)) = here(tx, government, id)? else { return Ok(()) };
    let mut data = found.account.data.clone();
    change(&mut data);
    (data.nik, data.contacts) = (found.account.data.nik.clone(), found.account.data.contacts.clone());
    data.family.truncate(FAMILY_MOST);
    put(tx, government, &found, &data)
}

/// In the place of the one of its kind. False when another account is entered by it with the same NIK.
pub(super) fn set_contact(
    tx: &Tx<'_>, government: &GovernmentId, id: AccountId, contact: &Contact, by: &Actor, at: OffsetDateTime,
) -> Result<bool, Fault> {
    let Some((government, found)) = here(tx, government, id)? else { return Ok(false) };
    let mut data = found.account.data.clone();
    let nik = nik_hash(tx, government, &data.nik);
    let hash = contact_hash(tx, government, contact);
    let holder: Option<i64> = tx.prepare(FIND_CLAIM)?.query_row((government.number, hash, nik), |row| row.get(0)).optional()?;
    match holder {
        Some(holder) if holder == found.number => return Ok(true),
        Some(_) => return Ok(false),
        None => {}
    }
    tx.prepare(ADD_CLAIM)?.execute((government.number, hash, nik, found.number))?;
    let (old, kept): (Vec<Contact>, Vec<Contact>) = data.contacts.into_iter().partition(|one| one.is_email() == contact.is_email());
    for one in &old {
        tx.prepare(REMOVE_CLAIM)?.execute((government.number, contact_hash(tx, government, one), nik, found.number))?;
    }
    // The old address hears of it; or, when none is taken away, the one that stays.
    for one in old.iter().chain(kept.iter().filter(|_| old.is_empty())).filter(|one| one.is_email()) {
        let content = crate::contract::MailContent::Account { event: "contact-changed".into() };
        mails::put(tx, government, &mails::Sealed::of(one.reveal(), &content), &data.language, at, at + crate::contract::MAIL_LIFE)?;
    }
    data.contacts = kept;
    data.contacts.push(contact.clone());
    put(tx, government, &found, &data)?;
    note(tx, government, Some(found.number), by, "contact-changed", at)?;
    Ok(true)
}

/// By a counter, for an account whose NIK was checked; browsers that are signed in go out.
pub(super) fn relocate(tx: &Tx<'_>, government: &GovernmentId, from: &Claim, to: &Contact, by: &Actor, at: OffsetDateTime) -> Result<(), Fault> {
    let Some(here) = tx.find_government(government)? else { return Ok(()) };
    let Some(number) = number_of(tx, here, from)? else { return Ok(()) };
    let Some(id) = id_of(tx, number)? else { return Ok(()) };
    let verified = self::here(tx, government, id)?.is_some_and(|(_, found)| found.account.verified_at.is_some());
    if verified && set_contact(tx, government, id, to, by, at)? {
        // Of another kind, the lost contact would stay beside the new one.
        drop_contact(tx, government, id, &from.contact)?;
        tx.prepare(super::account_sessions::END_ALL)?.execute([number])?;
    }
    Ok(())
}

fn drop_contact(tx: &Tx<'_>, government: &GovernmentId, id: AccountId, contact: &Contact) -> Result<(), Fault> {
    let Some((government, found)) = here(tx, government, id)? else { return Ok(()) };
    let mut data = found.account.data.clone();
    data.contacts.retain(|one| one != contact);
    let nik = nik_hash(tx, government, &data.nik);
    tx.prepare(REMOVE_CLAIM)?.execute((government.number, contact_hash(tx, government, contact), nik, found.number))?;
    put(tx, government, &found, &data)
}

/// What it says is overwritten; the caller destroys the key after the commit. The key's number, when there was an account.
pub(super) fn close(tx: &Tx<'_>, government: &GovernmentId, id: AccountId, at: OffsetDateTime) -> Result<Option<i64>, Fault> {
    let Some((government, found)) = here(tx, government, id)? else { return Ok(None) };
    for wipe in [REMOVE_CLAIMS, super::account_cases::REMOVE_CASES, super::account_sessions::END_ALL, super::account_passkeys::REMOVE_PASSKEYS, FORGET_EVENTS, DROP_MAILS] {
        tx.prepare(wipe)?.execute([found.number])?;
    }
    let slot = super::account_sessions::slot_of(tx, found.number)?;
    tx.prepare(CLOSE_ACCOUNT)?.execute((found.number, micros(at)))?;
    note(tx, government, None, &Actor::Applicant, "closed", at)?;
    Ok(slot)
}

pub(super) fn unused(tx: &Tx<'_>, government: &GovernmentId, before: OffsetDateTime, limit: usize) -> Result<Vec<AccountId>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut statement = tx.prepare(UNUSED_ACCOUNTS)?;
    let ids = statement.query_map((government.number, micros(before), limit), |row| row.get(0).map(|id| AccountId(ApplicationId(id))))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Destroys again the keys of closed accounts, after a crash or after an old copy was put back.
pub(super) fn destroy_closed(tx: &Tx<'_>, government: &GovernmentId, at: OffsetDateTime) -> Result<u64, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(0) };
    let (mut after, mut found) = (0, 0);
    loop {
        let some: Vec<(i64, i64)> =
            tx.prepare(CLOSED_ACCOUNTS)?.query_map((government.number, after), |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        let Some((last, _)) = some.last() else { return Ok(found) };
        after = *last;
        for (_, slot) in &some {
            found += u64::from(tx.keys.erase(*slot, micros(at))?);
        }
    }
}

pub(super) fn events(tx: &Tx<'_>, government: &GovernmentId, id: AccountId) -> Result<Vec<AccountEvent>, Fault> {
    let Some((_, found)) = here(tx, government, id)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(EVENTS)?;
    let mut rows = statement.query([found.number])?;
    let mut events = Vec::new();
    while let Some(row) = rows.next()? {
        let by: String = row.get(1)?;
        events.push(AccountEvent { at: moment(row.get(0)?)?, by: serde_json::from_str(&by)?, event: row.get(2)? });
    }
    Ok(events)
}
