//! What we have told the applicant, in words. A message carries the tracker's address; on the tracker itself it says "this page".

use super::held::Held;
use crate::{admin::notice::wording, kernel::Visit};
use maud::{Markup, html};
use store::OutboxRow;

/// Newest first; also the register number, once there is one.
pub fn list(visit: &Visit, held: &Held, rows: &[OutboxRow]) -> Markup {
    html! {
        @if let Some(registration) = &held.case.registration {
            p { strong { (visit.say_with("citizen-track-registered", &[("number", &registration.number.to_string()), ("date", &visit.say_date(registration.on))])) } }
        }
        ul {
            @for row in rows { li { span.small { (visit.say_time(row.at)) } br; (wording(&visit.government, row, &this_page(visit, row))) } }
        }
    }
}

/// In the language of the message, not of the visitor.
fn this_page(visit: &Visit, row: &OutboxRow) -> String {
    let texts = &visit.government.texts;
    texts.speech(&texts.language_or_default(&row.language)).say("citizen-track-this-page")
}
