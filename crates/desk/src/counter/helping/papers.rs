//! Photos of papers in a helper's draft. The helper takes them and may throw them away; she does not see them again.

use super::{draft_path, own_draft};
use crate::{
    counter::{
        shared::{faults, or_refusal, service_of},
        upload::{Taken, parts, take},
        words,
    },
    kernel::{Halt, Seat, Sent, halt},
    page::{Button, Emphasis, ErrorSummary, Fault, Field, FileUpload, Form},
};
use application::{Application, Command, DocumentId};
use axum::{extract::{Multipart, Path}, response::{IntoResponse, Redirect, Response}};
use catalogue::SlotId;
use maud::html;

pub(in crate::counter) async fn page(seat: Seat, Path((id, slot)): Path<(String, String)>) -> Result<Response, Halt> {
    let case = own_draft(&seat, &id).await?;
    render(&seat, &case, &SlotId::new(&slot), &[])
}

pub(in crate::counter) async fn upload(seat: Seat, Path((id, slot)): Path<(String, String)>, form: Multipart) -> Result<Response, Halt> {
    let (sent, bytes) = parts(form).await?;
    let slot = SlotId::new(&slot);
    let case = own_draft(&seat, &id).await?;
    let document = match take(&seat, case.id, &slot, bytes).await? {
        Taken::Kept(document) => document,
        Taken::Rejected { text, ours } => {
            let mut response = render(&seat, &case, &slot, &[Fault { text, href: Some("#photo-camera".into()) }])?;
            if ours {
                halt::come_back(&mut response);
            }
            return Ok(response);
        }
    };
    match or_refusal(seat.act(case.id, &sent, Command::Attach(document)).await)? {
        Ok(_) => Ok(Redirect::to(&draft_path(case.id, "")).into_response()),
        Err(refusal) => render(&seat, &case, &slot, &faults(&seat, &refusal)),
    }
}

pub(in crate::counter) async fn discard(seat: Seat, Path((id, document)): Path<(String, String)>, sent: Sent) -> Result<Response, Halt> {
    let case = own_draft(&seat, &id).await?;
    let document = DocumentId::parse(&document).ok_or(Halt::NotFound)?;
    seat.act(case.id, &sent, Command::Detach { document }).await?;
    Ok(Redirect::to(&draft_path(case.id, "")).into_response())
}

fn render(seat: &Seat, case: &Application, slot: &SlotId, faults: &[Fault]) -> Result<Response, Halt> {
    if !service_of(seat, case)?.slots.contains_key(slot) {
        return Err(Halt::NotFound);
    }
    let visit = &seat.visit;
    let (title, hint) = (words::slot_name(visit, slot), words::slot_hint(visit, slot));
    let (token, seen) = (visit.delivery_token("dokumen"), case.seq.to_string());
    let hidden = [("seen", seen.as_str())];
    let error = faults.first().map(|fault| fault.text.as_str());
    let body = html! {
        (ErrorSummary { words: visit.words(), faults })
        h1 { (title) }
        @for document in case.documents_in(slot) {
            p { (seat.say_with("counter-document-pages", &[("pages", &document.pages.to_string())])) }
            (Form { action: &draft_path(case.id, &format!("/buang/{}", document.document)), idempotency: &token, hidden: &hidden, body: html! {
                (Button { label: &seat.say("counter-document-discard"), emphasis: Emphasis::Secondary, ..Button::default() })
            }, ..Form::default() })
        }
        (Form { action: &draft_path(case.id, &format!("/dokumen/{slot}")), idempotency: &token, hidden: &hidden, multipart: true, body: html! {
            (FileUpload { field: Field { words: visit.words(), name: "photo", label: &seat.say("counter-upload-label"), hint: hint.as_deref(), error, ..Field::default() }, ..FileUpload::default() })
            (Button { label: &seat.say("counter-upload-button"), accesskey: Some("s"), ..Button::default() })
        }, ..Form::default() })
    };
    Ok(seat.page(&title, Some(&draft_path(case.id, "")), !faults.is_empty(), body))
}
