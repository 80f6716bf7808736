//! The papers: what was asked, what came, what an officer read them to be, and what that decides.

use super::Look;
use crate::page::{Column, Table, Tag, Tone};
use crate::registry_office::wording;
use application::action::{DocumentSource, PaperSeen};
use catalogue::{SlotId, service::{Need, Requirement}};
use maud::{Markup, html};

pub(super) fn table(look: &Look<'_>) -> Markup {
    let columns: Vec<Column> = ["paper", "came", "kind", "decides", "original"]
        .map(|column| Column { title: look.say(&format!("registry-paper-{column}")), numeric: false })
        .to_vec();
    let rows: Vec<Vec<Markup>> = look.case.requirements.iter().map(|requirement| row(look, requirement)).collect();
    html! {
        h2.govuk-heading-m { (look.say("registry-papers-title")) }
        (Table { caption: &look.say("registry-papers-caption"), columns: &columns, rows: &rows, row_headers: true })
    }
}

fn row(look: &Look<'_>, requirement: &Requirement) -> Vec<Markup> {
    let need = if requirement.need == Need::Must { "registry-paper-must" } else { "registry-paper-may" };
    vec![
        html! { (look.say(&format!("slot-{}-name", requirement.slot))) " " span.hint { "(" (look.say(need)) ")" } },
        came(look, &requirement.slot),
        kind(look, &requirement.slot),
        decides(look, &requirement.slot),
        original(look, requirement),
    ]
}

fn came(look: &Look<'_>, slot: &SlotId) -> Markup {
    let (mut pages, mut papers) = (0u32, 0u32);
    for document in look.case.documents_in(slot) {
        match document.source {
            DocumentSource::Paper => papers += 1,
            DocumentSource::Photo | DocumentSource::Pdf => pages += u32::from(document.pages.max(1)),
        }
    }
    html! {
        @if pages > 0 { (look.seat.say_with("registry-paper-pages", &[("count", &pages.to_string())])) " " }
        @if papers > 0 { (look.say("registry-paper-at-counter")) }
        @if pages + papers == 0 { (look.seat.visit.words().absent) }
    }
}

fn kind(look: &Look<'_>, slot: &SlotId) -> Markup {
    html! {
        @match look.case.decision_on(slot) {
            Some(decision) => { (look.say(&format!("kind-{}-name", decision.kind))) }
            None if look.case.documents_in(slot).next().is_some() => {
                (Tag { text: &look.say("registry-paper-undecided"), tone: Tone::Attention })
            }
            None => {}
        }
    }
}

/// Only the officer's kind decides; a paper that decides nothing leaves the cell empty.
fn decides(look: &Look<'_>, slot: &SlotId) -> Markup {
    let kind = look.case.decision_on(slot).and_then(|decision| look.service.kinds.get(&decision.kind));
    html! {
        @for (fact, value) in kind.iter().flat_map(|kind| &kind.decides) { (wording::fact(&look.seat.visit, fact.as_str(), value)) " " }
    }
}

fn original(look: &Look<'_>, requirement: &Requirement) -> Markup {
    let seen = look.case.papers_seen.iter().find(|paper| paper.slot == requirement.slot);
    html! {
        @match seen {
            Some(paper) => { (seen_words(look, paper)) }
            None if requirement.original && look.case.documents_in(&requirement.slot).next().is_some() => {
                (Tag { text: &look.say("registry-paper-not-seen"), tone: Tone::Attention })
            }
            None => {}
        }
    }
}

fn seen_words(look: &Look<'_>, paper: &PaperSeen) -> Markup {
    html! {
        @if paper.original_seen {
            (Tag { text: &look.say("registry-paper-seen"), tone: Tone::Good })
            @if !paper.matches_photo && look.case.documents_in(&paper.slot).any(|document| document.pages > 0) {
                " " (Tag { text: &look.say("registry-paper-no-match"), tone: Tone::Attention })
            }
        } @else if let Some(code) = &paper.missing_reason {
            (super::history::reason(&look.seat.visit, code))
        }
        @if paper.copy_kept { " " (look.say("registry-paper-copy")) }
    }
}
