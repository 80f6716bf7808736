//! What waits at the registration office, by what has to happen next. Tabs are links, so that a list can be bookmarked.

use super::{path, wording};
use crate::kernel::{Halt, Seat};
use crate::page::{FilterLink, Filters, Pagination, QueueColumn, QueueRow, QueueTable, Tag, Tone};
use application::{ApplicationId, Stage};
use axum::{extract::Query, response::Response};
use catalogue::{government::Registry, service::StepAct};
use maud::{Markup, html};
use std::collections::HashMap;
use store::{Contract, Counts, QueueCursor, QueueFilter};

const ROWS: usize = 50;

/// A list of the office: its name in addresses and text keys (`registry-tab-<key>`), and which cases are in it.
struct Tab {
    key: &'static str,
    stages: &'static [Stage],
    due: Option<StepAct>,
    /// Which page of the case its rows open.
    opens: &'static str,
}

const TABS: [Tab; 7] = [
    Tab { key: "setujui", stages: &[Stage::Submitted, Stage::InReview], due: Some(StepAct::Approve), opens: "banding" },
    Tab { key: "terlambat", stages: &[Stage::Submitted, Stage::InReview], due: Some(StepAct::DecideLate), opens: "terlambat" },
    Tab { key: "konfirmasi", stages: &[Stage::Approved], due: Some(StepAct::Confirm), opens: "banding" },
    Tab { key: "catat", stages: &[Stage::Approved], due: Some(StepAct::Register), opens: "banding" },
    Tab { key: "luar", stages: &[Stage::Recording], due: Some(StepAct::RecordElsewhere), opens: "luar" },
    Tab { key: "tanda-tangan", stages: &[Stage::Signing], due: None, opens: "akta" },
    Tab { key: "ditolak-kepala", stages: &[Stage::Registered], due: None, opens: "banding" },
];

impl Tab {
    fn holds(&self, stage: Stage, due: Option<StepAct>) -> bool {
        self.stages.contains(&stage) && (self.due.is_none() || self.due == due)
    }

    fn count(&self, counts: &Counts) -> u64 {
        counts.by_stage.iter().filter(|(stage, due, _)| self.holds(*stage, *due)).map(|(_, _, count)| count).sum()
    }
}

pub async fn page(seat: Seat, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let wanted = query.get("daftar").map(String::as_str).unwrap_or_default();
    let [first, ..] = &TABS;
    let tab = TABS.iter().find(|tab| tab.key == wanted).unwrap_or(first);
    let (store, government) = (&seat.desk().store, &seat.visit.government.id);
    let counts = store.counts(government, &seat.offices(), seat.visit.now.at).await?;
    let filter = QueueFilter {
        offices: seat.offices(),
        stages: tab.stages.to_vec(),
        due_acts: tab.due.into_iter().collect(),
        after: query.get("sesudah").and_then(|text| read_cursor(text)),
        limit: ROWS,
        ..QueueFilter::default()
    };
    let listed = seat.look_over(filter).await?;
    let rows: Vec<QueueRow> = listed.rows.iter().map(|row| queue_row(&seat, tab, row)).collect();
    let title = seat.say("registry-queue-title");
    let banner = super::outages::banner(&seat.visit).await?;
    let next = listed.next.map(|cursor| format!("/petugas/registrasi?daftar={}&sesudah={}", tab.key, write_cursor(cursor)));
    let body = html! {
        h1.govuk-heading-l { (title) }
        (banner)
        (Filters { label: &seat.say("registry-queue-tabs"), links: &tabs(&seat, tab, &counts) })
        (QueueTable {
            caption: &seat.say(&format!("registry-tab-{}", tab.key)), columns: &columns(&seat), rows: &rows, select_title: "",
            empty: &seat.say("registry-queue-empty"),
        })
        p.govuk-body { a.govuk-link href="/petugas/gangguan" { (seat.say("outage-title")) } }
        @if next.is_some() || query.contains_key("sesudah") {
            @let former = query.contains_key("sesudah").then(|| format!("/petugas/registrasi?daftar={}", tab.key));
            (Pagination {
                words: seat.visit.words(), previous: former.as_deref(), next: next.as_deref(),
                position: &seat.say_with("registry-queue-rows", &[("count", &rows.len().to_string())]),
            })
        }
    };
    Ok(seat.page(&title, Some("/petugas"), false, body))
}

