//! What a case has become: its register entry with number and particulars, or its document without one; copies; and the head's
//! signature, for a case that waits for it.

use super::{case_id, decline_signing, path, service_of, trial::Trial, wording};
use crate::kernel::{Halt, Seat, extract};
use crate::registers;
use crate::page::{Button, ButtonLink, Details, Emphasis, Form, Panel, SummaryList, SummaryRow, Tag, Tone};
use application::{Application, Command, Stage, command::Act, facts::EntryLife};
use axum::{extract::Path, response::Response};
use catalogue::{Answers, Service, texts::key_part};
use maud::{Markup, html};
use people::{Deed, View};
use registry::RegisterEntry;

pub async fn page(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    let case = seat.open(id, View::Certificate, "certificate").await?;
    let life = extract::life_of(&seat.visit, &case).await?;
    let standing = registers::of_case(&seat.visit, &case).await?;
    let entry = life.as_ref().map(|life| &life.entry).filter(|_| case.registration.is_some());
    let service = service_of(&seat, &case)?;
    if entry.is_none() && case.stage != Stage::Signing && !matches!(case.stage, Stage::Issued | Stage::Ready | Stage::HandedOver) {
        return Err(Halt::NotFound);
    }
    let receipt = case.receipt.as_ref().map(ToString::to_string).unwrap_or_default();
    let title = match entry {
        Some(entry) => seat.say_with("registry-entry-title", &[("number", entry.number.as_str())]),
        None => seat.say_with("registry-document-title", &[("document", &seat.say(&output_name(&service, &case))), ("number", &receipt)]),
    };
    let recorded = entry.map_or_else(|| extract::draft_answers(&seat.visit, &case), |entry| entry.particulars.clone());
    let body = html! {
        (Panel { title: &title, body: html! { p { (service.subject_name(&recorded).unwrap_or_default()) } }, neutral: true })
        p.govuk-body { (Tag { text: &wording::stage(&seat.visit, case.stage), tone: tone(case.stage) }) }
        (registers::for_officer(&seat, standing.as_ref()))
        (registers::contest_of(&seat, &case))
        (links(&seat, &case, life.as_ref()))
        (signing(&seat, &service, &case))
        h2.govuk-heading-m { (seat.say("registry-entry-facts")) }
        (SummaryList { words: seat.visit.words(), rows: &facts(&seat, &service, &case, entry) })
        h2.govuk-heading-m { (seat.say("registry-entry-particulars")) }
        (SummaryList { words: seat.visit.words(), rows: &particulars(&seat, &service, &recorded) })
    };
    Ok(seat.page(&title, Some("/petugas"), false, body))
}

fn output_name(service: &Service, case: &Application) -> String {
    let document = service.document(&case.answers, &case.known_facts());
    document.or(service.outputs.first()).map(|output| format!("output-{}-name", key_part(&output.id))).unwrap_or_default()
}

fn tone(stage: Stage) -> Tone {
    match stage {
        Stage::Registered => Tone::Attention,
        Stage::Signing => Tone::Progress,
        _ => Tone::Good,
    }
}

fn links(seat: &Seat, case: &Application, life: Option<&EntryLife>) -> Markup {
    let pdf = if case.certificate_sha256.is_some() { "registry-certificate-open" } else { "registry-certificate-pdf" };
    let handed_over = case.stage == Stage::HandedOver && !case.hand_over_open && !case.hand_overs.is_empty();
    html! {
        div.btn-group {
            (ButtonLink { label: &seat.say(pdf), href: &path(case.id, "pratinjau.pdf"), emphasis: Emphasis::Secondary, ..ButtonLink::default() })
            @if seat.may(Deed::View(View::Duplicates)) {
                (ButtonLink { label: &seat.say("registry-entry-compare"), href: &path(case.id, "banding"), emphasis: Emphasis::Secondary, ..ButtonLink::default() })
            }
            @if let Some(life) = life.filter(|_| seat.may(Deed::View(View::Register))) {
                (ButtonLink { label: &seat.say("register-open-history"), href: &path(life.of, "register"), emphasis: Emphasis::Secondary, ..ButtonLink::default() })
            }
            @if handed_over && seat.may(Deed::Act(Act::ReopenHandOver)) {
                (ButtonLink { label: &seat.say("registry-entry-reopen"), href: &path(case.id, "serah-ulang"), emphasis: Emphasis::Secondary, ..ButtonLink::default() })
            }
            @if seat.may(Deed::View(View::Accesses)) {
                (ButtonLink { label: &seat.say("registry-entry-accesses"), href: &path(case.id, "dilihat"), emphasis: Emphasis::Secondary, ..ButtonLink::default() })
            }
        }
    }
}

