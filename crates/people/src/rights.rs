//! The table of rights: one row per deed, naming who may do it and where.
//!
//! A deed is an act on a case or the sight of a staff page. Whether the *stage* allows an act is the core's question, not this one.
//! The trackers of citizens are not here: a citizen proves her right with the browser that holds the draft or with number and PIN.

use crate::role::Role;
use application::{Actor, Application, Refusal, command::Act};
use catalogue::service::Responsible;

/// What may be allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    Act(Act),
    View(View),
}

/// Staff pages that are not acts.
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
    PrintQueue,
    SigningQueue,
    /// The register entry and the certificate's PDF.
    Certificate,
    Outbox,
    Staff,
    Catalogue,
}

impl View {
    pub const ALL: [Self; 12] = [
        Self::Desk, Self::Queue, Self::Record, Self::Search, Self::Accesses, Self::Duplicates, Self::PrintQueue, Self::SigningQueue,
        Self::Certificate, Self::Outbox, Self::Staff, Self::Catalogue,
    ];
}

/// Where a role may do a deed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Where {
    /// Cases whose responsible ward, district or registry is the actor's office; drafts that her office opened.
    Own,
    /// Any case of the government.
    Government,
}

use Role::{Administrator, DistrictOfficer, Head, Registrar, WardOfficer};
use Where::{Government, Own};

/// Counter staff of ward and district, each in their own area.
const COUNTERS: &[(Role, Where)] = &[(WardOfficer, Own), (DistrictOfficer, Own)];
const REGISTRARS: &[(Role, Where)] = &[(Registrar, Own)];
const HEADS: &[(Role, Where)] = &[(Head, Own)];
const REGISTRY: &[(Role, Where)] = &[(Registrar, Own), (Head, Own)];
const CASEWORK: &[(Role, Where)] = &[(WardOfficer, Own), (DistrictOfficer, Own), (Registrar, Own)];
const EVERYBODY_WITH_CASES: &[(Role, Where)] = &[(WardOfficer, Own), (DistrictOfficer, Own), (Registrar, Own), (Head, Own)];
const DISTRICTS: &[(Role, Where)] = &[(DistrictOfficer, Own)];
const ADMINISTRATORS: &[(Role, Where)] = &[(Administrator, Government)];
const NOBODY: &[(Role, Where)] = &[];

/// The table. Total over deeds: a new act or view does not compile until it has a row.
pub fn rights(deed: Deed) -> &'static [(Role, Where)] {
    match deed {
        Deed::Act(act) => match act {
            // Filing at the counter, for someone who stands there.
            Act::Open | Act::File | Act::Answer | Act::Attach | Act::Detach | Act::IssueReceipt | Act::Submit | Act::Resubmit | Act::Withdraw => COUNTERS,
            Act::ConfirmChange | Act::DeclineChange | Act::Confirm | Act::Dispute => COUNTERS,
            Act::ReissuePin | Act::SeeOriginals | Act::Review => COUNTERS,
            Act::Claim | Act::Release | Act::Return | Act::Refuse | Act::ProposeChange | Act::Suspend | Act::Resume => CASEWORK,
            Act::JudgeDuplicate | Act::Approve | Act::EnterChildNik | Act::Register | Act::RequestSigning => REGISTRARS,
            Act::DecideLate | Act::Sign | Act::DeclineSigning => HEADS,
            Act::Print | Act::HandOver => DISTRICTS,
            Act::ReopenHandOver => HEADS,
            // The citizen's own, and the daily job's.
            Act::Download | Act::Expire => NOBODY,
        },
        Deed::View(view) => match view {
            View::Desk => &[(WardOfficer, Own), (DistrictOfficer, Own), (Registrar, Own), (Head, Own), (Administrator, Government)],
            View::Queue | View::Record | View::Search => EVERYBODY_WITH_CASES,
            View::Accesses => HEADS,
            View::Duplicates => REGISTRY,
            View::PrintQueue => DISTRICTS,
            View::SigningQueue => HEADS,
            View::Certificate => &[(DistrictOfficer, Own), (Registrar, Own), (Head, Own), (WardOfficer, Own)],
            View::Outbox | View::Staff | View::Catalogue => ADMINISTRATORS,
        },
    }
}

/// May this role do this somewhere? For menus and for routes, before a case is known.
pub fn may(role: Role, deed: Deed) -> bool {
    rights(deed).iter().any(|(holder, _)| *holder == role)
}

