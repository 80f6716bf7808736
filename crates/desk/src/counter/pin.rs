//! A new PIN after an identity check: shown once, the old one dies.

use super::{
    shared::{case_form, case_id, fault, record_path},
    slip,
};
use crate::{
    kernel::{Halt, Seat, Sent},
    page::{Button, Choice, ErrorSummary, Fault, Field, Radios, SingleCheckbox},
};
use application::{Application, Command, action::IdentityDocument};
use axum::{extract::Path, response::Response};
use maud::html;
use people::View;

pub(super) async fn page(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Record, "pick-up").await?;
    Ok(show(&seat, &case, &Sent::default(), &[]))
}

pub(super) async fn reissue(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    let identity = IdentityDocument::parse(sent.text("identity"));
    let (Some(identity_seen), true) = (identity, sent.has("match")) else {
        let case = seat.open(id, View::Record, "pick-up").await?;
        let mut faults = Vec::new();
        if identity.is_none() {
            faults.push(fault(seat.say("counter-identity-choose"), "identity"));
        }
        if !sent.has("match") {
            faults.push(fault(seat.say("counter-pin-match-needed"), "match"));
        }
        return Ok(show(&seat, &case, &sent, &faults));
    };
    let outcome = seat.act(id, &sent, Command::ReissuePin { identity_seen }).await?;
    Ok(slip::answer(&seat, &outcome, "counter-pin-new"))
}

/// Identity papers to choose from.
pub(super) fn identities(seat: &Seat, sent: &Sent) -> Vec<Choice> {
    IdentityDocument::ALL
        .iter()
        .map(|one| Choice {
            value: one.key().to_owned(),
            label: seat.say(&format!("identity-{}", one.key())),
            checked: sent.text("identity") == one.key(),
            ..Default::default()
        })
        .collect()
}

fn show(seat: &Seat, case: &Application, sent: &Sent, faults: &[Fault]) -> Response {
    let words = seat.visit.words();
    let title = seat.say("counter-pin");
    let body = html! {
        (ErrorSummary { words, faults })
        h1 { (title) }
        p { (seat.say("counter-pin-hint")) }
        p { (seat.say("counter-slip-applicant")) ": " strong { (case.answers.get("informant.name").unwrap_or_default()) } }
        (case_form(seat, case, "pin", html! {
            (Radios { field: Field { words, name: "identity", label: &seat.say("counter-identity"), ..Default::default() },
                choices: &identities(seat, sent), ..Default::default() })
            (SingleCheckbox { field: Field { words, name: "match", label: &seat.say("counter-pin-match"), ..Default::default() }, value: "yes", checked: false })
            (Button { label: &seat.say("counter-pin-button"), accesskey: Some("s"), ..Default::default() })
        }))
    };
    seat.page(&title, Some(&record_path(case.id)), !faults.is_empty(), body)
}
