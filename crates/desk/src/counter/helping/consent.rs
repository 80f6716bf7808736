//! The consent: whose NIK, and the code that she gave. It went to her e-mail address, or she brought it from her account or from a counter.

use super::{CASES_A_DAY, draft_path};
use crate::{
    citizen::account::{contact_of, digits},
    counter::{shared::fault, words},
    kernel::{Doing, Halt, Post, Seat, Sent, act, limits::{Tried, household}},
    page::{Button, Choice, Emphasis, ErrorSummary, Fault, Field, Form, Inset, InputKind, LinkCard, LinkCards, Notification, Radios, TextInput, Tone, Width},
};
use application::{Actor, ApplicationId, Command, action::Channel};
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use catalogue::nik::Nik;
use maud::{Markup, html};
use store::{Accounts, Claim, CodeCheck, CodeIssue, CodePurpose, CodeRequest, CodeTry, Consent, ConsentMeans, Contact, Contract};
use time::OffsetDateTime;

pub(in crate::counter) async fn page(seat: Seat) -> Result<Response, Halt> {
    show(&seat, &Sent::default(), &[], None).await
}

/// The person's code goes to her e-mail address.
pub(in crate::counter) async fn send_code(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let visit = &seat.visit;
    visit.desk.limits.count(Tried::Code, visit.address, visit.now.at)?;
    let mut faults = Vec::new();
    let nik = Nik::parse(sent.text("nik")).map_err(|_| faults.push(fault(seat.say("account-nik-wrong"), "nik"))).ok();
    let email = email(&sent);
    if email.is_none() {
        faults.push(fault(seat.say("helper-email-wrong"), "email"));
    }
    let (Some(nik), Some(contact)) = (nik, email) else { return show(&seat, &sent, &faults, None).await };
    let request = CodeRequest {
        purpose: CodePurpose::Consent, claim: Claim { nik, contact }, browser: seat.key.clone(), address: household(visit.address).to_string(),
        language: visit.language.tag().to_owned(), digits: digits::<6>(visit.now.draw("code of a consent")), at: visit.now.at,
    };
    match visit.desk.store.issue_code(&visit.government.id, request).await? {
        CodeIssue::Sent { .. } => show(&seat, &sent, &[], Some(seat.say("helper-code-sent"))).await,
        CodeIssue::Wait { until } => wait(&seat, &sent, until).await,
    }
}

fn email(sent: &Sent) -> Option<Contact> {
    contact_of(sent.text("email")).filter(Contact::is_email)
}

/// Opens the draft when the code is right and the day is not full.
pub(in crate::counter) async fn begin(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let visit = &seat.visit;
    visit.desk.limits.count(Tried::Code, visit.address, visit.now.at)?;
    let service = visit.government.find_service(sent.text("layanan")).cloned();
    let nik = Nik::parse(sent.text("nik")).ok();
    let mut faults = Vec::new();
    for (is_wrong, key, id) in [(service.is_none(), "helper-service-choose", "layanan"), (nik.is_none(), "account-nik-wrong", "nik")] {
        if is_wrong {
            faults.push(fault(seat.say(key), id));
        }
    }
    let (Some(service), Some(nik), Some(helper)) = (service, nik, seat.actor.staff_id().cloned()) else {
        return show(&seat, &sent, &faults, None).await;
    };
    if begun_today(&seat).await? >= CASES_A_DAY {
        let text = seat.say_with("helper-day-full", &[("most", &CASES_A_DAY.to_string())]);
        return show(&seat, &sent, &[Fault { text, href: None }], None).await;
    }
    let (means, email, account) = match proved(&seat, &sent, &nik).await? {
        Ok(proof) => proof,
        Err(Some(until)) => return wait(&seat, &sent, until).await,
        Err(None) => return show(&seat, &sent, &[fault(seat.say("account-code-wrong"), "kode")], None).await,
    };
    let application = ApplicationId(visit.now.draw("application"));
    let command = Command::Open { channel: Channel::Helped, language: visit.language.tag().to_owned() };
    let doing = Doing { application, create: Some(service.id.clone()), seen: None, delivery: None, pin_to: None };
    act(visit, seat.actor.clone(), doing, command).await?;
    let consent = Consent { helper, nik, means, email, account, at: visit.now.at };
    visit.desk.store.note_consent(&visit.government.id, application, consent).await?;
    Ok(Redirect::to(&draft_path(application, "")).into_response())
}

type Proof = (ConsentMeans, Option<Contact>, Option<store::AccountId>);

