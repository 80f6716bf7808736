//! How many cases stand where, for the tiles of a desk.
//!
//! **Invariant:** counts come from the tallies, which the rows of cases keep themselves; only cases that are late are counted one by one.

use super::{
    fault::broken,
    places::{self, Clause, Place},
    summary::parse_act,
    times::micros,
    tx::{Government, Tx},
};
use crate::contract::{Counts, Fault};
use application::Stage;
use catalogue::{GovernmentId, OfficeId};
use rusqlite::types::Value;
use time::OffsetDateTime;

/// Stages in which the office owes the applicant something. Each comes after sending.
const OWED: &str = "'submitted', 'in_review', 'approved', 'recording', 'registered', 'signing'";

pub(super) fn counts(tx: &Tx<'_>, government: &GovernmentId, offices: &[OfficeId], at: OffsetDateTime) -> Result<Counts, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Counts::default()) };
    let mut clause = Clause::new(government);
    let sql = tallied(offices, &mut clause);
    let mut statement = tx.connection.prepare_cached(&sql)?;
    let mut rows = statement.query(rusqlite::params_from_iter(clause.values))?;
    let mut counts = Counts::default();
    while let Some(row) = rows.next()? {
        let (stage, act): (String, String) = (row.get(0)?, row.get(1)?);
        let stage = Stage::parse(&stage).ok_or_else(|| broken("a stage of no name"))?;
        let cases: i64 = row.get(2)?;
        counts.by_stage.push((stage, parse_act(&act), u64::try_from(cases).unwrap_or_default()));
    }
    let places = places::of(tx, government, offices)?;
    if let Some((sql, values)) = late(government, &places, at) {
        let late: i64 = tx.connection.prepare_cached(&sql)?.query_row(rusqlite::params_from_iter(values), |row| row.get(0))?;
        counts.overdue = u64::try_from(late).unwrap_or_default();
    }
    Ok(counts)
}

pub(super) fn tallied(offices: &[OfficeId], clause: &mut Clause) -> String {
    let at = clause.at(offices);
    format!("SELECT stage, due_act, sum(cases) FROM tallies WHERE government = ?1{at} GROUP BY stage, due_act HAVING sum(cases) > 0")
}

/// Counts the cases whose promise has passed, each once.
pub(super) fn late(government: Government<'_>, places: &[Place], at: OffsetDateTime) -> Option<(String, Vec<Value>)> {
    let mut clause = Clause::new(government);
    let now = clause.value(Value::Integer(micros(at)));
    let mut walks = Vec::new();
    for place in places {
        let here = if *place == Place::Sent { String::new() } else { place.condition(&mut clause) };
        walks.push(format!(
            "SELECT number FROM applications INDEXED BY {} WHERE government = ?1 AND stage IN ({OWED}) AND due_order < {now} AND paused = 0{here}",
            place.due_index()
        ));
    }
    (!walks.is_empty()).then(|| (format!("SELECT count(*) FROM ({})", walks.join(" UNION ")), clause.values))
}
