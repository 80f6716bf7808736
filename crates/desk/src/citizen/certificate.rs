//! The certificate for its owner: the act of downloading is written down, then the stored bytes are given out as they were signed.

use super::held::Held;
use crate::kernel::{Halt, Sent, Visit, extract::pdf_answer};
use application::Command;
use axum::{extract::Path, response::Response};
use store::Contract;

pub async fn download(visit: Visit, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    held.act(&visit, sent.delivery(), Command::Download).await?;
    Ok(visit.see_other(&held.path("/akta.pdf")))
}

/// Only after the act: a bookmark of the file leads back to the tracker with its button.
pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    let Some(sha256) = held.case.certificate_sha256.as_deref().filter(|_| held.case.downloads > 0) else { return Ok(held.elsewhere(&visit)) };
    let pdf = visit.desk.store.find_certificate(&visit.government.id, held.case.id, sha256).await?.ok_or(Halt::NotFound)?;
    let name = held.case.registration.as_ref().map_or_else(|| "akta".to_owned(), |registration| registration.number.to_string());
    Ok(pdf_answer(pdf, &name))
}
