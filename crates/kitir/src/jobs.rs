//! What the program does by itself: drafts nobody touched and returned cases whose time has run out expire; late and waiting cases are
//! told of, and once a day the retention schedule is carried out.

use crate::clock;
use application::{Actor, Command, Stage};
use catalogue::Government;
use desk::kernel::{Desk, Doing, act::perform};
use std::{sync::Arc, time::Duration};
use store::{ActError, Contract};

/// Looks every hour, for as long as the program runs.
pub async fn every_hour(desk: Arc<Desk>) {
    let mut swept_on = None;
    loop {
        let now = clock::now();
        let sweeps = swept_on != Some(now.at.date());
        swept_on = Some(now.at.date());
        for government in desk.catalogue.governments() {
            expire(&desk, government).await;
            told(government, "late", desk::kernel::daily::late(&desk.store, government, &now).await);
            if sweeps {
                told(government, "waiting", desk::kernel::daily::waiting(&desk.store, government, &now).await);
                match desk::kernel::retention::sweep(&desk.store, government, &now).await {
                    Ok(swept) => tracing::info!(government = %government.id, "retention: {swept}"),
                    Err(fault) => tracing::error!(government = %government.id, %fault, "retention"),
                }
            }
        }
        tokio::time::sleep(Duration::from_secs(3_600)).await;
    }
}

fn told(government: &Government, what: &str, done: Result<u64, store::Fault>) {
    match done {
        Ok(0) => {}
        Ok(count) => tracing::info!(government = %government.id, "{what}: {count} acts"),
        Err(fault) => tracing::error!(government = %government.id, %fault, "{what}"),
    }
}

/// Every minute: cases that reached a step whose system is down stand still, and go on when it is up.
pub async fn every_minute(desk: Arc<Desk>) {
    loop {
        tokio::time::sleep(Duration::from_secs(60)).await;
        for government in desk.catalogue.governments() {
            if let Err(fault) = desk::kernel::outage::sweep(&desk.store, government, &clock::now()).await {
                tracing::error!(government = %government.id, %fault, "outages");
            }
        }
    }
}

/// Carries letters to citizens, for as long as the program runs.
pub async fn letters(desk: Arc<Desk>, carrier: outbox::Carrier) {
    let (store, writer) = (desk.store.clone(), desk.clone());
    outbox::run(store, carrier, move |mail| desk::kernel::letter::letter(&writer, mail), || clock::now().at).await;
}

/// Ends what is over. A case that the core keeps open (its time is not over yet) is left alone.
pub async fn expire(desk: &Desk, government: &Arc<Government>) -> u32 {
    let now = clock::now();
    let mut ended = 0;
    for stage in [Stage::Draft, Stage::Returned] {
        // The core knows each service's days; a day is the shortest that any service can have.
        let before = now.at - time::Duration::DAY;
        let Ok(stale) = desk.store.stale(&government.id, stage, before).await else { continue };
        for application in stale {
            let doing = Doing { application, create: None, seen: None, delivery: None, pin_to: None };
            match perform(&desk.store, government, &clock::now(), Actor::System, doing, Command::Expire).await {
                Ok(_) => ended += 1,
                Err(ActError::Refused(_) | ActError::NotFound) => {}
                Err(ActError::Fault(fault)) => tracing::error!(%fault, "expiry"),
            }
        }
    }
    ended
}
