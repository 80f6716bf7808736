//! Money: what a late day is worth, exceptions, fees, receipts; and what the program tells and gives back by itself.

mod house;

use application::{
    Action, Actor, Command, Refusal, Stage,
    action::{ExcuseReason, Reminder, SuspensionReason},
};
use house::{
    crew::{district, head, next_honest, registrar, ward},
    walker::{Books, Walker},
};
use time::Duration;

fn walked<'h>(service: &'h catalogue::Service, government: &'h catalogue::Government, books: &mut Books, stage: Stage) -> Walker<'h> {
    let mut walker = Walker::new(service, government, 1);
    go(&mut walker, books, stage);
    walker
}

fn go(walker: &mut Walker<'_>, books: &mut Books, stage: Stage) {
    while walker.case.stage != stage {
        let (command, actor) = next_honest(walker, books).expect("not at its end");
        walker.act(books, command, &actor).expect("an honest step");
    }
}

fn pay() -> Command {
    Command::PayCompensation { to: "Ibu Rahasia".into() }
}

#[test]
fn each_working_day_beyond_the_promise_is_owed_once_and_the_signature_ends_it() {
    let (service, government, mut books) = (house::service(), house::government(), Books::default());
    // Sent on Tuesday at ten: promised for Wednesday at ten.
    let mut walker = walked(&service, &government, &mut books, Stage::Signing);
    let job = |walker: &mut Walker<'_>, books: &mut Books| walker.act(books, Command::OweCompensation, &Actor::System);
    assert!(job(&mut walker, &mut books).is_err(), "not late yet");
    walker.wait(Duration::hours(25));
    job(&mut walker, &mut books).expect("Wednesday at eleven");
    assert!(job(&mut walker, &mut books).is_err(), "a day is owed once");
    // Saturday counts for nothing: Thursday and Friday do.
    walker.wait(Duration::days(3));
    job(&mut walker, &mut books).expect("Saturday");
    assert_eq!((walker.case.money.owed.len(), walker.case.money.owed_rupiah()), (3, 150_000));
    assert!(walker.act(&mut books, pay(), &district()).is_err(), "the days are still counted");
    walker.wait(Duration::days(3));
    walker.act(&mut books, Command::Sign { certificate_sha256: "ab".repeat(32) }, &head()).expect("signed on Tuesday");
    assert_eq!(walker.case.money.owed.last().map(|owed| owed.day), Some(5), "the signature counts up to itself");
    walker.wait(Duration::days(9));
    assert!(job(&mut walker, &mut books).is_err(), "what is signed is not late any more");
    walker.act(&mut books, pay(), &district()).expect("paid out");
    let paid = walker.case.money.compensation.clone().expect("paid");
    assert_eq!((paid.receipt.as_str(), paid.amount_rupiah, walker.case.money.due_rupiah()), ("3578-GR-10122026-0001", 250_000, 0));
    assert!(walker.act(&mut books, pay(), &district()).is_err(), "once");
    assert_eq!(walker.read_back(), walker.case);
}

#[test]
fn a_pause_is_no_late_day_and_an_exception_pays_nothing() {
    let (service, government, mut books) = (house::service(), house::government(), Books::default());
    let mut walker = walked(&service, &government, &mut books, Stage::InReview);
    walker.act(&mut books, Command::Suspend { reason: SuspensionReason::FieldCheck }, &ward()).expect("stands still");
    walker.wait(Duration::days(20));
    assert!(walker.act(&mut books, Command::OweCompensation, &Actor::System).is_err());
    walker.act(&mut books, Command::Resume, &ward()).expect("goes on");
    assert!(walker.act(&mut books, Command::OweCompensation, &Actor::System).is_err(), "the promise has moved");
    walker.wait(Duration::days(7));
    walker.act(&mut books, Command::OweCompensation, &Actor::System).expect("late now");
    let excuse = |note: &str| Command::ExcuseCompensation { reason: ExcuseReason::OtherRegion, note: note.into() };
    assert!(matches!(walker.act(&mut books, excuse("kurang"), &head()), Err(Refusal::BadInput(_))));
    walker.act(&mut books, excuse("Menunggu jawaban Bangkalan sejak Senin."), &head()).expect("excused");
    assert_eq!(walker.case.money.due_rupiah(), 0);
    assert!(walker.act(&mut books, Command::OweCompensation, &Actor::System).is_err());
    go(&mut walker, &mut books, Stage::Issued);
    assert!(walker.act(&mut books, pay(), &district()).is_err());
}

