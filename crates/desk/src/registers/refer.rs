//! The officer says which entry an application is about: first it is found and shown beside the application, then she says that she has
//! compared the person.

use crate::{
    kernel::{Halt, Seat, Sent},
    page::Fault,
    registry_office::{case_id, compare, faults_of, path},
};
use application::Command;
use axum::{extract::Path, response::Response};

pub async fn post(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    if sent.text("step") == "elsewhere" {
        seat.act(id, &sent, Command::ReferElsewhere).await?;
        return Ok(seat.visit.see_other(&format!("{}#akta", path(id, "banding"))));
    }
    let compared = sent.text("compared") == "yes";
    let command = Command::Refer { number: sent.text("number").to_owned(), compared };
    match seat.act(id, &sent, command).await {
        Ok(_) => Ok(seat.visit.see_other(&format!("{}#akta", path(id, "banding")))),
        // Found, and now to be compared: nothing is wrong yet.
        Err(Halt::Refused(refusal)) if matches!(*refusal, application::Refusal::EntryMissing) => {
            let unticked = vec![Fault { text: seat.say("register-compared-missing"), href: Some("#compared".into()) }];
            compare::show(&seat, id, &sent, if sent.text("step") == "compare" { unticked } else { Vec::new() }).await
        }
        Err(halt) => {
            let faults = faults_of(&seat, halt, Some("#number"))?;
            compare::show(&seat, id, &sent, faults).await
        }
    }
}
