//! From entries to state. Total: facts cannot fail, whatever their order.
//!
//! **Invariant:** no `_` arm; a new action makes the compiler list this place.

mod end;
mod route;

use catalogue::service::StepAct;
use crate::{
    action::Action,
    command::Act,
    entry::Entry,
    ids::ApplicationId,
    stage::Stage,
    state::{Application, Proposal, Registration, Returned},
};

/// One more entry folded in.
pub fn evolve(mut case: Application, entry: &Entry) -> Application {
    case.seq = entry.seq;
    case.changed_at = entry.at;
    if let Some(act) = act_of(&entry.action) {
        case.acts.push((act, entry.by.clone(), entry.at));
    }
    apply(&mut case, entry);
    case
}

/// The whole log of one case.
pub fn fold<'a>(id: ApplicationId, entries: impl IntoIterator<Item = &'a Entry>) -> Application {
    entries.into_iter().fold(Application::blank(id), evolve)
}

fn apply(case: &mut Application, entry: &Entry) {
    match &entry.action {
        Action::Opened { government, service, edition, channel, language } => {
            case.government = government.clone();
            case.service = service.clone();
            case.edition = *edition;
            case.channel = *channel;
            case.language.clone_from(language);
            case.opened_at = entry.at;
        }
        Action::Answered { page } => answered(case, entry, page),
        Action::DocumentAttached(document) => {
            case.documents.push(document.clone());
            slot_changed(case, &document.slot);
        }
        Action::DocumentDetached { document } => {
            let slot = case.documents.iter().find(|one| one.document == *document).map(|one| one.slot.clone());
            case.documents.retain(|one| one.document != *document);
            if let Some(slot) = slot {
                slot_changed(case, &slot);
            }
        }
        Action::ReceiptIssued { number } => case.receipt = Some(number.clone()),
        Action::PinReissued { .. } => {}
        Action::Submitted(submission) => route::submitted(case, entry, submission),
        Action::Claimed => case.claimed_by = entry.by.staff_id().cloned().map(|id| (id, name_of(entry))),
        Action::Released => case.claimed_by = None,
        Action::OriginalsSeen { papers, witnesses_present } => {
            route::touched(case);
            for paper in papers {
                case.papers_seen.retain(|seen| seen.slot != paper.slot);
                case.papers_seen.push(paper.clone());
            }
            case.witnesses_present |= witnesses_present;
        }
        Action::Reviewed { documents, decided } => route::reviewed(case, documents, decided),
        Action::Returned { items, until } => {
            let notes = entry.particulars.as_ref().map(|particulars| particulars.notes.clone()).unwrap_or_default();
            pause_for_citizen(case, entry, Returned {
                items: items.clone(), notes, until: *until, resumes_at: case.position, mended_fields: Default::default(),
                mended_slots: Default::default(), by: entry.by.clone(), disputed: false,
            });
        }
        Action::Resubmitted { due_at } => route::resubmitted(case, *due_at),
        Action::Reassessed(submission) => route::reassessed(case, submission),
        Action::ClockResumed { due_at } => {
            case.due_at = Some(*due_at);
            case.paused_since = None;
        }
        Action::ChangeProposed { .. } => {
            case.paused_since = case.paused_since.or(Some(entry.at));
            let particulars = entry.particulars.clone().unwrap_or_default();
            case.proposal = Some(Proposal {
                answers: particulars.answers, reason: particulars.notes.get("note").cloned().unwrap_or_default(), by: entry.by.clone(), at: entry.at,
            });
        }
        Action::ChangeConfirmed => {
            if let Some(particulars) = &entry.particulars {
                case.answers.extend(&particulars.answers);
            }
            case.proposal = None;
            route::confirmation_fell(case, entry.at);
        }
        Action::ChangeDeclined => case.proposal = None,
        Action::DuplicateJudged { other, verdict } => {
            case.duplicates.insert(*other, *verdict);
        }
        Action::LateDecided { granted } => {
            case.late_granted = Some(*granted);
            if *granted {
                route::advance(case);
            }
        }
        Action::Approved => {
            route::advance(case);
            if case.due_act() == Some(StepAct::Confirm) {
                case.paused_since = case.paused_since.or(Some(entry.at));
            }
        }
        Action::Confirmed { due_at, .. } => route::confirmed(case, *due_at),
        Action::Disputed { fields, until } => {
            let items = fields.iter().map(|field| crate::action::ReturnItem {
                target: crate::action::Target::Field(field.clone()), code: catalogue::ReasonCode::new("DRAF-SALAH"),
            });
            pause_for_citizen(case, entry, Returned {
                items: items.collect(), notes: Default::default(), until: *until, resumes_at: case.position, mended_fields: Default::default(),
                mended_slots: Default::default(), by: entry.by.clone(), disputed: true,
            });
        }
        Action::ChildNikEntered => {
            if let Some(particulars) = &entry.particulars {
                case.answers.extend(&particulars.answers);
            }
        }
        Action::Registered { number, registered_on } => {
            case.registration = Some(Registration { number: number.clone(), at: entry.at, on: *registered_on, by: entry.by.clone() });
            case.stage = Stage::Registered;
            route::advance(case);
        }
        Action::SigningRequested => case.stage = Stage::Signing,
        Action::Signed { .. }
        | Action::SigningDeclined { .. }
        | Action::Printed { .. }
        | Action::Downloaded { .. }
        | Action::HandedOver { .. }
        | Action::HandOverReopened { .. }
        | Action::Refused { .. }
        | Action::Withdrawn
        | Action::Expired
        | Action::Suspended { .. }
        | Action::Resumed { .. } => end::apply(case, entry),
    }
}

