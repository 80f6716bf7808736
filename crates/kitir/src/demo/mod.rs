//! `kitir demo`: staff of Genteng, and synthetic people whose cases wait at every stage; a few of Buleleng, which registers in SIAK.
//!
//! **Invariant:** nobody here is real: every NIK begins with 99, a province that does not exist. Each case goes through the same
//! acts as a real one; nothing is written past the core.

mod cases;
mod elsewhere;
mod losses;
pub mod papers;
pub mod people;
mod side_roads;
pub mod staff;

use catalogue::{BlankId, Government, Passwords};
use desk::kernel::{Desk, Visit};
use std::sync::Arc;
use store::{Blanks, Contract, MoveKind, NewMove};
use time::Duration;

/// Fills an empty store; leaves a filled one alone.
pub async fn prepare(desk: &Arc<Desk>) -> Result<(), String> {
    let government = staff::government(&desk.catalogue).clone();
    if government.passwords != Passwords::Practice {
        return Err(format!("the demo's log-ins are passwords, and {} does not let them in: `passwords = \"practice\"` under [staff] of its government.toml", government.id));
    }
    for town in staff::towns(&desk.catalogue) {
        let there = desk.store.staff(&town.id).await.map_err(|fault| fault.to_string())?;
        if !there.is_empty() {
            continue;
        }
        println!("Making synthetic people of {} and their cases, once ...", town.short_name);
        staff::hire(desk, town).await?;
        cases::make_all(desk, &visitor(desk, town).await).await?;
        blanks(desk, town).await?;
    }
    Ok(())
}

/// What the district has counted: one card for two children who wait, and a day for the next delivery; identity cards are enough.
async fn blanks(desk: &Arc<Desk>, town: &Government) -> Result<(), String> {
    let by = staff::actor(town, "kecamatan");
    let Some(office) = by.office().cloned() else { return Ok(()) };
    let now = desk.now();
    let expected_on = town.calendar.date_of(now.at + Duration::days(6));
    for (kind, count, expected_on) in [("child-card", 1, Some(expected_on)), ("id-card", 40, None)] {
        let new = NewMove {
            office: office.clone(), blank: BlankId::new(kind), kind: MoveKind::Arrived, count, expected_on, reason: "Stok awal".to_owned(), by: by.clone(), at: now.at,
            delivery: None,
        };
        desk.store.move_blanks(&town.id, new).await.map_err(|fault| fault.to_string())?;
    }
    Ok(())
}

/// Somebody at a government's address.
async fn visitor(desk: &Arc<Desk>, government: &catalogue::Government) -> Visit {
    let mut headers = axum::http::HeaderMap::new();
    if let Some(host) = government.hosts.first().and_then(|host| axum::http::HeaderValue::from_str(host).ok()) {
        headers.insert(axum::http::header::HOST, host);
    }
    Visit::bare(desk, &axum::http::Uri::from_static("/"), &headers, &axum::http::Extensions::new()).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{clock, library};
    use application::Stage;
    use desk::kernel::{Settings, Web};
    use std::collections::BTreeSet;
    use store::{Keys, QueueFilter, Sqlite};

    #[tokio::test(flavor = "multi_thread")]
    async fn the_demo_has_a_case_at_every_stage() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Sqlite::open(folder.path(), Keys::from_master([3; 32]), store::sqlite::Options::default()).expect("an empty store");
        let catalogue = Arc::new(library::load(&[]).unwrap_or_else(|findings| panic!("{}", library::listed(&findings))));
        let settings = Settings { secure: false, public_url: "http://localhost:8080".into(), demo: None, web: Web::default() };
        let intake = intake::Pool::in_process(intake::Limits::default());
        let desk = Arc::new(Desk::new(store, catalogue, Arc::new(certificate::Press::new()), intake, Box::new(clock::now), settings));
        prepare(&desk).await.expect("the demo is made");
        let (mut seen, mut proposals) = (BTreeSet::new(), 0);
        for town in staff::towns(&desk.catalogue) {
            for stage in Stage::ALL {
                let rows = desk.store.queue(&town.id, QueueFilter { stages: vec![stage], limit: 200, ..QueueFilter::default() }).await.expect("a list").rows;
                for row in &rows {
                    let case = desk.store.find_application(&town.id, row.application).await.expect("reads").expect("a case");
                    proposals += usize::from(case.proposal.is_some());
                    seen.insert(case.stage);
                }
            }
        }
        let missed: Vec<Stage> = Stage::ALL.into_iter().filter(|stage| !seen.contains(stage)).collect();
        assert!(missed.is_empty(), "no case of the demo is {missed:?}");
        assert_eq!(proposals, 1, "one family is asked about a change");
    }
}
