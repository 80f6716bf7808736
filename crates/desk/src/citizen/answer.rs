//! Judging one sent page: what is saved, what is emptied, what is wrong, what is worth a second look.
//!
//! **Invariant:** questions are judged in their order, each with the answers before it; a question that the answers of this very page
//! have opened, and that was not on the page yet, is no fault: the page is shown again with it.

use super::{
    held::Held,
    typed::{raw, was_shown},
};
use crate::kernel::{Sent, Visit};
use catalogue::{Answers, FieldId, Problem, field::Field, service::Page};

#[derive(Default)]
pub struct Taken {
    /// Normalised answers of this page.
    pub answers: Answers,
    /// Questions of this page that were answered before and are empty or not asked now.
    pub removed: Vec<FieldId>,
    pub problems: Vec<Problem>,
    /// A question opened that the page did not show.
    pub unseen: bool,
    /// She lives outside this government.
    pub outside: bool,
    /// All answers of the case as they stand with this page.
    pub all: Answers,
}

/// Judges the fields of a page that the applicant may answer now.
pub fn take(visit: &Visit, held: &Held, page: &Page, sent: &Sent) -> Taken {
    let mut taken = Taken { all: held.case.answers.clone(), ..Taken::default() };
    for field in page.fields.iter().filter_map(|id| held.service.fields.get(id.as_str())) {
        if held.may_answer_with(visit, &field.id, &taken.all) {
            take_field(visit, held, page, sent, field, &mut taken);
        }
    }
    if taken.problems.is_empty() && !taken.unseen && !taken.outside {
        across(visit, held, page, &mut taken);
    }
    taken
}

fn take_field(visit: &Visit, held: &Held, page: &Page, sent: &Sent, field: &Field, taken: &mut Taken) {
    let (service, on) = (&held.service, held.judged_on(visit));
    let facts = service.facts(&taken.all, on);
    let asked = service.page_fields(page, &taken.all, &facts).iter().any(|one| one.id == field.id);
    if !asked {
        empty(held, field, taken);
        return;
    }
    if !was_shown(sent, field) {
        taken.unseen |= taken.all.get(field.id.as_str()).is_none();
        return;
    }
    match service.check_answer(&field.id, &raw(sent, field), &taken.all, on, &visit.government) {
        Ok(checked) if checked.value.is_empty() => empty(held, field, taken),
        Ok(checked) => {
            taken.all.set(&field.id, &checked.value);
            taken.answers.set(&field.id, &checked.value);
        }
        Err(problem) if problem.key == "problem-ward-outside" => taken.outside = true,
        Err(problem) => taken.problems.push(problem),
    }
}

fn empty(held: &Held, field: &Field, taken: &mut Taken) {
    taken.all.remove(&field.id);
    if held.case.answers.get(field.id.as_str()).is_some() {
        taken.removed.push(field.id.clone());
    }
}

/// What the rules say about answers of this page together with others: a witness who is the informant.
fn across(visit: &Visit, held: &Held, page: &Page, taken: &mut Taken) {
    let found = held.service.problems(&taken.all, held.judged_on(visit), &visit.government);
    taken.problems = found.into_iter().filter(|problem| page.fields.contains(&problem.field) && taken.answers.get(problem.field.as_str()).is_some()).collect();
}

impl Taken {
    /// Does saving change anything?
    pub fn changes(&self, held: &Held) -> bool {
        !self.removed.is_empty() || self.answers.iter().any(|(field, value)| held.case.answers.get(field.as_str()) != Some(value))
    }
}
