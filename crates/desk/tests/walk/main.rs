//! Every route, every role, on cases of one's own office, of the neighbouring ward, of another district and of another government, with
//! real ids on the running pages: who passes is what the pivot says, and who does not pass changes nothing.

#[path = "../bench/mod.rs"]
mod bench;
mod looks;
mod town;

use application::Application;
use catalogue::nik::Nik;
use desk::{auditor::pivot, kernel::{Gate, Line, from_unix, session::{key_text, parse_key}}};
use http::{Method, StatusCode};
use people::{Deed, Phase, Proof, Role, Where, Who};
use store::{AccountId, Accounts, Claim, Contact, Contract, Session, SessionData, SessionKey, SignIn, SignedInBy};
use town::{Place, Town};

/// What a cell of the pivot says about a case there.
fn expected(role: Role, place: Where, phase: Phase, at: Place) -> bool {
    match (place, at) {
        (_, Place::Foreign) | (Where::Mine, _) => false,
        (Where::Government, _) | (_, Place::Own) => true,
        // A draft belongs to the office that opened it.
        _ if phase == Phase::Draft => false,
        (Where::Own, _) => false,
        (Where::Below, Place::Sibling) => true,
        (Where::Below, Place::Far) => role != Role::DistrictOfficer,
    }
}

/// A phase of the row in which the route has something to show.
pub fn phase_for(line: &Line, phases: &[Phase]) -> Phase {
    let ends = ["akta", "akta.pdf", "pratinjau.pdf", "bukti-serah.pdf", "serah-ulang", "register"];
    if ends.iter().any(|end| line.path.ends_with(&format!("{{id}}/{end}"))) {
        return Phase::HandedOver;
    }
    let usual = [Phase::ReturnedByCounter, Phase::Ward, Phase::Registry, Phase::Signing, Phase::Issued, Phase::HandedOver];
    if phases.is_empty() { Phase::Registry } else { usual.into_iter().find(|one| phases.contains(one)).unwrap_or(Phase::Draft) }
}

pub fn path_of(line: &Line, case: &Application) -> String {
    let photo = case.documents.iter().find(|one| one.pages > 0).expect("each case has a photo");
    let page = if line.path.contains("/tanya/") { "child-when" } else { "1" };
    line.path
        .replace("{id}", &case.id.to_string())
        .replace("{document}", &photo.document.to_string())
        .replace("{slot}", photo.slot.as_str())
        .replace("{page}", page)
        .replace("{output}", "child-card")
        .replace("{part}", "medical-cause")
        .replace("{other}", &"0".repeat(32))
}

/// What the forms of these routes must carry before anybody is asked about rights.
pub fn form_of<'a>(line: &Line, pin: &'a str) -> Vec<(&'static str, &'a str)> {
    let reason = ("reason", "Alasan yang cukup panjang untuk dibaca.");
    match line.path.rsplit('/').next() {
        Some("usul") => vec![("field", "child.birth_place"), ("child.birth_place", "Malang"), reason],
        Some("bantah") => vec![("identity", "id-card"), ("note", "Datang sendiri.")],
        Some("konfirmasi") => vec![("signed", "yes")],
        Some("jawab-usul" | "putus-tolak" | "izin-cetak" | "putus-perubahan" | "putus-buku") => vec![("answer", "yes")],
        Some("duplikat") => vec![("other", "ffffffffffffffffffffffffffffffff"), ("verdict", "different"), reason],
        Some("kitir.pdf") => vec![("pin", pin), ("size", "a6")],
        _ => Vec::new(),
    }
}

pub async fn ask(town: &Town, line: &Line, case: &Application, cookie: &str) -> bench::Reply {
    let path = path_of(line, case);
    match line.method {
        Method::GET => town.bench.get(&path, cookie).await,
        _ if ["dokumen/{slot}", "/luar", "pindaian", "{output}/pdf"].iter().any(|end| line.path.ends_with(end)) => town.bench.upload(&path, cookie, &[], "photo-camera", b"no picture").await,
        _ => town.bench.post(&path, cookie, &form_of(line, town.pin(case.id))).await,
    }
}

/// The page that keeps what a lost browser typed shows that and nothing of the case.
fn keeps_typed_words_only(line: &Line, reply: &bench::Reply, case: &Application) -> bool {
    let name = case.answers.get("child.name").expect("each child has a name");
    line.path.ends_with("/tanya/{page}") && line.method == Method::POST && reply.status == StatusCode::OK && !reply.body.contains(name)
}

