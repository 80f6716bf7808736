//! The table of rights: one row per deed, naming who may do it, on which cases, and while a case lies where.
//!
//! A deed is an act on a case or the sight of a page. Which act comes after which is the core's question (`application::decide`); whose
//! hands may do it while the case lies on whose desk is this table's. Applicants prove their right to a case before they are asked here.
//!
//! **Invariant:** what has no row is forbidden. Read next: [`crate::permit`] (the one check), `docs/rights.md` (this table, for auditors).

use crate::{
    deed::{Deed, View},
    phase::Phase,
    role::Role,
};
use application::command::Act;

/// One row: who, on which cases, in which phases.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Right {
    pub who: Who,
    pub place: Where,
    /// Where the case may lie; none: anywhere.
    pub phases: &'static [Phase],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Staff(Role),
    Applicant(Proof),
    /// Without any proof.
    Anybody,
    /// The daily job of the program itself.
    Program,
}

/// By what a citizen proves that a case is hers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Proof {
    /// The browser that began it.
    Browser,
    /// Its number and PIN.
    Pin,
    /// The account that it was filed from or joined to.
    Account,
}

impl Proof {
    pub const ALL: [Self; 3] = [Self::Browser, Self::Pin, Self::Account];
}

/// Which cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Where {
    /// Cases whose responsible ward is her office; drafts that her office opened.
    Own,
    /// Cases of the offices below hers, the district over its wards and the registry over all; drafts that her office opened.
    Below,
    /// Any case of the government.
    Government,
    /// Only what she made or holds herself.
    Mine,
}

use Proof::{Account, Browser, Pin};
use Phase::{Applicant, District, Draft, Ended, HandedOver, Issued, Registry, ReturnedByCounter, ReturnedByRegistry, Signing, Ward};
use Role::{Administrator, Auditor, Connector, DistrictOfficer, Head, Helper, Notifier, Registrar, WardOfficer};
use Where::{Below, Government, Mine, Own};

const fn staff(role: Role, place: Where, phases: &'static [Phase]) -> Right {
    Right { who: Who::Staff(role), place, phases }
}

const fn applicant(proof: Proof, phases: &'static [Phase]) -> Right {
    Right { who: Who::Applicant(proof), place: Mine, phases }
}

const ANY: &[Phase] = &[];
const DRAFT: &[Phase] = &[Draft];
const WARD: &[Phase] = &[Ward];
const COUNTER: &[Phase] = &[Ward, District];
const REGISTRY: &[Phase] = &[Registry, Applicant];
const AWAITED: &[Phase] = &[ReturnedByCounter, ReturnedByRegistry];
const REVIEWED: &[Phase] = &[Ward, District, Registry, Applicant];
const ORIGINALS: &[Phase] = &[Ward, District, Registry, Applicant, ReturnedByCounter, ReturnedByRegistry];
const FILLING: &[Phase] = &[Draft, ReturnedByCounter, ReturnedByRegistry];
const UNREGISTERED: &[Phase] = &[Draft, Ward, District, Registry, Applicant, ReturnedByCounter, ReturnedByRegistry];
/// Also what is signed and will never be given out.
const LEAVABLE: &[Phase] = &[Draft, Ward, District, Registry, Applicant, ReturnedByCounter, ReturnedByRegistry, Issued];
const REFUSABLE: &[Phase] = ORIGINALS;
const PAYING: &[Phase] = &[Ward, District, Registry, Applicant, ReturnedByCounter, ReturnedByRegistry, Signing, Issued, HandedOver];
const CLOSED: &[Phase] = &[HandedOver, Ended];
const RECORDED: &[Phase] = &[Signing, Issued, HandedOver];
/// From the register on, until all is given.
const MAKING: &[Phase] = &[Signing, Issued];
const GIVEN: &[Phase] = &[Issued, HandedOver];

/// The program, on any case.
const PROGRAM: Right = Right { who: Who::Program, place: Government, phases: ANY };
/// The program, while an officer says that a system outside is down.
const IN_AN_OUTAGE: Right = Right { who: Who::Program, place: Government, phases: &[Registry, Signing] };
const SUSPENDERS: &[Right] = &[
    staff(WardOfficer, Own, WARD), staff(DistrictOfficer, Below, COUNTER), staff(Registrar, Below, &[Registry, Applicant, Signing]), IN_AN_OUTAGE,
];
/// While a case lies on one's desk.
const WARD_HOLDS: Right = staff(WardOfficer, Own, &[Ward, ReturnedByCounter]);
const DISTRICT_HOLDS: Right = staff(DistrictOfficer, Below, &[Ward, District, ReturnedByCounter, Issued]);
const REGISTRAR_HOLDS: Right = staff(Registrar, Below, &[Registry, Applicant, ReturnedByRegistry, Signing]);

