//! What a decision may ask inside its transaction.

use super::{
    index::{self, Key},
    summary::{RawRow, summary_columns},
    times::micros,
    tx::{Government, Tx},
};
use crate::contract::Fault;
use application::{ApplicationId, ReadFault, Reads, Stage, duplicate::{Candidate, Match}, facts::{EntryLife, PaceOf, Taken}};
use catalogue::{BlankId, FieldId, GovernmentId, OfficeId, Service, ServiceId, field::Index, service::{IndexTerm, Lookup}};
use registry::{RegistrationNumber, Series};
use std::collections::BTreeSet;
use time::{Date, OffsetDateTime};
use watch::Counts;

pub(super) const SUMMARY: &str = concat!("SELECT ", summary_columns!(), " FROM applications WHERE number = ?1");
pub(super) const NEWEST_WITH_TERM: &str = "SELECT application FROM terms WHERE government = ?1 AND term = ?2 ORDER BY application DESC";

/// Of the newest 50 with a term, those sent since a moment.
pub(super) const SENT_SINCE: &str = "SELECT count(*) FROM applications WHERE number IN (SELECT application FROM terms WHERE government = ?1 AND term = ?2 \
    ORDER BY application DESC LIMIT 50) AND submitted_at >= ?3 AND id <> ?4";

/// Most candidates that are unsealed for one question.
pub(super) const CANDIDATES: usize = 200;

/// Births of one mother that are looked at.
const SIBLINGS: usize = 30;

pub(super) struct Reading<'a> {
    pub tx: &'a Tx<'a>,
    pub government: Government<'a>,
    pub service: &'a ServiceId,
}

impl Reads for Reading<'_> {
    fn next_serial(&self, series: &Series) -> Result<u32, ReadFault> {
        super::register::next_serial(self.tx, self.government, series).map_err(|fault| ReadFault(fault.0))
    }

    fn taken(&self, except: ApplicationId, number: &RegistrationNumber, certificate_sha256: &str) -> Result<Taken, ReadFault> {
        super::register::taken(self.tx, self.government, except, number, certificate_sha256).map_err(|fault| ReadFault(fault.0))
    }

    fn stock(&self, office: &OfficeId, blank: &BlankId) -> Result<Option<u32>, ReadFault> {
        let stock = super::blanks::stock(self.tx, self.government, office.as_str(), blank.as_str()).map_err(|fault| ReadFault(fault.0))?;
        Ok(stock.map(|stock| stock.left))
    }

    fn life(&self, of: ApplicationId) -> Result<Option<EntryLife>, ReadFault> {
        super::annotations::life(self.tx, self.government, of).map_err(|fault| ReadFault(fault.0))
    }

    fn life_by_number(&self, number: &RegistrationNumber) -> Result<Option<EntryLife>, ReadFault> {
        super::annotations::life_by_number(self.tx, self.government, number).map_err(|fault| ReadFault(fault.0))
    }

    fn pace(&self, of: &PaceOf, day: Date) -> Result<Counts, ReadFault> {
        super::paces::pace(self.tx, self.government, of, day).map_err(|fault| ReadFault(fault.0))
    }

    fn births_of(&self, except: ApplicationId, mother: &IndexTerm, date: &FieldId) -> Result<Vec<Date>, ReadFault> {
        self.dates(except, mother, date).map_err(|fault| ReadFault(fault.0))
    }

    fn sent_by(&self, except: ApplicationId, nik: Option<&str>, phone: Option<&str>, since: OffsetDateTime) -> Result<u32, ReadFault> {
        let keys = [nik.map(|nik| Key::RoleNik("informant", nik)), phone.map(Key::Phone)];
        let counts = keys.into_iter().flatten().map(|key| self.sent_since(except, key, since));
        counts.collect::<Result<Vec<u32>, Fault>>().map(|counts| counts.into_iter().max().unwrap_or(0)).map_err(|fault| ReadFault(fault.0))
    }

    fn candidates(&self, except: ApplicationId, lookups: &[Lookup]) -> Result<Vec<Candidate>, ReadFault> {
        self.search(except, lookups).map_err(|fault| ReadFault(fault.0))
    }
}

