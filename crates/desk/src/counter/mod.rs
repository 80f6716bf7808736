//! The counters of ward and district: desk and scan box, queue, checking papers, filing for someone, printing, handing over.
//!
//! **Invariant:** each page that shows a case reads it through [`crate::kernel::Seat::open`], which writes the look down; each POST acts
//! through [`crate::kernel::Seat::act`] and redirects, except where a PIN is shown that nobody may see twice.
//!
//! Read next: [`shared`] (addresses and forms of a case), [`record`] (the split view), [`filing`] (an application at the counter).

mod account_code;
mod akta;
mod applicant;
mod blanks;
mod claim;
mod drafts;
mod filing;
mod give_back;
mod hand_over;
mod helping;
pub(crate) mod input;
mod ledger;
mod letters;
mod money;
mod notify;
mod offered;
mod onward;
mod originals;
mod originals_form;
mod outputs;
mod papers_receipt;
mod pause;
mod picture;
mod pin;
mod print;
mod print_report;
mod propose;
mod queue;
mod queue_rows;
mod record;
mod refuse;
mod reopen;
mod reprint;
mod scan;
mod search;
mod second_person;
mod shared;
mod slip;
pub(crate) mod upload;
mod words;
mod work_desk;

use crate::kernel::{Gate, Routes};
use application::command::Act;
use axum::{extract::DefaultBodyLimit, handler::Handler};
use people::{Deed, View};

const fn view(view: View) -> Gate {
    Gate::Staff(Deed::View(view))
}

const fn doing(act: Act) -> Gate {
    Gate::Staff(Deed::Act(act))
}

pub fn routes(routes: Routes) -> Routes {
    let routes = routes
        .get("/petugas", view(View::Desk), work_desk::page)
        .post("/petugas/pindai", view(View::Search), scan::scan)
        .get("/petugas/antrean", view(View::Queue), queue::page)
        .post("/petugas/antrean/berikut", doing(Act::Claim), claim::next)
        .post("/petugas/antrean/ambil", doing(Act::Claim), claim::many)
        .get("/petugas/antrean/diambil", view(View::Queue), claim::result)
        .get("/petugas/draf", doing(Act::File), drafts::page)
        .post("/petugas/pintasan", Gate::SignedIn, letters::switch)
        .get("/petugas/cari", view(View::Search), search::page)
        .post("/petugas/cari", view(View::Search), search::find)
        .get("/petugas/cetak", view(View::PrintQueue), print::queue)
        .get("/petugas/cetak/laporan", view(View::PrintReport), print_report::page)
        .get("/petugas/keluaran", view(View::Making), outputs::list)
        .get("/petugas/blangko", view(View::Blanks), blanks::list)
        .get("/petugas/blangko/{office}/{blank}", view(View::Blanks), blanks::page)
        .post("/petugas/blangko/{office}/{blank}", view(View::Blanks), blanks::enter)
        .get("/petugas/ganti-rugi", view(View::Ledger), ledger::page)
        .get("/petugas/ganti-rugi/kas", view(View::Ledger), ledger::day)
        .get("/petugas/lapor", view(View::Notifications), notify::page)
        .get("/petugas/lapor/{service}", view(View::Notifications), notify::form)
        .post("/petugas/lapor/{service}", view(View::Notifications), notify::send)
        .get("/petugas/orang-kedua", view(View::SecondPerson), second_person::page)
        .get("/petugas/akun", view(View::AccountCodes), account_code::page)
        .post("/petugas/akun", view(View::AccountCodes), account_code::give)
        .post("/petugas/akun/kontak", view(View::AccountCodes), account_code::move_contact)
        .get("/petugas/daftar", doing(Act::File), filing::choose)
        .get("/petugas/daftar/{service}", doing(Act::File), filing::page)
        .post("/petugas/daftar/{service}", doing(Act::File), filing::create);
    papers(money(case(helping(routes))))
}

