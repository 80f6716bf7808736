//! What waits for a second person, and each printed copy: rows beside the log, written in the act that makes them.

use super::{
    fault::broken,
    times::{at, micros},
    tx::{Case, Government, Tx},
};
use crate::contract::{AwaitingRow, Fault, PrintFilter, PrintRow};
use application::{Action, Application, ApplicationId, Entry, ReceiptNumber, state::SecondAct};
use catalogue::{GovernmentId, OfficeId};
use registry::RegistrationNumber;
use time::OffsetDateTime;

pub(super) const ADD_PRINT: &str = "INSERT INTO prints (government, at, application, seq, office) VALUES (?1, ?2, ?3, ?4, ?5)";
pub(super) const PRINTS: &str = "SELECT a.id, a.registration, p.at, e.by, e.action FROM prints p JOIN applications a ON a.number = p.application \
    JOIN entries e ON e.government = p.government AND e.application = p.application AND e.seq = p.seq \
    WHERE p.government = ?1 AND p.at >= ?2 AND p.at < ?3 AND (?4 IS NULL OR p.office = ?4) ORDER BY p.at, p.application, p.seq LIMIT ?5 OFFSET ?6";
pub(super) const AWAIT: &str = "INSERT INTO awaited (government, application, act, at) VALUES (?1, ?2, ?3, ?4)";
pub(super) const AWAIT_NO_MORE: &str = "DELETE FROM awaited WHERE government = ?1 AND application = ?2";
pub(super) const AWAITED: &str = "SELECT a.id, a.receipt, a.registration, w.act, w.at, a.ward, a.district, a.registry FROM awaited w \
    JOIN applications a ON a.number = w.application WHERE w.government = ?1 ORDER BY w.at";

/// Rows of an answer; beyond it the oldest are decided first.
const MOST: usize = 50;

pub(super) type Awaits = Vec<(SecondAct, OffsetDateTime)>;

pub(super) fn note(
    tx: &Tx<'_>, government: Government<'_>, case: Case, entries: &[Entry], before: &Awaits, after: &Application,
) -> Result<(), Fault> {
    for entry in entries.iter().filter(|entry| matches!(entry.action, Action::Printed { .. })) {
        let office = entry.by.office().map_or("", OfficeId::as_str);
        tx.prepare(ADD_PRINT)?.execute((government.number, micros(entry.at), case.number, entry.seq, office))?;
    }
    let awaits = after.awaits_second();
    if awaits != *before {
        tx.prepare(AWAIT_NO_MORE)?.execute((government.number, case.number))?;
        for (act, asked) in awaits {
            tx.prepare(AWAIT)?.execute((government.number, case.number, act.key(), micros(asked)))?;
        }
    }
    Ok(())
}

pub(super) fn awaiting(tx: &Tx<'_>, government: &GovernmentId, offices: &[OfficeId]) -> Result<Vec<AwaitingRow>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(AWAITED)?;
    let mut rows = statement.query([government.number])?;
    let mut found = Vec::new();
    while found.len() < MOST
        && let Some(row) = rows.next()?
    {
        let at_offices: [Option<String>; 3] = [row.get(5)?, row.get(6)?, row.get(7)?];
        let here = offices.is_empty() || offices.iter().any(|office| at_offices.iter().any(|at| at.as_deref() == Some(office.as_str())));
        if !here {
            continue;
        }
        let (receipt, registration, act): (Option<String>, Option<String>, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
        found.push(AwaitingRow {
            application: ApplicationId(row.get(0)?),
            receipt: receipt.as_deref().and_then(ReceiptNumber::parse),
            registration: registration.as_deref().and_then(parsed),
            act: SecondAct::parse(&act).ok_or_else(|| broken("a second person for nothing known"))?,
            at: at(row.get(4)?)?,
        });
    }
    Ok(found)
}

fn parsed(text: &str) -> Option<RegistrationNumber> {
    RegistrationNumber::read(text)
}

pub(super) fn prints(tx: &Tx<'_>, government: &GovernmentId, filter: &PrintFilter) -> Result<Vec<PrintRow>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(PRINTS)?;
    let (limit, skip) = (i64::try_from(filter.limit.min(200)).unwrap_or_default(), i64::try_from(filter.skip).unwrap_or(i64::MAX));
    let office = filter.office.as_ref().map(OfficeId::as_str);
    let mut rows = statement.query((government.number, micros(filter.from), micros(filter.to), office, limit, skip))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (registration, by, action): (Option<String>, String, String) = (row.get(1)?, row.get(3)?, row.get(4)?);
        let Action::Printed { copy, reason } = serde_json::from_str(&action)? else { return Err(broken("a print that is none")) };
        found.push(PrintRow {
            application: ApplicationId(row.get(0)?),
            registration: registration.as_deref().and_then(parsed),
            at: at(row.get(2)?)?,
            by: serde_json::from_str(&by)?,
            copy,
            reason,
        });
    }
    Ok(found)
}
