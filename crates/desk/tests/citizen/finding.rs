//! Finding a service: the list, the search, what is not offered yet, the service standard, and a draft begun by an entry's own way.

use crate::{
    applying::case,
    bench::{Bench, id_in},
    browser::{Browser, text},
};
use http::StatusCode;
use std::{cmp::Reverse, collections::BTreeSet, path::Path, process::Command};

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

/// What poppler's tool says of a PDF.
fn asked_of(tool: &str, file: &Path, more: &[&str]) -> String {
    let answer = Command::new(tool).arg(file).args(more).output();
    let answer = answer.unwrap_or_else(|error| panic!("{tool} cannot be run ({error}): install poppler-utils, as bin/test does"));
    assert!(answer.status.success(), "{tool}: {}", String::from_utf8_lossy(&answer.stderr));
    String::from_utf8(answer.stdout).expect("a text")
}

/// Longer is nothing that one layout prints: the two standards with most to say, and the one with the longest name.
fn hardest(standards: &[(String, String, usize)]) -> BTreeSet<&str> {
    let mut by_text: Vec<&(String, String, usize)> = standards.iter().collect();
    by_text.sort_by_key(|(_, _, letters)| Reverse(*letters));
    let by_title = standards.iter().max_by_key(|(_, title, _)| title.chars().count());
    by_text.into_iter().take(2).chain(by_title).map(|(id, ..)| id.as_str()).collect()
}

/// Every entry has its standard under its own name in both languages. Posters are made from the same parts in one layout, and setting all of
/// them takes minutes, so those are set that fill most paper: A4, one sheet with two sides at most.
#[tokio::test]
async fn every_standard_is_an_a4_poster_in_both_languages() {
    let bench = Bench::new();
    let texts = &bench.government.texts;
    for language in ["id", "en"] {
        let cookie = format!("l={language}");
        let speech = texts.speech(&texts.language_or_default(language));
        let mut standards = Vec::new();
        for entry in bench.desk.catalogue.directory().entries.iter().filter(|entry| entry.service_of(&bench.government).is_some()) {
            let title = speech.say(&format!("entry-{}-name", entry.id));
            let page = bench.get(&format!("/layanan/{}/standar", entry.id), &cookie).await;
            let said = text(&page.body);
            assert!(page.status == StatusCode::OK && said.contains(&title) && page.body.contains("/standar.pdf"), "{} in {language}: {said}", entry.id);
            standards.push((entry.id.clone(), title, said.chars().count()));
        }
        assert_eq!(standards.len(), bench.desk.catalogue.directory().entries.len(), "each entry has its standard");
        for (id, title, _) in standards.iter().filter(|(id, ..)| hardest(&standards).contains(id.as_str())) {
            let poster = bench.get(&format!("/layanan/{id}/standar.pdf"), &cookie).await;
            assert_eq!(poster.status, StatusCode::OK, "{id} in {language}");
            let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("poster-{id}-{language}.pdf"));
            std::fs::write(&file, &poster.bytes).expect("written");
            let facts = asked_of("pdfinfo", &file, &[]);
            let fact = |name: &str| facts.lines().find_map(|line| line.strip_prefix(name)).map(str::trim).unwrap_or_default();
            assert!(fact("Page size:").contains("A4") && matches!(fact("Pages:"), "1" | "2"), "{id} in {language}: {facts}");
            let said = asked_of("pdftotext", &file, &["-"]).split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(said.contains(title), "{id} in {language}: `{title}` in {said}");
        }
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
