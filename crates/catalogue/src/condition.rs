//! Conditions: rows of `name = value` over closed sets. Any row, all cells. No expression language.

use crate::{answers::Answers, ids::FactId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Values computed by a service's rules, over the closed sets named in its TOML: `timing = late`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Facts(pub BTreeMap<FactId, String>);

impl Facts {
    pub fn get(&self, fact: &str) -> Option<&str> {
        self.0.get(fact).map(String::as_str)
    }

    pub fn set(&mut self, fact: &str, value: &str) {
        self.0.insert(FactId::new(fact), value.to_owned());
    }
}

/// True when any row holds; a row holds when all its cells equal the answer or fact of that name.
/// An empty condition is always true. A cell's right side may be a list: any of its values.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Condition(pub Vec<BTreeMap<String, OneOrMany>>);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl OneOrMany {
    pub fn contains(&self, value: &str) -> bool {
        match self {
            Self::One(one) => one == value,
            Self::Many(many) => many.iter().any(|one| one == value),
        }
    }
}

impl Condition {
    pub fn holds(&self, answers: &Answers, facts: &Facts) -> bool {
        self.0.is_empty()
            || self.0.iter().any(|row| {
                row.iter().all(|(name, wanted)| {
                    let found = facts.get(name).or_else(|| answers.get(name));
                    found.is_some_and(|value| wanted.contains(value))
                })
            })
    }
}
