//! What someone wants to do. Imperative; may be refused.

use crate::{
    action::{Channel, Collector, ConfirmedBy, Document, DocumentDecision, ErasureReason, ExcuseReason, IdentityDocument, PaperSeen, Reminder, ReturnItem, SuspensionReason, Verdict},
    ids::{ApplicationId, DocumentId},
};
use catalogue::{Answers, FieldId, ReasonCode};
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    Open { channel: Channel, language: String },
    /// At the counter: a case opened, answered and given its papers in one act.
    File { language: String, answers: Answers, documents: Vec<Document> },
    /// Save one page: normalised answers, and the fields of the page that were left empty.
    Answer { page: String, answers: Answers, removed: Vec<FieldId> },
    Attach(Document),
    Detach { document: DocumentId },
    /// "Continue later": number and PIN are born.
    IssueReceipt,
    ReissuePin { identity_seen: IdentityDocument },
    /// `statement_of_truth` must be ticked. At the counter the originals may be seen in the same act; from home `papers` is empty.
    Submit { statement_of_truth: bool, papers: Vec<PaperSeen>, witnesses_present: bool },
    Claim,
    Release,
    SeeOriginals { papers: Vec<PaperSeen>, witnesses_present: bool },
    /// Typed decisions for every slot that has none yet. `draft_signed`: the applicant signed the printed draft at the counter.
    Review { documents: Vec<DocumentDecision>, draft_signed: bool },
    /// `notes` by target key (see [`crate::decide::note_key`]): the officer's own words, for codes that demand them.
    Return { items: Vec<ReturnItem>, notes: BTreeMap<String, String> },
    Resubmit { statement_of_truth: bool },
    ProposeChange { answers: Answers, reason: String },
    ConfirmChange,
    DeclineChange,
    JudgeDuplicate { other: ApplicationId, verdict: Verdict, reason: String },
    /// `note`: why not, in words that the applicant reads.
    DecideLate { granted: bool, note: String },
    Approve,
    Confirm { by: ConfirmedBy },
    Dispute { fields: Vec<FieldId>, note: String },
    EnterNik { nik: String },
    /// All answers of a part that the government keeps; entered again, they replace the former ones.
    EnterPart { part: String, answers: Answers },
    /// An entry older than this program, keyed from its book: begins the case.
    KeyEntry(KeyedEntry),
    /// A scan of the page of the book.
    AttachScan(Document),
    /// By another person, who has the book or its scan before her.
    ConfirmEntry { agreed: bool },
    /// `compared`: the officer saw that the entry and the application are about the same person.
    Refer { number: String, compared: bool },
    /// It stands in another region's register.
    ReferElsewhere,
    /// Of a correction: the answers that were written down wrongly, as they should be. Of an annulment: none.
    DraftAmendment { content: Answers, code: ReasonCode, note: String },
    DecideAmendment { agreed: bool },
    Register,
    RequestSigning,
    Sign { certificate_sha256: String },
    /// Number as typed and signed PDF, brought back from the outside registry.
    RecordElsewhere { number: String, certificate_sha256: String },
    DeclineSigning { code: ReasonCode, note: String },
    /// By the program: every working day that the case is late and none was owed for yet.
    OweCompensation,
    ExcuseCompensation { reason: ExcuseReason, note: String },
    PayCompensation { to: String },
    TakeFee { from: String },
    /// By the program, when it is time.
    Remind { of: Reminder },
    /// The first copy, or the further one that was asked for and allowed.
    Print,
    AskReprint { code: ReasonCode },
    DecideReprint { granted: bool },
    Download,
    HandOver { collector: Collector, identity_seen: IdentityDocument, name: String },
    ReopenHandOver { code: ReasonCode, note: String },
    /// A further output lies on the shelf, or its PDF was brought.
    MakeOutput { output: String, certificate_sha256: Option<String> },
    LeaveOutput { output: String, code: ReasonCode, note: String },
    DownloadOutput { output: String },
    Refuse { code: ReasonCode, note: String },
    /// For grave codes: another person decides.
    ProposeRefusal { code: ReasonCode, note: String },
    DecideRefusal { agreed: bool },
    /// By the person herself, of whom something was recorded that is not true, or by an officer before whom she stood (`identity_seen`).
    Contest { identity_seen: Option<IdentityDocument>, note: String },
    DismissContest { note: String },
    Withdraw,
    Expire,
    Suspend { reason: SuspensionReason },
    Resume,
    /// To the government in whose area the family is registered; `agreed`: the applicant was told and agrees.
    HandOn { to: catalogue::GovernmentId, agreed: bool },
    /// By the program, in the same transaction, at the other government: begins the case there.
    Receive(Box<Received>),
    /// Destroy what a closed case says about people.
    Erase { reason: ErasureReason },
}

