//! The measures of a government: defaults, and what its folder says instead.

use crate::{looks::Allowance, pace::Measure};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// By role; a role without a row has [`Rules::OTHERS`].
    pub looks: BTreeMap<String, Allowance>,
    /// Births a day in a ward below which nobody is told.
    pub ward_floor: u32,
    /// Registrations a day of one officer below which nobody is told.
    pub officer_floor: u32,
    /// Births a year that an office can expect, by its id.
    pub expected: BTreeMap<String, u32>,
}

impl Default for Rules {
    /// Sized by a counter of 125 applicants a day and a city of 300 births a day.
    fn default() -> Self {
        let day = |opened, listed, searches| Allowance { opened, listed, searches };
        let looks = [
            ("ward_officer", day(150, 1_500, 100)), ("district_officer", day(300, 3_000, 200)), ("registrar", day(400, 4_000, 200)),
            ("head", day(400, 4_000, 200)), ("auditor", day(300, 0, 0)),
            // A program that fetches a case and brings it back looks twice.
            ("connector", day(2_000, 0, 0)),
        ];
        Self {
            looks: looks.into_iter().map(|(role, allowance)| (role.to_owned(), allowance)).collect(),
            ward_floor: 10,
            officer_floor: 200,
            expected: BTreeMap::new(),
        }
    }
}

impl Rules {
    /// For roles that look at little.
    pub const OTHERS: Allowance = Allowance { opened: 50, listed: 500, searches: 20 };

    pub fn allowance(&self, role: &str) -> Allowance {
        self.looks.get(role).copied().unwrap_or(Self::OTHERS)
    }

    pub fn ward(&self, office: &str) -> Measure {
        Measure { floor: self.ward_floor, expected: self.expected.get(office).copied() }
    }

    pub fn officer(&self) -> Measure {
        Measure { floor: self.officer_floor, expected: None }
    }
}
