//! A document of a register or a counter: what is printed on it, and the sheet that prints it. One shape for every service.
//!
//! The service says which answers stand on it (`print` rows of its `service.toml`) and how it looks (its template); this file
//! decides what the template is told: every answer as it was recorded, dates and numbers also in words of both
//! languages, choices in words. Templates build on `/extract.typ` (`templates/extract.typ` of this crate): frame, labels, signature.
//!
//! **Invariant:** a draft carries no QR code and a visible mark; a final document has a day of issue and, where it is
//! numbered, its number. Nothing is invented: what was not recorded is absent.
//! Read next: `words.rs`, `templates/extract.typ`.

use std::collections::BTreeMap;

use serde::Serialize;
use time::Date;

use crate::fault::PrintError;
use crate::qr;
use crate::sheet::{Conformance, Sheet};
use crate::words::{self, Bilingual};

const LIBRARY: &[u8] = include_bytes!("../templates/extract.typ");

/// Everything that a document states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extract {
    /// Such as `3578-LU-24112026-0007`. A draft has none yet.
    pub registration_number: Option<String>,
    /// A final document without a number is refused.
    pub numbered: bool,
    /// By the id of the answer: `child.name`.
    pub values: BTreeMap<String, Value>,
    /// What the law computed and papers decided: `parentage` is `both`.
    pub facts: BTreeMap<String, String>,
    /// Which extract of the entry this is: 2 for the second. None or 1 is not printed.
    pub copy: Option<u32>,
    /// For documents about an entry that stood before: what such an entry is called, such as `Akta kelahiran`.
    pub register: Option<Bilingual>,
    /// The region whose register the entry stands in, when that is not the one of the office that signs.
    pub kept_by: Option<String>,
    /// Marginal notes of the entry, in order.
    pub notes: Vec<Note>,
    /// For full copies: every answer that was recorded, by name.
    pub rows: Vec<Row>,
    /// The city of issue, such as `Surabaya`.
    pub issued_in: String,
    /// The day of issue. Only a draft may lack it.
    pub issued_on: Option<Date>,
    /// The office whose head signs, such as `Dinas Kependudukan dan Pencatatan Sipil Kota Surabaya`.
    pub office: String,
    pub head_name: String,
    /// The head's civil servant number, 18 digits.
    pub head_nip: String,
    /// `Plh.` or `Plt.` when somebody acts for the head; name and number are hers then.
    pub acting: Option<String>,
    /// Marks the page as no valid document and leaves out the QR code.
    pub draft: bool,
    /// Whether the PDF gets an electronic signature; otherwise it says that it has none yet.
    pub signed_electronically: bool,
    /// Where anyone can check the document; printed as a QR code.
    pub verification_url: Option<String>,
}

/// One answer, as a document states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A name, a place, a number that identifies: as recorded.
    Text(String),
    /// Also in words.
    Date(Date),
    /// An amount, such as the place among a mother's children; also in words.
    Number(u32),
    /// A choice by its id, and what it means.
    Choice { id: String, words: Bilingual },
}

/// What was written beside the entry later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Note {
    /// `17-08-2026`.
    pub on: String,
    pub words: Bilingual,
}

/// One line of a full copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Row {
    pub name: Bilingual,
    pub value: Bilingual,
}

/// What a template reads of one answer; see the head of `templates/extract.typ`.
#[derive(Serialize)]
struct Told {
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<Bilingual>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<Bilingual>,
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<Bilingual>,
}

impl Told {
    fn of(value: &Value) -> Self {
        let plain = |text: String, words| Self {
            text,
            words,
            day: None,
            year: None,
        };
        match value {
            Value::Text(text) => plain(text.clone(), None),
            Value::Number(number) => plain(number.to_string(), Some(words::number(*number))),
            Value::Choice { id, words } => plain(id.clone(), Some(words.clone())),
            Value::Date(date) => Self {
                text: date.to_string(),
                words: None,
                day: Some(words::day_and_month(*date)),
                year: Some(words::year(*date)),
            },
        }
    }
}

#[derive(Serialize)]
struct InWords {
    text: String,
    day: Bilingual,
    year: Bilingual,
}

/// What the template reads.
#[derive(Serialize)]
struct Record<'a> {
    draft: bool,
    signed_electronically: bool,
    qr: bool,
    registration_number: Option<&'a str>,
    values: BTreeMap<&'a str, Told>,
    facts: &'a BTreeMap<String, String>,
    copy: Option<Bilingual>,
    register: Option<&'a Bilingual>,
    kept_by: Option<&'a str>,
    notes: &'a [Note],
    rows: &'a [Row],
    issued_in: &'a str,
    issued: Option<InWords>,
    office: &'a str,
    head_name: &'a str,
    head_nip: &'a str,
    acting: Option<&'a str>,
}

/// Full copies run on; notes that find no place on the page of an extract stand on a second one.
fn pages_of(extract: &Extract) -> usize {
    match (extract.rows.is_empty(), extract.notes.is_empty()) {
        (false, _) => 4,
        (true, false) => 2,
        (true, true) => 1,
    }
}

/// The sheet that prints a document on one A4 page. `name` is what diagnostics call the template; `emblem_svg` is the
/// government's emblem.
///
/// # Errors
/// [`PrintError::Missing`] when a final document has no day of issue, or no number though it is numbered;
/// [`PrintError::Qr`] when the address is too long.
pub fn extract_sheet(
    name: &str,
    template: &str,
    extract: &Extract,
    emblem_svg: &[u8],
) -> Result<Sheet, PrintError> {
    if !extract.draft {
        if extract.numbered && extract.registration_number.is_none() {
            return Err(PrintError::Missing("registration_number"));
        }
        extract.issued_on.ok_or(PrintError::Missing("issued_on"))?;
    }
    let mut files = vec![
        ("/emblem.svg".to_owned(), emblem_svg.to_vec()),
        ("/extract.typ".to_owned(), LIBRARY.to_vec()),
    ];
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
    let values = extract.values.iter();
    let record = Record {
        draft: extract.draft,
        signed_electronically: extract.signed_electronically && !extract.draft,
        qr: address.is_some(),
        registration_number: extract.registration_number.as_deref(),
        values: values
            .map(|(field, value)| (field.as_str(), Told::of(value)))
            .collect(),
        facts: &extract.facts,
        copy: extract.copy.filter(|copy| *copy > 1).map(words::number),
        register: extract.register.as_ref(),
        kept_by: extract.kept_by.as_deref(),
        notes: &extract.notes,
        rows: &extract.rows,
        issued_in: &extract.issued_in,
        issued: extract.issued_on.map(|date| InWords {
            text: date.to_string(),
            day: words::day_and_month(date),
            year: words::year(date),
        }),
        office: &extract.office,
        head_name: &extract.head_name,
        head_nip: &extract.head_nip,
        acting: extract.acting.as_deref(),
    };
    Ok(Sheet {
        name: name.to_owned(),
        template: template.to_owned(),
        record: serde_json::to_vec(&record).map_err(|_| PrintError::Record)?,
        files,
        conformance,
        date: extract.issued_on,
        page_limit: Some(pages_of(extract)),
    })
}
