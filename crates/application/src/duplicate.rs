//! Possible duplicates of a birth: explainable scores over few candidates.
//!
//! Two ways to be one: the same mother's NIK with birth dates within 210 days (no woman bears twice in that time), or the same birth
//! date with similar names of child and mother. Children declared as twins or more, born to one mother within two days, are siblings.

use crate::{ids::ApplicationId, receipt::ReceiptNumber, stage::Stage, state::Application};
use catalogue::Answers;
use strsim::{jaro_winkler, normalized_damerau_levenshtein};
use time::{Date, format_description::well_known::Iso8601};

/// Within this many days one mother cannot have borne two children, other than of one birth.
pub const MOTHER_INTERVAL_DAYS: i64 = 210;
/// Similarity from which two names count as similar; tuned on the labelled pairs in `tests/duplicate_pairs.csv`.
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
    let own = Compared::of(own);
    let mut found: Vec<Match> = candidates
        .into_iter()
        .filter(|other| !matches!(other.stage, Stage::Draft | Stage::Refused | Stage::Withdrawn | Stage::Expired))
        .filter_map(|other| {
            let (likeness, similarity) = own.with(&Compared::of(&other))?;
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
    Compared::of(own).with(&Compared::of(other))
}

/// A candidate whose names have been levelled once: it is compared with up to 200 others.
struct Compared<'c> {
    candidate: &'c Candidate,
    date: Option<Date>,
    child: Vec<String>,
    mother: Vec<String>,
}

impl<'c> Compared<'c> {
    fn of(candidate: &'c Candidate) -> Self {
        let (child, mother) = (level_words(&candidate.child_name), level_words(&candidate.mother_name));
        Self { candidate, date: candidate.date(), child, mother }
    }

    fn with(&self, other: &Self) -> Option<(Likeness, f64)> {
        let (own, theirs) = (self.candidate, other.candidate);
        let apart = (self.date? - other.date?).whole_days().abs();
        let same_mother = own.mother_nik.is_some() && own.mother_nik == theirs.mother_nik;
        let of_one_birth = own.is_multiple() && theirs.is_multiple() && apart <= MULTIPLE_BIRTH_DAYS && own.birth_order != theirs.birth_order;
        let child = || levelled_similarity(&self.child, &other.child);
        let mother = || levelled_similarity(&self.mother, &other.mother);
        if same_mother && apart <= MOTHER_INTERVAL_DAYS {
            return Some((if of_one_birth { Likeness::Sibling } else { Likeness::SameMother }, child().max(0.5)));
        }
        // Two mothers with different, known NIKs may still be one woman mistyped: the names decide.
        if of_one_birth && mother() >= SIMILAR {
            return Some((Likeness::Sibling, child().max(0.5)));
        }
        let alike = (apart == 0).then(child).filter(|alike| *alike >= SIMILAR)?;
        let mother = mother();
        (mother >= SIMILAR).then_some((Likeness::SameDateSimilarNames, alike.min(mother)))
    }
}

/// Similarity of two Indonesian names, 0 to 1. Spelling is levelled first (see [`level_word`]); words are compared in whatever order they
/// stand; a word that thousands bear (Muhammad, Siti, Putri) says little; a word more or less costs a little.
pub fn name_similarity(a: &str, b: &str) -> f64 {
    levelled_similarity(&level_words(a), &level_words(b))
}

fn levelled_similarity(a: &[String], b: &[String]) -> f64 {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.is_empty() {
        return if long.is_empty() { 1.0 } else { 0.0 };
    }
    if shared_letters(short, long) < SHARED_LETTERS {
        return 0.0;
    }
    let by_word = aligned(short, long);
    // "Novita Sari" is "Novitasari".
    if short.len() == long.len() { by_word } else { by_word.max(jaro_winkler(&short.concat(), &long.concat())) }
}

/// Names that share fewer of their letters are not looked at word by word; no pair above [`SIMILAR`] comes near it.
const SHARED_LETTERS: f64 = 0.6;

