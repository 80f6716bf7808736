//! Random people do random things to a case. Whatever they try, nothing panics, the log gives the state back, no personal word enters
//! the log, the clock stands exactly while somebody else is awaited, and an honest crew can still bring the case to its end.

mod house;

use application::{Actor, Application, ApplicationId, Command, Effect, Refusal, Stage, action::Action, command::Act, duplicate::Candidate};
use catalogue::{DocumentKindId, Government, Service, service::StepAct};
use house::{
    crew::{candidates, endings, next_honest, registrar},
    walker::{Books, Walker},
};
use proptest::{prelude::*, strategy::ValueTree};
use std::collections::BTreeSet;
use time::Duration;

/// A case of the same mother, born the same month: every approval has to judge it.
fn neighbour() -> Candidate {
    let mut other = Application::blank(ApplicationId([9; 16]));
    other.stage = Stage::InReview;
    other.answers = house::answers();
    Candidate::of(&other)
}

/// One move: which command, how many hours later, and whether it may be one that the core is going to refuse.
type Move = (u16, u8, u8);

fn moves(most: usize) -> impl Strategy<Value = Vec<Move>> {
    proptest::collection::vec((any::<u16>(), 0u8..=100, any::<u8>()), 1..most)
}

fn pick(walker: &Walker<'_>, books: &Books, choice: u16, how: u8) -> (Command, Actor) {
    let others: Vec<ApplicationId> = books.others.iter().map(|other| other.application).collect();
    let mut all = if how.is_multiple_of(32) { endings() } else { candidates(walker, &others) };
    let turn = usize::from(choice) % all.len();
    all.rotate_left(turn);
    // Mostly something that works, otherwise no walk would come far.
    let works = |(command, actor): &(Command, Actor)| walker.ask(books, command.clone(), actor).is_ok();
    let allowed = (how >= 48).then(|| all.iter().position(works)).flatten();
    let honest = (how % 3 == 1).then(|| next_honest(walker, books)).flatten();
    honest.unwrap_or_else(|| all.swap_remove(allowed.unwrap_or(0)))
}

/// Stage changes that tell nobody, each with its reason (decision 0032); everything else that moves a case queues a message.
fn may_pass_unsaid(before: &Application, after: &Application, act: Act) -> Option<&'static str> {
    match act {
        Act::Open => Some("nothing is sent yet, and nobody has left an address"),
        Act::Withdraw | Act::Expire if before.receipt.is_none() || before.stage == Stage::Draft && act == Act::Withdraw => {
            Some("a draft that was never sent, and that she threw away or forgot")
        }
        Act::Claim | Act::SeeOriginals | Act::Refer if (before.stage, after.stage) == (Stage::Submitted, Stage::InReview) => {
            Some("an officer began to look: she was told by when, and the decision about the papers is told")
        }
        Act::Review if after.confirmed => Some("she stood at the counter and signed the draft in the same act"),
        Act::Confirm => Some("her own yes, answered by the page"),
        Act::HandOn => Some("told once, by the government that goes on with it"),
        Act::KeyEntry | Act::ConfirmEntry => Some("from an old book: nobody applied"),
        _ => None,
    }
}

fn check_told(before: &Application, after: &Application, act: Act, effects: &[Effect]) {
    let told = effects.iter().any(|effect| matches!(effect, Effect::Notify { .. }));
    if before.stage != after.stage && may_pass_unsaid(before, after, act).is_none() {
        assert!(told, "{act:?}: from {:?} to {:?}, and nobody is told", before.stage, after.stage);
    }
}

/// What must hold between any two states of a case.
fn check_step(before: &Application, walker: &Walker<'_>, act: Act, actions: &[Action], effects: &[Effect]) {
    let after = &walker.case;
    check_told(before, after, act, effects);
    assert_eq!(after.seq, before.seq + u32::try_from(actions.len()).expect("few actions"), "{act:?}: seq counts each entry");
    if let Some(registration) = &before.registration {
        assert_eq!(after.registration.as_ref(), Some(registration), "{act:?}: a registered case keeps its number");
    }
    if after.registration.is_some() {
        let stage = after.suspended.as_ref().map_or(after.stage, |suspension| suspension.resumes_to);
        assert!(stage.is_in_register(), "{act:?}: a registered case stays in the register, not {stage:?}");
    }
    if before.registration.is_none() && after.registration.is_some() {
        assert!(before.confirmed || before.keyed.is_some(), "registered without the applicant's yes");
    }
    if before.due_at.is_some() {
        assert!(after.due_at >= before.due_at, "{act:?}: a promise never moves forward in time");
    }
    let changed = |field: &str| before.answers.get(field) != after.answers.get(field);
    let answers_changed = walker.service.fields.keys().any(|field| changed(field.as_str()));
    let decided_changed = before.reviewed && (!after.reviewed || before.decided != after.decided);
    if after.confirmed && act != Act::Review {
        assert!(!answers_changed && !decided_changed, "{act:?}: a confirmation falls away with what was confirmed");
    }
}

