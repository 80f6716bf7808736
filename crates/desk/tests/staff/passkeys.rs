//! Signing in by a passkey; adding one and taking one away.

use crate::{
    bench::{Bench, cookies},
    town::{assert_said, begin, device, enrolled, fetch, make, notes, post, prove, sign_in, WARD},
};
use application::StaffId;
use http::StatusCode;
use people::Role;
use store::{Contract, StaffRow, StaffSecurity};
use time::Duration;

#[tokio::test]
async fn a_passkey_opens_the_desk_without_a_name_and_under_a_new_key_each_time() {
    let bench = Bench::new();
    let (mut device, first, _) = enrolled(&bench, "rina", Role::WardOfficer, WARD).await;
    let page = bench.get("/petugas/masuk", "").await;
    assert_said(&page.body);
    assert!(page.body.contains("data-passkey=\"prove\"") && !page.body.contains("name=\"name\""), "no name is asked for");
    let reply = sign_in(&bench, &mut device).await;
    assert_eq!((reply.status, reply.location()), (StatusCode::SEE_OTHER, "/petugas"));
    let second = cookies(&reply);
    assert_ne!(first, second);
    assert_eq!(bench.get("/petugas", &second).await.status, StatusCode::OK);
    assert_eq!(notes(&bench, "rina").await, ["signed-in", "signed-in", "invitation-taken"]);
}

#[tokio::test]
async fn an_answer_counts_once_in_time_and_for_its_own_challenge() {
    let bench = Bench::new();
    let (mut device, ..) = enrolled(&bench, "rina", Role::WardOfficer, WARD).await;
    let (ceremony, options) = begin(&bench, "/petugas/masuk/kunci/mulai", "").await;
    let answer = device.prove(&options);
    let form = [("ceremony", ceremony.as_str()), ("answer", answer.as_str())];
    assert_eq!(post(&bench, "/petugas/masuk/kunci", "", &form).await.status, StatusCode::SEE_OTHER);
    let again = post(&bench, "/petugas/masuk/kunci", "", &form).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "the same answer again");
    let (other, _) = begin(&bench, "/petugas/masuk/kunci/mulai", "").await;
    let crossed = post(&bench, "/petugas/masuk/kunci", "", &[("ceremony", &other), ("answer", &answer)]).await;
    assert_eq!(crossed.body, again.body, "an answer to another challenge looks the same");
    let (late, options) = begin(&bench, "/petugas/masuk/kunci/mulai", "").await;
    let answer = device.prove(&options);
    bench.set_clock(bench.desk.now().at + Duration::minutes(5));
    let late = post(&bench, "/petugas/masuk/kunci", "", &[("ceremony", &late), ("answer", &answer)]).await;
    assert_eq!(late.body, again.body);
    assert_said(&late.body);
}

#[tokio::test]
async fn unknown_removed_switched_off_and_copied_passkeys_look_alike() {
    let bench = Bench::new();
    let (mut copied, ..) = enrolled(&bench, "rina", Role::WardOfficer, WARD).await;
    let (mut off, ..) = enrolled(&bench, "budi", Role::WardOfficer, WARD).await;
    assert_eq!(sign_in(&bench, &mut copied).await.status, StatusCode::SEE_OTHER);
    copied.counter = 0;
    let answer = sign_in(&bench, &mut copied).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(notes(&bench, "rina").await.first().map(String::as_str), Some("passkey-copied"));
    let id = StaffId("budi".into());
    let row = bench.desk.store.find_staff(&bench.government.id, &id).await.expect("a read").expect("there");
    bench.desk.store.put_staff(&bench.government.id, StaffRow { active: false, ..row }).await.expect("a write");
    assert_eq!(sign_in(&bench, &mut off).await.body, answer.body);
    let (ceremony, options) = begin(&bench, "/petugas/masuk/kunci/mulai", "").await;
    let mut stranger = device();
    // She made her passkey elsewhere; here nobody knows it.
    stranger.make("{\"publicKey\":{\"challenge\":\"AAAA\",\"user\":{\"id\":\"AAAAAAAAAAAAAAAAAAAAAA\"}}}");
    let unknown = stranger.prove(&options);
    assert_eq!(post(&bench, "/petugas/masuk/kunci", "", &[("ceremony", &ceremony), ("answer", &unknown)]).await.body, answer.body);
    assert_eq!(post(&bench, "/petugas/masuk/kunci", "", &[("ceremony", "x"), ("answer", "{}")]).await.body, answer.body);
}

