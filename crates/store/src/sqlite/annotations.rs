//! What is written beside register entries, and the extracts that were signed from them.
//!
//! **Invariant:** rows are only added: an annotation's number is the former one plus one, checked in the writing transaction and guarded
//! by the key. Sealed with the secret of the register, not with a case's: erasing a case leaves what it wrote.

use super::{
    fault::broken,
    register,
    times::{at, micros},
    tx::{Case, Government, Tx},
};
use crate::{contract::Fault, keys::Place, ring::REGISTER};
use application::{ApplicationId, facts::EntryLife};
use catalogue::GovernmentId;
use registry::{Annotation, Issue, Life, RegistrationNumber};
use time::OffsetDateTime;

pub(super) const ADD_ANNOTATION: &str = "INSERT INTO annotations (government, entry, ordinal, application, sealed) VALUES (?1, ?2, ?3, ?4, ?5)";
pub(super) const ANNOTATIONS: &str = "SELECT ordinal, sealed FROM annotations WHERE government = ?1 AND entry = ?2 ORDER BY ordinal";
pub(super) const ADD_ISSUE: &str = "INSERT INTO issues (government, entry, copy, application, at, edition) \
    SELECT ?1, ?2, 1 + coalesce(max(copy), 0), ?3, ?4, (SELECT count(*) FROM annotations WHERE government = ?1 AND entry = ?2) FROM issues WHERE government = ?1 AND entry = ?2";
pub(super) const ISSUES: &str = "SELECT a.id, i.at, i.edition FROM issues i JOIN applications a ON a.number = i.application WHERE i.government = ?1 AND i.entry = ?2 ORDER BY i.copy";
pub(super) const CONTEST: &str = "INSERT INTO contests (government, entry, at) VALUES (?1, ?2, ?3)";
pub(super) const CONTEST_NO_MORE: &str = "DELETE FROM contests WHERE government = ?1 AND entry = ?2";
pub(super) const IS_CONTESTED: &str = "SELECT 1 FROM contests WHERE government = ?1 AND entry = ?2";
pub(super) const SOME_ANNOTATIONS: &str = "SELECT n.entry, n.ordinal, a.id, n.sealed FROM annotations n JOIN applications a ON a.number = n.entry \
    WHERE n.government = ?1 AND (n.entry, n.ordinal) > (?2, ?3) ORDER BY n.entry, n.ordinal LIMIT 200";
pub(super) const RESEAL_ANNOTATION: &str = "UPDATE annotations SET sealed = ?4 WHERE government = ?1 AND entry = ?2 AND ordinal = ?3";

/// An annotation belongs to its entry and its place there; moved to another of either it does not open.
fn row(entry: ApplicationId, ordinal: u32) -> Vec<u8> {
    [entry.0.as_slice(), &ordinal.to_be_bytes()].concat()
}

fn place<'a>(government: Government<'a>, row: &'a [u8]) -> Place<'a> {
    Place { table: "annotations", government: government.name, row, column: "sealed" }
}

pub(super) fn write(tx: &Tx<'_>, government: Government<'_>, case: Case, entry: ApplicationId, annotation: &Annotation) -> Result<(), Fault> {
    let of = tx.find_case(government, entry)?.ok_or_else(|| broken("an annotation beside no entry"))?;
    if register::entry_of(tx, government, of)?.is_none() {
        return Err(broken("an annotation beside no entry"));
    }
    if list(tx, government, of)?.len() + 1 != annotation.ordinal as usize {
        return Err(broken("an annotation that is not the next one"));
    }
    let plain = zeroize::Zeroizing::new(serde_json::to_vec(annotation)?);
    let sealed = tx.keys.seal_by(REGISTER, place(government, &row(entry, annotation.ordinal)), &plain);
    tx.prepare(ADD_ANNOTATION)?.execute((government.number, of.number, annotation.ordinal, case.number, sealed))?;
    Ok(())
}

fn list(tx: &Tx<'_>, government: Government<'_>, of: Case) -> Result<Vec<Annotation>, Fault> {
    let mut statement = tx.prepare(ANNOTATIONS)?;
    let mut rows = statement.query((government.number, of.number))?;
    let mut found = Vec::new();
    while let Some(one) = rows.next()? {
        let (ordinal, sealed): (u32, Vec<u8>) = (one.get(0)?, one.get(1)?);
        found.push(serde_json::from_slice(&open(tx, government, of.id, ordinal, &sealed)?)?);
    }
    Ok(found)
}

