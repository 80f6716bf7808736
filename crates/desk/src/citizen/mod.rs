//! The citizen's pages: from "before you start" to the certificate, on a phone, without script and without account.
//!
//! **Invariant:** a page of a case is shown only to the browser that began it or that has given the right PIN ([`held::Held`]);
//! the tracker without PIN shows states and offices, never a particular of a person. GET changes nothing.
//!
//! Read next: [`held`] (the right to a case), [`voice`] (how things of the catalogue are said), then any page.

mod answer;
mod before;
mod calendar;
mod certificate;
mod check;
mod consequence;
mod dispute;
mod documents;
mod draft;
mod ended;
mod guide;
mod held;
mod home;
mod inputs;
mod kitir;
mod kitir_pdf;
mod later;
mod mend;
mod messages;
mod pictures;
mod proposal;
mod question;
mod resume;
mod road;
mod rows;
mod send;
mod slot;
mod start;
mod tasks;
mod tracker;
mod tracker_pin;
mod typed;
mod upload;
mod voice;
mod ward;
mod withdraw;

use crate::kernel::{Gate, Routes};
use axum::{extract::DefaultBodyLimit, handler::Handler};

pub fn routes(routes: Routes) -> Routes {
    let open = Gate::Open;
    let routes = routes
        .get("/", open, home::show)
        .get("/layanan/{service}", open, before::show)
        .post("/permohonan", open, start::begin)
        .get("/permohonan/{id}", open, tasks::show)
        .get("/permohonan/{id}/tanya/{page}", open, question::show)
        .post("/permohonan/{id}/tanya/{page}", open, question::save)
        .get("/permohonan/{id}/luar-kota", open, ward::outside)
        .get("/permohonan/{id}/dokumen", open, documents::show)
        .get("/permohonan/{id}/dokumen/{slot}", open, slot::show)
        .post("/permohonan/{id}/dokumen/{slot}", open, upload::receive.layer(DefaultBodyLimit::max(upload::BODY_BYTES_MAX)))
        .post("/permohonan/{id}/dokumen/{slot}/hapus", open, slot::detach)
        .get("/permohonan/{id}/gambar/{document}/{page}", open, pictures::show)
        .get("/permohonan/{id}/periksa", open, check::show)
        .post("/permohonan/{id}/kirim", open, send::send)
        .get("/permohonan/{id}/nanti", open, later::ask)
        .post("/permohonan/{id}/nanti", open, later::issue);
    let routes = routes
        .get("/permohonan/{id}/kitir", open, kitir::show)
        .post("/permohonan/{id}/kitir", open, kitir::noted)
        .get("/permohonan/{id}/kitir.pdf", open, kitir_pdf::show)
        .get("/permohonan/{id}/kitir.ics", open, calendar::show)
        .get("/k/{token}", open, tracker::show)
        .post("/k/{token}", open, tracker_pin::open)
        .get("/lanjut", open, resume::show)
        .post("/lanjut", open, resume::open);
    routes
        .get("/permohonan/{id}/perbaiki", open, mend::show)
        .post("/permohonan/{id}/perbaiki", open, mend::resend)
        .get("/permohonan/{id}/draf", open, draft::show)
        .post("/permohonan/{id}/draf", open, draft::confirm)
        .get("/permohonan/{id}/draf.pdf", open, draft::pdf)
        .get("/permohonan/{id}/draf/salah", open, dispute::show)
        .post("/permohonan/{id}/draf/salah", open, dispute::send)
        .get("/permohonan/{id}/usul", open, proposal::show)
        .post("/permohonan/{id}/usul", open, proposal::answer)
        .get("/permohonan/{id}/batal", open, withdraw::ask)
        .post("/permohonan/{id}/batal", open, withdraw::withdraw)
        .post("/permohonan/{id}/akta", open, certificate::download)
        .get("/permohonan/{id}/akta.pdf", open, certificate::show)
}
