//! The working-time clock over nights, weekends, holidays and zones.

use super::*;
use proptest::prelude::*;
use time::macros::{date, datetime, offset, time};

/// Monday to Friday 08-15 but Friday 08-11, WIB, two holidays around a weekend.
fn calendar() -> Calendar {
    let day = Some(Hours { open: time!(08:00), close: time!(15:00) });
    let friday = Some(Hours { open: time!(08:00), close: time!(11:00) });
    let holiday = |name: &str| Holiday { name: name.to_owned(), example: false };
    let holidays = [(date!(2026 - 12 - 25), holiday("Natal")), (date!(2026 - 12 - 28), holiday("Cuti"))].into();
    Calendar::new(offset!(+7), [day, day, day, day, friday, None, None], holidays).expect("sensible")
}

fn promise(working_days: u32) -> Promise {
    Promise { working_days, basis: String::new() }
}

#[test]
fn the_clock_starts_at_the_next_opening() {
    for (at, wanted) in [
        (datetime!(2026-11-24 09:30 +7), datetime!(2026-11-24 09:30 +7)), (datetime!(2026-11-24 07:59 +7), datetime!(2026-11-24 08:00 +7)),
        (datetime!(2026-11-24 15:00 +7), datetime!(2026-11-25 08:00 +7)), (datetime!(2026-11-27 11:00 +7), datetime!(2026-11-30 08:00 +7)),
        (datetime!(2026-11-28 10:00 +7), datetime!(2026-11-30 08:00 +7)), (datetime!(2026-12-24 16:00 +7), datetime!(2026-12-29 08:00 +7)),
        (datetime!(2026-11-24 23:30 UTC), datetime!(2026-11-25 08:00 +7)), (datetime!(2026-11-25 02:00 UTC), datetime!(2026-11-25 09:00 +7)),
    ] {
        assert_eq!(calendar().next_working(at), wanted, "{at}");
    }
}

#[test]
fn one_time_twenty_four_hours_means_the_same_time_on_the_next_working_day() {
    for (from, wanted) in [
        (datetime!(2026-11-24 09:30 +7), datetime!(2026-11-25 09:30 +7)), (datetime!(2026-11-24 20:00 +7), datetime!(2026-11-26 08:00 +7)),
        (datetime!(2026-11-26 14:00 +7), datetime!(2026-11-27 11:00 +7)), (datetime!(2026-11-27 10:00 +7), datetime!(2026-11-30 10:00 +7)),
        (datetime!(2026-11-28 12:00 +7), datetime!(2026-12-01 08:00 +7)), (datetime!(2026-12-24 09:00 +7), datetime!(2026-12-29 09:00 +7)),
        (datetime!(2026-12-25 09:00 +7), datetime!(2026-12-30 08:00 +7)),
    ] {
        assert_eq!(calendar().due(from, &promise(1)), wanted, "{from}");
    }
    assert_eq!(calendar().due(datetime!(2026-11-24 09:30 +7), &promise(7)), datetime!(2026-12-03 09:30 +7));
    assert_eq!(calendar().due(datetime!(2026-11-24 09:30 +7), &promise(0)), datetime!(2026-11-24 15:00 +7));
}

#[test]
fn a_day_late_begins_with_the_promise_and_free_days_are_none() {
    let due = datetime!(2026-11-25 10:00 +7);
    for (at, days) in [
        (datetime!(2026-11-25 10:00 +7), 0), (datetime!(2026-11-25 10:01 +7), 1), (datetime!(2026-11-26 10:00 +7), 1), (datetime!(2026-11-26 10:01 +7), 2),
        (datetime!(2026-11-27 10:01 +7), 3), (datetime!(2026-11-29 23:00 +7), 3), (datetime!(2026-11-30 10:01 +7), 4),
    ] {
        assert_eq!(calendar().days_late(due, at), days, "{at}");
    }
    assert_eq!(calendar().days_late(due, datetime!(2020-01-01 00:00 +7)), 0);
    assert_eq!(calendar().days_late(due, datetime!(2126-01-01 00:00 +7)), DAYS_LOOKED_AHEAD, "no clock of a broken machine runs on for ever");
}

/// One moment is three dates and three promises: WIB, WITA and WIT each by their own clocks.
#[test]
fn each_zone_keeps_its_own_day_and_hours() {
    let day = Some(Hours { open: time!(07:30), close: time!(15:30) });
    let of = |hours: i8| {
        let zone = UtcOffset::from_hms(hours, 0, 0).expect("a zone");
        Calendar::new(zone, [day, day, day, day, day, None, None], BTreeMap::new()).expect("sensible")
    };
    let (wib, wita, wit) = (of(7), of(8), of(9));
    // Five to midnight in Surabaya is one in the morning of the next day in Jayapura.
    let late = datetime!(2026-11-24 23:55 +7);
    assert_eq!([&wib, &wita, &wit].map(|zone| zone.date_of(late)), [date!(2026 - 11 - 24), date!(2026 - 11 - 25), date!(2026 - 11 - 25)]);
    // Sent at 15.00 in Surabaya, when Singaraja has half an hour past closing time and Jayapura one and a half.
    let sent = datetime!(2026-11-24 15:00 +7);
    assert_eq!(wib.due(sent, &promise(1)), datetime!(2026-11-25 15:00 +7));
    assert_eq!(wita.due(sent, &promise(1)), datetime!(2026-11-26 07:30 +8));
    assert_eq!(wit.due(sent, &promise(1)), datetime!(2026-11-26 07:30 +9));
    // A Friday evening in Surabaya is Saturday in Jayapura: both begin on Monday, each at its own opening.
    let friday = datetime!(2026-11-27 22:30 +7);
    assert_eq!((wib.next_working(friday), wit.next_working(friday)), (datetime!(2026-11-30 07:30 +7), datetime!(2026-11-30 07:30 +9)));
    assert_eq!(wit.working_between(datetime!(2026-11-24 00:00 +9), datetime!(2026-11-24 08:30 +7)), Duration::hours(3));
    assert_eq!(wita.add_working(datetime!(2026-11-24 15:00 +8), Duration::hours(1)), datetime!(2026-11-25 08:00 +8));
    assert_eq!((wita.days_late(sent, datetime!(2026-11-25 08:00 +8)), wit.days_late(sent, datetime!(2026-11-26 07:31 +9))), (1, 2));
}

