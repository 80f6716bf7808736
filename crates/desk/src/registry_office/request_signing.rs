//! After the head declined: the registrar has looked again and asks for the signature once more.

use super::{case_id, path, trial::friendlier};
use crate::kernel::{Halt, Seat, Sent};
use application::Command;
use axum::{extract::Path, response::Response};

pub async fn post(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    match seat.act(id, &sent, Command::RequestSigning).await {
        Ok(_) => Ok(seat.visit.see_other(&path(id, "banding"))),
        Err(halt) => Err(friendlier(&seat, id, Command::RequestSigning, halt).await),
    }
}
