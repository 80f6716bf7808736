//! Wishes for the outside, written in the transaction of the act that made them.

use super::{
    fault::broken,
    mails,
    times::{at, micros},
    tx::{Case, Government, Tx},
};
use crate::contract::{Fault, OutboxRow, OutboxState};
use application::{ApplicationId, Effect, Now, ReceiptNumber};
use catalogue::{GovernmentId, ServiceId};
use time::OffsetDateTime;

pub(super) const ADD_OUTBOX: &str = "INSERT INTO outbox (government, application, at, effect) VALUES (?1, ?2, ?3, ?4)";
pub(super) const OUTBOX: &str = "SELECT o.id, a.id, a.receipt, a.language, o.effect, o.at, o.state, a.service FROM outbox o \
    LEFT JOIN applications a ON a.number = o.application WHERE o.government = ?1 AND o.id < ?2 ORDER BY o.id DESC LIMIT ?3";
pub(super) const OUTBOX_OF_CASE: &str = "SELECT o.id, a.id, a.receipt, a.language, o.effect, o.at, o.state, a.service FROM outbox o \
    JOIN applications a ON a.number = o.application WHERE o.government = ?1 AND o.id < ?2 AND o.application = ?4 ORDER BY o.id DESC LIMIT ?3";

pub(super) const OUTBOX_ROW: &str = "SELECT o.id, a.id, a.receipt, a.language, o.effect, o.at, o.state, a.service FROM outbox o \
    JOIN applications a ON a.number = o.application WHERE o.id = ?1";

const MOST: usize = 500;

pub(super) fn add(tx: &Tx<'_>, government: Government<'_>, case: Case, effect: &Effect, now: &Now) -> Result<(), Fault> {
    tx.prepare(ADD_OUTBOX)?.execute((government.number, case.number, micros(now.at), serde_json::to_string(effect)?))?;
    mails::queue_case(tx, government, case.number, tx.connection.last_insert_rowid(), now.at)
}

/// To head and auditors; of no case.
pub(super) fn add_for_staff(tx: &Tx<'_>, government: Government<'_>, effect: &Effect, moment: OffsetDateTime) -> Result<(), Fault> {
    tx.prepare(ADD_OUTBOX)?.execute((government.number, 0, micros(moment), serde_json::to_string(effect)?))?;
    Ok(())
}

pub(super) fn list(
    tx: &Tx<'_>,
    government: &GovernmentId,
    application: Option<ApplicationId>,
    before: Option<i64>,
    limit: usize,
) -> Result<Vec<OutboxRow>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let (before, limit) = (before.unwrap_or(i64::MAX), i64::try_from(limit.min(MOST)).unwrap_or(i64::MAX));
    let mut rows = Vec::new();
    match application {
        None => read_rows(tx.prepare(OUTBOX)?.query((government.number, before, limit))?, &mut rows)?,
        Some(id) => {
            let Some(case) = tx.find_case(government, id)? else { return Ok(rows) };
            read_rows(tx.prepare(OUTBOX_OF_CASE)?.query((government.number, before, limit, case.number))?, &mut rows)?;
        }
    }
    Ok(rows)
}

pub(super) fn find(tx: &Tx<'_>, id: i64) -> Result<Option<OutboxRow>, Fault> {
    let mut rows = Vec::new();
    read_rows(tx.prepare(OUTBOX_ROW)?.query([id])?, &mut rows)?;
    Ok(rows.pop())
}

fn read_rows(mut from: rusqlite::Rows<'_>, into: &mut Vec<OutboxRow>) -> Result<(), Fault> {
    while let Some(row) = from.next()? {
        let receipt: Option<String> = row.get(2)?;
        let effect: String = row.get(4)?;
        let state: String = row.get(6)?;
        into.push(OutboxRow {
            id: row.get(0)?,
            application: row.get::<_, Option<[u8; 16]>>(1)?.map(ApplicationId),
            service: row.get::<_, Option<String>>(7)?.map(|id| ServiceId::new(&id)),
            receipt: receipt.as_deref().and_then(ReceiptNumber::parse),
            language: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
            effect: serde_json::from_str(&effect)?,
            at: at(row.get(5)?)?,
            state: match state.as_str() {
                "waiting" => OutboxState::Waiting,
                "sent" => OutboxState::Sent,
                _ => return Err(broken("a message in no state")),
            },
        });
    }
    Ok(())
}
