//! Rows of a queue or of search results: who, what, how much time is left, who has it.

use super::{shared::record_path, words};
use crate::{
    kernel::{Seat, Visit},
    page::{QueueColumn, QueueRow as PageRow, RowSelect, Tag, TimeLeft, Tone},
};
use application::{Stage, command::Act};
use maud::{Markup, html};
use store::QueueRow;
use time::OffsetDateTime;

/// Columns of every list of cases.
pub(super) fn columns(visit: &Visit) -> Vec<QueueColumn> {
    let keys = ["kitir", "service", "name", "rw", "sent", "left", "status", "officer", "flags"];
    keys.into_iter().map(|key| QueueColumn { title: visit.say(&format!("counter-column-{key}")), ..Default::default() }).collect()
}

pub(super) fn rows(visit: &Visit, rows: &[QueueRow]) -> Vec<PageRow> {
    rows.iter().map(|row| page_row(visit, row)).collect()
}

/// Rows with a box where nobody has taken the case and this person may.
pub(super) fn rows_to_claim(seat: &Seat, rows: &[QueueRow]) -> Vec<PageRow> {
    let may = seat.may(people::Deed::Act(Act::Claim));
    let free = |row: &QueueRow| may && row.claimed_by.is_none() && !row.stage.is_final() && !matches!(row.stage, Stage::Draft | Stage::Suspended);
    rows.iter().map(|row| PageRow { select: free(row).then(|| select(&seat.visit, row)), ..page_row(&seat.visit, row) }).collect()
}

fn select(visit: &Visit, row: &QueueRow) -> RowSelect {
    let kitir = row.receipt.as_ref().map(ToString::to_string).unwrap_or_default();
    RowSelect { name: "pilih".into(), value: row.application.to_string(), label: visit.say_with("queue-select", &[("kitir", &kitir)]) }
}

fn page_row(visit: &Visit, row: &QueueRow) -> PageRow {
    let late = is_late(row, visit.now.at);
    let kitir = row.receipt.as_ref().map_or_else(|| visit.say("counter-no-kitir"), ToString::to_string);
    let sent = row.submitted_at.map(|at| words::short_time(visit, at)).unwrap_or_default();
    let name = words::subject(visit, &row.service, &row.card).map_or_else(|| visit.say("counter-no-name"), str::to_owned);
    let holder = row.claimed_by.as_ref().map(|id| id.0.clone()).unwrap_or_default();
    let cells = vec![
        html! { (kitir) },
        html! { (words::service_name(visit, row.service.as_str())) },
        html! { (name) },
        html! { (row.card.get("family.rw").unwrap_or_default()) },
        html! { (sent) },
        time_left(visit, row),
        status(visit, row),
        html! { (holder) },
        flags(visit, row),
    ];
    PageRow { href: record_path(row.application), cells, select: None, late }
}

pub(super) fn is_late(row: &QueueRow, at: OffsetDateTime) -> bool {
    runs(row) && row.due_at.is_some_and(|due| due < at)
}

/// The clock runs until the certificate is signed.
fn runs(row: &QueueRow) -> bool {
    !row.paused && (row.stage.is_under_review() || matches!(row.stage, Stage::Registered | Stage::Signing))
}

fn status(visit: &Visit, row: &QueueRow) -> Markup {
    let text = match row.stage {
        Stage::InReview | Stage::Approved => {
            row.due_act.map_or_else(|| words::stage_word(visit, row.stage), |act| visit.say(&format!("counter-due-{}", step_key(act))))
        }
        stage => words::stage_word(visit, stage),
    };
    html! { (Tag { text: &text, tone: tone(row.stage) }) }
}

pub(super) fn step_key(act: catalogue::service::StepAct) -> &'static str {
    use catalogue::service::StepAct;
    match act {
        StepAct::Review => "review",
        StepAct::DecideLate => "decide-late",
        StepAct::Approve => "approve",
        StepAct::Confirm => "confirm",
        StepAct::Register => "register",
        StepAct::RecordElsewhere => "record-elsewhere",
        StepAct::Sign => "sign",
        StepAct::Print => "print",
        StepAct::HandOver => "hand-over",
    }
}

pub(super) fn tone(stage: Stage) -> Tone {
    match stage {
        Stage::Draft | Stage::Submitted => Tone::Neutral,
        Stage::InReview | Stage::Approved | Stage::Recording | Stage::Registered | Stage::Signing | Stage::Keyed => Tone::Progress,
        Stage::Returned | Stage::Suspended => Tone::Attention,
        Stage::Issued | Stage::Ready | Stage::HandedOver | Stage::HandedOn => Tone::Good,
        Stage::Refused | Stage::Withdrawn | Stage::Expired => Tone::Bad,
    }
}

fn flags(visit: &Visit, row: &QueueRow) -> Markup {
    html! {
        @if row.round > 1 {
            (Tag { text: &visit.say_with("counter-flag-round", &[("round", &row.round.to_string())]), tone: Tone::Attention })
        }
    }
}

/// Time left on the working-time clock, as a bar and in words.
fn time_left(visit: &Visit, row: &QueueRow) -> Markup {
    let Some(due) = row.due_at else { return html! {} };
    if row.paused {
        return html! { (TimeLeft { text: &visit.say("counter-left-paused"), used_percent: 0, tone: Tone::Neutral }) };
    }
    if !runs(row) {
        return html! { "–" };
    }
    let (calendar, now) = (&visit.government.calendar, visit.now.at);
    if due < now {
        let over = words::duration(visit, calendar.working_between(due, now));
        let text = visit.say_with("counter-left-late", &[("time", &over)]);
        return html! { (TimeLeft { text: &text, used_percent: 100, tone: Tone::Bad }) };
    }
    let left = calendar.working_between(now, due);
    let whole = calendar.working_between(row.submitted_at.unwrap_or(now), due);
    let used = used_percent(left.whole_minutes(), whole.whole_minutes());
    let text = visit.say_with("counter-left", &[("time", &words::duration(visit, left))]);
    html! { (TimeLeft { text: &text, used_percent: used, tone: if used >= 75 { Tone::Attention } else { Tone::Progress } }) }
}

fn used_percent(left: i64, whole: i64) -> u16 {
    if whole <= 0 {
        return 100;
    }
    u16::try_from(((whole - left) * 100 / whole).clamp(0, 100)).unwrap_or(100)
}

#[cfg(test)]
mod tests {
    use super::used_percent;

    #[test]
    fn the_bar_is_empty_at_sending_and_full_at_the_promise() {
        assert_eq!(used_percent(420, 420), 0);
        assert_eq!(used_percent(105, 420), 75);
        assert_eq!(used_percent(0, 420), 100);
        assert_eq!(used_percent(0, 0), 100);
        assert_eq!(used_percent(900, 420), 0);
    }
}
