//! Who does an act.

use crate::ids::StaffId;
use catalogue::OfficeId;
use serde::{Deserialize, Serialize};

/// Stored with each entry: names are frozen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "who", rename_all = "snake_case")]
pub enum Actor {
    /// The applicant, at home: by the browser that holds the draft, or by number and PIN.
    Applicant,
    /// A member of staff, in the role and office of her session.
    Staff { id: StaffId, name: String, role: String, office: OfficeId },
    /// The program itself: expiry, time-outs.
    System,
}

impl Actor {
    pub fn staff_id(&self) -> Option<&StaffId> {
        match self {
            Self::Staff { id, .. } => Some(id),
            Self::Applicant | Self::System => None,
        }
    }

    pub fn office(&self) -> Option<&OfficeId> {
        match self {
            Self::Staff { office, .. } => Some(office),
            Self::Applicant | Self::System => None,
        }
    }

    /// What an officer is called; empty for everybody else.
    pub fn name(&self) -> &str {
        match self {
            Self::Staff { name, .. } => name,
            Self::Applicant | Self::System => "",
        }
    }

    pub fn is_staff(&self) -> bool {
        matches!(self, Self::Staff { .. })
    }
}
