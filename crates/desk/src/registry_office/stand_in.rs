//! Who acts for the head of office while he is away: named by him for some days, by the number of a letter; she takes his place by herself.
//!
//! **Invariant:** she is asked by the one table of rights as head only while she says so and the days run; what she signs bears her own
//! name, and every entry her own id, so rules of two persons hold. She names nobody in turn.
//! Read next: `crate::kernel::seat` (whom the table sees), `docs/decisions/0029-who-acts-for-the-head.md`.

use super::wording;
use crate::kernel::{Halt, Seat, Sent, security::{self, Event}};
use crate::page::{Button, Column, DateInput, Emphasis, ErrorSummary, Fault, Field, Form, Notification, Pagination, Select, SelectOption, Table, TextInput, Tone, Width};
use application::StaffId;
use axum::{extract::Query, response::Response};
use catalogue::field::parse_date;
use maud::{Markup, html};
use people::Role;
use std::collections::HashMap;
use store::{Contract, StaffRow, StandIn, StandInRow, StandIns};
use time::Date;

const PAGE: &str = "/petugas/plh";
const ROWS: usize = 25;
/// A longer absence is a matter of the account's role, with two administrators.
const DAYS_MOST: i64 = 90;
/// Pelaksana harian (away for days), pelaksana tugas (the post is vacant).
const TITLES: [&str; 2] = ["Plh.", "Plt."];

pub async fn page(seat: Seat, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    show(&seat, &Sent::default(), query.get("sebelum").and_then(|text| text.parse().ok()), &[]).await
}

/// What is wrong with one box: its name and the text's key.
type Wrong = (&'static str, &'static str);

pub async fn name(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    own_right(&seat)?;
    let (visit, store) = (&seat.visit, &seat.desk().store);
    let wanted = match read(&seat, &sent).await? {
        Ok(wanted) => wanted,
        Err(wrongs) => return show(&seat, &sent, None, &wrongs).await,
    };
    let staff = wanted.staff.clone();
    store.name_stand_in(&visit.government.id, wanted, seat.actor.clone(), visit.now.at).await?;
    security::note(visit, Some(&staff), seat.actor.staff_id(), Event::StandInNamed, "").await?;
    Ok(visit.see_other(PAGE))
}

pub async fn end(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    own_right(&seat)?;
    let (visit, store) = (&seat.visit, &seat.desk().store);
    let id: i64 = sent.text("id").parse().map_err(|_| Halt::NotFound)?;
    if store.end_stand_in(&visit.government.id, id, seat.actor.clone(), visit.now.at).await? {
        security::note_own(&seat, Event::StandInEnded, "").await?;
    }
    Ok(visit.see_other(PAGE))
}

/// The person named takes the head's place in this session, or goes back to her own.
pub async fn act(seat: Seat, sent: Sent) -> Result<Response, Halt> {
    let (visit, store) = (&seat.visit, &seat.desk().store);
    let staff = seat.actor.staff_id().ok_or(Halt::NotPermitted)?;
    let wanted = match sent.text("word") {
        "begin" => Some(store.stand_in_of(&visit.government.id, staff, visit.today()).await?.ok_or(Halt::NotPermitted)?.id),
        _ => None,
    };
    store.change_session(&seat.key, visit.now.at, Box::new(move |data| data.seat.standing_in = wanted)).await?.ok_or(Halt::SignIn)?;
    security::note_own(&seat, if wanted.is_some() { Event::StandInBegun } else { Event::StandInLeft }, "").await?;
    Ok(visit.see_other("/petugas"))
}

/// The head himself, not who acts for him.
fn own_right(seat: &Seat) -> Result<(), Halt> {
    if seat.standing_in.is_some() { Err(Halt::NotPermitted) } else { Ok(()) }
}

/// For her desk: she may take the head's place today, or has taken it.
pub(crate) async fn notice(seat: &Seat) -> Result<Markup, Halt> {
    let (visit, store) = (&seat.visit, &seat.desk().store);
    let row = match (&seat.standing_in, seat.role, seat.actor.staff_id()) {
        (Some(row), ..) => Some((**row).clone()),
        (None, Role::Registrar, Some(staff)) => store.stand_in_of(&visit.government.id, staff, visit.today()).await?,
        (None, ..) => None,
    };
    let acting = seat.standing_in.is_some();
    let (word, text, label) = if acting { ("end", "stand-in-acting", "stand-in-leave") } else { ("begin", "stand-in-may", "stand-in-begin") };
    Ok(html! {
        @if let Some(row) = row {
            (Notification { title: "", tone: if acting { Tone::Attention } else { Tone::Neutral }, body: html! {
                p { (seat.say_with(text, &[("title", &row.stand_in.title), ("until", &visit.say_date(row.stand_in.last_day)), ("letter", &row.stand_in.letter)])) }
                (Form {
                    action: "/petugas/plh/bertindak", hidden: &[("word", word)],
                    body: html! { (Button { label: &seat.say(label), emphasis: Emphasis::Secondary, ..Button::default() }) }, ..Form::default()
                })
            } })
        }
    })
}

