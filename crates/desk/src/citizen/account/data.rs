//! Everything that is stored of the account and its cases, who looked included, as a file for her alone (UU 27/2022 art. 7).

use crate::{
    kernel::{Halt, Member, subject},
    page::{Button, Form},
};
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use maud::html;

pub async fn page(member: Member) -> Result<Response, Halt> {
    member.fresh("/akun/data", false)?;
    let visit = &member.visit;
    let title = visit.say("account-data-title");
    let body = html! {
        h1 { (title) }
        p { (visit.say("account-data-lead")) }
        (Form { action: "/akun/data", body: html! { (Button { label: &visit.say("account-data-do"), ..Button::default() }) }, ..Form::default() })
    };
    Ok(visit.page(&title, None, Some("/akun"), false, body))
}

pub async fn post(member: Member) -> Result<Response, Halt> {
    member.fresh("/akun/data", false)?;
    let visit = &member.visit;
    let told = subject::of_account(&visit.desk.store, &visit.government, &member.account, visit.now.at).await?;
    let bytes = serde_json::to_vec_pretty(&told).map_err(|_| Halt::Fault("an export that cannot be written".into()))?;
    let mut response = bytes.into_response();
    for (name, value) in [
        (header::CONTENT_TYPE, "application/json"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"akun-saya.json\""),
        (header::CACHE_CONTROL, "no-store"),
        (header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    Ok(response)
}
