//! Codes that people copy from paper: recovery codes and invitations.
//!
//! Ten letters of Crockford's base 32 are 50 bits: beyond guessing over a network, short enough to read out on the telephone.
//! **Invariant:** a code is shown once and stored only as a keyed hash; each counts once.

/// Without I, L, O and U, which are read as others.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Letters of a code.
pub const LENGTH: usize = 10;
/// Recovery codes that are made at a time.
pub const RECOVERY_CODES: usize = 10;

/// A code of ten letters.
#[derive(Clone, PartialEq, Eq)]
pub struct Code([u8; LENGTH]);

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code(..)")
    }
}

impl Code {
    /// `drawn` is fresh chance.
    pub fn new(drawn: [u8; LENGTH]) -> Self {
        // 256 is a multiple of 32: every letter is as likely.
        Self(drawn.map(|byte| LETTERS[usize::from(byte % 32)]))
    }

    /// As people type it: small letters, spaces and dashes do not matter, and O, I and L are taken for what they look like.
    pub fn parse(text: &str) -> Option<Self> {
        let mut letters = [0; LENGTH];
        let mut typed = text.chars().filter(|letter| !matches!(letter, ' ' | '-' | '\u{2013}' | '.'));
        for place in &mut letters {
            let letter = match typed.next()?.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                letter => letter,
            };
            *place = u8::try_from(letter).ok().filter(|letter| LETTERS.contains(letter))?;
        }
        typed.next().is_none().then_some(Self(letters))
    }

    /// Two groups of five.
    pub fn shown(&self) -> String {
        let text: String = self.0.iter().map(|letter| char::from(*letter)).collect();
        let (first, last) = text.split_at(LENGTH / 2);
        format!("{first}-{last}")
    }

    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_back_however_it_is_written() {
        let code = Code::new([0, 1, 2, 10, 20, 31, 32, 99, 200, 255]);
        let shown = code.shown();
        assert_eq!(shown.len(), 11);
        for written in [shown.clone(), shown.to_lowercase(), shown.replace('-', " "), shown.replace('-', ""), shown.replace('0', "o").replace('1', "l")] {
            assert_eq!(Code::parse(&written), Some(code.clone()), "{written}");
        }
        for wrong in ["", "ABCDE", "ABCDE-FGHJ", "ABCDE-FGHJKM", "ABCDE-FGHJU", "ABCDE-FGHJ\u{e9}", &"A".repeat(4_000)] {
            assert_eq!(Code::parse(wrong), None, "{wrong}");
        }
        assert_eq!(format!("{code:?}"), "Code(..)");
    }

    #[test]
    fn every_letter_is_drawn_as_often() {
        let mut counts = [0; 128];
        for byte in 0..=u8::MAX {
            counts[usize::from(Code::new([byte; LENGTH]).0[0])] += 1;
        }
        assert!(LETTERS.iter().all(|letter| counts[usize::from(*letter)] == 8));
    }
}