/// A case that another government hands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    pub from: catalogue::GovernmentId,
    pub channel: Channel,
    pub language: String,
    /// All of them, with the ward in the new government.
    pub answers: Answers,
    pub documents: Vec<Document>,
    /// Originals that the first government has seen: nobody travels to show them again.
    pub papers: Vec<PaperSeen>,
    pub witnesses_present: bool,
    pub number: crate::receipt::ReceiptNumber,
    /// What is late is judged by the day on which she declared it.
    pub declared_on: time::Date,
}

/// What stands in a book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyedEntry {
    pub language: String,
    pub answers: Answers,
    /// What the document hangs on: what the book says about the parents.
    pub facts: catalogue::Facts,
    /// Free text.
    pub number: String,
    pub registered_on: time::Date,
    /// Which book and page, or which letter of the region that keeps it.
    pub book: String,
    /// The region whose register it stands in; empty when it is ours.
    pub kept_by: String,
}

/// The kind of a command: the row of the table of rights and the middle of text keys (`act-<key>`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    Open, File, Answer, Attach, Detach, IssueReceipt, ReissuePin, Submit, Claim, Release, SeeOriginals, Review, Return, Resubmit,
    ProposeChange, ConfirmChange, DeclineChange, JudgeDuplicate, DecideLate, Approve, Confirm, Dispute, EnterNik, EnterPart, KeyEntry, AttachScan, ConfirmEntry, Refer, DraftAmendment, DecideAmendment, Register,
    RequestSigning, Sign, RecordElsewhere, DeclineSigning, OweCompensation, ExcuseCompensation, PayCompensation, TakeFee, Remind, Print, AskReprint, DecideReprint, Download, HandOver, ReopenHandOver, Refuse, ProposeRefusal,
    DecideRefusal, Contest, DismissContest, Withdraw, Expire, Suspend, Resume, HandOn, Receive, Erase, MakeOutput, LeaveOutput, DownloadOutput,
}

impl Act {
    pub const ALL: [Self; 61] = [
        Self::Open, Self::File, Self::Answer, Self::Attach, Self::Detach, Self::IssueReceipt, Self::ReissuePin, Self::Submit, Self::Claim,
        Self::Release, Self::SeeOriginals, Self::Review, Self::Return, Self::Resubmit, Self::ProposeChange, Self::ConfirmChange,
        Self::DeclineChange, Self::JudgeDuplicate, Self::DecideLate, Self::Approve, Self::Confirm, Self::Dispute, Self::EnterNik,
        Self::EnterPart, Self::KeyEntry, Self::AttachScan, Self::ConfirmEntry, Self::Refer, Self::DraftAmendment, Self::DecideAmendment,
        Self::Register, Self::RequestSigning, Self::Sign, Self::RecordElsewhere, Self::DeclineSigning,
        Self::OweCompensation, Self::ExcuseCompensation, Self::PayCompensation, Self::TakeFee, Self::Remind, Self::Print, Self::AskReprint, Self::DecideReprint, Self::Download,
        Self::HandOver, Self::ReopenHandOver, Self::Refuse, Self::ProposeRefusal, Self::DecideRefusal, Self::Contest, Self::DismissContest, Self::Withdraw, Self::Expire, Self::Suspend, Self::Resume, Self::HandOn, Self::Receive, Self::Erase,
        Self::MakeOutput, Self::LeaveOutput, Self::DownloadOutput,
    ];

    /// Kebab-case name, for text keys and the pivot of rights.
    pub fn key(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::File => "file",
            Self::Answer => "answer",
            Self::Attach => "attach",
            Self::Detach => "detach",
            Self::IssueReceipt => "issue-receipt",
            Self::ReissuePin => "reissue-pin",
            Self::Submit => "submit",
            Self::Claim => "claim",
            Self::Release => "release",
            Self::SeeOriginals => "see-originals",
            Self::Review => "review",
            Self::Return => "return",
            Self::Resubmit => "resubmit",
            Self::ProposeChange => "propose-change",
            Self::ConfirmChange => "confirm-change",
            Self::DeclineChange => "decline-change",
            Self::JudgeDuplicate => "judge-duplicate",
            Self::DecideLate => "decide-late",
            Self::Approve => "approve",
            Self::Confirm => "confirm",
            Self::Dispute => "dispute",
            Self::EnterNik => "enter-nik",
            Self::EnterPart => "enter-part",
            Self::KeyEntry => "key-entry",
            Self::AttachScan => "attach-scan",
            Self::ConfirmEntry => "confirm-entry",
            Self::Refer => "refer",
            Self::DraftAmendment => "draft-amendment",
            Self::DecideAmendment => "decide-amendment",
            Self::Register => "register",
            Self::RequestSigning => "request-signing",
            Self::Sign => "sign",
            Self::RecordElsewhere => "record-elsewhere",
            Self::DeclineSigning => "decline-signing",
            Self::OweCompensation => "owe-compensation",
            Self::ExcuseCompensation => "excuse-compensation",
            Self::PayCompensation => "pay-compensation",
            Self::TakeFee => "take-fee",
            Self::Remind => "remind",
            Self::Print => "print",
            Self::AskReprint => "ask-reprint",
            Self::DecideReprint => "decide-reprint",
            Self::Download => "download",
            Self::HandOver => "hand-over",
            Self::ReopenHandOver => "reopen-hand-over",
            Self::Refuse => "refuse",
            Self::ProposeRefusal => "propose-refusal",
            Self::DecideRefusal => "decide-refusal",
            Self::Contest => "contest",
            Self::DismissContest => "dismiss-contest",
            Self::Withdraw => "withdraw",
            Self::Expire => "expire",
            Self::Suspend => "suspend",
            Self::Resume => "resume",
            Self::HandOn => "hand-on",
            Self::Receive => "receive",
            Self::Erase => "erase",
            Self::MakeOutput => "make-output",
            Self::LeaveOutput => "leave-output",
            Self::DownloadOutput => "download-output",
        }
    }
}

