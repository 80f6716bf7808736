//! What supervisors are told: one row a day for one thing, and a message in the outbox with the first of them.

use super::{
    access::day_number,
    fault::broken,
    log, outbox,
    times::{at, maybe_at, micros},
    tx::{Government, Tx},
};
use crate::{
    contract::{AlertRow, Fault, Settled},
    keys::Place,
};
use application::{Actor, ApplicationId, Effect, ReceiptNumber};
use catalogue::GovernmentId;
use rusqlite::{OptionalExtension as _, Row};
use time::{Date, OffsetDateTime};
use watch::{Alert, AlertKind};

pub(super) const ADD_ALERT: &str = "INSERT INTO alerts (government, kind, about, application, day, count, usual, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) \
    ON CONFLICT DO UPDATE SET times = times + 1, count = max(count, excluded.count) RETURNING times";
pub(super) const ALERTS: &str = "SELECT l.id, l.kind, l.about, l.count, l.usual, l.at, l.times, l.settled_at, l.settled_by, l.note, a.id, a.receipt \
    FROM alerts l LEFT JOIN applications a ON a.number = l.application WHERE l.government = ?1 AND l.id < ?2 ORDER BY l.id DESC LIMIT ?3";
pub(super) const ALERTS_OPEN: &str = "SELECT l.id, l.kind, l.about, l.count, l.usual, l.at, l.times, l.settled_at, l.settled_by, l.note, a.id, a.receipt \
    FROM alerts l LEFT JOIN applications a ON a.number = l.application \
    WHERE l.government = ?1 AND l.id < ?2 AND l.settled_at IS NULL ORDER BY l.id DESC LIMIT ?3";
pub(super) const COUNT_OPEN: &str = "SELECT count(*) FROM alerts WHERE government = ?1 AND settled_at IS NULL";
pub(super) const SETTLE: &str = "UPDATE alerts SET settled_at = ?3, settled_by = ?4, note = ?5 WHERE id = ?2 AND government = ?1 AND settled_at IS NULL";

pub(super) fn add(
    tx: &Tx<'_>, government: Government<'_>, alert: &Alert, case: Option<i64>, day: Date, moment: OffsetDateTime,
) -> Result<(), Fault> {
    let Alert { kind, about, count, usual } = alert;
    let row = (government.number, kind.key(), about, case.unwrap_or(0), day_number(day), count, usual, micros(moment));
    let times: i64 = tx.prepare(ADD_ALERT)?.query_row(row, |row| row.get(0))?;
    if times == 1 {
        let effect = Effect::Alert { alert: kind.key().to_owned(), count: *count, usual: *usual };
        outbox::add_for_staff(tx, government, &effect, moment)?;
    }
    Ok(())
}

pub(super) fn raise(
    tx: &Tx<'_>, government: &GovernmentId, alert: &Alert, application: Option<ApplicationId>, day: Date, moment: OffsetDateTime,
) -> Result<(), Fault> {
    let government = tx.government(government)?;
    let case = match application {
        Some(id) => tx.find_case(government, id)?.map(|case| case.number),
        None => None,
    };
    add(tx, government, alert, case, day, moment)
}

pub(super) fn list(tx: &Tx<'_>, government: &GovernmentId, open: bool, before: Option<i64>, limit: usize) -> Result<Vec<AlertRow>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(if open { ALERTS_OPEN } else { ALERTS })?;
    let limit = i64::try_from(limit.min(200)).unwrap_or_default();
    let mut rows = statement.query((government.number, before.unwrap_or(i64::MAX), limit))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(read(tx, government, row)?);
    }
    Ok(found)
}

fn read(tx: &Tx<'_>, government: Government<'_>, row: &Row<'_>) -> Result<AlertRow, Fault> {
    let id: i64 = row.get(0)?;
    let (kind, receipt): (String, Option<String>) = (row.get(1)?, row.get(11)?);
    let settled = match maybe_at(row.get(7)?)? {
        None => None,
        Some(at) => {
            let (by, note): (String, Vec<u8>) = (row.get(8)?, row.get(9)?);
            Some(Settled { by: serde_json::from_str(&by)?, at, note: open_note(tx, government, id, &note)? })
        }
    };
    Ok(AlertRow {
        id,
        alert: Alert {
            kind: AlertKind::parse(&kind).ok_or_else(|| broken("an alert of no kind"))?,
            about: row.get(2)?,
            count: row.get(3)?,
            usual: row.get(4)?,
        },
        application: row.get::<_, Option<[u8; 16]>>(10)?.map(ApplicationId),
        receipt: receipt.as_deref().and_then(ReceiptNumber::parse),
        at: at(row.get(5)?)?,
        times: row.get(6)?,
        settled,
    })
}

fn place<'a>(government: Government<'a>, row: &'a [u8]) -> Place<'a> {
    Place { table: "alerts", government: government.name, row, column: "note" }
}

fn open_note(tx: &Tx<'_>, government: Government<'_>, id: i64, sealed: &[u8]) -> Result<String, Fault> {
    let plain = tx.keys.open(place(government, &id.to_be_bytes()), sealed)?;
    String::from_utf8(plain).map_err(|_| broken("a note that is no text"))
}

pub(super) fn count_open(tx: &Tx<'_>, government: &GovernmentId) -> Result<u64, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(0) };
    let count: i64 = tx.prepare(COUNT_OPEN)?.query_row([government.number], |row| row.get(0)).optional()?.unwrap_or_default();
    Ok(u64::try_from(count).unwrap_or_default())
}

pub(super) fn settle(tx: &Tx<'_>, government: &GovernmentId, id: i64, settled: &Settled) -> Result<bool, Fault> {
    let government = tx.government(government)?;
    let note = tx.keys.seal(place(government, &id.to_be_bytes()), settled.note.as_bytes());
    let by: String = log::by_json(&settled.by)?;
    Ok(tx.prepare(SETTLE)?.execute((government.number, id, micros(settled.at), by, note))? == 1)
}

/// Whoever is named as having done something.
pub(super) fn actor(text: &str) -> Result<Actor, Fault> {
    Ok(serde_json::from_str(text)?)
}
