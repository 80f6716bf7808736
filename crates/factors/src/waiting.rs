//! What has begun and waits for a browser's answer, in memory: whoever waited while the program started anew begins again.
//!
//! **Invariant:** each secret is taken once, within its time; at most [`Waiting::most`] wait, and when full nothing new begins.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};
use time::{Duration, OffsetDateTime};

pub struct Waiting<T> {
    kept: Mutex<HashMap<[u8; 32], (OffsetDateTime, T)>>,
    most: usize,
    lasts: Duration,
}

/// As many wait as may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full;

impl<T> Waiting<T> {
    pub fn new(most: usize, lasts: Duration) -> Self {
        Self { kept: Mutex::default(), most, lasts }
    }

    pub fn most(&self) -> usize {
        self.most
    }

    pub fn keep(&self, secret: [u8; 32], value: T, at: OffsetDateTime) -> Result<(), Full> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() >= self.most {
            kept.retain(|_, (until, _)| *until > at);
        }
        if kept.len() >= self.most {
            return Err(Full);
        }
        kept.insert(secret, (at + self.lasts, value));
        Ok(())
    }

    pub fn take(&self, secret: &[u8; 32], at: OffsetDateTime) -> Option<T> {
        let (until, value) = self.kept.lock().unwrap_or_else(PoisonError::into_inner).remove(secret)?;
        (until > at).then_some(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: OffsetDateTime = OffsetDateTime::UNIX_EPOCH;

    fn secret(number: usize) -> [u8; 32] {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&number.to_be_bytes());
        key
    }

    #[test]
    fn a_secret_is_taken_once_and_in_time() {
        let waiting = Waiting::new(10, Duration::MINUTE);
        waiting.keep(secret(1), 'a', AT).expect("room");
        waiting.keep(secret(2), 'b', AT).expect("room");
        assert_eq!(waiting.take(&secret(3), AT), None);
        assert_eq!(waiting.take(&secret(1), AT), Some('a'));
        assert_eq!(waiting.take(&secret(1), AT), None);
        assert_eq!(waiting.take(&secret(2), AT + Duration::MINUTE), None, "too late");
    }

    #[test]
    fn a_flood_finds_no_room_until_the_first_have_run_out() {
        let waiting = Waiting::new(100, Duration::MINUTE);
        for number in 0..waiting.most() {
            waiting.keep(secret(number), (), AT).expect("room");
        }
        assert_eq!(waiting.keep(secret(100), (), AT), Err(Full));
        assert!(waiting.keep(secret(100), (), AT + Duration::MINUTE).is_ok());
    }
}
