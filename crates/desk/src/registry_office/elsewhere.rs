//! Recorded elsewhere: what the officer keys into the outside registry, in the order of its form, and what she brings back.
//!
//! **Invariant:** Kitir gives no number here. Read next: [`super::bring_back`].

use super::{bring_back, case_id, faults_of, path, service_of, trial::{Trial, friendlier}, wording};
use crate::{
    counter::upload,
    kernel::{Doing, Halt, Seat, Sent, extract, halt},
    page::{Button, CopyList, CopyRow, ErrorSummary, Fault, Field, Form, Inset, PdfUpload, SummaryList, SummaryRow, TextInput, Width},
};
use application::{Application, Refusal, Stage, command::Act};
use axum::{
    extract::{Multipart, Path},
    response::Response,
};
use catalogue::{Answers, Service, field::{FieldKind, parse_date}, government::Registry};
use maud::{Markup, html};
use people::View;

pub(super) use upload::BODY_BYTES_MAX;

pub async fn page(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    let case = seat.open(case_id(&id)?, View::Duplicates, "elsewhere").await?;
    show(&seat, &case, &Sent::default(), Vec::new()).await
}

pub async fn post(seat: Seat, Path(id): Path<String>, form: Multipart) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    let (sent, pdf) = upload::parts(form).await?;
    let case = seat.open(id, View::Duplicates, "elsewhere").await?;
    let number = sent.text("number");
    let sha256 = match bring_back::looked_at(&seat.visit, &pdf, sent.text("checksum")).await? {
        Ok(sha256) => sha256,
        Err(unfit) => {
            let mut response = show(&seat, &case, &sent, vec![Fault { text: unfit.text, href: Some("#pdf".to_owned()) }]).await?;
            if unfit.ours {
                halt::come_back(&mut response);
            }
            return Ok(response);
        }
    };
    let doing = Doing { application: id, create: None, seen: sent.seen(), delivery: sent.delivery(), pin_to: None };
    match bring_back::record(&seat.visit, seat.actor.clone(), &case, number, &sha256, pdf, doing).await {
        Ok(_) => Ok(seat.visit.see_other(&path(id, "akta"))),
        Err(refused) => {
            let refused = match bring_back::trial(&seat.visit, &case) {
                Some(command) => friendlier(&seat, id, command, refused).await,
                None => refused,
            };
            let faults = faults_of(&seat, refused, Some("#number"))?;
            show(&seat, &case, &sent, faults).await
        }
    }
}

/// What officers call the outside registry; empty where there is none.
pub fn registry_name(seat: &Seat) -> &str {
    match &seat.visit.government.registry {
        Registry::Internal => "",
        Registry::External { name } => name,
    }
}

async fn show(seat: &Seat, case: &Application, sent: &Sent, faults: Vec<Fault>) -> Result<Response, Halt> {
    let service = service_of(seat, case)?;
    let standing = case.suspended.as_ref().is_some_and(|suspension| suspension.resumes_to == Stage::Recording);
    if case.stage != Stage::Recording && !standing {
        return Err(Refusal::NotNow { act: Act::RecordElsewhere, stage: case.stage }.into());
    }
    let registry = registry_name(seat);
    let number = case.receipt.as_ref().map_or_else(|| seat.say("registry-no-number"), ToString::to_string);
    let title = seat.say_with("elsewhere-title", &[("registry", registry), ("number", &number)]);
    let about = extract::about(&seat.visit, case).await?;
    let obstacle = bring_back::trial(&seat.visit, case).and_then(|command| Trial::new(seat, &service, case, &[]).about(about).obstacle(command));
    let body = html! {
        (ErrorSummary { words: seat.visit.words(), faults: &faults })
        h1.govuk-heading-l { (title) }
        @if let Some(refusal) = &obstacle {
            (Inset { body: html! { @for fault in super::lines(seat, refusal, None) { p.govuk-body { (fault.text) } } } })
        }
        @if let Some(suspension) = &case.suspended {
            (Inset { body: html! { p.govuk-body { (seat.say(&format!("suspension-{}", suspension.reason.key()))) } } })
        }
        h2.govuk-heading-m { (seat.say_with("elsewhere-key-title", &[("registry", registry)])) }
        p.govuk-body { (seat.say("elsewhere-key-text")) }
        (values(seat, &service, case))
        h2.govuk-heading-m { (seat.say("elsewhere-bring-title")) }
        (bring_form(seat, case, sent, &faults))
        p.govuk-body { a.govuk-link href=(path(case.id, "banding")) { (seat.say("registry-late-compare")) } }
    };
    Ok(seat.page(&title, Some("/petugas/registrasi?daftar=luar"), !faults.is_empty(), body))
}

