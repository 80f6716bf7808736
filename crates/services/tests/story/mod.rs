//! How a story is written. A registrar can read and change one without knowing the program; see `birth/stories/README.md`.

#![allow(dead_code)] // The walks use only the city and the family.

pub mod cast;
mod memory;
pub mod register;
pub mod stage;

use serde::Deserialize;
use std::{collections::BTreeMap, path::Path};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Story {
    /// One sentence: what happens and what comes of it.
    pub title: String,
    /// The rows of the field's guide that this story shows: `B1`.
    #[serde(default)]
    pub variants: Vec<String>,
    /// Local time at which the first act happens: `2026-11-24 10:00`.
    pub starts: String,
    /// Answers that differ from `family.toml`; an empty one is not given.
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
    #[serde(default)]
    pub asked: Asked,
    /// Other cases of the office, which may be the same event.
    #[serde(default)]
    pub other: Vec<Other>,
    /// Entries that stand in the register before the story begins.
    #[serde(default)]
    pub entry: Vec<register::EntryRow>,
    /// Numbers that the day has already given: `3578-LU-24112026` = 9999.
    #[serde(default)]
    pub given: BTreeMap<String, u32>,
    /// Blank cards that the office has left: `child-card` = 0. What is not named is not counted.
    #[serde(default)]
    pub blanks: BTreeMap<String, u32>,
    /// Births that were counted today before this one, and cases that the same informant sent this month.
    #[serde(default)]
    pub births_today: u32,
    /// Registered today by whoever registers.
    #[serde(default)]
    pub officer_today: u32,
    #[serde(default)]
    pub informant_cases: u32,
    /// The government registers in another system.
    #[serde(default)]
    pub outside: bool,
    /// Numbers, and checksums of PDFs, that another case has already.
    #[serde(default)]
    pub taken: Vec<String>,
    #[serde(default)]
    pub act: Vec<ActRow>,
    #[serde(skip)]
    pub file: String,
}

/// What the service says to these answers on the first day.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    pub must: Option<Vec<String>>,
    pub may: Option<Vec<String>>,
    /// Steps, in order.
    pub route: Option<Vec<String>>,
    /// `late 100000`, `late 100000 waived until 2024-06-30`.
    pub fees: Option<Vec<String>>,
    /// What blocks sending: text keys, with the field: `witness1.name problem-witness-is-mother`.
    pub problems: Option<Vec<String>>,
    pub warnings: Option<Vec<String>>,
    /// What stands in boxes before she types: answers that she gave elsewhere. Every offer, no other.
    pub offered: Option<BTreeMap<String, String>>,
    /// Facts that the law computes: `timing = "late"`.
    #[serde(default)]
    pub facts: BTreeMap<String, String>,
}

/// Another case, past its draft.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Other {
    /// How acts call it.
    pub name: String,
    /// Answers that differ from this story's own.
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
    /// `in_review` when absent.
    pub stage: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActRow {
    /// `applicant`, `ward`, `district`, `registrar`, `head` ...; see `cast.rs`.
    pub by: String,
    /// The act, or `apply` (fill in, attach, send) or `onward` (everybody does as they should, until `to` is due).
    #[serde(rename = "do")]
    pub act: String,
    /// Local time; the former act's when absent.
    pub at: Option<String>,
    /// The page showed this many entries.
    pub seen: Option<u32>,
    /// The answer must be this refusal; the act is allowed when absent.
    pub refused: Option<String>,
    /// With `refused = "incomplete"`: exactly these.
    pub missing: Option<Vec<String>>,
    pub problems: Option<Vec<String>>,
    #[serde(default)]
    pub then: Then,
    #[serde(flatten)]
    pub with: With,
}

