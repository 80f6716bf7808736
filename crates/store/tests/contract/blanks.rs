//! What has to be made, in the order in which it became ready; and blanks that are counted move by move.

use crate::house::{self, MORNING, TODAY, act, at, decisions::{self, Sending}, draft, id, now, staff, surabaya};
use application::{Action, Actor, Application, Decision, Reads, action::OutputPlan, decision::BlankTaken, state::MAIN};
use catalogue::{BlankId, GovernmentId, OfficeId, service::{Delivery, OfficeLevel}};
use std::sync::Arc;
use store::{ActError, Blanks, Contract, DeliveryToken, MoveKind, Moved, NewMove};
use time::Duration;

crate::guarantees!(
    what_is_to_be_made_stands_in_order_until_it_is_made,
    a_place_in_the_queue_counts_who_came_first_on_the_same_blank,
    the_card_of_a_case_itself_waits_until_its_first_print,
    moves_are_appended_and_never_below_nothing,
    a_print_takes_its_blank_in_its_own_act_or_not_at_all,
    the_same_form_twice_is_one_move,
);

const DISTRICT: &str = "357807";

fn card() -> BlankId {
    BlankId::new("child-card")
}

fn moved(kind: MoveKind, count: u32) -> NewMove {
    NewMove {
        office: OfficeId::new(DISTRICT), blank: card(), kind, count, expected_on: None, reason: "Surat jalan 7".into(), by: staff("dewi"), at: MORNING, delivery: None,
    }
}

fn plan(output: &str, blank: Option<BlankId>) -> OutputPlan {
    OutputPlan { output: output.into(), delivery: Delivery::PickUp, office: OfficeLevel::District, blank }
}

/// Case `n`, registered, with a child card and a family card to be made.
async fn with_outputs(store: &impl Contract, n: u64) {
    draft(store, n).await;
    let sent = move |case: &Application, _: &dyn Reads| {
        let mut decision = decisions::sent(&case.answers, &now(n, 1), &Sending::default());
        for (action, _) in &mut decision.actions {
            if let Action::Submitted(submission) = action {
                submission.outputs = vec![plan("child-card", Some(card())), plan("family-card", None)];
            }
        }
        Ok(decision)
    };
    house::done(store, act(n, 1, sent)).await;
    house::done(store, act(n, 2, |_, _| Ok(decisions::reviewed()))).await;
    house::done(store, act(n, 3, |_, _| Ok(decisions::approved()))).await;
    house::done(store, act(n, 4, decisions::register(house::series(), at(n, 4)))).await;
}

fn made(output: &str, blank: bool) -> Decision {
    let blank = blank.then(|| BlankTaken { office: OfficeId::new(DISTRICT), blank: card() });
    Decision { blank, ..decisions::one(Action::OutputMade { output: output.into(), certificate_sha256: None }) }
}

async fn waiting(store: &impl Blanks, government: &GovernmentId) -> Vec<(application::ApplicationId, String)> {
    let rows = store.making(government, &OfficeId::new(DISTRICT), 0, 10).await.expect("a read");
    rows.into_iter().map(|row| (row.application, row.output)).collect()
}

async fn what_is_to_be_made_stands_in_order_until_it_is_made(store: Arc<impl Contract + Blanks>) {
    with_outputs(&*store, 1).await;
    with_outputs(&*store, 2).await;
    let line = |n: u64, output: &str| (id(n), output.to_owned());
    assert_eq!(waiting(&*store, &surabaya()).await, [line(1, "child-card"), line(1, "family-card"), line(2, "child-card"), line(2, "family-card")]);
    let rows = store.making(&surabaya(), &OfficeId::new(DISTRICT), 1, 2).await.expect("a read");
    assert_eq!(rows.iter().map(|row| (row.application, row.blank.clone(), row.since)).collect::<Vec<_>>(), [(id(1), None, at(1, 4)), (id(2), Some(card()), at(2, 4))]);
    assert!(rows.iter().all(|row| row.receipt.is_some() && row.seq > 0));
    house::done(&*store, act(1, 5, |_, _| Ok(made("child-card", false)))).await;
    assert_eq!(waiting(&*store, &surabaya()).await, [line(1, "family-card"), line(2, "child-card"), line(2, "family-card")]);
    // Doubted: nothing of it is made, and it comes back in its old place.
    let doubted = || decisions::one(Action::Contested { identity_seen: None });
    house::done(&*store, act(1, 6, move |_, _| Ok(doubted()))).await;
    assert_eq!(waiting(&*store, &surabaya()).await, [line(2, "child-card"), line(2, "family-card")]);
    house::done(&*store, act(1, 7, |_, _| Ok(decisions::one(Action::ContestDismissed)))).await;
    assert_eq!(waiting(&*store, &surabaya()).await, [line(1, "family-card"), line(2, "child-card"), line(2, "family-card")]);
    assert!(waiting(&*store, &GovernmentId::new("buleleng")).await.is_empty(), "another government sees none of it");
    assert!(store.making(&surabaya(), &OfficeId::new("357801"), 0, 10).await.expect("a read").is_empty(), "nor another office");
}

