//! Browsers that are signed in, what happened with the account and by whom; signing out.

use crate::{
    kernel::{Halt, Member, Sent},
    page::{Button, Emphasis, Form, LookLine, Looks},
};
use application::{Actor, ApplicationId};
use axum::response::Response;
use maud::{Markup, html};
use store::{AccountEvent, AccountSession, Accounts};

pub async fn page(member: Member) -> Result<Response, Halt> {
    let visit = &member.visit;
    let (store, government, id) = (&visit.desk.store, &visit.government.id, member.account.id);
    let sessions = store.account_sessions(government, id, &member.key, visit.now.at).await?;
    let events = store.account_events(government, id).await?;
    let title = visit.say("account-security-title");
    let others = sessions.iter().filter(|session| !session.own).count();
    let body = html! {
        h1 { (title) }
        h2 { (visit.say("account-sessions")) }
        p { (visit.say("account-sessions-lead")) }
        ul { @for session in &sessions { (one(&member, session)) } }
        @if others > 1 { (end_form(&member, "lain", &visit.say("account-session-end-others"))) }
        h2 { (visit.say("account-events")) }
        (happened(&member, &events))
    };
    Ok(visit.page(&title, None, Some("/akun"), false, body))
}

fn one(member: &Member, session: &AccountSession) -> Markup {
    let visit = &member.visit;
    let kind = visit.say(&format!("account-browser-{}", session.agent));
    let text = visit.say_with("account-session", &[("browser", &kind), ("since", &visit.say_time(session.begun_at)), ("seen", &visit.say_time(session.seen_at))]);
    html! {
        li {
            p { (text) @if session.own { " " strong { (visit.say("account-session-own")) } } }
            @if !session.own { (end_form(member, &ApplicationId(session.id).to_string(), &visit.say("account-session-end"))) }
        }
    }
}

fn end_form(member: &Member, which: &str, label: &str) -> Markup {
    let token = member.visit.delivery_token(which);
    html! {
        (Form {
            action: "/akun/keamanan/akhiri", idempotency: &token, hidden: &[("sesi", which)],
            body: html! { (Button { label, emphasis: Emphasis::Secondary, ..Button::default() }) }, ..Form::default()
        })
    }
}

/// Newest first. As with looks at a case: who has a question about an officer names the time.
fn happened(member: &Member, events: &[AccountEvent]) -> Markup {
    let visit = &member.visit;
    let lines: Vec<LookLine> = events
        .iter()
        .map(|event| {
            let (role, office) = match &event.by {
                Actor::Applicant => (visit.say("account-event-you"), String::new()),
                Actor::System => (visit.say("account-event-program"), String::new()),
                Actor::Staff { role, office, .. } => {
                    let office = visit.government.find_office(office.as_str()).map(|office| office.name.clone()).unwrap_or_default();
                    (visit.say(&format!("role-{}", role.replace('_', "-"))), office)
                }
            };
            LookLine { when: visit.say_time(event.at), role, office, what_for: visit.say(&format!("account-event-{}", event.event)) }
        })
        .collect();
    html! { (Looks { lines: &lines, none: "" }) }
}

pub async fn end(member: Member, sent: Sent) -> Result<Response, Halt> {
    let visit = &member.visit;
    let (store, government, id) = (&visit.desk.store, &visit.government.id, member.account.id);
    if sent.text("sesi") == "lain" {
        store.end_other_account_sessions(government, id, &member.key).await?;
    } else {
        let session = ApplicationId::parse(sent.text("sesi")).ok_or(Halt::Bad("halt-form-unreadable"))?;
        store.end_account_session(government, id, session.0).await?;
    }
    Ok(visit.see_other("/akun/keamanan"))
}

/// The browser forgets the account, and cases that it holds through it.
pub async fn leave(mut member: Member) -> Result<Response, Halt> {
    let visit = &mut member.visit;
    visit.desk.store.leave_account(&member.key).await?;
    visit
        .change_session(|data| {
            data.account = None;
            data.claimed = None;
            data.opened.clear();
            data.pins.clear();
        })
        .await?;
    Ok(visit.see_other("/"))
}