/// What must hold of any state.
fn check_state(walker: &Walker<'_>) {
    let case = &walker.case;
    if case.reviewed {
        let kinds: Vec<DocumentKindId> = case.document_decisions.iter().map(|decision| decision.kind.clone()).collect();
        assert_eq!(walker.service.decided(&kinds), case.decided, "what is decided is what the decided papers say");
        for decision in &case.document_decisions {
            assert!(case.documents_in(&decision.slot).next().is_some(), "decided on {}, which is empty", decision.slot);
        }
    }
    let at_office = matches!(case.stage, Stage::Submitted | Stage::InReview | Stage::Approved | Stage::Recording | Stage::Registered | Stage::Signing);
    let for_her = case.proposal.is_some() || case.stage == Stage::Approved && case.due_act() == Some(StepAct::Confirm);
    let stands = matches!(case.stage, Stage::Returned | Stage::Suspended) || at_office && for_her;
    assert_eq!(case.pauses.last().is_some_and(|pause| pause.until.is_none()), case.paused_since.is_some(), "the pauses that are told");
    let all = case.outputs.iter().all(|output| output.state.is_over());
    assert!(case.stage != Stage::HandedOver || case.outputs.is_empty() || all && case.is_main_given(), "finished with something still to come: {:?}", case.outputs);
    assert_eq!(case.paused_since.is_some(), stands, "the clock of a case at {:?}, due {:?}", case.stage, case.due_act());
}

fn check_log(walker: &Walker<'_>) {
    assert_eq!(walker.read_back(), walker.case, "the log gives the state back");

    for entry in &walker.entries {
        let stored = serde_json::to_string(&entry.action).expect("an action can be written");
        for personal in ["Rahasia", "9978"] {
            assert!(!stored.contains(personal), "personal data in the log: {stored}");
        }
    }
}

fn walk(walker: &mut Walker<'_>, books: &mut Books, moves: &[Move]) -> BTreeSet<Stage> {
    let mut reached = BTreeSet::new();
    for (choice, hours, how) in moves {
        // Now and then nobody touches the case for a long time.
        let forgotten = *hours == 100;
        walker.wait(if forgotten { Duration::days(40) } else { Duration::hours(i64::from(*hours)) });
        let expires = forgotten && walker.ask(books, Command::Expire, &Actor::System).is_ok();
        let (command, actor) = if expires { (Command::Expire, Actor::System) } else { pick(walker, books, *choice, *how) };
        let (before, act) = (walker.case.clone(), command.act());
        match walker.act(books, command, &actor) {
            Ok(decision) => {
                let actions: Vec<Action> = decision.actions.iter().map(|(action, _)| action.clone()).collect();
                check_step(&before, walker, act, &actions, &decision.effects);
                check_state(walker);
                reached.insert(walker.case.stage);
            }
            Err(refusal) => {
                assert!(Refusal::KEYS.contains(&refusal.key()), "{}", refusal.key());
                assert_eq!(before, walker.case, "a refused act changes nothing");
            }
        }
    }
    check_log(walker);
    reached
}

/// The honest crew works until the case has come to its end; panics with the whole story when it cannot.
fn finish(walker: &mut Walker<'_>, books: &mut Books) {
    for _ in 0..80 {
        let Some((command, actor)) = next_honest(walker, books) else { return check_log(walker) };
        walker.wait(Duration::minutes(5));
        let (before, act) = (walker.case.clone(), command.act());
        match walker.act(books, command, &actor) {
            Ok(decision) => {
                let actions: Vec<Action> = decision.actions.iter().map(|(action, _)| action.clone()).collect();
                check_step(&before, walker, act, &actions, &decision.effects);
                check_state(walker);
            }
            Err(refusal) => panic!("{act:?} at {:?} was refused: {refusal:?}\nlog: {:#?}", walker.case.stage, walker.entries),
        }
    }
    panic!("no end in sight from {:?}\nlog: {:#?}", walker.case.stage, walker.entries);
}

