//! The printed receipt for papers: which originals were seen and given back, which copies the office keeps.

use super::{
    shared::{case_id, kitir_text},
    slip, words,
};
use crate::kernel::{Halt, Seat, extract::pdf_answer};
use application::Application;
use axum::{extract::Path, response::Response};
use certificate::slip::{Labelled, PapersReceipt, PapersRow, PapersTable, SignatureLine, papers_sheet};
use people::View;

pub(super) async fn pdf(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "print").await?;
    if case.papers_seen.is_empty() {
        return Err(Halt::NotFound);
    }
    let receipt = receipt(&seat, &case);
    let pdf = slip::render(&seat, move || papers_sheet(&receipt)).await?;
    Ok(pdf_answer(pdf, "tanda-terima"))
}

fn receipt(seat: &Seat, case: &Application) -> PapersReceipt {
    let visit = &seat.visit;
    let seen_at = case.last(application::command::Act::SeeOriginals);
    let (by, at) = seen_at.map_or_else(|| (&seat.actor, visit.now.at), |(by, at)| (by, at));
    let line = |key: &str, text: String| Labelled::new(seat.say(key), text);
    let applicant = case.answers.get("informant.name").unwrap_or_default().to_owned();
    let rows = case.papers_seen.iter().map(|paper| PapersRow {
        paper: words::slot_name(visit, &paper.slot),
        original_seen: paper.original_seen,
        copy_kept: paper.copy_kept,
        sheets: u32::from(paper.sheets),
    });
    PapersReceipt {
        head: slip::head(seat, case, "counter-papers-receipt"),
        number: line("counter-slip-number", kitir_text(case)),
        qr_text: slip::address(seat, case.id),
        applicant: line("counter-slip-applicant", applicant.clone()),
        received_on: line("counter-slip-received", visit.say_time(at)),
        officer: line("counter-slip-officer", words::who(visit, by)),
        papers: PapersTable {
            paper_label: seat.say("counter-original-paper"),
            original_seen_label: seat.say("counter-original-seen"),
            copy_kept_label: seat.say("counter-original-copy"),
            sheets_label: seat.say("counter-original-sheets"),
            yes: seat.say("counter-yes"),
            no: seat.say("counter-no"),
            rows: rows.collect(),
        },
        notes: vec![seat.say("counter-papers-given-back")],
        signatures: vec![
            SignatureLine { role: seat.say("counter-slip-applicant"), name: Some(applicant).filter(|name| !name.is_empty()) },
            SignatureLine { role: seat.say("counter-slip-officer"), name: None },
        ],
    }
}
