//! Possible duplicates of an event: explainable scores over few candidates.
//!
//! When two cases may be one stands in the service's rows ([`DuplicateRow`]): a birth looks at the mother's NIK and at names, a death at the
//! NIK of the deceased. Here stands how names are compared, and what a row means.

use crate::{ids::ApplicationId, receipt::ReceiptNumber, stage::Stage, state::Application};
use catalogue::{Answers, FieldId, field::parse_date, service::DuplicateRow};
use std::collections::BTreeMap;
use strsim::{jaro_winkler, normalized_damerau_levenshtein};

/// Similarity from which two names count as similar; tuned on the labelled pairs in `tests/duplicate_pairs.csv`.
pub const SIMILAR: f64 = 0.86;
/// Shown where a row holds by numbers alone and the names do not look alike.
const LEAST_SHOWN: f64 = 0.5;

/// The few answers compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub application: ApplicationId,
    pub receipt: Option<ReceiptNumber>,
    pub stage: Stage,
    /// A summary row's card, or all answers.
    pub card: Answers,
}

impl Candidate {
    pub fn of(application: &Application) -> Self {
        Self {
            application: application.id,
            receipt: application.receipt.clone(),
            stage: application.stage,
            card: application.answers.clone(),
        }
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    pub other: Candidate,
    /// Why two cases may be one event: id of the row. Text `duplicate-<id>`.
    pub likeness: String,
    /// Stands in the way of approval until it is judged.
    pub blocks: bool,
    /// Percent, from the names.
    pub similarity_percent: u8,
}

/// Best first; cases that ended without registration do not count.
pub fn matches(rows: &[DuplicateRow], own: &Candidate, candidates: Vec<Candidate>) -> Vec<Match> {
    let own = Compared::of(rows, &own.card);
    let mut found: Vec<Match> = candidates
        .into_iter()
        .filter(|other| !matches!(other.stage, Stage::Draft | Stage::Refused | Stage::Withdrawn | Stage::Expired | Stage::HandedOn))
        .filter_map(|other| {
            let (row, similarity) = own.with(rows, &Compared::of(rows, &other.card))?;
            Some(Match { likeness: row.id.clone(), blocks: !row.never_blocks, similarity_percent: percent(similarity), other })
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
pub fn compare<'r>(rows: &'r [DuplicateRow], own: &Answers, other: &Answers) -> Option<(&'r DuplicateRow, f64)> {
    Compared::of(rows, own).with(rows, &Compared::of(rows, other))
}

/// A candidate whose names have been levelled once: it is compared with up to 200 others.
struct Compared<'c> {
    card: &'c Answers,
    names: BTreeMap<&'c FieldId, Vec<String>>,
}

impl<'c> Compared<'c> {
    fn of(rows: &'c [DuplicateRow], card: &'c Answers) -> Self {
        let named = rows.iter().flat_map(|row| row.similar.iter().chain(&row.shows));
        let mut names = BTreeMap::new();
        for field in named {
            names.entry(field).or_insert_with(|| level_words(card.get(field.as_str()).unwrap_or_default()));
        }
        Self { card, names }
    }

    /// The first row that holds, and how alike the names are.
    fn with<'r>(&self, rows: &'r [DuplicateRow], other: &Self) -> Option<(&'r DuplicateRow, f64)> {
        rows.iter().find_map(|row| Some((row, self.by_row(row, other)?)))
    }

    fn by_row(&self, row: &DuplicateRow, other: &Self) -> Option<f64> {
        let pair = |field: &FieldId| (self.card.get(field.as_str()), other.card.get(field.as_str()));
        let same = |field: &FieldId| matches!(pair(field), (Some(own), Some(theirs)) if own == theirs);
        let near = row.near.as_ref().is_none_or(|(field, days)| {
            let dates = pair(field);
            let apart = dates.0.and_then(parse_date).zip(dates.1.and_then(parse_date)).map(|(own, theirs)| (own - theirs).whole_days().abs());
            apart.is_some_and(|apart| apart <= i64::from(*days))
        });
        let differ = |field: &FieldId| matches!(pair(field), (own, theirs) if own != theirs);
        let both = row.both.iter().all(|(field, wanted)| {
            let said = |card: &Answers| card.get(field).is_some_and(|value| wanted.contains(value));
            said(self.card) && said(other.card)
        });
        if !(near && both && row.same.iter().all(same) && row.differ.iter().all(differ)) {
            return None;
        }
        let mut least = 1.0_f64;
        for field in &row.similar {
            let alike = self.alike(field, other);
            if alike < SIMILAR {
                return None;
            }
            least = least.min(alike);
        }
        Some(row.shows.as_ref().map_or(least, |field| self.alike(field, other).max(LEAST_SHOWN)))
    }

    fn alike(&self, field: &FieldId, other: &Self) -> f64 {
        match (self.names.get(field), other.names.get(field)) {
            (Some(own), Some(theirs)) => levelled_similarity(own, theirs),
            _ => 0.0,
        }
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
