//! From signing to hand-over, and the ways a case stops or stands still.

use super::route::advance;
use crate::{
    action::{Collector, ErasureReason, IdentityDocument, SuspensionReason},
    entry::Entry,
    stage::Stage,
    state::{Application, HandOver, Print, ProposedRefusal, Reprint, Suspension},
};
use catalogue::{GovernmentId, ReasonCode};
use time::OffsetDateTime;

pub(super) fn signed(case: &mut Application, certificate_sha256: &str) {
    case.certificate_sha256 = Some(certificate_sha256.to_owned());
    advance(case);
}

pub(super) fn printed(case: &mut Application, entry: &Entry, copy: u32, reason: Option<&ReasonCode>) {
    let reprint = case.reprint.take().filter(|_| copy > 1);
    let (asked_by, allowed_by) = reprint.map_or((None, None), |reprint| (Some(reprint.by), reprint.allowed_by));
    case.prints.push(Print { copy, at: entry.at, by: entry.by.clone(), reason: reason.cloned(), asked_by, allowed_by });
    if case.stage == Stage::Issued {
        advance(case);
    }
}

pub(super) fn reprint_asked(case: &mut Application, entry: &Entry, code: &ReasonCode) {
    case.reprint = Some(Reprint { code: code.clone(), by: entry.by.clone(), at: entry.at, allowed_by: None });
}

pub(super) fn reprint_decided(case: &mut Application, entry: &Entry, granted: bool) {
    case.reprint = case.reprint.take().filter(|_| granted).map(|reprint| Reprint { allowed_by: Some(entry.by.clone()), ..reprint });
}

pub(super) fn refusal_proposed(case: &mut Application, entry: &Entry, code: &ReasonCode, basis: &str) {
    let note = entry.particulars.as_ref().and_then(|particulars| particulars.notes.get("note")).cloned().unwrap_or_default();
    case.refusal_proposed = Some(ProposedRefusal { code: code.clone(), basis: basis.to_owned(), note, by: entry.by.clone(), at: entry.at });
}

pub(super) fn downloaded(case: &mut Application) {
    case.downloads += 1;
    if case.position == case.route.len() {
        case.stage = Stage::HandedOver;
    }
}

pub(super) fn handed_over(case: &mut Application, entry: &Entry, collector: Collector, identity_seen: IdentityDocument, outputs: &[String]) {
    let name = entry.particulars.as_ref().and_then(|particulars| particulars.notes.get("collector")).cloned().unwrap_or_default();
    // Where only other outputs lay on the shelf, the document goes on its own way.
    let again = case.hand_overs.last().filter(|_| case.hand_over_open);
    let main = again.map_or(outputs.is_empty() || case.is_main_on_shelf(), |former| former.main);
    case.hand_overs.push(HandOver { collector, identity_seen, name, at: entry.at, by: entry.by.clone(), main, outputs: outputs.to_vec() });
    case.hand_over_open = false;
    super::outputs::given(case, entry.at, outputs);
    if main {
        case.position = case.route.len();
        case.stage = Stage::HandedOver;
    }
}

pub(super) fn refused(case: &mut Application, code: &ReasonCode, basis: &str) {
    case.refusal = Some((code.clone(), basis.to_owned()));
    stop(case, Stage::Refused);
}

pub(super) fn suspended(case: &mut Application, entry: &Entry, reason: SuspensionReason) {
    case.suspended = Some(Suspension { reason, since: entry.at, resumes_to: case.stage });
    case.paused_since = case.paused_since.or(Some(entry.at));
    case.stage = Stage::Suspended;
}

pub(super) fn resumed(case: &mut Application, due_at: Option<OffsetDateTime>) {
    if let Some(suspension) = case.suspended.take() {
        case.stage = suspension.resumes_to;
    }
    if due_at.is_some() {
        case.due_at = due_at;
        case.paused_since = None;
    }
}

pub(super) fn stop(case: &mut Application, stage: Stage) {
    case.stage = stage;
    case.paused_since = None;
    case.claimed_by = None;
    case.returned = None;
    case.proposal = None;
    case.refusal_proposed = None;
    case.suspended = None;
}

/// Another government decides about papers and draft.
pub(super) fn handed_on(case: &mut Application, to: &GovernmentId) {
    case.handed_on_to = Some(to.clone());
    case.document_decisions.clear();
    case.decided = catalogue::Facts::default();
    (case.reviewed, case.confirmed) = (false, false);
    stop(case, Stage::HandedOn);
}

/// What a reader of the log finds from now on: nothing of what anybody said.
pub(super) fn erased(case: &mut Application, entry: &Entry, reason: ErasureReason) {
    case.erased = Some((entry.at, reason));
    case.answers = catalogue::Answers::default();
    case.documents.clear();
    case.proposal = None;
    case.returned = None;
    case.hand_over_open = false;
    case.reprint = None;
    case.hand_overs.iter_mut().for_each(|hand_over| hand_over.name.clear());
    for output in &mut case.outputs {
        if let crate::state::OutputState::NotMade { note, .. } = &mut output.state {
            note.clear();
        }
    }
    case.money.fee.iter_mut().chain(&mut case.money.compensation).for_each(|paid| paid.person.clear());
    case.parts.clear();
    if let Some(amendment) = &mut case.amendment {
        (amendment.content, amendment.note) = (catalogue::Answers::default(), String::new());
    }
    if let Some(contest) = &mut case.contest {
        contest.note.clear();
    }
    if let Some(late) = &mut case.late {
        late.words.clear();
    }
    if let Some(keyed) = &mut case.keyed {
        keyed.book.clear();
    }
}
