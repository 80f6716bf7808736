//! `kitir demo`: staff of Genteng, and synthetic people whose cases wait at every stage; a few of Buleleng, which registers in SIAK.
//!
//! **Invariant:** nobody here is real: every NIK begins with 99, a province that does not exist. Each case goes through the same
//! acts as a real one; nothing is written past the core.

mod cases;
mod elsewhere;
mod losses;
pub mod papers;
pub mod people;
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
