//! Who looked at which record. Written in the transaction that reads; opening never changes the case.
//!
//! **Invariant:** `accesses` holds one row for each opening and each search result; `sights` says what stood before whom on which day, so
//! that a list is written once a day and a picture of an opened record not at all.

use super::{
    Sqlite, alerts, log,
    times::{at, micros},
    tx::{Government, Tx},
};
use crate::contract::{Access, AccessRow, Fault, LISTED, LookError, QueueRow};
use application::{Application, ApplicationId, StaffId};
use catalogue::GovernmentId;
use rusqlite::OptionalExtension as _;
use time::{Date, OffsetDateTime};
use watch::{Alert, AlertKind, Allowance, Seen, looks::Spent};

pub(super) const ADD_ACCESS: &str = "INSERT INTO accesses (government, application, number, at, by, purpose) VALUES (?1, ?2, \
    (SELECT coalesce(max(number), 0) + 1 FROM accesses WHERE government = ?1 AND application = ?2), ?3, ?4, ?5)";
pub(super) const LOOKS: &str = "SELECT at, number, by, purpose FROM accesses WHERE government = ?1 AND application = ?2 \
    UNION ALL SELECT s.listed_at, 0, l.by, NULL FROM sights s JOIN lookers l ON l.number = s.looker \
    WHERE s.government = ?1 AND s.application = ?2 AND s.listed_at IS NOT NULL ORDER BY 1 DESC, 2 DESC LIMIT ?3 OFFSET ?4";
pub(super) const FIND_LOOKER: &str = "SELECT number FROM lookers WHERE government = ?1 AND by = ?2";
pub(super) const ADD_LOOKER: &str = "INSERT INTO lookers (government, by) VALUES (?1, ?2)";
pub(super) const FIND_SIGHT: &str = "SELECT opened FROM sights WHERE government = ?1 AND application = ?2 AND day = ?3 AND looker = ?4";
pub(super) const NOTE_DAY: &str = "INSERT INTO look_days (government, staff, day, opened, listed, searches) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
    ON CONFLICT DO UPDATE SET opened = opened + excluded.opened, listed = listed + excluded.listed, searches = searches + excluded.searches";
pub(super) const SEEN_ON: &str = "SELECT opened, listed, searches, released FROM look_days WHERE government = ?1 AND staff = ?2 AND day = ?3";
pub(super) const IS_HONEY: &str = "SELECT 1 FROM honey WHERE government = ?1 AND application = ?2";
pub(super) const NOTE_OPENED: &str = "INSERT INTO sights (government, application, day, looker, opened) VALUES (?1, ?2, ?3, ?4, 1) \
    ON CONFLICT DO UPDATE SET opened = 1 WHERE opened = 0";
pub(super) const NOTE_FOUND: &str = "INSERT INTO sights (government, application, day, looker) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
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

/// What stood before her today of a case: nothing, its name, or all of it.
fn sight(tx: &Tx<'_>, government: Government<'_>, case: i64, access: &Access, looker: i64) -> Result<Option<bool>, Fault> {
    let mut find = tx.prepare(FIND_SIGHT)?;
    Ok(find.query_row((government.number, case, day_number(access.day), looker), |row| row.get(0)).optional()?)
}

/// Takes this much from her day. None: there is not so much left, and nothing is taken.
fn spend(tx: &Tx<'_>, government: Government<'_>, access: &Access, more: Seen) -> Result<Option<Spent>, Fault> {
    let (Some(allowance), Some(staff)) = (access.allowance, access.actor.staff_id()) else { return Ok(None) };
    let day = day_number(access.day);
    let before = seen_on(tx, government, staff, day)?;
    if let Some(spent) = before.over(allowance, more) {
        return Ok(Some(spent));
    }
    if more != Seen::default() {
        tx.prepare(NOTE_DAY)?.execute((government.number, &staff.0, day, more.opened, more.listed, more.searches))?;
        tell_when_spent(tx, government, access, allowance.with_releases(before.released), before, more)?;
    }
    Ok(None)
}

/// The one that reaches the end of an allowance is told of: beyond it nothing is written, for nothing is read.
fn tell_when_spent(tx: &Tx<'_>, government: Government<'_>, access: &Access, most: Allowance, before: Seen, more: Seen) -> Result<(), Fault> {
    let reached = [
        (AlertKind::LooksOpened, before.opened, more.opened, most.opened),
        (AlertKind::LooksListed, before.listed, more.listed, most.listed),
        (AlertKind::LooksSearched, before.searches, more.searches, most.searches),
    ];
    for (kind, before, more, most) in reached {
        if before < most && before + more >= most {
            let about = access.actor.staff_id().map(|id| id.0.clone()).unwrap_or_default();
            let alert = Alert { kind, about, count: before + more, usual: most };
            alerts::add(tx, government, &alert, None, access.day, access.at)?;
        }
    }
    Ok(())
}