fn refused(status: StatusCode) -> bool {
    matches!(status, StatusCode::FORBIDDEN | StatusCode::NOT_FOUND)
}

#[tokio::test]
async fn staff_reach_the_cases_that_the_pivot_gives_them_and_no_others() {
    let mut town = Town::new().await;
    let (_, lines) = desk::routes(town.bench.desk.clone());
    let of_case: Vec<&Line> = lines.iter().filter(|line| line.path.contains("{id}") && matches!(line.gate, Gate::Staff(_))).collect();
    assert!(of_case.len() > 50, "only {} routes of a case", of_case.len());
    let (mut asked, mut faults) = (0, Vec::new());
    for role in Role::ALL {
        let cookie = town.staff(role).await;
        for line in &of_case {
            let Gate::Staff(deed) = line.gate else { continue };
            let word = pivot::staff_cell(Some(deed), role);
            let right = pivot::right(deed, Who::Staff(role)).filter(|_| !word.is_empty());
            let phase = phase_for(line, right.map_or(&[], |right| right.phases));
            for at in Place::ALL {
                let case = town.case(at, phase, role).await;
                let reply = ask(&town, line, &case, &cookie).await;
                let passes = right.is_some_and(|right| expected(role, right.place, phase, at));
                let after = town.read(at, case.id).await;
                asked += 1;
                if refused(reply.status) == passes || reply.status.is_server_error() {
                    faults.push(format!("{role:?} {} {} at {at:?} while {phase:?}: {}, expected to pass: {passes}", line.method, line.path, reply.status));
                }
                if !passes && after.seq != case.seq {
                    faults.push(format!("{role:?} changed a case at {at:?} by {} {}", line.method, line.path));
                }
                town.keep_or_drop(at, phase, role, &case, &after);
            }
        }
    }
    assert!(faults.is_empty(), "{} of {asked} cells are not as the pivot says:\n{}", faults.len(), faults.join("\n"));
    assert!(asked > 1500, "only {asked} cells");
}

#[tokio::test]
async fn officers_change_nothing_while_a_case_lies_on_another_desk() {
    let mut town = Town::new().await;
    let (_, lines) = desk::routes(town.bench.desk.clone());
    let phases = [Phase::Ward, Phase::ReturnedByCounter, Phase::Registry, Phase::Signing, Phase::Issued, Phase::HandedOver];
    let mut asked = 0;
    for role in [Role::WardOfficer, Role::DistrictOfficer, Role::Registrar, Role::Head] {
        let cookie = town.staff(role).await;
        for line in lines.iter().filter(|line| line.path.contains("{id}") && line.method == Method::POST) {
            let Gate::Staff(Deed::Act(act)) = line.gate else { continue };
            let Some(right) = pivot::right(Deed::Act(act), Who::Staff(role)).filter(|right| !right.phases.is_empty()) else { continue };
            for phase in phases.into_iter().filter(|phase| !right.phases.contains(phase)) {
                let case = town.case(Place::Own, phase, role).await;
                let reply = ask(&town, line, &case, &cookie).await;
                let after = town.read(Place::Own, case.id).await;
                asked += 1;
                assert_eq!(after.seq, case.seq, "{role:?} {} while {phase:?}: {}", line.path, reply.status);
                assert!(reply.status.is_client_error() || reply.status.is_redirection(), "{role:?} {} while {phase:?}: {}", line.path, reply.status);
            }
        }
    }
    assert!(asked > 150, "only {asked} cells");
}

/// A browser that proves this, of the first government.
async fn browser(town: &Town, data: SessionData, label: &str) -> String {
    let now = town.bench.desk.now();
    let key = SessionKey(now.draw(label));
    let session = Session {
        government: town.bench.government.id.clone(), staff: None, created_at: now.at, seen_at: now.at,
        expires_at: now.at + time::Duration::hours(8), data,
    };
    town.bench.desk.store.put_session(&key, session).await.expect("sessions are kept");
    format!("warga={}", key_text(&key))
}

fn proved(proof: Proof, case: &Application, now: i64) -> SessionData {
    match proof {
        Proof::Browser => SessionData { drafts: vec![case.id], ..SessionData::default() },
        Proof::Pin => SessionData { opened: vec![(case.id, now + 600)], ..SessionData::default() },
        Proof::Account => SessionData { account: Some(AccountId(case.id)), ..SessionData::default() },
    }
}

