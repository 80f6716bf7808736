//! Cases that were folded a moment ago, so that the next act or look need not read the whole log again.
//!
//! **Invariant:** one is used only while the summary row that the asking transaction sees has the same `seq`. The writer remembers before
//! it commits, which nobody else can see until then; whenever a job or a batch fails, all is forgotten before the next one begins.

use application::{Application, ApplicationId};
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// Some 10 kB each.
const MOST: usize = 512;

type Key = (i64, ApplicationId);

#[derive(Default)]
pub(super) struct Known(Mutex<HashMap<Key, Application>>);

impl Known {
    fn shelf(&self) -> MutexGuard<'_, HashMap<Key, Application>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn find(&self, government: i64, id: ApplicationId, seq: u32) -> Option<Application> {
        self.shelf().get(&(government, id)).filter(|case| case.seq == seq).cloned()
    }

    /// The same, given away: an act makes a new state of it anyway.
    pub(super) fn take(&self, government: i64, id: ApplicationId, seq: u32) -> Option<Application> {
        self.shelf().remove(&(government, id)).filter(|case| case.seq == seq)
    }

    /// Never puts an older state in the place of a newer one: a reader may be behind the writer.
    pub(super) fn remember(&self, government: i64, case: Application) {
        let mut shelf = self.shelf();
        if shelf.len() >= MOST {
            shelf.clear();
        }
        let key = (government, case.id);
        if shelf.get(&key).is_none_or(|there| there.seq <= case.seq) {
            shelf.insert(key, case);
        }
    }

    pub(super) fn clear(&self) {
        self.shelf().clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(seq: u32) -> Application {
        Application { seq, ..Application::blank(ApplicationId([7; 16])) }
    }

    #[test]
    fn a_case_is_known_at_its_own_place_in_the_log_only() {
        let known = Known::default();
        known.remember(1, case(4));
        known.remember(1, case(3));
        let find = |government, seq| known.find(government, ApplicationId([7; 16]), seq).map(|case| case.seq);
        assert_eq!(find(1, 4), Some(4), "a slow reader does not bring back what was before");
        assert_eq!((find(1, 3), find(1, 5), find(2, 4)), (None, None, None));
        assert!(known.take(1, ApplicationId([7; 16]), 4).is_some());
        assert_eq!(find(1, 4), None);
    }

    #[test]
    fn what_a_failed_job_left_is_forgotten() {
        let known = Known::default();
        known.remember(1, case(4));
        known.clear();
        assert_eq!(known.find(1, ApplicationId([7; 16]), 4), None);
    }
}
