//! Who acts for the head of office.
//!
//! **Invariant:** a row is never changed but for its end, which is written once.

use super::{
    Sqlite,
    access::day_number,
    log,
    paces::date_of,
    times::{at, micros},
    tx::{Tx, all},
};
use crate::contract::{Fault, StandIn, StandInRow, StandIns};
use application::{Actor, StaffId};
use catalogue::GovernmentId;
use rusqlite::Row;
use time::{Date, OffsetDateTime};

pub(super) const NAME_STAND_IN: &str =
    "INSERT INTO stand_ins (government, staff, title, name, nip, letter, first_day, last_day, set_at, set_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
pub(super) const END_STAND_IN: &str = "UPDATE stand_ins SET ended_at = ?3, ended_by = ?4 WHERE id = ?2 AND government = ?1 AND ended_at IS NULL";
pub(super) const STAND_IN_OF: &str = "SELECT id, staff, title, name, nip, letter, first_day, last_day, set_at, set_by, ended_at, ended_by FROM stand_ins \
    WHERE government = ?1 AND staff = ?2 AND last_day >= ?3 AND first_day <= ?3 AND ended_at IS NULL ORDER BY last_day DESC, id DESC LIMIT 1";
pub(super) const STAND_INS: &str = "SELECT id, staff, title, name, nip, letter, first_day, last_day, set_at, set_by, ended_at, ended_by FROM stand_ins \
    WHERE government = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3";

fn name(tx: &Tx<'_>, government: &GovernmentId, one: &StandIn, by: &Actor, moment: OffsetDateTime) -> Result<i64, Fault> {
    let government = tx.government(government)?;
    let days = (day_number(one.first_day), day_number(one.last_day));
    let values = (government.number, &one.staff.0, &one.title, &one.name, &one.nip, &one.letter, days.0, days.1, micros(moment), log::by_json(by)?);
    Ok(tx.prepare(NAME_STAND_IN)?.insert(values)?)
}

fn end(tx: &Tx<'_>, government: &GovernmentId, id: i64, by: &Actor, moment: OffsetDateTime) -> Result<bool, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(false) };
    Ok(tx.prepare(END_STAND_IN)?.execute((government.number, id, micros(moment), log::by_json(by)?))? == 1)
}

fn row(row: &Row<'_>) -> Result<StandInRow, Fault> {
    let (set_by, ended_at, ended_by): (String, Option<i64>, Option<String>) = (row.get(9)?, row.get(10)?, row.get(11)?);
    Ok(StandInRow {
        id: row.get(0)?,
        stand_in: StandIn {
            staff: StaffId(row.get(1)?),
            title: row.get(2)?,
            name: row.get(3)?,
            nip: row.get(4)?,
            letter: row.get(5)?,
            first_day: date_of(row.get(6)?)?,
            last_day: date_of(row.get(7)?)?,
        },
        set_at: at(row.get(8)?)?,
        set_by: serde_json::from_str(&set_by)?,
        ended: match (ended_at, ended_by) {
            (Some(moment), Some(by)) => Some((at(moment)?, serde_json::from_str(&by)?)),
            _ => None,
        },
    })
}

fn of(tx: &Tx<'_>, government: &GovernmentId, staff: &StaffId, day: Date) -> Result<Option<StandInRow>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(None) };
    let mut statement = tx.prepare(STAND_IN_OF)?;
    let mut rows = statement.query((government.number, &staff.0, day_number(day)))?;
    rows.next()?.map(row).transpose()
}

fn list(tx: &Tx<'_>, government: &GovernmentId, before: Option<i64>, limit: usize) -> Result<Vec<StandInRow>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(STAND_INS)?;
    let limit = i64::try_from(limit.min(200)).unwrap_or_default();
    all(statement.query((government.number, before.unwrap_or(i64::MAX), limit))?, row)
}

impl StandIns for Sqlite {
    async fn name_stand_in(&self, government: &GovernmentId, stand_in: StandIn, by: Actor, at: OffsetDateTime) -> Result<i64, Fault> {
        let government = government.clone();
        self.write_case(move |tx| name(tx, &government, &stand_in, &by, at)).await
    }

    async fn end_stand_in(&self, government: &GovernmentId, id: i64, by: Actor, at: OffsetDateTime) -> Result<bool, Fault> {
        let government = government.clone();
        self.write_case(move |tx| end(tx, &government, id, &by, at)).await
    }

    async fn stand_in_of(&self, government: &GovernmentId, staff: &StaffId, day: Date) -> Result<Option<StandInRow>, Fault> {
        self.glance(|tx| of(tx, government, staff, day))
    }

    async fn stand_ins(&self, government: &GovernmentId, before: Option<i64>, limit: usize) -> Result<Vec<StandInRow>, Fault> {
        let government = government.clone();
        self.read(move |tx| list(tx, &government, before, limit)).await
    }
}
