//! Pictures of documents for staff, after the same right check as the page that shows them.
//!
//! **Invariant:** a full page that is fetched is written down as looked at; a thumbnail belongs to the record page that was, or is written down itself.

use super::{
    shared::{case_id, case_path, record_path},
    words,
};
use crate::{
    kernel::{Halt, Seat},
    page::Photo,
};
use application::{Application, DocumentId};
use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use maud::html;
use people::View;
use store::Contract;

pub(super) async fn picture(seat: Seat, Path((id, document, page)): Path<(String, String, u16)>) -> Result<Response, Halt> {
    let (id, document) = (case_id(&id)?, DocumentId::parse(&document).ok_or(Halt::NotFound)?);
    let case = if page == 0 { seat.look_again(id, View::Record, "review").await? } else { seat.open(id, View::Record, "review").await? };
    attached(&case, document)?;
    let found = seat.desk().store.find_picture(&seat.visit.government.id, id, document, page).await?;
    Ok(served(found.ok_or(Halt::NotFound)?))
}

/// A document that was taken back is shown no more.
fn attached(case: &Application, document: DocumentId) -> Result<&application::action::Document, Halt> {
    case.documents.iter().find(|one| one.document == document).ok_or(Halt::NotFound)
}

fn served(jpeg: Vec<u8>) -> Response {
    let mut response = jpeg.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("image/jpeg"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("inline; filename=\"berkas.jpg\""));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox; default-src 'none'"));
    response
}

/// The picture at full width, with the way to the next page.
pub(super) async fn large(seat: Seat, Path((id, document, page)): Path<(String, String, u16)>) -> Result<Response, Halt> {
    let (id, document) = (case_id(&id)?, DocumentId::parse(&document).ok_or(Halt::NotFound)?);
    let case = seat.look_again(id, View::Record, "review").await?;
    let known = attached(&case, document)?;
    if !(1..=known.pages.max(1)).contains(&page) {
        return Err(Halt::NotFound);
    }
    let title = words::slot_name(&seat.visit, &known.slot);
    let of_page = |kind: &str, page: u16| case_path(id, &format!("{kind}/{document}/{page}"));
    let alt = seat.say_with("counter-document-alt", &[("name", &title), ("page", &page.to_string())]);
    let next = page.checked_add(1).filter(|next| *next <= known.pages);
    let body = html! {
        h1 { (title) }
        (Photo { src: &of_page("gambar", page), alt: &alt, caption: None })
        @if let Some(next) = next { p { a href=(of_page("besar", next)) { (seat.say("counter-document-next")) } } }
    };
    Ok(seat.page(&title, Some(&record_path(id)), false, body))
}
