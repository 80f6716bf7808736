//! The watch over births: one office, one officer, one informant, one mother with more than is usual.
//!
//! **Invariant:** a family at home is never stopped by what others did; officers are, and go on when the head of office releases the day.
//! The act that reaches a measure carries the alert, so that a refusal has nothing to write. Read next: crate `watch` (the measures).

use super::{Ground, Moment};
use crate::{
    actor::Actor,
    command::Command,
    decision::Decision,
    facts::{PaceOf, ReadFault, Reads, WatchFacts},
    now::Now,
    refusal::Refusal,
    state::Application,
};
use catalogue::Answers;
use watch::{Alert, AlertKind, Pace, families, pace::Measure};

/// Reads what [`sent`] and [`registered`] look at.
pub(crate) fn gather(
    ground: Ground<'_>, case: &Application, command: &Command, actor: &Actor, now: &Now, reads: &dyn Reads,
) -> Result<WatchFacts, ReadFault> {
    let (mut facts, subject) = (WatchFacts::default(), &ground.service.subject);
    let (Some(_), Some(date)) = (&subject.born_of, &subject.date) else { return Ok(facts) };
    let today = ground.government.calendar.date_of(now.at);
    for of in paces(ground, case, command, actor) {
        let counts = reads.pace(&of, today)?;
        facts.paces.push((of, counts));
    }
    if matches!(command, Command::Submit { .. }) {
        if let Some(mother) = ground.service.born_of(&case.answers) {
            facts.mother_births = reads.births_of(case.id, &mother, date)?;
        }
        let said = |field| case.answers.get(field);
        let since = now.at - time::Duration::days(families::INFORMANT_DAYS);
        facts.informant_cases = reads.sent_by(case.id, said("informant.nik"), said("informant.phone"), since)?;
    }
    Ok(facts)
}

/// What this act would count.
fn paces(ground: Ground<'_>, case: &Application, command: &Command, actor: &Actor) -> Vec<PaceOf> {
    let of = |kind, about: &str| PaceOf { kind, about: about.to_owned() };
    match command {
        Command::Submit { .. } => {
            let responsible = ground.service.ward(&case.answers).and_then(|ward| ground.government.responsible(ward));
            responsible.map(|offices| of(AlertKind::BirthsSent, offices.ward.as_str())).into_iter().collect()
        }
        Command::Register | Command::RecordElsewhere { .. } => {
            let ward = case.responsible.as_ref().map(|offices| of(AlertKind::BirthsRegistered, offices.ward.as_str()));
            ward.into_iter().chain(actor.staff_id().map(|officer| of(AlertKind::OfficerRegistered, &officer.0))).collect()
        }
        _ => Vec::new(),
    }
}

fn measure(moment: Moment<'_>, of: &PaceOf) -> Measure {
    let rules = &moment.ground.government.watch;
    if of.kind == AlertKind::OfficerRegistered { rules.officer() } else { rules.ward(&of.about) }
}

/// Counts this birth for everybody it counts for. `stops`: refuses beyond the measure.
fn counted(moment: Moment<'_>, stops: bool, decision: &mut Decision) -> Result<(), Refusal> {
    let today = moment.today();
    for (of, counts) in &moment.facts.watch.paces {
        match measure(moment, of).judge(*counts) {
            Pace::Stop { usual, .. } if stops => return Err(Refusal::TooManyBirths { of: of.clone(), usual }),
            // From home it goes through; the supervisor is told, once a day.
            Pace::Stop { count, usual } | Pace::Tell { count, usual } => {
                decision.alerts.push((Alert { kind: of.kind, about: of.about.clone(), count, usual }, today));
            }
            Pace::Usual => {}
        }
        decision.paces.push((of.clone(), today));
    }
    Ok(())
}

/// A birth is sent. Officers are stopped at the measure of the ward; at home only an informant with too many families is.
pub(super) fn sent(moment: Moment<'_>, answers: &Answers, decision: &mut Decision) -> Result<(), Refusal> {
    if moment.ground.service.subject.born_of.is_none() {
        return Ok(());
    }
    counted(moment, moment.actor.is_staff(), decision)?;
    let facts = &moment.facts.watch;
    let families = facts.informant_cases.saturating_add(1);
    if families > families::INFORMANT_STOP && !moment.actor.is_staff() {
        return Err(Refusal::TooManyFamilies { most: families::INFORMANT_STOP, days: families::INFORMANT_DAYS });
    }
    let mut tell = |kind, count, usual| decision.alerts.push((Alert { kind, about: String::new(), count, usual }, moment.today()));
    // At the fifth, and then at each tenth: the counter may send on.
    if families == families::INFORMANT_TELL || families.is_multiple_of(families::INFORMANT_STOP) {
        tell(AlertKind::Informant, families, families::INFORMANT_TELL - 1);
    }
    if let Some((count, usual)) = moment.ground.service.event_date(answers).and_then(|born| families::mother(born, &facts.mother_births)) {
        tell(AlertKind::Mother, count, usual);
    }
    Ok(())
}

/// A birth is registered, by an officer and for a ward.
pub(super) fn registered(moment: Moment<'_>, decision: &mut Decision) -> Result<(), Refusal> {
    counted(moment, true, decision)
}
