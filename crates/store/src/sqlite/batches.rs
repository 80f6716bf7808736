//! How many acts share a commit: the figure that the benchmark's raw limit is driven with.

use std::sync::atomic::{AtomicU64, Ordering};

/// Most acts in one commit.
pub(super) const MOST: usize = 64;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BatchFigures {
    /// Commits since the store was opened.
    pub count: u64,
    /// Half of all *acts* were in a batch of at least this size; 0 before the first.
    pub median: usize,
}

#[derive(Debug)]
pub(super) struct Batches([AtomicU64; MOST]);

impl Default for Batches {
    fn default() -> Self {
        Self([const { AtomicU64::new(0) }; MOST])
    }
}

impl Batches {
    pub(super) fn note(&self, size: usize) {
        if let Some(slot) = self.0.get(size.saturating_sub(1)) {
            slot.fetch_add(1, Ordering::Relaxed);
        }
    }

    pub(super) fn figures(&self) -> BatchFigures {
        let counts: Vec<u64> = self.0.iter().map(|slot| slot.load(Ordering::Relaxed)).collect();
        let acts: u64 = (1..).zip(&counts).map(|(size, count)| size * count).sum();
        let mut seen = 0;
        let median = (1usize..).zip(&counts).find(|(size, count)| {
            seen += *size as u64 * **count;
            seen * 2 >= acts
        });
        let median = median.filter(|_| acts > 0).map_or(0, |(size, _)| size);
        BatchFigures { count: counts.iter().sum(), median }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_weighs_each_act_not_each_commit() {
        let batches = Batches::default();
        assert_eq!(batches.figures(), BatchFigures { count: 0, median: 0 });
        for size in [1, 1, 1, 30, 32] {
            batches.note(size);
        }
        assert_eq!(batches.figures(), BatchFigures { count: 5, median: 30 });
    }
}
