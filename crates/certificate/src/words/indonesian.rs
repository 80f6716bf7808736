//! Numbers and months in Indonesian words, small letters.
//!
//! One hundred and one thousand melt into one word (`seratus`, `seribu`); eleven to nineteen end in `belas`.

use time::Month;

const UNITS: [&str; 12] = [
    "nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan",
    "sepuluh", "sebelas",
];

/// A cardinal number.
pub(super) fn cardinal(number: u32) -> String {
    match number {
        0..=11 => UNITS[number as usize].to_owned(),
        12..=19 => format!("{} belas", cardinal(number - 10)),
        20..=99 => joined(number, 10, "puluh"),
        100..=199 => with_rest("seratus", number - 100),
        200..=999 => joined(number, 100, "ratus"),
        1_000..=1_999 => with_rest("seribu", number - 1_000),
        2_000..=999_999 => joined(number, 1_000, "ribu"),
        1_000_000..=999_999_999 => joined(number, 1_000_000, "juta"),
        1_000_000_000.. => joined(number, 1_000_000_000, "miliar"),
    }
}

fn joined(number: u32, unit: u32, name: &str) -> String {
    with_rest(
        &format!("{} {name}", cardinal(number / unit)),
        number % unit,
    )
}

fn with_rest(head: &str, rest: u32) -> String {
    if rest == 0 {
        head.to_owned()
    } else {
        format!("{head} {}", cardinal(rest))
    }
}

/// The month's name.
pub(super) fn month(month: Month) -> &'static str {
    match month {
        Month::January => "januari",
        Month::February => "februari",
        Month::March => "maret",
        Month::April => "april",
        Month::May => "mei",
        Month::June => "juni",
        Month::July => "juli",
        Month::August => "agustus",
        Month::September => "september",
        Month::October => "oktober",
        Month::November => "november",
        Month::December => "desember",
    }
}
