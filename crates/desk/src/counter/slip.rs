//! The kitir slip from the counter: shown with its PIN once, printed on A6 or a roll.
//!
//! **Invariant:** a PIN is shown only in the answer to the act in which it was born; printing it again needs the PIN itself.

use super::{
    shared::{case_id, case_path, kitir_text, record_path},
    words,
};
use crate::{
    kernel::{Halt, Seat, Sent, extract::pdf_answer},
    page::{Button, Emphasis, Form, Inset, Slip, SlipPin, qr_svg},
};
use application::{Application, ApplicationId, Command, Pin, command::Act};
use axum::{
    extract::{Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use certificate::{PrintError, Sheet, slip::{KitirPin, KitirSlip, Labelled, Points, SlipHead, SlipSize, kitir_sheet}};
use maud::{Markup, html};
use people::View;
use std::collections::HashMap;
use store::{Contract, Outcome, PinCheck};
use tokio::sync::Semaphore;

/// Slips set at one time; each takes a processor for some tens of milliseconds.
static TURN: Semaphore = Semaphore::const_new(2);

/// "Continue later" at the counter: number and PIN are born.
pub(super) async fn issue(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let outcome = seat.act(case_id(&id)?, &sent, Command::IssueReceipt).await?;
    Ok(answer(&seat, &outcome, "counter-slip-later"))
}

/// The page after an act that may have given birth to a PIN.
pub(super) fn answer(seat: &Seat, outcome: &Outcome, title_key: &str) -> Response {
    let case = &outcome.application;
    let Some(receipt) = &outcome.receipt else { return Redirect::to(&record_path(case.id)).into_response() };
    let title = seat.say(title_key);
    let body = html! {
        h1 { (title) }
        (Inset { body: html! { p { (seat.say("counter-slip-once")) } } })
        (shown(seat, case, &receipt.pin))
        (prints(seat, case, &receipt.pin))
        p { a href=(record_path(case.id)) { (seat.say("counter-slip-to-record")) } }
    };
    seat.page(&title, Some("/petugas"), false, body)
}

fn shown(seat: &Seat, case: &Application, pin: &Pin) -> Markup {
    let visit = &seat.visit;
    let address = address(seat, case.id);
    let lines: Vec<(String, Markup)> =
        facts(seat, case).into_iter().map(|line| (line.label, html! { (line.text) })).collect();
    html! {
        (Slip {
            government: &visit.government.name, crest: Some("/lambang.svg"), title: &words::service_name(visit, case.service.as_str()),
            number_label: &seat.say("counter-slip-number"), number: &kitir_text(case),
            qr: qr_svg(&address, &seat.say("counter-slip-qr")), address: &address,
            pin: Some(SlipPin { label: &seat.say("counter-slip-pin"), show: &seat.say("counter-slip-pin-show"), pin: pin.reveal(),
                remark: &seat.say("counter-slip-pin-remark"), open: true }),
            lines: &lines, free_of_charge: &visit.words().free_of_charge,
        })
    }
}

/// Printing carries the PIN in the body of a POST, never in an address.
fn prints(seat: &Seat, case: &Application, pin: &Pin) -> Markup {
    let action = case_path(case.id, "kitir.pdf");
    let digits = pin.reveal();
    let hidden = [("pin", digits)];
    let button = |size: &str, accesskey: Option<&str>| html! {
        (Button { label: &seat.say(&format!("counter-slip-print-{size}")), emphasis: Emphasis::Secondary, name: Some("size"), value: Some(size), accesskey, ..Default::default() })
    };
    html! {
        (Form { action: &action, hidden: &hidden, body: html! { div.btn-group {
            (button("a6", Some("p"))) (button("58", None)) (button("80", None)) } }, ..Default::default() })
    }
}

pub(super) async fn pdf_with_pin(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let case = seat.open(case_id(&id)?, View::Record, "print").await?;
    people::permit(&seat.actor, people::Deed::Act(Act::ReissuePin), Some(&case)).map_err(|_| Halt::NotPermitted)?;
    visit.desk.limits.count(crate::kernel::limits::Tried::Pin, visit.address, visit.now.at)?;
    let pin = Pin::parse(sent.text("pin")).ok_or(Halt::NotFound)?;
    match visit.desk.store.check_pin(&visit.government.id, case.id, &pin, visit.now.at).await? {
        PinCheck::Right => printed(&seat, case, Some(pin.reveal().to_string()), sent.text("size")).await,
        PinCheck::Wrong { .. } | PinCheck::Locked { .. } | PinCheck::None => Err(Halt::NotFound),
    }
}

pub(super) async fn pdf_without_pin(seat: Seat, Path(id): Path<String>, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let case = seat.look_again(case_id(&id)?, View::Record, "print").await?;
    printed(&seat, case, None, query.get("ukuran").map_or("a6", String::as_str)).await
}

async fn printed(seat: &Seat, case: Application, pin: Option<String>, size: &str) -> Result<Response, Halt> {
    if case.receipt.is_none() {
        return Err(Halt::NotFound);
    }
    let size = match size {
        "58" => SlipSize::Thermal58,
        "80" => SlipSize::Thermal80,
        _ => SlipSize::A6,
    };
    let slip = kitir(seat, &case, pin);
    let pdf = render(seat, move || kitir_sheet(&slip, size)).await?;
    Ok(pdf_answer(pdf, "kitir"))
}

fn kitir(seat: &Seat, case: &Application, pin: Option<String>) -> KitirSlip {
    let visit = &seat.visit;
    let papers = case.unseen_originals();
    let mut facts = facts(seat, case);
    let help = Labelled::new(visit.words().help.clone(), visit.government.help.phone.clone());
    let promise = case.due_at.map(|due| Labelled::new(seat.say("counter-record-due"), visit.say_time(due)));
    KitirSlip {
        head: head(seat, case, "counter-slip-title"),
        number: Labelled::new(seat.say("counter-slip-number"), kitir_text(case)),
        qr_address: address(seat, case.id),
        qr_hint: seat.say("counter-slip-qr"),
        pin: pin.map(|pin| KitirPin { label: seat.say("counter-slip-pin"), pin, fold_hint: seat.say("counter-slip-pin-remark") }),
        promise,
        receives: receives(seat, case),
        papers: Points { label: seat.say("counter-slip-papers"), items: papers.iter().map(|slot| words::slot_name(visit, slot)).collect() },
        hours: facts.pop(),
        help: Some(help),
        free_notice: visit.words().free_of_charge.clone(),
    }
}

/// What comes out of the case, where it is more than its document.
fn receives(seat: &Seat, case: &Application) -> Points {
    let service = seat.visit.government.services.get(&case.service);
    let items = service.map(|service| crate::kernel::bundle::receives(&seat.visit, service, case)).unwrap_or_default();
    Points { label: seat.say("outputs-receives"), items }
}

/// Promise first, office with its hours last.
fn facts(seat: &Seat, case: &Application) -> Vec<Labelled> {
    let visit = &seat.visit;
    let mut facts = Vec::new();
    if let Some(due) = case.due_at {
        facts.push(Labelled::new(seat.say("counter-record-due"), visit.say_time(due)));
    }
    facts.push(Labelled::office(seat.office.name.clone(), seat.office.address.as_deref(), &visit.say("help-hours")));
    facts
}

pub(super) fn head(seat: &Seat, case: &Application, title_key: &str) -> SlipHead {
    let visit = &seat.visit;
    SlipHead {
        lang: visit.language.tag().to_owned(),
        crest_svg: Some(visit.government.theme.crest_svg.clone()),
        government: visit.government.name.clone(),
        office: seat.office.name.clone(),
        title: seat.say(title_key),
        service: words::service_name(visit, case.service.as_str()),
    }
}

/// What a QR code of a case holds: an address with an unguessable token and nothing else.
pub(super) fn address(seat: &Seat, id: ApplicationId) -> String {
    let visit = &seat.visit;
    let token: String = visit.desk.store.token_of(&visit.government.id, id).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{}/k/{token}", visit.desk.settings.public_url)
}

pub(super) async fn render(seat: &Seat, sheet: impl FnOnce() -> Result<Sheet, PrintError> + Send + 'static) -> Result<Vec<u8>, Halt> {
    let press = seat.desk().press.clone();
    let _turn = TURN.acquire().await.map_err(|_| Halt::Fault("slip: no turn".into()))?;
    let work = move || sheet().and_then(|sheet| press.render(&sheet));
    let rendered = tokio::task::spawn_blocking(work).await.map_err(|_| Halt::Fault("slip: the press stopped".into()))?;
    rendered.map_err(|error| Halt::Fault(format!("slip: {error}")))
}
