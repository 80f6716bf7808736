//! Nobody types twice what she has said (WCAG 3.3.7), and what may stay empty says so only where one types.

use crate::{
    applying::{answered, answers, begun, case, filled},
    bench::Bench,
    browser::{Browser, attribute, text},
};
use application::ApplicationId;
use http::StatusCode;
use std::collections::BTreeMap;

/// All but the pages about the parents.
async fn before_the_parents(browser: &mut Browser<'_>, relation: &'static str) -> ApplicationId {
    let mut given = answers();
    given.insert("informant.relation", relation);
    let id = begun(browser).await;
    for page in ["informant-relation", "informant", "child-birth-date", "child-proof", "marriage"] {
        let path = format!("/permohonan/{id}/tanya/{page}");
        let shown = browser.open(&path).await;
        let reply = browser.post(&path, &filled(&shown, &path, &given)).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{page}: {}", text(&reply.body));
    }
    id
}

/// What stands in the box of a field.
fn in_box(body: &str, field: &str) -> Option<String> {
    let input = body.split("<input").find(|input| input.contains(&format!("name=\"{field}\"")) && !input.contains("type=\"radio\""))?;
    attribute(input.split('>').next()?, "value")
}

#[tokio::test]
async fn a_mother_finds_her_own_name_and_number_in_the_boxes_and_may_change_them() {
    let bench = Bench::new();
    let mut browser = Browser::new(&bench);
    let id = before_the_parents(&mut browser, "mother").await;
    let path = format!("/permohonan/{id}/tanya/mother");
    let page = browser.open(&path).await;
    assert_eq!(in_box(&page.body, "mother.name").as_deref(), Some("Sri Wahyuni"));
    assert_eq!(in_box(&page.body, "mother.nik").map(|nik| nik.replace(' ', "")).as_deref(), Some("9978075203960001"));
    assert!(text(&page.body).contains("Sebagian sudah kami isi"));
    assert_eq!(case(&bench, id).await.answers.get("mother.name"), None, "an offer is no answer");

    let other = BTreeMap::from([("mother.name", "Sri Wahyuni Lestari"), ("mother.nik_known", "no"), ("mother.birth_date", "1996-03-12"), ("mother.birth_place", "Surabaya"), ("child.birth_order", "2")]);
    let saved = browser.post(&path, &filled(&page, &path, &other)).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", text(&saved.body));
    let answers = case(&bench, id).await.answers;
    assert_eq!((answers.get("mother.name"), answers.get("mother.nik")), (Some("Sri Wahyuni Lestari"), None));
    let again = browser.open(&path).await;
    assert_eq!(in_box(&again.body, "mother.name").as_deref(), Some("Sri Wahyuni Lestari"), "what she wrote stands, not the offer");
}

#[tokio::test]
async fn an_aunt_is_offered_nothing_of_her_own_for_the_mother() {
    let bench = Bench::new();
    let mut browser = Browser::new(&bench);
    let id = before_the_parents(&mut browser, "family").await;
    let page = browser.open(&format!("/permohonan/{id}/tanya/mother")).await;
    assert_eq!(in_box(&page.body, "mother.name").unwrap_or_default(), "");
    let wni = page.body.split("<input").find(|input| input.contains("name=\"mother.citizenship\"") && input.contains("value=\"wni\"")).unwrap_or_default();
    assert!(wni.split('>').next().is_some_and(|input| input.contains("checked")), "what most mothers are is chosen already");
    assert!(!text(&page.body).contains("Sebagian sudah kami isi"));
}

#[tokio::test]
async fn only_a_box_says_that_it_may_stay_empty() {
    let bench = Bench::new();
    let mut browser = Browser::new(&bench);
    let id = begun(&mut browser).await;
    let box_page = browser.open(&format!("/permohonan/{id}/tanya/informant")).await;
    assert!(text(&box_page.body).contains("Nomor HP (boleh kosong)"));
    answered(&mut browser, id, &answers()).await;
    let check = text(&browser.open(&format!("/permohonan/{id}/periksa")).await.body);
    assert!(check.contains("Nomor HP") && !check.contains("boleh kosong"), "{check}");
}

#[tokio::test]
async fn nothing_of_an_empty_draft_is_called_done() {
    let bench = Bench::new();
    let mut browser = Browser::new(&bench);
    let id = begun(&mut browser).await;
    let tasks = text(&browser.open(&format!("/permohonan/{id}")).await.body);
    assert!(!tasks.contains("Selesai"), "{tasks}");
    assert!(tasks.contains("Orang tua Muncul setelah bagian sebelumnya diisi."), "{tasks}");
}

#[tokio::test]
async fn before_she_starts_she_reads_what_matters_first_and_in_sentences() {
    let bench = Bench::new();
    let page = Browser::new(&bench).open("/layanan/birth").await;
    let said = text(&page.body);
    let place = |words: &str| said.find(words).unwrap_or_else(|| panic!("{words} in {said}"));
    assert!(place("Gratis") < place("1 x 24 jam") && place("1 x 24 jam") < place("buku nikah atau akta perkawinan"));
    assert!(place("Kartu keluarga orang tua.") < place("Berkas lain, bila keadaan Anda berbeda"));
    assert!(place("Berkas lain, bila keadaan Anda berbeda") < place("Bila hanya ibu yang dicatat di akta. Kelurahan memastikan"));
    let steps = page.body.split("<ol>").nth(1).and_then(|list| list.split("</ol>").next()).expect("a numbered list");
    // Her own step, each step of the route, the download: nothing is said that the route does not do.
    assert_eq!(steps.matches("<li>").count(), 1 + bench.government.find_service("birth").map_or(0, |birth| birth.route.len()) + 1, "{steps}");
}
