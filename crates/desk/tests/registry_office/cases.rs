//! Cases at the stage a test needs, made by the same acts as in life.

use crate::bench::Bench;
use application::{
    Actor, Application, ApplicationId, Command, DocumentId,
    action::{ConfirmedBy, Document, DocumentDecision, DocumentSource, PaperSeen},
};
use catalogue::{Answers, DocumentKindId, FieldId, ServiceId};
use desk::kernel::{Doing, Visit, act};
use people::Role;
use store::{Contract, Outcome};

pub const WARD: &str = "3578071002";

/// A married couple's second child, born four days ago in hospital. `changes` are laid over.
pub fn answers(changes: &[(&str, &str)]) -> Answers {
    let mut answers: Answers = [
        ("informant.relation", "mother"), ("informant.name", "Sri Wahyuni"), ("informant.nik", "9978075203960001"),
        ("family.card_number", "9978071203200003"), ("family.address", "Jalan Ketabang Kali 12"), ("family.rt", "3"), ("family.rw", "5"),
        ("family.ward", "35.78.07.1002"), ("child.birth_date", "2026-11-20"), ("child.place_kind", "hospital"),
        ("child.place_name", "RSUD Contoh"), ("child.birth_place", "Surabaya"), ("child.name", "Bunga Melati Lestari"),
        ("child.sex", "female"), ("child.birth_kind", "single"), ("child.birth_order", "2"), ("child.attendant", "midwife"),
        ("child.proof", "facility-letter"), ("parents.marriage", "registered"), ("mother.name", "Sri Wahyuni"), ("mother.nik_known", "yes"),
        ("mother.nik", "9978075203960001"), ("mother.birth_date", "1996-03-12"), ("mother.birth_place", "Surabaya"),
        ("father.name", "Budi Santoso"), ("father.nik_known", "yes"), ("father.nik", "9978071004940001"), ("father.birth_date", "1994-04-10"),
        ("father.birth_place", "Sidoarjo"), ("witness1.name", "Agus Salim"), ("witness1.nik_known", "no"), ("witness2.name", "Rini Astuti"),
        ("witness2.nik_known", "no"), ("delivery.method", "pick-up"), ("delivery.family_card", "none"), ("delivery.child_card", "none"),
    ]
    .into_iter()
    .collect();
    for (field, value) in changes {
        answers.set(&FieldId::new(field), value);
    }
    answers
}

/// Another mother and child, so that two cases of one test are no duplicates of each other.
pub const OTHER_FAMILY: [(&str, &str); 9] = [
    ("child.name", "Galih Prakoso Wibowo"), ("child.sex", "male"), ("child.birth_date", "2026-11-18"), ("mother.name", "Dewi Anggraini"),
    ("mother.nik", "9978074507930002"), ("mother.birth_date", "1993-07-05"), ("informant.name", "Dewi Anggraini"),
    ("informant.nik", "9978074507930002"), ("father.name", "Hendra Wibowo"),
];

pub async fn visit(bench: &Bench) -> Visit {
    let uri = http::Uri::from_static("/petugas");
    Visit::bare(&bench.desk, &uri, &http::HeaderMap::new(), &http::Extensions::new()).await
}

pub async fn done(bench: &Bench, actor: &Actor, id: ApplicationId, command: Command) -> Outcome {
    let create = matches!(command, Command::File { .. }).then(|| ServiceId::new("birth"));
    let doing = Doing { application: id, create, seen: None, delivery: None, pin_to: None };
    act(&visit(bench).await, actor.clone(), doing, command).await.unwrap_or_else(|halt| panic!("{halt:?}"))
}

pub async fn case(bench: &Bench, id: ApplicationId) -> Application {
    bench.desk.store.find_application(&bench.government.id, id).await.expect("reads").expect("the case is there")
}

