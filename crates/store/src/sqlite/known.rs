//! Cases that the writer folded a moment ago, so that the next act on one need not read its whole log again.
//!
//! **Invariant:** used by the writing thread only, inside its transaction, and only while the summary row still has the same `seq`;
//! emptied whenever a batch fails or another process has written.

use application::{Application, ApplicationId};
use std::collections::HashMap;

/// Some 10 kB each.
const MOST: usize = 512;

#[derive(Default)]
pub(super) struct Known(HashMap<(i64, ApplicationId), Application>);

impl Known {
    pub(super) fn find(&self, government: i64, id: ApplicationId, seq: u32) -> Option<&Application> {
        self.0.get(&(government, id)).filter(|case| case.seq == seq)
    }

    /// The same, given away: an act makes a new state of it anyway.
    pub(super) fn take(&mut self, government: i64, id: ApplicationId, seq: u32) -> Option<Application> {
        self.0.remove(&(government, id)).filter(|case| case.seq == seq)
    }

    pub(super) fn remember(&mut self, government: i64, case: &Application) {
        if self.0.len() >= MOST {
            self.0.clear();
        }
        self.0.insert((government, case.id), case.clone());
    }

    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}
