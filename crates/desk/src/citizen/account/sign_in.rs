//! Who she says she is and where she is reached. A code goes there, whether there is an account or not; nothing here asks the store.

use super::code;
use crate::{
    kernel::{Halt, Post, Sent, Visit, limits::Tried, own_path},
    page::{Button, ErrorSummary, Fault, Field as Frame, Form, Inset, InputKind, TextInput, Width},
};
use axum::{extract::Query, response::Response};
use catalogue::{field::phone_number, nik::Nik};
use maud::{Markup, html};
use std::collections::HashMap;
use store::{Accounts, Claim, Claimed, CodeIssue, CodePurpose, CodeRequest, Contact, MaskedText};
use time::OffsetDateTime;

pub async fn page(visit: Visit, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let to = query.get("ke").and_then(|to| own_path(to)).unwrap_or_default();
    Ok(render(&visit, to, &Typed::default(), &[]))
}

pub async fn post(visit: Visit, sent: Sent) -> Result<Response, Halt> {
    visit.desk.limits.count(Tried::Code, visit.address, visit.now.at)?;
    let then = own_path(sent.text("ke")).unwrap_or("/akun").to_owned();
    let typed = Typed { nik: sent.text("nik"), contact: sent.text("kontak") };
    let (nik, contact) = (Nik::parse(typed.nik), contact_of(typed.contact));
    let wrong: Vec<(&str, &str)> = [("nik", "account-nik-wrong", nik.is_err()), ("kontak", "account-contact-wrong", contact.is_none())]
        .into_iter()
        .filter_map(|(name, key, is_wrong)| is_wrong.then_some((name, key)))
        .collect();
    let (Ok(nik), Some(contact)) = (nik, contact) else { return Ok(render(&visit, &then, &typed, &wrong)) };
    let claimed = Claimed { purpose: CodePurpose::SignIn, nik: MaskedText(nik.as_str().to_owned()), contact, then, at: visit.now.at.unix_timestamp() };
    sent_on(visit, claimed).await
}

/// To the page where the code is typed.
async fn sent_on(mut visit: Visit, claimed: Claimed) -> Result<Response, Halt> {
    let answer = match send_code(&mut visit, &claimed).await? {
        None => visit.see_other("/masuk/kode"),
        Some(until) => code::must_wait(&visit, &claimed, until),
    };
    Ok(visit.keep_cookie(answer))
}

/// Another code for the same claim.
pub async fn again(visit: Visit) -> Result<Response, Halt> {
    visit.desk.limits.count(Tried::Code, visit.address, visit.now.at)?;
    let Some(claimed) = code::claimed(&visit).cloned() else { return Ok(visit.see_other("/masuk")) };
    sent_on(visit, claimed).await
}

/// Remembers the claim in this browser and lets a code go out, when it goes anywhere. Some: nothing was sent, not before then.
pub async fn send_code(visit: &mut Visit, claimed: &Claimed) -> Result<Option<OffsetDateTime>, Halt> {
    let browser = visit.ensure_session().await?;
    let kept = Claimed { at: visit.now.at.unix_timestamp(), ..claimed.clone() };
    visit.change_session(move |data| data.claimed = Some(kept)).await?;
    if !claimed.contact.is_email() || matches!(visit.desk.settings.web.post, Post::None) {
        return Ok(None);
    }
    let claim = code::claim_of(claimed)?;
    Ok(match visit.desk.store.issue_code(&visit.government.id, request(visit, claim, claimed.purpose, browser)).await? {
        CodeIssue::Sent { .. } => None,
        CodeIssue::Wait { until } => Some(until),
    })
}

fn request(visit: &Visit, claim: Claim, purpose: CodePurpose, browser: store::SessionKey) -> CodeRequest {
    CodeRequest {
        purpose,
        claim,
        browser,
        address: crate::kernel::limits::household(visit.address).to_string(),
        language: visit.language.tag().to_owned(),
        digits: digits::<6>(visit.now.draw("one-time code")),
        at: visit.now.at,
    }
}

