//! Lists of cases: queues in order of time left or of age, their counts, and cases gone stale.
//!
//! A list is merged from streams, one for each office level and stage, each already in order in an index: the cost depends on the
//! rows shown, not on the cases stored.

use super::{
    summary::{RawRow, act_name, parse_act, summary_columns},
    times::micros,
    tx::{Government, Tx},
};
use crate::contract::{Counts, Fault, QueueCursor, QueueFilter, QueueOrder, QueuePage};
use application::{ApplicationId, Stage};
use catalogue::{GovernmentId, OfficeId};
use std::collections::BTreeMap;
use time::OffsetDateTime;

macro_rules! stream {
    ($where:literal, due) => {
        concat!(
            "SELECT ", summary_columns!(), " FROM applications WHERE government = ?1 AND ", $where,
            " AND stage = ?3 AND (due_order, number) > (?4, ?5) ORDER BY due_order, number"
        )
    };
    ($where:literal, newest) => {
        concat!(
            "SELECT ", summary_columns!(), " FROM applications WHERE government = ?1 AND ", $where,
            " AND (newest_order, number) < (?3, ?4) ORDER BY newest_order DESC, number DESC"
        )
    };
}

pub(super) const DUE_ANY: &str = stream!("?2 IS NULL", due);
pub(super) const DUE_WARD: &str = stream!("ward = ?2", due);
pub(super) const DUE_DISTRICT: &str = stream!("district = ?2", due);
pub(super) const DUE_REGISTRY: &str = stream!("registry = ?2", due);
pub(super) const NEWEST_ANY: &str = stream!("?2 IS NULL", newest);
pub(super) const NEWEST_WARD: &str = stream!("ward = ?2", newest);
pub(super) const NEWEST_DISTRICT: &str = stream!("district = ?2", newest);
pub(super) const NEWEST_REGISTRY: &str = stream!("registry = ?2", newest);

pub(super) const IS_REGISTRY: &str = "SELECT 1 FROM registries WHERE government = ?1 AND office = ?2";
pub(super) const STALE: &str =
    "SELECT id FROM applications WHERE government = ?1 AND stage = ?2 AND changed_at < ?3 ORDER BY changed_at LIMIT 200";

/// Overdue: promised before the moment, not paused, and not yet signed.
macro_rules! counts {
    ($where:literal) => {
        concat!(
            "SELECT stage, due_act, count(*), sum(due_order < ?3 AND paused = 0 AND stage IN \
             ('submitted', 'in_review', 'approved', 'registered', 'signing')) \
             FROM applications WHERE government = ?1 AND ", $where, " GROUP BY stage, due_act"
        )
    };
}
pub(super) const COUNT_ANY: &str = counts!("?2 IS NULL");
pub(super) const COUNT_WARD: &str = counts!("ward = ?2");
pub(super) const COUNT_DISTRICT: &str = counts!("district = ?2");
pub(super) const COUNT_REGISTRY: &str = counts!("registry = ?2");

/// Most rows of one page.
const PAGE: usize = 200;

/// An office at one of its possible levels; none means all offices.
#[derive(Clone, Copy)]
struct Shelf<'a> {
    office: Option<&'a str>,
    due: &'static str,
    newest: &'static str,
    count: &'static str,
}

const ANY: Shelf<'static> = Shelf { office: None, due: DUE_ANY, newest: NEWEST_ANY, count: COUNT_ANY };

fn shelves<'a>(tx: &Tx<'_>, government: Government<'_>, offices: &'a [OfficeId]) -> Result<Vec<Shelf<'a>>, Fault> {
    if offices.is_empty() {
        return Ok(vec![ANY]);
    }
    let mut shelves = Vec::with_capacity(offices.len() * 2);
    for office in offices {
        let office = Some(office.as_str());
        if tx.prepare(IS_REGISTRY)?.exists((government.number, office))? {
            shelves.push(Shelf { office, due: DUE_REGISTRY, newest: NEWEST_REGISTRY, count: COUNT_REGISTRY });
        }
        shelves.push(Shelf { office, due: DUE_WARD, newest: NEWEST_WARD, count: COUNT_WARD });
        shelves.push(Shelf { office, due: DUE_DISTRICT, newest: NEWEST_DISTRICT, count: COUNT_DISTRICT });
    }
    Ok(shelves)
}

