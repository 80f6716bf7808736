//! What a store promises about citizens' accounts, their one-time codes and their e-mails.
//!
//! - **A NIK is a claim.** An account is found by a claimed NIK *together with* a contact; no method finds or changes one by a NIK alone.
//! - **Limits count where codes are made.** How many codes went to a contact, from an address, for a government and for all is counted in
//!   the transaction that makes the next one, together with its e-mail.
//! - **A code is used once**, by the browser that asked for it, or by any browser when a counter gave it out.
//! - **Closing destroys.** What an account says is sealed under a key of its own, which closing overwrites.

use super::{Fault, OutboxRow, SessionKey};
use application::{Actor, ApplicationId, StaffId, action::IdentityDocument};
use catalogue::{GovernmentId, nik::Nik};
use serde::{Deserialize, Serialize};
use std::{fmt, future::Future};
use time::{Duration, OffsetDateTime};

/// One account, opaque.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AccountId(pub ApplicationId);

/// Where a person is reached, in one writing: e-mail in lower case, telephone number as E.164.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Contact {
    Email(String),
    Phone(String),
    /// Handed over on paper or read aloud: a consent that goes through no channel.
    Paper,
}

impl Contact {
    pub fn reveal(&self) -> &str {
        match self {
            Self::Email(text) | Self::Phone(text) => text,
            Self::Paper => "",
        }
    }

    /// Enough to know one's own again, too little to reach somebody: `s***@contoh.example`, `+62***89`.
    pub fn masked(&self) -> String {
        match self {
            Self::Email(text) => {
                let (name, domain) = text.split_once('@').unwrap_or((text, ""));
                format!("{}***@{domain}", name.chars().next().unwrap_or('*'))
            }
            Self::Phone(text) => {
                let digits: Vec<char> = text.chars().collect();
                let end: String = digits.iter().skip(digits.len().saturating_sub(2)).collect();
                format!("{}***{end}", digits.iter().take(3).collect::<String>())
            }
            Self::Paper => String::new(),
        }
    }

    pub fn is_email(&self) -> bool {
        matches!(self, Self::Email(_))
    }
}

impl fmt::Debug for Contact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Email(_) => "Email(..)",
            Self::Phone(_) => "Phone(..)",
            Self::Paper => "Paper",
        })
    }
}

/// By what somebody says that an account is hers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub nik: Nik,
    pub contact: Contact,
}

/// A claim that waits for its code, in the browser's session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claimed {
    pub purpose: CodePurpose,
    pub nik: MaskedText,
    pub contact: Contact,
    /// Path to go on to.
    pub then: String,
    /// Unix seconds; older ones are begun anew.
    pub at: i64,
}

/// Digits that no `Debug` shows.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MaskedText(pub String);

impl fmt::Debug for MaskedText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("..")
    }
}

/// Somebody for whom she often files: offered in forms.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FamilyMember {
    pub name: String,
    /// 16 digits, or empty.
    pub nik: String,
}

impl fmt::Debug for FamilyMember {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FamilyMember(..)")
    }
}

/// Most members of a family that an account keeps.
pub const FAMILY_MOST: usize = 20;

/// What stands sealed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountData {
    pub nik: String,
    /// As she wants to be called; empty until she says.
    #[serde(default)]
    pub name: String,
    /// One e-mail and one telephone number at most.
    pub contacts: Vec<Contact>,
    pub language: String,
    #[serde(default)]
    pub family: Vec<FamilyMember>,
}

impl fmt::Debug for AccountData {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccountData(..)")
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    pub id: AccountId,
    pub created_at: OffsetDateTime,
    pub seen_at: OffsetDateTime,
    /// When a counter saw her papers.
    pub verified_at: Option<OffsetDateTime>,
    /// Another account was verified with the same NIK, and this one was not.
    pub outclaimed: bool,
    pub data: AccountData,
}

/// Runs inside the writing transaction. What it does to NIK and contacts is left out: those have methods of their own.
pub type ChangeAccount = Box<dyn FnOnce(&mut AccountData) + Send>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountSession {
    pub id: [u8; 16],
    pub begun_at: OffsetDateTime,
    pub seen_at: OffsetDateTime,
    pub expires_at: OffsetDateTime,
    /// Kind of browser, in a few words of ours.
    pub agent: String,
    /// The one that asks.
    pub own: bool,
}

/// By what a browser was signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignedInBy {
    /// A code that went to a contact of the account, or that a counter gave out.
    Code,
    Passkey,
}

impl SignedInBy {
    pub fn key(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Passkey => "passkey",
        }
    }
}

/// A browser that is to be signed in.
#[derive(Clone, Debug)]
pub struct SignIn {
    pub key: SessionKey,
    /// What the same browser was before: its row goes.
    pub replaces: Option<SessionKey>,
    pub id: [u8; 16],
    pub by: SignedInBy,
    pub agent: String,
    pub at: OffsetDateTime,
    pub expires_at: OffsetDateTime,
}

