//! One question page: shown, judged, saved. The same page mends a returned answer.
//!
//! **Invariant:** a page is saved whole or not at all; warnings are saved and shown once, they never block.

use super::{
    answer::{Taken, take},
    consequence, family_offer,
    held::{Held, refused},
    inputs::{Inputs, may_open},
    resume,
    road::Road,
    typed::Values,
    voice::Voice,
    ward,
};
use crate::{
    kernel::{Halt, Sent, Visit, act::explain},
    page::{Button, Details, Emphasis, ErrorSummary, Fault, Form, Notification, Tone, button_group},
};
use application::{Command, Refusal, Stage};
use axum::{
    extract::{Path, Query},
    response::Response,
};
use catalogue::{Answers, FieldId, Problem, field::{Field, FieldKind, PrefillSource}, service::Page, texts::key_part};
use maud::{Markup, html};
use std::collections::HashMap;

/// How a page is shown this time.
#[derive(Default)]
struct Showing<'a> {
    problems: Vec<Problem>,
    /// Sentences that belong to no field.
    refusals: Vec<String>,
    warnings: Vec<Problem>,
    from_check: bool,
    consequence: bool,
    /// Typed before the browser's right ran out, and not saved yet.
    carried: bool,
    /// Filled from her family, and not saved yet.
    filled: Answers,
    values: Option<&'a Sent>,
}

pub async fn show(visit: Visit, Path((id, page)): Path<(String, String)>, Query(query): Query<HashMap<String, String>>) -> Result<Response, Halt> {
    let held = Held::find(&visit, &id).await?;
    let Some(page) = find_page(&visit, &held, &page) else { return Ok(lead_on(&visit, &held)) };
    let asked = |name: &str| query.contains_key(name);
    let mut showing =
        Showing { from_check: query.get("dari").is_some_and(|from| from == "periksa"), consequence: asked("akibat"), ..Showing::default() };
    if let Some(one) = query.get(family_offer::FILL) {
        showing.filled = family_offer::answers(&visit, &held, page, one);
    }
    if asked("lihat") {
        showing.warnings = warnings_of(&visit, &held, page);
    }
    Ok(render(&visit, &held, page, showing))
}

/// The page with what was typed before number and PIN were asked again.
pub fn show_carried(visit: &Visit, held: &Held, page: &str, sent: &Sent) -> Response {
    let Some(page) = find_page(visit, held, page) else { return lead_on(visit, held) };
    render(visit, held, page, Showing { carried: true, values: Some(sent), ..Showing::default() })
}

pub async fn save(visit: Visit, Path((id, page)): Path<(String, String)>, sent: Sent) -> Result<Response, Halt> {
    let held = match Held::find(&visit, &id).await {
        Err(Halt::Resume) => return Ok(resume::ask_again(&visit, &sent)),
        found => found?,
    };
    if let Some(answer) = held.too_late(&visit) {
        return Ok(answer);
    }
    let Some(page) = find_page(&visit, &held, &page) else { return Ok(lead_on(&visit, &held)) };
    let from_check = sent.text("dari") == "periksa";
    let taken = take(&visit, &held, page, &sent);
    if sent.text("aksi") == ward::SEARCH && page.fields.iter().any(|field| sent.has(&format!("cari-{field}"))) {
        return Ok(render(&visit, &held, page, Showing { from_check, values: Some(&sent), ..Showing::default() }));
    }
    if !taken.problems.is_empty() {
        return Ok(render(&visit, &held, page, Showing { from_check, problems: taken.problems, values: Some(&sent), ..Showing::default() }));
    }
    let seen = sent.has("dilihat") && !taken.changes(&held);
    let (answers, removed) = (taken.answers.clone(), taken.removed.clone());
    // No token: saving the same twice changes nothing, and a page that the browser's back button kept brings other answers under its old one.
    let outcome = match held.act(&visit, None, Command::Answer { page: page.id.clone(), answers, removed }).await {
        Ok(outcome) => outcome,
        Err(halt) => return refuse(&visit, &held, page, from_check, &sent, refused(halt)?),
    };
    // What else stood on the page is kept: she may have taken the wrong ward.
    if taken.outside {
        return Ok(visit.see_other(&held.path("/luar-kota")));
    }
    let held_now = Held { case: outcome.application, service: held.service.clone() };
    Ok(visit.see_other(&after(&visit, &held_now, page, &taken, from_check, seen)))
}

