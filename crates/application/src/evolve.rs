//! From entries to state. Total: facts cannot fail, whatever their order.
//!
//! **Invariant:** no `_` arm; a new action makes the compiler list this place.

mod amend;
mod citizen;
mod draft;
mod end;
mod money;
mod outputs;
mod route;

use crate::{action::Action, command::Act, entry::Entry, ids::ApplicationId, stage::Stage, state::Application};

/// One more entry folded in.
pub fn evolve(mut case: Application, entry: &Entry) -> Application {
    case.seq = entry.seq;
    case.changed_at = entry.at;
    if let Some(act) = act_of(&entry.action) {
        case.acts.push((act, entry.by.clone(), entry.at));
    }
    apply(&mut case, entry);
    outputs::settle(&mut case, entry.at);
    case.note_pause(entry.at);
    case
}

/// The whole log of one case.
pub fn fold<'a>(id: ApplicationId, entries: impl IntoIterator<Item = &'a Entry>) -> Application {
    entries.into_iter().fold(Application::blank(id), evolve)
}

/// Every action, each with one line: what it does stands in the files of this folder.
fn apply(case: &mut Application, entry: &Entry) {
    match &entry.action {
        Action::Opened { .. } => draft::opened(case, entry),
        Action::Answered { page } => draft::answered(case, entry, page),
        Action::DocumentAttached(document) => draft::attached(case, document),
        Action::DocumentDetached { document } => draft::detached(case, *document),
        Action::ReceiptIssued { number } => case.receipt = Some(number.clone()),
        Action::PinReissued { .. } => {}
        Action::Submitted(submission) => route::submitted(case, entry, submission),
        Action::Claimed => case.claimed_by = entry.by.staff_id().cloned().map(|id| (id, entry.by.name().to_owned())),
        Action::Released => case.claimed_by = None,
        Action::OriginalsSeen { papers, witnesses_present } => route::originals_seen(case, papers, *witnesses_present),
        Action::Reviewed { documents, decided } => route::reviewed(case, documents, decided),
        Action::Returned { items, until } => citizen::returned(case, entry, items, *until),
        Action::Resubmitted { due_at } => route::resubmitted(case, *due_at),
        Action::Reassessed(submission) => route::reassessed(case, submission),
        Action::ChangeProposed { .. } => citizen::proposed(case, entry),
        Action::ChangeConfirmed => citizen::change_confirmed(case, entry),
        Action::ChangeDeclined => case.proposal = None,
        Action::ClockResumed { due_at } => citizen::clock_resumed(case, *due_at),
        Action::DuplicateJudged { other, verdict } => {
            case.duplicates.insert(*other, *verdict);
        }
        Action::LateDecided { granted } => route::late_decided(case, entry, *granted),
        Action::Approved => route::approved(case, entry),
        Action::Confirmed { due_at, .. } => route::confirmed(case, *due_at),
        Action::Disputed { fields, until } => citizen::disputed(case, entry, fields, *until),
        Action::NikEntered => draft::particulars_entered(case, entry),
        Action::EntryKeyed { number, registered_on, facts, responsible, kept_by } => amend::keyed(case, entry, (number, *registered_on, kept_by), facts, responsible),
        Action::PartEntered { part } => draft::part_entered(case, entry, part),
        Action::EntryConfirmed => amend::confirmed(case, entry),
        Action::Referred { entry: of, number } => amend::referred(case, entry, *of, number),
        Action::EntryElsewhere => amend::elsewhere(case),
        Action::AmendmentDrafted { fields, code, basis } => amend::drafted(case, entry, (code, basis), !fields.is_empty()),
        Action::AmendmentDecided { agreed } => amend::decided(case, entry, *agreed),
        Action::Annotated { entry: of, ordinal, kind, on } => amend::annotated(case, entry, (*of, *ordinal, *kind, *on)),
        Action::Registered { number, registered_on } => route::registered(case, entry, number, *registered_on),
        Action::SigningRequested => route::signing_requested(case),
        Action::Signed { certificate_sha256 } => end::signed(case, certificate_sha256),
        Action::RecordedElsewhere { number, recorded_on, certificate_sha256 } => route::recorded_elsewhere(case, entry, number, *recorded_on, certificate_sha256),
        Action::BroughtBack { certificate_sha256 } => route::brought_back(case, certificate_sha256),
        Action::SigningDeclined { .. } => route::signing_declined(case),
        Action::CompensationOwed { day, amount_rupiah, basis } => money::owed(case, entry, *day, *amount_rupiah, basis),
        Action::CompensationExcused { reason } => case.money.excused = Some((*reason, entry.by.clone(), entry.at)),
        Action::CompensationPaid { receipt, amount_rupiah } => case.money.compensation = Some(money::paid(entry, receipt, *amount_rupiah)),
        Action::FeePaid { receipt, amount_rupiah } => case.money.fee = Some(money::paid(entry, receipt, *amount_rupiah)),
        Action::Reminded { of } => {
            case.reminded.insert(*of);
        }
        Action::Printed { copy, reason } => end::printed(case, entry, *copy, reason.as_ref()),
        Action::ReprintAsked { code } => end::reprint_asked(case, entry, code),
        Action::ReprintDecided { granted } => end::reprint_decided(case, entry, *granted),
        Action::Downloaded { .. } => end::downloaded(case),
        Action::HandedOver { collector, identity_seen, outputs } => end::handed_over(case, entry, *collector, *identity_seen, outputs),
        Action::OutputMade { .. } | Action::OutputNotMade { .. } | Action::OutputDownloaded { .. } => outputs::changed(case, entry),
        Action::HandOverReopened { .. } => case.hand_over_open = true,
        Action::Refused { code, basis } => end::refused(case, code, basis),
        Action::RefusalProposed { code, basis } => end::refusal_proposed(case, entry, code, basis),
        Action::RefusalDeclined => case.refusal_proposed = None,
        Action::Contested { identity_seen } => amend::contested(case, entry, *identity_seen),
        Action::ContestDismissed => case.contest = None,
        Action::Withdrawn => end::stop(case, Stage::Withdrawn),
        Action::Expired => end::stop(case, Stage::Expired),
        Action::Suspended { reason } => end::suspended(case, entry, *reason),
        Action::Resumed { due_at } => end::resumed(case, *due_at),
        Action::Erased { reason } => end::erased(case, entry, *reason),
        Action::HandedOn { to } => end::handed_on(case, to),
        Action::ReceivedFrom { government } => case.received_from = Some(government.clone()),
    }
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
        Action::NikEntered => Act::EnterNik,
        Action::EntryKeyed { .. } => Act::KeyEntry,
        Action::EntryConfirmed => Act::ConfirmEntry,
        Action::PartEntered { .. } => Act::EnterPart,
        Action::Referred { .. } | Action::EntryElsewhere => Act::Refer,
        Action::AmendmentDrafted { .. } => Act::DraftAmendment,
        Action::AmendmentDecided { .. } => Act::DecideAmendment,
        Action::Registered { .. } | Action::Annotated { .. } => Act::Register,
        Action::SigningRequested => Act::RequestSigning,
        Action::Signed { .. } => Act::Sign,
        Action::RecordedElsewhere { .. } | Action::BroughtBack { .. } => Act::RecordElsewhere,
        Action::SigningDeclined { .. } => Act::DeclineSigning,
        Action::CompensationOwed { .. } => Act::OweCompensation,
        Action::CompensationExcused { .. } => Act::ExcuseCompensation,
        Action::CompensationPaid { .. } => Act::PayCompensation,
        Action::FeePaid { .. } => Act::TakeFee,
        Action::Reminded { .. } => Act::Remind,
        Action::Printed { .. } => Act::Print,
        Action::ReprintAsked { .. } => Act::AskReprint,
        Action::ReprintDecided { .. } => Act::DecideReprint,
        Action::Downloaded { .. } => Act::Download,
        Action::HandedOver { .. } => Act::HandOver,
        Action::OutputMade { .. } => Act::MakeOutput,
        Action::OutputNotMade { .. } => Act::LeaveOutput,
        Action::OutputDownloaded { .. } => Act::DownloadOutput,
        Action::HandOverReopened { .. } => Act::ReopenHandOver,
        Action::Refused { .. } => Act::Refuse,
        Action::RefusalProposed { .. } => Act::ProposeRefusal,
        Action::RefusalDeclined => Act::DecideRefusal,
        Action::Contested { .. } => Act::Contest,
        Action::ContestDismissed => Act::DismissContest,
        Action::Withdrawn => Act::Withdraw,
        Action::Expired => Act::Expire,
        Action::Suspended { .. } => Act::Suspend,
        Action::Resumed { .. } => Act::Resume,
        Action::Erased { .. } => Act::Erase,
        Action::HandedOn { .. } => Act::HandOn,
        Action::ReceivedFrom { .. } => Act::Receive,
    })
}
