//! The search index: terms of a case as truncated keyed hashes.
//!
//! **Invariant:** a term tells nothing without the index key, and one government's terms are not another's.

use super::tx::{Case, Government, Tx};
use crate::{contract::Fault, ring::Ring};
use application::duplicate::level_words;
use catalogue::{field::Index, service::IndexTerm};
use rusqlite::OptionalExtension as _;
use std::collections::BTreeSet;

pub(super) const ADD_TERM: &str = "INSERT INTO terms (government, term, application) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING";
pub(super) const REMOVE_TERM: &str = "DELETE FROM terms WHERE government = ?1 AND term = ?2 AND application = ?3";
pub(super) const FIND_INDEXED: &str = "SELECT terms FROM indexed WHERE government = ?1 AND application = ?2";
pub(super) const NOTE_INDEXED: &str =
    "INSERT INTO indexed (government, application, terms) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET terms = excluded.terms";

/// Beginnings of words that are indexed, in letters. A longer beginning is looked up by the longest of these and checked on the card.
pub(super) const PREFIXES: [usize; 2] = [3, 5];
/// Whose names are found by whole words only: nobody asks for a case by them alone. All others also by beginnings and by sound.
const NOT_ASKED_FOR: [&str; 4] = ["informant", "father", "witness1", "witness2"];

