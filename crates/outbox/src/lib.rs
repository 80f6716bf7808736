//! Messages on their way out of the house: one file a channel.
//!
//! **Invariant:** a message is queued by the act that caused it; this crate only carries it, again and again until it arrives, is refused
//! for good or is no longer worth sending. Addresses, subjects and texts stand in no log.
//!
//! Read next: [`round`] (leases, retries), [`smtp`] (e-mail), [`shelf`] (the demo's channel).

pub mod address;
pub mod letter;
pub mod round;
pub mod shelf;
pub mod smtp;

pub use address::email;
pub use letter::{Letter, Trouble};
pub use round::{Carrier, run};
pub use shelf::Shelf;
pub use smtp::{Security, Smtp, SmtpOptions};
