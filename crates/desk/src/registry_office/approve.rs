//! The registrar approves: the data are ready to record once the applicant agrees to the draft.

use super::{case_id, compare, faults_of, path, trial::friendlier};
use crate::kernel::{Halt, Seat, Sent};
use application::Command;
use axum::{extract::Path, response::Response};

pub async fn post(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    match seat.act(id, &sent, Command::Approve).await {
        Ok(_) => Ok(seat.visit.see_other(&path(id, "banding"))),
        Err(halt) => {
            let halt = friendlier(&seat, id, Command::Approve, halt).await;
            let faults = faults_of(&seat, halt, Some("#duplikat"))?;
            compare::show(&seat, id, &sent, faults).await
        }
    }
}
