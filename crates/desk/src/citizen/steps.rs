//! The public states of a case as the tracker lists them: which come, which have been, at what office, since when and until when.

use super::{held::Held, kitir};
use crate::{kernel::Visit, page::{StepState, TimelineStep}};
use application::{Application, PublicState, command::Act, state::{Delivery, Returned}};
use catalogue::service::{OfficeLevel, StepAct};
use maud::html;

/// The public states as a list, from sent to done, with the side roads where the case is on one.
pub fn steps(visit: &Visit, held: &Held) -> Vec<TimelineStep> {
    let case = &held.case;
    let now = PublicState::of(case);
    let mut path: Vec<PublicState> = vec![
        PublicState::Sent, PublicState::AtWardOrDistrict, PublicState::AtRegistry, PublicState::RecordedElsewhere, PublicState::AwaitingSignature,
        PublicState::Ready, PublicState::Done,
    ];
    if !case.goes_through(StepAct::RecordElsewhere) {
        path.retain(|state| *state != PublicState::RecordedElsewhere);
    }
    // Cards are signed by nobody, and what is recorded elsewhere is signed there.
    if !case.route.is_empty() && !case.goes_through(StepAct::Sign) {
        path.retain(|state| *state != PublicState::AwaitingSignature);
    }
    match now {
        PublicState::NotSent => path.insert(0, PublicState::NotSent),
        PublicState::YoursToFix => path.insert(if returned_by_registry(held) { 3 } else { 2 }, PublicState::YoursToFix),
        PublicState::RefusedOrCancelled => {
            path.truncate(reached(held));
            path.push(PublicState::RefusedOrCancelled);
        }
        PublicState::HandedOn => {
            path.truncate(reached(held));
            path.push(PublicState::HandedOn);
        }
        _ => {}
    }
    let place = path.iter().position(|state| *state == now).unwrap_or(0);
    path.iter().enumerate().map(|(index, state)| step(visit, held, *state, index, place)).collect()
}

fn returned_by_registry(held: &Held) -> bool {
    let at = held.case.returned.as_ref().and_then(|returned| held.case.route.get(returned.resumes_at));
    at.is_some_and(|step| matches!(step.office, OfficeLevel::Registry | OfficeLevel::Applicant))
}

/// How many of the usual states a case had before it ended.
fn reached(held: &Held) -> usize {
    match held.case.last(Act::Review) {
        Some(_) => 3,
        None if [Act::Claim, Act::SeeOriginals].into_iter().any(|act| held.case.last(act).is_some()) => 2,
        None => usize::from(held.case.submitted_at.is_some()),
    }
}

fn step(visit: &Visit, held: &Held, state: PublicState, index: usize, place: usize) -> TimelineStep {
    let case = &held.case;
    let last = state == PublicState::Done;
    let step_state = match (index.cmp(&place), state) {
        (std::cmp::Ordering::Less, _) => StepState::Done,
        (std::cmp::Ordering::Greater, _) => StepState::Upcoming,
        (_, PublicState::YoursToFix) => StepState::Paused,
        (_, PublicState::RefusedOrCancelled) => StepState::Stopped,
        (_, PublicState::HandedOn) => StepState::Done,
        (_, _) if last => StepState::Done,
        (_, _) if case.paused_since.is_some() && !case.stage.is_in_register() => StepState::Paused,
        (_, _) => StepState::Current,
    };
    let word = match step_state {
        StepState::Done => "citizen-step-done",
        StepState::Current => "citizen-step-now",
        StepState::Paused if case.suspended.is_some() => "citizen-step-stands",
        StepState::Paused => "citizen-step-yours",
        StepState::Stopped => "citizen-step-ended",
        StepState::Upcoming => "citizen-step-next",
    };
    let note = if index == place { note(visit, held) } else { None };
    TimelineStep {
        title: visit.say(&format!("state-{}", state.key())),
        state: step_state,
        state_word: visit.say(word),
        when: when(held, state).filter(|_| index <= place).map(|at| visit.say_time(at)),
        office: office(visit, held, state),
        note: note.map(|note| html! { (note) }),
    }
}

