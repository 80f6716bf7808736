//! What is too much: looks of an officer in a day, births of an office against its own history, cases of one informant, births of one
//! mother. Pure rules over counts; who counts, and who is told, is said elsewhere.
//!
//! **Invariant:** nobody is stopped without a way on that needs a second person, and nothing here ever stops a family at home because of
//! what others did.
//!
//! Read next: [`pace`] (births), [`looks`] (an officer's day), [`alert`] (what is told to whom).

pub mod alert;
pub mod families;
pub mod looks;
pub mod pace;
pub mod rules;

pub use alert::{Alert, AlertKind};
pub use looks::{Allowance, Seen};
pub use pace::{Counts, Pace};
pub use rules::Rules;
