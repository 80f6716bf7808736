//! Another e-mail address or telephone number: a fresh sign-in by a code to the old one, then a code to the new one. The old one hears of it.

use super::{
    code::{check, claimed, code_box},
    sign_in::{contact_of, send_code},
};
use crate::{
    kernel::{Halt, Member, Sent, limits::Tried},
    page::{Button, ErrorSummary, Fault, Field as Frame, Form, InputKind, Notification, TextInput, Tone, Width},
};
use application::Actor;
use axum::{http::{StatusCode, header}, response::Response};
use maud::{Markup, html};
use store::{Accounts, Claimed, CodeCheck, CodePurpose, MaskedText};
use time::OffsetDateTime;

pub async fn page(member: Member) -> Result<Response, Halt> {
    member.fresh("/akun/kontak", true)?;
    Ok(render(&member, &Said::default()))
}

pub async fn post(mut member: Member, sent: Sent) -> Result<Response, Halt> {
    member.fresh("/akun/kontak", true)?;
    let visit = &mut member.visit;
    visit.desk.limits.count(Tried::Code, visit.address, visit.now.at)?;
    let Some(contact) = contact_of(sent.text("kontak")) else {
        return Ok(render(&member, &Said { typed: sent.text("kontak"), contact_wrong: Some("account-contact-wrong"), ..Said::default() }));
    };
    let nik = MaskedText(member.account.data.nik.clone());
    let claimed = Claimed { purpose: CodePurpose::NewContact, nik, contact, then: "/akun/kontak".into(), at: visit.now.at.unix_timestamp() };
    let wait = send_code(visit, &claimed).await?;
    Ok(match wait {
        None => visit.see_other("/akun/kontak"),
        Some(until) => must_wait(&member, until),
    })
}

/// 429, and until when.
fn must_wait(member: &Member, until: OffsetDateTime) -> Response {
    let mut page = render(member, &Said { until: Some(until), ..Said::default() });
    *page.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    page.headers_mut().insert(header::RETRY_AFTER, (until - member.visit.now.at).whole_seconds().max(1).into());
    page
}

pub async fn confirm(mut member: Member, sent: Sent) -> Result<Response, Halt> {
    member.fresh("/akun/kontak", true)?;
    let visit = &mut member.visit;
    visit.desk.limits.count(Tried::Code, visit.address, visit.now.at)?;
    let Some(claimed) = claimed(visit).filter(|claimed| claimed.purpose == CodePurpose::NewContact && claimed.nik.0 == member.account.data.nik).cloned() else {
        return Ok(visit.see_other("/akun/kontak"));
    };
    match check(visit, &claimed, member.key.clone(), sent.text("kode")).await? {
        CodeCheck::Right { .. } => {}
        CodeCheck::Wrong => return Ok(render(&member, &Said { code_wrong: Some("account-code-wrong"), ..Said::default() })),
        CodeCheck::Wait { until } => return Ok(must_wait(&member, until)),
    }
    let taken = !visit.desk.store.set_contact(&visit.government.id, member.account.id, claimed.contact, Actor::Applicant, visit.now.at).await?;
    visit.change_session(|data| data.claimed = None).await?;
    if taken {
        return Ok(render(&member, &Said { contact_wrong: Some("account-contact-taken"), ..Said::default() }));
    }
    Ok(visit.see_other("/akun"))
}

#[derive(Default)]
struct Said<'a> {
    typed: &'a str,
    contact_wrong: Option<&'a str>,
    code_wrong: Option<&'a str>,
    until: Option<OffsetDateTime>,
}

fn render(member: &Member, said: &Said<'_>) -> Response {
    let visit = &member.visit;
    let title = visit.say("account-contact-title");
    let pending = claimed(visit).filter(|claimed| claimed.purpose == CodePurpose::NewContact);
    let (contact_wrong, code_wrong) = (said.contact_wrong.map(|key| visit.say(key)), said.code_wrong.map(|key| visit.say(key)));
    let faults: Vec<Fault> = [("#kontak", &contact_wrong), ("#kode", &code_wrong)]
        .into_iter()
        .filter_map(|(href, text)| Some(Fault { text: text.clone()?, href: Some(href.to_owned()) }))
        .collect();
    let masked: Vec<String> = member.account.data.contacts.iter().map(store::Contact::masked).collect();
    let body = html! {
        (ErrorSummary { words: visit.words(), faults: &faults })
        @if let Some(until) = said.until { (Notification { title: "", tone: Tone::Attention, body: html! { p { (visit.say_with("account-code-wait", &[("until", &visit.say_time(until))])) } } }) }
        h1 { (title) }
        p { (visit.say_with("account-contact-now", &[("contacts", &masked.join(", "))])) }
        @if let Some(pending) = pending { (code_form(member, pending, code_wrong.as_deref())) }
        (new_form(member, said.typed, contact_wrong.as_deref()))
        p { (visit.say("account-contact-lost")) }
        @if visit.desk.settings.demo.is_some() { p { a href="/contoh/surat" { (visit.say("account-shelf-link")) } } }
    };
    visit.page(&title, None, Some("/akun"), !faults.is_empty(), body)
}

fn code_form(member: &Member, pending: &Claimed, wrong: Option<&str>) -> Markup {
    let visit = &member.visit;
    let [label, hint, confirm] = ["account-code", "account-code-hint", "account-contact-confirm"].map(|key| visit.say(key));
    let lead = if pending.contact.is_email() { "account-code-sent" } else { "account-contact-phone-code" };
    html! {
        p { (visit.say_with(lead, &[("contact", &pending.contact.masked())])) }
        (Form {
            action: "/akun/kontak/kode",
            body: html! { (code_box(visit, &label, &hint, wrong)) (Button { label: &confirm, ..Button::default() }) },
            ..Form::default()
        })
    }
}

fn new_form(member: &Member, typed: &str, wrong: Option<&str>) -> Markup {
    let visit = &member.visit;
    let [label, hint, send] = ["account-contact-new", "account-contact-hint", "account-enter-send"].map(|key| visit.say(key));
    html! {
        h2 { (visit.say("account-contact-other")) }
        (Form {
            action: "/akun/kontak",
            body: html! {
                (TextInput {
                    field: Frame { words: visit.words(), name: "kontak", label: &label, hint: Some(&hint), error: wrong, private: true, ..Frame::default() },
                    value: typed, kind: InputKind::Email, width: Width::Chars30, autocomplete: Some("email"), ..TextInput::default()
                })
                (Button { label: &send, ..Button::default() })
            },
            ..Form::default()
        })
    }
}
