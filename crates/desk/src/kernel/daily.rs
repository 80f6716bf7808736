//! What is done for cases that nobody touches: the applicant is told of a promise that has passed and of what waits for her, late days
//! are written down as owed, and what an absent officer holds goes back to the queue.
//!
//! **Invariant:** each is an act of the program that the core allows or refuses; asked here first, so that a refusal costs no write.

use super::act::{Doing, perform};
use application::{Actor, Command, Facts, Ground, Now, Stage, action::Reminder};
use catalogue::Government;
use people::Acting;
use std::sync::Arc;
use store::{ActError, Contract, Fault, QueueFilter, QueueRow};

const AT_ONCE: usize = 200;
/// Where the promised time runs.
const PROMISED: [Stage; 6] = [Stage::Submitted, Stage::InReview, Stage::Approved, Stage::Recording, Stage::Registered, Stage::Signing];
/// Where an officer may hold a case.
const HELD: [Stage; 8] =
    [Stage::Submitted, Stage::InReview, Stage::Approved, Stage::Recording, Stage::Registered, Stage::Signing, Stage::Issued, Stage::Returned];

/// Hourly: promises that have passed. How many acts were done.
pub async fn late(store: &impl Contract, government: &Arc<Government>, now: &Now) -> Result<u64, Fault> {
    let filter = QueueFilter { stages: PROMISED.to_vec(), due_before: Some(now.at), ..QueueFilter::default() };
    let told = each(store, government, now, filter.clone(), |_| Some(Command::Remind { of: Reminder::Late })).await?;
    Ok(told + each(store, government, now, filter, |_| Some(Command::OweCompensation)).await?)
}

/// Daily: what waits for its applicant or for an officer who is away.
pub async fn waiting(store: &impl Contract, government: &Arc<Government>, now: &Now) -> Result<u64, Fault> {
    let of = |stage: Stage| QueueFilter { stages: vec![stage], ..QueueFilter::default() };
    let mut done = 0;
    for (stage, of_what) in [(Stage::Returned, Reminder::Return), (Stage::Approved, Reminder::Confirm), (Stage::Ready, Reminder::PickUp)] {
        done += each(store, government, now, of(stage), |_| Some(Command::Remind { of: of_what })).await?;
    }
    let held = QueueFilter { stages: HELD.to_vec(), ..QueueFilter::default() };
    done += each(store, government, now, held, |row| row.claimed_by.as_ref().map(|_| Command::Release)).await?;
    Ok(done)
}

async fn each(
    store: &impl Contract, government: &Arc<Government>, now: &Now, filter: QueueFilter, wanted: impl Fn(&QueueRow) -> Option<Command>,
) -> Result<u64, Fault> {
    let (mut done, mut after) = (0, None);
    loop {
        let page = store.queue(&government.id, QueueFilter { after, limit: AT_ONCE, ..filter.clone() }).await?;
        for row in &page.rows {
            let Some(command) = wanted(row) else { continue };
            let (Some(case), Some(service)) = (store.find_application(&government.id, row.application).await?, government.services.get(&row.service)) else { continue };
            let ground = Ground { service, government };
            let trial = Acting::begin(&Actor::System, &command, &case).and_then(|acting| acting.decide(ground, &Facts::default(), command.clone(), now));
            if trial.is_err() {
                continue;
            }
            let doing = Doing { application: case.id, create: None, seen: Some(case.seq), delivery: None, pin_to: None };
            match perform(store, government, now, Actor::System, doing, command).await {
                Ok(_) => done += 1,
                Err(ActError::Refused(_) | ActError::NotFound) => {}
                Err(ActError::Fault(fault)) => return Err(fault),
            }
        }
        after = page.next;
        if after.is_none() {
            return Ok(done);
        }
    }
}
