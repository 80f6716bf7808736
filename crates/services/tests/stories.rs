//! Plays every story in the `stories` folders against the real service, the real city, the table of rights and the core.

mod story;

use application::Refusal;
use std::{collections::BTreeSet, path::Path};
use story::{
    family, services,
    stage::{Seen, city, city_outside, play},
    stories,
};

fn play_all() -> Seen {
    let (mut all, mut failed) = (Seen::default(), Vec::new());
    for service in services() {
        match std::panic::catch_unwind(|| play_service(&service)) {
            Ok(seen) => {
                all.refusals.extend(seen.refusals);
                all.notices.extend(seen.notices);
            }
            Err(_) => failed.push(service),
        }
    }
    assert!(failed.is_empty(), "stories did not come true of: {failed:?}");
    all
}

fn play_service(service: &str) -> Seen {
    let (city, outside, family) = (city(service), city_outside(service), family(service));
    let mut all = Seen::default();
    let mut failed = Vec::new();
    for story in stories(service) {
        match std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| play(if story.outside { &outside } else { &city }, &family, &story))) {
            Ok(seen) => {
                all.refusals.extend(seen.refusals);
                all.notices.extend(seen.notices);
            }
            Err(_) => failed.push(story.file),
        }
    }
    assert!(failed.is_empty(), "{service}: did not come true: {failed:?}");
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

/// Rows of the field's guide that a service serves.
const GUIDE: [(&str, &str); 4] = [
    ("birth", "B1 B2 B3 B4 B5 B6 B7 B8 B9"), ("death", "D1 D2 D3 D4 D5 D6 D7 D8 D9"), ("second-extract", "B13 B14 D10"), ("stillbirth", "B15"),
];

#[test]
fn every_variant_of_the_guide_has_a_story_that_registers() {
    for (service, variants) in GUIDE {
        let city = city(service);
        let decides = |story: &story::Story| {
            let decided = |fact: &catalogue::FactId| story.act.iter().any(|act| act.then.decided.get(fact.as_str()).is_some_and(|one| one != "undecided"));
            city.service.needs.iter().all(decided)
        };
        // With a number of its own, or signed where a document has none.
        let registers = |story: &story::Story| {
            let signed = |act: &story::ActRow| act.then.stage.as_deref().is_some_and(|stage| ["issued", "ready", "handed_over"].contains(&stage));
            let recorded = |act: &story::ActRow| if city.service.series.is_empty() { signed(act) } else { act.then.number.is_some() };
            story.act.iter().any(recorded)
        };
        let told: BTreeSet<String> = stories(service)
            .into_iter()
            .filter(|story| decides(story) && registers(story) && story.asked.must.is_some() && story.asked.route.is_some())
            .flat_map(|story| story.variants)
            .collect();
        let expected: BTreeSet<String> = variants.split(' ').map(str::to_owned).collect();
        assert_eq!(told, expected, "{service}");
    }
}

#[test]
fn every_message_that_the_stories_queue_has_words_in_both_languages() {
    let queued: Vec<(String, BTreeSet<String>)> = services().into_iter().map(|service| (service.clone(), play_service(&service).notices)).collect();
    for ((service, notices), language) in queued.iter().flat_map(|one| ["id", "en"].map(|language| (one, language))) {
        let texts = city(service).service.texts.clone();
        let common = Path::new(env!("CARGO_MANIFEST_DIR")).join("../desk/texts").join(language);
        let shared: String = std::fs::read_dir(&common)
            .expect("the desk's texts")
            .map(|file| std::fs::read_to_string(file.expect("a file").path()).expect("a text"))
            .collect();
        let speech = texts.speech(&texts.language_or_default(language));
        let wordless: Vec<&String> = notices
            .iter()
            .filter(|notice| !speech.has(&format!("notice-{notice}")) && !shared.lines().any(|line| line.starts_with(&format!("message-{notice} ="))))
            .collect();
        assert!(wordless.is_empty(), "{service} {language}: no words for {wordless:?}");
    }
}

#[test]
fn a_story_that_says_something_wrong_fails() {
    let city = city("birth");
    let mut wrong = stories("birth").remove(0);
    wrong.asked.must = Some(vec!["nothing-at-all".into()]);
    let failed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| play(&city, &family("birth"), &wrong)));
    assert!(failed.is_err());
}
