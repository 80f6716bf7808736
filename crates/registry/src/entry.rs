//! A register entry: what the registrar wrote down, once. Later events add annotations; nothing is edited.

use crate::number::RegistrationNumber;
use catalogue::{Answers, OfficeId, ServiceId};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};

/// What the certificate says about the parents. Comes only from an officer's typed decision about a document, never from the slot
/// it was uploaded to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Parentage {
    /// Both parents, marriage registered.
    Both,
    /// Both parents, with the phrase that their marriage is not yet registered under the legislation.
    BothUnregistered,
    /// "Child of a mother".
    MotherOnly,
    /// Foundling: no parents.
    Unknown,
}

impl Parentage {
    /// Reads the value of the decided fact `parentage`.
    pub fn from_fact(value: &str) -> Option<Self> {
        match value {
            "both" => Some(Self::Both),
            "both-unregistered" => Some(Self::BothUnregistered),
            "mother-only" => Some(Self::MotherOnly),
            "unknown" => Some(Self::Unknown),
            _ => None,
        }
    }

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Both => "both",
            Self::BothUnregistered => "both-unregistered",
            Self::MotherOnly => "mother-only",
            Self::Unknown => "unknown",
        }
    }
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
    pub parentage: Parentage,
    pub particulars: Answers,
}
