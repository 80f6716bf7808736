//! An officer's day has an end and a way on, planted records tell, and a flood of births is stopped, told and released.

#[path = "../bench/mod.rs"]
mod bench;
#[path = "../registry_office/cases.rs"]
#[allow(dead_code, reason = "the registry's tests use more of it")]
mod cases;

use application::{Actor, ApplicationId, Command, Refusal};
use bench::{Bench, Reply, catalogue_from, surabaya};
use cases::{WARD, answers, assert_said, sent};
use catalogue::ServiceId;
use desk::kernel::{Doing, act::perform};
use http::StatusCode;
use people::Role;
use store::{ActError, Contract};
use time::Duration;
use watch::AlertKind;

const SMALL_DAY: &str = "\n[watch.looks.ward_officer]\nopened = 5\nlisted = 60\nsearches = 2\n";

const SETTLE: &str = "/petugas/pengawasan";
const RELEASE: &str = "/petugas/pengawasan/izin";

async fn alerts(bench: &Bench) -> Vec<AlertKind> {
    let rows = bench.desk.store.alerts(&bench.government.id, true, None, 50).await.expect("a list");
    rows.into_iter().map(|row| row.alert.kind).collect()
}

/// The answer to the newest open alert, on the page that shows it.
async fn answered(bench: &Bench, cookie: &str, path: &str, note: &str) -> Reply {
    let page = bench.get("/petugas/pengawasan", cookie).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_said(&page.body);
    let id = cases::hidden(&page.body, "/petugas/pengawasan", "id");
    bench.post(path, cookie, &[("id", &id), ("note", note)]).await
}

const NOTE: &str = "Pemindahan arsip, disetujui rapat pagi.";

#[tokio::test]
async fn an_officers_day_ends_with_a_page_that_says_how_to_go_on_and_the_head_lets_her() {
    let bench = Bench::of(catalogue_from(vec![surabaya(SMALL_DAY)]));
    let (rina, kepala) = (bench.staff("rina", Role::WardOfficer, WARD).await, bench.staff("kepala", Role::Head, "").await);
    for number in 1..=6 {
        let nik = format!("997807520396000{number}");
        sent(&bench, number, &[("informant.nik", &nik), ("mother.nik", &nik)]).await;
    }
    let open = async |number: u8| bench.get(&format!("/petugas/permohonan/{}", ApplicationId([number; 16])), &rina).await;
    for number in 1..=4 {
        assert_eq!(open(number).await.status, StatusCode::OK);
    }
    let desk = bench.get("/petugas", &rina).await;
    assert!(desk.body.contains("4 dari 5 berkas"), "she is told before it ends");
    assert_eq!(open(5).await.status, StatusCode::OK);
    let spent = open(6).await;
    assert_eq!(spent.status, StatusCode::TOO_MANY_REQUESTS);
    assert_said(&spent.body);
    assert!(spent.body.contains("kepala dinas") && !spent.body.contains("Bunga"), "{}", spent.body);
    assert_eq!(spent.headers["retry-after"].to_str().ok().and_then(|text| text.parse::<i64>().ok()), Some(14 * 3_600), "until midnight in Surabaya");
    assert_eq!(open(1).await.status, StatusCode::OK, "what she works on stays open");
    assert_eq!(alerts(&bench).await, [AlertKind::LooksOpened]);
    assert!(bench.get("/petugas", &kepala).await.body.contains("/petugas/pengawasan\""), "counted on the head's desk");
    assert_eq!(answered(&bench, &kepala, RELEASE, "ya").await.status, StatusCode::UNPROCESSABLE_ENTITY, "a reason is asked for");
    assert_eq!(answered(&bench, &kepala, RELEASE, NOTE).await.status, StatusCode::SEE_OTHER);
    assert_eq!(open(6).await.status, StatusCode::OK);
    let kept = bench.get("/petugas/pengawasan?semua=1", &kepala).await;
    assert!(kept.body.contains(NOTE) && kept.body.contains("Petugas kepala"), "who allowed it and why");
}

