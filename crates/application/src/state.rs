//! A case as it stands: the fold of what happened.

mod entry;
mod money;
mod outputs;
mod pause;

pub use pause::{Pause, PauseReason, Suspension};

pub use entry::{EntryRef, Keyed};

use crate::{
    action::{Channel, Document, DocumentDecision, ErasureReason, PaperSeen, Reminder, ReturnItem, Target, Verdict},
    actor::Actor,
    command::Act,
    ids::{ApplicationId, StaffId},
    receipt::ReceiptNumber,
    stage::Stage,
};
use catalogue::{
    Answers, BlankId, Facts as RuleFacts, FieldId, GovernmentId, ServiceId, SlotId,
    service::{FeeToday, Need, OfficeLevel, Requirement, Responsible, Step, StepAct},
};
pub use catalogue::service::Delivery;
pub use money::{Money, Owed, Paid};
pub use outputs::{MAIN, Making, Output, OutputState};
use registry::{AnnotationKind, RegistrationNumber};
use std::collections::{BTreeMap, BTreeSet};
use time::{Date, OffsetDateTime};

/// **Invariant:** derived wholly from entries by [`crate::evolve`]; nothing else writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    pub id: ApplicationId,
    /// Entries folded so far; 0 before the case is opened.
    pub seq: u32,
    pub government: GovernmentId,
    pub service: ServiceId,
    pub edition: u32,
    pub channel: Channel,
    pub language: String,
    pub stage: Stage,
    pub opened_at: OffsetDateTime,
    pub changed_at: OffsetDateTime,
    pub answers: Answers,
    /// Pages saved at least once.
    pub pages_done: BTreeSet<String>,
    pub documents: Vec<Document>,
    pub receipt: Option<ReceiptNumber>,
    pub submitted_at: Option<OffsetDateTime>,
    pub declared_on: Option<Date>,
    pub facts: RuleFacts,
    pub requirements: Vec<Requirement>,
    pub route: Vec<Step>,
    /// Index into `route` of the step that is due; `route.len()` when all are done.
    pub position: usize,
    pub responsible: Option<Responsible>,
    /// Promised; moves when the clock was paused.
    pub due_at: Option<OffsetDateTime>,
    /// Set while the clock is paused.
    pub paused_since: Option<OffsetDateTime>,
    /// Every time that the clock stood still, the present one too.
    pub pauses: Vec<Pause>,
    pub fees: Vec<FeeToday>,
    pub delivery: Option<Delivery>,
    /// The document or card itself is printed on a blank of this kind.
    pub blank: Option<BlankId>,
    /// What else comes out of the case.
    pub outputs: Vec<Output>,
    pub claimed_by: Option<(StaffId, String)>,
    pub papers_seen: Vec<PaperSeen>,
    pub witnesses_present: bool,
    /// The officer's typed decision for each slot; falls away when the slot's documents change.
    pub document_decisions: Vec<DocumentDecision>,
    pub decided: RuleFacts,
    /// The papers are decided on, and all that the document hangs on with them.
    pub reviewed: bool,
    pub returned: Option<Returned>,
    /// 1 at sending, one more each time it comes back mended.
    pub round: u32,
    pub proposal: Option<Proposal>,
    pub duplicates: BTreeMap<ApplicationId, Verdict>,
    pub late: Option<LateDecision>,
    pub confirmed: bool,
    /// What officers entered apart from the form, by part.
    pub parts: BTreeMap<String, Answers>,
    /// Keyed from a book that is older than this program.
    pub keyed: Option<Keyed>,
    /// The entry that the application is about.
    pub entry: Option<EntryRef>,
    /// That entry stands in another region's register.
    pub entry_elsewhere: bool,
    pub amendment: Option<Amendment>,
    pub registration: Option<Registration>,
    /// What it wrote beside that entry.
    pub annotated: Option<Annotated>,
    pub certificate_sha256: Option<String>,
    pub prints: Vec<Print>,
    /// A further copy that was asked for and not printed yet.
    pub reprint: Option<Reprint>,
    pub downloads: u32,
    pub hand_overs: Vec<HandOver>,
    pub hand_over_open: bool,
    pub refusal: Option<(catalogue::ReasonCode, String)>,
    /// A grave refusal that waits for a second person.
    pub refusal_proposed: Option<ProposedRefusal>,
    /// Somebody says that what was recorded is not true.
    pub contest: Option<Contest>,
    pub suspended: Option<Suspension>,
    /// When and why what it said about people was destroyed.
    pub erased: Option<(OffsetDateTime, ErasureReason)>,
    /// The government that goes on with it, and the one that it was sent to first.
    pub handed_on_to: Option<GovernmentId>,
    pub received_from: Option<GovernmentId>,
    /// What is owed for being late, and what was paid.
    pub money: Money,
    /// Told since it began to wait.
    pub reminded: BTreeSet<Reminder>,
    /// Every act so far: what, by whom, when; for two-person rules and "already done by ... at ...".
    pub acts: Vec<(Act, Actor, OffsetDateTime)>,
}

