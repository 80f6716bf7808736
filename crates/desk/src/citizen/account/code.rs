//! The code: right, it opens the account of what was claimed, or makes it. Wrong, late and none get the same words after the same time.

use crate::{
    kernel::{Halt, Post, Sent, Visit, limits::Tried, own_path},
    page::{Button, Emphasis, ErrorSummary, Fault, Field as Frame, Form, Inset, InputKind, Notification, TextInput, Tone, Width},
};
use axum::{
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use catalogue::nik::Nik;
use maud::{Markup, html};
use std::time::Duration;
use store::{AccountId, Accounts, Claim, Claimed, CodeCheck, CodePurpose, CodeTry, SignedInBy};
use time::OffsetDateTime;

/// No answer about a code comes sooner, so that its time tells nothing.
const ANSWER_FLOOR: Duration = Duration::from_millis(300);
/// A claim is forgotten after so many seconds: an activation code from a counter may be a day on its way, but not in this browser.
const CLAIM_SECONDS: i64 = 24 * 3_600;

/// What this browser claimed lately.
pub fn claimed(visit: &Visit) -> Option<&Claimed> {
    visit.data()?.claimed.as_ref().filter(|claimed| visit.now.at.unix_timestamp() - claimed.at <= CLAIM_SECONDS)
}

pub fn claim_of(claimed: &Claimed) -> Result<Claim, Halt> {
    let nik = Nik::parse(&claimed.nik.0).map_err(|_| Halt::Fault("a claim that was kept is none".into()))?;
    Ok(Claim { nik, contact: claimed.contact.clone() })
}

pub async fn page(visit: Visit) -> Result<Response, Halt> {
    let Some(claimed) = claimed(&visit).filter(|claimed| claimed.purpose == CodePurpose::SignIn) else { return Ok(visit.see_other("/masuk")) };
    Ok(render(&visit, claimed, None, None))
}

pub async fn post(mut visit: Visit, headers: HeaderMap, sent: Sent) -> Result<Response, Halt> {
    visit.desk.limits.count(Tried::Code, visit.address, visit.now.at)?;
    let claimed = claimed(&visit).filter(|claimed| claimed.purpose == CodePurpose::SignIn).cloned();
    let (Some(claimed), Some((browser, _))) = (claimed, visit.session.clone()) else { return Ok(visit.see_other("/masuk")) };
    let (checked, ()) = tokio::join!(check(&visit, &claimed, browser, sent.text("kode")), tokio::time::sleep(ANSWER_FLOOR));
    let seen_by = match checked? {
        CodeCheck::Right { seen_by, .. } => seen_by,
        CodeCheck::Wrong => return Ok(render(&visit, &claimed, Some(&visit.say("account-code-wrong")), None)),
        CodeCheck::Wait { until } => return Ok(must_wait(&visit, &claimed, until)),
    };
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let sign_in = visit.begin_sign_in(SignedInBy::Code, &agent).await?;
    let fresh = AccountId(application::ApplicationId(visit.now.draw("account")));
    let claim = claim_of(&claimed)?;
    let account = visit.desk.store.enter_account(&visit.government.id, claim, fresh, visit.language.tag(), seen_by, sign_in).await?;
    visit
        .change_session(move |data| {
            data.account = Some(account);
            data.claimed = None;
        })
        .await?;
    let to = own_path(&claimed.then).unwrap_or("/akun").to_owned();
    Ok(visit.keep_cookie(visit.see_other(&to)))
}

pub async fn check(visit: &Visit, claimed: &Claimed, browser: store::SessionKey, typed: &str) -> Result<CodeCheck, Halt> {
    let digits: String = typed.chars().filter(|letter| !matches!(letter, ' ' | '-' | '.')).collect();
    let attempt = CodeTry { purpose: claimed.purpose, claim: claim_of(claimed)?, browser, digits, at: visit.now.at };
    Ok(visit.desk.store.try_code(&visit.government.id, attempt).await?)
}

/// Too many codes, or too many wrong ones: 429, and until when. A code that is on its way already can still be typed.
pub fn must_wait(visit: &Visit, claimed: &Claimed, until: OffsetDateTime) -> Response {
    let text = visit.say_with("account-code-wait", &[("until", &visit.say_time(until))]);
    let mut response = render(visit, claimed, None, Some(&text));
    *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    let seconds = (until - visit.now.at).whole_seconds().max(1);
    response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
    response
}

fn render(visit: &Visit, claimed: &Claimed, wrong: Option<&str>, wait: Option<&str>) -> Response {
    let title = visit.say("account-code-title");
    let faults: Vec<Fault> = wrong.iter().map(|text| Fault { text: (*text).to_owned(), href: Some("#kode".to_owned()) }).collect();
    let sends = claimed.contact.is_email() && !matches!(visit.desk.settings.web.post, Post::None);
    let lead = if sends {
        visit.say_with("account-code-sent", &[("contact", &claimed.contact.masked())])
    } else {
        visit.say(if claimed.contact.is_email() { "account-code-no-mail" } else { "account-code-no-sms" })
    };
    let body = html! {
        (ErrorSummary { words: visit.words(), faults: &faults })
        @if let Some(text) = wait { (Notification { title: "", tone: Tone::Attention, body: html! { p { (text) } } }) }
        h1 { (title) }
        p { (lead) }
        (form(visit, wrong))
        @if sends { (another(visit)) }
        (Inset { body: html! { p { (visit.say("account-code-new")) } } })
        h2 { (visit.say("account-enter-nothing-title")) }
        p { (visit.say("account-enter-nothing")) }
        @if visit.desk.settings.demo.is_some() { p { a href="/contoh/surat" { (visit.say("account-shelf-link")) } } }
    };
    visit.page(&title, None, Some("/masuk"), wrong.is_some(), body)
}

fn form(visit: &Visit, wrong: Option<&str>) -> Markup {
    let [label, hint, open] = ["account-code", "account-code-hint", "account-code-open"].map(|key| visit.say(key));
    html! {
        (Form {
            action: "/masuk/kode",
            body: html! {
                (code_box(visit, &label, &hint, wrong))
                (Button { label: &open, ..Button::default() })
            },
            ..Form::default()
        })
    }
}

pub fn code_box(visit: &Visit, label: &str, hint: &str, wrong: Option<&str>) -> Markup {
    html! {
        (TextInput {
            field: Frame { words: visit.words(), name: "kode", label, hint: Some(hint), error: wrong, private: true, ..Frame::default() },
            kind: InputKind::Code,
            width: Width::Chars10,
            autocomplete: Some("one-time-code"),
            ..TextInput::default()
        })
    }
}

fn another(visit: &Visit) -> Markup {
    let label = visit.say("account-code-again");
    html! { (Form { action: "/masuk/kode/lagi", body: html! { (Button { label: &label, emphasis: Emphasis::Secondary, ..Button::default() }) }, ..Form::default() }) }
}

