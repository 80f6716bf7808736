//! Codes that a counter gives out after seeing who it is: to enter an account when no e-mail arrives, or to let somebody be helped; and an
//! account moved to another contact. Each is written down with the officer's name.
//!
//! **Invariant:** the answer is the same whether there is an account or not, and nothing of one is shown. A code is on the page once.

use super::{pin::identities, shared::fault};
use crate::{
    citizen::account::{contact_of, digits},
    kernel::{Halt, Seat, Sent},
    page::{Button, Choice, ErrorSummary, Fault, Field, Form, Inset, InputKind, Panel, Radios, SingleCheckbox, TextInput, Width},
};
use application::action::IdentityDocument;
use axum::response::Response;
use catalogue::nik::Nik;
use maud::{Markup, html};
use store::{Accounts, CODES_PER_OFFICER, Claim, CodePurpose, Contact, GivenCode};

const PURPOSES: [(&str, CodePurpose); 3] =
    [("masuk", CodePurpose::SignIn), ("kontak-baru", CodePurpose::NewContact), ("bantuan", CodePurpose::Consent)];

pub(super) async fn page(seat: Seat) -> Response {
    show(&seat, &Sent::default(), &[])
}

pub(super) async fn give(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let purpose = PURPOSES.iter().find(|(key, _)| *key == sent.text("untuk")).map(|(_, purpose)| *purpose);
    let mut faults = Vec::new();
    if purpose.is_none() {
        faults.push(fault(seat.say("account-counter-purpose-choose"), "untuk"));
    }
    let nik = Nik::parse(sent.text("nik")).map_err(|_| faults.push(fault(seat.say("account-nik-wrong"), "nik"))).ok();
    let contact = if purpose == Some(CodePurpose::Consent) { Some(Contact::Paper) } else { contact_of(sent.text("kontak")) };
    if contact.is_none() {
        faults.push(fault(seat.say("account-contact-wrong"), "kontak"));
    }
    let identity = seen(&seat, &sent, &mut faults);
    let (Some(purpose), Some(nik), Some(contact), Some(identity_seen), true) = (purpose, nik, contact, identity, faults.is_empty()) else {
        return Ok(show(&seat, &sent, &faults));
    };
    let visit = &seat.visit;
    let digits = digits::<8>(visit.now.draw("code of a counter"));
    let given = GivenCode {
        purpose, claim: Claim { nik, contact }, by: seat.actor.clone(), identity_seen: Some(identity_seen), account: None, digits: digits.clone(), at: visit.now.at,
    };
    if !visit.desk.store.give_code(&visit.government.id, given).await? {
        let text = seat.say_with("account-counter-day-full", &[("most", &CODES_PER_OFFICER.to_string())]);
        return Ok(show(&seat, &sent, &[Fault { text, href: None }]));
    }
    Ok(given_page(&seat, purpose, &digits))
}

/// An account whose NIK was checked goes to another contact: she has lost the old one.
pub(super) async fn move_contact(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let mut faults = Vec::new();
    let nik = Nik::parse(sent.text("nik")).map_err(|_| faults.push(fault(seat.say("account-nik-wrong"), "nik-pindah"))).ok();
    let contacts = [("lama", "lama"), ("baru", "baru")].map(|(name, id)| {
        let contact = contact_of(sent.text(name));
        if contact.is_none() {
            faults.push(fault(seat.say("account-contact-wrong"), id));
        }
        contact
    });
    let identity = seen(&seat, &sent, &mut faults);
    let (Some(nik), [Some(old), Some(new)], Some(_), true) = (nik, contacts, identity, faults.is_empty()) else {
        return Ok(show(&seat, &sent, &faults));
    };
    let visit = &seat.visit;
    visit.desk.store.move_account(&visit.government.id, Claim { nik, contact: old }, new, seat.actor.clone(), visit.now.at).await?;
    let title = seat.say("account-counter-moved");
    let body = html! {
        (Panel { title: &title, body: html! { p { (seat.say("account-counter-moved-text")) } }, neutral: true })
        p { a href="/petugas/akun" { (seat.say("account-counter-title")) } }
    };
    Ok(seat.page(&title, Some("/petugas/akun"), false, body))
}

/// Which paper the officer saw, and that it is the person herself.
fn seen(seat: &Seat, sent: &Sent, faults: &mut Vec<Fault>) -> Option<IdentityDocument> {
    let identity = IdentityDocument::parse(sent.text("identity"));
    if identity.is_none() {
        faults.push(fault(seat.say("counter-identity-choose"), "identity"));
    }
    if !sent.has("match") {
        faults.push(fault(seat.say("counter-pin-match-needed"), "match"));
    }
    identity
}

