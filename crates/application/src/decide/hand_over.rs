//! Printing, downloading, handing over.

use super::{Moment, has_words};
use crate::{
    action::{Action, Collector, IdentityDocument},
    decision::{Decision, Effect},
    entry::Particulars,
    refusal::Refusal,
    stage::Stage,
    state::Delivery,
};
use catalogue::{FieldId, Problem, ReasonCode, service::{ReasonAct, StepAct}};

/// It waits at the district's counter.
pub(super) fn ready(moment: Moment<'_>) -> Effect {
    let office = moment.case.responsible.as_ref().and_then(|responsible| moment.ground.government.find_office(responsible.district.as_str()));
    moment.notify("ready", office.map(|office| vec![("office".to_owned(), office.name.clone())]).unwrap_or_default())
}

/// Whether nothing but the hand-over comes after the step that is due: then who decides it is the last who can call the citizen.
pub(super) fn comes_next(moment: Moment<'_>) -> bool {
    moment.case.route.get(moment.case.position + 1).is_some_and(|step| step.act == StepAct::HandOver)
}

/// The first copy needs no reason; each later one was asked for with one and allowed by another person.
pub(super) fn print(moment: Moment<'_>) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| matches!(stage, Stage::Issued | Stage::Ready | Stage::HandedOver))?;
    // What was keyed from a book has given its document out long ago.
    if moment.case.keyed.is_some() {
        return Err(moment.not_now());
    }
    super::amend::may_be_given(moment)?;
    let copy = u32::try_from(moment.case.prints.len()).unwrap_or(u32::MAX - 1) + 1;
    let allowed = moment.case.reprint.as_ref().filter(|reprint| reprint.allowed_by.is_some());
    if copy > 1 && allowed.is_none() {
        return Err(Refusal::ReprintNotAllowed);
    }
    let reason = allowed.filter(|_| copy > 1).map(|reprint| reprint.code.clone());
    // A card is fetched even by whoever wished to download what she gets.
    let first = copy == 1 && (moment.case.delivery() == Delivery::PickUp || comes_next(moment));
    Ok(Decision {
        blank: super::outputs::taken(moment, None)?,
        actions: vec![(Action::Printed { copy, reason }, None)],
        effects: if first { vec![ready(moment)] } else { Vec::new() },
        ..Decision::default()
    })
}

pub(super) fn download(moment: Moment<'_>) -> Result<Decision, Refusal> {
    // What is printed on a blank is a card, and no sheet of paper at home.
    if moment.case.certificate_sha256.is_none() || moment.case.blank.is_some() {
        return Err(Refusal::NotForDownload);
    }
    moment.in_stage(|stage| matches!(stage, Stage::Issued | Stage::Ready | Stage::HandedOver))?;
    super::amend::may_be_given(moment)?;
    Ok(downloaded(moment, Action::Downloaded { copy: moment.case.downloads + 1 }))
}

/// A download; the one that ends the case is told, so that she hears of it when it was not hers.
pub(super) fn downloaded(moment: Moment<'_>, action: Action) -> Decision {
    let ends = moment.case.stage != Stage::HandedOver && moment.stage_after(&action) == Stage::HandedOver;
    let effects = if ends { vec![moment.notify("downloaded", Vec::new())] } else { Vec::new() };
    Decision { actions: vec![(action, None)], effects, ..Decision::default() }
}

pub(super) fn hand_over(moment: Moment<'_>, collector: Collector, identity_seen: IdentityDocument, name: String) -> Result<Decision, Refusal> {
    let case = moment.case;
    if let Some(former) = case.hand_overs.last()
        && !case.hand_over_open
        && !case.has_on_shelf()
    {
        return Err(Refusal::AlreadyHandedOver { at: former.at });
    }
    moment.in_stage(|stage| case.has_on_shelf() || stage == Stage::HandedOver && case.hand_over_open)?;
    super::amend::may_be_given(moment)?;
    let may_fetch = moment.ground.service.collectors_for(&moment.case.answers, &moment.case.known_facts());
    if !may_fetch.iter().any(|row| row.who == collector.key()) {
        return Err(Refusal::BadInput(Problem::new(&FieldId::new("collector"), "problem-collector-not-entitled")));
    }
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 100 {
        return Err(Refusal::BadInput(Problem::new(&FieldId::new("collector"), "problem-collector-name")));
    }
    // All that lies there goes at once; what is not ready yet stays. A second time, what went the first time.
    let laid = || case.outputs.iter().filter(|output| output.is_on_shelf()).map(|output| output.plan.output.clone()).collect();
    let again = case.hand_overs.last().filter(|_| case.hand_over_open);
    let outputs: Vec<String> = again.map_or_else(laid, |former| former.outputs.clone());
    let main_done = case.is_main_on_shelf() || case.is_main_given();
    let rest = case.outputs.iter().any(|output| !output.state.is_over() && !output.is_on_shelf());
    let notice = if main_done && !rest { "handed-over" } else { "part-handed-over" };
    Ok(Decision {
        actions: vec![(Action::HandedOver { collector, identity_seen, outputs }, Some(Particulars::note("collector", name)))],
        effects: vec![moment.notify(notice, Vec::new())],
        ..Decision::default()
    })
}

pub(super) fn reopen(moment: Moment<'_>, code: ReasonCode, note: String) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| stage == Stage::HandedOver && !moment.case.hand_over_open && !moment.case.hand_overs.is_empty())?;
    let reason = moment.reason(&code, ReasonAct::Reissue)?;
    if reason.free_text && !has_words(&note) {
        return Err(Refusal::ReasonNeedsWords { code });
    }
    let particulars = (!note.trim().is_empty()).then(|| Particulars::note("note", note.trim()));
    Ok(Decision { actions: vec![(Action::HandOverReopened { code }, particulars)], ..Decision::default() })
}
