//! Who looked at what and how much of it, births against their pace, and what supervisors are told.

use super::Fault;
use application::{Actor, ApplicationId, ReceiptNumber, StaffId, Stage};
use time::{Date, OffsetDateTime, UtcOffset};
use ::watch::{Alert, Allowance, looks::Spent};

/// Who looks at a record, and why. Purposes are keys: `queue`, `review`, `search`, `pick-up`, `print`.
#[derive(Clone, Debug)]
pub struct Access {
    pub actor: Actor,
    pub purpose: String,
    pub at: OffsetDateTime,
    /// The day of the government's calendar on which she looks: lists are noted once a day.
    pub day: Date,
    /// What her day allows; none: as much as there is, for the program itself.
    pub allowance: Option<Allowance>,
}

impl Access {
    /// `offset`: of the government's clock.
    pub fn new(actor: Actor, purpose: &str, at: OffsetDateTime, offset: UtcOffset) -> Self {
        Self { actor, purpose: purpose.to_owned(), at, day: at.to_offset(offset).date(), allowance: None }
    }

    pub fn within(self, allowance: Allowance) -> Self {
        Self { allowance: Some(allowance), ..self }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessRow {
    pub actor: Actor,
    pub purpose: String,
    pub at: OffsetDateTime,
}

/// The purpose of a case that stood in a list before an officer, whatever the list: name and number, no more.
pub const LISTED: &str = "queue";

#[derive(Clone, Debug, thiserror::Error)]
pub enum LookError {
    /// Her day is spent; nothing was read.
    #[error("the day's allowance is spent")]
    Spent(Spent),
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// A case that was planted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HoneyRow {
    pub application: ApplicationId,
    pub receipt: Option<ReceiptNumber>,
    pub stage: Stage,
    pub at: OffsetDateTime,
    pub by: Actor,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlertRow {
    pub id: i64,
    pub alert: Alert,
    pub application: Option<ApplicationId>,
    pub receipt: Option<ReceiptNumber>,
    /// First and how often on that day.
    pub at: OffsetDateTime,
    pub times: u32,
    pub settled: Option<Settled>,
}

/// Somebody looked into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    pub by: Actor,
    pub at: OffsetDateTime,
    pub note: String,
}

/// What a supervisor allows more of, for one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Released {
    /// As much again for this officer's looks.
    Looks(StaffId),
    /// As many births again.
    Births(application::facts::PaceOf),
}

#[derive(Clone, Debug)]
pub struct Release {
    pub what: Released,
    pub day: Date,
    pub by: Actor,
    pub at: OffsetDateTime,
    pub note: String,
}

/// One release as it stands in the list of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReleaseRow {
    /// `looks`, or the kind of a pace.
    pub kind: String,
    pub about: String,
    pub day: Date,
    pub at: OffsetDateTime,
    pub by: Actor,
    pub note: String,
}
