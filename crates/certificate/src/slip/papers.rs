//! The receipt for papers: which originals an office has seen and given back, which copies it keeps.

use serde::{Deserialize, Serialize};

use super::{A5, Labelled, SignatureLine, SlipHead, slip_sheet};
use crate::fault::PrintError;
use crate::sheet::Sheet;

/// Printed at the counter and signed by both sides.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PapersReceipt {
    pub head: SlipHead,
    /// Label and kitir number.
    pub number: Labelled,
    /// What a scanner reads: the kitir number, or an address without personal data.
    pub qr_text: String,
    pub applicant: Labelled,
    pub received_on: Labelled,
    pub officer: Labelled,
    pub papers: PapersTable,
    /// Sentences under the table, such as that originals went back to their owner.
    pub notes: Vec<String>,
    /// Usually two.
    pub signatures: Vec<SignatureLine>,
}

/// The table of papers with its column headings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PapersTable {
    pub paper_label: String,
    pub original_seen_label: String,
    pub copy_kept_label: String,
    pub sheets_label: String,
    /// How the columns say yes and no.
    pub yes: String,
    pub no: String,
    pub rows: Vec<PapersRow>,
}

/// One paper.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PapersRow {
    pub paper: String,
    pub original_seen: bool,
    pub copy_kept: bool,
    /// Sheets of the copy that was kept.
    pub sheets: u32,
}

/// The sheet that prints a receipt for papers on A5; a long table continues on a second page.
///
/// # Errors
/// [`PrintError::Qr`] when the text for the code is too long.
pub fn papers_sheet(receipt: &PapersReceipt) -> Result<Sheet, PrintError> {
    let template = include_str!("../../templates/papers.typ");
    slip_sheet("slip/papers.typ", template, A5, receipt, &receipt.qr_text)
}
