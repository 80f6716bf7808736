//! One-time codes: what for, how long, how many; and consents to be helped.

use super::{AccountId, Claim, Contact, SessionKey};
use application::{Actor, StaffId, action::IdentityDocument};
use catalogue::nik::Nik;
use serde::{Deserialize, Serialize};
use time::{Duration, OffsetDateTime};

/// What a code is for: one never serves for the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CodePurpose {
    /// To enter an account, or to open one.
    SignIn,
    /// To a new contact of an account.
    NewContact,
    /// That somebody may be helped in her name.
    Consent,
}

impl CodePurpose {
    pub fn key(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::NewContact => "new-contact",
            Self::Consent => "consent",
        }
    }
}

/// How long a code that was sent lives, and one that a counter gave out.
pub const CODE_LIFE: Duration = Duration::minutes(5);
pub const GIVEN_CODE_LIFE: Duration = Duration::hours(24);
/// Codes to one contact within an hour, and how long one waits after the first, the second, ...
pub const CODES_PER_CONTACT: usize = 5;
pub const CODE_DELAYS: [Duration; CODES_PER_CONTACT] =
    [Duration::ZERO, Duration::seconds(30), Duration::minutes(1), Duration::minutes(2), Duration::minutes(4)];
/// Codes within an hour that one address asks for, all of one government, and all together.
pub const CODES_PER_ADDRESS: usize = 30;
pub const CODES_PER_GOVERNMENT: usize = 2_000;
pub const CODES_OF_ALL: usize = 5_000;
/// Persons who consent by one inbox within a day: a helper who types her own address gets no further.
/// Given out by one member of staff within a day: an office has some 125 visitors, and few come for a code.
pub const CODES_PER_OFFICER: u32 = 60;
pub const CONSENTS_PER_CONTACT: usize = 5;
/// Wrong tries of one code before it is dead; of one contact within a day before each further one has to wait, twice as long each time.
pub const CODE_TRIES: u32 = 5;
pub const FREE_WRONG_TRIES: u32 = 10;
pub const FIRST_WAIT: Duration = Duration::seconds(30);
pub const LONGEST_WAIT: Duration = Duration::hours(1);

/// Somebody asks for a code.
#[derive(Clone)]
pub struct CodeRequest {
    pub purpose: CodePurpose,
    pub claim: Claim,
    /// The only browser that may use it.
    pub browser: SessionKey,
    /// Where the request came from: an address, or the block of one household.
    pub address: String,
    pub language: String,
    /// Drawn by who asks; six digits.
    pub digits: String,
    pub at: OffsetDateTime,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeIssue {
    /// On its way; no further one before `next_at`.
    Sent { next_at: OffsetDateTime },
    /// Nothing was made: too many for this contact, this address, or all.
    Wait { until: OffsetDateTime },
}

/// An officer gives out a code, having seen who it is.
#[derive(Clone)]
pub struct GivenCode {
    pub purpose: CodePurpose,
    pub claim: Claim,
    pub by: Actor,
    /// None: drawn by the person herself, in her account.
    pub identity_seen: Option<IdentityDocument>,
    /// The account that drew it.
    pub account: Option<AccountId>,
    /// Eight digits.
    pub digits: String,
    pub at: OffsetDateTime,
}

/// Somebody types a code.
#[derive(Clone)]
pub struct CodeTry {
    pub purpose: CodePurpose,
    pub claim: Claim,
    pub browser: SessionKey,
    pub digits: String,
    pub at: OffsetDateTime,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodeCheck {
    /// Used up now. With who saw her papers, when a counter gave it out.
    /// `account`: the one that drew it.
    Right { seen_by: Option<Actor>, account: Option<AccountId> },
    /// Not this code, or none, or too late: one answer for all.
    Wrong,
    Wait { until: OffsetDateTime },
}

/// How a person showed that she wants to be helped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsentMeans {
    /// A code that went to her e-mail address.
    Email,
    /// A code that she drew in her account.
    Account,
    /// A code that a counter gave her after seeing her papers.
    Counter,
}

impl ConsentMeans {
    pub const ALL: [Self; 3] = [Self::Email, Self::Account, Self::Counter];

    pub fn key(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Account => "account",
            Self::Counter => "counter",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == text)
    }
}

/// A person lets a helper file one case in her name.
#[derive(Clone, Debug)]
pub struct Consent {
    pub helper: StaffId,
    pub nik: Nik,
    pub means: ConsentMeans,
    /// Where number and PIN go, when the code went there.
    pub email: Option<Contact>,
    /// Gets the case.
    pub account: Option<AccountId>,
    pub at: OffsetDateTime,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentRow {
    pub helper: StaffId,
    pub means: ConsentMeans,
    pub email: Option<Contact>,
    /// The NIK asked about is the one that consented.
    pub is_hers: bool,
}
