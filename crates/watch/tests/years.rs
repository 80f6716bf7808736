//! Seeded years of births in offices of every size, and floods in them: who is told, who is stopped, and how soon.
//!
//! The years have what reporting has (Surabaya, Jakarta): full Mondays and empty Sundays, a July of 1.39 times the mean, and six times a
//! year a burst of three times as many for up to ten days.

use std::collections::VecDeque;
use watch::{Counts, Pace, pace::{HISTORY_DAYS, LAG_DAYS, Measure}};

/// A small generator, so that each year is the same on every machine (SplitMix64).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// How many happen where `mean` are expected.
    fn poisson(&mut self, mean: f64) -> u32 {
        let (limit, mut product, mut count) = ((-mean).exp(), self.next(), 0);
        while product > limit {
            product *= self.next();
            count += 1;
        }
        count
    }
}

const WEEK: [f64; 7] = [1.7, 1.4, 1.25, 1.2, 1.2, 0.2, 0.05];
const MONTHS: [f64; 12] = [0.55, 0.8, 0.9, 1.0, 1.1, 1.25, 1.39, 1.2, 1.0, 0.95, 0.9, 0.96];

fn year(births_a_day: f64, seed: u64, days: usize) -> Vec<u32> {
    let mut chance = Chance(seed);
    let mut burst = 0_u32;
    let mut one = |day: usize| {
        burst = if burst > 0 { burst - 1 } else if chance.next() < 6.0 / 365.0 { [1, 2, 5, 10][(chance.next() * 4.0) as usize] } else { 0 };
        let mean = births_a_day * WEEK[day % 7] * MONTHS[day / 30 % 12] * if burst > 0 { 3.0 } else { 1.0 };
        chance.poisson(mean)
    };
    (0..days).map(&mut one).collect()
}

/// An office that counts as the store does.
struct Office {
    measure: Measure,
    /// Births of each day, today last.
    days: VecDeque<u32>,
}

impl Office {
    fn new(measure: Measure) -> Self {
        Self { measure, days: VecDeque::from([0]) }
    }

    fn tomorrow(&mut self) {
        self.days.push_back(0);
        if self.days.len() > 1 + (HISTORY_DAYS + LAG_DAYS) as usize {
            self.days.pop_front();
        }
    }

    fn counts(&self) -> Counts {
        let window = |days: usize| self.days.iter().rev().take(days).sum();
        let before = self.days.iter().rev().skip(1 + LAG_DAYS as usize);
        Counts { windows: [window(1), window(7), window(28)], history: before.clone().sum(), days: before.count() as u32, released: 0 }
    }

    /// One more, unless it is stopped.
    fn one_more(&mut self) -> Pace {
        let pace = self.measure.judge(self.counts());
        if !matches!(pace, Pace::Stop { .. }) {
            *self.days.back_mut().expect("today") += 1;
        }
        pace
    }
}

/// Days with an alert, and births that were stopped.
fn lived(office: &mut Office, births: &[u32]) -> (u32, u32) {
    let (mut told, mut stopped) = (0, 0);
    for today in births {
        let paces: Vec<Pace> = (0..*today).map(|_| office.one_more()).collect();
        told += u32::from(paces.iter().any(|pace| *pace != Pace::Usual));
        stopped += paces.iter().filter(|pace| matches!(pace, Pace::Stop { .. })).count() as u32;
        office.tomorrow();
    }
    (told, stopped)
}

const WARD: Measure = Measure { floor: 10, expected: None };

#[test]
fn ten_normal_years_of_an_office_of_any_size_tell_at_most_once_a_year_and_stop_nobody() {
    for births_a_day in [0.02, 0.05, 0.28, 0.5, 1.0, 2.0, 5.0, 8.0] {
        for seed in 0..10_u64 {
            let births = year(births_a_day, 1_000 * seed + (births_a_day * 100.0) as u64, 365);
            let (told, stopped) = lived(&mut Office::new(WARD), &births);
            assert!(told <= 1, "{births_a_day} a day, seed {seed}: told on {told} days");
            assert_eq!(stopped, 0, "{births_a_day} a day, seed {seed}");
        }
    }
}

#[test]
fn a_registrar_with_sixty_a_day_who_can_do_180_is_never_told_of() {
    let officer = Measure { floor: 200, expected: None };
    for seed in 0..10 {
        let (told, stopped) = lived(&mut Office::new(officer), &year(60.0, seed, 365).into_iter().map(|day| day.min(180)).collect::<Vec<_>>());
        assert!(told <= 1 && stopped == 0, "seed {seed}: told on {told} days, stopped {stopped}");
    }
}

/// Ten thousand births in one ward, ten a second: 16 minutes and 40 seconds if nobody stopped them.
#[test]
fn ten_thousand_births_in_a_ward_are_told_and_stopped_within_a_minute() {
    for usual in [0.05, 0.28, 2.0, 8.0] {
        let mut office = Office::new(WARD);
        lived(&mut office, &year(usual, 7, 120));
        let paces: Vec<Pace> = (0..10_000).map(|_| office.one_more()).collect();
        let first = |wanted: fn(&Pace) -> bool| paces.iter().position(wanted).expect("it happens") as f64 / 10.0;
        let (told, stopped) = (first(|pace| matches!(pace, Pace::Tell { .. })), first(|pace| matches!(pace, Pace::Stop { .. })));
        assert!(told < 60.0 && stopped < 60.0, "{usual} a day: told after {told} s, stopped after {stopped} s");
        let through = paces.iter().filter(|pace| !matches!(pace, Pace::Stop { .. })).count();
        assert!(through < 100, "{usual} a day: {through} went through");
    }
}

/// Rae Bareli: a village of 6,500 with 104 births a year, and fourteen false ones on each working day.
#[test]
fn fourteen_a_day_in_a_village_are_told_on_the_first_day_and_cannot_go_on() {
    let normal = year(104.0 / 365.0, 11, 120);
    let flood: Vec<u32> = (0..500).map(|day| if day % 7 < 5 { 14 } else { 0 }).collect();
    let mut office = Office::new(WARD);
    lived(&mut office, &normal);
    let (told, stopped) = lived(&mut office, &flood[..1]);
    assert_eq!((told, stopped), (1, 0));
    let (_, stopped) = lived(&mut office, &flood[1..56]);
    let asked: u32 = flood[1..56].iter().sum();
    assert!(stopped * 10 > asked * 3, "in the first eight weeks {stopped} of {asked} by history alone");
    let mut known = Office::new(Measure { expected: Some(104), ..WARD });
    lived(&mut known, &normal);
    let (told, stopped) = lived(&mut known, &flood);
    let asked: u32 = flood.iter().sum();
    assert!(stopped * 2 > asked && told > 300, "{stopped} of {asked} for good, told on {told} days, where the expected number is known");
}
