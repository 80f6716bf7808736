//! The extract as PDF: before registration a marked draft, after it the certificate's own bytes.
//!
//! **Invariant:** once signed, what is shown is what was signed, byte for byte; both reads are written down.

use super::case_id;
use crate::kernel::{Halt, Seat, extract};
use application::Stage;
use axum::{extract::Path, response::Response};
use people::View;
use store::Contract;

pub async fn draft(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "draft").await?;
    if !case.has_draft_extract() {
        return Err(Halt::NotFound);
    }
    let about = extract::about(&seat.visit, &case).await?;
    let pdf = extract::draft_pdf(&seat.visit, &case, about.as_ref()).await?;
    Ok(extract::pdf_answer(pdf, "draf"))
}

pub async fn preview(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Certificate, "certificate").await?;
    let (store, government) = (&seat.desk().store, &seat.visit.government.id);
    let life = extract::life_of(&seat.visit, &case).await?;
    if !case.is_in_register() && case.stage != Stage::Signing && case.certificate_sha256.is_none() {
        return Err(Halt::NotFound);
    }
    let signed = match &case.certificate_sha256 {
        Some(sha256) => store.find_certificate(government, case.id, sha256).await?,
        None => None,
    };
    let pdf = match signed {
        Some(pdf) => pdf,
        None => extract::certificate_pdf(&seat.visit, &case, life.as_ref(), seat.standing_in.as_deref()).await?,
    };
    let receipt = || case.receipt.as_ref().map(ToString::to_string).unwrap_or_default();
    let name = life.map_or_else(|| format!("{}-{}", case.service, receipt()), |life| format!("kutipan-akta-{}", life.entry.number));
    Ok(extract::pdf_answer(pdf, &name))
}
