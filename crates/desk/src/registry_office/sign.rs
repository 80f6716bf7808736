//! The head signs one or several: the certificate is rendered, kept by the hash of its bytes, and the act names that hash.
//!
//! The answer is a page of its own: done n, skipped n, each with its reason. Sent twice, it signs once.
//! **Invariant:** the bytes are durable before the act that names them; one broken case never stops the others.

use super::{path, service_of, signing_list, trial::Trial};
use crate::kernel::{Doing, Halt, Seat, Sent, act, act::explain, extract};
use crate::page::{Fault, Notification, Tone};
use application::{ApplicationId, Command};
use axum::response::Response;
use maud::{Markup, html};
use people::View;
use sha2::{Digest, Sha256};
use store::{Contract, DeliveryToken};

/// What became of one case.
struct Signed {
    id: ApplicationId,
    number: String,
    /// Why it was skipped; empty when it is signed.
    reasons: Vec<String>,
}

pub async fn post(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let picked: Vec<&str> = sent.all("pilih").collect();
    let mut ids: Vec<ApplicationId> = picked.iter().filter_map(|text| ApplicationId::parse(text)).collect();
    ids.dedup();
    let fault = |key: &str, args: &[(&str, &str)], href: &str| Fault { text: seat.say_with(key, args), href: Some(href.to_owned()) };
    let mut faults = Vec::new();
    if ids.is_empty() {
        faults.push(fault("registry-sign-none", &[], "#content"));
    }
    if ids.len() > signing_list::AT_ONCE {
        faults.push(fault("registry-sign-too-many", &[("most", &signing_list::AT_ONCE.to_string())], "#content"));
    }
    if sent.text("checked") != "yes" {
        faults.push(fault("registry-sign-unchecked", &[], "#checked"));
    }
    if !faults.is_empty() {
        return signing_list::show(&seat, &picked, faults).await;
    }
    let mut results = Vec::with_capacity(ids.len());
    for id in ids {
        results.push(sign_one(&seat, id, sent.delivery()).await);
    }
    Ok(answer(&seat, &results))
}

async fn sign_one(seat: &Seat, id: ApplicationId, delivery: Option<DeliveryToken>) -> Signed {
    let mut number = String::new();
    let reasons = match signed(seat, id, delivery, &mut number).await {
        Ok(()) => Vec::new(),
        Err(Halt::Refused(refusal)) => explain(&seat.visit, &refusal),
        Err(Halt::NotFound | Halt::NotPermitted) => vec![seat.say("registry-sign-not-found")],
        Err(other) => {
            tracing::error!(case = %id, fault = ?other, "a certificate could not be signed");
            vec![seat.say("registry-sign-fault")]
        }
    };
    Signed { id, number, reasons }
}

async fn signed(seat: &Seat, id: ApplicationId, delivery: Option<DeliveryToken>, number: &mut String) -> Result<(), Halt> {
    let (store, government) = (&seat.desk().store, &seat.visit.government.id);
    let case = seat.open(id, View::SigningQueue, "sign").await?;
    let service = service_of(seat, &case)?;
    let life = extract::life_of(&seat.visit, &case).await?;
    let receipt = case.receipt.as_ref().map(ToString::to_string);
    *number = life.as_ref().map(|life| life.entry.number.to_string()).or(receipt).unwrap_or_default();
    let delivery = delivery.map(|token| token_of(token, id));
    let again = case.certificate_sha256.clone().filter(|_| delivery.is_some());
    // Sent twice: the act knows its delivery and answers without a second signature; nothing needs to be rendered anew.
    let trial = Trial::new(seat, &service, &case, &[]).of(Command::Sign { certificate_sha256: String::new() });
    let sha256 = match (trial, again) {
        (Ok(()), _) => {
            let pdf = extract::certificate_pdf(&seat.visit, &case, life.as_ref(), seat.standing_in.as_deref()).await?;
            let sha256 = extract::sha256_hex(&pdf);
            store.put_certificate(government, id, &sha256, pdf, &seat.visit.now).await?;
            sha256
        }
        (Err(_), Some(sha256)) => sha256,
        (Err(refusal), None) => return Err(refusal.into()),
    };
    let doing = Doing { application: id, create: None, seen: None, delivery, pin_to: None };
    act(&seat.visit, seat.actor.clone(), doing, Command::Sign { certificate_sha256: sha256 }).await?;
    Ok(())
}

/// One form signs several cases: each act gets a token of its own.
fn token_of(form: DeliveryToken, id: ApplicationId) -> DeliveryToken {
    let digest = Sha256::new().chain_update(form.0).chain_update(id.0).finalize();
    let mut token = [0; 16];
    for (to, from) in token.iter_mut().zip(digest) {
        *to = from;
    }
    DeliveryToken(token)
}

fn answer(seat: &Seat, results: &[Signed]) -> Response {
    let (done, skipped): (Vec<&Signed>, Vec<&Signed>) = results.iter().partition(|one| one.reasons.is_empty());
    let title = seat.say("registry-signed-title");
    let line = |one: &Signed| -> Markup {
        let name = if one.number.is_empty() { seat.say("registry-no-number") } else { one.number.clone() };
        html! { a.govuk-link href=(path(one.id, "akta")) { (name) } }
    };
    let body = html! {
        h1.govuk-heading-l { (title) }
        @if !done.is_empty() {
            (Notification {
                title: &seat.say_with("registry-signed-done", &[("count", &done.len().to_string())]), tone: Tone::Good,
                body: html! { ul { @for one in &done { li { (line(one)) } } } },
            })
        }
        @if !skipped.is_empty() {
            (Notification {
                title: &seat.say_with("registry-signed-skipped", &[("count", &skipped.len().to_string())]), tone: Tone::Attention,
                body: html! { ul { @for one in &skipped { li { (line(one)) ": " (one.reasons.join(" ")) } } } },
            })
        }
        p.govuk-body { a.govuk-link href="/petugas/tanda-tangan" { (seat.say("registry-signed-back")) } }
    };
    seat.page(&title, Some("/petugas/tanda-tangan"), false, body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_case_of_one_form_has_its_own_token_and_keeps_it() {
        let form = DeliveryToken([3; 16]);
        let (one, two) = (ApplicationId([1; 16]), ApplicationId([2; 16]));
        assert_eq!(token_of(form, one), token_of(form, one));
        assert_ne!(token_of(form, one), token_of(form, two));
        assert_ne!(token_of(form, one), token_of(DeliveryToken([4; 16]), one));
    }
}
