//! What a store promises about citizens' accounts, their one-time codes and their e-mails.
//!
//! - **A NIK is a claim.** An account is found by a claimed NIK *together with* a contact; no method finds or changes one by a NIK alone.
//! - **Limits count where codes are made.** How many codes went to a contact, from an address, for a government and for all is counted in
//!   the transaction that makes the next one, together with its e-mail.
//! - **A code is used once**, by the browser that asked for it, or by any browser when a counter gave it out.
//! - **Closing destroys.** What an account says is sealed under a key of its own, which closing overwrites.

use super::{
    CodeCheck, CodeIssue, CodePurpose, CodeRequest, CodeTry, Consent, ConsentRow, Fault, GivenCode, Mail, MailContent, MailEnd, SessionKey,
};
use application::{Actor, ApplicationId, StaffId};
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

/// A passkey of an account.
#[derive(Clone, PartialEq, Eq)]
pub struct AccountPasskey {
    pub id: [u8; 16],
    pub made_at: OffsetDateTime,
    pub used_at: Option<OffsetDateTime>,
    /// As `factors` wrote it.
    pub bytes: Vec<u8>,
}

impl fmt::Debug for AccountPasskey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccountPasskey(..)")
    }
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

/// The part of the contract that is about accounts. The guarantees of [`super::Contract`] hold here too.
pub trait Accounts: Send + Sync + 'static {
    // --- codes ---
    /// Makes a code and, for an e-mail address, the e-mail that carries it. Asks nowhere whether there is such an account.
    fn issue_code(&self, government: &GovernmentId, request: CodeRequest) -> impl Future<Output = Result<CodeIssue, Fault>> + Send;
    /// Keeps a code that a counter gives out, and writes down who gave it. False: this officer has given [`super::CODES_PER_OFFICER`] within
    /// a day, and nothing is kept.
    fn give_code(&self, government: &GovernmentId, given: GivenCode) -> impl Future<Output = Result<bool, Fault>> + Send;
    fn try_code(&self, government: &GovernmentId, attempt: CodeTry) -> impl Future<Output = Result<CodeCheck, Fault>> + Send;
    /// Removes codes made before; how many.
    fn forget_codes(&self, government: &GovernmentId, before: OffsetDateTime) -> impl Future<Output = Result<u64, Fault>> + Send;

    // --- accounts ---
    /// Signs a browser in to the account of this claim, made now (with this id) when there is none. With `seen_by`, a counter has seen her
    /// papers: the account is verified, and others that claim the same NIK are told.
    fn enter_account(
        &self, government: &GovernmentId, claim: Claim, fresh: AccountId, language: &str, seen_by: Option<Actor>, sign_in: SignIn,
    ) -> impl Future<Output = Result<AccountId, Fault>> + Send;
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

    // --- its passkeys ---
    /// `credential` is unique in the world; the person is told.
    fn add_passkey(
        &self, government: &GovernmentId, account: AccountId, credential: &[u8], id: [u8; 16], bytes: Vec<u8>, at: OffsetDateTime,
    ) -> impl Future<Output = Result<(), Fault>> + Send;
    fn find_passkey(&self, government: &GovernmentId, credential: &[u8]) -> impl Future<Output = Result<Option<(AccountId, Vec<u8>)>, Fault>> + Send;
    fn account_passkeys(&self, government: &GovernmentId, account: AccountId) -> impl Future<Output = Result<Vec<AccountPasskey>, Fault>> + Send;
    /// Signs a browser in by a passkey that was proved, and keeps what changed of it. False when it was taken away meanwhile.
    fn enter_by_passkey(&self, government: &GovernmentId, credential: &[u8], bytes: Vec<u8>, sign_in: SignIn) -> impl Future<Output = Result<bool, Fault>> + Send;
    /// The person is told.
    fn remove_passkey(&self, government: &GovernmentId, account: AccountId, id: [u8; 16], at: OffsetDateTime) -> impl Future<Output = Result<(), Fault>> + Send;

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
