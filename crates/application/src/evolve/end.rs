//! From signing to hand-over, and the ways a case stops or stands still.

use super::route::advance;
use crate::{
    action::Action,
    entry::Entry,
    stage::Stage,
    state::{Application, HandOver, Print, Suspension},
};

pub(super) fn apply(case: &mut Application, entry: &Entry) {
    match &entry.action {
        Action::Signed { certificate_sha256 } => {
            case.certificate_sha256 = Some(certificate_sha256.clone());
            advance(case);
        }
        Action::SigningDeclined { .. } => case.stage = Stage::Registered,
        Action::Printed { copy, reason } => {
            case.prints.push(Print { copy: *copy, at: entry.at, by: entry.by.clone(), reason: reason.clone() });
            if case.stage == Stage::Issued {
                advance(case);
            }
        }
        Action::Downloaded { .. } => {
            case.downloads += 1;
            if case.position == case.route.len() {
                case.stage = Stage::HandedOver;
            }
        }
        Action::HandedOver { collector, identity_seen } => {
            let name = entry.particulars.as_ref().and_then(|particulars| particulars.notes.get("collector")).cloned().unwrap_or_default();
            case.hand_overs.push(HandOver { collector: *collector, identity_seen: *identity_seen, name, at: entry.at, by: entry.by.clone() });
            case.hand_over_open = false;
            case.position = case.route.len();
            case.stage = Stage::HandedOver;
        }
        Action::HandOverReopened { .. } => case.hand_over_open = true,
        Action::Refused { code, basis } => {
            case.refusal = Some((code.clone(), basis.clone()));
            stop(case, Stage::Refused);
        }
        Action::Withdrawn => stop(case, Stage::Withdrawn),
        Action::Expired => stop(case, Stage::Expired),
        Action::Suspended { reason } => {
            case.suspended = Some(Suspension { reason: *reason, since: entry.at, resumes_to: case.stage });
            case.paused_since = case.paused_since.or(Some(entry.at));
            case.stage = Stage::Suspended;
        }
        Action::Resumed { due_at } => {
            if let Some(suspension) = case.suspended.take() {
                case.stage = suspension.resumes_to;
            }
            if due_at.is_some() {
                case.due_at = *due_at;
                case.paused_since = None;
            }
        }
        Action::Opened { .. }
        | Action::Answered { .. }
        | Action::DocumentAttached(_)
        | Action::DocumentDetached { .. }
        | Action::ReceiptIssued { .. }
        | Action::PinReissued { .. }
        | Action::Submitted(_)
        | Action::Claimed
        | Action::Released
        | Action::OriginalsSeen { .. }
        | Action::Reviewed { .. }
        | Action::Returned { .. }
        | Action::Resubmitted { .. }
        | Action::Reassessed(_)
        | Action::ClockResumed { .. }
        | Action::ChangeProposed { .. }
        | Action::ChangeConfirmed
        | Action::ChangeDeclined
        | Action::DuplicateJudged { .. }
        | Action::LateDecided { .. }
        | Action::Approved
        | Action::Confirmed { .. }
        | Action::Disputed { .. }
        | Action::ChildNikEntered
        | Action::Registered { .. }
        | Action::SigningRequested => {}
    }
}

fn stop(case: &mut Application, stage: Stage) {
    case.stage = stage;
    case.paused_since = None;
    case.claimed_by = None;
    case.returned = None;
    case.proposal = None;
    case.suspended = None;
}
