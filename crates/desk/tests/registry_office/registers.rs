//! The life of a register entry through the pages: found, corrected by two persons, its former extract left behind; and a second extract.

use crate::{bench::{Bench, Reply}, cases::{WARD, assert_said, case, done, hidden, registered, visit}};
use application::{
    Actor, ApplicationId, Command, DocumentId, Refusal, Stage,
    action::{ConfirmedBy, Document, DocumentDecision, DocumentSource, PaperSeen},
};
use catalogue::{Answers, ServiceId};
use desk::kernel::{Doing, Halt, act, extract};
use http::StatusCode;
use people::Role;
use registry::{AnnotationKind, Standing};
use store::Contract;

/// A case of another service, filed and reviewed at the counter of the ward; it waits for the registrar.
pub async fn waiting(bench: &Bench, number: u8, service: &str, answers: Answers) -> ApplicationId {
    let rina = bench.actor("rina", Role::WardOfficer, WARD);
    let id = ApplicationId([number; 16]);
    let of = bench.government.find_service(service).expect("it is offered");
    let today = bench.government.calendar.date_of(bench.desk.now().at);
    let asked = of.requirements(&answers, &of.facts(&answers, today), today);
    let documents = asked.iter().enumerate().map(|(place, one)| Document {
        document: DocumentId([u8::try_from(place).expect("few"); 16]), slot: one.slot.clone(), source: DocumentSource::Paper, pages: 0,
    });
    let file = Command::File { language: "id".into(), documents: documents.collect(), answers };
    let doing = Doing { application: id, create: Some(ServiceId::new(service)), seen: None, delivery: None, pin_to: None };
    act(&visit(bench).await, rina.clone(), doing, file).await.unwrap_or_else(|halt| panic!("{halt:?}"));
    done(bench, &rina, id, Command::Submit { statement_of_truth: true, papers: Vec::new(), witnesses_present: false }).await;
    let asked = case(bench, id).await.requirements;
    let papers = asked.iter().map(|one| PaperSeen {
        slot: one.slot.clone(), original_seen: true, matches_photo: true, copy_kept: true, sheets: 1, missing_reason: None,
    });
    done(bench, &rina, id, Command::SeeOriginals { papers: papers.collect(), witnesses_present: false }).await;
    let documents = asked.iter().map(|one| DocumentDecision { slot: one.slot.clone(), kind: of.slots[one.slot.as_str()].kinds[0].clone() });
    done(bench, &rina, id, Command::Review { documents: documents.collect(), draft_signed: false }).await;
    id
}

/// A registered death.
pub async fn dead(bench: &Bench, number: u8) -> ApplicationId {
    let answers = [
        ("informant.relation", "child"), ("informant.name", "Ratna Contoh"), ("informant.nik", "9978074101700001"), ("deceased.identity", "resident"),
        ("deceased.name", "Budi Contoh"), ("deceased.nik_known", "yes"), ("deceased.nik", "9978071203480002"), ("deceased.sex", "male"), ("deceased.birth_date", "1948-03-12"),
        ("deceased.birth_place", "Malang"), ("deceased.marital_status", "married"), ("deceased.head_of_family", "yes"), ("family.card_number", "9978070101200001"),
        ("family.address", "Jalan Contoh 12"), ("family.rt", "3"), ("family.rw", "5"), ("family.ward", "35.78.07.1002"), ("deceased.death_date", "2026-11-20"),
        ("deceased.death_time", "04:15"), ("death.place_kind", "hospital"), ("death.place", "Surabaya"), ("death.proof", "doctor-letter"), ("death.stated_by", "doctor"),
        ("death.cause", "illness"), ("deceased.birth_order", "2"), ("father.name", "Sastro Contoh"), ("mother.name", "Tumini Contoh"), ("witness1.name", "Rina Saksi"),
        ("witness1.nik_known", "no"), ("witness2.name", "Slamet Saksi"), ("witness2.nik_known", "no"), ("delivery.method", "pick-up"),
        ("delivery.family_card", "none"), ("delivery.spouse_card", "none"),
    ];
    let id = waiting(bench, number, "death", answers.into_iter().collect()).await;
    let budi = bench.actor("budi", Role::Registrar, "");
    done(bench, &budi, id, Command::Approve).await;
    done(bench, &Actor::Applicant, id, Command::Confirm { by: ConfirmedBy::Tracker }).await;
    done(bench, &budi, id, Command::Register).await;
    id
}

