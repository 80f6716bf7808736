//! Recorded in the government's outside registry: number and signed PDF are brought back, and matched with the case.
//!
//! **Invariant:** no number is made here; one that is not of the government, of this register or of a past day is refused, and so is one,
//! or a PDF, that another case has already. What the outside wrote beside an entry that stands here is written here too, by the same rules of
//! two persons.

use super::{Moment, end::before_register, money, register, watch};
use crate::{action::{Action, SuspensionReason}, command::Act, decision::Decision, refusal::Refusal, stage::Stage};
use catalogue::{FieldId, Problem, service::StepAct};
use registry::RegistrationNumber;
use time::Date;

pub(super) fn record(moment: Moment<'_>, number: &str, certificate_sha256: String) -> Result<Decision, Refusal> {
    let case = moment.case;
    let written = case.registration.as_ref().map(|one| (&one.by, one.at)).or(case.annotated.as_ref().map(|one| (&one.by, one.at)));
    if let Some((by, at)) = written {
        return Err(Refusal::AlreadyDone { act: Act::RecordElsewhere, by: by.name().to_owned(), at });
    }
    let stands = case.suspended.as_ref().filter(|_| case.stage == Stage::Suspended);
    // What comes back although the outside was said to be down is taken.
    let waits = stands.is_some_and(|standing| standing.resumes_to == Stage::Recording && standing.reason == SuspensionReason::RegistryDown);
    moment.in_stage(|stage| stage == Stage::Recording || waits && before_register(case, stage))?;
    if case.due_act() != Some(StepAct::RecordElsewhere) {
        return Err(moment.not_now());
    }
    register::can_be_recorded(moment)?;
    let own = if moment.ground.service.series.is_empty() { same_entry(moment, number).map(|()| None)? } else { Some(checked(moment, number)?) };
    if certificate_sha256.len() != 64 || !certificate_sha256.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(bad("certificate", "problem-recorded-certificate"));
    }
    if moment.facts.taken.certificate {
        return Err(bad("certificate", "problem-recorded-certificate-taken"));
    }
    let Some(office) = moment.actor.office() else { return Err(Refusal::NotPermitted { act: Act::RecordElsewhere }) };
    let mut decision = Decision {
        actions: money::owed(moment),
        effects: vec![moment.notify("registered", Vec::new()), moment.notify(register::signed_notice(moment), Vec::new())],
        tell: super::contest::tell(moment),
        issued_from: case.extract_of(moment.ground.service),
        ..Decision::default()
    };
    if stands.is_some() {
        decision.actions.push((Action::Resumed { due_at: moment.due_after_pause() }, None));
    }
    match own {
        Some((number, on)) => {
            let own = moment.ground.service.document(&case.answers, &case.known_facts()).filter(|document| !document.of_entry);
            decision.issued_from = decision.issued_from.or(own.map(|_| case.id));
            decision.recorded = Some((register::entry_of(moment, number.clone(), on, office.clone()), certificate_sha256.clone()));
            decision.actions.push((Action::RecordedElsewhere { number: number.clone(), recorded_on: on, certificate_sha256 }, None));
            if moment.ground.service.writes_annotation() && !case.entry_elsewhere {
                write_beside(&mut decision, super::amend::write(moment, office, Some(number))?);
            }
        }
        None => {
            super::amend::may_be_given(moment)?;
            if moment.ground.service.writes_annotation() {
                write_beside(&mut decision, super::amend::write(moment, office, None)?);
            }
            decision.actions.push((Action::BroughtBack { certificate_sha256: certificate_sha256.clone() }, None));
            decision.brought_back = Some(certificate_sha256);
        }
    }
    watch::registered(moment, &mut decision)?;
    Ok(decision)
}

/// The note without the intent to sign: that happened outside.
fn write_beside(decision: &mut Decision, note: Decision) {
    decision.actions.extend(note.actions.into_iter().filter(|(action, _)| matches!(action, Action::Annotated { .. })));
    decision.annotation = note.annotation;
}

/// A correction or an annulment has no number of its own: what comes back must be about the entry that was compared here.
fn same_entry(moment: Moment<'_>, number: &str) -> Result<(), Refusal> {
    let entry = moment.case.entry.as_ref().ok_or(Refusal::EntryMissing)?;
    if RegistrationNumber::parse(number.trim()).is_some_and(|(number, _, _)| number == entry.number) {
        return Ok(());
    }
    let problem = Problem::new(&FieldId::new("number"), "problem-recorded-number-entry");
    Err(Refusal::BadInput(problem.with("number", entry.number.as_str())))
}

fn bad(field: &str, key: &'static str) -> Refusal {
    Refusal::BadInput(Problem::new(&FieldId::new(field), key))
}

/// The number as the outside gave it, and the day that stands in it.
fn checked(moment: Moment<'_>, number: &str) -> Result<(RegistrationNumber, Date), Refusal> {
    let government = moment.ground.government;
    let Some((number, series, _)) = RegistrationNumber::parse(number.trim()) else { return Err(bad("number", "problem-recorded-number")) };
    if series.regency_code != government.regency_code {
        let problem = Problem::new(&FieldId::new("number"), "problem-recorded-number-elsewhere");
        return Err(Refusal::BadInput(problem.with("code", &government.regency_code)));
    }
    let known: Vec<&str> = moment.ground.service.series.iter().map(|row| row.letters.as_str()).collect();
    if !known.contains(&series.letters.as_str()) {
        let problem = Problem::new(&FieldId::new("number"), "problem-recorded-number-letters");
        return Err(Refusal::BadInput(problem.with("letters", &known.join(", "))));
    }
    if series.date > moment.today() || moment.case.declared_on.is_some_and(|declared| series.date < declared) {
        return Err(bad("number", "problem-recorded-number-day"));
    }
    if moment.facts.taken.number {
        return Err(bad("number", "problem-recorded-number-taken"));
    }
    Ok((number, series.date))
}
