//! From a case or a register entry to the document that it gives, and to its PDF.
//!
//! What stands on it is data of the service: its `print` rows, each with the facts under which it holds. What papers decide follows the
//! officer's decision alone, never the slot a paper was uploaded to; a father is named only where that decision names one.
//!
//! **Invariant:** a certificate says the same on every day it is rendered: its day of issue is the day of registration or, for documents
//! that stand in no register, of approval. It carries no QR code until there is something to verify it with.
//! Read next: `certificate::Extract`.

use super::{halt::Halt, visit::Visit};
use application::{Application, Refusal, command::Act, facts::EntryLife};
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use catalogue::{Answers, Facts, Government, Problem, Service, ServiceId, field::{FieldKind, parse_date}, texts::key_part};
use certificate::{Extract, Note, Row, Value, extract_sheet, words::Bilingual};
use registry::{Annotation, AnnotationKind, Origin};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use store::{Contract, StandInRow};
use tokio::sync::Semaphore;

/// Pages that may be set at one time; each takes a processor for some tens of milliseconds.
const AT_ONCE: usize = 2;

static TURN: Semaphore = Semaphore::const_new(AT_ONCE);

/// The document as it would be printed today, marked as a draft. Needs the ward's decision about the papers.
pub async fn draft_pdf(visit: &Visit, case: &Application, life: Option<&EntryLife>) -> Result<Vec<u8>, Halt> {
    let extract = draft_extract(visit, case, life)?;
    render(visit, case, life, extract).await
}

/// The document of a case that waits for its signature or has it: the final bytes, without an electronic signature. `entry` is its
/// register entry; without one it is made from the case as it was approved.
/// `standing_in`: who signs for the head, under her own name.
pub async fn certificate_pdf(visit: &Visit, case: &Application, life: Option<&EntryLife>, standing_in: Option<&StandInRow>) -> Result<Vec<u8>, Halt> {
    let mut extract = final_extract(visit, case, life)?;
    if let Some(StandInRow { stand_in, .. }) = standing_in {
        extract = Extract { acting: Some(stand_in.title.clone()), head_name: stand_in.name.clone(), head_nip: stand_in.nip.clone(), ..extract };
    }
    render(visit, case, life, extract).await
}

/// The entry that the document of a case is about: the one that it points at, or its own.
pub async fn life_of(visit: &Visit, case: &Application) -> Result<Option<EntryLife>, Halt> {
    let of = case.entry.as_ref().map(|entry| entry.application).filter(|_| is_of_entry(visit, case)).or(case.registration.as_ref().map(|_| case.id));
    match of {
        Some(of) => Ok(visit.desk.store.find_life(&visit.government.id, of).await?),
        None => Ok(None),
    }
}

/// The entry that a case points at, before it has written anything itself.
pub async fn about(visit: &Visit, case: &Application) -> Result<Option<EntryLife>, Halt> {
    match &case.entry {
        Some(entry) => Ok(visit.desk.store.find_life(&visit.government.id, entry.application).await?),
        None => Ok(None),
    }
}

/// Its document is printed from an entry that stood in the register before.
fn is_of_entry(visit: &Visit, case: &Application) -> bool {
    let service = visit.government.services.get(&case.service);
    service.and_then(|service| service.document(&case.answers, &case.known_facts())).is_some_and(|document| document.of_entry)
}

/// What the final document says.
pub fn final_extract(visit: &Visit, case: &Application, life: Option<&EntryLife>) -> Result<Extract, Halt> {
    let approved = case.last(Act::Approve).map(|(_, at)| visit.government.calendar.date_of(at));
    if let Some(life) = life.filter(|life| life.of != case.id) {
        let issued_on = case.annotated.as_ref().map(|annotated| annotated.on).or(approved);
        return Ok(Extract { issued_on, draft: false, ..of_entry(visit, case, life)? });
    }
    let entry = life.map(|life| &life.entry);
    let service = service_of(visit, case.service.as_str())?;
    let government = &visit.government;
    let said = match entry {
        Some(entry) => extract(&service, government, &entry.particulars, &entry.facts),
        None => extract(&service, government, &draft_answers(visit, case), &case.known_facts()),
    };
    let said = said.map_err(|refusal| Halt::Fault(format!("final document: {}", refusal.key())))?;
    let registration_number = entry.map(|entry| entry.number.to_string());
    let issued_on = entry.map(|entry| entry.registered_on).or(approved);
    Ok(Extract { registration_number, numbered: entry.is_some(), issued_on, draft: false, ..said })
}

/// What the draft says.
pub fn draft_extract(visit: &Visit, case: &Application, life: Option<&EntryLife>) -> Result<Extract, Halt> {
    if is_of_entry(visit, case) {
        let life = life.ok_or(Halt::from(Refusal::EntryMissing))?;
        return of_entry(visit, case, life);
    }
    let service = service_of(visit, case.service.as_str())?;
    if let Some(fact) = service.undecided(&case.decided) {
        return Err(Refusal::FactUndecided { fact: fact.clone() }.into());
    }
    Ok(extract(&service, &visit.government, &draft_answers(visit, case), &case.known_facts())?)
}

