//! "Keamanan akun": her passkeys, password, recovery codes and sessions, and what happened to her account.

use super::{forms, site};
use crate::{
    kernel::{
        Halt, Seat, Visit, password,
        security::Event,
        session::STAFF_HOURS,
    },
    page::{Button, ButtonLink, Column, Emphasis, Form, Inset, Notification, Table, Tag, Tone},
};
use application::StaffId;
use axum::response::Response;
use catalogue::Passwords;
use factors::passkey::Passkey;
use maud::{Markup, html};
use store::{Contract, PasskeyRow, SecurityRow, StaffRow, StaffSecurity, StaffSession};

/// Latest events shown.
const NOTES: usize = 30;

pub(super) async fn page(seat: Seat) -> Result<Response, Halt> {
    let visit = &seat.visit;
    let (store, government) = (&visit.desk.store, &visit.government.id);
    let staff = seat.actor.staff_id().ok_or(Halt::NotPermitted)?;
    let row = store.find_staff(government, staff).await?.ok_or(Halt::SignIn)?;
    let passkeys = site::passkeys_of(visit, staff).await?;
    let left = store.recovery_codes(government, staff).await?;
    let sessions = store.sessions_of(government, staff, visit.now.at).await?;
    let notes = store.security_notes(government, Some(staff), None, NOTES).await?;
    let title = seat.say("own-title");
    let body = html! {
        h1 { (title) }
        @if seat.is_recovering() {
            (Notification { title: &seat.say("own-recovering-title"), tone: Tone::Attention, body: html! { p { (seat.say("own-recovering-text")) } } })
        }
        (warned(&seat, &notes))
        (passkey_part(&seat, &passkeys))
        (password_part(&seat, &row))
        (codes_part(&seat, left))
        (provider_part(visit))
        (sessions_part(&seat, &sessions))
        h2 { (seat.say("own-notes-title")) }
        p { (seat.say("own-notes-text")) }
        (notes_table(visit, &seat.say("own-notes-title"), &notes, false))
    };
    Ok(seat.page(&title, Some("/petugas"), false, body))
}

/// What somebody else may have done, of the last seven days.
fn warned(seat: &Seat, notes: &[SecurityRow]) -> Markup {
    let since = seat.visit.now.at - time::Duration::days(7);
    let strange = notes.iter().filter(|row| row.note.at > since && Event::parse(&row.note.event).is_some_and(Event::is_strange)).count();
    html! {
        @if strange > 0 {
            (Notification {
                title: &seat.say("own-strange-title"), tone: Tone::Attention,
                body: html! { p { (seat.say_with("own-strange-text", &[("count", &strange.to_string())])) } },
            })
        }
    }
}

fn passkey_part(seat: &Seat, passkeys: &[(PasskeyRow, Passkey)]) -> Markup {
    let visit = &seat.visit;
    let columns: Vec<Column> =
        ["name", "since", "used", "acts"].map(|column| Column { title: seat.say(&format!("own-column-{column}")), numeric: false }).to_vec();
    let rows: Vec<Vec<Markup>> = passkeys.iter().map(|(row, _)| passkey_cells(visit, row)).collect();
    let title = seat.say("own-passkeys-title");
    html! {
        h2 { (title) }
        @if rows.is_empty() { p { (seat.say("own-passkeys-none")) } } @else { (Table { caption: &title, columns: &columns, rows: &rows, row_headers: true }) }
        p { (ButtonLink { label: &seat.say("own-passkey-add"), href: "/petugas/keamanan/kunci", emphasis: Emphasis::Secondary, ..ButtonLink::default() }) }
    }
}

fn passkey_cells(visit: &Visit, row: &PasskeyRow) -> Vec<Markup> {
    let id = super::own_passkeys::id_text(&row.id);
    let held = row.trusted_from > visit.now.at;
    vec![
        html! { (row.name) @if held { " " (Tag { text: &visit.say_with("own-passkey-held", &[("time", &visit.say_time(row.trusted_from))]), tone: Tone::Attention }) } },
        html! { (visit.say_time(row.added_at)) },
        html! { @match row.used_at { Some(at) => (visit.say_time(at)), None => (visit.say("own-never")) } },
        forms::button("/petugas/keamanan/kunci/hapus", &[("key", &id)], &visit.say("own-passkey-remove"), Emphasis::Warning),
    ]
}

fn password_part(seat: &Seat, row: &StaffRow) -> Markup {
    let rule = seat.visit.passwords();
    let has = row.password_hash != password::NOBODY;
    html! {
        @if rule != Passwords::Never && has {
            h2 { (seat.say("counter-sign-in-password")) }
            p { (seat.say(if rule == Passwords::Practice { "own-password-practice" } else { "own-password-code" })) }
            p { a href="/petugas/keamanan/sandi" { (seat.say("own-password-change")) } }
        }
    }
}

