//! How well possible duplicates of deaths are found, on labelled pairs of invented people, by the rows of the real service.
//!
//! `death_pairs.csv`: `duplicate` (one death reported twice: by family and cemetery, written otherwise, without a NIK) and `different`.
//! Births: `crates/application/tests/duplicates.rs`.

use application::duplicate::{compare, name_similarity};
use catalogue::{Answers, Catalogue, Folder, service::DuplicateRow};
use std::path::Path;

const PAIRS: &str = include_str!("death_pairs.csv");
const FIELDS: [&str; 4] = ["deceased.nik", "deceased.name", "deceased.birth_date", "deceased.death_date"];

struct Pair {
    duplicate: bool,
    why: String,
    sides: [Answers; 2],
}

/// A reason may hold a comma and then stands in quotation marks.
fn pair(line: &str) -> Pair {
    let (label, rest) = line.split_once(',').expect("a label");
    let (why, rest) = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split_once("\",").expect("a closing mark"),
        None => rest.split_once(',').expect("a reason"),
    };
    let cells: Vec<&str> = rest.split(',').collect();
    assert_eq!(cells.len(), 8, "{line}");
    let side = |from: usize| FIELDS.into_iter().zip(cells[from..].iter().copied()).filter(|(_, cell)| !cell.is_empty()).collect();
    Pair { duplicate: label == "duplicate", why: why.to_owned(), sides: [side(0), side(4)] }
}

fn rows() -> Vec<DuplicateRow> {
    let surabaya = Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../governments/surabaya")).expect("Surabaya can be read");
    let catalogue = Catalogue::load(&[surabaya], &services::folders(), &[], &services::rules).unwrap_or_else(|faults| panic!("{faults:?}"));
    catalogue.governments()[0].find_service("death").expect("deaths").duplicates.clone()
}

#[test]
fn most_deaths_reported_twice_are_found_and_few_others_are_taken_for_one() {
    let (rows, pairs) = (rows(), PAIRS.lines().skip(1).map(pair).collect::<Vec<Pair>>());
    assert!(pairs.len() >= 150, "{} pairs", pairs.len());
    let (mut hits, mut misses, mut false_alarms) = (0_u32, 0_u32, 0_u32);
    for pair in &pairs {
        let [a, b] = &pair.sides;
        let alarm = compare(&rows, a, b).is_some_and(|(row, _)| !row.never_blocks);
        let named = |side: &Answers| side.get("deceased.name").unwrap_or("-").to_owned();
        let told = format!("{} / {} {:.3} ({})", named(a), named(b), name_similarity(&named(a), &named(b)), pair.why);
        match (pair.duplicate, alarm) {
            (true, true) => hits += 1,
            (true, false) => {
                misses += 1;
                println!("missed: {told}");
            }
            (false, true) => {
                false_alarms += 1;
                println!("false alarm: {told}");
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
fn it_does_not_matter_which_report_came_first() {
    let rows = rows();
    for pair in PAIRS.lines().skip(1).map(pair) {
        let [a, b] = &pair.sides;
        let id = |one: &Answers, other: &Answers| compare(&rows, one, other).map(|(row, _)| row.id.clone());
        assert_eq!(id(a, b), id(b, a), "{}", pair.why);
    }
}
