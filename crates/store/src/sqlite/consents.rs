//! That a person let a helper file in her name: by which proof, and where her PIN goes.

use super::{
    account_cases,
    codes::nik_hash,
    fault::broken,
    times::micros,
    tx::{Case, Tx},
};
use crate::{
    contract::{Consent, ConsentMeans, ConsentRow, Contact, Fault},
    keys::Place,
};
use application::{ApplicationId, StaffId};
use catalogue::GovernmentId;
use rusqlite::OptionalExtension as _;
use time::OffsetDateTime;

pub(super) const ADD_CONSENT: &str = "INSERT INTO consents (government, application, helper, at, means, nik_hash, email) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
pub(super) const FIND_CONSENT: &str = "SELECT helper, means, nik_hash, email FROM consents WHERE government = ?1 AND application = ?2";
pub(super) const CONSENTS_SINCE: &str = "SELECT count(*) FROM consents WHERE government = ?1 AND helper = ?2 AND at >= ?3";
pub(super) const HELPED_DRAFTS: &str = "SELECT a.id FROM consents c JOIN applications a ON a.number = c.application \
    WHERE c.government = ?1 AND c.helper = ?2 AND a.stage = 'draft' ORDER BY c.at DESC LIMIT 50";

pub(super) fn note(tx: &Tx<'_>, id: &GovernmentId, case: ApplicationId, consent: &Consent) -> Result<(), Fault> {
    let (government, case) = tx.find(id, case)?.ok_or_else(|| broken("a consent to no case"))?;
    let nik = nik_hash(tx, government, consent.nik.as_str());
    let email = consent.email.as_ref().map(|email| seal(tx, government.name, case, email)).transpose()?;
    tx.prepare(ADD_CONSENT)?.execute((government.number, case.number, &consent.helper.0, micros(consent.at), consent.means.key(), nik, email))?;
    match consent.account {
        Some(account) => account_cases::add(tx, id, account, case.id, false, consent.at),
        None => Ok(()),
    }
}

pub(super) fn find(tx: &Tx<'_>, government: &GovernmentId, case: ApplicationId, nik: &str) -> Result<Option<ConsentRow>, Fault> {
    type Row = (String, String, [u8; 32], Option<Vec<u8>>);
    let Some((government, case)) = tx.find(government, case)? else { return Ok(None) };
    let row: Option<Row> = tx
        .prepare(FIND_CONSENT)?
        .query_row((government.number, case.number), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .optional()?;
    let Some((helper, means, hash, email)) = row else { return Ok(None) };
    let email = email.map_or(Ok(None), |sealed| unseal(tx, government.name, case, &sealed))?;
    Ok(Some(ConsentRow {
        helper: StaffId(helper),
        means: ConsentMeans::parse(&means).ok_or_else(|| broken("a consent by no means"))?,
        email,
        is_hers: hash == nik_hash(tx, government, nik),
    }))
}

pub(super) fn since(tx: &Tx<'_>, government: &GovernmentId, helper: &StaffId, since: OffsetDateTime) -> Result<u64, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(0) };
    let count: i64 = tx.prepare(CONSENTS_SINCE)?.query_row((government.number, &helper.0, micros(since)), |row| row.get(0))?;
    Ok(u64::try_from(count).unwrap_or(0))
}

pub(super) fn drafts(tx: &Tx<'_>, government: &GovernmentId, helper: &StaffId) -> Result<Vec<ApplicationId>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(HELPED_DRAFTS)?;
    let ids = statement.query_map((government.number, &helper.0), |row| row.get(0).map(ApplicationId))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

fn seal(tx: &Tx<'_>, government: &str, case: Case, email: &Contact) -> Result<Vec<u8>, Fault> {
    let key = tx.keys.case_key(government, case.key_slot)?;
    tx.keys.seal_in(&key, place(government, &case), email.reveal().as_bytes())
}

/// None once the case was erased.
fn unseal(tx: &Tx<'_>, government: &str, case: Case, sealed: &[u8]) -> Result<Option<Contact>, Fault> {
    let key = tx.keys.case_key(government, case.key_slot)?;
    let plain = tx.keys.open_in(&key, place(government, &case), sealed)?;
    Ok(plain.map(|plain| Contact::Email(String::from_utf8_lossy(&plain).into_owned())))
}

fn place<'a>(government: &'a str, case: &'a Case) -> Place<'a> {
    Place { table: "consents", government, row: &case.id.0, column: "email" }
}
