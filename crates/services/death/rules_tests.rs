//! Time, witnesses and ages of deaths on the real service.

use super::*;
use crate::tests::{answers, catalogue, day};
use catalogue::Answers;

fn given(changes: &[(&str, &str)]) -> Answers {
    let mut given = answers(&[
        ("informant.name", "Ratna Contoh"), ("informant.nik", "9978074101700001"), ("family.ward", "35.78.07.1002"), ("deceased.identity", "resident"),
        ("deceased.name", "Budi Contoh"), ("deceased.nik_known", "yes"), ("deceased.nik", "9978070101480002"), ("deceased.birth_date", "1948-01-01"),
        ("deceased.death_date", "2026-11-10"), ("death.proof", "doctor-letter"), ("witness1.name", "Rina Saksi"), ("witness1.nik", "9978074101900005"),
        ("witness2.name", "Slamet Saksi"), ("witness2.nik", "9978070101850006"),
    ]);
    for (field, value) in changes {
        given.set(&FieldId::new(field), value);
    }
    given
}

fn problems(changes: &[(&str, &str)]) -> Vec<String> {
    let catalogue = catalogue();
    let government = catalogue.find_government("surabaya").expect("Surabaya");
    Death.problems(&given(changes), day("2026-11-24"), government).into_iter().map(|problem| format!("{} {}", problem.field, problem.key)).collect()
}

#[test]
fn thirty_days_are_in_time_and_the_thirty_first_is_late() {
    let catalogue = catalogue();
    let service = catalogue.find_government("surabaya").and_then(|one| one.find_service("death")).expect("death");
    let timing = |today: &str| Death.facts(&given(&[]), day(today), service).get("timing").map(str::to_owned);
    assert_eq!(timing("2026-12-10").as_deref(), Some("on-time"));
    assert_eq!(timing("2026-12-11").as_deref(), Some("late"));
}

#[test]
fn what_the_family_claims_follows_the_paper_it_names() {
    let catalogue = catalogue();
    let service = catalogue.find_government("surabaya").and_then(|one| one.find_service("death")).expect("death");
    let claimed = |proof: &str| Death.facts(&given(&[("death.proof", proof)]), day("2026-11-24"), service).get("proof_claimed").map(str::to_owned);
    assert_eq!(claimed("doctor-letter").as_deref(), Some("certified"));
    for proof in ["court-decision", "operator-letter"] {
        assert_eq!(claimed(proof).as_deref(), Some("declared"));
    }
}

#[test]
fn a_witness_is_somebody_else() {
    assert!(problems(&[]).is_empty());
    assert_eq!(problems(&[("witness1.nik", "9978074101700001")]), ["witness1.name problem-witness-is-informant"]);
    assert_eq!(problems(&[("witness2.name", "budi  contoh"), ("witness2.nik", "")]), ["witness2.name problem-witness-is-deceased"]);
    assert_eq!(problems(&[("witness2.nik", "9978074101900005")]), ["witness2.name problem-witnesses-same"]);
    assert_eq!(problems(&[("informant.nik", "9978070101480002")]), ["deceased.nik problem-informant-is-deceased"]);
}

#[test]
fn dates_that_cannot_be_are_refused_and_rare_ones_are_only_pointed_out() {
    assert_eq!(problems(&[("deceased.birth_date", "2026-11-11")]), ["deceased.death_date problem-death-before-birth"]);
    assert_eq!(problems(&[("deceased.birth_date", "1900-01-01")]), ["deceased.birth_date problem-age-impossible"]);
    let catalogue = catalogue();
    let government = catalogue.find_government("surabaya").expect("Surabaya");
    let warned = |born: &str| Death.warnings(&given(&[("deceased.birth_date", born)]), day("2026-11-24"), government).len();
    assert_eq!((warned("1948-01-01"), warned("1918-01-01")), (0, 1));
}

#[test]
fn nobody_knows_an_unidentified_person_but_the_police() {
    assert_eq!(problems(&[("deceased.identity", "unidentified")]), ["death.proof problem-proof-does-not-fit"]);
    assert!(problems(&[("deceased.identity", "unidentified"), ("death.proof", "police-letter")]).is_empty());
}
