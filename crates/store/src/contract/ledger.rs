//! Money of cases: what is owed for being late, and what counters took and paid.

use super::Fault;
use application::{Actor, ApplicationId, ReceiptNumber};
use catalogue::{GovernmentId, OfficeId};
use std::future::Future;
use time::OffsetDateTime;

/// How the compensation of a case stands. Names are stored: frozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Owed,
    Paid,
    Excused,
}

impl Standing {
    pub const ALL: [Self; 3] = [Self::Owed, Self::Paid, Self::Excused];

    pub fn key(self) -> &'static str {
        match self {
            Self::Owed => "owed",
            Self::Paid => "paid",
            Self::Excused => "excused",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == text)
    }
}

/// One case that was late. No name of anybody stands here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompensationRow {
    pub application: ApplicationId,
    pub kitir: Option<ReceiptNumber>,
    pub days: u32,
    pub amount_rupiah: u64,
    /// Number of the receipt, once paid.
    pub receipt: Option<String>,
    pub changed_at: OffsetDateTime,
}

#[derive(Clone, Debug)]
pub struct LedgerFilter {
    pub standing: Standing,
    /// Cases of these wards, districts or registries; empty: any.
    pub offices: Vec<OfficeId>,
    pub skip: usize,
    /// At most 200.
    pub limit: usize,
}

/// Money that a counter took or paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentRow {
    pub application: ApplicationId,
    pub at: OffsetDateTime,
    pub by: Actor,
    pub receipt: String,
    pub amount_rupiah: u64,
    /// Went out; otherwise it came in.
    pub is_out: bool,
}

pub trait Ledger: Send + Sync + 'static {
    /// Longest unchanged first.
    fn compensations(&self, government: &GovernmentId, filter: LedgerFilter) -> impl Future<Output = Result<Vec<CompensationRow>, Fault>> + Send;
    /// In order of time, from `from` on and before `to`, of one office or all; at most 200.
    fn payments(
        &self, government: &GovernmentId, office: Option<OfficeId>, span: (OffsetDateTime, OffsetDateTime), skip: usize, limit: usize,
    ) -> impl Future<Output = Result<Vec<PaymentRow>, Fault>> + Send;
}
