//! Passkeys of citizens: made in the account, used to sign in without a code. A copy of one is refused, and so is one that was taken away.

use crate::{
    kernel::{Halt, Member, Sent, Visit, limits::Tried, own_path},
    page::{Button, Emphasis, ErrorSummary, Fault, Form, PasskeyForm, PasskeyWords},
};
use application::ApplicationId;
use axum::{
    Json,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use factors::passkey::{Finding, Making, Named, Passkey, Person, Site};
use maud::{Markup, html};
use store::{AccountId, AccountPasskey, Accounts, SignedInBy};

/// What waits for a browser's answer.
pub enum Ceremony {
    Making(AccountId, Making),
    Finding(Finding),
}

/// The site of this government: the address that people type. None where that is no host name.
fn site(visit: &Visit) -> Option<Site> {
    let origin = &visit.desk.settings.public_url;
    let host = origin.split("://").nth(1)?.split([':', '/']).next()?;
    Site::new(host, origin, &visit.government.name).ok()
}

fn words(visit: &Visit) -> PasskeyWords {
    let [missing, stopped, known, failed] = ["missing", "stopped", "known", "failed"].map(|key| visit.say(&format!("account-passkey-{key}")));
    PasskeyWords { missing, stopped, known, failed }
}

/// Keeps the half that waits, and answers with the options for the browser.
fn begun(visit: &Visit, options: &str, ceremony: Ceremony) -> Result<Response, Halt> {
    let secret: [u8; 32] = visit.now.draw("passkey ceremony");
    visit.desk.citizen_ceremonies.keep(secret, ceremony, visit.now.at).map_err(|_| Halt::TooMany { retry_seconds: 60 })?;
    let options: serde_json::Value = serde_json::from_str(options).map_err(|_| Halt::Fault("passkey options that are no JSON".into()))?;
    let ceremony = crate::kernel::session::key_text(&store::SessionKey(secret));
    Ok(Json(serde_json::json!({ "ceremony": ceremony, "options": options })).into_response())
}

fn waited(visit: &Visit, sent: &Sent) -> Option<Ceremony> {
    let secret = crate::kernel::session::parse_key(sent.text("ceremony"))?;
    visit.desk.citizen_ceremonies.take(&secret.0, visit.now.at)
}

// --- signing in ---

/// The button on the sign-in page.
pub fn enter_form(visit: &Visit, to: &str) -> Markup {
    if site(visit).is_none() {
        return html! {};
    }
    let label = visit.say("account-passkey-enter");
    let hidden: &[(&str, &str)] = if to.is_empty() { &[] } else { &[("ke", to)] };
    html! {
        h2 { (visit.say("account-passkey-enter-title")) }
        (PasskeyForm {
            action: "/masuk/kunci", start: "/masuk/kunci/mulai", making: false, words: &words(visit), explained: ("/akun/kunci", &visit.say("account-passkey-more")),
            hidden, body: html! {}, button: Button { label: &label, emphasis: Emphasis::Secondary, ..Button::default() },
        })
    }
}

pub async fn start_entering(visit: Visit) -> Result<Response, Halt> {
    visit.desk.limits.count(Tried::Code, visit.address, visit.now.at)?;
    let (options, half) = site(&visit).ok_or(Halt::NotFound)?.find().map_err(|_| Halt::Bad("account-passkey-wrong"))?;
    begun(&visit, &options, Ceremony::Finding(half))
}

pub async fn enter(mut visit: Visit, headers: HeaderMap, sent: Sent) -> Result<Response, Halt> {
    visit.desk.limits.count(Tried::Code, visit.address, visit.now.at)?;
    let Some((account, credential, passkey)) = proved(&visit, &sent).await? else { return Err(Halt::Bad("account-passkey-wrong")) };
    let agent = headers.get(header::USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let sign_in = visit.begin_sign_in(SignedInBy::Passkey, &agent).await?;
    let bytes = passkey.to_bytes().map_err(|_| Halt::Fault("a passkey that cannot be written".into()))?;
    if !visit.desk.store.enter_by_passkey(&visit.government.id, &credential, bytes, sign_in).await? {
        return Err(Halt::Bad("account-passkey-wrong"));
    }
    visit.change_session(move |data| data.account = Some(account)).await?;
    let to = own_path(sent.text("ke")).unwrap_or("/akun").to_owned();
    Ok(visit.keep_cookie(visit.see_other(&to)))
}

/// Whose, which, and as it stands now. None for anything that is not to be believed: one answer for all.
async fn proved(visit: &Visit, sent: &Sent) -> Result<Option<(AccountId, Vec<u8>, Passkey)>, Halt> {
    let (Some(Ceremony::Finding(half)), Ok(named), Some(site)) = (waited(visit, sent), Named::read(sent.text("answer")), site(visit)) else { return Ok(None) };
    let credential = named.id().to_vec();
    let Some((account, bytes)) = visit.desk.store.find_passkey(&visit.government.id, &credential).await? else { return Ok(None) };
    let Ok(mut passkey) = Passkey::from_bytes(&bytes) else { return Ok(None) };
    Ok(site.found(half, &named, &mut passkey).is_ok().then_some((account, credential, passkey)))
}

// --- in the account ---

pub async fn page(member: Member) -> Result<Response, Halt> {
    let visit = &member.visit;
    let listed = visit.desk.store.account_passkeys(&visit.government.id, member.account.id).await?;
    Ok(render(&member, &listed, None))
}

pub async fn start_making(member: Member) -> Result<Response, Halt> {
    member.fresh("/akun/kunci", false)?;
    let visit = &member.visit;
    let listed = visit.desk.store.account_passkeys(&visit.government.id, member.account.id).await?;
    let known: Vec<Passkey> = listed.iter().filter_map(|one| Passkey::from_bytes(&one.bytes).ok()).collect();
    let AccountId(ApplicationId(handle)) = member.account.id;
    let name = member.account.data.contacts.first().map(store::Contact::masked).unwrap_or_default();
    let site = site(visit).ok_or(Halt::NotFound)?;
    let (options, half) = site.make(Person { handle, name: &name }, &known).map_err(|_| Halt::Bad("account-passkey-wrong"))?;
    begun(visit, &options, Ceremony::Making(member.account.id, half))
}

pub async fn make(member: Member, sent: Sent) -> Result<Response, Halt> {
    member.fresh("/akun/kunci", false)?;
    let visit = &member.visit;
    let made = match (waited(visit, &sent), site(visit)) {
        (Some(Ceremony::Making(account, half)), Some(site)) if account == member.account.id => site.made(&half, sent.text("answer")).ok(),
        _ => None,
    };
    let Some(passkey) = made else {
        let listed = visit.desk.store.account_passkeys(&visit.government.id, member.account.id).await?;
        return Ok(render(&member, &listed, Some(&visit.say("account-passkey-failed"))));
    };
    let bytes = passkey.to_bytes().map_err(|_| Halt::Fault("a passkey that cannot be written".into()))?;
    visit.desk.store.add_passkey(&visit.government.id, member.account.id, passkey.id(), visit.now.draw("passkey row"), bytes, visit.now.at).await?;
    Ok(visit.see_other("/akun/kunci"))
}

pub async fn remove(member: Member, sent: Sent) -> Result<Response, Halt> {
    member.fresh("/akun/kunci", false)?;
    let visit = &member.visit;
    let id = ApplicationId::parse(sent.text("kunci")).ok_or(Halt::Bad("halt-form-unreadable"))?;
    visit.desk.store.remove_passkey(&visit.government.id, member.account.id, id.0, visit.now.at).await?;
    Ok(visit.see_other("/akun/kunci"))
}

fn render(member: &Member, listed: &[AccountPasskey], wrong: Option<&str>) -> Response {
    let visit = &member.visit;
    let [title, label, remove] = ["account-passkey-title", "account-passkey-make", "account-passkey-remove"].map(|key| visit.say(key));
    let faults: Vec<Fault> = wrong.iter().map(|text| Fault { text: (*text).to_owned(), href: None }).collect();
    let fresh = member.fresh("/akun/kunci", false).is_ok();
    let body = html! {
        (ErrorSummary { words: visit.words(), faults: &faults })
        h1 { (title) }
        p { (visit.say("account-passkey-lead")) }
        @if listed.is_empty() { p { (visit.say("account-passkey-none")) } }
        ul { @for one in listed { li {
            p { (visit.say_with("account-passkey-one", &[("made", &visit.say_time(one.made_at)), ("used", &one.used_at.map_or_else(|| visit.say("account-passkey-unused"), |at| visit.say_time(at)))])) }
            @if fresh {
                (Form {
                    action: "/akun/kunci/hapus", hidden: &[("kunci", &ApplicationId(one.id).to_string())],
                    body: html! { (Button { label: &remove, emphasis: Emphasis::Secondary, ..Button::default() }) }, ..Form::default()
                })
            }
        } } }
        @if !fresh { p { a href="/masuk?ke=/akun/kunci" { (visit.say("account-passkey-fresh")) } } }
        @else if site(visit).is_some() {
            (PasskeyForm {
                action: "/akun/kunci", start: "/akun/kunci/mulai", making: true, words: &words(visit), explained: ("/masuk", &visit.say("account-passkey-else")),
                hidden: &[], body: html! {}, button: Button { label: &label, ..Button::default() },
            })
        }
    };
    visit.page(&title, None, Some("/akun"), wrong.is_some(), body)
}
