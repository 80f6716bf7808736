//! What offices have to make now: rows that follow from a case, written in the act that changes it.

use super::{
    blanks,
    times::{at, micros},
    tx::{Case, Government, Tx},
};
use crate::contract::{Fault, MakingRow, QueuePlace};
use application::{Application, ApplicationId, ReceiptNumber};
use catalogue::{BlankId, GovernmentId, OfficeId, ServiceId};

pub(super) const ADD_MAKING: &str = "INSERT INTO making (government, office, since, application, output, blank) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
pub(super) const MADE: &str = "DELETE FROM making WHERE application = ?1";
pub(super) const MAKING: &str = "SELECT a.id, a.service, a.receipt, a.seq, m.output, m.blank, m.since FROM making m \
    JOIN applications a ON a.number = m.application WHERE m.government = ?1 AND m.office = ?2 ORDER BY m.since, m.application, m.output LIMIT ?3 OFFSET ?4";
pub(super) const MAKING_OF_CASE: &str = "SELECT output, office, blank, since FROM making WHERE application = ?1 AND blank <> ''";
pub(super) const AHEAD: &str = "SELECT count(*) FROM making WHERE government = ?1 AND office = ?2 AND blank = ?3 AND (since, application) < (?4, ?5)";
pub(super) const WAITING: &str = "SELECT count(*) FROM making WHERE government = ?1 AND office = ?2 AND blank = ?3";

/// As rows hold it: output, office, blank, since.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Lines(Vec<(String, String, String, i64)>);

pub(super) fn lines(case: &Application) -> Lines {
    let text = |one: Option<&BlankId>| one.map(ToString::to_string).unwrap_or_default();
    Lines(case.in_making().iter().map(|one| (one.output.to_owned(), one.office.to_string(), text(one.blank), micros(one.since))).collect())
}

pub(super) fn note(tx: &Tx<'_>, government: Government<'_>, case: Case, before: &Lines, after: &Application) -> Result<(), Fault> {
    let after = lines(after);
    if after == *before {
        return Ok(());
    }
    tx.prepare(MADE)?.execute([case.number])?;
    for (output, office, blank, since) in &after.0 {
        tx.prepare(ADD_MAKING)?.execute((government.number, office, since, case.number, output, blank))?;
    }
    Ok(())
}

pub(super) fn waiting(tx: &Tx<'_>, government: Government<'_>, office: &str, blank: &str) -> Result<u32, Fault> {
    Ok(tx.prepare(WAITING)?.query_row((government.number, office, blank), |row| row.get(0))?)
}

pub(super) fn list(tx: &Tx<'_>, government: &GovernmentId, office: &OfficeId, skip: usize, limit: usize) -> Result<Vec<MakingRow>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(MAKING)?;
    let (limit, skip) = (i64::try_from(limit.min(200)).unwrap_or_default(), i64::try_from(skip).unwrap_or(i64::MAX));
    let mut rows = statement.query((government.number, office.as_str(), limit, skip))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (service, receipt, blank): (String, Option<String>, String) = (row.get(1)?, row.get(2)?, row.get(5)?);
        found.push(MakingRow {
            application: ApplicationId(row.get(0)?),
            service: ServiceId::new(&service),
            receipt: receipt.as_deref().and_then(ReceiptNumber::parse),
            seq: row.get(3)?,
            output: row.get(4)?,
            blank: Some(blank).filter(|blank| !blank.is_empty()).map(|blank| BlankId::new(&blank)),
            since: at(row.get(6)?)?,
        });
    }
    Ok(found)
}

pub(super) fn places(tx: &Tx<'_>, government: &GovernmentId, application: ApplicationId) -> Result<Vec<QueuePlace>, Fault> {
    let Some((government, case)) = tx.find(government, application)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(MAKING_OF_CASE)?;
    let mut rows = statement.query([case.number])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (output, office, blank, since): (String, String, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        let ahead: u32 = tx.prepare(AHEAD)?.query_row((government.number, &office, &blank, since, case.number), |row| row.get(0))?;
        let of = waiting(tx, government, &office, &blank)?;
        let stock = blanks::stock(tx, government, &office, &blank)?;
        let (left, expected_on) = (stock.map(|stock| stock.left), stock.and_then(|stock| stock.expected_on));
        found.push(QueuePlace { output, blank: BlankId::new(&blank), position: ahead + 1, of, left, expected_on });
    }
    Ok(found)
}
