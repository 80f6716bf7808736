//! Dates and numbers in words, as certificates write them: in capitals and in both
//! languages, so that nobody can change a 1 into a 7.
//!
//! Style: days as `TUJUH BELAS AGUSTUS` and `SEVENTEENTH OF AUGUST`; years as whole numbers,
//! `DUA RIBU DUA PULUH ENAM` and `TWO THOUSAND TWENTY-SIX`, without an "and".
//!
//! **Invariant:** these are the words of the legal document; they do not follow the reader's language.
//! Read next: `words/indonesian.rs`, `words/english.rs`.

mod english;
mod indonesian;

use serde::{Deserialize, Serialize};
use time::Date;

/// The same words in the two languages of a certificate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bilingual {
    /// Indonesian, capitals.
    pub id: String,
    /// English, capitals.
    pub en: String,
}

impl Bilingual {
    /// The words of a document are set in capitals.
    pub fn of(id: String, en: String) -> Self {
        Self {
            id: id.to_uppercase(),
            en: en.to_uppercase(),
        }
    }
}

/// A number: 26 is `DUA PULUH ENAM`, `TWENTY-SIX`.
pub fn number(number: u32) -> Bilingual {
    Bilingual::of(indonesian::cardinal(number), english::cardinal(number))
}

/// Day and month: 17 August is `TUJUH BELAS AGUSTUS`, `SEVENTEENTH OF AUGUST`.
pub fn day_and_month(date: Date) -> Bilingual {
    let day = u32::from(date.day());
    Bilingual::of(
        format!(
            "{} {}",
            indonesian::cardinal(day),
            indonesian::month(date.month())
        ),
        format!("{} of {}", english::ordinal(day), date.month()),
    )
}

/// The year: 2026 is `DUA RIBU DUA PULUH ENAM`, `TWO THOUSAND TWENTY-SIX`.
pub fn year(date: Date) -> Bilingual {
    number(date.year().unsigned_abs())
}
