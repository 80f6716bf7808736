//! Staff search: by words of a name, NIK, birth date and registration number, all of which must match.
//!
//! The rarest part leads: its cases are walked newest first, each is asked whether it has the other parts too, and at most 200
//! cards are unsealed and ranked. **Invariant:** every row shown is written down as looked at, in the same transaction.

use super::{
    access,
    index::{self, Key, PREFIXES},
    reads::{CANDIDATES, NEWEST_WITH_TERM, SUMMARY},
    summary::RawRow,
    tx::{Government, Tx},
};
use crate::contract::{Access, Fault, QueueRow, SearchQuery};
use application::duplicate::level_words;
use catalogue::{Answers, GovernmentId};
use std::{cmp::Reverse, collections::BTreeSet};

pub(super) const COUNT_TERM: &str = "SELECT count(*) FROM (SELECT 1 FROM terms WHERE government = ?1 AND term = ?2 LIMIT 1000)";
pub(super) const HAS_TERM: &str = "SELECT 1 FROM terms WHERE government = ?1 AND term = ?2 AND application = ?3";
pub(super) const BY_REGISTRATION: &str = "SELECT application FROM register WHERE government = ?1 AND number = ?2";

/// Most rows of one answer.
const SHOWN: usize = 50;
/// Most cases of the leading part that are walked; beyond, a search must say more.
const WALKED: usize = 20_000;
/// More words than any name has are ignored.
const WORDS: usize = 12;

/// Any of these terms makes the part match.
type Part = Vec<i64>;

pub(super) fn search(tx: &Tx<'_>, government: &GovernmentId, query: &SearchQuery, access: &Access) -> Result<Vec<QueueRow>, Fault> {
    let Some(government) = tx.find_government(government)? else { return Ok(Vec::new()) };
    let words: Vec<String> = level_words(&query.words).into_iter().take(WORDS).collect();
    let parts = parts(tx, government, &words, query);
    let found = match &query.registration {
        Some(number) => by_registration(tx, government, number.as_str(), &parts, query)?,
        None if parts.is_empty() => Vec::new(),
        None => walk(tx, government, &parts, query)?,
    };
    let mut ranked = Vec::with_capacity(found.len());
    for row in found {
        let card = row.card(tx, government)?;
        if let Some(rank) = rank(&words, &card) {
            ranked.push((rank, Reverse(row.newest_order), row, card));
        }
    }
    ranked.sort_by_key(|(rank, newest, row, _)| (*rank, *newest, Reverse(row.number)));
    ranked.truncate(query.limit.min(SHOWN));
    access::note(tx, government, ranked.iter().map(|(_, _, row, _)| row.number), access)?;
    ranked.into_iter().map(|(_, _, row, card)| row.with_card(card)).collect()
}

fn parts(tx: &Tx<'_>, government: Government<'_>, words: &[String], query: &SearchQuery) -> Vec<Part> {
    let term = |key: Key<'_>| index::term(tx.keys, government, key);
    let mut parts: Vec<Part> = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let mut part = vec![term(Key::Word(word)), term(Key::Sound(&index::sound(word)))];
        if place + 1 == words.len()
            && let Some(beginning) = PREFIXES.iter().rev().find_map(|letters| index::beginning(word, *letters))
        {
            part.push(term(Key::Beginning(beginning)));
        }
        parts.push(part);
    }
    parts.extend(query.nik.as_deref().map(|nik| vec![term(Key::Nik(nik))]));
    parts.extend(query.birth_date.as_deref().map(|date| vec![term(Key::BirthDate(date))]));
    parts
}

fn by_registration(tx: &Tx<'_>, government: Government<'_>, number: &str, parts: &[Part], query: &SearchQuery) -> Result<Vec<RawRow>, Fault> {
    let mut statement = tx.prepare(BY_REGISTRATION)?;
    let mut rows = statement.query((government.number, number))?;
    let Some(row) = rows.next()? else { return Ok(Vec::new()) };
    let case: i64 = row.get(0)?;
    let row = tx.prepare(SUMMARY)?.query_row([case], RawRow::read)?;
    let fits = row.is_at(&query.offices) && has_all(tx, government, case, parts)?;
    Ok(if fits { vec![row] } else { Vec::new() })
}

