//! The retention schedule carried out: what is over and old enough is erased, what was kept for a while is forgotten.
//!
//! **Invariant:** a case is erased by an act like any other: the core says whether its days have passed, and the log says that it was.
//! Read next: `catalogue::retention` (the schedule), `application::decide` (the act).

use super::act::{Doing, perform};
use application::{Actor, Command, Now, action::ErasureReason};
use catalogue::{Government, retention::Kept};
use std::{fmt, sync::Arc};
use store::{Accounts, ActError, Contract, Fault, Notifications, StaffSecurity};
use time::{Duration, OffsetDateTime};

/// Cases that are asked about at a time.
const AT_ONCE: usize = 200;

/// What one sweep did, for the log.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    pub erased: u64,
    /// Erased before, with a key that a crash or an old copy had left.
    pub destroyed_again: u64,
    pub accesses: u64,
    pub messages: u64,
    pub mails: u64,
    pub codes: u64,
    pub accounts: u64,
    pub security: u64,
    pub notifications: u64,
}

impl fmt::Display for Swept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { erased, destroyed_again, accesses, messages, mails, codes, accounts, security, notifications } = self;
        write!(
            f,
            "erased={erased} destroyed_again={destroyed_again} accesses_forgotten={accesses} messages_forgotten={messages} \
             mails_forgotten={mails} codes_forgotten={codes} accounts_closed={accounts} security_forgotten={security} notifications_forgotten={notifications}"
        )
    }
}

pub async fn sweep(store: &(impl Contract + Accounts + Notifications + StaffSecurity), government: &Arc<Government>, now: &Now) -> Result<Swept, Fault> {
    let mut swept = Swept { destroyed_again: store.destroy_erased(&government.id, now.at).await?, ..Swept::default() };
    for (kept, was_sent) in [(Kept::NeverSent, false), (Kept::Ended, true)] {
        if let Some(days) = government.retention.days(kept) {
            swept.erased += erase(store, government, now, was_sent, days).await?;
        }
    }
    let since = |kept| government.retention.days(kept).map(|days| now.at - Duration::days(i64::from(days)));
    if let Some(before) = since(Kept::Accesses) {
        swept.accesses = store.forget_accesses(&government.id, before).await?;
    }
    if let Some(before) = since(Kept::Messages) {
        swept.messages = store.forget_messages(&government.id, before).await?;
        swept.mails = store.forget_mails(&government.id, before).await?;
    }
    if let Some(before) = since(Kept::Codes) {
        swept.codes = store.forget_codes(&government.id, before).await?;
    }
    if let Some(before) = since(Kept::Accounts) {
        swept.accounts = close_unused(store, government, now, before).await?;
    }
    if let Some(before) = since(Kept::Security) {
        swept.security = store.forget_security_notes(&government.id, before).await?;
    }
    if let Some(before) = since(Kept::Notifications) {
        swept.notifications = store.forget_notifications(&government.id, before).await?;
    }
    Ok(swept)
}

async fn close_unused(store: &impl Accounts, government: &Arc<Government>, now: &Now, before: OffsetDateTime) -> Result<u64, Fault> {
    let mut closed = 0;
    loop {
        let some = store.unused_accounts(&government.id, before, AT_ONCE).await?;
        for account in &some {
            store.close_account(&government.id, *account, now.at).await?;
        }
        closed += some.len() as u64;
        if some.len() < AT_ONCE {
            return Ok(closed);
        }
    }
}

async fn erase(store: &impl Contract, government: &Arc<Government>, now: &Now, was_sent: bool, days: u32) -> Result<u64, Fault> {
    let before = now.at - Duration::days(i64::from(days));
    let mut erased = 0;
    loop {
        let some = store.ended(&government.id, was_sent, before, AT_ONCE).await?;
        let mut done = 0;
        for application in &some {
            let doing = Doing { application: *application, create: None, seen: None, delivery: None, pin_to: None };
            match perform(store, government, now, Actor::System, doing, Command::Erase { reason: ErasureReason::Schedule }).await {
                Ok(_) => done += 1,
                // Judged otherwise by the core: left alone.
                Err(ActError::Refused(_) | ActError::NotFound) => {}
                Err(ActError::Fault(fault)) => return Err(fault),
            }
        }
        erased += done;
        if done == 0 || some.len() < AT_ONCE {
            return Ok(erased);
        }
    }
}
