//! Kitir numbers, PINs, ids, registration numbers and stored actions, bent in every way.
//!
//! **Invariant:** what is read is written back the same; everything else is refused, without panic.

#[path = "../../../tests/fuzz/mangle.rs"]
mod mangle;

use application::{Action, Actor, Application, ApplicationId, DocumentId, Entry, Particulars, Pin, ReceiptNumber, Stage, command::Act, evolve};
use mangle::CHEAP;
use registry::RegistrationNumber;
use time::macros::datetime;

const NUMBERS: [&str; 6] =
    ["K7QX-2MPD-4", "k7qx2mpd4", "482 913", "0102030405060708090a0b0c0d0e0f10", "3578-LU-24112026-0007", "http://localhost:8080/k/0102030405060708090a0b0c0d0e0f10"];

#[test]
fn numbers_pins_and_ids_of_any_letters_are_read_or_refused() {
    mangle::texts(CHEAP, 40, &NUMBERS, |text| {
        if let Some(number) = ReceiptNumber::parse(text) {
            assert_eq!(ReceiptNumber::parse(&number.to_string()), Some(number));
        }
        if let Some(pin) = Pin::parse(text) {
            assert!(pin.reveal().len() == 6 && !format!("{pin:?}").contains(pin.reveal()));
        }
        if let Some(id) = ApplicationId::parse(text) {
            assert_eq!(id.to_string(), text);
        }
        assert_eq!(DocumentId::parse(text).is_some(), ApplicationId::parse(text).is_some());
    });
}

#[test]
fn registration_numbers_of_any_letters_are_read_or_refused() {
    mangle::texts(CHEAP, 41, &NUMBERS, |text| {
        if let Some((number, series, serial)) = RegistrationNumber::parse(text) {
            assert_eq!(number.as_str(), text);
            assert_eq!(series.number(serial).map(|again| again.to_string()), Ok(text.to_owned()));
        }
    });
}

#[test]
fn words_of_closed_sets_are_read_or_refused() {
    let good: Vec<String> = Act::ALL.into_iter().map(|act| act.key().to_owned()).chain(["draft".into(), "submitted".into()]).collect();
    let good: Vec<&str> = good.iter().map(String::as_str).collect();
    mangle::texts(CHEAP, 42, &good, |text| {
        let _ = Stage::parse(text);
        let _ = serde_json::from_str::<Stage>(text);
    });
}

#[test]
fn stored_actions_of_any_bytes_are_read_or_refused() {
    let good: Vec<&[u8]> = include_str!("frozen/actions.jsonl").lines().filter(|line| !line.is_empty()).map(str::as_bytes).collect();
    let at = datetime!(2026-11-24 03:00 UTC);
    mangle::bytes(CHEAP, 43, &good, |bytes| {
        let Ok(action) = serde_json::from_slice::<Action>(bytes) else { return };
        let written = serde_json::to_string(&action).expect("what was read can be written");
        assert_eq!(serde_json::from_str::<Action>(&written).ok(), Some(action.clone()));
        // Facts cannot fail: whatever was stored folds into a case.
        let entry = Entry { seq: 1, at, by: Actor::System, action, particulars: Some(Particulars::note("note", "x")) };
        assert_eq!(evolve(Application::blank(ApplicationId([1; 16])), &entry).seq, 1);
    });
}

#[test]
fn stored_actors_and_particulars_of_any_bytes_are_read_or_refused() {
    let text = concat!(include_str!("frozen/actors.jsonl"), include_str!("frozen/particulars.jsonl"));
    let good: Vec<&[u8]> = text.lines().filter(|line| !line.is_empty()).map(str::as_bytes).collect();
    mangle::bytes(CHEAP, 44, &good, |bytes| {
        let _ = serde_json::from_slice::<Actor>(bytes);
        let _ = serde_json::from_slice::<Particulars>(bytes);
    });
}
