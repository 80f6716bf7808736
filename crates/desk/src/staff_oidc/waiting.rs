//! Browsers that were sent to the identity provider and have not come back yet; and persons who wait to be linked.
//!
//! **Invariant:** each secret is taken once, within [`TIME_MAX`]; at most [`MOST`] wait, and when full nobody is sent away.
//! Read next: [`factors::waiting`].

use application::StaffId;
use catalogue::GovernmentId;
use factors::oidc::{Identity, Pending};
use store::SessionKey;
use time::Duration;

pub const TIME_MAX: Duration = Duration::minutes(10);
const MOST: usize = 5_000;

/// What a browser was sent away for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    SignIn,
    /// To be linked with the account that sits there.
    Link(StaffId),
    /// To prove herself anew, for the account that sits there.
    Proof(StaffId),
    /// To be linked with the account of an invitation, and signed in.
    Invitation(SessionKey),
}

/// Away at the provider.
pub struct Away {
    pub government: GovernmentId,
    pub purpose: Purpose,
    pub pending: Pending,
}

/// Came back as this person, and is asked whether the link is wanted.
pub struct Asked {
    pub government: GovernmentId,
    pub staff: StaffId,
    pub identity: Identity,
}

pub struct Waiting {
    pub away: factors::waiting::Waiting<Away>,
    pub asked: factors::waiting::Waiting<Asked>,
}

impl Default for Waiting {
    fn default() -> Self {
        Self { away: factors::waiting::Waiting::new(MOST, TIME_MAX), asked: factors::waiting::Waiting::new(MOST, TIME_MAX) }
    }
}
