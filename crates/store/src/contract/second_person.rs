//! What waits for a second person, and what was printed.

use application::{Actor, ApplicationId, ReceiptNumber, state::SecondAct};
use catalogue::{OfficeId, ReasonCode};
use registry::RegistrationNumber;
use time::OffsetDateTime;

/// Asked for by one person, not decided yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AwaitingRow {
    pub application: ApplicationId,
    pub receipt: Option<ReceiptNumber>,
    pub registration: Option<RegistrationNumber>,
    pub act: SecondAct,
    pub at: OffsetDateTime,
}

/// Which copies a report shows: printed from `from` on and before `to`, at one office or anywhere.
#[derive(Clone, Debug)]
pub struct PrintFilter {
    pub office: Option<OfficeId>,
    pub from: OffsetDateTime,
    pub to: OffsetDateTime,
    pub skip: usize,
    /// At most 200.
    pub limit: usize,
}

/// One printed copy, as the log of its case says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintRow {
    pub application: ApplicationId,
    pub registration: Option<RegistrationNumber>,
    pub at: OffsetDateTime,
    pub by: Actor,
    pub copy: u32,
    pub reason: Option<ReasonCode>,
}
