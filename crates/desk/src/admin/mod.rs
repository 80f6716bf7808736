//! For the government's IT people: the first set-up, staff and invitations, the catalogue's findings, outgoing messages.
//!
//! **Invariant:** no administrator sees a case or sets anybody's password; whoever is invited chooses her own, once.
//! Read next: [`setup`], [`staff`], [`invitation`].

mod catalogue_page;
mod erase_page;
mod fields;
pub(crate) mod invitation;
mod messages;
pub mod notice;
mod setup;
mod staff;
mod staff_acts;
mod subject_page;

use crate::kernel::{Gate, Routes};
use application::command::Act;
use people::{Deed, View};

pub fn routes(routes: Routes) -> Routes {
    let view = |view| Gate::Staff(Deed::View(view));
    routes
        .get("/petugas/siapkan/{ticket}", Gate::Open, setup::page)
        .post("/petugas/siapkan/{ticket}", Gate::Open, setup::post)
        .get("/petugas/undangan/{ticket}", Gate::Open, invitation::page)
        .post("/petugas/undangan/{ticket}", Gate::Open, invitation::post)
        .get("/petugas/admin/petugas", view(View::Staff), staff::page)
        .post("/petugas/admin/petugas", view(View::Staff), staff_acts::add)
        .post("/petugas/admin/petugas/undang", view(View::Staff), staff_acts::invite_again)
        .post("/petugas/admin/petugas/nonaktif", view(View::Staff), staff_acts::deactivate)
        .post("/petugas/admin/petugas/aktif", view(View::Staff), staff_acts::reactivate)
        .get("/petugas/admin/katalog", view(View::Catalogue), catalogue_page::page)
        .get("/petugas/data-subjek", view(View::SubjectExport), subject_page::page)
        .post("/petugas/data-subjek", view(View::SubjectExport), subject_page::post)
        .get("/petugas/hapus-data", Gate::Staff(Deed::Act(Act::Erase)), erase_page::page)
        .post("/petugas/hapus-data", Gate::Staff(Deed::Act(Act::Erase)), erase_page::post)
        .get("/petugas/admin/pesan", view(View::Outbox), messages::page)
}
