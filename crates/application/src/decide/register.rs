//! Recording and signing. The number comes from the series inside the same transaction.

use super::{Moment, approve::duplicates_settled, has_words, money, watch};
use crate::{action::Action, command::Act, decision::Decision, entry::Particulars, refusal::Refusal, stage::Stage};
use catalogue::{Answers, Condition, ReasonCode, field::{Field, FieldKind}, service::StepAct};
use registry::{Origin, RegisterEntry, RegistrationNumber};

pub(super) fn enter_nik(moment: Moment<'_>, nik: String) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| stage.is_under_review())?;
    let Some(entered) = &moment.ground.service.subject.entered_nik else { return Err(moment.not_now()) };
    let kind = FieldKind::Nik { birth_date: entered.birth_date.clone(), sex: entered.sex.clone() };
    let question = Field {
        id: entered.field.clone(), kind, required: true, when: Condition::default(), private: true, index: None, basis: String::new(),
        autocomplete: None, prefill: None,
    };
    let checked = question.check(&nik, &moment.case.answers, moment.today()).map_err(Refusal::BadInput)?;
    let mut answers = Answers::default();
    answers.set(&entered.field, &checked.value);
    Ok(Decision { actions: vec![(Action::NikEntered, Some(Particulars::answers(answers)))], ..Decision::default() })
}

pub(super) fn register(moment: Moment<'_>) -> Result<Decision, Refusal> {
    let case = moment.case;
    let written = case.registration.as_ref().map(|one| (&one.by, one.at)).or(case.annotated.as_ref().map(|one| (&one.by, one.at)));
    if let Some((by, at)) = written {
        return Err(Refusal::AlreadyDone { act: Act::Register, by: by.name().to_owned(), at });
    }
    moment.in_stage(|stage| stage == Stage::Approved)?;
    if case.due_act() != Some(StepAct::Register) {
        return Err(if case.confirmed { moment.not_now() } else { Refusal::NotConfirmed });
    }
    can_be_recorded(moment)?;
    let Some(office) = moment.actor.office() else { return Err(Refusal::NotPermitted { act: Act::Register }) };
    if moment.ground.service.series.is_empty() {
        return super::amend::write(moment, office, None);
    }
    let Some((series, serial)) = moment.facts.series.clone() else { return Err(moment.not_now()) };
    let number = series.number(serial).map_err(|_| Refusal::SeriesFull { date: series.date })?;
    let entry = entry_of(moment, number.clone(), series.date, office.clone());
    let mut decision = match moment.ground.service.writes_annotation() && !case.entry_elsewhere {
        true => super::amend::write(moment, office, Some(number.clone()))?,
        false => Decision { effects: vec![moment.notify("registered", Vec::new())], actions: vec![(Action::SigningRequested, None)], ..Decision::default() },
    };
    decision.actions.insert(0, (Action::Registered { number, registered_on: series.date }, None));
    decision.register = Some((entry, series, serial));
    decision.tell = super::contest::tell(moment);
    watch::registered(moment, &mut decision)?;
    Ok(decision)
}

/// Confirmed where the route asks for it, no change open, no duplicate unjudged, nothing left open that the document says.
pub(super) fn can_be_recorded(moment: Moment<'_>) -> Result<(), Refusal> {
    let case = moment.case;
    if !case.confirmed && case.goes_through(StepAct::Confirm) {
        return Err(Refusal::NotConfirmed);
    }
    if case.proposal.is_some() {
        return Err(Refusal::ChangeOpen);
    }
    duplicates_settled(moment)?;
    match moment.ground.service.undecided(&case.decided) {
        Some(fact) => Err(Refusal::FactUndecided { fact: fact.clone() }),
        None => Ok(()),
    }
}

pub(super) fn entry_of(moment: Moment<'_>, number: RegistrationNumber, on: time::Date, office: catalogue::OfficeId) -> RegisterEntry {
    let case = moment.case;
    RegisterEntry {
        number,
        service: case.service.clone(),
        edition: case.edition,
        registered_at: moment.now.at,
        registered_on: on,
        office,
        late: case.facts.get("timing") == Some("late"),
        origin: Origin::Here,
        facts: case.known_facts(),
        particulars: moment.ground.service.recorded(&case.answers, case.declared_on.unwrap_or(on)),
    }
}

pub(super) fn request_signing(moment: Moment<'_>) -> Result<Decision, Refusal> {
    // Something was written beside the entry while its extract waited: it is made anew, and nobody has to apply again.
    let outdated = super::amend::is_outdated(moment);
    moment.in_stage(|stage| stage == Stage::Registered || outdated && matches!(stage, Stage::Issued | Stage::Ready))?;
    Ok(Decision { actions: vec![(Action::SigningRequested, None)], effects: vec![moment.notify("signing-again", Vec::new())], ..Decision::default() })
}

pub(super) fn sign(moment: Moment<'_>, certificate_sha256: String) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| stage == Stage::Signing)?;
    super::amend::may_be_given(moment)?;
    // Whoever acts for the head never signs what she approved or recorded herself.
    super::approve::same_person(moment, Act::Approve)?;
    super::approve::same_person(moment, Act::Register)?;
    let mut actions = money::owed(moment);
    actions.push((Action::Signed { certificate_sha256 }, None));
    Ok(Decision {
        actions,
        issued_from: moment.case.extract_of(moment.ground.service),
        effects: vec![moment.notify(signed_notice(moment), Vec::new())],
        ..Decision::default()
    })
}

pub(super) fn signed_notice(moment: Moment<'_>) -> &'static str {
    match moment.case.delivery() {
        crate::state::Delivery::Download => "ready-download",
        crate::state::Delivery::PickUp => "signed",
    }
}

pub(super) fn decline_signing(moment: Moment<'_>, code: ReasonCode, note: String) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| stage == Stage::Signing)?;
    // The head's codes are no reasons of the service; a code is all that may stand in the log.
    if code.as_str().is_empty() || code.as_str().len() > 40 || !code.as_str().bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'-') {
        return Err(Refusal::UnknownReason { code });
    }
    if !has_words(&note) {
        return Err(Refusal::ReasonNeedsWords { code });
    }
    Ok(Decision {
        actions: vec![(Action::SigningDeclined { code }, Some(Particulars::note("note", note.trim())))],
        // Why is between the offices; that it takes longer is hers to know.
        effects: vec![moment.notify("signing-declined", Vec::new())],
        ..Decision::default()
    })
}