/// Filed and sent at the counter of the ward.
pub async fn sent(bench: &Bench, number: u8, changes: &[(&str, &str)]) -> ApplicationId {
    let rina = bench.actor("rina", Role::WardOfficer, WARD);
    let id = ApplicationId([number; 16]);
    let answers = answers(changes);
    let service = bench.government.find_service("birth").expect("births are registered here");
    let today = bench.government.calendar.date_of(bench.desk.now().at);
    let asked = service.requirements(&answers, &service.facts(&answers, today), today);
    let documents = asked.iter().enumerate().map(|(place, requirement)| Document {
        document: DocumentId([u8::try_from(place).expect("few"); 16]),
        slot: requirement.slot.clone(),
        source: DocumentSource::Paper,
        pages: 0,
    });
    let file = Command::File { language: "id".into(), documents: documents.collect(), answers };
    done(bench, &rina, id, file).await;
    done(bench, &rina, id, Command::Submit { statement_of_truth: true, papers: Vec::new(), witnesses_present: false }).await;
    id
}

/// Reviewed by the ward: each paper is the first kind that its place takes. `signed`: the applicant signed the draft at the counter.
pub async fn reviewed(bench: &Bench, number: u8, changes: &[(&str, &str)], signed: bool) -> ApplicationId {
    let id = sent(bench, number, changes).await;
    let rina = bench.actor("rina", Role::WardOfficer, WARD);
    let asked = case(bench, id).await.requirements;
    let papers = asked.iter().map(|requirement| PaperSeen {
        slot: requirement.slot.clone(),
        original_seen: true,
        matches_photo: true,
        copy_kept: true,
        sheets: 1,
        missing_reason: None,
    });
    done(bench, &rina, id, Command::SeeOriginals { papers: papers.collect(), witnesses_present: true }).await;
    let service = bench.government.find_service("birth").expect("births are registered here");
    let first_kind = |slot: &str| -> DocumentKindId { service.slots[slot].kinds[0].clone() };
    let documents = asked.iter().map(|requirement| DocumentDecision { slot: requirement.slot.clone(), kind: first_kind(requirement.slot.as_str()) });
    done(bench, &rina, id, Command::Review { documents: documents.collect(), draft_signed: signed }).await;
    id
}

/// Approved and agreed to: ready to be written into the register.
pub async fn approved(bench: &Bench, number: u8, changes: &[(&str, &str)]) -> ApplicationId {
    let id = reviewed(bench, number, changes, false).await;
    let budi = bench.actor("budi", Role::Registrar, "");
    done(bench, &budi, id, Command::Approve).await;
    done(bench, &Actor::Applicant, id, Command::Confirm { by: ConfirmedBy::Tracker }).await;
    id
}

/// In the register, waiting for the head's signature.
pub async fn registered(bench: &Bench, number: u8, changes: &[(&str, &str)]) -> ApplicationId {
    let id = approved(bench, number, changes).await;
    done(bench, &bench.actor("budi", Role::Registrar, ""), id, Command::Register).await;
    id
}

/// Value of a hidden field of the form with this action.
pub fn hidden(body: &str, action: &str, name: &str) -> String {
    let form = body.split("<form").find(|form| form.contains(&format!("action=\"{action}\""))).unwrap_or_else(|| panic!("no form {action} in {body}"));
    let field = form.split("<input").find(|input| input.contains(&format!("name=\"{name}\""))).unwrap_or_else(|| panic!("no {name} in {action}"));
    field.split("value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
}

/// No text is missing: a key in brackets would show.
pub fn assert_said(body: &str) {
    // The style sheet in the head is full of brackets.
    let missing: Vec<&str> = body
        .split_once("<body")
        .map_or(body, |(_, rest)| rest)
        .split('[')
        .skip(1)
        .filter_map(|rest| rest.split(']').next())
        .filter(|key| key.contains('-') && key.len() < 80 && key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'))
        .collect();
    assert!(missing.is_empty(), "texts are missing: {missing:?}");
}
