//! A false death from end to end: she is told by her own contact, stops it from home, nothing is given out, the entry is annulled, and its
//! history stays.

use crate::{
    account::{letters, posted, signed_in},
    bench::Bench,
    browser::{Browser, text},
};
use application::{
    Actor, Application, ApplicationId, Command, DocumentId, Refusal,
    action::{ConfirmedBy, Document, DocumentDecision, DocumentSource, PaperSeen},
};
use catalogue::{Answers, FieldId, ServiceId, nik::Nik, service::StepAct};
use desk::kernel::{Doing, Halt, Visit, act};
use http::StatusCode;
use people::Role;
use registry::{AnnotationKind, Standing};
use store::{AccountId, Accounts, Claim, Contact, Contract, SessionKey, SignIn, SignedInBy};
use time::Duration;

const NIK: &str = "9978075203960001";
const EMAIL: &str = "sri@surat.example";

async fn tried(bench: &Bench, actor: &Actor, id: ApplicationId, create: Option<&str>, command: Command) -> Result<(), Halt> {
    let visit = Visit::bare(&bench.desk, &http::Uri::from_static("/petugas"), &http::HeaderMap::new(), &http::Extensions::new()).await;
    let doing = Doing { application: id, create: create.map(ServiceId::new), seen: None, delivery: None, pin_to: None };
    act(&visit, actor.clone(), doing, command).await.map(drop)
}

async fn done(bench: &Bench, actor: &Actor, id: ApplicationId, command: Command) {
    tried(bench, actor, id, None, command).await.unwrap_or_else(|halt| panic!("{halt:?}"));
}

async fn case(bench: &Bench, id: ApplicationId) -> Application {
    bench.desk.store.find_application(&bench.government.id, id).await.expect("reads").expect("there")
}

struct Office {
    rina: Actor,
    budi: Actor,
    siti: Actor,
    sri: Actor,
    dewi: Actor,
}

fn office(bench: &Bench) -> Office {
    Office {
        rina: bench.actor("rina", Role::WardOfficer, "3578071002"),
        budi: bench.actor("budi", Role::Registrar, ""),
        siti: bench.actor("siti", Role::Registrar, ""),
        sri: bench.actor("kepala", Role::Head, ""),
        dewi: bench.actor("dewi", Role::DistrictOfficer, "357807"),
    }
}

/// Filed, seen and reviewed at the counter of the ward.
async fn reviewed(bench: &Bench, number: u8, service: &str, answers: Answers) -> ApplicationId {
    let (id, of) = (ApplicationId([number; 16]), bench.government.find_service(service).expect("offered"));
    let rina = office(bench).rina;
    let today = bench.government.calendar.date_of(bench.desk.now().at);
    let asked = of.requirements(&answers, &of.facts(&answers, today), today);
    let documents = asked.iter().enumerate().map(|(place, one)| Document {
        document: DocumentId([u8::try_from(place).expect("few"); 16]), slot: one.slot.clone(), source: DocumentSource::Paper, pages: 0,
    });
    let file = Command::File { language: "id".into(), documents: documents.collect(), answers };
    tried(bench, &rina, id, Some(service), file).await.unwrap_or_else(|halt| panic!("{halt:?}"));
    done(bench, &rina, id, Command::Submit { statement_of_truth: true, papers: Vec::new(), witnesses_present: false }).await;
    let asked = case(bench, id).await.requirements;
    let papers = asked.iter().map(|one| PaperSeen { slot: one.slot.clone(), original_seen: true, matches_photo: true, copy_kept: true, sheets: 1, missing_reason: None });
    done(bench, &rina, id, Command::SeeOriginals { papers: papers.collect(), witnesses_present: true }).await;
    let documents = asked.iter().map(|one| DocumentDecision { slot: one.slot.clone(), kind: of.slots[one.slot.as_str()].kinds[0].clone() });
    done(bench, &rina, id, Command::Review { documents: documents.collect(), draft_signed: false }).await;
    id
}

