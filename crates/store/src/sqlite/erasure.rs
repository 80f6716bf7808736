//! Destroying what a case says about people.
//!
//! Within the act's transaction the sealed rows and the search terms go; when it is committed the key is overwritten in the key store and
//! the files are removed. A crash between the two leaves a key that nothing needs: the daily job and the next start destroy it.
//!
//! **Invariant:** the log, the keyed hashes of number, token and PIN, and the register entry stay: that there was a case remains provable.

use super::{
    Sqlite, index,
    times::micros,
    tx::{Case, Government, Tx},
};
use crate::contract::Fault;
use application::{ApplicationId, Now};
use catalogue::GovernmentId;
use time::OffsetDateTime;

pub(super) const ERASE_PARTICULARS: &str = "DELETE FROM particulars WHERE government = ?1 AND application = ?2";
pub(super) const NOTE_ERASED: &str = "UPDATE applications SET card = NULL, erased_at = ?2 WHERE number = ?1";
pub(super) const ENDED: &str = "SELECT id FROM applications INDEXED BY applications_ended WHERE government = ?1 AND changed_at <= ?2 \
    AND erased_at IS NULL AND stage IN ('refused', 'withdrawn', 'expired') AND (submitted_at IS NOT NULL) = ?4 ORDER BY changed_at LIMIT ?3";
pub(super) const ERASED: &str = "SELECT number, id, key_slot FROM applications INDEXED BY applications_erased \
    WHERE government = ?1 AND number > ?2 AND erased_at IS NOT NULL ORDER BY number LIMIT 500";

/// In the transaction of the act.
pub(super) fn forget(tx: &Tx<'_>, government: Government<'_>, case: Case, now: &Now) -> Result<(), Fault> {
    tx.prepare(ERASE_PARTICULARS)?.execute((government.number, case.number))?;
    index::replace(tx, government, case, &[])?;
    tx.prepare(NOTE_ERASED)?.execute((case.number, micros(now.at)))?;
    Ok(())
}

/// Cases that came to nothing, were last changed by this moment and are not erased, oldest first.
pub(super) fn ended(tx: &Tx<'_>, government: &GovernmentId, was_sent: bool, before: OffsetDateTime, limit: usize) -> Result<Vec<ApplicationId>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut statement = tx.prepare(ENDED)?;
    let ids = statement.query_map((government.number, micros(before), limit, was_sent), |row| row.get(0).map(ApplicationId))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

impl Sqlite {
    /// After the commit of an erasure: the key and the files.
    pub(super) async fn destroy(&self, government: &GovernmentId, application: ApplicationId, at: OffsetDateTime) -> Result<(), Fault> {
        let name = government.clone();
        self.read(move |tx| {
            let slot = tx.find(&name, application)?.and_then(|(_, case)| case.key_slot);
            slot.map_or(Ok(false), |slot| tx.keys.erase(slot, micros(at)))
        })
        .await?;
        self.remove_files(government, application).await
    }

    async fn remove_files(&self, government: &GovernmentId, application: ApplicationId) -> Result<(), Fault> {
        let folder = self.inner.folder.join(government.as_str()).join(application.to_string());
        match tokio::fs::remove_dir_all(&folder).await {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(Fault(format!("stored files: {}", error.kind()))),
            _ => Ok(()),
        }
    }

    /// Destroys again what erased cases may still have: after a crash in between, or after an old copy was put back. How many had.
    pub(super) async fn destroy_again(&self, government: &GovernmentId, at: OffsetDateTime) -> Result<u64, Fault> {
        let (mut after, mut found) = (0, 0);
        loop {
            let name = government.clone();
            let some: Vec<(i64, [u8; 16], bool)> = self.read(move |tx| erased(tx, &name, after, at)).await?;
            let Some((last, ..)) = some.last() else { return Ok(found) };
            after = *last;
            for (_, id, had) in &some {
                found += u64::from(*had);
                self.remove_files(government, ApplicationId(*id)).await?;
            }
        }
    }
}

/// Number, id, and whether the key was still there.
fn erased(tx: &Tx<'_>, government: &GovernmentId, after: i64, at: OffsetDateTime) -> Result<Vec<(i64, [u8; 16], bool)>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(ERASED)?;
    let mut rows = statement.query((government.number, after))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let slot: Option<i64> = row.get(2)?;
        let had = slot.map_or(Ok(false), |slot| tx.keys.erase(slot, micros(at)))?;
        found.push((row.get(0)?, row.get(1)?, had));
    }
    Ok(found)
}
