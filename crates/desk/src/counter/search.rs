//! Search by name, NIK, birth date, kitir or registration number. Everything given must match; who looked is written down.
//!
//! **Invariant:** the words travel in the body of a POST, never in an address.

use super::{queue_rows, scan, shared::fault, shared::record_path, words};
use crate::{
    kernel::{Halt, Seat, Sent},
    page::{Button, DateInput, ErrorSummary, Fault, Field, Form, GroupedNumber, InputKind, QueueTable, TextInput, Width},
};
use application::ReceiptNumber;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use registry::RegistrationNumber;
use store::{Contract, QueueRow, SearchQuery};

const MOST: usize = 50;

pub(super) async fn page(seat: Seat) -> Response {
    let title = seat.say("counter-search-title");
    let body = html! { h1 { (title) } (form(&seat, &Sent::default(), &[])) };
    seat.page(&title, None, false, body)
}

pub(super) async fn find(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let number = sent.text("number");
    if let Some(receipt) = ReceiptNumber::parse(number) {
        let found = seat.desk().store.find_by_receipt(&seat.visit.government.id, &receipt).await?;
        if let Some(id) = found {
            return Ok(Redirect::to(&record_path(id)).into_response());
        }
    }
    match read(&seat, &sent) {
        Ok(query) => results(&seat, query, &sent).await,
        Err(faults) => {
            let title = seat.say("counter-search-title");
            let body = html! { h1 { (title) } (form(&seat, &sent, &faults)) };
            Ok(seat.page(&title, None, true, body))
        }
    }
}

/// The answer to a scan that was a NIK or a name.
pub(super) async fn answer(seat: &Seat, query: SearchQuery) -> Result<Response, Halt> {
    results(seat, query, &Sent::default()).await
}

fn read(seat: &Seat, sent: &Sent) -> Result<SearchQuery, Vec<Fault>> {
    let mut faults = Vec::new();
    let words = sent.text("words").to_owned();
    let nik: String = sent.text("nik").chars().filter(|c| !matches!(c, ' ' | '.' | '-')).collect();
    if !nik.is_empty() && (nik.len() != 16 || !nik.bytes().all(|byte| byte.is_ascii_digit())) {
        faults.push(fault(seat.say("counter-search-nik-wrong"), "nik"));
    }
    let birth_date = birth_date(sent);
    if birth_date.is_none() && ["day", "month", "year"].iter().any(|part| sent.has(&format!("birth-date-{part}"))) {
        faults.push(fault(seat.say("counter-search-date-wrong"), "birth-date-day"));
    }
    let typed = sent.text("number");
    // Numbers of old books have any shape.
    let registration = scan::registration(typed).or_else(|| RegistrationNumber::of_book(typed));
    if !typed.is_empty() && registration.is_none() {
        faults.push(fault(seat.say("counter-search-number-unknown"), "number"));
    }
    if words.is_empty() && nik.is_empty() && birth_date.is_none() && registration.is_none() && faults.is_empty() {
        faults.push(fault(seat.say("counter-search-nothing"), "words"));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(SearchQuery { words, nik: Some(nik).filter(|nik| !nik.is_empty()), birth_date, registration, ..Default::default() })
}

/// ISO, from three boxes.
fn birth_date(sent: &Sent) -> Option<String> {
    let text = format!("{}-{}-{}", sent.text("birth-date-year"), sent.text("birth-date-month"), sent.text("birth-date-day"));
    catalogue::field::parse_date(&text).map(catalogue::field::date_text)
}

async fn results(seat: &Seat, mut query: SearchQuery, sent: &Sent) -> Result<Response, Halt> {
    let visit = &seat.visit;
    query.offices = seat.offices();
    query.limit = MOST;
    let access = seat.access("search");
    let rows = seat.desk().store.search(&visit.government.id, query, access).await?;
    let title = seat.say("counter-search-title");
    let body = html! {
        h1 { (title) }
        (found(seat, &rows))
        (form(seat, sent, &[]))
    };
    Ok(seat.page(&title, Some("/petugas/cari"), false, body))
}

fn found(seat: &Seat, rows: &[QueueRow]) -> Markup {
    let caption = seat.say_with("counter-search-found", &[("count", &rows.len().to_string())]);
    html! {
        (QueueTable {
            caption: &caption,
            columns: &queue_rows::columns(&seat.visit),
            rows: &queue_rows::rows(&seat.visit, rows),
            empty: &seat.say("counter-search-none"),
            ..Default::default()
        })
    }
}

fn form(seat: &Seat, sent: &Sent, faults: &[Fault]) -> Markup {
    let words = seat.visit.words();
    let say = |key: &str| seat.say(key);
    let error = |name: &str| faults.iter().find(|fault| fault.href.as_deref() == Some(&format!("#{name}"))).map(|fault| fault.text.as_str());
    let fields = html! {
        (TextInput {
            field: Field { words, name: "words", label: &say("counter-search-words"), hint: Some(&say("counter-search-words-hint")),
                error: error("words"), private: true, ..Default::default() },
            value: sent.text("words"), kind: InputKind::Name, autocomplete: Some("off"), autofocus: faults.is_empty(), ..Default::default()
        })
        (GroupedNumber {
            field: Field { words, name: "nik", label: &say("counter-search-nik"), error: error("nik"), private: true, ..Default::default() },
            value: sent.text("nik"), groups: words::NUMBER_GROUPS, autocomplete: Some("off"),
        })
        (DateInput {
            field: Field { words, name: "birth-date", label: &say("counter-search-birth-date"), error: error("birth-date-day"), ..Default::default() },
            day: sent.text("birth-date-day"), month: sent.text("birth-date-month"), year: sent.text("birth-date-year"), ..Default::default()
        })
        (TextInput {
            field: Field { words, name: "number", label: &say("counter-search-number"), error: error("number"), ..Default::default() },
            value: sent.text("number"), width: Width::Chars30, autocomplete: Some("off"), ..Default::default()
        })
        (Button { label: &say("counter-search-button"), ..Default::default() })
    };
    html! {
        (ErrorSummary { words, faults })
        (Form { action: "/petugas/cari", body: fields, ..Default::default() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_birth_date_in_three_boxes_becomes_one_date() {
        let sent = |day: &str| {
            let pairs = [("birth-date-day", day), ("birth-date-month", "3"), ("birth-date-year", "2026")];
            Sent::from_pairs(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()).expect("short")
        };
        assert_eq!(birth_date(&sent("7")).as_deref(), Some("2026-03-07"));
        assert_eq!(birth_date(&sent("31")).as_deref(), Some("2026-03-31"));
        assert_eq!(birth_date(&sent("32")), None);
        assert_eq!(birth_date(&Sent::default()), None);
    }
}
