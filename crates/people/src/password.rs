//! What a password must be (ASVS 5.0 V6.2): long enough, nothing else demanded, and not among what everybody tries first.

/// Fewest and most characters.
pub const LENGTH: std::ops::RangeInclusive<usize> = 12..=128;

/// What people here try first, besides the lists of the whole world that zxcvbn holds.
const LOCAL: [&str; 14] = [
    "kitir", "surabaya", "buleleng", "dispenduk", "dispendukcapil", "kelurahan", "kecamatan", "indonesia", "rahasia", "sayang", "bismillah",
    "merdeka", "katasandi", "petugas",
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weakness {
    TooShort,
    TooLong,
    /// Among what somebody tries first: common words, names, dates, rows of keys, or her own name.
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

/// None when the password will do. `own`: words that somebody who knows her tries first.
pub fn weakness(password: &str, own: &[&str]) -> Option<Weakness> {
    let length = password.chars().count();
    if length < *LENGTH.start() {
        return Some(Weakness::TooShort);
    }
    if length > *LENGTH.end() {
        return Some(Weakness::TooLong);
    }
    let known: Vec<&str> = LOCAL.iter().copied().chain(own.iter().copied()).collect();
    // Three of four: more than 10^8 guesses, out of reach where each waits for a second and tries are counted.
    (zxcvbn::zxcvbn(password, &known).score() < zxcvbn::Score::Three).then_some(Weakness::Common)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_phrases_pass_and_famous_words_do_not() {
        for good in ["kuda hijau makan rumput", "tujuh becak di jembatan", "Tr0ub4dor&3xzqv"] {
            assert_eq!(weakness(good, &[]), None, "{good}");
        }
        assert_eq!(weakness("pendek", &[]), Some(Weakness::TooShort));
        assert_eq!(weakness(&"a".repeat(129), &[]), Some(Weakness::TooLong));
        for famous in ["surabaya123456", "passwordpassword", "qwertyuiop123", "Indonesia2026", "111111111111", "bismillah123", "1q2w3e4r5t6y"] {
            assert_eq!(weakness(famous, &[]), Some(Weakness::Common), "{famous}");
        }
    }

    #[test]
    fn her_own_name_is_no_secret() {
        assert_eq!(weakness("rina hartati", &["Rina Hartati", "rina"]), Some(Weakness::Common));
    }
}