async fn a_place_in_the_queue_counts_who_came_first_on_the_same_blank(store: Arc<impl Contract + Blanks>) {
    for n in 1..=3 {
        with_outputs(&*store, n).await;
    }
    let places = async |n: u64| store.queue_places(&surabaya(), id(n)).await.expect("a read");
    let told = places(2).await;
    assert_eq!(told.iter().map(|place| (place.output.as_str(), place.position, place.of, place.left)).collect::<Vec<_>>(), [("child-card", 2, 3, None)]);
    let expected_on = Some(TODAY + Duration::days(6));
    store.move_blanks(&surabaya(), NewMove { expected_on, ..moved(MoveKind::Arrived, 2) }).await.expect("entered");
    house::done(&*store, act(1, 5, |_, _| Ok(made("child-card", true)))).await;
    let told = places(3).await;
    assert_eq!((told[0].position, told[0].of, told[0].left, told[0].expected_on), (2, 2, Some(1), expected_on));
    assert!(places(1).await.is_empty(), "what is made has no place");
    assert!(store.queue_places(&GovernmentId::new("buleleng"), id(3)).await.expect("a read").is_empty());
}

async fn the_card_of_a_case_itself_waits_until_its_first_print(store: Arc<impl Contract + Blanks>) {
    draft(&*store, 1).await;
    let sent = |case: &Application, _: &dyn Reads| {
        let mut decision = decisions::sent(&case.answers, &now(1, 1), &Sending::default());
        for (action, _) in &mut decision.actions {
            if let Action::Submitted(submission) = action {
                submission.blank = Some(card());
            }
        }
        Ok(decision)
    };
    house::done(&*store, act(1, 1, sent)).await;
    house::done(&*store, act(1, 2, |_, _| Ok(decisions::reviewed()))).await;
    house::done(&*store, act(1, 3, |_, _| Ok(decisions::approved()))).await;
    house::done(&*store, act(1, 4, decisions::register(house::series(), at(1, 4)))).await;
    assert!(store.queue_places(&surabaya(), id(1)).await.expect("a read").is_empty(), "not before it is signed");
    house::done(&*store, act(1, 5, |_, _| Ok(decisions::one(Action::Signed { certificate_sha256: "ab".repeat(32) })))).await;
    with_outputs(&*store, 2).await;
    let places = store.queue_places(&surabaya(), id(1)).await.expect("a read");
    assert_eq!(places.iter().map(|place| (place.output.as_str(), place.of)).collect::<Vec<_>>(), [(MAIN, 2)]);
    let rows = store.making(&surabaya(), &OfficeId::new(DISTRICT), 0, 10).await.expect("a read");
    assert!(rows.iter().any(|row| row.application == id(1) && row.output == MAIN && row.since == at(1, 5)));
    house::done(&*store, act(1, 6, |_, _| Ok(decisions::one(Action::Printed { copy: 1, reason: None })))).await;
    assert!(store.queue_places(&surabaya(), id(1)).await.expect("a read").is_empty());
    assert_eq!(store.queue_places(&surabaya(), id(2)).await.expect("a read")[0].of, 1);
}

