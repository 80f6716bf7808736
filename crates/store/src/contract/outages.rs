//! When a system outside was down: said by an officer, lifted by an officer, seen by everybody meanwhile.

use super::Fault;
use application::{Actor, action::SuspensionReason};
use catalogue::GovernmentId;
use std::future::Future;
use time::OffsetDateTime;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutageRow {
    /// Runs on; for paging.
    pub id: i64,
    /// [`SuspensionReason::RegistryDown`] or [`SuspensionReason::SignatureDown`].
    pub reason: SuspensionReason,
    pub since: OffsetDateTime,
    pub set_by: Actor,
    pub lifted: Option<(OffsetDateTime, Actor)>,
    /// No case stands still for it any more.
    pub settled: bool,
}

pub trait Outages: Send + Sync + 'static {
    /// False, and nothing changes, while one for that reason is in force.
    fn begin_outage(
        &self, government: &GovernmentId, reason: SuspensionReason, by: Actor, at: OffsetDateTime,
    ) -> impl Future<Output = Result<bool, Fault>> + Send;
    /// False when none is in force.
    fn lift_outage(&self, government: &GovernmentId, reason: SuspensionReason, by: Actor, at: OffsetDateTime) -> impl Future<Output = Result<bool, Fault>> + Send;
    /// In force, or lifted with cases that may still stand for it: at most two of each reason.
    fn unsettled_outages(&self, government: &GovernmentId) -> impl Future<Output = Result<Vec<OutageRow>, Fault>> + Send;
    /// Every case of a lifted one goes on.
    fn settle_outage(&self, government: &GovernmentId, id: i64) -> impl Future<Output = Result<(), Fault>> + Send;
    /// Newest first, those before that one, at most 200.
    fn outages(&self, government: &GovernmentId, before: Option<i64>, limit: usize) -> impl Future<Output = Result<Vec<OutageRow>, Fault>> + Send;
}
