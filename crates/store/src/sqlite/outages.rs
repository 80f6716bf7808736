//! Outages of systems outside.
//!
//! **Invariant:** at most one is in force for a reason; a unique index holds it.

use super::{
    Sqlite,
    fault::broken,
    log,
    times::{at, micros},
    tx::{Tx, all},
};
use crate::contract::{Fault, OutageRow, Outages};
use application::{Actor, action::SuspensionReason};
use catalogue::GovernmentId;
use rusqlite::Row;
use time::OffsetDateTime;

pub(super) const BEGIN_OUTAGE: &str = "INSERT INTO outages (government, reason, since, set_by) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING";
pub(super) const LIFT_OUTAGE: &str = "UPDATE outages SET lifted_at = ?3, lifted_by = ?4 WHERE government = ?1 AND reason = ?2 AND lifted_at IS NULL";
pub(super) const UNSETTLED_OUTAGES: &str = "SELECT id, reason, since, set_by, lifted_at, lifted_by, settled FROM outages \
    WHERE government = ?1 AND settled = 0 ORDER BY id DESC LIMIT 4";
pub(super) const SETTLE_OUTAGE: &str = "UPDATE outages SET settled = 1 WHERE government = ?1 AND id = ?2 AND lifted_at IS NOT NULL";
pub(super) const LIST_OUTAGES: &str = "SELECT id, reason, since, set_by, lifted_at, lifted_by, settled FROM outages \
    WHERE government = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3";

fn begin(tx: &Tx<'_>, government: &GovernmentId, reason: SuspensionReason, by: &Actor, moment: OffsetDateTime) -> Result<bool, Fault> {
    let government = tx.government(government)?;
    Ok(tx.prepare(BEGIN_OUTAGE)?.execute((government.number, reason.key(), micros(moment), log::by_json(by)?))? == 1)
}

fn lift(tx: &Tx<'_>, government: &GovernmentId, reason: SuspensionReason, by: &Actor, moment: OffsetDateTime) -> Result<bool, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(false) };
    Ok(tx.prepare(LIFT_OUTAGE)?.execute((government.number, reason.key(), micros(moment), log::by_json(by)?))? == 1)
}

fn settle(tx: &Tx<'_>, government: &GovernmentId, id: i64) -> Result<(), Fault> {
    if let Some(government) = tx.find_government(government)? {
        tx.prepare(SETTLE_OUTAGE)?.execute((government.number, id))?;
    }
    Ok(())
}

fn row(row: &Row<'_>) -> Result<OutageRow, Fault> {
    let reason: String = row.get(1)?;
    let (set_by, lifted_at, lifted_by): (String, Option<i64>, Option<String>) = (row.get(3)?, row.get(4)?, row.get(5)?);
    Ok(OutageRow {
        id: row.get(0)?,
        reason: SuspensionReason::parse(&reason).ok_or_else(|| broken("an outage of nothing known"))?,
        since: at(row.get(2)?)?,
        set_by: serde_json::from_str(&set_by)?,
        lifted: match (lifted_at, lifted_by) {
            (Some(moment), Some(by)) => Some((at(moment)?, serde_json::from_str(&by)?)),
            _ => None,
        },
        settled: row.get(6)?,
    })
}

fn unsettled(tx: &Tx<'_>, government: &GovernmentId) -> Result<Vec<OutageRow>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(UNSETTLED_OUTAGES)?;
    all(statement.query([government.number])?, row)
}

fn list(tx: &Tx<'_>, government: &GovernmentId, before: Option<i64>, limit: usize) -> Result<Vec<OutageRow>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(LIST_OUTAGES)?;
    let limit = i64::try_from(limit.min(200)).unwrap_or_default();
    all(statement.query((government.number, before.unwrap_or(i64::MAX), limit))?, row)
}

impl Outages for Sqlite {
    async fn begin_outage(&self, government: &GovernmentId, reason: SuspensionReason, by: Actor, at: OffsetDateTime) -> Result<bool, Fault> {
        let government = government.clone();
        self.write_case(move |tx| begin(tx, &government, reason, &by, at)).await
    }

    async fn lift_outage(&self, government: &GovernmentId, reason: SuspensionReason, by: Actor, at: OffsetDateTime) -> Result<bool, Fault> {
        let government = government.clone();
        self.write_case(move |tx| lift(tx, &government, reason, &by, at)).await
    }

    async fn unsettled_outages(&self, government: &GovernmentId) -> Result<Vec<OutageRow>, Fault> {
        self.glance(|tx| unsettled(tx, government))
    }

    async fn settle_outage(&self, government: &GovernmentId, id: i64) -> Result<(), Fault> {
        let government = government.clone();
        self.write_case(move |tx| settle(tx, &government, id)).await
    }

    async fn outages(&self, government: &GovernmentId, before: Option<i64>, limit: usize) -> Result<Vec<OutageRow>, Fault> {
        let government = government.clone();
        self.read(move |tx| list(tx, &government, before, limit)).await
    }
}
