//! Lists and the page of who looked.

use crate::{bench::Bench, cases::{OTHER_FAMILY, approved, assert_said, case, registered, reviewed}};
use http::StatusCode;
use people::Role;

#[tokio::test]
async fn each_list_shows_the_cases_whose_turn_it_is() {
    let bench = Bench::new();
    reviewed(&bench, 1, &[], false).await;
    approved(&bench, 2, &OTHER_FAMILY).await;
    let budi = bench.staff("budi", Role::Registrar, "").await;
    let approve = bench.get("/petugas/registrasi", &budi).await;
    assert_eq!(approve.status, StatusCode::OK);
    assert!(approve.body.contains("Bunga Melati Lestari") && !approve.body.contains("Galih Prakoso"), "{}", approve.body);
    let register = bench.get("/petugas/registrasi?daftar=catat", &budi).await;
    assert!(register.body.contains("Galih Prakoso") && !register.body.contains("Bunga Melati"));
    let nonsense = bench.get("/petugas/registrasi?daftar=xyz&sesudah=..", &budi).await;
    assert_eq!(nonsense.status, StatusCode::OK);
    for reply in [approve, register, nonsense] {
        assert_said(&reply.body);
        assert_eq!(reply.headers["cache-control"], "no-store");
    }
}

#[tokio::test]
async fn opening_a_case_changes_nothing_and_is_written_down() {
    let bench = Bench::new();
    let id = reviewed(&bench, 1, &[], false).await;
    let before = case(&bench, id).await;
    let budi = bench.staff("budi", Role::Registrar, "").await;
    let opened = bench.get(&format!("/petugas/permohonan/{id}/banding"), &budi).await;
    assert_eq!(opened.status, StatusCode::OK);
    assert_said(&opened.body);
    assert_eq!(case(&bench, id).await, before);
    let head = bench.staff("kepala", Role::Head, "").await;
    let looked = bench.get(&format!("/petugas/permohonan/{id}/dilihat"), &head).await;
    assert!(looked.body.contains("Petugas budi") && looked.body.contains("Membandingkan data"), "{}", looked.body);
    assert_said(&looked.body);
    assert_eq!(bench.get(&format!("/petugas/permohonan/{id}/dilihat"), &budi).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn every_page_speaks_english_too() {
    let bench = Bench::new();
    let id = registered(&bench, 1, &[]).await;
    let head = format!("{}; l=en", bench.staff("kepala", Role::Head, "").await);
    for page in ["banding", "akta", "dilihat"] {
        let reply = bench.get(&format!("/petugas/permohonan/{id}/{page}"), &head).await;
        assert_eq!(reply.status, StatusCode::OK, "{page}");
        assert!(reply.body.contains("lang=\"en\""));
        assert_said(&reply.body);
    }
    for page in ["/petugas/registrasi?daftar=tanda-tangan", "/petugas/tanda-tangan"] {
        let reply = bench.get(page, &head).await;
        assert!(reply.body.contains("Bunga Melati Lestari"), "{page}: {}", reply.body);
        assert_said(&reply.body);
    }
}
