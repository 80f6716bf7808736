//! The eleven states that the tracker shows. Texts: `state-<key>`.

use crate::{command::Act, stage::Stage, state::Application};
use catalogue::service::{OfficeLevel, StepAct};
use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PublicState {
    NotSent,
    Sent,
    AtWardOrDistrict,
    YoursToFix,
    AtRegistry,
    /// In the queue of the government's outside registry.
    RecordedElsewhere,
    AwaitingSignature,
    Ready,
    Done,
    RefusedOrCancelled,
    /// Another government goes on with it.
    HandedOn,
}

impl PublicState {
    pub const ALL: [Self; 11] = [
        Self::NotSent, Self::Sent, Self::AtWardOrDistrict, Self::YoursToFix, Self::AtRegistry, Self::RecordedElsewhere, Self::AwaitingSignature, Self::Ready,
        Self::Done, Self::RefusedOrCancelled, Self::HandedOn,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Self::NotSent => "not-sent",
            Self::Sent => "sent",
            Self::AtWardOrDistrict => "at-ward-or-district",
            Self::YoursToFix => "yours-to-fix",
            Self::AtRegistry => "at-registry",
            Self::RecordedElsewhere => "recorded-elsewhere",
            Self::AwaitingSignature => "awaiting-signature",
            Self::Ready => "ready",
            Self::Done => "done",
            Self::RefusedOrCancelled => "refused-or-cancelled",
            Self::HandedOn => "handed-on",
        }
    }

    /// What the citizen sees of a case. A suspended case shows the state it stands still in; a printed one is ready only on the shelf.
    pub fn of(application: &Application) -> Self {
        let stage = application.suspended.as_ref().map_or(application.stage, |suspension| suspension.resumes_to);
        match stage {
            Stage::Draft => Self::NotSent,
            // Whoever took it is looking at it; a colleague who gives it back does not undo that.
            Stage::Submitted if application.last_this_round(Act::Claim).is_none() => Self::Sent,
            Stage::Returned => Self::YoursToFix,
            Stage::Submitted | Stage::InReview if application.step_office() == Some(OfficeLevel::Registry) => Self::AtRegistry,
            Stage::Submitted | Stage::InReview => Self::AtWardOrDistrict,
            Stage::Approved | Stage::Suspended | Stage::Keyed => Self::AtRegistry,
            Stage::Recording => Self::RecordedElsewhere,
            Stage::Registered | Stage::Signing => Self::AwaitingSignature,
            // A card is made where its step is due; nobody signs it.
            Stage::Issued if application.due_act() == Some(StepAct::Print) && application.goes_through(StepAct::RecordElsewhere) => Self::RecordedElsewhere,
            Stage::Issued if application.due_act() == Some(StepAct::Print) && !application.goes_through(StepAct::Sign) => {
                if application.step_office() == Some(OfficeLevel::Registry) { Self::AtRegistry } else { Self::AtWardOrDistrict }
            }
            // She has it; something else of the case is still to come.
            Stage::Issued if !application.outputs.is_empty() && application.is_main_given() => Self::Ready,
            Stage::Issued if application.delivery() == crate::state::Delivery::PickUp => Self::AwaitingSignature,
            Stage::Issued | Stage::Ready => Self::Ready,
            Stage::HandedOver => Self::Done,
            Stage::Refused | Stage::Withdrawn | Stage::Expired => Self::RefusedOrCancelled,
            Stage::HandedOn => Self::HandedOn,
        }
    }
}
