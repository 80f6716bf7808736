//! What a supervisor is told.

use serde::{Deserialize, Serialize};

/// Stored: names are frozen. Texts: `alert-<key>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AlertKind {
    /// An officer has opened as many records as her day allows.
    LooksOpened,
    /// ... has had as many names before her.
    LooksListed,
    /// ... has searched as often.
    LooksSearched,
    /// A record was opened that nobody has reason to open.
    Honey,
    /// More births were sent for an office than its history explains.
    BirthsSent,
    /// More were registered.
    BirthsRegistered,
    /// An officer registered more than is usual.
    OfficerRegistered,
    /// One mother's births lie closer together than nature allows, or are too many.
    Mother,
    /// One informant or one phone files for many families.
    Informant,
}

impl AlertKind {
    pub const ALL: [Self; 9] = [
        Self::LooksOpened, Self::LooksListed, Self::LooksSearched, Self::Honey, Self::BirthsSent, Self::BirthsRegistered, Self::OfficerRegistered,
        Self::Mother, Self::Informant,
    ];

    pub fn key(self) -> &'static str {
        match self {
            Self::LooksOpened => "looks-opened",
            Self::LooksListed => "looks-listed",
            Self::LooksSearched => "looks-searched",
            Self::Honey => "honey",
            Self::BirthsSent => "births-sent",
            Self::BirthsRegistered => "births-registered",
            Self::OfficerRegistered => "officer-registered",
            Self::Mother => "mother",
            Self::Informant => "informant",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == text)
    }
}

/// One thing to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alert {
    pub kind: AlertKind,
    /// Whom or what it is about: a member of staff or an office by id; empty for a family, which is known by its case.
    pub about: String,
    /// How many it were, and how many would have been nothing to tell.
    pub count: u32,
    pub usual: u32,
}
