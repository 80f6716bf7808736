//! From the first page to the kitir, the way a mother goes it.

use crate::{
    bench::{Bench, Reply, id_in},
    browser::{Browser, attribute, hidden, text},
};
use application::{Application, ApplicationId, Stage};
use base64::{Engine, prelude::BASE64_STANDARD};
use http::StatusCode;
use std::collections::BTreeMap;
use store::Contract;

/// A photo, as small as one can be.
pub fn photo() -> Vec<u8> {
    let png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    BASE64_STANDARD.decode(png).expect("a picture")
}

/// A married couple's second child, born four days ago in hospital.
pub fn answers() -> BTreeMap<&'static str, &'static str> {
    [
        ("informant.relation", "mother"), ("informant.name", "Sri Wahyuni"), ("informant.nik", "9978 0752 0396 0001"),
        ("family.card_number", "9978071203200003"), ("family.address", "Jalan Ketabang Kali 12"), ("family.rt", "3"), ("family.rw", "5"),
        ("family.ward", "35.78.07.1002"), ("child.birth_date", "2026-11-20"), ("child.place_kind", "hospital"),
        ("child.place_name", "RSUD Contoh"), ("child.birth_place", "Surabaya"), ("child.name", "Bunga Melati Lestari"),
        ("child.sex", "female"), ("child.birth_kind", "single"), ("child.birth_order", "2"), ("child.attendant", "midwife"),
        ("child.proof", "facility-letter"), ("parents.marriage", "registered"), ("mother.name", "Sri Wahyuni"), ("mother.nik_known", "yes"),
        ("mother.nik", "9978075203960001"), ("mother.birth_date", "1996-03-12"), ("mother.birth_place", "Surabaya"),
        ("father.name", "Budi Santoso"), ("father.nik_known", "yes"), ("father.nik", "9978071004940001"), ("father.birth_date", "1994-04-10"),
        ("father.birth_place", "Sidoarjo"), ("witness1.name", "Agus Salim"), ("witness1.nik_known", "no"), ("witness2.name", "Rini Astuti"),
        ("witness2.nik_known", "no"), ("delivery.method", "pick-up"), ("delivery.family_card", "none"), ("delivery.child_card", "none"),
    ]
    .into_iter()
    .collect()
}

/// The fields of a question page, filled in from these answers.
pub fn filled(page: &Reply, action: &str, answers: &BTreeMap<&str, &str>) -> Vec<(String, String)> {
    let mut fields = hidden(&page.body, action);
    let shown: Vec<String> = fields.iter().filter(|(name, _)| name == "ada").map(|(_, value)| value.clone()).collect();
    for field in shown {
        let Some(answer) = answers.get(field.as_str()) else { continue };
        if page.body.contains(&format!("name=\"{field}-day\"")) {
            for (part, value) in ["year", "month", "day"].into_iter().zip(answer.split('-')) {
                fields.push((format!("{field}-{part}"), value.to_owned()));
            }
        } else {
            fields.push((field, (*answer).to_owned()));
        }
    }
    fields
}

/// A draft begun from the service's page.
pub async fn begun(browser: &mut Browser<'_>) -> ApplicationId {
    begun_at(browser, "birth").await
}

pub async fn begun_at(browser: &mut Browser<'_>, entry: &str) -> ApplicationId {
    let page = browser.open(&format!("/layanan/{entry}")).await;
    let tasks = browser.send_on(&page, "/permohonan", &[]).await;
    assert_eq!(tasks.status, StatusCode::OK);
    id_in(&browser.path).expect("the draft's path")
}

