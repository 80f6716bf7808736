//! A register entry: what the registrar wrote down, once. Later events add annotations; nothing is edited.

use crate::number::RegistrationNumber;
use catalogue::{Answers, Facts, OfficeId, ServiceId};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};

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
    /// What the law computed and the accepted papers decided. What the document says about the parents follows this, never the slot
    /// that a paper was uploaded to.
    pub facts: Facts,
    pub particulars: Answers,
}
