//! Answers as a list to read: for checking before sending, and for the applicant's own view of a case.

use super::{held::Held, road::Road, voice::Voice};
use crate::page::{Change, SummaryRow};
use maud::html;

/// The answers of one group; `change` gives each a link to its page.
pub fn of_group(held: &Held, voice: &Voice<'_>, road: &Road<'_>, group: &str, change: bool) -> Vec<SummaryRow> {
    let mut rows = Vec::new();
    for page in road.pages_of(group) {
        for field in held.service.page_fields(page, &road.answers, &road.facts) {
            let answer = road.answers.get(field.id.as_str()).map(|value| voice.answer(field, value));
            let label = voice.label(&field.id);
            let href = format!("{}?dari=periksa#{}", road.question_path(&page.id), field.key());
            rows.push(SummaryRow {
                value: html! { @match &answer { Some(text) => (text), None => span.absent { (voice.visit.say("citizen-no-answer")) } } },
                change: change.then(|| Change { href, what: label.to_lowercase() }),
                key: label,
            });
        }
    }
    rows
}
