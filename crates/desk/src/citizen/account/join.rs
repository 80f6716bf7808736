//! A case joins the account by its number and PIN: the same proof as anywhere, the same words for unknown and wrong.

use crate::{
    citizen::{resume::{ANSWER_FLOOR, proved}, tracker_pin::pin_box},
    kernel::{Halt, Member, Sent, Visit, limits::Tried},
    page::{Button, ErrorSummary, Fault, Field as Frame, Form, InputKind, TextInput, Width},
};
use axum::response::Response;
use maud::html;
use store::Accounts;

pub async fn page(member: Member) -> Response {
    render(&member.visit, "", None)
}

pub async fn post(member: Member, sent: Sent) -> Result<Response, Halt> {
    let visit = &member.visit;
    visit.desk.limits.count(Tried::Pin, visit.address, visit.now.at)?;
    let (found, ()) = tokio::join!(proved(visit, &sent), tokio::time::sleep(ANSWER_FLOOR));
    let Some(id) = found? else { return Ok(render(visit, sent.text("nomor"), Some(&visit.say("citizen-resume-wrong")))) };
    visit.desk.store.add_account_case(&visit.government.id, member.account.id, id, true, visit.now.at).await?;
    Ok(visit.see_other("/akun"))
}

fn render(visit: &Visit, number: &str, wrong: Option<&str>) -> Response {
    let said = ["account-join-title", "citizen-resume-number-label", "citizen-resume-number-hint", "citizen-pin", "citizen-pin-hint", "account-join-do"];
    let [title, label, hint, pin, pin_hint, join] = said.map(|key| visit.say(key));
    let faults: Vec<Fault> = wrong.iter().map(|text| Fault { text: (*text).to_owned(), href: Some("#nomor".to_owned()) }).collect();
    let body = html! {
        (ErrorSummary { words: visit.words(), faults: &faults })
        h1 { (title) }
        p { (visit.say("account-join-lead")) }
        (Form {
            action: "/akun/gabung",
            body: html! {
                (TextInput {
                    field: Frame { words: visit.words(), name: "nomor", label: &label, hint: Some(&hint), error: wrong, ..Frame::default() },
                    value: number,
                    kind: InputKind::Text,
                    width: Width::Chars20,
                    autocomplete: Some("off"),
                    ..TextInput::default()
                })
                (pin_box(visit, &pin, &pin_hint, None))
                (Button { label: &join, ..Button::default() })
            },
            ..Form::default()
        })
        p { (visit.say("citizen-pin-lost")) }
    };
    visit.page(&title, None, Some("/akun"), wrong.is_some(), body)
}
