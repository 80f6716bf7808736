//! Rows that are kept for a while: who looked, and messages that were sent.
//!
//! **Invariant:** old rows are looked for on a reader; the writer only removes what was found, some hundreds at a time.

use super::{Sqlite, times::micros, tx::Tx};
use crate::contract::Fault;
use catalogue::GovernmentId;
use time::OffsetDateTime;

pub(super) const OLD_ACCESSES: &str =
    "SELECT application, number FROM accesses WHERE government = ?1 AND (application, number) > (?2, ?3) AND at < ?4 ORDER BY application, number LIMIT 500";
pub(super) const REMOVE_ACCESS: &str = "DELETE FROM accesses WHERE government = ?1 AND application = ?2 AND number = ?3";
/// Days whose last moment is older, counted from 1970 in the government's calendar: a day more or less does not matter here.
pub(super) const OLD_SIGHTS: &str = "SELECT DISTINCT application, day FROM sights WHERE government = ?1 AND (application, day) > (?2, ?3) \
    AND (day + 1) * 86400000000 <= ?4 ORDER BY application, day LIMIT 500";
pub(super) const REMOVE_SIGHTS: &str = "DELETE FROM sights WHERE government = ?1 AND application = ?2 AND day = ?3";
pub(super) const OLD_MESSAGES: &str =
    "SELECT id, id FROM outbox WHERE government = ?1 AND id > ?2 AND ?3 IS NOT NULL AND at < ?4 AND state = 'sent' ORDER BY id LIMIT 500";
pub(super) const REMOVE_MESSAGE: &str = "DELETE FROM outbox WHERE government = ?1 AND id = ?2 AND ?3 IS NOT NULL";

impl Sqlite {
    pub(super) async fn remove_old(
        &self, find: &'static str, remove: &'static str, government: &GovernmentId, before: OffsetDateTime,
    ) -> Result<u64, Fault> {
        let (mut after, mut removed) = ((0, 0), 0);
        loop {
            let name = government.clone();
            let some: Vec<(i64, i64)> = self.read(move |tx| old(tx, find, &name, after, before)).await?;
            let Some(last) = some.last() else { return Ok(removed) };
            after = *last;
            let name = government.clone();
            removed += self
                .write(move |tx| {
                    let government = tx.government(&name)?;
                    let mut remove = tx.prepare(remove)?;
                    let mut gone = 0;
                    for (one, other) in &some {
                        gone += remove.execute((government.number, one, other))? as u64;
                    }
                    Ok::<u64, Fault>(gone)
                })
                .await?;
        }
    }
}

fn old(tx: &Tx<'_>, find: &'static str, government: &GovernmentId, after: (i64, i64), before: OffsetDateTime) -> Result<Vec<(i64, i64)>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(find)?;
    let rows = statement.query_map((government.number, after.0, after.1, micros(before)), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
