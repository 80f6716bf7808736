//! What happened around accounts of staff, and whose sessions live.

use super::{
    session::{self, END_SESSION},
    times::{at as moment, micros},
    tx::Tx,
};
use crate::contract::{Fault, SecurityNote, SecurityRow, StaffSession};
use application::StaffId;
use catalogue::GovernmentId;
use time::OffsetDateTime;

pub(super) const NOTE_SECURITY: &str = "INSERT INTO security_notes (government, at, staff, by_staff, event, detail, address, device) \
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
pub(super) const SECURITY_NOTES: &str = "SELECT id, at, staff, by_staff, event, detail, address, device FROM security_notes \
    WHERE government = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3";
pub(super) const SECURITY_NOTES_OF: &str = "SELECT id, at, staff, by_staff, event, detail, address, device FROM security_notes \
    WHERE government = ?1 AND id < ?2 AND staff = ?4 ORDER BY id DESC LIMIT ?3";
pub(super) const FORGET_SECURITY_NOTES: &str = "DELETE FROM security_notes WHERE government = ?1 AND at < ?2";
pub(super) const SESSIONS_OF: &str = "SELECT key_hash, created_at, seen_at, expires_at, data FROM sessions \
    WHERE government = ?1 AND staff = ?2 AND expires_at > ?3 ORDER BY created_at DESC LIMIT 100";

const MOST: usize = 200;
/// Leading bytes of the key's hash by which a session is named.
const MARK: usize = 16;

pub(super) fn note(tx: &Tx<'_>, government: &GovernmentId, note: &SecurityNote) -> Result<(), Fault> {
    let government = tx.government(government)?;
    let (staff, by) = (note.staff.as_ref().map(|id| &id.0), note.by.as_ref().map(|id| &id.0));
    tx.prepare(NOTE_SECURITY)?.execute((
        government.number, micros(note.at), staff, by, &note.event, &note.detail, &note.address, &note.device,
    ))?;
    Ok(())
}

pub(super) fn notes(
    tx: &Tx<'_>, government: &GovernmentId, staff: Option<&StaffId>, before: Option<i64>, limit: usize,
) -> Result<Vec<SecurityRow>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let (before, limit) = (before.unwrap_or(i64::MAX), i64::try_from(limit.min(MOST)).unwrap_or(i64::MAX));
    let mut found = Vec::new();
    match staff {
        None => read(tx.prepare(SECURITY_NOTES)?.query((government.number, before, limit))?, &mut found)?,
        Some(staff) => read(tx.prepare(SECURITY_NOTES_OF)?.query((government.number, before, limit, &staff.0))?, &mut found)?,
    }
    Ok(found)
}

fn read(mut from: rusqlite::Rows<'_>, into: &mut Vec<SecurityRow>) -> Result<(), Fault> {
    while let Some(row) = from.next()? {
        let (staff, by): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
        let note = SecurityNote {
            at: moment(row.get(1)?)?,
            staff: staff.map(StaffId),
            by: by.map(StaffId),
            event: row.get(4)?,
            detail: row.get(5)?,
            address: row.get(6)?,
            device: row.get(7)?,
        };
        into.push(SecurityRow { id: row.get(0)?, note });
    }
    Ok(())
}

pub(super) fn forget(tx: &Tx<'_>, government: &GovernmentId, before: OffsetDateTime) -> Result<u64, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(0) };
    Ok(tx.prepare(FORGET_SECURITY_NOTES)?.execute((government.number, micros(before)))? as u64)
}

pub(super) fn mark(hash: &[u8; 32]) -> [u8; MARK] {
    std::array::from_fn(|at| hash[at])
}

pub(super) fn sessions_of(tx: &Tx<'_>, government: &GovernmentId, staff: &StaffId, at: OffsetDateTime) -> Result<Vec<StaffSession>, Fault> {
    let Some(known) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(SESSIONS_OF)?;
    let mut rows = statement.query((known.number, &staff.0, micros(at)))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (hash, sealed): ([u8; 32], Vec<u8>) = (row.get(0)?, row.get(4)?);
        found.push(StaffSession {
            mark: mark(&hash),
            created_at: moment(row.get(1)?)?,
            seen_at: moment(row.get(2)?)?,
            expires_at: moment(row.get(3)?)?,
            marks: session::open(tx, known.name, &hash, &sealed)?.seat,
        });
    }
    Ok(found)
}

pub(super) fn end_session_of(tx: &Tx<'_>, government: &GovernmentId, staff: &StaffId, wanted: [u8; MARK]) -> Result<bool, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(false) };
    let hash = {
        let mut statement = tx.prepare(SESSIONS_OF)?;
        let mut rows = statement.query((government.number, &staff.0, i64::MIN))?;
        let mut found = None;
        while let Some(row) = rows.next()? {
            let hash: [u8; 32] = row.get(0)?;
            found = found.or((mark(&hash) == wanted).then_some(hash));
        }
        found
    };
    let Some(hash) = hash else { return Ok(false) };
    Ok(tx.prepare(END_SESSION)?.execute([hash])? == 1)
}
