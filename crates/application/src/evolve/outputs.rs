//! What comes out of a case besides its document; and the stage of a case that has such outputs.

use crate::{
    action::{Action, OutputPlan},
    entry::Entry,
    stage::Stage,
    state::{Application, Output, OutputState},
};
use catalogue::{ReasonCode, service::StepAct};
use time::OffsetDateTime;

/// Pinned anew only before anything was made.
pub(super) fn planned(case: &mut Application, plans: &[OutputPlan]) {
    let output = |plan: &OutputPlan| Output { plan: plan.clone(), state: OutputState::Waiting, certificate_sha256: None };
    case.outputs = plans.iter().map(output).collect();
}

fn change(case: &mut Application, id: &str, change: impl FnOnce(&mut Output)) {
    if let Some(output) = case.outputs.iter_mut().find(|output| output.plan.output == id) {
        change(output);
    }
}

pub(super) fn changed(case: &mut Application, entry: &Entry) {
    if let Action::OutputMade { output, certificate_sha256 } = &entry.action {
        made(case, entry, output, certificate_sha256.as_ref());
    }
    if let Action::OutputNotMade { output, code } = &entry.action {
        not_made(case, entry, output, code);
    }
    if let Action::OutputDownloaded { output } = &entry.action {
        given(case, entry.at, std::slice::from_ref(output));
    }
}

fn made(case: &mut Application, entry: &Entry, id: &str, certificate_sha256: Option<&String>) {
    change(case, id, |output| {
        output.state = OutputState::Ready { at: entry.at, by: entry.by.clone() };
        output.certificate_sha256 = certificate_sha256.cloned();
    });
}

fn not_made(case: &mut Application, entry: &Entry, id: &str, code: &ReasonCode) {
    let note = entry.particulars.as_ref().and_then(|said| said.notes.get("note")).cloned().unwrap_or_default();
    change(case, id, |output| output.state = OutputState::NotMade { code: code.clone(), note, at: entry.at });
}

pub(super) fn given(case: &mut Application, at: OffsetDateTime, ids: &[String]) {
    for id in ids {
        change(case, id, |output| output.state = OutputState::Given { at });
    }
}

/// After every entry: what waited for the register is in making, and the case is finished only with all its outputs. A case without
/// further outputs is left as it is.
pub(super) fn settle(case: &mut Application, at: OffsetDateTime) {
    if case.outputs.is_empty() {
        return;
    }
    if case.is_in_register() {
        case.outputs.iter_mut().filter(|output| output.state == OutputState::Waiting).for_each(|output| output.state = OutputState::Making { since: at });
    }
    if !matches!(case.stage, Stage::Issued | Stage::Ready | Stage::HandedOver) {
        return;
    }
    let (over, laid) = (case.outputs.iter().all(|output| output.state.is_over()), case.outputs.iter().any(Output::is_on_shelf));
    // What is still to be signed or printed keeps its place in that queue.
    let due = case.due_act();
    case.stage = if case.is_main_given() && over {
        Stage::HandedOver
    } else if due == Some(StepAct::HandOver) || due.is_none() && laid {
        Stage::Ready
    } else {
        Stage::Issued
    };
}
