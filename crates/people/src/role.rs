//! Roles of staff. Stored with accounts and entries: names are frozen.

use catalogue::OfficeKind;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Registration agent at a ward (kelurahan).
    WardOfficer,
    /// Counter of a district (kecamatan): everything of its wards, and printing and handing over.
    DistrictOfficer,
    /// Registrar at the civil registry.
    Registrar,
    /// Head of the registration office: decides late births, signs, lets certificates be handed over anew.
    Head,
    /// The government's IT people: accounts and texts, no cases.
    Administrator,
}

impl Role {
    pub const ALL: [Self; 5] = [Self::WardOfficer, Self::DistrictOfficer, Self::Registrar, Self::Head, Self::Administrator];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::WardOfficer => "ward_officer",
            Self::DistrictOfficer => "district_officer",
            Self::Registrar => "registrar",
            Self::Head => "head",
            Self::Administrator => "administrator",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }

    /// At which kind of office this role works.
    pub fn office_kind(self) -> OfficeKind {
        match self {
            Self::WardOfficer => OfficeKind::Ward,
            Self::DistrictOfficer => OfficeKind::District,
            Self::Registrar | Self::Head | Self::Administrator => OfficeKind::Registry,
        }
    }
}
