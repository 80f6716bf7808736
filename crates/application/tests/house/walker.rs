//! One case and what the store would hold for it: the log, the series, and other cases. Keeps the store's promises, in memory.

use application::{
    Action, Actor, Application, ApplicationId, Command, Decision, Entry, Ground, Now, Particulars, ReadFault, Reads, Refusal, decide,
    duplicate::Candidate, evolve, facts::{EntryLife, PaceOf, Taken}, fold, gather,
};
use catalogue::{Answers, BlankId, FieldId, OfficeId, Government, Service, service::{IndexTerm, Lookup}};
use registry::{Issue, RegisterEntry, RegistrationNumber, Series};
use std::collections::BTreeMap;
use time::{Date, Duration, OffsetDateTime, macros::datetime};
use watch::Counts;

/// The registers and the other cases of a government.
#[derive(Default)]
pub struct Books {
    /// Entries of each series, in order of their numbers.
    pub series: BTreeMap<String, Vec<RegisterEntry>>,
    /// Serials that were given before this test began.
    pub already: BTreeMap<String, u32>,
    /// Entries and PDFs that another system made.
    pub recorded: Vec<RegisterEntry>,
    pub kept: Vec<String>,
    pub others: Vec<Candidate>,
    /// Entries that stood in the register before, with what was written beside them since.
    pub lives: Vec<EntryLife>,
    /// What every pace has counted so far, and the informant's other cases.
    pub counts: Counts,
    pub informant_cases: u32,
    /// Blanks left, by office and kind.
    pub blanks: BTreeMap<(String, String), u32>,
}

impl Books {
    fn last(&self, series: &Series) -> u32 {
        let key = series.to_string();
        let ours = self.series.get(&key).map_or(0, Vec::len);
        self.already.get(&key).copied().unwrap_or(0) + u32::try_from(ours).expect("few entries")
    }
}

impl Reads for Books {
    fn next_serial(&self, series: &Series) -> Result<u32, ReadFault> {
        Ok(self.last(series) + 1)
    }

    fn taken(&self, _: ApplicationId, number: &RegistrationNumber, certificate_sha256: &str) -> Result<Taken, ReadFault> {
        let number = self.recorded.iter().any(|entry| entry.number == *number);
        Ok(Taken { number, certificate: self.kept.iter().any(|kept| kept == certificate_sha256) })
    }

    fn stock(&self, office: &OfficeId, blank: &BlankId) -> Result<Option<u32>, ReadFault> {
        Ok(self.blanks.get(&(office.to_string(), blank.to_string())).copied())
    }

    fn life(&self, of: ApplicationId) -> Result<Option<EntryLife>, ReadFault> {
        Ok(self.lives.iter().find(|life| life.of == of).cloned())
    }

    fn life_by_number(&self, number: &RegistrationNumber) -> Result<Option<EntryLife>, ReadFault> {
        Ok(self.lives.iter().find(|life| life.entry.number == *number).cloned())
    }

    fn pace(&self, _: &PaceOf, _: Date) -> Result<Counts, ReadFault> {
        Ok(self.counts)
    }

    fn births_of(&self, except: ApplicationId, mother: &IndexTerm, date: &FieldId) -> Result<Vec<Date>, ReadFault> {
        let hers = self.others.iter().filter(|other| other.application != except && other.card.get("mother.nik") == Some(mother.value.as_str()));
        Ok(hers.filter_map(|other| other.card.get(date.as_str()).and_then(catalogue::field::parse_date)).collect())
    }

    fn sent_by(&self, _: ApplicationId, _: Option<&str>, _: Option<&str>, _: OffsetDateTime) -> Result<u32, ReadFault> {
        Ok(self.informant_cases)
    }

    fn candidates(&self, except: ApplicationId, lookups: &[Lookup]) -> Result<Vec<Candidate>, ReadFault> {
        let has = |card: &Answers, term: &IndexTerm| {
            card.iter().any(|(field, value)| field.as_str().split('.').next() == Some(term.role.as_str()) && value == term.value)
        };
        let alike = |other: &&Candidate| other.application != except && lookups.iter().any(|lookup| has(&other.card, &lookup.term));
        Ok(self.others.iter().filter(alike).cloned().collect())
    }
}

