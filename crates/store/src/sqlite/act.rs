//! One act, one transaction: load, decide, write everything or nothing.

use super::{
    alerts, annotations, blanks, delivery, erasure, fault::broken, index, ledger, log, mails, making, outbox, paces, reads::Reading, receipt, register, second_person, session, summary, telling,
    times::to_stored,
    tx::{Case, Government, Tx},
};
use crate::contract::{ActError, ActRequest, Outcome, PinTo};
use application::{Application, Decision, Entry, Now, Refusal, evolve};

pub(super) fn act(tx: &Tx<'_>, request: ActRequest) -> Result<Outcome, ActError> {
    let ActRequest { government, application: id, create, seen, delivery, actor, now, decide, pin_to } = request;
    let government = tx.government(&government)?;
    if let Some(token) = delivery
        && let Some(former) = delivery::find(tx, government, token)?
    {
        let application = log::load(tx, government, former)?;
        return Ok(Outcome { application, receipt: None, repeated: true });
    }
    let case = tx.find_case(government, id)?;
    let before = match (case, create) {
        (Some(case), false) => log::take(tx, government, case)?,
        (None, true) => Application::blank(id),
        (None, false) => return Err(ActError::NotFound),
        (Some(_), true) => return Err(broken("a case that begins twice").into()),
    };
    if let Some(seen) = seen.filter(|seen| *seen != before.seq) {
        return Err(Refusal::Stale { seen, now: before.seq }.into());
    }
    let reading = Reading { tx, government, service: &before.service };
    let mut decision = decide(&before, &reading)?;
    let (awaited, contested, to_make) = (before.awaits_second(), before.contest.is_some(), making::lines(&before));
    let (entries, after) = apply(before, &mut decision, &actor, &now);
    if !after.is_open() {
        return Err(broken("an act on a case that never began").into());
    }
    if after.government.as_str() != government.name {
        return Err(broken("a case of another government").into());
    }
    let receipt = decision.receipt.take();
    let (counted, told) = (std::mem::take(&mut decision.paces), std::mem::take(&mut decision.alerts));
    let blank = decision.blank.take();
    let case = write(tx, government, case, &after, &entries, decision, &now)?;
    second_person::note(tx, government, case, &entries, &awaited, &after)?;
    ledger::note(tx, government, case, &entries, &after)?;
    making::note(tx, government, case, &to_make, &after)?;
    if let Some(taken) = &blank {
        blanks::take(tx, government, case, taken, &actor, &now)?;
    }
    annotations::note_contest(tx, government, case, contested, after.contest.as_ref().map(|contest| contest.at))?;
    paces::count(tx, government, &counted)?;
    for (alert, day) in &told {
        // What is told of an office or an officer is no one case's.
        alerts::add(tx, government, alert, alert.about.is_empty().then_some(case.number), *day, now.at)?;
    }
    if let Some(new) = &receipt {
        receipt::write(tx, government, case, new)?;
        match &pin_to {
            Some(PinTo::Browser(key)) => session::show_pin(tx, government, key, case.id, new, &now)?,
            Some(PinTo::Inbox(email)) => mails::put_receipt(tx, government, email, (case.id, new), &after.language, now.at)?,
            None => {}
        }
    }
    if let Some(token) = delivery {
        delivery::note(tx, government, case, token, &now)?;
    }
    if let Some(known) = tx.known {
        known.remember(government.number, after.clone());
    }
    Ok(Outcome { application: after, receipt, repeated: false })
}

/// Gives each action its place in the log and folds it in.
fn apply(before: Application, decision: &mut Decision, actor: &application::Actor, now: &Now) -> (Vec<Entry>, Application) {
    let at = to_stored(now.at);
    let mut after = before;
    let mut entries = Vec::with_capacity(decision.actions.len());
    for (action, particulars) in std::mem::take(&mut decision.actions) {
        let entry = Entry { seq: after.seq + 1, at, by: actor.clone(), action, particulars: log::worth_keeping(particulars) };
        after = evolve(after, &entry);
        entries.push(entry);
    }
    (entries, after)
}

fn write(
    tx: &Tx<'_>,
    government: Government<'_>,
    case: Option<Case>,
    after: &Application,
    entries: &[Entry],
    decision: Decision,
    now: &Now,
) -> Result<Case, ActError> {
    let case = match case {
        Some(case) => {
            summary::update(tx, government, case, after, decision.card.as_ref())?;
            case
        }
        None => summary::insert(tx, government, after, decision.card.as_ref())?,
    };
    let case = Case { seq: after.seq, ..case };
    if let Some(first) = entries.first() {
        let by = log::by_json(&first.by)?;
        for entry in entries {
            log::add(tx, government, case, entry, &by, now)?;
        }
    }
    if let Some(terms) = &decision.index {
        index::replace(tx, government, case, terms)?;
    }
    if let Some((entry, series, serial)) = &decision.register {
        register::write(tx, government, case, entry, series, *serial)?;
    }
    if let Some((entry, certificate_sha256)) = &decision.recorded {
        register::write_recorded(tx, government, case, entry, certificate_sha256)?;
    }
    if let Some(certificate_sha256) = &decision.brought_back {
        register::note_recorded(tx, government, case, certificate_sha256)?;
    }
    if let Some((series, serial)) = &decision.receipt_number {
        register::advance(tx, government, series, *serial)?;
    }
    if let Some(entry) = &decision.kept {
        register::keep(tx, government, case, entry)?;
    }
    if let Some((entry, annotation)) = &decision.annotation {
        annotations::write(tx, government, case, *entry, annotation)?;
    }
    if let Some(entry) = decision.issued_from {
        annotations::issued(tx, government, case, entry, now.at)?;
    }
    if let Some(told) = &decision.tell {
        telling::tell(tx, government, case, told, now)?;
    }
    if decision.erase {
        erasure::forget(tx, government, case, now)?;
    }
    for effect in &decision.effects {
        outbox::add(tx, government, case, effect, now)?;
    }
    Ok(case)
}
