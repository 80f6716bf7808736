//! From a case or a register entry to the extract of a birth certificate, and to its PDF.
//!
//! **Invariant:** what stands about the parents follows the officer's decision alone (`case.parentage()`, `entry.parentage`), never
//! the slot a paper was uploaded to; a father is named only where that decision names one. A certificate says the same on every day
//! it is rendered: its day of issue is the day of registration. It carries no QR code until there is something to verify it with.
//! Read next: `certificate::birth`.

use super::{halt::Halt, visit::Visit};
use application::{Application, Refusal};
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use catalogue::{Answers, FieldId, Government, Problem, field};
use certificate::{BirthExtract, Parentage as Printed, birth_extract_sheet, words::Sex};
use registry::{Parentage, RegisterEntry};
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

/// Pages that may be set at one time; each takes a processor for some tens of milliseconds.
const AT_ONCE: usize = 2;

static TURN: Semaphore = Semaphore::const_new(AT_ONCE);

/// The extract as it would be printed today, marked as a draft. Needs the officer's decision about the parents.
pub async fn draft_pdf(visit: &Visit, case: &Application) -> Result<Vec<u8>, Halt> {
    render(visit, case.service.as_str(), draft_extract(visit, case)?).await
}

/// The certificate of a register entry, without an electronic signature: the final bytes.
pub async fn certificate_pdf(visit: &Visit, entry: &RegisterEntry) -> Result<Vec<u8>, Halt> {
    render(visit, entry.service.as_str(), certificate_extract(visit, entry)?).await
}

/// What the draft says.
pub fn draft_extract(visit: &Visit, case: &Application) -> Result<BirthExtract, Halt> {
    let parentage = case.parentage().ok_or(Refusal::ParentageUndecided)?;
    Ok(extract(&visit.government, &draft_answers(visit, case), parentage)?)
}

/// The answers that count, with the child's NIK, which is no question of the form.
pub fn draft_answers(visit: &Visit, case: &Application) -> Answers {
    let on = case.declared_on.unwrap_or_else(|| visit.today());
    let service = visit.government.services.get(&case.service);
    let mut answers = service.map_or_else(|| case.answers.clone(), |service| service.effective(&case.answers, on));
    if let Some(nik) = case.answers.get("child.nik") {
        answers.set(&FieldId::new("child.nik"), nik);
    }
    answers
}

