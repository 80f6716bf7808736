//! For the government's IT people: the first set-up, staff and invitations, the catalogue's findings, outgoing messages.
//!
//! **Invariant:** no administrator sees a case or sets anybody's factors; whoever is invited makes her own.
//! Read next: [`setup`], [`staff`], `crate::staff_security::enrol`.

mod catalogue_page;
mod erase_page;
mod fields;
mod machine_token;
mod messages;
pub mod notice;
mod security_page;
mod setup;
mod staff;
mod staff_acts;
mod subject_page;

pub(crate) use fields::{Wrong, check_password, error_of, faults, password_inputs};

use crate::kernel::{Gate, Routes};
use application::command::Act;
use people::{Deed, View};

pub fn routes(routes: Routes) -> Routes {
    let view = |view| Gate::Staff(Deed::View(view));
    routes
        .get("/petugas/siapkan/{ticket}", Gate::Open, setup::page)
        .post("/petugas/siapkan/{ticket}", Gate::Open, setup::post)
        .get("/petugas/admin/petugas", view(View::Staff), staff::page)
        .post("/petugas/admin/petugas", view(View::Staff), staff_acts::add)
        .post("/petugas/admin/petugas/undang", view(View::Staff), staff_acts::invite_again)
        .post("/petugas/admin/petugas/token", view(View::Staff), machine_token::post)
        .post("/petugas/admin/petugas/setujui", view(View::Staff), staff_acts::confirm)
        .post("/petugas/admin/petugas/sesi", view(View::Staff), staff_acts::end_sessions)
        .post("/petugas/admin/petugas/nonaktif", view(View::Staff), staff_acts::deactivate)
        .post("/petugas/admin/petugas/aktif", view(View::Staff), staff_acts::reactivate)
        .get("/petugas/admin/katalog", view(View::Catalogue), catalogue_page::page)
        .get("/petugas/data-subjek", view(View::SubjectExport), subject_page::page)
        .post("/petugas/data-subjek", view(View::SubjectExport), subject_page::post)
        .get("/petugas/hapus-data", Gate::Staff(Deed::Act(Act::Erase)), erase_page::page)
        .post("/petugas/hapus-data", Gate::Staff(Deed::Act(Act::Erase)), erase_page::post)
        .get("/petugas/admin/keamanan", view(View::Security), security_page::page)
        .get("/petugas/admin/pesan", view(View::Outbox), messages::page)
}
