//! Which acts a person may do on a case now: the table of rights and the stage, as buttons.
//!
//! **Invariant:** this only hides buttons that would be refused; whether an act happens is decided by the core alone.

use crate::kernel::Seat;
use application::{Application, Stage, command::Act, state::OutputState};
use catalogue::service::StepAct;
use people::Deed;

/// May this person do it, and would the case's stage allow it?
pub(super) fn may(seat: &Seat, case: &Application, act: Act) -> bool {
    people::permit(&seat.actor, Deed::Act(act), Some(case)).is_ok() && fits(case, act)
}

/// Whether the life of a case allows the act where it stands; acts of other desks are theirs to ask.
pub(super) fn fits(case: &Application, act: Act) -> bool {
    let reviewing = case.stage.is_under_review();
    let standing = case.suspended.as_ref().filter(|_| case.stage == Stage::Suspended).map_or(case.stage, |suspension| suspension.resumes_to);
    let at_counter = standing.is_under_review() || standing == Stage::Returned;
    let given = matches!(case.stage, Stage::Issued | Stage::Ready | Stage::HandedOver);
    match act {
        Act::Claim => !case.stage.is_final() && !matches!(case.stage, Stage::Draft | Stage::Suspended) && case.claimed_by.is_none(),
        Act::Release => case.claimed_by.is_some() && case.stage != Stage::Suspended,
        Act::SeeOriginals => (reviewing || case.stage == Stage::Returned) && !case.documents.is_empty(),
        Act::Review => reviewing && case.due_act() == Some(StepAct::Review) && case.proposal.is_none(),
        Act::Return | Act::Suspend => reviewing,
        Act::HandOn => matches!(case.stage, Stage::Submitted | Stage::InReview) && case.proposal.is_none() && case.receipt.is_some(),
        Act::Refuse => at_counter,
        Act::ProposeRefusal => at_counter && case.refusal_proposed.is_none(),
        Act::DecideRefusal => at_counter && case.refusal_proposed.is_some(),
        Act::Withdraw => at_counter || case.stage == Stage::Draft,
        Act::ProposeChange => reviewing && case.proposal.is_none(),
        Act::ConfirmChange | Act::DeclineChange => reviewing && case.proposal.is_some(),
        Act::Confirm => reviewing && case.has_draft_extract() && case.goes_through(StepAct::Confirm) && !case.confirmed && case.proposal.is_none(),
        Act::Resume => case.stage == Stage::Suspended,
        Act::ReissuePin => case.receipt.is_some() && case.erased.is_none(),
        Act::IssueReceipt => case.stage == Stage::Draft && case.receipt.is_none(),
        Act::Submit => case.stage == Stage::Draft,
        Act::Answer | Act::Attach | Act::Detach => matches!(case.stage, Stage::Draft | Stage::Returned),
        Act::Resubmit => case.stage == Stage::Returned,
        // What was keyed from a book has given its document out long ago.
        Act::Print => given && case.keyed.is_none(),
        Act::AskReprint => given && !case.prints.is_empty() && case.reprint.is_none(),
        Act::DecideReprint => given && case.reprint.as_ref().is_some_and(|reprint| reprint.allowed_by.is_none()),
        Act::TakeFee => case.fee_due() > 0 && case.stage != Stage::Draft && (!case.stage.is_final() || case.stage == Stage::HandedOver),
        Act::PayCompensation | Act::ExcuseCompensation => case.money.due_rupiah() > 0,
        Act::MakeOutput | Act::LeaveOutput => {
            case.stage.is_in_register() && case.outputs.iter().any(|output| matches!(output.state, OutputState::Making { .. }))
        }
        Act::HandOver => case.has_on_shelf() || case.stage == Stage::HandedOver && case.hand_over_open,
        Act::ReopenHandOver => case.stage == Stage::HandedOver && !case.hand_over_open && !case.hand_overs.is_empty(),
        Act::Contest => case.registration.is_some() && case.contest.is_none(),
        Act::DismissContest => case.contest.is_some(),
        Act::Open
        | Act::File
        | Act::Dispute
        | Act::JudgeDuplicate
        | Act::DecideLate
        | Act::Approve
        | Act::EnterNik
        | Act::KeyEntry
        | Act::EnterPart
        | Act::AttachScan
        | Act::ConfirmEntry
        | Act::Refer
        | Act::DraftAmendment
        | Act::DecideAmendment
        | Act::Register
        | Act::RequestSigning
        | Act::Sign
        | Act::RecordElsewhere
        | Act::DeclineSigning
        | Act::Download
        | Act::DownloadOutput
        | Act::Expire
        | Act::OweCompensation
        | Act::Remind
        | Act::Receive
        | Act::Erase => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use application::{ApplicationId, StaffId};

    fn case(stage: Stage) -> Application {
        let mut case = Application::blank(ApplicationId([1; 16]));
        (case.seq, case.stage) = (3, stage);
        case
    }

    #[test]
    fn a_claimed_case_is_released_and_not_claimed_again() {
        let mut taken = case(Stage::InReview);
        assert!(fits(&taken, Act::Claim) && !fits(&taken, Act::Release));
        taken.claimed_by = Some((StaffId("rina".into()), "Rina".into()));
        assert!(!fits(&taken, Act::Claim) && fits(&taken, Act::Release));
    }

    #[test]
    fn nothing_but_reopening_remains_after_hand_over() {
        let mut done = case(Stage::HandedOver);
        assert!(!fits(&done, Act::HandOver));
        done.hand_over_open = true;
        assert!(fits(&done, Act::HandOver));
        for act in [Act::Return, Act::Refuse, Act::Withdraw, Act::Review, Act::Claim, Act::Submit] {
            assert!(!fits(&done, act), "{act:?}");
        }
    }

    #[test]
    fn a_suspended_case_resumes_or_ends_and_does_nothing_else() {
        let mut still = case(Stage::Suspended);
        still.documents.push(application::action::Document {
            document: application::DocumentId([2; 16]),
            slot: "birth-proof".into(),
            source: application::action::DocumentSource::Photo,
            pages: 1,
        });
        still.suspended = Some(application::state::Suspension {
            reason: application::action::SuspensionReason::Court,
            since: time::OffsetDateTime::UNIX_EPOCH,
            resumes_to: Stage::InReview,
        });
        let offered: Vec<Act> = Act::ALL.into_iter().filter(|act| fits(&still, *act)).collect();
        assert_eq!(offered, [Act::Refuse, Act::ProposeRefusal, Act::Withdraw, Act::Resume]);
    }
}
