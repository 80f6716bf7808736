//! The stored certificate of a case as PDF. Who fetched it is written down.

use super::shared::case_id;
use crate::kernel::{Halt, Seat, extract::pdf_answer};
use axum::{extract::Path, response::Response};
use people::View;
use store::Contract;

pub(super) async fn pdf(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Certificate, "print").await?;
    let sha256 = case.certificate_sha256.as_deref().ok_or(Halt::NotFound)?;
    let pdf = seat.desk().store.find_certificate(&seat.visit.government.id, case.id, sha256).await?;
    let name = case.registration.as_ref().map_or_else(|| "akta".to_owned(), |registration| registration.number.to_string());
    Ok(pdf_answer(pdf.ok_or(Halt::NotFound)?, &name))
}
