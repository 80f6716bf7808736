//! Every service of the catalogue through the pages, from its entry to the document in hand; and the service of the tutorial, which is
//! nothing but the blocks of `docs/tutorial-layanan.md` in a folder.

use crate::{
    after::{done, reviewed},
    applying::{answered, begun_at, case},
    bench::{Bench, catalogue},
    browser::Browser,
};
use application::{
    ApplicationId, Command, Stage,
    action::{Collector, ConfirmedBy, IdentityDocument},
};
use catalogue::{Catalogue, Folder, service::StepAct};
use http::StatusCode;
use people::Role;
use std::{collections::BTreeMap, fs, path::Path};
use time::{Duration, macros::datetime};

/// Questions, photos, check, sending: all by the pages.
async fn sent(browser: &mut Browser<'_>, service: &str, answers: &BTreeMap<&str, &str>) -> ApplicationId {
    let id = begun_at(browser, service).await;
    answered(browser, id, answers).await;
    let check = browser.open(&format!("/permohonan/{id}/periksa")).await;
    let kitir = browser.send_on(&check, &format!("/permohonan/{id}/kirim"), &[("benar", "ya")]).await;
    assert_eq!(kitir.status, StatusCode::OK, "{service}");
    id
}

/// Everybody does as they should until the document is out; says which acts there were. `entry` is what an application about one refers to.
async fn onward(bench: &Bench, id: ApplicationId, entry: Option<&str>) -> Vec<&'static str> {
    let registrar = bench.actor("bambang", Role::Registrar, "");
    let district = bench.actor("dewi2", Role::DistrictOfficer, "357807");
    let mut acts = Vec::new();
    for _ in 0..12 {
        let stored = case(bench, id).await;
        if stored.stage.is_final() {
            break;
        }
        let (name, actor, command) = match (stored.stage, stored.due_act()) {
            (Stage::Approved, _) if stored.amendment.as_ref().is_some_and(|note| note.agreed_by.is_none()) => ("second", bench.actor("maya", Role::Registrar, ""), Command::DecideAmendment { agreed: true }),
            (Stage::Registered, _) => ("request", registrar.clone(), Command::RequestSigning),
            (Stage::Signing, _) => ("sign", bench.actor("sri", Role::Head, ""), Command::Sign { certificate_sha256: "ab".repeat(32) }),
            (_, Some(StepAct::Review)) => {
                reviewed(bench, id).await;
                acts.push("review");
                continue;
            }
            (_, Some(StepAct::Approve)) => match entry.filter(|_| stored.entry.is_none()) {
                Some(number) => ("refer", registrar.clone(), Command::Refer { number: number.to_owned(), compared: true }),
                None => ("approve", registrar.clone(), Command::Approve),
            },
            (_, Some(StepAct::Confirm)) => ("confirm", application::Actor::Applicant, Command::Confirm { by: ConfirmedBy::Tracker }),
            (_, Some(StepAct::Register)) => ("register", registrar.clone(), Command::Register),
            (_, Some(StepAct::Print)) => ("print", district.clone(), Command::Print),
            (_, Some(StepAct::HandOver)) => {
                let command = Command::HandOver { collector: Collector::Informant, identity_seen: IdentityDocument::IdCard, name: "Dewi Contoh".into() };
                ("hand-over", district.clone(), command)
            }
            (Stage::Issued, None) => break,
            (stage, due) => panic!("nobody knows how to go on from {stage:?}, due {due:?}"),
        };
        done(bench, &actor, id, command).await;
        acts.push(name);
    }
    acts
}

/// What the stories of a service start from.
fn answers_of(service: &str) -> BTreeMap<String, String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../services").join(service).join("stories/family.toml");
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    // Each line is `"question" = "answer"`, perhaps with a remark behind it.
    let pairs = text.lines().filter_map(|line| line.split_once(" = ")).filter_map(|(key, value)| Some((key.trim_matches('"'), value.split('"').nth(1)?)));
    pairs.filter(|(_, value)| !value.is_empty()).map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

