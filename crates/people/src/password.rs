//! What a password must be (ASVS 5.0 V6.2): long enough, nothing else demanded, no common or local word.

/// Fewest and most characters.
pub const LENGTH: std::ops::RangeInclusive<usize> = 12..=128;

const COMMON: [&str; 12] = [
    "password", "123456", "qwerty", "admin", "kitir", "surabaya", "buleleng", "dispenduk", "indonesia", "rahasia", "sayang", "bismillah",
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    TooShort,
    TooLong,
    /// Mostly a word that everybody tries first.
    Common,
}

impl Weakness {
    pub fn key(self) -> &'static str {
        match self {
            Self::TooShort => "problem-password-short",
            Self::TooLong => "problem-password-long",
            Self::Common => "problem-password-common",
        }
    }
}

/// None when the password will do.
pub fn weakness(password: &str) -> Option<Weakness> {
    let length = password.chars().count();
    if length < *LENGTH.start() {
        return Some(Weakness::TooShort);
    }
    if length > *LENGTH.end() {
        return Some(Weakness::TooLong);
    }
    let lower = password.to_lowercase();
    let rest = COMMON.iter().fold(lower, |rest, word| rest.replace(word, ""));
    (rest.chars().filter(|letter| letter.is_alphabetic()).count() < 4).then_some(Weakness::Common)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_phrases_pass_and_famous_words_do_not() {
        assert_eq!(weakness("kuda hijau makan rumput"), None);
        assert_eq!(weakness("pendek"), Some(Weakness::TooShort));
        assert_eq!(weakness("surabaya123456"), Some(Weakness::Common));
        assert_eq!(weakness(&"a".repeat(129)), Some(Weakness::TooLong));
    }
}
