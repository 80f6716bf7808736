//! The account: a code to sign in, "my applications", what a stranger gets, and how it ends.

use crate::{
    applying::{answers, begun, case, pin, sent},
    bench::{Bench, Reply},
    browser::{Browser, text},
};
use application::ApplicationId;
use desk::kernel::{Post, letter::letter};
use http::{StatusCode, header};
use outbox::{Carrier, Letter, Shelf};
use std::sync::Arc;
use store::{Accounts, Contract};
use time::Duration;

const NIK: &str = "9978075203960001";

pub fn posted() -> (Bench, Arc<Shelf>) {
    let shelf = Arc::new(Shelf::default());
    let post = Post::Shelf(shelf.clone());
    (Bench::with(|settings| settings.web.post = post), shelf)
}

/// Carries what is due, and gives what lies on the shelf, newest first.
pub async fn letters(bench: &Bench, shelf: &Arc<Shelf>) -> Vec<Letter> {
    let carrier = Carrier::Shelf(shelf.clone());
    while outbox::round::round(&bench.desk.store, &carrier, &|mail: &store::Mail| letter(&bench.desk, mail), &|| bench.desk.now().at).await.expect("a round") > 0 {}
    shelf.letters()
}

/// The six digits of the newest letter.
pub async fn newest_code(bench: &Bench, shelf: &Arc<Shelf>) -> String {
    let letters = letters(bench, shelf).await;
    let text = &letters.first().expect("a letter").text;
    let digits = text.split(|letter: char| !letter.is_ascii_digit()).find(|word| word.len() == 6);
    digits.expect("six digits").to_owned()
}

pub async fn claim(browser: &mut Browser<'_>, nik: &str, contact: &str) -> Reply {
    let page = browser.open("/masuk").await;
    browser.send(&page, "/masuk", &[("nik", nik), ("kontak", contact)]).await
}

pub async fn signed_in(browser: &mut Browser<'_>, shelf: &Arc<Shelf>, contact: &str) -> Reply {
    assert_eq!(claim(browser, NIK, contact).await.location(), "/masuk/kode");
    let code = newest_code(browser.bench, shelf).await;
    let page = browser.open("/masuk/kode").await;
    browser.send_on(&page, "/masuk/kode", &[("kode", &code)]).await
}

fn wait(bench: &Bench, minutes: i64) {
    bench.set_clock(bench.desk.now().at + Duration::minutes(minutes));
}

#[tokio::test]
async fn she_signs_in_by_code_and_finds_what_she_filed_on_any_phone() {
    let (bench, shelf) = posted();
    let mut phone = Browser::new(&bench);
    let home = signed_in(&mut phone, &shelf, "sri@surat.example").await;
    assert!(text(&home.body).contains("Belum ada permohonan"), "{}", text(&home.body));
    let (id, _) = sent(&mut phone, &answers()).await;
    let number = case(&bench, id).await.receipt.expect("a number").to_string();
    let sent_letter = letters(&bench, &shelf).await.remove(0);
    assert_eq!((sent_letter.to.as_str(), sent_letter.subject.contains(&number)), ("sri@surat.example", true), "the news of the case comes by e-mail");
    assert!(!sent_letter.text.contains("Bunga") && !sent_letter.text.contains("9978"), "{}", sent_letter.text);
    wait(&bench, 2);
    let mut other = Browser::new(&bench);
    let home = signed_in(&mut other, &shelf, "SRI@surat.example").await;
    assert!(text(&home.body).contains(&number), "{}", text(&home.body));
    let tracker = other.open(&format!("/k/{}", ApplicationId(bench.desk.store.token_of(&bench.government.id, id)))).await;
    assert!(text(&tracker.body).contains("Bunga Melati Lestari"), "without the PIN");
    assert!(bench.get(&format!("/permohonan/{id}/kitir"), &other.cookie_line()).await.status == StatusCode::OK);
    let out = other.send_on(&home, "/akun/keluar", &[]).await;
    assert_eq!(out.status, StatusCode::OK);
    let reply = bench.get(&format!("/permohonan/{id}/kitir"), &other.cookie_line()).await;
    assert!(reply.location().starts_with("/lanjut"), "a shared telephone keeps nothing");
    assert_eq!(bench.get("/akun", &other.cookie_line()).await.location(), "/masuk?ke=/akun");
}

