//! The tracker names for each public state the office that has the case, and by when it goes on.

use crate::{
    after,
    applying::{self, begun, case},
    bench::{Bench, catalogue_from, folder, surabaya, surabaya_with},
    browser::{Browser, text},
    cases::{self, WARD, done},
};
use application::{
    ApplicationId, Command, PublicState,
    action::{Collector, IdentityDocument, ReturnItem, Target},
};
use catalogue::ReasonCode;
use people::Role;
use std::path::Path;
use store::Contract;

/// What the tracker says at the state that the case is in now.
async fn said_at(bench: &Bench, id: ApplicationId, state: PublicState) -> String {
    assert_eq!(PublicState::of(&case(bench, id).await), state);
    let path = format!("/k/{}", ApplicationId(bench.desk.store.token_of(&bench.government.id, id)));
    let page = Browser::new(bench).open(&path).await;
    let title = cases::visit(bench).await.say(&format!("state-{}", state.key()));
    let step = page.body.split("<li class=").find(|step| step.contains(&format!("<strong class=\"step\">{title}</strong>")));
    text(step.unwrap_or_else(|| panic!("no {title} in {}", text(&page.body))).split("</li>").next().unwrap_or_default())
}

const REGISTRY: &str = "Dinas Kependudukan dan Pencatatan Sipil";
const PROMISED: &str = "Paling lambat";

/// Office and, where something is promised, the words before the day.
async fn assert_says(bench: &Bench, id: ApplicationId, state: PublicState, office: Option<&str>, promise: Option<&str>) {
    let said = said_at(bench, id, state).await;
    match office {
        Some(office) => assert!(said.contains(office), "{state:?} names {office}: {said}"),
        None => assert!(!said.contains("Kelurahan") && !said.contains("Kecamatan") && !said.contains(REGISTRY), "{state:?} is nobody's: {said}"),
    }
    match promise {
        Some(promise) => assert!(said.to_lowercase().contains(&promise.to_lowercase()), "{state:?} says by when: {said}"),
        None => assert!(!said.contains(PROMISED), "{state:?} promises nothing more: {said}"),
    }
}

async fn sign(bench: &Bench, id: ApplicationId) {
    let sha256 = "ab".repeat(32);
    bench.desk.store.put_certificate(&bench.government.id, id, &sha256, b"%PDF-1.7".to_vec(), &bench.desk.now()).await.expect("certificates are kept");
    done(bench, &bench.actor("kepala", Role::Head, ""), id, Command::Sign { certificate_sha256: sha256 }).await;
}

#[tokio::test]
async fn a_draft_with_a_number_lies_at_no_office() {
    let bench = Bench::new();
    let mut mother = Browser::new(&bench);
    let id = begun(&mut mother).await;
    let later = mother.open(&format!("/permohonan/{id}/nanti")).await;
    mother.send_on(&later, &format!("/permohonan/{id}/nanti"), &[]).await;
    assert_says(&bench, id, PublicState::NotSent, None, None).await;
}

#[tokio::test]
async fn each_state_of_the_usual_way_names_office_and_promise() {
    let bench = Bench::new();
    let (rina, dewi) = (bench.actor("rina", Role::WardOfficer, WARD), bench.actor("dewi", Role::DistrictOfficer, "357807"));
    let id = cases::sent(&bench, 1, &[]).await;
    assert_says(&bench, id, PublicState::Sent, Some("Kelurahan Genteng"), Some(PROMISED)).await;
    done(&bench, &rina, id, Command::Claim).await;
    assert_says(&bench, id, PublicState::AtWardOrDistrict, Some("Kelurahan Genteng"), Some(PROMISED)).await;
    let id = cases::reviewed(&bench, 2, &cases::OTHER_FAMILY, false).await;
    assert_says(&bench, id, PublicState::AtRegistry, Some(REGISTRY), Some(PROMISED)).await;
    let bench = Bench::new();
    let id = cases::registered(&bench, 3, &[]).await;
    assert_says(&bench, id, PublicState::AwaitingSignature, Some(REGISTRY), Some(PROMISED)).await;
    sign(&bench, id).await;
    done(&bench, &dewi, id, Command::Print).await;
    assert_says(&bench, id, PublicState::Ready, Some("Kecamatan Genteng"), None).await;
    let given = Command::HandOver { collector: Collector::Mother, identity_seen: IdentityDocument::IdCard, name: "Ibu Contoh".into() };
    done(&bench, &dewi, id, given).await;
    assert_says(&bench, id, PublicState::Done, Some("Kecamatan Genteng"), None).await;
}

