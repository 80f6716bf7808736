//! What the rules of birth compute, on the real folder with Surabaya's calendar.

use super::*;
use crate::tests::{answers, catalogue, day, married};

fn service() -> std::sync::Arc<Service> {
    catalogue().find_government("surabaya").and_then(|g| g.find_service("birth")).expect("birth").clone()
}

fn problem_keys(answers: &Answers) -> Vec<String> {
    let catalogue = catalogue();
    let government = catalogue.find_government("surabaya").expect("surabaya");
    Birth.problems(answers, day("2026-11-24"), government).into_iter().map(|problem| problem.key).collect()
}

fn warning_keys(answers: &Answers) -> Vec<String> {
    let catalogue = catalogue();
    let government = catalogue.find_government("surabaya").expect("surabaya");
    Birth.warnings(answers, day("2026-11-24"), government).into_iter().map(|problem| problem.key).collect()
}

#[test]
fn the_sixtieth_day_is_on_time_and_the_sixty_first_is_late() {
    let service = service();
    for (today, timing, age) in [
        ("2026-09-25", "on-time", "up-to-60-days"), ("2026-11-24", "on-time", "up-to-60-days"), ("2026-11-25", "late", "up-to-3-years"),
        ("2029-09-24", "late", "up-to-3-years"), ("2029-09-25", "late", "3-to-17"), ("2044-09-24", "late", "3-to-17"), ("2044-09-25", "late", "adult"),
    ] {
        let facts = Birth.facts(&answers(&[("child.birth_date", "2026-09-25")]), day(today), &service);
        assert_eq!((facts.get("timing"), facts.get("age")), (Some(timing), Some(age)), "{today}");
    }
}

#[test]
fn nothing_is_computed_from_nothing() {
    assert_eq!(Birth.facts(&Answers::default(), day("2026-11-24"), &service()), Facts::default());
}

#[test]
fn a_police_report_means_unknown_parents_whatever_else_was_answered() {
    let given = answers(&[("child.proof", "police-report"), ("parents.marriage", "registered")]);
    assert_eq!(Birth.facts(&given, day("2026-11-24"), &service()).get("parentage_claimed"), Some("unknown"));
}

#[test]
fn each_answer_about_the_marriage_is_one_claim() {
    for (marriage, claim) in [("registered", "both"), ("family-card-couple", "both-unregistered"), ("mother-only", "mother-only"), ("unknown", "unknown")] {
        let given = answers(&[("child.proof", "sworn-statement"), ("parents.marriage", marriage)]);
        assert_eq!(Birth.facts(&given, day("2026-11-24"), &service()).get("parentage_claimed"), Some(claim));
    }
}

#[test]
fn a_nik_of_another_regency_hints_at_papers_from_outside() {
    for (nik, papers) in [("3578071708010001", "inside"), ("9978071708010001", "inside"), ("3515071708010001", "outside"), ("9908071708010001", "outside")] {
        let given = answers(&[("informant.nik", nik), ("family.ward", "35.78.07.1002")]);
        assert_eq!(Birth.facts(&given, day("2026-11-24"), &service()).get("informant_papers"), Some(papers), "{nik}");
    }
}

#[test]
fn a_complete_family_has_no_problem_and_no_warning() {
    assert_eq!(problem_keys(&married()), Vec::<String>::new());
    assert_eq!(warning_keys(&married()), Vec::<String>::new());
}

#[test]
fn a_witness_is_nobody_else_of_the_form_by_nik() {
    for (person, key) in [("informant", "informant"), ("mother", "mother"), ("father", "father")] {
        let mut given = married();
        if person != "informant" {
            given.set(&FieldId::new("informant.nik"), "9978071708700009");
        }
        let nik = given.get(&format!("{person}.nik")).expect("nik").to_owned();
        given.set(&FieldId::new("witness1.nik"), &nik);
        assert_eq!(problem_keys(&given), [format!("problem-witness-is-{key}")]);
    }
}

#[test]
fn where_a_nik_is_missing_the_name_decides_without_case_or_marks() {
    let mut given = married();
    given.remove(&FieldId::new("witness2.nik"));
    given.set(&FieldId::new("witness2.name"), "SITI  AMINAH");
    given.set(&FieldId::new("mother.name"), "Siti Aminah");
    assert_eq!(problem_keys(&given), ["problem-witness-is-mother"]);
}

#[test]
fn two_people_with_one_name_but_two_niks_are_two_people() {
    let mut given = married();
    let name = given.get("mother.name").expect("name").to_owned();
    given.set(&FieldId::new("witness1.name"), &name);
    assert_eq!(problem_keys(&given), Vec::<String>::new());
}

#[test]
fn the_two_witnesses_are_two_people() {
    let mut given = married();
    let nik = given.get("witness1.nik").expect("nik").to_owned();
    given.set(&FieldId::new("witness2.nik"), &nik);
    assert_eq!(problem_keys(&given), ["problem-witnesses-same"]);
}

#[test]
fn only_an_impossible_age_is_refused_an_unusual_one_is_warned() {
    for (born, problems, warnings) in [
        ("2026-11-21", 1, 1), ("2024-01-01", 1, 1), ("2017-01-01", 0, 1), ("2016-11-20", 0, 0), ("1966-11-20", 0, 0), ("1960-01-01", 0, 1), ("1930-01-01", 1, 1),
    ] {
        let given = answers(&[("child.birth_date", "2026-11-20"), ("mother.birth_date", born)]);
        assert_eq!((problem_keys(&given).len(), warning_keys(&given).len()), (problems, warnings), "{born}");
    }
}

#[test]
fn a_mother_who_reports_cannot_be_unknown() {
    let given = answers(&[("informant.relation", "mother"), ("child.proof", "police-report")]);
    assert_eq!(problem_keys(&given), ["problem-mother-unknown"]);
}

#[test]
fn a_nik_of_the_other_sex_or_of_another_informant_is_warned() {
    let mut given = married();
    given.set(&FieldId::new("mother.nik"), "9978071708960003");
    assert_eq!(warning_keys(&given), ["problem-mother-nik-male", "problem-informant-nik-differs"]);
    let mut given = married();
    given.set(&FieldId::new("father.nik"), "9978075708950004");
    assert_eq!(warning_keys(&given), ["problem-father-nik-female"]);
}

#[test]
fn every_problem_that_the_rules_can_report_is_announced_in_the_folder() {
    let source = include_str!("rules.rs");
    let listed = include_str!("service.toml");
    let keys = source.split('"').filter(|part| part.starts_with("problem-"));
    for key in keys {
        assert!(listed.contains(&format!("\"{key}\"")), "{key} is not in service.toml");
    }
}
