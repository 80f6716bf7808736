//! What officers enter of a case apart from its form: the medical certificate of the cause of death, answers for statistics.
//!
//! **Invariant:** these answers never stand among a case's own: no document, no register entry and no list can show them. A government that
//! does not name a part in its folder does not have it.

use super::Service;
use crate::{answers::{Answers, Problem}, field::Field, ids::FieldId};
use time::Date;

#[derive(Clone, Debug)]
pub struct Part {
    pub id: String,
    pub fields: Vec<Field>,
    pub basis: String,
}

impl Part {
    /// Tidied, or everything that is wrong with it.
    pub fn checked(&self, typed: &Answers, today: Date) -> Result<Answers, Vec<Problem>> {
        let (mut answers, mut problems) = (Answers::default(), Vec::new());
        for field in self.fields.iter().filter(|field| field.when.holds(typed, &crate::Facts::default())) {
            match field.check(typed.get(field.id.as_str()).unwrap_or_default(), typed, today) {
                Ok(checked) if checked.value.is_empty() => {}
                Ok(checked) => answers.set(&field.id, &checked.value),
                Err(problem) => problems.push(problem),
            }
        }
        if let Some((field, _)) = typed.iter().find(|(field, _)| !self.has(field)) {
            problems.push(Problem::new(field, "problem-field-unknown"));
        }
        if problems.is_empty() { Ok(answers) } else { Err(problems) }
    }

    fn has(&self, field: &FieldId) -> bool {
        self.fields.iter().any(|known| known.id == *field)
    }
}

impl Service {
    pub fn find_part(&self, id: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.id == id)
    }
}
