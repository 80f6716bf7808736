//! Carrying what is due: a lease for each letter, and another try later when it did not go.
//!
//! **Invariant:** a letter is settled once its fate is known; a crash in between lets the lease run out, and the letter goes again under the
//! same id.

use crate::{
    letter::{Letter, Trouble},
    shelf::Shelf,
    smtp::Smtp,
};
use std::{sync::Arc, time::Duration as StdDuration};
use store::{Accounts, Fault, Mail, MailEnd};
use time::{Duration, OffsetDateTime};
use tokio::task::JoinSet;

/// Letters that are on their way at once.
const AT_ONCE: usize = 8;
/// Longer than any try may take.
const LEASE: Duration = Duration::minutes(2);
/// Between looks at what is due.
const PAUSE: StdDuration = StdDuration::from_millis(500);
/// Wait before the second try, three times as long before each further one.
const FIRST_WAIT: Duration = Duration::seconds(5);
const LONGEST_WAIT: Duration = Duration::hours(1);

/// What carries letters.
#[derive(Clone)]
pub enum Carrier {
    Smtp(Arc<Smtp>),
    Shelf(Arc<Shelf>),
}

impl Carrier {
    async fn carry(&self, letter: Letter) -> Result<(), Trouble> {
        match self {
            Self::Smtp(server) => server.carry(&letter).await,
            Self::Shelf(shelf) => {
                shelf.put(letter);
                Ok(())
            }
        }
    }
}

/// Carries for as long as the program runs. `write` puts a mail into words.
pub async fn run<S: Accounts>(store: S, carrier: Carrier, write: impl Fn(&Mail) -> Option<Letter>, now: impl Fn() -> OffsetDateTime) {
    loop {
        match round(&store, &carrier, &write, &now).await {
            Ok(carried) if carried == AT_ONCE => {}
            Ok(_) => tokio::time::sleep(PAUSE).await,
            Err(fault) => {
                tracing::error!(%fault, "mail");
                tokio::time::sleep(PAUSE * 20).await;
            }
        }
    }
}

/// Once over what is due; how many letters there were.
pub async fn round<S: Accounts>(
    store: &S, carrier: &Carrier, write: &impl Fn(&Mail) -> Option<Letter>, now: &impl Fn() -> OffsetDateTime,
) -> Result<usize, Fault> {
    let at = now();
    let due = store.lease_mails(at, at + LEASE, AT_ONCE).await?;
    let count = due.len();
    let mut going = JoinSet::new();
    for mail in due {
        let (letter, carrier) = (write(&mail), carrier.clone());
        going.spawn(async move {
            let done = match letter {
                Some(letter) => carrier.carry(letter).await,
                None => Err(Trouble::Never { reply: None }),
            };
            (mail.id, mail.government, mail.tries, done)
        });
    }
    while let Some(ended) = going.join_next().await {
        // A try that panicked keeps its lease and is tried again.
        let Ok((id, government, tries, done)) = ended else { continue };
        let end = match done {
            Ok(()) => MailEnd::Sent,
            Err(Trouble::Again { reply }) => MailEnd::Later { at: now() + wait_after(tries), reply },
            Err(Trouble::Never { reply }) => MailEnd::GivenUp { reply },
        };
        if let Err(trouble) = done {
            tracing::warn!(mail = id, %government, tries, %trouble, "a mail did not go");
        }
        store.settle_mail(id, end).await?;
    }
    Ok(count)
}

/// After so many tries, from 1.
fn wait_after(tries: u32) -> Duration {
    let times = 3_i32.checked_pow(tries.saturating_sub(1)).unwrap_or(i32::MAX);
    FIRST_WAIT.checked_mul(times).unwrap_or(LONGEST_WAIT).min(LONGEST_WAIT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_try_waits_longer_than_the_one_before_up_to_an_hour() {
        let waits: Vec<i64> = (1..=8).map(|tries| wait_after(tries).whole_seconds()).collect();
        assert_eq!(waits, [5, 15, 45, 135, 405, 1_215, 3_600, 3_600]);
        assert_eq!(wait_after(u32::MAX), LONGEST_WAIT);
    }
}
