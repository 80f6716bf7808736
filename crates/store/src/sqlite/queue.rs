//! Lists of cases, from summary rows only.
//!
//! **Invariant:** a page costs what it shows. Each office and stage is walked along an index that has the order of the list; the walks
//! are merged row by row, so nothing is sorted and nothing beyond the page is read.
//!
//! Read next: `places.rs` (which walks), `counts.rs`.

use super::{
    places::{self, Clause, LEVELS, Place},
    summary::{RawRow, act_name, summary_columns},
    times::micros,
    tx::{Government, Tx},
};
use crate::contract::{Fault, QueueCursor, QueueFilter, QueueOrder, QueuePage};
use application::{ApplicationId, Stage};
use catalogue::GovernmentId;
use rusqlite::types::Value;
use time::OffsetDateTime;

/// Most rows of one page.
const MOST: usize = 200;
/// Most walks of one list; a list of more offices walks all cases in order and leaves out those of others.
const WALKS: usize = 64;

pub(super) const STALE: &str = "SELECT id FROM applications WHERE government = ?1 AND stage = ?2 AND changed_at < ?3 ORDER BY changed_at LIMIT 200";

pub(super) fn page(tx: &Tx<'_>, government: &GovernmentId, filter: &QueueFilter) -> Result<QueuePage, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(QueuePage::default()) };
    let after = match filter.after {
        Some(after) => match tx.find_case(government, after.application)? {
            Some(case) => Some((after.at, case.number)),
            None => return Ok(QueuePage::default()),
        },
        None => None,
    };
    let places = places::of(tx, government, &filter.offices)?;
    let Some((sql, values)) = list(government, filter, after, &places) else { return Ok(QueuePage::default()) };
    let limit = filter.limit.clamp(1, MOST);
    let mut statement = tx.connection.prepare_cached(&sql)?;
    let mut found = statement.query(rusqlite::params_from_iter(values))?;
    let mut rows: Vec<RawRow> = Vec::with_capacity(limit + 1);
    while rows.len() <= limit
        && let Some(row) = found.next()?
    {
        // The same case at another level comes right behind itself.
        let number: i64 = row.get(0)?;
        if rows.last().is_none_or(|last| last.number != number) {
            rows.push(RawRow::read(row)?);
        }
    }
    drop(found);
    let more = rows.len() > limit;
    rows.truncate(limit);
    let last = rows.last().filter(|_| more);
    let next = last.map(|row| QueueCursor {
        at: if filter.order == QueueOrder::DueFirst { row.due_order } else { row.newest_order },
        application: row.id,
    });
    let rows = rows.into_iter().map(|row| row.into_row(tx, government)).collect::<Result<_, _>>()?;
    Ok(QueuePage { rows, next })
}

/// The statement of a list and its values; None when no case can be on it. `after` is the former page's last row: its place in the
/// order, and its number.
pub(super) fn list(government: Government<'_>, filter: &QueueFilter, after: Option<(i64, i64)>, places: &[Place]) -> Option<(String, Vec<Value>)> {
    let mut clause = Clause::new(government);
    let (column, direction, beyond) = match filter.order {
        QueueOrder::DueFirst => ("due_order", "ASC", ">"),
        QueueOrder::NewestFirst => ("newest_order", "DESC", "<"),
    };
    let shared = shared(filter, after, &mut clause, &format!("({column}, number) {beyond}"));
    let stages: &[Stage] = if filter.stages.is_empty() { &Stage::ALL } else { &filter.stages };
    let many = places.len() * stages.len() > WALKS;
    let anywhere = [Place::Anywhere(filter.offices.clone())];
    let mut walks = Vec::new();
    for place in if many { &anywhere } else { places } {
        let at = place.condition(&mut clause);
        match filter.order {
            QueueOrder::DueFirst => {
                for stage in stages {
                    let stage = clause.value(Value::Text(stage.as_str().to_owned()));
                    walks.push(format!("{} WHERE government = ?1 AND stage = {stage}{at}{shared}", place.due_index()));
                }
            }
            QueueOrder::NewestFirst => {
                let stages = clause.one_of("stage", filter.stages.iter().map(|stage| stage.as_str().to_owned()));
                walks.push(format!("{} WHERE government = ?1{stages}{at}{shared}", place.newest_index()));
            }
        }
    }
    if walks.is_empty() {
        return None;
    }
    let walks: Vec<String> =
        walks.into_iter().map(|walk| format!(concat!("SELECT ", summary_columns!(), " FROM applications INDEXED BY {}"), walk)).collect();
    let limit = (filter.limit.clamp(1, MOST) + 1) * if places.len() > 1 { LEVELS } else { 1 };
    Some((format!("{} ORDER BY {column} {direction}, number {direction} LIMIT {limit}", walks.join(" UNION ALL ")), clause.values))
}

/// The conditions that hold in every walk.
fn shared(filter: &QueueFilter, after: Option<(i64, i64)>, clause: &mut Clause, beyond: &str) -> String {
    let mut sql = clause.one_of("due_act", filter.due_acts.iter().map(|act| act_name(*act).to_owned()));
    sql += &clause.one_of("service", filter.services.iter().map(ToString::to_string));
    sql += &clause.one_of("claimed_by", filter.claimed_by.iter().map(|staff| staff.0.clone()));
    if filter.unclaimed {
        sql += " AND claimed_by IS NULL";
    }
    if let Some(before) = filter.due_before {
        let mark = clause.value(Value::Integer(micros(before)));
        sql += &format!(" AND due_order < {mark} AND paused = 0");
    }
    if let Some((at, number)) = after {
        let (at, number) = (clause.value(Value::Integer(at)), clause.value(Value::Integer(number)));
        sql += &format!(" AND {beyond} ({at}, {number})");
    }
    sql
}

pub(super) fn stale(tx: &Tx<'_>, government: &GovernmentId, stage: Stage, before: OffsetDateTime) -> Result<Vec<ApplicationId>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(STALE)?;
    let ids = statement.query_map((government.number, stage.as_str(), micros(before)), |row| row.get(0).map(ApplicationId))?;
    Ok(ids.collect::<Result<_, _>>()?)
}
