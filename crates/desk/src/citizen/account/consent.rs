//! "Izinkan dibantu": a code that she draws in her account and gives to whoever files for her. The case comes into her account.

use super::sign_in::digits;
use crate::{
    kernel::{Halt, Member, limits::Tried},
    page::{Button, Form, Inset, Panel},
};
use application::Actor;
use axum::response::Response;
use catalogue::nik::Nik;
use maud::html;
use store::{Accounts, Claim, CodePurpose, Contact, GivenCode};

pub async fn page(member: Member) -> Response {
    let visit = &member.visit;
    let [title, draw] = ["account-consent-title", "account-consent-draw"].map(|key| visit.say(key));
    let body = html! {
        h1 { (title) }
        p { (visit.say("account-consent-lead")) }
        ul { @for key in ["account-consent-sees", "account-consent-after", "account-consent-named"] { li { (visit.say(key)) } } }
        (Form { action: "/akun/izin", idempotency: &visit.delivery_token("izin"), body: html! { (Button { label: &draw, ..Button::default() }) }, ..Form::default() })
    };
    visit.page(&title, None, Some("/akun"), false, body)
}

pub async fn draw(member: Member) -> Result<Response, Halt> {
    let visit = &member.visit;
    visit.desk.limits.count(Tried::Code, visit.address, visit.now.at)?;
    let nik = Nik::parse(&member.account.data.nik).map_err(|_| Halt::Fault("an account whose NIK is none".into()))?;
    let digits = digits::<8>(visit.now.draw("consent of an account"));
    let given = GivenCode {
        purpose: CodePurpose::Consent, claim: Claim { nik, contact: Contact::Paper }, by: Actor::Applicant, identity_seen: None,
        account: Some(member.account.id), digits: digits.clone(), at: visit.now.at,
    };
    visit.desk.store.give_code(&visit.government.id, given).await?;
    let title = visit.say("account-consent-drawn");
    let (first, second) = digits.split_at(4);
    let body = html! {
        (Panel { title: &title, body: html! { p { strong.code { (first) " " (second) } } }, ..Panel::default() })
        p { (visit.say("account-consent-give")) }
        (Inset { body: html! { p { (visit.say("account-counter-given-once")) } } })
        p { a href="/akun" { (visit.say("account-title")) } }
    };
    Ok(visit.page(&title, None, Some("/akun"), false, body))
}
