//! What stands on a document follows what papers decided.

use super::*;
use catalogue::{Catalogue, FieldId, Folder};
use std::path::Path;

fn catalogue() -> Catalogue {
    let surabaya = Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../governments/surabaya")).expect("Surabaya can be read");
    Catalogue::load(&[surabaya], &services::folders(), &[], &services::rules).unwrap_or_else(|findings| panic!("{findings:?}"))
}

fn answers() -> Answers {
    [
        ("child.name", "Bunga Melati Lestari"), ("child.birth_date", "2026-11-20"), ("child.birth_place", "Surabaya"), ("child.birth_order", "2"),
        ("child.sex", "female"), ("mother.name", "Sri Wahyuni"), ("father.name", "Budi Santoso"),
    ]
    .into_iter()
    .collect()
}

fn decided(parentage: &str) -> Facts {
    let mut facts = Facts::default();
    facts.set("parentage", parentage);
    facts
}

#[test]
fn a_father_is_named_only_when_the_decision_names_one() {
    let catalogue = catalogue();
    let government = &catalogue.governments()[0];
    let service = government.find_service("birth").expect("birth");
    let named = |parentage: &str| {
        let extract = extract(service, government, &answers(), &decided(parentage)).expect("whole");
        ["father.name", "mother.name"].map(|field| extract.values.contains_key(field))
    };
    assert_eq!(named("both"), [true, true]);
    assert_eq!(named("both-unregistered"), [true, true]);
    assert_eq!(named("mother-only"), [false, true]);
    assert_eq!(named("unknown"), [false, false]);
}

#[test]
fn every_missing_answer_is_named_at_once() {
    let catalogue = catalogue();
    let government = &catalogue.governments()[0];
    let service = government.find_service("birth").expect("birth");
    let mut lacking = answers();
    lacking.remove(&FieldId::new("father.name"));
    lacking.set(&FieldId::new("child.birth_date"), "yesterday");
    let Err(Refusal::Incomplete { problems, .. }) = extract(service, government, &lacking, &decided("both")) else { panic!("refused") };
    let fields: Vec<&str> = problems.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["child.birth_date", "father.name"]);
}

#[test]
fn a_file_name_cannot_break_its_header() {
    let answer = pdf_answer(b"%PDF".to_vec(), "draf\"; x=\r\n3578-LU-24112026-0001");
    let name = answer.headers().get(header::CONTENT_DISPOSITION).and_then(|value| value.to_str().ok());
    assert_eq!(name, Some("attachment; filename=\"drafx3578-LU-24112026-0001.pdf\""));
    assert_eq!(sha256_hex(b"").len(), 64);
}
