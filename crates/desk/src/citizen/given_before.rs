//! Papers that she gave in an earlier case of her account, to be used again: copied, sealed anew under the key of the new case.
//!
//! **Invariant:** only from cases of the account that is signed in, and only what fits the slot; she says which.

use super::{
    held::{Held, refused},
    slot,
};
use crate::{
    kernel::{Halt, Sent, Visit, act::explain},
    page::{Button, Choice, Details, Emphasis, Field as Frame, Form, Radios},
};
use application::{ApplicationId, Command, DocumentId, action::Document};
use axum::{extract::Path, response::Response};
use catalogue::SlotId;
use maud::{Markup, html};
use store::{Accounts, Contract, Pictures};

/// Earlier cases that are looked through, and papers that are offered.
const CASES_MOST: usize = 20;
const PAPERS_MOST: usize = 10;
/// Form name: `<case>.<document>`.
const WHICH: &str = "berkas";

struct Given {
    case: ApplicationId,
    document: Document,
    name: String,
    when: String,
}

/// What fits this slot, newest case first.
async fn fitting(visit: &Visit, held: &Held, slot: &SlotId) -> Result<Vec<Given>, Halt> {
    let Some(member) = &visit.member else { return Ok(Vec::new()) };
    let store = &visit.desk.store;
    let ids = store.account_cases(&visit.government.id, member.account.id, None, CASES_MOST).await?;
    let wanted = held.service.slots.get(slot.as_str()).map(|slot| slot.kinds.clone()).unwrap_or_default();
    let mut given = Vec::new();
    for id in ids.into_iter().filter(|id| *id != held.case.id) {
        let Ok(earlier) = Held::read(visit, id).await else { continue };
        for document in earlier.case.documents.iter().filter(|document| document.pages > 0) {
            let kinds = earlier.service.slots.get(document.slot.as_str()).map(|slot| &slot.kinds);
            if kinds.is_some_and(|kinds| kinds.iter().any(|kind| wanted.contains(kind))) {
                let name = earlier.voice(visit).slot(&document.slot);
                let when = visit.say_date(visit.government.calendar.date_of(earlier.case.opened_at));
                given.push(Given { case: id, document: document.clone(), name: format!("{name}, {}", earlier.voice(visit).title()), when });
            }
        }
    }
    given.truncate(PAPERS_MOST);
    Ok(given)
}

/// The offer on the page of a slot.
pub async fn offer(visit: &Visit, held: &Held, slot: &SlotId) -> Result<Markup, Halt> {
    let given = fitting(visit, held, slot).await?;
    if given.is_empty() {
        return Ok(html! {});
    }
    let [title, label, hint, take] = ["account-paper-title", "account-paper-label", "account-paper-hint", "account-paper-take"].map(|key| visit.say(key));
    let choices: Vec<Choice> = given
        .iter()
        .map(|one| Choice { value: format!("{}.{}", one.case, one.document.document), label: one.name.clone(), hint: Some(one.when.clone()), ..Choice::default() })
        .collect();
    let token = visit.delivery_token("paper again");
    Ok(html! {
        (Details { summary: &title, body: html! {
            (Form {
                action: &held.path(&format!("/dokumen/{slot}/pakai")), idempotency: &token,
                body: html! {
                    (Radios { field: Frame { words: visit.words(), name: WHICH, label: &label, hint: Some(&hint), ..Frame::default() }, choices: &choices, ..Radios::default() })
                    (Button { label: &take, emphasis: Emphasis::Secondary, ..Button::default() })
                },
                ..Form::default()
            })
        }, ..Details::default() })
    })
}

pub async fn take(visit: Visit, Path((id, slot)): Path<(String, String)>, sent: Sent) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    if let Some(answer) = held.too_late(&visit) {
        return Ok(answer);
    }
    let slot = SlotId::new(&slot);
    if !held.service.slots.contains_key(slot.as_str()) || !held.may_attach(&visit, &slot) {
        return Ok(held.elsewhere(&visit));
    }
    let chosen = sent.text(WHICH).split_once('.').and_then(|(case, document)| Some((ApplicationId::parse(case)?, DocumentId::parse(document)?)));
    let given = fitting(&visit, &held, &slot).await?;
    let found = chosen.and_then(|(case, document)| given.into_iter().find(|one| one.case == case && one.document.document == document));
    let Some(found) = found else {
        return slot::render(&visit, &held, &slot, true, Some(&visit.say("account-paper-choose"))).await;
    };
    let fresh = DocumentId(visit.now.draw("document again"));
    let Some(pictures) = copied(&visit, &found).await? else { return Err(Halt::NotFound) };
    visit.desk.store.put_document(&visit.government.id, held.case.id, fresh, pictures, &visit.now).await?;
    let document = Document { document: fresh, slot: slot.clone(), source: found.document.source, pages: found.document.pages };
    match held.act(&visit, sent.delivery(), Command::Attach(document)).await {
        Ok(_) => Ok(visit.see_other(&held.path(&format!("/dokumen/{slot}")))),
        Err(halt) => {
            let refusal = refused(halt)?;
            slot::render(&visit, &held, &slot, true, Some(&explain(&visit, &refusal).join(" "))).await
        }
    }
}

/// None when the earlier case was erased meanwhile.
async fn copied(visit: &Visit, given: &Given) -> Result<Option<Pictures>, Halt> {
    let (store, government) = (&visit.desk.store, &visit.government.id);
    let read = async |page| store.find_picture(government, given.case, given.document.document, page).await;
    let Some(thumbnail) = read(0).await? else { return Ok(None) };
    let mut pages = Vec::new();
    for page in 1..=given.document.pages {
        let Some(picture) = read(page).await? else { return Ok(None) };
        pages.push(picture);
    }
    Ok(Some(Pictures { pages, thumbnail }))
}
