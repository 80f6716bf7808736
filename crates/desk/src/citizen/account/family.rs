//! The family: names and NIKs that forms offer to her. Sealed with the rest of the account.

use crate::{
    kernel::{Halt, Member, Sent},
    page::{Button, Emphasis, ErrorSummary, Fault, Field as Frame, Form, InputKind, SummaryList, SummaryRow, TextInput, Width},
};
use axum::response::Response;
use catalogue::nik::Nik;
use maud::{Markup, html};
use store::{Accounts, FAMILY_MOST, FamilyMember};

/// Longest name, as on a family card.
const NAME_LETTERS_MAX: usize = 60;

pub async fn page(member: Member) -> Response {
    render(&member, ("", ""), &[])
}

pub async fn add(member: Member, sent: Sent) -> Result<Response, Halt> {
    let (name, typed_nik) = (sent.text("nama"), sent.text("nik"));
    let nik = if typed_nik.is_empty() { Some(String::new()) } else { Nik::parse(typed_nik).ok().map(|nik| nik.as_str().to_owned()) };
    let tidy: String = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let full = member.account.data.family.len() >= FAMILY_MOST;
    let bad_name = tidy.is_empty() || tidy.chars().count() > NAME_LETTERS_MAX || tidy.chars().any(char::is_control);
    let wrong: Vec<(&str, &str)> = [("nama", "account-family-name-wrong", bad_name), ("nik", "account-nik-wrong", nik.is_none()), ("nama", "account-family-full", full)]
        .into_iter()
        .filter_map(|(field, key, is_wrong)| is_wrong.then_some((field, key)))
        .collect();
    let (Some(nik), true) = (nik, wrong.is_empty()) else { return Ok(render(&member, (name, typed_nik), &wrong)) };
    let fresh = FamilyMember { name: tidy, nik };
    let change = Box::new(move |data: &mut store::AccountData| {
        if !data.family.contains(&fresh) && data.family.len() < FAMILY_MOST {
            data.family.push(fresh);
        }
    });
    let visit = &member.visit;
    visit.desk.store.change_account(&visit.government.id, member.account.id, change).await?;
    Ok(visit.see_other("/akun/keluarga"))
}

pub async fn remove(member: Member, sent: Sent) -> Result<Response, Halt> {
    let visit = &member.visit;
    let place: usize = sent.text("urutan").parse().map_err(|_| Halt::Bad("halt-form-unreadable"))?;
    let wanted = member.account.data.family.get(place).cloned().ok_or(Halt::NotFound)?;
    // By what it says, not by its place: another browser may have changed the list meanwhile.
    let change = Box::new(move |data: &mut store::AccountData| data.family.retain(|one| *one != wanted));
    visit.desk.store.change_account(&visit.government.id, member.account.id, change).await?;
    Ok(visit.see_other("/akun/keluarga"))
}

fn render(member: &Member, (name, nik): (&str, &str), wrong: &[(&str, &str)]) -> Response {
    let visit = &member.visit;
    let title = visit.say("account-family-title");
    let faults: Vec<Fault> = wrong.iter().map(|(field, key)| Fault { text: visit.say(key), href: Some(format!("#{field}")) }).collect();
    let error = |field: &str| wrong.iter().find(|(one, _)| *one == field).map(|(_, key)| visit.say(key));
    let (name_wrong, nik_wrong) = (error("nama"), error("nik"));
    let said = ["account-family-name", "account-family-name-hint", "account-family-nik", "account-family-nik-hint", "account-family-add"];
    let [name_label, name_hint, nik_label, nik_hint, add] = said.map(|key| visit.say(key));
    let body = html! {
        (ErrorSummary { words: visit.words(), faults: &faults })
        h1 { (title) }
        p { (visit.say("account-family-lead")) }
        (listed(member))
        h2 { (visit.say("account-family-new")) }
        (Form {
            action: "/akun/keluarga",
            body: html! {
                (TextInput {
                    field: Frame { words: visit.words(), name: "nama", label: &name_label, hint: Some(&name_hint), error: name_wrong.as_deref(), private: true, ..Frame::default() },
                    value: name, kind: InputKind::Name, autocomplete: Some("off"), ..TextInput::default()
                })
                (TextInput {
                    field: Frame { words: visit.words(), name: "nik", label: &nik_label, hint: Some(&nik_hint), error: nik_wrong.as_deref(), private: true, ..Frame::default() },
                    value: nik, kind: InputKind::Digits, width: Width::Chars20, autocomplete: Some("off"), ..TextInput::default()
                })
                (Button { label: &add, ..Button::default() })
            },
            ..Form::default()
        })
    };
    visit.page(&title, None, Some("/akun"), !wrong.is_empty(), body)
}

fn listed(member: &Member) -> Markup {
    let visit = &member.visit;
    let rows: Vec<SummaryRow> = member
        .account
        .data
        .family
        .iter()
        .enumerate()
        .map(|(place, one)| {
            let label = visit.say_with("account-family-remove", &[("name", &one.name)]);
            SummaryRow {
                key: one.name.clone(),
                value: html! {
                    (one.nik)
                    (Form {
                        action: "/akun/keluarga/hapus", hidden: &[("urutan", &place.to_string())],
                        body: html! { (Button { label: &label, emphasis: Emphasis::Secondary, ..Button::default() }) }, ..Form::default()
                    })
                },
                change: None,
            }
        })
        .collect();
    html! {
        @if rows.is_empty() { p { (visit.say("account-family-none")) } } @else { (SummaryList { words: visit.words(), rows: &rows }) }
    }
}