async fn moves_are_appended_and_never_below_nothing(store: Arc<impl Contract + Blanks>) {
    let enter = async |new: NewMove| store.move_blanks(&surabaya(), new).await.expect("a write");
    assert_eq!(enter(moved(MoveKind::Spoiled, 1)).await, Moved::TooFew { left: 0 });
    assert_eq!(enter(moved(MoveKind::Arrived, 40)).await, Moved::Done { left: 40 });
    assert_eq!(enter(moved(MoveKind::Spoiled, 3)).await, Moved::Done { left: 37 });
    assert_eq!(enter(moved(MoveKind::Spoiled, 38)).await, Moved::TooFew { left: 37 });
    let expected_on = Some(TODAY + Duration::days(9));
    assert_eq!(enter(NewMove { expected_on, ..moved(MoveKind::Expected, 5) }).await, Moved::Done { left: 37 });
    let moves = store.blank_moves(&surabaya(), &OfficeId::new(DISTRICT), &card(), None, 10).await.expect("a read");
    let told: Vec<_> = moves.iter().map(|row| (row.kind, row.count, row.left, row.expected_on)).collect();
    assert_eq!(told, [(MoveKind::Expected, 0, 37, expected_on), (MoveKind::Spoiled, 3, 37, None), (MoveKind::Arrived, 40, 40, None)]);
    assert!(moves.iter().all(|row| matches!(&row.by, Actor::Staff { name, .. } if name == "dewi") && row.reason == "Surat jalan 7"));
    let older = store.blank_moves(&surabaya(), &OfficeId::new(DISTRICT), &card(), Some(moves[1].number), 10).await.expect("a read");
    assert_eq!(older.len(), 1);
    let stocks = store.stocks(&surabaya(), vec![OfficeId::new(DISTRICT), OfficeId::new("357801")], vec![card()]).await.expect("a read");
    assert_eq!(stocks.iter().map(|row| (row.left, row.expected_on)).collect::<Vec<_>>(), [(Some(37), expected_on), (None, None)]);
    let elsewhere = store.stocks(&GovernmentId::new("buleleng"), vec![OfficeId::new(DISTRICT)], vec![card()]).await.expect("a read");
    assert_eq!(elsewhere[0].left, None, "every government apart");
}

async fn a_print_takes_its_blank_in_its_own_act_or_not_at_all(store: Arc<impl Contract + Blanks>) {
    with_outputs(&*store, 1).await;
    with_outputs(&*store, 2).await;
    store.move_blanks(&surabaya(), moved(MoveKind::Arrived, 1)).await.expect("entered");
    let counted = |_: &Application, reads: &dyn Reads| {
        assert_eq!(reads.stock(&OfficeId::new(DISTRICT), &card())?, Some(1));
        assert_eq!(reads.stock(&OfficeId::new("357801"), &card())?, None, "an office that counts nothing");
        Ok(made("child-card", true))
    };
    house::done(&*store, act(1, 5, counted)).await;
    let moves = store.blank_moves(&surabaya(), &OfficeId::new(DISTRICT), &card(), None, 10).await.expect("a read");
    assert_eq!(moves.iter().map(|row| (row.kind, row.left, row.application)).collect::<Vec<_>>(), [(MoveKind::Printed, 0, Some(id(1))), (MoveKind::Arrived, 1, None)]);
    // The core refuses in words; a decision that takes from nothing is a fault, and nothing of it is written.
    let before = store.find_application(&surabaya(), id(2)).await.expect("a read").expect("a case").seq;
    let done = store.act(act(2, 5, |_, _| Ok(made("child-card", true)))).await;
    assert!(matches!(done, Err(ActError::Fault(_))), "{done:?}");
    assert_eq!(store.find_application(&surabaya(), id(2)).await.expect("a read").expect("a case").seq, before);
    assert_eq!(store.queue_places(&surabaya(), id(2)).await.expect("a read")[0].left, Some(0));
}

async fn the_same_form_twice_is_one_move(store: Arc<impl Contract + Blanks>) {
    let form = || NewMove { delivery: Some(DeliveryToken([9; 16])), ..moved(MoveKind::Arrived, 25) };
    assert_eq!(store.move_blanks(&surabaya(), form()).await.expect("a write"), Moved::Done { left: 25 });
    assert_eq!(store.move_blanks(&surabaya(), form()).await.expect("a write"), Moved::Repeated);
    let stocks = store.stocks(&surabaya(), vec![OfficeId::new(DISTRICT)], vec![card()]).await.expect("a read");
    assert_eq!(stocks[0].left, Some(25));
    let elsewhere = store.move_blanks(&GovernmentId::new("buleleng"), form()).await.expect("a write");
    assert_eq!(elsewhere, Moved::Done { left: 25 }, "every government apart");
}