/// First what papers and law decided, which the other system asks as choices, then every answer in the order of the form.
fn values(seat: &Seat, service: &Service, case: &Application) -> Markup {
    let visit = &seat.visit;
    let answers = extract::draft_answers(visit, case);
    let known = case.known_facts();
    let decided: Vec<SummaryRow> = service
        .needs
        .iter()
        .filter_map(|fact| Some((fact.as_str(), known.get(fact.as_str())?)))
        .map(|(fact, value)| SummaryRow { key: wording::fact_name(visit, fact), value: html! { (wording::fact(visit, fact, value)) }, change: None })
        .collect();
    let (copy, copied) = (seat.say("elsewhere-copy"), seat.say("elsewhere-copied"));
    html! {
        @if !decided.is_empty() { (SummaryList { words: visit.words(), rows: &decided }) }
        @for group in &service.groups {
            @let rows = rows_of(seat, service, &answers, group);
            @if !rows.is_empty() {
                h3.govuk-heading-s { (seat.say(&format!("group-{}", catalogue::texts::key_part(group)))) }
                (CopyList { rows: &rows, copy: &copy, copied: &copied })
            }
        }
    }
}

fn rows_of(seat: &Seat, service: &Service, answers: &Answers, group: &str) -> Vec<CopyRow> {
    let pages = service.pages.iter().filter(|page| page.group == group);
    let asked = pages.flat_map(|page| &page.fields).map(catalogue::FieldId::as_str);
    let entered = service.subject.entered_nik.iter().filter(|_| service.groups.first().is_some_and(|first| first == group));
    entered
        .map(|nik| nik.field.as_str())
        .chain(asked)
        .filter(|field| wording::tells(field) && !field.starts_with("delivery."))
        .filter_map(|field| {
            let value = typed(seat, service, field, answers.get(field)?);
            Some(CopyRow { id: format!("salin-{}", catalogue::texts::key_part(field)), label: wording::label(&seat.visit, field), value })
        })
        .collect()
}

/// As another system wants it typed: dates `31-12-2026`, numbers without blanks, everything else as people read it.
fn typed(seat: &Seat, service: &Service, field: &str, value: &str) -> String {
    match service.kind_of(field) {
        Some(FieldKind::Date { .. }) => parse_date(value).map_or_else(|| value.to_owned(), day_month_year),
        Some(FieldKind::Nik { .. } | FieldKind::FamilyCardNumber) => value.to_owned(),
        _ => wording::answer(&seat.visit, service, field, value),
    }
}

fn day_month_year(date: time::Date) -> String {
    format!("{:02}-{:02}-{:04}", date.day(), u8::from(date.month()), date.year())
}

fn bring_form(seat: &Seat, case: &Application, sent: &Sent, faults: &[Fault]) -> Markup {
    let (words, seen) = (seat.visit.words(), case.seq.to_string());
    let of = |href: &str| faults.iter().find(|fault| fault.href.as_deref() == Some(href)).map(|fault| fault.text.as_str());
    let number_hint = seat.say_with("elsewhere-number-hint", &[("code", &seat.visit.government.regency_code)]);
    html! {
        (Form {
            action: &path(case.id, "luar"), idempotency: &seat.visit.delivery_token("luar"), hidden: &[("seen", &seen)], multipart: true,
            body: html! {
                (TextInput {
                    field: Field { words, name: "number", label: &seat.say("elsewhere-number"), hint: Some(&number_hint), error: of("#number"), ..Field::default() },
                    value: sent.text("number"), width: Width::Chars30, autocomplete: Some("off"), ..TextInput::default()
                })
                (PdfUpload { field: Field { words, name: "pdf", label: &seat.say("elsewhere-pdf"), hint: Some(&seat.say("elsewhere-pdf-hint")), error: of("#pdf"), ..Field::default() } })
                (TextInput {
                    field: Field { words, name: "checksum", label: &seat.say("elsewhere-checksum"), hint: Some(&seat.say("elsewhere-checksum-hint")), ..Field::default() },
                    value: sent.text("checksum"), autocomplete: Some("off"), ..TextInput::default()
                })
                (Button { label: &seat.say("elsewhere-save"), accesskey: Some("s"), ..Button::default() })
            },
            ..Form::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::day_month_year;

    #[test]
    fn dates_are_keyed_day_first() {
        assert_eq!(day_month_year(time::macros::date!(2026 - 03 - 07)), "07-03-2026");
    }
}
