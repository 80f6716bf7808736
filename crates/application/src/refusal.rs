//! The domain says no, with all its reasons. Text key of each: `refusal-<key>`.

use crate::{command::Act, facts::PaceOf, ids::ApplicationId, stage::Stage};
use catalogue::{BlankId, FactId, Problem, ReasonCode, SlotId, service::OfficeLevel};
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The stage does not allow the act.
    NotNow { act: Act, stage: Stage },
    /// Somebody was faster: "already done by ... at ...".
    AlreadyDone { act: Act, by: String, at: OffsetDateTime },
    /// The table of rights says no.
    NotPermitted { act: Act },
    /// The case lies with another office now, or with the applicant: theirs to do.
    Elsewhere { act: Act, holder: OfficeLevel },
    /// The page was older than the case.
    Stale { seen: u32, now: u32 },
    /// Missing or wrong answers and documents: every one of them.
    Incomplete { problems: Vec<Problem>, missing: Vec<SlotId> },
    /// The family lives outside this government.
    OutsideGovernment,
    StatementMissing,
    TooManyDocuments { most: u32 },
    UnknownDocument,
    /// Only returned items may be changed.
    NotReturned,
    /// Returned items that nobody has touched yet.
    StillToFix { fields: Vec<catalogue::FieldId>, slots: Vec<SlotId> },
    UnknownReason { code: ReasonCode },
    /// The code demands the officer's own words, at least 20 characters.
    ReasonNeedsWords { code: ReasonCode },
    NothingNamed,
    /// Originals come before approval.
    OriginalsNotSeen { slots: Vec<SlotId> },
    Undecided { slots: Vec<SlotId> },
    /// The slot cannot hold a paper of this kind.
    WrongKind { slot: SlotId },
    /// The accepted papers leave open what the document shall say, or contradict each other.
    FactUndecided { fact: FactId },
    /// Judge each possible duplicate first.
    DuplicatesOpen { others: Vec<ApplicationId> },
    /// This case was judged to be the same event as another: refuse or withdraw it.
    IsDuplicate { other: ApplicationId },
    LateDecisionMissing,
    LateDenied,
    /// The applicant has not agreed to the draft extract.
    NotConfirmed,
    /// A proposed change waits for the applicant.
    ChangeOpen,
    NoChangeProposed,
    /// No entry of the services' registers has this number.
    EntryNotFound,
    /// The entry that the application is about has not been found and compared yet.
    EntryMissing,
    /// Nothing more is written beside an annulled entry, and nothing given out from it.
    EntryAnnulled,
    /// A newer extract took the place of this one, or something was written beside its entry.
    ExtractOutdated,
    /// What shall be changed has not been drafted, or names nothing that differs.
    AmendmentMissing,
    /// A second person has not decided about the amendment yet.
    AmendmentUndecided,
    /// An entry with this number stands in the register already.
    EntryExists,
    /// Another region keeps it, and writes beside it what is to be written.
    EntryNotOurs,
    /// The page of the book has not been scanned yet.
    ScanMissing,
    /// Somebody says that what was recorded is not true; nothing is given out until it is settled.
    Contested,
    /// The days for it are over; an annulment can be applied for.
    ContestOver { last: Date },
    /// More births than the office's or the officer's history explains; the head of office releases the day.
    TooManyBirths { of: PaceOf, usual: u32 },
    /// One informant or phone for more families than neighbours have.
    TooManyFamilies { most: u32, days: i64 },
    /// The 10,000th entry of a day.
    SeriesFull { date: Date },
    /// Two persons are needed and this is the first of them.
    SamePerson,
    AlreadyHandedOver { at: OffsetDateTime },
    /// A further copy is asked for with a reason, and another person allows it.
    ReprintNotAllowed,
    /// A grave refusal is proposed by one person and decided by another.
    SecondPersonNeeded { code: ReasonCode },
    NotForDownload,
    /// That government does not take it: it had the case before, it is this one, or the case hangs on our own register.
    NotHandedOn,
    /// The applicant has not been told, or has not agreed.
    NotAgreed,
    /// The office's stock says that no blank card of this kind is left.
    NoBlanks { blank: BlankId },
    NoReceipt,
    BadInput(Problem),
}

