//! What happened. Past tense, stored for ever.
//!
//! **Invariant:** an action carries no personal particulars; names, numbers and free texts stand beside the log in
//! [`crate::entry::Particulars`]. Stored names and shapes are frozen: `tests/frozen_actions.rs` keeps one sample of each.

use crate::{ids::{ApplicationId, DocumentId}, receipt::ReceiptNumber};
use catalogue::{
    BlankId, Facts as RuleFacts, DocumentKindId, FieldId, GovernmentId, ReasonCode, ServiceId, SlotId,
    service::{Delivery, FeeToday, OfficeLevel, Requirement, Responsible, Step},
};
use registry::{AnnotationKind, RegistrationNumber};
use serde::{Deserialize, Serialize};
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum Action {
    /// Particulars: none.
    Opened { government: GovernmentId, service: ServiceId, edition: u32, channel: Channel, language: String },
    /// One page was saved. Particulars: the answers given and the fields emptied.
    Answered { page: String },
    DocumentAttached(Document),
    DocumentDetached { document: DocumentId },
    /// The number was born, at "continue later" or at sending. The PIN is never in the log.
    ReceiptIssued { number: ReceiptNumber },
    /// A new PIN after an identity check; the old one is dead.
    PinReissued { identity_seen: IdentityDocument },
    Submitted(Box<Submission>),
    Claimed,
    Released,
    OriginalsSeen { papers: Vec<PaperSeen>, witnesses_present: bool },
    Reviewed { documents: Vec<DocumentDecision>, decided: RuleFacts },
    /// Particulars: free texts by item, in `notes`.
    Returned { items: Vec<ReturnItem>, until: Date },
    Resubmitted { due_at: OffsetDateTime },
    /// Answers that documents, route or fee hang on changed after sending: what applies is pinned anew, judged as of the day of
    /// declaration, and the case goes its route from the start. Stands beside `Resubmitted` or `ChangeConfirmed`.
    Reassessed(Box<Submission>),
    /// Particulars: the proposed answers and, in `notes`, the reason.
    ChangeProposed { fields: Vec<FieldId> },
    /// Particulars: the answers that now hold.
    ChangeConfirmed,
    ChangeDeclined,
    /// The applicant has answered a proposed change: the clock runs again.
    ClockResumed { due_at: OffsetDateTime },
    DuplicateJudged { other: ApplicationId, verdict: Verdict },
    LateDecided { granted: bool },
    Approved,
    /// The applicant agreed to the draft extract.
    Confirmed { by: ConfirmedBy, due_at: Option<OffsetDateTime> },
    /// The applicant says that the draft extract is wrong; the named fields are hers to mend. Particulars: her note.
    Disputed { fields: Vec<FieldId>, until: Date },
    /// An entry older than this program or `kept_by` another region, as somebody keyed it from its book or that region's letter; another
    /// person compares. Particulars: the answers and, in `notes`, where it stands (`book`).
    EntryKeyed {
        number: RegistrationNumber,
        registered_on: Date,
        facts: RuleFacts,
        responsible: Responsible,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kept_by: Option<String>,
    },
    /// What an officer entered apart from the form. Particulars: the answers, which stand nowhere else.
    PartEntered { part: String },
    /// It says what the book says: from now on it is an entry like all others.
    EntryConfirmed,
    /// From the population register; Kitir never makes one. Particulars: the number.
    #[serde(rename = "child_nik_entered")]
    NikEntered,
    /// The officer found the entry that the application is about and compared the person.
    Referred { entry: ApplicationId, number: RegistrationNumber },
    /// The entry stands in another region's register.
    EntryElsewhere,
    /// How the entry shall be corrected, or that it shall be annulled; another person decides. Particulars: the changed answers and, in
    /// `notes`, the officer's words.
    AmendmentDrafted { fields: Vec<FieldId>, code: ReasonCode, basis: String },
    AmendmentDecided { agreed: bool },
    Registered { number: RegistrationNumber, registered_on: Date },
    /// Written beside an entry that stands in the register already.
    Annotated { entry: ApplicationId, ordinal: u32, kind: AnnotationKind, on: Date },
    /// The intent to sign, stored before the signing act.
    SigningRequested,
    Signed { certificate_sha256: String },
    /// Recorded and signed in the government's outside registry; number and PDF were brought back.
    RecordedElsewhere { number: RegistrationNumber, recorded_on: Date, certificate_sha256: String },
    /// Written beside an entry in the outside registry, and so here; the document that it gave was brought back. No number is new.
    BroughtBack { certificate_sha256: String },
    SigningDeclined { code: ReasonCode },
    /// One more working day beyond the promise: owed to the applicant by the government's rule of that day.
    CompensationOwed { day: u32, amount_rupiah: u64, basis: String },
    /// An exception of the promise applies: nothing of what was owed is paid. Particulars: the note.
    CompensationExcused { reason: ExcuseReason },
    /// Handed out at a counter against a receipt. Particulars: to whom.
    CompensationPaid { receipt: RegistrationNumber, amount_rupiah: u64 },
    /// What the case costs was paid at a counter. Particulars: by whom.
    FeePaid { receipt: RegistrationNumber, amount_rupiah: u64 },
    /// The applicant was told that something waits for her, or is late.
    Reminded { of: Reminder },
    Printed { copy: u32, reason: Option<ReasonCode> },
    /// Somebody at the counter asks for one more copy.
    ReprintAsked { code: ReasonCode },
    /// By another person than the one who asked.
    ReprintDecided { granted: bool },
    Downloaded { copy: u32 },
    /// The document, unless other outputs alone lay on the shelf; and these outputs. Particulars: the collector's name.
    HandedOver {
        collector: Collector,
        identity_seen: IdentityDocument,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        outputs: Vec<String>,
    },
    /// A further output lies on the shelf, or its PDF can be downloaded.
    OutputMade {
        output: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        certificate_sha256: Option<String>,
    },
    /// A further output will not be made. Particulars: the officer's words.
    OutputNotMade { output: String, code: ReasonCode },
    OutputDownloaded { output: String },
    /// A supervisor allows a second hand-over.
    HandOverReopened { code: ReasonCode },
    /// Particulars: the note.
    Refused { code: ReasonCode, basis: String },
    /// A grave refusal waits for a second person. Particulars: the note.
    RefusalProposed { code: ReasonCode, basis: String },
    /// The second person does not agree; agreeing is `Refused`.
    RefusalDeclined,
    /// Somebody says that what was recorded is not true: nothing is given out until it is settled. Particulars: her words.
    Contested { identity_seen: Option<IdentityDocument> },
    /// It proved wrong. Particulars: why.
    ContestDismissed,
    Withdrawn,
    Expired,
    Suspended { reason: SuspensionReason },
    Resumed { due_at: Option<OffsetDateTime> },
    /// Answers, notes and documents are destroyed; the log and the register entry stay.
    Erased { reason: ErasureReason },
    /// The family is registered in another government's area: the case goes on there under the same number. Stands before `Erased`.
    HandedOn { to: GovernmentId },
    /// The first government's side of it stands here: the case was sent there, on the day that the submission says. Follows `Opened`.
    ReceivedFrom { government: GovernmentId },
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    Home,
    /// An officer files for someone at the counter.
    Counter,
    /// A helper files with the person's consent.
    Helped,
    /// Keyed from a book that is older than this program.
    Book,
}