/// The case stands in an account that this browser is signed in to.
async fn join(town: &Town, case: &Application, cookie: &str) {
    let (store, government, now) = (&town.bench.desk.store, &town.bench.government.id, town.bench.desk.now());
    let key = parse_key(cookie.trim_start_matches("warga=")).expect("a key");
    let claim = Claim { nik: Nik::parse("9978075203960001").expect("nobody's"), contact: Contact::Email(format!("{}@surat.example", case.id)) };
    let expires_at = now.at + time::Duration::hours(8);
    let sign_in = SignIn { key, replaces: None, id: now.draw("sign-in"), by: SignedInBy::Code, agent: "other".into(), at: now.at, expires_at };
    let account = store.enter_account(government, claim, AccountId(case.id), "id", None, sign_in).await.expect("an account");
    store.add_account_case(government, account, case.id, true, now.at).await.expect("joined");
}

#[tokio::test]
async fn citizens_reach_their_own_case_and_no_other() {
    let mut town = Town::new().await;
    let (_, lines) = desk::routes(town.bench.desk.clone());
    let now = town.bench.desk.now().at.unix_timestamp();
    let strange = |reply: &bench::Reply| refused(reply.status) || reply.location().starts_with("/lanjut");
    let mut faults = Vec::new();
    for line in &lines {
        let Gate::Applicant(deed) = line.gate else { continue };
        let phases = pivot::right(deed, Who::Applicant(Proof::Pin)).map_or(&[][..], |right| right.phases);
        let phase = if line.path.contains("akta") { Phase::HandedOver } else { phase_for(line, phases) };
        let other = town.case(Place::Far, Phase::Ward, Role::WardOfficer).await;
        for proof in Proof::ALL {
            let case = town.case(Place::Own, phase, Role::WardOfficer).await;
            let path = path_of(line, &case);
            let holder = browser(&town, proved(proof, &case, now), &format!("{path} {proof:?}")).await;
            if proof == Proof::Account {
                join(&town, &case, &holder).await;
            }
            let reply = ask(&town, line, &case, &holder).await;
            if reply.location().starts_with("/lanjut") || reply.status == StatusCode::FORBIDDEN || reply.status.is_server_error() {
                faults.push(format!("{} {} by {proof:?}: {} {}", line.method, line.path, reply.status, reply.location()));
            }
            let after = town.read(Place::Own, case.id).await;
            town.keep_or_drop(Place::Own, phase, Role::WardOfficer, &case, &after);
        }
        for at in [Place::Own, Place::Foreign] {
            let case = town.case(at, phase, Role::WardOfficer).await;
            let data = SessionData { drafts: vec![other.id], opened: vec![(other.id, now + 600)], ..SessionData::default() };
            let stale = SessionData { opened: vec![(case.id, now - 1)], ..SessionData::default() };
            let strangers = [String::new(), browser(&town, data, &format!("{} {at:?}", line.path)).await, browser(&town, stale, &format!("{} {at:?} stale", line.path)).await];
            for cookie in strangers.iter().chain([&town.staff(Role::Registrar).await]) {
                let reply = ask(&town, line, &case, cookie).await;
                let stays_out = strange(&reply) || keeps_typed_words_only(line, &reply, &case);
                if !stays_out || town.read(at, case.id).await.seq != case.seq {
                    faults.push(format!("{} {} to a stranger at {at:?}: {} {}", line.method, line.path, reply.status, reply.location()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    assert!(from_unix(now) > from_unix(0));
}

/// A session of one government is nobody in another, whatever its role.
#[tokio::test]
async fn a_session_is_nobody_at_another_governments_address() {
    let town = Town::new().await;
    let (_, lines) = desk::routes(town.bench.desk.clone());
    for role in Role::ALL {
        let cookie = town.staff(role).await;
        for line in lines.iter().filter(|line| matches!(line.gate, Gate::Staff(_) | Gate::SignedIn | Gate::Proved) && !line.path.contains('{')) {
            let request = http::Request::builder().method(line.method.clone()).uri(line.path).header("host", town::HOST).header("cookie", &cookie);
            let reply = town.bench.send(request.body(axum::body::Body::empty()).expect("a request")).await;
            assert_eq!((reply.status, reply.location()), (StatusCode::SEE_OTHER, "/petugas/masuk"), "{role:?} {} {}", line.method, line.path);
        }
    }
}
