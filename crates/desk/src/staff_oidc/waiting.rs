//! Browsers that were sent to the identity provider and have not come back yet; and persons who wait to be linked.
//!
//! In memory: whoever was away while the program started anew begins again.
//! **Invariant:** each secret is taken once, within [`TIME_MAX`]; at most [`MOST`] wait, and when full nobody is sent away.

use crate::kernel::Halt;
use application::StaffId;
use catalogue::GovernmentId;
use factors::oidc::{Identity, Pending};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};
use store::SessionKey;
use time::{Duration, OffsetDateTime};

pub const TIME_MAX: Duration = Duration::minutes(10);
const MOST: usize = 5_000;

/// What a browser was sent away for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    SignIn,
    /// To be linked with the account that sits there.
    Link(StaffId),
    /// To be linked with the account of an invitation, and signed in.
    Invitation(SessionKey),
}

/// Away at the provider.
pub struct Away {
    pub government: GovernmentId,
    pub purpose: Purpose,
    pub pending: Pending,
}

/// Came back as this person, and is asked whether the link is wanted.
pub struct Asked {
    pub government: GovernmentId,
    pub staff: StaffId,
    pub identity: Identity,
}

#[derive(Default)]
pub struct Waiting {
    away: Mutex<HashMap<[u8; 32], (OffsetDateTime, Away)>>,
    asked: Mutex<HashMap<[u8; 32], (OffsetDateTime, Asked)>>,
}

impl Waiting {
    pub fn send_away(&self, secret: &SessionKey, away: Away, at: OffsetDateTime) -> Result<(), Halt> {
        keep(&self.away, secret, away, at)
    }

    pub fn take_away(&self, secret: &SessionKey, at: OffsetDateTime) -> Option<Away> {
        take(&self.away, secret, at)
    }

    pub fn ask(&self, secret: &SessionKey, asked: Asked, at: OffsetDateTime) -> Result<(), Halt> {
        keep(&self.asked, secret, asked, at)
    }

    pub fn take_asked(&self, secret: &SessionKey, at: OffsetDateTime) -> Option<Asked> {
        take(&self.asked, secret, at)
    }
}

fn keep<T>(kept: &Mutex<HashMap<[u8; 32], (OffsetDateTime, T)>>, secret: &SessionKey, value: T, at: OffsetDateTime) -> Result<(), Halt> {
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.len() >= MOST {
        kept.retain(|_, (until, _)| *until > at);
    }
    if kept.len() >= MOST {
        return Err(Halt::TooMany { retry_seconds: 60 });
    }
    kept.insert(secret.0, (at + TIME_MAX, value));
    Ok(())
}

fn take<T>(kept: &Mutex<HashMap<[u8; 32], (OffsetDateTime, T)>>, secret: &SessionKey, at: OffsetDateTime) -> Option<T> {
    let (until, value) = kept.lock().unwrap_or_else(PoisonError::into_inner).remove(&secret.0)?;
    (until > at).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn somebody() -> Asked {
        let identity = Identity { issuer: "https://sso.example".into(), subject: "a1".into(), fresh: false };
        Asked { government: GovernmentId::new("surabaya"), staff: StaffId("rina".into()), identity }
    }

    #[test]
    fn a_secret_is_taken_once_and_in_time() {
        let (waiting, at) = (Waiting::default(), OffsetDateTime::UNIX_EPOCH);
        for number in [1, 2] {
            waiting.ask(&SessionKey([number; 32]), somebody(), at).expect("room");
        }
        assert!(waiting.take_asked(&SessionKey([3; 32]), at).is_none());
        assert!(waiting.take_asked(&SessionKey([1; 32]), at).is_some());
        assert!(waiting.take_asked(&SessionKey([1; 32]), at).is_none());
        assert!(waiting.take_asked(&SessionKey([2; 32]), at + TIME_MAX).is_none(), "too late");
    }

    #[test]
    fn a_flood_finds_no_room_until_the_first_have_run_out() {
        let (waiting, at) = (Waiting::default(), OffsetDateTime::UNIX_EPOCH);
        let secret = |number: usize| {
            let mut key = [0; 32];
            key[..8].copy_from_slice(&number.to_be_bytes());
            SessionKey(key)
        };
        for number in 0..MOST {
            waiting.ask(&secret(number), somebody(), at).expect("room");
        }
        assert!(matches!(waiting.ask(&secret(MOST), somebody(), at), Err(Halt::TooMany { .. })));
        assert!(waiting.ask(&secret(MOST), somebody(), at + TIME_MAX).is_ok());
    }
}
