//! What the life of a case does not allow, one test for each gap that was once open, and the clock that stands while somebody is awaited.

mod house;

use application::{
    Actor, Command, Refusal, Stage,
    action::{Channel, ConfirmedBy, Document, DocumentDecision, DocumentSource, PaperSeen, ReturnItem, SuspensionReason, Target},
    action::Action,
};
use catalogue::{Answers, DocumentKindId, FieldId, ReasonCode, SlotId, service::StepAct};
use house::{
    crew::{WORDS, candidates, decisions, document, head, next_honest, only, papers, registrar, ward},
    walker::{Books, Walker},
};
use time::Duration;

/// Honest steps until `stop` says so.
fn until(walker: &mut Walker<'_>, stop: impl Fn(&Walker<'_>) -> bool) {
    for _ in 0..60 {
        if stop(walker) {
            return;
        }
        let books = Books::default();
        let (command, actor) = next_honest(walker, &books).expect("not at its end");
        walker.act(&mut Books::default(), command, &actor).expect("an honest step");
    }
    panic!("never came there");
}

fn due(act: StepAct) -> impl Fn(&Walker<'_>) -> bool {
    move |walker| walker.case.due_act() == Some(act)
}

macro_rules! house {
    ($walker:ident) => {
        let (service, government) = (house::service(), house::government());
        #[allow(unused_mut)]
        let mut $walker = Walker::new(&service, &government, 1);
    };
}

