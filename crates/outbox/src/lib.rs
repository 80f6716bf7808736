//! Messages on their way out of the house: one file a channel.
//!
//! **Invariant:** a message is queued by the act that caused it; this crate only carries it, again and again until it arrives or expires.
