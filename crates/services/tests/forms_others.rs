//! The questions of the services beside the national forms: nothing that a form asks is forgotten, and nothing is asked in its name that it
//! does not ask. The rows: `../forms.txt`.

mod story;

use catalogue::{Service, basis::is_unconfirmed};
use services::forms::{Answered, Row, means, rows};
use story::{services as folders, stage::city};

/// Births, deaths and reports from abroad have a test of their own.
const OWN_TEST: [&str; 5] = ["birth", "birth-foreigner", "death", "report-abroad", "stillbirth"];

fn read() -> Vec<Row<'static>> {
    rows().into_iter().map(|row| row.unwrap_or_else(|fault| panic!("{fault}"))).collect()
}

fn named<'r>(rows: &'r [Row<'static>], service: &'r str) -> impl Iterator<Item = &'r str> {
    rows.iter().filter(move |row| row.service == service).flat_map(|row| match &row.answered {
        Answered::By(fields) => fields.as_slice(),
        Answered::NotAsked(_) => &[],
    }).copied()
}

/// Questions of rows that the service does not ask.
fn missing(rows: &[Row<'static>], service: &Service) -> Vec<String> {
    let asked = |pattern: &&str| service.fields.keys().any(|field| means(pattern, field.as_str()));
    named(rows, service.id.as_str()).filter(|pattern| !asked(pattern)).map(str::to_owned).collect()
}

/// Questions that a form is said to ask, and no row names.
fn unnamed(rows: &[Row<'static>], service: &Service) -> Vec<String> {
    let of_the_form = service.fields.values().filter(|field| !is_unconfirmed(&field.basis) && field.basis.contains("(F-"));
    let is_named = |field: &str| named(rows, service.id.as_str()).any(|pattern| means(pattern, field));
    of_the_form.map(|field| field.id.to_string()).filter(|field| !is_named(field)).collect()
}

#[test]
fn every_block_of_a_form_is_asked_or_says_why_not() {
    let rows = read();
    let wrong: Vec<(String, Vec<String>)> = folders().into_iter().map(|id| (id.clone(), missing(&rows, &city(&id).service))).filter(|(_, missing)| !missing.is_empty()).collect();
    assert!(wrong.is_empty(), "forms.txt names questions that nobody is asked: {wrong:?}");
    let unknown: Vec<&str> = rows.iter().map(|row| row.service).filter(|service| !folders().iter().any(|known| known == service)).collect();
    assert!(unknown.is_empty(), "no such services: {unknown:?}");
}

#[test]
fn nothing_is_asked_in_the_name_of_a_form_that_does_not_ask_it() {
    let rows = read();
    let others = folders().into_iter().filter(|id| !OWN_TEST.contains(&id.as_str()));
    let wrong: Vec<(String, Vec<String>)> = others.map(|id| (id.clone(), unnamed(&rows, &city(&id).service))).filter(|(_, unnamed)| !unnamed.is_empty()).collect();
    assert!(wrong.is_empty(), "asked on a form's authority, and in no row of forms.txt (name them there, or give them a basis of their own): {wrong:?}");
}

#[test]
fn every_service_was_compared_with_its_form() {
    let left: Vec<String> = folders().into_iter().filter(|id| !services::forms::is_covered(id)).collect();
    assert!(left.is_empty(), "no row in forms.txt: {left:?}");
}

#[test]
fn a_forgotten_question_is_found() {
    let mut rows = read();
    let marriage = city("marriage").service;
    rows.push(Row { service: "marriage", block: "a block", answered: Answered::By(vec!["husband.shoe_size"]) });
    assert_eq!(missing(&rows, &marriage), ["husband.shoe_size"]);
    rows.retain(|row| row.block != "name of clergy");
    assert_eq!(unnamed(&rows, &marriage), ["clergy.name"]);
}
