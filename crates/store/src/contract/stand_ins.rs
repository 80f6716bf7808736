//! Who acts for the head of office, and when: nothing waits for one absent person.

use super::Fault;
use application::{Actor, StaffId};
use catalogue::GovernmentId;
use std::future::Future;
use time::{Date, OffsetDateTime};

/// A member of staff named to act for the head on these days, both included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandIn {
    pub staff: StaffId,
    /// As it stands before "Kepala" on what she signs: `Plh.` or `Plt.`.
    pub title: String,
    /// As it is printed below the signature, with degrees.
    pub name: String,
    /// Civil servant number, 18 digits.
    pub nip: String,
    /// The number of the letter that names her.
    pub letter: String,
    pub first_day: Date,
    pub last_day: Date,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandInRow {
    /// Runs on; for paging.
    pub id: i64,
    pub stand_in: StandIn,
    pub set_at: OffsetDateTime,
    pub set_by: Actor,
    /// Taken back before its last day.
    pub ended: Option<(OffsetDateTime, Actor)>,
}

pub trait StandIns: Send + Sync + 'static {
    fn name_stand_in(&self, government: &GovernmentId, stand_in: StandIn, by: Actor, at: OffsetDateTime) -> impl Future<Output = Result<i64, Fault>> + Send;
    /// False when there is none, or it was taken back before.
    fn end_stand_in(&self, government: &GovernmentId, id: i64, by: Actor, at: OffsetDateTime) -> impl Future<Output = Result<bool, Fault>> + Send;
    /// The newest in force for her on that day.
    fn stand_in_of(&self, government: &GovernmentId, staff: &StaffId, day: Date) -> impl Future<Output = Result<Option<StandInRow>, Fault>> + Send;
    /// Newest first, those before that one, at most 200.
    fn stand_ins(&self, government: &GovernmentId, before: Option<i64>, limit: usize) -> impl Future<Output = Result<Vec<StandInRow>, Fault>> + Send;
}
