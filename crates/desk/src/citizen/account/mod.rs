//! The citizen's account: her applications on any phone, her family, what was done with it. Nobody needs one.
//!
//! **Invariant:** whether there is an account for a NIK or a contact is told to nobody: known and unknown get the same answer, and a NIK
//! alone reaches nothing. Read next: [`sign_in`], [`code`], `store::contract::accounts`.

mod close;
mod code;
mod consent;
mod contact;
mod data;
mod family;
mod home;
mod join;
mod looked;
mod passkey;
mod security;
mod shelf;
mod sign_in;

pub(crate) use passkey::Ceremony;
pub(crate) use sign_in::{contact_of, digits};

use crate::kernel::{Gate, Routes};
use application::command::Act;
use people::{Deed, View};

pub fn routes(routes: Routes) -> Routes {
    let (open, own) = (Gate::Open, Gate::Member(Deed::View(View::OwnAccount)));
    let routes = routes
        .get("/masuk", open, sign_in::page)
        .post("/masuk", open, sign_in::post)
        .get("/masuk/kode", open, code::page)
        .post("/masuk/kode", open, code::post)
        .post("/masuk/kode/lagi", open, sign_in::again)
        .post("/masuk/kunci/mulai", open, passkey::start_entering)
        .post("/masuk/kunci", open, passkey::enter)
        .get("/contoh/surat", open, shelf::page);
    routes
        .get("/akun", own, home::page)
        .post("/akun/keluar", own, security::leave)
        .get("/akun/gabung", own, join::page)
        .post("/akun/gabung", own, join::post)
        .get("/akun/keluarga", own, family::page)
        .post("/akun/keluarga", own, family::add)
        .post("/akun/keluarga/hapus", own, family::remove)
        .get("/akun/keamanan", own, security::page)
        .post("/akun/keamanan/akhiri", own, security::end)
        .get("/akun/kunci", own, passkey::page)
        .post("/akun/kunci/mulai", own, passkey::start_making)
        .post("/akun/kunci", own, passkey::make)
        .post("/akun/kunci/hapus", own, passkey::remove)
        .get("/akun/catatan/{id}", own, crate::citizen::contest::account_page)
        .post("/akun/catatan/{id}", Gate::Member(Deed::Act(Act::Contest)), crate::citizen::contest::account_post)
        .get("/akun/dilihat", own, looked::page)
        .get("/akun/kontak", own, contact::page)
        .post("/akun/kontak", own, contact::post)
        .post("/akun/kontak/kode", own, contact::confirm)
        .get("/akun/izin", own, consent::page)
        .post("/akun/izin", own, consent::draw)
        .get("/akun/data", own, data::page)
        .post("/akun/data", own, data::post)
        .get("/akun/tutup", own, close::page)
        .post("/akun/tutup", own, close::post)
}
