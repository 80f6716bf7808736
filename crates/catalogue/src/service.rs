//! A public service as a government offers it: one folder of data, read once, then only asked.
//!
//! **Invariant:** a `Service` is one edition. An application pins the edition it was declared under and is judged by it.

use crate::{
    calendar::Calendar, condition::Condition, field::Field, ids::{BlankId, DocumentKindId, FactId, FieldId, OfficeId, ReasonCode, ServiceId, SlotId, StepId},
    rules::Rules, texts::Texts,
};
use serde::{Deserialize, Serialize};

mod annotating;
mod answering;
mod asking;
mod computing;
mod further;
mod part;
mod subject;

pub(crate) use asking::in_force;
pub use annotating::{Annotates, Contest, Does};
pub use asking::IndexTerm;
pub use computing::{Bar, Computed, FactRow};
pub use further::{Delivery, Further, NOT_WANTED};
pub use part::Part;
pub use subject::{CollectorRow, DuplicateRow, EffectRow, EnteredNik, Lookup, Print, SeriesRow, Subject};
use std::{collections::BTreeMap, sync::Arc};
use time::Date;

pub struct Service {
    pub id: ServiceId,
    pub edition: u32,
    /// SHA-256 over every file of the folder; a changed folder with an unchanged edition is refused.
    pub digest: [u8; 32],
    pub standard: Standard,
    pub subject: Subject,
    /// Groups of the task list, in order: `informant`, `child`, `documents`.
    pub groups: Vec<String>,
    /// One thing a page, in order of the journey.
    pub pages: Vec<Page>,
    pub fields: BTreeMap<FieldId, Field>,
    /// Each fact with its closed set of values; `rules` or the rows below compute them, papers decide some.
    pub facts: BTreeMap<FactId, Vec<String>>,
    pub computed: Vec<(FactId, Computed)>,
    /// Answers that do not go together.
    pub bars: Vec<Bar>,
    /// What papers can be; an officer decides which kind a paper truly is.
    pub kinds: BTreeMap<DocumentKindId, DocumentKind>,
    pub slots: BTreeMap<SlotId, Slot>,
    /// The decision table: which slots are asked for which answers.
    pub requirements: Vec<RequirementRow>,
    pub route: Vec<Step>,
    pub promise: Promise,
    /// Another promise for some situations: the first that holds.
    pub promises: Vec<(Condition, Promise)>,
    pub deadlines: Vec<Deadline>,
    pub fees: Vec<Fee>,
    pub waivers: Vec<Waiver>,
    pub outputs: Vec<Output>,
    /// What else an application may ask for.
    pub further: Vec<Further>,
    /// Facts that papers must decide before the ward's review is whole.
    pub needs: Vec<FactId>,
    /// Where numbers come from; empty: the document has none.
    pub series: Vec<SeriesRow>,
    /// What the document states.
    pub prints: Vec<Print>,
    pub collectors: Vec<CollectorRow>,
    pub duplicates: Vec<DuplicateRow>,
    /// What changes for the family besides.
    pub effects: Vec<EffectRow>,
    /// What it does to an entry that stands in a register already.
    pub annotates: Option<Annotates>,
    /// What officers enter apart from the form, where the government keeps it: for statistics, for medicine. Never printed.
    pub parts: Vec<Part>,
    /// Who is told that something was recorded of her, and may say that it is not true.
    pub contest: Option<Contest>,
    pub reasons: BTreeMap<ReasonCode, Reason>,
    pub rules: Option<&'static dyn Rules>,
    pub calendar: Arc<Calendar>,
    /// Days a draft lives, a returned case waits for the citizen, a confirmation is awaited before the office is reminded.
    pub limits: Limits,
    /// What a hospital, a midwife or a keeper of a cemetery may report of the event; empty where nobody reports it here.
    pub notify: Vec<FieldId>,
    /// Kinds of message this service sends; texts `notice-<kind>`.
    pub notices: Vec<String>,
    /// What people read about this service here: the government's words over the service's over the shared ones.
    pub texts: Texts,
}

/// The 14 components of a public service standard (UU 25/2009, Permenpan-RB 15/2014). Sentences live in Fluent under keys
/// `standard-<component>`; this says which are examples that the government must replace and what is not yet proved.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Standard {
    pub basis: Vec<String>,
    pub components: Vec<Component>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Component {
    /// `requirements`, `procedure`, `time`, `cost`, `product`, `complaints`, `legal-basis`, `facilities`, `competence`,
    /// `supervision`, `staff`, `service-guarantee`, `safety-guarantee`, `evaluation`.
    pub id: String,
    pub basis: String,
    #[serde(default)]
    pub example: bool,
}

/// One thing a page. Shown only when its condition holds.
#[derive(Clone, Debug)]
pub struct Page {
    pub id: String,
    pub group: String,
    pub fields: Vec<FieldId>,
    pub when: Condition,
}

/// What a paper can be. `decides` sets facts: a sworn statement of the couple sets `parentage = both-unregistered`.
#[derive(Clone, Debug)]
pub struct DocumentKind {
    pub id: DocumentKindId,
    pub decides: BTreeMap<FactId, String>,
}