/// The one check. Applicants are judged by their proof before they get here and may do what is theirs; the program may expire.
pub fn permit(actor: &Actor, deed: Deed, case: Option<&Application>) -> Result<(), Refusal> {
    let refused = || match deed {
        Deed::Act(act) => Refusal::NotPermitted { act },
        Deed::View(_) => Refusal::NotPermitted { act: Act::Claim },
    };
    match actor {
        Actor::System => if deed == Deed::Act(Act::Expire) { Ok(()) } else { Err(refused()) },
        Actor::Applicant => if applicants_own(deed) { Ok(()) } else { Err(refused()) },
        Actor::Staff { role, office, .. } => {
            let allowed = Role::parse(role).and_then(|role| rights(deed).iter().find(|(holder, _)| *holder == role));
            match allowed {
                Some((_, Where::Government)) => Ok(()),
                Some((_, Where::Own)) if case.is_none_or(|case| is_own(case, office)) => Ok(()),
                _ => Err(refused()),
            }
        }
    }
}

/// What a citizen may do with a case that is hers.
pub fn applicants_own(deed: Deed) -> bool {
    matches!(
        deed,
        Deed::Act(
            Act::Open | Act::Answer | Act::Attach | Act::Detach | Act::IssueReceipt | Act::Submit | Act::Resubmit | Act::Withdraw
                | Act::ConfirmChange | Act::DeclineChange | Act::Confirm | Act::Dispute | Act::Download
        )
    )
}

fn is_own(case: &Application, office: &catalogue::OfficeId) -> bool {
    match &case.responsible {
        Some(Responsible { ward, district, registry }) => [ward, district, registry].contains(&office),
        // Not sent yet: of the counter that opened it.
        None => !case.is_open() || case.acts.first().is_some_and(|(_, opener, _)| opener.office() == Some(office)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use application::{ApplicationId, StaffId};
    use catalogue::OfficeId;

    fn officer(role: Role, office: &str) -> Actor {
        Actor::Staff { id: StaffId("rina".into()), name: "Rina".into(), role: role.as_str().into(), office: OfficeId::new(office) }
    }

    fn case() -> Application {
        let mut case = Application::blank(ApplicationId([1; 16]));
        case.seq = 1;
        case.responsible = Some(Responsible { ward: "3578071002".into(), district: "357807".into(), registry: "registry".into() });
        case
    }

    #[test]
    fn a_ward_officer_reviews_in_her_own_ward_only() {
        let review = Deed::Act(Act::Review);
        assert!(permit(&officer(WardOfficer, "3578071002"), review, Some(&case())).is_ok());
        assert!(permit(&officer(WardOfficer, "3578071001"), review, Some(&case())).is_err());
        assert!(permit(&officer(DistrictOfficer, "357807"), review, Some(&case())).is_ok());
        assert!(permit(&officer(Registrar, "registry"), review, Some(&case())).is_err());
    }

    #[test]
    fn only_the_head_signs_and_only_registrars_register() {
        for role in Role::ALL {
            assert_eq!(may(role, Deed::Act(Act::Sign)), role == Head);
            assert_eq!(may(role, Deed::Act(Act::Register)), role == Registrar);
        }
    }

    #[test]
    fn administrators_see_no_case() {
        for deed in Act::ALL.map(Deed::Act).into_iter().chain([Deed::View(View::Record), Deed::View(View::Search), Deed::View(View::Queue)]) {
            assert!(permit(&officer(Administrator, "registry"), deed, Some(&case())).is_err(), "{deed:?}");
        }
    }

    #[test]
    fn an_unknown_role_may_nothing() {
        let actor = Actor::Staff { id: StaffId("x".into()), name: "X".into(), role: "emperor".into(), office: "registry".into() };
        for deed in Act::ALL.map(Deed::Act).into_iter().chain(View::ALL.map(Deed::View)) {
            assert!(permit(&actor, deed, Some(&case())).is_err(), "{deed:?}");
        }
    }

    #[test]
    fn each_act_has_somebody_who_may_do_it() {
        for act in Act::ALL {
            let deed = Deed::Act(act);
            let someone = !rights(deed).is_empty() || applicants_own(deed) || act == Act::Expire;
            assert!(someone, "{act:?}");
        }
    }
}
