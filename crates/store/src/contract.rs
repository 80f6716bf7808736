//! What a store promises.
//!
//! - **One act, one transaction.** [`Contract::act`] loads the case, lets the core decide inside the writing transaction, and writes
//!   entries, particulars, summary row, search terms, register entry with its number, receipt and outbox rows together or not at all.
//! - **Durable before answered.** A future resolves only after the commit is on disk.
//! - **A delivery happens once.** A second act with the same [`DeliveryToken`] changes nothing and answers with the case as it stands.
//! - **Looking is written down.** [`Contract::open_record`] stores who looked in the same transaction that reads; it never changes the case.
//!   Lists with names ([`Contract::look_over`]) are written down before they are answered.
//! - **No clock, no chance.** Times and randomness come in with [`Now`].
//! - **Every government apart.** Each method takes the government's key; rows of one are never answered to another.

pub mod accounts;
mod blanks;
mod codes;
mod ledger;
mod machines;
mod mails;
mod notifications;
mod outages;
mod second_person;
mod stand_ins;
pub mod staff_security;
mod watch;

pub use accounts::*;
pub use blanks::{Blanks, MakingRow, MoveKind, MoveRow, Moved, NewMove, QueuePlace, StockRow};
pub use codes::*;
pub use ledger::{CompensationRow, Ledger, LedgerFilter, PaymentRow, Standing};
pub use machines::Machines;
pub use mails::*;
pub use notifications::*;
pub use outages::{OutageRow, Outages};
pub use second_person::{AwaitingRow, PrintFilter, PrintRow};
pub use staff_security::*;
pub use stand_ins::{StandIn, StandInRow, StandIns};
pub use watch::{Access, AccessRow, AlertRow, HoneyRow, LISTED, LookError, Release, ReleaseRow, Released, Settled};

use application::{
    Actor, Application, ApplicationId, Decision, DocumentId, Effect, Entry, NewReceipt, Now, Pin, ReadFault, ReceiptNumber, Reads, Refusal,
    StaffId, Stage, duplicate::Match, facts::EntryLife,
};
use catalogue::{Answers, GovernmentId, OfficeId, Service, ServiceId, service::StepAct};
use registry::{RegisterEntry, RegistrationNumber};
use serde::{Deserialize, Serialize};
use std::{future::Future, sync::Arc};
use ::watch::{Alert, Seen};
use time::{Date, OffsetDateTime};

/// The store failed; ours to mend. Never carries personal data.
#[derive(Clone, Debug, thiserror::Error)]
#[error("store: {0}")]
pub struct Fault(pub String);

