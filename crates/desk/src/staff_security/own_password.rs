//! Changing one's password, with the old one.
//!
//! **Invariant:** all her other sessions end with the change; neither password is ever sent back to the browser.

use super::sign_in;
use crate::{
    admin::{Wrong, check_password, error_of, faults, password_inputs},
    kernel::{
        Halt, Seat, Sent, password,
        security::{self, Event},
    },
    page::{Button, ErrorSummary, Field, Form, InputKind, TextInput},
};
use axum::response::Response;
use catalogue::Passwords;
use maud::html;
use store::{Contract, StaffRow, StaffSecurity};

/// Her account, if it has a password that counts here.
async fn with_password(seat: &Seat) -> Result<StaffRow, Halt> {
    let staff = seat.actor.staff_id().ok_or(Halt::NotPermitted)?;
    let row = super::site::active(&seat.visit, staff).await?.ok_or(Halt::SignIn)?;
    let counts = seat.visit.passwords() != Passwords::Never && row.password_hash != password::NOBODY && !seat.is_recovering();
    if counts { Ok(row) } else { Err(Halt::NotFound) }
}

pub(super) async fn page(seat: Seat) -> Result<Response, Halt> {
    with_password(&seat).await?;
    Ok(show(&seat, &[]))
}

pub(super) async fn change(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let row = with_password(&seat).await?;
    let visit = &seat.visit;
    let (store, government) = (&visit.desk.store, &visit.government.id);
    let mut wrongs = Vec::new();
    check_password(visit, sent.text("password"), sent.text("password-again"), &[&row.name, &row.id.0], &mut wrongs);
    if !wrongs.is_empty() {
        return Ok(show(&seat, &wrongs));
    }
    sign_in::try_at(visit, &row.id).await?;
    let former = sent.find("password-former").unwrap_or_default().to_owned();
    if !password::verify(former, row.password_hash.clone()).await? {
        security::note_own(&seat, Event::ProofFailed, "password").await?;
        return Ok(show(&seat, &[Wrong::new(visit, "password-former", "own-password-wrong")]));
    }
    store.forgive_tries(government, &row.id.0).await?;
    let password_hash = password::hash(sent.text("password").to_owned(), visit.now.draw("password salt")).await?;
    store.put_staff(government, StaffRow { password_hash, ..row }).await?;
    super::sessions::end_all_but_this(&seat).await?;
    security::note_own(&seat, Event::PasswordChanged, "").await?;
    Ok(visit.see_other("/petugas/keamanan"))
}

fn show(seat: &Seat, wrongs: &[Wrong]) -> Response {
    let (title, label) = (seat.say("own-password-change"), seat.say("own-password-former"));
    let words = seat.visit.words();
    let field = Field { words, name: "password-former", label: &label, error: error_of(wrongs, "password-former"), private: true, ..Field::default() };
    let body = html! {
        (ErrorSummary { words, faults: &faults(wrongs) })
        h1 { (title) }
        (Form {
            action: "/petugas/keamanan/sandi",
            body: html! {
                (TextInput { field, kind: InputKind::Password, autocomplete: Some("current-password"), ..TextInput::default() })
                (password_inputs(&seat.visit, wrongs))
                (Button { label: &title, ..Button::default() })
            },
            ..Form::default()
        })
    };
    seat.page(&title, Some("/petugas/keamanan"), !wrongs.is_empty(), body)
}
