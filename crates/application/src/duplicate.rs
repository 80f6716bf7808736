//! Possible duplicates of a birth: explainable scores over few candidates.
//!
//! Two ways to be one: the same mother's NIK with birth dates within 210 days (no woman bears twice in that time), or the same birth
//! date with similar names of child and mother. Children declared as twins or more, born to one mother within two days, are siblings.

use crate::{ids::ApplicationId, receipt::ReceiptNumber, stage::Stage, state::Application};
use catalogue::Answers;
use strsim::jaro_winkler;
use time::{Date, format_description::well_known::Iso8601};

/// Within this many days one mother cannot have borne two children, other than of one birth.
pub const MOTHER_INTERVAL_DAYS: i64 = 210;
/// Jaro-Winkler similarity from which two names count as similar; tuned on the labelled pairs in `tests/duplicate_pairs.csv`.
pub const SIMILAR: f64 = 0.86;
/// Children of one multiple birth are born within this many days.
const MULTIPLE_BIRTH_DAYS: i64 = 2;

/// The few answers compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub application: ApplicationId,
    pub receipt: Option<ReceiptNumber>,
    pub stage: Stage,
    pub mother_nik: Option<String>,
    pub birth_date: Option<String>,
    pub child_name: String,
    pub mother_name: String,
    pub birth_kind: Option<String>,
    pub birth_order: Option<String>,
}

impl Candidate {
    pub fn of(application: &Application) -> Self {
        Self::from_card(application.id, application.receipt.clone(), application.stage, &application.answers)
    }

    /// From a summary row's card.
    pub fn from_card(application: ApplicationId, receipt: Option<ReceiptNumber>, stage: Stage, card: &Answers) -> Self {
        let text = |field| card.get(field).map(str::to_owned);
        Self {
            application,
            receipt,
            stage,
            mother_nik: text("mother.nik"),
            birth_date: text("child.birth_date"),
            child_name: text("child.name").unwrap_or_default(),
            mother_name: text("mother.name").unwrap_or_default(),
            birth_kind: text("child.birth_kind"),
            birth_order: text("child.birth_order"),
        }
    }

    fn date(&self) -> Option<Date> {
        self.birth_date.as_deref().and_then(|text| Date::parse(text, &Iso8601::DATE).ok())
    }

    fn is_multiple(&self) -> bool {
        self.birth_kind.as_deref().is_some_and(|kind| kind != "single")
    }
}

/// Why two cases may be one event. Texts: `duplicate-<key>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    SameMother,
    SameDateSimilarNames,
    /// Declared twins or more: shown, never blocking.
    Sibling,
}

impl Likeness {
    pub fn key(self) -> &'static str {
        match self {
            Self::SameMother => "same-mother",
            Self::SameDateSimilarNames => "same-date-similar-names",
            Self::Sibling => "sibling",
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    pub other: Candidate,
    pub likeness: Likeness,
    /// Percent, from the names.
    pub similarity_percent: u8,
}

/// Best first; cases that ended without registration do not count.
pub fn matches(own: &Candidate, candidates: Vec<Candidate>) -> Vec<Match> {
    let mut found: Vec<Match> = candidates
        .into_iter()
        .filter(|other| !matches!(other.stage, Stage::Draft | Stage::Refused | Stage::Withdrawn | Stage::Expired))
        .filter_map(|other| {
            let (likeness, similarity) = compare(own, &other)?;
            Some(Match { other, likeness, similarity_percent: percent(similarity) })
        })
        .collect();
    found.sort_by(|a, b| b.similarity_percent.cmp(&a.similarity_percent).then(a.other.application.cmp(&b.other.application)));
    found
}

fn percent(similarity: f64) -> u8 {
    // A similarity lies in 0.0..=1.0, so the product fits.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let percent = (similarity * 100.0).round().clamp(0.0, 100.0) as u8;
    percent
}

/// Compares two cases; None when they are surely different events.
pub fn compare(own: &Candidate, other: &Candidate) -> Option<(Likeness, f64)> {
    let (mine, theirs) = (own.date()?, other.date()?);
    let apart = (mine - theirs).whole_days().abs();
    let child = name_similarity(&own.child_name, &other.child_name);
    let mother = name_similarity(&own.mother_name, &other.mother_name);
    let same_mother = own.mother_nik.is_some() && own.mother_nik == other.mother_nik;
    if same_mother && apart <= MOTHER_INTERVAL_DAYS {
        let siblings = own.is_multiple() && other.is_multiple() && apart <= MULTIPLE_BIRTH_DAYS && own.birth_order != other.birth_order;
        return Some((if siblings { Likeness::Sibling } else { Likeness::SameMother }, child.max(0.5)));
    }
    // Two mothers with different, known NIKs may still be one woman mistyped: the names decide.
    let similar = apart == 0 && child >= SIMILAR && mother >= SIMILAR;
    similar.then_some((Likeness::SameDateSimilarNames, child.min(mother)))
}

/// Similarity of two Indonesian names, 0 to 1: old spelling, doubled letters and common short forms are levelled first, and the
/// order of words does not count.
pub fn name_similarity(a: &str, b: &str) -> f64 {
    let (a, b) = (level_words(a), level_words(b));
    let sorted = |words: &[String]| {
        let mut words = words.to_vec();
        words.sort();
        words.join(" ")
    };
    jaro_winkler(&a.join(" "), &b.join(" ")).max(jaro_winkler(&sorted(&a), &sorted(&b)))
}

/// The words of a name as the comparison and the search see them.
pub fn level_words(name: &str) -> Vec<String> {
    let plain: String = name.to_lowercase().chars().map(|c| if c.is_alphabetic() { c } else { ' ' }).collect();
    plain.split_whitespace().map(level_word).collect()
}

/// Old to new spelling (Soewandi and EYD reforms) and the many ways to write Muhammad and Siti.
fn level_word(word: &str) -> String {
    let mut word = word.to_owned();
    for (old, new) in [("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "sy"), ("nj", "ny"), ("ch", "kh"), ("ph", "f"), ("v", "f"), ("th", "t"), ("z", "j")] {
        word = word.replace(old, new);
    }
    word.dedup_letters();
    match word.as_str() {
        "m" | "mu" | "moh" | "mokh" | "mukh" | "muh" | "mohamad" | "mohamat" | "mukhamad" | "mokhamad" | "muhamad" | "mohamed" | "muhamed" => "muhamad".into(),
        "st" | "siti" | "sity" => "siti".into(),
        "abd" | "abdul" | "abdl" => "abdul".into(),
        _ => word.trim_end_matches('h').to_owned(),
    }
}

trait DedupLetters {
    fn dedup_letters(&mut self);
}

impl DedupLetters for String {
    fn dedup_letters(&mut self) {
        let mut last = None;
        self.retain(|letter| std::mem::replace(&mut last, Some(letter)) != Some(letter));
    }
}
