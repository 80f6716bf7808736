//! Recorded in the government's outside registry: number and signed PDF are brought back, and matched with the case.
//!
//! **Invariant:** no number is made here; one that is not of the government, of this register or of a past day is refused, and so is one,
//! or a PDF, that another case has already.

use super::{Moment, end::before_register, money, register, watch};
use crate::{action::{Action, SuspensionReason}, actor::Actor, command::Act, decision::Decision, refusal::Refusal, stage::Stage};
use catalogue::{FieldId, Problem, service::StepAct};
use registry::RegistrationNumber;
use time::Date;

pub(super) fn record(moment: Moment<'_>, number: &str, certificate_sha256: String) -> Result<Decision, Refusal> {
    let case = moment.case;
    if let Some(registration) = &case.registration {
        let by = match &registration.by {
            Actor::Staff { name, .. } => name.clone(),
            Actor::Applicant | Actor::System => String::new(),
        };
        return Err(Refusal::AlreadyDone { act: Act::RecordElsewhere, by, at: registration.at });
    }
    let stands = case.suspended.as_ref().filter(|_| case.stage == Stage::Suspended);
    // What comes back although the outside was said to be down is taken.
    let waits = stands.is_some_and(|standing| standing.resumes_to == Stage::Recording && standing.reason == SuspensionReason::RegistryDown);
    moment.in_stage(|stage| stage == Stage::Recording || waits && before_register(case, stage))?;
    if case.due_act() != Some(StepAct::RecordElsewhere) {
        return Err(moment.not_now());
    }
    register::can_be_recorded(moment)?;
    let (number, on) = checked(moment, number)?;
    if certificate_sha256.len() != 64 || !certificate_sha256.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Err(bad("certificate", "problem-recorded-certificate"));
    }
    if moment.facts.taken.certificate {
        return Err(bad("certificate", "problem-recorded-certificate-taken"));
    }
    let Some(office) = moment.actor.office() else { return Err(Refusal::NotPermitted { act: Act::RecordElsewhere }) };
    let entry = register::entry_of(moment, number.clone(), on, office.clone());
    let mut actions = money::owed(moment);
    if stands.is_some() {
        actions.push((Action::Resumed { due_at: moment.due_after_pause() }, None));
    }
    actions.push((Action::RecordedElsewhere { number, recorded_on: on, certificate_sha256: certificate_sha256.clone() }, None));
    let mut decision = Decision {
        actions,
        effects: vec![moment.notify("registered", Vec::new()), moment.notify(register::signed_notice(moment), Vec::new())],
        recorded: Some((entry, certificate_sha256)),
        tell: super::contest::tell(moment),
        ..Decision::default()
    };
    watch::registered(moment, &mut decision)?;
    Ok(decision)
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
