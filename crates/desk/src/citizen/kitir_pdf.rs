//! The kitir on paper: A6, or a roll of 58 or 80 mm.

use super::{held::Held, kitir, voice::Voice};
use crate::kernel::{Halt, Visit, bundle, extract::pdf_answer};
use application::ReceiptNumber;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use certificate::slip::{KitirPin, KitirSlip, Labelled, Points, SlipHead, SlipSize, kitir_sheet};
use std::collections::HashMap;
use tokio::sync::Semaphore;

/// Slips set at one time; the others wait their turn.
static TURN: Semaphore = Semaphore::const_new(2);

pub async fn show(visit: Visit, Path(id): Path<String>, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    let Some(number) = held.case.receipt.clone() else { return Ok(visit.see_other(&held.path("/nanti"))) };
    let size = match query.get("ukuran").map(String::as_str) {
        Some("58") => SlipSize::Thermal58,
        Some("80") => SlipSize::Thermal80,
        _ => SlipSize::A6,
    };
    let slip = slip(&visit, &held, &number);
    let press = visit.desk.press.clone();
    let _turn = TURN.acquire().await.map_err(|_| Halt::Fault("kitir: no turn".into()))?;
    let printed = tokio::task::spawn_blocking(move || kitir_sheet(&slip, size).and_then(|sheet| press.render(&sheet))).await;
    let pdf = printed.map_err(|_| Halt::Fault("kitir: the press stopped".into()))?.map_err(|error| Halt::Fault(format!("kitir: {error}")))?;
    Ok(pdf_answer(pdf, "kitir"))
}

fn slip(visit: &Visit, held: &Held, number: &ReceiptNumber) -> KitirSlip {
    let voice: Voice<'_> = held.voice(visit);
    let pin = visit.fresh_pin(held.case.id).map(|pin| KitirPin {
        label: visit.say("citizen-kitir-pin"),
        pin: pin.digits.clone(),
        fold_hint: visit.say("citizen-kitir-fold"),
    });
    let office = kitir::office(visit, held);
    KitirSlip {
        head: SlipHead {
            lang: visit.language.tag().to_owned(),
            crest_svg: Some(visit.government.theme.crest_svg.clone()),
            government: visit.government.name.clone(),
            office: office.as_ref().map(|(name, _)| name.clone()).unwrap_or_default(),
            title: visit.say("citizen-kitir-slip"),
            service: voice.title(),
        },
        number: Labelled::new(visit.say("citizen-kitir-number"), number.to_string()),
        qr_address: held.public_address(visit),
        qr_hint: visit.say("citizen-kitir-qr"),
        pin,
        promise: kitir::promise(visit, held).map(|promise| Labelled::new(visit.say("citizen-kitir-promise"), promise)),
        receives: Points { label: visit.say("outputs-receives"), items: bundle::receives(visit, &held.service, &held.case) },
        papers: Points { label: visit.say("citizen-kitir-bring"), items: kitir::papers_to_bring(held, &voice) },
        hours: office.map(|(name, address)| Labelled::office(name, address.as_deref(), &kitir::opening_hours(visit))),
        help: Some(Labelled::new(visit.words().help.clone(), visit.government.help.phone.clone())),
        free_notice: visit.words().free_of_charge.clone(),
    }
}
