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
    for town in staff::towns(&desk.catalogue) {
        let there = desk.store.staff(&town.id).await.map_err(|fault| fault.to_string())?;
        if !there.is_empty() {
            continue;
        }
        println!("Making synthetic people of {} and their cases, once ...", town.short_name);
        staff::hire(desk, town).await?;
        cases::make_all(desk, &visitor(desk, town).await).await?;
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
