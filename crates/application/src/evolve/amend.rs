//! What an application does to an entry that stands in the register already.

use super::route;
use crate::{
    entry::Entry,
    ids::ApplicationId,
    state::{Amendment, Annotated, Application, EntryRef},
    stage::Stage,
};
use catalogue::{ReasonCode, service::StepAct};
use registry::{AnnotationKind, RegistrationNumber};
use time::Date;

/// Another entry: what was drafted for the former one falls away.
pub(super) fn referred(case: &mut Application, entry: &Entry, of: ApplicationId, number: &RegistrationNumber) {
    if case.entry.as_ref().is_some_and(|former| former.application != of) {
        case.amendment = None;
    }
    case.entry = Some(EntryRef { application: of, number: number.clone(), by: entry.by.clone(), at: entry.at });
    route::touched(case);
}

pub(super) fn drafted(case: &mut Application, entry: &Entry, code: &ReasonCode, basis: &str) {
    let said = entry.particulars.as_ref();
    case.amendment = Some(Amendment {
        content: said.map(|said| said.answers.clone()).unwrap_or_default(),
        code: code.clone(),
        basis: basis.to_owned(),
        note: said.and_then(|said| said.notes.get("note")).cloned().unwrap_or_default(),
        by: entry.by.clone(),
        at: entry.at,
        agreed_by: None,
    });
    case.confirmed = false;
}

/// A no sends it back to whoever approves, who drafts it anew.
pub(super) fn decided(case: &mut Application, entry: &Entry, agreed: bool) {
    if agreed {
        if let Some(amendment) = &mut case.amendment {
            amendment.agreed_by = Some(entry.by.clone());
        }
        return;
    }
    case.amendment = None;
    case.confirmed = false;
    case.paused_since = None;
    if case.stage == Stage::Approved {
        case.position = case.route.iter().position(|step| step.act == StepAct::Approve).unwrap_or(case.position);
        route::settle(case);
    }
}

pub(super) fn annotated(case: &mut Application, entry: &Entry, (of, ordinal, kind, on): (ApplicationId, u32, AnnotationKind, Date)) {
    case.annotated = Some(Annotated { entry: of, ordinal, kind, on, at: entry.at, by: entry.by.clone() });
    // With an entry of its own the case has gone on already.
    if case.registration.is_none() {
        case.stage = Stage::Registered;
        route::advance(case);
    }
}
