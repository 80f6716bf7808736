//! Closing: what the account says is destroyed. Cases stay with the government, and open with number and PIN as ever.

use crate::{
    kernel::{Halt, Member, Sent},
    page::{Button, Emphasis, ErrorSummary, Fault, Field as Frame, Form, SingleCheckbox, WarningText},
};
use axum::response::Response;
use maud::html;
use store::Accounts;

pub async fn page(member: Member) -> Result<Response, Halt> {
    member.fresh("/akun/tutup", false)?;
    Ok(render(&member, false))
}

pub async fn post(mut member: Member, sent: Sent) -> Result<Response, Halt> {
    member.fresh("/akun/tutup", false)?;
    if !sent.has("paham") {
        return Ok(render(&member, true));
    }
    let visit = &mut member.visit;
    visit.desk.store.close_account(&visit.government.id, member.account.id, visit.now.at).await?;
    visit.change_session(|data| data.account = None).await?;
    let title = visit.say("account-closed-title");
    let body = html! {
        h1 { (title) }
        p { (visit.say("account-closed")) }
        p { a href="/" { (visit.say("halt-back-home")) } }
    };
    Ok(visit.page(&title, None, None, false, body))
}

fn render(member: &Member, wrong: bool) -> Response {
    let visit = &member.visit;
    let [title, sure, close, missing] = ["account-close-title", "account-close-sure", "account-close-do", "account-close-missing"].map(|key| visit.say(key));
    let faults: Vec<Fault> = wrong.then(|| Fault { text: missing.clone(), href: Some("#paham".to_owned()) }).into_iter().collect();
    let body = html! {
        (ErrorSummary { words: visit.words(), faults: &faults })
        h1 { (title) }
        (WarningText { prefix: &visit.words().warning, text: &visit.say("account-close-warning") })
        p { (visit.say("account-close-lead")) }
        (Form {
            action: "/akun/tutup",
            body: html! {
                (SingleCheckbox {
                    field: Frame { words: visit.words(), name: "paham", label: &sure, error: wrong.then_some(missing.as_str()), ..Frame::default() },
                    value: "ya", checked: false,
                })
                (Button { label: &close, emphasis: Emphasis::Warning, ..Button::default() })
            },
            ..Form::default()
        })
    };
    visit.page(&title, None, Some("/akun"), wrong, body)
}
