//! Many inputs for one parser: good ones bent and glued, words that parsers dislike, and noise. Shared by the `fuzz.rs` tests of crates.
//!
//! **Invariant:** the same seed gives the same inputs; a failure prints seed, number and input, so that it can be had again.

#![allow(dead_code, reason = "each test binary uses its own part")]

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    time::{Duration, Instant},
};

/// One input may not take longer.
const HANG: Duration = Duration::from_secs(1);
/// Fewer inputs than this in the time given show nothing.
const FEWEST: u64 = 100;

/// What breaks parsers of texts, numbers, dates, markup, addresses and paths.
const DICTIONARY: [&str; 74] = [
    "", " ", "\0", "\t", "\r\n", "\u{a0}", "\u{200b}", "\u{202e}", "\u{feff}", "\u{301}", "\u{10ffff}", "é", "ß", "İ", "ﬁ", "你", "😀", "👩‍👩‍👧", "٣", "Ⅷ", "²",
    "0", "-0", "-1", "+1", "00", "1e9", "0x10", "255", "256", "65535", "65536", "2147483648", "4294967296", "9223372036854775808", "18446744073709551616",
    "99999999999999999999999999999999", "0.1", "NaN", "inf", "2026-02-30", "0000-00-00", "9999-12-31", "29-02-1900", "24:00", "23:59:60", "T", "Z", "+07:00",
    "-", "--", "/", "//", "../", "%00", "%", "%zz", "%F0%9F", "&", "=", ";", "'", "\"", "<b>O'Brien", "=cmd|' /C calc'!A0", "{{7*7}}", "${x}", "#panic(\"x\")",
    "{", "}", "[", "]", "\\", "null",
];

/// xorshift64*: small, and the same everywhere.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn draw(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 16
    }

    /// 0 below `bound`; 0 for a bound of 0.
    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.draw() % (bound.max(1) as u64)).unwrap_or_default()
    }

    pub fn pick<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }
}

/// One input made of good ones.
pub fn mangled(chance: &mut Chance, good: &[&[u8]]) -> Vec<u8> {
    let mut bytes = chance.pick(good).to_vec();
    if chance.below(20) == 0 {
        bytes = (0..chance.below(80)).map(|_| chance.draw().to_le_bytes()[0]).collect();
    }
    for _ in 0..=chance.below(4) {
        bend(chance, &mut bytes, good);
    }
    bytes
}

fn bend(chance: &mut Chance, bytes: &mut Vec<u8>, good: &[&[u8]]) {
    let at = chance.below(bytes.len() + 1);
    let to = (at + chance.below(12)).min(bytes.len());
    match chance.below(9) {
        0 if at < bytes.len() => bytes[at] ^= 1 << chance.below(8),
        1 if at < bytes.len() => bytes[at] = chance.draw().to_le_bytes()[0],
        2 => drop(bytes.drain(at..to)),
        3 => {
            let again = bytes[at..to].repeat(1 + chance.below(6));
            bytes.splice(at..at, again);
        }
        4 => bytes.truncate(at),
        5 => {
            let other = chance.pick(good);
            let from = chance.below(other.len() + 1);
            bytes.splice(at.., other[from..].iter().copied());
        }
        6 if chance.below(200) == 0 => {
            let letter = [bytes.get(at).copied().unwrap_or(b'1')];
            bytes.splice(at..at, letter.repeat(5_000));
        }
        7 if at < bytes.len() => bytes[at] = b'0' + u8::try_from(chance.below(10)).unwrap_or_default(),
        _ => {
            let word = chance.pick(&DICTIONARY);
            bytes.splice(at..to.min(at + chance.below(3)), word.bytes());
        }
    }
}

/// How long one parser is tried.
#[derive(Clone, Copy)]
pub struct Share {
    pub inputs: u64,
    pub time: Duration,
}

/// For parsers of microseconds.
pub const CHEAP: Share = Share { inputs: 100_000, time: Duration::from_secs(20) };
/// For whole files and whole requests.
pub const DEAR: Share = Share { inputs: 100_000, time: Duration::from_secs(7) };

/// Tries a parser of texts.
pub fn texts(share: Share, seed: u64, good: &[&str], mut parse: impl FnMut(&str)) {
    let good: Vec<&[u8]> = good.iter().map(|one| one.as_bytes()).collect();
    bytes(share, seed, &good, |bytes| parse(&String::from_utf8_lossy(bytes)));
}

/// Tries a parser of bytes. Fails with seed, number and input on a panic or on an input that takes longer than a second.
#[allow(clippy::disallowed_methods, reason = "a hang is told by the clock")]
pub fn bytes(share: Share, seed: u64, good: &[&[u8]], mut parse: impl FnMut(&[u8])) {
    let began = Instant::now();
    let mut chance = Chance::new(seed);
    for number in 0..share.inputs {
        let input = mangled(&mut chance, good);
        let shown = || format!("seed {seed}, input {number}: {:?}", String::from_utf8_lossy(&input));
        // A busy machine may hold up anything once; a hang hangs again.
        let quick = (0..3).any(|_| {
            let before = Instant::now();
            let outcome = catch_unwind(AssertUnwindSafe(|| parse(&input)));
            assert!(outcome.is_ok(), "panicked at {}", shown());
            before.elapsed() < HANG
        });
        assert!(quick, "takes longer than {HANG:?}: {}", shown());
        if began.elapsed() > share.time {
            assert!(number >= FEWEST, "only {number} inputs in {:?}: the parser has become slow", share.time);
            println!("seed {seed}: {} inputs in {:?}", number + 1, share.time);
            return;
        }
    }
}
