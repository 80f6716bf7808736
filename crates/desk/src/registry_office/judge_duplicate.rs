//! One possible duplicate is judged: the same event as this one, or another; always with the registrar's reason.

use super::{case_id, compare, faults_of, path};
use crate::kernel::{Halt, Seat, Sent};
use crate::page::Fault;
use application::{ApplicationId, Command, action::Verdict};
use axum::{extract::Path, response::Response};

pub async fn post(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    let other = ApplicationId::parse(sent.text("other")).ok_or(Halt::NotFound)?;
    let Some(verdict) = verdict(sent.text("verdict")) else {
        let fault = Fault { text: seat.say("registry-verdict-missing"), href: Some("#duplikat".to_owned()) };
        return compare::show(&seat, id, &sent, vec![fault]).await;
    };
    let command = Command::JudgeDuplicate { other, verdict, reason: sent.text("reason").to_owned() };
    match seat.act(id, &sent, command).await {
        Ok(_) => Ok(seat.visit.see_other(&format!("{}#duplikat", path(id, "banding")))),
        Err(halt) => {
            let faults = faults_of(&seat, halt, Some("#duplikat"))?;
            compare::show(&seat, id, &sent, faults).await
        }
    }
}

fn verdict(text: &str) -> Option<Verdict> {
    match text {
        "same" => Some(Verdict::Same),
        "different" => Some(Verdict::Different),
        _ => None,
    }
}
