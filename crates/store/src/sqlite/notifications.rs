//! Reported events.
//!
//! **Invariant:** what was said is sealed under a place of its own and destroyed when the family has it; a row that is left says who
//! reported when, and nothing of whom.

use super::{
    Sqlite,
    fault::broken,
    times::{at as moment, micros},
    tx::{Government, Tx},
};
use crate::{
    contract::{Fault, NewNotification, NotificationCounts, NotificationRow, Notifications, PIN_LOCK, PIN_TRIES, Slip},
    keys::Place,
};
use application::{ApplicationId, Pin, ReceiptNumber, StaffId};
use catalogue::{FieldId, GovernmentId, OfficeId, ServiceId};
use rusqlite::OptionalExtension as _;
use time::OffsetDateTime;

pub(super) const ADD_NOTIFICATION: &str = "INSERT INTO notifications (government, id, number, service, notifier, office, code_hash, sealed, missing, at) \
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (government, id) DO NOTHING";
pub(super) const FIND_SLIP: &str = "SELECT id, service, office, code_hash, sealed, wrong, locked_until FROM notifications WHERE government = ?1 AND number = ?2";
pub(super) const COUNT_WRONG_SLIP: &str = "UPDATE notifications SET wrong = ?3, locked_until = ?4 WHERE government = ?1 AND id = ?2";
pub(super) const CLAIM_SLIP: &str = "UPDATE notifications SET sealed = NULL, claimed_by = ?3, claimed_at = ?4 WHERE government = ?1 AND id = ?2 AND sealed IS NOT NULL";
pub(super) const NOTIFICATIONS_OF: &str = "SELECT n.row, n.number, n.service, n.at, n.missing, n.claimed_by IS NOT NULL, a.registration IS NOT NULL \
    FROM notifications n LEFT JOIN applications a ON a.number = n.claimed_by WHERE n.government = ?1 AND n.notifier = ?2 AND n.row < ?3 ORDER BY n.row DESC LIMIT ?4";
pub(super) const COUNT_NOTIFICATIONS: &str = "SELECT count(*), count(n.claimed_by), count(a.registration) \
    FROM notifications n LEFT JOIN applications a ON a.number = n.claimed_by WHERE n.government = ?1 AND n.notifier = ?2";
pub(super) const FORGET_NOTIFICATIONS: &str = "UPDATE notifications SET sealed = NULL WHERE government = ?1 AND sealed IS NOT NULL AND at < ?2";

fn place<'a>(government: Government<'a>, id: &'a [u8]) -> Place<'a> {
    Place { table: "notifications", government: government.name, row: id, column: "sealed" }
}

fn put(tx: &Tx<'_>, government: &GovernmentId, new: &NewNotification) -> Result<bool, Fault> {
    let government = tx.government(government)?;
    let plain = zeroize::Zeroizing::new(serde_json::to_vec(&new.answers)?);
    let sealed = tx.keys.seal(place(government, &new.id), &plain);
    let code = tx.keys.pin_hash(government.name, ApplicationId(new.id), &new.code);
    let missing: Vec<&str> = new.missing.iter().map(FieldId::as_str).collect();
    let row = (
        government.number, new.id, new.number.to_string(), new.service.as_str(), &new.notifier.0, new.office.as_str(), code, sealed,
        missing.join(" "), micros(new.at),
    );
    Ok(tx.prepare(ADD_NOTIFICATION)?.execute(row)? == 1)
}

type SlipRow = ([u8; 16], String, String, Vec<u8>, Option<Vec<u8>>, u32, Option<i64>);

fn open(tx: &Tx<'_>, government: &GovernmentId, number: &ReceiptNumber, code: &Pin, at: OffsetDateTime) -> Result<Slip, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Slip::Wrong) };
    let mut statement = tx.prepare(FIND_SLIP)?;
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?));
    let found: Option<SlipRow> = statement.query_row((government.number, number.to_string()), read).optional()?;
    let Some((id, service, office, stored, sealed, wrong, locked_until)) = found else { return Ok(Slip::Wrong) };
    if let Some(until) = locked_until.filter(|until| micros(at) < *until) {
        return Ok(Slip::Locked { until: moment(until)? });
    }
    if !tx.keys.is_pin(government.name, ApplicationId(id), code, &stored) {
        let wrong = wrong + 1;
        let until = (wrong >= PIN_TRIES).then(|| at + PIN_LOCK);
        let kept = if until.is_some() { 0 } else { wrong };
        tx.prepare(COUNT_WRONG_SLIP)?.execute((government.number, id, kept, until.map(micros)))?;
        return Ok(until.map_or(Slip::Wrong, |until| Slip::Locked { until }));
    }
    let Some(sealed) = sealed else { return Ok(Slip::Gone) };
    let plain = zeroize::Zeroizing::new(tx.keys.open(place(government, &id), &sealed)?);
    let (service, office) = (ServiceId::new(&service), OfficeId::new(&office));
    Ok(Slip::Open { id, service, office, answers: serde_json::from_slice(&plain)? })
}

