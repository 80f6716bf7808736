//! The kitir: the receipt of an application that a citizen keeps, at home or from the counter's printer.
//!
//! **Invariant:** no personal data. The number can be read aloud, the QR code holds only an address, and
//! the PIN stands in a strip at the end that can be folded away or torn off.

use serde::{Deserialize, Serialize};

use super::{Labelled, Paper, Points, SlipHead, slip_sheet};
use crate::fault::PrintError;
use crate::sheet::Sheet;

/// What a counter's printer can take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SlipSize {
    /// 105 x 148 mm, one page.
    A6,
    /// A roll 58 mm wide; as long as the text.
    Thermal58,
    /// A roll 80 mm wide; as long as the text.
    Thermal80,
}

impl SlipSize {
    fn paper(self) -> Paper {
        match self {
            Self::A6 => Paper {
                width_mm: 105.0,
                height_mm: Some(148.0),
                margin_mm: 8.0,
            },
            // The heads of these printers reach 48 and 72 mm of the roll.
            Self::Thermal58 => Paper {
                width_mm: 58.0,
                height_mm: None,
                margin_mm: 5.0,
            },
            Self::Thermal80 => Paper {
                width_mm: 80.0,
                height_mm: None,
                margin_mm: 5.0,
            },
        }
    }
}

/// The receipt of an application.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KitirSlip {
    pub head: SlipHead,
    /// Label and number; the number grouped as `K7QX-2MPD-4`.
    pub number: Labelled,
    /// The address in the QR code; nothing personal is in it.
    pub qr_address: String,
    /// What the QR code is for, such as `Pindai untuk melacak`.
    pub qr_hint: String,
    pub pin: Option<KitirPin>,
    /// Until when an answer is promised.
    pub promise: Option<Labelled>,
    /// What comes out of the application, where it is more than one thing; no items, no heading.
    #[serde(default)]
    pub receives: Points,
    /// Papers to bring; no items, no heading.
    pub papers: Points,
    /// Where to and when.
    pub hours: Option<Labelled>,
    /// Whom to ask.
    pub help: Option<Labelled>,
    /// Such as `Gratis. Jangan bayar.`
    pub free_notice: String,
}

/// The PIN that opens the kitir, with how to keep it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KitirPin {
    pub label: String,
    /// Six digits.
    pub pin: String,
    /// Such as `Lipat ke belakang. Jangan tunjukkan kepada siapa pun.`
    pub fold_hint: String,
}

/// The sheet that prints a kitir.
///
/// # Errors
/// [`PrintError::Qr`] when the address is too long.
pub fn kitir_sheet(slip: &KitirSlip, size: SlipSize) -> Result<Sheet, PrintError> {
    let template = include_str!("../../templates/kitir.typ");
    slip_sheet(
        "slip/kitir.typ",
        template,
        size.paper(),
        slip,
        &slip.qr_address,
    )
}
