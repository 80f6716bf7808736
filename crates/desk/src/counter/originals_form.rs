//! The checklist of originals: seen, like the photo, copy kept, sheets; and why one was not seen.
//!
//! Form names are `original-<slot>`, `matches-<slot>`, `copy-<slot>`, `sheets-<slot>`, `reason-<slot>` and `witnesses`.

use super::words;
use crate::{
    kernel::{Seat, Sent},
    page::{Column, Field, SelectOption, SingleCheckbox, Table},
};
use application::{
    Application,
    action::{DocumentSource, PaperSeen},
};
use catalogue::{ReasonCode, Service, SlotId, service::{ReasonAct, ReasonTarget, Requirement}};
use maud::{Markup, html};

/// Slots whose papers are looked at: what is asked for and there. Those whose original the law wants come first in the service's order.
fn looked_at<'a>(case: &'a Application, requirements: &'a [Requirement]) -> impl Iterator<Item = &'a Requirement> {
    requirements.iter().filter(|requirement| case.documents_in(&requirement.slot).next().is_some())
}

/// The rows of the checklist and the witnesses' tick.
pub(super) fn rows(seat: &Seat, service: &Service, case: &Application, requirements: &[Requirement], sent: &Sent) -> Markup {
    let column = |key: &str| Column { title: seat.say(key), numeric: false };
    let columns = ["counter-original-paper", "counter-original-seen", "counter-original-matches", "counter-original-copy", "counter-original-sheets", "counter-original-reason"].map(column);
    let reasons = reasons(seat, service);
    let rows: Vec<Vec<Markup>> = looked_at(case, requirements).map(|requirement| row(seat, case, requirement, &reasons, sent)).collect();
    let witnesses = seat.say("counter-original-witnesses");
    html! {
        @if !rows.is_empty() { (Table { caption: &seat.say("counter-originals-list"), columns: &columns, rows: &rows, row_headers: true }) }
        (SingleCheckbox {
            field: Field { words: seat.visit.words(), name: "witnesses", label: &witnesses, ..Default::default() },
            value: "yes", checked: sent.has("witnesses") || case.witnesses_present,
        })
    }
}

fn row(seat: &Seat, case: &Application, requirement: &Requirement, reasons: &[SelectOption], sent: &Sent) -> Vec<Markup> {
    let slot = &requirement.slot;
    let name = words::slot_name(&seat.visit, slot);
    let former = case.papers_seen.iter().find(|paper| paper.slot == *slot);
    let on_paper = case.documents_in(slot).any(|document| document.source == DocumentSource::Paper);
    let again = sent.pairs().next().is_some();
    let ticked = |part: &str, before: bool| if again { sent.has(&format!("{part}-{slot}")) } else { before };
    let tick = |part: &str, checked: bool| {
        let id = format!("{part}-{slot}");
        let label = format!("{name}: {}", seat.say(&format!("counter-original-{part}-word")));
        html! { label.tick { input type="checkbox" id=(id) name=(id) value="yes" checked[checked] aria-label=(label); } }
    };
    let sheets_name = format!("sheets-{slot}");
    let sheets = sent.find(&sheets_name).map_or_else(|| former.map_or(1, |paper| paper.sheets).to_string(), str::to_owned);
    let sheets_label = format!("{name}: {}", seat.say("counter-original-sheets"));
    let reason_name = format!("reason-{slot}");
    let chosen = sent.find(&reason_name).map(str::to_owned).or_else(|| former.and_then(|paper| paper.missing_reason.as_ref()).map(ToString::to_string));
    let reason_label = format!("{name}: {}", seat.say("counter-original-reason"));
    vec![
        html! { (name) @if requirement.original { " *" } },
        tick("original", ticked("original", former.map_or(on_paper, |paper| paper.original_seen))),
        tick("matches", ticked("matches", former.is_some_and(|paper| paper.matches_photo))),
        tick("copy", ticked("copy", former.is_some_and(|paper| paper.copy_kept))),
        html! { input.govuk-input."govuk-input--width-2" type="text" inputmode="numeric" id=(sheets_name) name=(sheets_name) value=(sheets) aria-label=(sheets_label); },
        html! { select.govuk-select id=(reason_name) name=(reason_name) aria-label=(reason_label) {
            option value="" { (seat.say("counter-original-reason-none")) }
            @for option in reasons { option value=(option.value) selected[chosen.as_deref() == Some(&option.value)] { (option.label) } }
        } },
    ]
}