#[test]
fn a_government_without_a_rule_owes_nothing() {
    let (service, mut government, mut books) = (house::service(), house::government(), Books::default());
    government.compensations.clear();
    let mut walker = walked(&service, &government, &mut books, Stage::Signing);
    walker.wait(Duration::days(20));
    assert!(walker.act(&mut books, Command::OweCompensation, &Actor::System).is_err());
    walker.act(&mut books, Command::Remind { of: Reminder::Late }, &Actor::System).expect("she is told all the same");
}

#[test]
fn a_fee_is_taken_once_with_a_receipt_of_its_own_series() {
    let (mut service, government, mut books) = (house::service(), house::government(), Books::default());
    service.fees = vec![catalogue::service::Fee {
        id: "late".into(), amount_rupiah: 100_000, when: Default::default(), from: time::macros::date!(2020 - 01 - 01), until: None, basis: "test".into(),
    }];
    let mut walker = walked(&service, &government, &mut books, Stage::InReview);
    let take = |from: &str| Command::TakeFee { from: from.into() };
    assert!(matches!(walker.act(&mut books, take(" "), &ward()), Err(Refusal::BadInput(_))));
    walker.act(&mut books, take("Ibu Rahasia"), &ward()).expect("taken");
    assert_eq!((walker.case.fee_due(), walker.case.money.fee.as_ref().map(|paid| paid.receipt.as_str())), (0, Some("3578-BY-24112026-0001")));
    assert!(walker.act(&mut books, take("Ibu Rahasia"), &ward()).is_err());
    let plain = house::service();
    let mut free = Walker::new(&plain, &government, 2);
    go(&mut free, &mut books, Stage::InReview);
    assert!(free.act(&mut books, take("Ibu Rahasia"), &ward()).is_err(), "a free service takes nothing");
}

#[test]
fn she_is_reminded_once_of_each_thing_that_waits_for_her() {
    let (service, government, mut books) = (house::service(), house::government(), Books::default());
    let mut walker = walked(&service, &government, &mut books, Stage::Approved);
    let remind = |of: Reminder| Command::Remind { of };
    assert!(walker.act(&mut books, remind(Reminder::Confirm), &Actor::System).is_err(), "not on the first day");
    walker.wait(Duration::days(3));
    let told = walker.act(&mut books, remind(Reminder::Confirm), &Actor::System).expect("after three days");
    assert!(matches!(&told.effects[..], [application::Effect::Notify { notice, .. }] if notice == "reminder-confirm"));
    assert!(walker.act(&mut books, remind(Reminder::Confirm), &Actor::System).is_err(), "once");
    go(&mut walker, &mut books, Stage::Ready);
    walker.wait(Duration::days(6));
    assert!(walker.act(&mut books, remind(Reminder::PickUp), &Actor::System).is_err());
    walker.wait(Duration::days(1));
    walker.act(&mut books, remind(Reminder::PickUp), &Actor::System).expect("after a week on the shelf");

    let mut mended = Walker::new(&service, &government, 2);
    go(&mut mended, &mut books, Stage::InReview);
    let items = vec![application::action::ReturnItem {
        target: application::action::Target::Field("child.name".into()), code: catalogue::ReasonCode::new("NAMA-BEDA"),
    }];
    mended.act(&mut books, Command::Return { items, notes: Default::default() }, &ward()).expect("returned");
    mended.wait(Duration::days(20));
    assert!(mended.act(&mut books, remind(Reminder::Return), &Actor::System).is_err(), "there is time left");
    mended.wait(Duration::days(4));
    mended.act(&mut books, remind(Reminder::Return), &Actor::System).expect("a week before the end");
}

#[test]
fn what_an_absent_officer_holds_goes_back_to_the_queue_after_a_working_day() {
    let (service, government, mut books) = (house::service(), house::government(), Books::default());
    let mut walker = walked(&service, &government, &mut books, Stage::InReview);
    walker.act(&mut books, Command::Claim, &registrar()).expect("taken");
    walker.wait(Duration::hours(20));
    assert!(walker.act(&mut books, Command::Release, &Actor::System).is_err());
    walker.wait(Duration::hours(5));
    let released = walker.act(&mut books, Command::Release, &Actor::System).expect("given back");
    assert!(matches!(&released.actions[..], [(Action::Released, None)]) && walker.case.claimed_by.is_none());
}

#[test]
fn a_late_birth_has_a_promise_of_its_own() {
    let (service, government, mut books) = (house::service(), house::government(), Books::default());
    let mut walker = Walker::new(&service, &government, 1);
    walker.whole.set(&catalogue::FieldId::new("child.birth_date"), "2026-02-03");
    go(&mut walker, &mut books, Stage::Submitted);
    assert_eq!(walker.case.due_at.map(|due| government.calendar.date_of(due)), Some(time::macros::date!(2026 - 11 - 27)));
}
