//! Staff search over hashed terms: candidates by the most telling term, then the cards of at most 200 of them are unsealed and ranked.

use super::{
    access,
    index::{self, Key, PREFIXES},
    reads::{CANDIDATES, SUMMARY},
    summary::RawRow,
    tx::{Government, Tx},
};
use crate::contract::{Access, Fault, QueueRow, SearchQuery};
use application::duplicate::level_words;
use catalogue::{Answers, GovernmentId};
use rusqlite::OptionalExtension as _;
use std::collections::BTreeSet;

/// Most rows of an answer.
const MOST: usize = 50;

pub(super) const NEWEST_OF_TERM: &str = "SELECT application FROM terms WHERE government = ?1 AND term = ?2 ORDER BY application DESC LIMIT ?3";
pub(super) const CASE_OF_REGISTRATION: &str = "SELECT application FROM register WHERE government = ?1 AND number = ?2";

pub(super) fn search(tx: &Tx<'_>, government: &GovernmentId, query: &SearchQuery, access: &Access) -> Result<Vec<QueueRow>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let words = level_words(&query.words);
    let mut found: Vec<(u8, RawRow, Answers)> = Vec::new();
    for number in candidates(tx, government, query, &words)? {
        let row = tx.prepare(SUMMARY)?.query_row([number], RawRow::read)?;
        if row.stage == "draft" || !row.is_at(&query.offices) {
            continue;
        }
        let card = row.card(tx, government)?;
        if let Some(rank) = rank(query, &words, &card) {
            found.push((rank, row, card));
        }
    }
    found.sort_by_key(|(rank, row, _)| (*rank, std::cmp::Reverse(row.newest_order)));
    found.truncate(query.limit.clamp(1, MOST));
    access::note(tx, government, found.iter().map(|(_, row, _)| row.number), access)?;
    found.into_iter().map(|(_, row, card)| row.with_card(card)).collect()
}

fn candidates(tx: &Tx<'_>, government: Government<'_>, query: &SearchQuery, words: &[String]) -> Result<BTreeSet<i64>, Fault> {
    if let Some(number) = &query.registration {
        let case: Option<i64> =
            tx.prepare(CASE_OF_REGISTRATION)?.query_row((government.number, number.as_str()), |row| row.get(0)).optional()?;
        return Ok(case.into_iter().collect());
    }
    let mut found = BTreeSet::new();
    if let Some(nik) = &query.nik {
        add(tx, government, Key::Nik(nik), &mut found)?;
        return Ok(found);
    }
    // The longest word is the rarest; the last one may be unfinished.
    let longest = words.iter().max_by_key(|word| word.chars().count());
    if let Some(longest) = longest {
        add(tx, government, Key::Word(longest), &mut found)?;
    }
    if let Some(last) = words.last() {
        let start = PREFIXES.into_iter().rev().find_map(|length| index::beginning(last, length));
        if let Some(start) = start {
            add(tx, government, Key::Beginning(start), &mut found)?;
        }
    }
    if let Some(longest) = longest {
        add(tx, government, Key::Sound(&index::sound(longest)), &mut found)?;
    }
    if let (Some(date), true) = (&query.birth_date, words.is_empty()) {
        add(tx, government, Key::BirthDate(date), &mut found)?;
    }
    Ok(found)
}

fn add(tx: &Tx<'_>, government: Government<'_>, key: Key<'_>, found: &mut BTreeSet<i64>) -> Result<(), Fault> {
    let Some(room) = CANDIDATES.checked_sub(found.len()).filter(|room| *room > 0) else { return Ok(()) };
    let term = index::term(tx.keys, government, key);
    let mut statement = tx.prepare(NEWEST_OF_TERM)?;
    let numbers = statement.query_map((government.number, term, i64::try_from(room).unwrap_or(i64::MAX)), |row| row.get(0))?;
    for number in numbers {
        found.insert(number?);
    }
    Ok(())
}

/// 0 is the subject's whole name, 1 all words, 2 beginnings and sounds; None when a part of the query does not hold.
fn rank(query: &SearchQuery, words: &[String], card: &Answers) -> Option<u8> {
    let values = |ending: &str| card.iter().filter(|(field, _)| field.as_str().ends_with(ending)).map(|(_, value)| value).collect::<Vec<_>>();
    if query.nik.as_ref().is_some_and(|nik| !values(".nik").contains(&nik.as_str())) {
        return None;
    }
    if query.birth_date.as_ref().is_some_and(|date| !values("birth_date").contains(&date.as_str())) {
        return None;
    }
    if words.is_empty() {
        return Some(0);
    }
    let names: Vec<Vec<String>> = values(".name").into_iter().map(level_words).collect();
    let subject = card.get("child.name").or_else(|| card.get("deceased.name")).map(level_words);
    if subject.as_deref() == Some(words) {
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
