//! The storage contract and its engines.
//!
//! One contract of coarse acts, written down in [`contract`] with its guarantees; each engine is written in its own native way.
//! The contract test suite (`tests/contract/`) runs on every engine.
//!
//! **Invariant:** acknowledged means durable: an answer goes out only after the transaction is on disk. Personal particulars are
//! stored sealed, search terms as keyed hashes: a copied database file shows no name and no number.

pub mod contract;
pub mod keys;
pub mod recovery;
mod ring;
pub mod sqlite;
pub mod vault;

pub use contract::*;
pub use keys::Keys;
pub use sqlite::Sqlite;
/// Wiped when dropped; keys travel in it.
pub use zeroize::Zeroizing;
