//! Slips: the papers that people carry between the offices. Each is a struct of finished sentences and a
//! template under `templates/`.
//!
//! **Invariant:** this crate speaks no language. Every word on a slip, labels too, arrives in the struct,
//! already in the reader's language; a QR code arrives as the text it shall hold. A slip always prints:
//! a long text makes it smaller or longer, never an error.
//! Read next: `slip/kitir.rs` (the receipt), `slip/papers.rs`, `slip/handover.rs`, `slip/payment.rs`, `slip/checklist.rs`.

mod checklist;
mod handover;
mod kitir;
mod papers;
mod payment;

use serde::{Deserialize, Serialize};

use crate::fault::PrintError;
use crate::qr;
use crate::sheet::{Conformance, Sheet};

pub use checklist::{Checklist, ChecklistItem, checklist_sheet};
pub use handover::{HandoverReceipt, handover_sheet};
pub use kitir::{KitirPin, KitirSlip, SlipSize, kitir_sheet};
pub use payment::{PaymentReceipt, payment_sheet};
pub use papers::{PapersReceipt, PapersRow, PapersTable, papers_sheet};

const COMMON: &str = include_str!("../templates/slip.typ");

/// A label and what stands beside it, such as `Pemohon` and a name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Labelled {
    pub label: String,
    pub text: String,
}

impl Labelled {
    /// From anything that is text.
    pub fn new(label: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            label: label.into(),
            text: text.into(),
        }
    }

    /// An office: where it is, as far as that is known, and when it is open.
    pub fn office(name: impl Into<String>, address: Option<&str>, hours: &str) -> Self {
        let text = match address {
            Some(address) => format!("{address}. {hours}"),
            None => hours.to_owned(),
        };
        Self::new(name, text)
    }
}

/// A heading and the points below it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Points {
    pub label: String,
    pub items: Vec<String>,
}

/// What stands at the top of every slip.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SlipHead {
    /// Language tag of all texts, `id` or `en`; screen readers pronounce by it.
    pub lang: String,
    /// The government's crest as SVG, from its folder; none prints none.
    #[serde(default)]
    pub crest_svg: Option<String>,
    /// Such as `Pemerintah Kota Surabaya`.
    pub government: String,
    /// The office that gives the slip.
    pub office: String,
    /// What the slip is, such as `Kitir permohonan`.
    pub title: String,
    /// The service, such as `Akta kelahiran`.
    pub service: String,
}

/// A line to sign on: who signs and, where known, the name printed under it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignatureLine {
    pub role: String,
    pub name: Option<String>,
}

/// The paper a template prints on; lengths in millimetres, no height means as long as the content.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
struct Paper {
    width_mm: f64,
    height_mm: Option<f64>,
    margin_mm: f64,
}

const A4: Paper = Paper {
    width_mm: 210.0,
    height_mm: Some(297.0),
    margin_mm: 20.0,
};
const A6: Paper = Paper {
    width_mm: 105.0,
    height_mm: Some(148.0),
    margin_mm: 8.0,
};
const A5: Paper = Paper {
    width_mm: 148.0,
    height_mm: Some(210.0),
    margin_mm: 12.0,
};

#[derive(Serialize)]
struct Record<'a, T> {
    paper: Paper,
    slip: &'a T,
}

/// Puts a slip, its template and its QR code together.
fn slip_sheet<T: Serialize>(
    name: &str,
    template: &str,
    paper: Paper,
    slip: &T,
    qr_text: &str,
) -> Result<Sheet, PrintError> {
    Ok(Sheet {
        name: name.to_owned(),
        template: template.to_owned(),
        record: serde_json::to_vec(&Record { paper, slip }).map_err(|_| PrintError::Record)?,
        files: vec![
            ("/slip.typ".to_owned(), COMMON.as_bytes().to_vec()),
            ("/qr.svg".to_owned(), qr::svg(qr_text)?.into_bytes()),
        ],
        conformance: Conformance::AccessibleIfPossible,
        date: None,
        page_limit: None,
    })
}
