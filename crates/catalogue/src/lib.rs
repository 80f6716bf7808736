//! The catalogue: public services and governments as data, checked before anything starts.
//!
//! A service is a folder (`service.toml`, texts, a certificate template, stories); a government is a folder
//! (`government.toml`, `offices.csv`, `holidays.toml`, `theme.toml`, texts). This crate reads both, reports *all* faults with file
//! and line, and answers questions about them: which pages, which documents, which fee, until when.
//!
//! **Invariant:** nothing here reads a clock, draws a number or touches the disk after loading; dates come in as parameters.
//!
//! Read next: [`service`] (what a service is), [`answers`] (what people typed), [`load`] (from folder to catalogue).

pub mod answers;
pub mod basis;
pub mod calendar;
pub mod check;
pub mod condition;
pub mod directory;
pub mod field;
pub mod finding;
pub mod government;
pub mod ids;
pub mod load;
pub mod name;
pub mod nik;
pub mod person;
pub mod region;
pub mod retention;
pub mod rules;
pub mod service;
pub mod texts;

pub use answers::{Answers, Problem};
pub use calendar::Calendar;
pub use condition::{Condition, Facts};
pub use directory::{Directory, Entry};
pub use finding::{Finding, Severity};
pub use government::{Government, Office, OfficeKind, Passwords};
pub use ids::{BlankId, DocumentKindId, FactId, FieldId, GovernmentId, OfficeId, ReasonCode, ServiceId, SlotId, StepId};
pub use load::{Catalogue, Folder};
pub use rules::Rules;
pub use service::Service;
pub use texts::{Language, Speech, Texts};