/// A supporting document in a slot. A paper presented at the counter has no pages here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    pub document: DocumentId,
    pub slot: SlotId,
    pub source: DocumentSource,
    pub pages: u16,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentSource {
    Photo,
    Pdf,
    /// Shown at the counter, not photographed.
    Paper,
}

/// Everything that is pinned when a case is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Submission {
    /// Date of declaration in the government's time zone.
    pub declared_on: Date,
    pub facts: RuleFacts,
    pub requirements: Vec<Requirement>,
    pub route: Vec<Step>,
    pub responsible: Responsible,
    pub due_at: OffsetDateTime,
    pub fees: Vec<FeeToday>,
    pub delivery: Delivery,
    /// The document or card itself is printed on a blank of this kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blank: Option<BlankId>,
    /// What else comes out of the case.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outputs: Vec<OutputPlan>,
}

/// A further output as it was asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OutputPlan {
    pub output: String,
    pub delivery: Delivery,
    /// Who makes it.
    pub office: OfficeLevel,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub blank: Option<BlankId>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperSeen {
    pub slot: SlotId,
    pub original_seen: bool,
    pub matches_photo: bool,
    pub copy_kept: bool,
    pub sheets: u16,
    /// Why the original was not seen though the slot demands it.
    pub missing_reason: Option<ReasonCode>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentDecision {
    pub slot: SlotId,
    /// What the paper truly is, as the officer read it.
    pub kind: DocumentKindId,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnItem {
    pub target: Target,
    pub code: ReasonCode,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    Document(SlotId),
    Field(FieldId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The same event, already filed: this case must be refused or withdrawn.
    Same,
    Different,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConfirmedBy {
    Tracker,
    /// Signed on the printed draft at the counter.
    CounterSignature,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentityDocument {
    IdCard,
    DigitalId,
    DrivingLicence,
    Passport,
    FamilyCardAndWitness,
}

impl IdentityDocument {
    pub const ALL: [Self; 5] = [Self::IdCard, Self::DigitalId, Self::DrivingLicence, Self::Passport, Self::FamilyCardAndWitness];

    pub fn key(self) -> &'static str {
        match self {
            Self::IdCard => "id-card",
            Self::DigitalId => "digital-id",
            Self::DrivingLicence => "driving-licence",
            Self::Passport => "passport",
            Self::FamilyCardAndWitness => "family-card-and-witness",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == text)
    }
}

/// Who may fetch the certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Collector {
    Informant,
    Mother,
    Father,
    /// Someone on the same family card.
    Family,
    Heir,
    /// With a letter of authority.
    Proxy,
}

impl Collector {
    pub const ALL: [Self; 6] = [Self::Informant, Self::Mother, Self::Father, Self::Family, Self::Heir, Self::Proxy];

    pub fn key(self) -> &'static str {
        match self {
            Self::Informant => "informant",
            Self::Mother => "mother",
            Self::Father => "father",
            Self::Family => "family",
            Self::Heir => "heir",
            Self::Proxy => "proxy",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == text)
    }
}

/// Public reasons why a case stands still.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuspensionReason {
    RegistryDown,
    SignatureDown,
    FieldCheck,
    Court,
    OtherOffice,
}

impl SuspensionReason {
    pub const ALL: [Self; 5] = [Self::RegistryDown, Self::SignatureDown, Self::FieldCheck, Self::Court, Self::OtherOffice];

    pub fn key(self) -> &'static str {
        match self {
            Self::RegistryDown => "registry-down",
            Self::SignatureDown => "signature-down",
            Self::FieldCheck => "field-check",
            Self::Court => "court",
            Self::OtherOffice => "other-office",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == text)
    }
}

