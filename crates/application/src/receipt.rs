//! The kitir: a number that people can read aloud, and its PIN.
//!
//! The number is eight drawn characters and one check character over an alphabet without I, L, O and U. The check is a sum over
//! the field GF(32) with a different weight at each place, so every single wrong character and every swap of two is noticed.

use crate::now::Now;
use serde::{Deserialize, Serialize};
use std::fmt;

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const DRAWN: usize = 8;

/// `K7QX2MPD4`, shown as `K7QX-2MPD-4`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ReceiptNumber(String);

/// Multiplication in GF(32) with x^5 = x^2 + 1.
fn times(mut a: u8, mut b: u8) -> u8 {
    let mut product = 0;
    while b != 0 {
        if b & 1 == 1 {
            product ^= a;
        }
        a <<= 1;
        if a & 32 != 0 {
            a ^= 0b10_0101;
        }
        b >>= 1;
    }
    product
}

fn check_value(values: &[u8]) -> u8 {
    let mut weight = 1;
    values.iter().fold(0, |sum, &value| {
        weight = times(weight, 2);
        sum ^ times(weight, value)
    })
}

fn value_of(character: char) -> Option<u8> {
    let upper = match character.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        other => other,
    };
    let upper = u8::try_from(upper).ok()?;
    ALPHABET.iter().position(|&letter| letter == upper).and_then(|place| u8::try_from(place).ok())
}

fn letter(value: u8) -> char {
    char::from(ALPHABET[usize::from(value & 31)])
}

impl ReceiptNumber {
    pub fn draw(now: &Now) -> Self {
        let values: Vec<u8> = now.draw::<DRAWN>("receipt-number").iter().map(|byte| byte & 31).collect();
        let check = check_value(&values);
        Self(values.into_iter().chain([check]).map(letter).collect())
    }

    /// Reads what people type and scanners send: any case, with or without separators, I and L for 1, O for 0.
    /// None when a character is wrong or the check character does not fit.
    pub fn parse(text: &str) -> Option<Self> {
        let values: Option<Vec<u8>> =
            text.chars().filter(|c| !matches!(c, '-' | ' ' | '\'' | '.' | '_' | '\u{2011}' | '\u{2013}')).take(DRAWN + 2).map(value_of).collect();
        let values = values?;
        let (drawn, check) = values.split_at_checked(DRAWN)?;
        (check == [check_value(drawn)]).then(|| Self(values.iter().map(|&value| letter(value)).collect()))
    }

    /// Without separators.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ReceiptNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, rest) = self.0.split_at_checked(4).unwrap_or((&self.0, ""));
        let (second, check) = rest.split_at_checked(4).unwrap_or((rest, ""));
        write!(f, "{first}-{second}-{check}")
    }
}

impl fmt::Debug for ReceiptNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Six digits. **Invariant:** has neither `Display` nor `Debug` that shows it; stored only as a keyed hash.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin(String);

impl Pin {
    pub fn draw(now: &Now) -> Self {
        let number = u64::from_be_bytes(now.draw::<8>("pin")) % 1_000_000;
        Self(format!("{number:06}"))
    }

    /// Six digits, spaces and dashes ignored.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: String = text.chars().filter(|c| !matches!(c, ' ' | '-')).take(7).collect();
        (digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(Self(digits))
    }

    /// The digits, for the page that shows them once and for hashing.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(******)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::OffsetDateTime;

    fn number(seed: u8) -> ReceiptNumber {
        ReceiptNumber::draw(&Now::new(OffsetDateTime::UNIX_EPOCH, [seed; 32]))
    }

    #[test]
    fn people_and_scanners_may_type_it_their_way() {
        let drawn = number(3);
        let shown = drawn.to_string();
        assert_eq!(shown.len(), 11);
        for typed in [shown.clone(), shown.to_lowercase(), shown.replace('-', "'"), drawn.as_str().to_owned(), format!(" {shown} ")] {
            assert_eq!(ReceiptNumber::parse(&typed), Some(drawn.clone()), "{typed}");
        }
    }

    #[test]
    fn every_single_wrong_character_is_noticed() {
        let drawn = number(9);
        for place in 0..9 {
            for wrong in ALPHABET {
                let mut bytes = drawn.as_str().as_bytes().to_vec();
                if bytes[place] != *wrong {
                    bytes[place] = *wrong;
                    assert_eq!(ReceiptNumber::parse(std::str::from_utf8(&bytes).expect("ASCII")), None);
                }
            }
        }
    }

    proptest! {
        #[test]
        fn every_swap_of_two_different_characters_is_noticed(seed: u8, a in 0usize..9, b in 0usize..9) {
            let drawn = number(seed);
            let mut bytes = drawn.as_str().as_bytes().to_vec();
            prop_assume!(bytes[a] != bytes[b]);
            bytes.swap(a, b);
            prop_assert_eq!(ReceiptNumber::parse(std::str::from_utf8(&bytes).expect("ASCII")), None);
        }

        #[test]
        fn any_text_is_read_without_panic(text: String) {
            let _ = ReceiptNumber::parse(&text);
            let _ = Pin::parse(&text);
        }
    }

    #[test]
    fn a_pin_never_shows_itself() {
        let pin = Pin::parse("482 913").expect("six digits");
        assert_eq!(format!("{pin:?}"), "Pin(******)");
        assert_eq!(pin.reveal(), "482913");
    }
}
