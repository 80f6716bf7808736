//! The receipt for money: a fee that came in, or compensation that went out.

use serde::{Deserialize, Serialize};

use super::{A6, Labelled, SignatureLine, SlipHead, slip_sheet};
use crate::fault::PrintError;
use crate::sheet::Sheet;

/// Printed when money changes hands at a counter; the office keeps one, the citizen one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentReceipt {
    pub head: SlipHead,
    /// Label and number of the receipt.
    pub number: Labelled,
    /// What a scanner reads: an address without personal data.
    pub qr_text: String,
    /// What it is for: kitir, fee by fee or day by day, who paid or was paid, when, by which officer.
    pub facts: Vec<Labelled>,
    /// The sum, as it is said and in figures.
    pub total: Labelled,
    pub statement: String,
    pub signatures: Vec<SignatureLine>,
}

/// The sheet that prints a receipt on A6.
///
/// # Errors
/// [`PrintError::Qr`] when the text for the code is too long.
pub fn payment_sheet(receipt: &PaymentReceipt) -> Result<Sheet, PrintError> {
    let template = include_str!("../../templates/payment.typ");
    slip_sheet("slip/payment.typ", template, A6, receipt, &receipt.qr_text)
}