/// A document from an entry that stood before: its content of today, with what this case is about to correct, notes and copy.
fn of_entry(visit: &Visit, case: &Application, life: &EntryLife) -> Result<Extract, Halt> {
    let government = &visit.government;
    let service = service_of(visit, life.entry.service.as_str())?;
    let mut content = life.content().clone();
    if let Some(amendment) = case.amendment.as_ref().filter(|_| case.annotated.is_none()) {
        content.extend(&amendment.content);
    }
    let said = extract(&service, government, &content, &life.entry.facts)?;
    let words = |speak: &dyn Fn(&str) -> String| Bilingual { id: speak("id"), en: speak("en") };
    let note = |one: &Annotation| Note {
        on: format!("{:02}-{:02}-{:04}", one.on.day(), u8::from(one.on.month()), one.on.year()),
        words: words(&|language| one.words.get(language).or(one.words.values().next()).cloned().unwrap_or_default()),
    };
    let own = service_of(visit, case.service.as_str())?;
    let copies = own.document(&case.answers, &case.known_facts()).is_some_and(|document| document.template.is_some());
    let shown = |one: &&Annotation| copies || one.kind == AnnotationKind::Note;
    Ok(Extract {
        registration_number: Some(life.entry.number.to_string()),
        numbered: true,
        copy: Some(life.copy(case.id)).filter(|_| !copies),
        register: register_name(&own, &life.entry.service),
        kept_by: match &life.entry.origin {
            Origin::Region(region) => Some(region.clone()),
            Origin::Here | Origin::Book => None,
        },
        notes: life.annotations.iter().filter(shown).map(note).collect(),
        rows: if copies { recorded_rows(&service, government, &content) } else { Vec::new() },
        ..said
    })
}

/// What an entry of this register is called, in the words of the service that makes a document of it.
pub(super) fn register_name(service: &Service, register: &ServiceId) -> Option<Bilingual> {
    let said = |language: &str| service.register_name(&service.texts.speech(&service.texts.language_or_default(language)), register);
    Some(Bilingual { id: said("id")?, en: said("en")? })
}

/// Everything that was recorded, in the order of the form, in both languages; how somebody is reached is nobody's business on paper.
pub(super) fn recorded_rows(service: &Service, government: &Government, content: &Answers) -> Vec<Row> {
    let speech = |language: &str| service.texts.speech(&service.texts.language_or_default(language));
    let (id, en) = (speech("id"), speech("en"));
    let entered = service.subject.entered_nik.iter().map(|nik| &nik.field);
    let fields = entered.chain(service.pages.iter().flat_map(|page| &page.fields)).map(|field| field.as_str());
    let row = |field: &str| {
        let value = match service.kind_of(field)? {
            FieldKind::Phone | FieldKind::Email => return None,
            FieldKind::Ward => {
                let code = content.get(field)?;
                let name = government.find_ward(code).map_or_else(|| code.to_owned(), |ward| ward.name.clone());
                Bilingual { id: name.clone(), en: name }
            }
            _ => Bilingual { id: service.said(&id, field, content)?, en: service.said(&en, field, content)? },
        };
        Some(Row { name: Bilingual { id: service.label(&id, field), en: service.label(&en, field) }, value })
    };
    fields.filter(|field| !field.ends_with(".nik_known") && !field.starts_with("delivery.")).filter_map(row).collect()
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

/// The template of a case's document: its own, or that of the entry that it is printed from.
fn template(visit: &Visit, case: &Application, life: Option<&EntryLife>) -> Option<(String, String)> {
    let service = visit.government.services.get(&case.service)?;
    let facts = case.known_facts();
    let document = service.document(&case.answers, &facts)?;
    if let Some(template) = &document.template {
        return Some((format!("{}/{}.typ", service.id, document.id), template.clone()));
    }
    let entry = &life?.entry;
    let of = visit.government.services.get(&entry.service)?;
    let template = of.document(&entry.particulars, &entry.facts)?.template.clone()?;
    Some((format!("{}/certificate.typ", of.id), template))
}

async fn render(visit: &Visit, case: &Application, life: Option<&EntryLife>, extract: Extract) -> Result<Vec<u8>, Halt> {
    let (name, template) = template(visit, case, life).ok_or(Halt::NotFound)?;
    let (press, government) = (visit.desk.press.clone(), visit.government.clone());
    let _turn = TURN.acquire().await.map_err(|_| Halt::Fault("extract: no turn".into()))?;
    let work = move || {
        extract_sheet(&name, &template, &extract, government.theme.emblem_svg.as_bytes()).and_then(|sheet| press.render(&sheet))
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
        copy: None,
        register: None,
        kept_by: None,
        notes: Vec::new(),
        rows: Vec::new(),
        facts: facts.0.iter().map(|(fact, value)| (fact.to_string(), value.clone())).collect(),
        issued_in: government.city.clone(),
        issued_on: None,
        office: government.head.office_title.clone(),
        head_name: government.head.name.clone(),
        head_nip: government.head.nip.clone(),
        acting: None,
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
