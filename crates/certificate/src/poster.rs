//! The service standard as a poster, A4: what people read on the wall of an office.
//!
//! **Invariant:** this crate speaks no language; every word arrives in the struct. A long standard prints smaller, never more than
//! two pages of the same sheet of paper.
//! Read next: `templates/poster.typ`.

use serde::{Deserialize, Serialize};

use crate::fault::PrintError;
use crate::qr;
use crate::sheet::{Conformance, Sheet};

/// Everything that stands on the poster.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Poster {
    /// Language tag of all texts, `id` or `en`.
    pub lang: String,
    /// The government's crest as SVG; none prints none.
    pub crest_svg: Option<String>,
    pub government: String,
    pub office: String,
    /// Such as `Standar pelayanan`.
    pub heading: String,
    pub service: String,
    pub delivery_heading: String,
    /// The six components about delivery.
    pub delivery: Vec<PosterPart>,
    pub management_heading: String,
    /// The eight components about management.
    pub management: Vec<PosterPart>,
    /// Where people begin; printed as a QR code and in letters.
    pub address: String,
    pub address_hint: String,
    pub free_notice: String,
    /// Day of print and edition.
    pub foot: String,
}

/// One component.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PosterPart {
    pub title: String,
    pub sentences: Vec<String>,
    pub points: Vec<String>,
    pub numbered: bool,
    /// A mark beside a text that is only an example.
    pub example: Option<String>,
}

/// The sheet that prints a poster.
///
/// # Errors
/// [`PrintError::Qr`] when the address is too long.
pub fn poster_sheet(poster: &Poster) -> Result<Sheet, PrintError> {
    Ok(Sheet {
        name: "poster.typ".to_owned(),
        template: include_str!("../templates/poster.typ").to_owned(),
        record: serde_json::to_vec(poster).map_err(|_| PrintError::Record)?,
        files: vec![("/qr.svg".to_owned(), qr::svg(&poster.address)?.into_bytes())],
        conformance: Conformance::AccessibleIfPossible,
        date: None,
        page_limit: Some(2),
    })
}
