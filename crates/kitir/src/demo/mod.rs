//! `kitir demo`: staff of Genteng, and synthetic people whose cases wait at every stage.
//!
//! **Invariant:** nobody here is real: every NIK begins with 99, a province that does not exist. Each case goes through the same
//! acts as a real one; nothing is written past the core.

mod cases;
mod losses;
pub mod papers;
pub mod people;
pub mod staff;

use catalogue::Passwords;
use desk::kernel::{Desk, Visit};
use std::sync::Arc;
use store::Contract;

/// Fills an empty store; leaves a filled one alone.
pub async fn prepare(desk: &Arc<Desk>) -> Result<(), String> {
    let government = staff::government(&desk.catalogue).clone();
    if government.passwords != Passwords::Practice {
        return Err(format!("the demo's log-ins are passwords, and {} does not let them in: `passwords = \"practice\"` under [staff] of its government.toml", government.id));
    }
    let there = desk.store.staff(&government.id).await.map_err(|fault| fault.to_string())?;
    if !there.is_empty() {
        return Ok(());
    }
    println!("Making synthetic people and their cases, once ...");
    staff::hire(desk, &government).await?;
    let uri = axum::http::Uri::from_static("/");
    let visit = Visit::bare(desk, &uri, &axum::http::HeaderMap::new(), &axum::http::Extensions::new()).await;
    cases::make_all(desk, &visit).await
}
