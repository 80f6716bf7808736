//! What people typed, as a flat map of normalised texts by field, and what is wrong with it.

use crate::ids::FieldId;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

/// Normalised answers by field. Dates are ISO (`2026-11-20`), numbers ASCII digits, choices option ids, regions dotted codes.
///
/// Copies share one map until one of them changes: a case is copied at every act, its answers hardly ever change.
///
/// **Invariant:** has no `Display`; `Debug` prints field ids only, never a value (they are personal data).
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Answers(Arc<BTreeMap<FieldId, Arc<str>>>);

impl Answers {
    /// The answer, if there is one. An empty answer is stored as absence.
    pub fn get(&self, field: &str) -> Option<&str> {
        self.0.get(field).map(|value| &**value)
    }

    /// Sets or, with an empty value, removes an answer.
    pub fn set(&mut self, field: &FieldId, value: &str) {
        if value.is_empty() {
            self.remove(field);
        } else if self.get(field.as_str()) != Some(value) {
            Arc::make_mut(&mut self.0).insert(field.clone(), value.into());
        }
    }

    pub fn remove(&mut self, field: &FieldId) {
        if self.0.contains_key(field) {
            Arc::make_mut(&mut self.0).remove(field);
        }
    }

    /// Only the answers that pass; shares the map while all do.
    pub fn retain(&mut self, mut keep: impl FnMut(&FieldId) -> bool) {
        let dropped: Vec<FieldId> = self.0.keys().filter(|field| !keep(field)).cloned().collect();
        for field in dropped {
            self.remove(&field);
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = (&FieldId, &str)> {
        self.0.iter().map(|(field, value)| (field, &**value))
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// These answers with the changes laid over them; an empty value in `changes` cannot occur, removal is explicit.
    pub fn extend(&mut self, changes: &Answers) {
        if self.is_empty() {
            self.0 = changes.0.clone();
            return;
        }
        for (field, value) in changes.iter() {
            self.set(field, value);
        }
    }

    /// One map: no need to look at what is in it.
    pub(crate) fn is_same(&self, other: &Answers) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Serialize for Answers {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for Answers {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = BTreeMap::<FieldId, String>::deserialize(deserializer)?;
        Ok(Self(Arc::new(read.into_iter().map(|(field, value)| (field, value.into())).collect())))
    }
}

impl std::fmt::Debug for Answers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

impl<'a> FromIterator<(&'a str, &'a str)> for Answers {
    fn from_iter<I: IntoIterator<Item = (&'a str, &'a str)>>(pairs: I) -> Self {
        let mut answers = Self::default();
        for (field, value) in pairs {
            answers.set(&FieldId::new(field), value);
        }
        answers
    }
}

/// Something about one field that a person must mend, or may want to look at again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    pub field: FieldId,
    /// The text's key in Fluent, for example `problem-name-too-long`; the sentence says what, why and how to fix it.
    pub key: String,
    /// Arguments of the text; never a personal value except one the same person just typed.
    pub args: Vec<(String, String)>,
}

impl Problem {
    pub fn new(field: &FieldId, key: &str) -> Self {
        Self { field: field.clone(), key: key.to_owned(), args: Vec::new() }
    }

    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.args.push((name.to_owned(), value.to_string()));
        self
    }
}