fn walk(tx: &Tx<'_>, government: Government<'_>, parts: &[Part], query: &SearchQuery) -> Result<Vec<RawRow>, Fault> {
    let mut sized = Vec::with_capacity(parts.len());
    for (place, part) in parts.iter().enumerate() {
        let mut size = 0;
        for term in part {
            size += tx.prepare(COUNT_TERM)?.query_row((government.number, term), |row| row.get::<_, i64>(0))?;
        }
        sized.push((size, place));
    }
    sized.sort_unstable();
    let order: Vec<&Part> = sized.iter().filter_map(|(_, place)| parts.get(*place)).collect();
    let Some((lead, rest)) = order.split_first() else { return Ok(Vec::new()) };
    let mut found: Vec<RawRow> = Vec::new();
    let mut seen = BTreeSet::new();
    // Whole words before sounds before beginnings: what fits best is not pushed out by what fits less.
    for term in *lead {
        let mut newest = tx.prepare(NEWEST_WITH_TERM)?;
        let mut numbers = newest.query((government.number, term))?;
        let mut walked = 0;
        while let Some(number) = numbers.next()? {
            let case: i64 = number.get(0)?;
            walked += 1;
            if found.len() == CANDIDATES || walked > WALKED {
                break;
            }
            if !seen.insert(case) || !has_all(tx, government, case, rest)? {
                continue;
            }
            let row = tx.prepare(SUMMARY)?.query_row([case], RawRow::read)?;
            if row.is_at(&query.offices) {
                found.push(row);
            }
        }
    }
    Ok(found)
}

fn has_all<P: AsRef<[i64]>>(tx: &Tx<'_>, government: Government<'_>, case: i64, parts: &[P]) -> Result<bool, Fault> {
    let mut has = tx.prepare(HAS_TERM)?;
    for part in parts {
        let mut any = false;
        for term in part.as_ref() {
            any = any || has.exists((government.number, term, case))?;
        }
        if !any {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Smaller is better. None: the card shows that a beginning was only half right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// The whole name of the person whom the case is about.
    Subject,
    /// All words stand in one name.
    AllWords,
    Similar,
}

fn rank(words: &[String], card: &Answers) -> Option<Rank> {
    if words.is_empty() {
        return Some(Rank::AllWords);
    }
    let names: Vec<(bool, Vec<String>)> = card
        .iter()
        .filter(|(field, _)| field.as_str().ends_with(".name"))
        .map(|(field, name)| (matches!(field.as_str(), "child.name" | "deceased.name"), level_words(name)))
        .collect();
    if names.iter().any(|(subject, name)| *subject && name == words) {
        return Some(Rank::Subject);
    }
    if names.iter().any(|(_, name)| words.iter().all(|word| name.contains(word))) {
        return Some(Rank::AllWords);
    }
    // Longer than what the index knows of beginnings: the card must bear it out, or another person of the case bears the word.
    let last = words.last()?;
    let known = PREFIXES.last().copied().unwrap_or(0);
    let begun = |name: &Vec<String>| name.iter().any(|word| word.starts_with(last.as_str()) || index::sound(word) == index::sound(last));
    let half_right = last.chars().count() > PREFIXES[0] && last.chars().count() != known;
    let only_half = half_right
        && !names.iter().any(|(_, name)| begun(name))
        && names.iter().any(|(_, name)| {
            name.iter().any(|word| PREFIXES.iter().any(|letters| index::beginning(word, *letters).is_some_and(|start| last.starts_with(start))))
        });
    (!only_half).then_some(Rank::Similar)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rank_of(query: &str, child: &str, mother: &str) -> Option<Rank> {
        let card = Answers::from_iter([("child.name", child), ("mother.name", mother)]);
        rank(&level_words(query), &card)
    }

    #[test]
    fn the_childs_whole_name_comes_before_its_parts_and_those_before_beginnings() {
        assert_eq!(rank_of("Budi Santoso", "Budi Santoso", "Siti Aminah"), Some(Rank::Subject));
        assert_eq!(rank_of("Santoso", "Budi Santoso", "Siti Aminah"), Some(Rank::AllWords));
        assert_eq!(rank_of("Siti Aminah", "Budi Santoso", "Siti Aminah"), Some(Rank::AllWords));
        assert_eq!(rank_of("Santo", "Budi Santoso", "Siti Aminah"), Some(Rank::Similar));
    }

    #[test]
    fn a_beginning_that_goes_on_otherwise_is_no_match() {
        assert_eq!(rank_of("Sant", "Budi Santoso", "Siti Aminah"), Some(Rank::Similar));
        assert_eq!(rank_of("Sanggar", "Budi Santoso", "Siti Aminah"), None);
    }
}
