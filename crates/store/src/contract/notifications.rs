//! Events that hospitals, midwives and keepers of cemeteries report: sealed until the family claims what is said of them.

use super::Fault;
use application::{ApplicationId, Pin, ReceiptNumber, StaffId};
use catalogue::{Answers, FieldId, GovernmentId, OfficeId, ServiceId};
use std::future::Future;
use time::OffsetDateTime;

pub struct NewNotification {
    /// Opaque; of this report alone.
    pub id: [u8; 16],
    pub service: ServiceId,
    pub notifier: StaffId,
    pub office: OfficeId,
    /// Both stand on the claim slip; the code is kept as a keyed hash.
    pub number: ReceiptNumber,
    pub code: Pin,
    pub answers: Answers,
    /// Asked for and left empty.
    pub missing: Vec<FieldId>,
    pub at: OffsetDateTime,
}

/// What a slip opens.
#[derive(Debug, PartialEq, Eq)]
pub enum Slip {
    Open { id: [u8; 16], service: ServiceId, office: OfficeId, answers: Answers },
    /// Number and code do not belong together, or there is no such slip.
    Wrong,
    /// Five wrong codes lock a slip for 15 minutes.
    Locked { until: OffsetDateTime },
    /// Another declaration has it already, or its time is over.
    Gone,
}

/// For the notifier: her own report, without anything that was said in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotificationRow {
    /// Runs on; for paging.
    pub row: i64,
    pub number: ReceiptNumber,
    pub service: ServiceId,
    pub at: OffsetDateTime,
    pub missing: Vec<FieldId>,
    pub claimed: bool,
    /// The family's declaration stands in the register.
    pub registered: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NotificationCounts {
    pub sent: u64,
    pub claimed: u64,
    pub registered: u64,
}

pub trait Notifications: Send + Sync + 'static {
    /// False when a report with this id is there already: the same form sent twice is one report.
    fn put_notification(&self, government: &GovernmentId, new: NewNotification) -> impl Future<Output = Result<bool, Fault>> + Send;
    /// Counts wrong codes in the same transaction.
    fn open_slip(&self, government: &GovernmentId, number: &ReceiptNumber, code: &Pin, at: OffsetDateTime) -> impl Future<Output = Result<Slip, Fault>> + Send;
    /// The declaration has it now: what was said is destroyed here. False when another was faster.
    fn claim_slip(&self, government: &GovernmentId, id: [u8; 16], by: ApplicationId, at: OffsetDateTime) -> impl Future<Output = Result<bool, Fault>> + Send;
    /// Her own, newest first, those before that row, at most 200.
    fn notifications_of(
        &self, government: &GovernmentId, notifier: &StaffId, before: Option<i64>, limit: usize,
    ) -> impl Future<Output = Result<Vec<NotificationRow>, Fault>> + Send;
    fn notification_counts(&self, government: &GovernmentId, notifier: &StaffId) -> impl Future<Output = Result<NotificationCounts, Fault>> + Send;
    /// Destroys what older unclaimed ones say; the counts stay.
    fn forget_notifications(&self, government: &GovernmentId, before: OffsetDateTime) -> impl Future<Output = Result<u64, Fault>> + Send;
}
