//! After sending: mending, the draft extract, a proposed change, refusal, and the certificate.

use crate::{
    applying::{answers, case, filled, photo, sent},
    bench::Bench,
    browser::{Browser, text},
};
use application::{
    Actor, ApplicationId, Command, Stage,
    action::{DocumentDecision, PaperSeen, ReturnItem, Target},
};
use catalogue::Answers;
use desk::kernel::{Doing, Visit, act};
use http::StatusCode;
use people::Role;
use store::Contract;

const WARD: &str = "3578071002";

pub async fn done(bench: &Bench, actor: &Actor, id: ApplicationId, command: Command) {
    let visit = Visit::bare(&bench.desk, &http::Uri::from_static("/petugas"), &http::HeaderMap::new(), &http::Extensions::new()).await;
    let doing = Doing { application: id, create: None, seen: None, delivery: None, pin_to: None };
    act(&visit, actor.clone(), doing, command).await.unwrap_or_else(|halt| panic!("{halt:?}"));
}

pub async fn reviewed(bench: &Bench, id: ApplicationId) {
    let stored = case(bench, id).await;
    let at_district = stored.step_office() == Some(catalogue::service::OfficeLevel::District);
    let rina = if at_district { bench.actor("dewi", Role::DistrictOfficer, "357807") } else { bench.actor("rina", Role::WardOfficer, WARD) };
    let asked = stored.requirements;
    let service = bench.government.find_service(stored.service.as_str()).expect("the service is offered here");
    let has: Vec<_> = { let case = case(bench, id).await; asked.into_iter().filter(|one| case.documents_in(&one.slot).next().is_some()).collect() };
    let papers = has.iter().map(|one| PaperSeen { slot: one.slot.clone(), original_seen: true, matches_photo: true, copy_kept: true, sheets: 1, missing_reason: None });
    done(bench, &rina, id, Command::SeeOriginals { papers: papers.collect(), witnesses_present: true }).await;
    let documents = has.iter().map(|one| DocumentDecision { slot: one.slot.clone(), kind: service.slots[one.slot.as_str()].kinds[0].clone() });
    done(bench, &rina, id, Command::Review { documents: documents.collect(), draft_signed: false }).await;
}