/// So many digits, each value equally likely to within 2^-100.
pub fn digits<const N: usize>(chance: [u8; 16]) -> String {
    let most = 10_u128.pow(u32::try_from(N).unwrap_or(6));
    format!("{:0width$}", u128::from_be_bytes(chance) % most, width = N)
}

/// An e-mail address when there is an `@`, otherwise a telephone number.
pub fn contact_of(typed: &str) -> Option<Contact> {
    if typed.contains('@') {
        return outbox::email(typed).map(Contact::Email);
    }
    phone_number(typed).map(Contact::Phone)
}

#[derive(Default)]
struct Typed<'a> {
    nik: &'a str,
    contact: &'a str,
}

fn render(visit: &Visit, to: &str, typed: &Typed<'_>, wrong: &[(&str, &str)]) -> Response {
    let title = visit.say("account-enter-title");
    let faults: Vec<Fault> = wrong.iter().map(|(name, key)| Fault { text: visit.say(key), href: Some(format!("#{name}")) }).collect();
    let error = |name: &str| wrong.iter().find(|(field, _)| *field == name).map(|(_, key)| visit.say(key));
    let body = html! {
        (ErrorSummary { words: visit.words(), faults: &faults })
        h1 { (title) }
        p { (visit.say("account-enter-lead")) }
        (form(visit, to, typed, error("nik").as_deref(), error("kontak").as_deref()))
        (Inset { body: html! { p { (visit.say("account-enter-without")) " " a href="/lanjut" { (visit.say("citizen-home-resume")) } } } })
        (super::passkey::enter_form(visit, to))
        h2 { (visit.say("account-enter-nothing-title")) }
        p { (visit.say("account-enter-nothing")) }
    };
    visit.page(&title, None, Some("/"), !wrong.is_empty(), body)
}

fn form(visit: &Visit, to: &str, typed: &Typed<'_>, nik_wrong: Option<&str>, contact_wrong: Option<&str>) -> Markup {
    let said = ["account-nik", "account-nik-hint", "account-contact", "account-contact-hint", "account-enter-send"];
    let [nik, nik_hint, contact, contact_hint, send] = said.map(|key| visit.say(key));
    let hidden: &[(&str, &str)] = if to.is_empty() { &[] } else { &[("ke", to)] };
    html! {
        (Form {
            action: "/masuk",
            hidden,
            body: html! {
                (TextInput {
                    field: Frame { words: visit.words(), name: "nik", label: &nik, hint: Some(&nik_hint), error: nik_wrong, private: true, ..Frame::default() },
                    value: typed.nik,
                    kind: InputKind::Digits,
                    width: Width::Chars20,
                    autocomplete: Some("off"),
                    ..TextInput::default()
                })
                (TextInput {
                    field: Frame { words: visit.words(), name: "kontak", label: &contact, hint: Some(&contact_hint), error: contact_wrong, ..Frame::default() },
                    value: typed.contact,
                    kind: InputKind::Email,
                    width: Width::Chars30,
                    autocomplete: Some("email"),
                    ..TextInput::default()
                })
                (Button { label: &send, ..Button::default() })
            },
            ..Form::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_all_its_digits() {
        assert_eq!(digits::<6>([0; 16]), "000000");
        assert_eq!(digits::<8>(7_u128.to_be_bytes()), "00000007");
        assert_eq!(digits::<6>(u128::MAX.to_be_bytes()).len(), 6);
    }

    #[test]
    fn a_contact_is_an_address_or_a_number_as_people_write_them() {
        assert_eq!(contact_of("Siti@Contoh.example"), Some(Contact::Email("siti@contoh.example".into())));
        assert_eq!(contact_of("0812-3456-7890"), Some(Contact::Phone("+6281234567890".into())));
        assert_eq!(contact_of("+62 812 3456 7890"), Some(Contact::Phone("+6281234567890".into())));
        for wrong in ["", "siti", "siti@", "12", "0812x"] {
            assert_eq!(contact_of(wrong), None, "{wrong}");
        }
    }
}
