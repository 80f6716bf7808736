//! A register entry: what the registrar wrote down, once. Later events add annotations; nothing is edited.

use crate::number::RegistrationNumber;
use catalogue::{Answers, Facts, OfficeId, ServiceId};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};

/// Where an entry was first written down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    #[default]
    Here,
    /// In a book that is older than this program; its first extract was given out long ago.
    Book,
    /// In the register of another region, by its name. Its office confirmed what it says; what happens to the entry later is written there.
    Region(String),
}

/// One entry of the register. The particulars are kept sealed by the store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterEntry {
    pub number: RegistrationNumber,
    pub service: ServiceId,
    pub edition: u32,
    pub registered_at: OffsetDateTime,
    /// Date of registration in the government's time zone.
    pub registered_on: Date,
    pub office: OfficeId,
    pub late: bool,
    #[serde(default)]
    pub origin: Origin,
    /// What the law computed and the accepted papers decided. What the document says about the parents follows this, never the slot
    /// that a paper was uploaded to.
    pub facts: Facts,
    pub particulars: Answers,
}
