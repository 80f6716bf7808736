//! The service standard as a poster for the wall: A4, from the same parts as the page.

use super::{
    entry::Asked,
    standard::{DELIVERY, parts},
    voice::Voice,
};
use crate::kernel::{Halt, Visit, extract::pdf_answer};
use axum::{extract::Path, response::Response};
use certificate::poster::{Poster, PosterPart, poster_sheet};
use tokio::sync::Semaphore;

/// Posters set at one time; the others wait their turn.
static TURN: Semaphore = Semaphore::const_new(1);

pub async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Halt> {
    let asked = Asked::find(&visit, &id).ok_or(Halt::NotFound)?;
    let poster = poster(&visit, &asked);
    let name = format!("standar-{}", asked.id());
    let press = visit.desk.press.clone();
    let _turn = TURN.acquire().await.map_err(|_| Halt::Fault("poster: no turn".into()))?;
    let printed = tokio::task::spawn_blocking(move || poster_sheet(&poster).and_then(|sheet| press.render(&sheet))).await;
    let pdf = printed.map_err(|_| Halt::Fault("poster: the press stopped".into()))?.map_err(|error| Halt::Fault(format!("poster: {error}")))?;
    Ok(pdf_answer(pdf, &name))
}

fn poster(visit: &Visit, asked: &Asked<'_>) -> Poster {
    let voice = Voice::new(visit, &asked.service);
    let of = |delivery: bool| {
        let all = parts(&voice, asked).into_iter().filter(|part| DELIVERY.contains(&part.component.as_str()) == delivery);
        all.map(|part| PosterPart {
            title: part.title,
            sentences: part.sentences,
            points: part.points,
            numbered: part.numbered,
            example: part.example.then(|| visit.say("standard-example-short")),
        })
        .collect()
    };
    Poster {
        lang: visit.language.tag().to_owned(),
        crest_svg: Some(visit.government.theme.crest_svg.clone()),
        government: visit.government.name.clone(),
        office: visit.government.head.office_title.clone(),
        heading: visit.say("standard-heading"),
        service: asked.title(&voice),
        delivery_heading: visit.say("standard-delivery"),
        delivery: of(true),
        management_heading: visit.say("standard-management"),
        management: of(false),
        address: format!("{}/layanan/{}", visit.desk.settings.public_url, asked.id()),
        address_hint: visit.say("standard-qr"),
        free_notice: visit.words().free_of_charge.clone(),
        foot: visit.say_with("standard-printed", &[("date", &visit.say_date(visit.today())), ("edition", &asked.service.edition.to_string())]),
    }
}
