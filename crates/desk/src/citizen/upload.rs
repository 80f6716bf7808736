//! Taking one photo or PDF: read within bounds, decoded elsewhere, stored clean, then attached.
//!
//! **Invariant:** a file that is too large is read to its end and thrown away, so that the browser hears why instead of a broken line.

use super::{held::{Held, refused}, slot};
use crate::kernel::{Halt, Sent, Visit, act::explain, halt, limits::Tried};
use application::{Command, DocumentId, action::{Document, DocumentSource}};
use axum::{
    extract::{Multipart, Path},
    response::Response,
};
use catalogue::SlotId;
use intake::{Intake, Rejection, Source};
use store::{Contract, Pictures};

/// Above this a connection is cut; between the file limit and this the page explains.
pub const BODY_BYTES_MAX: usize = 64 * 1024 * 1024;

/// What came with the form.
struct Arrived {
    fields: Sent,
    file: Result<Vec<u8>, Rejection>,
}

pub async fn receive(visit: Visit, Path((id, slot)): Path<(String, String)>, form: Multipart) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    if let Some(answer) = held.too_late(&visit) {
        return Ok(answer);
    }
    let slot = SlotId::new(&slot);
    if !held.service.slots.contains_key(slot.as_str()) || !held.may_attach(&visit, &slot) {
        return Ok(held.elsewhere(&visit));
    }
    visit.desk.limits.count(Tried::Upload, visit.address, visit.now.at)?;
    let arrived = read(form, visit.desk.intake.limits().file_max_bytes).await?;
    let decoded = match arrived.file {
        Ok(bytes) => visit.desk.intake.decode(bytes).await,
        Err(rejection) => Err(rejection),
    };
    match decoded {
        Ok(intake) => attach(&visit, &held, &slot, &arrived.fields, intake).await,
        Err(rejection) => {
            let args = rejection.args();
            let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let key = if rejection == Rejection::Empty { "citizen-paper-no-file" } else { rejection.key() };
            let mut response = slot::render(&visit, &held, &slot, true, Some(&visit.say_with(key, &args))).await?;
            if rejection.is_ours() {
                halt::come_back(&mut response);
            }
            Ok(response)
        }
    }
}

async fn attach(visit: &Visit, held: &Held, slot: &SlotId, fields: &Sent, intake: Intake) -> Result<Response, Halt> {
    let id = DocumentId(visit.now.draw("document"));
    let source = match intake.source {
        Source::Photo => DocumentSource::Photo,
        Source::Pdf | Source::LivePdf => DocumentSource::Pdf,
    };
    let pages = u16::try_from(intake.pages.len()).unwrap_or(u16::MAX);
    let pictures = Pictures { pages: intake.pages.into_iter().map(|picture| picture.jpeg).collect(), thumbnail: intake.thumbnail.jpeg };
    visit.desk.store.put_document(&visit.government.id, held.case.id, id, pictures, &visit.now).await?;
    let document = Document { document: id, slot: slot.clone(), source, pages };
    match held.act(visit, fields.delivery(), Command::Attach(document)).await {
        Ok(_) => Ok(visit.see_other(&held.path(&format!("/dokumen/{slot}")))),
        Err(halt) => {
            let refusal = refused(halt)?;
            slot::render(visit, held, slot, true, Some(&explain(visit, &refusal).join(" "))).await
        }
    }
}

/// The first part with content wins: camera or gallery. Small text parts are the form's fields.
async fn read(mut form: Multipart, file_bytes_max: usize) -> Result<Arrived, Halt> {
    let mut fields = Vec::new();
    let mut file: Result<Vec<u8>, Rejection> = Err(Rejection::Empty);
    let broken = |_| Halt::Bad("halt-form-unreadable");
    while let Some(mut part) = form.next_field().await.map_err(broken)? {
        let name = part.name().unwrap_or_default().to_owned();
        if !name.starts_with(slot::PHOTO) {
            let value = part.text().await.map_err(broken)?;
            fields.push((name, value));
            continue;
        }
        let (mut bytes, mut length) = (Vec::new(), 0_usize);
        loop {
            match part.chunk().await {
                Ok(Some(chunk)) => {
                    length = length.saturating_add(chunk.len());
                    if length <= file_bytes_max { bytes.extend_from_slice(&chunk) } else { bytes = Vec::new() }
                }
                Ok(None) => break,
                Err(_) => return Ok(Arrived { fields: Sent::from_pairs(fields)?, file: Err(cut_off(length, file_bytes_max)) }),
            }
        }
        if length > file_bytes_max {
            file = Err(too_large(length, file_bytes_max));
        } else if length > 0 {
            file = Ok(bytes);
        }
    }
    Ok(Arrived { fields: Sent::from_pairs(fields)?, file })
}

/// The line broke, or the body was longer than anything we read to its end.
fn cut_off(length: usize, file_bytes_max: usize) -> Rejection {
    if length > file_bytes_max { too_large(length, file_bytes_max) } else { Rejection::Broken }
}

fn too_large(length: usize, file_bytes_max: usize) -> Rejection {
    Rejection::TooLarge { bytes: length as u64, max_bytes: file_bytes_max as u64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_file_that_breaks_off_is_called_too_large_and_a_short_one_broken() {
        assert_eq!(cut_off(20, 10), Rejection::TooLarge { bytes: 20, max_bytes: 10 });
        assert_eq!(cut_off(5, 10), Rejection::Broken);
    }
}