#[tokio::test]
async fn passkeys_belong_to_the_governments_own_names() {
    let bench = Bench::new();
    let at = |host: &str| http::Request::post("/petugas/masuk/kunci/mulai").header("host", host).body(axum::body::Body::empty()).expect("a request");
    let named = bench.send(at("surabaya.localhost:8080")).await;
    assert!(named.body.contains("\"rpId\":\"surabaya.localhost\""), "{}", named.body);
    let foreign = bench.send(at("evil.example")).await;
    assert!(foreign.body.contains("\"rpId\":\"localhost\""), "whatever a request calls itself: {}", foreign.body);
    let bench = Bench::with(|settings| settings.public_url = "http://127.0.0.1:8080".into());
    let number = bench.send(at("127.0.0.1:8080")).await;
    assert_eq!(number.status, StatusCode::BAD_REQUEST);
    assert!(number.body.contains("nama resminya"), "{}", number.body);
}

#[tokio::test]
async fn a_second_passkey_is_added_with_a_fresh_proof_and_the_last_is_not_taken_away() {
    let bench = Bench::new();
    let (mut first, cookie, _) = enrolled(&bench, "rina", Role::WardOfficer, WARD).await;
    bench.set_clock(bench.desk.now().at + Duration::minutes(11));
    assert_eq!(bench.get("/petugas/keamanan/kunci", &cookie).await.location(), "/petugas/bukti");
    assert_eq!(fetch(&bench, "/petugas/keamanan/kunci/mulai", &cookie).await.location(), "/petugas/bukti");
    let proved = prove(&bench, "/petugas/bukti/kunci", &cookie, &mut first).await;
    assert_eq!(proved.location(), "/petugas/keamanan/kunci", "back to the page that she had opened: {}", proved.body);
    let cookie = cookies(&proved);
    assert_said(&bench.get("/petugas/keamanan/kunci", &cookie).await.body);
    let known = bench.desk.store.passkeys(&bench.government.id, &StaffId("rina".into())).await.expect("a read");
    let id = |row: &store::PasskeyRow| row.id.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let last = post(&bench, "/petugas/keamanan/kunci/hapus", &cookie, &[("key", &id(&known[0]))]).await;
    assert_eq!(last.status, StatusCode::CONFLICT, "{}", last.body);
    assert_said(&last.body);
    let mut second = device();
    assert_eq!(make(&bench, "/petugas/keamanan/kunci", &cookie, &mut second).await.location(), "/petugas/keamanan");
    let page = bench.get("/petugas/keamanan", &cookie).await;
    assert_said(&page.body);
    assert!(page.body.contains("Kunci USB biru") && page.body.contains("Kunci sandi ditambah"));
    assert_eq!(post(&bench, "/petugas/keamanan/kunci/hapus", &cookie, &[("key", &id(&known[0]))]).await.location(), "/petugas/keamanan");
    assert_eq!(sign_in(&bench, &mut first).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(sign_in(&bench, &mut second).await.location(), "/petugas");
}

#[tokio::test]
async fn nobody_removes_somebody_elses_passkey_or_answers_for_her() {
    let bench = Bench::new();
    let (mut hers, cookie, _) = enrolled(&bench, "rina", Role::WardOfficer, WARD).await;
    let (_, other, _) = enrolled(&bench, "budi", Role::WardOfficer, WARD).await;
    let known = bench.desk.store.passkeys(&bench.government.id, &StaffId("rina".into())).await.expect("a read");
    let id = known[0].id.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    assert_eq!(post(&bench, "/petugas/keamanan/kunci/hapus", &other, &[("key", &id)]).await.status, StatusCode::NOT_FOUND);
    let (ceremony, options) = begin(&bench, "/petugas/bukti/kunci/mulai", &cookie).await;
    let answer = hers.prove(&options);
    let crossed = post(&bench, "/petugas/bukti/kunci", &other, &[("ceremony", &ceremony), ("answer", &answer)]).await;
    assert_eq!(crossed.status, StatusCode::UNPROCESSABLE_ENTITY, "her proof in another's session");
}

#[tokio::test]
async fn the_explanation_needs_no_script_and_no_account() {
    let bench = Bench::new();
    let page = bench.get("/petugas/kunci-sandi", "").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_said(&page.body);
    assert!(page.body.contains("http://localhost:8080"));
}
