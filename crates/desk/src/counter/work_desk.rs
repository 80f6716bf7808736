//! The desk: scan box first, four numbers, the queue below. What a role has no part in is not shown.

use super::{claim, queue, queue_rows};
use crate::{
    kernel::{Halt, Seat},
    page::{Inset, LinkCard, LinkCards, NumberTiles, QueueTable, ScanBox, Tile, Tone},
};
use application::{Stage, command::Act};
use axum::response::Response;
use maud::{Markup, html};
use people::{Deed, Role, View};
use store::{Contract, Counts, QueueFilter};
use watch::looks::Spent;

/// Rows below the numbers; the rest is one link away.
const ROWS: usize = 20;
/// Counting what is due today stops here: "50+".
const DUE_MOST: usize = 50;

pub(super) async fn page(seat: Seat) -> Result<Response, Halt> {
    let title = seat.say("counter-desk-title");
    let body = html! {
        h1 { (title) }
        (crate::registry_office::outages::banner(&seat.visit).await?)
        (crate::registry_office::stand_in::notice(&seat).await?)
        (watched(&seat).await?)
        @if seat.may(Deed::View(View::Search)) { (scan_box(&seat, "", None)) }
        @match seat.role {
            Role::WardOfficer | Role::DistrictOfficer => { (counter(&seat).await?) }
            Role::Registrar | Role::Head => { (elsewhere(&seat, "/petugas/registrasi", "menu-registry")) @if seat.role == Role::Head {
                (elsewhere(&seat, "/petugas/tanda-tangan", "menu-sign")) } }
            Role::Administrator => { (elsewhere(&seat, "/petugas/admin/petugas", "menu-staff")) (elsewhere(&seat, "/petugas/admin/katalog", "menu-catalogue"))
                (elsewhere(&seat, "/petugas/admin/keamanan", "menu-security")) }
            Role::Auditor => { (elsewhere(&seat, "/petugas/audit", "menu-audit")) (elsewhere(&seat, "/petugas/hak", "menu-rights"))
                (elsewhere(&seat, "/petugas/admin/keamanan", "menu-security")) }
            Role::Helper => { (elsewhere(&seat, "/petugas/bantu", "menu-help")) }
            Role::Notifier => { (elsewhere(&seat, "/petugas/lapor", "menu-notify")) }
            Role::Connector => {}
        }
    };
    Ok(seat.page(&title, None, false, body))
}

/// What is left of her day when little is; and for supervisors, how many alerts wait.
async fn watched(seat: &Seat) -> Result<Markup, Halt> {
    let (visit, store) = (&seat.visit, &seat.desk().store);
    let open = if seat.may(Deed::View(View::Alerts)) { store.open_alerts(&visit.government.id).await? } else { 0 };
    let close = match seat.actor.staff_id() {
        Some(id) => store.seen_on(&visit.government.id, id, visit.today()).await?.close(visit.government.watch.allowance(seat.role.as_str())),
        None => None,
    };
    Ok(html! {
        @if open > 0 {
            (LinkCards { cards: &[LinkCard {
                title: seat.say_with("alerts-waiting", &[("count", &open.to_string())]), href: "/petugas/pengawasan".to_owned(), text: Some(seat.say("alerts-waiting-text")),
            }] })
        }
        @if let Some((spent, seen, most)) = close {
            @let key = match spent { Spent::Opened => "looks-close-opened", Spent::Listed => "looks-close-listed", Spent::Searches => "looks-close-searches" };
            (Inset { body: html! { p { (seat.say_with(key, &[("seen", &seen.to_string()), ("most", &most.to_string())])) } } })
        }
    })
}

pub(super) fn scan_box(seat: &Seat, value: &str, error: Option<&str>) -> Markup {
    html! {
        (ScanBox {
            action: "/petugas/pindai", label: &seat.say("counter-scan-label"), hint: Some(&seat.say("counter-scan-hint")),
            button: &seat.say("counter-scan-button"), error, value, autofocus: true,
        })
    }
}

fn elsewhere(seat: &Seat, href: &str, key: &str) -> Markup {
    let text = Some(seat.say(&format!("counter-desk-{key}")));
    html! { (LinkCards { cards: &[LinkCard { title: seat.say(key), href: href.to_owned(), text }] }) }
}

async fn counter(seat: &Seat) -> Result<Markup, Halt> {
    let (visit, store) = (&seat.visit, &seat.desk().store);
    let counts = store.counts(&visit.government.id, &seat.offices(), visit.now.at).await?;
    let due = store.queue(&visit.government.id, QueueFilter { limit: DUE_MOST, ..queue::filter(seat, "hari-ini") }).await?;
    let due = if due.next.is_some() { format!("{DUE_MOST}+") } else { due.rows.len().to_string() };
    let waiting = seat.look_over(QueueFilter { limit: ROWS, ..queue::filter(seat, "periksa") }).await?;
    Ok(html! {
        (NumberTiles { tiles: &tiles(seat, &counts, due) })
        (claim::next_form(seat))
        (QueueTable {
            caption: &seat.say("counter-list-periksa"),
            columns: &queue_rows::columns(visit),
            rows: &queue_rows::rows(visit, &waiting.rows),
            empty: &seat.say("counter-queue-empty"),
            ..Default::default()
        })
        p {
            a href="/petugas/antrean" { (seat.say("counter-desk-whole-queue")) }
            @if seat.may(Deed::Act(Act::File)) { " · " a href="/petugas/draf" { (seat.say("drafts-link")) } }
            @if seat.may(Deed::View(View::AccountCodes)) { " · " a href="/petugas/akun" { (seat.say("account-counter-title")) } }
        }
    })
}

fn tiles(seat: &Seat, counts: &Counts, due: String) -> [Tile; 4] {
    let tile = |list: &str, number: String, tone: Tone| Tile {
        number,
        label: seat.say(&format!("counter-tile-{list}")),
        href: Some(format!("/petugas/antrean?lihat={list}")),
        tone,
    };
    [
        tile("baru", count(counts, Stage::Submitted).to_string(), Tone::Neutral),
        tile("hari-ini", due, Tone::Attention),
        tile("dikembalikan", count(counts, Stage::Returned).to_string(), Tone::Progress),
        tile("siap", count(counts, Stage::Ready).to_string(), Tone::Good),
    ]
}

fn count(counts: &Counts, wanted: Stage) -> u64 {
    counts.by_stage.iter().filter(|(stage, _, _)| *stage == wanted).map(|(_, _, number)| number).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use catalogue::service::StepAct;

    #[test]
    fn a_tile_adds_up_every_step_of_its_stage() {
        let by_stage = vec![(Stage::Ready, None, 2), (Stage::Submitted, Some(StepAct::Review), 3), (Stage::Ready, Some(StepAct::HandOver), 4)];
        let counts = Counts { by_stage, overdue: 0 };
        assert_eq!((count(&counts, Stage::Ready), count(&counts, Stage::Submitted), count(&counts, Stage::Returned)), (6, 3, 0));
    }
}