fn given_page(seat: &Seat, purpose: CodePurpose, digits: &str) -> Response {
    let title = seat.say("account-counter-given");
    let (first, second) = digits.split_at(4);
    let body = html! {
        (Panel { title: &title, body: html! { p { strong.code { (first) " " (second) } } }, ..Panel::default() })
        p { (seat.say(&format!("account-counter-given-{}", purpose.key()))) }
        (Inset { body: html! { p { (seat.say("account-counter-given-once")) } } })
        p { a href="/petugas/akun" { (seat.say("account-counter-title")) } }
    };
    seat.page(&title, Some("/petugas/akun"), false, body)
}

fn show(seat: &Seat, sent: &Sent, faults: &[Fault]) -> Response {
    let words = seat.visit.words();
    let title = seat.say("account-counter-title");
    let purposes: Vec<Choice> = PURPOSES
        .iter()
        .map(|(key, purpose)| Choice {
            value: (*key).to_owned(), label: seat.say(&format!("account-counter-for-{}", purpose.key())), checked: sent.text("untuk") == *key, ..Choice::default()
        })
        .collect();
    let moving = sent.find("lama").is_some();
    let (giving, moved) = if moving { (Sent::default(), sent.clone()) } else { (sent.clone(), Sent::default()) };
    let body = html! {
        (ErrorSummary { words, faults })
        h1 { (title) }
        p { (seat.say("account-counter-lead")) }
        (Form { action: "/petugas/akun", idempotency: &seat.visit.delivery_token("kode"), body: html! {
            (Radios { field: Field { words, name: "untuk", label: &seat.say("account-counter-purpose"), ..Field::default() }, choices: &purposes, ..Radios::default() })
            (nik_box(seat, &giving, "nik"))
            (contact_box(seat, &giving, ("kontak", "account-contact", Some("account-counter-contact-hint"))))
            (identity_boxes(seat, &giving))
            (Button { label: &seat.say("account-counter-give"), accesskey: Some("s"), ..Button::default() })
        }, ..Form::default() })
        h2 { (seat.say("account-counter-move")) }
        p { (seat.say("account-counter-move-lead")) }
        (Form { action: "/petugas/akun/kontak", idempotency: &seat.visit.delivery_token("kontak"), body: html! {
            (nik_box(seat, &moved, "nik-pindah"))
            (contact_box(seat, &moved, ("lama", "account-counter-old", None)))
            (contact_box(seat, &moved, ("baru", "account-contact-new", None)))
            (identity_boxes_of(seat, &moved, "pindah"))
            (Button { label: &seat.say("account-counter-move"), ..Button::default() })
        }, ..Form::default() })
    };
    seat.page(&title, Some("/petugas"), !faults.is_empty(), body)
}

fn nik_box(seat: &Seat, sent: &Sent, id: &str) -> Markup {
    let (label, hint) = (seat.say("account-nik"), seat.say("account-nik-hint"));
    let field = Field { words: seat.visit.words(), name: "nik", id: Some(id), label: &label, hint: Some(&hint), private: true, ..Field::default() };
    html! { (TextInput { field, value: sent.text("nik"), kind: InputKind::Digits, width: Width::Chars20, autocomplete: Some("off"), ..TextInput::default() }) }
}

fn contact_box(seat: &Seat, sent: &Sent, (name, label, hint): (&str, &str, Option<&str>)) -> Markup {
    let (label, hint) = (seat.say(label), hint.map(|key| seat.say(key)));
    let field = Field { words: seat.visit.words(), name, label: &label, hint: hint.as_deref(), private: true, ..Field::default() };
    html! { (TextInput { field, value: sent.text(name), kind: InputKind::Email, width: Width::Chars30, autocomplete: Some("off"), ..TextInput::default() }) }
}

fn identity_boxes(seat: &Seat, sent: &Sent) -> Markup {
    identity_boxes_of(seat, sent, "")
}

/// `part` keeps the ids of two forms on one page apart.
fn identity_boxes_of(seat: &Seat, sent: &Sent, part: &str) -> Markup {
    let words = seat.visit.words();
    let (identity, matches) = (format!("identity{part}"), format!("match{part}"));
    html! {
        (Radios { field: Field { words, name: "identity", id: Some(&identity), label: &seat.say("counter-identity"), ..Field::default() },
            choices: &identities(seat, sent), ..Radios::default() })
        (SingleCheckbox { field: Field { words, name: "match", id: Some(&matches), label: &seat.say("account-counter-match"), ..Field::default() }, value: "yes", checked: sent.has("match") })
    }
}
