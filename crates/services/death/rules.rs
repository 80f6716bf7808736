//! What the law of deaths computes: whether reported in time, how the death is shown, and who may not be a witness.
//!
//! **Invariant:** decides nothing about proof; it only says what the family claims. Documents and officers decide (`service.toml`).

use catalogue::{
    Answers, Facts, FieldId, Government, Problem, Rules, Service,
    field::parse_date,
    person::{issued_in, same_person, years_between},
};
use time::Date;

pub struct Death;

/// The oldest age at which anybody is known to have died, and one that happens to few.
const AGE_MOST: i32 = 122;
const AGE_UNUSUAL: i32 = 105;

impl Rules for Death {
    fn facts(&self, answers: &Answers, today: Date, service: &Service) -> Facts {
        let mut facts = Facts::default();
        if let Some(died) = date(answers, "deceased.death_date") {
            let deadline = service.deadline_on("report", today);
            let last_day = deadline.and_then(|deadline| service.calendar.days_after(died, deadline.days, deadline.counting));
            facts.set("timing", if last_day.is_some_and(|last| today > last) { "late" } else { "on-time" });
        }
        if let Some(proof) = answers.get("death.proof") {
            facts.set("proof_claimed", if matches!(proof, "court-decision" | "operator-letter") { "declared" } else { "certified" });
        }
        for (fact, nik) in [("informant_papers", "informant.nik"), ("witness1_papers", "witness1.nik"), ("witness2_papers", "witness2.nik")] {
            if let (Some(nik), Some(ward)) = (answers.get(nik), service.ward(answers)) {
                facts.set(fact, if issued_in(nik, ward) { "inside" } else { "outside" });
            }
        }
        facts
    }

    fn problems(&self, answers: &Answers, _today: Date, _government: &Government) -> Vec<Problem> {
        let mut problems = Vec::new();
        for witness in ["witness1", "witness2"] {
            let others = [("informant", "problem-witness-is-informant"), ("deceased", "problem-witness-is-deceased")];
            if let Some((_, key)) = others.iter().find(|(other, _)| same_person(answers, witness, other)) {
                problems.push(problem(&format!("{witness}.name"), key));
            }
        }
        if same_person(answers, "witness1", "witness2") {
            problems.push(problem("witness2.name", "problem-witnesses-same"));
        }
        let nik = |who: &str| answers.get(who).filter(|nik| !nik.is_empty());
        if nik("informant.nik").is_some() && nik("informant.nik") == nik("deceased.nik") {
            problems.push(problem("deceased.nik", "problem-informant-is-deceased"));
        }
        // Nobody knows an unidentified person's papers; only the police can tell of her.
        let unidentified = answers.get("deceased.identity") == Some("unidentified");
        if unidentified && answers.get("death.proof").is_some_and(|proof| proof != "police-letter") {
            problems.push(problem("death.proof", "problem-proof-does-not-fit"));
        }
        match age(answers) {
            Some(years) if years < 0 => problems.push(problem("deceased.death_date", "problem-death-before-birth")),
            Some(years) if years > AGE_MOST => problems.push(problem("deceased.birth_date", "problem-age-impossible").with("age", years)),
            _ => {}
        }
        problems
    }

    fn warnings(&self, answers: &Answers, _today: Date, _government: &Government) -> Vec<Problem> {
        let unusual = age(answers).filter(|years| (AGE_UNUSUAL + 1..=AGE_MOST).contains(years));
        unusual.map(|years| problem("deceased.birth_date", "problem-age-unusual").with("age", years)).into_iter().collect()
    }
}

/// Whole years at death; negative when the death lies before the birth.
fn age(answers: &Answers) -> Option<i32> {
    Some(years_between(date(answers, "deceased.birth_date")?, date(answers, "deceased.death_date")?))
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
