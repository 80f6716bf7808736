//! Clean pictures of a case's own documents, for the browser that holds the case.

use super::held::Held;
use crate::kernel::{Halt, Visit};
use application::DocumentId;
use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use store::Contract;

pub async fn show(visit: Visit, Path((id, document, page)): Path<(String, String, u16)>) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    let document = DocumentId::parse(&document).ok_or(Halt::NotFound)?;
    if !held.case.documents.iter().any(|one| one.document == document && page <= one.pages) {
        return Err(Halt::NotFound);
    }
    let picture = visit.desk.store.find_picture(&visit.government.id, held.case.id, document, page).await?.ok_or(Halt::NotFound)?;
    Ok(file(picture, "image/jpeg", "inline; filename=\"dokumen.jpg\""))
}

/// A file that is nobody's page: it may not run, frame or be guessed to be anything else, and is kept nowhere.
pub fn file(bytes: Vec<u8>, content_type: &'static str, disposition: &'static str) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CONTENT_TYPE, content_type),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}