/// Where a saved page leads.
fn after(visit: &Visit, held: &Held, page: &Page, taken: &Taken, from_check: bool, seen: bool) -> String {
    let from = if from_check { "dari=periksa&" } else { "" };
    let here = held.path(&format!("/tanya/{}", page.id));
    if taken.unseen {
        return format!("{here}?{from}");
    }
    if !seen && !warnings_of(visit, held, page).is_empty() {
        return format!("{here}?{from}lihat=1");
    }
    if !held.is_draft() {
        return held.list_path();
    }
    if from_check {
        return held.path("/periksa");
    }
    let next = Road::of(visit, held).next(&page.id);
    if consequence::is_asked_on(held, page) && next.contains("/tanya/") { format!("{next}?akibat=1") } else { next }
}

fn refuse(visit: &Visit, held: &Held, page: &Page, from_check: bool, sent: &Sent, refusal: Refusal) -> Result<Response, Halt> {
    match refusal {
        Refusal::OutsideGovernment => Ok(visit.see_other(&held.path("/luar-kota"))),
        Refusal::BadInput(problem) => Ok(render(visit, held, page, Showing { from_check, problems: vec![problem], values: Some(sent), ..Showing::default() })),
        other => Ok(render(visit, held, page, Showing { from_check, refusals: explain(visit, &other), values: Some(sent), ..Showing::default() })),
    }
}

/// A page that this case asks now and whose answers the applicant may give.
fn find_page<'h>(visit: &Visit, held: &'h Held, page: &str) -> Option<&'h Page> {
    let found = held.service.find_page(page).filter(|page| page.fields.iter().any(|field| held.may_answer(visit, field)))?;
    let returned = held.case.stage == Stage::Returned;
    let facts = held.facts(visit);
    let asked = held.service.pages_for(&held.case.answers, &facts).iter().any(|one| one.id == found.id);
    (asked || returned).then_some(found)
}

fn lead_on(visit: &Visit, held: &Held) -> Response {
    if matches!(held.case.stage, Stage::Draft | Stage::Returned) { visit.see_other(&held.list_path()) } else { held.elsewhere(visit) }
}

fn warnings_of(visit: &Visit, held: &Held, page: &Page) -> Vec<Problem> {
    let found = held.service.warnings(&held.case.answers, held.judged_on(visit), &visit.government);
    found.into_iter().filter(|warning| page.fields.contains(&warning.field)).collect()
}

/// What she has said elsewhere and need not type again on this page.
fn offers(visit: &Visit, held: &Held, page: &Page) -> Answers {
    let offers = held.service.offers(&held.case.answers, held.judged_on(visit));
    offers.iter().filter(|(field, _)| page.fields.contains(field) && held.may_answer(visit, field)).map(|(field, value)| (field.as_str(), value)).collect()
}

/// Offered from what she said herself; what most people answer is offered as well, and is nobody's word yet.
fn is_her_own(held: &Held, field: &FieldId) -> bool {
    let prefill = held.service.fields.get(field.as_str()).and_then(|field| field.prefill.as_ref());
    prefill.is_some_and(|prefill| matches!(prefill.source, PrefillSource::Answer(_)))
}

/// Questions of the page that stand on it now: those asked, and those that a choice of this page may open.
fn fields_shown<'h>(visit: &Visit, held: &'h Held, page: &'h Page, known: &Answers, sent: Option<&Sent>) -> Vec<&'h Field> {
    let all = sent.map_or_else(|| known.clone(), |sent| take(visit, held, page, sent).all);
    let facts = held.service.facts(&all, held.judged_on(visit));
    let asked = held.service.page_fields(page, &all, &facts);
    let answerable: Vec<&Field> = asked.into_iter().filter(|field| held.may_answer_with(visit, &field.id, &all)).collect();
    let fields = page.fields.iter().filter_map(|id| held.service.fields.get(id.as_str()));
    let opens = |field: &Field| may_open(field, &answerable) && (held.is_draft() || held.case.answers.get(field.id.as_str()).is_none());
    fields.filter(|field| answerable.iter().any(|one| one.id == field.id) || opens(field)).collect()
}