/// Who acts for citizens has these pages and no others.
fn helping(routes: Routes) -> Routes {
    let helping = view(View::Helping);
    routes
        .get("/petugas/bantu", helping, helping::page)
        .post("/petugas/bantu", helping, helping::begin)
        .post("/petugas/bantu/kode", helping, helping::send_code)
        .get("/petugas/bantu/{id}", helping, helping::show)
        .post("/petugas/bantu/{id}", helping, helping::edit)
        .get("/petugas/bantu/{id}/dokumen/{slot}", helping, helping::papers_page)
        .post("/petugas/bantu/{id}/dokumen/{slot}", helping, helping::upload.layer(DefaultBodyLimit::max(upload::BODY_BYTES_MAX)))
        .post("/petugas/bantu/{id}/buang/{document}", helping, helping::discard)
        .post("/petugas/bantu/{id}/kirim", helping, helping::send)
}

/// Pages and acts on one case.
fn case(routes: Routes) -> Routes {
    routes
        .get("/petugas/permohonan/{id}", view(View::Record), record::page)
        .post("/petugas/permohonan/{id}/review", doing(Act::Review), record::review)
        .post("/petugas/permohonan/{id}/ambil", doing(Act::Claim), claim::claim)
        .post("/petugas/permohonan/{id}/lepas", doing(Act::Release), claim::release)
        .get("/petugas/permohonan/{id}/kembalikan", doing(Act::Return), give_back::page)
        .post("/petugas/permohonan/{id}/kembalikan", doing(Act::Return), give_back::send)
        .get("/petugas/permohonan/{id}/tolak", doing(Act::Refuse), refuse::page)
        .post("/petugas/permohonan/{id}/tolak", doing(Act::Refuse), refuse::send)
        .get("/petugas/permohonan/{id}/limpahkan", doing(Act::HandOn), onward::page)
        .post("/petugas/permohonan/{id}/limpahkan", doing(Act::HandOn), onward::send)
        .post("/petugas/permohonan/{id}/putus-tolak", doing(Act::DecideRefusal), refuse::decide)
        .get("/petugas/permohonan/{id}/usul", doing(Act::ProposeChange), propose::page)
        .post("/petugas/permohonan/{id}/usul", doing(Act::ProposeChange), propose::send)
        .get("/petugas/permohonan/{id}/tunda", doing(Act::Suspend), pause::page)
        .post("/petugas/permohonan/{id}/tunda", doing(Act::Suspend), pause::suspend)
        .post("/petugas/permohonan/{id}/lanjutkan", doing(Act::Resume), pause::resume)
        .get("/petugas/permohonan/{id}/pin", doing(Act::ReissuePin), pin::page)
        .post("/petugas/permohonan/{id}/pin", doing(Act::ReissuePin), pin::reissue)
        .post("/petugas/permohonan/{id}/kitir", doing(Act::IssueReceipt), slip::issue)
        .get("/petugas/permohonan/{id}/kitir.pdf", view(View::Record), slip::pdf_without_pin)
        .post("/petugas/permohonan/{id}/kitir.pdf", doing(Act::ReissuePin), slip::pdf_with_pin)
        .get("/petugas/permohonan/{id}/isian", doing(Act::Answer), filing::edit_page)
        .post("/petugas/permohonan/{id}/isian", doing(Act::Answer), filing::edit)
        .post("/petugas/permohonan/{id}/kirim", doing(Act::Submit), filing::submit)
        .post("/petugas/permohonan/{id}/kirim-ulang", doing(Act::Resubmit), applicant::resubmit)
        .post("/petugas/permohonan/{id}/konfirmasi", doing(Act::Confirm), applicant::confirm)
        .post("/petugas/permohonan/{id}/jawab-usul", doing(Act::ConfirmChange), applicant::answer_proposal)
        .get("/petugas/permohonan/{id}/batal", doing(Act::Withdraw), applicant::withdraw_page)
        .post("/petugas/permohonan/{id}/batal", doing(Act::Withdraw), applicant::withdraw)
        .get("/petugas/permohonan/{id}/cetak", doing(Act::Print), print::page)
        .post("/petugas/permohonan/{id}/cetak", doing(Act::Print), print::print)
        .post("/petugas/permohonan/{id}/cetak-ulang", doing(Act::AskReprint), reprint::ask)
        .post("/petugas/permohonan/{id}/izin-cetak", doing(Act::DecideReprint), reprint::decide)
        .get("/petugas/permohonan/{id}/akta.pdf", view(View::Certificate), akta::pdf)
        .get("/petugas/permohonan/{id}/serah", doing(Act::HandOver), hand_over::page)
        .post("/petugas/permohonan/{id}/serah", doing(Act::HandOver), hand_over::hand_over)
        .get("/petugas/permohonan/{id}/bukti-serah.pdf", doing(Act::HandOver), hand_over::receipt)
        .get("/petugas/permohonan/{id}/keluaran/{output}", doing(Act::MakeOutput), outputs::page)
        .post("/petugas/permohonan/{id}/keluaran/{output}", doing(Act::MakeOutput), outputs::make)
        .post("/petugas/permohonan/{id}/keluaran/{output}/pdf", doing(Act::MakeOutput), outputs::bring.layer(DefaultBodyLimit::max(upload::BODY_BYTES_MAX)))
        .post("/petugas/permohonan/{id}/keluaran/{output}/tidak", doing(Act::LeaveOutput), outputs::leave)
        .get("/petugas/permohonan/{id}/serah-ulang", doing(Act::ReopenHandOver), reopen::page)
        .post("/petugas/permohonan/{id}/serah-ulang", doing(Act::ReopenHandOver), reopen::reopen)
}