/// Answers every page from the task list's "continue" on, until none is left.
pub async fn answered(browser: &mut Browser<'_>, id: ApplicationId, answers: &BTreeMap<&str, &str>) {
    for _ in 0..40 {
        let tasks = browser.open(&format!("/permohonan/{id}")).await;
        let next = tasks.body.split("<a class=\"btn\"").nth(1).and_then(|link| attribute(link, "href")).expect("a way on");
        if next.ends_with("/periksa") {
            return;
        }
        if next.ends_with("/dokumen") {
            photographed(browser, id).await;
            continue;
        }
        let page = browser.open(&next).await;
        let fields = filled(&page, &next, answers);
        let reply = browser.post(&next, &fields).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{next}: {}", text(&reply.body));
    }
    panic!("the questions never end");
}

/// A photo for each paper that must be there.
pub async fn photographed(browser: &mut Browser<'_>, id: ApplicationId) {
    for _ in 0..12 {
        let list = browser.open(&format!("/permohonan/{id}/dokumen")).await;
        let next = list.body.split("<a class=\"btn\"").nth(1).and_then(|link| attribute(link, "href")).expect("a way on");
        if !next.contains("/dokumen/") {
            return;
        }
        let reply = browser.upload(&next, &[], &photo()).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{next}: {}", text(&reply.body));
    }
    panic!("the papers never end");
}

/// Sent, with the page of the kitir shown.
pub async fn sent(browser: &mut Browser<'_>, answers: &BTreeMap<&str, &str>) -> (ApplicationId, Reply) {
    let id = begun(browser).await;
    answered(browser, id, answers).await;
    let check = browser.open(&format!("/permohonan/{id}/periksa")).await;
    let kitir = browser.send_on(&check, &format!("/permohonan/{id}/kirim"), &[("benar", "ya")]).await;
    assert_eq!(kitir.status, StatusCode::OK);
    (id, kitir)
}

pub async fn case(bench: &Bench, id: ApplicationId) -> Application {
    bench.desk.store.find_application(&bench.government.id, id).await.expect("reads").expect("the case is there")
}

/// The six digits on the kitir page.
pub fn pin(kitir: &Reply) -> String {
    kitir.body.split("<strong class=\"code\">").nth(1).and_then(|rest| rest.split('<').next()).expect("a PIN").to_owned()
}

#[tokio::test]
async fn a_mother_applies_page_by_page_and_gets_her_kitir() {
    let bench = Bench::new();
    let mut browser = Browser::new(&bench);
    let (id, kitir) = sent(&mut browser, &answers()).await;
    let stored = case(&bench, id).await;
    assert_eq!(stored.stage, Stage::Submitted);
    let number = stored.receipt.expect("a number").to_string();
    let said = text(&kitir.body).replace(' ', "");
    assert!(said.contains(&number), "{said}");
    assert_eq!(pin(&kitir).len(), 6);
    for size in ["a6", "58", "80"] {
        let pdf = bench.get(&format!("/permohonan/{id}/kitir.pdf?ukuran={size}"), &browser.cookie_line()).await;
        assert!(pdf.bytes.starts_with(b"%PDF"), "{size}");
    }
    let noted = browser.send_on(&kitir, &format!("/permohonan/{id}/kitir"), &[]).await;
    assert!(!noted.body.contains(&pin(&kitir)), "a noted PIN is never shown again");
    let calendar = bench.get(&format!("/permohonan/{id}/kitir.ics"), &browser.cookie_line()).await;
    assert!(calendar.body.starts_with("BEGIN:VCALENDAR\r\n") && calendar.body.contains(&number) && !calendar.body.contains("Bunga"));
}

#[tokio::test]
async fn every_page_speaks_english_too() {
    let bench = Bench::new();
    let mut browser = Browser::new(&bench);
    browser.speak("en");
    let (id, kitir) = sent(&mut browser, &answers()).await;
    assert!(text(&kitir.body).contains("Application sent"));
    for path in ["/", "/?cari=birth", "/?cari=zzz", "/layanan/birth", "/lanjut"] {
        assert_eq!(browser.open(path).await.status, StatusCode::OK, "{path}");
    }
    for rest in ["/batal", "/kitir"] {
        assert_eq!(browser.open(&format!("/permohonan/{id}{rest}")).await.status, StatusCode::OK, "{rest}");
    }
}

