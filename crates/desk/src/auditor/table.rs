//! The table of rights on a page: deed by role.

use super::pivot;
use crate::{
    kernel::{Halt, Seat},
    page::{Column, Table},
};
use axum::response::Response;
use maud::{Markup, html};
use people::{Deed, Phase, Role, Who};

pub(super) async fn page(seat: Seat) -> Result<Response, Halt> {
    let title = seat.say("rights-title");
    let staff = Role::ALL.map(Who::Staff);
    let named = Role::ALL.map(|role| seat.say(&format!("role-{}", role.as_str().replace('_', "-"))));
    let columns: Vec<Column> = std::iter::once(seat.say("rights-deed"))
        .chain(named)
        .chain([seat.say("rights-applicant")])
        .map(|title| Column { title, numeric: false })
        .collect();
    let rows: Vec<Vec<Markup>> = pivot::deeds()
        .into_iter()
        .map(|deed| {
            let holders = staff.into_iter().chain([pivot::HOLDERS[8]]);
            std::iter::once(html! { (deed_name(&seat, deed)) }).chain(holders.map(|holder| html! { (pivot::cell(deed, holder)) })).collect()
        })
        .collect();
    let body = html! {
        h1.govuk-heading-l { (title) }
        p.govuk-body { (seat.say("rights-hint")) }
        ul.govuk-list {
            @for word in ["own", "below", "all", "mine"] { li { b { (word) } ": " (seat.say(&format!("rights-place-{word}"))) } }
        }
        p.govuk-body { (seat.say("rights-letters")) }
        ul.govuk-list {
            @for phase in Phase::ALL { li { b { (pivot::letter(phase)) } ": " (seat.say(&format!("phase-{}", phase.key()))) } }
        }
        (Table { caption: &title, columns: &columns, rows: &rows, row_headers: true })
    };
    Ok(seat.page(&title, Some("/petugas"), false, body))
}

fn deed_name(seat: &Seat, deed: Deed) -> String {
    match deed {
        Deed::Act(act) => seat.say(&format!("act-{}", act.key())),
        Deed::View(view) => seat.say(&format!("view-{}", view.key())),
    }
}
