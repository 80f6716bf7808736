//! What follows from answers without Rust: facts from dates, and answers that do not go together.

use super::Service;
use crate::{
    answers::{Answers, Problem},
    condition::{Condition, Facts},
    field::parse_date,
    ids::{FactId, FieldId},
    person::{same_person, years_between},
};
use time::Date;

/// A fact with its closed set of values and, where the file says it, how it is computed.
#[derive(Clone, Debug)]
pub struct FactRow {
    pub id: FactId,
    pub values: Vec<String>,
    pub how: Option<Computed>,
}

#[derive(Clone, Debug)]
pub enum Computed {
    /// The second value once this deadline is past, counted from the subject's date; the first until then.
    Past { deadline: String },
    /// By whole years since a date: the first value below the first limit, the last from the last limit on.
    Years { since: FieldId, limits: Vec<i32> },
}

/// Answers that do not go together; they block sending. Text: the key of the problem.
#[derive(Clone, Debug)]
pub struct Bar {
    pub problem: String,
    /// The question at which it is said.
    pub field: FieldId,
    /// First parts of field ids (`witness1`, `informant`) of two who must not be one person.
    pub people: Option<[String; 2]>,
    pub when: Condition,
}

impl Service {
    /// Adds the facts that the file computes. `answers` are those that count.
    pub(super) fn compute(&self, answers: &Answers, today: Date, facts: &mut Facts) {
        for (fact, how) in &self.computed {
            let index = match how {
                Computed::Past { deadline } => self.is_past(deadline, answers, today).map(usize::from),
                Computed::Years { since, limits } => answers.get(since.as_str()).and_then(parse_date).map(|day| {
                    let years = years_between(day, today);
                    limits.iter().filter(|limit| years >= **limit).count()
                }),
            };
            if let Some(value) = index.and_then(|index| self.facts.get(fact.as_str())?.get(index)) {
                facts.set(fact.as_str(), value);
            }
        }
    }

    /// None before the day of the event is known.
    fn is_past(&self, deadline: &str, answers: &Answers, today: Date) -> Option<bool> {
        let event = self.event_date(answers)?;
        let last_day = self.deadline_on(deadline, today).and_then(|deadline| self.calendar.days_after(event, deadline.days, deadline.counting));
        Some(last_day.is_some_and(|last| today > last))
    }

    /// What the bars of the file say against these answers.
    pub(super) fn barred(&self, answers: &Answers, facts: &Facts) -> Vec<Problem> {
        let holds = |bar: &&Bar| {
            let one_person = bar.people.as_ref().is_none_or(|[one, other]| same_person(answers, one, other));
            one_person && bar.when.holds(answers, facts)
        };
        self.bars.iter().filter(holds).map(|bar| Problem::new(&bar.field, &bar.problem)).collect()
    }
}