pub(super) fn seen_on(tx: &Tx<'_>, government: Government<'_>, staff: &StaffId, day: i64) -> Result<Seen, Fault> {
    let found = tx.prepare(SEEN_ON)?.query_row((government.number, &staff.0, day), |row| {
        Ok(Seen { opened: row.get(0)?, listed: row.get(1)?, searches: row.get(2)?, released: row.get(3)? })
    });
    Ok(found.optional()?.unwrap_or_default())
}

/// Writes that a search showed these cases; takes it from her day.
pub(super) fn note_found(tx: &Tx<'_>, government: Government<'_>, cases: &[i64], access: &Access) -> Result<(), LookError> {
    let by = log::by_json(&access.actor)?;
    let looker = looker(tx, government, &by)?;
    let mut fresh = 0;
    for case in cases {
        fresh += u32::from(sight(tx, government, *case, access, looker)?.is_none());
    }
    if let Some(spent) = spend(tx, government, access, Seen { listed: fresh, searches: 1, ..Seen::default() })? {
        return Err(LookError::Spent(spent));
    }
    Ok(write_down(tx, government, cases, access, &by, Some((NOTE_FOUND, looker)))?)
}

fn write_down(
    tx: &Tx<'_>, government: Government<'_>, cases: &[i64], access: &Access, by: &str, mark: Option<(&'static str, i64)>,
) -> Result<(), Fault> {
    for case in cases {
        tx.prepare(ADD_ACCESS)?.execute((government.number, case, micros(access.at), by, &access.purpose))?;
        if let Some((mark, looker)) = mark {
            tx.prepare(mark)?.execute((government.number, case, day_number(access.day), looker))?;
        }
    }
    Ok(())
}

pub(super) fn open_record(tx: &Tx<'_>, government: &GovernmentId, id: ApplicationId, access: &Access) -> Result<Option<Application>, LookError> {
    let Some((government, case)) = tx.find(government, id)? else { return Ok(None) };
    let by = log::by_json(&access.actor)?;
    let looker = looker(tx, government, &by)?;
    // What she has opened today stays open, and costs her nothing more.
    let again = sight(tx, government, case.number, access, looker)? == Some(true);
    if !again && let Some(spent) = spend(tx, government, access, Seen { opened: 1, ..Seen::default() })? {
        return Err(LookError::Spent(spent));
    }
    write_down(tx, government, &[case.number], access, &by, (!again).then_some((NOTE_OPENED, looker)))?;
    tell_of_honey(tx, government, case.number, access)?;
    Ok(log::load(tx, government, case).map(Some)?)
}

/// Nobody has reason to open what was planted.
fn tell_of_honey(tx: &Tx<'_>, government: Government<'_>, case: i64, access: &Access) -> Result<(), Fault> {
    let Some(staff) = access.actor.staff_id() else { return Ok(()) };
    if tx.prepare(IS_HONEY)?.exists((government.number, case))? {
        let alert = Alert { kind: AlertKind::Honey, about: staff.0.clone(), count: 1, usual: 0 };
        alerts::add(tx, government, &alert, Some(case), access.day, access.at)?;
    }
    Ok(())
}

/// Cases of a list that have not stood before this person today.
fn unseen(tx: &Tx<'_>, government: &GovernmentId, rows: &[QueueRow], access: &Access) -> Result<Vec<ApplicationId>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let looker = find_looker(tx, government, &log::by_json(&access.actor)?)?;
    let mut unseen = Vec::new();
    for row in rows {
        let Some(case) = tx.find_case(government, row.application)? else { continue };
        let seen = match looker {
            Some(looker) => sight(tx, government, case.number, access, looker)?.is_some(),
            None => false,
        };
        if !seen {
            unseen.push(row.application);
        }
    }
    Ok(unseen)
}

fn note_listed(tx: &Tx<'_>, government: &GovernmentId, ids: &[ApplicationId], access: &Access) -> Result<(), LookError> {
    let government = tx.government(government)?;
    let looker = looker(tx, government, &log::by_json(&access.actor)?)?;
    let listed = u32::try_from(ids.len()).unwrap_or(u32::MAX);
    if let Some(spent) = spend(tx, government, access, Seen { listed, ..Seen::default() })? {
        return Err(LookError::Spent(spent));
    }
    let mut note = tx.prepare(NOTE_LISTED).map_err(Fault::from)?;
    for id in ids {
        if let Some(case) = tx.find_case(government, *id)? {
            note.execute((government.number, case.number, day_number(access.day), looker, micros(access.at))).map_err(Fault::from)?;
        }
    }
    Ok(())
}

fn has_opened(tx: &Tx<'_>, government: &GovernmentId, id: ApplicationId, access: &Access) -> Result<bool, Fault> {
    let Some((government, case)) = tx.find(government, id)? else { return Ok(false) };
    let Some(looker) = find_looker(tx, government, &log::by_json(&access.actor)?)? else { return Ok(false) };
    Ok(sight(tx, government, case.number, access, looker)? == Some(true))
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
    pub(super) async fn note_rows(&self, government: &GovernmentId, rows: Vec<QueueRow>, access: Access) -> Result<Vec<QueueRow>, LookError> {
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
