//! "Permohonan saya": what was filed from the account or joined to it by number and PIN, and nothing else.

use crate::{
    citizen::held::Held,
    kernel::{Halt, Member, Post},
    page::{Button, ButtonLink, Emphasis, Form, LinkCard, LinkCards, Notification, Pagination, SummaryList, SummaryRow, Tone, button_group},
};
use application::{ApplicationId, PublicState};
use axum::{extract::Query, response::Response};
use maud::{Markup, html};
use std::collections::HashMap;
use store::Accounts;

const ROWS: usize = 20;

pub async fn page(member: Member, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let visit = &member.visit;
    let after = query.get("sesudah").and_then(|text| ApplicationId::parse(text));
    // One more than is shown, to know whether there is a next page.
    let mut ids = visit.desk.store.account_cases(&visit.government.id, member.account.id, after, ROWS + 1).await?;
    let more = ids.len() > ROWS;
    ids.truncate(ROWS);
    let next = ids.last().filter(|_| more).map(|id| format!("/akun?sesudah={id}"));
    let mut cards = Vec::new();
    for id in &ids {
        cards.extend(card(&member, *id).await?);
    }
    let recorded = crate::citizen::contest::account_door(&member).await?;
    let title = visit.say("account-title");
    let body = html! {
        h1 { (title) }
        (state(&member))
        (recorded)
        h2 { (visit.say("account-cases")) }
        @if cards.is_empty() { p { (visit.say("account-cases-none")) } } @else { (LinkCards { cards: &cards }) }
        @if next.is_some() || after.is_some() {
            (Pagination {
                words: visit.words(), previous: after.is_some().then_some("/akun"), next: next.as_deref(),
                position: &visit.say_with("account-cases-shown", &[("count", &cards.len().to_string())]),
            })
        }
        (button_group(&[
            html! { (ButtonLink { label: &visit.say("account-cases-new"), href: "/", ..ButtonLink::default() }) },
            html! { (ButtonLink { label: &visit.say("account-join-title"), href: "/akun/gabung", emphasis: Emphasis::Secondary, ..ButtonLink::default() }) },
        ]))
        (data(&member))
        (Form { action: "/akun/keluar", body: html! { (Button { label: &visit.say("account-leave"), emphasis: Emphasis::Secondary, ..Button::default() }) }, ..Form::default() })
    };
    Ok(visit.page(&title, None, Some("/"), false, body))
}

async fn card(member: &Member, id: ApplicationId) -> Result<Option<LinkCard>, Halt> {
    let visit = &member.visit;
    let Ok(held) = Held::read(visit, id).await else { return Ok(None) };
    let href = if held.is_draft() || held.case.receipt.is_none() { held.path("") } else { held.tracker_path(visit) };
    let state = visit.say(&format!("state-{}", PublicState::of(&held.case).key()));
    let number = held.case.receipt.as_ref().map(|number| format!("{number}: ")).unwrap_or_default();
    let text = visit.say_with("citizen-resume-own-text", &[("state", &state), ("date", &visit.say_time(held.case.changed_at))]);
    Ok(Some(LinkCard { title: held.voice(visit).title(), href, text: Some(format!("{number}{text}")) }))
}

/// What she should know of her account today.
fn state(member: &Member) -> Markup {
    let visit = &member.visit;
    let (verified, outclaimed) = (member.account.verified_at, member.account.outclaimed);
    html! {
        @if outclaimed { (Notification { title: "", tone: Tone::Attention, body: html! { p { (visit.say("account-outclaimed")) } } }) }
        @else if verified.is_none() { (Notification { title: "", tone: Tone::Neutral, body: html! { p { (visit.say("account-unverified")) } } }) }
    }
}

fn data(member: &Member) -> Markup {
    let visit = &member.visit;
    let nik = &member.account.data.nik;
    let masked = format!("{}************", nik.get(..4).unwrap_or_default());
    let contacts: Vec<String> = member.account.data.contacts.iter().map(store::Contact::masked).collect();
    let verified = member.account.verified_at.map_or_else(|| visit.say("account-verified-no"), |at| visit.say_with("account-verified-on", &[("date", &visit.say_time(at))]));
    let row = |key: &str, value: String| SummaryRow { key: visit.say(key), value: html! { (value) }, change: None };
    let rows = [row("account-nik", masked), row("account-verified", verified), row("account-contacts", contacts.join(", "))];
    let family = member.account.data.family.len().to_string();
    let doors = [
        ("/akun/keluarga", visit.say_with("account-door-family", &[("count", &family)])),
        ("/akun/izin", visit.say("account-consent-title")),
        ("/akun/kontak", visit.say("account-door-contact")),
        ("/akun/kunci", visit.say("account-passkey-title")),
        ("/akun/dilihat", visit.say("looks-title")),
        ("/akun/keamanan", visit.say("account-door-security")),
        ("/akun/data", visit.say("account-door-data")),
        ("/akun/tutup", visit.say("account-door-close")),
    ];
    let silent = matches!(visit.desk.settings.web.post, Post::None) || !member.account.data.contacts.iter().any(store::Contact::is_email);
    html! {
        h2 { (visit.say("account-data")) }
        (SummaryList { words: visit.words(), rows: &rows })
        @if silent { p.govuk-hint { (visit.say("account-silent")) } }
        ul { @for (href, text) in &doors { li { a href=(href) { (text) } } } }
    }
}
