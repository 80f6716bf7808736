//! An officer's day has an end, planted records tell who opens them, births are counted, and supervisors are told.

use crate::house::{self, access, act, at, decisions, done, id, opening, sent, staff, surabaya};
use ::watch::{Alert, AlertKind, Allowance, Counts, Seen, looks::Spent};
use application::{Decision, Effect, StaffId, facts::PaceOf};
use catalogue::{FieldId, field::Index, service::IndexTerm};
use std::sync::{Arc, Mutex};
use store::{Access, Contract, LookError, QueueFilter, Release, Released, SearchQuery, Settled};
use time::{Date, Duration};

crate::guarantees!(
    what_is_beyond_a_days_allowance_is_not_read_and_not_written_down,
    names_in_lists_and_searches_are_taken_from_the_day_once_each,
    allowing_more_holds_for_that_officer_and_day_and_stays_written,
    opening_a_planted_record_tells_in_the_same_act_and_looks_ordinary,
    the_same_alert_of_a_day_is_one_row_and_one_message,
    an_alert_is_settled_once_and_keeps_who_and_why,
    births_are_counted_in_the_act_that_makes_them_and_read_by_windows,
    an_informant_and_a_mother_are_counted_by_what_the_index_holds,
);

const DAY: Allowance = Allowance { opened: 2, listed: 3, searches: 2 };

fn ratna(purpose: &str, minutes: u64) -> Access {
    access(purpose, minutes).within(DAY)
}

fn today() -> Date {
    at(0, 0).date()
}

async fn seen(store: &impl Contract) -> Seen {
    store.seen_on(&surabaya(), &StaffId("ratna".into()), today()).await.expect("a read")
}

async fn open_kinds(store: &impl Contract) -> Vec<(AlertKind, String, u32, u32)> {
    let rows = store.alerts(&surabaya(), true, None, 50).await.expect("a list");
    rows.into_iter().map(|row| (row.alert.kind, row.alert.about, row.alert.count, row.alert.usual)).collect()
}

async fn what_is_beyond_a_days_allowance_is_not_read_and_not_written_down(store: Arc<impl Contract>) {
    for n in 1..=3 {
        sent(&*store, n).await;
    }
    let open = async |n, minutes| store.open_record(&surabaya(), id(n), ratna("review", minutes)).await;
    assert!(open(1, 30).await.expect("allowed").is_some());
    assert!(open_kinds(&*store).await.is_empty());
    assert!(open(2, 31).await.expect("allowed").is_some());
    assert!(matches!(open(3, 32).await, Err(LookError::Spent(Spent::Opened))));
    assert!(store.accesses(&surabaya(), id(3)).await.expect("a list").is_empty());
    assert!(open(1, 33).await.expect("what she opened today stays open").is_some());
    assert!(store.look_again(&surabaya(), id(2), ratna("review", 34)).await.expect("and what belongs to it").is_some());
    assert_eq!((seen(&*store).await.opened, open_kinds(&*store).await), (2, vec![(AlertKind::LooksOpened, "ratna".into(), 2, 2)]));
    assert!(open(3, 34 + 24 * 60).await.expect("tomorrow is another day").is_some());
    assert!(store.open_record(&surabaya(), id(3), access("review", 35)).await.expect("no allowance, no end").is_some());
}

async fn names_in_lists_and_searches_are_taken_from_the_day_once_each(store: Arc<impl Contract>) {
    for n in 1..=4 {
        house::sent_as(&*store, n, house::with(house::people(n), "child.name", "Bunga Lestari"), Default::default()).await;
    }
    let list = async |limit, minutes| store.look_over(&surabaya(), QueueFilter { limit, ..QueueFilter::default() }, ratna("queue", minutes)).await;
    for minutes in [30, 31] {
        assert_eq!(list(2, minutes).await.expect("two names, each once").rows.len(), 2);
    }
    let search = async |minutes| {
        let query = SearchQuery { words: "bunga lestari".into(), limit: 3, ..SearchQuery::default() };
        store.search(&surabaya(), query, ratna("search", minutes)).await
    };
    assert_eq!(seen(&*store).await, Seen { listed: 2, ..Seen::default() });
    let found = search(32).await;
    assert!(matches!(found, Err(LookError::Spent(Spent::Listed))) || seen(&*store).await.listed == 3, "at most one more name");
    assert!(matches!(list(4, 33).await, Err(LookError::Spent(Spent::Listed))), "four are more than three");
    assert!(store.drafts_of(&surabaya(), &"3578071002".into(), ratna("queue", 34)).await.expect("nothing to see").is_empty());
}

