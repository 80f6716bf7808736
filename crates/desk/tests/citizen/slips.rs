//! A midwife reports a birth, a keeper of a cemetery or a hospital a death; the family's declaration fills itself by the slip, once.

use crate::bench::{Bench, cookies, id_in};
use application::ApplicationId;
use http::StatusCode;
use people::Role;
use store::Contract;

const REPORT: [(&str, &str); 7] = [
    ("child.birth_date", "2026-11-20"), ("child.birth_time", "07:45"), ("child.place_kind", "hospital"), ("child.place_name", "RSUD Contoh"),
    ("child.birth_place", "Surabaya"), ("child.sex", "female"), ("mother.name", "Sri Wahyuni"),
];

async fn midwife(bench: &Bench) -> String {
    bench.staff("bidan", Role::Notifier, "contoh-rs").await
}

/// Number and code of a slip page.
fn slip(body: &str) -> (String, String) {
    let text: String = body.split("kitir-number").nth(1).expect("a number").split("</span></span>").next().unwrap_or_default().to_owned();
    let mut number = String::new();
    let mut inside = false;
    for letter in text.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            other if !inside && (other.is_ascii_alphanumeric() || other == '-') => number.push(other),
            _ => {}
        }
    }
    let code = body.split("class=\"code\">").nth(1).and_then(|rest| rest.get(..6)).expect("a code");
    (number.chars().rev().take(11).collect::<String>().chars().rev().collect(), code.to_owned())
}

async fn draft(bench: &Bench, service: &str) -> (ApplicationId, String) {
    let begun = bench.post("/permohonan", "", &[("layanan", service)]).await;
    (id_in(begun.location()).expect("a draft"), cookies(&begun))
}

#[tokio::test]
async fn a_report_fills_the_familys_draft_and_nobody_reads_it_again() {
    let bench = Bench::new();
    let midwife = midwife(&bench).await;
    let form = bench.get("/petugas/lapor/birth", &midwife).await;
    assert_eq!(form.status, StatusCode::OK);
    assert!(form.body.contains("name=\"child.weight_grams\"") && !form.body.contains("name=\"family.address\""), "only what she may report");
    let page = bench.post("/petugas/lapor/birth", &midwife, &REPORT).await;
    assert!(page.body.contains("RSUD Contoh") || page.body.contains("Rumah Sakit Contoh"), "{}", page.body);
    assert!(page.body.contains("Yang kosong"), "what is missing is told at once");
    let (number, code) = slip(&page.body);
    let (id, family) = draft(&bench, "birth").await;
    let tasks = bench.get(&format!("/permohonan/{id}"), &family).await;
    assert!(tasks.body.contains(&format!("/permohonan/{id}/slip")), "{}", tasks.body);
    let path = format!("/permohonan/{id}/slip");
    let wrong = bench.post(&path, &family, &[("nomor", &number), ("kode", if code == "000000" { "000001" } else { "000000" })]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains(&format!("value=\"{number}\"")), "nothing typed is lost: {}", wrong.body);
    let filled = bench.post(&path, &family, &[("nomor", &number), ("kode", &code)]).await;
    assert_eq!((filled.status, filled.location()), (StatusCode::SEE_OTHER, format!("/permohonan/{id}").as_str()), "{}", filled.body);
    let case = bench.desk.store.find_application(&bench.government.id, id).await.expect("reads").expect("a draft");
    for (field, value) in REPORT {
        assert_eq!(case.answers.get(field), Some(value), "{field}");
    }
    let (other, neighbour) = draft(&bench, "birth").await;
    let gone = bench.post(&format!("/permohonan/{other}/slip"), &neighbour, &[("nomor", &number), ("kode", &code)]).await;
    assert!(gone.body.contains("sudah dipakai"), "{}", gone.body);
    let own = bench.get("/petugas/lapor", &midwife).await;
    assert!(own.body.contains(&number) && own.body.contains("dipakai keluarga") && !own.body.contains("Sri Wahyuni"), "{}", own.body);
    assert_eq!(bench.get(&format!("/petugas/permohonan/{id}"), &midwife).await.status, StatusCode::FORBIDDEN);
}

