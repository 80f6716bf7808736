//! The ward picker: a search box and its results as radios on the same page, without a script; and the page for people from elsewhere.

use super::{
    held::Held,
    typed::{Values, search_name},
    voice::Voice,
};
use crate::{
    kernel::{Halt, Visit, onward},
    page::{ButtonLink, Choice, Emphasis, Field as Frame, InputKind, Radios, TextInput, button_group},
};
use axum::{extract::Path, response::Response};
use catalogue::{Government, Office, OfficeKind, field::Field, region};
use maud::{Markup, html};

/// Most results shown; more means that the words were too short.
const RESULTS_MAX: usize = 12;
/// Value of the button that searches instead of saving.
pub const SEARCH: &str = "cari";

pub fn picker(voice: &Voice<'_>, field: &Field, frame: Frame<'_>, values: Values<'_>) -> Markup {
    let visit = voice.visit;
    let words = values.search_text(field);
    let found = search(&visit.government, words);
    let picked = values.text(field);
    let lone = matches!(found.as_slice(), [_]);
    let mut choices: Vec<Choice> = Vec::new();
    let kept = visit.government.find_ward(&picked).filter(|ward| !found.iter().any(|office| office.id == ward.id));
    for (office, new) in kept.into_iter().map(|ward| (ward, false)).chain(found.iter().map(|office| (*office, true))) {
        let checked = if lone { new } else { office.region_code == picked };
        choices.push(Choice { value: office.region_code.clone(), label: voice.ward(&office.region_code).unwrap_or_default(), checked, ..Choice::default() });
    }
    let outside = visit.say_with("citizen-ward-outside", &[("city", &visit.government.city)]);
    choices.push(Choice { value: region::OUTSIDE.to_owned(), label: outside, checked: picked == region::OUTSIDE, ..Choice::default() });
    let empty = (choices.len() == 1).then(|| visit.say("citizen-ward-empty"));
    let (name, id) = (search_name(field), format!("{}-cari", field.key()));
    let (label, divider) = (visit.say("citizen-ward-search"), visit.say("citizen-or"));
    let search_field = Frame { words: visit.words(), name: &name, id: Some(&id), label: &label, hint: frame.hint, ..Frame::default() };
    html! {
        (TextInput { field: search_field, value: words, kind: InputKind::Search, autocomplete: Some("off"), ..TextInput::default() })
        p { button.btn.btn-secondary type="submit" name="aksi" value=(SEARCH) { (visit.say("citizen-ward-search-do")) } }
        @if !words.is_empty() {
            p role="status" { (visit.say_with("citizen-ward-found", &[("count", &found.len().to_string()), ("words", words)])) }
        }
        (Radios { field: Frame { hint: empty.as_deref(), ..frame }, choices: &choices, divider: Some(&divider), ..Radios::default() })
    }
}

/// Wards whose own or district's name holds every word; names that begin so come first.
fn search<'g>(government: &'g Government, words: &str) -> Vec<&'g Office> {
    let words = words.to_lowercase();
    let words: Vec<&str> = words.split_whitespace().filter(|word| !matches!(*word, "kelurahan" | "kecamatan" | "kel." | "kec.")).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let district = |ward: &Office| ward.parent.as_ref().and_then(|parent| government.find_office(parent.as_str())).map(|office| office.name.to_lowercase()).unwrap_or_default();
    let mut found: Vec<(bool, &Office)> = government
        .offices
        .values()
        .filter(|office| office.kind == OfficeKind::Ward)
        .filter_map(|ward| {
            let own = ward.name.to_lowercase();
            let both = format!("{own} {}", district(ward));
            let begins = own.split_whitespace().any(|part| words.first().is_some_and(|word| part.starts_with(word)));
            words.iter().all(|word| both.contains(word)).then_some((!begins, ward))
        })
        .collect();
    found.sort_by(|a, b| (a.0, &a.1.name).cmp(&(b.0, &b.1.name)));
    found.into_iter().take(RESULTS_MAX).map(|(_, ward)| ward).collect()
}

/// For people who live elsewhere: why not here, and where instead.
pub async fn outside(visit: Visit, Path(id): Path<String>) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    if !held.is_draft() {
        return Ok(held.elsewhere(&visit));
    }
    let voice = held.voice(&visit);
    let title = visit.say_with("citizen-outside-title", &[("city", &visit.government.city)]);
    let page = held.service.pages.iter().find(|page| page.fields.iter().any(|field| held.service.subject.wards.contains(field)));
    let back = page.map_or_else(|| held.path(""), |page| held.path(&format!("/tanya/{}", page.id)));
    let (again, withdraw) = (visit.say("citizen-outside-again"), visit.say("citizen-tasks-withdraw"));
    let body = html! {
        h1 { (title) }
        p { (visit.say_with("citizen-outside-why", &[("city", &visit.government.city)])) }
        @for government in onward::takers(&visit, &held.service.id) {
            p { a href=(format!("{}/layanan/{}", onward::site_of(&visit, government), held.service.id)) rel="noreferrer" {
                (visit.say_with("citizen-outside-served", &[("city", &government.city)]))
            } }
        }
        p { (visit.say("citizen-outside-where")) }
        @if let Some(address) = &visit.government.elsewhere_url { p { a href=(address) rel="noreferrer" { (address) } } }
        p { (visit.say("citizen-outside-saved")) }
        (button_group(&[
            html! { (ButtonLink { label: &again, href: &back, ..ButtonLink::default() }) },
            html! { (ButtonLink { label: &withdraw, href: &held.path("/batal"), emphasis: Emphasis::Secondary, ..ButtonLink::default() }) },
        ]))
    };
    Ok(visit.page(&title, Some(&voice.title()), Some(&back), false, body))
}
