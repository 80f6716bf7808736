//! What officers enter apart from the form: the medical certificate of the cause of death, answers for statistics.
//!
//! **Invariant:** never among the case's answers; see `catalogue::service::Part`.

use super::Moment;
use crate::{action::Action, decision::Decision, entry::Particulars, refusal::Refusal, stage::Stage};
use catalogue::Answers;

pub(super) fn enter(moment: Moment<'_>, part: String, typed: &Answers) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| stage.is_under_review() || stage.is_in_register() || matches!(stage, Stage::Returned))?;
    let Some(known) = moment.ground.service.find_part(&part) else { return Err(moment.not_now()) };
    let answers = known.checked(typed, moment.today()).map_err(|problems| Refusal::Incomplete { problems, missing: Vec::new() })?;
    Ok(Decision { actions: vec![(Action::PartEntered { part }, Some(Particulars::answers(answers)))], ..Decision::default() })
}
