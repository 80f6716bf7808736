//! The window for signing, exports, roles and erasing: what opens it, how long, and that nothing typed is lost.

use crate::{
    bench::{Bench, catalogue_of, cookies},
    town::{assert_said, enrolled, notes, post, prove, WARD},
};
use desk::kernel::{Demo, Gate, proof};
use http::{Method, StatusCode};
use people::Role;
use time::Duration;

#[tokio::test]
async fn after_ten_minutes_a_form_waits_for_a_proof_and_goes_on_with_what_was_typed() {
    let bench = Bench::new();
    let (mut device, cookie, _) = enrolled(&bench, "ayu", Role::Administrator, "").await;
    let form = [("name", "Rina <Hartati>"), ("sign-in", "rina"), ("role", "ward_officer"), ("office", WARD)];
    bench.set_clock(bench.desk.now().at + Duration::minutes(9));
    let wrong = post(&bench, "/petugas/admin/petugas", &cookie, &[("name", "R"), ("sign-in", "x")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "within the window the form is judged");
    bench.set_clock(bench.desk.now().at + Duration::minutes(2));
    assert_eq!(bench.get("/petugas/admin/petugas", &cookie).await.status, StatusCode::OK, "reading wants no proof");
    assert_eq!(post(&bench, "/petugas/admin/petugas", &cookie, &form).await.location(), "/petugas/bukti");
    let page = bench.get("/petugas/bukti", &cookie).await;
    assert_said(&page.body);
    assert!(page.body.contains("tersimpan dan dilanjutkan") && !page.body.contains("name=\"password\""));
    let proved = prove(&bench, "/petugas/bukti/kunci", &cookie, &mut device).await;
    let fresh = cookies(&proved);
    assert_ne!(fresh, cookie);
    assert_eq!(bench.get("/petugas", &cookie).await.location(), "/petugas/masuk", "the key before is nobody's");
    assert_said(&proved.body);
    for kept in ["action=\"/petugas/admin/petugas\"", "value=\"Rina &lt;Hartati&gt;\"", "name=\"office\" value=\"3578071002\""] {
        assert!(proved.body.contains(kept), "{kept}: {}", proved.body);
    }
    let done = post(&bench, "/petugas/admin/petugas", &fresh, &form).await;
    assert!(done.body.contains("Kode:"), "{}", done.body);
    assert_eq!(notes(&bench, "ayu").await.first().map(String::as_str), Some("proved-anew"));
    assert!(!bench.get("/petugas/bukti", &fresh).await.body.contains("tersimpan dan dilanjutkan"), "what went on waits no more");
}

#[tokio::test]
async fn every_post_that_binds_the_government_waits_for_a_proof_and_no_other_does() {
    let bench = Bench::new();
    let (_, lines) = desk::routes(bench.desk.clone());
    let mut waited = Vec::new();
    for role in Role::ALL {
        let office = match role {
            Role::WardOfficer => WARD,
            Role::DistrictOfficer => "357807",
            Role::Notifier => "contoh-rs",
            Role::Helper => "contoh-balai",
            Role::Registrar | Role::Head | Role::Administrator | Role::Auditor | Role::Connector => "",
        };
        let cookie = bench.staff(role.as_str(), role, office).await;
        bench.mark(&cookie, |seat| seat.proved_until = 0).await;
        for line in lines.iter().filter(|line| line.path != "/petugas/keluar") {
            let passes = match line.gate {
                Gate::Staff(deed) => people::passes(role, deed),
                Gate::SignedIn | Gate::Proved => true,
                Gate::Open | Gate::Applicant(_) | Gate::Member(_) | Gate::Machine(_) => false,
            };
            if !passes {
                continue;
            }
            let path = line.path.replace("{id}", &"0".repeat(32)).replace("{service}", "birth").replace(['{', '}'], "");
            let reply = if line.method == Method::GET { bench.get(&path, &cookie).await } else { bench.post(&path, &cookie, &[("a", "b")]).await };
            let waits = (reply.status, reply.location()) == (StatusCode::SEE_OTHER, "/petugas/bukti");
            assert_eq!(waits, proof::is_wanted(line.gate, &line.method), "{} {} as {role:?}: {} {}", line.method, line.path, reply.status, reply.location());
            if waits {
                waited.push(line.path);
            }
        }
    }
    for path in ["/petugas/tanda-tangan", "/petugas/data-subjek", "/petugas/hapus-data", "/petugas/admin/petugas/undang", "/petugas/keamanan/kunci/hapus"] {
        assert!(waited.contains(&path), "{path}: {waited:?}");
    }
}

#[tokio::test]
async fn in_the_demo_the_printed_password_is_proof_and_the_page_says_why() {
    let phrase = "kuda hijau makan rumput";
    let bench = Bench::with(|settings| settings.demo = Some(Demo::default()));
    let cookie = bench.staff("kepala", Role::Head, "").await;
    let hash = desk::kernel::password::hash(phrase.into(), [7; 16]).await.expect("hashes");
    let (store, id) = (&bench.desk.store, application::StaffId("kepala".into()));
    let row = store::Contract::find_staff(store, &bench.government.id, &id).await.expect("a read").expect("there");
    store::Contract::put_staff(store, &bench.government.id, store::StaffRow { password_hash: hash, ..row }).await.expect("a write");
    bench.mark(&cookie, |seat| (seat.proved_until, seat.way) = (0, "practice".into())).await;
    assert_eq!(bench.post("/petugas/data-subjek", &cookie, &[("nik", "9978074101900001")]).await.location(), "/petugas/bukti");
    let page = bench.get("/petugas/bukti", &cookie).await;
    assert!(page.body.contains("demo untuk berlatih") && !page.body.contains("9978074101900001"), "{}", page.body);
    let wrong = bench.post("/petugas/bukti/sandi", &cookie, &[("password", "salah salah salah")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let proved = bench.post("/petugas/bukti/sandi", &cookie, &[("password", phrase)]).await;
    assert!(proved.body.contains("name=\"nik\" value=\"9978074101900001\""), "what she typed goes on: {}", proved.body);
    let export = bench.post("/petugas/data-subjek", &cookies(&proved), &[("nik", "9978074101900001")]).await;
    assert_eq!(export.headers["content-type"], "application/json");
}

#[tokio::test]
async fn a_password_with_a_code_never_opens_the_window() {
    let bench = Bench::of(catalogue_of("passwords = \"with-code\""));
    let cookie = bench.staff("ayu", Role::Administrator, "").await;
    bench.mark(&cookie, |seat| (seat.proved_until, seat.way) = (0, "password-code".into())).await;
    assert_eq!(bench.post("/petugas/admin/petugas/undang", &cookie, &[("id", "ayu")]).await.location(), "/petugas/bukti");
    let page = bench.get("/petugas/bukti", &cookie).await;
    assert!(!page.body.contains("data-passkey") && !page.body.contains("name=\"password\"") && page.body.contains("memerlukan kunci sandi"), "{}", page.body);
}