async fn registrars(seat: &Seat) -> Result<Vec<StaffRow>, Halt> {
    let staff = seat.desk().store.staff(&seat.visit.government.id).await?;
    Ok(staff.into_iter().filter(|row| row.active && Role::parse(&row.role) == Some(Role::Registrar)).collect())
}

async fn read(seat: &Seat, sent: &Sent) -> Result<Result<StandIn, Vec<Wrong>>, Halt> {
    let mut wrongs: Vec<Wrong> = Vec::new();
    let staff = StaffId(sent.text("staff").to_owned());
    if !registrars(seat).await?.iter().any(|row| row.id == staff) {
        wrongs.push(("staff", "stand-in-staff-wrong"));
    }
    if !TITLES.contains(&sent.text("title")) {
        wrongs.push(("title", "stand-in-title-wrong"));
    }
    let readable = |text: &str, most: usize| text.chars().any(char::is_alphanumeric) && text.chars().count() <= most && !text.chars().any(char::is_control);
    if !readable(sent.text("name"), 100) {
        wrongs.push(("name", "stand-in-name-wrong"));
    }
    let nip: String = sent.text("nip").chars().filter(|c| !c.is_whitespace()).collect();
    if nip.len() != 18 || !nip.bytes().all(|byte| byte.is_ascii_digit()) {
        wrongs.push(("nip", "stand-in-nip-wrong"));
    }
    if !readable(sent.text("letter"), 80) {
        wrongs.push(("letter", "stand-in-letter-wrong"));
    }
    let (first, last) = (date(sent, "first"), date(sent, "last"));
    if first.is_none() {
        wrongs.push(("first", "stand-in-day-wrong"));
    }
    let fits = |first: Date, last: Date| last >= first && last >= seat.visit.today() && (last - first).whole_days() < DAYS_MOST;
    if !last.is_some_and(|last| first.is_none_or(|first| fits(first, last))) {
        wrongs.push(("last", if last.is_none() { "stand-in-day-wrong" } else { "stand-in-last-wrong" }));
    }
    let (Some(first_day), Some(last_day), true) = (first, last, wrongs.is_empty()) else { return Ok(Err(wrongs)) };
    let own = |name: &str| sent.text(name).to_owned();
    Ok(Ok(StandIn { staff, title: own("title"), name: own("name"), nip, letter: own("letter"), first_day, last_day }))
}

/// Three boxes.
fn date(sent: &Sent, name: &str) -> Option<Date> {
    let part = |part: &str| sent.text(&format!("{name}-{part}")).to_owned();
    parse_date(&format!("{:0>4}-{:0>2}-{:0>2}", part("year"), part("month"), part("day")))
}

async fn show(seat: &Seat, sent: &Sent, before: Option<i64>, wrongs: &[Wrong]) -> Result<Response, Halt> {
    let (visit, store) = (&seat.visit, &seat.desk().store);
    let mut rows = store.stand_ins(&visit.government.id, before, ROWS + 1).await?;
    let more = rows.len() > ROWS;
    rows.truncate(ROWS);
    let next = rows.last().filter(|_| more).map(|row| format!("{PAGE}?sebelum={}", row.id));
    let faults: Vec<Fault> = wrongs.iter().map(|(field, key)| Fault { text: said(seat, key), href: Some(format!("#{field}")) }).collect();
    let title = seat.say("stand-in-page-title");
    let form = if seat.standing_in.is_none() { form(seat, sent, wrongs, &registrars(seat).await?) } else { Markup::default() };
    let body = html! {
        (ErrorSummary { words: visit.words(), faults: &faults })
        h1.govuk-heading-l { (title) }
        p.govuk-body { (seat.say("stand-in-page-text")) }
        (form)
        @if !rows.is_empty() { (table(seat, &rows)) }
        @if next.is_some() || before.is_some() {
            (Pagination { words: visit.words(), previous: before.map(|_| PAGE), next: next.as_deref(), position: "" })
        }
    };
    Ok(seat.page(&title, Some("/petugas"), !faults.is_empty(), body))
}