/// What can be looked up.
#[derive(Clone, Copy)]
pub(super) enum Key<'a> {
    /// A levelled word of a name.
    Word(&'a str),
    /// The beginning of a levelled word.
    Beginning(&'a str),
    /// How a levelled word sounds.
    Sound(&'a str),
    Nik(&'a str),
    RoleNik(&'a str, &'a str),
    Date(&'a str),
    RoleDate(&'a str, &'a str),
    Phone(&'a str),
}

pub(super) fn term(keys: &Ring, government: Government<'_>, key: Key<'_>) -> i64 {
    let hash = |kind: &str, value: &str| keys.term(government.name, kind, value);
    match key {
        Key::Word(word) => hash("word", word),
        Key::Beginning(beginning) => hash("beginning", beginning),
        Key::Sound(sound) => hash("sound", sound),
        Key::Nik(nik) => hash("nik", nik),
        Key::RoleNik(role, nik) => hash("role nik", &format!("{role} {nik}")),
        Key::Date(date) => hash("birth date", date),
        Key::RoleDate(role, date) => hash("role birth date", &format!("{role} {date}")),
        Key::Phone(phone) => hash("phone", phone),
    }
}

/// Replaces the terms of a case; those that stay are not touched.
pub(super) fn replace(tx: &Tx<'_>, government: Government<'_>, case: Case, terms: &[IndexTerm]) -> Result<(), Fault> {
    let mut wanted = BTreeSet::new();
    for term in terms {
        collect(tx.keys, government, term, &mut wanted);
    }
    let former: Option<Vec<u8>> = tx.prepare(FIND_INDEXED)?.query_row((government.number, case.number), |row| row.get(0)).optional()?;
    let former = former.as_deref().map(unpack).unwrap_or_default();
    if former == wanted {
        return Ok(());
    }
    let mut remove = tx.prepare(REMOVE_TERM)?;
    for term in former.difference(&wanted) {
        remove.execute((government.number, term, case.number))?;
    }
    let mut add = tx.prepare(ADD_TERM)?;
    for term in wanted.difference(&former) {
        add.execute((government.number, term, case.number))?;
    }
    tx.prepare(NOTE_INDEXED)?.execute((government.number, case.number, pack(&wanted)))?;
    Ok(())
}

/// Terms of which a case has at least one whose name is similar to one of these; None where names say nothing: none is given, or one of
/// them is indexed by whole words only, which a slip of the pen escapes.
pub(super) fn resembling(keys: &Ring, government: Government<'_>, names: &[IndexTerm]) -> Option<BTreeSet<i64>> {
    if names.is_empty() || names.iter().any(|name| NOT_ASKED_FOR.contains(&name.role.as_str())) {
        return None;
    }
    let mut terms = BTreeSet::new();
    for name in names {
        collect(keys, government, name, &mut terms);
    }
    Some(terms)
}

/// Whether the case is indexed under one of these.
pub(super) fn shares(tx: &Tx<'_>, government: Government<'_>, case: i64, terms: &BTreeSet<i64>) -> Result<bool, Fault> {
    let mut find = tx.prepare(FIND_INDEXED)?;
    let mut rows = find.query((government.number, case))?;
    let Some(row) = rows.next()? else { return Ok(false) };
    let packed = row.get_ref(0)?.as_blob().map_err(|_| super::fault::broken("terms that are no bytes"))?;
    Ok(numbers(packed).any(|term| terms.contains(&term)))
}

fn collect(keys: &Ring, government: Government<'_>, indexed: &IndexTerm, into: &mut BTreeSet<i64>) {
    let mut put = |key: Key<'_>| {
        into.insert(term(keys, government, key));
    };
    let value = indexed.value.as_str();
    match indexed.kind {
        Index::Nik => {
            put(Key::Nik(value));
            put(Key::RoleNik(&indexed.role, value));
        }
        Index::Date => {
            put(Key::Date(value));
            put(Key::RoleDate(&indexed.role, value));
        }
        Index::Phone => put(Key::Phone(value)),
        Index::Name => {
            for word in level_words(value) {
                put(Key::Word(&word));
                if !NOT_ASKED_FOR.contains(&indexed.role.as_str()) {
                    put(Key::Sound(&sound(&word)));
                    for length in PREFIXES {
                        if let Some(beginning) = beginning(&word, length) {
                            put(Key::Beginning(beginning));
                        }
                    }
                }
            }
        }
    }
}

/// The first letters; None when the word is shorter.
pub(super) fn beginning(word: &str, letters: usize) -> Option<&str> {
    let (last, letter) = word.char_indices().nth(letters.checked_sub(1)?)?;
    word.get(..last + letter.len_utf8())
}

/// How a levelled word sounds to an Indonesian ear, roughly: the first letter and then consonants only, with those that clerks
/// confuse made one.
pub(super) fn sound(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    for (place, letter) in word.chars().enumerate() {
        let class = match letter {
            'b' | 'p' => 'b',
            'd' | 't' => 'd',
            'g' | 'k' | 'q' | 'x' => 'k',
            'c' | 's' => 's',
            'f' | 'v' => 'f',
            'j' | 'z' => 'j',
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h' | 'w' if place > 0 => continue,
            'i' | 'y' => 'y',
            'e' | 'a' => 'a',
            'o' | 'u' | 'w' => 'u',
            other => other,
        };
        if !key.ends_with(class) {
            key.push(class);
        }
    }
    key
}

fn pack(terms: &BTreeSet<i64>) -> Vec<u8> {
    terms.iter().flat_map(|term| term.to_be_bytes()).collect()
}

fn unpack(bytes: &[u8]) -> BTreeSet<i64> {
    numbers(bytes).collect()
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = i64> {
    bytes.chunks_exact(8).filter_map(|chunk| chunk.try_into().ok()).map(i64::from_be_bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_that_sound_alike_share_a_key_and_others_do_not() {
        let key = |name: &str| level_words(name).iter().map(|word| sound(word)).collect::<Vec<_>>();
        for (a, b) in [("Aisyah", "Aisha"), ("Soekarno", "Sukarno"), ("Rahmat", "Rahmad"), ("Wahyudi", "Wahjoedhi")] {
            assert_eq!(key(a), key(b), "{a} {b}");
        }
        assert_ne!(key("Budi"), key("Sari"));
    }

    /// Names are compared only where the index shows that they have something in common; no pair that belongs together may fall there.
    #[test]
    fn names_of_one_event_always_have_a_term_in_common() {
        let keys = |name: &str| -> BTreeSet<String> {
            let of = |word: &String| {
                let starts = PREFIXES.into_iter().filter_map(|letters| beginning(word, letters)).map(str::to_owned);
                starts.chain([word.clone(), format!("sounds {}", sound(word))]).collect::<Vec<_>>()
            };
            level_words(name).iter().flat_map(of).collect()
        };
        let pairs = include_str!("../../../application/tests/duplicate_pairs.csv").lines().filter(|line| line.starts_with("duplicate,"));
        let mut seen = 0;
        for line in pairs {
            // From the right: twelve cells without commas, two sides of mother's NIK, date, child, mother, kind, order.
            let cells: Vec<&str> = line.rsplitn(13, ',').collect();
            let [_, _, mother, child, _, _, _, _, other_mother, other_child, ..] = cells[..] else { panic!("{line}") };
            let (own, theirs) = (&keys(child) | &keys(mother), &keys(other_child) | &keys(other_mother));
            assert!(own.intersection(&theirs).next().is_some(), "{line}");
            seen += 1;
        }
        assert!(seen >= 40, "{seen} pairs");
    }

    proptest! {
        #[test]
        fn packed_terms_come_back(terms: BTreeSet<i64>) {
            prop_assert_eq!(unpack(&pack(&terms)), terms);
        }

        #[test]
        fn beginnings_never_cut_a_letter(word: String, letters in 0usize..8) {
            if let Some(start) = beginning(&word, letters) {
                prop_assert_eq!(start.chars().count(), letters);
            }
        }
    }
}
