//! For head and auditors: what stands out, and what is done about it; records planted to see who opens what nobody has reason to.
//!
//! **Invariant:** nothing here shows a particular of a citizen; whoever allows more does so for one day, with a reason that stays, and never
//! for herself. Read next: [`alerts`], [`honey`], crate `watch` (the measures).

mod alerts;
mod honey;
mod invented;

use crate::kernel::{Gate, Routes};
use people::{Deed, View};

pub fn routes(routes: Routes) -> Routes {
    let view = |view| Gate::Staff(Deed::View(view));
    routes
        .get("/petugas/pengawasan", view(View::Alerts), alerts::page)
        .post("/petugas/pengawasan", view(View::Alerts), alerts::settle)
        .post("/petugas/pengawasan/izin", view(View::ReleaseLimit), alerts::release)
        .get("/petugas/pengawasan/umpan", view(View::Honey), honey::page)
        .post("/petugas/pengawasan/umpan", view(View::Honey), honey::plant)
}
