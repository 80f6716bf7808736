//! What to prepare: each paper with who needs it; and the conditions of the fee table in words.
//!
//! **Invariant:** every paper that the table asks for today is named, none besides; sentences come from the service.

use super::{entry::Asked, voice::Voice};
use crate::page::Details;
use catalogue::{Condition, SlotId, basis::is_unconfirmed, condition::OneOrMany, service::RequirementRow};
use maud::{Markup, html};

/// A paper and whether anybody has proved that it may be asked for.
struct Paper<'s> {
    slot: &'s SlotId,
    unsure: bool,
}

/// First what nearly everybody needs; the rest folds away.
pub fn papers(voice: &Voice<'_>, asked: &Asked<'_>) -> Markup {
    let (usual, others): (Vec<Paper<'_>>, Vec<Paper<'_>>) = asked_today(voice, asked).into_iter().partition(|paper| is_usual(voice, paper.slot));
    html! {
        (list(voice, &usual))
        @if !others.is_empty() {
            (Details { summary: &voice.say("before-others"), body: list(voice, &others), ..Details::default() })
        }
    }
}

/// Each paper with who needs it, in one line.
pub fn papers_in_short(voice: &Voice<'_>, asked: &Asked<'_>) -> Vec<String> {
    let line = |paper: &Paper<'_>| voice.say_with("standard-paper", &[("paper", &voice.slot(paper.slot)), ("who", &voice.slot_when(paper.slot))]);
    asked_today(voice, asked).iter().map(line).collect()
}

/// Names of what nearly everybody needs.
pub fn usual_names(voice: &Voice<'_>, asked: &Asked<'_>) -> Vec<String> {
    asked_today(voice, asked).iter().filter(|paper| is_usual(voice, paper.slot)).map(|paper| voice.slot(paper.slot)).collect()
}

fn is_usual(voice: &Voice<'_>, slot: &SlotId) -> bool {
    voice.service.slots.get(slot.as_str()).is_some_and(|slot| slot.usual)
}

/// In the order of the table.
fn asked_today<'s>(voice: &Voice<'s>, asked: &Asked<'_>) -> Vec<Paper<'s>> {
    let today = voice.visit.today();
    let mut papers: Vec<Paper<'s>> = Vec::new();
    for row in voice.service.requirements.iter().filter(|row| in_force(row, today) && asked.leaves_open(&row.when)) {
        let unsure = is_unconfirmed(&row.basis);
        match papers.iter_mut().find(|paper| *paper.slot == row.slot) {
            Some(paper) => paper.unsure &= unsure,
            None => papers.push(Paper { slot: &row.slot, unsure }),
        }
    }
    papers
}

fn in_force(row: &RequirementRow, today: time::Date) -> bool {
    row.from <= today && row.until.is_none_or(|until| today <= until)
}

fn list(voice: &Voice<'_>, papers: &[Paper<'_>]) -> Markup {
    html! {
        ul {
            @for paper in papers {
                li {
                    strong { (voice.slot(paper.slot)) } br;
                    (voice.slot_when(paper.slot))
                    @if paper.unsure { " " (voice.say("before-unsure")) }
                }
            }
        }
    }
}

/// A condition: rows joined by "or", cells by "and".
pub fn situations(voice: &Voice<'_>, when: &Condition) -> String {
    let (and, or) = (voice.say("citizen-guide-and"), voice.say("citizen-guide-or"));
    let rows: Vec<String> = when
        .0
        .iter()
        .map(|row| {
            let cells: Vec<String> = row.iter().map(|(name, wanted)| cell(voice, name, wanted, &or)).collect();
            cells.join(&format!(" {and} "))
        })
        .collect();
    rows.join(&format!("; {or} "))
}

fn cell(voice: &Voice<'_>, name: &str, wanted: &OneOrMany, or: &str) -> String {
    match wanted {
        OneOrMany::One(value) => voice.cell(name, value),
        OneOrMany::Many(values) => values.iter().map(|value| voice.cell(name, value)).collect::<Vec<_>>().join(&format!(" {or} ")),
    }
}