/// Why a late case owes no compensation: the published exceptions of the promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExcuseReason {
    /// No blank cards were to be had.
    Blanks,
    /// The Directorate General had to verify a new card.
    CentralVerification,
    /// Printed again before the least time after the last print.
    ReprintTooSoon,
    /// Another region issued the first certificate and had to confirm it.
    OtherRegion,
    /// A system outside failed, and nobody had said so while it did.
    Outage,
}

impl ExcuseReason {
    pub const ALL: [Self; 5] = [Self::Blanks, Self::CentralVerification, Self::ReprintTooSoon, Self::OtherRegion, Self::Outage];

    pub fn key(self) -> &'static str {
        match self {
            Self::Blanks => "blanks",
            Self::CentralVerification => "central-verification",
            Self::ReprintTooSoon => "reprint-too-soon",
            Self::OtherRegion => "other-region",
            Self::Outage => "outage",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == text)
    }
}

/// What the applicant is reminded of, once for each time that it waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reminder {
    /// Returned to her, and the time runs out.
    Return,
    /// The draft waits for her yes.
    Confirm,
    /// The document waits on the shelf.
    PickUp,
    /// The promise has passed: said before she asks.
    Late,
}

impl Reminder {
    pub const ALL: [Self; 4] = [Self::Return, Self::Confirm, Self::PickUp, Self::Late];
}

/// Why a case was erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ErasureReason {
    /// The retention schedule of the government.
    Schedule,
    /// The person concerned asked for it (UU 27/2022 art. 8).
    Request,
    /// A court or the supervising authority ordered it.
    Order,
    /// It was handed on to another government, which has it now.
    HandedOn,
}

impl ErasureReason {
    pub const ALL: [Self; 4] = [Self::Schedule, Self::Request, Self::Order, Self::HandedOn];

    pub fn key(self) -> &'static str {
        match self {
            Self::Schedule => "schedule",
            Self::Request => "request",
            Self::Order => "order",
            Self::HandedOn => "handed-on",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.key() == text)
    }
}
