//! Certificates and slips: a Typst template and one record become one PDF.
//!
//! What comes in is plain data: the text of a template, a JSON record and a few named files. What goes
//! out is a PDF that archives accept and screen readers can read (PDF/A-2a and PDF/UA-1 in one file).
//!
//! **Invariant:** this crate knows no application, opens no file, reads no clock and draws no chance;
//! the same [`Sheet`] gives the same bytes. It is the only crate that depends on Typst.
//!
//! Read next: `press.rs` (the engine), `extract.rs` (documents of every service), `slip.rs` (receipts),
//! `words.rs` (dates and numbers in words), `qr.rs`.

mod extract;
mod fault;
pub mod poster;
mod press;
pub mod qr;
mod sheet;
pub mod slip;
pub mod words;
mod world;

pub use extract::{Extract, Note, Row, Value, extract_sheet};
pub use fault::{Finding, PrintError};
pub use press::Press;
pub use sheet::{Conformance, Sheet};

/// A plain geometric mark for governments that have not put their emblem into their folder.
/// It is no coat of arms of any state or office.
pub const EMBLEM_PLACEHOLDER: &[u8] = include_bytes!("../assets/emblem-placeholder.svg");