/// A case under way.
pub struct Walker<'h> {
    pub service: &'h Service,
    pub government: &'h Government,
    pub case: Application,
    pub entries: Vec<Entry>,
    pub at: OffsetDateTime,
    pub moves: u32,
    /// A whole form, from which people answer.
    pub whole: Answers,
}

impl<'h> Walker<'h> {
    pub fn new(service: &'h Service, government: &'h Government, id: u8) -> Self {
        let case = Application::blank(ApplicationId([id; 16]));
        // A Tuesday, ten in the morning in Surabaya.
        Self { service, government, case, entries: Vec::new(), at: datetime!(2026-11-24 03:00 UTC), moves: 0, whole: super::answers() }
    }

    pub fn ground(&self) -> Ground<'h> {
        Ground { service: self.service, government: self.government }
    }

    fn now(&self) -> Now {
        let mut seed = [0; 32];
        for (to, from) in seed.iter_mut().zip(self.case.id.0.into_iter().chain(self.moves.to_be_bytes())) {
            *to = from;
        }
        Now::new(self.at, seed)
    }

    pub fn wait(&mut self, time: Duration) {
        self.at += time;
    }

    /// What the core would say, without writing.
    pub fn ask(&self, books: &Books, command: Command, actor: &Actor) -> Result<Decision, Refusal> {
        let facts = gather(self.ground(), &self.case, &command, actor, &self.now(), books).expect("memory can be read");
        decide(self.ground(), &self.case, &facts, command, actor, &self.now())
    }

    /// Decides and writes, all or nothing.
    pub fn act(&mut self, books: &mut Books, command: Command, actor: &Actor) -> Result<Decision, Refusal> {
        self.moves += 1;
        let decision = self.ask(books, command, actor)?;
        if let Some((entry, series, serial)) = &decision.register {
            assert_eq!(*serial, books.last(series) + 1, "a series has no gap");
            books.series.entry(series.to_string()).or_default().push(entry.clone());
        }
        if let Some((series, serial)) = &decision.receipt_number {
            assert_eq!(*serial, books.last(series) + 1, "receipts have no gap");
            books.already.insert(series.to_string(), *serial);
        }
        if let Some(taken) = &decision.blank {
            let left = books.blanks.get_mut(&(taken.office.to_string(), taken.blank.to_string())).expect("a stock that is kept");
            *left = left.checked_sub(1).expect("nothing is taken from an empty stock");
        }
        if let Some((entry, certificate)) = &decision.recorded {
            books.recorded.push(entry.clone());
            books.kept.push(certificate.clone());
        }
        if let Some((of, annotation)) = &decision.annotation {
            let life = books.lives.iter_mut().find(|life| life.of == *of).expect("an annotation stands beside an entry");
            assert_eq!(annotation.ordinal, life.next_ordinal(), "annotations have no gap");
            life.annotations.push(annotation.clone());
        }
        if let Some(life) = decision.issued_from.and_then(|of| books.lives.iter_mut().find(|life| life.of == of)) {
            let edition = life.next_ordinal() - 1;
            life.issues.push(Issue { case: self.case.id, at: self.at, edition });
        }
        for (action, particulars) in &decision.actions {
            let seq = self.case.seq + 1;
            let entry = Entry { seq, at: self.at, by: actor.clone(), action: action.clone(), particulars: particulars.clone() };
            self.case = evolve(self.case.clone(), &entry);
            self.entries.push(entry);
        }
        Ok(decision)
    }

    /// The log as a store gives it back.
    pub fn read_back(&self) -> Application {
        let entries: Vec<Entry> = self.entries.iter().map(written_and_read).collect();
        fold(self.case.id, &entries)
    }
}

fn written_and_read(entry: &Entry) -> Entry {
    let action = serde_json::to_string(&entry.action).expect("an action can be written");
    let by = serde_json::to_string(&entry.by).expect("an actor can be written");
    let particulars = entry.particulars.as_ref().map(|one| serde_json::to_string(one).expect("particulars can be written"));
    let read = |text: &String| serde_json::from_str::<Particulars>(text).expect("particulars can be read");
    Entry {
        seq: entry.seq,
        at: entry.at,
        by: serde_json::from_str::<Actor>(&by).expect("an actor can be read"),
        action: serde_json::from_str::<Action>(&action).expect("an action can be read"),
        particulars: particulars.as_ref().map(read),
    }
}
