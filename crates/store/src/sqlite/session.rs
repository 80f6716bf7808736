//! Server-side sessions: found by a keyed hash of the cookie's secret, their data sealed.

use super::{
    times::{at as moment, micros},
    tx::{Government, Tx},
};
use crate::{
    contract::{ChangeSession, Fault, FreshPin, Session, SessionData, SessionKey},
    keys::Place,
};
use application::{ApplicationId, NewReceipt, Now, StaffId};
use catalogue::GovernmentId;
use time::OffsetDateTime;

pub(super) const PUT_SESSION: &str = "INSERT INTO sessions (key_hash, government, staff, created_at, seen_at, expires_at, data) \
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO UPDATE SET government = excluded.government, staff = excluded.staff, \
    created_at = excluded.created_at, seen_at = excluded.seen_at, expires_at = excluded.expires_at, data = excluded.data";
pub(super) const FIND_SESSION: &str = "SELECT government, staff, created_at, seen_at, expires_at, data FROM sessions WHERE key_hash = ?1";
pub(super) const CHANGE_SESSION_DATA: &str = "UPDATE sessions SET data = ?2 WHERE key_hash = ?1";
pub(super) const TOUCH_SESSION: &str = "UPDATE sessions SET seen_at = max(seen_at, ?2) WHERE key_hash = ?1";
pub(super) const LENGTHEN_SESSION: &str =
    "UPDATE sessions SET seen_at = max(seen_at, ?2), expires_at = max(expires_at, ?3) WHERE key_hash = ?1";
pub(super) const END_SESSION: &str = "DELETE FROM sessions WHERE key_hash = ?1";
pub(super) const END_SESSIONS_OF: &str = "DELETE FROM sessions WHERE government = ?1 AND staff = ?2";
pub(super) const PRUNE_SESSIONS: &str =
    "DELETE FROM sessions WHERE key_hash IN (SELECT key_hash FROM sessions WHERE expires_at < ?1 LIMIT 4)";

/// How long a browser may show a PIN that was born in it.
const PIN_SHOWN: time::Duration = time::Duration::hours(24);

pub(super) fn put(tx: &Tx<'_>, key: &SessionKey, session: &Session) -> Result<(), Fault> {
    let government = tx.government(&session.government)?;
    let hash = tx.keys.session_hash(&key.0);
    let data = seal(tx, government.name, &hash, &session.data)?;
    let staff = session.staff.as_ref().map(|staff| staff.0.as_str());
    let (created, seen, expires) = (micros(session.created_at), micros(session.seen_at), micros(session.expires_at));
    tx.prepare(PUT_SESSION)?.execute((hash, government.number, staff, created, seen, expires, data))?;
    tx.prepare(PRUNE_SESSIONS)?.execute([seen])?;
    Ok(())
}

pub(super) fn find(tx: &Tx<'_>, key: &SessionKey, at: OffsetDateTime) -> Result<Option<Session>, Fault> {
    let hash = tx.keys.session_hash(&key.0);
    let mut statement = tx.prepare(FIND_SESSION)?;
    let mut rows = statement.query([hash])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let expires_at = moment(row.get(4)?)?;
    if expires_at <= at {
        return Ok(None);
    }
    let government = tx.name_of_government(row.get(0)?)?;
    let sealed: Vec<u8> = row.get(5)?;
    let data = open(tx, government.as_str(), &hash, &sealed)?;
    let staff: Option<String> = row.get(1)?;
    Ok(Some(Session { government, staff: staff.map(StaffId), created_at: moment(row.get(2)?)?, seen_at: moment(row.get(3)?)?, expires_at, data }))
}

/// Changes what a living session holds, on what it holds now; None when it has ended.
pub(super) fn change(tx: &Tx<'_>, key: &SessionKey, at: OffsetDateTime, change: ChangeSession) -> Result<Option<Session>, Fault> {
    let Some(mut session) = find(tx, key, at)? else { return Ok(None) };
    change(&mut session.data);
    let hash = tx.keys.session_hash(&key.0);
    let data = seal(tx, session.government.as_str(), &hash, &session.data)?;
    tx.prepare(CHANGE_SESSION_DATA)?.execute((hash, data))?;
    Ok(Some(session))
}

/// Was seen at this time; what it holds is not touched.
pub(super) fn touch(tx: &Tx<'_>, key: &SessionKey, seen_at: OffsetDateTime) -> Result<(), Fault> {
    tx.prepare(TOUCH_SESSION)?.execute((tx.keys.session_hash(&key.0), micros(seen_at)))?;
    Ok(())
}

/// Lets a living session of the same government show a PIN for a day; one that ended meanwhile is left alone.
pub(super) fn show_pin(
    tx: &Tx<'_>, government: Government<'_>, key: &SessionKey, application: ApplicationId, new: &NewReceipt, now: &Now,
) -> Result<(), Fault> {
    let session = find(tx, key, now.at)?.filter(|session| session.government.as_str() == government.name);
    if session.is_none() {
        return Ok(());
    }
    let pin = FreshPin { application, digits: new.pin.reveal().to_owned(), until: (now.at + PIN_SHOWN).unix_timestamp() };
    let show = move |data: &mut SessionData| {
        data.pins.retain(|pin| pin.application != application);
        data.pins.push(pin);
    };
    change(tx, key, now.at, Box::new(show)).map(|_| ())
}

pub(super) fn lengthen(tx: &Tx<'_>, key: &SessionKey, seen_at: OffsetDateTime, expires_at: OffsetDateTime) -> Result<(), Fault> {
    tx.prepare(LENGTHEN_SESSION)?.execute((tx.keys.session_hash(&key.0), micros(seen_at), micros(expires_at)))?;
    Ok(())
}

pub(super) fn end(tx: &Tx<'_>, key: &SessionKey) -> Result<(), Fault> {
    tx.prepare(END_SESSION)?.execute([tx.keys.session_hash(&key.0)])?;
    Ok(())
}

pub(super) fn end_of(tx: &Tx<'_>, government: &GovernmentId, staff: &StaffId) -> Result<u64, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(0) };
    let ended = tx.prepare(END_SESSIONS_OF)?.execute((government.number, &staff.0))?;
    Ok(u64::try_from(ended).unwrap_or(u64::MAX))
}

pub(super) fn open(tx: &Tx<'_>, government: &str, hash: &[u8; 32], sealed: &[u8]) -> Result<SessionData, Fault> {
    Ok(serde_json::from_slice(&tx.keys.open(place(government, hash), sealed)?)?)
}

fn seal(tx: &Tx<'_>, government: &str, hash: &[u8; 32], data: &SessionData) -> Result<Vec<u8>, Fault> {
    let plain = zeroize::Zeroizing::new(serde_json::to_vec(data)?);
    Ok(tx.keys.seal(place(government, hash), &plain))
}

fn place<'a>(government: &'a str, hash: &'a [u8; 32]) -> Place<'a> {
    Place { table: "sessions", government, row: hash, column: "data" }
}