/// Sign or decline, for the head and only now.
fn signing(seat: &Seat, service: &Service, case: &Application) -> Markup {
    if !Trial::new(seat, service, case, &[]).allows(Command::Sign { certificate_sha256: String::new() }) {
        return Markup::default();
    }
    let id = case.id.to_string();
    html! {
        (Form {
            action: "/petugas/tanda-tangan", idempotency: &seat.visit.delivery_token("sign"), hidden: &[("pilih", &id), ("checked", "yes")],
            body: html! {
                p.govuk-body { (seat.say("registry-sign-one-statement")) }
                (Button { label: &seat.say("registry-sign-one"), accesskey: Some("t"), ..Button::default() })
            },
            ..Form::default()
        })
        (Details { summary: &seat.say("registry-decline-title"), body: decline_signing::form(seat, case, "", ""), ..Details::default() })
    }
}

fn facts(seat: &Seat, service: &Service, case: &Application, entry: Option<&RegisterEntry>) -> Vec<SummaryRow> {
    let visit = &seat.visit;
    let mut rows = Vec::new();
    let mut add = |key: &str, value: String| rows.push(SummaryRow { key: seat.say(key), value: html! { (value) }, change: None });
    if let Some(entry) = entry {
        add("registry-entry-number", entry.number.to_string());
        add("registry-entry-on", visit.say_date(entry.registered_on));
        add("registry-entry-at", visit.say_time(entry.registered_at));
        add("registry-entry-office", wording::office(seat, Some(&entry.office)));
        if let Some(registration) = &case.registration {
            add("registry-entry-by", wording::person(visit, &registration.by));
        }
        if service.subject.date.is_some() {
            add("registry-entry-timing", seat.say(if entry.late { "registry-mark-late" } else { "registry-entry-on-time" }));
        }
    }
    let known = entry.map_or_else(|| case.known_facts(), |entry| entry.facts.clone());
    for fact in &service.needs {
        if let Some(value) = known.get(fact.as_str()) {
            add(&format!("fact-{}", key_part(fact.as_str())), wording::fact(visit, fact.as_str(), value));
        }
    }
    if let Some((by, at)) = case.last(Act::Sign) {
        add("registry-entry-signed", format!("{}, {}", wording::person(visit, by), visit.say_time(at)));
    }
    if let Some((by, at)) = case.last(Act::RecordElsewhere) {
        add("registry-entry-elsewhere", format!("{}, {}", wording::person(visit, by), visit.say_time(at)));
        add("registry-entry-sha256", case.certificate_sha256.clone().unwrap_or_default());
    }
    for print in &case.prints {
        let key = visit.say_with("registry-entry-copy", &[("copy", &print.copy.to_string())]);
        rows.push(SummaryRow { key, value: html! { (wording::person(visit, &print.by)) ", " (visit.say_time(print.at)) }, change: None });
    }
    if case.downloads > 0 {
        rows.push(SummaryRow { key: seat.say("registry-entry-downloads"), value: html! { (case.downloads) }, change: None });
    }
    for given in &case.hand_overs {
        let value = html! { (given.name) ", " (seat.say(&format!("collector-{}", given.collector.key()))) ", " (visit.say_time(given.at)) };
        rows.push(SummaryRow { key: seat.say("registry-entry-handed-over"), value, change: None });
    }
    rows
}

/// What was written down: in the order of the form, the number that the registrar entered first.
fn particulars(seat: &Seat, service: &Service, recorded: &Answers) -> Vec<SummaryRow> {
    let asked = service.pages.iter().flat_map(|page| &page.fields).map(catalogue::FieldId::as_str);
    let entered = service.subject.entered_nik.iter().map(|nik| nik.field.as_str());
    entered
        .chain(asked)
        .filter(|field| wording::tells(field))
        .filter_map(|field| {
            let value = wording::answer_of(&seat.visit, service, recorded, field)?;
            Some(SummaryRow { key: wording::label(&seat.visit, field), value: html! { (value) }, change: None })
        })
        .collect()
}