#[test]
fn only_open_time_counts_between_two_moments() {
    for (a, b, minutes) in [
        (datetime!(2026-11-24 09:00 +7), datetime!(2026-11-24 10:30 +7), 90), (datetime!(2026-11-24 14:00 +7), datetime!(2026-11-25 09:00 +7), 120),
        (datetime!(2026-11-27 10:00 +7), datetime!(2026-11-30 09:00 +7), 120), (datetime!(2026-11-28 00:00 +7), datetime!(2026-11-29 23:00 +7), 0),
        (datetime!(2026-11-24 10:00 +7), datetime!(2026-11-24 09:00 +7), 0), (datetime!(2026-12-24 14:00 +7), datetime!(2026-12-29 09:00 +7), 120),
        (datetime!(2026-11-24 02:00 UTC), datetime!(2026-11-24 10:00 +7), 60),
    ] {
        assert_eq!(calendar().working_between(a, b), Duration::minutes(minutes), "{a} {b}");
    }
}

#[test]
fn a_pause_moves_the_due_time_by_open_time() {
    for (at, minutes, wanted) in [
        (datetime!(2026-11-24 09:00 +7), 60, datetime!(2026-11-24 10:00 +7)), (datetime!(2026-11-24 14:30 +7), 60, datetime!(2026-11-25 08:30 +7)),
        (datetime!(2026-11-26 14:30 +7), 240, datetime!(2026-11-30 08:30 +7)), (datetime!(2026-11-24 09:00 +7), 0, datetime!(2026-11-24 09:00 +7)),
        (datetime!(2026-11-24 09:00 +7), -60, datetime!(2026-11-24 09:00 +7)), (datetime!(2026-11-24 14:00 +7), 60, datetime!(2026-11-24 15:00 +7)),
    ] {
        assert_eq!(calendar().add_working(at, Duration::minutes(minutes)), wanted, "{at} {minutes}");
    }
}

#[test]
fn today_is_the_date_in_the_governments_zone() {
    assert_eq!(calendar().date_of(datetime!(2026-11-24 16:59:59 UTC)), date!(2026 - 11 - 24));
    assert_eq!(calendar().date_of(datetime!(2026-11-24 17:00 UTC)), date!(2026 - 11 - 25));
}

#[test]
fn holidays_are_named_and_free() {
    assert_eq!(calendar().holiday_on(date!(2026 - 12 - 25)), Some("Natal"));
    assert_eq!(calendar().holiday_on(date!(2026 - 12 - 24)), None);
    assert!(!calendar().is_working_day(date!(2026 - 12 - 25)));
    assert!(!calendar().is_working_day(date!(2026 - 12 - 26)));
    assert!(calendar().is_working_day(date!(2026 - 12 - 29)));
}

#[test]
fn days_are_counted_on_the_calendar_or_at_work() {
    use crate::service::Counting;
    assert_eq!(calendar().days_after(date!(2026 - 09 - 25), 60, Counting::CalendarDays), Some(date!(2026 - 11 - 24)));
    assert_eq!(calendar().days_after(date!(2026 - 12 - 24), 1, Counting::WorkingDays), Some(date!(2026 - 12 - 29)));
    assert_eq!(calendar().days_after(Date::MAX, 1, Counting::CalendarDays), None);
}

#[test]
fn a_calendar_that_never_opens_is_none() {
    assert!(Calendar::new(offset!(+7), [None; 7], BTreeMap::new()).is_none());
    let backwards = Some(Hours { open: time!(15:00), close: time!(08:00) });
    assert!(Calendar::new(offset!(+7), [backwards; 7], BTreeMap::new()).is_none());
    let sunday = Some(Hours { open: time!(08:00), close: time!(09:00) });
    let closed = (0..60).map(|week| (date!(2026 - 01 - 04) + Duration::weeks(week), Holiday { name: String::new(), example: true })).collect();
    assert!(Calendar::new(offset!(+7), [None, None, None, None, None, None, sunday], closed).is_none());
}

fn moments() -> impl Strategy<Value = OffsetDateTime> {
    (0i64..120 * 24 * 60).prop_map(|minutes| datetime!(2026-10-01 00:00 +7) + Duration::minutes(minutes))
}

proptest! {
    #[test]
    fn adding_open_time_and_measuring_it_agree(at in moments(), minutes in 0i64..6_000) {
        let calendar = calendar();
        let later = calendar.add_working(at, Duration::minutes(minutes));
        prop_assert_eq!(calendar.working_between(at, later), Duration::minutes(minutes));
    }

    #[test]
    fn a_promise_is_due_later_and_while_the_office_is_open_or_closing(at in moments(), days in 1u32..20) {
        let calendar = calendar();
        let due = calendar.due(at, &promise(days));
        prop_assert!(due > at);
        let hours = calendar.hours_on(due.date()).expect("a working day");
        prop_assert!(due.time() >= hours.open && due.time() <= hours.close);
    }
}
