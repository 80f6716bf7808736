//! How well possible duplicates are found, on labelled pairs of invented births, and what may never be taken for one.
//!
//! `duplicate_pairs.csv`: `duplicate` (one event filed twice), `different`, `sibling` (declared twins and more: shown, never blocking).

mod house;

use application::{
    ApplicationId, Stage,
    duplicate::{self, Candidate, name_similarity},
};
use catalogue::Answers;
use proptest::prelude::*;

const PAIRS: &str = include_str!("duplicate_pairs.csv");

struct Pair {
    label: String,
    why: String,
    sides: [Candidate; 2],
}

fn candidate(id: u8, cells: &[&str]) -> Candidate {
    let fields = ["mother.nik", "child.birth_date", "child.name", "mother.name", "child.birth_kind", "child.birth_order"];
    let card: Answers = fields.into_iter().zip(cells.iter().copied()).filter(|(_, cell)| !cell.is_empty()).collect();
    Candidate { application: ApplicationId([id; 16]), receipt: None, stage: Stage::InReview, card }
}

/// Why two cases may be one, by the rows of births.
fn compared(own: &Candidate, other: &Candidate) -> Option<String> {
    duplicate::compare(&house::duplicates(), &own.card, &other.card).map(|(row, _)| row.id.clone())
}

fn pairs() -> Vec<Pair> {
    let lines = PAIRS.lines().skip(1);
    lines
        .map(|line| {
            // A reason may hold a comma and then stands in quotation marks.
            let (label, rest) = line.split_once(',').expect("a label");
            let (why, rest) = match rest.strip_prefix('"') {
                Some(quoted) => quoted.split_once("\",").expect("a closing mark"),
                None => rest.split_once(',').expect("a reason"),
            };
            let cells: Vec<&str> = rest.split(',').collect();
            assert_eq!(cells.len(), 12, "{line}");
            Pair { label: label.into(), why: why.into(), sides: [candidate(1, &cells[..6]), candidate(2, &cells[6..])] }
        })
        .collect()
}

fn found(pair: &Pair) -> Option<String> {
    compared(&pair.sides[0], &pair.sides[1])
}

#[test]
fn most_duplicates_are_found_and_few_others_are_taken_for_one() {
    let pairs = pairs();
    assert!(pairs.len() >= 120, "{} pairs", pairs.len());
    let (mut hits, mut misses, mut false_alarms) = (0_u32, 0_u32, 0_u32);
    for pair in &pairs {
        let alarm = matches!(found(pair).as_deref(), Some("same-mother" | "same-date-similar-names"));
        let names = || {
            let [a, b] = &pair.sides;
            let of = |field: &str| {
                let (a, b) = (a.card.get(field).unwrap_or_default(), b.card.get(field).unwrap_or_default());
                format!("{a} / {b} {:.3}", name_similarity(a, b))
            };
            format!("{}; {} ({})", of("child.name"), of("mother.name"), pair.why)
        };
        match (pair.label == "duplicate", alarm) {
            (true, true) => hits += 1,
            (true, false) => {
                misses += 1;
                println!("missed: {}", names());
            }
            (false, true) => {
                false_alarms += 1;
                println!("false alarm: {}", names());
            }
            (false, false) => {}
        }
    }
    let recall = f64::from(hits) / f64::from(hits + misses);
    let precision = f64::from(hits) / f64::from(hits + false_alarms);
    println!("{} pairs: recall {recall:.3}, precision {precision:.3}", pairs.len());
    assert!(recall >= 0.95, "recall {recall:.3}");
    assert!(precision >= 0.90, "precision {precision:.3}");
}

#[test]
fn declared_twins_are_siblings_and_never_stand_in_the_way() {
    for pair in pairs().iter().filter(|pair| pair.label == "sibling") {
        let found = found(pair);
        assert!(found.as_deref().is_some_and(|found| found.starts_with("sibling")), "{found:?}: {:?}", pair.sides[0].card.get("child.name"));
    }
}

#[test]
fn a_twin_filed_twice_is_no_sibling() {
    let twin = |id| candidate(id, &["9978075708960003", "2026-11-02", "Rafi", "Dewi", "twin", "1"]);
    assert_eq!(compared(&twin(1), &twin(2)).as_deref(), Some("same-mother"));
}

#[test]
fn the_interval_of_one_mother_ends_after_210_days() {
    let of = |id, date: &str| candidate(id, &["9978075708960003", date, "Ani", "Dewi", "single", "1"]);
    assert!(compared(&of(1, "2026-01-01"), &of(2, "2026-07-30")).is_some(), "210 days");
    assert!(compared(&of(1, "2026-01-01"), &of(2, "2026-07-31")).is_none(), "211 days");
}

#[test]
fn drafts_and_cases_that_ended_without_registration_do_not_count() {
    let own = candidate(1, &["9978075708960003", "2026-11-02", "Ani", "Dewi", "single", "1"]);
    for stage in Stage::ALL {
        let counts = !matches!(stage, Stage::Draft | Stage::Refused | Stage::Withdrawn | Stage::Expired | Stage::HandedOn);
        let other = Candidate { application: ApplicationId([2; 16]), stage, ..own.clone() };
        assert_eq!(!duplicate::matches(&house::duplicates(), &own, vec![other]).is_empty(), counts, "{stage:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn likeness_does_not_depend_on_which_case_comes_first(a in "[A-Za-z .']{0,30}", b in "[A-Za-z .']{0,30}") {
        let (there, back) = (name_similarity(&a, &b), name_similarity(&b, &a));
        prop_assert!((there - back).abs() < 1e-9, "{} {}", there, back);
        prop_assert!((0.0..=1.0).contains(&there));
    }

    #[test]
    fn any_name_is_compared_without_panic_and_is_like_itself(name in "\\PC{0,40}") {
        let alike = name_similarity(&name, &name);
        prop_assert!(alike > 0.999 || !name.chars().any(char::is_alphabetic), "{}", alike);
    }
}
