//! Reads of a few rows, run right where they are asked for: to wake a reading thread and be woken again costs more than they do.
//!
//! **Invariant:** only what is bounded by one case, one session or one person is read here. Lists and searches go to the readers, so that
//! no short read waits behind a long one.

use super::{known::Known, readers, tx::Tx};
use crate::{contract::Fault, ring::Ring};
use rusqlite::Connection;
use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

pub(super) struct Near(Vec<Mutex<Connection>>);

impl Near {
    pub(super) fn new(connections: Vec<Connection>) -> Self {
        Self(connections.into_iter().map(Mutex::new).collect())
    }

    /// On the last committed state, one snapshot for the whole look.
    pub(super) fn read<T>(&self, keys: &Ring, known: &Known, look: impl FnOnce(&Tx<'_>) -> Result<T, Fault>) -> Result<T, Fault> {
        let connection = self.connection().ok_or_else(|| Fault("no connection to read with".into()))?;
        let mut answer = Err(Fault("a read did not end".into()));
        readers::read(&connection, keys, Some(known), |tx| answer = look(tx));
        answer
    }

    /// A free one, else the first when it is free again: each is held for microseconds.
    fn connection(&self) -> Option<MutexGuard<'_, Connection>> {
        let free = self.0.iter().find_map(|connection| match connection.try_lock() {
            Ok(free) => Some(free),
            Err(TryLockError::Poisoned(left)) => Some(left.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        });
        free.or_else(|| Some(self.0.first()?.lock().unwrap_or_else(PoisonError::into_inner)))
    }
}
