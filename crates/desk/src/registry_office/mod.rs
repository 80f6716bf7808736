//! The registration office: the registrar compares, judges duplicates, approves and registers; the head decides late births and signs.
//!
//! **Invariant:** what stands on a certificate is written once, by [`register`]; nothing here edits an answer of the applicant or an
//! entry of the register. Read next: [`queue`], [`compare`], [`sign`].

mod accesses;
mod approve;
pub(crate) mod bring_back;
pub(crate) mod compare;
mod decline_signing;
mod draft;
mod elsewhere;
mod enter_nik;
mod entry;
mod judge_duplicate;
mod late;
pub(crate) mod outages;
mod queue;
mod register;
mod request_signing;
mod sign;
mod signing_list;
pub(crate) mod stand_in;
mod trial;
pub(crate) mod wording;

use crate::kernel::{Gate, Halt, Routes, Seat};
use crate::page::Fault;
use application::{Application, ApplicationId, Refusal, command::Act};
use axum::{extract::DefaultBodyLimit, handler::Handler};
use catalogue::Service;
use people::{Deed, View};
use std::sync::Arc;

pub fn routes(routes: Routes) -> Routes {
    let act = |act| Gate::Staff(Deed::Act(act));
    let view = |view| Gate::Staff(Deed::View(view));
    routes
        .get("/petugas/registrasi", view(View::Duplicates), queue::page)
        .get("/petugas/plh", view(View::StandIns), stand_in::page)
        .post("/petugas/plh", view(View::StandIns), stand_in::name)
        .post("/petugas/plh/akhiri", view(View::StandIns), stand_in::end)
        .post("/petugas/plh/bertindak", Gate::Proved, stand_in::act)
        .get("/petugas/gangguan", view(View::Outages), outages::page)
        .post("/petugas/gangguan", view(View::Outages), outages::post)
        .get("/petugas/permohonan/{id}/banding", view(View::Duplicates), compare::page)
        .post("/petugas/permohonan/{id}/duplikat", act(Act::JudgeDuplicate), judge_duplicate::post)
        .post("/petugas/permohonan/{id}/setuju", act(Act::Approve), approve::post)
        .post("/petugas/permohonan/{id}/nik", act(Act::EnterNik), enter_nik::post)
        .post("/petugas/permohonan/{id}/catat", act(Act::Register), register::post)
        .get("/petugas/permohonan/{id}/luar", act(Act::RecordElsewhere), elsewhere::page)
        .post("/petugas/permohonan/{id}/luar", act(Act::RecordElsewhere), elsewhere::post.layer(DefaultBodyLimit::max(elsewhere::BODY_BYTES_MAX)))
        .post("/petugas/permohonan/{id}/minta-tanda-tangan", act(Act::RequestSigning), request_signing::post)
        .get("/petugas/permohonan/{id}/terlambat", view(View::Duplicates), late::page)
        .post("/petugas/permohonan/{id}/terlambat", act(Act::DecideLate), late::post)
        .get("/petugas/permohonan/{id}/draf.pdf", view(View::Record), draft::draft)
        .get("/petugas/permohonan/{id}/pratinjau.pdf", view(View::Certificate), draft::preview)
        .get("/petugas/permohonan/{id}/akta", view(View::Certificate), entry::page)
        .get("/petugas/permohonan/{id}/dilihat", view(View::Accesses), accesses::page)
        .get("/petugas/tanda-tangan", view(View::SigningQueue), signing_list::page)
        .post("/petugas/tanda-tangan", act(Act::Sign), sign::post)
        .post("/petugas/permohonan/{id}/tolak-tanda-tangan", act(Act::DeclineSigning), decline_signing::post)
}

/// The case of a path; anything else does not exist.
pub(crate) fn case_id(text: &str) -> Result<ApplicationId, Halt> {
    ApplicationId::parse(text).ok_or(Halt::NotFound)
}

/// Where a page of a case stands.
pub(crate) fn path(id: ApplicationId, page: &str) -> String {
    format!("/petugas/permohonan/{id}/{page}")
}

/// The service of a case as this government offers it.
fn service_of(seat: &Seat, case: &Application) -> Result<Arc<Service>, Halt> {
    seat.visit.speak_of(&case.service);
    seat.visit.government.services.get(&case.service).cloned().ok_or(Halt::NotFound)
}

/// A refusal that the page itself can show, as lines of its error summary. What somebody else did first, and faults, become a page
/// of their own.
pub(crate) fn faults_of(seat: &Seat, halt: Halt, href: Option<&str>) -> Result<Vec<Fault>, Halt> {
    match halt {
        Halt::Refused(refusal) if !refusal.is_conflict() => Ok(lines(seat, &refusal, href)),
        other => Err(other),
    }
}

fn lines(seat: &Seat, refusal: &Refusal, href: Option<&str>) -> Vec<Fault> {
    let lines = crate::kernel::act::explain(&seat.visit, refusal);
    // Boxes of these forms are called what the core calls them.
    let named = match refusal {
        Refusal::BadInput(problem) if href.is_none() => Some(format!("#{}", problem.field)),
        _ => href.map(str::to_owned),
    };
    lines.into_iter().map(|text| Fault { text, href: named.clone() }).collect()
}
