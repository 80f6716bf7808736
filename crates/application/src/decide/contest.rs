//! Something was recorded of a person that is not true: above all, that she died. She is told, may say so, and nothing is given out
//! until it is settled: by an annulment, or by the head's word that the contest is wrong.
//!
//! **Invariant:** a contest changes nothing in the register. Read next: `decide/amend.rs` (the annulment).

use super::{Moment, has_words};
use crate::{
    action::{Action, IdentityDocument},
    decision::{Decision, Effect, Tell},
    entry::Particulars,
    refusal::Refusal,
};
use catalogue::service::Contest;

/// Text of the message to whom it is about.
const TOLD: &str = "recorded-of-you";

fn word<'a>(moment: Moment<'a>) -> Result<&'a Contest, Refusal> {
    moment.ground.service.contest.as_ref().ok_or_else(|| moment.not_now())
}

pub(super) fn contest(moment: Moment<'_>, identity_seen: Option<IdentityDocument>, note: &str) -> Result<Decision, Refusal> {
    let word = word(moment)?;
    let Some(registration) = &moment.case.registration else { return Err(moment.not_now()) };
    if moment.case.contest.is_some() {
        return Err(Refusal::Contested);
    }
    if moment.facts.life.as_ref().is_some_and(|life| life.annulment().is_some()) {
        return Err(Refusal::EntryAnnulled);
    }
    // At home she proves by what was told to her; at a counter an officer sees who it is, whenever that is.
    if moment.actor.is_staff() != identity_seen.is_some() {
        return Err(Refusal::NotPermitted { act: moment.act });
    }
    let last = registration.on + time::Duration::days(i64::from(word.days));
    if !moment.actor.is_staff() && moment.today() > last {
        return Err(Refusal::ContestOver { last });
    }
    let note = note.trim();
    let said = (!note.is_empty()).then(|| Particulars::note("note", note));
    Ok(Decision {
        actions: vec![(Action::Contested { identity_seen }, said)],
        effects: vec![moment.notify("contested", Vec::new())],
        ..Decision::default()
    })
}

pub(super) fn dismiss(moment: Moment<'_>, note: &str) -> Result<Decision, Refusal> {
    let Some(contest) = &moment.case.contest else { return Err(moment.not_now()) };
    if contest.by.staff_id().is_some() && contest.by.staff_id() == moment.actor.staff_id() {
        return Err(Refusal::SamePerson);
    }
    if !has_words(note) {
        return Err(Refusal::BadInput(catalogue::Problem::new(&catalogue::FieldId::new("note"), "problem-reason-too-short")));
    }
    Ok(Decision {
        actions: vec![(Action::ContestDismissed, Some(Particulars::note("note", note.trim())))],
        effects: vec![moment.notify("contest-dismissed", Vec::new())],
        ..Decision::default()
    })
}

/// Whom to tell that this was recorded of her.
pub(super) fn tell(moment: Moment<'_>) -> Option<Tell> {
    let word = moment.ground.service.contest.as_ref()?;
    let nik = moment.case.answers.get(word.person.as_str())?;
    let last = moment.today() + time::Duration::days(i64::from(word.days));
    // Not the number of this case: it is not hers.
    let effect = Effect::Notify { notice: TOLD.to_owned(), args: vec![("date".to_owned(), last.to_string())] };
    Some(Tell { nik: nik.to_owned(), effect })
}