#[tokio::test]
async fn what_is_downloaded_comes_from_the_registry() {
    let bench = Bench::new();
    let id = cases::registered(&bench, 1, &[("delivery.method", "download")]).await;
    sign(&bench, id).await;
    assert_says(&bench, id, PublicState::Ready, Some(REGISTRY), None).await;
    done(&bench, &application::Actor::Applicant, id, Command::Download).await;
    assert_says(&bench, id, PublicState::Done, Some(REGISTRY), None).await;
    let rows = bench.desk.store.outbox(&bench.government.id, Some(id), None, 9).await.expect("a list");
    assert!(matches!(&rows[0].effect, application::Effect::Notify { notice, .. } if notice == "downloaded"), "{:?}", rows[0].effect);
}

fn blurred(case: &application::Application) -> Command {
    let items = case.requirements.iter().take(1).map(|one| ReturnItem { target: Target::Document(one.slot.clone()), code: ReasonCode::new("FOTO-BURAM") });
    Command::Return { items: items.collect(), notes: Default::default() }
}

#[tokio::test]
async fn what_came_back_names_who_returned_it_and_until_when() {
    let bench = Bench::new();
    let id = cases::sent(&bench, 1, &[]).await;
    let returned = blurred(&case(&bench, id).await);
    done(&bench, &bench.actor("rina", Role::WardOfficer, WARD), id, returned.clone()).await;
    assert_says(&bench, id, PublicState::YoursToFix, Some("Kelurahan Genteng"), Some("Kirim lagi paling lambat")).await;
    let id = cases::reviewed(&bench, 2, &cases::OTHER_FAMILY, false).await;
    done(&bench, &bench.actor("budi", Role::Registrar, ""), id, returned).await;
    assert_says(&bench, id, PublicState::YoursToFix, Some(REGISTRY), Some("Kirim lagi paling lambat")).await;
    let mut other = Bench::new();
    let id = cases::reviewed(&other, 3, &[], false).await;
    let wrong = Command::Dispute { fields: vec!["child.name".into()], note: "Nama salah eja.".into() };
    done(&other, &application::Actor::Applicant, id, wrong).await;
    assert_says(&other, id, PublicState::YoursToFix, Some(REGISTRY), Some("Kirim lagi paling lambat")).await;
    other = Bench::of(catalogue_from(vec![surabaya("\n[registry]\nexternal = \"SIAK\"\n")]));
    let id = cases::approved(&other, 4, &[]).await;
    assert_says(&other, id, PublicState::RecordedElsewhere, Some(REGISTRY), Some(PROMISED)).await;
}

#[tokio::test]
async fn a_refusal_names_the_office_that_refused_and_a_withdrawal_none() {
    let bench = Bench::new();
    let id = cases::sent(&bench, 1, &[]).await;
    done(&bench, &application::Actor::Applicant, id, Command::Withdraw).await;
    assert_says(&bench, id, PublicState::RefusedOrCancelled, None, None).await;
    let id = cases::reviewed(&bench, 2, &cases::OTHER_FAMILY, false).await;
    let service = bench.government.find_service("birth").expect("births are registered here");
    let plain = service.reasons.iter().find(|(_, reason)| reason.act == catalogue::service::ReasonAct::Refuse && !reason.two_persons);
    let refuse = Command::Refuse { code: plain.expect("a reason to refuse").0.clone(), note: "Keluarga sudah pindah ke daerah lain.".into() };
    done(&bench, &bench.actor("budi", Role::Registrar, ""), id, refuse).await;
    assert_says(&bench, id, PublicState::RefusedOrCancelled, Some(REGISTRY), None).await;
}

