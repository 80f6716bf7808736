//! Who acts for the head of office, and on which days.

use crate::house::{at, surabaya};
use application::{Actor, StaffId};
use std::sync::Arc;
use store::{StandIn, StandIns};
use time::{Date, macros::date};

crate::guarantees!(who_stands_in_is_found_on_her_days_and_never_after_it_was_taken_back);

fn named(staff: &str, first_day: Date, last_day: Date) -> StandIn {
    let own = |text: &str| text.to_owned();
    StandIn { staff: StaffId(own(staff)), title: own("Plh."), name: own("Budi, S.H."), nip: own("197203151998032004"), letter: own("800/12/2026"), first_day, last_day }
}

async fn who_stands_in_is_found_on_her_days_and_never_after_it_was_taken_back(store: Arc<impl StandIns>) {
    let (budi, other) = (StaffId("budi".into()), catalogue::GovernmentId::new("lain"));
    let found = async |day| store.stand_in_of(&surabaya(), &budi, day).await.expect("a read").map(|row| row.id);
    assert_eq!(found(date!(2026 - 11 - 24)).await, None);
    let one = named("budi", date!(2026 - 11 - 24), date!(2026 - 11 - 26));
    let first = store.name_stand_in(&surabaya(), one.clone(), Actor::System, at(1, 0)).await.expect("named");
    for (day, there) in [(23, None), (24, Some(first)), (26, Some(first)), (27, None)] {
        assert_eq!(found(Date::from_calendar_date(2026, time::Month::November, day).expect("a day")).await, there, "{day}");
    }
    assert_eq!(store.stand_in_of(&surabaya(), &StaffId("siti".into()), date!(2026 - 11 - 25)).await.expect("a read"), None);
    assert_eq!(store.stand_in_of(&other, &budi, date!(2026 - 11 - 25)).await.expect("a read"), None, "of another government");
    assert!(!store.end_stand_in(&other, first, Actor::System, at(2, 0)).await.expect("a write"));
    assert!(store.end_stand_in(&surabaya(), first, Actor::System, at(2, 0)).await.expect("a write"));
    assert!(!store.end_stand_in(&surabaya(), first, Actor::System, at(3, 0)).await.expect("a write"), "once");
    assert_eq!(found(date!(2026 - 11 - 25)).await, None);
    let second = store.name_stand_in(&surabaya(), one.clone(), Actor::System, at(4, 0)).await.expect("named");
    assert_eq!(found(date!(2026 - 11 - 25)).await, Some(second));
    let rows = store.stand_ins(&surabaya(), None, 10).await.expect("a read");
    assert_eq!(rows.iter().map(|row| (row.id, row.ended.is_some())).collect::<Vec<_>>(), [(second, false), (first, true)]);
    assert_eq!((&rows[0].stand_in, rows[1].ended.clone()), (&one, Some((at(2, 0), Actor::System))));
    assert_eq!(store.stand_ins(&surabaya(), Some(second), 10).await.expect("a read").len(), 1);
}
