//! The registers: entries, registration numbers and the series they come from. Pure types and rules.
//!
//! **Invariant:** one entry has one number; a series is gapless; nothing here allocates, it only says what the next number would be.
//!
//! Read next: [`number`] (the series rule), [`entry`] (what is written in the register), [`annotation`] (what comes after).

pub mod annotation;
pub mod entry;
pub mod number;

pub use annotation::{Annotation, AnnotationKind, Issue, Life, Standing};
pub use entry::{Origin, RegisterEntry};
pub use number::{RECEIPTS, Letters, RegistrationNumber, Series, SeriesFull};