#[tokio::test]
async fn a_case_that_goes_on_elsewhere_names_who_handed_it_on() {
    let buleleng = folder(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../governments/buleleng"));
    let bench = Bench::of(catalogue_from(vec![surabaya(""), buleleng]));
    let id = cases::sent(&bench, 1, &[]).await;
    let cookie = bench.staff("rina", Role::WardOfficer, WARD).await;
    let path = format!("/petugas/permohonan/{id}/limpahkan");
    let page = bench.get(&path, &cookie).await;
    let (token, seen) = (cases::hidden(&page.body, &path, "idempotency"), cases::hidden(&page.body, &path, "seen"));
    let gone = bench.post(&path, &cookie, &[("idempotency", &token), ("seen", &seen), ("ward", "51.08.06.1010"), ("agreed", "yes")]).await;
    assert_eq!(gone.status, http::StatusCode::SEE_OTHER, "{}", gone.body);
    assert_says(&bench, id, PublicState::HandedOn, Some("Kelurahan Genteng"), None).await;
}

#[tokio::test]
async fn a_late_report_that_was_not_granted_says_why_to_her_alone() {
    let bench = Bench::new();
    let mut mother = Browser::new(&bench);
    let mut late = applying::answers();
    late.insert("child.birth_date", "2026-06-01");
    let (id, _) = applying::sent(&mut mother, &late).await;
    after::reviewed(&bench, id).await;
    let words = "Surat lahir tidak menyebut hari kelahiran.";
    done(&bench, &bench.actor("kepala", Role::Head, ""), id, Command::DecideLate { granted: false, note: words.into() }).await;
    let path = format!("/k/{}", ApplicationId(bench.desk.store.token_of(&bench.government.id, id)));
    let said = text(&mother.open(&path).await.body);
    assert!(said.contains(words) && said.contains("bukti tambahan") && said.contains("belum disetujui kepala dinas. Alasan"), "reason, way on, and the message: {said}");
    let stranger = text(&Browser::new(&bench).open(&path).await.body);
    assert!(!stranger.contains(words), "the words are hers: {stranger}");
}

/// What a PDF says, as its reader reads it.
fn printed(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("slip.pdf");
    std::fs::write(&file, pdf).expect("a file");
    let said = std::process::Command::new("pdftotext").arg("-raw").arg(&file).arg("-").output().expect("poppler-utils").stdout;
    String::from_utf8_lossy(&said).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn an_address_that_is_known_stands_on_page_and_slip() {
    const ADDRESS: &str = "Jalan Contoh 45";
    let located = |text: String| text.replace("35.78.07.1002,357807,", &format!("35.78.07.1002,357807,{ADDRESS}"));
    for (bench, known) in [(Bench::of(catalogue_from(vec![surabaya_with("offices.csv", located)])), true), (Bench::new(), false)] {
        let mut mother = Browser::new(&bench);
        let (id, kitir) = applying::sent(&mut mother, &applying::answers()).await;
        assert_eq!(text(&kitir.body).contains(ADDRESS), known, "{}", text(&kitir.body));
        let home = bench.get(&format!("/permohonan/{id}/kitir.pdf"), &mother.cookie_line()).await;
        let cookie = bench.staff("rina", Role::WardOfficer, WARD).await;
        let counter = bench.get(&format!("/petugas/permohonan/{id}/kitir.pdf"), &cookie).await;
        for slip in [printed(&home.bytes), printed(&counter.bytes)] {
            assert!(slip.contains("Kelurahan Genteng"), "{slip}");
            assert_eq!(slip.contains(ADDRESS), known, "{slip}");
        }
    }
}
