//! How a case moves along its route.

use crate::{action::{DocumentDecision, PaperSeen, Submission}, entry::Entry, stage::Stage, state::{Application, LateDecision, Registration}};
use catalogue::{Facts as RuleFacts, SlotId, service::StepAct};
use registry::RegistrationNumber;
use time::{Date, OffsetDateTime};

pub(super) fn submitted(case: &mut Application, entry: &Entry, submission: &Submission) {
    case.submitted_at = Some(entry.at);
    pin(case, submission);
    case.position = 0;
    case.round = 1;
    case.stage = Stage::Submitted;
}

fn pin(case: &mut Application, submission: &Submission) {
    case.declared_on = Some(submission.declared_on);
    case.facts = submission.facts.clone();
    case.requirements.clone_from(&submission.requirements);
    case.route.clone_from(&submission.route);
    case.responsible = Some(submission.responsible.clone());
    case.due_at = Some(submission.due_at);
    case.reminded.remove(&crate::action::Reminder::Late);
    case.fees.clone_from(&submission.fees);
    case.delivery = Some(submission.delivery);
    case.blank.clone_from(&submission.blank);
    super::outputs::planned(case, &submission.outputs);
}

/// Other papers, another route or another office: everything decided about the parents falls away, decisions about papers that are no
/// longer asked for as well, and the route begins anew.
pub(super) fn reassessed(case: &mut Application, submission: &Submission) {
    pin(case, submission);
    let requirements = &case.requirements;
    let asked = |slot: &SlotId| requirements.iter().any(|requirement| requirement.slot == *slot);
    case.document_decisions.retain(|decision| asked(&decision.slot));
    case.papers_seen.retain(|paper| asked(&paper.slot));
    case.decided = RuleFacts::default();
    case.reviewed = false;
    case.confirmed = false;
    case.late = None;
    case.paused_since = None;
    case.claimed_by = None;
    case.position = 0;
    if case.stage != Stage::Submitted {
        settle(case);
    }
}

/// The answers that she agreed to are others now: registration waits for her again, and for the second person, whose note says them.
pub(super) fn confirmation_fell(case: &mut Application, at: OffsetDateTime) {
    case.confirmed = false;
    if let Some(amendment) = &mut case.amendment {
        amendment.agreed_by = None;
    }
    let confirmation = case.route.iter().position(|step| step.act == StepAct::Confirm);
    if let Some(confirmation) = confirmation
        && case.position > confirmation
        && matches!(case.stage, Stage::Approved | Stage::Recording)
    {
        case.position = confirmation;
        case.paused_since = case.paused_since.or(Some(at));
        settle(case);
    }
}

/// The first act of an officer turns "sent" into "in review".
pub(super) fn touched(case: &mut Application) {
    if case.stage == Stage::Submitted {
        case.stage = Stage::InReview;
    }
}

pub(super) fn originals_seen(case: &mut Application, papers: &[PaperSeen], witnesses_present: bool) {
    touched(case);
    for paper in papers {
        case.papers_seen.retain(|seen| seen.slot != paper.slot);
        case.papers_seen.push(paper.clone());
    }
    case.witnesses_present |= witnesses_present;
}

pub(super) fn late_decided(case: &mut Application, entry: &Entry, granted: bool) {
    let words = entry.particulars.as_ref().and_then(|said| said.notes.get("note")).cloned().unwrap_or_default();
    case.late = Some(LateDecision { granted, words });
    if granted {
        advance(case);
    }
}

pub(super) fn approved(case: &mut Application, entry: &Entry) {
    if let Some(amendment) = &mut case.amendment {
        amendment.agreed_by = None;
    }
    advance(case);
    case.reminded.remove(&crate::action::Reminder::Confirm);
    if case.due_act() == Some(StepAct::Confirm) {
        case.paused_since = case.paused_since.or(Some(entry.at));
    }
}

pub(super) fn registered(case: &mut Application, entry: &Entry, number: &RegistrationNumber, on: Date) {
    case.registration = Some(Registration { number: number.clone(), at: entry.at, on, by: entry.by.clone() });
    case.stage = Stage::Registered;
    advance(case);
}