/// Approved, agreed to where that is asked for, and in the register.
async fn registered(bench: &Bench, number: u8, service: &str, answers: Answers) -> ApplicationId {
    let id = reviewed(bench, number, service, answers).await;
    let budi = office(bench).budi;
    done(bench, &budi, id, Command::Approve).await;
    if case(bench, id).await.due_act() == Some(StepAct::Confirm) {
        done(bench, &Actor::Applicant, id, Command::Confirm { by: ConfirmedBy::Tracker }).await;
    }
    done(bench, &budi, id, Command::Register).await;
    id
}

fn birth() -> Answers {
    let mut answers: Answers = crate::applying::answers().into_iter().collect();
    answers.set(&FieldId::new("informant.nik"), NIK);
    answers
}

fn death() -> Answers {
    [
        ("informant.relation", "child"), ("informant.name", "Ratna Palsu"), ("informant.nik", "9978074101700001"), ("deceased.identity", "resident"),
        ("deceased.name", "Sri Wahyuni"), ("deceased.nik_known", "yes"), ("deceased.nik", NIK), ("deceased.sex", "female"), ("deceased.birth_date", "1996-03-12"),
        ("deceased.birth_place", "Surabaya"), ("deceased.marital_status", "married"), ("deceased.head_of_family", "no"), ("family.card_number", "9978071203200003"),
        ("family.address", "Jalan Contoh 12"), ("family.rt", "3"), ("family.rw", "5"), ("family.ward", "35.78.07.1002"), ("deceased.death_date", "2026-11-20"),
        ("deceased.death_time", "04:15"), ("death.place_kind", "hospital"), ("death.place", "Surabaya"), ("death.proof", "doctor-letter"), ("death.stated_by", "doctor"),
        ("death.cause", "illness"), ("deceased.birth_order", "2"), ("father.name", "Sastro Contoh"), ("mother.name", "Tumini Contoh"), ("witness1.name", "Rina Saksi"),
        ("witness1.nik_known", "no"), ("witness2.name", "Slamet Saksi"), ("witness2.nik_known", "no"), ("delivery.method", "pick-up"),
        ("delivery.family_card", "none"), ("delivery.spouse_card", "none"),
    ]
    .into_iter()
    .collect()
}

/// A counter has seen her papers.
async fn verified(bench: &Bench) {
    let now = bench.desk.now();
    let claim = Claim { nik: Nik::parse(NIK).expect("nobody's"), contact: Contact::Email(EMAIL.into()) };
    let sign_in = SignIn { key: SessionKey([5; 32]), replaces: None, id: [5; 16], by: SignedInBy::Code, agent: "other".into(), at: now.at, expires_at: now.at + Duration::HOUR };
    let fresh = AccountId(ApplicationId([5; 16]));
    bench.desk.store.enter_account(&bench.government.id, claim, fresh, "id", Some(office(bench).rina), sign_in).await.expect("a write");
}

async fn print(bench: &Bench, id: ApplicationId) -> Refusal {
    match tried(bench, &office(bench).dewi, id, None, Command::Print).await {
        Err(Halt::Refused(refusal)) => *refusal,
        other => panic!("not printed: {other:?}"),
    }
}

async fn sign(bench: &Bench, id: ApplicationId) {
    let sha256 = "ab".repeat(32);
    bench.desk.store.put_certificate(&bench.government.id, id, &sha256, b"%PDF-1.7".to_vec(), &bench.desk.now()).await.expect("kept");
    done(bench, &office(bench).sri, id, Command::Sign { certificate_sha256: sha256 }).await;
}

