//! The pages' texts and the code that says them: no key without a text, no text that nobody says.
//!
//! A key is found as a whole string (`say("counter-queue-title")`) or as a pattern (`say(&format!("stage-{}", ..))`).

use crate::{
    repository::{self, Source},
    rust_text::{before_tests, line_at, plain},
    texts::Keys,
};
use std::collections::BTreeSet;

/// First words of keys that belong to the pages themselves; a string that begins so and looks like a key must be one.
const AREAS: [&str; 9] = ["account-", "mail-", "helper-", "citizen-", "counter-", "registry-", "admin-", "halt-", "refusal-"];

/// Endings that code adds to a key that it got as a whole.
const ENDINGS: [&str; 3] = ["-title", "-text", "-hint"];

/// Strings of the code that say something.
#[derive(Debug, Default)]
pub struct Said {
    /// Whole strings, with where they stand: (key, place, certainly said).
    pub whole: Vec<(String, String, bool)>,
    /// Beginnings and ends around one blank of a pattern.
    pub patterns: Vec<(String, String)>,
}

fn is_key(text: &str) -> bool {
    let letters = text.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    letters && !text.is_empty() && !text.starts_with('-') && !text.ends_with('-')
}

/// Beginning and end of `act-{}-name`; the middle may hold several blanks.
fn pattern(text: &str) -> Option<(String, String)> {
    let (open, close) = (text.find('{')?, text.rfind('}')?);
    let (start, end) = (text.get(..open)?, text.get(close + 1..)?);
    let fits = |part: &str| part.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'));
    (open < close && fits(start) && fits(end)).then(|| (start.to_owned(), end.to_owned()))
}

pub fn said(sources: &[Source]) -> Said {
    let mut said = Said::default();
    for source in sources {
        let plain = plain(before_tests(&source.text));
        for literal in &plain.literals {
            let before = plain.code.get(..literal.start).unwrap_or_default().trim_end();
            let method = [".say(", ".say_with("].iter().any(|call| before.ends_with(call));
            if is_key(&literal.text) {
                let place = format!("{}:{}", source.path, line_at(&source.text, literal.start));
                said.whole.push((literal.text.clone(), place, method));
            } else if let Some(found) = pattern(&literal.text) {
                said.patterns.push(found);
            }
        }
    }
    said
}

/// Strings that are said, or look like a key of the pages, without a text.
pub fn unknown(said: &Said, keys: &Keys) -> Vec<String> {
    let has = |key: &str| keys.contains_key(key) || ENDINGS.iter().any(|ending| keys.contains_key(&format!("{key}{ending}")));
    let begins = |key: &str| keys.range(format!("{key}-")..).next().is_some_and(|(next, _)| next.starts_with(&format!("{key}-")));
    let wrong = said.whole.iter().filter(|(key, _, method)| {
        let looks = AREAS.iter().any(|area| key.starts_with(area));
        (*method && !keys.contains_key(key)) || (looks && !has(key) && !begins(key))
    });
    wrong.map(|(key, place, _)| format!("{place}: {key} has no text")).collect()
}

/// Texts of the pages that no code says.
pub fn unsaid(said: &Said, keys: &Keys) -> Vec<String> {
    let whole: BTreeSet<&str> = said.whole.iter().map(|(key, _, _)| key.as_str()).collect();
    let patterned = |key: &str| {
        said.patterns.iter().any(|(start, end)| !start.is_empty() && key.len() > start.len() + end.len() && key.starts_with(start) && key.ends_with(end))
    };
    let is_said = |key: &str| {
        let bare = |ending: &&str| key.strip_suffix(*ending).is_some_and(|bare| whole.contains(bare) || patterned(bare));
        whole.contains(key) || patterned(key) || ENDINGS.iter().any(|ending| bare(ending))
    };
    let ours = keys.iter().filter(|(_, entrance)| entrance.path.starts_with("crates/desk/texts/"));
    ours.filter(|(key, _)| !is_said(key)).map(|(key, entrance)| format!("{}: nobody says {key}", entrance.path)).collect()
}

