//! One box for whatever a scanner sends or an officer types: kitir number, the QR's address, registration number, NIK.
//!
//! **Invariant:** a POST that redirects to an opaque id; what was typed never stands in an address.

use super::{search, shared::record_path, work_desk};
use crate::kernel::{Halt, Seat, Sent, limits::Tried};
use application::{ApplicationId, ReceiptNumber};
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;
use registry::RegistrationNumber;
use store::{Contract, SearchQuery};

/// What a scanned or typed text is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Scanned {
    /// The token in the QR's address, whatever a keyboard layout made of the rest.
    Token([u8; 16]),
    Registration(RegistrationNumber),
    Nik(String),
    Receipt(ReceiptNumber),
    Name(String),
    Unknown,
}

pub(super) fn read(code: &str) -> Scanned {
    if let Some(token) = token_in(code) {
        return Scanned::Token(token);
    }
    if let Some(number) = registration(code) {
        return Scanned::Registration(number);
    }
    let digits: String = code.chars().filter(|c| !matches!(c, ' ' | '.' | '-')).collect();
    if digits.len() == 16 && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Scanned::Nik(digits);
    }
    if let Some(number) = ReceiptNumber::parse(code) {
        return Scanned::Receipt(number);
    }
    let letters = code.chars().filter(|c| c.is_alphabetic()).count();
    if letters >= 3 && !code.chars().any(|c| c.is_ascii_digit()) { Scanned::Name(code.to_owned()) } else { Scanned::Unknown }
}

/// 32 hexadecimal digits in a row, alone or at the end of an address.
fn token_in(code: &str) -> Option<[u8; 16]> {
    let lower = code.to_ascii_lowercase();
    let run = lower.split(|c: char| !c.is_ascii_hexdigit()).find(|run| run.len() == 32)?;
    ApplicationId::parse(run).map(|id| id.0)
}

pub(super) fn registration(code: &str) -> Option<RegistrationNumber> {
    RegistrationNumber::parse(code.trim().to_ascii_uppercase().as_str()).map(|(number, _, _)| number)
}

pub(super) async fn scan(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let (visit, store) = (&seat.visit, &seat.desk().store);
    seat.desk().limits.count(Tried::Scan, visit.address, visit.now.at)?;
    let code = sent.text("code");
    let found = match read(code) {
        Scanned::Token(token) => store.find_by_token(&visit.government.id, token).await?,
        Scanned::Registration(number) => store.find_entry_by_number(&visit.government.id, &number).await?.map(|(id, _)| id),
        Scanned::Receipt(number) => store.find_by_receipt(&visit.government.id, &number).await?,
        Scanned::Nik(nik) => return search::answer(&seat, SearchQuery { nik: Some(nik), ..Default::default() }).await,
        Scanned::Name(words) => return search::answer(&seat, SearchQuery { words, ..Default::default() }).await,
        Scanned::Unknown => None,
    };
    match found {
        Some(id) => Ok(Redirect::to(&record_path(id)).into_response()),
        None => Ok(unknown(&seat, code)),
    }
}

fn unknown(seat: &Seat, code: &str) -> Response {
    let title = seat.say("counter-scan-title");
    let error = seat.say(if code.is_empty() { "counter-scan-empty" } else { "counter-scan-unknown" });
    let body = html! {
        h1 { (title) }
        (work_desk::scan_box(seat, code, Some(&error)))
        p { (seat.say("counter-scan-what-now")) }
        p { a href="/petugas/cari" { (seat.say("counter-scan-search")) } }
    };
    seat.page(&title, Some("/petugas"), true, body)
}

#[cfg(test)]
mod tests {
    use super::*;
    use application::Now;

    fn number() -> ReceiptNumber {
        ReceiptNumber::draw(&Now::new(time::OffsetDateTime::UNIX_EPOCH, [3; 32]))
    }

    #[test]
    fn a_kitir_number_is_known_in_any_typing() {
        let number = number();
        let shown = number.to_string();
        for typed in [shown.clone(), shown.to_lowercase(), shown.replace('-', "'"), shown.replace('-', "")] {
            assert_eq!(read(&typed), Scanned::Receipt(number.clone()), "{typed}");
        }
    }

    #[test]
    fn the_address_of_a_qr_is_known_even_through_a_foreign_keyboard() {
        let token = "0123456789abcdef0123456789abcdef";
        let wanted = Scanned::Token(ApplicationId::parse(token).expect("a token").0);
        for typed in [format!("https://kitir.contoh.go.id/k/{token}"), format!("HTTPSÖ--KITIR-K-{}", token.to_uppercase()), token.to_owned()] {
            assert_eq!(read(&typed), wanted, "{typed}");
        }
    }

    #[test]
    fn sixteen_digits_are_a_nik_and_letters_a_name() {
        assert_eq!(read("9978 0717 0801 0001"), Scanned::Nik("9978071708010001".into()));
        assert_eq!(read("Sri Wahyuni"), Scanned::Name("Sri Wahyuni".into()));
    }

    #[test]
    fn a_mistyped_number_is_no_name() {
        let mut wrong = number().to_string();
        wrong.replace_range(0..1, if wrong.starts_with('9') { "8" } else { "9" });
        for typed in [wrong.as_str(), "", "1", "K7", "12345"] {
            assert_eq!(read(typed), Scanned::Unknown, "{typed}");
        }
    }
}
