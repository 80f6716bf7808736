//! Service accounts: programs of the government that act by a token instead of a person's session.

use super::{Fault, SessionKey, StaffRow};
use application::{Actor, StaffId};
use catalogue::GovernmentId;
use std::future::Future;
use time::OffsetDateTime;

pub trait Machines: Send + Sync + 'static {
    /// In the place of the account's former token, which opens nothing from now on. Kept as a keyed hash.
    fn put_machine_token(
        &self, government: &GovernmentId, staff: &StaffId, token: SessionKey, by: Actor, at: OffsetDateTime,
    ) -> impl Future<Output = Result<(), Fault>> + Send;
    /// Whose token it is; switched-off accounts have none.
    fn find_machine(&self, government: &GovernmentId, token: &SessionKey) -> impl Future<Output = Result<Option<StaffRow>, Fault>> + Send;
    /// Since when an account has its token.
    fn machine_since(&self, government: &GovernmentId, staff: &StaffId) -> impl Future<Output = Result<Option<OffsetDateTime>, Fault>> + Send;
    fn drop_machine_token(&self, government: &GovernmentId, staff: &StaffId) -> impl Future<Output = Result<(), Fault>> + Send;
}
