//! Drafts that an office opened at its counter and nobody has sent.
//!
//! **Invariant:** a draft begun at home stands on no list of an office.

use super::{
    summary::{RawRow, summary_columns},
    tx::Tx,
};
use crate::contract::{Fault, QueueRow};
use catalogue::{GovernmentId, OfficeId};

pub(super) const DRAFTS_OF: &str = concat!(
    "SELECT ",
    summary_columns!(),
    " FROM applications INDEXED BY applications_drafts WHERE government = ?1 AND opened_office = ?2 AND stage = 'draft' \
      ORDER BY newest_order DESC LIMIT 50"
);

pub(super) fn list(tx: &Tx<'_>, government: &GovernmentId, office: &OfficeId) -> Result<Vec<QueueRow>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let mut statement = tx.prepare(DRAFTS_OF)?;
    let mut found = statement.query((government.number, office.as_str()))?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        rows.push(RawRow::read(row)?.into_row(tx, government)?);
    }
    Ok(rows)
}
