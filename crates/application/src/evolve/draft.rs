//! Answers, documents, and what stands beside the log.

use crate::{action::{Action, Document}, entry::Entry, ids::DocumentId, state::Application};
use catalogue::SlotId;

pub(super) fn opened(case: &mut Application, entry: &Entry) {
    if let Action::Opened { government, service, edition, channel, language } = &entry.action {
        case.government = government.clone();
        case.service = service.clone();
        case.edition = *edition;
        case.channel = *channel;
        case.language.clone_from(language);
        case.opened_at = entry.at;
    }
}

pub(super) fn answered(case: &mut Application, entry: &Entry, page: &str) {
    case.pages_done.insert(page.to_owned());
    let Some(particulars) = &entry.particulars else { return };
    if let Some(returned) = &mut case.returned {
        let emptied = particulars.removed.iter().map(|field| (field, None));
        for (field, value) in particulars.answers.iter().map(|(field, value)| (field, Some(value))).chain(emptied) {
            // An answer that only stood unchanged on the same page is not hers to mend.
            if returned.asks_for_field(field) || case.answers.get(field.as_str()) != value {
                returned.mended_fields.insert(field.clone());
            }
        }
        case.confirmed = false;
    }
    for field in &particulars.removed {
        case.answers.remove(field);
    }
    case.answers.extend(&particulars.answers);
}

pub(super) fn particulars_entered(case: &mut Application, entry: &Entry) {
    if let Some(particulars) = &entry.particulars {
        case.answers.extend(&particulars.answers);
    }
}

pub(super) fn part_entered(case: &mut Application, entry: &Entry, part: &str) {
    let said = entry.particulars.as_ref().map(|said| said.answers.clone()).unwrap_or_default();
    case.parts.insert(part.to_owned(), said);
}

pub(super) fn attached(case: &mut Application, document: &Document) {
    case.documents.push(document.clone());
    slot_changed(case, &document.slot);
}

pub(super) fn detached(case: &mut Application, document: DocumentId) {
    let slot = case.documents.iter().find(|one| one.document == document).map(|one| one.slot.clone());
    case.documents.retain(|one| one.document != document);
    if let Some(slot) = slot {
        slot_changed(case, &slot);
    }
}

/// The officer's decision was about other papers: it falls away with all that it decided, and so does what she saw.
fn slot_changed(case: &mut Application, slot: &SlotId) {
    if case.decision_on(slot).is_some() {
        case.decided = Default::default();
        case.reviewed = false;
    }
    case.document_decisions.retain(|decision| decision.slot != *slot);
    case.papers_seen.retain(|paper| paper.slot != *slot);
    if let Some(returned) = &mut case.returned {
        returned.mended_slots.insert(slot.clone());
        case.confirmed = false;
    }
}
