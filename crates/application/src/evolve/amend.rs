//! What an application does to an entry that stands in the register already.

use super::route;
use crate::{
    action::IdentityDocument,
    entry::Entry,
    ids::ApplicationId,
    state::{Amendment, Annotated, Application, Contest, EntryRef, Keyed, Registration},
    stage::Stage,
};
use catalogue::{Facts as RuleFacts, ReasonCode, service::{Responsible, StepAct}};
use registry::{AnnotationKind, RegistrationNumber};
use time::Date;

/// Another entry: what was drafted for the former one falls away.
pub(super) fn referred(case: &mut Application, entry: &Entry, of: ApplicationId, number: &RegistrationNumber) {
    if case.entry.as_ref().is_some_and(|former| former.application != of) {
        case.amendment = None;
    }
    case.entry_elsewhere = false;
    case.entry = Some(EntryRef { application: of, number: number.clone(), by: entry.by.clone(), at: entry.at });
    route::touched(case);
}

pub(super) fn elsewhere(case: &mut Application) {
    (case.entry, case.amendment, case.entry_elsewhere) = (None, None, true);
    route::touched(case);
}

/// `changes`: the document says something else from now on, so whoever agreed to it reads it again.
pub(super) fn drafted(case: &mut Application, entry: &Entry, (code, basis): (&ReasonCode, &str), changes: bool) {
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
    case.confirmed &= !changes;
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
    if matches!(case.stage, Stage::Approved | Stage::Recording) {
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

pub(super) fn contested(case: &mut Application, entry: &Entry, identity_seen: Option<IdentityDocument>) {
    let note = entry.particulars.as_ref().and_then(|said| said.notes.get("note")).cloned().unwrap_or_default();
    case.contest = Some(Contest { by: entry.by.clone(), at: entry.at, identity_seen, note });
}

pub(super) fn keyed(case: &mut Application, entry: &Entry, (number, on, kept_by): (&RegistrationNumber, Date, &Option<String>), facts: &RuleFacts, responsible: &Responsible) {
    if let Some(said) = &entry.particulars {
        case.answers.extend(&said.answers);
    }
    let book = entry.particulars.as_ref().and_then(|said| said.notes.get("book")).cloned().unwrap_or_default();
    case.keyed = Some(Keyed { number: number.clone(), on, book, kept_by: kept_by.clone(), by: entry.by.clone(), at: entry.at });
    case.facts = facts.clone();
    case.responsible = Some(responsible.clone());
    case.stage = Stage::Keyed;
}

/// Its document was given out long ago: nothing of it waits here.
pub(super) fn confirmed(case: &mut Application, entry: &Entry) {
    if let Some(keyed) = &case.keyed {
        case.registration = Some(Registration { number: keyed.number.clone(), at: entry.at, on: keyed.on, by: entry.by.clone() });
        case.stage = Stage::HandedOver;
    }
}