#[tokio::test]
async fn the_living_woman_is_told_stops_it_and_the_entry_is_annulled_and_stays() {
    let (bench, shelf) = posted();
    verified(&bench).await;
    let earlier = registered(&bench, 1, "birth", birth()).await;
    let dead = registered(&bench, 2, "death", death()).await;
    sign(&bench, dead).await;

    // Her own contacts: the account that a counter has seen, and the case that she filed before.
    let mail = letters(&bench, &shelf).await;
    assert!(mail.iter().any(|letter| letter.to == EMAIL && letter.text.contains("dicatat atas NIK Anda")), "{mail:?}");
    let told = bench.desk.store.outbox(&bench.government.id, Some(earlier), None, 30).await.expect("reads");
    assert!(told.iter().any(|row| format!("{:?}", row.effect).contains("recorded-of-you")), "{told:?}");

    let mut hers = Browser::new(&bench);
    signed_in(&mut hers, &shelf, EMAIL).await;
    let home = hers.open("/akun").await;
    let page = format!("/akun/catatan/{dead}");
    assert!(home.body.contains(&page), "{}", text(&home.body));
    let shown = hers.open(&page).await;
    assert!(!shown.body.contains("Ratna") && !shown.body.contains("Palsu"), "nothing of the family that reported it");
    let unticked = hers.send(&shown, &page, &[]).await;
    assert_eq!(unticked.status, StatusCode::UNPROCESSABLE_ENTITY);
    let stopped = hers.send(&shown, &page, &[("mine", "yes"), ("note", "Saya masih hidup.")]).await;
    assert_eq!(stopped.status, StatusCode::SEE_OTHER);
    assert!(text(&hers.open(&page).await.body).contains("Sudah dihentikan"));

    assert_eq!(print(&bench, dead).await, Refusal::Contested);
    let token = ApplicationId(bench.desk.store.token_of(&bench.government.id, dead));
    let tracker = bench.get(&format!("/k/{token}"), "").await;
    assert!(text(&tracker.body).contains("dihentikan sementara"), "the public reason: {}", text(&tracker.body));
    let dewi = bench.staff("dewi", Role::DistrictOfficer, "357807").await;
    assert!(bench.get(&format!("/petugas/permohonan/{dead}"), &dewi).await.body.contains("menyatakan catatan ini keliru"));
    annulled(&bench, dead).await;
    assert_eq!(print(&bench, dead).await, Refusal::EntryAnnulled);
    assert!(!hers.open("/akun").await.body.contains(&page), "it is settled");
}

/// Reversed by an annulment, which two officers agree on; the entry and its history stay.
async fn annulled(bench: &Bench, dead: ApplicationId) {
    let office = office(bench);
    let number = case(bench, dead).await.registration.expect("registered").number.to_string();
    let answers = [
        ("informant.relation", "self"), ("informant.name", "Sri Wahyuni"), ("informant.nik", NIK), ("family.address", "Jalan Contoh 12"), ("family.rt", "3"),
        ("family.rw", "5"), ("family.ward", "35.78.07.1002"), ("record.kind", "death"), ("person.name", "Sri Wahyuni"), ("person.birth_date", "1996-03-12"),
        ("record.number", number.as_str()), ("annul.ground", "alive"), ("delivery.method", "pick-up"),
    ];
    let id = reviewed(bench, 3, "certificate-annulment", answers.into_iter().collect()).await;
    done(bench, &office.budi, id, Command::Refer { number, compared: true }).await;
    let draft = Command::DraftAmendment { content: Answers::default(), code: "ORANG-MASIH-HIDUP".into(), note: "Datang sendiri dengan KTP, wajah cocok.".into() };
    done(bench, &office.budi, id, draft).await;
    done(bench, &office.budi, id, Command::Approve).await;
    done(bench, &office.siti, id, Command::DecideAmendment { agreed: true }).await;
    done(bench, &office.budi, id, Command::Register).await;
    let life = bench.desk.store.find_life(&bench.government.id, dead).await.expect("reads").expect("the entry stays");
    assert_eq!(life.entry.particulars.get("deceased.name"), Some("Sri Wahyuni"));
    assert_eq!(life.annotations.iter().map(|one| one.kind).collect::<Vec<_>>(), [AnnotationKind::Annulment]);
    assert!(matches!(life.standing(dead), Some(Standing::Annulled { .. })));
    let budi = bench.staff("budi", Role::Registrar, "").await;
    let history = bench.get(&format!("/petugas/permohonan/{dead}/register"), &budi).await;
    assert!(history.body.contains("Orangnya masih hidup") && history.body.contains("Sri Wahyuni"), "{}", text(&history.body));
}

