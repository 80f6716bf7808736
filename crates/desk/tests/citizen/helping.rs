//! A helper files in somebody's name: with consent, under her name, and without a look afterwards. And what a counter gives out.

use crate::{
    account::{claim, letters, newest_code, posted, signed_in},
    applying::{answers, case, photo},
    bench::{Bench, Reply, id_in},
    browser::{Browser, hidden, text},
};
use application::{ApplicationId, Stage};
use http::StatusCode;
use outbox::Shelf;
use people::Role;
use std::sync::Arc;
use store::Contract;

const NIK: &str = "9978075203960001";

async fn helper(bench: &Bench) -> String {
    bench.staff("kader", Role::Helper, "contoh-balai").await
}

/// The newest eight digits of a page: `1234 5678`.
fn digits_on(page: &Reply) -> String {
    let shown = page.body.split("<strong class=\"code\">").nth(1).and_then(|rest| rest.split('<').next()).expect("a code");
    shown.replace(' ', "")
}

async fn post(bench: &Bench, cookie: &str, page: &Reply, action: &str, fields: &[(&str, &str)]) -> Reply {
    let mut all = hidden(&page.body, action);
    all.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    let all: Vec<(&str, &str)> = all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    bench.post(action, cookie, &all).await
}

async fn counter_code(bench: &Bench, fields: &[(&str, &str)]) -> Reply {
    let officer = bench.staff("ratna", Role::WardOfficer, "3578071002").await;
    let page = bench.get("/petugas/akun", &officer).await;
    let mut all = vec![("nik", NIK), ("identity", "id-card"), ("match", "yes")];
    all.extend_from_slice(fields);
    post(bench, &officer, &page, "/petugas/akun", &all).await
}

/// A draft begun with this code.
async fn begun(bench: &Bench, cookie: &str, fields: &[(&str, &str)]) -> Reply {
    let page = bench.get("/petugas/bantu", cookie).await;
    let mut all = vec![("layanan", "birth"), ("nik", NIK)];
    all.extend_from_slice(fields);
    post(bench, cookie, &page, "/petugas/bantu", &all).await
}

/// Everything answered and photographed.
async fn filled(bench: &Bench, cookie: &str, path: &str, changed: &[(&str, &str)]) -> Reply {
    let mut answers = answers();
    answers.extend(changed.iter().copied());
    let page = bench.get(path, cookie).await;
    assert_eq!(page.status, StatusCode::OK, "{}", text(&page.body));
    let fields: Vec<(&str, &str)> = answers.iter().map(|(name, value)| (*name, *value)).collect();
    let saved = post(bench, cookie, &page, path, &fields).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", text(&saved.body));
    let page = bench.get(path, cookie).await;
    let slots: Vec<String> =
        page.body.split(&format!("{path}/dokumen/")).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect();
    assert!(slots.len() >= 3, "{slots:?}");
    for slot in slots {
        let to = format!("{path}/dokumen/{slot}");
        let form = bench.get(&to, cookie).await;
        let fields = hidden(&form.body, &to);
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let reply = bench.upload(&to, cookie, &fields, "photo-file", &photo()).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{slot}: {}", text(&reply.body));
    }
    bench.get(path, cookie).await
}

async fn send(bench: &Bench, cookie: &str, path: &str) -> Reply {
    let page = bench.get(path, cookie).await;
    post(bench, cookie, &page, &format!("{path}/kirim"), &[("statement", "yes")]).await
}

async fn with_email_code(bench: &Bench, shelf: &Arc<Shelf>, cookie: &str) -> String {
    let page = bench.get("/petugas/bantu", cookie).await;
    let asked = post(bench, cookie, &page, "/petugas/bantu", &[]).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    let sent = bench.post("/petugas/bantu/kode", cookie, &[("nik", NIK), ("email", "sri@surat.example")]).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", text(&sent.body));
    newest_code(bench, shelf).await
}

