//! The applicant is told once of what waits for her, and of a promise that has passed.

use super::Moment;
use crate::{
    action::{Action, Reminder},
    command::Act,
    decision::Decision,
    refusal::Refusal,
    stage::Stage,
};
use catalogue::service::{Promise, StepAct};
use time::Duration;

/// Days before a returned case expires, after a draft was offered, after a document was put on the shelf.
const BEFORE_END: Duration = Duration::days(7);
const AFTER_DRAFT: Duration = Duration::days(3);
const AFTER_PRINT: Duration = Duration::days(7);

pub(super) fn remind(moment: Moment<'_>, of: Reminder) -> Result<Decision, Refusal> {
    let case = moment.case;
    let since = |act: Act, wait: Duration| case.last(act).is_some_and(|(_, at)| moment.now.at - at >= wait);
    let due = match (of, &case.returned) {
        (Reminder::Return, Some(returned)) => case.stage == Stage::Returned && returned.until - moment.today() <= BEFORE_END,
        (Reminder::Return, None) => false,
        (Reminder::Confirm, _) => case.due_act() == Some(StepAct::Confirm) && case.stage == Stage::Approved && since(Act::Approve, AFTER_DRAFT),
        (Reminder::PickUp, _) => {
            let laid = [Act::Print, Act::MakeOutput].into_iter().filter_map(|act| case.last(act)).map(|(_, at)| at).max();
            case.stage == Stage::Ready && laid.is_some_and(|at| moment.now.at - at >= AFTER_PRINT)
        }
        (Reminder::Late, _) => {
            let promised = case.stage.is_under_review() || matches!(case.stage, Stage::Registered | Stage::Signing);
            promised && case.paused_since.is_none() && case.due_at.is_some_and(|due| due < moment.now.at)
        }
    };
    if !due || case.reminded.contains(&of) {
        return Err(moment.not_now());
    }
    let (notice, args) = match of {
        Reminder::Return => ("reminder-return", case.returned.as_ref().map(|returned| ("until", returned.until.to_string()))),
        Reminder::Confirm => ("reminder-confirm", None),
        Reminder::PickUp => ("reminder", place(moment).map(|office| ("office", office))),
        Reminder::Late => ("late", Some(("due", new_target(moment)))),
    };
    let args = args.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Ok(Decision { actions: vec![(Action::Reminded { of }, None)], effects: vec![moment.notify(notice, args)], ..Decision::default() })
}

fn place(moment: Moment<'_>) -> Option<String> {
    let district = &moment.case.responsible.as_ref()?.district;
    moment.ground.government.find_office(district.as_str()).map(|office| office.name.clone())
}

/// One working day from now.
fn new_target(moment: Moment<'_>) -> String {
    let calendar = &moment.ground.government.calendar;
    let day = Promise { working_days: 1, basis: String::new() };
    calendar.date_of(calendar.due(moment.now.at, &day)).to_string()
}