#[tokio::test]
async fn she_mends_only_what_came_back() {
    let bench = Bench::new();
    let mut browser = Browser::new(&bench);
    let (id, _) = sent(&mut browser, &answers()).await;
    let rina = bench.actor("rina", Role::WardOfficer, WARD);
    let items = vec![
        ReturnItem { target: Target::Document("family-card".into()), code: "FOTO-BURAM".into() },
        ReturnItem { target: Target::Field("child.name".into()), code: "NAMA-BEDA".into() },
    ];
    done(&bench, &rina, id, Command::Return { items, notes: [("field:child.name".to_owned(), "Di surat lahir tertulis Bunga Melati Lestary.".to_owned())].into() }).await;
    let mend = format!("/permohonan/{id}/perbaiki");
    let page = browser.open(&mend).await;
    let said = text(&page.body);
    assert!(said.contains("Foto kurang jelas") && said.contains("Lestary") && said.contains("Bunga Melati Lestari"), "{said}");
    let early = browser.send(&page, &mend, &[("benar", "ya")]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing is mended yet");
    // Other pages lead back to the list.
    assert!(browser.open(&format!("/permohonan/{id}/tanya/child-sex")).await.status == StatusCode::OK && browser.path == mend);
    let question = format!("/permohonan/{id}/tanya/child-name");
    let asked = browser.open(&question).await;
    let mut fields = filled(&asked, &question, &answers());
    fields.retain(|(name, _)| name != "child.name");
    fields.push(("child.name".into(), "Bunga Melati Lestary".into()));
    assert_eq!(browser.post(&question, &fields).await.location(), mend);
    let slot = format!("/permohonan/{id}/dokumen/family-card");
    let look = browser.open(&slot).await;
    browser.send_on(&look, &format!("{slot}/hapus"), &[]).await;
    assert_eq!(browser.upload(&slot, &[], &photo()).await.status, StatusCode::SEE_OTHER);
    let page = browser.open(&mend).await;
    let tracker = browser.send_on(&page, &mend, &[("benar", "ya")]).await;
    assert!(browser.path.starts_with("/k/") && text(&tracker.body).contains("Terkirim"));
    let stored = case(&bench, id).await;
    assert_eq!((stored.stage, stored.round, stored.answers.get("child.name")), (Stage::Submitted, 2, Some("Bunga Melati Lestary")));
}

#[tokio::test]
async fn mending_one_answer_may_ask_for_more_and_she_can_give_it() {
    let bench = Bench::new();
    let mut browser = Browser::new(&bench);
    let mut alone = answers();
    alone.insert("parents.marriage", "mother-only");
    alone.retain(|field, _| !field.starts_with("father."));
    let (id, _) = sent(&mut browser, &alone).await;
    let items = vec![ReturnItem { target: Target::Field("parents.marriage".into()), code: "LAIN".into() }];
    let notes = [("field:parents.marriage".to_owned(), "Kartu keluarga menulis ayah dan ibu suami istri.".to_owned())].into();
    done(&bench, &bench.actor("rina", Role::WardOfficer, WARD), id, Command::Return { items, notes }).await;
    let question = format!("/permohonan/{id}/tanya/marriage");
    let page = browser.open(&question).await;
    let mend = browser.send_on(&page, &question, &[("parents.marriage", "registered")]).await;
    assert!(text(&mend.body).contains("Siapa ayah anak?") && text(&mend.body).contains("Buku nikah"), "{}", text(&mend.body));
    let father = format!("/permohonan/{id}/tanya/father");
    let page = browser.open(&father).await;
    let fields = filled(&page, &father, &answers());
    assert_eq!(browser.post(&father, &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(browser.upload(&format!("/permohonan/{id}/dokumen/marriage-proof"), &[], &photo()).await.status, StatusCode::SEE_OTHER);
    let path = format!("/permohonan/{id}/perbaiki");
    let page = browser.open(&path).await;
    browser.send_on(&page, &path, &[("benar", "ya")]).await;
    let stored = case(&bench, id).await;
    assert_eq!((stored.stage, stored.answers.get("father.name")), (Stage::Submitted, Some("Budi Santoso")));
}

#[tokio::test]
async fn she_confirms_the_draft_and_downloads_the_certificate() {
    let bench = Bench::new();
    let mut browser = Browser::new(&bench);
    let mut own = answers();
    own.insert("delivery.method", "download");
    let (id, _) = sent(&mut browser, &own).await;
    let pdf_path = format!("/permohonan/{id}/draf.pdf");
    assert!(browser.open(&pdf_path).await.status == StatusCode::OK && browser.path.starts_with("/k/"), "no draft before the review");
    reviewed(&bench, id).await;
    done(&bench, &bench.actor("budi", Role::Registrar, ""), id, Command::Approve).await;
    let draft = format!("/permohonan/{id}/draf");
    let page = browser.open(&draft).await;
    assert!(text(&page.body).contains("Anak dari ayah dan ibu") && text(&page.body).contains("Budi Santoso"));
    assert!(bench.get(&pdf_path, &browser.cookie_line()).await.bytes.starts_with(b"%PDF"));
    browser.send_on(&page, &draft, &[]).await;
    assert!(case(&bench, id).await.confirmed);
    done(&bench, &bench.actor("budi", Role::Registrar, ""), id, Command::Register).await;
    let store = &bench.desk.store;
    let sha = "ab".repeat(32);
    store.put_certificate(&bench.government.id, id, &sha, b"%PDF-signed".to_vec(), &bench.desk.now()).await.expect("kept");
    done(&bench, &bench.actor("kepala", Role::Head, ""), id, Command::Sign { certificate_sha256: sha }).await;
    let file = format!("/permohonan/{id}/akta.pdf");
    let tracker = browser.open(&file).await;
    assert!(browser.path.starts_with("/k/"), "the file alone counts nothing: {}", browser.path);
    let given = browser.send(&tracker, &format!("/permohonan/{id}/akta"), &[]).await;
    assert_eq!(given.location(), file);
    assert_eq!(bench.get(&file, &browser.cookie_line()).await.bytes, b"%PDF-signed");
    assert_eq!(bench.get(&file, "").await.status, StatusCode::SEE_OTHER, "nobody else gets it");
    let after = case(&bench, id).await;
    assert_eq!((after.downloads, after.stage), (1, Stage::HandedOver));
    assert!(text(&browser.open(&file.replace("/akta.pdf", "/draf")).await.body).contains("Selesai"));
}

#[tokio::test]
async fn she_calls_the_draft_wrong_and_mends_what_she_named() {
    let bench = Bench::new();
    let mut browser = Browser::new(&bench);
    let (id, _) = sent(&mut browser, &answers()).await;
    reviewed(&bench, id).await;
    let path = format!("/permohonan/{id}/draf/salah");
    let page = browser.open(&path).await;
    let none = browser.send(&page, &path, &[("catatan", "Huruf kedua")]).await;
    assert!(none.status == StatusCode::UNPROCESSABLE_ENTITY && none.body.contains("Huruf kedua"));
    let mend = browser.send_on(&page, &path, &[("bagian", "child.name"), ("catatan", "Huruf kedua")]).await;
    assert!(text(&mend.body).contains("Anda menyatakan draf salah"), "{}", text(&mend.body));
    assert_eq!(case(&bench, id).await.stage, Stage::Returned);
}

#[tokio::test]
async fn she_decides_about_a_proposed_change() {
    let bench = Bench::new();
    let mut browser = Browser::new(&bench);
    let (id, _) = sent(&mut browser, &answers()).await;
    let rina = bench.actor("rina", Role::WardOfficer, WARD);
    let path = format!("/permohonan/{id}/usul");
    for (answer, name) in [("tidak", "Budi Santoso"), ("setuju", "Budi Santosa")] {
        let answers: Answers = [("father.name", "Budi Santosa")].into_iter().collect();
        done(&bench, &rina, id, Command::ProposeChange { answers, reason: "Di buku nikah tertulis Santosa dengan huruf a.".into() }).await;
        let page = browser.open(&path).await;
        assert!(text(&page.body).contains("Budi Santosa") && text(&page.body).contains("buku nikah"));
        browser.send_on(&page, &path, &[("jawab", answer)]).await;
        assert_eq!(case(&bench, id).await.answers.get("father.name"), Some(name));
    }
}

#[tokio::test]
async fn a_refusal_says_why_on_what_basis_and_how_to_object() {
    let bench = Bench::new();
    let mut browser = Browser::new(&bench);
    let (id, _) = sent(&mut browser, &answers()).await;
    done(&bench, &bench.actor("rina", Role::WardOfficer, WARD), id, Command::Refuse { code: "DI-LUAR-WILAYAH".into(), note: String::new() }).await;
    let page = browser.open(&format!("/permohonan/{id}/kitir")).await;
    assert_eq!(page.status, StatusCode::OK);
    let tracker = browser.open(&format!("/permohonan/{id}")).await;
    let said = text(&tracker.body);
    assert!(said.contains("terdaftar di daerah lain") && said.contains("Dasar hukum") && said.contains("keberatan"), "{said}");
}
