//! An event reported after the legal period: the head of office grants the registration or not (births: UU 24/2013 art. 32). No court.

use super::{case_id, faults_of, path, service_of, trial::{Trial, friendlier}, wording};
use crate::kernel::{Halt, Seat, Sent};
use crate::page::{Button, Choice, ErrorSummary, Fault, Field, Form, Notification, Radios, SummaryList, SummaryRow, Textarea, Tone};
use application::{Application, ApplicationId, Command, command::Act};
use axum::{extract::Path, response::Response};
use catalogue::{Service, service::FeeToday};
use maud::{Markup, html};
use people::View;

pub async fn page(seat: Seat, Path(id): Path<String>) -> Result<Response, Halt> {
    show(&seat, case_id(&id)?, &Sent::default(), Vec::new()).await
}

pub async fn post(seat: Seat, Path(id): Path<String>, sent: Sent) -> Result<Response, Halt> {
    let id = case_id(&id)?;
    let granted = match sent.text("decision") {
        "grant" => true,
        "deny" => false,
        _ => {
            let fault = Fault { text: seat.say("registry-late-missing"), href: Some("#decision".to_owned()) };
            return show(&seat, id, &sent, vec![fault]).await;
        }
    };
    let command = Command::DecideLate { granted, note: sent.text("reason").to_owned() };
    match seat.act(id, &sent, command.clone()).await {
        Ok(_) => Ok(seat.visit.see_other(&path(id, "terlambat"))),
        Err(halt) => {
            let halt = friendlier(&seat, id, command, halt).await;
            let faults = faults_of(&seat, halt, None)?;
            show(&seat, id, &sent, faults).await
        }
    }
}

async fn show(seat: &Seat, id: ApplicationId, sent: &Sent, faults: Vec<Fault>) -> Result<Response, Halt> {
    let case = seat.open(id, View::Duplicates, "late").await?;
    if case.facts.get("timing") != Some("late") {
        return Err(Halt::NotFound);
    }
    let service = service_of(seat, &case)?;
    let number = case.receipt.as_ref().map_or_else(|| seat.say("registry-no-number"), ToString::to_string);
    let title = seat.say_with("registry-late-title", &[("number", &number)]);
    let may_decide = Trial::new(seat, &service, &case, &[]).allows(Command::DecideLate { granted: true, note: String::new() });
    let body = html! {
        (ErrorSummary { words: seat.visit.words(), faults: &faults })
        h1.govuk-heading-l { (title) }
        (decided(seat, &case))
        h2.govuk-heading-m { (seat.say("registry-late-known")) }
        (SummaryList { words: seat.visit.words(), rows: &known(seat, &service, &case) })
        p.govuk-body { a.govuk-link href=(path(id, "banding")) { (seat.say("registry-late-compare")) } }
        @if may_decide { (form(seat, &case, sent)) }
    };
    Ok(seat.page(&title, Some("/petugas/registrasi?daftar=terlambat"), !faults.is_empty(), body))
}

fn decided(seat: &Seat, case: &Application) -> Markup {
    let Some(late) = &case.late else { return Markup::default() };
    let (key, tone) = if late.granted { ("registry-late-granted", Tone::Good) } else { ("registry-late-denied", Tone::Bad) };
    html! {
        (Notification {
            title: &seat.say(key), tone,
            body: html! {
                @if let Some((by, at)) = case.last(Act::DecideLate) { p { (wording::person(&seat.visit, by)) ", " (seat.visit.say_time(at)) } }
                @if !late.words.is_empty() { p { q { (late.words) } } }
                @if !late.granted { p { (seat.say("registry-late-denied-next")) } }
            },
        })
    }
}

/// Who, when it happened, when declared, how long after, what it costs today, who looked at the papers.
fn known(seat: &Seat, service: &Service, case: &Application) -> Vec<SummaryRow> {
    let visit = &seat.visit;
    let told = service.prints.iter().map(|print| &print.field).chain(&service.subject.card);
    let mut rows: Vec<SummaryRow> = told
        .filter_map(|field| Some((wording::label(visit, field.as_str()), wording::answer_of(visit, service, &case.answers, field.as_str())?)))
        .map(|(key, value)| SummaryRow { key, value: html! { (value) }, change: None })
        .collect();
    let mut add = |key: &str, value: String| rows.push(SummaryRow { key: seat.say(key), value: html! { (value) }, change: None });
    if let Some(declared) = case.declared_on {
        add("registry-late-declared", visit.say_date(declared));
        if let Some(happened) = service.event_date(&case.answers) {
            add("registry-late-days", visit.say_with("registry-late-days-count", &[("count", &(declared - happened).whole_days().to_string())]));
        }
    }
    if let Some((by, at)) = case.last(Act::Review) {
        add("registry-late-reviewed", format!("{}, {}", wording::person(visit, by), visit.say_time(at)));
    }
    for fee in &case.fees {
        rows.push(SummaryRow { key: seat.say(&format!("fee-{}-name", fee.fee)), value: fee_words(seat, fee), change: None });
    }
    rows
}

fn fee_words(seat: &Seat, fee: &FeeToday) -> Markup {
    let key = match (fee.waived, fee.amount_rupiah) {
        (_, 0) => "registry-fee-free",
        (true, _) => "registry-fee-waived",
        (false, _) => "registry-fee-due",
    };
    html! { (seat.say_with(key, &[("amount", &rupiah(fee.amount_rupiah))])) " (" (fee.basis) ")" }
}

/// `100000` is `100.000`.
fn rupiah(amount: u64) -> String {
    let digits = amount.to_string();
    let mut shown = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            shown.push('.');
        }
        shown.push(digit);
    }
    shown
}

/// `sent`: what was chosen and written before it was refused.
fn form(seat: &Seat, case: &Application, sent: &Sent) -> Markup {
    let choices = ["grant", "deny"].map(|value| Choice {
        value: value.to_owned(),
        label: seat.say(&format!("registry-late-{value}")),
        hint: Some(seat.say(&format!("registry-late-{value}-hint"))),
        checked: sent.text("decision") == value,
        ..Choice::default()
    });
    let (legend, seen) = (seat.say("registry-late-question"), case.seq.to_string());
    let (why, hint) = (seat.say("registry-late-why"), seat.say("registry-late-why-hint"));
    html! {
        (Form {
            action: &path(case.id, "terlambat"), idempotency: &seat.visit.delivery_token("late"), hidden: &[("seen", &seen)],
            body: html! {
                (Radios { field: Field { words: seat.visit.words(), name: "decision", label: &legend, ..Field::default() }, choices: &choices, ..Radios::default() })
                (Textarea { field: Field { words: seat.visit.words(), name: "reason", label: &why, hint: Some(&hint), ..Field::default() }, value: sent.text("reason"), rows: 3 })
                (Button { label: &seat.say("registry-late-send"), accesskey: Some("s"), ..Button::default() })
            },
            ..Form::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_grouped_by_thousands() {
        for (amount, shown) in [(0, "0"), (999, "999"), (1_000, "1.000"), (100_000, "100.000"), (1_234_567, "1.234.567")] {
            assert_eq!(rupiah(amount), shown);
        }
    }
}