/// An account in the browser that is signed in to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignedIn {
    pub account: Account,
    pub begun_at: OffsetDateTime,
    pub by: SignedInBy,
}

/// No use lengthens a sign-in beyond this.
pub const SIGNED_IN_MOST: Duration = Duration::days(30);

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountEvent {
    pub at: OffsetDateTime,
    pub by: Actor,
    /// `opened`, `signed-in`, `code-given`, `verified`, `contact-changed`, ...
    pub event: String,
}

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
    pub const ALL: [Self; 3] = [Self::SignIn, Self::NewContact, Self::Consent];

    pub fn key(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::NewContact => "new-contact",
            Self::Consent => "consent",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == text)
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
    pub at: OffsetDateTime,
    /// The NIK asked about is the one that consented.
    pub is_hers: bool,
}

/// An e-mail that is to be sent now; whoever took it has it alone until its lease is over.
#[derive(Clone)]
pub struct Mail {
    pub id: i64,
    pub government: GovernmentId,
    pub at: OffsetDateTime,
    /// Which try this is, from 1.
    pub tries: u32,
    pub language: String,
    pub to: String,
    pub content: MailContent,
}

#[derive(Clone)]
pub enum MailContent {
    Code { purpose: CodePurpose, digits: String },
    /// Something happened with her account: text `mail-<event>`.
    Account { event: String },
    /// The message about a case.
    Case(OutboxRow),
    /// The PIN of a case that a helper filed for her.
    Receipt { number: String, pin: String, token: [u8; 16] },
}

/// How a try to send ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailEnd {
    Sent,
    Later { at: OffsetDateTime, reply: Option<u16> },
    GivenUp { reply: Option<u16> },
}

/// Messages about a case and about an account are worth sending for this long; a code for as long as it lives.
pub const MAIL_LIFE: Duration = Duration::days(3);

