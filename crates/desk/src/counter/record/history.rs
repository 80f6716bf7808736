//! What happened to a case, newest first, in words.

use super::super::words;
use super::Look;
use crate::page::{Column, Details, Table};
use application::{Actor, command::Act};
use maud::{Markup, html};
use time::OffsetDateTime;

/// The same person doing the same thing several times in a row is one line.
struct Line<'a> {
    act: Act,
    by: &'a Actor,
    at: OffsetDateTime,
    times: usize,
}

fn lines(acts: &[(Act, Actor, OffsetDateTime)]) -> Vec<Line<'_>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    for (act, by, at) in acts {
        match lines.last_mut() {
            Some(line) if line.act == *act && line.by == by => (line.at, line.times) = (*at, line.times + 1),
            _ => lines.push(Line { act: *act, by, at: *at, times: 1 }),
        }
    }
    lines.reverse();
    lines
}

pub(super) fn history(look: &Look<'_>) -> Markup {
    let seat = look.seat;
    let visit = &seat.visit;
    let column = |key: &str| Column { title: seat.say(key), numeric: false };
    let columns = [column("counter-history-when"), column("counter-history-who"), column("counter-history-what")];
    let rows: Vec<Vec<Markup>> = lines(&look.case.acts)
        .iter()
        .map(|line| {
            let what = seat.say(&format!("act-{}", line.act.key()));
            let times = if line.times > 1 { format!(" ({}×)", line.times) } else { String::new() };
            vec![html! { (visit.say_time(line.at)) }, html! { (words::who(visit, line.by)) }, html! { (what) (times) }]
        })
        .collect();
    let title = seat.say("counter-history");
    html! {
        (Details { summary: &title, body: html! { (Table { caption: &title, columns: &columns, rows: &rows, row_headers: false }) }, open: false, id: Some("riwayat") })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_saved_pages_are_one_line_and_the_newest_stands_first() {
        let at = OffsetDateTime::UNIX_EPOCH;
        let mut acts = vec![(Act::Open, Actor::Applicant, at)];
        acts.extend((1..=12).map(|minute| (Act::Answer, Actor::Applicant, at + time::Duration::minutes(minute))));
        acts.push((Act::Submit, Actor::Applicant, at + time::Duration::HOUR));
        let lines = lines(&acts);
        let told: Vec<(Act, usize)> = lines.iter().map(|line| (line.act, line.times)).collect();
        assert_eq!(told, [(Act::Submit, 1), (Act::Answer, 12), (Act::Open, 1)]);
    }
}
