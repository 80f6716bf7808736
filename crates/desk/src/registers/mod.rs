//! The registers behind the cases: one entry with everything that came after it, and what applications do to an entry that stands.
//!
//! **Invariant:** nothing here changes an entry. An officer finds it by its number, compares the person, drafts what shall be changed;
//! another decides; `application::decide` writes beside it. Whoever opens an entry is written down as looking at its case.
//! Read next: [`life`] (the page of one entry), [`refer`], [`amendment`].

mod amendment;
mod find;
mod life;
mod refer;
mod section;
mod standing;
mod words;

pub(crate) use section::{About, section};
pub(crate) use words::shall_state;
pub(crate) use standing::{for_citizen, for_officer, of_case};

use crate::kernel::{Gate, Routes};
use application::{ApplicationId, command::Act};
use people::{Deed, View};

pub fn routes(routes: Routes) -> Routes {
    let act = |act| Gate::Staff(Deed::Act(act));
    let view = |view| Gate::Staff(Deed::View(view));
    routes
        .get("/petugas/register", view(View::Register), find::page)
        .post("/petugas/register", view(View::Register), find::find)
        .get("/petugas/permohonan/{id}/register", view(View::Register), life::page)
        .post("/petugas/permohonan/{id}/rujuk", act(Act::Refer), refer::post)
        .get("/petugas/permohonan/{id}/perubahan", act(Act::DraftAmendment), amendment::page)
        .post("/petugas/permohonan/{id}/perubahan", act(Act::DraftAmendment), amendment::post)
        .post("/petugas/permohonan/{id}/putus-perubahan", act(Act::DecideAmendment), amendment::decide)
}

/// Where the page of an entry stands: at the case that it belongs to.
fn life_path(of: ApplicationId) -> String {
    format!("/petugas/permohonan/{of}/register")
}
