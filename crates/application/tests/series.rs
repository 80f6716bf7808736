//! Numbers of the register: one for each entry, in order, and none beyond the ten thousandth of a day.

mod house;

use application::{Command, Refusal, Stage};
use house::{
    crew::{next_honest, registrar},
    walker::{Books, Walker},
};
use registry::{Letters, Series};
use time::macros::date;

fn ready_to_register<'h>(service: &'h catalogue::Service, government: &'h catalogue::Government, books: &mut Books, id: u8) -> Walker<'h> {
    let mut walker = Walker::new(service, government, id);
    loop {
        let (command, actor) = next_honest(&walker, books).expect("not at its end");
        if command == Command::Register {
            return walker;
        }
        walker.act(books, command, &actor).expect("an honest step");
    }
}

fn today() -> Series {
    Series { regency_code: "3578".into(), letters: Letters::new("LU").expect("letters"), date: date!(2026 - 11 - 24) }
}

#[test]
fn the_last_number_of_a_day_is_given_and_the_next_is_refused() {
    let (service, government, mut books) = (house::service(), house::government(), Books::default());
    books.already.insert(today().to_string(), 9_998);
    let mut last = ready_to_register(&service, &government, &mut books, 1);
    let mut beyond = ready_to_register(&service, &government, &mut books, 2);
    last.act(&mut books, Command::Register, &registrar()).expect("the 9,999th");
    assert_eq!(last.case.registration.expect("registered").number.as_str(), "3578-LU-24112026-9999");

    let before = beyond.case.clone();
    let refusal = beyond.act(&mut books, Command::Register, &registrar()).expect_err("the 10,000th");
    assert_eq!(refusal, Refusal::SeriesFull { date: date!(2026 - 11 - 24) });
    assert_eq!(beyond.case, before);

    // The next day has numbers again.
    beyond.wait(time::Duration::days(1));
    beyond.act(&mut books, Command::Register, &registrar()).expect("a new day");
    assert_eq!(beyond.case.registration.expect("registered").number.as_str(), "3578-LU-25112026-0001");
}

#[test]
fn the_second_registrar_learns_who_was_faster_and_no_number_is_used_up() {
    let (service, government, mut books) = (house::service(), house::government(), Books::default());
    let mut walker = ready_to_register(&service, &government, &mut books, 1);
    walker.act(&mut books, Command::Register, &registrar()).expect("the first");
    let second = house::crew::officer("siti", "registry");
    let refusal = walker.act(&mut books, Command::Register, &second).expect_err("the second");
    assert!(matches!(refusal, Refusal::AlreadyDone { by, .. } if by == "BUDI"), "says who was faster");
    assert_eq!(books.series[&today().to_string()].len(), 1);
    assert_eq!(walker.case.stage, Stage::Signing);
}

#[test]
fn the_day_of_a_number_is_the_day_in_the_government_s_time_zone() {
    let (service, government, mut books) = (house::service(), house::government(), Books::default());
    let mut walker = ready_to_register(&service, &government, &mut books, 1);
    // 23:30 UTC on the 24th is 06:30 on the 25th in Surabaya.
    walker.wait(time::Duration::minutes(20 * 60 + 30));
    walker.act(&mut books, Command::Register, &registrar()).expect("registered");
    assert_eq!(walker.case.registration.expect("registered").number.as_str(), "3578-LU-25112026-0001");
}
