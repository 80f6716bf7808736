//! What people type and what governments write, bent in every way: answers, numbers, dates, and the files of the catalogue.
//!
//! **Invariant:** whatever comes, there is an answer: tidy, refused, or findings with their place. Never a panic, never a hang.

#[path = "../../../tests/fuzz/mangle.rs"]
mod mangle;

use catalogue::{
    Answers, Catalogue, Condition, FieldId, Folder, Texts,
    field::{Field, FieldKind, parse_date},
    nik::{Nik, masked},
    region,
};
use mangle::{CHEAP, DEAR, Share};
use std::{fs, path::Path, time::Duration};
use time::macros::date;

/// What people type into the boxes of a form.
const TYPED: [&str; 16] = [
    "9978071403960041", "9978 0714 0396 0041", "Dewi Anggraini", "Maureen O'Brien", "Prof. Dr. Ir. H. Muh. Saleh, M.Si", "2026-11-24", "7-3-2026", "07:45", "7.45",
    "3.100", "0812 3456 7890", "+62 812-3456-7890", "35.78.07.1002", "9978070506200041", "hospital", "Jalan Contoh Melati 7",
];

fn kinds() -> Vec<FieldKind> {
    vec![
        FieldKind::PersonName { newborn: Some(60) },
        FieldKind::PersonName { newborn: None },
        FieldKind::Text { max_letters: 100 },
        FieldKind::Nik { birth_date: Some(FieldId::new("mother.birth_date")), sex: None },
        FieldKind::FamilyCardNumber,
        FieldKind::Date { not_after_today: true },
        FieldKind::Time,
        FieldKind::Integer { min: 100, max: 9_000 },
        FieldKind::Choice { options: vec!["hospital".into(), "home".into()] },
        FieldKind::Phone,
        FieldKind::Email,
        FieldKind::Ward,
    ]
}

#[test]
fn answers_of_every_kind_of_field_are_read_without_panic() {
    let mut answers = Answers::default();
    answers.set(&FieldId::new("mother.birth_date"), "1996-03-14");
    for (seed, kind) in kinds().into_iter().enumerate() {
        let field = Field {
            id: FieldId::new("mother.answer"), kind, required: true, when: Condition::default(), private: false, index: None, basis: String::new(), autocomplete: None,
            prefill: None,
        };
        mangle::texts(CHEAP, seed as u64, &TYPED, |typed| {
            let Ok(checked) = field.check(typed, &answers, date!(2026 - 11 - 24)) else { return };
            // What was taken is taken again as it is: nothing changes on a second look at a saved page.
            let again = field.check(&checked.value, &answers, date!(2026 - 11 - 24)).map(|again| again.value);
            assert!(checked.value.is_empty() || again.as_ref() == Ok(&checked.value), "{:?}: {typed:?} -> {:?} -> {again:?}", field.kind, checked.value);
        });
    }
}

#[test]
fn numbers_dates_and_regions_are_read_without_panic() {
    mangle::texts(CHEAP, 20, &TYPED, |typed| {
        if let Ok(nik) = Nik::parse(typed) {
            assert!(nik.as_str().len() == 16 && !nik.birth_dates().is_empty());
            assert_eq!(nik.masked(), format!("{}******{}", &nik.as_str()[..6], &nik.as_str()[12..]));
        }
        let _ = masked(typed);
        let _ = parse_date(typed);
        let _ = region::regency_known(typed);
        let _ = region::ward_code(typed).map(|code| region::lies_in(&code, typed));
    });
}

/// Text files of the small catalogue that the crate's own tests use.
fn fixture(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures").join(path)).expect("a fixture")
}

fn folder(name: &str, files: &[&str], changed: &str, content: &[u8]) -> Result<Folder, ()> {
    let kept: Vec<(String, Vec<u8>)> = files
        .iter()
        .map(|file| (file.to_string(), if *file == changed { content.to_vec() } else { fixture(&format!("{name}/{file}")).into_bytes() }))
        .collect();
    let files: Vec<(&str, &[u8])> = kept.iter().map(|(file, bytes)| (file.as_str(), bytes.as_slice())).collect();
    Folder::of_files(name, &files).map_err(drop)
}

/// Loads the small catalogue with one file of it bent, again and again.
fn bend(seed: u64, name: &str, changed: &str) {
    const VISIT: [&str; 4] = ["service.toml", "id.ftl", "en.ftl", "paper.typ"];
    const SMALLTOWN: [&str; 6] = ["government.toml", "offices.csv", "holidays.toml", "theme.toml", "crest.svg", "emblem.svg"];
    let good = fixture(&format!("{name}/{changed}"));
    let share = Share { time: Duration::from_secs(4), ..DEAR };
    mangle::bytes(share, seed, &[good.as_bytes()], |content| {
        let town = folder("smalltown", &SMALLTOWN, changed, content);
        let visit = folder("visit", &VISIT, changed, content);
        let (Ok(town), Ok(visit)) = (town, visit) else { return };
        if let Err(findings) = Catalogue::load(&[town], &[visit], &[], &|_| None) {
            assert!(!findings.is_empty(), "a refusal says why");
        }
    });
}

#[test]
fn a_service_file_of_any_bytes_loads_or_says_why_not() {
    bend(30, "visit", "service.toml");
}

#[test]
fn a_government_file_of_any_bytes_loads_or_says_why_not() {
    bend(31, "smalltown", "government.toml");
}

#[test]
fn offices_holidays_themes_and_drawings_of_any_bytes_load_or_say_why_not() {
    for (seed, file) in [(32, "offices.csv"), (33, "holidays.toml"), (34, "theme.toml"), (35, "crest.svg")] {
        bend(seed, "smalltown", file);
    }
}

#[test]
fn texts_of_any_bytes_load_or_say_why_not() {
    let good = fixture("visit/id.ftl");
    mangle::texts(DEAR, 36, &[&good], |content| {
        if let Ok(texts) = Texts::from_sources(&[("id", "id.ftl", content)]) {
            let language = texts.language_or_default("id");
            let _ = texts.speech(&language).say_with("service-name", &[("date", content)]);
        }
    });
}