async fn allowing_more_holds_for_that_officer_and_day_and_stays_written(store: Arc<impl Contract>) {
    for n in 1..=3 {
        sent(&*store, n).await;
    }
    let open = async |who: &str, n, minutes| {
        let access = Access::new(staff(who), "review", at(minutes, 0), time::UtcOffset::UTC).within(DAY);
        store.open_record(&surabaya(), id(n), access).await
    };
    for (who, n) in [("ratna", 1), ("ratna", 2), ("dewi", 1), ("dewi", 2)] {
        open(who, n, 30).await.expect("allowed");
    }
    let release = Release { what: Released::Looks(StaffId("ratna".into())), day: today(), by: staff("kepala"), at: at(40, 0), note: "Pindah arsip".into() };
    store.release(&surabaya(), release).await.expect("written");
    assert!(open("ratna", 3, 41).await.is_ok());
    assert!(open("dewi", 3, 41).await.is_err(), "hers is not raised");
    let rows = store.releases(&surabaya(), 9).await.expect("a list");
    let told: Vec<_> = rows.iter().map(|row| (row.kind.as_str(), row.about.as_str(), row.day, row.by.clone(), row.note.as_str())).collect();
    assert_eq!(told, [("looks", "ratna", today(), staff("kepala"), "Pindah arsip")]);
}

async fn opening_a_planted_record_tells_in_the_same_act_and_looks_ordinary(store: Arc<impl Contract>) {
    let case = sent(&*store, 1).await.application;
    assert!(store.plant(&surabaya(), id(1), &staff("kepala"), at(20, 0)).await.expect("planted"));
    assert!(!store.plant(&surabaya(), id(9), &staff("kepala"), at(20, 0)).await.expect("there is none"));
    let query = SearchQuery { words: "kirana".into(), limit: 9, ..SearchQuery::default() };
    assert_eq!(store.search(&surabaya(), query, access("search", 25)).await.expect("a search").len(), 1);
    assert!(open_kinds(&*store).await.is_empty(), "it is found like any other");
    let opened = store.open_record(&surabaya(), id(1), access("review", 30)).await.expect("a look");
    assert_eq!(opened, Some(case), "and looks like any other");
    assert_eq!(open_kinds(&*store).await, [(AlertKind::Honey, "ratna".into(), 1, 0)]);
    let planted = store.planted(&surabaya()).await.expect("a list");
    assert_eq!(planted.iter().map(|row| (row.application, row.by.clone())).collect::<Vec<_>>(), [(id(1), staff("kepala"))]);
}

async fn the_same_alert_of_a_day_is_one_row_and_one_message(store: Arc<impl Contract>) {
    let alert = |count| Alert { kind: AlertKind::BirthsSent, about: "3578071002".into(), count, usual: 10 };
    for (count, minutes) in [(10, 1), (15, 2), (12, 3)] {
        store.raise(&surabaya(), alert(count), None, today(), at(minutes, 0)).await.expect("told");
    }
    store.raise(&surabaya(), alert(10), None, today() + Duration::DAY, at(4, 0)).await.expect("told");
    let rows = store.alerts(&surabaya(), true, None, 9).await.expect("a list");
    assert_eq!(rows.iter().map(|row| (row.alert.count, row.times)).collect::<Vec<_>>(), [(10, 1), (15, 3)]);
    assert_eq!(store.open_alerts(&surabaya()).await.expect("a count"), 2);
    let messages = store.outbox(&surabaya(), None, None, 9).await.expect("a list");
    assert!(messages.iter().all(|row| row.application.is_none()));
    let told = Effect::Alert { alert: "births-sent".into(), count: 10, usual: 10 };
    assert_eq!(messages.into_iter().map(|row| row.effect).collect::<Vec<_>>(), [told.clone(), told]);
}

async fn an_alert_is_settled_once_and_keeps_who_and_why(store: Arc<impl Contract>) {
    sent(&*store, 1).await;
    let alert = Alert { kind: AlertKind::Informant, about: String::new(), count: 5, usual: 4 };
    store.raise(&surabaya(), alert, Some(id(1)), today(), at(1, 0)).await.expect("told");
    let row = store.alerts(&surabaya(), true, None, 9).await.expect("a list").remove(0);
    assert_eq!((row.application, row.receipt), (Some(id(1)), Some(house::receipt(1))));
    let settled = |by: &str| Settled { by: staff(by), at: at(50, 0), note: "Bidan desa, sudah dicek".into() };
    assert!(store.settle(&surabaya(), row.id, settled("kepala")).await.expect("written"));
    assert!(!store.settle(&surabaya(), row.id, settled("auditor")).await.expect("once"));
    assert!(store.alerts(&surabaya(), true, None, 9).await.expect("a list").is_empty());
    let kept = store.alerts(&surabaya(), false, None, 9).await.expect("a list").remove(0);
    assert_eq!(kept.settled, Some(settled("kepala")));
    assert_eq!(store.open_alerts(&surabaya()).await.expect("a count"), 0);
}

