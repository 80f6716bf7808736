//! Money of a case.

use crate::{action::ExcuseReason, actor::Actor};
use registry::RegistrationNumber;
use time::OffsetDateTime;

/// Money of a case: fees go in, compensation goes out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Money {
    /// One for each working day that the promise has passed.
    pub owed: Vec<Owed>,
    pub excused: Option<(ExcuseReason, Actor, OffsetDateTime)>,
    pub compensation: Option<Paid>,
    pub fee: Option<Paid>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    pub day: u32,
    pub amount_rupiah: u64,
    pub basis: String,
    pub at: OffsetDateTime,
}

/// Paid at a counter, against a receipt with a number of its own series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paid {
    pub receipt: RegistrationNumber,
    pub amount_rupiah: u64,
    pub at: OffsetDateTime,
    pub by: Actor,
    /// Who paid or was paid; empty when erased.
    pub person: String,
}

impl Money {
    /// What was owed so far, whether or not it was paid or excused.
    pub fn owed_rupiah(&self) -> u64 {
        self.owed.iter().map(|one| one.amount_rupiah).sum()
    }

    /// To be paid out now.
    pub fn due_rupiah(&self) -> u64 {
        if self.excused.is_some() || self.compensation.is_some() { 0 } else { self.owed_rupiah() }
    }
}