/// A place for a paper: what it may be (`kinds`, at least one) and whether the original must be seen at the counter.
#[derive(Clone, Debug)]
pub struct Slot {
    pub id: SlotId,
    pub kinds: Vec<DocumentKindId>,
    pub original: bool,
    /// Asked of nearly everybody: named first where people read what to prepare. Decides nothing.
    pub usual: bool,
}

/// One row of the decision table.
#[derive(Clone, Debug)]
pub struct RequirementRow {
    pub slot: SlotId,
    pub need: Need,
    pub when: Condition,
    /// Variants of the field's guide that this row serves, for readers and tests: `B1`, `B4`.
    pub variants: Vec<String>,
    pub from: Date,
    pub until: Option<Date>,
    pub basis: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    May,
    Must,
}

/// A requirement as it was asked of one case; snapshotted when the case is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirement {
    pub slot: SlotId,
    pub need: Need,
    pub original: bool,
}

/// One step of the route. Acts are done by a role at an office kind, in this order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub id: StepId,
    pub act: StepAct,
    pub office: OfficeLevel,
    pub role: String,
    #[serde(default, skip_serializing)]
    pub when: Condition,
}

/// What has to happen at a step. The names are stored with cases: frozen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepAct {
    Review,
    DecideLate,
    Approve,
    Confirm,
    Register,
    /// In the government's outside registry, which also signs: takes the place of `Register` and `Sign`.
    RecordElsewhere,
    Sign,
    Print,
    HandOver,
}

/// Whose office does a step: the responsible ward, its district, the registration office, or the applicant herself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfficeLevel {
    Applicant,
    Ward,
    District,
    Registry,
}

/// The promised time, counted from a complete application on the working-time clock.
#[derive(Clone, Debug)]
pub struct Promise {
    /// 1 means: by the same time on the next working day ("1x24 h").
    pub working_days: u32,
    pub basis: String,
}

/// A legal period, for example 60 days for reporting a birth (UU 24/2013 art. 27).
#[derive(Clone, Debug)]
pub struct Deadline {
    pub id: String,
    pub days: u32,
    pub counting: Counting,
    pub from: Date,
    pub until: Option<Date>,
    pub basis: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    CalendarDays,
    WorkingDays,
}

#[derive(Clone, Debug)]
pub struct Fee {
    pub id: String,
    pub amount_rupiah: u64,
    pub when: Condition,
    pub from: Date,
    pub until: Option<Date>,
    pub basis: String,
}

#[derive(Clone, Debug)]
pub struct Waiver {
    pub fee: String,
    pub from: Date,
    pub until: Option<Date>,
    pub basis: String,
}

/// The fee that applies on a day, waived or not; snapshotted when the case is sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeToday {
    pub fee: String,
    pub amount_rupiah: u64,
    /// Until when the waiver that applies today runs, if it is waived.
    pub waived: bool,
    pub waived_until: Option<Date>,
    pub basis: String,
}

#[derive(Clone, Debug)]
pub struct Output {
    pub id: String,
    /// Typst source of the document; none for what is made elsewhere, as cards are.
    pub template: Option<String>,
    /// Printed from the entry that the application points at: with that entry's own template, or with this one's.
    pub of_entry: bool,
    /// The first output that holds is the one that is signed.
    pub when: Condition,
    pub self_print: bool,
    pub pick_up: bool,
    /// Printed on a blank of this kind.
    pub blank: Option<BlankId>,
}

/// A coded reason, with texts `reason-<code>` and `reason-<code>-fix` (codes in lower case).
#[derive(Clone, Debug)]
pub struct Reason {
    pub code: ReasonCode,
    pub act: ReasonAct,
    /// What it may point at.
    pub targets: Vec<ReasonTarget>,
    /// Refusals need a legal basis.
    pub basis: Option<String>,
    /// Free text of at least 20 characters is demanded (only `LAIN`).
    pub free_text: bool,
    /// A second person must agree.
    pub two_persons: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonAct {
    Return,
    Refuse,
    Reprint,
    Reissue,
    /// Why an entry is corrected or annulled; needs a legal basis.
    Amend,
    /// Why a further output is not made; the applicant reads what to do instead.
    NotMade,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonTarget {
    Document,
    Field,
    Case,
}

#[derive(Clone, Debug)]
pub struct Limits {
    pub draft_days: u32,
    pub returned_days: u32,
    pub uploads_max: u32,
}

/// The office of a case at a level; wards belong to districts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Responsible {
    pub ward: OfficeId,
    pub district: OfficeId,
    pub registry: OfficeId,
}

impl Responsible {
    /// None for the applicant, who is no office.
    pub fn at(&self, level: OfficeLevel) -> Option<&OfficeId> {
        match level {
            OfficeLevel::Applicant => None,
            OfficeLevel::Ward => Some(&self.ward),
            OfficeLevel::District => Some(&self.district),
            OfficeLevel::Registry => Some(&self.registry),
        }
    }
}
