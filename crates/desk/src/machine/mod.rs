//! For programs of the government: what waits to be recorded in the outside registry, and what it recorded, as JSON.
//!
//! The description for programmers is `openapi.json` beside this file, served at `/api/v1/openapi.json`.
//! **Invariant:** a program reads and acts as a service account with a role of the one table of rights; each case it reads is written down
//! as looked at. Brought back twice, the same answers the same.
//! Read next: `crate::kernel::machine` (the token), `crate::registry_office::bring_back` (what becomes of a PDF).

use crate::{
    kernel::{
        Doing, Gate, Halt, Routes,
        extract::draft_answers,
        machine::{Machine, answer, problem, refused},
    },
    registry_office::bring_back,
};
use application::{Application, ApplicationId, Stage, command::Act};
use axum::{
    body::Bytes,
    extract::{DefaultBodyLimit, Path, Query, rejection::BytesRejection},
    handler::Handler,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::Engine as _;
use catalogue::service::StepAct;
use people::{Deed, View};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use std::collections::HashMap;
use store::{Contract, QueueCursor, QueueFilter};

pub const OPENAPI: &str = include_str!("openapi.json");

/// A PDF as base64, and the JSON around it.
const BODY_BYTES_MAX: usize = bring_back::PDF_BYTES_MAX / 3 * 4 + 64 * 1024;
const ROWS: usize = 100;

pub fn routes(routes: Routes) -> Routes {
    let view = Gate::Machine(Deed::View(View::Recording));
    routes
        .get("/api/v1/openapi.json", Gate::Open, openapi)
        .get("/api/v1/pencatatan", view, list)
        .get("/api/v1/pencatatan/{id}", view, show)
        .post("/api/v1/pencatatan/{id}", Gate::Machine(Deed::Act(Act::RecordElsewhere)), bring.layer(DefaultBodyLimit::max(BODY_BYTES_MAX)))
}

async fn openapi() -> Response {
    let mut response = OPENAPI.into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

async fn list(machine: Machine, Query(query): Query<HashMap<String, String>>) -> Response {
    match listed(&machine, query.get("sesudah").and_then(|text| parse_cursor(text))).await {
        Ok(body) => answer(&body),
        Err(halt) => refused(Some(&machine.visit), halt),
    }
}

/// Numbers and moments only: nobody is named before a case is read.
async fn listed(machine: &Machine, after: Option<QueueCursor>) -> Result<Value, Halt> {
    let visit = &machine.visit;
    let filter = QueueFilter { stages: vec![Stage::Recording, Stage::Suspended], due_acts: vec![StepAct::RecordElsewhere], after, limit: ROWS, ..QueueFilter::default() };
    let page = visit.desk.store.queue(&visit.government.id, filter).await?;
    let cases: Vec<Value> = page
        .rows
        .iter()
        .map(|row| {
            let kitir = row.receipt.as_ref().map(ToString::to_string);
            json!({ "id": row.application.to_string(), "kitir": kitir, "service": row.service.as_str(), "since": unix(row.changed_at), "paused": row.paused })
        })
        .collect();
    Ok(json!({ "cases": cases, "next": page.next.map(|cursor| format!("{}.{}", cursor.at, cursor.application)) }))
}

fn unix(at: time::OffsetDateTime) -> i64 {
    at.unix_timestamp()
}

fn parse_cursor(text: &str) -> Option<QueueCursor> {
    let (at, application) = text.split_once('.')?;
    Some(QueueCursor { at: at.parse().ok()?, application: ApplicationId::parse(application)? })
}

async fn show(machine: Machine, Path(id): Path<String>) -> Response {
    match shown(&machine, &id).await {
        Ok(body) => answer(&body),
        Err(halt) => refused(Some(&machine.visit), halt),
    }
}

async fn shown(machine: &Machine, id: &str) -> Result<Value, Halt> {
    let visit = &machine.visit;
    let case = opened(machine, id).await?;
    if case.stage != Stage::Recording && !case.is_in_register() {
        return Err(Halt::NotFound);
    }
    let answers = draft_answers(visit, &case);
    let answers: Map<String, Value> = answers.iter().map(|(field, value)| (field.to_string(), json!(value))).collect();
    let facts: Map<String, Value> = case.known_facts().0.iter().map(|(fact, value)| (fact.to_string(), json!(value))).collect();
    Ok(json!({
        "id": case.id.to_string(), "kitir": case.receipt.as_ref().map(ToString::to_string), "service": case.service.as_str(),
        "declared_on": case.declared_on.map(|day| day.to_string()), "facts": facts, "answers": answers,
        "number": case.registration.as_ref().map(|one| one.number.to_string()), "sha256": case.certificate_sha256,
    }))
}

/// Reads a case and writes down that this program did. Unknown and not its own look the same.
async fn opened(machine: &Machine, id: &str) -> Result<Application, Halt> {
    let (visit, id) = (&machine.visit, ApplicationId::parse(id).ok_or(Halt::NotFound)?);
    let case = visit.desk.store.find_application(&visit.government.id, id).await?.ok_or(Halt::NotFound)?;
    people::permit(&machine.actor, Deed::View(View::Recording), Some(&case)).map_err(|_| Halt::NotFound)?;
    visit.speak_of(&case.service);
    visit.desk.store.open_record(&visit.government.id, id, machine.access("elsewhere")).await?.ok_or(Halt::NotFound)
}

/// What the outside registry gave for one case.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Brought {
    number: String,
    /// Of the PDF, in hexadecimal digits.
    sha256: String,
    /// Base64 (RFC 4648, with padding).
    pdf: String,
}

async fn bring(machine: Machine, Path(id): Path<String>, body: Result<Bytes, BytesRejection>) -> Response {
    let body = match body {
        Ok(body) => body,
        Err(rejection) => return problem(rejection.status(), "too-large", &[]),
    };
    let Ok(brought) = serde_json::from_slice::<Brought>(&body) else { return problem(StatusCode::BAD_REQUEST, "bad-json", &[]) };
    let Ok(pdf) = base64::engine::general_purpose::STANDARD.decode(&brought.pdf) else { return problem(StatusCode::BAD_REQUEST, "bad-base64", &[]) };
    if brought.number.len() > 60 || brought.sha256.len() != 64 {
        return problem(StatusCode::UNPROCESSABLE_ENTITY, "bad-input", &[]);
    }
    match recorded(&machine, &id, &brought, pdf).await {
        Ok(response) => response,
        Err(halt) => refused(Some(&machine.visit), halt),
    }
}

async fn recorded(machine: &Machine, id: &str, brought: &Brought, pdf: Vec<u8>) -> Result<Response, Halt> {
    let visit = &machine.visit;
    let case = opened(machine, id).await?;
    let sha256 = brought.sha256.to_ascii_lowercase();
    let number = case.registration.as_ref().map(|registration| &registration.number);
    let number = number.or(case.annotated.as_ref().and(case.entry.as_ref()).map(|entry| &entry.number));
    let done = number.map(|number| number.as_str()) == Some(brought.number.trim());
    if done && case.certificate_sha256.as_deref() == Some(sha256.as_str()) {
        return Ok(answer(&json!({ "number": brought.number.trim(), "sha256": sha256, "repeated": true })));
    }
    let sha256 = match bring_back::looked_at(visit, &pdf, &sha256).await? {
        Ok(sha256) => sha256,
        Err(unfit) if unfit.ours => return Ok(problem(StatusCode::SERVICE_UNAVAILABLE, "busy", &[unfit.text])),
        Err(unfit) => return Ok(problem(StatusCode::UNPROCESSABLE_ENTITY, "pdf", &[unfit.text])),
    };
    let doing = Doing { application: case.id, create: None, seen: Some(case.seq), delivery: None, pin_to: None };
    bring_back::record(visit, machine.actor.clone(), &case, &brought.number, &sha256, pdf, doing).await?;
    Ok(answer(&json!({ "number": brought.number.trim(), "sha256": sha256, "repeated": false })))
}
