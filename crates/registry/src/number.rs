//! Registration numbers `3578-LU-ddmmyyyy-nnnn` and the series rule.
//!
//! A series is (regency code, letters, date of registration in the government's time zone); its serials run 1, 2, 3 ... without a gap.
//! Four digits limit a series to 9,999 entries; the next one is refused, never wrapped.

use serde::{Deserialize, Serialize};
use std::fmt;
use time::Date;

/// Which series of a register: births on time (LU), births reported late (LT), deaths (KM); services name theirs.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Letters(String);

impl Letters {
    /// Two to six capital letters.
    pub fn new(text: &str) -> Option<Self> {
        let fits = (2..=6).contains(&text.len()) && text.bytes().all(|letter| letter.is_ascii_uppercase());
        fits.then(|| Self(text.to_owned()))
    }

    /// Receipts for fees that came in at a counter.
    pub fn of_fees() -> Self {
        Self(RECEIPTS[0].to_owned())
    }

    /// Receipts for compensation that went out.
    pub fn of_compensation() -> Self {
        Self(RECEIPTS[1].to_owned())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Letters of receipts for money, *bayar* and *ganti rugi*: no register may use them.
pub const RECEIPTS: [&str; 2] = ["BY", "GR"];

/// One day's numbers of one register at the one registration office of a regency.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Series {
    /// Four digits: `3578`.
    pub regency_code: String,
    pub letters: Letters,
    /// Date of registration in the government's time zone.
    pub date: Date,
}

/// The 10,000th entry of a day: there is no number for it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("series {series} is full")]
pub struct SeriesFull {
    pub series: String,
}

impl Series {
    /// The last serial that four digits can write.
    pub const LAST: u32 = 9_999;

    /// The number for a serial, 1-based.
    pub fn number(&self, serial: u32) -> Result<RegistrationNumber, SeriesFull> {
        if (1..=Self::LAST).contains(&serial) {
            Ok(RegistrationNumber(format!("{self}-{serial:04}")))
        } else {
            Err(SeriesFull { series: self.to_string() })
        }
    }
}

impl fmt::Display for Series {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.date.year(), u8::from(self.date.month()), self.date.day());
        write!(f, "{}-{}-{day:02}{month:02}{year:04}", self.regency_code, self.letters.as_str())
    }
}

/// A number as printed on a certificate.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RegistrationNumber(String);

impl RegistrationNumber {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads `3578-LU-24112026-0001`; None when it is not of that shape or the date does not exist.
    pub fn parse(text: &str) -> Option<(Self, Series, u32)> {
        let mut parts = text.split('-');
        let (regency, letters, day, serial) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let digits = |part: &str, count| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
        if parts.next().is_some() || !digits(regency, 4) || !digits(day, 8) || !digits(serial, 4) {
            return None;
        }
        let month = time::Month::try_from(day.get(2..4)?.parse::<u8>().ok()?).ok()?;
        let date = Date::from_calendar_date(day.get(4..)?.parse().ok()?, month, day.get(..2)?.parse().ok()?).ok()?;
        let series = Series { regency_code: regency.to_owned(), letters: Letters::new(letters)?, date };
        let serial: u32 = serial.parse().ok()?;
        Some((series.number(serial).ok()?, series, serial))
    }
}

impl RegistrationNumber {
    /// Letters of a number that a book wrote, at most.
    pub const BOOK_LETTERS: usize = 40;

    /// The number of an entry that is older than this program, as its book writes it: `2075/K/2004`, `12 / 1990`. Capitals, single spaces;
    /// letters, digits and `/ . - ( )` only. None when nothing of a number is left.
    pub fn of_book(text: &str) -> Option<Self> {
        let words: Vec<String> = text.split_whitespace().map(str::to_uppercase).collect();
        let tidy = words.join(" ");
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '(' | ')' | ' ');
        let whole = tidy.len() <= Self::BOOK_LETTERS && tidy.chars().all(fits) && tidy.chars().any(|c| c.is_ascii_digit());
        whole.then_some(Self(tidy))
    }

    /// Of either kind, as somebody types it or as it was stored.
    pub fn read(text: &str) -> Option<Self> {
        Self::parse(text.trim()).map(|(number, ..)| number).or_else(|| Self::of_book(text))
    }
}

impl fmt::Display for RegistrationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    fn letters(text: &str) -> Letters {
        Letters::new(text).expect("letters")
    }

    fn series() -> Series {
        Series { regency_code: "3578".into(), letters: letters("LU"), date: date!(2026 - 11 - 24) }
    }

    #[test]
    fn a_number_shows_code_letters_date_of_registration_and_serial() {
        assert_eq!(series().number(7).expect("a free serial").as_str(), "3578-LU-24112026-0007");
    }

    #[test]
    fn the_ten_thousandth_entry_of_a_day_has_no_number() {
        assert!(series().number(9_999).is_ok());
        assert_eq!(series().number(10_000), Err(SeriesFull { series: "3578-LU-24112026".into() }));
        assert!(series().number(0).is_err());
    }

    #[test]
    fn malformed_numbers_are_not_read() {
        for text in ["", "3578-LU-31022026-0001", "3578-X-24112026-0001", "3578-xx-24112026-0001", "3578-TOOLONG-24112026-0001", "3578-LU-24112026-1", "3578-LU-24112026-0000", "3578-LU-24112026-0001-2", "٣٥٧٨-LU-24112026-0001"] {
            assert!(RegistrationNumber::parse(text).is_none(), "{text}");
        }
    }

    #[test]
    fn numbers_of_old_books_are_tidied_and_kept_as_they_are() {
        let read = |text: &str| RegistrationNumber::read(text).map(|number| number.to_string());
        assert_eq!(read(" 2075/k/2004 ").as_deref(), Some("2075/K/2004"));
        assert_eq!(read("12  /  1990").as_deref(), Some("12 / 1990"));
        assert_eq!(read("3578-LU-24112026-0001").as_deref(), Some("3578-LU-24112026-0001"));
        for text in ["", "   ", "tanpa nomor", "2075/K/2004<script>", &"1".repeat(41), "٢٠٧٥"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(serial in 1u32..=9_999, day in 0i64..60_000) {
            let date = date!(1950 - 01 - 01) + time::Duration::days(day);
            let series = Series { date, letters: letters("KM"), ..series() };
            let number = series.number(serial).expect("in range");
            prop_assert_eq!(RegistrationNumber::parse(number.as_str()), Some((number.clone(), series, serial)));
        }
    }
}
