//! Applications about an entry that stands in the register already: it is found and compared, what shall be changed is drafted, a second
//! person decides, and a note, a correction or an annulment is written beside it.
//!
//! **Invariant:** the entry is never touched, and nothing is written beside it that two persons did not agree to: whoever drafted or approved
//! it never decides. A note is drafted by its approval: nobody types it, it follows from the application. Read next: `registry::annotation`.

use super::{Moment, has_words};
use crate::{
    action::Action,
    actor::Actor,
    command::Act,
    decision::Decision,
    entry::Particulars,
    facts::EntryLife,
    refusal::Refusal,
    stage::Stage,
};
use catalogue::{Answers, OfficeId, ReasonCode, Service, basis::claimed, service::{Annotates, Does, ReasonAct, StepAct}};
use registry::{Annotation, AnnotationKind, Origin, RegistrationNumber, Standing};
use std::collections::BTreeMap;

fn annotates<'a>(moment: Moment<'a>) -> Result<&'a Annotates, Refusal> {
    moment.ground.service.annotates.as_ref().ok_or_else(|| moment.not_now())
}

/// While the registrar has it in hand: up to the approval, which builds on what is found and drafted here.
fn before_approval(moment: Moment<'_>) -> Result<(), Refusal> {
    if moment.case.stage.is_under_review() && moment.case.due_act() == Some(StepAct::Approve) { Ok(()) } else { Err(moment.not_now()) }
}

/// The entry that the case points at, as the register has it.
fn life<'a>(moment: Moment<'a>) -> Result<&'a EntryLife, Refusal> {
    let entry = moment.case.entry.as_ref().ok_or(Refusal::EntryMissing)?;
    let life = moment.facts.life.as_ref().filter(|life| life.of == entry.application);
    life.ok_or(Refusal::EntryMissing)
}

pub(super) fn refer(moment: Moment<'_>, number: &str, compared: bool) -> Result<Decision, Refusal> {
    let annotates = annotates(moment)?;
    before_approval(moment)?;
    let found = moment.facts.life.as_ref().filter(|life| Some(&life.entry.number) == RegistrationNumber::read(number).as_ref() && annotates.services.contains(&life.entry.service));
    let Some(life) = found.filter(|life| life.of != moment.case.id) else { return Err(Refusal::EntryNotFound) };
    if life.annulment().is_some() {
        return Err(Refusal::EntryAnnulled);
    }
    if matches!(life.entry.origin, Origin::Region(_)) && annotates.does != Does::Nothing {
        return Err(Refusal::EntryNotOurs);
    }
    if !compared {
        return Err(Refusal::EntryMissing);
    }
    let referred = Action::Referred { entry: life.of, number: life.entry.number.clone() };
    Ok(Decision { actions: vec![(referred, None)], ..Decision::default() })
}

pub(super) fn elsewhere(moment: Moment<'_>) -> Result<Decision, Refusal> {
    if !annotates(moment)?.elsewhere {
        return Err(moment.not_now());
    }
    before_approval(moment)?;
    Ok(Decision { actions: vec![(Action::EntryElsewhere, None)], ..Decision::default() })
}

pub(super) fn draft(moment: Moment<'_>, content: Answers, code: ReasonCode, note: &str) -> Result<Decision, Refusal> {
    let does = annotates(moment)?.does;
    if !does.is_drafted() {
        return Err(moment.not_now());
    }
    before_approval(moment)?;
    let reason = moment.reason(&code, ReasonAct::Amend)?;
    if reason.free_text && !has_words(note) {
        return Err(Refusal::ReasonNeedsWords { code });
    }
    let basis = reason.basis.clone().unwrap_or_default();
    let life = life(moment)?;
    let changed = if does == Does::Correction { changed(moment, life, &content)? } else { Answers::default() };
    let fields = changed.iter().map(|(field, _)| field.clone()).collect();
    let mut said = Particulars::answers(changed);
    if !note.trim().is_empty() {
        said.notes.insert("note".to_owned(), note.trim().to_owned());
    }
    Ok(Decision { actions: vec![(Action::AmendmentDrafted { fields, code, basis }, Some(said))], ..Decision::default() })
}

/// The service whose register the entry stands in.
fn service_of<'a>(moment: Moment<'a>, life: &EntryLife) -> Result<&'a Service, Refusal> {
    moment.ground.government.services.get(&life.entry.service).map(|service| &**service).ok_or(Refusal::EntryNotFound)
}