fn tabs(seat: &Seat, current: &Tab, counts: &Counts) -> Vec<FilterLink> {
    let link = |tab: &Tab| FilterLink {
        text: seat.say(&format!("registry-tab-{}", tab.key)),
        href: format!("/petugas/registrasi?daftar={}", tab.key),
        count: Some(tab.count(counts)),
        current: tab.key == current.key,
    };
    TABS.iter().filter(|tab| is_ours(seat, tab)).map(link).collect()
}

/// Where another system registers, nothing waits to be registered here, and the other way round.
fn is_ours(seat: &Seat, tab: &Tab) -> bool {
    let outside = seat.visit.government.registry != Registry::Internal;
    match tab.key {
        "catat" => !outside,
        "luar" => outside,
        _ => true,
    }
}

pub fn columns(seat: &Seat) -> Vec<QueueColumn> {
    ["kitir", "subject", "ward", "sent", "left", "marks"]
        .map(|column| QueueColumn { title: seat.say(&format!("registry-column-{column}")), ..QueueColumn::default() })
        .to_vec()
}

fn queue_row(seat: &Seat, tab: &Tab, row: &store::QueueRow) -> QueueRow {
    QueueRow { href: path(row.application, tab.opens), cells: cells(seat, row), select: None, late: is_late(seat, row) }
}

pub fn is_late(seat: &Seat, row: &store::QueueRow) -> bool {
    !row.paused && row.due_at.is_some_and(|due| due < seat.visit.now.at)
}

/// The cells under [`columns`].
pub fn cells(seat: &Seat, row: &store::QueueRow) -> Vec<Markup> {
    let visit = &seat.visit;
    let number = row.receipt.as_ref().map_or_else(|| seat.say("registry-no-number"), ToString::to_string);
    vec![
        html! { (number) },
        html! { (subject(seat, row)) @if seat.visit.government.services.len() > 1 { br; span.hint { (seat.visit.say_of(&row.service, "service-name")) } } },
        html! { (wording::office(seat, row.ward.as_ref())) },
        html! { @if let Some(sent) = row.submitted_at { (visit.say_time(sent)) } },
        wording::time_left(visit, row.submitted_at, row.due_at, row.paused),
        marks(seat, row),
    ]
}

fn subject<'r>(seat: &Seat, row: &'r store::QueueRow) -> &'r str {
    seat.visit.government.services.get(&row.service).and_then(|service| service.subject_name(&row.card)).unwrap_or_default()
}

fn marks(seat: &Seat, row: &store::QueueRow) -> Markup {
    html! {
        @if row.round > 1 {
            (Tag { text: &seat.say_with("registry-mark-round", &[("round", &row.round.to_string())]), tone: Tone::Attention }) " "
        }
        @if let Some(holder) = &row.claimed_by {
            @let text = if Some(holder) == seat.actor.staff_id() { seat.say("registry-mark-mine") } else {
                seat.say_with("registry-mark-claimed", &[("by", &holder.0)])
            };
            (Tag { text: &text, tone: Tone::Progress })
        }
    }
}

fn write_cursor(cursor: QueueCursor) -> String {
    format!("{}.{}", cursor.at, cursor.application)
}

fn read_cursor(text: &str) -> Option<QueueCursor> {
    let (at, application) = text.split_once('.')?;
    Some(QueueCursor { at: at.parse().ok()?, application: ApplicationId::parse(application)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tab_counts_its_own_cases_only() {
        let counts = Counts {
            by_stage: vec![
                (Stage::InReview, Some(StepAct::Review), 9),
                (Stage::InReview, Some(StepAct::Approve), 2),
                (Stage::InReview, Some(StepAct::DecideLate), 3),
                (Stage::Approved, Some(StepAct::Confirm), 4),
                (Stage::Approved, Some(StepAct::Register), 5),
                (Stage::Recording, Some(StepAct::RecordElsewhere), 8),
                (Stage::Signing, Some(StepAct::Sign), 6),
                (Stage::Registered, Some(StepAct::Sign), 7),
                (Stage::Returned, Some(StepAct::Approve), 100),
            ],
            overdue: 0,
        };
        let counted: Vec<u64> = TABS.iter().map(|tab| tab.count(&counts)).collect();
        assert_eq!(counted, [2, 3, 4, 5, 8, 6, 7]);
    }

    #[test]
    fn the_place_in_a_list_survives_an_address_and_nonsense_starts_anew() {
        let cursor = QueueCursor { at: -5, application: ApplicationId([9; 16]) };
        assert_eq!(read_cursor(&write_cursor(cursor)), Some(cursor));
        for nonsense in ["", "12", "x.y", "1.2.3", "99999999999999999999.00000000000000000000000000000000"] {
            assert_eq!(read_cursor(nonsense), None, "{nonsense}");
        }
    }
}
