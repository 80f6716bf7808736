//! What the law of births computes: how late, how old, whose child is claimed, and who may not be a witness.
//!
//! **Invariant:** decides nothing about parentage; it only says what the family claims. Documents and officers decide (`service.toml`).

use catalogue::{
    Answers, Facts, FieldId, Government, Problem, Rules, Service,
    field::parse_date,
    nik::{Nik, Sex},
    person::{issued_in, same_person, years_between},
};
use time::Date;

pub struct Birth;

/// People of the form who have a name and perhaps a NIK.
const WITNESSES: [&str; 2] = ["witness1", "witness2"];

impl Rules for Birth {
    fn facts(&self, answers: &Answers, today: Date, service: &Service) -> Facts {
        let mut facts = Facts::default();
        if let Some(born) = date(answers, "child.birth_date") {
            let deadline = service.deadline_on("report", today);
            let last_day = deadline.and_then(|deadline| service.calendar.days_after(born, deadline.days, deadline.counting));
            let late = last_day.is_some_and(|last| today > last);
            facts.set("timing", if late { "late" } else { "on-time" });
            facts.set("age", age_group(born, today, late));
        }
        if let Some(claimed) = parentage_claimed(answers) {
            facts.set("parentage_claimed", claimed);
        }
        for (fact, nik) in [("informant_papers", "informant.nik"), ("witness1_papers", "witness1.nik"), ("witness2_papers", "witness2.nik")] {
            if let (Some(nik), Some(ward)) = (answers.get(nik), answers.get("family.ward")) {
                facts.set(fact, if issued_in(nik, ward) { "inside" } else { "outside" });
            }
        }
        facts
    }

    fn problems(&self, answers: &Answers, _today: Date, _government: &Government) -> Vec<Problem> {
        let mut problems = witness_problems(answers);
        if same_person(answers, "father", "mother") {
            problems.push(problem("father.name", "problem-parents-same"));
        }
        if answers.get("informant.relation") == Some("mother") && parentage_claimed(answers) == Some("unknown") {
            problems.push(problem("informant.relation", "problem-mother-unknown"));
        }
        for (parent, key, least, most) in [("mother", "problem-mother-age-impossible", 5, 80), ("father", "problem-father-age-impossible", 8, 110)] {
            problems.extend(age_outside(answers, parent, key, least, most));
        }
        problems
    }

    fn warnings(&self, answers: &Answers, _today: Date, _government: &Government) -> Vec<Problem> {
        let mut warnings = Vec::new();
        for (parent, key, least, most) in [("mother", "problem-mother-age-unusual", 10, 60), ("father", "problem-father-age-unusual", 12, 80)] {
            warnings.extend(age_outside(answers, parent, key, least, most));
        }
        for (parent, wrong, key) in [("mother", Sex::Male, "problem-mother-nik-male"), ("father", Sex::Female, "problem-father-nik-female")] {
            let field = format!("{parent}.nik");
            if answers.get(&field).and_then(|nik| Nik::parse(nik).ok()).is_some_and(|nik| nik.sex() == wrong) {
                warnings.push(problem(&field, key));
            }
        }
        if let Some(parent @ ("mother" | "father")) = answers.get("informant.relation") {
            let field = format!("{parent}.nik");
            if answers.get(&field).zip(answers.get("informant.nik")).is_some_and(|(parent, informant)| parent != informant) {
                warnings.push(problem(&field, "problem-informant-nik-differs"));
            }
        }
        warnings
    }
}

/// A witness is another person than the informant, a parent and the other witness (domain note 1.1).
fn witness_problems(answers: &Answers) -> Vec<Problem> {
    let mut problems = Vec::new();
    for witness in WITNESSES {
        let others = [
            ("informant", "problem-witness-is-informant"), ("mother", "problem-witness-is-mother"), ("father", "problem-witness-is-father"),
        ];
        if let Some((_, key)) = others.iter().find(|(other, _)| same_person(answers, witness, other)) {
            problems.push(problem(&format!("{witness}.name"), key));
        }
    }
    if same_person(answers, "witness1", "witness2") {
        problems.push(problem("witness2.name", "problem-witnesses-same"));
    }
    problems
}

/// None before the question about the papers and the marriage is answered.
fn parentage_claimed(answers: &Answers) -> Option<&'static str> {
    if answers.get("child.proof") == Some("police-report") {
        return Some("unknown");
    }
    match answers.get("parents.marriage")? {
        "registered" => Some("both"),
        "family-card-couple" => Some("both-unregistered"),
        "mother-only" => Some("mother-only"),
        _ => Some("unknown"),
    }
}

fn age_group(born: Date, today: Date, late: bool) -> &'static str {
    match years_between(born, today) {
        18.. => "adult",
        3..=17 => "3-to-17",
        _ if late => "up-to-3-years",
        _ => "up-to-60-days",
    }
}

/// A problem when a parent's age at the child's birth lies outside whole years from `least` to `most`.
fn age_outside(answers: &Answers, parent: &str, key: &str, least: i32, most: i32) -> Option<Problem> {
    let field = format!("{parent}.birth_date");
    let age = years_between(date(answers, &field)?, date(answers, "child.birth_date")?);
    (age < least || age > most).then(|| problem(&field, key).with("age", age.max(0)))
}

fn date(answers: &Answers, field: &str) -> Option<Date> {
    answers.get(field).and_then(parse_date)
}

fn problem(field: &str, key: &str) -> Problem {
    Problem::new(&FieldId::new(field), key)
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
