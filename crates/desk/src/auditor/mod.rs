//! For auditors: every case by number and stage, what happened to it and by whom, who looked, and the table of rights.
//!
//! **Invariant:** these pages show no particular of a person; each look at a case's log is itself written down. Nothing here changes a case.
//! Read next: [`pivot`] (the table of rights as pages and as `docs/rights.md`), [`log`].

mod list;
mod log;
pub mod pivot;
mod table;

use crate::kernel::{Gate, Routes};
use people::{Deed, View};

pub fn routes(routes: Routes) -> Routes {
    let view = |view| Gate::Staff(Deed::View(view));
    routes
        .get("/petugas/audit", view(View::Audit), list::page)
        .get("/petugas/audit/{id}", view(View::Log), log::page)
        .get("/petugas/hak", view(View::Rights), table::page)
}