fn house() -> (Service, Government, Books) {
    (house::service(), house::government(), Books { others: vec![neighbour()], ..Books::default() })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_people_try_the_rules_of_a_case_hold_and_honest_people_can_end_it(moves in moves(80)) {
        let (service, government, mut books) = house();
        let mut walker = Walker::new(&service, &government, 1);
        walk(&mut walker, &mut books, &moves);
        if !walker.case.stage.is_final() {
            finish(&mut walker, &mut books);
            prop_assert_eq!(walker.case.stage, Stage::HandedOver);
        }
    }

    #[test]
    fn a_letter_and_a_card_without_register_come_to_their_end_as_well(which in any::<bool>(), moves in moves(80)) {
        let (_, government, mut books) = house();
        let service = if which { house::letter() } else { house::card() };
        let mut walker = Walker::new(&service, &government, 1);
        walk(&mut walker, &mut books, &moves);
        if !walker.case.stage.is_final() {
            finish(&mut walker, &mut books);
            prop_assert_eq!(walker.case.stage, Stage::HandedOver);
        }
        prop_assert!(walker.case.registration.is_none() && books.series.is_empty(), "nothing stands in a register");
    }

    #[test]
    fn a_case_with_several_outputs_ends_with_the_last_of_them(blanks in proptest::option::of(0u32..2), moves in moves(80)) {
        let (service, government, mut books) = (house::bundle(), house::government(), Books::default());
        books.blanks = blanks.into_iter().map(|left| (("357807".to_owned(), "child-card".to_owned()), left)).collect();
        let mut walker = Walker::new(&service, &government, 1);
        walk(&mut walker, &mut books, &moves);
        if !walker.case.stage.is_final() {
            finish(&mut walker, &mut books);
            prop_assert_eq!(walker.case.stage, Stage::HandedOver);
        }
        prop_assert!(walker.case.in_making().is_empty());
    }

    #[test]
    fn a_case_that_is_recorded_elsewhere_comes_to_its_end_and_takes_no_number_of_ours(moves in moves(80)) {
        let (service, government, mut books) = (house::recorded_elsewhere(), house::government(), Books::default());
        let mut walker = Walker::new(&service, &government, 1);
        walk(&mut walker, &mut books, &moves);
        if !walker.case.stage.is_final() {
            finish(&mut walker, &mut books);
            prop_assert_eq!(walker.case.stage, Stage::HandedOver);
        }
        prop_assert!(books.series.is_empty());
    }

    #[test]
    fn many_cases_share_gapless_series(days in proptest::collection::vec((0u8..4, any::<bool>(), 0u8..4), 1..12)) {
        let (service, government, mut books) = house();
        for (place, (wait, late, spoiled)) in days.iter().enumerate() {
            let mut walker = Walker::new(&service, &government, 20 + u8::try_from(place).expect("few"));
            walker.wait(Duration::days(i64::from(*wait)));
            let mut own = Books { series: std::mem::take(&mut books.series), ..Books::default() };
            register_one(&mut walker, &mut own, *late, *spoiled);
            books.series = own.series;
        }
        for (series, entries) in &books.series {
            let numbers: Vec<&str> = entries.iter().map(|entry| entry.number.as_str()).collect();
            let expected: Vec<String> = (1..=entries.len()).map(|serial| format!("{series}-{serial:04}")).collect();
            prop_assert_eq!(numbers, expected);
        }
    }
}

/// Brings a case to the register; before each step of the registrar some refused tries, which must use up no number.
fn register_one(walker: &mut Walker<'_>, books: &mut Books, late: bool, spoiled: u8) {
    while walker.case.registration.is_none() {
        for _ in 0..spoiled {
            if walker.case.due_act() != Some(StepAct::Register) {
                assert!(walker.act(books, Command::Register, &registrar()).is_err());
            }
        }
        let (command, actor) = next_honest(walker, books).expect("not at its end");
        let command = match command {
            Command::Answer { page, mut answers, removed } if late && walker.case.stage == Stage::Draft => {
                answers.extend(&house::crew::only(&[("child.birth_date", "2026-02-03")]));
                Command::Answer { page, answers, removed }
            }
            other => other,
        };
        walker.act(books, command, &actor).expect("an honest step");
    }
    let number = walker.case.registration.as_ref().expect("registered").number.as_str();
    assert!(number.contains(if late { "-LT-" } else { "-LU-" }), "{number}");
}

/// A walk that only looks for variety: the test above would be worth little if walks stayed among drafts.
#[test]
fn random_walks_reach_every_stage() {
    let mut reached = BTreeSet::new();
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (service, government, _) = house();
    let outside = house::recorded_elsewhere();
    for turn in 0..400 {
        let moves = moves(120).new_tree(&mut runner).expect("a list of moves").current();
        let mut books = Books { others: vec![neighbour()], ..Books::default() };
        let mut walker = Walker::new(if turn % 5 == 0 { &outside } else { &service }, &government, 1);
        reached.extend(walk(&mut walker, &mut books, &moves));
    }
    let missed: Vec<Stage> = Stage::ALL.into_iter().filter(|stage| !reached.contains(stage)).collect();
    assert!(missed.is_empty(), "never reached: {missed:?}");
}
