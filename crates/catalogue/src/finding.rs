//! A fault or a notice about a catalogue file, with its place.

use serde::Serialize;
use std::fmt;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The program does not start with it.
    Fault,
    /// Worth a look: an example holiday, a text still marked as example.
    Warning,
    /// `basis = "unconfirmed"`: nobody has proved the legal basis yet.
    Unconfirmed,
}

/// Printed as `path:line: severity: message`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    pub path: String,
    /// 1-based; 0 when the whole file or folder is meant.
    pub line: usize,
    pub severity: Severity,
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let severity = match self.severity {
            Severity::Fault => "fault",
            Severity::Warning => "warning",
            Severity::Unconfirmed => "unconfirmed",
        };
        write!(f, "{}:{}: {severity}: {}", self.path, self.line, self.message)
    }
}