/// By which code; or until when to wait; or none fits.
async fn proved(seat: &Seat, sent: &Sent, nik: &Nik) -> Result<Result<Proof, Option<OffsetDateTime>>, Halt> {
    let typed: String = sent.text("kode").chars().filter(|letter| !matches!(letter, ' ' | '-' | '.')).collect();
    let email = email(sent);
    // Six digits came by e-mail, eight from a counter or an account.
    let contact = if typed.len() == 8 { Some(Contact::Paper) } else { email.clone() };
    let Some(contact) = contact else { return Ok(Err(None)) };
    let visit = &seat.visit;
    let claim = Claim { nik: nik.clone(), contact };
    let attempt = CodeTry { purpose: CodePurpose::Consent, claim, browser: seat.key.clone(), digits: typed, at: visit.now.at };
    Ok(match visit.desk.store.try_code(&visit.government.id, attempt).await? {
        CodeCheck::Right { seen_by: None, .. } => Ok((ConsentMeans::Email, email, None)),
        CodeCheck::Right { seen_by: Some(Actor::Applicant), account } => Ok((ConsentMeans::Account, None, account)),
        CodeCheck::Right { seen_by: Some(_), .. } => Ok((ConsentMeans::Counter, None, None)),
        CodeCheck::Wrong => Err(None),
        CodeCheck::Wait { until } => Err(Some(until)),
    })
}

async fn begun_today(seat: &Seat) -> Result<u64, Halt> {
    let (visit, Some(helper)) = (&seat.visit, seat.actor.staff_id()) else { return Ok(CASES_A_DAY) };
    let midnight = visit.today().midnight().assume_offset(visit.government.calendar.offset());
    Ok(visit.desk.store.consents_since(&visit.government.id, helper, midnight).await?)
}

async fn wait(seat: &Seat, sent: &Sent, until: OffsetDateTime) -> Result<Response, Halt> {
    let text = seat.say_with("helper-code-wait", &[("until", &seat.visit.say_time(until))]);
    let mut response = show(seat, sent, &[], Some(text)).await?;
    *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
    response.headers_mut().insert(header::RETRY_AFTER, (until - seat.visit.now.at).whole_seconds().max(1).into());
    Ok(response)
}

async fn show(seat: &Seat, sent: &Sent, faults: &[Fault], news: Option<String>) -> Result<Response, Halt> {
    let words = seat.visit.words();
    let title = seat.say("helper-title");
    let begun = begun_today(seat).await?;
    let drafts = drafts(seat).await?;
    let body = html! {
        (ErrorSummary { words, faults })
        @if let Some(news) = &news { (Notification { title: "", tone: Tone::Attention, body: html! { p { (news) } } }) }
        h1 { (title) }
        p { (seat.say_with("helper-lead", &[("most", &CASES_A_DAY.to_string()), ("begun", &begun.to_string())])) }
        (Inset { body: html! { p { (seat.say("helper-cannot-look")) } } })
        @if !drafts.is_empty() { h2 { (seat.say("helper-drafts")) } (LinkCards { cards: &drafts }) }
        h2 { (seat.say("helper-begin")) }
        (form(seat, sent))
    };
    Ok(seat.page(&title, Some("/petugas"), !faults.is_empty(), body))
}

async fn drafts(seat: &Seat) -> Result<Vec<LinkCard>, Halt> {
    let (visit, Some(helper)) = (&seat.visit, seat.actor.staff_id()) else { return Ok(Vec::new()) };
    let mut cards = Vec::new();
    for id in visit.desk.store.helped_drafts(&visit.government.id, helper).await? {
        let Some(case) = visit.desk.store.find_application(&visit.government.id, id).await? else { continue };
        let text = seat.say_with("helper-draft", &[("at", &visit.say_time(case.opened_at))]);
        cards.push(LinkCard { title: words::service_name(visit, case.service.as_str()), href: draft_path(id, ""), text: Some(text) });
    }
    Ok(cards)
}

fn form(seat: &Seat, sent: &Sent) -> Markup {
    let visit = &seat.visit;
    let words = visit.words();
    let services: Vec<Choice> = visit
        .government
        .services
        .keys()
        .map(|id| Choice { value: id.to_string(), label: words::service_name(visit, id.as_str()), checked: sent.text("layanan") == id.as_str(), ..Choice::default() })
        .collect();
    let mails = !matches!(visit.desk.settings.web.post, Post::None);
    let text = |name: &'static str, label: &str, hint: &str, kind: InputKind, width: Width| {
        let (label, hint) = (seat.say(label), seat.say(hint));
        let field = Field { words, name, label: &label, hint: Some(&hint), private: true, ..Field::default() };
        html! { (TextInput { field, value: sent.text(name), kind, width, autocomplete: Some("off"), ..TextInput::default() }) }
    };
    html! {
        (Form { action: "/petugas/bantu", idempotency: &visit.delivery_token("bantu"), body: html! {
            (Radios { field: Field { words, name: "layanan", label: &seat.say("helper-service"), ..Field::default() }, choices: &services, ..Radios::default() })
            (text("nik", "helper-nik", "helper-nik-hint", InputKind::Digits, Width::Chars20))
            @if mails {
                (text("email", "helper-email", "helper-email-hint", InputKind::Email, Width::Chars30))
                button.btn.btn-secondary type="submit" formaction="/petugas/bantu/kode" { (seat.say("helper-send-code")) }
            }
            (text("kode", "helper-code", "helper-code-hint", InputKind::Code, Width::Chars10))
            (Button { label: &seat.say("helper-begin-do"), emphasis: Emphasis::Primary, ..Button::default() })
        }, ..Form::default() })
    }
}