/// The code that says texts.
pub fn speakers() -> Vec<Source> {
    let mut all = repository::sources("crates/desk/src", &[".rs"]);
    all.extend(repository::sources("crates/kitir/src", &[".rs"]));
    for silent in ["crates/application/src", "crates/people/src", "crates/intake/src", "crates/catalogue/src", "crates/services/src"] {
        all.extend(repository::sources(silent, &[".rs"]));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{assert_none, texts};
    use application::{PublicState, Refusal, Stage, action, command::Act};
    use people::Role;

    fn desk_only() -> Vec<Source> {
        speakers().into_iter().filter(|source| source.path.starts_with("crates/desk/") && !repository::is_test_file(&source.path)).collect()
    }

    fn missing(keys: &Keys, wanted: impl Iterator<Item = String>) -> Vec<String> {
        wanted.filter(|key| !keys.contains_key(key)).collect()
    }

    #[test]
    fn every_act_stage_state_refusal_and_role_has_its_words() {
        let files = texts::files();
        for language in ["id", "en"] {
            let keys = texts::all_keys(&files, language);
            let acts = Act::ALL.into_iter().map(|act| format!("act-{}", act.key()));
            let stages = Stage::ALL.into_iter().map(|stage| format!("stage-{}", stage.as_str().replace('_', "-")));
            let states = PublicState::ALL.into_iter().map(|state| format!("state-{}", state.key()));
            let refusals = Refusal::KEYS.into_iter().flat_map(|key| [format!("refusal-{key}-title"), format!("refusal-{key}-text")]);
            let roles = Role::ALL.into_iter().map(|role| format!("role-{}", role.as_str().replace('_', "-")));
            assert_none(language, missing(&keys, acts.chain(stages).chain(states).chain(refusals).chain(roles)));
        }
    }

    #[test]
    fn every_choice_of_an_officer_has_its_words() {
        let files = texts::files();
        for language in ["id", "en"] {
            let keys = texts::all_keys(&files, language);
            let has = |start: &str, key: &str| keys.keys().any(|one| one.starts_with(start) && one.ends_with(key));
            let suspensions = action::SuspensionReason::ALL.map(|one| ("suspension", one.key()));
            let collectors = action::Collector::ALL.map(|one| ("collector", one.key()));
            let papers = action::IdentityDocument::ALL.map(|one| ("", one.key()));
            let all = suspensions.into_iter().chain(collectors).chain(papers);
            assert_none(language, all.filter(|(start, key)| !has(start, key)).map(|(start, key)| format!("{start} {key}")).collect());
        }
    }

    #[test]
    fn what_pages_say_has_a_text_in_every_language() {
        let (files, said) = (texts::files(), said(&desk_only()));
        assert!(said.whole.len() > 100, "pages have moved: this rule must follow them");
        for language in ["id", "en"] {
            assert_none(language, unknown(&said, &texts::all_keys(&files, language)));
        }
    }

    #[test]
    fn what_the_pages_can_say_is_said_somewhere() {
        assert_none("texts that nobody says", unsaid(&said(&speakers()), &texts::all_keys(&texts::files(), "id")));
    }

    fn keys(path: &str, text: &str) -> Keys {
        texts::keys_of(&Source { path: path.to_owned(), text: text.to_owned() }).0
    }

    #[test]
    fn a_key_without_a_text_and_a_text_without_a_key_are_found() {
        let code = "fn a() { visit.say(\"gone\"); visit.say_with(\n  \"counter-there\", &[]); visit.say(&format!(\"stage-{}\", x)); let k = \"halt-x\"; let class = \"govuk-body\"; }";
        let said = said(&[Source { path: "a.rs".to_owned(), text: code.to_owned() }]);
        let keys = keys("crates/desk/texts/id/a.ftl", "counter-there = x\nstage-draft = x\nhalt-x-title = x\nnobody = x\n");
        assert_eq!(unknown(&said, &keys), ["a.rs:1: gone has no text"]);
        assert_eq!(unsaid(&said, &keys), ["crates/desk/texts/id/a.ftl: nobody says nobody"]);
    }
}
