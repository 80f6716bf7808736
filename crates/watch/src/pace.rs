//! Births of an office, and registrations of an officer, against their own history.
//!
//! Three windows are measured - a day, a week, four weeks - so that ten thousand in an hour and fourteen a day for two years both stand
//! out. What is usual comes from the eight weeks before the last four, so that a flood is not its own measure; it grows with the root of
//! the number as chance does, and leaves room for the bursts that reporting has: Mondays, July, the week before school begins. Where a
//! government says how many births a place can have in a year, no history talks the measure up beyond twice that.
//!
//! The constants were chosen on seeded years of births (`tests/years.rs`): at most one alert in ten years of an office, and the
//! pattern of Rae Bareli (10,000 where 104 a year were due) stopped.

/// Days of history that are looked at.
pub const HISTORY_DAYS: u32 = 56;
/// Days before today that are no history yet.
pub const LAG_DAYS: u32 = 28;
/// Windows in days, and what a burst may multiply in each.
const WINDOWS: [(u32, f64); 3] = [(1, 4.5), (7, 3.6), (28, 2.6)];
/// Chance: so many roots of the expected number, and so many more.
const ROOTS: f64 = 5.0;
const SPARE: f64 = 3.0;
/// Births that are taken as seen before there is history.
const PRIOR: f64 = 4.0;
/// History shorter than this says nothing: an office that begins is taken for a busy one.
const SHORTEST_DAYS: u32 = 14;
/// Share of the floor that an office is taken to have a day until it has history.
const BEGINNING: f64 = 0.6;
/// A window stops at this many halves of the number at which it tells.
const STOP_HALVES: u32 = 3;
/// No history talks the usual number up beyond this multiple of what a place can expect.
const EXPECTED_MULTIPLE: f64 = 2.0;

/// How many, before this one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// In the window that ends today: today, seven days, twenty-eight days.
    pub windows: [u32; 3],
    /// In the [`HISTORY_DAYS`] days before the last [`LAG_DAYS`].
    pub history: u32,
    /// How many of those days this office had been counted.
    pub days: u32,
    /// How often the head released today's limit.
    pub released: u32,
}

/// What one more means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    Usual,
    /// This one reaches the number at which the supervisor is told.
    Tell { count: u32, usual: u32 },
    /// Nothing more today until the head releases it.
    Stop { count: u32, usual: u32 },
}

/// The measure of one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Never told below this many in a day; a week and four weeks have twice and four times as much.
    pub floor: u32,
    /// Births a year that the place can expect.
    pub expected: Option<u32>,
}

impl Measure {
    /// The numbers at which each window tells.
    pub fn limits(self, counts: Counts) -> [u32; 3] {
        let days = f64::from(counts.days.clamp(SHORTEST_DAYS, HISTORY_DAYS));
        let own = (f64::from(counts.history) + PRIOR) / days;
        let own = if counts.days < SHORTEST_DAYS { own.max(BEGINNING * f64::from(self.floor)) } else { own };
        let rate = self.expected.map_or(own, |expected| own.min(EXPECTED_MULTIPLE * f64::from(expected) / 365.0));
        let floors = [1, 2, 4].map(|times: u32| self.floor.saturating_mul(times));
        let mut limits = floors;
        for ((limit, floor), (window, burst)) in limits.iter_mut().zip(floors).zip(WINDOWS) {
            let mean = rate * f64::from(window) * burst;
            *limit = floor.max(whole(mean + ROOTS * mean.sqrt() + SPARE));
        }
        limits
    }

    /// One more in each window.
    pub fn judge(self, counts: Counts) -> Pace {
        let limits = self.limits(counts);
        let mut pace = Pace::Usual;
        for (before, tell) in counts.windows.into_iter().zip(limits) {
            let count = before.saturating_add(1);
            let stop = (tell.saturating_mul(STOP_HALVES) / 2).saturating_mul(counts.released.saturating_add(1));
            if count > stop {
                return Pace::Stop { count, usual: tell };
            }
            // Told when it is reached, and when it is about to stop; whoever is told twice a day is told once.
            if (count == tell || count == stop) && pace == Pace::Usual {
                pace = Pace::Tell { count, usual: tell };
            }
        }
        pace
    }
}

/// Up to the next whole number; negative and absurd ones are cut off.
fn whole(number: f64) -> u32 {
    let cut = number.ceil().clamp(0.0, 1_000_000_000.0);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "cut to a range that fits")]
    let whole = cut as u32;
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    const WARD: Measure = Measure { floor: 10, expected: None };

    fn day(today: u32, history: u32) -> Counts {
        Counts { windows: [today, today, today], history, days: HISTORY_DAYS, released: 0 }
    }

    #[test]
    fn a_ward_tells_at_its_measure_stops_at_half_as_much_again_and_goes_on_when_released() {
        let [tell, ..] = WARD.limits(day(0, 112));
        assert_eq!(WARD.judge(day(tell - 2, 112)), Pace::Usual);
        assert_eq!(WARD.judge(day(tell - 1, 112)), Pace::Tell { count: tell, usual: tell });
        let stop = tell * 3 / 2;
        assert_eq!(WARD.judge(day(stop, 112)), Pace::Stop { count: stop + 1, usual: tell });
        assert!(!matches!(WARD.judge(Counts { released: 1, ..day(stop, 112) }), Pace::Stop { .. }));
    }

    #[test]
    fn a_quiet_place_has_a_floor_and_a_place_without_history_is_taken_for_a_busy_one() {
        assert_eq!(WARD.limits(day(0, 0)), [10, 20, 40]);
        assert!(WARD.limits(Counts::default())[0] <= 60, "{:?}", WARD.limits(Counts::default()));
    }

    #[test]
    fn what_a_place_can_expect_caps_what_history_says() {
        let flooded = day(0, 14 * 56);
        let [without, ..] = WARD.limits(flooded);
        let [with, ..] = Measure { expected: Some(104), ..WARD }.limits(flooded);
        assert!(with < without / 3, "{with} of {without}");
    }
}