/// Everything that an act may bring along.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct With {
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
    #[serde(default)]
    pub remove: Vec<String>,
    /// The number of an entry, as an officer types it or as it is brought back from outside.
    pub number: Option<String>,
    pub slot: Option<String>,
    /// A paper shown at the counter instead of a photo.
    #[serde(default)]
    pub paper: bool,
    /// Slots left out.
    #[serde(default)]
    pub without: Vec<String>,
    /// Why the left-out originals were not seen.
    pub excuse: Option<String>,
    /// The typed decision on a slot, where it is not the first kind that the slot takes.
    #[serde(default)]
    pub decisions: BTreeMap<String, String>,
    #[serde(default)]
    pub draft_signed: bool,
    /// What is returned and why: `"document:birth-proof" = "FOTO-BURAM"`.
    #[serde(default)]
    pub items: BTreeMap<String, String>,
    pub reason: Option<String>,
    pub note: Option<String>,
    /// Another region, whose register an entry stands in.
    pub kept_by: Option<String>,
    #[serde(default = "yes")]
    pub granted: bool,
    pub verdict: Option<String>,
    pub other: Option<String>,
    pub nik: Option<String>,
    #[serde(default)]
    pub fields: Vec<String>,
    pub collector: Option<String>,
    /// A further output: `child-card`.
    pub output: Option<String>,
    /// Its signed PDF is brought along.
    #[serde(default)]
    pub pdf: bool,
    pub name: Option<String>,
    /// With `onward`: the step that is due in the end, or `end`.
    pub to: Option<String>,
    /// The statement of truth is ticked.
    #[serde(default = "yes")]
    pub truth: bool,
}

/// How the case stands afterwards; what is not named is not looked at.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Then {
    pub stage: Option<String>,
    /// The public state.
    pub state: Option<String>,
    /// The step that is due, or `none`.
    pub step: Option<String>,
    /// What papers decided, by fact: `parentage = "both"`, or `undecided`.
    #[serde(default)]
    pub decided: BTreeMap<String, String>,
    pub confirmed: Option<bool>,
    /// The clock stands.
    pub paused: Option<bool>,
    /// Local time.
    pub due: Option<String>,
    /// `#` stands for a digit.
    pub number: Option<String>,
    /// What the case wrote beside the entry: `note`, `correction`, `annulment` or `none`.
    pub beside: Option<String>,
    /// And in which sentence, in Indonesian.
    pub written: Option<String>,
    /// Messages that this act queued.
    pub notices: Option<Vec<String>>,
    pub must: Option<Vec<String>>,
    pub fees: Option<Vec<String>>,
    pub copies: Option<usize>,
    /// How often it was handed over.
    pub hand_overs: Option<usize>,
    pub round: Option<u32>,
    /// State of each further output: `child-card` = `ready`.
    #[serde(default)]
    pub outputs: BTreeMap<String, String>,
    /// What waits to be made, in the order of the case: further outputs, then `card` for its own card on a blank.
    pub making: Option<Vec<String>>,
    /// Blanks left.
    #[serde(default)]
    pub blanks: BTreeMap<String, u32>,
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
    /// Reason and legal basis of a refusal.
    pub refusal: Option<String>,
}

fn yes() -> bool {
    true
}

fn folder(service: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(service).join("stories")
}

/// Services that have stories.
pub fn services() -> Vec<String> {
    let names = services::folders().into_iter().map(|folder| folder.name);
    names.filter(|name| folder(name).join("family.toml").exists()).collect()
}

fn read<T: serde::de::DeserializeOwned>(path: &Path) -> T {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The family whose answers every story of a service starts from.
pub fn family(service: &str) -> BTreeMap<String, String> {
    read(&folder(service).join("family.toml"))
}

/// Every story of a service, by file name.
pub fn stories(service: &str) -> Vec<Story> {
    let files = std::fs::read_dir(folder(service)).expect("the stories can be listed");
    let mut paths: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml") && !path.ends_with("family.toml"));
    paths.sort();
    let story = |path: &std::path::PathBuf| Story { file: path.file_name().unwrap_or_default().to_string_lossy().into_owned(), ..read(path) };
    paths.iter().map(story).collect()
}

pub fn laid_over(base: &BTreeMap<String, String>, changes: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let mut all = base.clone();
    all.extend(changes.clone());
    all.retain(|_, answer| !answer.is_empty());
    all
}