/// Coded reasons why a paper was not seen: those that a return of the paper would name, without the ones that need words.
fn reasons(seat: &Seat, service: &Service) -> Vec<SelectOption> {
    let fits = service.reasons.values().filter(|reason| {
        reason.act == ReasonAct::Return && reason.targets.contains(&ReasonTarget::Document) && !reason.free_text
    });
    fits.map(|reason| SelectOption {
        value: reason.code.to_string(),
        label: words::reason_name(&seat.visit, &reason.code),
        ..Default::default()
    })
    .collect()
}

/// What was ticked, for each paper that lies here. A paper without any mark is left out: it stays to be seen.
pub(super) fn read(case: &Application, requirements: &[Requirement], sent: &Sent) -> Vec<PaperSeen> {
    looked_at(case, requirements).filter_map(|requirement| paper(&requirement.slot, sent)).collect()
}

fn paper(slot: &SlotId, sent: &Sent) -> Option<PaperSeen> {
    let ticked = |part: &str| sent.has(&format!("{part}-{slot}"));
    let reason = sent.text(&format!("reason-{slot}"));
    let paper = PaperSeen {
        slot: slot.clone(),
        original_seen: ticked("original"),
        matches_photo: ticked("matches"),
        copy_kept: ticked("copy"),
        sheets: sent.text(&format!("sheets-{slot}")).parse().unwrap_or(0),
        missing_reason: (!reason.is_empty()).then(|| ReasonCode::new(reason)),
    };
    let marked = paper.original_seen || paper.matches_photo || paper.copy_kept || paper.missing_reason.is_some();
    marked.then(|| PaperSeen { missing_reason: paper.missing_reason.clone().filter(|_| !paper.original_seen), ..paper.clone() })
}

/// Mandatory originals that were neither seen nor excused.
pub(super) fn unsettled<'a>(case: &'a Application, requirements: &'a [Requirement], papers: &'a [PaperSeen]) -> Vec<&'a SlotId> {
    looked_at(case, requirements)
        .filter(|requirement| requirement.original)
        .filter(|requirement| !papers.iter().any(|paper| paper.slot == requirement.slot && paper.is_settled()))
        .map(|requirement| &requirement.slot)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(pairs: &[(&str, &str)]) -> Sent {
        Sent::from_pairs(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()).expect("short")
    }

    #[test]
    fn a_seen_original_needs_no_excuse() {
        let slot = SlotId::new("birth-proof");
        let read = paper(&slot, &sent(&[("original-birth-proof", "yes"), ("copy-birth-proof", "yes"), ("sheets-birth-proof", "2"), ("reason-birth-proof", "ASLI-TIDAK-DIBAWA")]));
        let read = read.expect("marked");
        assert!(read.original_seen && read.copy_kept && !read.matches_photo);
        assert_eq!((read.sheets, read.missing_reason), (2, None));
    }

    #[test]
    fn an_unmarked_paper_is_left_out_and_an_excused_one_is_not() {
        let slot = SlotId::new("birth-proof");
        assert_eq!(paper(&slot, &sent(&[("sheets-birth-proof", "1")])), None);
        let excused = paper(&slot, &sent(&[("reason-birth-proof", "ASLI-TIDAK-DIBAWA")])).expect("marked");
        assert!(excused.is_settled() && !excused.original_seen);
    }
}
