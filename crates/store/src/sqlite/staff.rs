//! Members of staff and one-time tickets.

use super::{times::micros, tx::Tx};
use crate::contract::{Fault, Session, SessionKey, StaffRow};
use application::StaffId;
use catalogue::{GovernmentId, OfficeId};
use rusqlite::Row;
use time::OffsetDateTime;

pub(super) const PUT_STAFF: &str = "INSERT INTO staff (government, id, name, role, office, password_hash, active) \
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT DO UPDATE SET name = excluded.name, role = excluded.role, office = excluded.office, \
    password_hash = excluded.password_hash, active = excluded.active";
pub(super) const FIND_STAFF: &str =
    "SELECT id, name, role, office, password_hash, active FROM staff WHERE government = ?1 AND id = ?2";
pub(super) const STAFF: &str =
    "SELECT id, name, role, office, password_hash, active FROM staff WHERE government = ?1 ORDER BY id";
pub(super) const PUT_TICKET: &str = "INSERT INTO tickets (government, ticket_hash, purpose, expires_at) VALUES (?1, ?2, ?3, ?4) \
    ON CONFLICT DO UPDATE SET purpose = excluded.purpose, expires_at = excluded.expires_at";
pub(super) const HAS_TICKET: &str =
    "SELECT 1 FROM tickets WHERE government = ?1 AND ticket_hash = ?2 AND purpose = ?3 AND expires_at > ?4";
pub(super) const TAKE_TICKET: &str =
    "DELETE FROM tickets WHERE government = ?1 AND ticket_hash = ?2 AND purpose = ?3 AND expires_at > ?4";

pub(super) fn put(tx: &Tx<'_>, government: &GovernmentId, row: &StaffRow) -> Result<(), Fault> {
    let government = tx.government(government)?;
    tx.prepare(PUT_STAFF)?.execute((
        government.number, &row.id.0, &row.name, &row.role, row.office.as_str(), &row.password_hash, row.active,
    ))?;
    Ok(())
}

pub(super) fn find(tx: &Tx<'_>, government: &GovernmentId, id: &StaffId) -> Result<Option<StaffRow>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(None) };
    let mut statement = tx.prepare(FIND_STAFF)?;
    let mut rows = statement.query((government.number, &id.0))?;
    rows.next()?.map(read).transpose()
}

/// The session and whose it is, on one snapshot.
pub(super) fn find_seat(tx: &Tx<'_>, key: &SessionKey, at: OffsetDateTime) -> Result<Option<(Session, StaffRow)>, Fault> {
    let Some(session) = super::session::find(tx, key, at)? else { return Ok(None) };
    let Some(id) = &session.staff else { return Ok(None) };
    Ok(find(tx, &session.government, id)?.map(|row| (session, row)))
}

pub(super) fn list(tx: &Tx<'_>, government: &GovernmentId) -> Result<Vec<StaffRow>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(STAFF)?;
    let mut rows = statement.query([government.number])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(row)?);
    }
    Ok(found)
}

fn read(row: &Row<'_>) -> Result<StaffRow, Fault> {
    let office: String = row.get(3)?;
    Ok(StaffRow {
        id: StaffId(row.get(0)?),
        name: row.get(1)?,
        role: row.get(2)?,
        office: OfficeId::new(&office),
        password_hash: row.get(4)?,
        active: row.get(5)?,
    })
}

pub(super) fn put_ticket(tx: &Tx<'_>, government: &GovernmentId, ticket: &SessionKey, purpose: &str, expires_at: OffsetDateTime) -> Result<(), Fault> {
    let government = tx.government(government)?;
    let hash = tx.keys.token_hash(government.name, "ticket", &ticket.0);
    tx.prepare(PUT_TICKET)?.execute((government.number, hash, purpose, micros(expires_at)))?;
    Ok(())
}

pub(super) fn has_ticket(tx: &Tx<'_>, government: &GovernmentId, ticket: &SessionKey, purpose: &str, at: OffsetDateTime) -> Result<bool, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(false) };
    let hash = tx.keys.token_hash(government.name, "ticket", &ticket.0);
    Ok(tx.prepare(HAS_TICKET)?.exists((government.number, hash, purpose, micros(at)))?)
}

pub(super) fn take_ticket(tx: &Tx<'_>, government: &GovernmentId, ticket: &SessionKey, purpose: &str, at: OffsetDateTime) -> Result<bool, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(false) };
    let hash = tx.keys.token_hash(government.name, "ticket", &ticket.0);
    Ok(tx.prepare(TAKE_TICKET)?.execute((government.number, hash, purpose, micros(at)))? == 1)
}