pub(super) fn queue(tx: &Tx<'_>, government: &GovernmentId, filter: &QueueFilter) -> Result<QueuePage, Fault> {
    let limit = filter.limit.min(PAGE);
    let Some(government) = tx.find_government(government)? else { return Ok(QueuePage::default()) };
    if limit == 0 {
        return Ok(QueuePage::default());
    }
    let (at, number) = start(tx, government, filter)?;
    let stages: &[Stage] = if filter.stages.is_empty() { &Stage::ALL } else { &filter.stages };
    // One more than shown tells whether there is a next page.
    let most = limit + 1;
    let mut found: Vec<RawRow> = Vec::new();
    for shelf in shelves(tx, government, &filter.offices)? {
        match filter.order {
            QueueOrder::DueFirst => {
                let mut statement = tx.prepare(shelf.due)?;
                for stage in stages {
                    let rows = statement.query((government.number, shelf.office, stage.as_str(), at, number))?;
                    take(rows, filter, most, &mut found)?;
                }
            }
            QueueOrder::NewestFirst => {
                let mut statement = tx.prepare(shelf.newest)?;
                take(statement.query((government.number, shelf.office, at, number))?, filter, most, &mut found)?;
            }
        }
    }
    match filter.order {
        QueueOrder::DueFirst => found.sort_by_key(|row| (row.due_order, row.number)),
        QueueOrder::NewestFirst => found.sort_by_key(|row| std::cmp::Reverse((row.newest_order, row.number))),
    }
    // A case whose district is also asked for by its ward stands in two streams.
    found.dedup_by_key(|row| row.number);
    let more = found.len() > limit;
    found.truncate(limit);
    let next = found.last().filter(|_| more).map(|row| QueueCursor {
        at: if filter.order == QueueOrder::DueFirst { row.due_order } else { row.newest_order },
        application: row.id,
    });
    let rows = found.into_iter().map(|row| row.into_row(tx, government)).collect::<Result<_, _>>()?;
    Ok(QueuePage { rows, next })
}

/// The place in the order after which a page begins. The case of the cursor may have moved on; its place counts, not its row.
fn start(tx: &Tx<'_>, government: Government<'_>, filter: &QueueFilter) -> Result<(i64, i64), Fault> {
    let Some(cursor) = filter.after else {
        return Ok(match filter.order {
            QueueOrder::DueFirst => (i64::MIN, i64::MIN),
            QueueOrder::NewestFirst => (i64::MAX, i64::MAX),
        });
    };
    let case = tx.find_case(government, cursor.application)?;
    Ok((cursor.at, case.map_or(0, |case| case.number)))
}

fn take(mut rows: rusqlite::Rows<'_>, filter: &QueueFilter, most: usize, found: &mut Vec<RawRow>) -> Result<(), Fault> {
    let before = filter.due_before.map(micros);
    let mut taken = 0;
    while let Some(row) = rows.next()? {
        let row = RawRow::read(row)?;
        if before.is_some_and(|before| row.due_order >= before) {
            if filter.order == QueueOrder::DueFirst {
                break;
            }
            continue;
        }
        if fits(&row, filter) {
            found.push(row);
            taken += 1;
            if taken == most {
                break;
            }
        }
    }
    Ok(())
}

fn fits(row: &RawRow, filter: &QueueFilter) -> bool {
    let due = || filter.due_acts.iter().any(|act| row.due_act.as_deref() == Some(act_name(*act)));
    (filter.stages.is_empty() || filter.stages.iter().any(|stage| stage.as_str() == row.stage))
        && (filter.due_acts.is_empty() || due())
        && (filter.services.is_empty() || filter.services.iter().any(|service| service.as_str() == row.service))
        && filter.claimed_by.as_ref().is_none_or(|staff| row.claimed_by.as_ref() == Some(&staff.0))
        && !(filter.unclaimed && row.claimed_by.is_some())
}

pub(super) fn counts(tx: &Tx<'_>, government: &GovernmentId, offices: &[OfficeId], at: OffsetDateTime) -> Result<Counts, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Counts::default()) };
    let mut sums: BTreeMap<(Stage, Option<String>), u64> = BTreeMap::new();
    let mut overdue = 0;
    for shelf in shelves(tx, government, offices)? {
        let mut statement = tx.prepare(shelf.count)?;
        let mut rows = statement.query((government.number, shelf.office, micros(at)))?;
        while let Some(row) = rows.next()? {
            let stage = row.get_ref(0)?.as_str().ok().and_then(Stage::parse).ok_or_else(|| super::fault::broken("a stage of no name"))?;
            *sums.entry((stage, row.get(1)?)).or_default() += row.get::<_, u32>(2).map(u64::from)?;
            overdue += row.get::<_, u32>(3).map(u64::from)?;
        }
    }
    let by_stage = sums.into_iter().map(|((stage, act), count)| (stage, act.as_deref().and_then(parse_act), count));
    Ok(Counts { by_stage: by_stage.collect(), overdue })
}

pub(super) fn stale(tx: &Tx<'_>, government: &GovernmentId, stage: Stage, changed_before: OffsetDateTime) -> Result<Vec<ApplicationId>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(STALE)?;
    let rows = statement.query_map((government.number, stage.as_str(), micros(changed_before)), |row| Ok(ApplicationId(row.get(0)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
