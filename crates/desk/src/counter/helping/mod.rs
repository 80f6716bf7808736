//! Hall, midwife, RT: files in somebody's name with her consent, and cannot look once it is sent.
//!
//! **Invariant:** no draft is opened without a consent that was proved, none is sent in another NIK's name, and number and PIN of what was
//! sent go to the person, not to the helper. Read next: [`consent`], [`draft`], `people::rights` (role `helper`).

mod consent;
mod draft;
mod papers;
mod send;

pub(super) use consent::{begin, page, send_code};
pub(super) use draft::{edit, show};
pub(super) use papers::{discard, page as papers_page, upload};
pub(super) use send::send;

use crate::kernel::{Halt, Seat};
use application::{Application, ApplicationId};
use people::View;

/// Whom a helper may begin to file for in one day.
const CASES_A_DAY: u64 = 20;

/// A draft of her own; anything else is a page that does not exist.
async fn own_draft(seat: &Seat, id: &str) -> Result<Application, Halt> {
    let case = seat.open(super::shared::case_id(id)?, View::Helping, "helping").await?;
    // The table gives drafts; a draft that lies elsewhere would be refused by the core only after it was shown.
    if case.stage == application::Stage::Draft { Ok(case) } else { Err(Halt::NotFound) }
}

fn draft_path(id: ApplicationId, page: &str) -> String {
    format!("/petugas/bantu/{id}{page}")
}