const EVERYBODY_WITH_CASES: &[Right] =
    &[staff(WardOfficer, Own, ANY), staff(DistrictOfficer, Below, ANY), staff(Registrar, Below, ANY), staff(Head, Below, ANY)];
const REGISTRARS_AND_HEAD: &[Right] = &[staff(Registrar, Below, ANY), staff(Head, Below, ANY)];
const HEADS: &[Right] = &[staff(Head, Below, ANY)];
const ADMINISTRATORS: &[Right] = &[staff(Administrator, Government, ANY)];
const AUDITORS: &[Right] = &[staff(Auditor, Government, ANY)];

const OPENERS: &[Right] = &[
    staff(WardOfficer, Own, DRAFT), staff(DistrictOfficer, Below, DRAFT), staff(Helper, Mine, DRAFT),
    Right { who: Who::Anybody, place: Mine, phases: DRAFT },
];
const WITHDRAWERS: &[Right] = &[
    staff(WardOfficer, Own, LEAVABLE), staff(DistrictOfficer, Below, LEAVABLE),
    applicant(Browser, UNREGISTERED), applicant(Pin, UNREGISTERED), applicant(Account, UNREGISTERED),
];
const CONTESTERS: &[Right] = &[
    staff(WardOfficer, Own, RECORDED), staff(DistrictOfficer, Below, RECORDED), staff(Registrar, Below, RECORDED), staff(Head, Below, RECORDED),
    // The person of whom it was recorded: by her verified account, or by number and PIN of a case that she filed before.
    applicant(Pin, RECORDED), applicant(Account, RECORDED),
];

/// Which of the two makes an output stands with it: `decide` looks at the office.
const MAKERS: &[Right] = &[staff(DistrictOfficer, Below, MAKING), staff(Registrar, Below, MAKING)];
/// Never by who asked: `decide` looks at the person.
const REPRINT_DECIDERS: &[Right] = &[staff(DistrictOfficer, Below, GIVEN), staff(Head, Below, GIVEN)];

/// The table. Total over deeds: a new act or view does not compile until it has a row.
pub fn rights(deed: Deed) -> &'static [Right] {
    match deed {
        Deed::Act(act) => acts(act),
        Deed::View(view) => views(view),
    }
}

