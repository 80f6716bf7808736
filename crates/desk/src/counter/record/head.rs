//! The top of a case: whose, which number, where it stands, how long it has; and what an officer must not overlook.

use super::super::{offered, queue_rows, shared::kitir_text, words};
use super::Look;
use crate::kernel::onward;
use crate::page::{Inset, Notification, SummaryList, SummaryRow, Tag, Tone, kitir_number};
use application::{Stage, action::Target, command::Act};
use maud::{Markup, html};

pub(super) fn title(look: &Look<'_>) -> String {
    let kitir = kitir_text(look.case);
    if kitir.is_empty() { look.seat.say("counter-record-draft") } else { look.seat.say_with("counter-record-title", &[("number", &kitir)]) }
}

pub(super) fn head(look: &Look<'_>) -> Markup {
    let (seat, case) = (look.seat, look.case);
    let visit = &seat.visit;
    let name = words::subject(&seat.visit, &case.service, &case.answers).map_or_else(|| seat.say(if case.erased.is_some() { "counter-name-erased" } else { "counter-no-name" }), str::to_owned);
    html! {
        h1 { (name) }
        p.lead {
            (words::service_name(visit, case.service.as_str())) " "
            @if let Some(number) = &case.receipt { (kitir_number(&number.to_string())) " " }
            (Tag { text: &words::stage_name(visit, case), tone: queue_rows::tone(case.stage) })
        }
        (SummaryList { words: visit.words(), rows: &rows(look) })
        (notices(look))
        (warnings(look))
    }
}

fn rows(look: &Look<'_>) -> Vec<SummaryRow> {
    let (seat, case) = (look.seat, look.case);
    let visit = &seat.visit;
    let row = |key: &str, value: String| SummaryRow { key: seat.say(key), value: html! { (value) }, change: None };
    let mut rows = Vec::new();
    if let Some(at) = case.submitted_at {
        rows.push(row("counter-record-sent", visit.say_time(at)));
    }
    if let Some(due) = case.due_at.filter(|_| case.handed_on_to.is_none()) {
        let text = if case.paused_since.is_some() { seat.say("counter-left-paused") } else { visit.say_time(due) };
        rows.push(row("counter-record-due", text));
    }
    if let Some(act) = case.due_act().filter(|_| case.stage.is_under_review()) {
        rows.push(row("counter-record-next", seat.say(&format!("counter-due-{}", queue_rows::step_key(act)))));
    }
    if let Some(responsible) = &case.responsible {
        let offices = [&responsible.ward, &responsible.district].map(|office| words::office_name(visit, office.as_str()));
        rows.push(row("counter-record-office", offices.join(", ")));
    }
    if let Some(to) = &case.handed_on_to {
        rows.push(row("counter-record-onward", city(visit, to)));
    }
    if let Some(from) = &case.received_from {
        rows.push(row("counter-record-received", city(visit, from)));
    }
    if let Some(helper) = case.helped_by() {
        rows.push(row("counter-record-helped", words::who(visit, helper)));
    }
    if let Some((_, holder)) = &case.claimed_by {
        rows.push(row("counter-record-holder", holder.clone()));
    }
    if let Some(registration) = &case.registration {
        rows.push(row("counter-record-number", registration.number.to_string()));
    }
    if let Some(entry) = &case.entry {
        rows.push(row("register-about", entry.number.to_string()));
    }
    for fee in case.fees.iter().filter(|fee| fee.amount_rupiah > 0) {
        let text = if fee.waived { seat.say("counter-fee-waived") } else if case.money.fee.is_some() { seat.say("counter-fee-paid") } else { seat.say_with("counter-fee", &[("rupiah", &rupiah(fee.amount_rupiah))]) };
        rows.push(row("counter-record-fee", text));
    }
    rows
}

fn city(visit: &crate::kernel::Visit, id: &catalogue::GovernmentId) -> String {
    onward::find(visit, id).map_or_else(|| id.to_string(), |government| government.city.clone())
}

/// `100000` as `100.000`.
fn rupiah(amount: u64) -> String {
    let digits = amount.to_string();
    let mut shown = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            shown.push('.');
        }
        shown.push(digit);
    }
    shown
}

/// What stands in the way or asks for an answer.
fn notices(look: &Look<'_>) -> Markup {
    let (seat, case) = (look.seat, look.case);
    let visit = &seat.visit;
    html! {
        @if case.round > 1 && case.stage.is_under_review() {
            (Inset { body: html! { p { (seat.say_with("counter-notice-round", &[("round", &case.round.to_string())])) } } })
        }
        @if let Some(returned) = &case.returned {
            (Inset { body: html! {
                p { (seat.say_with("counter-notice-returned", &[("who", &words::who(visit, &returned.by)), ("until", &visit.say_date(returned.until))])) }
                ul { @for item in &returned.items { li { (target_name(look, &item.target)) ": " (words::reason_text(visit, &item.code)) } } }
            } })
        }
        @if let Some((code, basis)) = &case.refusal {
            (Inset { body: html! { p { (words::reason_text(visit, code)) " " (visit.say_basis(basis)) } } })
        }
        @if let Some(suspension) = &case.suspended {
            (Inset { body: html! { p { (seat.say(&format!("suspension-{}", suspension.reason.key()))) " " (visit.say_time(suspension.since)) } } })
        }
        @if case.proposal.is_some() && !offered::may(seat, case, Act::ConfirmChange) {
            (Inset { body: html! { p { (seat.say("counter-notice-proposal")) } } })
        }
        @if case.late.as_ref().is_some_and(|late| !late.granted) { (Inset { body: html! { p { (seat.say("counter-notice-late-denied")) } } }) }
        @if let Some(hand_over) = case.hand_overs.last() {
            (Inset { body: html! { p { (seat.say_with("counter-notice-handed-over", &[("at", &visit.say_time(hand_over.at)),
                ("who", &seat.say(&format!("collector-{}", hand_over.collector.key())))])) } } })
        }
    }
}

pub(super) fn target_name(look: &Look<'_>, target: &Target) -> String {
    match target {
        Target::Document(slot) => words::slot_name(&look.seat.visit, slot),
        Target::Field(field) => words::field_label(&look.seat.visit, field),
    }
}

/// What the rules want looked at again; they block nothing.
fn warnings(look: &Look<'_>) -> Markup {
    let (seat, case) = (look.seat, look.case);
    if case.stage.is_final() || case.stage.is_in_register() && case.stage != Stage::Registered {
        return html! {};
    }
    let visit = &seat.visit;
    let on = case.declared_on.unwrap_or_else(|| visit.today());
    let warnings = look.service.warnings(&case.answers, on, &visit.government);
    html! {
        @if !warnings.is_empty() {
            (Notification {
                title: &seat.say("counter-warnings"),
                body: html! { ul { @for warning in &warnings {
                    li { (words::field_label(visit, &warning.field)) ": " (visit.speech().say_problem(warning)) }
                } } },
                tone: Tone::Attention,
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::rupiah;

    #[test]
    fn amounts_are_written_the_indonesian_way() {
        for (amount, shown) in [(0, "0"), (500, "500"), (1_000, "1.000"), (100_000, "100.000"), (1_250_000, "1.250.000")] {
            assert_eq!(rupiah(amount), shown);
        }
    }
}
