//! Staff search over hashed terms: cases of the asking offices by the most telling term, then the cards of at most 200 of them are
//! unsealed and ranked.

use super::{
    access,
    index::{self, Key, PREFIXES},
    reads::{CANDIDATES, SUMMARY},
    summary::RawRow,
    tx::{Government, Tx},
};
use crate::contract::{Access, Fault, LookError, QueueRow, SearchQuery};
use application::{ApplicationId, duplicate::level_words};
use catalogue::{Answers, FieldId, GovernmentId, OfficeId};
use rusqlite::OptionalExtension as _;
use std::collections::BTreeMap;

/// Most rows of an answer.
const MOST: usize = 50;
/// Most cases with a term that are looked at, sealed, for those of the asking offices: the writer does nothing else meanwhile.
const LOOKED_AT: u32 = 2_000;

pub(super) const NEWEST_OF_TERM: &str = "SELECT application FROM terms WHERE government = ?1 AND term = ?2 ORDER BY application DESC LIMIT ?3";
pub(super) const HAS_TERM: &str = "SELECT 1 FROM terms WHERE government = ?1 AND term = ?2 AND application = ?3";
pub(super) const CASE_OF_REGISTRATION: &str = "SELECT application FROM register WHERE government = ?1 AND number = ?2";

pub(super) fn search(tx: &Tx<'_>, government: &GovernmentId, query: &SearchQuery, access: &Access) -> Result<Vec<QueueRow>, LookError> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let words = level_words(&query.words);
    let mut found: Vec<(u8, RawRow, Answers)> = Vec::new();
    let mut gathering = Gathering { tx, government, offices: &query.offices, rows: BTreeMap::new() };
    gathering.candidates(query, &words)?;
    for row in gathering.rows.into_values() {
        let card = row.card(tx, government)?;
        if let Some(rank) = rank(query, &words, &card) {
            found.push((rank, row, card));
        }
    }
    found.sort_by_key(|(rank, row, _)| (*rank, std::cmp::Reverse(row.newest_order)));
    found.truncate(query.limit.clamp(1, MOST));
    let shown: Vec<i64> = found.iter().map(|(_, row, _)| row.number).collect();
    access::note_found(tx, government, &shown, access)?;
    Ok(found.into_iter().map(|(_, row, card)| row.with_card(card)).collect::<Result<_, Fault>>()?)
}

/// Cases in which somebody has this NIK, drafts included, newest first.
pub(super) fn with_nik(tx: &Tx<'_>, government: &GovernmentId, nik: &str) -> Result<Vec<ApplicationId>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let term = index::term(tx.keys, government, Key::Nik(nik));
    let mut newest = tx.prepare(NEWEST_OF_TERM)?;
    let mut numbers = newest.query((government.number, term, LOOKED_AT))?;
    let mut found = Vec::new();
    while let Some(number) = numbers.next()? {
        found.push(tx.id_of(number.get(0)?)?);
    }
    Ok(found)
}

/// Sealed rows that may be what is searched for, at most [`CANDIDATES`].
struct Gathering<'a> {
    tx: &'a Tx<'a>,
    government: Government<'a>,
    offices: &'a [OfficeId],
    rows: BTreeMap<i64, RawRow>,
}

impl Gathering<'_> {
    fn candidates(&mut self, query: &SearchQuery, words: &[String]) -> Result<(), Fault> {
        if let Some(number) = &query.registration {
            let mut find = self.tx.prepare(CASE_OF_REGISTRATION)?;
            let case: Option<i64> = find.query_row((self.government.number, number.as_str()), |row| row.get(0)).optional()?;
            return case.map_or(Ok(()), |case| self.take(case));
        }
        if let Some(nik) = &query.nik {
            return self.add(Key::Nik(nik), &[]);
        }
        // The longest word is the rarest; the last one may be unfinished.
        let longest = words.iter().max_by_key(|word| word.chars().count());
        if let Some(longest) = longest {
            let others: Vec<Key<'_>> = words.iter().filter(|word| *word != longest).map(|word| Key::Word(word)).collect();
            self.add(Key::Word(longest), &others)?;
        }
        if let Some(last) = words.last() {
            let start = PREFIXES.into_iter().rev().find_map(|length| index::beginning(last, length));
            if let Some(start) = start {
                self.add(Key::Beginning(start), &[])?;
            }
        }
        if let Some(longest) = longest {
            if words.len() > 1 {
                self.add(Key::Word(longest), &[])?;
            }
            self.add(Key::Sound(&index::sound(longest)), &[])?;
        }
        if let (Some(date), true) = (&query.birth_date, words.is_empty()) {
            self.add(Key::Date(date), &[])?;
        }
        Ok(())
    }

    /// Cases with this term and all the others, newest first.
    fn add(&mut self, key: Key<'_>, others: &[Key<'_>]) -> Result<(), Fault> {
        let (tx, government) = (self.tx, self.government.number);
        let term = |key| index::term(tx.keys, self.government, key);
        let (first, others) = (term(key), others.iter().map(|key| term(*key)).collect::<Vec<i64>>());
        let (mut newest, mut has) = (tx.prepare(NEWEST_OF_TERM)?, tx.prepare(HAS_TERM)?);
        let mut numbers = newest.query((government, first, LOOKED_AT))?;
        while self.rows.len() < CANDIDATES
            && let Some(number) = numbers.next()?
        {
            let number = number.get(0)?;
            let mut whole = true;
            for other in &others {
                whole = whole && has.exists((government, other, number))?;
            }
            if whole && !self.rows.contains_key(&number) {
                self.take(number)?;
            }
        }
        Ok(())
    }

    /// Drafts and cases of other offices stay sealed.
    fn take(&mut self, number: i64) -> Result<(), Fault> {
        let row = self.tx.prepare(SUMMARY)?.query_row([number], RawRow::read)?;
        if row.stage != "draft" && row.is_at(self.offices) {
            self.rows.insert(number, row);
        }
        Ok(())
    }
}

/// Whose names are on a case without its being about them.
const BESIDE_THE_SUBJECT: [&str; 5] = ["informant", "mother", "father", "witness1", "witness2"];

/// 0 is the subject's whole name, 1 all words, 2 beginnings and sounds; None when a part of the query does not hold.
fn rank(query: &SearchQuery, words: &[String], card: &Answers) -> Option<u8> {
    let values = |ending: &str| card.iter().filter(|(field, _)| field.as_str().ends_with(ending)).map(|(_, value)| value).collect::<Vec<_>>();
    if query.nik.as_ref().is_some_and(|nik| !values(".nik").contains(&nik.as_str())) {
        return None;
    }
    if query.birth_date.as_ref().is_some_and(|date| !values("_date").contains(&date.as_str())) {
        return None;
    }
    if words.is_empty() {
        return Some(0);
    }
    let names: Vec<Vec<String>> = values(".name").into_iter().map(level_words).collect();
    let of_subject = |field: &FieldId| {
        field.as_str().strip_suffix(".name").is_some_and(|role| !BESIDE_THE_SUBJECT.contains(&role))
    };
    if card.iter().any(|(field, value)| of_subject(field) && level_words(value) == words) {
        return Some(0);
    }
    let holds = |fits: &dyn Fn(&str, &str, bool) -> bool| {
        words.iter().enumerate().all(|(place, word)| names.iter().flatten().any(|found| fits(word, found, place + 1 == words.len())))
    };
    if holds(&|word, found, _| word == found) {
        return Some(1);
    }
    let near = |word: &str, found: &str, last: bool| word == found || last && found.starts_with(word) || index::sound(word) == index::sound(found);
    holds(&near).then_some(2)
}
