//! The registrar writes the entry: the number comes from the day's series in the same transaction.
//!
//! **Invariant:** one case, one entry, one number; of two registrars at once the second reads who was first.

use super::{case_id, compare, faults_of, path, trial::friendlier};
use crate::kernel::{Halt, Seat, Sent};
use application::Command;
use axum::{extract::Path, response::Response};

pub async fn post(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    match seat.act(id, &sent, Command::Register).await {
        Ok(_) => Ok(seat.visit.see_other(&path(id, "akta"))),
        Err(halt) => {
            let halt = friendlier(&seat, id, Command::Register, halt).await;
            let faults = faults_of(&seat, halt, Some("#duplikat"))?;
            compare::show(&seat, id, &sent, faults).await
        }
    }
}
