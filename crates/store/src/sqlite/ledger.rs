//! Rows beside the log, written in the act that makes them: compensation of late cases, and money that counters took and paid.

use super::{
    Sqlite,
    fault::broken,
    times::{at, micros},
    tx::{Case, Government, Tx},
};
use crate::contract::{CompensationRow, Fault, Ledger, LedgerFilter, PaymentRow, Standing};
use application::{Action, Application, ApplicationId, Entry, ReceiptNumber};
use catalogue::{GovernmentId, OfficeId};
use time::OffsetDateTime;

pub(super) const PUT_COMPENSATION: &str = "INSERT INTO compensations (government, application, standing, days, amount, receipt, ward, district, registry, changed_at) \
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT DO UPDATE SET standing = excluded.standing, days = excluded.days, \
    amount = excluded.amount, receipt = excluded.receipt, changed_at = excluded.changed_at";
pub(super) const COMPENSATIONS: &str = "SELECT a.id, a.receipt, c.days, c.amount, c.receipt, c.changed_at FROM compensations c \
    JOIN applications a ON a.number = c.application WHERE c.government = ?1 AND c.standing = ?2 \
    AND (?3 IS NULL OR ?3 IN (c.ward, c.district, c.registry)) ORDER BY c.changed_at, c.application LIMIT ?4 OFFSET ?5";
pub(super) const ADD_PAYMENT: &str = "INSERT INTO payments (government, at, application, seq, office) VALUES (?1, ?2, ?3, ?4, ?5)";
pub(super) const PAYMENTS: &str = "SELECT a.id, p.at, e.by, e.action FROM payments p JOIN applications a ON a.number = p.application \
    JOIN entries e ON e.government = p.government AND e.application = p.application AND e.seq = p.seq \
    WHERE p.government = ?1 AND p.at >= ?2 AND p.at < ?3 AND (?4 IS NULL OR p.office = ?4) ORDER BY p.at, p.application, p.seq LIMIT ?5 OFFSET ?6";

pub(super) fn note(tx: &Tx<'_>, government: Government<'_>, case: Case, entries: &[Entry], after: &Application) -> Result<(), Fault> {
    let mut owes = false;
    for entry in entries {
        owes |= matches!(entry.action, Action::CompensationOwed { .. } | Action::CompensationExcused { .. } | Action::CompensationPaid { .. });
        if matches!(entry.action, Action::CompensationPaid { .. } | Action::FeePaid { .. }) {
            let office = entry.by.office().map_or("", OfficeId::as_str);
            tx.prepare(ADD_PAYMENT)?.execute((government.number, micros(entry.at), case.number, entry.seq, office))?;
        }
    }
    if !owes {
        return Ok(());
    }
    let money = &after.money;
    let standing = match (&money.excused, &money.compensation) {
        (_, Some(_)) => Standing::Paid,
        (Some(_), None) => Standing::Excused,
        (None, None) => Standing::Owed,
    };
    let days = money.owed.last().map_or(0, |owed| owed.day);
    let amount = i64::try_from(money.owed_rupiah()).unwrap_or(i64::MAX);
    let receipt = money.compensation.as_ref().map(|paid| paid.receipt.as_str());
    let offices = after.responsible.as_ref();
    let office = |of: fn(&catalogue::service::Responsible) -> &OfficeId| offices.map(|offices| of(offices).as_str());
    let (ward, district, registry) = (office(|of| &of.ward), office(|of| &of.district), office(|of| &of.registry));
    let row = (government.number, case.number, standing.key(), days, amount, receipt, ward, district, registry, micros(after.changed_at));
    tx.prepare(PUT_COMPENSATION)?.execute(row)?;
    Ok(())
}

fn page(limit: usize, skip: usize) -> (i64, i64) {
    (i64::try_from(limit.min(200)).unwrap_or_default(), i64::try_from(skip).unwrap_or(i64::MAX))
}

fn compensations(tx: &Tx<'_>, government: &GovernmentId, filter: &LedgerFilter) -> Result<Vec<CompensationRow>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let (limit, skip) = page(filter.limit, filter.skip);
    let mut statement = tx.prepare(COMPENSATIONS)?;
    let office = filter.offices.first().map(OfficeId::as_str);
    let mut rows = statement.query((government.number, filter.standing.key(), office, limit, skip))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (kitir, amount): (Option<String>, i64) = (row.get(1)?, row.get(3)?);
        found.push(CompensationRow {
            application: ApplicationId(row.get(0)?),
            kitir: kitir.as_deref().and_then(ReceiptNumber::parse),
            days: row.get(2)?,
            amount_rupiah: u64::try_from(amount).unwrap_or_default(),
            receipt: row.get(4)?,
            changed_at: at(row.get(5)?)?,
        });
    }
    Ok(found)
}

fn payments(
    tx: &Tx<'_>, government: &GovernmentId, office: Option<&str>, (from, to): (OffsetDateTime, OffsetDateTime), limit: usize, skip: usize,
) -> Result<Vec<PaymentRow>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let (limit, skip) = page(limit, skip);
    let mut statement = tx.prepare(PAYMENTS)?;
    let mut rows = statement.query((government.number, micros(from), micros(to), office, limit, skip))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (by, action): (String, String) = (row.get(2)?, row.get(3)?);
        let (receipt, amount_rupiah, is_out) = match serde_json::from_str(&action)? {
            Action::CompensationPaid { receipt, amount_rupiah } => (receipt, amount_rupiah, true),
            Action::FeePaid { receipt, amount_rupiah } => (receipt, amount_rupiah, false),
            _ => return Err(broken("a payment that is none")),
        };
        let by = serde_json::from_str(&by)?;
        found.push(PaymentRow { application: ApplicationId(row.get(0)?), at: at(row.get(1)?)?, by, receipt: receipt.to_string(), amount_rupiah, is_out });
    }
    Ok(found)
}

impl Ledger for Sqlite {
    async fn compensations(&self, government: &GovernmentId, filter: LedgerFilter) -> Result<Vec<CompensationRow>, Fault> {
        let government = government.clone();
        self.read(move |tx| compensations(tx, &government, &filter)).await
    }

    async fn payments(
        &self, government: &GovernmentId, office: Option<OfficeId>, span: (OffsetDateTime, OffsetDateTime), skip: usize, limit: usize,
    ) -> Result<Vec<PaymentRow>, Fault> {
        let government = government.clone();
        self.read(move |tx| payments(tx, &government, office.as_ref().map(OfficeId::as_str), span, limit, skip)).await
    }
}