const DEATH: [(&str, &str); 5] = [
    ("deceased.name", "Hadi Contoh"), ("deceased.sex", "male"), ("deceased.birth_date", "1950-05-10"), ("deceased.death_date", "2026-11-22"),
    ("death.place", "Surabaya"),
];

/// Who reports, from which office, and where the death happened.
async fn a_death_is_reported_and_fills_the_declaration(reporter: &str, office: &str, place_kind: &str) {
    let bench = Bench::new();
    let keeper = bench.staff(reporter, Role::Notifier, office).await;
    let form = bench.get("/petugas/lapor/death", &keeper).await;
    assert_eq!(form.status, StatusCode::OK);
    assert!(form.body.contains("name=\"deceased.death_date") && !form.body.contains("name=\"informant.name\""), "only what he may report");
    let report: Vec<(&str, &str)> = DEATH.into_iter().chain([("death.place_kind", place_kind)]).collect();
    let undated: Vec<(&str, &str)> = report.iter().copied().filter(|(field, _)| *field != "deceased.death_date").collect();
    assert_eq!(bench.post("/petugas/lapor/death", &keeper, &undated).await.status, StatusCode::UNPROCESSABLE_ENTITY, "a death has a day");
    let page = bench.post("/petugas/lapor/death", &keeper, &report).await;
    let (number, code) = slip(&page.body);

    let (birth, parents) = draft(&bench, "birth").await;
    let wrong = bench.post(&format!("/permohonan/{birth}/slip"), &parents, &[("nomor", &number), ("kode", &code)]).await;
    assert!(wrong.body.contains("layanan lain"), "a death is no birth: {}", wrong.body);
    let (id, family) = draft(&bench, "death").await;
    assert!(bench.get(&format!("/permohonan/{id}"), &family).await.body.contains(&format!("/permohonan/{id}/slip")));
    let filled = bench.post(&format!("/permohonan/{id}/slip"), &family, &[("nomor", &number), ("kode", &code)]).await;
    assert_eq!((filled.status, filled.location()), (StatusCode::SEE_OTHER, format!("/permohonan/{id}").as_str()), "{}", filled.body);
    let case = bench.desk.store.find_application(&bench.government.id, id).await.expect("reads").expect("a draft");
    for (field, value) in report {
        assert_eq!(case.answers.get(field), Some(value), "{field}");
    }
    assert_eq!(case.answers.get("informant.name"), None, "who reports is no informant");
    let own = bench.get("/petugas/lapor", &keeper).await;
    assert!(own.body.contains("dipakai keluarga") && !own.body.contains("Hadi Contoh"), "{}", own.body);
    assert_eq!(bench.get(&format!("/petugas/permohonan/{id}"), &keeper).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_keeper_of_a_cemetery_reports_a_death_and_the_family_types_it_no_more() {
    a_death_is_reported_and_fills_the_declaration("juru-kunci", "contoh-makam", "home").await;
}

#[tokio::test]
async fn a_hospital_reports_a_death_and_the_family_types_it_no_more() {
    a_death_is_reported_and_fills_the_declaration("perawat", "contoh-rs", "hospital").await;
}

#[tokio::test]
async fn a_report_needs_its_day_and_a_slip_its_service() {
    let bench = Bench::new();
    let midwife = midwife(&bench).await;
    let without = bench.post("/petugas/lapor/birth", &midwife, &[("mother.name", "Sri Wahyuni")]).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(without.body.contains("value=\"Sri Wahyuni\""), "{}", without.body);
    assert_eq!(bench.get("/petugas/lapor/second-extract", &midwife).await.status, StatusCode::NOT_FOUND, "nobody reports that");
    let page = bench.post("/petugas/lapor/birth", &midwife, &REPORT).await;
    let (number, code) = slip(&page.body);
    let (id, family) = draft(&bench, "death").await;
    let other = bench.post(&format!("/permohonan/{id}/slip"), &family, &[("nomor", &number), ("kode", &code)]).await;
    assert!(other.body.contains("layanan lain"), "{}", other.body);
    let registrar = bench.staff("budi", Role::Registrar, "").await;
    assert_eq!(bench.get("/petugas/lapor", &registrar).await.status, StatusCode::FORBIDDEN);
}
