//! Administrators: the first set-up, invitations, switching off, the catalogue.

use crate::{bench::Bench, cases::assert_said};
use application::StaffId;
use desk::kernel::{password, session::key_text};
use http::StatusCode;
use people::Role;
use store::{Contract, SessionKey, StaffRow};
use time::Duration;

const PHRASE: &str = "kuda hijau makan rumput";

async fn row(bench: &Bench, id: &str) -> Option<StaffRow> {
    bench.desk.store.find_staff(&bench.government.id, &StaffId(id.into())).await.expect("reads")
}

#[tokio::test]
async fn the_printed_link_makes_one_administrator_once() {
    let bench = Bench::new();
    let ticket = SessionKey([5; 32]);
    let until = bench.desk.now().at + Duration::hours(1);
    bench.desk.store.put_ticket(&bench.government.id, &ticket, "setup", until).await.expect("kept");
    let link = format!("/petugas/siapkan/{}", key_text(&ticket));
    let form = bench.get(&link, "").await;
    assert_eq!(form.status, StatusCode::OK);
    assert_said(&form.body);
    let weak = [("name", "Ayu Lestari"), ("sign-in", "Ayu Lestari"), ("password", "surabaya123456"), ("password-again", "x")];
    let refused = bench.post(&link, "", &weak).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("value=\"Ayu Lestari\"") && !refused.body.contains("surabaya123456"), "{}", refused.body);
    let good = [("name", "Ayu Lestari"), ("sign-in", "ayu"), ("password", PHRASE), ("password-again", PHRASE)];
    let made = bench.post(&link, "", &good).await;
    assert_eq!((made.status, made.location()), (StatusCode::SEE_OTHER, "/petugas/masuk"), "{}", made.body);
    let ayu = row(&bench, "ayu").await.expect("made");
    assert_eq!((ayu.role.as_str(), ayu.active), (Role::Administrator.as_str(), true));
    assert!(password::verify(PHRASE.into(), ayu.password_hash).await.expect("checks"));
    assert_eq!(bench.get(&link, "").await.status, StatusCode::NOT_FOUND);
    assert_eq!(bench.post(&link, "", &good).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_invited_officer_chooses_her_own_password_once() {
    let bench = Bench::new();
    let admin = bench.staff("ayu", Role::Administrator, "").await;
    let wrong = [("name", "Rina"), ("sign-in", "rina"), ("role", "ward_officer"), ("office", "357807")];
    let refused = bench.post("/petugas/admin/petugas", &admin, &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("tidak bekerja di kantor jenis ini") && row(&bench, "rina").await.is_none());
    let good = [("name", "Rina"), ("sign-in", "rina"), ("role", "ward_officer"), ("office", "3578071002")];
    let invited = bench.post("/petugas/admin/petugas", &admin, &good).await;
    assert_said(&invited.body);
    let link = invited.body.split("href=\"http://localhost:8080").nth(1).and_then(|rest| rest.split('"').next()).expect("a link").to_owned();
    assert!(link.starts_with("/petugas/undangan/"));
    assert!(!password::verify(PHRASE.into(), row(&bench, "rina").await.expect("made").password_hash).await.expect("checks"));
    let list = bench.get("/petugas/admin/petugas", &admin).await;
    assert!(list.body.contains("belum memilih kata sandi") && !list.body.contains(&link), "the link is shown once");
    assert_said(&list.body);
    assert_said(&bench.get(&link, "").await.body);
    let chosen = bench.post(&link, "", &[("password", PHRASE), ("password-again", PHRASE)]).await;
    assert_eq!(chosen.location(), "/petugas/masuk", "{}", chosen.body);
    assert!(password::verify(PHRASE.into(), row(&bench, "rina").await.expect("there").password_hash).await.expect("checks"));
    assert_eq!(bench.get(&link, "").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn switching_off_ends_her_sessions_and_nobody_switches_herself_off() {
    let bench = Bench::new();
    let (admin, budi) = (bench.staff("ayu", Role::Administrator, "").await, bench.staff("budi", Role::Registrar, "").await);
    assert_eq!(bench.get("/petugas/registrasi", &budi).await.status, StatusCode::OK);
    assert_eq!(bench.post("/petugas/admin/petugas/nonaktif", &admin, &[("id", "budi")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.get("/petugas/registrasi", &budi).await.location(), "/petugas/masuk");
    assert_eq!(bench.post("/petugas/admin/petugas/undang", &admin, &[("id", "budi")]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(bench.post("/petugas/admin/petugas/nonaktif", &admin, &[("id", "ayu")]).await.status, StatusCode::FORBIDDEN);
    assert!(row(&bench, "ayu").await.is_some_and(|row| row.active));
    let back = bench.post("/petugas/admin/petugas/aktif", &admin, &[("id", "budi")]).await;
    assert!(back.body.contains("/petugas/undangan/"), "{}", back.body);
}

#[tokio::test]
async fn the_catalogue_page_lists_editions_and_what_nobody_has_proved() {
    let bench = Bench::new();
    let admin = bench.staff("ayu", Role::Administrator, "").await;
    let page = bench.get("/petugas/admin/katalog", &admin).await;
    assert_said(&page.body);
    for finding in bench.desk.catalogue.findings().iter().take(5) {
        assert!(page.body.contains(&finding.path), "{finding}");
    }
    assert_eq!(bench.get("/petugas/permohonan/00000000000000000000000000000000/banding", &admin).await.status, StatusCode::FORBIDDEN);
}
