//! What a decision may ask inside its transaction.

use super::{
    index::{self, Key},
    summary::{RawRow, summary_columns},
    tx::{Government, Tx},
};
use crate::contract::Fault;
use application::{ApplicationId, ReadFault, Reads, Stage, duplicate::{Candidate, Match}};
use catalogue::{GovernmentId, ServiceId};
use registry::Series;

pub(super) const SUMMARY: &str = concat!("SELECT ", summary_columns!(), " FROM applications WHERE number = ?1");
pub(super) const NEWEST_WITH_TERM: &str = "SELECT application FROM terms WHERE government = ?1 AND term = ?2 ORDER BY application DESC";

/// Most candidates that are unsealed for one question.
pub(super) const CANDIDATES: usize = 200;

pub(super) struct Reading<'a> {
    pub tx: &'a Tx<'a>,
    pub government: Government<'a>,
    pub service: &'a ServiceId,
}

impl Reads for Reading<'_> {
    fn next_serial(&self, series: &Series) -> Result<u32, ReadFault> {
        super::register::next_serial(self.tx, self.government, series).map_err(|fault| ReadFault(fault.0))
    }

    fn candidates(&self, except: ApplicationId, mother_nik: Option<&str>, birth_date: Option<&str>) -> Result<Vec<Candidate>, ReadFault> {
        self.search(except, mother_nik, birth_date).map_err(|fault| ReadFault(fault.0))
    }
}

impl Reading<'_> {
    fn search(&self, except: ApplicationId, mother_nik: Option<&str>, birth_date: Option<&str>) -> Result<Vec<Candidate>, Fault> {
        let keys = [mother_nik.map(|nik| Key::RoleNik("mother", nik)), birth_date.map(|date| Key::RoleBirthDate("child", date))];
        let mut found: Vec<RawRow> = Vec::new();
        for key in keys.into_iter().flatten() {
            let term = index::term(self.tx.keys, self.government, key);
            self.rows_with(term, except, &mut found)?;
        }
        found.sort_by_key(|row| std::cmp::Reverse(row.number));
        found.dedup_by_key(|row| row.number);
        found.truncate(CANDIDATES);
        let candidate = |row: RawRow| {
            let card = row.card(self.tx, self.government)?;
            Ok(Candidate::from_card(row.id, row.receipt(), row.stage()?, &card))
        };
        found.into_iter().map(candidate).collect()
    }

    fn rows_with(&self, term: i64, except: ApplicationId, found: &mut Vec<RawRow>) -> Result<(), Fault> {
        let mut newest = self.tx.prepare(NEWEST_WITH_TERM)?;
        let mut numbers = newest.query((self.government.number, term))?;
        let mut taken = 0;
        while let Some(number) = numbers.next()? {
            let row = self.tx.prepare(SUMMARY)?.query_row([number.get::<_, i64>(0)?], RawRow::read)?;
            if row.id == except || row.stage == Stage::Draft.as_str() || row.service != self.service.as_str() {
                continue;
            }
            found.push(row);
            taken += 1;
            if taken == CANDIDATES {
                break;
            }
        }
        Ok(())
    }
}

/// Possible duplicates of a case, for the registrar's page.
pub(super) fn duplicates(tx: &Tx<'_>, government: &GovernmentId, id: ApplicationId) -> Result<Vec<Match>, Fault> {
    let Some((government, case)) = tx.find(government, id)? else { return Ok(Vec::new()) };
    let application = super::log::load(tx, government, case)?;
    let reading = Reading { tx, government, service: &application.service };
    application::facts::duplicates(&application, &reading).map_err(|fault| Fault(fault.0))
}
