//! Names of people: strict for a child who gets one now (Permendagri 73/2022), lenient for people who have one already.
//!
//! **Invariant:** a name that someone already bears is never refused for its length, its single word or its apostrophe.

use crate::{answers::Problem, field::Checked, ids::FieldId};

/// Longest name of a child, with spaces (Permendagri 73/2022), where a field says nothing else.
pub const NEWBORN_LETTERS_MAX: usize = 60;
/// Longest name of a living person that a form takes; longer than any known to the register.
pub const LIVING_LETTERS_MAX: usize = 120;

/// Titles before a name. Matched without dots, in any case, as the first words.
const TITLES_BEFORE: [&str; 11] = ["dr", "drg", "drh", "drs", "dra", "ir", "prof", "h", "hj", "kh", "tn"];
/// Degrees after a name, as people write them with dots. Matched without dots, only when written with a dot or after a comma.
const TITLES_AFTER: [&str; 24] = [
    "sh", "se", "spd", "skom", "st", "si", "sag", "ssos", "sip", "skep", "skm", "sked", "stp", "amd", "mm", "msi", "mpd", "mh", "mt",
    "mkes", "msc", "mba", "ma", "phd",
];
/// Short forms that usually stand for a longer name. Warned, because some people truly are called so.
const ABBREVIATIONS: [&str; 9] = ["moh", "muh", "mhd", "moch", "mch", "abd", "abdl", "st", "ach"];
/// Words that are titles for many and names for some.
const MAYBE_TITLES: [&str; 4] = ["haji", "hajjah", "ning", "gus"];

pub(crate) fn check_newborn(field: &FieldId, typed: &str, most: usize) -> Result<Checked, Problem> {
    let name = straight(typed);
    if let Some(title) = title_in(&name) {
        return Err(Problem::new(field, "problem-name-title").with("title", title));
    }
    for character in name.chars() {
        let key = match character {
            'a'..='z' | 'A'..='Z' | ' ' => continue,
            c if c.is_numeric() => "problem-name-digits",
            c if c.is_alphabetic() => "problem-name-letters",
            _ => "problem-name-punctuation",
        };
        return Err(Problem::new(field, key).with("character", character));
    }
    let letters = name.chars().count();
    if letters > most {
        let problem = Problem::new(field, "problem-name-too-long").with("letters", letters).with("max", most);
        return Err(problem.with("over", letters - most));
    }
    let mut warnings = Vec::new();
    if !name.contains(' ') {
        warnings.push(Problem::new(field, "problem-name-one-word"));
    }
    if let Some(short) = name.split(' ').find(|word| likely_abbreviation(word)) {
        warnings.push(Problem::new(field, "problem-name-abbreviation").with("word", short));
    }
    if let Some(title) = name.split(' ').find(|word| MAYBE_TITLES.contains(&word.to_ascii_lowercase().as_str())) {
        warnings.push(Problem::new(field, "problem-name-maybe-title").with("title", title));
    }
    Ok(Checked { value: name, warnings })
}

pub(crate) fn check_living(field: &FieldId, typed: &str) -> Result<Checked, Problem> {
    let name = straight(typed);
    for character in name.chars() {
        let key = match character {
            ' ' | '\'' | '-' | '.' | ',' => continue,
            c if latin(c) => continue,
            c if c.is_numeric() => "problem-name-living-digits",
            _ => "problem-name-living-character",
        };
        return Err(Problem::new(field, key).with("character", character));
    }
    if !name.chars().any(char::is_alphabetic) {
        return Err(Problem::new(field, "problem-name-living-empty"));
    }
    let letters = name.chars().count();
    if letters > LIVING_LETTERS_MAX {
        return Err(Problem::new(field, "problem-text-too-long").with("letters", letters).with("max", LIVING_LETTERS_MAX));
    }
    let mut warnings = Vec::new();
    if let Some(title) = title_in(&name) {
        warnings.push(Problem::new(field, "problem-name-living-title").with("title", title));
    }
    Ok(Checked { value: name, warnings })
}

/// Curly and modifier apostrophes become the straight one.
fn straight(typed: &str) -> String {
    typed.chars().map(|c| if matches!(c, '\u{2018}' | '\u{2019}' | '\u{02bc}' | '\u{02bb}' | '`' | '\u{b4}') { '\'' } else { c }).collect()
}

/// Latin letters with or without marks.
fn latin(c: char) -> bool {
    c.is_alphabetic() && matches!(c, 'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

/// The first title found, as typed.
fn title_in(name: &str) -> Option<String> {
    let words: Vec<&str> = name.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let bare = |word: &str| word.replace('.', "").to_ascii_lowercase();
    // "Tn" and "H" are titles only where a name follows them.
    if let Some(first) = words.first().filter(|_| words.len() > 1)
        && TITLES_BEFORE.contains(&bare(first).as_str())
    {
        return Some((*first).to_owned());
    }
    let after_comma = name.split_once(',').map(|(_, rest)| rest).unwrap_or_default();
    words
        .iter()
        .skip(1)
        .find(|word| {
            let inner_dot = word.trim_end_matches('.').contains('.');
            (inner_dot || after_comma.contains(**word)) && TITLES_AFTER.contains(&bare(word).as_str())
        })
        .map(|word| (*word).to_owned())
}

/// One letter, a word without any vowel, or a well-known short form.
fn likely_abbreviation(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    lower.len() == 1
        || !lower.contains(['a', 'e', 'i', 'o', 'u', 'y'])
        || ABBREVIATIONS.contains(&lower.as_str())
}

#[cfg(test)]
mod tests;
