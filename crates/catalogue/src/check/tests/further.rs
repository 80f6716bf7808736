//! Further outputs that cannot be made or cannot reach anybody are found where they stand.

use super::{Broken, TOML, listed, refused};
use crate::Severity;

const OUTPUT: &str = "[[output]]\nid = \"paper\"";

/// The fixture with one more output before its own.
fn with(row: &str) -> String {
    format!("[[further]]\n{row}\n{OUTPUT}")
}

fn wrong(row: &str, message: &str) {
    refused(TOML, OUTPUT, &with(row), "[[further]]", message);
}

#[test]
fn a_right_one_loads_and_its_unproved_basis_is_listed() {
    let row = with("id = \"card\"\ndelivery = \"download\"\noffice = \"district\"\nbasis = \"unconfirmed: a habit\"");
    let broken = Broken::new(&[
        (TOML, OUTPUT, &row), ("visit/id.ftl", "output-paper-name = Kertas", "output-paper-name = Kertas\noutput-card-name = Kartu"),
        ("visit/en.ftl", "output-paper-name = Kertas", "output-paper-name = Kertas\noutput-card-name = Card"),
    ]);
    let findings = broken.found();
    assert!(findings.iter().all(|finding| finding.severity != Severity::Fault), "{}", listed(&findings));
    assert!(findings.iter().any(|finding| finding.severity == Severity::Unconfirmed && finding.message.contains("further output `card`")));
}

#[test]
fn it_takes_one_way_of_saying_how_it_goes_out() {
    wrong("id = \"card\"\noffice = \"district\"\nbasis = \"a law\"", "either `asked` or `delivery`");
    wrong("id = \"card\"\nasked = \"person.kind\"\ndelivery = \"download\"\noffice = \"district\"\nbasis = \"a law\"", "either `asked` or `delivery`");
    wrong("id = \"card\"\ndelivery = \"by-pigeon\"\noffice = \"district\"\nbasis = \"a law\"", "not `by-pigeon`");
}

#[test]
fn its_question_is_a_choice_of_ways() {
    wrong("id = \"card\"\nasked = \"person.name\"\noffice = \"district\"\nbasis = \"a law\"", "no question with a choice");
    wrong("id = \"card\"\nasked = \"person.shoe\"\noffice = \"district\"\nbasis = \"a law\"", "no question with a choice");
    wrong("id = \"card\"\nasked = \"person.kind\"\noffice = \"district\"\nbasis = \"a law\"", "offers `child`");
}

#[test]
fn somebody_makes_it_and_somebody_may_fetch_it() {
    wrong("id = \"card\"\ndelivery = \"download\"\noffice = \"ward\"\nbasis = \"a law\"", "a district or the registry makes it");
    wrong("id = \"card\"\ndelivery = \"pick-up\"\noffice = \"district\"\nbasis = \"a law\"", "no `collector` may fetch");
}

#[test]
fn nobody_prints_a_blank_at_home() {
    wrong("id = \"card\"\ndelivery = \"download\"\nblank = \"card\"\noffice = \"district\"\nbasis = \"a law\"", "nobody prints it at home");
    refused(TOML, OUTPUT, &format!("{OUTPUT}\nblank = \"card\""), OUTPUT, "it is fetched, and nobody prints it at home");
    // What a blank is called stands among the texts of all services.
    let broken = Broken::new(&[(TOML, OUTPUT, &format!("{OUTPUT}\nblank = \"card\""))]);
    assert!(broken.found().iter().any(|finding| finding.message.contains("`blank-card` is missing")));
}

#[test]
fn names_and_conditions_are_looked_at_like_all_others() {
    wrong("id = \"paper\"\ndelivery = \"download\"\noffice = \"district\"\nbasis = \"a law\"", "has the name of an output");
    wrong("id = \"card\"\ndelivery = \"download\"\nwhen = [{ \"person.kind\" = \"giant\" }]\noffice = \"district\"\nbasis = \"a law\"", "giant");
    let twice = "id = \"card\"\ndelivery = \"download\"\noffice = \"district\"\nbasis = \"a law\"";
    let broken = Broken::new(&[(TOML, OUTPUT, &with(&format!("{twice}\n[[further]]\n{twice}")))]);
    assert!(broken.found().iter().any(|finding| finding.message.contains("further output `card` is already defined")));
    let broken = Broken::new(&[(TOML, OUTPUT, &with(twice))]);
    assert!(broken.found().iter().any(|finding| finding.message.contains("`output-card-name` is missing")));
}

#[test]
fn it_follows_from_a_registration() {
    let broken = Broken::new(&[
        (TOML, OUTPUT, &with("id = \"card\"\ndelivery = \"download\"\noffice = \"district\"\nbasis = \"a law\"")),
        (TOML, "[[step]]\nid = \"register\"\nact = \"register\"\noffice = \"registry\"\nrole = \"registrar\"\n", ""),
    ]);
    assert!(broken.found().iter().any(|finding| finding.message.contains("follows from nothing")));
}