pub fn about(number: &str, more: &[(&str, &str)]) -> Answers {
    let usual = [
        ("informant.name", "Sri Wahyuni"), ("informant.nik", "9978075203960001"), ("family.address", "Jalan Ketabang Kali 12"), ("family.rt", "3"),
        ("family.rw", "5"), ("family.ward", "35.78.07.1002"), ("record.kind", "birth"), ("person.name", "Bunga Melati Lestari"),
        ("person.birth_date", "2026-11-20"), ("record.number", number),
    ];
    usual.iter().chain(more).copied().collect()
}

/// The head signs on her own page, so that the real document is made.
pub async fn signed(bench: &Bench, id: ApplicationId) {
    let sri = bench.staff("sri", Role::Head, "").await;
    let reply = bench.post("/petugas/tanda-tangan", &sri, &[("pilih", &id.to_string()), ("checked", "yes")]).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.body);
    let case = case(bench, id).await;
    assert!(case.certificate_sha256.is_some(), "{}", reply.body);
    let sha256 = case.certificate_sha256.expect("signed");
    let pdf = bench.desk.store.find_certificate(&bench.government.id, id, &sha256).await.expect("reads").expect("kept");
    assert!(pdf.starts_with(b"%PDF"));
}

pub async fn number_of(bench: &Bench, id: ApplicationId) -> String {
    case(bench, id).await.registration.expect("registered").number.to_string()
}

/// A birth with its signed extract.
pub async fn born(bench: &Bench) -> (ApplicationId, String) {
    let birth = registered(bench, 1, &[]).await;
    signed(bench, birth).await;
    (birth, number_of(bench, birth).await)
}

/// Found by its number and compared, as an officer does it.
pub async fn referred(bench: &Bench, id: ApplicationId, number: &str) {
    done(bench, &bench.actor("budi", Role::Registrar, ""), id, Command::Refer { number: number.to_owned(), compared: true }).await;
}

