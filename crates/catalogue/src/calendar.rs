//! The working-time clock of a government: hours, holidays and one time zone.
//!
//! **Invariant:** never asks what time it is; every moment comes in, and every moment that goes out is in the government's own zone.
//! A date "today" is the date there, whatever the machine believes.

use crate::service::Promise;
use std::collections::BTreeMap;
use time::{Date, Duration, OffsetDateTime, PrimitiveDateTime, Time, UtcOffset, Weekday};

/// No stretch without a working day may be longer; a calendar with a longer one is refused by the checker.
const DAYS_LOOKED_AHEAD: u32 = 400;

#[derive(Clone, Debug)]
pub struct Calendar {
    offset: UtcOffset,
    /// Monday first; none on days without hours.
    hours: [Option<Hours>; 7],
    holidays: BTreeMap<Date, Holiday>,
}

/// Opening and closing time of one day; open from the first, closed at the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hours {
    pub open: Time,
    pub close: Time,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holiday {
    pub name: String,
    /// A movable feast whose date the government has to confirm.
    pub example: bool,
}

impl Calendar {
    /// None when no weekday has hours, or some closing time is not after its opening time.
    pub fn new(offset: UtcOffset, hours: [Option<Hours>; 7], holidays: BTreeMap<Date, Holiday>) -> Option<Self> {
        let sensible = hours.iter().flatten().all(|day| day.open < day.close) && hours.iter().any(Option::is_some);
        let calendar = Self { offset, hours, holidays };
        (sensible && calendar.never_closed_for_long()).then_some(calendar)
    }

    pub fn offset(&self) -> UtcOffset {
        self.offset
    }

    /// The date that the government's clocks show at a moment.
    pub fn date_of(&self, at: OffsetDateTime) -> Date {
        at.to_offset(self.offset).date()
    }

    pub fn is_working_day(&self, date: Date) -> bool {
        self.hours_on(date).is_some()
    }

    /// Opening hours of a date; none on free days and holidays.
    pub fn hours_on(&self, date: Date) -> Option<Hours> {
        if self.holidays.contains_key(&date) { None } else { self.usual_hours(date.weekday()) }
    }

    pub fn usual_hours(&self, weekday: Weekday) -> Option<Hours> {
        self.hours.get(usize::from(weekday.number_days_from_monday())).copied().flatten()
    }

    pub fn holiday_on(&self, date: Date) -> Option<&str> {
        self.holidays.get(&date).map(|holiday| holiday.name.as_str())
    }

    pub fn holidays(&self) -> impl Iterator<Item = (Date, &Holiday)> {
        self.holidays.iter().map(|(date, holiday)| (*date, holiday))
    }

    /// The moment itself when the office is open then, otherwise the next opening.
    pub fn next_working(&self, at: OffsetDateTime) -> OffsetDateTime {
        let local = at.to_offset(self.offset);
        match self.hours_on(local.date()) {
            Some(hours) if local.time() < hours.open => self.moment(local.date(), hours.open),
            Some(hours) if local.time() < hours.close => local,
            _ => match self.working_day_after(local.date(), 1) {
                Some((date, hours)) => self.moment(date, hours.open),
                None => local,
            },
        }
    }

    /// When a promise made at `from` is due: the clock starts at the next working moment and ends `working_days` later at the same
    /// time of day, or at closing time where that day closes earlier. Promised today means: by closing time.
    pub fn due(&self, from: OffsetDateTime, promise: &Promise) -> OffsetDateTime {
        let start = self.next_working(from);
        match self.working_day_after(start.date(), promise.working_days) {
            Some((date, hours)) if promise.working_days == 0 => self.moment(date, hours.close),
            Some((date, hours)) => self.moment(date, start.time().clamp(hours.open, hours.close)),
            None => start,
        }
    }

    /// Open time between two moments; zero when `b` is not after `a`.
    pub fn working_between(&self, a: OffsetDateTime, b: OffsetDateTime) -> Duration {
        let (a, b) = (a.to_offset(self.offset), b.to_offset(self.offset));
        let mut total = Duration::ZERO;
        let mut date = a.date();
        while date <= b.date() {
            if let Some(hours) = self.hours_on(date) {
                let from = self.moment(date, hours.open).max(a);
                let until = self.moment(date, hours.close).min(b);
                if until > from {
                    total += until - from;
                }
            }
            let Some(next) = date.next_day() else { break };
            date = next;
        }
        total
    }

    /// The moment after so much open time; used to move a due time by the length of a pause. A negative duration counts as zero.
    pub fn add_working(&self, at: OffsetDateTime, duration: Duration) -> OffsetDateTime {
        let mut left = duration.max(Duration::ZERO);
        let mut now = self.next_working(at);
        while let Some(hours) = self.hours_on(now.date()) {
            let close = self.moment(now.date(), hours.close);
            if left <= close - now {
                return now + left;
            }
            left -= close - now;
            let next = self.next_working(close);
            if next <= now {
                break;
            }
            now = next;
        }
        now
    }

    /// Working days that a promise has been passed by: the first begins when it is due, each of the others at the same time of day. Zero
    /// until then.
    pub fn days_late(&self, due: OffsetDateTime, at: OffsetDateTime) -> u32 {
        let day = Promise { working_days: 1, basis: String::new() };
        let (mut days, mut end) = (0, due);
        while at > end && days < DAYS_LOOKED_AHEAD {
            days += 1;
            end = self.due(end, &day);
        }
        days
    }

    /// The date so many days later, counted in calendar or working days.
    pub fn days_after(&self, from: Date, days: u32, counting: crate::service::Counting) -> Option<Date> {
        match counting {
            crate::service::Counting::CalendarDays => from.checked_add(Duration::days(i64::from(days))),
            crate::service::Counting::WorkingDays => self.working_day_after(from, days).map(|(date, _)| date),
        }
    }

    /// The `n`-th working day after a date; with 0 the date itself or, when it is free, the next working day.
    fn working_day_after(&self, from: Date, n: u32) -> Option<(Date, Hours)> {
        let mut date = from;
        let mut left = n;
        let mut free_days = 0;
        if left == 0 && let Some(hours) = self.hours_on(date) {
            return Some((date, hours));
        }
        while free_days < DAYS_LOOKED_AHEAD {
            date = date.next_day()?;
            match self.hours_on(date) {
                Some(hours) if left <= 1 => return Some((date, hours)),
                Some(_) => {
                    left -= 1;
                    free_days = 0;
                }
                None => free_days += 1,
            }
        }
        None
    }

    fn never_closed_for_long(&self) -> bool {
        self.holidays.keys().all(|date| self.working_day_after(*date, 1).is_some())
    }

    fn moment(&self, date: Date, time: Time) -> OffsetDateTime {
        PrimitiveDateTime::new(date, time).assume_offset(self.offset)
    }
}

#[cfg(test)]
mod tests;
