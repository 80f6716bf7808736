//! What a question offers before it is answered: what the same person has already said (WCAG 3.3.7, redundant entry).
//!
//! **Invariant:** an offer is no answer. It counts for nothing until the person has seen it in its box and sent it.
//!
//! Read next: [`crate::Service::offers`], which works offers out.

use crate::{condition::Condition, ids::FieldId};

/// One offer of a field: `prefill = { from = "informant.name", when = [{ "informant.relation" = "mother" }] }`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Prefill {
    pub source: PrefillSource,
    pub when: Condition,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrefillSource {
    /// The answer to an earlier question of the same kind.
    Answer(FieldId),
    /// An option of a choice.
    Value(String),
}
