//! Who sits at which session, read a moment ago: every request of an officer asks for it.
//!
//! **Invariant:** forgotten before the answer to any write that may have changed a session or an account, and never kept when such a write
//! came between reading and remembering; so ending a session or closing an account holds from the next request on. What another process
//! wrote is seen after [`LASTS`] at the latest.

use crate::contract::{Fault, Session, StaffRow};
use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Mutex, MutexGuard, PoisonError},
};
use time::{Duration, OffsetDateTime};

/// How long something read may be used again.
const LASTS: Duration = Duration::SECOND;
/// Beyond it all are forgotten.
const MOST: usize = 4_096;

/// By the keyed hash of the session's secret.
pub(super) type Seats = Memory<[u8; 32], (Session, StaffRow)>;

pub(super) struct Memory<K, V>(Mutex<Shelf<K, V>>);

struct Shelf<K, V> {
    /// Counts how often everything was forgotten.
    round: u64,
    rows: HashMap<K, (OffsetDateTime, V)>,
}

impl<K, V> Default for Memory<K, V> {
    fn default() -> Self {
        Self(Mutex::new(Shelf { round: 0, rows: HashMap::new() }))
    }
}

impl<K: Hash + Eq, V: Clone> Memory<K, V> {
    fn shelf(&self) -> MutexGuard<'_, Shelf<K, V>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn forget(&self) {
        let mut shelf = self.shelf();
        shelf.round += 1;
        shelf.rows.clear();
    }

    /// `read` runs when nothing fresh is remembered. Only what was found is remembered.
    pub(super) fn find_or(&self, key: K, at: OffsetDateTime, read: impl FnOnce() -> Result<Option<V>, Fault>) -> Result<Option<V>, Fault> {
        let round = {
            let shelf = self.shelf();
            let fresh = |read_at: OffsetDateTime| (Duration::ZERO..LASTS).contains(&(at - read_at));
            if let Some((_, row)) = shelf.rows.get(&key).filter(|(read_at, _)| fresh(*read_at)) {
                return Ok(Some(row.clone()));
            }
            shelf.round
        };
        let found = read()?;
        if let Some(row) = &found {
            let mut shelf = self.shelf();
            if shelf.rows.len() >= MOST {
                shelf.rows.clear();
            }
            if shelf.round == round {
                shelf.rows.insert(key, (at, row.clone()));
            }
        }
        Ok(found)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: OffsetDateTime = OffsetDateTime::UNIX_EPOCH;

    fn read(memory: &Memory<u8, u8>, at: OffsetDateTime, value: u8) -> u8 {
        memory.find_or(1, at, || Ok(Some(value))).expect("a read").expect("a row")
    }

    #[test]
    fn a_row_is_used_again_for_a_second_and_not_longer() {
        let memory = Memory::default();
        assert_eq!(read(&memory, AT, 1), 1);
        assert_eq!(read(&memory, AT + Duration::milliseconds(999), 2), 1);
        assert_eq!(read(&memory, AT + Duration::SECOND, 3), 3);
        assert_eq!(read(&memory, AT, 4), 4, "a clock that went back");
    }

    #[test]
    fn what_was_forgotten_is_read_again() {
        let memory = Memory::default();
        read(&memory, AT, 1);
        memory.forget();
        assert_eq!(read(&memory, AT, 2), 2);
    }

    #[test]
    fn a_row_read_before_a_write_is_not_remembered_after_it() {
        let memory: Memory<u8, u8> = Memory::default();
        let old = memory.find_or(1, AT, || {
            memory.forget();
            Ok(Some(1))
        });
        assert_eq!(old.expect("a read"), Some(1));
        assert_eq!(read(&memory, AT, 2), 2);
    }
}
