//! Registration in another system: the number and the signed PDF are brought back, and must be this case's.

mod house;

use application::{Command, PublicState, Refusal, Stage, action::SuspensionReason};
use house::{
    crew::{brought_back, next_honest, registrar},
    walker::{Books, Walker},
};

fn waiting<'h>(service: &'h catalogue::Service, government: &'h catalogue::Government, books: &mut Books, id: u8) -> Walker<'h> {
    let mut walker = Walker::new(service, government, id);
    while walker.case.stage != Stage::Recording {
        let (command, actor) = next_honest(&walker, books).expect("not at its end");
        walker.act(books, command, &actor).expect("an honest step");
    }
    walker
}

fn bring(number: &str, certificate: &str) -> Command {
    Command::RecordElsewhere { number: number.into(), certificate_sha256: certificate.into() }
}

fn problem(refusal: Refusal) -> String {
    match refusal {
        Refusal::BadInput(problem) => problem.key,
        other => other.key().to_owned(),
    }
}

#[test]
fn a_case_waits_in_public_gets_the_outside_number_and_no_series_moves() {
    let (service, government, mut books) = (house::recorded_elsewhere(), house::government(), Books::default());
    let mut walker = waiting(&service, &government, &mut books, 1);
    assert_eq!(PublicState::of(&walker.case).key(), "recorded-elsewhere");
    walker.act(&mut books, brought_back(&walker), &registrar()).expect("brought back");
    let registration = walker.case.registration.clone().expect("registered");
    assert_eq!((registration.number.as_str(), walker.case.stage), ("3578-LU-24112026-1001", Stage::Issued));
    assert!(walker.case.certificate_sha256.is_some() && books.series.is_empty());
    assert_eq!(walker.read_back(), walker.case);
    while let Some((command, actor)) = next_honest(&walker, &books) {
        walker.act(&mut books, command, &actor).expect("an honest step");
    }
    assert_eq!(walker.case.stage, Stage::HandedOver);
}

#[test]
fn a_number_that_cannot_be_this_cases_is_refused_in_words() {
    let (service, government, mut books) = (house::recorded_elsewhere(), house::government(), Books::default());
    let mut walker = waiting(&service, &government, &mut books, 1);
    let pdf = "0".repeat(64);
    for (number, why) in [
        ("3578-LU-24112026-00001", "problem-recorded-number"),
        ("5108-LU-24112026-0001", "problem-recorded-number-elsewhere"),
        ("3578-KM-24112026-0001", "problem-recorded-number-letters"),
        ("3578-LU-25112026-0001", "problem-recorded-number-day"),
        ("3578-LU-23112026-0001", "problem-recorded-number-day"),
    ] {
        let refusal = walker.act(&mut books, bring(number, &pdf), &registrar()).expect_err(number);
        assert_eq!(problem(refusal), why, "{number}");
    }
    let refusal = walker.act(&mut books, bring("3578-LU-24112026-0001", "no checksum"), &registrar()).expect_err("no checksum");
    assert_eq!(problem(refusal), "problem-recorded-certificate");
    // What the law computed and what the outside did may differ: late or not is the outside's word.
    walker.act(&mut books, bring(" 3578-LT-24112026-0001 ", &pdf), &registrar()).expect("another series of the same register");
}

#[test]
fn number_and_pdf_belong_to_one_case() {
    let (service, government, mut books) = (house::recorded_elsewhere(), house::government(), Books::default());
    let mut first = waiting(&service, &government, &mut books, 1);
    let mut second = waiting(&service, &government, &mut books, 2);
    let (one, two) = ("1".repeat(64), "2".repeat(64));
    first.act(&mut books, bring("3578-LU-24112026-0001", &one), &registrar()).expect("the first");
    let refused = |walker: &mut Walker<'_>, books: &mut Books, command| problem(walker.act(books, command, &registrar()).expect_err("taken"));
    assert_eq!(refused(&mut second, &mut books, bring("3578-LU-24112026-0001", &two)), "problem-recorded-number-taken");
    assert_eq!(refused(&mut second, &mut books, bring("3578-LU-24112026-0002", &one)), "problem-recorded-certificate-taken");
    assert_eq!(refused(&mut first, &mut books, bring("3578-LU-24112026-0003", &two)), "already-done");
    second.act(&mut books, bring("3578-LU-24112026-0002", &two), &registrar()).expect("the second");
}

#[test]
fn what_comes_back_while_the_outside_was_said_to_be_down_is_taken_and_the_clock_goes_on() {
    let (service, government, mut books) = (house::recorded_elsewhere(), house::government(), Books::default());
    let mut walker = waiting(&service, &government, &mut books, 1);
    let due = walker.case.due_at.expect("promised");
    walker.act(&mut books, Command::Suspend { reason: SuspensionReason::RegistryDown }, &registrar()).expect("down");
    assert_eq!(PublicState::of(&walker.case).key(), "recorded-elsewhere");
    walker.wait(time::Duration::hours(2));
    walker.act(&mut books, brought_back(&walker), &registrar()).expect("it came back");
    assert_eq!((walker.case.stage, walker.case.suspended.clone(), walker.case.paused_since), (Stage::Issued, None, None));
    assert_eq!(walker.case.due_at, Some(due + time::Duration::hours(2)));

    let mut court = waiting(&service, &government, &mut books, 2);
    court.act(&mut books, Command::Suspend { reason: SuspensionReason::Court }, &registrar()).expect("a court");
    assert!(matches!(court.act(&mut books, brought_back(&court), &registrar()), Err(Refusal::NotNow { .. })));
}

#[test]
fn nothing_is_registered_here_and_nothing_there_where_it_is_registered_here() {
    let (outside, inside, government) = (house::recorded_elsewhere(), house::service(), house::government());
    let mut books = Books::default();
    let mut walker = waiting(&outside, &government, &mut books, 1);
    assert!(matches!(walker.act(&mut books, Command::Register, &registrar()), Err(Refusal::NotNow { .. })));
    let mut ours = Walker::new(&inside, &government, 2);
    while ours.case.due_act() != Some(catalogue::service::StepAct::Register) {
        let (command, actor) = next_honest(&ours, &books).expect("not at its end");
        ours.act(&mut books, command, &actor).expect("an honest step");
    }
    assert!(ours.act(&mut books, brought_back(&ours), &registrar()).is_err());
}
