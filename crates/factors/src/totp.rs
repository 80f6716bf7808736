//! Codes of six digits that change every half minute (RFC 6238), made by an app on a second device.
//!
//! SHA-1, six digits and 30 seconds: what every app takes. A code of the step before or after is taken too, for clocks that differ.
//!
//! **Invariant:** this says which step a code belongs to; that a step counts once is kept where the step is stored.

use totp_rs::{Algorithm, Builder, Secret, Totp};
use zeroize::Zeroizing;

const SKEW_STEPS: u16 = 1;

/// A secret that an app and this program share: 160 bits, as RFC 4226 advises.
#[derive(Clone, PartialEq, Eq)]
pub struct Shared(Zeroizing<[u8; 20]>);

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Shared(..)")
    }
}

impl Shared {
    /// `drawn` is fresh chance.
    pub fn new(drawn: [u8; 20]) -> Self {
        Self(Zeroizing::new(drawn))
    }

    /// As stored; None when it is no secret of ours.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self::new)
    }

    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.to_vec()
    }

    /// As it is typed into an app.
    pub fn parse(typed: &str) -> Option<Self> {
        let letters: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
        Self::from_bytes(Secret::try_from_base32(letters.to_ascii_uppercase()).ok()?.as_bytes())
    }

    /// For typing into an app: groups of four of the base32 alphabet.
    pub fn typed(&self) -> String {
        let text = Secret::new_stack(*self.0).to_base32();
        let letters: Vec<char> = text.chars().collect();
        letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
    }

    /// `otpauth://totp/...` for a QR. Names must not hold a colon; one that does is left out.
    pub fn address(&self, site: &str, account: &str) -> Option<String> {
        let plain = |text: &str| text.replace(':', " ");
        let builder = self.builder().with_account_name(plain(account)).with_issuer(Some(plain(site)));
        builder.build().ok()?.to_url().ok()
    }

    /// The step (half minutes since 1970) that this code belongs to, if it is now or next to now. Spaces in the code do not matter.
    pub fn step_of(&self, code: &str, at: time::OffsetDateTime) -> Option<i64> {
        let digits: String = code.chars().filter(|letter| !letter.is_whitespace()).collect();
        if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let seconds = u64::try_from(at.unix_timestamp()).ok()?;
        self.app()?.check(&digits, seconds).and_then(|step| i64::try_from(step).ok())
    }

    /// What the app shows at a moment; for tests and for nobody else.
    pub fn code_at(&self, at: time::OffsetDateTime) -> Option<String> {
        let seconds = u64::try_from(at.unix_timestamp()).ok()?;
        Some(self.app()?.generate(seconds).to_string())
    }

    fn app(&self) -> Option<Totp> {
        self.builder().with_account_name("account").build().ok()
    }

    fn builder(&self) -> Builder {
        Builder::new().with_algorithm(Algorithm::SHA1).with_digits(6).with_step_duration(30).with_skew(SKEW_STEPS).with_secret(Secret::new_stack(*self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::{Duration, OffsetDateTime};

    fn at(seconds: i64) -> OffsetDateTime {
        OffsetDateTime::UNIX_EPOCH + Duration::seconds(seconds)
    }

    #[test]
    fn the_codes_are_those_of_the_standard() {
        // RFC 6238, appendix B, cut to six digits.
        let shared = Shared::new(*b"12345678901234567890");
        for (seconds, code) in [(59, "287082"), (1_111_111_109, "081804"), (1_111_111_111, "050471"), (1_234_567_890, "005924"), (2_000_000_000, "279037")] {
            assert_eq!(shared.code_at(at(seconds)).as_deref(), Some(code));
            assert_eq!(shared.step_of(code, at(seconds)), Some(seconds / 30));
        }
    }

    #[test]
    fn a_code_lives_a_step_longer_on_either_side_and_no_more() {
        let shared = Shared::new([7; 20]);
        let code = shared.code_at(at(3_000)).expect("a code");
        for (seconds, good) in [(2_939, false), (2_970, true), (3_029, true), (3_059, true), (3_060, false)] {
            assert_eq!(shared.step_of(&code, at(seconds)).is_some(), good, "{seconds}");
        }
        assert_eq!(shared.step_of(&format!(" {} {} ", &code[..3], &code[3..]), at(3_000)), Some(100));
        for wrong in ["", "12345", "1234567", "abcdef", "٠١٢٣٤٥", "-12345"] {
            assert_eq!(shared.step_of(wrong, at(3_000)), None, "{wrong:?}");
        }
    }

    #[test]
    fn an_app_reads_the_address_and_a_person_the_letters() {
        let shared = Shared::new(*b"12345678901234567890");
        assert_eq!(shared.typed(), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
        assert_eq!(Shared::parse(&shared.typed().to_lowercase()), Some(shared.clone()));
        let address = shared.address("Kitir: Surabaya", "rina").expect("an address");
        assert!(address.starts_with("otpauth://totp/") && address.contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"), "{address}");
        assert_eq!(format!("{shared:?}"), "Shared(..)");
    }
}