#[tokio::test]
async fn by_number_and_pin_of_an_earlier_case_she_stops_it_as_well_and_a_mere_claim_finds_nothing() {
    let (bench, shelf) = posted();
    let earlier = registered(&bench, 1, "birth", birth()).await;
    let dead = registered(&bench, 2, "death", death()).await;
    // An account with her NIK that no counter has seen.
    let mut rival = Browser::new(&bench);
    signed_in(&mut rival, &shelf, "palsu@surat.example").await;
    assert!(!rival.open("/akun").await.body.contains("/akun/catatan/"));
    assert_eq!(bench.get(&format!("/akun/catatan/{dead}"), &rival.cookie_line()).await.status, StatusCode::NOT_FOUND);
    let forced = bench.post(&format!("/akun/catatan/{dead}"), &rival.cookie_line(), &[("mine", "yes")]).await;
    assert_eq!((forced.status, case(&bench, dead).await.contest), (StatusCode::NOT_FOUND, None));

    let now = bench.desk.now();
    let key = SessionKey([8; 32]);
    let data = store::SessionData { opened: vec![(earlier, now.at.unix_timestamp() + 600)], ..store::SessionData::default() };
    let session = store::Session { government: bench.government.id.clone(), staff: None, created_at: now.at, seen_at: now.at, expires_at: now.at + Duration::HOUR, data };
    bench.desk.store.put_session(&key, session).await.expect("kept");
    let cookie = format!("warga={}", desk::kernel::session::key_text(&key));
    let page = format!("/permohonan/{earlier}/catatan");
    let token = ApplicationId(bench.desk.store.token_of(&bench.government.id, earlier));
    assert!(bench.get(&format!("/k/{token}"), &cookie).await.body.contains(&page));
    assert!(bench.get(&page, &cookie).await.body.contains("Yang dicatat tentang Anda"));
    assert_eq!(bench.post(&page, &cookie, &[("mine", "yes")]).await.status, StatusCode::SEE_OTHER);
    assert!(case(&bench, dead).await.contest.is_some());
    // The death's own applicants find no such page.
    let data = store::SessionData { opened: vec![(dead, now.at.unix_timestamp() + 600)], ..store::SessionData::default() };
    let session = store::Session { government: bench.government.id.clone(), staff: None, created_at: now.at, seen_at: now.at, expires_at: now.at + Duration::HOUR, data };
    bench.desk.store.put_session(&SessionKey([9; 32]), session).await.expect("kept");
    let theirs = format!("warga={}", desk::kernel::session::key_text(&SessionKey([9; 32])));
    assert_eq!(bench.get(&format!("/permohonan/{dead}/catatan"), &theirs).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn at_the_counter_an_officer_stops_it_after_seeing_who_it_is_and_only_the_head_ends_it() {
    let bench = Bench::new();
    let dead = registered(&bench, 2, "death", death()).await;
    sign(&bench, dead).await;
    let rina = bench.staff("rina", Role::WardOfficer, "3578071002").await;
    let page = format!("/petugas/permohonan/{dead}/bantah");
    let form = bench.get(&page, &rina).await;
    assert!(form.body.contains("name=\"identity\""), "{}", text(&form.body));
    assert_eq!(bench.post(&page, &rina, &[("note", "x")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    bench.set_clock(bench.desk.now().at + Duration::days(60));
    let rina = bench.staff("rina", Role::WardOfficer, "3578071002").await;
    assert_eq!(bench.post(&page, &rina, &[("identity", "id-card"), ("note", "Datang sendiri.")]).await.status, StatusCode::SEE_OTHER, "officers may at any time");
    assert_eq!(print(&bench, dead).await, Refusal::Contested);
    let head = bench.staff("kepala", Role::Head, "").await;
    let end = format!("/petugas/permohonan/{dead}/tolak-bantahan");
    let short = bench.post(&end, &head, &[("note", "Salah.")]).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(short.body.contains("Salah."), "nothing typed is lost");
    assert_eq!(bench.post(&end, &head, &[("note", "Orang lain dengan nama yang sama; sudah diperiksa.")]).await.status, StatusCode::SEE_OTHER);
    done(&bench, &office(&bench).dewi, dead, Command::Print).await;
}
