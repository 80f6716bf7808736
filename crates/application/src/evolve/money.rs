//! Fees and compensation.

use crate::{entry::Entry, state::{Application, Owed, Paid}};
use registry::RegistrationNumber;

pub(super) fn owed(case: &mut Application, entry: &Entry, day: u32, amount_rupiah: u64, basis: &str) {
    case.money.owed.push(Owed { day, amount_rupiah, basis: basis.to_owned(), at: entry.at });
}

pub(super) fn paid(entry: &Entry, receipt: &RegistrationNumber, amount_rupiah: u64) -> Paid {
    let person = entry.particulars.as_ref().and_then(|particulars| particulars.notes.get("person")).cloned().unwrap_or_default();
    Paid { receipt: receipt.clone(), amount_rupiah, at: entry.at, by: entry.by.clone(), person }
}