/// Only what stands on the document, each answer checked as if it were typed today; at least one differs.
fn changed(moment: Moment<'_>, life: &EntryLife, content: &Answers) -> Result<Answers, Refusal> {
    let service = service_of(moment, life)?;
    let before = life.content();
    let mut after = before.clone();
    content.iter().for_each(|(field, value)| after.set(field, value));
    let (mut changed, mut problems) = (Answers::default(), Vec::new());
    for (id, raw) in content.iter() {
        let field = service.fields.get(id.as_str()).filter(|_| service.prints.iter().any(|print| print.field == *id));
        let Some(field) = field else { continue };
        match field.check(raw, &after, moment.today()) {
            Ok(checked) if !checked.value.is_empty() && before.get(id.as_str()) != Some(checked.value.as_str()) => changed.set(id, &checked.value),
            Ok(_) => {}
            Err(problem) => problems.push(problem),
        }
    }
    match (problems.is_empty(), changed.is_empty()) {
        (false, _) => Err(Refusal::Incomplete { problems, missing: Vec::new() }),
        (true, true) => Err(Refusal::AmendmentMissing),
        (true, false) => Ok(changed),
    }
}

/// Before the approval: the entry is found, and what shall be changed is drafted.
pub(super) fn is_ready(moment: Moment<'_>) -> Result<(), Refusal> {
    let Some(annotates) = &moment.ground.service.annotates else { return Ok(()) };
    if moment.case.entry_elsewhere {
        return Ok(());
    }
    if life(moment)?.annulment().is_some() {
        return Err(Refusal::EntryAnnulled);
    }
    if annotates.does.is_drafted() && moment.case.amendment.is_none() {
        return Err(Refusal::AmendmentMissing);
    }
    Ok(())
}

/// Who approves a note asks a second person for it; from then on it waits as a draft does.
pub(super) fn of_approval(moment: Moment<'_>) -> Option<Action> {
    let notes = moment.ground.service.annotates.as_ref().is_some_and(|annotates| annotates.does == Does::Note);
    let reason = moment.ground.service.note_reason().filter(|_| notes && !moment.case.entry_elsewhere)?;
    Some(Action::AmendmentDrafted { fields: Vec::new(), code: reason.code.clone(), basis: reason.basis.clone().unwrap_or_default() })
}

/// The second person: neither who drafted it nor who approved it.
pub(super) fn decide(moment: Moment<'_>, agreed: bool) -> Result<Decision, Refusal> {
    moment.in_stage(|stage| matches!(stage, Stage::Approved | Stage::Recording))?;
    let Some(amendment) = moment.case.amendment.as_ref().filter(|amendment| amendment.agreed_by.is_none()) else { return Err(moment.not_now()) };
    let me = moment.actor.staff_id();
    let approved = moment.case.last(Act::Approve).and_then(|(actor, _)| actor.staff_id());
    if me.is_none() || me == amendment.by.staff_id() || me == approved {
        return Err(Refusal::SamePerson);
    }
    // A no takes back the draft that she was asked to agree to.
    let effects = if agreed { Vec::new() } else { vec![moment.notify("draft-again", Vec::new())] };
    Ok(Decision { actions: vec![(Action::AmendmentDecided { agreed }, None)], effects, ..Decision::default() })
}