#[tokio::test]
async fn a_helper_files_with_a_code_from_the_persons_mail_and_cannot_look_afterwards() {
    let (bench, shelf) = posted();
    let cookie = helper(&bench).await;
    let code = with_email_code(&bench, &shelf, &cookie).await;
    let opened = begun(&bench, &cookie, &[("email", "sri@surat.example"), ("kode", &code)]).await;
    let path = opened.location().to_owned();
    let id = id_in(&path).expect("a draft");
    filled(&bench, &cookie, &path, &[]).await;
    let sent = send(&bench, &cookie, &path).await;
    assert_eq!(sent.status, StatusCode::OK, "{}", text(&sent.body));
    let stored = case(&bench, id).await;
    assert_eq!(stored.stage, Stage::Submitted);
    let number = stored.receipt.clone().expect("a number").to_string();
    // Number to the helper, PIN to the person alone.
    let letter = letters(&bench, &shelf).await.into_iter().find(|letter| letter.text.contains("PIN:")).expect("a letter");
    let pin: String = letter.text.split("PIN: ").nth(1).expect("a PIN").chars().take(6).collect();
    assert!(letter.to == "sri@surat.example" && sent.body.contains(&number) && !sent.body.contains(&pin));
    for page in [path.clone(), format!("{path}/dokumen/birth-proof"), format!("/petugas/permohonan/{id}"), format!("/permohonan/{id}")] {
        let reply = bench.get(&page, &cookie).await;
        assert!(matches!(reply.status, StatusCode::NOT_FOUND | StatusCode::FORBIDDEN | StatusCode::SEE_OTHER), "{page}: {}", reply.status);
        assert!(!reply.body.contains("Bunga"), "{page}");
    }
    let list = bench.get("/petugas/bantu", &cookie).await;
    assert!(!list.body.contains(&id.to_string()), "gone from her list");
    // The person opens it with what she got; the record says who helped.
    let mut person = Browser::new(&bench);
    let page = person.open("/lanjut").await;
    let tracker = person.send_on(&page, "/lanjut", &[("nomor", &number), ("pin", &pin)]).await;
    assert!(text(&tracker.body).contains("Dibantu oleh") && text(&tracker.body).contains("Petugas kader"), "{}", text(&tracker.body));
    let officer = bench.staff("ratna", Role::WardOfficer, "3578071002").await;
    let record = bench.get(&format!("/petugas/permohonan/{id}"), &officer).await;
    assert!(text(&record.body).contains("Dibantu oleh Petugas kader"), "{}", text(&record.body));
}

