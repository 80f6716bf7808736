//! How often one address may try something, in windows of a minute.
//!
//! An address of IPv6 counts with its neighbours of the same /64: one household has 2^64 of them.
//!
//! **Invariant:** bounded memory: at most [`MOST_KEYS`] counters. When full, windows that have passed are dropped; when addresses of
//! this very minute fill it, new ones count with all others only.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::Mutex,
};
use time::OffsetDateTime;

use super::halt::Halt;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tried {
    Pin,
    SignIn,
    /// The way to a passkey or an identity provider and back: cannot be guessed, so a whole office may begin its morning behind one
    /// address, and a provider may end all its sessions from one.
    Ceremony,
    Upload,
    OpenDraft,
    /// An address of a tracker that does not exist.
    Token,
    /// The scan box of a counter.
    Scan,
    /// Asking for a one-time code, or typing one.
    Code,
}

impl Tried {
    /// Tries a minute from one address, and from all together. A school class behind one address may still go on.
    fn most(self) -> (u32, u32) {
        match self {
            Self::Pin => (30, 600),
            Self::SignIn => (20, 300),
            Self::Ceremony => (120, 900),
            Self::Upload => (60, 3_000),
            Self::OpenDraft => (60, 3_000),
            Self::Token => (30, 600),
            // A counter of ten officers with scanners behind one address.
            Self::Scan => (240, 6_000),
            Self::Code => (30, 600),
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
        for (key, most) in [((what, Some(household(address))), each), ((what, None), all)] {
            if key.1.is_some() && windows.len() >= MOST_KEYS && !windows.contains_key(&key) {
                continue;
            }
            let (window, tries) = windows.entry(key).or_insert((minute, 0));
            if *window != minute {
                (*window, *tries) = (minute, 0);
            }
            *tries = tries.saturating_add(1);
            if *tries > most {
                return Err(Halt::TooMany { retry_seconds: 60 - at.unix_timestamp().rem_euclid(60) });
            }
        }
        Ok(())
    }
}

/// The /64 of an address of IPv6, the whole address of IPv4.
pub fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => IpAddr::V4(address),
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() >> 64 << 64)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::Ipv4Addr;

    #[test]
    fn neighbours_in_one_household_count_together() {
        let limits = Limits::default();
        let neighbour = |last: u16| IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 1, 0, 0, 0, last));
        for last in 0..30 {
            assert!(limits.count(Tried::Pin, neighbour(last), OffsetDateTime::UNIX_EPOCH).is_ok());
        }
        assert!(limits.count(Tried::Pin, neighbour(99), OffsetDateTime::UNIX_EPOCH).is_err());
        let elsewhere = IpAddr::V6(Ipv6Addr::new(0x2001, 0xdb8, 0, 2, 0, 0, 0, 1));
        assert!(limits.count(Tried::Pin, elsewhere, OffsetDateTime::UNIX_EPOCH).is_ok());
    }

    #[test]
    fn a_flood_of_addresses_does_not_grow_the_memory() {
        let limits = Limits::default();
        for number in 0..u32::try_from(MOST_KEYS).unwrap_or(u32::MAX) + 1_000 {
            let _ = limits.count(Tried::Upload, IpAddr::V4(Ipv4Addr::from_bits(number)), OffsetDateTime::UNIX_EPOCH);
        }
        assert!(limits.windows.lock().expect("the counters").len() <= MOST_KEYS + 1);
        let next = OffsetDateTime::UNIX_EPOCH + time::Duration::MINUTE;
        assert!(limits.count(Tried::Upload, IpAddr::V4(Ipv4Addr::from_bits(7)), next).is_ok());
    }

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
