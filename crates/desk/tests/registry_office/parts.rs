//! The medical certificate of the cause of death: off unless a government keeps it, read by registrars only, and on no paper.

use crate::{
    bench::{Bench, catalogue_from, surabaya, surabaya_as},
    cases::{assert_said, case},
};
use http::StatusCode;
use people::Role;
use store::Contract;

const ILLNESS: &str = "Infark miokard akut";

/// A Surabaya that keeps both parts.
fn keeping() -> Bench {
    Bench::of(catalogue_from(vec![surabaya_as(|text| text.replace("[services.death]\n", "[services.death]\nparts = [\"medical-cause\", \"statistics\"]\n"))]))
}

#[tokio::test]
async fn a_part_is_kept_apart_and_shown_to_registrars_alone() {
    let bench = keeping();
    let id = crate::registers::dead(&bench, 1).await;
    let (budi, page) = (bench.staff("budi", Role::Registrar, "").await, format!("/petugas/permohonan/{id}/bagian/medical-cause"));
    let compare = bench.get(&format!("/petugas/permohonan/{id}/banding"), &budi).await;
    assert!(compare.body.contains(&page), "the registrar finds it");
    let form = bench.get(&page, &budi).await;
    assert_said(&form.body);
    for name in ["cause.a", "cause.d_interval", "cause.other", "cause.manner"] {
        assert!(form.body.contains(&format!("name=\"{name}\"")), "{name}");
    }
    let lacking = bench.post(&page, &budi, &[("cause.a", ILLNESS)]).await;
    assert_eq!(lacking.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(lacking.body.contains(ILLNESS), "nothing typed is lost");
    let whole = [("cause.a", ILLNESS), ("cause.a_interval", "2 jam"), ("cause.manner", "disease"), ("cause.certifier", "dr. Contoh")];
    assert_eq!(bench.post(&page, &budi, &whole).await.status, StatusCode::SEE_OTHER);
    assert!(bench.get(&page, &budi).await.body.contains(ILLNESS));
    assert_eq!(case(&bench, id).await.parts["medical-cause"].get("cause.a"), Some(ILLNESS));

    // Nobody else, and nothing else.
    for (name, role, office) in [("rina", Role::WardOfficer, crate::cases::WARD), ("dewi", Role::DistrictOfficer, "357807"), ("kepala", Role::Head, ""), ("audit", Role::Auditor, "")] {
        let cookie = bench.staff(name, role, office).await;
        assert_eq!(bench.get(&page, &cookie).await.status, StatusCode::FORBIDDEN, "{role:?}");
        assert_eq!(bench.post(&page, &cookie, &whole).await.status, StatusCode::FORBIDDEN, "{role:?}");
    }
    let whole_case = case(&bench, id).await;
    assert!(!whole_case.answers.iter().any(|(field, _)| field.as_str().starts_with("cause.")));
    let kepala = bench.staff("kepala", Role::Head, "").await;
    for path in ["banding", "akta", "register"] {
        let shown = bench.get(&format!("/petugas/permohonan/{id}/{path}"), &kepala).await;
        assert!(!shown.body.contains(ILLNESS), "{path} tells it");
    }
    let life = bench.desk.store.find_life(&bench.government.id, id).await.expect("reads").expect("registered");
    assert!(!format!("{:?}", serde_json::to_string(&life.entry).expect("JSON")).contains(ILLNESS), "no register entry holds it");
    let told = bench.post("/petugas/data-subjek", &kepala, &[("nik", "9978071203480002")]).await;
    assert!(!told.body.contains(ILLNESS), "no file of the family's tells it");
    let looks = bench.desk.store.accesses(&bench.government.id, id).await.expect("reads");
    assert!(looks.iter().any(|look| look.purpose == "part"), "who read it is written down");
}

#[tokio::test]
async fn it_is_off_unless_the_government_names_it() {
    let bench = Bench::of(catalogue_from(vec![surabaya("")]));
    let id = crate::registers::dead(&bench, 1).await;
    let budi = bench.staff("budi", Role::Registrar, "").await;
    let page = format!("/petugas/permohonan/{id}/bagian/medical-cause");
    assert_eq!(bench.get(&page, &budi).await.status, StatusCode::CONFLICT);
    assert_eq!(bench.post(&page, &budi, &[("cause.a", ILLNESS)]).await.status, StatusCode::CONFLICT);
    assert!(case(&bench, id).await.parts.is_empty());
    assert!(!bench.get(&format!("/petugas/permohonan/{id}/banding"), &budi).await.body.contains("/bagian/"));
}
