//! What the press is asked to print: a template, its record and the files it may open.
//!
//! **Invariant:** a template sees nothing but its sheet: no disk, no network, no packages.
//! Read next: `press.rs`.

use time::Date;

/// Which public standards the PDF must follow; a file that does not is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Conformance {
    /// PDF/A-2a (archives) and PDF/UA-1 (screen readers). For certificates; archives want a date in the sheet.
    Archival,
    /// PDF/UA-1. For drafts, which bear no date.
    Accessible,
    /// PDF/UA-1 if the text allows it, otherwise without: a letter that no font has must not cost somebody
    /// her receipt. For slips.
    AccessibleIfPossible,
    /// A plain PDF.
    Off,
}

/// One document to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// What diagnostics call the template, such as `birth/certificate.typ`.
    pub name: String,
    /// The Typst source.
    pub template: String,
    /// JSON; the template reads it with `json("/record.json")`. Its strings are data: they are never markup.
    pub record: Vec<u8>,
    /// More files by absolute path, such as `/emblem.svg` or a shared `/slip.typ`. Paths are fixed names
    /// written in code, never made from what people type: the engine keeps each distinct path for ever.
    pub files: Vec<(String, Vec<u8>)>,
    /// See [`Conformance`].
    pub conformance: Conformance,
    /// The day the document bears, for its metadata and for `datetime.today()`; without it neither exists.
    pub date: Option<Date>,
    /// More pages than this are refused as [`PrintError::TooLong`](crate::PrintError::TooLong).
    pub page_limit: Option<usize>,
}

impl Sheet {
    /// The path under which the template reads its record.
    pub const RECORD: &'static str = "/record.json";
}
