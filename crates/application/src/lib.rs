//! The whole life of a case, from draft to hand-over. Pure: no I/O, no async, no clock, no chance.
//!
//! A case is the list of what happened to it. [`decide`] may say no, with all its reasons; [`evolve`] is total: facts cannot fail.
//! One act is one [`Decision`], which a store writes in one transaction or not at all.
//!
//! **Invariant:** an [`Action`] once shipped keeps its stored name and shape; `evolve` has no `_` arm.
//!
//! Read next: [`action`] (what can happen), [`state`] (what a case is), [`decide`] (what may happen when).

pub mod action;
pub mod actor;
pub mod command;
pub mod decide;
pub mod decision;
pub mod duplicate;
pub mod entry;
pub mod evolve;
pub mod facts;
pub mod ids;
pub mod now;
pub mod public_state;
pub mod receipt;
pub mod refusal;
pub mod stage;
pub mod state;

pub use action::Action;
pub use actor::Actor;
pub use command::Command;
pub use decide::{Ground, decide};
pub use decision::{Decision, Effect, NewReceipt};
pub use entry::{Entry, Particulars};
pub use evolve::{evolve, fold};
pub use facts::{Facts, ReadFault, Reads, gather};
pub use ids::{ApplicationId, DocumentId, StaffId};
pub use now::Now;
pub use public_state::PublicState;
pub use receipt::{Pin, ReceiptNumber};
pub use refusal::Refusal;
pub use stage::Stage;
pub use state::Application;
