//! The decision table in words: which papers, and in which situation.
//!
//! **Invariant:** nothing is written here that the table does not say; a new row needs no new page.

use super::voice::Voice;
use catalogue::{Condition, SlotId, condition::OneOrMany, service::{Need, RequirementRow}};
use maud::{Markup, html};

/// Each paper once: what it is, what the photo must show, and when it is asked.
pub fn requirements(voice: &Voice<'_>) -> Markup {
    let today = voice.visit.today();
    let in_force = |row: &&RequirementRow| row.from <= today && row.until.is_none_or(|until| today <= until);
    let rows: Vec<&RequirementRow> = voice.service.requirements.iter().filter(in_force).collect();
    let mut slots: Vec<&SlotId> = Vec::new();
    for row in &rows {
        if !slots.contains(&&row.slot) {
            slots.push(&row.slot);
        }
    }
    html! {
        ul {
            @for slot in slots {
                li {
                    strong { (voice.slot(slot)) }
                    @for line in asked(voice, rows.iter().filter(|row| row.slot == *slot)) { br; (line) }
                }
            }
        }
    }
}

/// When a slot is asked: "always", or one line a situation.
fn asked<'r>(voice: &Voice<'_>, rows: impl Iterator<Item = &'r &'r RequirementRow>) -> Vec<String> {
    let mut lines = Vec::new();
    for row in rows {
        let key = match (row.need, row.when.0.is_empty()) {
            (Need::Must, true) => "citizen-guide-always",
            (Need::Must, false) => "citizen-guide-when",
            (Need::May, true) => "citizen-guide-may",
            (Need::May, false) => "citizen-guide-may-when",
        };
        let line = voice.say_with(key, &[("situation", &situations(voice, &row.when))]);
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
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
