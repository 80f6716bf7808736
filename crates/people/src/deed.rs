//! What may be allowed: acts on a case, and the sight of a page.
//!
//! **Invariant:** each deed has its row in [`crate::rights::rights`]; a new one does not compile without. Read next: [`crate::rights`].

use application::command::Act;

/// What may be allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    Act(Act),
    View(View),
}

/// Pages that are not acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// Own desk and scan box.
    Desk,
    Queue,
    /// A case with its answers and documents.
    Record,
    Search,
    /// Who looked at a case.
    Accesses,
    Duplicates,
    /// What stands apart from the form: the cause of death, answers for statistics.
    Part,
    /// One register entry with its whole history, and finding it by its number.
    Register,
    PrintQueue,
    /// Cards and other outputs beside documents that an office has to make; no name of a citizen.
    Making,
    /// Blank cards of an office: entering what arrived and was spoiled.
    Blanks,
    /// What stands out: looks, births, planted records. Settling an alert.
    Alerts,
    /// Allowing more for a day than a limit does.
    ReleaseLimit,
    /// Records that nobody has reason to open, planted to see who does.
    Honey,
    /// What one officer asked for and another must decide.
    SecondPerson,
    /// What was printed on a day, copy by copy; no name of a citizen.
    PrintReport,
    SigningQueue,
    /// The register entry and the certificate's PDF.
    Certificate,
    Outbox,
    Staff,
    Catalogue,
    /// For auditors: every case by number and stage, without a name.
    Audit,
    /// For auditors: what happened to a case and by whom, without particulars.
    Log,
    /// The particulars of a case for an auditor, with a written reason that the person concerned can read.
    Inspect,
    /// The table of rights itself.
    Rights,
    /// Births that a hospital or midwife reported.
    Notifications,
    /// A helper's own page: whom she files for, until it is sent.
    Helping,
    /// The applicant's pages of her own case.
    OwnCase,
    /// A citizen's own account: her applications, family, contacts, browsers.
    OwnAccount,
    /// At the counter: codes for accounts after seeing who it is.
    AccountCodes,
    /// Everything stored about one person, as a file.
    SubjectExport,
    /// Saying that the registry or the signature service is down, and that it is up again.
    Outages,
    /// For a program: what waits to be recorded in the outside registry, with the values to record.
    Recording,
    /// What is owed for being late, what was paid, and the money of a day.
    Ledger,
    /// Who acts for the head of office while he is away.
    StandIns,
    /// Sign-ins of staff, changed factors, refused rights.
    Security,
}

impl View {
    /// Kebab-case name, for the pivot.
    pub fn key(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Queue => "queue",
            Self::Record => "record",
            Self::Search => "search",
            Self::Accesses => "accesses",
            Self::Duplicates => "duplicates",
            Self::Part => "part",
            Self::Register => "register",
            Self::PrintQueue => "print-queue",
            Self::Making => "making",
            Self::Blanks => "blanks",
            Self::Alerts => "alerts",
            Self::ReleaseLimit => "release-limit",
            Self::Honey => "honey",
            Self::SecondPerson => "second-person",
            Self::PrintReport => "print-report",
            Self::SigningQueue => "signing-queue",
            Self::Certificate => "certificate",
            Self::Outbox => "outbox",
            Self::Staff => "staff",
            Self::Catalogue => "catalogue",
            Self::Audit => "audit",
            Self::Log => "log",
            Self::Inspect => "inspect",
            Self::Rights => "rights",
            Self::Notifications => "notifications",
            Self::Helping => "helping",
            Self::OwnCase => "own-case",
            Self::OwnAccount => "own-account",
            Self::AccountCodes => "account-codes",
            Self::SubjectExport => "subject-export",
            Self::Outages => "outages",
            Self::Recording => "recording",
            Self::Ledger => "ledger",
            Self::StandIns => "stand-ins",
            Self::Security => "security",
        }
    }

    pub const ALL: [Self; 36] = [
        Self::Desk, Self::Queue, Self::Record, Self::Search, Self::Accesses, Self::Duplicates, Self::Part, Self::Register, Self::PrintQueue, Self::Making, Self::Blanks, Self::Alerts, Self::ReleaseLimit, Self::Honey, Self::SecondPerson, Self::PrintReport, Self::SigningQueue,
        Self::Certificate, Self::Outbox, Self::Staff, Self::Catalogue,
        Self::Audit, Self::Log, Self::Inspect, Self::Rights, Self::Notifications, Self::Helping, Self::OwnCase, Self::OwnAccount, Self::AccountCodes,
        Self::SubjectExport, Self::Outages, Self::Recording, Self::Ledger, Self::StandIns, Self::Security,
    ];
}
