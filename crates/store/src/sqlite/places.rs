//! Where the cases of some offices are, each place with the index that walks it in order.
//!
//! A case stands at a ward, a district and a registry, so a list of several levels may walk it once at each; its reader takes it once.

use super::tx::{Government, Tx};
use crate::contract::Fault;
use catalogue::OfficeId;
use rusqlite::types::Value;

pub(super) const HAS_WARD: &str = "SELECT 1 FROM applications WHERE government = ?1 AND ward = ?2 LIMIT 1";
pub(super) const HAS_DISTRICT: &str = "SELECT 1 FROM applications WHERE government = ?1 AND district = ?2 LIMIT 1";
pub(super) const HAS_REGISTRY: &str = "SELECT 1 FROM registries WHERE government = ?1 AND office = ?2";
pub(super) const REGISTRIES: &str = "SELECT count(*) FROM registries WHERE government = ?1";

/// Levels that a case stands at.
pub(super) const LEVELS: usize = 3;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Every case, drafts too, or with offices those of them found along the way.
    Anywhere(Vec<OfficeId>),
    /// Every case that was ever sent: what the only registration office has.
    Sent,
    Registry(OfficeId),
    District(OfficeId),
    Ward(OfficeId),
}

/// Where the cases of these offices are; offices without a case are left out.
pub(super) fn of(tx: &Tx<'_>, government: Government<'_>, offices: &[OfficeId]) -> Result<Vec<Place>, Fault> {
    if offices.is_empty() {
        return Ok(vec![Place::Anywhere(Vec::new())]);
    }
    let mut places = Vec::new();
    for (place, known) in
        [(Place::Registry as fn(OfficeId) -> Place, HAS_REGISTRY), (Place::District, HAS_DISTRICT), (Place::Ward, HAS_WARD)]
    {
        let mut known = tx.prepare(known)?;
        for office in offices {
            if known.exists((government.number, office.as_str()))? && !places.contains(&place(office.clone())) {
                places.push(place(office.clone()));
            }
        }
        let registries = || tx.prepare(REGISTRIES)?.query_row([government.number], |row| row.get::<_, u32>(0));
        if matches!(places.first(), Some(Place::Registry(_))) && registries()? == 1 {
            return Ok(vec![Place::Sent]);
        }
    }
    Ok(places)
}

impl Place {
    pub(super) fn due_index(&self) -> &'static str {
        match self {
            Self::Anywhere(_) | Self::Sent | Self::Registry(_) => "applications_by_stage",
            Self::District(_) => "applications_by_district",
            Self::Ward(_) => "applications_by_ward",
        }
    }

    pub(super) fn newest_index(&self) -> &'static str {
        match self {
            Self::Anywhere(_) | Self::Sent | Self::Registry(_) => "applications_newest",
            Self::District(_) => "applications_newest_by_district",
            Self::Ward(_) => "applications_newest_by_ward",
        }
    }

    /// What holds of a case here.
    pub(super) fn condition(&self, clause: &mut Clause) -> String {
        match self {
            Self::Anywhere(offices) => clause.at(offices),
            Self::Sent => " AND ward IS NOT NULL".to_owned(),
            Self::Registry(office) => clause.one_of("registry", [office.to_string()]),
            Self::District(office) => clause.one_of("district", [office.to_string()]),
            Self::Ward(office) => clause.one_of("ward", [office.to_string()]),
        }
    }
}

/// The values of a statement; `?1` is the government.
pub(super) struct Clause {
    pub values: Vec<Value>,
}

impl Clause {
    pub(super) fn new(government: Government<'_>) -> Self {
        Self { values: vec![Value::Integer(government.number)] }
    }

    pub(super) fn value(&mut self, value: Value) -> String {
        self.values.push(value);
        format!("?{}", self.values.len())
    }

    fn marks(&mut self, texts: impl IntoIterator<Item = String>) -> Vec<String> {
        texts.into_iter().map(|text| self.value(Value::Text(text))).collect()
    }

    /// ` AND column = ?2`, or nothing when any value will do.
    pub(super) fn one_of(&mut self, column: &str, texts: impl IntoIterator<Item = String>) -> String {
        let marks = self.marks(texts);
        match marks.as_slice() {
            [] => String::new(),
            [one] => format!(" AND {column} = {one}"),
            many => format!(" AND {column} IN ({})", many.join(", ")),
        }
    }

    /// Ward, district or registry is one of these.
    pub(super) fn at(&mut self, offices: &[OfficeId]) -> String {
        let marks = self.marks(offices.iter().map(ToString::to_string)).join(", ");
        if marks.is_empty() { String::new() } else { format!(" AND (ward IN ({marks}) OR district IN ({marks}) OR registry IN ({marks}))") }
    }
}
