//! One informant with many families, one mother with many births.

use time::Date;

/// Children of one birth are born within so many days.
pub const ONE_BIRTH_DAYS: i64 = 3;
/// No woman bears twice within so many days.
pub const INTERVAL_DAYS: i64 = 210;
/// More births than this of one mother within three years are told.
pub const BIRTHS_IN_THREE_YEARS: usize = 3;
const THREE_YEARS_DAYS: i64 = 1_096;

/// Days in which an informant's cases are counted.
pub const INFORMANT_DAYS: i64 = 30;
/// Cases of one informant or phone in that time: from the first number on the supervisor is told, beyond the second nothing more is taken
/// from home. A father of triplets files three; whoever helps others files as a helper, with their consent.
pub const INFORMANT_TELL: u32 = 5;
pub const INFORMANT_STOP: u32 = 10;

/// Cases begun in one browser beyond which it begins no more: one of a family's, not one of a street's.
pub const BROWSER_STOP: u32 = 30;

/// What other births of the mother say about one more on this day. The numbers are births, and those that would be nothing to tell.
pub fn mother(born: Date, others: &[Date]) -> Option<(u32, u32)> {
    let apart = |other: &Date| (*other - born).whole_days().abs();
    if others.iter().any(|other| apart(other) > ONE_BIRTH_DAYS && apart(other) < INTERVAL_DAYS) {
        return Some((2, 1));
    }
    // Births are told apart by their days; twins are one.
    let mut days: Vec<Date> = others.iter().copied().filter(|other| apart(other) <= THREE_YEARS_DAYS).chain([born]).collect();
    days.sort_unstable();
    days.dedup_by(|later, earlier| (*later - *earlier).whole_days() <= ONE_BIRTH_DAYS);
    let most = u32::try_from(BIRTHS_IN_THREE_YEARS).unwrap_or(u32::MAX);
    (days.len() > BIRTHS_IN_THREE_YEARS).then(|| (u32::try_from(days.len()).unwrap_or(u32::MAX), most))
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::date;

    #[test]
    fn twins_and_a_sister_two_years_later_are_nothing_to_tell() {
        let born = date!(2026 - 11 - 20);
        assert_eq!(mother(born, &[born, date!(2026 - 11 - 21), date!(2024 - 10 - 01)]), None);
        assert_eq!(mother(born, &[]), None);
    }

    #[test]
    fn five_months_apart_and_four_births_in_three_years_are() {
        let born = date!(2026 - 11 - 20);
        assert_eq!(mother(born, &[date!(2026 - 06 - 20)]), Some((2, 1)));
        let every_nine_months = [date!(2026 - 02 - 01), date!(2025 - 05 - 01), date!(2024 - 08 - 01)];
        assert_eq!(mother(born, &every_nine_months), Some((4, 3)));
    }
}
