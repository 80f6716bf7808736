//! The whole citizen journey at home: every page, four photos, sending.

use super::{client::{Client, escaped}, family, server::Server, world::World};
use crate::{clock, demo::papers, library};
use catalogue::{Answers, service::Need};
use http::Method;
use hyper::body::Bytes;
use std::time::{Duration, Instant};

pub struct Journeys {
    pub journeys: usize,
    pub elapsed: Duration,
    pub times: Vec<Duration>,
    pub cpu_ms: f64,
    pub requests: usize,
}

const PHOTOS: usize = 4;

/// What does not change between journeys.
struct Plan {
    pages: Vec<(String, Vec<String>)>,
    slots: Vec<String>,
    photo: Vec<u8>,
}

pub async fn run(server: &Server, world: &World, journeys: usize) -> Result<Journeys, String> {
    let place = world.places.first().cloned().ok_or("no government")?;
    let plan = plan(world, &place.ward_code)?;
    let (cpu_before, begin) = (server.cpu_ms()?, Instant::now());
    let (mut times, mut requests) = (Vec::new(), 0);
    for number in 0..journeys {
        let mut client = Client::connect(server.port, &place.host).await?;
        let started = Instant::now();
        requests = journey(&mut client, &plan, &place.ward_code, 500_000 + number).await?;
        times.push(started.elapsed());
    }
    Ok(Journeys { journeys, elapsed: begin.elapsed(), times, cpu_ms: server.cpu_ms()? - cpu_before, requests })
}

fn today() -> time::Date {
    clock::now().at.to_offset(time::UtcOffset::from_hms(7, 0, 0).unwrap_or(time::UtcOffset::UTC)).date()
}

fn plan(world: &World, ward_code: &str) -> Result<Plan, String> {
    let catalogue = library::load(&world.folders).map_err(|_| "the catalogue has faults")?;
    let service = catalogue.government_of_host("").find_service("birth").cloned().ok_or("no birth service")?;
    let said = family::answers(1, ward_code, today());
    let answers: Answers = said.iter().map(|(field, value)| (*field, value.as_str())).collect();
    let facts = service.facts(&answers, today());
    let pages = service.pages_for(&answers, &facts).into_iter().filter(|page| !page.fields.is_empty());
    let pages = pages.map(|page| (page.id.clone(), page.fields.iter().map(ToString::to_string).collect())).collect();
    let musts = service.requirements(&answers, &facts, today()).into_iter().filter(|requirement| requirement.need == Need::Must);
    let slots = musts.map(|requirement| requirement.slot.to_string()).collect();
    let photo = papers::pictures(&certificate::Press::new(), "birth-proof", &answers)?.pages.into_iter().next().ok_or("no photo")?;
    Ok(Plan { pages, slots, photo })
}

async fn journey(client: &mut Client, plan: &Plan, ward_code: &str, number: usize) -> Result<usize, String> {
    let begun = client.post("/permohonan", "", &[("layanan", "birth")]).await?;
    let cookie = begun.cookies.join("; ");
    let start = begun.accepted("begin")?;
    let path = start.split('/').take(3).collect::<Vec<_>>().join("/");
    let mut requests = 1;
    let form = family::form(&family::answers(number, ward_code, today()));
    for (page, fields) in &plan.pages {
        let belongs = |name: &str| fields.iter().any(|field| name == field || name.strip_prefix(field.as_str()).is_some_and(|rest| matches!(rest, "-day" | "-month" | "-year")));
        let mut sent: Vec<(&str, &str)> = form.iter().filter(|(name, _)| belongs(name)).map(|(name, value)| (name.as_str(), value.as_str())).collect();
        sent.extend(fields.iter().map(|field| ("ada", field.as_str())));
        client.post(&format!("{path}/tanya/{page}"), &cookie, &sent).await?.accepted(page)?;
        requests += 1;
    }
    for slot in plan.slots.iter().cycle().take(PHOTOS) {
        let reply = client.send(Method::POST, &format!("{path}/dokumen/{slot}"), &cookie, Some("multipart/form-data; boundary=BENCH"), upload(&plan.photo)).await?;
        reply.accepted("photo")?;
        requests += 1;
    }
    client.post(&format!("{path}/kirim"), &cookie, &[("benar", "ya")]).await?.accepted("send")?;
    Ok(requests + 1)
}

fn upload(photo: &[u8]) -> Bytes {
    let mut body = format!("--BENCH\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"foto.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n", escaped("foto-file")).into_bytes();
    body.extend_from_slice(photo);
    body.extend_from_slice(b"\r\n--BENCH--\r\n");
    Bytes::from(body)
}
