//! The registers behind the cases: one entry with everything that came after it, and what applications do to an entry that stands.
//!
//! **Invariant:** nothing here changes an entry. An officer finds it by its number, compares the person, drafts what shall be changed;
//! another decides; `application::decide` writes beside it. Whoever opens an entry is written down as looking at its case.
//! Read next: [`life`] (the page of one entry), [`refer`], [`amendment`].

mod amendment;
mod book;
mod book_page;
mod contest;
mod find;
mod life;
mod pair;
mod part;
mod refer;
mod section;
mod standing;
mod words;

pub(crate) use contest::notice as contest_of;
pub(crate) use part::links as part_links;
pub(crate) use section::{About, section};
pub(crate) use words::shall_state;
pub(crate) use standing::{for_citizen, for_officer, of_case};

use crate::kernel::{Gate, Routes};
use application::{ApplicationId, command::Act};
use axum::{extract::DefaultBodyLimit, handler::Handler};
use people::{Deed, View};

pub fn routes(routes: Routes) -> Routes {
    let act = |act| Gate::Staff(Deed::Act(act));
    let view = |view| Gate::Staff(Deed::View(view));
    let limit = DefaultBodyLimit::max(crate::counter::upload::BODY_BYTES_MAX);
    let routes = routes
        .get("/petugas/buku", act(Act::KeyEntry), book::choose)
        .get("/petugas/buku/{service}", act(Act::KeyEntry), book::page)
        .post("/petugas/buku/{service}", act(Act::KeyEntry), book::post)
        .get("/petugas/permohonan/{id}/bagian/{part}", view(View::Part), part::page)
        .post("/petugas/permohonan/{id}/bagian/{part}", act(Act::EnterPart), part::post)
        .get("/petugas/permohonan/{id}/buku", view(View::Register), book_page::page)
        .post("/petugas/permohonan/{id}/pindaian", act(Act::AttachScan), book_page::scan.layer(limit))
        .post("/petugas/permohonan/{id}/putus-buku", act(Act::ConfirmEntry), book_page::decide);
    routes
        .get("/petugas/register", view(View::Register), find::page)
        .post("/petugas/register", view(View::Register), find::find)
        .get("/petugas/permohonan/{id}/register", view(View::Register), life::page)
        .get("/petugas/permohonan/{id}/bantah", act(Act::Contest), contest::page)
        .post("/petugas/permohonan/{id}/bantah", act(Act::Contest), contest::post)
        .post("/petugas/permohonan/{id}/tolak-bantahan", act(Act::DismissContest), contest::dismiss)
        .post("/petugas/permohonan/{id}/rujuk", act(Act::Refer), refer::post)
        .get("/petugas/permohonan/{id}/perubahan", act(Act::DraftAmendment), amendment::page)
        .post("/petugas/permohonan/{id}/perubahan", act(Act::DraftAmendment), amendment::post)
        .post("/petugas/permohonan/{id}/putus-perubahan", act(Act::DecideAmendment), amendment::decide)
}

/// Where the page of an entry stands: at the case that it belongs to.
fn life_path(of: ApplicationId) -> String {
    format!("/petugas/permohonan/{of}/register")
}
