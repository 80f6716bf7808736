//! Lists of cases and their counts, from summary rows only.

use super::{
    fault::broken,
    summary::{RawRow, act_name, parse_act, summary_columns},
    times::micros,
    tx::{Government, Tx},
};
use crate::contract::{Counts, Fault, QueueCursor, QueueFilter, QueueOrder, QueuePage};
use application::{ApplicationId, Stage};
use catalogue::{GovernmentId, OfficeId};
use rusqlite::types::Value;
use time::OffsetDateTime;

/// Most rows of one page.
const MOST: usize = 200;

pub(super) const STALE: &str = "SELECT id FROM applications WHERE government = ?1 AND stage = ?2 AND changed_at < ?3 ORDER BY changed_at LIMIT 200";

pub(super) const HAS_WARD: &str = "SELECT 1 FROM applications WHERE government = ?1 AND ward = ?2 LIMIT 1";
pub(super) const HAS_DISTRICT: &str = "SELECT 1 FROM applications WHERE government = ?1 AND district = ?2 LIMIT 1";
pub(super) const HAS_REGISTRY: &str = "SELECT 1 FROM registries WHERE government = ?1 AND office = ?2";
pub(super) const REGISTRIES: &str = "SELECT count(*) FROM registries WHERE government = ?1";

/// A growing WHERE clause and its values.
struct Clause {
    sql: String,
    values: Vec<Value>,
}

impl Clause {
    fn new(government: Government<'_>) -> Self {
        Self { sql: "government = ?1".to_owned(), values: vec![Value::Integer(government.number)] }
    }

    fn value(&mut self, value: Value) -> String {
        self.values.push(value);
        format!("?{}", self.values.len())
    }

    fn and(&mut self, condition: &str) {
        self.sql.push_str(" AND ");
        self.sql.push_str(condition);
    }

    fn one_of(&mut self, column: &str, texts: impl IntoIterator<Item = String>) {
        let marks: Vec<String> = texts.into_iter().map(|text| self.value(Value::Text(text))).collect();
        if !marks.is_empty() {
            self.and(&format!("{column} IN ({})", marks.join(", ")));
        }
    }

    /// Ward, district or registry of the case is one of these.
    fn at(&mut self, offices: &[OfficeId]) {
        let marks: Vec<String> = offices.iter().map(|office| self.value(Value::Text(office.to_string()))).collect();
        if !marks.is_empty() {
            let marks = marks.join(", ");
            self.and(&format!("(ward IN ({marks}) OR district IN ({marks}) OR registry IN ({marks}))"));
        }
    }
}

