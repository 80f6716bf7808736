//! While an officer says that a system outside is down, the cases that need it stand still, with that public reason; afterwards they go on.
//!
//! **Invariant:** each case stands and goes on by an act of its own, done by the program; what an officer suspended for a reason of its
//! own is hers to resume. Carried out at once when the word changes, and every minute for what reached the step meanwhile.

use super::act::{Doing, perform};
use application::{Actor, Application, Command, Now, Stage, action::SuspensionReason, command::Act};
use catalogue::{Government, service::StepAct};
use std::sync::Arc;
use store::{ActError, Contract, Fault, OutageRow, Outages, QueueCursor, QueueFilter};

/// What officers can say is down.
pub const REASONS: [SuspensionReason; 2] = [SuspensionReason::RegistryDown, SuspensionReason::SignatureDown];

const AT_ONCE: usize = 200;

/// Whose next step needs what is down.
fn waiting(reason: SuspensionReason) -> (Vec<Stage>, Vec<StepAct>) {
    match reason {
        SuspensionReason::SignatureDown => (vec![Stage::Signing], vec![StepAct::Sign]),
        _ => (vec![Stage::Approved, Stage::Recording], vec![StepAct::Register, StepAct::RecordElsewhere]),
    }
}

/// Carries out what officers have said; how many cases changed.
pub async fn sweep(store: &(impl Contract + Outages), government: &Arc<Government>, now: &Now) -> Result<u64, Fault> {
    let unsettled = store.unsettled_outages(&government.id).await?;
    let mut changed = 0;
    for outage in &unsettled {
        let in_force = outage.lifted.is_none();
        let again = unsettled.iter().any(|other| other.reason == outage.reason && other.lifted.is_none());
        if in_force {
            changed += stop(store, government, now, outage).await?;
        } else {
            // It came down again before everything went on: the newer word holds.
            if !again {
                changed += go_on(store, government, now, outage).await?;
            }
            store.settle_outage(&government.id, outage.id).await?;
        }
    }
    Ok(changed)
}

async fn stop(store: &impl Contract, government: &Arc<Government>, now: &Now, outage: &OutageRow) -> Result<u64, Fault> {
    let (stages, due_acts) = waiting(outage.reason);
    each(store, government, now, stages, due_acts, |_| Some(Command::Suspend { reason: outage.reason })).await
}

async fn go_on(store: &impl Contract, government: &Arc<Government>, now: &Now, outage: &OutageRow) -> Result<u64, Fault> {
    let (_, due_acts) = waiting(outage.reason);
    let ours = |case: &Application| {
        let stands = case.suspended.as_ref().is_some_and(|suspension| suspension.reason == outage.reason);
        (stands && matches!(case.last(Act::Suspend), Some((Actor::System, _)))).then_some(Command::Resume)
    };
    each(store, government, now, vec![Stage::Suspended], due_acts, ours).await
}

/// One act for each case of a list; what the core refuses meanwhile is left alone.
async fn each(
    store: &impl Contract, government: &Arc<Government>, now: &Now, stages: Vec<Stage>, due_acts: Vec<StepAct>,
    wanted: impl Fn(&Application) -> Option<Command>,
) -> Result<u64, Fault> {
    let (mut changed, mut after): (u64, Option<QueueCursor>) = (0, None);
    loop {
        let filter = QueueFilter { stages: stages.clone(), due_acts: due_acts.clone(), after, limit: AT_ONCE, ..QueueFilter::default() };
        let page = store.queue(&government.id, filter).await?;
        for row in &page.rows {
            let Some(case) = store.find_application(&government.id, row.application).await? else { continue };
            let Some(command) = wanted(&case) else { continue };
            let doing = Doing { application: case.id, create: None, seen: Some(case.seq), delivery: None, pin_to: None };
            match perform(store, government, now, Actor::System, doing, command).await {
                Ok(_) => changed += 1,
                Err(ActError::Refused(_) | ActError::NotFound) => {}
                Err(ActError::Fault(fault)) => return Err(fault),
            }
        }
        after = page.next;
        if after.is_none() {
            return Ok(changed);
        }
    }
}
