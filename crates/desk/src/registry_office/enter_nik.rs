//! The NIK of whom a case is about, as the population register gave it. Kitir never makes one.

use super::{case_id, compare, faults_of, path};
use crate::kernel::{Halt, Seat, Sent};
use application::Command;
use axum::{extract::Path, response::Response};

pub async fn post(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    match seat.act(id, &sent, Command::EnterNik { nik: sent.text("nik").to_owned() }).await {
        Ok(_) => Ok(seat.visit.see_other(&path(id, "banding"))),
        Err(halt) => {
            let faults = faults_of(&seat, halt, Some("#nik"))?;
            compare::show(&seat, id, &sent, faults).await
        }
    }
}
