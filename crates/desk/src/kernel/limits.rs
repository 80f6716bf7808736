//! How often one address may try something, in windows of a minute.
//!
//! **Invariant:** bounded memory: at most [`MOST_KEYS`] counters; when full, windows that have passed are dropped first.

use std::{collections::HashMap, net::IpAddr, sync::Mutex};
use time::OffsetDateTime;

use super::halt::Halt;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tried {
    Pin,
    SignIn,
    Upload,
    OpenDraft,
}

impl Tried {
    /// Tries a minute from one address, and from all together. A school class behind one address may still go on.
    fn most(self) -> (u32, u32) {
        match self {
            Self::Pin => (30, 600),
            Self::SignIn => (20, 300),
            Self::Upload => (60, 3_000),
            Self::OpenDraft => (60, 3_000),
        }
    }
}

const MOST_KEYS: usize = 50_000;

#[derive(Default)]
pub struct Limits {
    windows: Mutex<HashMap<(Tried, Option<IpAddr>), (i64, u32)>>,
}

impl Limits {
    /// Counts one try; refuses it when the minute is full for this address or for all.
    pub fn count(&self, what: Tried, address: IpAddr, at: OffsetDateTime) -> Result<(), Halt> {
        let minute = at.unix_timestamp() / 60;
        let (each, all) = what.most();
        let mut windows = self.windows.lock().map_err(|_| Halt::Fault("limits poisoned".into()))?;
        if windows.len() >= MOST_KEYS {
            windows.retain(|_, (window, _)| *window == minute);
        }
        for (key, most) in [((what, Some(address)), each), ((what, None), all)] {
            let (window, tries) = windows.entry(key).or_insert((minute, 0));
            if *window != minute {
                (*window, *tries) = (minute, 0);
            }
            *tries += 1;
            if *tries > most {
                return Err(Halt::TooMany { retry_seconds: 60 - at.unix_timestamp().rem_euclid(60) });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    #[test]
    fn a_full_minute_refuses_and_the_next_one_does_not() {
        let limits = Limits::default();
        let at = OffsetDateTime::UNIX_EPOCH;
        let address = IpAddr::V4(Ipv4Addr::new(127, 0, 0, 9));
        for _ in 0..30 {
            assert!(limits.count(Tried::Pin, address, at).is_ok());
        }
        assert!(matches!(limits.count(Tried::Pin, address, at), Err(Halt::TooMany { retry_seconds: 60 })));
        assert!(limits.count(Tried::Pin, address, at + time::Duration::MINUTE).is_ok());
    }
}
