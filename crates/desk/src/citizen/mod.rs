//! The citizen's pages: from "before you start" to the certificate, on a phone, without script and without account.
//!
//! **Invariant:** a page of a case is shown only to the browser that began it or that has given the right PIN ([`held::Held`]);
//! the tracker without PIN shows states and offices, never a particular of a person. GET changes nothing.
//!
//! Read next: [`held`] (the right to a case), [`voice`] (how things of the catalogue are said), then any page.

pub(crate) mod account;
mod answer;
mod before;
mod calendar;
mod certificate;
mod check;
mod consequence;
pub(crate) mod contest;
mod dispute;
mod documents;
mod draft;
mod effects;
mod ended;
mod entry;
mod family_offer;
mod given_before;
mod guide;
mod held;
mod home;
mod inputs;
mod kitir;
mod kitir_pdf;
mod later;
mod looks;
mod mend;
mod messages;
mod outputs;
mod pictures;
mod proposal;
mod question;
mod resume;
mod road;
mod rows;
mod send;
mod services;
mod slip;
mod slot;
mod standard;
mod standard_pdf;
mod start;
mod steps;
mod tasks;
mod tracker;
mod tracker_pin;
mod typed;
mod upload;
mod voice;
mod ward;
mod withdraw;

pub(crate) use voice::rupiah;

use crate::kernel::{Gate, Routes};
use application::command::Act;
use axum::{extract::DefaultBodyLimit, handler::Handler};
use people::{Deed, View};

pub fn routes(routes: Routes) -> Routes {
    let (open, own) = (Gate::Open, Gate::Applicant(Deed::View(View::OwnCase)));
    let act = |act| Gate::Applicant(Deed::Act(act));
    let routes = account::routes(routes);
    let routes = routes
        .get("/", open, home::show)
        .get("/layanan", open, services::show)
        .get("/layanan/{entry}", open, entry::show)
        .get("/layanan/{entry}/standar", open, standard::show)
        .get("/layanan/{entry}/standar.pdf", open, standard_pdf::show)
        .post("/permohonan", open, start::begin)
        .get("/permohonan/{id}", own, tasks::show)
        .get("/permohonan/{id}/tanya/{page}", own, question::show)
        .post("/permohonan/{id}/tanya/{page}", act(Act::Answer), question::save)
        .get("/permohonan/{id}/slip", act(Act::Answer), slip::show)
        .post("/permohonan/{id}/slip", act(Act::Answer), slip::fill)
        .get("/permohonan/{id}/luar-kota", own, ward::outside)
        .get("/permohonan/{id}/dokumen", own, documents::show)
        .get("/permohonan/{id}/dokumen/{slot}", own, slot::show)
        .post("/permohonan/{id}/dokumen/{slot}", act(Act::Attach), upload::receive.layer(DefaultBodyLimit::max(upload::BODY_BYTES_MAX)))
        .post("/permohonan/{id}/dokumen/{slot}/hapus", act(Act::Detach), slot::detach)
        .post("/permohonan/{id}/dokumen/{slot}/pakai", act(Act::Attach), given_before::take)
        .get("/permohonan/{id}/gambar/{document}/{page}", own, pictures::show)
        .get("/permohonan/{id}/periksa", own, check::show)
        .post("/permohonan/{id}/kirim", act(Act::Submit), send::send)
        .get("/permohonan/{id}/nanti", own, later::ask)
        .post("/permohonan/{id}/nanti", act(Act::IssueReceipt), later::issue);
    let routes = routes
        .get("/permohonan/{id}/kitir", own, kitir::show)
        .post("/permohonan/{id}/kitir", own, kitir::noted)
        .get("/permohonan/{id}/kitir.pdf", own, kitir_pdf::show)
        .get("/permohonan/{id}/kitir.ics", own, calendar::show)
        .get("/k/{token}", open, tracker::show)
        .post("/k/{token}", open, tracker_pin::open)
        .get("/lanjut", open, resume::show)
        .post("/lanjut", open, resume::open);
    routes
        .get("/permohonan/{id}/perbaiki", own, mend::show)
        .post("/permohonan/{id}/perbaiki", act(Act::Resubmit), mend::resend)
        .get("/permohonan/{id}/draf", own, draft::show)
        .post("/permohonan/{id}/draf", act(Act::Confirm), draft::confirm)
        .get("/permohonan/{id}/draf.pdf", own, draft::pdf)
        .get("/permohonan/{id}/draf/salah", own, dispute::show)
        .post("/permohonan/{id}/draf/salah", act(Act::Dispute), dispute::send)
        .get("/permohonan/{id}/usul", own, proposal::show)
        .post("/permohonan/{id}/usul", act(Act::ConfirmChange), proposal::answer)
        .get("/permohonan/{id}/catatan", own, contest::page)
        .post("/permohonan/{id}/catatan", act(Act::Contest), contest::post)
        .get("/permohonan/{id}/dilihat", own, looks::show)
        .get("/permohonan/{id}/batal", own, withdraw::ask)
        .post("/permohonan/{id}/batal", act(Act::Withdraw), withdraw::withdraw)
        .post("/permohonan/{id}/keluaran/{output}", act(Act::DownloadOutput), outputs::download)
        .get("/permohonan/{id}/keluaran/{output}", own, outputs::show)
        .post("/permohonan/{id}/akta", act(Act::Download), certificate::download)
        .get("/permohonan/{id}/akta.pdf", own, certificate::show)
}