#[tokio::test]
async fn known_and_unknown_get_the_same_answer() {
    let (bench, shelf) = posted();
    let mut known = Browser::new(&bench);
    signed_in(&mut known, &shelf, "sri@surat.example").await;
    wait(&bench, 2);
    let mut bodies = Vec::new();
    for contact in ["sri@surat.example", "asing@surat.example"] {
        let mut browser = Browser::new(&bench);
        let first = claim(&mut browser, NIK, contact).await;
        let page = browser.open("/masuk/kode").await;
        let wrong = browser.send(&page, "/masuk/kode", &[("kode", "000000")]).await;
        let plain = |reply: &Reply| text(&reply.body).replace("s***@", "x***@").replace("a***@", "x***@");
        bodies.push((first.status, first.location().to_owned(), plain(&page), wrong.status, plain(&wrong)));
    }
    assert_eq!(bodies[0], bodies[1]);
}

#[tokio::test]
async fn a_nik_alone_reaches_nothing() {
    let (bench, shelf) = posted();
    let mut mother = Browser::new(&bench);
    signed_in(&mut mother, &shelf, "sri@surat.example").await;
    let (id, kitir) = sent(&mut mother, &answers()).await;
    let number = case(&bench, id).await.receipt.expect("a number").to_string();
    wait(&bench, 2);
    // The same NIK from another address is another account.
    let mut rival = Browser::new(&bench);
    let home = signed_in(&mut rival, &shelf, "palsu@surat.example").await;
    assert!(!home.body.contains(&number));
    assert!(bench.get(&format!("/permohonan/{id}"), &rival.cookie_line()).await.location().starts_with("/lanjut"));
    let join = rival.open("/akun/gabung").await;
    let wrong = if pin(&kitir) == "000000" { "000001" } else { "000000" };
    let refused = rival.send(&join, "/akun/gabung", &[("nomor", &number), ("pin", wrong)]).await;
    let unknown = rival.send(&join, "/akun/gabung", &[("nomor", "K7QX-2MPD-4"), ("pin", wrong)]).await;
    assert_eq!((refused.status, unknown.status), (StatusCode::UNPROCESSABLE_ENTITY, StatusCode::UNPROCESSABLE_ENTITY));
    assert!(!rival.open("/akun").await.body.contains(&number));
    // Number and PIN are the proof, as anywhere.
    let joined = rival.send_on(&join, "/akun/gabung", &[("nomor", &number), ("pin", &pin(&kitir))]).await;
    assert!(joined.body.contains(&number), "{}", text(&joined.body));
    assert!(mother.open("/akun").await.body.contains(&number), "and she keeps hers");
}

#[tokio::test]
async fn a_thousand_requests_send_five_letters_at_most() {
    let (bench, shelf) = posted();
    let mut refused = 0;
    for round in 0..1_000 {
        let mut browser = Browser::new(&bench);
        let reply = claim(&mut browser, NIK, "sri@surat.example").await;
        refused += u32::from(reply.status == StatusCode::TOO_MANY_REQUESTS);
        if reply.status == StatusCode::TOO_MANY_REQUESTS {
            assert!(reply.headers.contains_key(header::RETRY_AFTER));
        }
        if round % 20 == 19 {
            wait(&bench, 1);
        }
    }
    let sent = letters(&bench, &shelf).await.len();
    assert!(sent <= 5, "{sent} letters in fifty minutes");
    assert!(refused >= 990, "{refused}");
}