#[derive(Debug, thiserror::Error)]
pub enum ActError {
    /// The core said no; nothing was written.
    #[error("refused: {}", .0.key())]
    Refused(Box<Refusal>),
    #[error("no such case")]
    NotFound,
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl From<Refusal> for ActError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<ReadFault> for ActError {
    fn from(fault: ReadFault) -> Self {
        Self::Fault(Fault(fault.0))
    }
}

/// Drawn when a form is shown and sent back with it: the same token twice is the same act twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DeliveryToken(pub [u8; 16]);

/// Runs inside the writing transaction. For a case that does not exist yet (`create`), it gets [`Application::blank`].
pub type Decide = Box<dyn FnOnce(&Application, &dyn Reads) -> Result<Decision, ActError> + Send>;

pub struct ActRequest {
    pub government: GovernmentId,
    pub application: ApplicationId,
    /// The case begins with this act.
    pub create: bool,
    /// The `seq` that the page showed; None when the act does not care. Another value is refused as [`Refusal::Stale`].
    pub seen: Option<u32>,
    pub delivery: Option<DeliveryToken>,
    pub actor: Actor,
    pub now: Now,
    pub decide: Decide,
    pub pin_to: Option<PinTo>,
}

/// What arrives at the other government, once the case is known inside the transaction.
pub type Onward = Box<dyn FnOnce(&Application) -> ActRequest + Send>;

/// A case that goes on at another government: the act that ends it here, and the one that begins it there under the same id. Its pictures have
/// been put there before, sealed for it.
pub struct HandOn {
    pub from: ActRequest,
    pub to: GovernmentId,
    pub onward: Onward,
}

/// Who learns a PIN born in this act, besides the page that answers it.
pub enum PinTo {
    /// The citizen's browser that may show it for 24 hours.
    Browser(SessionKey),
    /// Her inbox: number, PIN and link go out by e-mail.
    Inbox(Contact),
}

#[derive(Debug)]
pub struct Outcome {
    /// After the act.
    pub application: Application,
    /// Born in this act; None when repeated.
    pub receipt: Option<NewReceipt>,
    /// The delivery token was known: nothing was written.
    pub repeated: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinCheck {
    Right,
    /// `left` tries before the lock.
    Wrong { left: u32 },
    /// Five wrong PINs lock for 15 minutes.
    Locked { until: OffsetDateTime },
    /// This case has no PIN.
    None,
}

/// Wrong PINs before a lock, and how long it lasts.
pub const PIN_TRIES: u32 = 5;
pub const PIN_LOCK: time::Duration = time::Duration::minutes(15);

/// Which cases a list shows. Empty lists mean "any".
#[derive(Clone, Debug, Default)]
pub struct QueueFilter {
    /// The case's ward, district or registry office is one of these (drafts belong to none).
    pub offices: Vec<OfficeId>,
    pub stages: Vec<Stage>,
    /// The step that is due.
    pub due_acts: Vec<StepAct>,
    pub services: Vec<ServiceId>,
    pub claimed_by: Option<StaffId>,
    pub unclaimed: bool,
    pub due_before: Option<OffsetDateTime>,
    pub order: QueueOrder,
    /// Continue after this row of the former page.
    pub after: Option<QueueCursor>,
    /// At most 200.
    pub limit: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QueueOrder {
    /// Least time left first.
    #[default]
    DueFirst,
    NewestFirst,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QueueCursor {
    /// Unix microseconds of the ordering column.
    pub at: i64,
    pub application: ApplicationId,
}

/// A row of a queue or of search results.
#[derive(Clone, Debug)]
pub struct QueueRow {
    pub application: ApplicationId,
    pub service: ServiceId,
    pub receipt: Option<ReceiptNumber>,
    pub stage: Stage,
    pub due_act: Option<StepAct>,
    pub seq: u32,
    pub round: u32,
    pub ward: Option<OfficeId>,
    pub district: Option<OfficeId>,
    pub submitted_at: Option<OffsetDateTime>,
    pub due_at: Option<OffsetDateTime>,
    pub paused: bool,
    pub changed_at: OffsetDateTime,
    pub claimed_by: Option<StaffId>,
    pub registration: Option<RegistrationNumber>,
    /// The few indexed answers, unsealed for this row.
    pub card: Answers,
}

#[derive(Clone, Debug, Default)]
pub struct QueuePage {
    pub rows: Vec<QueueRow>,
    pub next: Option<QueueCursor>,
}

/// A staff search: all given parts must match. Names match word by word (last word as prefix) or by similar sound.
#[derive(Clone, Debug, Default)]
pub struct SearchQuery {
    pub words: String,
    pub nik: Option<String>,
    /// ISO date.
    pub birth_date: Option<String>,
    pub registration: Option<RegistrationNumber>,
    pub offices: Vec<OfficeId>,
    /// At most 50.
    pub limit: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutboxRow {
    pub id: i64,
    /// None: to head and auditors.
    pub application: Option<ApplicationId>,
    /// Whose words it speaks.
    pub service: Option<ServiceId>,
    pub receipt: Option<ReceiptNumber>,
    /// Empty: the government's first.
    pub language: String,
    pub effect: Effect,
    pub at: OffsetDateTime,
    pub state: OutboxState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutboxState {
    Waiting,
    Sent,
}

/// The secret of a session cookie: 32 bytes, stored only as a hash.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionKey(pub [u8; 32]);

impl std::fmt::Debug for SessionKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SessionKey(..)")
    }
}

/// A server-side session.
#[derive(Clone, Debug)]
pub struct Session {
    pub government: GovernmentId,
    /// None for a citizen's browser.
    pub staff: Option<StaffId>,
    pub created_at: OffsetDateTime,
    pub seen_at: OffsetDateTime,
    pub expires_at: OffsetDateTime,
    /// Sealed at rest.
    pub data: SessionData,
}

/// Runs inside the writing transaction, on what the session holds at that moment.
pub type ChangeSession = Box<dyn FnOnce(&mut SessionData) + Send>;

/// What a session holds: what a citizen's browser may see, how a member of staff came in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SessionData {
    /// Cases begun in this browser: their drafts may be gone on with.
    #[serde(default)]
    pub drafts: Vec<ApplicationId>,
    /// Cases opened by PIN, until when (Unix seconds).
    #[serde(default)]
    pub opened: Vec<(ApplicationId, i64)>,
    /// PINs that this browser may still show: case, digits, until when (Unix seconds). Removed once confirmed.
    #[serde(default)]
    pub pins: Vec<FreshPin>,
    /// Signed in to this account, as long as its own row of this browser stands.
    #[serde(default)]
    pub account: Option<AccountId>,
    /// On the way to an account: what was claimed, until the code is there.
    #[serde(default)]
    pub claimed: Option<Claimed>,
    /// Of staff.
    #[serde(default)]
    pub seat: SeatMarks,
}

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreshPin {
    pub application: ApplicationId,
    pub digits: String,
    pub until: i64,
}

impl std::fmt::Debug for FreshPin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FreshPin(..)")
    }
}

/// A member of staff as stored. Role names belong to the table of rights.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffRow {
    pub id: StaffId,
    pub name: String,
    pub role: String,
    pub office: OfficeId,
    /// PHC string of argon2id, or [`NO_PASSWORD`].
    pub password_hash: String,
    pub active: bool,
}

