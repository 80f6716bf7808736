//! Why a sheet did not print.
//!
//! **Invariant:** no text of a record appears in a finding. Engines like to quote the value they choked
//! on, so what a message quotes is kept only when the template itself contains it, and every string of
//! the record is blotted out. Logs may therefore show findings.

use std::fmt;

use serde_json::Value;
use thiserror::Error;

use crate::qr::QrError;

/// A fault of the template, the record's shape or a file; never of the person who applied.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PrintError {
    /// The template does not compile, or the result breaks the standard it must follow.
    #[error("the template does not print: {}", listed(.0))]
    Template(Vec<Finding>),
    /// The document is longer than it may be.
    #[error("the document has {pages} pages, at most {limit} are allowed")]
    TooLong { pages: usize, limit: usize },
    /// A final certificate lacks something that only a draft may lack. Names the field of the record.
    #[error("a final certificate needs `{0}`")]
    Missing(&'static str),
    /// A sheet names a file by something that is no path.
    #[error("`{0}` is no path for a file of a sheet")]
    FileName(String),
    /// The record cannot be written as JSON.
    #[error("the record cannot be written as JSON")]
    Record,
    /// The text for the QR code does not fit into one.
    #[error(transparent)]
    Qr(#[from] QrError),
}

impl PrintError {
    /// The key of the text that tells people about it.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Template(_) => "print-template-broken",
            Self::TooLong { .. } => "print-too-long",
            Self::Missing(_) => "print-incomplete",
            Self::FileName(_) => "print-file-name",
            Self::Record => "print-record",
            Self::Qr(_) => "print-qr-too-long",
        }
    }
}

/// One complaint of the engine, free of personal data. Shown as `file:line: message`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The template's name, or the path of another file of the sheet.
    pub file: String,
    /// From 1; none when the engine names no place.
    pub line: Option<usize>,
    /// The engine's words, redacted.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(out, "{}:{line}: {}", self.file, self.message),
            None => write!(out, "{}: {}", self.file, self.message),
        }
    }
}

fn listed(findings: &[Finding]) -> String {
    findings
        .iter()
        .map(Finding::to_string)
        .collect::<Vec<_>>()
        .join("; ")
}

const BLOT: &str = "…";

/// Removes from engine messages what comes from the record.
pub(crate) struct Blotter {
    known: String,
    secrets: Vec<String>,
}

impl Blotter {
    /// `templates` are the sources whose words may be shown; `record` is the JSON whose words may not.
    pub(crate) fn new<'a>(templates: impl Iterator<Item = &'a str>, record: &[u8]) -> Self {
        let known = templates.collect::<Vec<_>>().join("\n");
        let mut secrets = Vec::new();
        if let Ok(value) = serde_json::from_slice::<Value>(record) {
            collect(&value, &mut secrets);
        }
        secrets.retain(|secret| secret.chars().count() > 1 && !known.contains(secret.as_str()));
        secrets.sort_by_key(|secret| std::cmp::Reverse(secret.len()));
        secrets.dedup();
        Self { known, secrets }
    }

    /// The message without quotations that are not the template's own, and without any text of the record.
    pub(crate) fn blot(&self, message: &str) -> String {
        let mut text = self.blot_quoted(message, '`');
        text = self.blot_quoted(&text, '"');
        for secret in &self.secrets {
            text = text.replace(secret.as_str(), BLOT);
        }
        text
    }

    fn blot_quoted(&self, message: &str, quote: char) -> String {
        let parts: Vec<&str> = message.split(quote).collect();
        let mut text = String::with_capacity(message.len());
        for (index, part) in parts.iter().enumerate() {
            let quoted = index % 2 == 1;
            if index > 0 {
                text.push(quote);
            }
            let own = !quoted || self.known.contains(part);
            text.push_str(if own { part } else { BLOT });
        }
        text
    }
}

fn collect(value: &Value, secrets: &mut Vec<String>) {
    match value {
        Value::String(text) => {
            secrets.push(text.to_uppercase());
            secrets.push(text.to_lowercase());
            secrets.push(text.clone());
        }
        Value::Number(number) => secrets.push(number.to_string()),
        Value::Array(items) => items.iter().for_each(|item| collect(item, secrets)),
        Value::Object(fields) => fields.values().for_each(|field| collect(field, secrets)),
        Value::Null | Value::Bool(_) => {}
    }
}
