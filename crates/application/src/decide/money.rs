//! Compensation for being late, and fees: both paid at a counter against a receipt.
//!
//! **Invariant:** what is owed for a working day is the rule of the day on which it is written down, each day once; it is written by the
//! daily job while the case is late, and by the act that ends the lateness. A receipt has a number of its own gapless series.

use super::{Ground, Moment, has_words};
use crate::{
    action::{Action, ExcuseReason},
    command::Command,
    decision::Decision,
    entry::Particulars,
    now::Now,
    refusal::Refusal,
    stage::Stage,
};
use catalogue::{FieldId, Problem};
use registry::{Letters, Series};

/// Days that one case can be owed for; beyond them somebody has to look at it anyway.
const DAYS_MOST: u32 = 30;

pub(crate) fn series_of(ground: Ground<'_>, command: &Command, now: &Now) -> Series {
    let letters = if matches!(command, Command::TakeFee { .. }) { Letters::of_fees() } else { Letters::of_compensation() };
    Series { regency_code: ground.government.regency_code.clone(), letters, date: ground.government.calendar.date_of(now.at) }
}

/// Before the document is made: the promise is the office's to keep.
fn is_promised(stage: Stage) -> bool {
    stage.is_under_review() || matches!(stage, Stage::Registered | Stage::Signing)
}

/// One entry for each working day that has passed and that nothing was owed for.
pub(super) fn owed(moment: Moment<'_>) -> Vec<(Action, Option<Particulars>)> {
    let (case, government) = (moment.case, moment.ground.government);
    let settled = case.money.excused.is_some() || case.money.compensation.is_some();
    let (Some(due), Some(rule)) = (case.due_at, government.compensation_on(moment.today())) else { return Vec::new() };
    if settled || case.paused_since.is_some() || !is_promised(case.stage) {
        return Vec::new();
    }
    let late = government.calendar.days_late(due, moment.now.at).min(DAYS_MOST);
    let before = case.money.owed.last().map_or(0, |owed| owed.day);
    let one = |day| (Action::CompensationOwed { day, amount_rupiah: rule.amount_rupiah, basis: rule.basis.clone() }, None);
    (before + 1..=late).map(one).collect()
}

pub(super) fn owe(moment: Moment<'_>) -> Result<Decision, Refusal> {
    let actions = owed(moment);
    if actions.is_empty() { Err(moment.not_now()) } else { Ok(Decision { actions, ..Decision::default() }) }
}

/// The exceptions of the promise; in the officer's words besides.
pub(super) fn excuse(moment: Moment<'_>, reason: ExcuseReason, note: &str) -> Result<Decision, Refusal> {
    if moment.case.money.due_rupiah() == 0 {
        return Err(moment.not_now());
    }
    if !has_words(note) {
        return Err(bad("note", "problem-reason-too-short"));
    }
    Ok(Decision { actions: vec![(Action::CompensationExcused { reason }, Some(Particulars::note("note", note.trim())))], ..Decision::default() })
}

/// Once, when the days are counted: after the document is made or the case has ended.
pub(super) fn pay(moment: Moment<'_>, to: &str) -> Result<Decision, Refusal> {
    let amount_rupiah = moment.case.money.due_rupiah();
    if amount_rupiah == 0 || is_promised(moment.case.stage) || moment.case.stage == Stage::Suspended || moment.case.stage == Stage::Returned {
        return Err(moment.not_now());
    }
    let person = named(to)?;
    receipted(moment, person, |receipt| Action::CompensationPaid { receipt, amount_rupiah })
}

pub(super) fn take_fee(moment: Moment<'_>, from: &str) -> Result<Decision, Refusal> {
    let amount_rupiah = moment.case.fee_due();
    if amount_rupiah == 0 || matches!(moment.case.stage, Stage::Draft | Stage::Refused | Stage::Withdrawn | Stage::Expired) {
        return Err(moment.not_now());
    }
    let person = named(from)?;
    receipted(moment, person, |receipt| Action::FeePaid { receipt, amount_rupiah })
}

fn receipted(moment: Moment<'_>, person: Particulars, paid: impl FnOnce(registry::RegistrationNumber) -> Action) -> Result<Decision, Refusal> {
    let Some((series, serial)) = moment.facts.series.clone() else { return Err(moment.not_now()) };
    let receipt = series.number(serial).map_err(|_| Refusal::SeriesFull { date: series.date })?;
    Ok(Decision { actions: vec![(paid(receipt), Some(person))], receipt_number: Some((series, serial)), ..Decision::default() })
}

fn named(name: &str) -> Result<Particulars, Refusal> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 100 {
        return Err(bad("person", "problem-payer-name"));
    }
    Ok(Particulars::note("person", name))
}

fn bad(field: &str, key: &str) -> Refusal {
    Refusal::BadInput(Problem::new(&FieldId::new(field), key))
}
