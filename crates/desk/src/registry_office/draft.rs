//! The extract as PDF: before registration a marked draft, after it the certificate's own bytes.
//!
//! **Invariant:** once signed, what is shown is what was signed, byte for byte; both reads are written down.

use super::case_id;
use crate::kernel::{Halt, Seat, extract};
use axum::{extract::Path, response::Response};
use people::View;
use store::Contract;

pub async fn draft(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "draft").await?;
    if !case.has_draft_extract() {
        return Err(Halt::NotFound);
    }
    let pdf = extract::draft_pdf(&seat.visit, &case).await?;
    Ok(extract::pdf_answer(pdf, "draf-kutipan-akta"))
}

pub async fn preview(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Certificate, "certificate").await?;
    let (store, government) = (&seat.desk().store, &seat.visit.government.id);
    let entry = store.find_entry(government, case.id).await?.ok_or(Halt::NotFound)?;
    let signed = match &case.certificate_sha256 {
        Some(sha256) => store.find_certificate(government, case.id, sha256).await?,
        None => None,
    };
    let pdf = match signed {
        Some(pdf) => pdf,
        None => extract::certificate_pdf(&seat.visit, &entry).await?,
    };
    Ok(extract::pdf_answer(pdf, &format!("kutipan-akta-{}", entry.number)))
}