/// Money of one case.
fn money(routes: Routes) -> Routes {
    routes
        .get("/petugas/permohonan/{id}/bayar", doing(Act::TakeFee), money::fee_page)
        .post("/petugas/permohonan/{id}/bayar", doing(Act::TakeFee), money::take_fee)
        .get("/petugas/permohonan/{id}/kuitansi.pdf", view(View::Record), money::fee_receipt)
        .get("/petugas/permohonan/{id}/ganti-rugi", view(View::Ledger), money::compensation_page)
        .post("/petugas/permohonan/{id}/ganti-rugi", doing(Act::PayCompensation), money::pay)
        .post("/petugas/permohonan/{id}/kecualikan", doing(Act::ExcuseCompensation), money::excuse)
        .get("/petugas/permohonan/{id}/ganti-rugi.pdf", view(View::Ledger), money::compensation_receipt)
}

/// Originals, photos and papers of one case.
fn papers(routes: Routes) -> Routes {
    let limit = DefaultBodyLimit::max(upload::BODY_BYTES_MAX);
    routes
        .get("/petugas/permohonan/{id}/asli", doing(Act::SeeOriginals), originals::page)
        .post("/petugas/permohonan/{id}/asli", doing(Act::SeeOriginals), originals::see)
        .get("/petugas/permohonan/{id}/tanda-terima.pdf", view(View::Record), papers_receipt::pdf)
        .get("/petugas/permohonan/{id}/dokumen/{slot}", doing(Act::Attach), upload::page)
        .post("/petugas/permohonan/{id}/dokumen/{slot}", doing(Act::Attach), upload::upload.layer(limit))
        .post("/petugas/permohonan/{id}/kertas/{slot}", doing(Act::Attach), upload::take_paper)
        .post("/petugas/permohonan/{id}/buang/{document}", doing(Act::Detach), upload::discard)
        .get("/petugas/permohonan/{id}/gambar/{document}/{page}", view(View::Record), picture::picture)
        .get("/petugas/permohonan/{id}/besar/{document}/{page}", view(View::Record), picture::large)
}
