//! What we have told the applicant, in words.

use super::held::Held;
use crate::{admin::notice::wording, kernel::Visit};
use maud::{Markup, html};
use store::OutboxRow;

/// Newest first; also the register number, once there is one.
pub fn list(visit: &Visit, held: &Held, rows: &[OutboxRow]) -> Markup {
    let link = held.public_address(visit);
    html! {
        @if let Some(registration) = &held.case.registration {
            p { strong { (visit.say_with("citizen-track-registered", &[("number", &registration.number.to_string()), ("date", &visit.say_date(registration.on))])) } }
        }
        ul {
            @for row in rows { li { span.small { (visit.say_time(row.at)) } br; (wording(visit, row, &link)) } }
        }
    }
}