impl Refusal {
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotNow { .. } => "not-now",
            Self::AlreadyDone { .. } => "already-done",
            Self::NotPermitted { .. } => "not-permitted",
            Self::Elsewhere { .. } => "elsewhere",
            Self::Stale { .. } => "stale",
            Self::Incomplete { .. } => "incomplete",
            Self::OutsideGovernment => "outside-government",
            Self::StatementMissing => "statement-missing",
            Self::TooManyDocuments { .. } => "too-many-documents",
            Self::UnknownDocument => "unknown-document",
            Self::NotReturned => "not-returned",
            Self::StillToFix { .. } => "still-to-fix",
            Self::UnknownReason { .. } => "unknown-reason",
            Self::ReasonNeedsWords { .. } => "reason-needs-words",
            Self::NothingNamed => "nothing-named",
            Self::OriginalsNotSeen { .. } => "originals-not-seen",
            Self::Undecided { .. } => "undecided",
            Self::WrongKind { .. } => "wrong-kind",
            Self::FactUndecided { .. } => "fact-undecided",
            Self::DuplicatesOpen { .. } => "duplicates-open",
            Self::IsDuplicate { .. } => "is-duplicate",
            Self::LateDecisionMissing => "late-decision-missing",
            Self::LateDenied => "late-denied",
            Self::NotConfirmed => "not-confirmed",
            Self::ChangeOpen => "change-open",
            Self::NoChangeProposed => "no-change-proposed",
            Self::EntryNotFound => "entry-not-found",
            Self::EntryMissing => "entry-missing",
            Self::EntryAnnulled => "entry-annulled",
            Self::ExtractOutdated => "extract-outdated",
            Self::AmendmentMissing => "amendment-missing",
            Self::AmendmentUndecided => "amendment-undecided",
            Self::EntryExists => "entry-exists",
            Self::EntryNotOurs => "entry-not-ours",
            Self::ScanMissing => "scan-missing",
            Self::Contested => "contested",
            Self::ContestOver { .. } => "contest-over",
            Self::TooManyBirths { of, .. } if of.kind == watch::AlertKind::OfficerRegistered => "too-many-by-officer",
            Self::TooManyBirths { .. } => "too-many-births",
            Self::TooManyFamilies { .. } => "too-many-families",
            Self::SeriesFull { .. } => "series-full",
            Self::SamePerson => "same-person",
            Self::AlreadyHandedOver { .. } => "already-handed-over",
            Self::ReprintNotAllowed => "reprint-not-allowed",
            Self::SecondPersonNeeded { .. } => "second-person-needed",
            Self::NotForDownload => "not-for-download",
            Self::NotHandedOn => "not-handed-on",
            Self::NotAgreed => "not-agreed",
            Self::NoBlanks { .. } => "no-blanks",
            Self::NoReceipt => "no-receipt",
            Self::BadInput(_) => "bad-input",
        }
    }

    /// Every key, for the test that each has a text in each language.
    pub const KEYS: [&'static str; 51] = [
        "not-now", "already-done", "not-permitted", "stale", "incomplete", "outside-government", "statement-missing", "too-many-documents",
        "unknown-document", "not-returned", "still-to-fix", "unknown-reason", "reason-needs-words", "nothing-named", "originals-not-seen",
        "undecided", "wrong-kind", "fact-undecided", "duplicates-open", "is-duplicate", "late-decision-missing", "late-denied",
        "not-confirmed", "change-open", "no-change-proposed", "series-full", "same-person", "already-handed-over",
        "too-many-births", "too-many-by-officer", "too-many-families", "reprint-not-allowed", "second-person-needed", "not-for-download", "no-receipt", "bad-input",
        "elsewhere", "entry-not-found", "entry-missing", "entry-annulled", "extract-outdated", "amendment-missing", "amendment-undecided",
        "contested", "contest-over", "entry-exists", "entry-not-ours", "scan-missing", "not-handed-on", "not-agreed", "no-blanks",
    ];

    /// Someone else's act came first (409) or the input is not good enough (422).
    pub fn is_conflict(&self) -> bool {
        matches!(self, Self::NotNow { .. } | Self::AlreadyDone { .. } | Self::Stale { .. } | Self::AlreadyHandedOver { .. } | Self::SeriesFull { .. } | Self::TooManyBirths { .. } | Self::Elsewhere { .. })
    }
}