/// Part of the shorter name's letters that the longer one has too; letters outside a to z count as one.
fn shared_letters(a: &[String], b: &[String]) -> f64 {
    let count = |words: &[String]| {
        let mut letters = [0_u32; 27];
        for byte in words.iter().flat_map(|word| word.bytes()) {
            let place = if byte.is_ascii_lowercase() { usize::from(byte - b'a') } else { 26 };
            letters[place] += 1;
        }
        letters
    };
    let (a, b) = (count(a), count(b));
    let shared: u32 = a.iter().zip(b).map(|(a, b)| (*a).min(b)).sum();
    let least = a.iter().sum::<u32>().min(b.iter().sum()).max(1);
    f64::from(shared) / f64::from(least)
}

/// What a word that many people bear counts, beside 1 for any other.
const FREQUENT_WEIGHT: f64 = 0.3;
/// What is left of a likeness for each word that only one of the names has.
const SURPLUS_WORD: f64 = 0.95;
/// Levelled words that thousands bear.
const FREQUENT: [&str; 20] = [
    "muhamad", "siti", "abdul", "ahmad", "putri", "putra", "sri", "nur", "nurul", "dewi", "ni", "made", "aiu", "bin", "binti", "al", "dwi", "tri",
    "eka", "i",
];

/// Each word of the shorter name with its best partner in the longer one, best pairs first.
fn aligned(short: &[String], long: &[String]) -> f64 {
    let mut scored: Vec<(f64, usize, usize)> = Vec::new();
    for (place, word) in short.iter().enumerate() {
        scored.extend(long.iter().enumerate().map(|(other, partner)| (word_similarity(word, partner), place, other)));
    }
    // Ties: words in the same order in both names first, so that the result does not depend on which name is given first.
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1.abs_diff(a.2)).cmp(&b.1.abs_diff(b.2))).then(a.1.min(a.2).cmp(&b.1.min(b.2))));
    let (mut sum, mut weights) = (0.0, 0.0);
    let (mut mine, mut theirs) = (vec![false; short.len()], vec![false; long.len()]);
    for (score, place, other) in scored {
        if mine[place] || theirs[other] {
            continue;
        }
        (mine[place], theirs[other]) = (true, true);
        let frequent = |word: &String| FREQUENT.contains(&word.as_str());
        let weight = if frequent(&short[place]) && frequent(&long[other]) { FREQUENT_WEIGHT } else { 1.0 };
        sum += weight * score;
        weights += weight;
    }
    (short.len()..long.len()).fold(sum / weights, |likeness, _| likeness * SURPLUS_WORD)
}

/// Jaro-Winkler forgives endings, Damerau-Levenshtein counts slips: the mean of both takes neither for the other.
fn word_similarity(a: &str, b: &str) -> f64 {
    f64::midpoint(jaro_winkler(a, b), normalized_damerau_levenshtein(a, b))
}

/// The words of a name as the comparison and the search see them.
pub fn level_words(name: &str) -> Vec<String> {
    let plain: String = name.to_lowercase().chars().map(|c| if c.is_alphabetic() { c } else { ' ' }).collect();
    plain.split_whitespace().map(level_word).collect()
}

/// One spelling for many: old to new (Soewandi and EYD reforms), Arabic names as Indonesians write them, doubled letters, and the many
/// ways to write Muhammad, Siti and Abdul.
fn level_word(word: &str) -> String {
    let mut word = word.to_owned();
    let spellings = [
        ("oe", "u"), ("dj", "j"), ("tj", "c"), ("sj", "sy"), ("nj", "ny"), ("ch", "kh"), ("kh", "h"), ("ph", "f"), ("v", "f"), ("th", "t"), ("dh", "d"),
        ("dz", "s"), ("z", "s"), ("sy", "s"), ("sh", "s"), ("ee", "i"), ("y", "i"), ("j", "i"), ("ii", "i"),
    ];
    for (old, new) in spellings {
        if word.contains(old) {
            word = word.replace(old, new);
        }
    }
    word.dedup_letters();
    match word.as_str() {
        "m" | "mu" | "moh" | "muh" | "mohamad" | "mohamat" | "muhamad" | "mohamed" | "muhamed" => "muhamad".into(),
        "st" | "siti" => "siti".into(),
        "abd" | "abdul" | "abdl" => "abdul".into(),
        _ => match word.trim_end_matches('h') {
            "" => word,
            rest => rest.to_owned(),
        },
    }
}

trait DedupLetters {
    fn dedup_letters(&mut self);
}

impl DedupLetters for String {
    fn dedup_letters(&mut self) {
        let mut last = None;
        self.retain(|letter| last.replace(letter) != Some(letter));
    }
}
