//! The log of a case: reading and writing entries with their particulars.
//!
//! **Invariant:** particulars stand in a table of their own, sealed, so that they can be erased while the entry stays. Erased ones
//! read as none; ones that do not open are a fault, because a case must never be judged on silently missing answers.

use super::{
    fault::broken,
    times::{at, micros},
    tx::{Case, Government, Tx},
};
use crate::{contract::Fault, keys::Place};
use application::{Actor, Application, ApplicationId, Entry, Now, Particulars, fold};
use catalogue::GovernmentId;
use sha2::{Digest as _, Sha256};

pub(super) const ENTRIES: &str = "SELECT e.seq, e.at, e.by, e.action, e.payload, p.sealed FROM entries e \
    LEFT JOIN particulars p ON p.government = e.government AND p.application = e.application AND p.seq = e.seq \
    WHERE e.government = ?1 AND e.application = ?2 ORDER BY e.seq";
pub(super) const ADD_ENTRY: &str = "INSERT INTO entries (government, application, seq, at, by, action, payload, particulars_hash) \
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
pub(super) const ADD_PARTICULARS: &str =
    "INSERT INTO particulars (government, application, seq, salt, sealed) VALUES (?1, ?2, ?3, ?4, ?5)";

pub(super) fn entries(tx: &Tx<'_>, government: Government<'_>, case: Case) -> Result<Vec<Entry>, Fault> {
    let mut statement = tx.prepare(ENTRIES)?;
    let mut rows = statement.query((government.number, case.number))?;
    let mut entries = Vec::with_capacity(case.seq as usize);
    let key = tx.keys.case_key(government.name, case.key_slot)?;
    while let Some(row) = rows.next()? {
        let particulars = match (row.get_ref(4)?.as_blob_or_null(), row.get_ref(5)?.as_blob_or_null()) {
            (Ok(Some(payload)), Ok(Some(sealed))) if !sealed.is_empty() => {
                let plain = tx.keys.open_in(&key, place(government.name, payload), sealed)?;
                plain.map(|plain| serde_json::from_slice(&plain)).transpose()?
            }
            (Ok(_), Ok(_)) => None,
            _ => return Err(broken("particulars that are no bytes")),
        };
        entries.push(Entry {
            seq: row.get(0)?,
            at: at(row.get(1)?)?,
            by: read(row.get_ref(2)?.as_str())?,
            action: read(row.get_ref(3)?.as_str())?,
            particulars,
        });
    }
    Ok(entries)
}

/// The case as it stands, for an act that will replace it.
pub(super) fn take(tx: &Tx<'_>, government: Government<'_>, case: Case) -> Result<Application, Fault> {
    match tx.known.and_then(|known| known.take(government.number, case.id, case.seq)) {
        Some(found) => Ok(found),
        None => read_case(tx, government, case),
    }
}

fn read_case(tx: &Tx<'_>, government: Government<'_>, case: Case) -> Result<Application, Fault> {
    let application = fold(case.id, &entries(tx, government, case)?);
    if application.seq == case.seq { Ok(application) } else { Err(broken("summary row and log differ")) }
}

/// The case as it stands. The last few are remembered.
pub(super) fn load(tx: &Tx<'_>, government: Government<'_>, case: Case) -> Result<Application, Fault> {
    if let Some(found) = tx.known.and_then(|known| known.find(government.number, case.id, case.seq)) {
        return Ok(found);
    }
    let application = read_case(tx, government, case)?;
    if let Some(known) = tx.known {
        known.remember(government.number, application.clone());
    }
    Ok(application)
}

pub(super) fn find_application(tx: &Tx<'_>, government: &GovernmentId, id: ApplicationId) -> Result<Option<Application>, Fault> {
    let Some((government, case)) = tx.find(government, id)? else { return Ok(None) };
    load(tx, government, case).map(Some)
}

pub(super) fn entries_of(tx: &Tx<'_>, government: &GovernmentId, id: ApplicationId) -> Result<Vec<Entry>, Fault> {
    let Some((government, case)) = tx.find(government, id)? else { return Ok(Vec::new()) };
    entries(tx, government, case)
}

/// One entry and, apart, its particulars.
pub(super) fn add(tx: &Tx<'_>, government: Government<'_>, case: Case, entry: &Entry, by: &str, now: &Now) -> Result<(), Fault> {
    let action = serde_json::to_string(&entry.action)?;
    let mut insert = tx.prepare(ADD_ENTRY)?;
    let Some(particulars) = entry.particulars.as_ref() else {
        insert.execute((government.number, case.number, entry.seq, micros(entry.at), by, action, None::<&[u8]>, None::<&[u8]>))?;
        return Ok(());
    };
    let payload: [u8; 16] = now.draw(&format!("payload {} {}", case.number, entry.seq));
    let salt: [u8; 32] = now.draw(&format!("salt {} {}", case.number, entry.seq));
    let plain = zeroize::Zeroizing::new(serde_json::to_vec(particulars)?);
    let hash: [u8; 32] = Sha256::new().chain_update(salt).chain_update(&plain).finalize().into();
    insert.execute((government.number, case.number, entry.seq, micros(entry.at), by, action, Some(payload), Some(hash)))?;
    let key = tx.keys.case_key(government.name, case.key_slot)?;
    let sealed = tx.keys.seal_in(&key, place(government.name, &payload), &plain)?;
    tx.prepare(ADD_PARTICULARS)?.execute((government.number, case.number, entry.seq, salt, sealed))?;
    Ok(())
}

fn place<'a>(government: &'a str, payload: &'a [u8]) -> Place<'a> {
    Place { table: "particulars", government, row: payload, column: "sealed" }
}

fn read<T: serde::de::DeserializeOwned>(text: rusqlite::types::FromSqlResult<&str>) -> Result<T, Fault> {
    Ok(serde_json::from_str(text.map_err(|_| broken("a log line that is no text"))?)?)
}

pub(super) fn by_json(actor: &Actor) -> Result<String, Fault> {
    Ok(serde_json::to_string(actor)?)
}

/// Entries are kept only when there is something in them.
pub(super) fn worth_keeping(particulars: Option<Particulars>) -> Option<Particulars> {
    particulars.filter(|particulars| !particulars.is_empty())
}
