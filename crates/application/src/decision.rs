//! What `decide` gives the store to write, all together or not at all.

use crate::{action::Action, entry::Particulars, ids::ApplicationId, receipt::{Pin, ReceiptNumber}};
use catalogue::{Answers, BlankId, OfficeId, service::IndexTerm};
use crate::facts::PaceOf;
use registry::{Annotation, RegisterEntry, Series};
use serde::{Deserialize, Serialize};
use time::Date;
use watch::Alert;

#[derive(Clone, Debug, Default)]
pub struct Decision {
    /// In order; the store gives each the next `seq`.
    pub actions: Vec<(Action, Option<Particulars>)>,
    /// Wishes for the outside; they go to the outbox in the same transaction.
    pub effects: Vec<Effect>,
    /// A number and/or a PIN was born. The PIN is stored only as a keyed hash.
    pub receipt: Option<NewReceipt>,
    /// A register entry with the number that the series gave next.
    pub register: Option<(RegisterEntry, Series, u32)>,
    /// A register entry under the number of the outside registry, with the SHA-256 of its PDF. No series of ours moves.
    pub recorded: Option<(RegisterEntry, String)>,
    /// The SHA-256 of a PDF that the outside registry gave for an entry that stands here already.
    pub brought_back: Option<String>,
    /// The number of a receipt for money: its series moves by one.
    pub receipt_number: Option<(Series, u32)>,
    /// An entry older than this program: under the number of its book, from no series.
    pub kept: Option<RegisterEntry>,
    /// What is written beside the entry of that case.
    pub annotation: Option<(ApplicationId, Annotation)>,
    /// The signed document is an extract of the entry of that case.
    pub issued_from: Option<ApplicationId>,
    /// The person of whom something was recorded is told, by her own contact.
    pub tell: Option<Tell>,
    /// Search terms that replace the case's former ones.
    pub index: Option<Vec<IndexTerm>>,
    /// The few answers that queues and duplicate checks read without opening the case; sealed by the store.
    pub card: Option<Answers>,
    /// What supervisors are told, on which day of the government's calendar.
    pub alerts: Vec<(Alert, Date)>,
    /// Counts one birth more for each, on that day.
    pub paces: Vec<(PaceOf, Date)>,
    /// The print took one of these.
    pub blank: Option<BlankTaken>,
    /// Everything sealed of this case is destroyed, its key first of all.
    pub erase: bool,
}

/// One blank from the stock of an office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlankTaken {
    pub office: OfficeId,
    pub blank: BlankId,
}

/// A message to whoever proves to be this person: verified accounts of hers, and the contact of a case that she filed before.
#[derive(Clone)]
pub struct Tell {
    pub nik: String,
    pub effect: Effect,
}

impl std::fmt::Debug for Tell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tell").field("effect", &self.effect).finish_non_exhaustive()
    }
}

#[derive(Clone, Debug)]
pub struct NewReceipt {
    pub number: ReceiptNumber,
    pub pin: Pin,
}

/// A wish for the outside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "effect", rename_all = "snake_case")]
pub enum Effect {
    /// Tell the applicant. Text key `notice-<notice>`; arguments carry no names of people.
    Notify { notice: String, args: Vec<(String, String)> },
    /// Tell head and auditors to look at their alerts. Text key `alert-<alert>`; whom it is about stands with the alert.
    Alert { alert: String, count: u32, usual: u32 },
}
