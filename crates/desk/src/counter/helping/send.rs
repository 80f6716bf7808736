//! Sending: in the name of who consented and of nobody else. The helper reads that it went; number and PIN go to the person.

use super::{draft::render, own_draft};
use crate::{
    counter::shared::{faults, or_refusal},
    kernel::{Halt, Seat, Sent},
    page::{Fault, Panel},
};
use application::Command;
use axum::{extract::Path, response::Response};
use maud::html;
use store::{Accounts, ConsentMeans, Outcome, PinTo};

/// In whose name a case is filed.
const INFORMANT_NIK: &str = "informant.nik";

pub(in crate::counter) async fn send(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let case = own_draft(&seat, &id).await?;
    let visit = &seat.visit;
    let nik = case.answers.get(INFORMANT_NIK).unwrap_or_default();
    let consent = visit.desk.store.find_consent(&visit.government.id, case.id, nik).await?;
    let consent = consent.filter(|consent| seat.actor.staff_id() == Some(&consent.helper)).ok_or(Halt::NotFound)?;
    if !consent.is_hers {
        let fault = Fault { text: seat.say("helper-other-nik"), href: Some(format!("#{}", catalogue::texts::key_part(INFORMANT_NIK))) };
        return render(&seat, &case, &sent, &[], vec![fault]);
    }
    let command = Command::Submit { statement_of_truth: sent.has("statement"), papers: Vec::new(), witnesses_present: false };
    let pin_to = consent.email.map(PinTo::Inbox);
    match or_refusal(seat.act_for(case.id, &sent, command, pin_to).await)? {
        Ok(outcome) => Ok(sent_page(&seat, consent.means, &outcome)),
        Err(refusal) => render(&seat, &case, &sent, &[], faults(&seat, &refusal)),
    }
}

fn sent_page(seat: &Seat, means: ConsentMeans, outcome: &Outcome) -> Response {
    let title = seat.say("helper-sent");
    let number = outcome.application.receipt.as_ref().map(ToString::to_string).unwrap_or_default();
    let body = html! {
        (Panel { title: &title, body: html! { p { strong { (number) } } }, ..Panel::default() })
        p { (seat.say("helper-sent-number")) }
        p { (seat.say(&format!("helper-sent-pin-{}", means.key()))) }
        p { a href="/petugas/bantu" { (seat.say("helper-title")) } }
    };
    seat.page(&title, Some("/petugas/bantu"), false, body)
}