/// Registered and signed at once: the outside did both.
pub(super) fn recorded_elsewhere(case: &mut Application, entry: &Entry, number: &RegistrationNumber, on: Date, certificate_sha256: &str) {
    case.suspended = None;
    case.certificate_sha256 = Some(certificate_sha256.to_owned());
    registered(case, entry, number, on);
}

/// Beside the note that was written with it; a second extract is given without one.
pub(super) fn brought_back(case: &mut Application, certificate_sha256: &str) {
    case.suspended = None;
    case.certificate_sha256 = Some(certificate_sha256.to_owned());
    if case.annotated.is_none() {
        case.stage = Stage::Registered;
        advance(case);
    }
}

pub(super) fn reviewed(case: &mut Application, documents: &[DocumentDecision], decided: &RuleFacts) {
    for decision in documents {
        case.document_decisions.retain(|former| former.slot != decision.slot);
        case.document_decisions.push(decision.clone());
    }
    if case.decided != *decided {
        case.confirmed = false;
    }
    case.decided = decided.clone();
    case.reviewed = true;
    touched(case);
    advance(case);
}

/// On to the next step; a confirmation that was given before its turn is passed over.
pub(super) fn advance(case: &mut Application) {
    case.position = (case.position + 1).min(case.route.len());
    case.claimed_by = None;
    case.refusal_proposed = None;
    settle(case);
}

/// The stage that fits the step now due.
pub(super) fn settle(case: &mut Application) {
    if case.due_act() == Some(StepAct::Confirm) && case.confirmed {
        case.position += 1;
    }
    let next = match case.due_act() {
        Some(StepAct::Review | StepAct::DecideLate | StepAct::Approve) => Stage::InReview,
        Some(StepAct::Confirm | StepAct::Register) => Stage::Approved,
        Some(StepAct::RecordElsewhere) => Stage::Recording,
        // What is in no register has nobody to ask for its signature: the approval did.
        Some(StepAct::Sign) if !case.is_in_register() => Stage::Signing,
        Some(StepAct::Sign) => Stage::Registered,
        Some(StepAct::Print) | None => Stage::Issued,
        Some(StepAct::HandOver) => Stage::Ready,
    };
    case.stage = next;
}

/// Also for an extract that is made anew after it was signed.
pub(super) fn signing_requested(case: &mut Application) {
    case.stage = Stage::Signing;
    case.position = case.route.iter().position(|step| step.act == StepAct::Sign).unwrap_or(case.position);
}

/// Back to whoever answers for what is signed: in the register as it stands, otherwise to the approval, where it can still be mended.
pub(super) fn signing_declined(case: &mut Application) {
    if case.is_in_register() {
        case.stage = Stage::Registered;
        return;
    }
    case.position = case.route.iter().position(|step| step.act == StepAct::Approve).unwrap_or(case.position);
    settle(case);
}

pub(super) fn confirmed(case: &mut Application, due_at: Option<OffsetDateTime>) {
    case.confirmed = true;
    if let Some(due_at) = due_at {
        case.due_at = Some(due_at);
        case.paused_since = None;
    }
    if case.due_act() == Some(StepAct::Confirm) {
        settle(case);
    }
}

/// Back on the route: at the step that returned it, unless papers or the basis of an approval changed.
pub(super) fn resubmitted(case: &mut Application, due_at: OffsetDateTime) {
    let Some(returned) = case.returned.take() else { return };
    case.due_at = Some(due_at);
    case.paused_since = None;
    case.round += 1;
    let first = |act: StepAct| case.route.iter().position(|step| step.act == act);
    let mut position = returned.resumes_at;
    if !case.undecided_slots().is_empty() || !case.reviewed {
        position = first(StepAct::Review).unwrap_or(0).min(position);
    } else if let Some(approval) = first(StepAct::Approve) {
        position = position.min(approval);
    }
    case.position = position;
    settle(case);
    if case.position == 0 {
        case.stage = Stage::Submitted;
    }
}
