//! Administrators: the first set-up, invitations by code, two persons, switching off.

use crate::{
    bench::{Bench, catalogue_of, cookies},
    town::{assert_said, device, enrolled, make, notes, post, sign_in, WARD},
};
use application::StaffId;
use desk::kernel::session::key_text;
use factors::{codes::Code, totp::Shared};
use http::StatusCode;
use people::Role;
use store::{Contract, NO_PASSWORD, SessionKey, StaffRow};
use time::Duration;

async fn row(bench: &Bench, id: &str) -> Option<StaffRow> {
    bench.desk.store.find_staff(&bench.government.id, &StaffId(id.into())).await.expect("reads")
}

/// The code of the page that shows it.
fn code_in(page: &str) -> Option<String> {
    let rest = page.split("<strong><code>").nth(1)?;
    rest.split("</code>").next().map(str::to_owned)
}

/// From the typed code to the page behind it.
async fn open(bench: &Bench, code: &str) -> String {
    let reply = post(bench, "/petugas/undangan", "", &[("code", code)]).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    reply.location().to_owned()
}

#[tokio::test]
async fn the_printed_link_makes_one_administrator_with_a_passkey_once() {
    let bench = Bench::new();
    let ticket = SessionKey([5; 32]);
    let until = bench.desk.now().at + Duration::hours(1);
    bench.desk.store.put_ticket(&bench.government.id, &ticket, "setup", until).await.expect("kept");
    let link = format!("/petugas/siapkan/{}", key_text(&ticket));
    let form = bench.get(&link, "").await;
    assert_eq!(form.status, StatusCode::OK);
    assert_said(&form.body);
    let refused = bench.post(&link, "", &[("name", "Ayu Lestari"), ("sign-in", "Ayu Lestari")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("value=\"Ayu Lestari\""));
    let good = [("name", "Ayu Lestari"), ("sign-in", "ayu")];
    let made = bench.post(&link, "", &good).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    let on = made.location().to_owned();
    assert!(on.starts_with("/petugas/undangan/"));
    let ayu = row(&bench, "ayu").await.expect("made");
    assert_eq!((ayu.role.as_str(), ayu.active, ayu.password_hash.as_str()), (Role::Administrator.as_str(), true, NO_PASSWORD));
    assert_eq!(bench.get(&link, "").await.status, StatusCode::NOT_FOUND);
    assert_eq!(bench.post(&link, "", &good).await.status, StatusCode::NOT_FOUND);
    let mut device = device();
    let codes = make(&bench, &format!("{on}/kunci"), "", &mut device).await;
    assert!(codes.body.contains("Kode pemulihan Anda"));
    assert_eq!(bench.get("/petugas/admin/petugas", &cookies(&codes)).await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_invited_officer_makes_her_own_way_in_once() {
    let bench = Bench::new();
    let admin = bench.staff("ayu", Role::Administrator, "").await;
    let wrong = [("name", "Rina"), ("sign-in", "rina"), ("role", "ward_officer"), ("office", "357807")];
    let refused = bench.post("/petugas/admin/petugas", &admin, &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("tidak bekerja di kantor jenis ini") && row(&bench, "rina").await.is_none());
    let good = [("name", "Rina"), ("sign-in", "rina"), ("role", "ward_officer"), ("office", WARD)];
    let invited = bench.post("/petugas/admin/petugas", &admin, &good).await;
    assert_said(&invited.body);
    let code = code_in(&invited.body).expect("a code");
    let list = bench.get("/petugas/admin/petugas", &admin).await;
    assert!(list.body.contains("belum menyiapkan cara masuk") && !list.body.contains(&code), "the code is shown once");
    assert_said(&list.body);
    assert_said(&bench.get("/petugas/undangan", "").await.body);
    let mistyped = post(&bench, "/petugas/undangan", "", &[("code", "ZZZZZ-ZZZZZ")]).await;
    assert_eq!(mistyped.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(post(&bench, "/petugas/undangan", "", &[("code", "apa saja")]).await.body, mistyped.body);
    let link = open(&bench, &code.to_lowercase().replace('-', "")).await;
    let page = bench.get(&link, "").await;
    assert_said(&page.body);
    assert!(page.body.contains("Rina") && !page.body.contains("name=\"password\""), "a government without passwords");
    assert_eq!(bench.post(&format!("{link}/sandi"), "", &[]).await.status, StatusCode::NOT_FOUND);
    let mut device = device();
    assert_eq!(make(&bench, &format!("{link}/kunci"), "", &mut device).await.status, StatusCode::OK);
    assert_eq!(bench.get(&link, "").await.status, StatusCode::NOT_FOUND);
    assert_eq!(sign_in(&bench, &mut device).await.location(), "/petugas");
}

#[tokio::test]
async fn a_code_ends_after_three_days() {
    let bench = Bench::new();
    let admin = bench.staff("ayu", Role::Administrator, "").await;
    let good = [("name", "Rina"), ("sign-in", "rina"), ("role", "ward_officer"), ("office", WARD)];
    let code = code_in(&bench.post("/petugas/admin/petugas", &admin, &good).await.body).expect("a code");
    assert!(Code::parse(&code).is_some());
    bench.set_clock(bench.desk.now().at + Duration::days(3));
    assert_eq!(post(&bench, "/petugas/undangan", "", &[("code", &code)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn an_invitation_taken_ends_every_former_way_in() {
    let bench = Bench::new();
    let (mut former, cookie, _) = enrolled(&bench, "rina", Role::WardOfficer, WARD).await;
    let admin = bench.staff("ayu", Role::Administrator, "").await;
    let code = code_in(&bench.post("/petugas/admin/petugas/undang", &admin, &[("id", "rina")]).await.body).expect("a code");
    assert_eq!(bench.get("/petugas", &cookie).await.status, StatusCode::OK, "until it is taken the old way holds");
    let link = open(&bench, &code).await;
    let mut new = device();
    make(&bench, &format!("{link}/kunci"), "", &mut new).await;
    assert_eq!(bench.get("/petugas", &cookie).await.location(), "/petugas/masuk");
    assert_eq!(sign_in(&bench, &mut former).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(sign_in(&bench, &mut new).await.location(), "/petugas");
    assert!(notes(&bench, "rina").await.contains(&"invited".to_owned()));
}

#[tokio::test]
async fn where_there_are_two_administrators_one_asks_and_the_other_confirms() {
    let bench = Bench::new();
    let (_, ayu, _) = enrolled(&bench, "ayu", Role::Administrator, "").await;
    let (_, agus, _) = enrolled(&bench, "agus", Role::Administrator, "").await;
    enrolled(&bench, "kepala", Role::Head, "").await;
    let head = [("id", "kepala")];
    let asked = bench.post("/petugas/admin/petugas/undang", &ayu, &head).await;
    assert_eq!(asked.location(), "/petugas/admin/petugas", "no code yet: {}", asked.body);
    assert_eq!(bench.post("/petugas/admin/petugas/setujui", &ayu, &head).await.status, StatusCode::FORBIDDEN, "not by who asked");
    let list = bench.get("/petugas/admin/petugas", &agus).await.body;
    assert!(list.contains("Undangan diminta oleh ayu") && list.contains("Setujui undangan"));
    assert!(!bench.get("/petugas/admin/petugas", &ayu).await.body.contains("Setujui undangan"));
    let confirmed = bench.post("/petugas/admin/petugas/setujui", &agus, &head).await;
    assert!(code_in(&confirmed.body).is_some(), "{}", confirmed.body);
    assert_eq!(bench.post("/petugas/admin/petugas/setujui", &agus, &head).await.status, StatusCode::FORBIDDEN, "once");
    // A new head is asked for by two as well; a new ward officer is not; and switching off and on is no way around.
    let new_head = [("name", "Palsu"), ("sign-in", "palsu"), ("role", "head"), ("office", bench.government.registry_office.as_str())];
    assert!(code_in(&bench.post("/petugas/admin/petugas", &ayu, &new_head).await.body).is_none());
    let new_officer = [("name", "Rina"), ("sign-in", "rina"), ("role", "ward_officer"), ("office", WARD)];
    assert!(code_in(&bench.post("/petugas/admin/petugas", &ayu, &new_officer).await.body).is_some());
    bench.post("/petugas/admin/petugas/nonaktif", &ayu, &head).await;
    assert!(code_in(&bench.post("/petugas/admin/petugas/aktif", &ayu, &head).await.body).is_none());
    assert!(!row(&bench, "kepala").await.expect("there").active, "not active before the second yes");
    assert!(code_in(&bench.post("/petugas/admin/petugas/setujui", &agus, &head).await.body).is_some());
    assert!(row(&bench, "kepala").await.expect("there").active);
}

#[tokio::test]
async fn switching_off_ends_her_sessions_and_factors_and_nobody_switches_herself_off() {
    let bench = Bench::new();
    let admin = bench.staff("ayu", Role::Administrator, "").await;
    let (mut device, budi, _) = enrolled(&bench, "budi", Role::Registrar, "").await;
    assert_eq!(bench.get("/petugas/registrasi", &budi).await.status, StatusCode::OK);
    assert_eq!(bench.post("/petugas/admin/petugas/nonaktif", &admin, &[("id", "budi")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.get("/petugas/registrasi", &budi).await.location(), "/petugas/masuk");
    assert_eq!(sign_in(&bench, &mut device).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(bench.post("/petugas/admin/petugas/undang", &admin, &[("id", "budi")]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(bench.post("/petugas/admin/petugas/nonaktif", &admin, &[("id", "ayu")]).await.status, StatusCode::FORBIDDEN);
    assert!(row(&bench, "ayu").await.is_some_and(|row| row.active));
    let back = bench.post("/petugas/admin/petugas/aktif", &admin, &[("id", "budi")]).await;
    assert!(code_in(&back.body).is_some(), "{}", back.body);
    assert_eq!(sign_in(&bench, &mut device).await.status, StatusCode::UNPROCESSABLE_ENTITY, "her former passkey stays gone");
}

#[tokio::test]
async fn a_password_with_an_app_is_for_those_who_never_sign_and_counts_from_its_first_code() {
    let bench = Bench::of(catalogue_of("passwords = \"with-code\""));
    for (name, role) in [("kepala", Role::Head), ("ayu", Role::Administrator), ("budi", Role::Registrar)] {
        bench.staff(name, role, "").await;
        let link = crate::town::invite(&bench, name).await;
        assert!(!bench.get(&link, "").await.body.contains("name=\"password\""), "{name}");
        let forced = bench.post(&format!("{link}/sandi"), "", &[("password", "tujuh becak di jembatan"), ("password-again", "tujuh becak di jembatan")]).await;
        assert_eq!(forced.status, StatusCode::NOT_FOUND, "{name}");
    }
    bench.staff("rina", Role::WardOfficer, WARD).await;
    let link = crate::town::invite(&bench, "rina").await;
    let phrase = "tujuh becak di jembatan";
    let weak = bench.post(&format!("{link}/sandi"), "", &[("password", "surabaya123456"), ("password-again", "surabaya123456")]).await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_said(&weak.body);
    let shown = bench.post(&format!("{link}/sandi"), "", &[("password", phrase), ("password-again", phrase)]).await;
    assert_said(&shown.body);
    assert!(shown.body.contains("<svg class=\"qr\"") && !shown.body.contains(phrase));
    let chosen = shown.body.split("name=\"chosen\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a secret").to_owned();
    let typed = shown.body.split("<code>").nth(1).and_then(|rest| rest.split("</code>").next()).expect("letters").to_owned();
    let shared = Shared::parse(&typed).expect("letters of ours");
    let wrong = bench.post(&format!("{link}/kode"), "", &[("chosen", &chosen), ("code", "000000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(row(&bench, "rina").await.expect("there").password_hash, NO_PASSWORD, "nothing is kept before the first code");
    let code = shared.code_at(bench.desk.now().at).expect("a code");
    let done = bench.post(&format!("{link}/kode"), "", &[("chosen", &chosen), ("code", &code)]).await;
    assert!(done.body.contains("Kode pemulihan Anda"), "{}", done.body);
    let cookie = cookies(&done);
    assert_eq!(bench.get("/petugas/antrean", &cookie).await.status, StatusCode::OK);
    let again = bench.post("/petugas/masuk", "", &[("name", "rina"), ("password", phrase), ("code", &code)]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "the first code has been used");
    bench.set_clock(bench.desk.now().at + Duration::minutes(1));
    let next = shared.code_at(bench.desk.now().at).expect("a code");
    let signed_in = bench.post("/petugas/masuk", "", &[("name", "rina"), ("password", phrase), ("code", &next)]).await;
    assert_eq!(signed_in.location(), "/petugas");
}
