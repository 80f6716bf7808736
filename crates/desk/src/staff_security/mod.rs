//! How members of staff sign in, prove themselves anew, and look after their own account.
//!
//! Passkeys by default: found without a name, so the sign-in page says of nobody whether she exists. A password counts only where the
//! government says so, with a code beside it, and never opens the window for signing (`kernel::proof`). Whoever lost everything is
//! invited anew, by two administrators where there are two.
//!
//! **Invariant:** each sign-in and each fresh proof draws a new session key; every factor is put, changed or taken away with a note that
//! she and the auditors can read; what failed says the same whatever the cause.
//!
//! Read next: [`enter`] (one way in for all), [`site`] (passkeys here), [`own`] (her own page), `docs/decisions/0021-how-staff-sign-in.md`.

mod codes_page;
pub mod enter;
pub mod enrol;
mod enrol_password;
mod explain;
mod forms;
mod own;
pub mod own_passkeys;
mod own_password;
mod recovery;
mod sessions;
mod sign_in;
mod sign_in_passkey;
mod site;
pub mod step_up;

pub use forms::outside;
pub use own::notes_table;
pub use site::Ceremonies;

use crate::kernel::{Gate, Routes};

pub fn routes(routes: Routes) -> Routes {
    let routes = routes
        .get("/petugas/masuk", Gate::Open, sign_in::page)
        .post("/petugas/masuk", Gate::Open, sign_in::sign_in)
        .post("/petugas/masuk/kunci/mulai", Gate::Open, sign_in_passkey::start)
        .post("/petugas/masuk/kunci", Gate::Open, sign_in_passkey::finish)
        .get("/petugas/masuk/pemulihan", Gate::Open, recovery::page)
        .post("/petugas/masuk/pemulihan", Gate::Open, recovery::sign_in)
        .get("/petugas/kunci-sandi", Gate::Open, explain::page)
        .get("/petugas/undangan/{ticket}", Gate::Open, enrol::page)
        .get("/petugas/undangan", Gate::Open, enrol::code_page)
        .post("/petugas/undangan", Gate::Open, enrol::code)
        .post("/petugas/undangan/{ticket}/kunci/mulai", Gate::Open, enrol::start)
        .post("/petugas/undangan/{ticket}/kunci", Gate::Open, enrol::finish)
        .post("/petugas/undangan/{ticket}/sandi", Gate::Open, enrol_password::begin)
        .post("/petugas/undangan/{ticket}/kode", Gate::Open, enrol_password::finish)
        .post("/petugas/keluar", Gate::SignedIn, enter::sign_out);
    own_account(routes)
}

/// Her own account: reading it is hers at any time, changing it wants a fresh proof.
fn own_account(routes: Routes) -> Routes {
    routes
        .get("/petugas/bukti", Gate::SignedIn, step_up::page)
        .post("/petugas/bukti/kunci/mulai", Gate::SignedIn, step_up::start)
        .post("/petugas/bukti/kunci", Gate::SignedIn, step_up::finish)
        .post("/petugas/bukti/sandi", Gate::SignedIn, step_up::practice)
        .get("/petugas/keamanan", Gate::SignedIn, own::page)
        .get("/petugas/keamanan/kunci", Gate::Proved, own_passkeys::page)
        .post("/petugas/keamanan/kunci/mulai", Gate::Proved, own_passkeys::start)
        .post("/petugas/keamanan/kunci", Gate::Proved, own_passkeys::finish)
        .post("/petugas/keamanan/kunci/hapus", Gate::Proved, own_passkeys::remove)
        .get("/petugas/keamanan/sandi", Gate::SignedIn, own_password::page)
        .post("/petugas/keamanan/sandi", Gate::SignedIn, own_password::change)
        .post("/petugas/keamanan/pemulihan", Gate::Proved, codes_page::make)
        .post("/petugas/keamanan/sesi/akhiri", Gate::SignedIn, sessions::end_one)
        .post("/petugas/keamanan/sesi/lain", Gate::SignedIn, sessions::end_others)
}