/// What the certificate of an entry says.
pub fn certificate_extract(visit: &Visit, entry: &RegisterEntry) -> Result<BirthExtract, Halt> {
    let said = extract(&visit.government, &entry.particulars, entry.parentage)
        .map_err(|refusal| Halt::Fault(format!("register entry: {}", refusal.key())))?;
    let number = Some(entry.number.to_string());
    Ok(BirthExtract { registration_number: number, issued_on: Some(entry.registered_on), draft: false, ..said })
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

async fn render(visit: &Visit, service: &str, extract: BirthExtract) -> Result<Vec<u8>, Halt> {
    let service = visit.government.find_service(service).ok_or(Halt::NotFound)?;
    let template = service.outputs.first().map(|output| output.template.clone()).ok_or(Halt::NotFound)?;
    let (press, government) = (visit.desk.press.clone(), visit.government.clone());
    let _turn = TURN.acquire().await.map_err(|_| Halt::Fault("extract: no turn".into()))?;
    let work = move || {
        let emblem = government.theme.emblem_svg.as_bytes();
        birth_extract_sheet(&template, &extract, emblem).and_then(|sheet| press.render(&sheet))
    };
    let rendered = tokio::task::spawn_blocking(work).await.map_err(|_| Halt::Fault("extract: the press stopped".into()))?;
    rendered.map_err(|error| Halt::Fault(format!("extract: {error}")))
}

/// A draft without number and day; a certificate adds both. Refuses with every answer that is missing or cannot be printed.
fn extract(government: &Government, answers: &Answers, parentage: Parentage) -> Result<BirthExtract, Refusal> {
    let mut missing = Missing::default();
    let date_of_birth = missing.read(answers, "child.birth_date", field::parse_date);
    let sex = missing.read(answers, "child.sex", |value| match value {
        "male" => Some(Sex::Male),
        "female" => Some(Sex::Female),
        _ => None,
    });
    let birth_order = missing.read(answers, "child.birth_order", |value| value.parse().ok());
    let place_of_birth = missing.text(answers, "child.birth_place");
    let child_name = missing.text(answers, "child.name");
    let parentage = printed(&mut missing, answers, parentage);
    let (Some(date_of_birth), Some(sex), Some(birth_order), true) = (date_of_birth, sex, birth_order, missing.0.is_empty()) else {
        return Err(Refusal::Incomplete { problems: missing.0, missing: Vec::new() });
    };
    Ok(BirthExtract {
        nik: answers.get("child.nik").map(str::to_owned),
        registration_number: None,
        place_of_birth,
        date_of_birth,
        child_name,
        birth_order,
        sex,
        parentage,
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

fn printed(missing: &mut Missing, answers: &Answers, parentage: Parentage) -> Printed {
    let mother = |missing: &mut Missing| missing.text(answers, "mother.name");
    let father = |missing: &mut Missing| missing.text(answers, "father.name");
    match parentage {
        Parentage::Both => Printed::BothParents { father: father(missing), mother: mother(missing) },
        Parentage::BothUnregistered => Printed::BothParentsUnregistered { father: father(missing), mother: mother(missing) },
        Parentage::MotherOnly => Printed::MotherOnly { mother: mother(missing) },
        Parentage::Unknown => Printed::Unknown,
    }
}

/// Collects every answer that the extract lacks.
#[derive(Default)]
struct Missing(Vec<Problem>);

impl Missing {
    fn read<T>(&mut self, answers: &Answers, field: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let found = answers.get(field).and_then(read);
        if found.is_none() {
            self.0.push(Problem::new(&FieldId::new(field), "problem-required"));
        }
        found
    }

    fn text(&mut self, answers: &Answers, field: &str) -> String {
        self.read(answers, field, |value| Some(value.to_owned())).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers() -> Answers {
        [
            ("child.name", "Bunga Melati Lestari"),
            ("child.birth_date", "2026-11-20"),
            ("child.birth_place", "Surabaya"),
            ("child.birth_order", "2"),
            ("child.sex", "female"),
            ("mother.name", "Sri Wahyuni"),
            ("father.name", "Budi Santoso"),
        ]
        .into_iter()
        .collect()
    }

    #[test]
    fn a_father_is_named_only_when_the_decision_names_one() {
        let mut missing = Missing::default();
        let only = printed(&mut missing, &answers(), Parentage::MotherOnly);
        assert_eq!(only, Printed::MotherOnly { mother: "Sri Wahyuni".into() });
        assert_eq!(printed(&mut missing, &answers(), Parentage::Unknown), Printed::Unknown);
        assert!(matches!(printed(&mut missing, &answers(), Parentage::BothUnregistered), Printed::BothParentsUnregistered { .. }));
        assert!(missing.0.is_empty());
    }

    #[test]
    fn every_missing_answer_is_named_at_once() {
        let mut lacking = answers();
        lacking.remove(&FieldId::new("father.name"));
        let mut missing = Missing::default();
        missing.text(&lacking, "child.name");
        missing.read(&lacking, "child.birth_time", |value| value.parse::<u8>().ok());
        printed(&mut missing, &lacking, Parentage::Both);
        let fields: Vec<&str> = missing.0.iter().map(|problem| problem.field.as_str()).collect();
        assert_eq!(fields, ["child.birth_time", "father.name"]);
    }

    #[test]
    fn a_file_name_cannot_break_its_header() {
        let answer = pdf_answer(b"%PDF".to_vec(), "draf\"; x=\r\n3578-LU-24112026-0001");
        let name = answer.headers().get(header::CONTENT_DISPOSITION).and_then(|value| value.to_str().ok());
        assert_eq!(name, Some("attachment; filename=\"drafx3578-LU-24112026-0001.pdf\""));
        assert_eq!(sha256_hex(b"").len(), 64);
    }
}