/// What the watch reads inside an act on case `n`.
async fn read<T: Send + 'static>(store: &impl Contract, n: u64, step: u64, ask: impl FnOnce(&dyn application::Reads) -> T + Send + 'static) -> T {
    let answer = Arc::new(Mutex::new(None));
    let inside = Arc::clone(&answer);
    done(store, act(n, step, move |_, reads| {
        *inside.lock().expect("free") = Some(ask(reads));
        Ok(decisions::one(application::Action::Claimed))
    })).await;
    let taken = answer.lock().expect("free").take();
    taken.expect("it was asked")
}

async fn births_are_counted_in_the_act_that_makes_them_and_read_by_windows(store: Arc<impl Contract>) {
    let of = PaceOf { kind: AlertKind::BirthsSent, about: "3578071002".into() };
    let alert = Alert { kind: AlertKind::Mother, about: String::new(), count: 2, usual: 1 };
    for (n, days) in [(1, 0), (2, 0), (3, 6), (4, 7), (5, 30), (6, 60)] {
        let (of, alert) = (of.clone(), (n == 1).then(|| alert.clone()));
        let day = today() - Duration::days(days);
        let begin = move |_: &application::Application, _: &dyn application::Reads| {
            let opened = decisions::opened(&surabaya(), house::people(n));
            Ok(Decision { paces: vec![(of, day)], alerts: alert.map(|alert| (alert, day)).into_iter().collect(), ..opened })
        };
        done(&*store, store::ActRequest { create: true, ..act(n, 0, begin) }).await;
    }
    let asked = of.clone();
    let counts = read(&*store, 1, 5, move |reads| reads.pace(&asked, today()).expect("a read")).await;
    assert_eq!(counts, Counts { windows: [2, 3, 4], history: 2, days: 32, released: 0 });
    let release = Release { what: Released::Births(of.clone()), day: today(), by: staff("kepala"), at: at(40, 0), note: "Pekan akta".into() };
    store.release(&surabaya(), release).await.expect("written");
    let counts = read(&*store, 1, 6, move |reads| reads.pace(&of, today()).expect("a read")).await;
    assert_eq!((counts.windows[0], counts.released), (2, 1));
    let nobody = read(&*store, 1, 7, |reads| reads.pace(&PaceOf { kind: AlertKind::BirthsSent, about: "lain".into() }, today()).expect("a read")).await;
    assert_eq!(nobody, Counts::default());
    let told = store.alerts(&surabaya(), true, None, 9).await.expect("a list");
    assert_eq!(told.iter().map(|row| row.application).collect::<Vec<_>>(), [Some(id(1))], "told in the act itself");
}

async fn an_informant_and_a_mother_are_counted_by_what_the_index_holds(store: Arc<impl Contract>) {
    let people = |n| house::with(house::with(house::people(n), "informant.nik", "9978070101999999"), "mother.nik", "9978074101888888");
    for n in 1..=4 {
        house::sent_as(&*store, n, people(n), Default::default()).await;
    }
    done(&*store, opening(5)).await;
    done(&*store, act(4, 9, |_, _| Ok(decisions::one(application::Action::Withdrawn)))).await;
    let counted = |except, since| move |reads: &dyn application::Reads| reads.sent_by(id(except), Some("9978070101999999"), Some("none"), since).expect("a read");
    assert_eq!(read(&*store, 1, 20, counted(9, at(0, 0))).await, 4);
    assert_eq!(read(&*store, 1, 21, counted(2, at(0, 0))).await, 3, "others than this one");
    assert_eq!(read(&*store, 1, 22, counted(9, at(3, 0))).await, 2, "since then");
    let mother = IndexTerm { kind: Index::Nik, role: "mother".into(), value: "9978074101888888".into() };
    let births = read(&*store, 1, 23, move |reads| reads.births_of(id(1), &mother, &FieldId::new("child.birth_date")).expect("a read")).await;
    let day = |n: i64| house::TODAY - Duration::days(n);
    assert_eq!(births, [day(3), day(2)], "newest first, without the one that was withdrawn");
}
