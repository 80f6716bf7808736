//! When a case waits for its applicant: returned, disputed, or with a change proposed. The clock stands meanwhile.

use super::{draft::particulars_entered, route};
use crate::{
    action::{ReturnItem, Target},
    entry::Entry,
    stage::Stage,
    state::{Application, Proposal, Returned},
};
use catalogue::{FieldId, ReasonCode};
use time::{Date, OffsetDateTime};

/// What a dispute of the draft extract is coded as; the service has its words.
const DRAFT_WRONG: &str = "DRAF-SALAH";

pub(super) fn returned(case: &mut Application, entry: &Entry, items: &[ReturnItem], until: Date) {
    wait_for_mending(case, entry, items.to_vec(), until, false);
    if let (Some(returned), Some(particulars)) = (&mut case.returned, &entry.particulars) {
        returned.notes.clone_from(&particulars.notes);
    }
}

pub(super) fn disputed(case: &mut Application, entry: &Entry, fields: &[FieldId], until: Date) {
    let item = |field: &FieldId| ReturnItem { target: Target::Field(field.clone()), code: ReasonCode::new(DRAFT_WRONG) };
    wait_for_mending(case, entry, fields.iter().map(item).collect(), until, true);
}

fn wait_for_mending(case: &mut Application, entry: &Entry, items: Vec<ReturnItem>, until: Date, disputed: bool) {
    case.stage = Stage::Returned;
    case.reminded.remove(&crate::action::Reminder::Return);
    case.paused_since = case.paused_since.or(Some(entry.at));
    case.claimed_by = None;
    case.confirmed = false;
    // What was proposed was about answers that are now hers to mend.
    case.proposal = None;
    case.refusal_proposed = None;
    case.returned = Some(Returned {
        items,
        notes: Default::default(),
        until,
        resumes_at: case.position,
        mended_fields: Default::default(),
        mended_slots: Default::default(),
        by: entry.by.clone(),
        disputed,
    });
}

pub(super) fn proposed(case: &mut Application, entry: &Entry) {
    let particulars = entry.particulars.clone().unwrap_or_default();
    let reason = particulars.notes.get("note").cloned().unwrap_or_default();
    case.paused_since = case.paused_since.or(Some(entry.at));
    case.proposal = Some(Proposal { answers: particulars.answers, reason, by: entry.by.clone(), at: entry.at });
}

pub(super) fn change_confirmed(case: &mut Application, entry: &Entry) {
    particulars_entered(case, entry);
    case.proposal = None;
    route::confirmation_fell(case, entry.at);
}

pub(super) fn clock_resumed(case: &mut Application, due_at: OffsetDateTime) {
    case.due_at = Some(due_at);
    case.paused_since = None;
}
