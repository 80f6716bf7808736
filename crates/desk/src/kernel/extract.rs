//! From a case or a register entry to the document that it gives, and to its PDF.
//!
//! What stands on it is data of the service: its `print` rows, each with the facts under which it holds. What papers decide follows the
//! officer's decision alone, never the slot a paper was uploaded to; a father is named only where that decision names one.
//!
//! **Invariant:** a certificate says the same on every day it is rendered: its day of issue is the day of registration or, for documents
//! that stand in no register, of approval. It carries no QR code until there is something to verify it with.
//! Read next: `certificate::Extract`.

use super::{halt::Halt, visit::Visit};
use application::{Application, Refusal, command::Act};
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use catalogue::{Answers, Facts, Government, Problem, Service, field::{FieldKind, parse_date}, texts::key_part};
use certificate::{Extract, Value, extract_sheet, words::Bilingual};
use registry::RegisterEntry;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Pages that may be set at one time; each takes a processor for some tens of milliseconds.
const AT_ONCE: usize = 2;

static TURN: Semaphore = Semaphore::const_new(AT_ONCE);

/// The document as it would be printed today, marked as a draft. Needs the ward's decision about the papers.
pub async fn draft_pdf(visit: &Visit, case: &Application) -> Result<Vec<u8>, Halt> {
    let service = service_of(visit, case.service.as_str())?;
    let extract = draft_extract(visit, case)?;
    render(visit, service, extract).await
}

/// The document of a case that waits for its signature or has it: the final bytes, without an electronic signature. `entry` is its
/// register entry; without one it is made from the case as it was approved.
pub async fn certificate_pdf(visit: &Visit, case: &Application, entry: Option<&RegisterEntry>) -> Result<Vec<u8>, Halt> {
    let extract = final_extract(visit, case, entry)?;
    render(visit, service_of(visit, case.service.as_str())?, extract).await
}

/// What the final document says.
pub fn final_extract(visit: &Visit, case: &Application, entry: Option<&RegisterEntry>) -> Result<Extract, Halt> {
    let service = service_of(visit, case.service.as_str())?;
    let government = &visit.government;
    let said = match entry {
        Some(entry) => extract(&service, government, &entry.particulars, &entry.facts),
        None => extract(&service, government, &draft_answers(visit, case), &case.known_facts()),
    };
    let said = said.map_err(|refusal| Halt::Fault(format!("final document: {}", refusal.key())))?;
    let approved = case.last(Act::Approve).map(|(_, at)| government.calendar.date_of(at));
    let registration_number = entry.map(|entry| entry.number.to_string());
    let issued_on = entry.map(|entry| entry.registered_on).or(approved);
    Ok(Extract { registration_number, numbered: entry.is_some(), issued_on, draft: false, ..said })
}

/// What the draft says.
pub fn draft_extract(visit: &Visit, case: &Application) -> Result<Extract, Halt> {
    let service = service_of(visit, case.service.as_str())?;
    if let Some(fact) = service.undecided(&case.decided) {
        return Err(Refusal::FactUndecided { fact: fact.clone() }.into());
    }
    Ok(extract(&service, &visit.government, &draft_answers(visit, case), &case.known_facts())?)
}

/// The answers that count, with the number that the registrar entered.
pub fn draft_answers(visit: &Visit, case: &Application) -> Answers {
    let on = case.declared_on.unwrap_or_else(|| visit.today());
    let service = visit.government.services.get(&case.service);
    service.map_or_else(|| case.answers.clone(), |service| service.recorded(&case.answers, on))
}

/// The answers that stand on the document of a case as it is now, in the order of the service, each with its recorded form.
pub fn printed(service: &Service, answers: &Answers, facts: &Facts) -> Vec<(String, String)> {
    let rows = service.printed(answers, facts).into_iter();
    rows.filter_map(|print| Some((print.field.to_string(), answers.get(print.field.as_str())?.to_owned()))).collect()
}

fn service_of(visit: &Visit, service: &str) -> Result<Arc<Service>, Halt> {
    visit.government.find_service(service).cloned().ok_or(Halt::NotFound)
}