fn codes_part(seat: &Seat, left: u32) -> Markup {
    let text = seat.say_with("own-codes-left", &[("count", &left.to_string())]);
    html! {
        h2 { (seat.say("own-codes-title")) }
        p { (text) }
        @if !seat.is_recovering() {
            (forms::button("/petugas/keamanan/pemulihan", &[], &seat.say("own-codes-make"), Emphasis::Secondary))
        }
    }
}

fn provider_part(visit: &Visit) -> Markup {
    html! {
        @if visit.desk.settings.web.providers.contains_key(&visit.government.id) {
            h2 { (visit.say("oidc-link-title")) }
            p { a href="/petugas/keamanan/penyedia" { (visit.say("own-provider")) } }
        }
    }
}

fn sessions_part(seat: &Seat, sessions: &[StaffSession]) -> Markup {
    let visit = &seat.visit;
    let own = visit.desk.store.mark_of(&seat.key);
    let columns: Vec<Column> =
        ["device", "since", "seen", "address", "acts"].map(|column| Column { title: seat.say(&format!("own-column-{column}")), numeric: false }).to_vec();
    let rows: Vec<Vec<Markup>> = sessions.iter().map(|session| session_cells(seat, session, session.mark == own)).collect();
    let title = seat.say("own-sessions-title");
    html! {
        h2 { (title) }
        p { (seat.say_with("own-sessions-text", &[("hours", &STAFF_HOURS.to_string()), ("most", &super::enter::SESSIONS_MAX.to_string())])) }
        (Table { caption: &title, columns: &columns, rows: &rows, row_headers: false })
        @if sessions.len() > 1 { (forms::button("/petugas/keamanan/sesi/lain", &[], &seat.say("own-sessions-end-others"), Emphasis::Secondary)) }
    }
}

fn session_cells(seat: &Seat, session: &StaffSession, own: bool) -> Vec<Markup> {
    let visit = &seat.visit;
    let mark = super::own_passkeys::id_text(&session.mark);
    let device = if session.marks.device.is_empty() { seat.say("own-device-unknown") } else { session.marks.device.clone() };
    vec![
        html! { (device) @if own { " " (Tag { text: &seat.say("own-session-this"), tone: Tone::Good }) } },
        html! { (visit.say_time(session.created_at)) },
        html! { (visit.say_time(session.seen_at)) },
        html! { (session.marks.address) },
        html! {
            @if !own {
                (Form {
                    action: "/petugas/keamanan/sesi/akhiri", hidden: &[("session", &mark)],
                    body: html! { (Button { label: &seat.say("own-session-end"), emphasis: Emphasis::Secondary, ..Button::default() }) }, ..Form::default()
                })
            }
        },
    ]
}

/// Events as a table; `named`: with whose account it was.
pub fn notes_table(visit: &Visit, caption: &str, notes: &[SecurityRow], named: bool) -> Markup {
    let mut keys = vec!["when", "what", "where"];
    if named {
        keys.insert(1, "who");
    }
    let columns: Vec<Column> = keys.iter().map(|column| Column { title: visit.say(&format!("own-column-{column}")), numeric: false }).collect();
    let rows: Vec<Vec<Markup>> = notes.iter().map(|row| note_cells(visit, row, named)).collect();
    html! {
        @if rows.is_empty() { (Inset { body: html! { p { (visit.say("own-notes-none")) } } }) }
        @else { (Table { caption, columns: &columns, rows: &rows, row_headers: false }) }
    }
}

fn note_cells(visit: &Visit, row: &SecurityRow, named: bool) -> Vec<Markup> {
    let note = &row.note;
    let event = Event::parse(&note.event);
    let strange = event.is_some_and(Event::is_strange);
    let what = visit.say(&format!("security-{}", note.event));
    let detail = if note.detail.is_empty() { String::new() } else { say_detail(visit, &note.detail) };
    let name = |id: &Option<StaffId>| id.as_ref().map_or_else(|| visit.say("security-nobody"), |id| id.0.clone());
    let mut cells = vec![
        html! { (visit.say_time(note.at)) },
        html! {
            @if strange { (Tag { text: &what, tone: Tone::Attention }) } @else { (what) }
            @if !detail.is_empty() { " (" (detail) ")" }
            @if note.by.is_some() { " " (visit.say_with("security-by", &[("name", &name(&note.by))])) }
        },
        html! { (note.device) @if !note.device.is_empty() { ", " } (note.address) },
    ];
    if named {
        cells.insert(1, html! { (name(&note.staff)) });
    }
    cells
}

/// A way to sign in, or a deed that was refused, in words.
fn say_detail(visit: &Visit, detail: &str) -> String {
    if let Some(act) = detail.strip_prefix("act-") {
        return visit.say(&format!("act-{act}"));
    }
    if let Some(view) = detail.strip_prefix("view-") {
        return visit.say(&format!("view-{view}"));
    }
    visit.say(&format!("security-detail-{detail}"))
}
