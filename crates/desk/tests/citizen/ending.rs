//! A draft that was forgotten: whoever comes back reads how it ended, and never loses a word without being told.

use crate::{
    account::{posted, signed_in},
    applying::{answers, begun, case, filled, photo},
    bench::{Bench, Reply},
    browser::{Browser, text},
};
use application::{Actor, ApplicationId, Command, Stage};
use desk::kernel::{Doing, act::perform, retention::sweep};
use http::StatusCode;
use time::Duration;

/// The draft's days pass. She looked in the day before, so that her browser still holds it.
async fn expire(bench: &Bench, browser: &mut Browser<'_>, id: ApplicationId) {
    bench.set_clock(bench.desk.now().at + Duration::days(29));
    assert_eq!(browser.open(&format!("/permohonan/{id}")).await.status, StatusCode::OK);
    bench.set_clock(bench.desk.now().at + Duration::days(1));
    let doing = Doing { application: id, create: None, seen: None, delivery: None, pin_to: None };
    perform(&bench.desk.store, &bench.government, &bench.desk.now(), Actor::System, doing, Command::Expire).await.expect("its days are over");
    assert_eq!(case(bench, id).await.stage, Stage::Expired);
}

fn assert_says_how_it_ended(page: &Reply) {
    let said = text(&page.body);
    assert!(said.contains("Permohonan kedaluwarsa") && page.body.contains("href=\"/layanan/birth\""), "{said}");
}

fn assert_says_what_is_lost(page: &Reply, at: &str) {
    assert_eq!(page.status, StatusCode::CONFLICT, "{at}");
    assert!(text(&page.body).contains("tidak disimpan"), "{at}: {}", text(&page.body));
    assert_says_how_it_ended(page);
}

/// The paths of a draft below its own.
const PAGES: [&str; 7] = ["", "/tanya/child-name", "/dokumen", "/dokumen/family-card", "/periksa", "/slip", "/batal"];
const FORMS: [&str; 4] = ["/kirim", "/slip", "/dokumen/family-card/hapus", "/dokumen/family-card/pakai"];

/// An answered page and a photo sent from a tab that was open before, and every other form.
async fn assert_nothing_is_lost_silently(browser: &mut Browser<'_>, id: ApplicationId, typed: &[(String, String)]) {
    let page = browser.post(&format!("/permohonan/{id}/tanya/informant-relation"), typed).await;
    assert_says_what_is_lost(&page, "an answer");
    let photo = browser.upload(&format!("/permohonan/{id}/dokumen/family-card"), &[], &photo()).await;
    assert_says_what_is_lost(&photo, "a photo");
    for rest in FORMS {
        assert_says_what_is_lost(&browser.post(&format!("/permohonan/{id}{rest}"), &[]).await, rest);
    }
    assert!(case(browser.bench, id).await.answers.is_empty());
}

/// The first question, filled in and not sent.
async fn typed(browser: &mut Browser<'_>, id: ApplicationId) -> Vec<(String, String)> {
    let action = format!("/permohonan/{id}/tanya/informant-relation");
    let page = browser.open(&action).await;
    filled(&page, &action, &answers())
}

#[tokio::test]
async fn a_draft_that_expired_without_a_number_says_so_on_every_page() {
    let bench = Bench::new();
    let mut mother = Browser::new(&bench);
    let id = begun(&mut mother).await;
    let typed = typed(&mut mother, id).await;
    assert!(typed.iter().any(|(_, value)| value == "mother"), "{typed:?}");
    expire(&bench, &mut mother, id).await;
    for rest in PAGES {
        let page = mother.open(&format!("/permohonan/{id}{rest}")).await;
        assert_eq!(page.status, StatusCode::OK, "{rest}");
        assert_says_how_it_ended(&page);
    }
    assert_nothing_is_lost_silently(&mut mother, id, &typed).await;
    let list = mother.open("/lanjut").await;
    assert!(list.body.contains(&format!("href=\"/permohonan/{id}\"")), "the list names it: {}", text(&list.body));
    sweep(&bench.desk.store, &bench.government, &bench.desk.now()).await.expect("a sweep");
    assert!(case(&bench, id).await.erased.is_some());
    let page = mother.open(&format!("/permohonan/{id}")).await;
    assert_says_how_it_ended(&page);
    assert!(text(&page.body).contains("sudah dihapus"), "{}", text(&page.body));
}

#[tokio::test]
async fn a_draft_that_expired_with_a_number_leads_to_its_tracker_and_says_what_is_lost() {
    let bench = Bench::new();
    let mut mother = Browser::new(&bench);
    let id = begun(&mut mother).await;
    let later = mother.open(&format!("/permohonan/{id}/nanti")).await;
    mother.send_on(&later, &format!("/permohonan/{id}/nanti"), &[]).await;
    let typed = typed(&mut mother, id).await;
    expire(&bench, &mut mother, id).await;
    for rest in PAGES {
        assert_says_how_it_ended(&mother.open(&format!("/permohonan/{id}{rest}")).await);
        assert!(mother.path.starts_with("/k/"), "{rest} leads to {}", mother.path);
    }
    assert_nothing_is_lost_silently(&mut mother, id, &typed).await;
    let page = mother.post(&format!("/permohonan/{id}/kirim"), &[]).await;
    assert!(page.body.contains("href=\"/k/"), "and on to the tracker");
}

#[tokio::test]
async fn a_mother_with_an_account_is_led_from_her_list_to_the_end_of_her_draft() {
    let (bench, shelf) = posted();
    let mut phone = Browser::new(&bench);
    signed_in(&mut phone, &shelf, "sri@surat.example").await;
    let id = begun(&mut phone).await;
    expire(&bench, &mut phone, id).await;
    let mut other = Browser::new(&bench);
    let home = signed_in(&mut other, &shelf, "sri@surat.example").await;
    assert!(home.body.contains(&format!("href=\"/permohonan/{id}\"")), "{}", text(&home.body));
    assert_says_how_it_ended(&other.open(&format!("/permohonan/{id}")).await);
}

#[tokio::test]
async fn what_she_withdrew_herself_says_that_she_did() {
    let bench = Bench::new();
    let mut mother = Browser::new(&bench);
    let id = begun(&mut mother).await;
    let ask = mother.open(&format!("/permohonan/{id}/batal")).await;
    mother.send_on(&ask, &format!("/permohonan/{id}/batal"), &[]).await;
    let page = mother.open(&format!("/permohonan/{id}")).await;
    assert!(text(&page.body).contains("Anda membatalkan permohonan ini"), "{}", text(&page.body));
    let again = mother.open("/lanjut").await;
    assert!(!again.body.contains(&id.to_string()), "it is not listed any more");
}