fn name_of(entry: &Entry) -> String {
    match &entry.by {
        crate::actor::Actor::Staff { name, .. } => name.clone(),
        crate::actor::Actor::Applicant | crate::actor::Actor::System => String::new(),
    }
}

fn answered(case: &mut Application, entry: &Entry, page: &str) {
    case.pages_done.insert(page.to_owned());
    let Some(particulars) = &entry.particulars else { return };
    if let Some(returned) = &mut case.returned {
        let touched = particulars.answers.iter().map(|(field, value)| (field, Some(value))).chain(particulars.removed.iter().map(|field| (field, None)));
        for (field, value) in touched {
            // An answer that only stood unchanged on the same page is not hers to mend.
            if returned.asks_for_field(field) || case.answers.get(field.as_str()) != value {
                returned.mended_fields.insert(field.clone());
            }
        }
        case.confirmed = false;
    }
    for field in &particulars.removed {
        case.answers.remove(field);
    }
    case.answers.extend(&particulars.answers);
}

/// The officer's decision was about other papers: it falls away with all that it decided, and so does what she saw.
fn slot_changed(case: &mut Application, slot: &catalogue::SlotId) {
    if case.decision_on(slot).is_some() {
        case.decided = Default::default();
    }
    case.document_decisions.retain(|decision| decision.slot != *slot);
    case.papers_seen.retain(|paper| paper.slot != *slot);
    if let Some(returned) = &mut case.returned {
        returned.mended_slots.insert(slot.clone());
        case.confirmed = false;
    }
}

fn pause_for_citizen(case: &mut Application, entry: &Entry, returned: Returned) {
    case.stage = Stage::Returned;
    case.paused_since = case.paused_since.or(Some(entry.at));
    case.claimed_by = None;
    case.confirmed = false;
    // What was proposed was about answers that are now hers to mend.
    case.proposal = None;
    case.returned = Some(returned);
}

/// The act that an action was done by; None for those that only accompany another.
fn act_of(action: &Action) -> Option<Act> {
    Some(match action {
        Action::Opened { .. } => Act::Open,
        Action::Answered { .. } => Act::Answer,
        Action::DocumentAttached(_) => Act::Attach,
        Action::DocumentDetached { .. } => Act::Detach,
        Action::ReceiptIssued { .. } => Act::IssueReceipt,
        Action::PinReissued { .. } => Act::ReissuePin,
        Action::Submitted(_) => Act::Submit,
        Action::Claimed => Act::Claim,
        Action::Released => Act::Release,
        Action::OriginalsSeen { .. } => Act::SeeOriginals,
        Action::Reviewed { .. } => Act::Review,
        Action::Returned { .. } => Act::Return,
        Action::Resubmitted { .. } => Act::Resubmit,
        Action::Reassessed(_) | Action::ClockResumed { .. } => return None,
        Action::ChangeProposed { .. } => Act::ProposeChange,
        Action::ChangeConfirmed => Act::ConfirmChange,
        Action::ChangeDeclined => Act::DeclineChange,
        Action::DuplicateJudged { .. } => Act::JudgeDuplicate,
        Action::LateDecided { .. } => Act::DecideLate,
        Action::Approved => Act::Approve,
        Action::Confirmed { .. } => Act::Confirm,
        Action::Disputed { .. } => Act::Dispute,
        Action::ChildNikEntered => Act::EnterChildNik,
        Action::Registered { .. } => Act::Register,
        Action::SigningRequested => Act::RequestSigning,
        Action::Signed { .. } => Act::Sign,
        Action::SigningDeclined { .. } => Act::DeclineSigning,
        Action::Printed { .. } => Act::Print,
        Action::Downloaded { .. } => Act::Download,
        Action::HandedOver { .. } => Act::HandOver,
        Action::HandOverReopened { .. } => Act::ReopenHandOver,
        Action::Refused { .. } => Act::Refuse,
        Action::Withdrawn => Act::Withdraw,
        Action::Expired => Act::Expire,
        Action::Suspended { .. } => Act::Suspend,
        Action::Resumed { .. } => Act::Resume,
    })
}
