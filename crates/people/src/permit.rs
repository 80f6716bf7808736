//! The one check, and the one door to the core.
//!
//! **Invariant:** a [`Permit`] and an [`Acting`] exist only when the table of rights said yes; `Acting::decide` is how staff and citizens
//! reach `application::decide`. Read next: [`crate::rights`].

use crate::{
    deed::Deed,
    phase::Phase,
    rights::{Right, Where, Who, rights},
    role::Role,
};
use application::{
    Actor, Application, Command, Decision, Facts, Ground, Now, Refusal,
    action::{Document, DocumentSource},
    command::Act,
};
use catalogue::OfficeId;

/// The table said yes to this deed. Made by [`permit`] alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permit {
    deed: Deed,
}

impl Permit {
    pub fn deed(self) -> Deed {
        self.deed
    }
}

/// The one check. Applicants are judged by their proof before they get here and may do what is theirs.
///
/// Without a case: may this be done at all, somewhere? Refused: [`Refusal::NotPermitted`] when role or office do not fit,
/// [`Refusal::Elsewhere`] or [`Refusal::NotNow`] when the case lies on another desk.
pub fn permit(actor: &Actor, deed: Deed, case: Option<&Application>) -> Result<Permit, Refusal> {
    judge(rights(deed), actor, deed, case)
}

/// The check against a table: apart, so that a test can show what a wrong table lets through.
pub(crate) fn judge(table: &[Right], actor: &Actor, deed: Deed, case: Option<&Application>) -> Result<Permit, Refusal> {
    let here: Vec<&Right> = table.iter().filter(|right| holds(right, actor, case)).collect();
    if here.is_empty() {
        return Err(Refusal::NotPermitted { act: act_of(deed) });
    }
    match case.filter(|case| case.is_open()).map(Phase::of) {
        Some(phase) if !here.iter().any(|right| right.phases.is_empty() || right.phases.contains(&phase)) => Err(elsewhere(deed, case, phase)),
        _ => Ok(Permit { deed }),
    }
}

/// Someone who acts on a case: role and office fit. Where the case lies is asked after the core has spoken, whose words say more.
pub struct Acting<'a> {
    actor: &'a Actor,
    case: &'a Application,
    act: Act,
}

impl<'a> Acting<'a> {
    /// Refused: [`Refusal::NotPermitted`].
    pub fn begin(actor: &'a Actor, command: &Command, case: &'a Application) -> Result<Self, Refusal> {
        for act in acts_of(command) {
            if let Err(refusal @ Refusal::NotPermitted { .. }) = permit(actor, Deed::Act(act), Some(case)) {
                return Err(refusal);
            }
        }
        Ok(Self { actor, case, act: command.act() })
    }

    /// What the life of the case allows, and then whose hands may do it.
    pub fn decide(self, ground: Ground<'_>, facts: &Facts, command: Command, now: &Now) -> Result<Decision, Refusal> {
        let decision = application::decide(ground, self.case, facts, command, self.actor, now)?;
        permit(self.actor, Deed::Act(self.act), Some(self.case))?;
        Ok(decision)
    }
}

/// The act of a command and the acts that it carries along: who may not see originals cannot have seen them while sending.
fn acts_of(command: &Command) -> Vec<Act> {
    let paper = |document: &Document| document.source == DocumentSource::Paper;
    let along = match command {
        Command::Submit { papers, .. } if !papers.is_empty() => Some(Act::SeeOriginals),
        Command::Attach(document) if paper(document) => Some(Act::SeeOriginals),
        Command::Review { draft_signed: true, .. } => Some(Act::Confirm),
        _ => None,
    };
    std::iter::once(command.act()).chain(along).collect()
}

fn act_of(deed: Deed) -> Act {
    match deed {
        Deed::Act(act) => act,
        Deed::View(_) => Act::Claim,
    }
}

fn elsewhere(deed: Deed, case: Option<&Application>, phase: Phase) -> Refusal {
    let (act, stage) = (act_of(deed), case.map_or(application::Stage::Draft, |case| case.stage));
    phase.holder().map_or(Refusal::NotNow { act, stage }, |holder| Refusal::Elsewhere { act, holder })
}

/// The row is for this person and this case.
fn holds(right: &Right, actor: &Actor, case: Option<&Application>) -> bool {
    match (right.who, actor) {
        (Who::Program, Actor::System) | (Who::Applicant(_) | Who::Anybody, Actor::Applicant) => true,
        (Who::Staff(wanted), Actor::Staff { role, office, .. }) => {
            Role::parse(role) == Some(wanted) && case.is_none_or(|case| lies_with(right.place, case, actor, office))
        }
        (Who::Program | Who::Applicant(_) | Who::Anybody | Who::Staff(_), _) => false,
    }
}