#[tokio::test]
async fn no_draft_without_consent_and_none_in_another_name() {
    let (bench, shelf) = posted();
    let cookie = helper(&bench).await;
    for fields in [&[][..], &[("kode", "12345678")], &[("kode", "123456"), ("email", "sri@surat.example")]] {
        let refused = begun(&bench, &cookie, fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let code = with_email_code(&bench, &shelf, &cookie).await;
    // Another helper cannot use it, nor can it serve to sign in.
    let other = bench.staff("kader-lain", Role::Helper, "contoh-balai").await;
    let stolen = begun(&bench, &other, &[("email", "sri@surat.example"), ("kode", &code)]).await;
    assert_eq!(stolen.status, StatusCode::UNPROCESSABLE_ENTITY);
    let opened = begun(&bench, &cookie, &[("email", "sri@surat.example"), ("kode", &code)]).await;
    let path = opened.location().to_owned();
    assert!(path.starts_with("/petugas/bantu/"), "{}", text(&opened.body));
    let again = begun(&bench, &cookie, &[("email", "sri@surat.example"), ("kode", &code)]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "one code, one application");
    assert_eq!(bench.get(&path, &other).await.status, StatusCode::NOT_FOUND, "not another helper's");
    filled(&bench, &cookie, &path, &[("informant.nik", "9978075203960002")]).await;
    let sent = send(&bench, &cookie, &path).await;
    assert_eq!(sent.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text(&sent.body).contains("berbeda dengan NIK yang memberi izin"), "{}", text(&sent.body));
    assert_eq!(case(&bench, id_in(&path).expect("an id")).await.stage, Stage::Draft);
}

#[tokio::test]
async fn a_consent_from_an_account_brings_the_case_into_it() {
    let (bench, shelf) = posted();
    let cookie = helper(&bench).await;
    let mut person = Browser::new(&bench);
    signed_in(&mut person, &shelf, "sri@surat.example").await;
    let page = person.open("/akun/izin").await;
    let drawn = person.send(&page, "/akun/izin", &[]).await;
    let opened = begun(&bench, &cookie, &[("kode", &digits_on(&drawn))]).await;
    let path = opened.location().to_owned();
    filled(&bench, &cookie, &path, &[]).await;
    let sent = send(&bench, &cookie, &path).await;
    assert!(text(&sent.body).contains("akun warga"), "{}", text(&sent.body));
    let id = id_in(&path).expect("an id");
    let number = case(&bench, id).await.receipt.expect("a number").to_string();
    assert!(person.open("/akun").await.body.contains(&number));
    let tracker = person.open(&format!("/k/{}", ApplicationId(bench.desk.store.token_of(&bench.government.id, id)))).await;
    assert!(text(&tracker.body).contains("Bunga"));
}

#[tokio::test]
async fn a_helper_begins_twenty_a_day_and_no_more() {
    let (bench, _) = posted();
    let cookie = helper(&bench).await;
    for n in 0..21 {
        bench.set_clock(bench.desk.now().at + time::Duration::minutes(2));
        let code = digits_on(&counter_code(&bench, &[("untuk", "bantuan")]).await);
        let reply = begun(&bench, &cookie, &[("kode", &code)]).await;
        let expected = if n < 20 { StatusCode::SEE_OTHER } else { StatusCode::UNPROCESSABLE_ENTITY };
        assert_eq!(reply.status, expected, "number {n}: {}", text(&reply.body));
    }
    bench.set_clock(bench.desk.now().at + time::Duration::hours(24));
    let cookie = helper(&bench).await;
    let code = digits_on(&counter_code(&bench, &[("untuk", "bantuan")]).await);
    assert_eq!(begun(&bench, &cookie, &[("kode", &code)]).await.status, StatusCode::SEE_OTHER, "another day");
}

#[tokio::test]
async fn a_counter_gives_a_code_for_a_telephone_number_and_the_nik_is_checked() {
    let (bench, shelf) = posted();
    let given = counter_code(&bench, &[("untuk", "masuk"), ("kontak", "0812 3456 7890")]).await;
    let code = digits_on(&given);
    let mut person = Browser::new(&bench);
    let asked = claim(&mut person, NIK, "+62 812-3456-7890").await;
    assert_eq!(asked.location(), "/masuk/kode");
    let page = person.open("/masuk/kode").await;
    assert!(text(&page.body).contains("belum bisa mengirim SMS"));
    let home = person.send_on(&page, "/masuk/kode", &[("kode", &format!("{} {}", &code[..4], &code[4..]))]).await;
    assert!(text(&home.body).contains("Sudah diperiksa petugas"), "{}", text(&home.body));
    let events = person.open("/akun/keamanan").await;
    assert!(text(&events.body).contains("Petugas kelurahan , Kelurahan Genteng: NIK diperiksa"), "{}", text(&events.body));
    assert!(letters(&bench, &shelf).await.is_empty(), "no letter to a telephone");
    let page = bench.get("/petugas/akun", &bench.staff("ratna", Role::WardOfficer, "3578071002").await).await;
    assert!(!page.body.contains(&code), "shown once");
}

#[tokio::test]
async fn a_code_needs_a_look_at_the_person_and_an_office_that_serves_people() {
    let (bench, _) = posted();
    let officer = bench.staff("ratna", Role::WardOfficer, "3578071002").await;
    let page = bench.get("/petugas/akun", &officer).await;
    let refused = post(&bench, &officer, &page, "/petugas/akun", &[("untuk", "masuk"), ("nik", NIK), ("kontak", "sri@surat.example")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains(&format!("value=\"{NIK}\"")), "nothing typed is lost");
    for role in [Role::Registrar, Role::Head, Role::Administrator, Role::Auditor] {
        let cookie = bench.staff(role.as_str(), role, "").await;
        assert_eq!(bench.get("/petugas/akun", &cookie).await.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn a_counter_moves_a_checked_account_and_no_other() {
    let (bench, shelf) = posted();
    let mut person = Browser::new(&bench);
    signed_in(&mut person, &shelf, "lama@surat.example").await;
    let officer = bench.staff("ratna", Role::WardOfficer, "3578071002").await;
    let moved = async || {
        let page = bench.get("/petugas/akun", &officer).await;
        let fields = [("nik", NIK), ("lama", "lama@surat.example"), ("baru", "baru@surat.example"), ("identity", "id-card"), ("match", "yes")];
        let reply = post(&bench, &officer, &page, "/petugas/akun/kontak", &fields).await;
        (reply.status, text(&reply.body))
    };
    let first = moved().await;
    assert_eq!(bench.get("/akun", &person.cookie_line()).await.status, StatusCode::OK, "a mere claim stays");
    let code = digits_on(&counter_code(&bench, &[("untuk", "masuk"), ("kontak", "lama@surat.example")]).await);
    claim(&mut person, NIK, "lama@surat.example").await;
    let page = person.open("/masuk/kode").await;
    person.send_on(&page, "/masuk/kode", &[("kode", &code)]).await;
    assert_eq!(moved().await, first, "the officer learns nothing");
    assert_eq!(bench.get("/akun", &person.cookie_line()).await.status, StatusCode::SEE_OTHER, "signed out everywhere");
    let told = letters(&bench, &shelf).await.into_iter().find(|letter| letter.text.contains("diganti")).expect("a letter");
    assert_eq!(told.to, "lama@surat.example");
    bench.set_clock(bench.desk.now().at + time::Duration::minutes(5));
    let home = signed_in(&mut person, &shelf, "baru@surat.example").await;
    assert!(text(&home.body).contains("Sudah diperiksa petugas"), "{}", text(&home.body));
}
