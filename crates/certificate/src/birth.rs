//! The extract of a birth certificate: what is printed on it, and the sheet that prints it.
//!
//! The template (`services/birth/certificate.typ`) decides how it looks and holds the legal phrases; this
//! file decides what it is told. Layout and variants: `docs/domain.md` 4.1.
//!
//! **Invariant:** a draft carries no QR code and a visible mark; a final extract has a registration number
//! and a day of issue. Nothing is invented: a blank NIK stays blank.
//! Read next: `words.rs`, the template, `birth/samples.rs` (one extract of each variant).

pub mod samples;

use serde::{Deserialize, Serialize};
use time::Date;

use crate::fault::PrintError;
use crate::qr;
use crate::sheet::{Conformance, Sheet};
use crate::words::{self, Bilingual, Sex};

/// Everything that the extract states. Names and places as registered; the template sets them in capitals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BirthExtract {
    /// The child's population number, 16 digits, from the population register; none stays blank.
    pub nik: Option<String>,
    /// Such as `3578-LU-24112026-0007`. Only a draft may lack it.
    pub registration_number: Option<String>,
    /// Town or regency of birth.
    pub place_of_birth: String,
    pub date_of_birth: Date,
    /// At most 60 letters.
    pub child_name: String,
    /// The child's place among its mother's children, from 1.
    pub birth_order: u8,
    pub sex: Sex,
    /// Follows the officer's typed decision about the papers, never what was uploaded.
    pub parentage: Parentage,
    /// The city of issue, such as `Surabaya`.
    pub issued_in: String,
    /// The day of issue. Only a draft may lack it.
    pub issued_on: Option<Date>,
    /// The office whose head signs, such as `Dinas Kependudukan dan Pencatatan Sipil Kota Surabaya`.
    pub office: String,
    pub head_name: String,
    /// The head's civil servant number, 18 digits.
    pub head_nip: String,
    /// Marks the page as no valid document and leaves out the QR code.
    pub draft: bool,
    /// Whether the PDF gets an electronic signature; otherwise it says that it has none yet.
    pub signed_electronically: bool,
    /// Where anyone can check the extract; printed as a QR code.
    pub verification_url: Option<String>,
}

/// What the extract says about the parents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Parentage {
    /// A registered marriage: father and mother.
    BothParents { father: String, mother: String },
    /// Husband and wife by their sworn statement: father and mother, with the phrase that their marriage
    /// is not yet registered under the legislation.
    BothParentsUnregistered { father: String, mother: String },
    /// Child of a mother.
    MotherOnly { mother: String },
    /// A foundling: no parents are named.
    Unknown,
}

/// What the template reads: the extract with its words.
#[derive(Serialize)]
struct Record<'a> {
    draft: bool,
    signed_electronically: bool,
    qr: bool,
    nik: Option<&'a str>,
    registration_number: Option<&'a str>,
    place_of_birth: &'a str,
    born: InWords,
    child_name: &'a str,
    birth_order: Bilingual,
    sex: Bilingual,
    parentage: &'a Parentage,
    issued_in: &'a str,
    issued: Option<InWords>,
    office: &'a str,
    head_name: &'a str,
    head_nip: &'a str,
}

#[derive(Serialize)]
struct InWords {
    day: Bilingual,
    year: Bilingual,
}

impl InWords {
    fn of(date: Date) -> Self {
        Self {
            day: words::day_and_month(date),
            year: words::year(date),
        }
    }
}

/// The sheet that prints an extract on one A4 page. `emblem_svg` is the government's emblem.
///
/// # Errors
/// [`PrintError::Missing`] when a final extract has no number or no day of issue; [`PrintError::Qr`] when
/// the address is too long.
pub fn birth_extract_sheet(
    template: &str,
    extract: &BirthExtract,
    emblem_svg: &[u8],
) -> Result<Sheet, PrintError> {
    if !extract.draft {
        extract
            .registration_number
            .as_ref()
            .ok_or(PrintError::Missing("registration_number"))?;
        extract.issued_on.ok_or(PrintError::Missing("issued_on"))?;
    }
    let mut files = vec![("/emblem.svg".to_owned(), emblem_svg.to_vec())];
    let address = extract
        .verification_url
        .as_deref()
        .filter(|_| !extract.draft);
    if let Some(address) = address {
        files.push(("/qr.svg".to_owned(), qr::svg(address)?.into_bytes()));
    }
    let conformance = if extract.draft {
        Conformance::Accessible
    } else {
        Conformance::Archival
    };
    let record = Record {
        draft: extract.draft,
        signed_electronically: extract.signed_electronically && !extract.draft,
        qr: address.is_some(),
        nik: extract.nik.as_deref(),
        registration_number: extract.registration_number.as_deref(),
        place_of_birth: &extract.place_of_birth,
        born: InWords::of(extract.date_of_birth),
        child_name: &extract.child_name,
        birth_order: words::birth_order(extract.birth_order),
        sex: words::sex(extract.sex),
        parentage: &extract.parentage,
        issued_in: &extract.issued_in,
        issued: extract.issued_on.map(InWords::of),
        office: &extract.office,
        head_name: &extract.head_name,
        head_nip: &extract.head_nip,
    };
    Ok(Sheet {
        name: "birth/certificate.typ".to_owned(),
        template: template.to_owned(),
        record: serde_json::to_vec(&record).map_err(|_| PrintError::Record)?,
        files,
        conformance,
        date: extract.issued_on,
        page_limit: Some(1),
    })
}