fn lies_with(place: Where, case: &Application, actor: &Actor, office: &OfficeId) -> bool {
    let opener = case.acts.first().map(|(_, opener, _)| opener);
    let opened_here = || case.responsible.is_none() && (!case.is_open() || opener.and_then(Actor::office) == Some(office));
    let responsible = case.responsible.as_ref();
    match place {
        Where::Government => true,
        Where::Mine => !case.is_open() || opener.and_then(Actor::staff_id).is_some_and(|opener| Some(opener) == actor.staff_id()),
        Where::Own => opened_here() || responsible.is_some_and(|responsible| responsible.ward == *office),
        Where::Below => opened_here() || responsible.is_some_and(|responsible| responsible.district == *office || responsible.registry == *office),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deed::View;
    use application::{ApplicationId, StaffId, Stage};
    use catalogue::service::{OfficeLevel, Responsible, Step, StepAct};

    fn officer(role: Role, office: &str) -> Actor {
        Actor::Staff { id: StaffId("rina".into()), name: "Rina".into(), role: role.as_str().into(), office: office.into() }
    }

    fn step(act: StepAct, office: OfficeLevel) -> Step {
        Step { id: "step".into(), act, office, role: String::new(), when: Default::default() }
    }

    fn case() -> Application {
        let mut case = Application::blank(ApplicationId([1; 16]));
        (case.seq, case.stage) = (1, Stage::Submitted);
        case.responsible = Some(Responsible { ward: "3578071002".into(), district: "357807".into(), registry: "registry".into() });
        case.route = vec![step(StepAct::Review, OfficeLevel::Ward), step(StepAct::Approve, OfficeLevel::Registry)];
        case
    }

    #[test]
    fn a_ward_officer_reviews_in_her_own_ward_only() {
        let review = Deed::Act(Act::Review);
        assert!(permit(&officer(Role::WardOfficer, "3578071002"), review, Some(&case())).is_ok());
        assert!(permit(&officer(Role::WardOfficer, "3578071001"), review, Some(&case())).is_err());
        assert!(permit(&officer(Role::DistrictOfficer, "357807"), review, Some(&case())).is_ok());
        assert!(permit(&officer(Role::Registrar, "registry"), review, Some(&case())).is_err());
    }

    #[test]
    fn what_lies_at_the_registry_is_not_the_wards_to_return_refuse_or_suspend() {
        let (ward, registrar) = (officer(Role::WardOfficer, "3578071002"), officer(Role::Registrar, "registry"));
        let (at_ward, mut at_registry) = (case(), case());
        (at_registry.position, at_registry.stage) = (1, Stage::InReview);
        for act in [Act::Return, Act::Refuse, Act::Suspend, Act::ProposeChange, Act::Claim] {
            let asked = |who: &Actor, case: &Application| permit(who, Deed::Act(act), Some(case)).map(drop);
            assert_eq!(asked(&ward, &at_ward), Ok(()));
            assert_eq!(asked(&registrar, &at_registry), Ok(()));
            assert_eq!(asked(&ward, &at_registry), Err(Refusal::Elsewhere { act, holder: OfficeLevel::Registry }));
            assert_eq!(asked(&registrar, &at_ward), Err(Refusal::Elsewhere { act, holder: OfficeLevel::Ward }));
        }
    }

    #[test]
    fn a_helper_does_not_look_after_sending_nor_at_what_another_opened() {
        let helper = officer(Role::Helper, "balai");
        let mut draft = Application::blank(ApplicationId([2; 16]));
        draft.seq = 1;
        draft.acts.push((Act::Open, helper.clone(), time::OffsetDateTime::UNIX_EPOCH));
        let sees = |case: &Application| permit(&helper, Deed::View(View::Helping), Some(case)).is_ok();
        assert!(sees(&draft));
        draft.stage = Stage::Submitted;
        assert!(!sees(&draft));
        assert!(!sees(&case()));
        assert!(permit(&helper, Deed::View(View::Record), Some(&draft)).is_err());
    }

    #[test]
    fn only_officers_of_a_counter_have_seen_an_original() {
        let helper = officer(Role::Helper, "balai");
        let blank = Application::blank(ApplicationId([2; 16]));
        let paper = application::action::PaperSeen {
            slot: "birth-proof".into(), original_seen: true, matches_photo: true, copy_kept: true, sheets: 1, missing_reason: None,
        };
        let sent = |papers: Vec<_>| Command::Submit { statement_of_truth: true, papers, witnesses_present: false };
        assert!(Acting::begin(&helper, &sent(Vec::new()), &blank).is_ok());
        assert!(Acting::begin(&helper, &sent(vec![paper]), &blank).is_err());
    }

    #[test]
    fn an_auditor_changes_nothing_and_administrators_see_no_case() {
        for act in Act::ALL.map(Deed::Act) {
            assert!(permit(&officer(Role::Auditor, "registry"), act, Some(&case())).is_err(), "{act:?}");
            assert!(permit(&officer(Role::Administrator, "registry"), act, Some(&case())).is_err(), "{act:?}");
        }
        for view in [View::Record, View::Search, View::Queue, View::Inspect, View::Log] {
            assert!(permit(&officer(Role::Administrator, "registry"), Deed::View(view), Some(&case())).is_err(), "{view:?}");
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
    fn a_table_without_offices_would_let_strangers_in() {
        let stranger = officer(Role::WardOfficer, "3578071001");
        let deed = Deed::View(View::Record);
        let wrong: Vec<Right> = rights(deed).iter().map(|right| Right { place: Where::Government, ..*right }).collect();
        assert!(judge(&wrong, &stranger, deed, Some(&case())).is_ok());
        assert!(permit(&stranger, deed, Some(&case())).is_err());
    }
}