fn render(visit: &Visit, held: &Held, page: &Page, showing: Showing<'_>) -> Response {
    let voice = held.voice(visit);
    let title = voice.page(&page.id);
    let errors = !showing.problems.is_empty() || !showing.refusals.is_empty();
    let back = if !held.is_draft() {
        held.path("/perbaiki")
    } else if showing.from_check {
        held.path("/periksa")
    } else {
        Road::of(visit, held).previous(&page.id)
    };
    let body = body(visit, held, page, &voice, &title, &showing);
    visit.page(&title, Some(&voice.title()), Some(&back), errors, body)
}

fn body(visit: &Visit, held: &Held, page: &Page, voice: &Voice<'_>, title: &str, showing: &Showing<'_>) -> Markup {
    let offers = offers(visit, held, page);
    let mut known = held.case.answers.clone();
    known.extend(&offers);
    known.extend(&showing.filled);
    let values = showing.values.map_or(Values::Saved(&known), Values::Sent);
    let fields = fields_shown(visit, held, page, &known, showing.values);
    let offered = showing.values.is_none() && offers.iter().any(|(field, _)| is_her_own(held, field));
    let faults = faults(voice, &fields, showing);
    let warned = !showing.warnings.is_empty();
    let intro = voice.find(&format!("page-{}-intro", key_part(&page.id)));
    let note = offered.then(|| visit.say("filling-offered"));
    let inputs = Inputs { voice, values, problems: &showing.problems, warnings: &showing.warnings, fields, title, intro: intro.as_deref(), note: note.as_deref() };
    let token = visit.delivery_token(&page.id);
    let mut hidden: Vec<(&str, &str)> = Vec::new();
    if showing.from_check {
        hidden.push(("dari", "periksa"));
    }
    if warned {
        hidden.push(("dilihat", "1"));
    }
    let label = visit.say(if warned { "citizen-right-continue" } else { "citizen-save-continue" });
    html! {
        (ErrorSummary { words: visit.words(), faults: &faults })
        @if showing.carried { (Notification { title: "", tone: Tone::Attention, body: html! { p { (visit.say("citizen-carried")) } } }) }
        @if warned { (Notification { title: "", tone: Tone::Attention, body: html! { p { (visit.say("citizen-warned")) } } }) }
        (family_offer::links(visit, held, voice, page))
        @if showing.consequence { @if let Some(notice) = consequence::notice(visit, held, voice) { (notice) } }
        (Form {
            action: &held.path(&format!("/tanya/{}", page.id)),
            idempotency: &token,
            hidden: &hidden,
            body: html! {
                (inputs.marks())
                (inputs.render())
                @if let Some(help) = voice.find(&format!("page-{}-help", key_part(&page.id))) {
                    (Details { summary: &visit.say("citizen-question-help"), body: html! { p { (help) } }, ..Details::default() })
                }
                (button_group(&[html! { (Button { label: &label, emphasis: Emphasis::Primary, ..Button::default() }) }]))
            },
            ..Form::default()
        })
        @if held.is_draft() { p { a href=(held.path("")) { (visit.say("citizen-to-tasks")) } } }
    }
}

fn faults(voice: &Voice<'_>, fields: &[&Field], showing: &Showing<'_>) -> Vec<Fault> {
    let of_field = showing.problems.iter().map(|problem| {
        let date = fields.iter().any(|field| field.id == problem.field && matches!(field.kind, FieldKind::Date { .. }));
        let place = key_part(problem.field.as_str());
        Fault { text: voice.problem(problem), href: Some(if date { format!("#{place}-day") } else { format!("#{place}") }) }
    });
    of_field.chain(showing.refusals.iter().map(|text| Fault { text: text.clone(), href: None })).collect()
}