impl Reading<'_> {
    /// Of at most [`SIBLINGS`] newest cases of a mother.
    fn dates(&self, except: ApplicationId, mother: &IndexTerm, date: &FieldId) -> Result<Vec<Date>, Fault> {
        let mut found = Vec::new();
        let term = index::term(self.tx.keys, self.government, Key::RoleNik(&mother.role, &mother.value));
        self.rows_with(term, except, SIBLINGS, None, &mut found)?;
        let lives = |row: &RawRow| !matches!(row.stage.as_str(), "refused" | "withdrawn" | "expired" | "handed_on");
        let mut dates = Vec::new();
        for row in found.into_iter().filter(lives) {
            dates.extend(row.card(self.tx, self.government)?.get(date.as_str()).and_then(catalogue::field::parse_date));
        }
        Ok(dates)
    }

    fn sent_since(&self, except: ApplicationId, key: Key<'_>, since: OffsetDateTime) -> Result<u32, Fault> {
        let term = index::term(self.tx.keys, self.government, key);
        let count: i64 = self.tx.prepare(SENT_SINCE)?.query_row((self.government.number, term, micros(since), except.0), |row| row.get(0))?;
        Ok(u32::try_from(count).unwrap_or(u32::MAX))
    }

    fn search(&self, except: ApplicationId, lookups: &[Lookup]) -> Result<Vec<Candidate>, Fault> {
        let mut found: Vec<RawRow> = Vec::new();
        for Lookup { term: wanted, names } in lookups {
            let key = match wanted.kind {
                Index::Nik => Key::RoleNik(&wanted.role, &wanted.value),
                Index::Date => Key::RoleDate(&wanted.role, &wanted.value),
                Index::Name | Index::Phone => continue,
            };
            let term = index::term(self.tx.keys, self.government, key);
            let names = index::resembling(self.tx.keys, self.government, names);
            self.rows_with(term, except, CANDIDATES, names.as_ref(), &mut found)?;
        }
        found.sort_by_key(|row| std::cmp::Reverse(row.number));
        found.dedup_by_key(|row| row.number);
        found.truncate(CANDIDATES);
        let candidate = |row: RawRow| {
            let card = row.card(self.tx, self.government)?;
            Ok(Candidate { application: row.id, receipt: row.receipt(), stage: row.stage()?, card })
        };
        found.into_iter().map(candidate).collect()
    }

    /// The newest cases with a term; where names are given, without those that share no term of a name: on a busy day that spares
    /// unsealing every card of the city.
    fn rows_with(
        &self, term: i64, except: ApplicationId, most: usize, names: Option<&BTreeSet<i64>>, found: &mut Vec<RawRow>,
    ) -> Result<(), Fault> {
        let mut newest = self.tx.prepare(NEWEST_WITH_TERM)?;
        let mut numbers = newest.query((self.government.number, term))?;
        let mut taken = 0;
        while let Some(number) = numbers.next()? {
            let number: i64 = number.get(0)?;
            if let Some(names) = names
                && !index::shares(self.tx, self.government, number, names)?
            {
                continue;
            }
            let row = self.tx.prepare(SUMMARY)?.query_row([number], RawRow::read)?;
            if row.id == except || row.stage == Stage::Draft.as_str() || row.service != self.service.as_str() {
                continue;
            }
            found.push(row);
            taken += 1;
            if taken == most {
                break;
            }
        }
        Ok(())
    }
}

/// Possible duplicates of a case, for the registrar's page.
pub(super) fn duplicates(tx: &Tx<'_>, government: &GovernmentId, id: ApplicationId, service: &Service) -> Result<Vec<Match>, Fault> {
    let Some((government, case)) = tx.find(government, id)? else { return Ok(Vec::new()) };
    let application = super::log::load(tx, government, case)?;
    let reading = Reading { tx, government, service: &application.service };
    application::facts::duplicates(service, &application, &reading).map_err(|fault| Fault(fault.0))
}