/// Name of a certificate's bytes in the store: SHA-256, lower-case hexadecimal.
pub fn sha256_hex(pdf: &[u8]) -> String {
    Sha256::digest(pdf).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A PDF as an answer, to be saved under that name. The name stands in a header: fixed words and numbers only.
pub fn pdf_answer(pdf: Vec<u8>, name: &str) -> Response {
    let mut response = pdf.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox; default-src 'none'"));
    let plain: String = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
    if let Ok(value) = HeaderValue::from_str(&format!("attachment; filename=\"{plain}.pdf\"")) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

async fn render(visit: &Visit, service: Arc<Service>, extract: Extract) -> Result<Vec<u8>, Halt> {
    if service.template().is_none() {
        return Err(Halt::NotFound);
    }
    let (press, government) = (visit.desk.press.clone(), visit.government.clone());
    let _turn = TURN.acquire().await.map_err(|_| Halt::Fault("extract: no turn".into()))?;
    let work = move || {
        let name = format!("{}/certificate.typ", service.id);
        let template = service.template().unwrap_or_default();
        extract_sheet(&name, template, &extract, government.theme.emblem_svg.as_bytes()).and_then(|sheet| press.render(&sheet))
    };
    let rendered = tokio::task::spawn_blocking(work).await.map_err(|_| Halt::Fault("extract: the press stopped".into()))?;
    rendered.map_err(|error| Halt::Fault(format!("extract: {error}")))
}

/// A draft without number and day; a final document adds both. Refuses with every answer that is missing or cannot be printed.
pub fn extract(service: &Service, government: &Government, answers: &Answers, facts: &Facts) -> Result<Extract, Refusal> {
    let (mut values, mut missing) = (std::collections::BTreeMap::new(), Vec::new());
    for print in service.printed(answers, facts) {
        let field = print.field.as_str();
        match answers.get(field).and_then(|answer| value(service, government, field, answer)) {
            Some(value) => {
                values.insert(field.to_owned(), value);
            }
            None if print.optional => {}
            None => missing.push(Problem::new(&print.field, "problem-required")),
        }
    }
    if !missing.is_empty() {
        return Err(Refusal::Incomplete { problems: missing, missing: Vec::new() });
    }
    Ok(Extract {
        registration_number: None,
        numbered: false,
        values,
        facts: facts.0.iter().map(|(fact, value)| (fact.to_string(), value.clone())).collect(),
        issued_in: government.city.clone(),
        issued_on: None,
        office: government.head.office_title.clone(),
        head_name: government.head.name.clone(),
        head_nip: government.head.nip.clone(),
        draft: true,
        signed_electronically: false,
        verification_url: None,
    })
}

/// None when the answer is not of its kind.
fn value(service: &Service, government: &Government, field: &str, answer: &str) -> Option<Value> {
    Some(match service.kind_of(field)? {
        FieldKind::Date { .. } => Value::Date(parse_date(answer)?),
        FieldKind::Integer { .. } => Value::Number(answer.parse().ok()?),
        FieldKind::Choice { options } => {
            let id = options.into_iter().find(|option| option == answer)?;
            Value::Choice { words: choice_words(service, field, &id), id }
        }
        // People know a ward by its name; one that this government no longer has keeps its code.
        FieldKind::Ward => Value::Text(government.find_ward(answer).map_or_else(|| answer.to_owned(), |ward| ward.name.clone())),
        _ => Value::Text(answer.to_owned()),
    })
}

/// What a choice means, in the two languages of every document; questions that speak to the applicant have a plain form.
fn choice_words(service: &Service, field: &str, id: &str) -> Bilingual {
    let said = |language: &str| {
        let speech = service.texts.speech(&service.texts.language_or_default(language));
        let key = format!("option-{}-{}", key_part(field), key_part(id));
        let plain = format!("{key}-plain");
        if speech.has(&plain) { speech.say(&plain) } else { speech.say(&key) }
    };
    Bilingual::of(said("id"), said("en"))
}

#[cfg(test)]
#[path = "extract_tests.rs"]
mod tests;
