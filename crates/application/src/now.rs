//! The moment of an act and its share of chance. Only `crates/kitir` makes one from the real clock and the real entropy.

use sha2::{Digest, Sha256};
use time::OffsetDateTime;

/// **Invariant:** the same `Now` gives the same draws, so an act can be replayed in a test.
#[derive(Clone)]
pub struct Now {
    /// UTC.
    pub at: OffsetDateTime,
    seed: [u8; 32],
}

impl Now {
    pub fn new(at: OffsetDateTime, seed: [u8; 32]) -> Self {
        Self { at, seed }
    }

    /// Up to 32 unpredictable bytes for one purpose; different labels give independent bytes.
    pub fn draw<const N: usize>(&self, label: &str) -> [u8; N] {
        const { assert!(N <= 32) };
        let digest = Sha256::new().chain_update(self.seed).chain_update(label).finalize();
        let mut bytes = [0; N];
        for (to, from) in bytes.iter_mut().zip(digest) {
            *to = from;
        }
        bytes
    }
}
