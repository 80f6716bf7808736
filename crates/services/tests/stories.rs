//! Plays every story in `birth/stories` against the real service, the real city, the table of rights and the core.

mod story;

use application::Refusal;
use std::{collections::BTreeSet, path::Path};
use story::{
    family,
    stage::{Seen, city, play},
    stories,
};

fn play_all() -> Seen {
    let (city, family) = (city(), family());
    let mut all = Seen::default();
    let mut failed = Vec::new();
    for story in stories() {
        match std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| play(&city, &family, &story))) {
            Ok(seen) => {
                all.refusals.extend(seen.refusals);
                all.notices.extend(seen.notices);
            }
            Err(_) => failed.push(story.file),
        }
    }
    assert!(failed.is_empty(), "did not come true: {failed:?}");
    all
}

#[test]
fn every_story_comes_true() {
    play_all();
}

#[test]
fn every_refusal_is_told_in_some_story() {
    let told = play_all().refusals;
    let untold: Vec<&str> = Refusal::KEYS.into_iter().filter(|key| !told.contains(key)).collect();
    assert!(untold.is_empty(), "no story is refused with: {untold:?}");
}

#[test]
fn every_variant_of_the_guide_has_a_story_that_decides_the_parentage() {
    let decided = |story: &story::Story| story.act.iter().any(|act| act.then.parentage.as_deref().is_some_and(|one| one != "undecided"));
    let told: BTreeSet<String> =
        stories().into_iter().filter(|story| decided(story) && story.asked.must.is_some() && story.asked.route.is_some()).flat_map(|story| story.variants).collect();
    let expected: BTreeSet<String> = (1..=9).map(|number| format!("B{number}")).collect();
    assert_eq!(told, expected);
}

#[test]
fn every_message_that_the_stories_queue_has_words_in_both_languages() {
    let texts = city().service.texts.clone();
    for language in ["id", "en"] {
        let common = Path::new(env!("CARGO_MANIFEST_DIR")).join("../desk/texts").join(language);
        let shared: String = std::fs::read_dir(&common)
            .expect("the desk's texts")
            .map(|file| std::fs::read_to_string(file.expect("a file").path()).expect("a text"))
            .collect();
        let speech = texts.speech(&texts.language_or_default(language));
        let wordless: Vec<String> = play_all()
            .notices
            .into_iter()
            .filter(|notice| !speech.has(&format!("notice-{notice}")) && !shared.lines().any(|line| line.starts_with(&format!("message-{notice} ="))))
            .collect();
        assert!(wordless.is_empty(), "{language}: no words for {wordless:?}");
    }
}

#[test]
fn a_story_that_says_something_wrong_fails() {
    let city = city();
    let mut wrong = stories().remove(0);
    wrong.asked.must = Some(vec!["nothing-at-all".into()]);
    let failed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| play(&city, &family(), &wrong)));
    assert!(failed.is_err());
}