impl Command {
    pub fn act(&self) -> Act {
        match self {
            Self::Open { .. } => Act::Open,
            Self::File { .. } => Act::File,
            Self::Answer { .. } => Act::Answer,
            Self::Attach(_) => Act::Attach,
            Self::Detach { .. } => Act::Detach,
            Self::IssueReceipt => Act::IssueReceipt,
            Self::ReissuePin { .. } => Act::ReissuePin,
            Self::Submit { .. } => Act::Submit,
            Self::Claim => Act::Claim,
            Self::Release => Act::Release,
            Self::SeeOriginals { .. } => Act::SeeOriginals,
            Self::Review { .. } => Act::Review,
            Self::Return { .. } => Act::Return,
            Self::Resubmit { .. } => Act::Resubmit,
            Self::ProposeChange { .. } => Act::ProposeChange,
            Self::ConfirmChange => Act::ConfirmChange,
            Self::DeclineChange => Act::DeclineChange,
            Self::JudgeDuplicate { .. } => Act::JudgeDuplicate,
            Self::DecideLate { .. } => Act::DecideLate,
            Self::Approve => Act::Approve,
            Self::Confirm { .. } => Act::Confirm,
            Self::Dispute { .. } => Act::Dispute,
            Self::EnterNik { .. } => Act::EnterNik,
            Self::EnterPart { .. } => Act::EnterPart,
            Self::KeyEntry(_) => Act::KeyEntry,
            Self::AttachScan(_) => Act::AttachScan,
            Self::ConfirmEntry { .. } => Act::ConfirmEntry,
            Self::Refer { .. } | Self::ReferElsewhere => Act::Refer,
            Self::DraftAmendment { .. } => Act::DraftAmendment,
            Self::DecideAmendment { .. } => Act::DecideAmendment,
            Self::Register => Act::Register,
            Self::RequestSigning => Act::RequestSigning,
            Self::Sign { .. } => Act::Sign,
            Self::RecordElsewhere { .. } => Act::RecordElsewhere,
            Self::DeclineSigning { .. } => Act::DeclineSigning,
            Self::OweCompensation => Act::OweCompensation,
            Self::ExcuseCompensation { .. } => Act::ExcuseCompensation,
            Self::PayCompensation { .. } => Act::PayCompensation,
            Self::TakeFee { .. } => Act::TakeFee,
            Self::Remind { .. } => Act::Remind,
            Self::Print => Act::Print,
            Self::AskReprint { .. } => Act::AskReprint,
            Self::DecideReprint { .. } => Act::DecideReprint,
            Self::Download => Act::Download,
            Self::HandOver { .. } => Act::HandOver,
            Self::ReopenHandOver { .. } => Act::ReopenHandOver,
            Self::Refuse { .. } => Act::Refuse,
            Self::ProposeRefusal { .. } => Act::ProposeRefusal,
            Self::DecideRefusal { .. } => Act::DecideRefusal,
            Self::Contest { .. } => Act::Contest,
            Self::DismissContest { .. } => Act::DismissContest,
            Self::Withdraw => Act::Withdraw,
            Self::Expire => Act::Expire,
            Self::Suspend { .. } => Act::Suspend,
            Self::Resume => Act::Resume,
            Self::HandOn { .. } => Act::HandOn,
            Self::Receive(_) => Act::Receive,
            Self::Erase { .. } => Act::Erase,
            Self::MakeOutput { .. } => Act::MakeOutput,
            Self::LeaveOutput { .. } => Act::LeaveOutput,
            Self::DownloadOutput { .. } => Act::DownloadOutput,
        }
    }
}
