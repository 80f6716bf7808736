//! The receipt for a hand-over: which document went to whom, and by which identity paper the office knew.

use serde::{Deserialize, Serialize};

use super::{A5, Labelled, SignatureLine, SlipHead, slip_sheet};
use crate::fault::PrintError;
use crate::sheet::Sheet;

/// Printed when a certificate is fetched and signed by both sides; the office keeps one, the citizen one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandoverReceipt {
    pub head: SlipHead,
    /// Label and kitir number.
    pub number: Labelled,
    /// What a scanner reads: the kitir number, or an address without personal data.
    pub qr_text: String,
    /// What was handed over, such as the extract with its registration number and copy number.
    pub document: Labelled,
    pub recipient: Labelled,
    /// Who the recipient is to the applicant, such as `kuasa`; none for the applicant.
    pub relation: Option<Labelled>,
    /// The identity paper that was seen, without its number in full.
    pub identity_seen: Labelled,
    pub handed_over_on: Labelled,
    pub officer: Labelled,
    /// What both sides confirm by signing.
    pub statement: String,
    /// Usually two.
    pub signatures: Vec<SignatureLine>,
}

/// The sheet that prints a hand-over receipt on A5.
///
/// # Errors
/// [`PrintError::Qr`] when the text for the code is too long.
pub fn handover_sheet(receipt: &HandoverReceipt) -> Result<Sheet, PrintError> {
    let template = include_str!("../../templates/handover.typ");
    slip_sheet("slip/handover.typ", template, A5, receipt, &receipt.qr_text)
}
