//! One register entry with its whole history: what holds today, what was written down when, by whom, on what basis, before and after;
//! and the extracts that were given out from it.

use super::{section, standing, words};
use crate::{
    kernel::{Halt, Seat},
    page::{Column, Panel, SummaryList, SummaryRow, Table, Tag, Tone},
    registry_office::{case_id, path, wording},
};
use application::{Application, facts::EntryLife};
use axum::{extract::Path, response::Response};
use catalogue::{Answers, Service};
use maud::{Markup, html};
use people::View;
use registry::{Annotation, AnnotationKind, Standing};
use store::Contract;

pub async fn page(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Register, "register").await?;
    let life = seat.desk().store.find_life(&seat.visit.government.id, case.id).await?.ok_or(Halt::NotFound)?;
    let service = words::service(&seat.visit, &life.entry.service).ok_or(Halt::NotFound)?;
    seat.visit.speak_of(&service.id);
    let title = seat.say_with("registry-entry-title", &[("number", life.entry.number.as_str())]);
    let body = html! {
        (Panel { title: &title, body: html! { p { (words::name(&seat.visit, &life)) } }, neutral: true })
        (standing::of_entry(&seat, &life))
        h2.govuk-heading-m { (seat.say("register-today")) }
        (SummaryList { words: seat.visit.words(), rows: &content(&seat, &service, life.content()) })
        h2.govuk-heading-m id="riwayat" { (seat.say("register-history")) }
        p.govuk-body { (seat.say("register-history-text")) }
        ol.govuk-list { (first(&seat, &case, &life)) @for one in &life.annotations { (annotation(&seat, &life, one)) } }
        h2.govuk-heading-m { (seat.say("register-issues")) }
        (issues(&seat, &life))
    };
    Ok(seat.page(&title, Some("/petugas/register"), false, body))
}

fn content(seat: &Seat, service: &Service, answers: &Answers) -> Vec<SummaryRow> {
    let entered = service.subject.entered_nik.iter().map(|nik| &nik.field);
    let fields = entered.chain(service.pages.iter().flat_map(|page| &page.fields));
    fields
        .filter(|field| wording::tells(field.as_str()))
        .filter_map(|field| {
            let value = wording::answer_of(&seat.visit, service, answers, field.as_str())?;
            Some(SummaryRow { key: wording::label(&seat.visit, field.as_str()), value: html! { (value) }, change: None })
        })
        .collect()
}

fn first(seat: &Seat, case: &Application, life: &EntryLife) -> Markup {
    let visit = &seat.visit;
    let by = case.registration.as_ref().map(|registration| wording::person(visit, &registration.by)).unwrap_or_default();
    let rows = [
        section::row(seat, "registry-entry-at", visit.say_time(life.entry.registered_at)),
        section::row(seat, "registry-entry-by", by),
        section::row(seat, "registry-entry-office", wording::office(seat, Some(&life.entry.office))),
    ];
    html! {
        li {
            h3.govuk-heading-s { (visit.say_date(life.entry.registered_on)) " " (Tag { text: &seat.say("register-kind-entry"), tone: Tone::Neutral }) }
            (SummaryList { words: visit.words(), rows: &rows })
            @match &case.keyed {
                Some(keyed) => {
                    @let by = wording::person(visit, &keyed.by);
                    p.govuk-body {
                        @match &keyed.kept_by {
                            Some(region) => { (seat.say_with("book-keyed-from", &[("by", &by), ("book", &keyed.book), ("region", region)])) }
                            None => { (seat.say_with("book-keyed-by", &[("by", &by), ("book", &keyed.book)])) }
                        }
                    }
                    p.govuk-body { a.govuk-link href=(path(life.of, "buku")) { (seat.say("book-open-scan")) } }
                }
                None => { p.govuk-body { a.govuk-link href={ "/petugas/permohonan/" (life.of) } { (seat.say("register-open-case")) } } }
            }
        }
    }
}

fn annotation(seat: &Seat, life: &EntryLife, one: &Annotation) -> Markup {
    let visit = &seat.visit;
    let tone = match one.kind {
        AnnotationKind::Note => Tone::Progress,
        AnnotationKind::Correction => Tone::Attention,
        AnnotationKind::Annulment => Tone::Bad,
    };
    let mut rows = vec![section::row(seat, "register-written-at", visit.say_time(one.at)), section::row(seat, "register-approved-by", one.approved_by.clone())];
    if let Some(by) = &one.decided_by {
        rows.push(section::row(seat, "register-decided-by", by.clone()));
    }
    rows.push(section::row(seat, "register-written-by", one.written_by.clone()));
    if let Some(code) = &one.reason {
        rows.push(section::row(seat, "register-reason", words::reason(visit, &one.service, code.as_str())));
    }
    rows.push(section::row(seat, "register-basis", visit.say_basis(&one.basis)));
    if let Some(number) = &one.number {
        rows.push(section::row(seat, "register-own-number", number.to_string()));
    }
    html! {
        li {
            h3.govuk-heading-s { (visit.say_date(one.on)) " " (Tag { text: &seat.say(&format!("register-kind-{}", one.kind.key())), tone }) }
            p.govuk-body { (words::sentence(visit, one)) }
            @if let Some(after) = &one.content { (section::changes(seat, life, life.content_before(one.ordinal), after)) }
            (SummaryList { words: visit.words(), rows: &rows })
        }
    }
}

fn issues(seat: &Seat, life: &EntryLife) -> Markup {
    if life.issues.is_empty() {
        return html! { p.govuk-body { (seat.say("register-issues-none")) } };
    }
    let visit = &seat.visit;
    let columns = ["register-issue-copy", "register-issue-when", "register-issue-standing"].map(|key| Column { title: seat.say(key), numeric: false });
    let cells = |issue: &registry::Issue<application::ApplicationId>| {
        let key = match life.standing(issue.case) {
            Some(Standing::Current) | None => "standing-current",
            Some(Standing::Superseded { .. }) => "standing-superseded-short",
            Some(Standing::Outdated { .. }) => "standing-outdated-short",
            Some(Standing::Annulled { .. }) => "standing-annulled-short",
        };
        let copy = life.copy(issue.case).to_string();
        vec![html! { a.govuk-link href=(path(issue.case, "akta")) { (seat.say_with("register-issue-number", &[("copy", &copy)])) } }, html! { (visit.say_time(issue.at)) }, html! { (seat.say(key)) }]
    };
    let rows: Vec<Vec<Markup>> = life.issues.iter().map(cells).collect();
    html! { (Table { caption: &seat.say("register-issues"), columns: &columns, rows: &rows, row_headers: true }) }
}
