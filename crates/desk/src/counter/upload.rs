//! Papers of a draft or a returned case at the counter: a photo or PDF of one, or "it lies here on paper".
//!
//! **Invariant:** only pictures drawn anew by the intake worker are kept; the bytes of an upload never are.

use super::{
    shared::{case_form, case_id, case_path, faults, or_refusal, record_path, service_of},
    words,
};
use crate::{
    kernel::{Halt, Seat, Sent, halt, limits::Tried},
    page::{Button, DocumentCard, Emphasis, ErrorSummary, Fault, Field, FileUpload, Form},
};
use application::{
    Application, ApplicationId, Command, DocumentId,
    action::{Document, DocumentSource},
};
use axum::{
    extract::{Multipart, Path},
    response::{IntoResponse, Redirect, Response},
};
use catalogue::SlotId;
use maud::{Markup, html};
use people::View;
use store::{Contract, Pictures};

/// Largest body of an upload: a file of 15 MB and the form around it.
pub(crate) const BODY_BYTES_MAX: usize = 16 * 1024 * 1024;

pub(super) async fn page(seat: Seat, Path((id, slot)): Path<(String, String)>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "review").await?;
    show(&seat, &case, &SlotId::new(&slot), &[])
}

fn show(seat: &Seat, case: &Application, slot: &SlotId, faults: &[Fault]) -> Result<Response, Halt> {
    let service = service_of(seat, case)?;
    if !service.slots.contains_key(slot) {
        return Err(Halt::NotFound);
    }
    let visit = &seat.visit;
    let title = words::slot_name(visit, slot);
    let hint = words::slot_hint(visit, slot);
    let action = case_path(case.id, &format!("dokumen/{slot}"));
    let (token, seen) = (visit.delivery_token("dokumen"), case.seq.to_string());
    let error = faults.first().map(|fault| fault.text.as_str());
    let body = html! {
        (ErrorSummary { words: visit.words(), faults })
        h1 { (title) }
        @for document in case.documents_in(slot) { (held(seat, case, document)) }
        (Form { action: &action, idempotency: &token, hidden: &[("seen", &seen)], multipart: true, body: html! {
            (FileUpload { field: Field { words: visit.words(), name: "photo", label: &seat.say("counter-upload-label"), hint: hint.as_deref(), error, ..Default::default() },
                ..Default::default() })
            (Button { label: &seat.say("counter-upload-button"), accesskey: Some("s"), ..Default::default() })
        }, ..Default::default() })
        (case_form(seat, case, &format!("kertas/{slot}"), html! {
            (Button { label: &seat.say("counter-document-take"), emphasis: Emphasis::Secondary, ..Default::default() })
        }))
    };
    Ok(seat.page(&title, Some(&record_path(case.id)), !faults.is_empty(), body))
}

/// A document that is there already, with the button that takes it away.
fn held(seat: &Seat, case: &Application, document: &Document) -> Markup {
    let name = words::slot_name(&seat.visit, &document.slot);
    let src = case_path(case.id, &format!("gambar/{}/0", document.document));
    let alt = seat.say_with("counter-document-alt", &[("name", &name), ("page", "1")]);
    let on_paper = document.source == DocumentSource::Paper;
    let detail = if on_paper { seat.say("counter-document-paper") } else { seat.say_with("counter-document-pages", &[("pages", &document.pages.to_string())]) };
    html! {
        (DocumentCard {
            title: &name,
            thumbnail: (!on_paper).then_some((src.as_str(), alt.as_str())),
            status: html! {},
            detail: html! { p { (detail) } },
            actions: case_form(seat, case, &format!("buang/{}", document.document), html! {
                (Button { label: &seat.say("counter-document-discard"), emphasis: Emphasis::Secondary, ..Default::default() }) }),
        })
    }
}

