//! What else comes out of one application beside its document: after a birth a new family card and a card for the child.
//!
//! **Invariant:** what is in making is pinned to the case when it is sent; these rows say only what an application of today may ask for.

use super::{OfficeLevel, Service};
use crate::{answers::Answers, condition::{Condition, Facts}, ids::{BlankId, FieldId}};
use serde::{Deserialize, Serialize};

/// How something reaches the applicant. Stored: names are frozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Delivery {
    /// A PDF that she prints herself.
    Download,
    /// Fetched at the counter of her district.
    PickUp,
}

impl Delivery {
    /// As answers and catalogue files write it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Download => "download",
            Self::PickUp => "pick-up",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        [Self::Download, Self::PickUp].into_iter().find(|one| one.key() == text)
    }
}

/// The answer of a question for an output that says "not for me".
pub const NOT_WANTED: &str = "none";

/// One more output. Text `output-<id>-name`.
#[derive(Clone, Debug)]
pub struct Further {
    pub id: String,
    /// The choice by which the applicant takes it and says how: options `download`, `pick-up`, `none`. Not asked, not made.
    pub asked: Option<FieldId>,
    /// Where nobody is asked: how it goes out.
    pub delivery: Option<Delivery>,
    pub when: Condition,
    /// Who makes it: the district or the registry.
    pub office: OfficeLevel,
    /// Printed on a blank of this kind, of which an office has only so many. Text `blank-<kind>`.
    pub blank: Option<BlankId>,
    pub basis: String,
}

impl Service {
    /// What comes out of these answers besides, in the order of the file. Give it the answers that count ([`Service::effective`]).
    pub fn further_for(&self, answers: &Answers, facts: &Facts) -> Vec<(&Further, Delivery)> {
        let chosen = |row: &Further| match &row.asked {
            Some(field) => answers.get(field.as_str()).and_then(Delivery::parse),
            None => row.delivery,
        };
        let rows = self.further.iter().filter(|row| row.when.holds(answers, facts));
        rows.filter_map(|row| Some((row, chosen(row)?))).collect()
    }

    /// The blank that the document or card itself is printed on.
    pub fn blank_for(&self, answers: &Answers, facts: &Facts) -> Option<&BlankId> {
        self.outputs.iter().filter(|output| output.when.holds(answers, facts)).find_map(|output| output.blank.as_ref())
    }

    /// Every kind of blank that something of this service is printed on.
    pub fn blanks(&self) -> impl Iterator<Item = &BlankId> {
        self.outputs.iter().filter_map(|output| output.blank.as_ref()).chain(self.further.iter().filter_map(|row| row.blank.as_ref()))
    }
}