#[tokio::test]
async fn a_wrong_page_keeps_what_was_typed_and_says_how_to_mend_it() {
    let bench = Bench::new();
    let mut browser = Browser::new(&bench);
    let id = begun(&mut browser).await;
    let path = format!("/permohonan/{id}/tanya/child-name");
    let page = browser.open(&path).await;
    let wrong = browser.send(&page, &path, &[("child.name", "Bunga 2 <b>Lestari")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("value=\"Bunga 2 &lt;b&gt;Lestari\""), "{}", wrong.body);
    assert!(wrong.body.contains("href=\"#child-name\"") && wrong.body.contains("id=\"child-name\""));
    assert!(wrong.body.contains("<title>Kesalahan"));
    assert!(case(&bench, id).await.answers.get("child.name").is_none(), "nothing wrong is saved");
    let date = format!("/permohonan/{id}/tanya/child-birth-date");
    let page = browser.open(&date).await;
    let fields = [("child.birth_date-day", "31"), ("child.birth_date-month", "2"), ("child.birth_date-year", "2026")];
    let wrong = browser.send(&page, &date, &fields).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("href=\"#child-birth-date-day\"") && wrong.body.contains("value=\"31\""));
}

#[tokio::test]
async fn a_warning_is_saved_shown_once_and_never_blocks() {
    let bench = Bench::new();
    let mut browser = Browser::new(&bench);
    let id = begun(&mut browser).await;
    let path = format!("/permohonan/{id}/tanya/child-name");
    let page = browser.open(&path).await;
    let warned = browser.send_on(&page, &path, &[("child.name", "Bunga")]).await;
    assert_eq!(case(&bench, id).await.answers.get("child.name"), Some("Bunga"));
    assert!(warned.body.contains("field-warning") && text(&warned.body).contains("Betul, lanjutkan"));
    let on = browser.send(&warned, &path, &[("child.name", "Bunga")]).await;
    assert!(on.status == StatusCode::SEE_OTHER && !on.location().contains("child-name"), "{}", on.location());
}

#[tokio::test]
async fn the_date_of_birth_says_at_once_what_it_means() {
    let bench = Bench::new();
    let mut browser = Browser::new(&bench);
    let id = begun(&mut browser).await;
    let path = format!("/permohonan/{id}/tanya/child-birth-date");
    for (month, words) in [("11", "Masih tepat waktu"), ("5", "Terlambat melapor")] {
        let page = browser.open(&path).await;
        let fields = [("child.birth_date-day", "20"), ("child.birth_date-month", month), ("child.birth_date-year", "2026")];
        let next = browser.send_on(&page, &path, &fields).await;
        assert!(text(&next.body).contains(words), "{}", text(&next.body));
        assert_eq!(text(&next.body).contains("Rp100.000"), month == "5", "the late fee of today");
    }
}

#[tokio::test]
async fn a_ward_is_found_without_a_script_and_elsewhere_is_told_where_to_go() {
    let bench = Bench::new();
    let mut browser = Browser::new(&bench);
    let id = begun(&mut browser).await;
    let path = format!("/permohonan/{id}/tanya/informant-address");
    let page = browser.open(&path).await;
    let typed = [("family.card_number", "9978071203200003"), ("family.address", "Jalan Ketabang Kali 12"), ("family.rt", "3"), ("family.rw", "5")];
    let mut search = typed.to_vec();
    search.extend([("cari-family.ward", "kel. genteng"), ("aksi", "cari")]);
    let found = browser.send(&page, &path, &search).await;
    assert_eq!(found.status, StatusCode::OK);
    assert!(found.body.contains("value=\"35.78.07.1002\"") && found.body.contains("Jalan Ketabang Kali 12"), "{}", text(&found.body));
    let mut elsewhere = typed.to_vec();
    elsewhere.push(("family.ward", "outside"));
    let outside = browser.send_on(&found, &path, &elsewhere).await;
    assert!(browser.path.ends_with("/luar-kota") && text(&outside.body).contains("Kartu Keluarga".to_lowercase().as_str()));
    assert_eq!(case(&bench, id).await.answers.get("family.address"), Some("Jalan Ketabang Kali 12"), "the page says that the rest is kept");
    let mut chosen = typed.to_vec();
    chosen.push(("family.ward", "35.78.07.1002"));
    browser.send_on(&found, &path, &chosen).await;
    assert_eq!(case(&bench, id).await.answers.get("family.ward"), Some("35.78.07.1002"));
}