#[tokio::test]
async fn searching_a_thousand_names_ends_too() {
    let bench = Bench::of(catalogue_from(vec![surabaya(SMALL_DAY)]));
    let rina = bench.staff("rina", Role::WardOfficer, WARD).await;
    sent(&bench, 1, &[]).await;
    for _ in 0..2 {
        assert_eq!(bench.post("/petugas/cari", &rina, &[("words", "Bunga")]).await.status, StatusCode::OK);
    }
    let spent = bench.post("/petugas/cari", &rina, &[("words", "Bunga")]).await;
    assert_eq!(spent.status, StatusCode::TOO_MANY_REQUESTS);
    assert_said(&spent.body);
    assert_eq!(alerts(&bench).await, [AlertKind::LooksSearched]);
}

#[tokio::test]
async fn nobody_raises_her_own_limit_and_an_auditor_may_raise_the_heads() {
    let bench = Bench::of(catalogue_from(vec![surabaya("\n[watch.looks.head]\nopened = 1\n")]));
    let (kepala, auditor) = (bench.staff("kepala", Role::Head, "").await, bench.staff("periksa", Role::Auditor, "").await);
    for number in [1, 2] {
        sent(&bench, number, &[]).await;
        bench.get(&format!("/petugas/permohonan/{}", ApplicationId([number; 16])), &kepala).await;
    }
    let own = answered(&bench, &kepala, RELEASE, NOTE).await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(alerts(&bench).await, [AlertKind::LooksOpened], "it stays open");
    assert_eq!(answered(&bench, &auditor, RELEASE, NOTE).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.get(&format!("/petugas/permohonan/{}", ApplicationId([2; 16])), &kepala).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_planted_record_is_found_looks_ordinary_and_tells_at_once() {
    let bench = Bench::new();
    let (rina, kepala) = (bench.staff("rina", Role::WardOfficer, WARD).await, bench.staff("kepala", Role::Head, "").await);
    let form = bench.get("/petugas/pengawasan/umpan", &kepala).await;
    assert_said(&form.body);
    let token = cases::hidden(&form.body, "/petugas/pengawasan/umpan", "idempotency");
    for _ in 0..2 {
        let planted = bench.post("/petugas/pengawasan/umpan", &kepala, &[("ward", WARD), ("idempotency", &token)]).await;
        assert_eq!(planted.status, StatusCode::SEE_OTHER, "{}", planted.body);
    }
    let rows = bench.desk.store.planted(&bench.government.id).await.expect("a list");
    assert_eq!(rows.len(), 1, "the same form plants one");
    let case = cases::case(&bench, rows[0].application).await;
    let child = case.answers.get("child.name").expect("a name").to_owned();
    for list in ["/petugas", "/petugas/antrean?lihat=semua"] {
        assert!(!bench.get(list, &rina).await.body.contains(&child), "{list}: no work needs it");
    }
    let found = bench.post("/petugas/cari", &rina, &[("words", &child)]).await;
    let path = format!("/petugas/permohonan/{}", case.id);
    assert!(found.body.contains(&path) && alerts(&bench).await.is_empty(), "it is found like any other");
    let before = bench.desk.now().at;
    let opened = bench.get(&path, &rina).await;
    assert_said(&opened.body);
    assert!(opened.status == StatusCode::OK && opened.body.contains(&child) && !opened.body.to_lowercase().contains("umpan"));
    let picture = case.documents.first().map(|one| format!("{path}/gambar/{}/1", one.document)).expect("a photo");
    assert!(bench.get(&picture, &rina).await.bytes.starts_with(b"\xff\xd8"));
    let told = bench.desk.store.alerts(&bench.government.id, true, None, 9).await.expect("a list");
    assert_eq!(told.iter().map(|row| (row.alert.kind, row.alert.about.as_str())).collect::<Vec<_>>(), [(AlertKind::Honey, "rina")]);
    assert!(told[0].at - before < Duration::seconds(10));
    let page = bench.get("/petugas/pengawasan", &kepala).await;
    assert!(page.body.contains("rina") && !page.body.contains(&path), "its link would lead the head into it");
    let admin = bench.staff("ayu", Role::Administrator, "").await;
    let outbox = bench.get("/petugas/admin/pesan", &admin).await;
    assert_said(&outbox.body);
    assert!(outbox.body.contains("Catatan umpan dibuka") && !outbox.body.contains(&child));
    assert_eq!(answered(&bench, &kepala, SETTLE, "Salah ketik nama, sudah ditanyakan.").await.status, StatusCode::SEE_OTHER);
    assert!(alerts(&bench).await.is_empty());
}

async fn send(bench: &Bench, who: &Actor, number: u32) -> Result<(), Box<Refusal>> {
    let mut id = [0xBB; 16];
    id[..4].copy_from_slice(&number.to_be_bytes());
    let id = ApplicationId(id);
    let nik = format!("997807520396{:04}", number + 1);
    let answers = answers(&[("mother.nik", &nik), ("informant.nik", &nik), ("father.nik_known", "no")]);
    let service = bench.government.find_service("birth").expect("births");
    let today = bench.government.calendar.date_of(bench.desk.now().at);
    let asked = service.requirements(&answers, &service.facts(&answers, today), today);
    let paper = |(place, slot): (usize, catalogue::SlotId)| application::action::Document {
        document: application::DocumentId([u8::try_from(place).expect("few"); 16]), slot, source: application::action::DocumentSource::Paper, pages: 0,
    };
    let documents = asked.into_iter().map(|one| one.slot).enumerate().map(paper).collect();
    let file = Command::File { language: "id".into(), documents, answers };
    let doing = |create: bool| Doing { application: id, create: create.then(|| ServiceId::new("birth")), seen: None, delivery: None, pin_to: None };
    let (store, government, now) = (&bench.desk.store, &bench.government, bench.desk.now());
    perform(store, government, &now, who.clone(), doing(true), file).await.expect("a draft is nobody's loss");
    let submit = Command::Submit { statement_of_truth: true, papers: Vec::new(), witnesses_present: false };
    match perform(store, government, &now, who.clone(), doing(false), submit).await {
        Ok(_) => Ok(()),
        Err(ActError::Refused(refusal)) => Err(refusal),
        Err(error) => panic!("{error:?}"),
    }
}

/// Ten a second by one log-in, as if it had been sold; crate `watch` counts on to ten thousand.
#[tokio::test]
async fn a_flood_of_births_in_one_ward_is_told_and_stopped_in_seconds_and_released_by_the_head() {
    let bench = Bench::new();
    let (rina, kepala) = (bench.actor("rina", Role::WardOfficer, WARD), bench.staff("kepala", Role::Head, "").await);
    let begun = bench.desk.now().at;
    let (mut told, mut stopped, mut through) = (None, None, 0);
    for number in 0..100 {
        bench.set_clock(begun + Duration::milliseconds(100) * number);
        match send(&bench, &rina, u32::try_from(number).expect("few")).await {
            Ok(()) => through += 1,
            Err(refusal) => {
                assert!(matches!(*refusal, Refusal::TooManyBirths { .. }), "{refusal:?}");
                stopped = stopped.or(Some(bench.desk.now().at - begun));
            }
        }
        if told.is_none() && !alerts(&bench).await.is_empty() {
            told = Some(bench.desk.now().at - begun);
        }
    }
    assert!(told.is_some_and(|after| after < Duration::minutes(1)) && stopped.is_some_and(|after| after < Duration::minutes(1)));
    assert_eq!((through, alerts(&bench).await), (84, vec![AlertKind::BirthsSent]));
    let other = bench.actor("siti", Role::WardOfficer, "3578071001");
    assert!(send(&bench, &other, 900).await.is_err(), "another officer does not help the same ward");
    assert_eq!(answered(&bench, &kepala, RELEASE, "Pekan akta di balai kelurahan, disaksikan.").await.status, StatusCode::SEE_OTHER);
    assert!(send(&bench, &rina, 901).await.is_ok(), "two persons: she sends, the head released");
}
