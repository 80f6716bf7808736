//! The documents of a case as tabs, the one in sight, and the officer's typed decision for each.

use super::super::{offered, shared::{case_path, record_path}, words};
use super::Look;
use crate::page::{Button, Choice, DocumentTab, DocumentTabs, DocumentViewer, Emphasis, Field, Radios, Tag, Tone};
use application::{
    action::{Document, DocumentSource},
    command::Act,
};
use catalogue::{Service, SlotId, service::Requirement};
use maud::{Markup, html};

/// One page of one document, in the order of the requirements.
struct Sheet<'a> {
    document: &'a Document,
    page: u16,
}

fn sheets<'a>(look: &Look<'a>) -> Vec<Sheet<'a>> {
    let case = look.case;
    let asked = case.requirements.iter().flat_map(|requirement| case.documents_in(&requirement.slot));
    let others = case.documents.iter().filter(|document| !case.requirements.iter().any(|asked| asked.slot == document.slot));
    let pages = |document: &'a Document| (1..=document.pages.max(1)).map(move |page| Sheet { document, page });
    asked.chain(others).flat_map(pages).collect()
}

pub(super) fn documents(look: &Look<'_>) -> Markup {
    let (seat, case) = (look.seat, look.case);
    let sheets = sheets(look);
    let shown = look.shown.clamp(1, sheets.len().max(1));
    let tabs: Vec<DocumentTab> = sheets.iter().enumerate().map(|(index, sheet)| tab(look, sheet, index + 1, index + 1 == shown)).collect();
    let next = (shown < sheets.len()).then(|| format!("{}?dok={}", record_path(case.id), shown + 1));
    html! {
        @if sheets.is_empty() { p { (seat.say("counter-no-documents")) } }
        @else {
            (DocumentTabs { label: &seat.say("counter-documents"), tabs: &tabs })
            @if let Some(sheet) = sheets.get(shown - 1) { (viewer(look, sheet, next.as_deref())) }
        }
    }
}

fn tab(look: &Look<'_>, sheet: &Sheet<'_>, place: usize, current: bool) -> DocumentTab {
    let (seat, case) = (look.seat, look.case);
    let name = words::slot_name(&seat.visit, &sheet.document.slot);
    let title = if sheet.document.pages > 1 {
        seat.say_with("counter-document-page", &[("name", &name), ("page", &sheet.page.to_string())])
    } else {
        name
    };
    let picture = |page: u16| case_path(case.id, &format!("gambar/{}/{page}", sheet.document.document));
    let first = sheet.page == 1 && sheet.document.source != DocumentSource::Paper;
    DocumentTab {
        title,
        href: format!("{}?dok={place}", record_path(case.id)),
        thumbnail: first.then(|| picture(0)),
        status: decided(look, &sheet.document.slot),
        current,
    }
}

fn decided(look: &Look<'_>, slot: &SlotId) -> Markup {
    html! {
        @if let Some(decision) = look.case.decision_on(slot) {
            (Tag { text: &words::kind_name(&look.seat.visit, &decision.kind), tone: Tone::Good })
        }
    }
}

fn viewer(look: &Look<'_>, sheet: &Sheet<'_>, next: Option<&str>) -> Markup {
    let (seat, case) = (look.seat, look.case);
    let name = words::slot_name(&seat.visit, &sheet.document.slot);
    if sheet.document.source == DocumentSource::Paper {
        return html! { p { strong { (name) } ": " (seat.say("counter-document-paper")) } };
    }
    let of_page = |kind: &str| case_path(case.id, &format!("{kind}/{}/{}", sheet.document.document, sheet.page));
    let alt = seat.say_with("counter-document-alt", &[("name", &name), ("page", &sheet.page.to_string())]);
    let next_label = seat.say("counter-document-next");
    html! {
        (DocumentViewer {
            src: &of_page("gambar"), alt: &alt, larger: &of_page("besar"), larger_label: &seat.say("counter-document-larger"),
            next: next.map(|href| (next_label.as_str(), href)),
        })
    }
}

/// For each required paper: what it is, as the officer reads it.
pub(super) fn decisions(look: &Look<'_>) -> Markup {
    let (seat, case) = (look.seat, look.case);
    let deciding = offered::may(seat, case, Act::Review);
    html! {
        h2 { (seat.say("counter-decisions")) }
        @for requirement in &case.requirements {
            @if case.documents_in(&requirement.slot).next().is_none() { (absent(look, requirement)) }
            @else if deciding { (decision(look, look.service, &requirement.slot)) }
            @else { p { strong { (words::slot_name(&seat.visit, &requirement.slot)) } " " (decided(look, &requirement.slot)) } }
        }
    }
}

fn absent(look: &Look<'_>, requirement: &Requirement) -> Markup {
    let must = requirement.need == catalogue::service::Need::Must;
    let key = match must {
        _ if look.case.erased.is_some() => "counter-document-erased",
        true => "counter-document-missing",
        false => "counter-document-not-given",
    };
    let must = must && look.case.erased.is_none();
    html! {
        p { strong { (words::slot_name(&look.seat.visit, &requirement.slot)) } " "
            (Tag { text: &look.seat.say(key), tone: if must { Tone::Attention } else { Tone::Neutral } }) }
    }
}

/// Never chosen for the officer, except where the slot takes one kind only or she has decided before.
fn decision(look: &Look<'_>, service: &Service, slot: &SlotId) -> Markup {
    let (seat, case) = (look.seat, look.case);
    let visit = &seat.visit;
    let kinds = service.slots.get(slot.as_str()).map(|slot| slot.kinds.as_slice()).unwrap_or_default();
    let name = format!("kind-{slot}");
    let former = case.decision_on(slot).map(|decision| decision.kind.as_str());
    let only = (kinds.len() == 1).then(|| kinds.first().map(|kind| kind.as_str())).flatten();
    let chosen = look.sent.find(&name).or(former).or(only);
    let choices: Vec<Choice> = kinds
        .iter()
        .map(|kind| Choice {
            value: kind.to_string(),
            label: words::kind_name(visit, kind),
            checked: chosen == Some(kind.as_str()),
            ..Default::default()
        })
        .collect();
    let place = sheets(look).iter().position(|sheet| sheet.document.slot == *slot).map(|index| (index + 1).to_string());
    html! {
        (Radios {
            field: Field { words: visit.words(), name: &name, label: &words::slot_name(visit, slot), ..Default::default() },
            choices: &choices, ..Default::default()
        })
        @if let Some(place) = &place {
            (Button { label: &seat.say("counter-document-show"), emphasis: Emphasis::Secondary, name: Some("dok"), value: Some(place), ..Default::default() })
        }
    }
}