#[tokio::test]
async fn a_code_is_guessed_by_nobody() {
    let (bench, shelf) = posted();
    let mut browser = Browser::new(&bench);
    claim(&mut browser, NIK, "sri@surat.example").await;
    let code = newest_code(&bench, &shelf).await;
    let page = browser.open("/masuk/kode").await;
    for guess in 0..5 {
        let guess = format!("{:06}", (code.parse::<u32>().expect("digits") + guess + 1) % 1_000_000);
        assert_eq!(browser.send(&page, "/masuk/kode", &[("kode", &guess)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(browser.send(&page, "/masuk/kode", &[("kode", &code)]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "the code is dead");
    let mut thief = Browser::new(&bench);
    wait(&bench, 2);
    claim(&mut browser, NIK, "sri@surat.example").await;
    let code = newest_code(&bench, &shelf).await;
    wait(&bench, 2);
    claim(&mut thief, NIK, "sri@surat.example").await;
    let page = thief.open("/masuk/kode").await;
    let stolen = thief.send(&page, "/masuk/kode", &[("kode", &code)]).await;
    assert_eq!(stolen.status, StatusCode::UNPROCESSABLE_ENTITY, "a code works in the browser that asked for it");
    let page = browser.open("/masuk/kode").await;
    assert_eq!(browser.send(&page, "/masuk/kode", &[("kode", &code)]).await.location(), "/akun");
}

#[tokio::test]
async fn signing_in_draws_a_new_secret_and_keeps_the_drafts_of_the_browser() {
    let (bench, shelf) = posted();
    let mut browser = Browser::new(&bench);
    let draft = begun(&mut browser).await;
    let before = browser.cookie_line();
    signed_in(&mut browser, &shelf, "sri@surat.example").await;
    assert_ne!(browser.cookie_line(), before);
    assert_eq!(browser.open(&format!("/permohonan/{draft}")).await.status, StatusCode::OK);
    assert!(bench.get(&format!("/permohonan/{draft}"), &before).await.location().starts_with("/lanjut"), "the former secret is worth nothing");
}

#[tokio::test]
async fn bad_input_says_what_and_keeps_what_was_typed() {
    let (bench, _) = posted();
    let mut browser = Browser::new(&bench);
    let reply = claim(&mut browser, "99780", "sri@surat").await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = text(&reply.body);
    assert!(said.contains("16 angka") && said.contains("alamat e-mail"), "{said}");
    assert!(reply.body.contains("value=\"99780\"") && reply.body.contains("value=\"sri@surat\""));
    let injected = claim(&mut browser, NIK, "sri@surat.example\r\nBcc: semua@surat.example").await;
    assert_eq!(injected.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn what_is_grave_asks_for_a_fresh_sign_in() {
    let (bench, shelf) = posted();
    let mut browser = Browser::new(&bench);
    signed_in(&mut browser, &shelf, "sri@surat.example").await;
    let page = browser.open("/akun/kontak").await;
    assert_eq!(page.status, StatusCode::OK);
    wait(&bench, 11);
    for path in ["/akun/kontak", "/akun/data", "/akun/tutup"] {
        assert_eq!(bench.get(path, &browser.cookie_line()).await.location(), format!("/masuk?ke={path}"));
        assert_eq!(bench.post(path, &browser.cookie_line(), &[("kontak", "x@y.example"), ("paham", "ya")]).await.location(), format!("/masuk?ke={path}"));
    }
    assert_eq!(bench.get("/akun", &browser.cookie_line()).await.status, StatusCode::OK, "looking needs none");
}

#[tokio::test]
async fn she_changes_her_address_and_the_old_one_hears_of_it() {
    let (bench, shelf) = posted();
    let mut browser = Browser::new(&bench);
    signed_in(&mut browser, &shelf, "lama@surat.example").await;
    let page = browser.open("/akun/kontak").await;
    let asked = browser.send_on(&page, "/akun/kontak", &[("kontak", "baru@surat.example")]).await;
    let code = newest_code(&bench, &shelf).await;
    let done = browser.send_on(&asked, "/akun/kontak/kode", &[("kode", &code)]).await;
    assert!(text(&done.body).contains("b***@surat.example"), "{}", text(&done.body));
    let told = letters(&bench, &shelf).await.remove(0);
    assert_eq!(told.to, "lama@surat.example");
    assert!(told.text.contains("diganti"), "{}", told.text);
    let events = browser.open("/akun/keamanan").await;
    assert!(text(&events.body).contains("Kontak diganti"));
}

#[tokio::test]
async fn the_family_is_hers_and_the_file_holds_it() {
    let (bench, shelf) = posted();
    let mut browser = Browser::new(&bench);
    signed_in(&mut browser, &shelf, "sri@surat.example").await;
    let page = browser.open("/akun/keluarga").await;
    let wrong = browser.send(&page, "/akun/keluarga", &[("nama", ""), ("nik", "123")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let added = browser.send_on(&page, "/akun/keluarga", &[("nama", "Budi <b>Santoso"), ("nik", "9978071004940001")]).await;
    assert!(text(&added.body).contains("Budi &lt;b&gt;Santoso"), "{}", text(&added.body));
    let (id, _) = sent(&mut browser, &answers()).await;
    let page = browser.open("/akun/data").await;
    let file = browser.send(&page, "/akun/data", &[]).await;
    let told: serde_json::Value = serde_json::from_slice(&file.bytes).expect("JSON");
    assert_eq!(told["account"]["says"]["family"][0]["name"], "Budi <b>Santoso");
    assert_eq!(told["applications"][0]["application"], id.to_string());
    let page = browser.open("/akun/keluarga").await;
    let gone = browser.send_on(&page, "/akun/keluarga/hapus", &[("urutan", "0")]).await;
    assert!(text(&gone.body).contains("Belum ada anggota"));
}

#[tokio::test]
async fn closing_destroys_the_account_and_leaves_the_case_its_pin() {
    let (bench, shelf) = posted();
    let mut browser = Browser::new(&bench);
    signed_in(&mut browser, &shelf, "sri@surat.example").await;
    let (id, kitir) = sent(&mut browser, &answers()).await;
    let number = case(&bench, id).await.receipt.expect("a number").to_string();
    let page = browser.open("/akun/tutup").await;
    assert_eq!(browser.send(&page, "/akun/tutup", &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let closed = browser.send(&page, "/akun/tutup", &[("paham", "ya")]).await;
    assert!(text(&closed.body).contains("Akun sudah ditutup"));
    assert_eq!(bench.get("/akun", &browser.cookie_line()).await.status, StatusCode::SEE_OTHER);
    let mut again = Browser::new(&bench);
    let page = again.open("/lanjut").await;
    let opened = again.send_on(&page, "/lanjut", &[("nomor", &number), ("pin", &pin(&kitir))]).await;
    assert!(text(&opened.body).contains("Bunga"));
    wait(&bench, 5);
    let home = signed_in(&mut again, &shelf, "sri@surat.example").await;
    assert!(!home.body.contains(&number), "a new account begins empty");
}

#[tokio::test]
async fn she_sees_her_browsers_and_ends_one() {
    let (bench, shelf) = posted();
    let mut phone = Browser::new(&bench);
    signed_in(&mut phone, &shelf, "sri@surat.example").await;
    wait(&bench, 2);
    let mut lost = Browser::new(&bench);
    signed_in(&mut lost, &shelf, "sri@surat.example").await;
    let page = phone.open("/akun/keamanan").await;
    let named: Vec<_> = crate::browser::hidden(&page.body, "/akun/keamanan/akhiri").into_iter().filter(|(name, _)| name == "sesi").collect();
    assert_eq!(named.len(), 1);
    phone.send_on(&page, "/akun/keamanan/akhiri", &[]).await;
    assert_eq!(bench.get("/akun", &lost.cookie_line()).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.get("/akun", &phone.cookie_line()).await.status, StatusCode::OK);
}

#[tokio::test]
async fn nobody_passes_a_members_gate_without_an_account() {
    let (bench, _) = posted();
    let mut browser = Browser::new(&bench);
    begun(&mut browser).await;
    let (_, lines) = desk::routes(bench.desk.clone());
    let of_members: Vec<_> = lines.iter().filter(|line| matches!(line.gate, desk::kernel::Gate::Member(_))).collect();
    assert!(of_members.len() > 10);
    for line in lines.iter().filter(|line| line.path.starts_with("/akun")) {
        assert!(matches!(line.gate, desk::kernel::Gate::Member(_)), "{}", line.path);
    }
    let staff = bench.staff("rina", people::Role::Head, "").await;
    for line in of_members {
        for cookie in ["", &browser.cookie_line(), &staff] {
            let reply = if line.method == http::Method::GET { bench.get(line.path, cookie).await } else { bench.post(line.path, cookie, &[]).await };
            let back = if line.method == http::Method::GET { line.path } else { "/akun" };
            assert_eq!((reply.status, reply.location()), (StatusCode::SEE_OTHER, format!("/masuk?ke={back}").as_str()), "{} {}", line.method, line.path);
        }
    }
}

#[tokio::test]
async fn her_family_fills_a_page_and_she_saves_it_herself() {
    let (bench, shelf) = posted();
    let mut browser = Browser::new(&bench);
    signed_in(&mut browser, &shelf, "sri@surat.example").await;
    let page = browser.open("/akun/keluarga").await;
    browser.send_on(&page, "/akun/keluarga", &[("nama", "Budi Santoso"), ("nik", "9978071004940001")]).await;
    let id = begun(&mut browser).await;
    let service = bench.government.find_service("birth").expect("births");
    let informant = service.pages.iter().find(|page| page.fields.iter().any(|field| field.as_str() == "informant.name")).expect("a page");
    let page = browser.open(&format!("/permohonan/{id}/tanya/{}", informant.id)).await;
    let link = page.body.split("href=\"").map(|rest| rest.split('"').next().unwrap_or_default()).find(|href| href.contains("?isi=")).expect("a link").to_owned();
    assert!(!link.contains("Budi") && !link.contains("9978"), "{link}");
    let filled = browser.open(&link).await;
    assert!(filled.body.contains("value=\"Budi Santoso\""), "{}", text(&filled.body));
    assert!(case(&bench, id).await.answers.get("informant.name").is_none(), "opening saves nothing");
    let mut stranger = Browser::new(&bench);
    let other = begun(&mut stranger).await;
    let strange = stranger.open(&link.replace(&id.to_string(), &other.to_string())).await;
    assert!(!strange.body.contains("Budi Santoso"));
}

#[tokio::test]
async fn a_paper_given_before_is_copied_into_the_new_case() {
    let (bench, shelf) = posted();
    let mut browser = Browser::new(&bench);
    signed_in(&mut browser, &shelf, "sri@surat.example").await;
    let (earlier, _) = sent(&mut browser, &answers()).await;
    let given = case(&bench, earlier).await.documents.iter().find(|one| one.slot.as_str() == "birth-proof").expect("a paper").clone();
    let id = begun(&mut browser).await;
    let path = format!("/permohonan/{id}/dokumen/birth-proof");
    let page = browser.open(&path).await;
    let which = format!("{earlier}.{}", given.document);
    assert!(page.body.contains(&which), "{}", text(&page.body));
    let action = format!("{path}/pakai");
    let none = browser.send(&page, &action, &[]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    let taken = browser.send_on(&page, &action, &[("berkas", &which)]).await;
    assert_eq!(taken.status, StatusCode::OK);
    let fresh = case(&bench, id).await.documents[0].clone();
    assert!(fresh.document != given.document && fresh.pages == given.pages);
    let picture = async |case, document| bench.desk.store.find_picture(&bench.government.id, case, document, 1).await.expect("a read").expect("a picture");
    assert_eq!(picture(id, fresh.document).await, picture(earlier, given.document).await);
    // Nobody else's paper: not without the account, not from a case that is not in it.
    let mut stranger = Browser::new(&bench);
    let other = begun(&mut stranger).await;
    let path = format!("/permohonan/{other}/dokumen/birth-proof");
    let page = stranger.open(&path).await;
    assert!(!page.body.contains(&which));
    let refused = stranger.post(&format!("{path}/pakai"), &[("berkas".to_owned(), which.clone())]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(case(&bench, other).await.documents.is_empty());
}

#[tokio::test]
async fn an_account_that_nobody_enters_is_closed_after_its_days() {
    let (bench, shelf) = posted();
    let mut browser = Browser::new(&bench);
    signed_in(&mut browser, &shelf, "sri@surat.example").await;
    let sweep = async || desk::kernel::retention::sweep(&bench.desk.store, &bench.government, &bench.desk.now()).await.expect("a sweep");
    wait(&bench, 8 * 24 * 60);
    let swept = sweep().await;
    assert_eq!((swept.codes, swept.mails, swept.accounts), (1, 1, 0), "{swept}");
    wait(&bench, 730 * 24 * 60);
    assert_eq!(sweep().await.accounts, 1);
    assert!(bench.desk.store.accounts_with_nik(&bench.government.id, NIK).await.expect("a read").is_empty());
}

#[tokio::test]
async fn what_is_stored_about_a_person_holds_her_checked_account_and_no_mere_claim() {
    let (bench, shelf) = posted();
    let (mut hers, mut rival) = (Browser::new(&bench), Browser::new(&bench));
    signed_in(&mut hers, &shelf, "sri@surat.example").await;
    wait(&bench, 1);
    signed_in(&mut rival, &shelf, "palsu@surat.example").await;
    let head = bench.staff("kepala", people::Role::Head, "").await;
    let told = async || bench.post("/petugas/data-subjek", &head, &[("nik", NIK)]).await.body;
    assert!(!told().await.contains("surat.example"));
    let (officer, now) = (bench.actor("ratna", people::Role::WardOfficer, "3578071002"), bench.desk.now());
    let claim = store::Claim { nik: catalogue::nik::Nik::parse(NIK).expect("nobody's"), contact: store::Contact::Email("sri@surat.example".into()) };
    let sign_in = store::SignIn {
        key: store::SessionKey([5; 32]), replaces: None, id: [5; 16], by: store::SignedInBy::Code, agent: "other".into(), at: now.at, expires_at: now.at + Duration::HOUR,
    };
    let fresh = store::AccountId(ApplicationId([5; 16]));
    bench.desk.store.enter_account(&bench.government.id, claim, fresh, "id", Some(officer), sign_in).await.expect("a write");
    let told = told().await;
    assert!(told.contains("sri@surat.example") && !told.contains("palsu@surat.example"), "{told}");
}