fn acts(act: Act) -> &'static [Right] {
    match act {
        Act::Open => OPENERS,
        // At the counter, for someone who stands there.
        Act::File => const { &[staff(WardOfficer, Own, DRAFT), staff(DistrictOfficer, Below, DRAFT)] },
        Act::Answer | Act::Attach | Act::Detach => const { &[
            staff(WardOfficer, Own, FILLING), staff(DistrictOfficer, Below, FILLING), staff(Helper, Mine, DRAFT),
            applicant(Browser, FILLING), applicant(Pin, FILLING), applicant(Account, FILLING),
        ] },
        Act::IssueReceipt | Act::Submit => const { &[
            staff(WardOfficer, Own, DRAFT), staff(DistrictOfficer, Below, DRAFT), staff(Helper, Mine, DRAFT),
            applicant(Browser, DRAFT), applicant(Pin, DRAFT), applicant(Account, DRAFT),
        ] },
        Act::Resubmit => const { &[
            staff(WardOfficer, Own, AWAITED), staff(DistrictOfficer, Below, AWAITED),
            applicant(Browser, AWAITED), applicant(Pin, AWAITED), applicant(Account, AWAITED),
        ] },
        Act::Withdraw => WITHDRAWERS,
        Act::ConfirmChange | Act::DeclineChange | Act::Confirm | Act::Dispute => const { &[
            staff(WardOfficer, Own, REVIEWED), staff(DistrictOfficer, Below, REVIEWED),
            applicant(Browser, REVIEWED), applicant(Pin, REVIEWED), applicant(Account, REVIEWED),
        ] },
        Act::ReissuePin => const { &[staff(WardOfficer, Own, ANY), staff(DistrictOfficer, Below, ANY)] },
        Act::SeeOriginals => const { &[staff(WardOfficer, Own, ORIGINALS), staff(DistrictOfficer, Below, ORIGINALS)] },
        Act::Review => const { &[staff(WardOfficer, Own, WARD), staff(DistrictOfficer, Below, COUNTER)] },
        // Officers work on a case while it lies on their desk.
        Act::Claim => const { &[WARD_HOLDS, DISTRICT_HOLDS, REGISTRAR_HOLDS] },
        // Nothing waits for one absent person.
        Act::Release => const { &[WARD_HOLDS, DISTRICT_HOLDS, REGISTRAR_HOLDS, PROGRAM] },
        Act::Return | Act::ProposeChange => const { &[staff(WardOfficer, Own, WARD), staff(DistrictOfficer, Below, COUNTER), staff(Registrar, Below, REGISTRY)] },
        Act::Refuse | Act::ProposeRefusal => const { &[
            staff(WardOfficer, Own, &[Ward, ReturnedByCounter]), staff(DistrictOfficer, Below, &[Ward, District, ReturnedByCounter]),
            staff(Registrar, Below, &[Registry, Applicant, ReturnedByRegistry]),
        ] },
        Act::DecideRefusal => const { &[
            staff(WardOfficer, Own, &[Ward, ReturnedByCounter]), staff(DistrictOfficer, Below, &[Ward, District, ReturnedByCounter]),
            staff(Registrar, Below, &[Registry, Applicant, ReturnedByRegistry]), staff(Head, Below, REFUSABLE),
        ] },
        Act::Suspend | Act::Resume => SUSPENDERS,
        // To the government where the family is registered; what arrives there begins by the program, within the same transaction.
        Act::HandOn => const { &[staff(WardOfficer, Own, WARD), staff(DistrictOfficer, Below, COUNTER), staff(Registrar, Below, &[Registry])] },
        Act::Receive => const { &[Right { who: Who::Program, place: Government, phases: DRAFT }] },
        Act::JudgeDuplicate | Act::EnterNik => const { &[staff(Registrar, Below, REVIEWED)] },
        Act::EnterPart => const { &[staff(Registrar, Below, &[Registry, Applicant, Signing, Issued, HandedOver])] },
        Act::KeyEntry => const { &[staff(Registrar, Below, DRAFT)] },
        // Never by who keyed it, drafted it or approved it: `decide` looks at the person.
        Act::ConfirmEntry => const { &[staff(Registrar, Below, &[Registry]), staff(Head, Below, &[Registry])] },
        Act::AttachScan | Act::Refer | Act::DraftAmendment => const { &[staff(Registrar, Below, &[Registry])] },
        Act::DecideAmendment => const { &[staff(Registrar, Below, REGISTRY), staff(Head, Below, REGISTRY)] },
        Act::Approve | Act::Register => const { &[staff(Registrar, Below, REGISTRY)] },
        Act::RecordElsewhere => const { &[staff(Registrar, Below, REGISTRY), staff(Connector, Below, &[Registry])] },
        Act::RequestSigning => const { &[staff(Registrar, Below, &[Signing, Issued])] },
        Act::DecideLate => const { &[staff(Head, Below, &[Registry])] },
        Act::Sign | Act::DeclineSigning => const { &[staff(Head, Below, &[Signing])] },
        Act::Print | Act::AskReprint | Act::HandOver => const { &[staff(DistrictOfficer, Below, GIVEN)] },
        Act::MakeOutput | Act::LeaveOutput => MAKERS,
        Act::DecideReprint => REPRINT_DECIDERS,
        Act::Contest => CONTESTERS,
        Act::DismissContest => const { &[staff(Head, Below, RECORDED)] },
        Act::OweCompensation | Act::Remind => const { &[PROGRAM] },
        Act::ExcuseCompensation => HEADS,
        Act::PayCompensation => const { &[staff(DistrictOfficer, Below, &[Issued, HandedOver, Ended])] },
        Act::TakeFee => const { &[staff(WardOfficer, Own, PAYING), staff(DistrictOfficer, Below, PAYING)] },
        Act::ReopenHandOver => const { &[staff(Head, Below, &[HandedOver])] },
        Act::Download | Act::DownloadOutput => const { &[applicant(Browser, GIVEN), applicant(Pin, GIVEN), applicant(Account, GIVEN)] },
        // Destroys for good; the daily job does it by the schedule.
        Act::Erase => const { &[staff(Head, Below, CLOSED), Right { who: Who::Program, place: Government, phases: CLOSED }] },
        Act::Expire => const { &[Right { who: Who::Program, place: Government, phases: FILLING }] },
    }
}

