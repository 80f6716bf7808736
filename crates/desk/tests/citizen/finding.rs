//! Finding a service: the list, the search, what is not offered yet, the service standard, and a draft begun by an entry's own way.

use crate::{
    applying::case,
    bench::{Bench, id_in},
    browser::{Browser, text},
};
use http::StatusCode;

#[tokio::test]
async fn every_entry_is_a_page_in_both_languages_and_none_is_a_dead_end() {
    let bench = Bench::new();
    for language in ["id", "en"] {
        let mut browser = Browser::new(&bench);
        browser.speak(language);
        let list = browser.open("/layanan").await;
        for entry in &bench.desk.catalogue.directory().entries {
            let href = format!("/layanan/{}", entry.id);
            assert!(list.body.contains(&format!("href=\"{href}\"")), "{href} is listed");
            let page = browser.open(&href).await;
            assert_eq!(page.status, StatusCode::OK, "{href}");
            if entry.service_of(&bench.government).is_some() {
                assert!(page.body.contains("action=\"/permohonan\""), "{href} can be begun");
            } else {
                assert!(page.body.contains(&bench.government.help.phone) && page.body.contains("href=\"/layanan\""), "{href} says where to go");
            }
        }
    }
}

#[tokio::test]
async fn people_find_services_by_their_own_words() {
    let bench = Bench::new();
    let mut browser = Browser::new(&bench);
    let found = browser.open("/?cari=akte+bayi").await;
    assert!(found.body.contains("href=\"/layanan/birth\""));
    let nothing = text(&browser.open("/layanan?cari=zzzz").await.body);
    assert!(nothing.contains("Tidak ada layanan yang cocok") && nothing.contains("Lihat semua layanan"), "{nothing}");
}

#[tokio::test]
async fn the_standard_says_all_fourteen_components_and_prints_as_a_poster() {
    let bench = Bench::new();
    let mut browser = Browser::new(&bench);
    let page = browser.open("/layanan/birth/standar").await;
    assert_eq!(page.body.matches("<h3>").count(), 14);
    let said = text(&page.body);
    for words in ["Paling lama 1 x 24 jam", "Denda terlambat melapor: Rp100.000", "UU 23/2006", "Kepala dinas menandatangani", "contoh, harus diganti"] {
        assert!(said.contains(words), "{words} in {said}");
    }
    let poster = bench.get("/layanan/birth/standar.pdf", "").await;
    assert!(poster.bytes.starts_with(b"%PDF"));
    assert_eq!(bench.get("/layanan/nowhere/standar", "").await.status, StatusCode::NOT_FOUND);
    for entry in bench.desk.catalogue.directory().entries.iter().filter(|entry| entry.service_of(&bench.government).is_none()) {
        assert_eq!(bench.get(&format!("/layanan/{}/standar", entry.id), "").await.status, StatusCode::NOT_FOUND, "{}", entry.id);
    }
}

#[tokio::test]
async fn an_entry_answers_what_follows_from_it_and_she_may_change_it() {
    let bench = Bench::new();
    let mut browser = Browser::new(&bench);
    let page = browser.open("/layanan/foundling").await;
    let said = text(&page.body);
    assert!(said.contains("Anak yang ditemukan") && said.contains("Berita acara polisi"), "{said}");
    assert!(!said.contains("bila dijawab") && !said.contains("nakhoda"), "rows that cannot apply are not shown: {said}");
    browser.send_on(&page, "/permohonan", &[]).await;
    let id = id_in(&browser.path).expect("the draft's path");
    assert_eq!(case(&bench, id).await.answers.get("child.proof"), Some("police-report"));
    let question = browser.open(&format!("/permohonan/{id}/tanya/child-proof")).await;
    assert!(question.body.contains("checked"), "it stands on its page");
}