fn claim(tx: &Tx<'_>, government: &GovernmentId, id: [u8; 16], by: ApplicationId, at: OffsetDateTime) -> Result<bool, Fault> {
    let Some((government, case)) = tx.find(government, by)? else { return Ok(false) };
    Ok(tx.prepare(CLAIM_SLIP)?.execute((government.number, id, case.number, micros(at)))? == 1)
}

fn of(tx: &Tx<'_>, government: &GovernmentId, notifier: &StaffId, before: Option<i64>, limit: usize) -> Result<Vec<NotificationRow>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(NOTIFICATIONS_OF)?;
    let limit = i64::try_from(limit.min(200)).unwrap_or_default();
    let mut rows = statement.query((government.number, &notifier.0, before.unwrap_or(i64::MAX), limit))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (number, service, missing): (String, String, String) = (row.get(1)?, row.get(2)?, row.get(4)?);
        found.push(NotificationRow {
            row: row.get(0)?,
            number: ReceiptNumber::parse(&number).ok_or_else(|| broken("a slip under no number"))?,
            service: ServiceId::new(&service),
            at: moment(row.get(3)?)?,
            missing: missing.split_whitespace().map(FieldId::new).collect(),
            claimed: row.get(5)?,
            registered: row.get(6)?,
        });
    }
    Ok(found)
}

fn counts(tx: &Tx<'_>, government: &GovernmentId, notifier: &StaffId) -> Result<NotificationCounts, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(NotificationCounts::default()) };
    let read = |row: &rusqlite::Row<'_>| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?));
    let (sent, claimed, registered) = tx.prepare(COUNT_NOTIFICATIONS)?.query_row((government.number, &notifier.0), read)?;
    let count = |number: i64| u64::try_from(number).unwrap_or_default();
    Ok(NotificationCounts { sent: count(sent), claimed: count(claimed), registered: count(registered) })
}

fn forget(tx: &Tx<'_>, government: &GovernmentId, before: OffsetDateTime) -> Result<u64, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(0) };
    Ok(tx.prepare(FORGET_NOTIFICATIONS)?.execute((government.number, micros(before)))? as u64)
}

impl Notifications for Sqlite {
    async fn put_notification(&self, government: &GovernmentId, new: NewNotification) -> Result<bool, Fault> {
        let government = government.clone();
        self.write_case(move |tx| put(tx, &government, &new)).await
    }

    async fn open_slip(&self, government: &GovernmentId, number: &ReceiptNumber, code: &Pin, at: OffsetDateTime) -> Result<Slip, Fault> {
        let (government, number, code) = (government.clone(), number.clone(), code.clone());
        self.write_case(move |tx| open(tx, &government, &number, &code, at)).await
    }

    async fn claim_slip(&self, government: &GovernmentId, id: [u8; 16], by: ApplicationId, at: OffsetDateTime) -> Result<bool, Fault> {
        let government = government.clone();
        self.write_case(move |tx| claim(tx, &government, id, by, at)).await
    }

    async fn notifications_of(&self, government: &GovernmentId, notifier: &StaffId, before: Option<i64>, limit: usize) -> Result<Vec<NotificationRow>, Fault> {
        let (government, notifier) = (government.clone(), notifier.clone());
        self.read(move |tx| of(tx, &government, &notifier, before, limit)).await
    }

    async fn notification_counts(&self, government: &GovernmentId, notifier: &StaffId) -> Result<NotificationCounts, Fault> {
        let (government, notifier) = (government.clone(), notifier.clone());
        self.read(move |tx| counts(tx, &government, &notifier)).await
    }

    async fn forget_notifications(&self, government: &GovernmentId, before: OffsetDateTime) -> Result<u64, Fault> {
        let government = government.clone();
        self.write_case(move |tx| forget(tx, &government, before)).await
    }
}
