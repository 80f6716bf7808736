//! Turning the engine's errors into faults.
//!
//! **Invariant:** a fault's text carries no stored value: it may reach a log.

use crate::{
    contract::{ActError, Fault},
    keys::Unsealable,
};

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        match error {
            // The text of a failed constraint names columns, never values.
            rusqlite::Error::SqliteFailure(..) => Self(format!("sqlite: {error}")),
            rusqlite::Error::QueryReturnedNoRows => Self("sqlite: a row is missing".into()),
            rusqlite::Error::InvalidColumnType(column, _, kind) => Self(format!("sqlite: column {column} has type {kind}")),
            rusqlite::Error::FromSqlConversionFailure(column, kind, _) => Self(format!("sqlite: column {column} of type {kind} cannot be read")),
            _ => Self("sqlite: unexpected error".into()),
        }
    }
}

impl From<rusqlite::Error> for ActError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Fault(error.into())
    }
}

impl From<serde_json::Error> for Fault {
    /// Keeps the place only: the parser's own text may quote the value.
    fn from(error: serde_json::Error) -> Self {
        Self(format!("a stored value is not readable: {:?} at {}:{}", error.classify(), error.line(), error.column()))
    }
}

impl From<Unsealable> for Fault {
    fn from(_: Unsealable) -> Self {
        Self("a sealed value does not open: moved, changed or other keys".into())
    }
}

impl From<object_store::Error> for Fault {
    fn from(error: object_store::Error) -> Self {
        match error {
            object_store::Error::NotFound { .. } => Self("a stored file is missing".into()),
            other => Self(format!("stored files: {other}")),
        }
    }
}

/// Something in the store contradicts the store.
pub(super) fn broken(what: &str) -> Fault {
    Fault(format!("the store contradicts itself: {what}"))
}
