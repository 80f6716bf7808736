//! Who works here: the list, and the form that invites someone.

use super::fields::{self, Wrong, error_of, faults};
use crate::kernel::{Halt, Seat, Sent};
use crate::page::{Button, Column, Emphasis, ErrorSummary, Field, Form, Select, SelectOption, Table, Tag, Tone};
use axum::response::Response;
use catalogue::{Office, OfficeKind};
use maud::{Markup, html};
use people::Role;
use store::{Contract, Renewal, StaffRow, StaffSecurity};

pub async fn page(seat: Seat) -> Result<Response, Halt> {
    show(&seat, &Sent::default(), &[]).await
}

/// The page, or the page again with what was typed and what is wrong.
pub async fn show(seat: &Seat, sent: &Sent, wrongs: &[Wrong]) -> Result<Response, Halt> {
    let staff = seat.desk().store.staff(&seat.visit.government.id).await?;
    let columns: Vec<Column> = ["name", "sign-in", "role", "office", "state", "acts"]
        .map(|column| Column { title: seat.say(&format!("admin-column-{column}")), numeric: false })
        .to_vec();
    let renewals = seat.desk().store.renewals(&seat.visit.government.id).await?;
    let mut rows: Vec<Vec<Markup>> = Vec::new();
    for row in &staff {
        let standing = standing(seat, row, &renewals).await?;
        rows.push(cells(seat, row, &standing));
    }
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

/// How an account stands.
struct Standing<'a> {
    /// Has a passkey, a password or a link to the provider.
    has_way_in: bool,
    /// Tries with its name have to wait.
    waits: bool,
    /// Somebody asked for it to be invited anew.
    renewal: Option<&'a Renewal>,
}

async fn standing<'a>(seat: &Seat, row: &StaffRow, renewals: &'a [Renewal]) -> Result<Standing<'a>, Halt> {
    let (store, government, at) = (&seat.desk().store, &seat.visit.government.id, seat.visit.now.at);
    let (_, until) = store.tries(government, &row.id.0).await?;
    Ok(Standing {
        has_way_in: super::staff_acts::has_way_in(seat, row).await?,
        waits: until.is_some_and(|until| until > at),
        renewal: renewals.iter().find(|renewal| renewal.staff == row.id),
    })
}

fn cells(seat: &Seat, row: &StaffRow, standing: &Standing<'_>) -> Vec<Markup> {
    let office = seat.visit.government.find_office(row.office.as_str()).map_or_else(|| row.office.to_string(), |office| office.name.clone());
    vec![
        html! { (row.name) },
        html! { (row.id) },
        html! { (seat.say(&format!("role-{}", row.role.replace('_', "-")))) },
        html! { (office) },
        state(seat, row, standing),
        acts(seat, row, standing),
    ]
}

fn state(seat: &Seat, row: &StaffRow, standing: &Standing<'_>) -> Markup {
    let (key, tone) = match (row.active, standing.has_way_in, standing.waits) {
        (false, ..) => ("admin-state-inactive", Tone::Neutral),
        (true, false, _) => ("admin-state-invited", Tone::Attention),
        (true, true, true) => ("admin-state-locked", Tone::Bad),
        (true, true, false) => ("admin-state-active", Tone::Good),
    };
    html! {
        (Tag { text: &seat.say(key), tone })
        @if let Some(renewal) = standing.renewal {
            p { (seat.say_with("admin-renewal-asked", &[("name", &renewal.asked_by.0), ("time", &seat.visit.say_time(renewal.asked_at))])) }
        }
    }
}

fn acts(seat: &Seat, row: &StaffRow, standing: &Standing<'_>) -> Markup {
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
    let own = seat.actor.staff_id() == Some(&row.id);
    let may_confirm = standing.renewal.is_some_and(|renewal| seat.actor.staff_id() != Some(&renewal.asked_by)) && !own;
    html! {
        @if may_confirm { (button("setujui", "admin-act-confirm", Emphasis::Primary)) }
        @if row.active {
            @let program = Role::parse(&row.role) == Some(Role::Connector);
            @if program { (button("token", "admin-act-token", Emphasis::Secondary)) } @else { (button("undang", "admin-act-invite", Emphasis::Secondary)) }
            @if standing.has_way_in && !program { (button("sesi", "admin-act-end-sessions", Emphasis::Secondary)) }
            @if !own { (button("nonaktif", "admin-act-deactivate", Emphasis::Warning)) }
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