/// A person as an identity provider knows her: exact issuer, and a subject that never changes hands (OpenID Connect Core 1.0, 5.7).
#[derive(Clone, PartialEq, Eq)]
pub struct ProviderIdentity {
    pub issuer: String,
    /// Kept as a keyed hash.
    pub subject: String,
}

impl std::fmt::Debug for ProviderIdentity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ProviderIdentity").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// A stored document: clean pictures of its pages, first to last, and one thumbnail.
#[derive(Clone, Debug)]
pub struct Pictures {
    pub pages: Vec<Vec<u8>>,
    pub thumbnail: Vec<u8>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// (stage, due act, number of cases).
    pub by_stage: Vec<(Stage, Option<StepAct>, u64)>,
    pub overdue: u64,
}

/// The contract. Futures are `Send`; methods may be called from any thread at any time.
pub trait Contract: Send + Sync + 'static {
    // --- cases ---
    fn act(&self, request: ActRequest) -> impl Future<Output = Result<Outcome, ActError>> + Send;
    /// Both acts or neither. Number and PIN stay valid at the other government; here everything sealed of the case is destroyed.
    /// [`Refusal::NotHandedOn`] when the other one had this case before.
    fn hand_on(&self, request: HandOn) -> impl Future<Output = Result<Outcome, ActError>> + Send;
    /// For the applicant's own pages and for machines; staff use [`Self::open_record`].
    fn find_application(&self, government: &GovernmentId, id: ApplicationId) -> impl Future<Output = Result<Option<Application>, Fault>> + Send;
    /// Reads a case for a member of staff and writes down that she looked, in one transaction.
    fn open_record(&self, government: &GovernmentId, id: ApplicationId, access: Access) -> impl Future<Output = Result<Option<Application>, LookError>> + Send;
    /// The same for what belongs to a record that she has opened: one row a day says that she did. Another one is written when none does.
    fn look_again(&self, government: &GovernmentId, id: ApplicationId, access: Access) -> impl Future<Output = Result<Option<Application>, LookError>> + Send;
    fn entries(&self, government: &GovernmentId, id: ApplicationId) -> impl Future<Output = Result<Vec<Entry>, Fault>> + Send;
    /// Newest first, from row `skip` on, at most 200: each opening, and once a day and officer that the case stood in a list before her.
    fn looks(&self, government: &GovernmentId, id: ApplicationId, skip: usize, limit: usize) -> impl Future<Output = Result<Vec<AccessRow>, Fault>> + Send;
    /// The newest 200.
    fn accesses(&self, government: &GovernmentId, id: ApplicationId) -> impl Future<Output = Result<Vec<AccessRow>, Fault>> + Send {
        self.looks(government, id, 0, 200)
    }
    /// `service`: the rows by which two cases may be one event.
    fn duplicates(
        &self, government: &GovernmentId, id: ApplicationId, service: Arc<Service>,
    ) -> impl Future<Output = Result<Vec<Match>, Fault>> + Send;
    /// Drafts, returned and unconfirmed cases last changed before the given moments; at most 200.
    fn stale(&self, government: &GovernmentId, stage: Stage, changed_before: OffsetDateTime) -> impl Future<Output = Result<Vec<ApplicationId>, Fault>> + Send;

    // --- what is kept, and for how long ---
    /// Refused, withdrawn and expired cases last changed by this moment that are not erased, oldest first. An act whose decision says
    /// `erase` destroys what is sealed of a case; the log and the register entry stay.
    fn ended(&self, government: &GovernmentId, was_sent: bool, before: OffsetDateTime, limit: usize) -> impl Future<Output = Result<Vec<ApplicationId>, Fault>> + Send;
    /// Destroys again what erased cases and closed accounts may still have, after a crash or after an old copy was put back; how many
    /// still had a key.
    fn destroy_erased(&self, government: &GovernmentId, at: OffsetDateTime) -> impl Future<Output = Result<u64, Fault>> + Send;
    /// Removes rows of who looked that are older; how many openings were among them.
    fn forget_accesses(&self, government: &GovernmentId, before: OffsetDateTime) -> impl Future<Output = Result<u64, Fault>> + Send;
    /// Removes sent messages that are older.
    fn forget_messages(&self, government: &GovernmentId, before: OffsetDateTime) -> impl Future<Output = Result<u64, Fault>> + Send;

    // --- the kitir ---
    fn find_by_receipt(&self, government: &GovernmentId, number: &ReceiptNumber) -> impl Future<Output = Result<Option<ApplicationId>, Fault>> + Send;
    /// The unguessable token of a case's QR; derived from the keys, never stored in clear.
    fn token_of(&self, government: &GovernmentId, id: ApplicationId) -> [u8; 16];
    fn find_by_token(&self, government: &GovernmentId, token: [u8; 16]) -> impl Future<Output = Result<Option<ApplicationId>, Fault>> + Send;
    /// Counts wrong tries in the same transaction; a right PIN clears them.
    fn check_pin(&self, government: &GovernmentId, id: ApplicationId, pin: &Pin, at: OffsetDateTime) -> impl Future<Output = Result<PinCheck, Fault>> + Send;

    // --- lists ---
    /// For machines, and for pages that show no name.
    fn queue(&self, government: &GovernmentId, filter: QueueFilter) -> impl Future<Output = Result<QueuePage, Fault>> + Send;
    /// The same for a member of staff who sees the names: written down for each case, once a day, before it is answered.
    fn look_over(&self, government: &GovernmentId, filter: QueueFilter, access: Access) -> impl Future<Output = Result<QueuePage, LookError>> + Send;
    /// Drafts that staff of this office opened and nobody sent yet; newest first, at most 50. Drafts begun at home belong to no office.
    /// Written down like [`Self::look_over`].
    fn drafts_of(&self, government: &GovernmentId, office: &OfficeId, access: Access) -> impl Future<Output = Result<Vec<QueueRow>, LookError>> + Send;
    fn counts(&self, government: &GovernmentId, offices: &[OfficeId], at: OffsetDateTime) -> impl Future<Output = Result<Counts, Fault>> + Send;
    /// The rows shown are written down as looked at, in the same transaction.
    fn search(&self, government: &GovernmentId, query: SearchQuery, access: Access) -> impl Future<Output = Result<Vec<QueueRow>, LookError>> + Send;

    /// Cases whose search terms hold this NIK in any role, newest first: for what is stored about one person. Says nothing about erased ones.
    fn cases_with_nik(&self, government: &GovernmentId, nik: &str) -> impl Future<Output = Result<Vec<ApplicationId>, Fault>> + Send;

    // --- what supervisors watch ---
    /// What this officer has had before her on this day.
    fn seen_on(&self, government: &GovernmentId, staff: &StaffId, day: Date) -> impl Future<Output = Result<Seen, Fault>> + Send;
    /// Allows as much again on that day, and keeps who did and why.
    fn release(&self, government: &GovernmentId, release: Release) -> impl Future<Output = Result<(), Fault>> + Send;
    /// Newest first, at most 200.
    fn releases(&self, government: &GovernmentId, limit: usize) -> impl Future<Output = Result<Vec<ReleaseRow>, Fault>> + Send;
    /// From now on, whoever opens this case raises an alert in the act of opening. False when there is no such case.
    fn plant(&self, government: &GovernmentId, id: ApplicationId, by: &Actor, at: OffsetDateTime) -> impl Future<Output = Result<bool, Fault>> + Send;
    fn planted(&self, government: &GovernmentId) -> impl Future<Output = Result<Vec<HoneyRow>, Fault>> + Send;
    /// Newest first, before that id, at most 200; `open`: only those that nobody has settled.
    fn alerts(&self, government: &GovernmentId, open: bool, before: Option<i64>, limit: usize) -> impl Future<Output = Result<Vec<AlertRow>, Fault>> + Send;
    fn open_alerts(&self, government: &GovernmentId) -> impl Future<Output = Result<u64, Fault>> + Send;
    /// An alert outside an act of a case. The same one on the same day counts once more.
    fn raise(&self, government: &GovernmentId, alert: Alert, application: Option<ApplicationId>, day: Date, at: OffsetDateTime) -> impl Future<Output = Result<(), Fault>> + Send;
    /// False when there is none, or somebody has settled it already.
    fn settle(&self, government: &GovernmentId, id: i64, settled: Settled) -> impl Future<Output = Result<bool, Fault>> + Send;

    // --- second persons, and prints ---
    /// What waits for a second person at these offices (none: anywhere), oldest first, at most 50.
    fn awaiting_second(&self, government: &GovernmentId, offices: &[OfficeId]) -> impl Future<Output = Result<Vec<AwaitingRow>, Fault>> + Send;
    /// Oldest first.
    fn prints(&self, government: &GovernmentId, filter: PrintFilter) -> impl Future<Output = Result<Vec<PrintRow>, Fault>> + Send;

    // --- the register ---
    fn find_entry(&self, government: &GovernmentId, id: ApplicationId) -> impl Future<Output = Result<Option<RegisterEntry>, Fault>> + Send;
    /// An entry with everything that came after it, by its case or by its number.
    fn find_life(&self, government: &GovernmentId, of: ApplicationId) -> impl Future<Output = Result<Option<EntryLife>, Fault>> + Send;
    fn find_life_by_number(&self, government: &GovernmentId, number: &RegistrationNumber) -> impl Future<Output = Result<Option<EntryLife>, Fault>> + Send;
    fn find_entry_by_number(&self, government: &GovernmentId, number: &RegistrationNumber) -> impl Future<Output = Result<Option<(ApplicationId, RegisterEntry)>, Fault>> + Send;

    // --- documents and certificates ---
    /// Durable when it resolves; the act that attaches the document comes after.
    fn put_document(&self, government: &GovernmentId, application: ApplicationId, id: DocumentId, pictures: Pictures, now: &Now) -> impl Future<Output = Result<(), Fault>> + Send;
    /// Page 0 is the thumbnail, 1 the first page.
    fn find_picture(&self, government: &GovernmentId, application: ApplicationId, id: DocumentId, page: u16) -> impl Future<Output = Result<Option<Vec<u8>>, Fault>> + Send;
    /// Kept by the SHA-256 of its bytes (lower-case hex).
    fn put_certificate(&self, government: &GovernmentId, application: ApplicationId, sha256: &str, pdf: Vec<u8>, now: &Now) -> impl Future<Output = Result<(), Fault>> + Send;
    fn find_certificate(&self, government: &GovernmentId, application: ApplicationId, sha256: &str) -> impl Future<Output = Result<Option<Vec<u8>>, Fault>> + Send;

    // --- outbox ---
    /// Newest first.
    fn outbox(&self, government: &GovernmentId, application: Option<ApplicationId>, before: Option<i64>, limit: usize) -> impl Future<Output = Result<Vec<OutboxRow>, Fault>> + Send;

    // --- sessions ---
    /// Makes a session, or one anew in the place of another. What a living session holds is changed by [`Self::change_session`]: what was
    /// read before may be stale.
    fn put_session(&self, key: &SessionKey, session: Session) -> impl Future<Output = Result<(), Fault>> + Send;
    /// None when unknown or expired.
    fn find_session(&self, key: &SessionKey, at: OffsetDateTime) -> impl Future<Output = Result<Option<Session>, Fault>> + Send;
    /// Changes what a living session holds, in one transaction with reading it; gives it as it stands then. None when it has ended.
    fn change_session(&self, key: &SessionKey, at: OffsetDateTime, change: ChangeSession) -> impl Future<Output = Result<Option<Session>, Fault>> + Send;
    /// Notes when a session was last seen, never backwards; what it holds is not touched.
    fn touch_session(&self, key: &SessionKey, seen_at: OffsetDateTime) -> impl Future<Output = Result<(), Fault>> + Send;
    /// A session of staff that has not expired, with its account; None for a citizen's. What this process writes is seen at once, what
    /// another one writes after a second at the latest.
    fn find_seat(&self, key: &SessionKey, at: OffsetDateTime) -> impl Future<Output = Result<Option<(Session, StaffRow)>, Fault>> + Send;
    /// Lets a session live longer, never shorter; what it holds is not touched.
    fn lengthen_session(&self, key: &SessionKey, seen_at: OffsetDateTime, expires_at: OffsetDateTime) -> impl Future<Output = Result<(), Fault>> + Send;
    fn end_session(&self, key: &SessionKey) -> impl Future<Output = Result<(), Fault>> + Send;
    fn end_sessions_of(&self, government: &GovernmentId, staff: &StaffId) -> impl Future<Output = Result<u64, Fault>> + Send;

    // --- staff ---
    fn put_staff(&self, government: &GovernmentId, row: StaffRow) -> impl Future<Output = Result<(), Fault>> + Send;
    fn find_staff(&self, government: &GovernmentId, id: &StaffId) -> impl Future<Output = Result<Option<StaffRow>, Fault>> + Send;
    fn staff(&self, government: &GovernmentId) -> impl Future<Output = Result<Vec<StaffRow>, Fault>> + Send;
    /// A one-time secret, kept as a hash: set-up link, invitation. Taking it removes it.
    fn put_ticket(&self, government: &GovernmentId, ticket: &SessionKey, purpose: &str, expires_at: OffsetDateTime) -> impl Future<Output = Result<(), Fault>> + Send;
    fn has_ticket(&self, government: &GovernmentId, ticket: &SessionKey, purpose: &str, at: OffsetDateTime) -> impl Future<Output = Result<bool, Fault>> + Send;
    fn take_ticket(&self, government: &GovernmentId, ticket: &SessionKey, purpose: &str, at: OffsetDateTime) -> impl Future<Output = Result<bool, Fault>> + Send;

    // --- persons at an identity provider ---
    /// Links an account to a person there, in place of the person before. False, and nothing changes, when she is another account already.
    fn link_identity(&self, government: &GovernmentId, staff: &StaffId, identity: &ProviderIdentity, at: OffsetDateTime) -> impl Future<Output = Result<bool, Fault>> + Send;
    fn find_identity(&self, government: &GovernmentId, identity: &ProviderIdentity) -> impl Future<Output = Result<Option<StaffId>, Fault>> + Send;
    fn identity_since(&self, government: &GovernmentId, staff: &StaffId, issuer: &str) -> impl Future<Output = Result<Option<OffsetDateTime>, Fault>> + Send;
    /// False when there was no link.
    fn unlink_identity(&self, government: &GovernmentId, staff: &StaffId, issuer: &str) -> impl Future<Output = Result<bool, Fault>> + Send;

    // --- catalogue editions ---
    /// Remembers the digest of an edition; false when this edition was seen before with another digest.
    fn note_edition(&self, government: &GovernmentId, service: &ServiceId, edition: u32, digest: [u8; 32], at: OffsetDateTime) -> impl Future<Output = Result<bool, Fault>> + Send;
}
