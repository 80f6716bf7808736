//! What SIAK gives back in the demo: a number of its own and the certificate as a PDF.

use super::people::Family;
use application::{Actor, Application};
use desk::kernel::{Visit, extract};
use registry::{Letters, Life, Origin, RegisterEntry, Series};
use time::Date;

const WARD: &str = "51.08.06.1023";

/// Hours ago that it was sent, and the family, by how far the case has come.
pub fn families() -> [(i64, Family); 6] {
    let family = |number, age_days| Family { number, age_days, ward: WARD, ..Family::default() };
    [(4, family(30, 11)), (28, family(31, 20)), (6, family(32, 16)), (30, family(33, 9)), (52, family(34, 30)), (54, Family { download: true, ..family(36, 25) })]
}

/// Number and PDF of a case that waits to be recorded, as if an officer had keyed it on that day.
pub async fn given(visit: &Visit, case: &Application, on: Date, serial: u32, by: &Actor) -> Result<(String, Vec<u8>), String> {
    let service = visit.government.find_service(case.service.as_str()).ok_or("no such service")?;
    let letters = service.letters(&case.answers, &case.known_facts()).and_then(Letters::new).ok_or("no register")?;
    let series = Series { regency_code: visit.government.regency_code.clone(), letters, date: on };
    let number = series.number(serial).map_err(|full| full.to_string())?;
    let entry = RegisterEntry {
        number: number.clone(),
        service: case.service.clone(),
        edition: case.edition,
        registered_at: case.changed_at,
        registered_on: on,
        office: by.office().cloned().ok_or("an officer")?,
        late: false,
        origin: Origin::Here,
        facts: case.known_facts(),
        particulars: extract::draft_answers(visit, case),
    };
    let life = Life { of: case.id, entry, annotations: Vec::new(), issues: Vec::new(), contested: false };
    let pdf = extract::certificate_pdf(visit, case, Some(&life), None).await.map_err(|halt| format!("{halt:?}"))?;
    Ok((number.to_string(), pdf))
}