/// The part of the contract that is about accounts. The guarantees of [`super::Contract`] hold here too.
pub trait Accounts: Send + Sync + 'static {
    // --- codes ---
    /// Makes a code and, for an e-mail address, the e-mail that carries it. Asks nowhere whether there is such an account.
    fn issue_code(&self, government: &GovernmentId, request: CodeRequest) -> impl Future<Output = Result<CodeIssue, Fault>> + Send;
    /// Keeps a code that a counter gives out, and writes down who gave it.
    fn give_code(&self, government: &GovernmentId, given: GivenCode) -> impl Future<Output = Result<(), Fault>> + Send;
    fn try_code(&self, government: &GovernmentId, attempt: CodeTry) -> impl Future<Output = Result<CodeCheck, Fault>> + Send;
    /// Removes codes made before; how many.
    fn forget_codes(&self, government: &GovernmentId, before: OffsetDateTime) -> impl Future<Output = Result<u64, Fault>> + Send;

    // --- accounts ---
    /// Signs a browser in to the account of this claim, made now (with this id) when there is none. With `seen_by`, a counter has seen her
    /// papers: the account is verified, and others that claim the same NIK are told.
    fn enter_account(
        &self, government: &GovernmentId, claim: Claim, fresh: AccountId, language: &str, seen_by: Option<Actor>, sign_in: SignIn,
    ) -> impl Future<Output = Result<AccountId, Fault>> + Send;
    /// A counter has seen her papers, and she is signed in.
    fn verify_account(&self, government: &GovernmentId, account: AccountId, seen_by: Actor, at: OffsetDateTime) -> impl Future<Output = Result<(), Fault>> + Send;
    fn find_account(&self, government: &GovernmentId, account: AccountId) -> impl Future<Output = Result<Option<Account>, Fault>> + Send;
    /// The account that this browser is signed in to; None when it has ended.
    fn find_member(&self, government: &GovernmentId, key: &SessionKey, at: OffsetDateTime) -> impl Future<Output = Result<Option<SignedIn>, Fault>> + Send;
    /// Was here; its sign-in may last longer, up to [`SIGNED_IN_MOST`] from its beginning.
    fn touch_member(&self, key: &SessionKey, at: OffsetDateTime, expires_at: OffsetDateTime) -> impl Future<Output = Result<(), Fault>> + Send;
    /// Signs this browser out.
    fn leave_account(&self, key: &SessionKey) -> impl Future<Output = Result<(), Fault>> + Send;
    fn change_account(&self, government: &GovernmentId, account: AccountId, change: ChangeAccount) -> impl Future<Output = Result<(), Fault>> + Send;
    /// Puts a contact in the place of the one of its kind, and tells the old one. False when another account has this claim.
    fn set_contact(
        &self, government: &GovernmentId, account: AccountId, contact: Contact, by: Actor, at: OffsetDateTime,
    ) -> impl Future<Output = Result<bool, Fault>> + Send;
    /// A counter has seen her papers: an account whose NIK was checked goes from the claim's contact to another. Nothing happens when
    /// there is none; the answer is the same.
    fn move_account(&self, government: &GovernmentId, from: Claim, to: Contact, by: Actor, at: OffsetDateTime) -> impl Future<Output = Result<(), Fault>> + Send;
    /// Destroys what it says and ends its sessions. Cases stay, with number and PIN.
    fn close_account(&self, government: &GovernmentId, account: AccountId, at: OffsetDateTime) -> impl Future<Output = Result<(), Fault>> + Send;
    /// Accounts that nobody entered since; at most `limit`.
    fn unused_accounts(&self, government: &GovernmentId, before: OffsetDateTime, limit: usize) -> impl Future<Output = Result<Vec<AccountId>, Fault>> + Send;
    /// Accounts that claim this NIK: for what is stored about one person, never to enter one.
    fn accounts_with_nik(&self, government: &GovernmentId, nik: &str) -> impl Future<Output = Result<Vec<Account>, Fault>> + Send;
    /// Newest first, at most 100.
    fn account_events(&self, government: &GovernmentId, account: AccountId) -> impl Future<Output = Result<Vec<AccountEvent>, Fault>> + Send;

    // --- its browsers ---
    fn account_sessions(&self, government: &GovernmentId, account: AccountId, own: &SessionKey, at: OffsetDateTime) -> impl Future<Output = Result<Vec<AccountSession>, Fault>> + Send;
    fn end_account_session(&self, government: &GovernmentId, account: AccountId, id: [u8; 16]) -> impl Future<Output = Result<(), Fault>> + Send;
    /// All but this one.
    fn end_other_account_sessions(&self, government: &GovernmentId, account: AccountId, own: &SessionKey) -> impl Future<Output = Result<u64, Fault>> + Send;

    // --- its cases ---
    fn add_account_case(&self, government: &GovernmentId, account: AccountId, case: ApplicationId, joined: bool, at: OffsetDateTime) -> impl Future<Output = Result<(), Fault>> + Send;
    fn has_account_case(&self, government: &GovernmentId, account: AccountId, case: ApplicationId) -> impl Future<Output = Result<bool, Fault>> + Send;
    /// Newest first, after the given one, at most `limit`.
    fn account_cases(
        &self, government: &GovernmentId, account: AccountId, after: Option<ApplicationId>, limit: usize,
    ) -> impl Future<Output = Result<Vec<ApplicationId>, Fault>> + Send;

    // --- helpers ---
    /// Of a case that was opened just now.
    fn note_consent(&self, government: &GovernmentId, case: ApplicationId, consent: Consent) -> impl Future<Output = Result<(), Fault>> + Send;
    fn find_consent(&self, government: &GovernmentId, case: ApplicationId, nik: &str) -> impl Future<Output = Result<Option<ConsentRow>, Fault>> + Send;
    /// For whom this helper has begun to file since, sent or not.
    fn consents_since(&self, government: &GovernmentId, helper: &StaffId, since: OffsetDateTime) -> impl Future<Output = Result<u64, Fault>> + Send;
    /// Drafts of this helper that are not sent, newest first, at most 50.
    fn helped_drafts(&self, government: &GovernmentId, helper: &StaffId) -> impl Future<Output = Result<Vec<ApplicationId>, Fault>> + Send;

    // --- e-mails ---
    /// An e-mail about a case to an address that belongs to no account.
    fn put_mail(&self, government: &GovernmentId, to: &str, language: &str, content: MailContent, at: OffsetDateTime) -> impl Future<Output = Result<(), Fault>> + Send;
    /// E-mails that are due, of every government; nobody else gets them before `until`. What is no longer worth sending is given up here.
    fn lease_mails(&self, at: OffsetDateTime, until: OffsetDateTime, limit: usize) -> impl Future<Output = Result<Vec<Mail>, Fault>> + Send;
    fn settle_mail(&self, id: i64, end: MailEnd) -> impl Future<Output = Result<(), Fault>> + Send;
    /// Waiting, sent, given up.
    fn mail_counts(&self, government: &GovernmentId) -> impl Future<Output = Result<[u64; 3], Fault>> + Send;
    /// Removes e-mails that are settled and older.
    fn forget_mails(&self, government: &GovernmentId, before: OffsetDateTime) -> impl Future<Output = Result<u64, Fault>> + Send;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_masked_contact_is_known_again_and_reaches_nobody() {
        assert_eq!(Contact::Email("siti.contoh@surat.example".into()).masked(), "s***@surat.example");
        assert_eq!(Contact::Phone("+6281234567890".into()).masked(), "+62***90");
        assert_eq!(format!("{:?}", Contact::Email("siti@surat.example".into())), "Email(..)");
    }
}
