//! The checklist: what to gather before applying, to print and tick at home.

use serde::{Deserialize, Serialize};

use super::{A4, Labelled, SlipHead, slip_sheet};
use crate::fault::PrintError;
use crate::sheet::Sheet;

/// Made from the service's standard and, where known, from the answers given so far.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checklist {
    pub head: SlipHead,
    pub intro: String,
    pub items: Vec<ChecklistItem>,
    /// Time, cost, office hours, help.
    pub facts: Vec<Labelled>,
    /// Where to begin; printed as QR code.
    pub qr_address: String,
    pub qr_hint: String,
}

/// One thing to gather.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChecklistItem {
    pub paper: String,
    /// When it is needed or what to look for.
    pub note: Option<String>,
}

/// The sheet that prints a checklist on A4.
///
/// # Errors
/// [`PrintError::Qr`] when the address is too long.
pub fn checklist_sheet(checklist: &Checklist) -> Result<Sheet, PrintError> {
    let template = include_str!("../../templates/checklist.typ");
    slip_sheet(
        "slip/checklist.typ",
        template,
        A4,
        checklist,
        &checklist.qr_address,
    )
}