#[tokio::test]
async fn every_service_is_walked_from_its_entry_to_its_end() {
    let bench = Bench::of(catalogue());
    // Those about an entry come when births and marriages are registered; what two persons decide is walked in `registry_office/registers.rs`.
    let mut services: Vec<_> = bench.government.services.values().collect();
    services.retain(|service| !service.annotates.as_ref().is_some_and(|annotates| annotates.does.is_drafted()));
    services.sort_by_key(|service| service.annotates.is_some());
    let mut registered: BTreeMap<String, String> = BTreeMap::new();
    for (hours, service) in (0..).zip(services) {
        // One browser's address may not send so many photos within an hour.
        bench.set_clock(datetime!(2026-11-24 03:00 UTC) + Duration::hours(hours));
        let answers = answers_of(service.id.as_str());
        let answers = answers.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        let mut browser = Browser::new(&bench);
        let id = sent(&mut browser, service.id.as_str(), &answers).await;
        let entry = service.annotates.iter().flat_map(|annotates| &annotates.services).find_map(|register| registered.get(register.as_str())).cloned();
        let acts = onward(&bench, id, entry.as_deref()).await;
        let stored = case(&bench, id).await;
        assert!(matches!(stored.stage, Stage::HandedOver | Stage::Issued), "{}: {:?} after {acts:?}", service.id, stored.stage);
        assert_eq!(stored.registration.is_some(), !service.series.is_empty(), "{}: {acts:?}", service.id);
        registered.extend(stored.registration.map(|registration| (service.id.to_string(), registration.number.to_string())));
    }
}

/// The tutorial's blocks as files: each begins with three backquotes, its kind and its name.
fn tutorial() -> Vec<(String, String)> {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/tutorial-layanan.md")).expect("the tutorial");
    let mut files = Vec::new();
    let mut blocks = page.split("```");
    blocks.next();
    while let (Some(block), Some(_)) = (blocks.next(), blocks.next()) {
        let (head, content) = block.split_once('\n').expect("a head");
        let name = head.split_whitespace().nth(1).expect("a name");
        files.push((name.to_owned(), content.to_owned()));
    }
    files
}

fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder").map(|entry| entry.expect("an entry")) {
        fs::copy(entry.path(), to.join(entry.file_name())).expect("copied");
    }
}

#[tokio::test]
async fn the_service_of_the_tutorial_is_added_by_its_folder_alone_and_walked() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (town, service) = (folder.path().join("surabaya"), folder.path().join("surabaya/services/domisili-usaha"));
    copied(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../governments/surabaya"), &town);
    fs::create_dir_all(&service).expect("a folder");
    let files = tutorial();
    assert_eq!(files.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["service.toml", "id.ftl", "en.ftl", "letter.typ"]);
    for (name, content) in &files {
        fs::write(service.join(name), content).expect("written");
    }
    let texts = [desk::texts(), services::texts()].concat();
    let texts: Vec<(&str, &str, &str)> = texts.iter().map(|(language, path, text)| (language.as_str(), path.as_str(), text.as_str())).collect();
    let town = Folder::read(&town).unwrap_or_else(|faults| panic!("{faults:?}"));
    let loaded = Catalogue::load(&[town], &services::folders(), &texts, &services::rules).and_then(|loaded| loaded.with_directory(&services::directory()));
    let bench = Bench::of(loaded.unwrap_or_else(|findings| panic!("{}", findings.iter().map(|one| format!("{one}\n")).collect::<String>())));
    let mut browser = Browser::new(&bench);
    assert!(browser.open("/?cari=warung").await.body.contains("/layanan/domisili-usaha"), "people find it");
    assert!(browser.open("/layanan").await.body.contains("Surat domisili usaha"));
    let answers = [
        ("informant.name", "Sri Wahyuni"), ("informant.nik", "9978075203960001"), ("business.name", "Warung Bu Sri"), ("business.kind", "stall"),
        ("family.address", "Jalan Kenari 12"), ("family.ward", "35.78.07.1002"),
    ];
    let id = sent(&mut browser, "domisili-usaha", &answers.into_iter().collect()).await;
    assert_eq!(onward(&bench, id, None).await, ["review", "approve", "sign"]);
    assert_eq!(case(&bench, id).await.stage, Stage::Issued);
    let government = &bench.government;
    let press = certificate::Press::new();
    let service = government.find_service("domisili-usaha").expect("it is offered");
    for (name, sample) in desk::kernel::extract_samples::samples(service, government) {
        let template = service.outputs.iter().find_map(|output| output.template.as_ref()).expect("a template");
        let sheet = certificate::extract_sheet(&name, template, &sample, government.theme.emblem_svg.as_bytes());
        assert!(sheet.and_then(|sheet| press.render(&sheet)).is_ok_and(|pdf| pdf.starts_with(b"%PDF")), "{name}");
    }
}