fn views(view: View) -> &'static [Right] {
    match view {
        View::Desk => const { &[
            staff(WardOfficer, Own, ANY), staff(DistrictOfficer, Below, ANY), staff(Registrar, Below, ANY), staff(Head, Below, ANY),
            staff(Administrator, Government, ANY), staff(Auditor, Government, ANY), staff(Notifier, Mine, ANY), staff(Helper, Mine, ANY),
        ] },
        View::Queue | View::Record | View::Search | View::Certificate | View::SecondPerson => EVERYBODY_WITH_CASES,
        View::Accesses => const { &[staff(Head, Below, ANY), staff(Auditor, Government, ANY)] },
        View::Duplicates | View::Outages | View::Register => REGISTRARS_AND_HEAD,
        // Health data: a scope of its own. Neither the counters nor the head have reason to read a cause of death.
        View::Part => const { &[staff(Registrar, Below, ANY)] },
        View::PrintQueue => const { &[staff(DistrictOfficer, Below, ANY)] },
        View::Making => const { &[staff(DistrictOfficer, Below, ANY), staff(Registrar, Below, ANY)] },
        // What moved is appended; who counts the boxes enters it.
        View::Blanks => const { &[staff(DistrictOfficer, Below, ANY), staff(Administrator, Government, ANY)] },
        View::PrintReport => const { &[staff(DistrictOfficer, Below, ANY), staff(Head, Below, ANY), staff(Auditor, Government, ANY)] },
        // An auditor settles alerts too: also those about the head.
        View::Alerts | View::ReleaseLimit => const { &[staff(Head, Below, ANY), staff(Auditor, Government, ANY)] },
        View::SigningQueue | View::Honey | View::StandIns => HEADS,
        View::Outbox | View::Staff | View::Catalogue => ADMINISTRATORS,
        View::Audit | View::Log | View::Inspect => AUDITORS,
        View::Rights => const { &[staff(Administrator, Government, ANY), staff(Auditor, Government, ANY), staff(Head, Government, ANY)] },
        View::Notifications => const { &[staff(Notifier, Mine, ANY)] },
        View::Helping => const { &[staff(Helper, Mine, DRAFT)] },
        View::SubjectExport => HEADS,
        // Whoever stands there may live in any ward.
        View::AccountCodes => const { &[staff(WardOfficer, Government, ANY), staff(DistrictOfficer, Government, ANY)] },
        View::OwnAccount => const { &[applicant(Account, ANY)] },
        View::Security => const { &[staff(Administrator, Government, ANY), staff(Auditor, Government, ANY)] },
        View::Ledger => const { &[staff(DistrictOfficer, Below, ANY), staff(Head, Below, ANY), staff(Auditor, Government, ANY)] },
        View::Recording => const { &[staff(Connector, Below, &[Registry, Signing, Issued, HandedOver])] },
        View::OwnCase => const { &[applicant(Browser, ANY), applicant(Pin, ANY), applicant(Account, ANY)] },
    }
}

/// May this role do this somewhere? For menus and for routes, before a case is known.
pub fn may(role: Role, deed: Deed) -> bool {
    rights(deed).iter().any(|right| right.who == Who::Staff(role))
}

/// May this role pass the gate of a route? The acts of helpers have rows, but the counters' pages are not theirs.
pub fn passes(role: Role, deed: Deed) -> bool {
    may(role, deed) && (role.is_official() || matches!(deed, Deed::View(_)))
}

/// Deeds that want a proof of a few minutes ago, not only a session: what signs, gives out, changes roles, loosens a limit or destroys. Reading their pages
/// does not.
pub fn wants_fresh_proof(deed: Deed) -> bool {
    match deed {
        Deed::Act(act) => matches!(act, Act::Sign | Act::RequestSigning | Act::Erase),
        Deed::View(view) => matches!(view, View::Staff | View::SubjectExport | View::ReleaseLimit | View::Honey | View::StandIns),
    }
}

/// Does this role do any of them? Then a password with a code is no way in for it: it could never finish its work.
pub fn needs_passkey(role: Role) -> bool {
    let deeds = Act::ALL.into_iter().map(Deed::Act).chain(View::ALL.into_iter().map(Deed::View));
    deeds.into_iter().any(|deed| wants_fresh_proof(deed) && may(role, deed))
}

/// What a citizen may do with a case that is hers.
pub fn applicants_own(deed: Deed) -> bool {
    rights(deed).iter().any(|right| matches!(right.who, Who::Applicant(_) | Who::Anybody))
}