/// When a state began, as far as the log of the case says.
fn when(held: &Held, state: PublicState) -> Option<time::OffsetDateTime> {
    let case = &held.case;
    let last = |act: Act| case.last(act).map(|(_, at)| at);
    match state {
        PublicState::NotSent => Some(case.opened_at),
        PublicState::Sent => case.submitted_at,
        PublicState::AtWardOrDistrict => [Act::Claim, Act::SeeOriginals, Act::Review].into_iter().filter_map(last).min(),
        PublicState::YoursToFix => last(Act::Return).max(last(Act::Dispute)),
        PublicState::AtRegistry => last(Act::Review),
        PublicState::RecordedElsewhere => last(Act::Confirm).max(last(Act::Approve)),
        PublicState::AwaitingSignature => last(Act::Register).or_else(|| last(Act::Approve)),
        PublicState::Ready if case.delivery() == Delivery::PickUp => last(Act::Print),
        PublicState::Ready => last(Act::Sign).or_else(|| last(Act::RecordElsewhere)),
        PublicState::Done => last(Act::HandOver).or_else(|| last(Act::Download)),
        PublicState::HandedOn => last(Act::HandOn),
        PublicState::RefusedOrCancelled => [Act::Refuse, Act::Withdraw, Act::Expire].into_iter().filter_map(last).max(),
    }
}

/// Whose hands the case is in at that state, was in, or comes to. None for what was never sent and for what she ended herself.
fn office(visit: &Visit, held: &Held, state: PublicState) -> Option<String> {
    let case = &held.case;
    let responsible = case.responsible.as_ref()?;
    let at = |level: OfficeLevel| responsible.at(level);
    let of = |act: Act| case.last(act).and_then(|(actor, _)| actor.office());
    let office = match state {
        PublicState::NotSent => None,
        PublicState::Sent => at(OfficeLevel::Ward),
        PublicState::AtWardOrDistrict => at(case.step_office().filter(|level| *level == OfficeLevel::District).unwrap_or(OfficeLevel::Ward)),
        PublicState::YoursToFix => case.returned.as_ref().and_then(|returned| returned.by.office().or_else(|| at(resuming(case, returned)))),
        PublicState::AtRegistry | PublicState::RecordedElsewhere | PublicState::AwaitingSignature => at(OfficeLevel::Registry),
        // What is downloaded comes from whoever signed it; what lies on a shelf from whose shelf it is.
        PublicState::Ready if case.delivery() == Delivery::PickUp => at(OfficeLevel::District),
        PublicState::Ready => at(OfficeLevel::Registry),
        PublicState::Done if case.delivery() == Delivery::PickUp => of(Act::HandOver).or_else(|| at(OfficeLevel::District)),
        PublicState::Done => at(OfficeLevel::Registry),
        PublicState::RefusedOrCancelled => of(Act::Refuse),
        PublicState::HandedOn => of(Act::HandOn),
    };
    visit.government.find_office(office?.as_str()).map(|office| office.name.clone())
}

/// Who looks at it again when the applicant herself sent it back: whoever made the draft that she found wrong.
fn resuming(case: &Application, returned: &Returned) -> OfficeLevel {
    match case.route.get(returned.resumes_at).map(|step| step.office) {
        Some(OfficeLevel::Applicant) | None => OfficeLevel::Registry,
        Some(level) => level,
    }
}

/// By when it goes on: what was promised, or until when she may mend it.
fn note(visit: &Visit, held: &Held) -> Option<String> {
    if let Some(returned) = held.returned() {
        return Some(visit.say_with("citizen-mend-until", &[("date", &visit.say_date(returned.until))]));
    }
    let due = kitir::promise(visit, held).filter(|_| held.case.paused_since.is_none())?;
    Some(visit.say_with("citizen-track-promise", &[("date", &due)]))
}
