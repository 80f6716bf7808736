//! The demo's channel: letters lie on a shelf that a page shows, and leave the machine by no way.

use crate::letter::Letter;
use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
};

/// Letters that a shelf holds; the oldest fall off.
const MOST: usize = 50;

#[derive(Debug, Default)]
pub struct Shelf(Mutex<VecDeque<Letter>>);

impl Shelf {
    pub fn put(&self, letter: Letter) {
        let mut letters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        letters.push_front(letter);
        letters.truncate(MOST);
    }

    /// Newest first.
    pub fn letters(&self) -> Vec<Letter> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
    }
}
