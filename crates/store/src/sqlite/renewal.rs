//! New secrets for a government, everything wrapped or sealed anew.
//!
//! **Invariant:** an older secret is forgotten only when nothing needs it any more; until then both open.

use super::{
    Sqlite, annotations, register,
    tx::{Government, Tx},
};
use crate::{
    contract::Fault,
    ring::{CASE, REGISTER, SEAL},
};
use application::ApplicationId;
use catalogue::GovernmentId;
use registry::RegistrationNumber;

pub(super) const SOME_ENTRIES: &str = "SELECT r.application, a.id, r.number, r.sealed FROM register r JOIN applications a ON a.number = r.application \
    WHERE r.government = ?1 AND r.application > ?2 ORDER BY r.application LIMIT 200";
pub(super) const RESEAL_ENTRY: &str = "UPDATE register SET sealed = ?3 WHERE government = ?1 AND application = ?2";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Renewed {
    pub case_keys: u64,
    pub register_entries: u64,
}

impl Sqlite {
    /// Gives a government new secrets. Case keys are wrapped anew and register entries sealed anew, and the former secrets of both are
    /// forgotten. What belongs to no case is sealed with the new secret from now on; the former one goes on opening what it sealed.
    pub async fn renew_keys(&self, government: &GovernmentId) -> Result<Renewed, Fault> {
        let keys = &self.inner.keys;
        let name = government.as_str();
        for purpose in [CASE, REGISTER, SEAL] {
            keys.renew(name, purpose)?;
        }
        let case_keys = keys.rewrap_cases(name)?;
        keys.retire(name, CASE)?;
        let (mut register_entries, mut after) = (0, 0);
        loop {
            let government = government.clone();
            let (some, last) = self.write(move |tx| reseal(tx, &government, after)).await?;
            register_entries += some;
            match last {
                Some(last) => after = last,
                None => break,
            }
        }
        let mut last = (0, 0);
        loop {
            let government = government.clone();
            match self.write(move |tx| annotations::reseal(tx, &government, last)).await? {
                Some(done) => last = done,
                None => break,
            }
        }
        keys.retire(name, REGISTER)?;
        Ok(Renewed { case_keys, register_entries })
    }
}

/// How many, and the last one's case; None at the end.
fn reseal(tx: &Tx<'_>, government: &GovernmentId, after: i64) -> Result<(u64, Option<i64>), Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok((0, None)) };
    let government: Government<'_> = government;
    let rows: Vec<(i64, [u8; 16], String, Vec<u8>)> = tx
        .prepare(SOME_ENTRIES)?
        .query_map((government.number, after), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?
        .collect::<Result<_, _>>()?;
    let mut change = tx.prepare(RESEAL_ENTRY)?;
    for (case, id, number, sealed) in &rows {
        let number = RegistrationNumber::read(number).ok_or_else(|| super::fault::broken("an entry under no number"))?;
        let anew = register::resealed(tx, government, ApplicationId(*id), &number, sealed)?;
        change.execute((government.number, case, anew))?;
    }
    Ok((rows.len() as u64, rows.last().map(|(case, ..)| *case)))
}
