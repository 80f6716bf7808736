//! Who looked at which record. Written in the transaction that reads; opening never changes the case.
//!
//! **Invariant:** `accesses` holds one row for each opening and each search result; `sights` says what stood before whom on which day, so
//! that a list is written once a day and a picture of an opened record not at all.

use super::{
    Sqlite, log,
    times::{at, micros},
    tx::{Government, Tx},
};
use crate::contract::{Access, AccessRow, Fault, LISTED, QueueRow};
use application::{Application, ApplicationId};
use catalogue::GovernmentId;
use rusqlite::OptionalExtension as _;
use time::{Date, OffsetDateTime};

pub(super) const ADD_ACCESS: &str = "INSERT INTO accesses (government, application, number, at, by, purpose) VALUES (?1, ?2, \
    (SELECT coalesce(max(number), 0) + 1 FROM accesses WHERE government = ?1 AND application = ?2), ?3, ?4, ?5)";
pub(super) const LOOKS: &str = "SELECT at, number, by, purpose FROM accesses WHERE government = ?1 AND application = ?2 \
    UNION ALL SELECT s.listed_at, 0, l.by, NULL FROM sights s JOIN lookers l ON l.number = s.looker \
    WHERE s.government = ?1 AND s.application = ?2 AND s.listed_at IS NOT NULL ORDER BY 1 DESC, 2 DESC LIMIT ?3 OFFSET ?4";
pub(super) const FIND_LOOKER: &str = "SELECT number FROM lookers WHERE government = ?1 AND by = ?2";
pub(super) const ADD_LOOKER: &str = "INSERT INTO lookers (government, by) VALUES (?1, ?2)";
pub(super) const FIND_SIGHT: &str = "SELECT opened FROM sights WHERE government = ?1 AND application = ?2 AND day = ?3 AND looker = ?4";
pub(super) const NOTE_OPENED: &str = "INSERT INTO sights (government, application, day, looker, opened) VALUES (?1, ?2, ?3, ?4, 1) \
    ON CONFLICT DO UPDATE SET opened = 1 WHERE opened = 0";
pub(super) const NOTE_LISTED: &str =
    "INSERT INTO sights (government, application, day, looker, listed_at) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING";

const MOST: usize = 200;

/// Days since 1970.
pub(super) fn day_number(day: Date) -> i64 {
    i64::from(day.to_julian_day()) - i64::from(OffsetDateTime::UNIX_EPOCH.date().to_julian_day())
}

pub(super) fn find_looker(tx: &Tx<'_>, government: Government<'_>, by: &str) -> Result<Option<i64>, Fault> {
    Ok(tx.prepare(FIND_LOOKER)?.query_row((government.number, by), |row| row.get(0)).optional()?)
}

fn looker(tx: &Tx<'_>, government: Government<'_>, by: &str) -> Result<i64, Fault> {
    if let Some(number) = find_looker(tx, government, by)? {
        return Ok(number);
    }
    tx.prepare(ADD_LOOKER)?.execute((government.number, by))?;
    Ok(tx.connection.last_insert_rowid())
}

/// Writes that these cases were opened, or shown as results of a search.
pub(super) fn note(tx: &Tx<'_>, government: Government<'_>, cases: impl IntoIterator<Item = i64>, access: &Access) -> Result<(), Fault> {
    let by = log::by_json(&access.actor)?;
    let (looker, day) = (looker(tx, government, &by)?, day_number(access.day));
    let (mut insert, mut sight) = (tx.prepare(ADD_ACCESS)?, tx.prepare(NOTE_OPENED)?);
    for case in cases {
        insert.execute((government.number, case, micros(access.at), &by, &access.purpose))?;
        sight.execute((government.number, case, day, looker))?;
    }
    Ok(())
}

pub(super) fn open_record(tx: &Tx<'_>, government: &GovernmentId, id: ApplicationId, access: &Access) -> Result<Option<Application>, Fault> {
    let Some((government, case)) = tx.find(government, id)? else { return Ok(None) };
    note(tx, government, [case.number], access)?;
    log::load(tx, government, case).map(Some)
}

/// Cases of a list that have not stood before this person today.
fn unseen(tx: &Tx<'_>, government: &GovernmentId, rows: &[QueueRow], access: &Access) -> Result<Vec<ApplicationId>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let looker = find_looker(tx, government, &log::by_json(&access.actor)?)?;
    let mut find = tx.prepare(FIND_SIGHT)?;
    let mut unseen = Vec::new();
    for row in rows {
        let Some(case) = tx.find_case(government, row.application)? else { continue };
        let seen = match looker {
            Some(looker) => find.exists((government.number, case.number, day_number(access.day), looker))?,
            None => false,
        };
        if !seen {
            unseen.push(row.application);
        }
    }
    Ok(unseen)
}

fn note_listed(tx: &Tx<'_>, government: &GovernmentId, ids: &[ApplicationId], access: &Access) -> Result<(), Fault> {
    let government = tx.government(government)?;
    let looker = looker(tx, government, &log::by_json(&access.actor)?)?;
    let mut note = tx.prepare(NOTE_LISTED)?;
    for id in ids {
        if let Some(case) = tx.find_case(government, *id)? {
            note.execute((government.number, case.number, day_number(access.day), looker, micros(access.at)))?;
        }
    }
    Ok(())
}

fn has_opened(tx: &Tx<'_>, government: &GovernmentId, id: ApplicationId, access: &Access) -> Result<bool, Fault> {
    let Some((government, case)) = tx.find(government, id)? else { return Ok(false) };
    let Some(looker) = find_looker(tx, government, &log::by_json(&access.actor)?)? else { return Ok(false) };
    let mut find = tx.prepare(FIND_SIGHT)?;
    let opened: Option<bool> = find.query_row((government.number, case.number, day_number(access.day), looker), |row| row.get(0)).optional()?;
    Ok(opened == Some(true))
}

pub(super) fn list(tx: &Tx<'_>, government: &GovernmentId, id: ApplicationId, skip: usize, limit: usize) -> Result<Vec<AccessRow>, Fault> {
    let Some((government, case)) = tx.find(government, id)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(LOOKS)?;
    let (skip, limit) = (i64::try_from(skip).unwrap_or(i64::MAX), i64::try_from(limit.min(MOST)).unwrap_or_default());
    let mut rows = statement.query((government.number, case.number, limit, skip))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (by, purpose): (String, Option<String>) = (row.get(2)?, row.get(3)?);
        found.push(AccessRow { at: at(row.get(0)?)?, actor: serde_json::from_str(&by)?, purpose: purpose.unwrap_or_else(|| LISTED.to_owned()) });
    }
    Ok(found)
}

impl Sqlite {
    /// Writes down the rows of a list that this person has not had before her today; only then may the list be answered.
    pub(super) async fn note_rows(&self, government: &GovernmentId, rows: Vec<QueueRow>, access: Access) -> Result<Vec<QueueRow>, Fault> {
        let ids = self.glance(|tx| unseen(tx, government, &rows, &access))?;
        if !ids.is_empty() {
            let government = government.clone();
            self.write_case(move |tx| note_listed(tx, &government, &ids, &access)).await?;
        }
        Ok(rows)
    }

    pub(super) fn has_opened_today(&self, government: &GovernmentId, id: ApplicationId, access: &Access) -> Result<bool, Fault> {
        self.glance(|tx| has_opened(tx, government, id, access))
    }
}
