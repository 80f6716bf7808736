//! In whose hands a case lies: the stage and the step that is due, in the words that the table of rights uses.
//!
//! **Invariant:** total; a suspended case lies where it will go on. Read next: [`crate::rights`].

use application::{Application, Stage};
use catalogue::service::OfficeLevel;

/// Where a case lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Not sent yet.
    Draft,
    /// Sent; the ward checks the papers.
    Ward,
    /// A district's step before registration.
    District,
    /// The registration office decides, approves or records.
    Registry,
    /// Approved; the applicant reads the draft extract.
    Applicant,
    /// Back with the applicant, sent by ward or district.
    ReturnedByCounter,
    /// Back with the applicant, sent by the registration office or by her own dispute of the draft.
    ReturnedByRegistry,
    /// In the register, waits for the head's signature.
    Signing,
    /// Signed: to be printed, fetched or downloaded.
    Issued,
    /// The certificate is in the family's hands.
    HandedOver,
    /// Refused, withdrawn, expired, or handed on to another government.
    Ended,
}

impl Phase {
    pub const ALL: [Self; 11] = [
        Self::Draft, Self::Ward, Self::District, Self::Registry, Self::Applicant, Self::ReturnedByCounter, Self::ReturnedByRegistry,
        Self::Signing, Self::Issued, Self::HandedOver, Self::Ended,
    ];

    pub fn of(case: &Application) -> Self {
        let stage = case.suspended.as_ref().filter(|_| case.stage == Stage::Suspended).map_or(case.stage, |standing| standing.resumes_to);
        match stage {
            Stage::Draft => Self::Draft,
            Stage::Submitted | Stage::InReview | Stage::Approved | Stage::Recording | Stage::Suspended => match case.step_office() {
                Some(OfficeLevel::Ward) => Self::Ward,
                Some(OfficeLevel::District) => Self::District,
                Some(OfficeLevel::Applicant) => Self::Applicant,
                Some(OfficeLevel::Registry) | None => Self::Registry,
            },
            Stage::Returned => {
                let by = case.returned.as_ref().and_then(|returned| case.route.get(returned.resumes_at)).map(|step| step.office);
                if matches!(by, Some(OfficeLevel::Ward | OfficeLevel::District)) { Self::ReturnedByCounter } else { Self::ReturnedByRegistry }
            }
            // Whoever compares it with its book sits at the registry.
            Stage::Keyed => Self::Registry,
            Stage::Registered | Stage::Signing => Self::Signing,
            Stage::Issued | Stage::Ready => Self::Issued,
            Stage::HandedOver => Self::HandedOver,
            Stage::Refused | Stage::Withdrawn | Stage::Expired | Stage::HandedOn => Self::Ended,
        }
    }

    /// Kebab-case name, for the pivot.
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Ward => "ward",
            Self::District => "district",
            Self::Registry => "registry",
            Self::Applicant => "applicant",
            Self::ReturnedByCounter => "returned-by-counter",
            Self::ReturnedByRegistry => "returned-by-registry",
            Self::Signing => "signing",
            Self::Issued => "issued",
            Self::HandedOver => "handed-over",
            Self::Ended => "ended",
        }
    }

    /// Who has the case now, when somebody else than an officer of that office asks; none when nobody works on it.
    pub fn holder(self) -> Option<OfficeLevel> {
        match self {
            Self::Ward => Some(OfficeLevel::Ward),
            Self::District | Self::Issued => Some(OfficeLevel::District),
            Self::Registry | Self::Signing => Some(OfficeLevel::Registry),
            Self::Applicant | Self::ReturnedByCounter | Self::ReturnedByRegistry => Some(OfficeLevel::Applicant),
            Self::Draft | Self::HandedOver | Self::Ended => None,
        }
    }
}