/// What the step `register` writes beside the entry; `number` is that of the case's own entry, if it has one.
pub(super) fn write(moment: Moment<'_>, office: &OfficeId, number: Option<RegistrationNumber>) -> Result<Decision, Refusal> {
    let kind = match annotates(moment)?.does {
        Does::Note => AnnotationKind::Note,
        Does::Correction => AnnotationKind::Correction,
        Does::Annulment => AnnotationKind::Annulment,
        Does::Nothing => return Err(moment.not_now()),
    };
    let life = life(moment)?;
    if life.annulment().is_some() {
        return Err(Refusal::EntryAnnulled);
    }
    if life.contested && kind != AnnotationKind::Annulment {
        return Err(Refusal::Contested);
    }
    let amendment = moment.case.amendment.as_ref();
    let agreed_by = amendment.and_then(|amendment| amendment.agreed_by.as_ref());
    if agreed_by.is_none() {
        return Err(Refusal::AmendmentUndecided);
    }
    let (words, content) = said(moment, life, number.as_ref())?;
    let annotation = Annotation {
        ordinal: life.next_ordinal(),
        kind,
        service: moment.case.service.clone(),
        edition: moment.case.edition,
        at: moment.now.at,
        on: moment.today(),
        office: office.clone(),
        approved_by: moment.case.last(Act::Approve).map(|(actor, _)| actor.name().to_owned()).unwrap_or_default(),
        decided_by: agreed_by.map(|actor: &Actor| actor.name().to_owned()),
        written_by: moment.actor.name().to_owned(),
        reason: amendment.map(|amendment| amendment.code.clone()),
        basis: amendment.map_or_else(|| moment.ground.service.standard.basis.first().cloned().unwrap_or_default(), |amendment| amendment.basis.clone()),
        number,
        words,
        content,
    };
    let written = Action::Annotated { entry: life.of, ordinal: annotation.ordinal, kind, on: annotation.on };
    Ok(Decision {
        actions: vec![(written, None), (Action::SigningRequested, None)],
        effects: vec![moment.notify("registered", Vec::new())],
        annotation: Some((life.of, annotation)),
        ..Decision::default()
    })
}

/// The sentence in every language, and what holds after a correction.
fn said(moment: Moment<'_>, life: &EntryLife, number: Option<&RegistrationNumber>) -> Result<(BTreeMap<String, String>, Option<Answers>), Refusal> {
    let service = moment.ground.service;
    let today = moment.today();
    let date = format!("{:02}-{:02}-{:04}", today.day(), u8::from(today.month()), today.year());
    let own = number.map(ToString::to_string).unwrap_or_default();
    let basis = moment.case.amendment.as_ref().map(|amendment| claimed(&amendment.basis).to_owned()).unwrap_or_default();
    let answers = service.recorded(&moment.case.answers, moment.case.declared_on.unwrap_or(today));
    let more = |changes: String| [("date", date.clone()), ("number", own.clone()), ("entry", life.entry.number.to_string()), ("basis", basis.clone()), ("changes", changes)];
    let amendment = moment.case.amendment.as_ref().filter(|amendment| !amendment.content.is_empty());
    let Some(amendment) = amendment else { return Ok((service.annotation(&answers, &more(String::new())), None)) };
    let (before, mut after) = (life.content(), life.content().clone());
    amendment.content.iter().for_each(|(field, value)| after.set(field, value));
    let changes = service.changes(service_of(moment, life)?, before, &after);
    let words = changes.iter().filter_map(|(language, changes)| {
        let mut all = service.annotation(&answers, &more(changes.clone()));
        all.remove(language).map(|sentence| (language.clone(), sentence))
    });
    Ok((words.collect(), Some(after)))
}

/// Its extract lacks what was written beside the entry since.
pub(super) fn is_outdated(moment: Moment<'_>) -> bool {
    let standing = moment.facts.life.as_ref().and_then(|life| life.standing(moment.case.id));
    matches!(standing, Some(Standing::Outdated { .. }))
}

/// Its document will never be given out: the entry is annulled, or a newer extract took its place.
pub(super) fn is_void(moment: Moment<'_>) -> bool {
    let standing = moment.facts.life.as_ref().and_then(|life| life.standing(moment.case.id));
    matches!(standing, Some(Standing::Annulled { .. } | Standing::Superseded { .. }))
}

/// Nothing is signed, printed or given out from an annulled entry, nor an extract that no longer says what the register says.
pub(super) fn may_be_given(moment: Moment<'_>) -> Result<(), Refusal> {
    let Some(life) = &moment.facts.life else { return Ok(()) };
    // The letter that says so is given out all the same.
    if moment.case.annotated.as_ref().is_some_and(|annotated| annotated.kind == AnnotationKind::Annulment) {
        return Ok(());
    }
    match life.standing(moment.case.id) {
        Some(Standing::Annulled { .. }) => Err(Refusal::EntryAnnulled),
        None if life.annulment().is_some() => Err(Refusal::EntryAnnulled),
        _ if life.contested => Err(Refusal::Contested),
        // Signing makes it anew.
        Some(Standing::Outdated { .. }) if moment.act == Act::Sign => Ok(()),
        Some(Standing::Superseded { .. } | Standing::Outdated { .. }) => Err(Refusal::ExtractOutdated),
        Some(Standing::Current) | None => Ok(()),
    }
}
