//! Who works here: the list, and the form that invites someone.

use super::fields::{self, Wrong, error_of, faults};
use crate::kernel::{Halt, Seat, Sent, password::NOBODY};
use crate::page::{Button, Column, Emphasis, ErrorSummary, Field, Form, Select, SelectOption, Table, Tag, Tone};
use axum::response::Response;
use catalogue::{Office, OfficeKind};
use maud::{Markup, html};
use people::Role;
use store::{Contract, StaffRow};

pub async fn page(seat: Seat) -> Result<Response, Halt> {
    show(&seat, &Sent::default(), &[]).await
}

/// The page, or the page again with what was typed and what is wrong.
pub async fn show(seat: &Seat, sent: &Sent, wrongs: &[Wrong]) -> Result<Response, Halt> {
    let staff = seat.desk().store.staff(&seat.visit.government.id).await?;
    let columns: Vec<Column> = ["name", "sign-in", "role", "office", "state", "acts"]
        .map(|column| Column { title: seat.say(&format!("admin-column-{column}")), numeric: false })
        .to_vec();
    let rows: Vec<Vec<Markup>> = staff.iter().map(|row| cells(seat, row)).collect();
    let title = seat.say("admin-staff-title");
    let body = html! {
        (ErrorSummary { words: seat.visit.words(), faults: &faults(wrongs) })
        h1 { (title) }
        (Table { caption: &title, columns: &columns, rows: &rows, row_headers: true })
        h2 { (seat.say("admin-add-title")) }
        p { (seat.say("admin-add-hint")) }
        (add_form(seat, sent, wrongs))
    };
    Ok(seat.page(&title, Some("/petugas"), !wrongs.is_empty(), body))
}

fn cells(seat: &Seat, row: &StaffRow) -> Vec<Markup> {
    let office = seat.visit.government.find_office(row.office.as_str()).map_or_else(|| row.office.to_string(), |office| office.name.clone());
    vec![
        html! { (row.name) },
        html! { (row.id) },
        html! { (seat.say(&format!("role-{}", row.role.replace('_', "-")))) },
        html! { (office) },
        state(seat, row),
        acts(seat, row),
    ]
}

fn state(seat: &Seat, row: &StaffRow) -> Markup {
    let locked = row.locked_until.is_some_and(|until| until > seat.visit.now.at);
    let (key, tone) = match (row.active, row.password_hash == NOBODY, locked) {
        (false, ..) => ("admin-state-inactive", Tone::Neutral),
        (true, true, _) => ("admin-state-invited", Tone::Attention),
        (true, false, true) => ("admin-state-locked", Tone::Bad),
        (true, false, false) => ("admin-state-active", Tone::Good),
    };
    html! { (Tag { text: &seat.say(key), tone }) }
}

fn acts(seat: &Seat, row: &StaffRow) -> Markup {
    let button = |page: &str, key: &str, emphasis| {
        let hidden = [("id", row.id.0.as_str())];
        let label = seat.say(key);
        html! {
            (Form {
                action: &format!("/petugas/admin/petugas/{page}"), hidden: &hidden,
                body: html! { (Button { label: &label, emphasis, ..Button::default() }) },
                ..Form::default()
            })
        }
    };
    html! {
        @if row.active {
            (button("undang", "admin-act-invite", Emphasis::Secondary))
            @if seat.actor.staff_id() != Some(&row.id) { (button("nonaktif", "admin-act-deactivate", Emphasis::Warning)) }
        } @else { (button("aktif", "admin-act-reactivate", Emphasis::Secondary)) }
    }
}

fn add_form(seat: &Seat, sent: &Sent, wrongs: &[Wrong]) -> Markup {
    let visit = &seat.visit;
    let roles: Vec<SelectOption> = Role::ALL
        .iter()
        .map(|role| SelectOption {
            value: role.as_str().to_owned(),
            label: seat.say(&format!("role-{}", role.as_str().replace('_', "-"))),
            selected: sent.text("role") == role.as_str(),
            group: None,
        })
        .collect();
    let (role_label, office_label, office_hint, choose) =
        (seat.say("admin-role-label"), seat.say("admin-office-label"), seat.say("admin-office-hint"), seat.say("admin-choose"));
    let words = visit.words();
    let role = Field { words, name: "role", label: &role_label, error: error_of(wrongs, "role"), ..Field::default() };
    let office = Field { words, name: "office", label: &office_label, hint: Some(&office_hint), error: error_of(wrongs, "office"), ..Field::default() };
    html! {
        (Form {
            action: "/petugas/admin/petugas",
            body: html! {
                (fields::name_input(visit, sent.text("name"), wrongs, false))
                (fields::sign_in_input(visit, sent.text("sign-in"), wrongs, false))
                (Select { field: role, empty: Some(&choose), options: &roles })
                (Select { field: office, empty: Some(&choose), options: &offices(seat, sent.text("office")) })
                (Button { label: &seat.say("admin-add-send"), ..Button::default() })
            },
            ..Form::default()
        })
    }
}

/// Registry first, then hospitals and halls, then districts, then wards under the name of their district.
fn offices(seat: &Seat, picked: &str) -> Vec<SelectOption> {
    let government = &seat.visit.government;
    let option = |office: &Office, group: Option<String>| SelectOption {
        value: office.id.to_string(),
        label: office.name.clone(),
        selected: office.id.as_str() == picked,
        group,
    };
    let of_kind = |kind: OfficeKind| {
        let mut offices: Vec<&Office> = government.offices.values().filter(|office| office.kind == kind).collect();
        offices.sort_by(|a, b| a.parent.cmp(&b.parent).then_with(|| a.name.cmp(&b.name)));
        offices
    };
    let others = [OfficeKind::Registry, OfficeKind::Facility, OfficeKind::Hall, OfficeKind::District];
    let plain = others.into_iter().flat_map(of_kind).map(|office| option(office, None));
    let wards = of_kind(OfficeKind::Ward).into_iter().map(|ward| {
        let district = ward.parent.as_ref().and_then(|parent| government.find_office(parent.as_str()));
        option(ward, district.map(|district| district.name.clone()))
    });
    plain.chain(wards).collect()
}
