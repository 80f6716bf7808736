//! Where a case stands.

use serde::{Deserialize, Serialize};

/// Stored in summary rows: names are frozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    Draft,
    /// Sent, nobody has touched it yet.
    Submitted,
    /// At a reviewing, deciding or approving step of the route.
    InReview,
    /// Waits for the citizen to mend something.
    Returned,
    /// Data are ready to record; waits for the applicant's confirmation or the registrar's act.
    Approved,
    /// Waits to be recorded in the government's outside registry.
    Recording,
    /// In the register, but the head declined to sign: waits for the registrar.
    Registered,
    /// In the register; the intent to sign is stored, the head has not signed yet.
    Signing,
    /// Signed: to be downloaded, or printed at the district.
    Issued,
    /// Printed, waits on the shelf.
    Ready,
    HandedOver,
    Refused,
    Withdrawn,
    Expired,
    /// Goes on at another government, under the same number.
    HandedOn,
    /// Stands still for a public reason.
    Suspended,
    /// Keyed from an old book; another person has to compare.
    Keyed,
}

impl Stage {
    pub const ALL: [Self; 17] = [
        Self::Draft, Self::Submitted, Self::InReview, Self::Returned, Self::Approved, Self::Recording, Self::Registered, Self::Signing,
        Self::Issued, Self::Ready, Self::HandedOver, Self::Refused, Self::Withdrawn, Self::Expired, Self::HandedOn, Self::Suspended, Self::Keyed,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::InReview => "in_review",
            Self::Returned => "returned",
            Self::Approved => "approved",
            Self::Recording => "recording",
            Self::Registered => "registered",
            Self::Signing => "signing",
            Self::Issued => "issued",
            Self::Ready => "ready",
            Self::HandedOver => "handed_over",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
            Self::Expired => "expired",
            Self::HandedOn => "handed_on",
            Self::Suspended => "suspended",
            Self::Keyed => "keyed",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.as_str() == text)
    }

    /// Nothing more happens by itself; only a reissue after hand-over remains.
    pub fn is_final(self) -> bool {
        matches!(self, Self::HandedOver | Self::Refused | Self::Withdrawn | Self::Expired | Self::HandedOn)
    }

    /// Before registration, in an office's hands.
    pub fn is_under_review(self) -> bool {
        matches!(self, Self::Submitted | Self::InReview | Self::Approved | Self::Recording)
    }

    pub fn is_in_register(self) -> bool {
        matches!(self, Self::Registered | Self::Signing | Self::Issued | Self::Ready | Self::HandedOver)
    }
}
