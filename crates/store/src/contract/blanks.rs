//! What offices have to make, and the blank cards that they have for it.
//!
//! - **Every move is kept.** What arrived, was spoiled or printed is appended; nothing is overwritten, and nothing falls below zero.
//! - **A print takes its blank in its own act** ([`super::Contract::act`]): both are written or neither.
//! - **First come, first made.** The place in a queue counts what became ready to make earlier, at the same office, on the same blank.

use super::{DeliveryToken, Fault};
use application::{Actor, ApplicationId, ReceiptNumber};
use catalogue::{BlankId, GovernmentId, OfficeId, ServiceId};
use std::future::Future;
use time::{Date, OffsetDateTime};

/// What happened to blanks. Names are stored: frozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoveKind {
    Arrived,
    /// Unusable, lost, or counted too many before.
    Spoiled,
    /// Taken by a print.
    Printed,
    /// Nothing moved: when the next ones come was heard, or is not known any more.
    Expected,
}

impl MoveKind {
    pub const ALL: [Self; 4] = [Self::Arrived, Self::Spoiled, Self::Printed, Self::Expected];

    pub fn key(self) -> &'static str {
        match self {
            Self::Arrived => "arrived",
            Self::Spoiled => "spoiled",
            Self::Printed => "printed",
            Self::Expected => "expected",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == text)
    }
}

/// A move that a person enters.
#[derive(Clone, Debug)]
pub struct NewMove {
    pub office: OfficeId,
    pub blank: BlankId,
    pub kind: MoveKind,
    pub count: u32,
    /// When the next delivery comes, as far as it is known.
    pub expected_on: Option<Date>,
    /// Why, in the officer's words; no names of citizens.
    pub reason: String,
    pub by: Actor,
    pub at: OffsetDateTime,
    /// The same form twice is one move.
    pub delivery: Option<DeliveryToken>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moved {
    /// How many are left now.
    Done { left: u32 },
    /// More would be gone than there are; nothing was written.
    TooFew { left: u32 },
    /// The form was known already; nothing was written.
    Repeated,
}

/// The stock of one kind at one office. `left` is none while nobody has ever entered any.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockRow {
    pub office: OfficeId,
    pub blank: BlankId,
    pub left: Option<u32>,
    pub expected_on: Option<Date>,
    /// Things that wait to be printed on it.
    pub waiting: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoveRow {
    /// Runs on; for paging.
    pub number: i64,
    pub kind: MoveKind,
    pub count: u32,
    pub left: u32,
    pub expected_on: Option<Date>,
    pub reason: String,
    /// The case that was printed for.
    pub application: Option<ApplicationId>,
    pub by: Actor,
    pub at: OffsetDateTime,
}

/// Something that an office has to make now. No name of anybody stands here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MakingRow {
    pub application: ApplicationId,
    pub service: ServiceId,
    pub receipt: Option<ReceiptNumber>,
    pub seq: u32,
    /// Id of a further output, or [`application::state::MAIN`].
    pub output: String,
    pub blank: Option<BlankId>,
    pub since: OffsetDateTime,
}

/// Where a case stands in the queue for a blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueuePlace {
    pub output: String,
    pub blank: BlankId,
    /// 1 is next.
    pub position: u32,
    pub of: u32,
    /// None while the office does not keep its count.
    pub left: Option<u32>,
    pub expected_on: Option<Date>,
}

pub trait Blanks: Send + Sync + 'static {
    fn move_blanks(&self, government: &GovernmentId, new: NewMove) -> impl Future<Output = Result<Moved, Fault>> + Send;
    /// One row for each office and kind, in the order in which they were asked for.
    fn stocks(&self, government: &GovernmentId, offices: Vec<OfficeId>, blanks: Vec<BlankId>) -> impl Future<Output = Result<Vec<StockRow>, Fault>> + Send;
    /// Newest first, those before that one, at most 200.
    fn blank_moves(
        &self, government: &GovernmentId, office: &OfficeId, blank: &BlankId, before: Option<i64>, limit: usize,
    ) -> impl Future<Output = Result<Vec<MoveRow>, Fault>> + Send;
    /// Longest waiting first, from row `skip` on, at most 200.
    fn making(&self, government: &GovernmentId, office: &OfficeId, skip: usize, limit: usize) -> impl Future<Output = Result<Vec<MakingRow>, Fault>> + Send;
    /// Only what is printed on blanks has a place.
    fn queue_places(&self, government: &GovernmentId, application: ApplicationId) -> impl Future<Output = Result<Vec<QueuePlace>, Fault>> + Send;
}
