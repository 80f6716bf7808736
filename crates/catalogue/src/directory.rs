//! The services of a counter as people ask for them: each entry opens a service, perhaps with answers given at once (a variant).
//!
//! **Invariant:** an entry whose service the program has points at questions and options that exist; an entry without a service says
//! who helps meanwhile, so that no entry is a dead end.
//!
//! Read next: `load/directory_file.rs`, `crates/services/catalogue/catalogue.toml`.

use crate::{
    answers::Answers,
    condition::Condition,
    government::{Government, OfficeKind},
    ids::{FieldId, ServiceId},
    service::Service,
    texts::Speech,
};
use std::{collections::BTreeMap, sync::Arc};

/// All entries in the order of the list that a registrar knows.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    /// In the order in which they are shown; text `entry-group-<id>`.
    pub groups: Vec<String>,
    pub entries: Vec<Entry>,
}

/// One row. Texts: `entry-<id>-name`, `entry-<id>-summary`, `entry-<id>-search`.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its number in the list, from 1.
    pub number: u32,
    /// Stands in addresses: `/layanan/<id>`.
    pub id: String,
    pub group: String,
    pub service: ServiceId,
    /// Answers that follow from the choice of this entry; whole pages of the journey.
    pub preset: BTreeMap<FieldId, String>,
    /// Variants of the field's guide that belong to it: `B6`. Stories are counted by them.
    pub variants: Vec<String>,
    /// The paper form: `F-2.01`.
    pub form: String,
    /// Shown on the first page.
    pub often: bool,
    /// Who helps while a government does not offer the service here.
    pub helper: Helper,
    pub basis: String,
}

/// Where people go for a service that is not offered here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Helper {
    Registry,
    District,
    Ward,
    /// The court decides first, then the registry records.
    Court,
}

impl Helper {
    /// Part of the text key `entry-helper-<key>`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Registry => "registry",
            Self::District => "district",
            Self::Ward => "ward",
            Self::Court => "court",
        }
    }

    /// The kind of office that people go to.
    pub fn office(self) -> OfficeKind {
        match self {
            Self::Registry | Self::Court => OfficeKind::Registry,
            Self::District => OfficeKind::District,
            Self::Ward => OfficeKind::Ward,
        }
    }
}

impl Directory {
    pub fn find(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }

    pub fn of_group<'d>(&'d self, group: &'d str) -> impl Iterator<Item = &'d Entry> {
        self.entries.iter().filter(move |entry| entry.group == group)
    }

    /// Entries for what someone typed, best first: all of those in which every word occurs; where there is none, those in which most
    /// of the words occur. Nothing typed finds everything.
    pub fn search(&self, typed: &str, speech: &Speech<'_>) -> Vec<&Entry> {
        let plain = typed.to_lowercase().replace(|c: char| !c.is_alphanumeric(), " ");
        let words: Vec<&str> = plain.split_whitespace().filter(|word| word.chars().count() > 1).collect();
        if words.is_empty() {
            return if typed.trim().is_empty() { self.entries.iter().collect() } else { Vec::new() };
        }
        let mut found: Vec<(usize, &Entry)> = self.entries.iter().map(|entry| (entry.score(&words, speech), entry)).collect();
        let all = words.len() * WORD;
        let whole = found.iter().any(|(score, _)| *score >= all);
        let enough = if whole { all } else { WORD * words.len().div_ceil(2) };
        found.retain(|(score, _)| *score >= enough);
        found.sort_by_key(|(score, entry)| (std::cmp::Reverse(*score), entry.number));
        found.into_iter().map(|(_, entry)| entry).collect()
    }
}

/// A word that occurs; one more when it occurs in the name. So names come first and no number of names outweighs a missing word.
const WORD: usize = 100;

impl Entry {
    /// Is it offered here, and by which service?
    pub fn service_of<'g>(&self, government: &'g Government) -> Option<&'g Arc<Service>> {
        government.find_service(self.service.as_str())
    }

    /// The preset as answers.
    pub fn answers(&self) -> Answers {
        self.preset.iter().map(|(field, value)| (field.as_str(), value.as_str())).collect()
    }

    /// May a row with this condition apply to somebody who came by this entry?
    pub fn leaves_open(&self, when: &Condition) -> bool {
        let fits = |name: &str, wanted: &crate::condition::OneOrMany| self.preset.get(name).is_none_or(|value| wanted.contains(value));
        when.0.is_empty() || when.0.iter().any(|row| row.iter().all(|(name, wanted)| fits(name, wanted)))
    }

    fn score(&self, words: &[&str], speech: &Speech<'_>) -> usize {
        let say = |part: &str| speech.say(&format!("entry-{}-{part}", self.id)).to_lowercase();
        let (name, rest) = (say("name"), format!("{} {}", say("summary"), say("search")));
        words.iter().map(|word| if name.contains(word) { WORD + 1 } else if rest.contains(word) { WORD } else { 0 }).sum()
    }
}
