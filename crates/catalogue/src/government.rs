//! A local government: one folder of data. Its offices, hours, theme, texts and the services it offers.

use crate::{calendar::Calendar, ids::{GovernmentId, OfficeId, ServiceId}, service::{Responsible, Service}, texts::Texts};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

pub struct Government {
    pub id: GovernmentId,
    /// "Pemerintah Kota Surabaya".
    pub name: String,
    /// "Surabaya".
    pub short_name: String,
    /// Where certificates are issued: "Kota Surabaya".
    pub city: String,
    /// Dotted region code, `35.78`.
    pub region_code: String,
    /// `3578`, the first part of registration numbers.
    pub regency_code: String,
    /// Label of the time zone people know: `WIB`, `WITA`, `WIT`. The offset is in the calendar.
    pub zone_label: String,
    /// First is the default.
    pub languages: Vec<String>,
    /// Host names that show this government; the first government also answers any other host.
    pub hosts: Vec<String>,
    pub calendar: Arc<Calendar>,
    pub offices: BTreeMap<OfficeId, Office>,
    pub registry_office: OfficeId,
    pub head: Head,
    pub help: Help,
    pub theme: Theme,
    pub services: BTreeMap<ServiceId, Arc<Service>>,
    /// Texts of the services and of this government, layered: later files win.
    pub texts: Texts,
    /// How long things are kept.
    pub retention: crate::retention::Retention,
    /// How staff may sign in besides by passkey.
    pub passwords: Passwords,
    /// From where on supervisors are told: looks of a day, births of an office.
    pub watch: watch::Rules,
    /// Where entries are registered.
    pub registry: Registry,
    /// What a working day beyond the promise is worth to the applicant.
    pub compensations: Vec<Compensation>,
    /// For people who live elsewhere: where to go.
    pub elsewhere_url: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Office {
    pub id: OfficeId,
    pub kind: OfficeKind,
    /// "Kecamatan Genteng".
    pub name: String,
    /// Dotted region code, `35.78.07.1002`; the registry has the government's.
    pub region_code: String,
    pub parent: Option<OfficeId>,
    pub address: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfficeKind {
    Registry,
    District,
    Ward,
    /// Hospital, clinic or midwife: reports births.
    Facility,
    /// Hall of a neighbourhood (balai RW): helps people to file.
    Hall,
}

/// Head of the registration office, who signs certificates.
#[derive(Clone, Debug)]
pub struct Head {
    pub name: String,
    pub nip: String,
    /// "DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL KOTA SURABAYA".
    pub office_title: String,
}

#[derive(Clone, Debug)]
pub struct Help {
    pub phone: String,
    pub whatsapp: Option<String>,
    pub email: Option<String>,
    pub complaints_url: Option<String>,
}

/// A dated rule: owed for each working day beyond the promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compensation {
    pub amount_rupiah: u64,
    pub from: time::Date,
    pub until: Option<time::Date>,
    pub basis: String,
}

/// Where this government's entries are registered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Registry {
    /// Here, with numbers of our own series.
    #[default]
    Internal,
    /// In a system that is not ours, as SIAK is in Indonesia: number and signed PDF are brought back, Kitir gives none.
    External {
        /// What officers call it: `SIAK`.
        name: String,
    },
}

/// Whether members of staff may sign in with a password. Passkeys, and the government's identity provider if it has one, always do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Passwords {
    #[default]
    Never,
    /// With a code of an app beside it. Never enough for signing, exports, roles or erasing.
    WithCode,
    /// The printed log-ins of `kitir demo`, alone and for everything. Counts in the demo only; elsewhere the same as `never`.
    Practice,
}

/// Semantic colour tokens, light and dark, and the drawings.
#[derive(Clone, Debug)]
pub struct Theme {
    /// (token, light value, dark value).
    pub tokens: Vec<(String, String, String)>,
    /// SVG of the government's crest for pages; a neutral placeholder by default.
    pub crest_svg: String,
    /// SVG of the state emblem for certificates; a neutral placeholder by default.
    pub emblem_svg: String,
}

impl Government {
    pub fn find_service(&self, id: &str) -> Option<&Arc<Service>> {
        self.services.get(id)
    }

    /// The rule of a day; none where nothing is owed.
    pub fn compensation_on(&self, on: time::Date) -> Option<&Compensation> {
        self.compensations.iter().find(|rule| crate::service::in_force(rule.from, rule.until, on))
    }

    pub fn find_office(&self, id: &str) -> Option<&Office> {
        self.offices.get(id)
    }

    /// The ward office of a dotted region code, if it lies in this government.
    pub fn find_ward(&self, region_code: &str) -> Option<&Office> {
        self.offices.values().find(|office| office.kind == OfficeKind::Ward && office.region_code == region_code)
    }

    /// Which offices are responsible for a ward's people. None when the ward is unknown here.
    pub fn responsible(&self, ward_region_code: &str) -> Option<Responsible> {
        let ward = self.find_ward(ward_region_code)?;
        Some(Responsible { ward: ward.id.clone(), district: ward.parent.clone()?, registry: self.registry_office.clone() })
    }
}
