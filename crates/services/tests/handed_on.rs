//! A case that another government hands on, at the real Buleleng: it begins with the same answers, papers and number, by the rules of there.

mod story;

use application::{Action, Actor, Application, ApplicationId, Command, Decision, Entry, Facts, Ground, Now, ReceiptNumber, Refusal, Stage, command::Received, evolve};
use catalogue::{Answers, Catalogue, Folder, Government, SlotId};
use std::{path::Path, sync::Arc};
use story::{family, stage::answers};
use time::{Date, OffsetDateTime, macros::{date, datetime}};

const NOW: OffsetDateTime = datetime!(2026-11-24 03:00 UTC);
const WARD: &str = "51.08.06.1010";

fn buleleng() -> Arc<Government> {
    let folder = Folder::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../governments/buleleng")).expect("Buleleng can be read");
    let catalogue = Catalogue::load(&[folder], &services::folders(), &[], &services::rules).unwrap_or_else(|faults| panic!("{faults:?}"));
    catalogue.find_government("buleleng").expect("Buleleng").clone()
}

fn received(ward: &str, declared_on: Date, slots: &[&str]) -> Received {
    let mut said: Answers = answers(&family("birth"));
    said.set(&"family.ward".into(), ward);
    said.set(&"child.birth_date".into(), "2026-09-20");
    let documents = slots.iter().zip(1..).map(|(slot, n)| application::action::Document {
        document: application::DocumentId([n; 16]), slot: SlotId::new(slot), source: application::action::DocumentSource::Photo, pages: 1,
    });
    let paper = application::action::PaperSeen {
        slot: SlotId::new("family-card"), original_seen: true, matches_photo: true, copy_kept: false, sheets: 1, missing_reason: None,
    };
    Received {
        from: "surabaya".into(), channel: application::action::Channel::Home, language: "id".into(), answers: said, documents: documents.collect(),
        papers: vec![paper], witnesses_present: true, number: ReceiptNumber::draw(&Now::new(NOW, [1; 32])), declared_on,
    }
}

fn take(received: Received, actor: &Actor) -> Result<Decision, Refusal> {
    let government = buleleng();
    let service = government.find_service("birth").expect("births").clone();
    let (ground, blank) = (Ground { service: &service, government: &government }, Application::blank(ApplicationId([1; 16])));
    let command = Command::Receive(Box::new(received));
    let now = Now::new(NOW, [2; 32]);
    people::Acting::begin(actor, &command, &blank)?.decide(ground, &Facts::default(), command, &now)
}

const PAPERS: [&str; 4] = ["birth-proof", "marriage-proof", "family-card", "school-certificate"];

#[test]
fn it_begins_with_everything_that_was_said_and_the_promise_of_the_new_government() {
    let sent = received(WARD, date!(2026 - 11 - 18), &PAPERS);
    let number = sent.number.clone();
    let decision = take(sent, &Actor::System).expect("a complete case");
    assert!(decision.receipt.is_none(), "no new PIN: hers goes along");
    let fold = |case: Application, (action, particulars): (Action, _)| {
        let entry = Entry { seq: case.seq + 1, at: NOW, by: Actor::System, action, particulars };
        evolve(case, &entry)
    };
    let case = decision.actions.into_iter().fold(Application::blank(ApplicationId([1; 16])), fold);
    let from = case.received_from.as_ref().map(|from| from.as_str());
    assert_eq!((case.stage, case.government.as_str(), from), (Stage::InReview, "buleleng", Some("surabaya")), "its papers were looked at already");
    assert_eq!(case.receipt, Some(number));
    assert_eq!(case.responsible.as_ref().map(|offices| offices.ward.as_str()), Some("5108061010"));
    assert_eq!(case.answers.get("mother.nik"), Some("9978075708960003"));
    // Declared on the 59th day: not late, though it arrives on the 65th.
    assert_eq!((case.declared_on, case.facts.get("timing")), (Some(date!(2026 - 11 - 18)), Some("on-time")));
    let slots: Vec<&str> = case.documents.iter().map(|one| one.slot.as_str()).collect();
    assert_eq!(slots, ["birth-proof", "marriage-proof", "family-card"], "what is not asked for is not kept");
    assert!(case.papers_seen.iter().any(|paper| paper.slot.as_str() == "family-card" && paper.original_seen), "nobody travels to show it again");
    assert!(case.due_at.is_some_and(|due| due > NOW));
}

#[test]
fn what_does_not_do_there_is_refused_with_its_reasons() {
    let missing = take(received(WARD, date!(2026 - 11 - 18), &["birth-proof"]), &Actor::System);
    assert!(matches!(missing, Err(Refusal::Incomplete { missing, .. }) if missing.len() == 2));
    let elsewhere = take(received("35.78.07.1002", date!(2026 - 11 - 18), &PAPERS), &Actor::System);
    assert!(elsewhere.is_err(), "the ward must be one of there");
}

#[test]
fn nobody_but_the_program_can_begin_such_a_case() {
    for actor in [Actor::Applicant, story::cast::actor("registrar"), story::cast::actor("head"), story::cast::actor("administrator")] {
        let refused = take(received(WARD, date!(2026 - 11 - 18), &PAPERS), &actor);
        assert!(matches!(refused, Err(Refusal::NotPermitted { .. })), "{actor:?}");
    }
}