#[tokio::test]
async fn an_entry_is_found_compared_corrected_by_two_persons_and_its_former_extract_is_left_behind() {
    let bench = Bench::new();
    let (birth, number) = born(&bench).await;
    let answers = about(&number, &[
        ("informant.relation", "parent"), ("wrong.part", "name"), ("wrong.stands", "Bunga Melati Lestari"), ("wrong.should", "Bunga Melati Larasati"),
        ("delivery.method", "pick-up"),
    ]);
    let id = waiting(&bench, 2, "correction", answers).await;
    let (budi, sri) = (bench.staff("budi", Role::Registrar, "").await, bench.staff("sri", Role::Head, "").await);
    let page = format!("/petugas/permohonan/{id}/banding");
    let at = |page: &str| format!("/petugas/permohonan/{id}/{page}");

    let wrong = bench.post(&at("rujuk"), &budi, &[("number", "3578-LU-24112026-9999")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let found = bench.post(&at("rujuk"), &budi, &[("number", &number)]).await;
    assert_said(&found.body);
    assert_eq!(found.status, StatusCode::OK, "{}", found.body);
    assert!(found.body.contains("name=\"compared\"") && found.body.contains("Larasati") && found.body.contains("Bunga Melati Lestari"));
    let unticked = bench.post(&at("rujuk"), &budi, &[("number", &number), ("step", "compare")]).await;
    assert_eq!(unticked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(bench.post(&at("rujuk"), &budi, &[("number", &number), ("compared", "yes")]).await.status, StatusCode::SEE_OTHER);

    let form = bench.get(&at("perubahan"), &budi).await;
    assert_said(&form.body);
    assert!(form.body.contains("value=\"Bunga Melati Lestari\"") && !form.body.contains("child.name </label>") && !form.body.contains(">child.name<"), "{}", form.body);
    let reasonless = bench.post(&at("perubahan"), &budi, &[("child.name", "Bunga Melati Larasati")]).await;
    assert_eq!(reasonless.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reasonless.body.contains("value=\"Bunga Melati Larasati\""), "nothing typed is lost");
    let drafted = [("child.name", "Bunga Melati Larasati"), ("child.birth_place", "Surabaya"), ("code", "SALAH-TULIS"), ("note", "Surat lahir menunjukkan nama ini.")];
    assert_eq!(bench.post(&at("perubahan"), &budi, &drafted).await.status, StatusCode::SEE_OTHER);
    assert_eq!(bench.post(&at("setuju"), &budi, &[]).await.status, StatusCode::SEE_OTHER);

    let own = bench.get(&page, &budi).await;
    assert_said(&own.body);
    assert!(!own.body.contains("putus-perubahan"), "who drafted it does not decide");
    assert!(bench.get("/petugas/orang-kedua", &sri).await.body.contains(&id.to_string()));
    let second = bench.get(&page, &sri).await;
    assert!(second.body.contains("Larasati") && second.body.contains("putus-perubahan"), "{}", second.body);
    let token = hidden(&second.body, &at("putus-perubahan"), "seen");
    assert_eq!(bench.post(&at("putus-perubahan"), &sri, &[("answer", "yes"), ("seen", &token)]).await.status, StatusCode::SEE_OTHER);
    done(&bench, &Actor::Applicant, id, Command::Confirm { by: ConfirmedBy::Tracker }).await;
    assert_eq!(bench.post(&at("catat"), &budi, &[]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(case(&bench, id).await.stage, Stage::Signing);

    // Beside the entry, which is as it was.
    let life = bench.desk.store.find_life(&bench.government.id, birth).await.expect("reads").expect("registered");
    assert_eq!(life.entry.particulars.get("child.name"), Some("Bunga Melati Lestari"));
    assert_eq!(life.content().get("child.name"), Some("Bunga Melati Larasati"));
    assert_eq!(life.annotations[0].words["id"], "Dibetulkan pada 24-11-2026: Nama anak semula Bunga Melati Lestari menjadi Bunga Melati Larasati.");
    assert!(matches!(life.standing(birth), Some(Standing::Outdated { kind: AnnotationKind::Correction, .. })));

    signed(&bench, id).await;
    let said = extract::final_extract(&visit(&bench).await, &case(&bench, id).await, Some(&bench.desk.store.find_life(&bench.government.id, birth).await.expect("reads").expect("there")));
    let said = said.expect("an extract");
    assert_eq!((said.copy, said.registration_number.as_deref()), (Some(2), Some(number.as_str())));
    the_history_says_all(&bench, birth, id, &budi).await;
    the_former_extract_is_void(&bench, birth, id).await;
}

async fn the_history_says_all(bench: &Bench, birth: ApplicationId, id: ApplicationId, budi: &str) {
    let history = bench.get(&format!("/petugas/permohonan/{birth}/register"), budi).await;
    assert_said(&history.body);
    for said in ["Bunga Melati Lestari", "Bunga Melati Larasati", "Budi", "Sri", "Salah tulis", "23/2006", &format!("/petugas/permohonan/{id}/akta"), "Kutipan ke-2"] {
        assert!(history.body.to_lowercase().contains(&said.to_lowercase()), "{said} is not in {}", history.body);
    }
    let number = number_of(bench, birth).await;
    let looked = bench.post("/petugas/register", budi, &[("number", &number)]).await;
    assert_eq!(looked.location(), format!("/petugas/permohonan/{birth}/register"));
    assert_eq!(bench.post("/petugas/register", budi, &[("number", "1234")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let looks = bench.desk.store.accesses(&bench.government.id, birth).await.expect("reads");
    assert!(looks.iter().any(|look| look.purpose == "register"), "who looked at the entry is written down");
}

async fn the_former_extract_is_void(bench: &Bench, birth: ApplicationId, id: ApplicationId) {
    let dewi = bench.staff("dewi", Role::DistrictOfficer, "357807").await;
    let record = bench.get(&format!("/petugas/permohonan/{birth}"), &dewi).await;
    assert!(record.body.contains(&format!("/petugas/permohonan/{id}/akta")), "the former extract knows its successor: {}", record.body);
    let refused = bench.post(&format!("/petugas/permohonan/{birth}/cetak"), &dewi, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("sudah diganti"), "{}", refused.body);
    let token = ApplicationId(bench.desk.store.token_of(&bench.government.id, birth));
    let tracker = bench.get(&format!("/k/{token}"), "").await;
    assert!(tracker.body.contains("tidak berlaku lagi") && !tracker.body.contains("Larasati"), "said to whoever holds the slip, without a name: {}", tracker.body);
}

#[tokio::test]
async fn a_second_extract_and_a_full_copy_are_made_from_the_entry() {
    let bench = Bench::new();
    let (birth, number) = born(&bench).await;
    let more = [("informant.relation", "self"), ("record.issued_by", "here"), ("record.want", "second-extract"), ("record.why", "lost")];
    let second = waiting(&bench, 2, "second-extract", about(&number, &more)).await;
    let budi = bench.actor("budi", Role::Registrar, "");
    referred(&bench, second, &number).await;
    done(&bench, &budi, second, Command::Approve).await;
    signed(&bench, second).await;
    let copy = waiting(&bench, 3, "second-extract", about(&number, &[("informant.relation", "family"), ("record.issued_by", "here"), ("record.want", "full-copy")])).await;
    referred(&bench, copy, &number).await;
    done(&bench, &budi, copy, Command::JudgeDuplicate { other: second, verdict: application::action::Verdict::Different, reason: "Salinan, bukan kutipan kedua.".into() }).await;
    done(&bench, &budi, copy, Command::Approve).await;
    let about = extract::life_of(&visit(&bench).await, &case(&bench, copy).await).await.expect("reads");
    let said = extract::final_extract(&visit(&bench).await, &case(&bench, copy).await, about.as_ref()).expect("a copy");
    assert!(said.rows.iter().any(|row| row.value.id == "Sri Wahyuni") && said.copy.is_none());
    signed(&bench, copy).await;
    let life = bench.desk.store.find_life(&bench.government.id, birth).await.expect("reads").expect("registered");
    let issued: Vec<ApplicationId> = life.issues.iter().map(|issue| issue.case).collect();
    assert_eq!(issued, [birth, second], "a full copy takes no extract's place");
    assert!(matches!(life.standing(birth), Some(Standing::Superseded { by, .. }) if by == second));
    assert_eq!(life.standing(second), Some(Standing::Current));
}

#[tokio::test]
async fn from_an_annulled_entry_nothing_is_given_out_but_the_letter_that_says_so() {
    let bench = Bench::new();
    let (birth, number) = born(&bench).await;
    let more = [("informant.relation", "family"), ("annul.ground", "office-error"), ("delivery.method", "download")];
    let id = waiting(&bench, 2, "certificate-annulment", about(&number, &more)).await;
    let (budi, siti) = (bench.actor("budi", Role::Registrar, ""), bench.actor("siti", Role::Registrar, ""));
    referred(&bench, id, &number).await;
    let draft = Command::DraftAmendment { content: Answers::default(), code: "KELIRU-KANTOR".into(), note: "Anak ini sudah tercatat di kota lain.".into() };
    done(&bench, &budi, id, draft).await;
    done(&bench, &budi, id, Command::Approve).await;
    done(&bench, &siti, id, Command::DecideAmendment { agreed: true }).await;
    done(&bench, &budi, id, Command::Register).await;
    signed(&bench, id).await;
    let doing = |of| Doing { application: of, create: None, seen: None, delivery: None, pin_to: None };
    let given = act(&visit(&bench).await, Actor::Applicant, doing(id), Command::Download).await;
    assert!(given.is_ok(), "the letter is given out: {given:?}");
    let dewi = bench.actor("dewi", Role::DistrictOfficer, "357807");
    let refused = act(&visit(&bench).await, dewi, doing(birth), Command::Print).await;
    assert!(matches!(refused, Err(Halt::Refused(refusal)) if *refusal == Refusal::EntryAnnulled));
    let another = waiting(&bench, 3, "certificate-annulment", about(&number, &more)).await;
    let refused = act(&visit(&bench).await, budi, doing(another), Command::Refer { number, compared: true }).await;
    assert!(matches!(refused, Err(Halt::Refused(refusal)) if *refusal == Refusal::EntryAnnulled));
}

/// What the outside registry gave for this case: any PDF will do, each case has another.
async fn brought_back(bench: &Bench, id: ApplicationId, number: &str) -> Reply {
    let budi = bench.staff("budi", Role::Registrar, "").await;
    let (at, of) = (visit(bench).await, case(bench, id).await);
    let about = extract::about(&at, &of).await.unwrap_or_else(|halt| panic!("{halt:?}"));
    let pdf = extract::draft_pdf(&at, &of, about.as_ref()).await.unwrap_or_else(|halt| panic!("{halt:?}"));
    let path = format!("/petugas/permohonan/{id}/luar");
    let page = bench.get(&path, &budi).await;
    assert_said(&page.body);
    bench.upload(&path, &budi, &[("number", number)], "pdf", &pdf).await
}

#[tokio::test]
async fn what_the_outside_registry_corrects_is_corrected_here_by_the_same_two_persons() {
    let bench = crate::elsewhere::outside();
    let birth = crate::cases::approved(&bench, 1, &[]).await;
    let number = "3578-LU-24112026-0412";
    assert_eq!(brought_back(&bench, birth, number).await.status, StatusCode::SEE_OTHER);
    let answers = about(number, &[
        ("informant.relation", "parent"), ("wrong.part", "name"), ("wrong.stands", "Bunga Melati Lestari"), ("wrong.should", "Bunga Melati Larasati"),
        ("delivery.method", "pick-up"),
    ]);
    let id = waiting(&bench, 2, "correction", answers).await;
    let budi = bench.actor("budi", Role::Registrar, "");
    referred(&bench, id, number).await;
    let content = [("child.name", "Bunga Melati Larasati")].into_iter().collect();
    done(&bench, &budi, id, Command::DraftAmendment { content, code: "SALAH-TULIS".into(), note: "Surat lahir menunjukkan nama ini.".into() }).await;
    done(&bench, &budi, id, Command::Approve).await;
    done(&bench, &Actor::Applicant, id, Command::Confirm { by: ConfirmedBy::Tracker }).await;
    assert_eq!(case(&bench, id).await.stage, Stage::Recording);
    let early = brought_back(&bench, id, number).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody decided yet");
    let sri = bench.staff("sri", Role::Head, "").await;
    assert!(bench.get("/petugas/orang-kedua", &sri).await.body.contains(&id.to_string()));
    done(&bench, &bench.actor("sri", Role::Head, ""), id, Command::DecideAmendment { agreed: true }).await;
    let other = brought_back(&bench, id, "3578-LU-24112026-0001").await;
    assert!(other.body.contains("bukan nomor akta yang diubah"), "{}", other.body);
    assert_eq!(brought_back(&bench, id, &format!(" {number} ")).await.status, StatusCode::SEE_OTHER);

    let after = case(&bench, id).await;
    assert_eq!((after.stage, after.registration.is_none(), after.certificate_sha256.is_some()), (Stage::Issued, true, true));
    let life = bench.desk.store.find_life(&bench.government.id, birth).await.expect("reads").expect("recorded");
    assert_eq!(life.content().get("child.name"), Some("Bunga Melati Larasati"));
    assert_eq!(life.annotations.iter().map(|one| one.kind).collect::<Vec<_>>(), [AnnotationKind::Correction]);
    assert!(matches!(life.standing(birth), Some(Standing::Outdated { .. } | Standing::Superseded { .. })), "{:?}", life.standing(birth));
    assert_ne!(brought_back(&bench, id, number).await.status, StatusCode::SEE_OTHER, "once");
}

#[tokio::test]
async fn where_the_outside_registers_a_second_extract_comes_from_there() {
    let bench = crate::elsewhere::outside();
    let birth = crate::cases::approved(&bench, 1, &[]).await;
    let number = "3578-LU-24112026-0412";
    assert_eq!(brought_back(&bench, birth, number).await.status, StatusCode::SEE_OTHER);
    let more = [("informant.relation", "self"), ("record.issued_by", "here"), ("record.want", "second-extract"), ("record.why", "lost")];
    let second = waiting(&bench, 2, "second-extract", about(number, &more)).await;
    referred(&bench, second, number).await;
    done(&bench, &bench.actor("budi", Role::Registrar, ""), second, Command::Approve).await;
    assert_eq!(case(&bench, second).await.stage, Stage::Recording, "nobody signs it here");
    assert_eq!(brought_back(&bench, second, number).await.status, StatusCode::SEE_OTHER);
    let after = case(&bench, second).await;
    assert_eq!((after.stage, after.certificate_sha256.is_some()), (Stage::Issued, true));
    let life = bench.desk.store.find_life(&bench.government.id, birth).await.expect("reads").expect("recorded");
    assert!(life.annotations.is_empty() && life.issues.iter().any(|issue| issue.case == second), "{life:?}");
    assert!(matches!(life.standing(birth), Some(Standing::Superseded { .. })), "the first is void: {:?}", life.standing(birth));
}