fn said(seat: &Seat, key: &str) -> String {
    seat.say_with(key, &[("most", &DAYS_MOST.to_string())])
}

fn form(seat: &Seat, sent: &Sent, wrongs: &[Wrong], registrars: &[StaffRow]) -> Markup {
    let words = seat.visit.words();
    let error = |name: &str| wrongs.iter().find(|(field, _)| *field == name).map(|(_, key)| said(seat, key));
    let select = |name: &'static str, options: Vec<SelectOption>| {
        let (label, error, empty) = (seat.say(&format!("stand-in-{name}")), error(name), seat.say("stand-in-pick"));
        let field = Field { words, name, id: Some(name), label: &label, error: error.as_deref(), ..Field::default() };
        html! { (Select { field, empty: Some(&empty), options: &options }) }
    };
    let text = |name: &'static str, width: Width| {
        let (label, hint, error) = (seat.say(&format!("stand-in-{name}")), seat.say(&format!("stand-in-{name}-hint")), error(name));
        let field = Field { words, name, id: Some(name), label: &label, hint: Some(&hint), error: error.as_deref(), ..Field::default() };
        html! { (TextInput { field, value: sent.text(name), width, autocomplete: Some("off"), ..TextInput::default() }) }
    };
    let day = |name: &'static str| {
        let (label, error) = (seat.say(&format!("stand-in-{name}")), error(name));
        let field = Field { words, name, id: Some(name), label: &label, error: error.as_deref(), ..Field::default() };
        let part = |part: &str| sent.text(&format!("{name}-{part}")).to_owned();
        html! { (DateInput { field, day: &part("day"), month: &part("month"), year: &part("year"), ..DateInput::default() }) }
    };
    let option = |value: &str, label: String, name: &str| SelectOption { value: value.to_owned(), label, selected: sent.text(name) == value, group: None };
    let people = registrars.iter().map(|row| option(&row.id.0, row.name.clone(), "staff")).collect();
    let titles = TITLES.iter().map(|title| option(title, seat.say(&format!("stand-in-title-{}", title.trim_end_matches('.').to_lowercase())), "title")).collect();
    html! {
        (Form { action: PAGE, body: html! {
            (select("staff", people))
            (select("title", titles))
            (text("name", Width::Chars30))
            (text("nip", Width::Chars20))
            (text("letter", Width::Chars30))
            (day("first"))
            (day("last"))
            (Button { label: &seat.say("stand-in-save"), accesskey: Some("s"), ..Button::default() })
        }, ..Form::default() })
    }
}

fn table(seat: &Seat, rows: &[StandInRow]) -> Markup {
    let visit = &seat.visit;
    let columns: Vec<Column> = ["who", "days", "letter", "by", "state"].map(|key| Column { title: seat.say(&format!("stand-in-column-{key}")), numeric: false }).to_vec();
    let rows: Vec<Vec<Markup>> = rows
        .iter()
        .map(|row| {
            let one = &row.stand_in;
            vec![
                html! { (one.title) " " (one.name) },
                html! { (visit.say_date(one.first_day)) " – " (visit.say_date(one.last_day)) },
                html! { (one.letter) },
                html! { (wording::person(visit, &row.set_by)) },
                state(seat, row),
            ]
        })
        .collect();
    html! { (Table { caption: &seat.say("stand-in-list"), columns: &columns, rows: &rows, row_headers: true }) }
}

fn state(seat: &Seat, row: &StandInRow) -> Markup {
    let today = seat.visit.today();
    match &row.ended {
        Some((at, by)) => html! { (seat.say_with("stand-in-taken-back", &[("date", &seat.visit.say_time(*at)), ("by", &wording::person(&seat.visit, by))])) },
        None if row.stand_in.last_day < today => html! { (seat.say("stand-in-over")) },
        None => html! {
            @if seat.standing_in.is_none() {
                (Form {
                    action: "/petugas/plh/akhiri", hidden: &[("id", &row.id.to_string())],
                    body: html! { (Button { label: &seat.say("stand-in-take-back"), emphasis: Emphasis::Warning, ..Button::default() }) }, ..Form::default()
                })
            } @else { (seat.say("stand-in-in-force")) }
        },
    }
}
