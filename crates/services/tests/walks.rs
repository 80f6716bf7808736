//! Random people and random answers on the real services in the real Surabaya: nothing panics, the log gives the state back, and an
//! honest crew brings whatever came of it to its end. The laws that hold at every step are in `crates/application/tests/life.rs`.

#[path = "../../application/tests/house/mod.rs"]
mod house;

mod story;

use application::{Actor, Command, Refusal, Stage};
use catalogue::{Answers, FieldId, Service, field::FieldKind};
use house::{
    crew::{candidates, endings, next_honest},
    walker::{Books, Walker},
};
use proptest::prelude::*;
use std::sync::OnceLock;
use story::{
    family, services,
    stage::{City, answers, city},
};
use time::Duration;

/// Each service with the answers that its stories start from.
fn surabaya() -> &'static [(City, Answers)] {
    static CITY: OnceLock<Vec<(City, Answers)>> = OnceLock::new();
    CITY.get_or_init(|| services().iter().map(|service| (city(service), answers(&family(service)))).collect())
}

fn walker<'h>(city: &'h City, whole: &Answers) -> Walker<'h> {
    let mut walker = Walker::new(&city.service, &city.government, 1);
    walker.whole = whole.clone();
    walker
}

/// With an entry of each register that the service may point at.
fn books(city: &City) -> Books {
    let story = story::Story::default();
    Books { lives: story::register::lives(&city.government, &city.service, &story), ..Books::default() }
}

/// A value that somebody may type into a field, good or bad.
fn typed(kind: &FieldKind, choice: u16) -> String {
    let choices = |all: &[&str]| all[usize::from(choice) % all.len()].to_owned();
    match kind {
        FieldKind::Choice { options } => options[usize::from(choice) % options.len()].clone(),
        FieldKind::Date { .. } => choices(&["2026-11-02", "2026-09-01", "2021-02-28", "1999-12-31", "1899-01-01", "2026-12-24", "31-12-2020", "2026-02-30"]),
        FieldKind::PersonName { .. } => choices(&["Bunga Citra", "Siti", "Slamet Saksi", "Dewi Contoh", "H. M. Noer, S.H.", "a1", "", "\u{202e}abc"]),
        FieldKind::Nik { .. } => choices(&["9978075708960003", "9978071708950004", "3515010101900001", "0000", "9978073112990000"]),
        FieldKind::FamilyCardNumber => choices(&["9978070101200001", "12", "9999999999999999"]),
        FieldKind::Time => choices(&["04:15", "24:00", "x"]),
        FieldKind::Integer { min, max } => choices(&["1", "0", "-1", "99999999999999999999", &min.to_string(), &max.to_string()]),
        FieldKind::Phone => choices(&["+6281200000000", "0812", "999"]),
        FieldKind::Email => choices(&["siti@surat.example", "siti", "a@b.example, c@d.example"]),
        FieldKind::Ward => choices(&["35.78.07.1002", "35.78.07.1001", "35.15.01.2001", "outside", ""]),
        FieldKind::Text { .. } => choices(&["Jalan Contoh 1", "", "<script>", &"x".repeat(2_000)]),
    }
}

fn garbled(service: &Service, whole: &Answers, picks: &[u16]) -> Answers {
    let fields: Vec<(&FieldId, &FieldKind)> = service.fields.iter().map(|(id, field)| (id, &field.kind)).collect();
    let mut answers = whole.clone();
    for pair in picks.chunks_exact(2) {
        let (id, kind) = fields[usize::from(pair[0]) % fields.len()];
        answers.set(id, &typed(kind, pair[1]));
    }
    answers
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_people_try_honest_people_can_end_it(
        which in any::<u8>(), moves in proptest::collection::vec((any::<u16>(), 0u8..60, any::<u8>()), 1..50),
    ) {
        let (city, whole) = &surabaya()[usize::from(which) % surabaya().len()];
        let (mut walker, mut books) = (walker(city, whole), books(city));
        for (choice, hours, how) in moves {
            walker.wait(Duration::hours(i64::from(hours)));
            let mut all = if how.is_multiple_of(32) { endings() } else { candidates(&walker, &[]) };
            let honest = (how % 2 == 1).then(|| next_honest(&walker, &books)).flatten();
            let (command, actor) = honest.unwrap_or_else(|| all.swap_remove(usize::from(choice) % all.len()));
            if let Err(refusal) = walker.act(&mut books, command, &actor) {
                prop_assert!(Refusal::KEYS.contains(&refusal.key()));
            }
        }
        prop_assert_eq!(&walker.read_back(), &walker.case);
        for _ in 0..60 {
            let Some((command, actor)) = next_honest(&walker, &books) else { break };
            let act = command.act();
            if let Err(refusal) = walker.act(&mut books, command, &actor) {
                panic!("{act:?} at {:?} was refused: {refusal:?}\n{:#?}", walker.case.stage, walker.entries);
            }
        }
        prop_assert!(walker.case.stage.is_final(), "stuck at {:?}", walker.case.stage);
        prop_assert_eq!(&walker.read_back(), &walker.case);
    }

    #[test]
    fn whatever_is_typed_every_question_is_answered_without_panic_and_sending_says_all(
        which in any::<u8>(), picks in proptest::collection::vec(any::<u16>(), 0..40),
    ) {
        let (city, whole) = &surabaya()[usize::from(which) % surabaya().len()];
        let (service, government) = (&city.service, &city.government);
        let given = garbled(service, whole, &picks);
        let mut walker = walker(city, &given);
        let today = government.calendar.date_of(walker.at);
        let problems = service.problems(&given, today, government);
        let _ = service.warnings(&given, today, government);
        let mut books = Books::default();
        let open = Command::Open { channel: application::action::Channel::Home, language: "id".into() };
        walker.act(&mut books, open, &Actor::Applicant).expect("anybody may open a draft");
        let answered = walker.act(&mut books, Command::Answer { page: "all".into(), answers: given.clone(), removed: Vec::new() }, &Actor::Applicant);
        if answered.is_err() {
            let wards = service.subject.wards.iter().filter_map(|field| given.get(field.as_str()));
            let elsewhere = wards.into_iter().any(|ward| government.responsible(ward).is_none());
            prop_assert!(elsewhere, "only an address elsewhere keeps a draft from being saved");
            return Ok(());
        }
        let sent = walker.act(&mut books, Command::Submit { statement_of_truth: true, papers: Vec::new(), witnesses_present: false }, &Actor::Applicant);
        match sent {
            Err(Refusal::Incomplete { problems: told, missing }) => {
                prop_assert_eq!(told, problems);
                let facts = service.facts(&given, today);
                let must = service.requirements(&given, &facts, today).into_iter().filter(|one| one.need == catalogue::service::Need::Must);
                prop_assert_eq!(missing, must.map(|one| one.slot).collect::<Vec<_>>());
            }
            other => prop_assert!(false, "no paper is attached, so nothing can be sent: {:?}", other.map(|_| ())),
        }
        prop_assert_eq!(walker.case.stage, Stage::Draft);
    }
}