fn refused(walker: &mut Walker<'_>, command: Command, actor: &Actor) -> &'static str {
    walker.act(&mut Books::default(), command, actor).expect_err("refused").key()
}

fn done(walker: &mut Walker<'_>, command: Command, actor: &Actor) {
    walker.act(&mut Books::default(), command, actor).expect("allowed");
}

fn give_back(target: Target) -> Command {
    Command::Return { items: vec![ReturnItem { target, code: ReasonCode::new("NAMA-BEDA") }], notes: Default::default() }
}

fn answer(pairs: &[(&str, &str)]) -> Command {
    Command::Answer { page: "mend".into(), answers: only(pairs), removed: Vec::new() }
}

#[test]
fn nobody_at_home_can_have_seen_an_original() {
    house!(walker);
    until(&mut walker, |walker| walker.case.answers.len() == 10);
    for slot in ["birth-proof", "marriage-proof"] {
        done(&mut walker, Command::Attach(document(&SlotId::new(slot), slot.len() as u32)), &Actor::Applicant);
    }
    let seen = PaperSeen { slot: SlotId::new("birth-proof"), original_seen: true, matches_photo: true, copy_kept: true, sheets: 1, missing_reason: None };
    let submit = Command::Submit { statement_of_truth: true, papers: vec![seen], witnesses_present: true };
    assert_eq!(refused(&mut walker, submit.clone(), &Actor::Applicant), "not-permitted");
    done(&mut walker, submit, &ward());
}

#[test]
fn a_paper_that_is_not_there_decides_nothing() {
    house!(walker);
    until(&mut walker, due(StepAct::Review));
    let seen = papers(&walker.case);
    done(&mut walker, Command::SeeOriginals { papers: seen, witnesses_present: true }, &ward());
    let decide = |slot: &str, kind: &str| DocumentDecision { slot: SlotId::new(slot), kind: DocumentKindId::new(kind) };
    let usual = decisions(walker.service, &walker.case, false);
    for extra in [decide("id-card", "id-card"), decide("mother-statement", "mother-statement"), decide("marriage-proof", "sworn-couple")] {
        // An empty slot; one that was not asked for; one decided twice.
        let documents = [usual.clone(), vec![extra]].concat();
        assert_eq!(refused(&mut walker, Command::Review { documents, draft_signed: false }, &ward()), "unknown-document");
    }
    done(&mut walker, Command::Review { documents: usual, draft_signed: false }, &ward());
}

#[test]
fn a_changed_paper_takes_its_decision_and_the_parentage_with_it() {
    house!(walker);
    until(&mut walker, due(StepAct::Approve));
    assert!(walker.case.reviewed);
    done(&mut walker, give_back(Target::Document(SlotId::new("marriage-proof"))), &registrar());
    assert!(walker.case.reviewed, "not yet touched");
    done(&mut walker, Command::Attach(document(&SlotId::new("marriage-proof"), 999)), &Actor::Applicant);
    assert!(!walker.case.reviewed);
    done(&mut walker, Command::Resubmit { statement_of_truth: true }, &Actor::Applicant);
    assert_eq!(walker.case.due_act(), Some(StepAct::Review));
    assert_eq!(refused(&mut walker, Command::Confirm { by: ConfirmedBy::Tracker }, &Actor::Applicant), "not-now");
}

#[test]
fn an_approval_of_an_earlier_round_is_no_reason_to_say_already_done() {
    house!(walker);
    until(&mut walker, due(StepAct::Confirm));
    assert_eq!(refused(&mut walker, Command::Approve, &registrar()), "already-done");
    done(&mut walker, give_back(Target::Document(SlotId::new("birth-proof"))), &registrar());
    assert_eq!(refused(&mut walker, Command::Approve, &registrar()), "not-now");
}

#[test]
fn each_side_confirms_in_its_own_way() {
    house!(walker);
    until(&mut walker, due(StepAct::Confirm));
    assert_eq!(refused(&mut walker, Command::Confirm { by: ConfirmedBy::CounterSignature }, &Actor::Applicant), "not-permitted");
    assert_eq!(refused(&mut walker, Command::Confirm { by: ConfirmedBy::Tracker }, &ward()), "not-permitted");
    done(&mut walker, Command::Confirm { by: ConfirmedBy::CounterSignature }, &ward());
}

#[test]
fn a_confirmed_change_after_confirmation_asks_her_again_and_the_registrar_waits() {
    house!(walker);
    until(&mut walker, due(StepAct::Register));
    done(&mut walker, Command::ProposeChange { answers: only(&[("child.name", "Melati Rahasia")]), reason: WORDS.into() }, &registrar());
    done(&mut walker, Command::ConfirmChange, &Actor::Applicant);
    assert_eq!(walker.case.due_act(), Some(StepAct::Confirm));
    assert_eq!(refused(&mut walker, Command::Register, &registrar()), "not-confirmed");
    assert!(walker.case.paused_since.is_some());
}

#[test]
fn no_officer_confirms_what_she_proposed_herself() {
    house!(walker);
    until(&mut walker, due(StepAct::Approve));
    done(&mut walker, Command::ProposeChange { answers: only(&[("child.name", "Melati Rahasia")]), reason: WORDS.into() }, &ward());
    assert_eq!(refused(&mut walker, Command::ConfirmChange, &ward()), "same-person");
    done(&mut walker, Command::ConfirmChange, &house::crew::district());
    assert_eq!(walker.case.answers.get("child.name"), Some("Melati Rahasia"));
}

#[test]
fn a_change_that_makes_the_birth_late_goes_to_the_head_of_office() {
    house!(walker);
    until(&mut walker, due(StepAct::Approve));
    done(&mut walker, Command::ProposeChange { answers: only(&[("child.birth_date", "2026-05-01")]), reason: WORDS.into() }, &registrar());
    done(&mut walker, Command::ConfirmChange, &Actor::Applicant);
    assert_eq!(walker.case.facts.get("timing"), Some("late"));
    assert!(walker.case.route.iter().any(|step| step.act == StepAct::DecideLate));
    until(&mut walker, due(StepAct::DecideLate));
    assert_eq!(refused(&mut walker, Command::Approve, &registrar()), "late-decision-missing");
}

#[test]
fn a_change_of_address_moves_the_case_to_the_other_ward() {
    house!(walker);
    until(&mut walker, due(StepAct::Approve));
    done(&mut walker, Command::ProposeChange { answers: only(&[("family.ward", house::OTHER_WARD)]), reason: WORDS.into() }, &registrar());
    done(&mut walker, Command::ConfirmChange, &Actor::Applicant);
    assert_eq!(walker.case.responsible.as_ref().map(|offices| offices.ward.as_str()), Some("3578071001"));
    assert_eq!(walker.case.due_act(), Some(StepAct::Review));
}

#[test]
fn an_address_elsewhere_cannot_be_proposed() {
    house!(walker);
    until(&mut walker, due(StepAct::Approve));
    let propose = |pairs: &[(&str, &str)]| Command::ProposeChange { answers: only(pairs), reason: WORDS.into() };
    assert_eq!(refused(&mut walker, propose(&[("family.ward", "35.15.01.2001")]), &registrar()), "bad-input");
    assert_eq!(refused(&mut walker, propose(&[("favourite.colour", "green")]), &registrar()), "bad-input");
}

#[test]
fn a_return_takes_an_open_proposal_back() {
    house!(walker);
    until(&mut walker, due(StepAct::Approve));
    done(&mut walker, Command::ProposeChange { answers: only(&[("child.name", "Melati Rahasia")]), reason: WORDS.into() }, &registrar());
    done(&mut walker, give_back(Target::Field(FieldId::new("child.name"))), &registrar());
    done(&mut walker, answer(&[("child.name", "Mawar Rahasia")]), &Actor::Applicant);
    done(&mut walker, Command::Resubmit { statement_of_truth: true }, &Actor::Applicant);
    assert_eq!(refused(&mut walker, Command::ConfirmChange, &Actor::Applicant), "no-change-proposed");
    assert_eq!(walker.case.answers.get("child.name"), Some("Mawar Rahasia"));
}

#[test]
fn a_mended_answer_that_makes_another_returned_one_superfluous_is_enough() {
    house!(walker);
    until(&mut walker, due(StepAct::Review));
    let item = |field: &str| ReturnItem { target: Target::Field(FieldId::new(field)), code: ReasonCode::new("NAMA-BEDA") };
    done(&mut walker, Command::Return { items: vec![item("parents.marriage"), item("father.name")], notes: Default::default() }, &ward());
    done(&mut walker, answer(&[("parents.marriage", "mother-only")]), &Actor::Applicant);
    done(&mut walker, Command::Attach(document(&SlotId::new("mother-statement"), 999)), &Actor::Applicant);
    done(&mut walker, Command::Resubmit { statement_of_truth: true }, &Actor::Applicant);
    assert_eq!(walker.case.answers.get("father.name"), None, "what is no longer asked does not stay");
    assert!(walker.case.documents.iter().all(|one| one.slot.as_str() != "marriage-proof"), "nor does its paper");
}

#[test]
fn only_what_was_asked_can_be_returned() {
    house!(walker);
    walker.whole.extend(&only(&[("parents.marriage", "mother-only")]));
    until(&mut walker, due(StepAct::Review));
    for target in [Target::Document(SlotId::new("unasked")), Target::Field(FieldId::new("father.name")), Target::Field(FieldId::new("no.such"))] {
        assert_eq!(refused(&mut walker, give_back(target), &ward()), "unknown-document");
    }
}

#[test]
fn an_unchanged_answer_beside_a_returned_one_does_not_become_hers_to_change() {
    house!(walker);
    until(&mut walker, due(StepAct::Review));
    done(&mut walker, give_back(Target::Field(FieldId::new("child.name"))), &ward());
    done(&mut walker, answer(&[("child.name", "Mawar Rahasia"), ("child.sex", "female")]), &Actor::Applicant);
    assert_eq!(refused(&mut walker, answer(&[("child.sex", "male")]), &Actor::Applicant), "not-returned");
}

#[test]
fn a_full_case_still_takes_the_paper_it_waits_for() {
    house!(walker);
    until(&mut walker, |walker| walker.case.answers.len() == 10);
    for number in 0..4 {
        done(&mut walker, Command::Attach(document(&SlotId::new("id-card"), 100 + number)), &Actor::Applicant);
    }
    until(&mut walker, due(StepAct::Review));
    assert_eq!(walker.case.documents.len(), 6);
    done(&mut walker, give_back(Target::Field(FieldId::new("parents.marriage"))), &ward());
    done(&mut walker, answer(&[("parents.marriage", "family-card-couple")]), &Actor::Applicant);
    done(&mut walker, Command::Attach(document(&SlotId::new("couple-statement"), 999)), &Actor::Applicant);
    done(&mut walker, Command::Resubmit { statement_of_truth: true }, &Actor::Applicant);
}

#[test]
fn papers_and_answers_that_nobody_asked_for_do_not_go_to_the_office() {
    house!(walker);
    until(&mut walker, |walker| walker.case.answers.len() == 10);
    done(&mut walker, Command::Attach(document(&SlotId::new("unasked"), 100)), &Actor::Applicant);
    done(&mut walker, answer(&[("parents.marriage", "mother-only")]), &Actor::Applicant);
    until(&mut walker, due(StepAct::Review));
    assert!(walker.case.documents.iter().all(|one| one.slot.as_str() != "unasked"));
    assert_eq!(walker.case.answers.get("father.name"), None);
}

#[test]
fn what_is_in_the_register_stays_there_whatever_stands_still() {
    house!(walker);
    until(&mut walker, |walker| walker.case.stage == Stage::Signing);
    done(&mut walker, Command::Suspend { reason: SuspensionReason::SignatureDown }, &ward());
    let refuse = Command::Refuse { code: ReasonCode::new("DI-LUAR-WILAYAH"), note: String::new() };
    assert_eq!(refused(&mut walker, Command::Withdraw, &Actor::Applicant), "not-now");
    assert_eq!(refused(&mut walker, refuse, &registrar()), "not-now");
    done(&mut walker, Command::Resume, &ward());
    assert_eq!(walker.case.stage, Stage::Signing);
}

#[test]
fn a_withdrawn_case_does_not_look_suspended() {
    house!(walker);
    until(&mut walker, due(StepAct::Review));
    done(&mut walker, Command::Suspend { reason: SuspensionReason::Court }, &ward());
    done(&mut walker, Command::Withdraw, &Actor::Applicant);
    assert!(walker.case.suspended.is_none());
    assert_eq!(application::PublicState::of(&walker.case).key(), "refused-or-cancelled");
}

#[test]
fn a_child_s_nik_is_a_nik() {
    house!(walker);
    until(&mut walker, due(StepAct::Approve));
    for wrong in ["", "123", "abc9978074211260001", "9978074013260001", "9978074211260000"] {
        assert_eq!(refused(&mut walker, Command::EnterNik { nik: wrong.into() }, &registrar()), "bad-input", "{wrong}");
    }
    done(&mut walker, Command::EnterNik { nik: "9978 0742 1126 0001".into() }, &registrar());
    assert_eq!(walker.case.answers.get("child.nik"), Some("9978074211260001"));
}

#[test]
fn a_code_of_the_head_is_a_code_and_no_sentence() {
    house!(walker);
    until(&mut walker, |walker| walker.case.stage == Stage::Signing);
    for code in ["", "nama ibu salah", "NAMA IBU", &"A".repeat(41)] {
        let decline = Command::DeclineSigning { code: ReasonCode::new(code), note: WORDS.into() };
        assert_eq!(refused(&mut walker, decline, &head()), "unknown-reason", "{code}");
    }
}

#[test]
fn a_suspension_while_she_is_awaited_does_not_start_the_clock() {
    house!(walker);
    until(&mut walker, due(StepAct::Confirm));
    let promised = walker.case.due_at;
    walker.wait(Duration::hours(1));
    done(&mut walker, Command::Suspend { reason: SuspensionReason::RegistryDown }, &registrar());
    walker.wait(Duration::hours(1));
    done(&mut walker, Command::Resume, &registrar());
    assert!(walker.case.paused_since.is_some(), "it still waits for her");
    assert_eq!(walker.case.due_at, promised);
    walker.wait(Duration::hours(1));
    done(&mut walker, Command::Confirm { by: ConfirmedBy::Tracker }, &Actor::Applicant);
    assert_eq!(walker.case.due_at, promised.map(|at| at + Duration::hours(3)));
}

#[test]
fn a_suspension_at_the_very_moment_of_approval_does_not_start_the_clock_either() {
    house!(walker);
    until(&mut walker, due(StepAct::Confirm));
    done(&mut walker, Command::Suspend { reason: SuspensionReason::RegistryDown }, &registrar());
    walker.wait(Duration::hours(1));
    done(&mut walker, Command::Resume, &registrar());
    assert!(walker.case.paused_since.is_some(), "it still waits for her");
}

#[test]
fn a_paper_shown_at_the_counter_counts_there_and_not_at_home() {
    house!(walker);
    done(&mut walker, Command::Open { channel: Channel::Home, language: "id".into() }, &Actor::Applicant);
    done(&mut walker, answer(&house::answers().iter().map(|(field, value)| (field.as_str(), value)).collect::<Vec<_>>()), &Actor::Applicant);
    for slot in ["birth-proof", "marriage-proof"] {
        let paper = Document { source: DocumentSource::Paper, ..document(&SlotId::new(slot), slot.len() as u32) };
        done(&mut walker, Command::Attach(paper), &Actor::Applicant);
    }
    let submit = Command::Submit { statement_of_truth: true, papers: Vec::new(), witnesses_present: false };
    assert_eq!(refused(&mut walker, submit.clone(), &Actor::Applicant), "incomplete");
    done(&mut walker, submit, &ward());
}

/// Nothing is possible with a case that was never opened but to open it.
#[test]
fn a_case_that_does_not_exist_can_only_be_opened() {
    house!(walker);
    let books = Books::default();
    for (command, actor) in candidates(&walker, &[]) {
        let opens = matches!(command, Command::Open { .. } | Command::File { .. } | Command::KeyEntry(_));
        let act = command.act();
        assert_eq!(walker.ask(&books, command, &actor).is_ok(), opens, "{act:?}");
    }
    let file = Command::File { language: "id".into(), answers: Answers::default(), documents: Vec::new() };
    let decision = walker.ask(&books, file, &ward()).expect("filed");
    assert!(matches!(decision.actions.first(), Some((Action::Opened { channel: Channel::Counter, .. }, None))));
    assert!(matches!(walker.ask(&books, Command::Register, &registrar()), Err(Refusal::NotNow { .. })));
}

#[test]
fn a_letter_that_the_head_declines_goes_back_to_the_approval_where_it_can_still_be_mended() {
    let (service, government) = (house::letter(), house::government());
    let mut walker = Walker::new(&service, &government, 1);
    until(&mut walker, due(StepAct::Sign));
    assert_eq!(walker.case.stage, Stage::Signing, "nobody has to ask for the signature of what is in no register");
    assert_eq!(refused(&mut walker, Command::Register, &registrar()), "not-now");
    assert_eq!(refused(&mut walker, Command::Confirm { by: ConfirmedBy::Tracker }, &Actor::Applicant), "not-now");
    done(&mut walker, Command::DeclineSigning { code: ReasonCode::new("NAMA-SALAH"), note: WORDS.into() }, &head());
    assert_eq!((walker.case.stage, walker.case.due_act()), (Stage::InReview, Some(StepAct::Approve)));
    done(&mut walker, give_back(Target::Field(FieldId::new("child.name"))), &registrar());
    assert_eq!(walker.case.stage, Stage::Returned);
}

#[test]
fn a_document_goes_only_to_whom_the_service_names() {
    let (mut service, government) = (house::service(), house::government());
    service.collectors.retain(|row| row.who != "mother");
    let mut walker = Walker::new(&service, &government, 1);
    until(&mut walker, due(StepAct::HandOver));
    let (to_informant, actor) = next_honest(&walker, &Books::default()).expect("to be handed over");
    let to_mother = Command::HandOver {
        collector: application::action::Collector::Mother, identity_seen: application::action::IdentityDocument::IdCard, name: "Ibu".into(),
    };
    assert_eq!(refused(&mut walker, to_mother, &actor), "bad-input");
    done(&mut walker, to_informant, &actor);
}

#[test]
fn the_words_for_collectors_are_those_of_the_catalogue() {
    assert_eq!(application::action::Collector::ALL.map(application::action::Collector::key), catalogue::check::COLLECTORS);
    assert_eq!(registry::RECEIPTS, catalogue::check::RECEIPTS);
}