#[tokio::test]
async fn a_bad_file_gets_its_reason_and_a_good_one_is_shown_large() {
    let bench = Bench::new();
    let mut browser = Browser::new(&bench);
    let id = begun(&mut browser).await;
    let path = format!("/permohonan/{id}/dokumen/family-card");
    for (file, words) in [(b"PK\x03\x04 not a photo".to_vec(), "ZIP"), (Vec::new(), "Belum ada foto"), (vec![0xff; 15 * 1024 * 1024 + 5], "terlalu besar")] {
        let reply = browser.upload(&path, &[], &file).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(text(&reply.body).contains(words), "{words}: {}", text(&reply.body));
    }
    assert_eq!(browser.upload(&path, &[], &photo()).await.location(), path);
    let look = browser.open(&path).await;
    let picture = look.body.split("<img").filter_map(|tag| attribute(tag, "src")).find(|src| src.contains("/gambar/")).expect("the picture");
    let seen = bench.get(&picture, &browser.cookie_line()).await;
    assert!(seen.bytes.starts_with(&[0xff, 0xd8]), "a JPEG drawn anew");
    assert_eq!(bench.get(&picture, "").await.status, StatusCode::SEE_OTHER, "nobody else sees it");
    let action = format!("{path}/hapus");
    browser.send_on(&look, &action, &[]).await;
    assert!(case(&bench, id).await.documents.is_empty());
}

#[tokio::test]
async fn sending_too_early_names_each_missing_thing_with_a_link() {
    let bench = Bench::new();
    let mut browser = Browser::new(&bench);
    let id = begun(&mut browser).await;
    let check = browser.open(&format!("/permohonan/{id}/periksa")).await;
    let send = format!("/permohonan/{id}/kirim");
    let refused = browser.send(&check, &send, &[("benar", "ya")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains(&format!("/permohonan/{id}/tanya/child-name?dari=periksa#child-name")));
    assert_eq!(case(&bench, id).await.stage, Stage::Draft);
    answered(&mut browser, id, &answers()).await;
    let check = browser.open(&format!("/permohonan/{id}/periksa")).await;
    let refused = browser.send(&check, &send, &[]).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.body.contains("href=\"#benar\""), "the statement of truth");
}

#[tokio::test]
async fn a_double_tap_makes_one_draft_and_one_application() {
    let bench = Bench::new();
    let mut browser = Browser::new(&bench);
    begun(&mut browser).await;
    let page = browser.open("/layanan/birth").await;
    let first = browser.send(&page, "/permohonan", &[]).await;
    let second = browser.send(&page, "/permohonan", &[]).await;
    assert_eq!(first.location(), second.location());
    let id = id_in(first.location()).expect("a draft");
    answered(&mut browser, id, &answers()).await;
    let check = browser.open(&format!("/permohonan/{id}/periksa")).await;
    let send = format!("/permohonan/{id}/kirim");
    for _ in 0..2 {
        let reply = browser.send(&check, &send, &[("benar", "ya")]).await;
        assert_eq!(reply.location(), format!("/permohonan/{id}/kitir"));
    }
    assert_eq!(case(&bench, id).await.acts.iter().filter(|(act, ..)| *act == application::command::Act::Submit).count(), 1);
}
