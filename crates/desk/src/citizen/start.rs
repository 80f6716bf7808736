//! "Start": a draft is opened and bound to this browser.

use super::entry::Asked;
use crate::kernel::{Doing, Halt, Sent, Visit, act, limits::Tried};
use application::{Actor, ApplicationId, Command, Refusal, action::Channel};
use axum::response::Response;
use sha2::{Digest, Sha256};
use store::{Accounts, Contract, SessionKey};
use watch::families;

pub async fn begin(mut visit: Visit, sent: Sent) -> Result<Response, Halt> {
    let asked = Asked::find(&visit, sent.text("layanan")).ok_or(Halt::NotFound)?;
    let (service, preset) = (asked.service.clone(), asked.entry.map(catalogue::Entry::answers).unwrap_or_default());
    visit.desk.limits.count(Tried::OpenDraft, visit.address, visit.now.at)?;
    let browser = visit.ensure_session().await?;
    let begun = visit.session.as_ref().map_or(0, |(_, session)| session.data.drafts.len());
    if begun >= families::BROWSER_STOP as usize {
        return Err(Refusal::TooManyFamilies { most: families::BROWSER_STOP, days: families::INFORMANT_DAYS }.into());
    }
    let id = application_id(&visit, &browser, &sent);
    // After a double tap of the same browser the draft is there already, and it is hers.
    if visit.desk.store.find_application(&visit.government.id, id).await?.is_none() {
        let command = Command::Open { channel: Channel::Home, language: visit.language.tag().to_owned() };
        let doing = Doing { application: id, create: Some(service.id.clone()), seen: None, delivery: None, pin_to: None };
        act(&visit, Actor::Applicant, doing, command).await?;
        // What follows from the way she came is answered already; she may still change it.
        for page in service.pages.iter().filter(|page| page.fields.iter().any(|field| preset.get(field.as_str()).is_some())) {
            let answers = page.fields.iter().filter_map(|field| Some((field.as_str(), preset.get(field.as_str())?))).collect();
            let command = Command::Answer { page: page.id.clone(), answers, removed: Vec::new() };
            let doing = Doing { application: id, create: None, seen: None, delivery: None, pin_to: None };
            act(&visit, Actor::Applicant, doing, command).await?;
        }
    }
    if let Some(member) = &visit.member {
        // Whoever signs out at a shared telephone leaves no draft behind.
        visit.desk.store.add_account_case(&visit.government.id, member.account.id, id, false, visit.now.at).await?;
        return Ok(visit.keep_cookie(visit.see_other(&format!("/permohonan/{id}"))));
    }
    visit.change_session(move |data| {
        if !data.drafts.contains(&id) {
            data.drafts.push(id);
        }
    })
    .await?;
    Ok(visit.keep_cookie(visit.see_other(&format!("/permohonan/{id}"))))
}

/// The same tap of the same browser gives the same id. Made from the browser's secret: nobody else can aim at an existing case.
fn application_id(visit: &Visit, browser: &SessionKey, sent: &Sent) -> ApplicationId {
    let Some(token) = sent.delivery() else { return ApplicationId(visit.now.draw("application")) };
    let digest = Sha256::new().chain_update(b"open").chain_update(browser.0).chain_update(token.0).finalize();
    let mut id = [0; 16];
    for (to, from) in id.iter_mut().zip(digest) {
        *to = from;
    }
    ApplicationId(id)
}