/// Text fields and the first file that is not empty.
pub(crate) async fn parts(mut form: Multipart) -> Result<(Sent, Vec<u8>), Halt> {
    let (mut pairs, mut file) = (Vec::new(), Vec::new());
    while let Some(field) = form.next_field().await.map_err(too_large_or_broken)? {
        let name = field.name().unwrap_or_default().to_owned();
        if field.file_name().is_some() {
            let bytes = field.bytes().await.map_err(too_large_or_broken)?;
            if file.is_empty() {
                file = bytes.to_vec();
            }
        } else {
            pairs.push((name, field.text().await.map_err(too_large_or_broken)?));
        }
    }
    Ok((Sent::from_pairs(pairs)?, file))
}

fn too_large_or_broken(error: axum::extract::multipart::MultipartError) -> Halt {
    if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE { Halt::Bad("counter-upload-too-large") } else { Halt::Bad("halt-form-unreadable") }
}

pub(super) async fn upload(seat: Seat, Path((id, slot)): Path<(String, String)>, form: Multipart) -> Result<Response, Halt> {
    let (sent, bytes) = parts(form).await?;
    let slot = SlotId::new(&slot);
    let case = seat.open(case_id(&id)?, View::Record, "review").await?;
    let document = match take(&seat, case.id, &slot, bytes).await? {
        Taken::Kept(document) => document,
        Taken::Rejected { text, ours } => {
            let mut response = show(&seat, &case, &slot, &[Fault { text, href: Some("#photo-camera".into()) }])?;
            if ours {
                halt::come_back(&mut response);
            }
            return Ok(response);
        }
    };
    attached(&seat, &case, &slot, &sent, Command::Attach(document)).await
}

/// An upload that was looked at.
pub(crate) enum Taken {
    /// Stored, not attached yet.
    Kept(Document),
    /// `ours`: nothing is wrong with the file; it may be sent again.
    Rejected { text: String, ours: bool },
}

/// Draws the pictures anew and stores them for a case.
pub(crate) async fn take(seat: &Seat, case: ApplicationId, slot: &SlotId, bytes: Vec<u8>) -> Result<Taken, Halt> {
    let visit = &seat.visit;
    visit.desk.limits.count(Tried::Upload, visit.address, visit.now.at)?;
    let intake = match visit.desk.intake.decode(bytes).await {
        Ok(intake) => intake,
        Err(rejection) => {
            let args = rejection.args();
            let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            return Ok(Taken::Rejected { text: seat.say_with(rejection.key(), &args), ours: rejection.is_ours() });
        }
    };
    let document = DocumentId(visit.now.draw("document"));
    let source = match intake.source {
        intake::Source::Photo => DocumentSource::Photo,
        intake::Source::Pdf | intake::Source::LivePdf => DocumentSource::Pdf,
    };
    let pages = u16::try_from(intake.pages.len()).unwrap_or(u16::MAX);
    let pictures = Pictures { pages: intake.pages.into_iter().map(|page| page.jpeg).collect(), thumbnail: intake.thumbnail.jpeg };
    visit.desk.store.put_document(&visit.government.id, case, document, pictures, &visit.now).await?;
    Ok(Taken::Kept(Document { document, slot: slot.clone(), source, pages }))
}

/// The paper itself lies on the counter and is not photographed.
pub(super) async fn take_paper(seat: Seat, Path((id, slot)): Path<(String, String)>, sent: Sent) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "review").await?;
    let slot = SlotId::new(&slot);
    let document = DocumentId(seat.visit.now.draw("document"));
    let attach = Command::Attach(Document { document, slot: slot.clone(), source: DocumentSource::Paper, pages: 0 });
    attached(&seat, &case, &slot, &sent, attach).await
}

pub(super) async fn discard(seat: Seat, Path((id, document)): Path<(String, String)>, sent: Sent) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    let document = DocumentId::parse(&document).ok_or(Halt::NotFound)?;
    seat.act(id, &sent, Command::Detach { document }).await?;
    Ok(Redirect::to(&record_path(id)).into_response())
}

async fn attached(seat: &Seat, case: &Application, slot: &SlotId, sent: &Sent, attach: Command) -> Result<Response, Halt> {
    match or_refusal(seat.act(case.id, sent, attach).await)? {
        Ok(_) => Ok(Redirect::to(&record_path(case.id)).into_response()),
        Err(refusal) => show(seat, case, slot, &faults(seat, &refusal)),
    }
}
