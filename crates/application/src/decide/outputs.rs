//! What comes out of a case besides its document: made, not made, downloaded; and the blanks that cards are printed on.
//!
//! **Invariant:** a card takes one blank in the act that says it was printed; an office that keeps its stock and has none prints nothing.

use super::{Moment, has_words};
use crate::{
    action::{Action, OutputPlan},
    decision::{BlankTaken, Decision, Effect},
    entry::Particulars,
    refusal::Refusal,
    stage::Stage,
    state::{Application, Output, OutputState},
};
use catalogue::{Answers, BlankId, Facts, FieldId, OfficeId, Problem, ReasonCode, Service, service::{Delivery, OfficeLevel, ReasonAct}};

/// What these answers ask for.
pub(super) fn plans(service: &Service, answers: &Answers, facts: &Facts) -> Vec<OutputPlan> {
    let plan = |(row, delivery): (&catalogue::service::Further, Delivery)| OutputPlan {
        output: row.id.clone(), delivery, office: row.office, blank: row.blank.clone(),
    };
    service.further_for(answers, facts).into_iter().map(plan).collect()
}

/// The same things are asked for as when the case was sent.
pub(super) fn are_same(case: &Application, plans: &[OutputPlan]) -> bool {
    case.outputs.iter().map(|output| &output.plan).eq(plans)
}

/// The blank that the next print takes, and whose stock it is; none where nothing is printed on blanks.
pub(crate) fn blank_of<'a>(case: &'a Application, output: Option<&str>) -> Option<(&'a OfficeId, &'a BlankId)> {
    let responsible = case.responsible.as_ref()?;
    match output {
        Some(id) => {
            let plan = &case.find_output(id)?.plan;
            Some((responsible.at(plan.office)?, plan.blank.as_ref()?))
        }
        // Printing is the district's, also of a further copy when its step is long past.
        None => Some((responsible.at(OfficeLevel::District)?, case.blank.as_ref()?)),
    }
}

/// Takes a blank from the stock.
pub(super) fn taken(moment: Moment<'_>, output: Option<&str>) -> Result<Option<BlankTaken>, Refusal> {
    let Some((office, blank)) = blank_of(moment.case, output) else { return Ok(None) };
    match moment.facts.stock {
        Some(0) => Err(Refusal::NoBlanks { blank: blank.clone() }),
        Some(_) => Ok(Some(BlankTaken { office: office.clone(), blank: blank.clone() })),
        None => Ok(None),
    }
}

fn named<'a>(moment: Moment<'a>, id: &str) -> Result<&'a Output, Refusal> {
    moment.case.find_output(id).ok_or_else(|| moment.not_now())
}

/// By the office that makes it, once the case is in the register.
fn makers(moment: Moment<'_>, output: &Output) -> Result<(), Refusal> {
    moment.in_stage(|stage| stage.is_in_register() && stage != Stage::HandedOver)?;
    let office = moment.case.responsible.as_ref().and_then(|responsible| responsible.at(output.plan.office));
    if office != moment.actor.office() {
        return Err(Refusal::Elsewhere { act: moment.act, holder: output.plan.office });
    }
    match &output.state {
        OutputState::Making { .. } => Ok(()),
        _ => Err(moment.not_now()),
    }
}

fn about(moment: Moment<'_>, notice: &str, output: &Output) -> Effect {
    let district = moment.case.responsible.as_ref().and_then(|responsible| moment.ground.government.find_office(responsible.district.as_str()));
    let mut args = vec![("output".to_owned(), output.plan.output.clone())];
    args.extend(district.map(|office| ("office".to_owned(), office.name.clone())));
    moment.notify(notice, args)
}

pub(super) fn make(moment: Moment<'_>, id: String, certificate_sha256: Option<String>) -> Result<Decision, Refusal> {
    let output = named(moment, &id)?;
    makers(moment, output)?;
    super::amend::may_be_given(moment)?;
    let whole = |sha256: &String| sha256.len() == 64 && sha256.bytes().all(|byte| byte.is_ascii_hexdigit());
    let (fits, notice) = match output.plan.delivery {
        Delivery::Download => (certificate_sha256.as_ref().is_some_and(whole), "output-download"),
        Delivery::PickUp => (certificate_sha256.is_none(), "output-ready"),
    };
    if !fits {
        return Err(Refusal::BadInput(Problem::new(&FieldId::new("pdf"), "problem-output-pdf")));
    }
    let blank = taken(moment, Some(&id))?;
    let effects = vec![about(moment, notice, output)];
    Ok(Decision { actions: vec![(Action::OutputMade { output: id, certificate_sha256 }, None)], effects, blank, ..Decision::default() })
}

/// Also of an entry that is annulled or doubted: nothing stands in a queue that nobody can take it from.
pub(super) fn leave(moment: Moment<'_>, id: String, code: ReasonCode, note: &str) -> Result<Decision, Refusal> {
    let output = named(moment, &id)?;
    makers(moment, output)?;
    let reason = moment.reason(&code, ReasonAct::NotMade)?;
    if reason.free_text && !has_words(note) {
        return Err(Refusal::ReasonNeedsWords { code });
    }
    let mut effect = about(moment, "output-not-made", output);
    if let Effect::Notify { args, .. } = &mut effect {
        args.push(("reason".to_owned(), code.to_string()));
    }
    let words = (!note.trim().is_empty()).then(|| Particulars::note("note", note.trim()));
    Ok(Decision { actions: vec![(Action::OutputNotMade { output: id, code }, words)], effects: vec![effect], ..Decision::default() })
}

pub(super) fn download(moment: Moment<'_>, id: String) -> Result<Decision, Refusal> {
    let output = named(moment, &id)?;
    moment.in_stage(|stage| matches!(stage, Stage::Issued | Stage::Ready | Stage::HandedOver))?;
    super::amend::may_be_given(moment)?;
    if output.download().is_none() {
        return Err(Refusal::NotForDownload);
    }
    Ok(super::hand_over::downloaded(moment, Action::OutputDownloaded { output: id }))
}