fn open(tx: &Tx<'_>, government: Government<'_>, entry: ApplicationId, ordinal: u32, sealed: &[u8]) -> Result<zeroize::Zeroizing<Vec<u8>>, Fault> {
    Ok(zeroize::Zeroizing::new(tx.keys.open_sealed(REGISTER, place(government, &row(entry, ordinal)), sealed)?))
}

pub(super) fn issued(tx: &Tx<'_>, government: Government<'_>, case: Case, entry: ApplicationId, now: OffsetDateTime) -> Result<(), Fault> {
    let of = tx.find_case(government, entry)?.ok_or_else(|| broken("an extract of no entry"))?;
    tx.prepare(ADD_ISSUE)?.execute((government.number, of.number, case.number, micros(now)))?;
    Ok(())
}

fn issues(tx: &Tx<'_>, government: Government<'_>, of: Case) -> Result<Vec<Issue<ApplicationId>>, Fault> {
    let mut statement = tx.prepare(ISSUES)?;
    let mut rows = statement.query((government.number, of.number))?;
    let mut found = Vec::new();
    while let Some(one) = rows.next()? {
        found.push(Issue { case: ApplicationId(one.get(0)?), at: at(one.get(1)?)?, edition: one.get(2)? });
    }
    Ok(found)
}

/// The entry of a case with everything that came after it.
pub(super) fn life(tx: &Tx<'_>, government: Government<'_>, of: ApplicationId) -> Result<Option<EntryLife>, Fault> {
    let Some(case) = tx.find_case(government, of)? else { return Ok(None) };
    let Some(entry) = register::entry_of(tx, government, case)? else { return Ok(None) };
    let contested = tx.prepare(IS_CONTESTED)?.exists((government.number, case.number))?;
    Ok(Some(Life { of, entry, annotations: list(tx, government, case)?, issues: issues(tx, government, case)?, contested }))
}

pub(super) fn life_by_number(tx: &Tx<'_>, government: Government<'_>, number: &RegistrationNumber) -> Result<Option<EntryLife>, Fault> {
    register::case_of_number(tx, government, number)?.map_or(Ok(None), |of| life(tx, government, of))
}

pub(super) fn find_life(tx: &Tx<'_>, government: &GovernmentId, of: &ApplicationId) -> Result<Option<EntryLife>, Fault> {
    tx.find_government(government)?.map_or(Ok(None), |government| life(tx, government, *of))
}

pub(super) fn find_life_by_number(tx: &Tx<'_>, government: &GovernmentId, number: &RegistrationNumber) -> Result<Option<EntryLife>, Fault> {
    tx.find_government(government)?.map_or(Ok(None), |government| life_by_number(tx, government, number))
}

/// A row for each entry that is contested now.
pub(super) fn note_contest(tx: &Tx<'_>, government: Government<'_>, case: Case, before: bool, after: Option<OffsetDateTime>) -> Result<(), Fault> {
    match after {
        Some(at) if !before => tx.prepare(CONTEST)?.execute((government.number, case.number, micros(at)))?,
        None if before => tx.prepare(CONTEST_NO_MORE)?.execute((government.number, case.number))?,
        _ => 0,
    };
    Ok(())
}

/// Some of them under the newest secret; the last one that was done, None at the end.
pub(super) fn reseal(tx: &Tx<'_>, government: &GovernmentId, (entry, ordinal): (i64, u32)) -> Result<Option<(i64, u32)>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(None) };
    let rows: Vec<(i64, u32, [u8; 16], Vec<u8>)> = tx
        .prepare(SOME_ANNOTATIONS)?
        .query_map((government.number, entry, ordinal), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<Result<_, _>>()?;
    let mut change = tx.prepare(RESEAL_ANNOTATION)?;
    for (entry, ordinal, id, sealed) in &rows {
        let plain = open(tx, government, ApplicationId(*id), *ordinal, sealed)?;
        let anew = tx.keys.seal_by(REGISTER, place(government, &row(ApplicationId(*id), *ordinal)), &plain);
        change.execute((government.number, entry, ordinal, anew))?;
    }
    Ok(rows.last().map(|(entry, ordinal, ..)| (*entry, *ordinal)))
}
