//! Sending: the draft becomes an application, number and PIN are born.

use super::{
    check,
    held::{Held, refused},
    road::Road,
};
use crate::{
    kernel::{Halt, Sent, Visit, act::explain},
    page::Fault,
};
use application::{Command, Refusal};
use axum::{extract::Path, response::Response};

pub async fn send(mut visit: Visit, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    if let Some(answer) = held.too_late(&visit) {
        return Ok(answer);
    }
    let browser = visit.ensure_session().await?;
    let agreed = sent.has("benar");
    let command = Command::Submit { statement_of_truth: agreed, papers: Vec::new(), witnesses_present: false };
    match held.act_with_pin(&visit, sent.delivery(), command, Some(browser)).await {
        Ok(_) => Ok(visit.see_other(&held.path("/kitir"))),
        Err(halt) => {
            let refusal = refused(halt)?;
            if !held.is_draft() {
                // Sent already, by an earlier tap.
                return Ok(visit.see_other(&held.path("/kitir")));
            }
            Ok(check::render(&visit, &held, &faults(&visit, &held, &refusal), agreed))
        }
    }
}

fn faults(visit: &Visit, held: &Held, refusal: &Refusal) -> Vec<Fault> {
    let href = match refusal {
        Refusal::Incomplete { .. } => return check::open_faults(visit, held, &held.voice(visit), &Road::of(visit, held)),
        Refusal::StatementMissing => Some("#benar".to_owned()),
        _ => None,
    };
    explain(visit, refusal).into_iter().map(|text| Fault { text, href: href.clone() }).collect()
}