/// What the citizen has to mend, and by when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    pub items: Vec<ReturnItem>,
    /// The officer's own words by target key.
    pub notes: BTreeMap<String, String>,
    pub until: Date,
    /// Position to go on from.
    pub resumes_at: usize,
    /// Items touched since.
    pub mended_fields: BTreeSet<FieldId>,
    pub mended_slots: BTreeSet<SlotId>,
    pub by: Actor,
    /// The applicant said herself that the draft was wrong.
    pub disputed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub answers: Answers,
    pub reason: String,
    pub by: Actor,
    pub at: OffsetDateTime,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registration {
    pub number: RegistrationNumber,
    pub at: OffsetDateTime,
    pub on: Date,
    pub by: Actor,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contest {
    pub by: Actor,
    pub at: OffsetDateTime,
    /// Seen at a counter.
    pub identity_seen: Option<crate::action::IdentityDocument>,
    pub note: String,
}

/// How an entry shall be corrected, or that it shall be annulled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amendment {
    /// Of a correction: the answers that change, as they should be.
    pub content: Answers,
    pub code: catalogue::ReasonCode,
    pub basis: String,
    pub note: String,
    pub by: Actor,
    pub at: OffsetDateTime,
    /// The second person.
    pub agreed_by: Option<Actor>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annotated {
    pub entry: ApplicationId,
    pub ordinal: u32,
    pub kind: AnnotationKind,
    pub on: Date,
    pub at: OffsetDateTime,
    pub by: Actor,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Print {
    pub copy: u32,
    pub at: OffsetDateTime,
    pub by: Actor,
    pub reason: Option<catalogue::ReasonCode>,
    /// Of a further copy: who asked for it, and who allowed it.
    pub asked_by: Option<Actor>,
    pub allowed_by: Option<Actor>,
}

/// What needs a second person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondAct {
    Reprint,
    Refusal,
    Amendment,
    BookEntry,
}

impl SecondAct {
    /// Stored: names are frozen.
    pub fn key(self) -> &'static str {
        match self {
            Self::Reprint => "reprint",
            Self::Refusal => "refusal",
            Self::Amendment => "amendment",
            Self::BookEntry => "book-entry",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        [Self::Reprint, Self::Refusal, Self::Amendment, Self::BookEntry].into_iter().find(|one| one.key() == text)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reprint {
    pub code: catalogue::ReasonCode,
    pub by: Actor,
    pub at: OffsetDateTime,
    pub allowed_by: Option<Actor>,
}

/// What the head of office decided about a late report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateDecision {
    pub granted: bool,
    /// Why not, for the family to read.
    pub words: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedRefusal {
    pub code: catalogue::ReasonCode,
    pub basis: String,
    /// The first person's own words; may be empty.
    pub note: String,
    pub by: Actor,
    pub at: OffsetDateTime,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOver {
    pub collector: crate::action::Collector,
    pub identity_seen: crate::action::IdentityDocument,
    pub name: String,
    pub at: OffsetDateTime,
    pub by: Actor,
    /// The document or card of the case itself was among it.
    pub main: bool,
    /// Further outputs among it.
    pub outputs: Vec<String>,
}

impl Returned {
    /// This field is one of the returned items.
    pub fn asks_for_field(&self, field: &FieldId) -> bool {
        self.items.iter().any(|item| item.target == Target::Field(field.clone()))
    }

    /// This slot is one of the returned items.
    pub fn asks_for_slot(&self, slot: &SlotId) -> bool {
        self.items.iter().any(|item| item.target == Target::Document(slot.clone()))
    }
}

impl Application {
    /// A case before anything happened to it.
    pub fn blank(id: ApplicationId) -> Self {
        Self {
            id,
            seq: 0,
            government: GovernmentId::new(""),
            service: ServiceId::new(""),
            edition: 0,
            channel: Channel::Home,
            language: String::new(),
            stage: Stage::Draft,
            opened_at: OffsetDateTime::UNIX_EPOCH,
            changed_at: OffsetDateTime::UNIX_EPOCH,
            answers: Answers::default(),
            pages_done: BTreeSet::new(),
            documents: Vec::new(),
            receipt: None,
            submitted_at: None,
            declared_on: None,
            facts: RuleFacts::default(),
            requirements: Vec::new(),
            route: Vec::new(),
            position: 0,
            responsible: None,
            due_at: None,
            paused_since: None,
            pauses: Vec::new(),
            fees: Vec::new(),
            delivery: None,
            blank: None,
            outputs: Vec::new(),
            claimed_by: None,
            papers_seen: Vec::new(),
            witnesses_present: false,
            document_decisions: Vec::new(),
            decided: RuleFacts::default(),
            reviewed: false,
            returned: None,
            round: 0,
            proposal: None,
            duplicates: BTreeMap::new(),
            late: None,
            confirmed: false,
            parts: BTreeMap::new(),
            keyed: None,
            entry: None,
            entry_elsewhere: false,
            amendment: None,
            registration: None,
            annotated: None,
            certificate_sha256: None,
            prints: Vec::new(),
            reprint: None,
            downloads: 0,
            hand_overs: Vec::new(),
            hand_over_open: false,
            refusal: None,
            refusal_proposed: None,
            contest: None,
            suspended: None,
            erased: None,
            handed_on_to: None,
            received_from: None,
            money: Money::default(),
            reminded: BTreeSet::new(),
            acts: Vec::new(),
        }
    }

    /// What one person asked for and another must decide, with the moment of asking.
    pub fn awaits_second(&self) -> Vec<(SecondAct, OffsetDateTime)> {
        let reprint = self.reprint.as_ref().filter(|reprint| reprint.allowed_by.is_none()).map(|reprint| (SecondAct::Reprint, reprint.at));
        let refusal = self.refusal_proposed.as_ref().map(|proposed| (SecondAct::Refusal, proposed.at));
        let approved = self.amendment.as_ref().filter(|amendment| amendment.agreed_by.is_none() && matches!(self.stage, Stage::Approved | Stage::Recording));
        let amendment = approved.map(|amendment| (SecondAct::Amendment, amendment.at));
        let keyed = self.keyed.as_ref().filter(|_| self.stage == Stage::Keyed && !self.documents.is_empty()).map(|keyed| (SecondAct::BookEntry, keyed.at));
        reprint.into_iter().chain(refusal).chain(amendment).chain(keyed).collect()
    }

    /// Fees that are neither waived nor paid, in rupiah.
    pub fn fee_due(&self) -> u64 {
        let due = self.fees.iter().filter(|fee| !fee.waived).map(|fee| fee.amount_rupiah).sum();
        if self.money.fee.is_some() { 0 } else { due }
    }

    pub fn is_open(&self) -> bool {
        self.seq > 0
    }

    /// Who filed it in the applicant's name.
    pub fn helped_by(&self) -> Option<&Actor> {
        self.acts.first().map(|(_, opener, _)| opener).filter(|_| self.channel == Channel::Helped)
    }

    /// The step of the route that is due now, if the case is on its route.
    pub fn step(&self) -> Option<&Step> {
        self.route.get(self.position)
    }

    /// Who does the step that is due.
    pub fn step_office(&self) -> Option<OfficeLevel> {
        self.step().map(|step| step.office)
    }

    pub fn due_act(&self) -> Option<StepAct> {
        self.step().map(|step| step.act)
    }

    /// How the certificate goes out; before sending, what the applicant chose so far.
    pub fn delivery(&self) -> Delivery {
        self.delivery.unwrap_or(match self.answers.get("delivery.method") {
            Some("download") => Delivery::Download,
            _ => Delivery::PickUp,
        })
    }

    /// What the law computed when the case was sent, and over it what the accepted papers decided.
    pub fn known_facts(&self) -> RuleFacts {
        let mut facts = self.facts.clone();
        facts.0.extend(self.decided.0.clone());
        facts
    }

    pub fn documents_in(&self, slot: &SlotId) -> impl Iterator<Item = &Document> {
        self.documents.iter().filter(move |document| document.slot == *slot)
    }

    pub fn decision_on(&self, slot: &SlotId) -> Option<&DocumentDecision> {
        self.document_decisions.iter().find(|decision| decision.slot == *slot)
    }

    /// Slots that must hold a document and hold none: what answers ask for may change after sending.
    pub fn empty_slots(&self) -> Vec<SlotId> {
        self.requirements
            .iter()
            .filter(|requirement| requirement.need == Need::Must && self.documents_in(&requirement.slot).next().is_none())
            .map(|requirement| requirement.slot.clone())
            .collect()
    }

    /// Slots with a document that no officer has decided on yet.
    pub fn undecided_slots(&self) -> Vec<SlotId> {
        self.requirements
            .iter()
            .filter(|requirement| self.documents_in(&requirement.slot).next().is_some() && self.decision_on(&requirement.slot).is_none())
            .map(|requirement| requirement.slot.clone())
            .collect()
    }

    /// Slots whose original must still be seen at the counter.
    pub fn unseen_originals(&self) -> Vec<SlotId> {
        self.requirements
            .iter()
            .filter(|requirement| requirement.original && self.documents_in(&requirement.slot).next().is_some())
            .filter(|requirement| !self.papers_seen.iter().any(|paper| paper.slot == requirement.slot && paper.is_settled()))
            .map(|requirement| requirement.slot.clone())
            .collect()
    }

    /// Whether the route has a step of this kind.
    pub fn goes_through(&self, act: StepAct) -> bool {
        self.route.iter().any(|step| step.act == act)
    }

    /// Who did an act since the case last came back, and when: an approval of answers that have changed since is no approval.
    pub fn last_this_round(&self, act: Act) -> Option<(&Actor, OffsetDateTime)> {
        let back = |done: &Act| *done != act && matches!(done, Act::Return | Act::Dispute | Act::Resubmit | Act::ConfirmChange);
        self.acts.iter().rev().take_while(|(done, _, _)| !back(done)).find(|(done, _, _)| *done == act).map(|(_, actor, at)| (actor, *at))
    }

    /// Who did an act last, and when.
    pub fn last(&self, act: Act) -> Option<(&Actor, OffsetDateTime)> {
        self.acts.iter().rev().find(|(done, _, _)| *done == act).map(|(_, actor, at)| (actor, *at))
    }
}

impl PaperSeen {
    /// Seen, or excused with a coded reason.
    pub fn is_settled(&self) -> bool {
        self.original_seen || self.missing_reason.is_some()
    }
}