pub(super) fn page(tx: &Tx<'_>, government: &GovernmentId, filter: &QueueFilter) -> Result<QueuePage, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(QueuePage::default()) };
    let mut clause = Clause::new(government);
    clause.one_of("stage", filter.stages.iter().map(|stage| stage.as_str().to_owned()));
    clause.one_of("due_act", filter.due_acts.iter().map(|act| act_name(*act).to_owned()));
    clause.one_of("service", filter.services.iter().map(ToString::to_string));
    clause.at(&filter.offices);
    clause.one_of("claimed_by", filter.claimed_by.iter().map(|staff| staff.0.clone()));
    if filter.unclaimed {
        clause.and("claimed_by IS NULL");
    }
    if let Some(before) = filter.due_before {
        let mark = clause.value(Value::Integer(micros(before)));
        clause.and(&format!("due_order < {mark} AND paused = 0"));
    }
    let (column, direction, beyond) = match filter.order {
        QueueOrder::DueFirst => ("due_order", "ASC", ">"),
        QueueOrder::NewestFirst => ("newest_order", "DESC", "<"),
    };
    if let Some(after) = filter.after {
        let Some(case) = tx.find_case(government, after.application)? else { return Ok(QueuePage::default()) };
        let (at, number) = (clause.value(Value::Integer(after.at)), clause.value(Value::Integer(case.number)));
        clause.and(&format!("({column}, number) {beyond} ({at}, {number})"));
    }
    let limit = filter.limit.clamp(1, MOST);
    let sql = format!(
        concat!("SELECT ", summary_columns!(), " FROM applications WHERE {} ORDER BY {} {}, number {} LIMIT {}"),
        clause.sql, column, direction, direction, limit + 1
    );
    let mut statement = tx.connection.prepare_cached(&sql)?;
    let mut rows: Vec<RawRow> = statement.query_map(rusqlite::params_from_iter(clause.values), RawRow::read)?.collect::<Result<_, _>>()?;
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

/// Where the cases of these offices are, each condition answered by an index of its own; levels without a case are left out.
fn levels(tx: &Tx<'_>, government: Government<'_>, offices: &[OfficeId], clause: &mut Clause) -> Result<Vec<String>, Fault> {
    if offices.is_empty() {
        return Ok(vec!["TRUE".to_owned()]);
    }
    let mut levels = Vec::new();
    for (column, known) in [("registry", HAS_REGISTRY), ("district", HAS_DISTRICT), ("ward", HAS_WARD)] {
        let mut known = tx.prepare(known)?;
        let mut here = Vec::new();
        for office in offices {
            if known.exists((government.number, office.as_str()))? {
                here.push(Value::Text(office.to_string()));
            }
        }
        if here.is_empty() {
            continue;
        }
        if column == "registry" && tx.prepare(REGISTRIES)?.query_row([government.number], |row| row.get::<_, u32>(0))? == 1 {
            // The only one has every case that was ever sent.
            return Ok(vec!["ward IS NOT NULL".to_owned()]);
        }
        let marks: Vec<String> = here.into_iter().map(|office| clause.value(office)).collect();
        levels.push(format!("{column} IN ({})", marks.join(", ")));
    }
    Ok(levels)
}

/// A case that stands at two levels is counted once.
fn counting(levels: &[String], now: &str) -> String {
    let rows = |level| format!("SELECT number, stage, due_act, due_order, paused FROM applications WHERE government = ?1 AND {level}");
    let rows: Vec<String> = levels.iter().map(rows).collect();
    format!(
        "SELECT stage, due_act, count(*), sum(paused = 0 AND due_order < {now} AND stage IN ('submitted', 'in_review', 'approved', 'registered', 'signing')) \
         FROM ({}) GROUP BY stage, due_act",
        rows.join(" UNION ")
    )
}

pub(super) fn counts(tx: &Tx<'_>, government: &GovernmentId, offices: &[OfficeId], at: OffsetDateTime) -> Result<Counts, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Counts::default()) };
    let mut clause = Clause::new(government);
    let now = clause.value(Value::Integer(micros(at)));
    let levels = levels(tx, government, offices, &mut clause)?;
    if levels.is_empty() {
        return Ok(Counts::default());
    }
    let sql = counting(&levels, &now);
    let mut statement = tx.connection.prepare_cached(&sql)?;
    let mut rows = statement.query(rusqlite::params_from_iter(clause.values))?;
    let mut counts = Counts::default();
    while let Some(row) = rows.next()? {
        let (stage, act): (String, Option<String>) = (row.get(0)?, row.get(1)?);
        let stage = Stage::parse(&stage).ok_or_else(|| broken("a stage of no name"))?;
        let (all, late): (i64, i64) = (row.get(2)?, row.get(3)?);
        counts.by_stage.push((stage, act.as_deref().and_then(parse_act), u64::try_from(all).unwrap_or_default()));
        counts.overdue += u64::try_from(late).unwrap_or_default();
    }
    Ok(counts)
}

pub(super) fn stale(tx: &Tx<'_>, government: &GovernmentId, stage: Stage, before: OffsetDateTime) -> Result<Vec<ApplicationId>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(STALE)?;
    let ids = statement.query_map((government.number, stage.as_str(), micros(before)), |row| row.get(0).map(ApplicationId))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_from_an_index_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut connection = super::super::open::writing(&folder.path().join("kitir.sqlite")).expect("a database");
        super::super::open::migrate(&mut connection, &crate::Keys::from_master([1; 32])).expect("a fresh schema");
        for level in ["TRUE", "ward IS NOT NULL", "ward IN (?3, ?4)", "district IN (?3)"] {
            let mut plan = connection.prepare(&format!("EXPLAIN QUERY PLAN {}", counting(&[level.to_owned()], "?2"))).expect("a plan");
            let mut steps = plan.raw_query();
            let mut read = String::new();
            while let Some(step) = steps.next().expect("a step") {
                read += &step.get::<_, String>(3).expect("a text");
            }
            assert!(read.contains("applications USING COVERING INDEX"), "{level}: {read}");
        }
    }
}
