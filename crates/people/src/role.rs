//! Roles of staff and of those who act for citizens. Stored with accounts and entries: names are frozen.

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
    /// Reads logs, who looked, and the table of rights of the whole government; particulars only with a written reason; changes nothing.
    Auditor,
    /// Hospital, clinic or midwife: reports births; sees her own reports and nothing else.
    Notifier,
    /// A program of the government, by a token: brings back what the outside registry recorded. Never signs in.
    Connector,
    /// Hall, midwife or RT/RW: files in someone's name with her consent, and cannot look once it is sent.
    Helper,
}

impl Role {
    pub const ALL: [Self; 9] = [
        Self::WardOfficer, Self::DistrictOfficer, Self::Registrar, Self::Head, Self::Administrator, Self::Auditor, Self::Notifier, Self::Connector, Self::Helper,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::WardOfficer => "ward_officer",
            Self::DistrictOfficer => "district_officer",
            Self::Registrar => "registrar",
            Self::Head => "head",
            Self::Administrator => "administrator",
            Self::Auditor => "auditor",
            Self::Notifier => "notifier",
            Self::Connector => "connector",
            Self::Helper => "helper",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }

    /// Works for the government. Those who act for citizens reach their own pages only, never the counters'.
    pub fn is_official(self) -> bool {
        !matches!(self, Self::Notifier | Self::Connector | Self::Helper)
    }

    /// At which kind of office this role works.
    pub fn office_kind(self) -> OfficeKind {
        match self {
            Self::WardOfficer => OfficeKind::Ward,
            Self::DistrictOfficer => OfficeKind::District,
            Self::Registrar | Self::Head | Self::Administrator | Self::Auditor | Self::Connector => OfficeKind::Registry,
            Self::Notifier => OfficeKind::Facility,
            Self::Helper => OfficeKind::Hall,
        }
    }
}
