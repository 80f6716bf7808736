//! Who looked at what: the shapes that go in and come out.

use application::Actor;
use time::{Date, OffsetDateTime, UtcOffset};

/// Who looks at a record, and why. Purposes are keys: `queue`, `review`, `search`, `pick-up`, `print`.
#[derive(Clone, Debug)]
pub struct Access {
    pub actor: Actor,
    pub purpose: String,
    pub at: OffsetDateTime,
    /// The day of the government's calendar on which she looks: lists are noted once a day.
    pub day: Date,
}

impl Access {
    /// `offset`: of the government's clock.
    pub fn new(actor: Actor, purpose: &str, at: OffsetDateTime, offset: UtcOffset) -> Self {
        Self { actor, purpose: purpose.to_owned(), at, day: at.to_offset(offset).date() }
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
