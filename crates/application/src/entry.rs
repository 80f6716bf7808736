//! One line of a case's log, and the personal particulars that stand beside it.

use crate::{action::Action, actor::Actor};
use catalogue::{Answers, FieldId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use time::OffsetDateTime;

/// **Invariant:** `seq` orders, time never does. Particulars may have been erased; the fact remains.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// 1, 2, 3 ... within a case.
    pub seq: u32,
    /// UTC.
    pub at: OffsetDateTime,
    pub by: Actor,
    pub action: Action,
    pub particulars: Option<Particulars>,
}

/// Personal data of one entry, stored sealed and apart. `Debug` shows no value.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Particulars {
    #[serde(default, skip_serializing_if = "Answers::is_empty")]
    pub answers: Answers,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<FieldId>,
    /// Free texts by key: `note`, `collector`, or the target of a returned item.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub notes: BTreeMap<String, String>,
}

impl Particulars {
    pub fn answers(answers: Answers) -> Self {
        Self { answers, ..Self::default() }
    }

    pub fn note(key: &str, text: &str) -> Self {
        Self { notes: [(key.to_owned(), text.to_owned())].into(), ..Self::default() }
    }

    pub fn is_empty(&self) -> bool {
        self.answers.is_empty() && self.removed.is_empty() && self.notes.is_empty()
    }
}

impl std::fmt::Debug for Particulars {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Particulars(..)")
    }
}
