//! What a store would answer while a story plays.

use super::{Other, Story, stage::answers};
use application::{Application, ApplicationId, ReadFault, Reads, Stage, duplicate::Candidate, facts::{EntryLife, PaceOf, Taken}};
use catalogue::{Answers, BlankId, FieldId, OfficeId, service::{IndexTerm, Lookup}};
use registry::{RegistrationNumber, Series};
use std::collections::BTreeMap;
use time::{Date, OffsetDateTime};

pub struct Memory<'p> {
    pub others: &'p BTreeMap<String, Candidate>,
    pub given: &'p BTreeMap<String, u32>,
    pub lives: &'p [EntryLife],
    pub story: &'p Story,
    /// Left of each kind, as far as the office counts them.
    pub blanks: &'p BTreeMap<String, u32>,
}

impl Reads for Memory<'_> {
    fn next_serial(&self, series: &Series) -> Result<u32, ReadFault> {
        Ok(self.given.get(&series.to_string()).copied().unwrap_or(0) + 1)
    }

    fn stock(&self, _: &OfficeId, blank: &BlankId) -> Result<Option<u32>, ReadFault> {
        Ok(self.blanks.get(blank.as_str()).copied())
    }

    fn life(&self, of: ApplicationId) -> Result<Option<EntryLife>, ReadFault> {
        Ok(self.lives.iter().find(|life| life.of == of).cloned())
    }

    fn life_by_number(&self, number: &RegistrationNumber) -> Result<Option<EntryLife>, ReadFault> {
        Ok(self.lives.iter().find(|life| life.entry.number == *number).cloned())
    }

    /// Another case of the story has what its title says.
    fn taken(&self, _: ApplicationId, number: &RegistrationNumber, certificate_sha256: &str) -> Result<Taken, ReadFault> {
        let taken = |what: &str| self.story.taken.iter().any(|one| one == what);
        Ok(Taken { number: taken(number.as_str()), certificate: taken(certificate_sha256) })
    }

    fn pace(&self, of: &PaceOf, _: Date) -> Result<watch::Counts, ReadFault> {
        let today = if of.kind == watch::AlertKind::OfficerRegistered { self.story.officer_today } else { self.story.births_today };
        Ok(watch::Counts { windows: [today; 3], days: 56, ..watch::Counts::default() })
    }

    fn births_of(&self, except: ApplicationId, mother: &IndexTerm, date: &FieldId) -> Result<Vec<Date>, ReadFault> {
        let hers = self.others.values().filter(|other| other.application != except && other.card.get("mother.nik") == Some(mother.value.as_str()));
        Ok(hers.filter_map(|other| other.card.get(date.as_str()).and_then(catalogue::field::parse_date)).collect())
    }

    fn sent_by(&self, _: ApplicationId, _: Option<&str>, _: Option<&str>, _: OffsetDateTime) -> Result<u32, ReadFault> {
        Ok(self.story.informant_cases)
    }

    fn candidates(&self, except: ApplicationId, lookups: &[Lookup]) -> Result<Vec<Candidate>, ReadFault> {
        let has = |card: &Answers, term: &IndexTerm| {
            card.iter().any(|(field, value)| field.as_str().split('.').next() == Some(term.role.as_str()) && value == term.value)
        };
        let alike = |other: &&Candidate| other.application != except && lookups.iter().any(|lookup| has(&other.card, &lookup.term));
        Ok(self.others.values().filter(alike).cloned().collect())
    }
}

/// Another case as the index holds it.
pub fn candidate(answers_of: &BTreeMap<String, String>, other: &Other, place: usize) -> Candidate {
    let mut case = Application::blank(ApplicationId([100 + u8::try_from(place).expect("few"); 16]));
    case.answers = answers(answers_of);
    case.stage = other.stage.as_deref().map_or(Stage::InReview, |stage| Stage::parse(stage).expect("a stage"));
    Candidate::of(&case)
}
